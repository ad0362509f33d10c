/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A table as Markdown: its caption in a paragraph "Table: …" and its cells
 * between pipes, whatever it was made from.
 */
#ifndef AVOW_DOCUMENT_RESOLVE_TABLE_H
#define AVOW_DOCUMENT_RESOLVE_TABLE_H

#include "document/make.h"
#include "document/table_print.h"

/* Appends the table. `margin` is what stands before each further line. */
void resolve_table(struct make *make, struct buffer *out,
                   const struct table_print *table, struct str margin);

/* Ends a line, has one follow with nothing but the margin, and begins the
 * next. */
void resolve_blank(struct buffer *out, struct str margin);

/* A margin without the white space at its end, where nothing follows it. */
struct str resolve_trimmed(struct str margin);

#endif
