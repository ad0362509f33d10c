/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The HTML of a document's body.
 */
#ifndef AVOW_DOCUMENT_BODY_H
#define AVOW_DOCUMENT_BODY_H

#include "document/make.h"
#include "document/tree.h"

/* Prints a tree that has been gone through; the HTML lives in make->arena. */
struct str body_html(struct make *make, struct cmark_node *root);

#endif
