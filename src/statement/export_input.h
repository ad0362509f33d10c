/* SPDX-License-Identifier: BSD-2-Clause */
/* The HTML that the programs of an export read. */
#ifndef AVOW_STATEMENT_EXPORT_INPUT_H
#define AVOW_STATEMENT_EXPORT_INPUT_H

#include "base/buffer.h"
#include "statement/page.h"

/*
 * Appends a statement as pandoc makes a Word file of it: the text with a table
 * in the place of each drawing, its title, organisation and language; on a
 * draft what says that it is one.
 */
void export_input_text(struct buffer *html, const struct page *page);

#endif
