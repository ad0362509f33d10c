/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * In which characters a page is written, by what a browser goes by: its byte
 * order mark, then the header Content-Type, then its own meta element. Without
 * any of them it is taken for UTF-8, or for windows-1252 where it is not that.
 */
#ifndef AVOW_PUBLISH_CHARSET_H
#define AVOW_PUBLISH_CHARSET_H

#include <stdbool.h>

#include "base/memory.h"
#include "base/text.h"

struct charset {
    struct str header; /* as the header names it; empty: it does not */
    struct str meta;   /* as the page names it; empty: it does not */
    bool differ;       /* both do, and mean different ones */
    bool utf8;         /* it was read as UTF-8, which it is */
};

/* The media type of a header Content-Type, such as "text/html". */
struct str charset_media_type(struct str content_type);

/*
 * Makes UTF-8 of a page, which is borrowed where it is that. False: `why` says
 * that its charset is not known here. `charset` is set in any case.
 */
bool charset_decode(struct arena *arena, struct str bytes,
                    struct str content_type, struct charset *charset,
                    struct str *text, const char **why);

#endif
