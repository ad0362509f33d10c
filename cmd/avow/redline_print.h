/* SPDX-License-Identifier: BSD-2-Clause */
/* What changed from one text to another, on the terminal. */
#ifndef AVOW_CMD_REDLINE_PRINT_H
#define AVOW_CMD_REDLINE_PRINT_H

#include "statement/redline_page.h"

/* Prints what is not the same, under the headings that it stands under, and
 * then how much of each kind there is. */
void redline_print(const struct redline *redline, struct redline_names names);

#endif
