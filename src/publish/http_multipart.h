/* SPDX-License-Identifier: BSD-2-Clause */
/* A body in parts (multipart/form-data, RFC 7578). */
#ifndef AVOW_PUBLISH_HTTP_MULTIPART_H
#define AVOW_PUBLISH_HTTP_MULTIPART_H

#include "data/value.h"
#include "publish/target.h"
#include "template/parse.h"

/*
 * Makes a body of a template whose lines are parts, "name: template", each
 * filled by itself, so that a value may have lines of its own. A name may be
 * followed by "; filename=…" and "; type=…". `boundary` stands nowhere in it.
 */
MUST_USE struct result http_multipart(struct target *target,
                                      const struct template *template,
                                      const struct value *values,
                                      struct str *body, const char **boundary);

#endif
