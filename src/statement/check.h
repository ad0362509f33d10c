/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Holding a statement against laws: an outcome for every requirement, so that
 * a report can show what is met, and where, as well as what is not.
 */
#ifndef AVOW_STATEMENT_CHECK_H
#define AVOW_STATEMENT_CHECK_H

#include "statement/evaluation.h"
#include "statement/law.h"
#include "statement/statement.h"

enum outcome_kind {
    OUTCOME_MET,
    OUTCOME_UNMET,
    OUTCOME_UNKNOWN,
    OUTCOME_NOT_APPLICABLE,
};

struct outcome {
    struct outcome *next;
    const struct law *law;
    const struct requirement *requirement;
    enum outcome_kind kind;
    size_t findings; /* places where it is unmet; 0: it is not */
    /* All of it is nothing where it was not to be told: */
    struct place at;         /* what shows it, or what to edit */
    const char *why;         /* NULL when met */
    const char *mend;        /* NULL: as the requirement has it */
    const struct spot *more; /* further places, when unmet */
};

/* One law held against one statement. */
struct verdict {
    struct verdict *next;
    const struct law *law;
    bool in_force;            /* on the last day of the period */
    bool held;                /* what is in force; a pending law if asked for */
    const char *why_not;      /* it was not held; NULL where it was */
    enum truth required;      /* or voluntary; or it cannot be told, or the law
                                 does not say */
    struct place required_at; /* what tells so */
    const char *required_why; /* NULL where the law does not say */
    struct outcome *first;
};

/* Whether a law is in force on the last day of a statement's period, or today
 * where that is not known. */
bool law_in_force(const struct law *law, const struct statement *statement,
                  struct date today);

/* Which laws are held against a statement. */
enum check_scope {
    CHECK_IN_FORCE,
    CHECK_PENDING_TOO, /* as if they were law already, whatever their dates */
};

/* Which outcomes are told of, and not only known. */
enum check_telling {
    CHECK_TELL_ALL,
    CHECK_TELL_UNMET, /* for check_report() */
    CHECK_TELL_NONE,  /* for check_report_counts() and check_count(): it takes
                         a fraction of the time */
};

/*
 * Holds the statement against each of the laws, in this order. A law
 * or requirement not in force on the last day of the period (or today, where
 * it has none) has no outcome, nor has a pending law that is not asked for.
 * Everything lives in the arena.
 */
struct verdict *check_statement(struct arena *arena,
                                const struct statement *statement,
                                const struct law *const *laws, size_t law_count,
                                struct date today, enum check_scope scope,
                                enum check_telling telling);

/*
 * Adds a finding for every place where a requirement of a law in force is
 * unmet: first what must be (an error), then what should (a warning) and what
 * may (a note), each with the requirement's id and its remedy.
 */
void check_report(const struct verdict *verdicts, struct diagnostics *all);

/* Adds no more than how many findings there are, of each level. */
void check_report_counts(const struct verdict *verdicts,
                         struct diagnostics *all);

/* The same as check_report() for pending laws that were held against it: a note
 * each. */
void check_report_pending(const struct verdict *verdicts,
                          struct diagnostics *all);

/* How many outcomes of a kind there are at a level, over all verdicts of laws
 * in force. */
size_t check_count(const struct verdict *verdicts, enum requirement_level level,
                   enum outcome_kind kind);

#endif
