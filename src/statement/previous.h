/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The period before, as a template names it: `previous`, with its fields, its
 * tables and `previous.period` (avow.5, "STATEMENTS AND PARTS").
 */
#ifndef AVOW_STATEMENT_PREVIOUS_H
#define AVOW_STATEMENT_PREVIOUS_H

#include "statement/statement.h"

/* Adds `previous` to the values of a statement whose earlier periods are set.
 * What it holds is made when a template asks for it. */
void previous_add(struct statement *statement);

/* The table that a fence calls "previous.NAME"; NULL: it names none. */
struct table *previous_table(const struct statement *statement,
                             struct str name);

#endif
