/* SPDX-License-Identifier: BSD-2-Clause */
/* A file on a host that speaks HTTP, for every target that keeps files so. */
#ifndef AVOW_PUBLISH_HTTP_FILE_H
#define AVOW_PUBLISH_HTTP_FILE_H

#include "publish/target.h"
#include "publish/transfer.h"

/* No file that is fetched to be compared is larger, in bytes. */
#define HTTP_FILE_MAX ((size_t)64 * 1024 * 1024)

/*
 * What the host holds at an address: asked by HEAD, or fetched where the
 * content is wanted or HEAD tells no size. 404 and 410 say that nothing is
 * there. `headers` go along; NULL: none.
 */
MUST_USE struct result http_file_look(struct transfer *transfer,
                                      const char *url,
                                      const char *const *headers, bool content,
                                      struct held *held);

/*
 * Sees that the host holds a file as it was sent: by its size, or where it
 * does not tell that, by its bytes. RESULT_PASSING where it does not.
 */
MUST_USE struct result http_file_confirm(struct transfer *transfer,
                                         struct arena *arena, const char *url,
                                         const char *const *headers,
                                         const struct upload *upload);

#endif
