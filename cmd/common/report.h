/* SPDX-License-Identifier: BSD-2-Clause */
/* Diagnostics as a person reads them; the only writer of them. */
#ifndef AVOW_CMD_REPORT_H
#define AVOW_CMD_REPORT_H

#include <stdio.h>

#include "base/diagnostic.h"

/*
 * Prints all that was collected: place, level, text, the source line with a
 * caret, the second place, the remedy. In colour only on a terminal, and never
 * with NO_COLOR. A finding (one with an id) is printed by its legal level:
 * must, should, may.
 */
void report_print(FILE *out, const struct diagnostics *all);

/* Whether it would be in colour, and the same where that is settled. */
bool report_in_colour(FILE *out);
void report_print_as(FILE *out, bool colour, const struct diagnostics *all);

/* Prints text that came from a file without its control characters. */
void report_text(FILE *out, struct str text);

/* A line of that on standard output. */
void report_line(const char *text);

/* The name of a statement on standard output: its project and its period, or
 * the period alone where one stands in the project's folder. */
void report_name(const char *project, const char *period);

#endif
