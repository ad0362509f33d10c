/* SPDX-License-Identifier: BSD-2-Clause */
/* What `avow check` has to say, in each of its formats. */
#ifndef AVOW_CMD_CHECK_OUTPUT_H
#define AVOW_CMD_CHECK_OUTPUT_H

#include "cmd/common/command.h"
#include "statement/checked.h"
#include "statement/sarif.h"

enum check_format {
    CHECK_TEXT,
    CHECK_JSON,
    CHECK_SARIF,
    CHECK_HTML,
};

/* What is kept over all projects, and written at the end. */
struct check_output {
    enum check_format format;
    const char *path; /* NULL: standard output */
    struct arena *arena;
    const char *base;     /* the current folder */
    struct value *checks; /* CHECK_JSON */
    struct sarif *sarif;  /* CHECK_SARIF */
    struct buffer page;   /* CHECK_HTML */
    size_t pages;
};

/* One that has nothing yet; false: the current folder is not known, and so
 * much was printed. */
MUST_USE bool check_output_begin(struct check_output *output,
                                 struct arena *arena, enum check_format format,
                                 const char *path);

/* Prints one statement's check as text. */
void check_print(const struct checked *checked);

/*
 * Takes one statement's check, to be written at the end. False: errors were
 * added, such as that a page for people is of one statement.
 */
MUST_USE bool check_output_add(struct check_output *output, struct shelf *shelf,
                               const struct checked *checked,
                               struct diagnostics *all);

/* Writes all that was added; `status` is what the command ends with so far.
 * Returns what it ends with. */
enum status check_output_end(struct check_output *output, struct date today,
                             enum status status);

#endif
