/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a statement says of itself before there is a schema to read it by: its
 * pack, its language, and the statement that it translates.
 */
#ifndef AVOW_STATEMENT_EARLY_H
#define AVOW_STATEMENT_EARLY_H

#include "data/ini.h"
#include "statement/given.h"

/* The files that say it; a later one comes before those above it. */
struct early {
    const struct ini *organisation; /* avow.ini; NULL in a single file */
    const struct ini *original;     /* NULL: it is no translation */
    const struct ini *period;       /* its own statement.ini */
};

/* A key of [statement], or an empty text placed at the statement's file. */
struct given_field early_value(const struct early *early, const char *key);

/*
 * Finds the statement that this one translates, and sets `original` when there
 * is one. False: an error was added: the project has no such statement, or
 * this one names no language of its own.
 */
MUST_USE bool early_find_original(struct arena *arena, const char *root,
                                  struct early *early, struct diagnostics *all);

#endif
