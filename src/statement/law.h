/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Laws: sets of requirements, dated and sourced, read from
 * statements/laws/NAME.ini (avow.5, "LAWS"). No code here knows a country.
 */
#ifndef AVOW_STATEMENT_LAW_H
#define AVOW_STATEMENT_LAW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/diagnostic.h"
#include "base/memory.h"

enum requirement_level {
    LEVEL_MUST,
    LEVEL_SHOULD,
    LEVEL_MAY,
};

struct condition;  /* statement/condition.h */
struct deadline;   /* statement/deadline.h */
struct phrasebook; /* statement/phrasebook.h */

/* Its texts are single lines. */
struct requirement {
    struct requirement *next;
    const char *id;
    enum requirement_level level;
    const char *source;  /* "section 54(6)(a)" */
    const char *asks;    /* a sentence */
    const char *mend;    /* a sentence; NULL: not said */
    const char *example; /* what would meet it; NULL: not said */
    struct date effective_from, effective_to; /* zeroed: open */
    /* NULL: always. It is one for all of a law's that are written alike. */
    const struct condition *when;
    const struct condition *test;
    struct place at;
};

struct law {
    const char *name;
    const char *title;
    const char *jurisdiction; /* NULL: not said */
    const char *source;       /* an address; NULL: not said */
    bool pending;
    struct date effective_from, effective_to;
    const struct condition *required_when; /* NULL: not said */
    struct requirement *first;
    struct deadline *deadlines;
};

/*
 * Reads a law. The file's name without ".ini" is the law's. Its phrases get
 * numbers in the phrasebook, unless that is NULL. NULL: errors were
 * added for all faults of the file: an unknown key, level or predicate, a
 * wrong number of arguments, a requirement without source, asks or test.
 */
const struct law *law_read(struct arena *arena, struct phrasebook *phrasebook,
                           const char *path, struct diagnostics *all);

#endif
