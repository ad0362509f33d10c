/* SPDX-License-Identifier: BSD-2-Clause */
/* What the files that read a form have in common; for form_*.c alone. */
#ifndef AVOW_STATEMENT_FORM_PARTS_H
#define AVOW_STATEMENT_FORM_PARTS_H

#include "statement/form.h"
#include "statement/keys.h"

/* Where the reading has come to: what stands below is in what was last. */
struct form_reader {
    struct keys keys;
    struct form *form;
    struct form_part *part;
    struct form_section *section;
    struct form_page *page;
    size_t questions;
};

void form_read_page(struct form_reader *reader,
                    const struct ini_section *section);
void form_read_question(struct form_reader *reader,
                        const struct ini_section *section);
void form_read_rule(struct form_reader *reader,
                    const struct ini_section *section);

/* Connects what names another: questions and pages, options, columns. */
void form_connect(struct form_reader *reader, const struct ini *ini);

#endif
