/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * How much of a statement a page shows, where it does not show all of it: its
 * paragraphs, items and cells one by one; and its runs of words.
 */
#ifndef AVOW_PUBLISH_PASSAGES_H
#define AVOW_PUBLISH_PASSAGES_H

#include "publish/match.h"
#include "publish/words.h"

struct passages {
    size_t count; /* of the statement, those of fewer than three words not */
    size_t shown; /* of these, on the page as they are */
    size_t missing_from, missing_to; /* words of the first that is not */
};

/* `page` has the folded numbers of a page's words. */
struct passages passages_count(struct arena *arena,
                               const struct words *approved, struct run page);

/* Of a hundred runs of five words of `text` so many stand in `page`. */
unsigned passages_percent(struct arena *arena, struct run text,
                          struct run page);

#endif
