/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef AVOW_STATEMENT_UNLISTED_H
#define AVOW_STATEMENT_UNLISTED_H

#include "statement/years.h"

/*
 * Adds a note for each PDF, HTML or word processor's file in a folder of
 * public/ that is neither of a record nor of an earlier statement: one that is
 * listed no longer stays public, and is published with the rest. It is not
 * known whether avow or somebody else put it there, so that it is left.
 */
void unlisted_report(struct arena *arena, const struct project *project,
                     const struct years *years, const char *folder,
                     struct diagnostics *all);

#endif
