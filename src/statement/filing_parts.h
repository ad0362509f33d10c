/* SPDX-License-Identifier: BSD-2-Clause */
/* What the files that make a filing have in common; for filing_*.c alone. */
#ifndef AVOW_STATEMENT_FILING_PARTS_H
#define AVOW_STATEMENT_FILING_PARTS_H

#include "statement/filing.h"

struct filing_maker {
    struct arena *arena;
    struct filing *filing;
    struct diagnostics *findings;
};

/* Finds the answers of a page, one a question and row. */
void filing_find(struct filing_maker *maker, struct filed_page *page);

/* Holds the answers of a page against its rules. */
void filing_hold(struct filing_maker *maker, struct filed_page *page);

#endif
