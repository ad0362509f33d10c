/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The Word file whose styles, paper, header and footer pandoc takes for an
 * export: a theme's word/document.xml, styles.xml, header.xml and footer.xml,
 * filled as its page is (avow.5, "EXPORTED FILES").
 */
#ifndef AVOW_STATEMENT_EXPORT_WORD_H
#define AVOW_STATEMENT_EXPORT_WORD_H

#include "base/buffer.h"
#include "statement/page.h"

/* Appends it to `out`, which is empty. False: errors were added. */
MUST_USE bool export_word(struct arena *arena, struct buffer *out,
                          struct shelf *shelf, const struct page *page,
                          struct diagnostics *all);

/* A file of the page's theme, else of the one that it is laid over, else of the
 * usual one; NULL: none of them has it. */
const char *export_theme_file(struct arena *arena, struct shelf *shelf,
                              const struct page *page, const char *name);

#endif
