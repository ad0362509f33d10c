/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What is sent to an endpoint of HTTP, as templates in avow.ini say it: the
 * query of the url, the headers, and the body, each with values put in that
 * are escaped as the place wants it.
 */
#ifndef AVOW_PUBLISH_HTTP_TEMPLATE_H
#define AVOW_PUBLISH_HTTP_TEMPLATE_H

#include "publish/target.h"
#include "template/parse.h"

enum body_type {
    BODY_RAW,       /* values as they are */
    BODY_JSON,      /* within JSON's strings */
    BODY_FORM,      /* name=value&…, percent-encoded */
    BODY_MULTIPART, /* a line a part: "name: value" */
};

struct http_template {
    const struct template *query;   /* NULL: none */
    const struct template *headers; /* NULL: none; a line each */
    const struct template *body;    /* NULL: the file as it is */
    enum body_type type;
};

/*
 * Reads the templates of a target, and fills each once, so that a name that
 * there is not is told before anything is sent. RESULT_LASTING for a fault.
 */
MUST_USE struct result http_template_read(struct target *target,
                                          struct http_template *template);

/* A request that is filled: all of it lives in the target's arena. */
struct http_filled {
    const char *query;          /* "" without one */
    const char *const *headers; /* with Content-Type; ended by NULL */
    struct str body;
};

/* Fills them for a file. */
MUST_USE struct result http_template_fill(struct target *target,
                                          const struct http_template *template,
                                          const struct upload *upload,
                                          struct http_filled *filled);

#endif
