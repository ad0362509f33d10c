/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A project: one organisation's folder with its statements, in the order of
 * their periods; or a statement in a single file (avow.5, "A PROJECT").
 */
#ifndef AVOW_STATEMENT_PROJECT_H
#define AVOW_STATEMENT_PROJECT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostic.h"
#include "base/folder.h"
#include "statement/appearance.h"
#include "statement/receipt.h"
#include "statement/record.h"
#include "statement/shelf.h"
#include "statement/statement.h"

/* One of a project's statements. */
struct member {
    const char *file;            /* its statement.ini */
    const char *period;          /* the name of its folder */
    const struct folder *listed; /* that folder, as it was when the project was
                                    opened; closed since then */
    struct record *record;       /* of its approval, or NULL */
    struct receipt *receipts;    /* of its publications, the newest first */
    struct statement *statement; /* NULL: nothing could be made of it */
    struct statement *stand_in;  /* for it, from its record, where it is NULL;
                                    NULL as well: stand_in.h */
    struct date period_start, period_end;
    const char *language;       /* its tag, or "" where that is not known */
    const char *translation_of; /* the period that it translates, or "" */
    bool wanted;                /* the path that was given names it */
    bool approved;              /* it has a record, be it sound or not; one in a
                                   single file never has */
    bool usable; /* what was asked for was loaded without an error */
};

struct project {
    const char *folder;
    const struct ini *organisation;      /* avow.ini; NULL in a single file */
    bool sound;                          /* there is no fault in that */
    const struct appearance *appearance; /* of its pages */
    /* The earliest period first; a translation before what it translates. */
    struct member *members;
    size_t count;
    struct folder listed; /* as it was when the project was opened */
};

/* What is loaded of a project. */
enum project_need {
    PROJECT_PUBLIC,  /* records of what is approved, sources of the rest */
    PROJECT_SOURCES, /* records, receipts and sources of all, and laws */
};

/* Whether a folder of a project may be a period: those that avow writes, and
 * that of its parts, are none, whatever they hold. */
bool project_may_be_period(const char *name);

/*
 * Opens what `path` names: a project's folder or its avow.ini, one period's
 * folder or its statement.ini (only that is wanted then), or a single file.
 * Errors are added for all wanted statements; the faults of the others are
 * left for when they are wanted. NULL: `path` names no project, or it cannot be
 * told which periods it has and which are approved; errors were added.
 *
 * The sources of an approved statement may have moved away from it or be gone:
 * their faults are not added, and its `statement` is NULL then.
 */
struct project *project_open(struct arena *arena, struct shelf *shelf,
                             const char *path, enum project_need need,
                             struct diagnostics *all);

/*
 * Adds what is wrong with the sources of a member that has no statement, and
 * that what was approved is not touched by it.
 */
void project_tell_faults(struct arena *arena, struct shelf *shelf,
                         const struct project *project, struct member *member,
                         struct diagnostics *all);

/*
 * The folder of the project that a path names, of which nothing is loaded;
 * NULL: it names none. Two that name one project may do so in other words.
 */
const char *project_folder(struct arena *arena, const char *path);

/*
 * Whether `other` is the same statement in another language: one of the two is
 * a translation of the other, or both are of a third.
 */
bool member_is_same_statement(const struct member *member,
                              const struct member *other);

/*
 * Whether something of that name may stand in the project's folder. To look for
 * what is not there costs more than for what is; and it has been listed.
 */
bool project_may_have(const struct project *project, const char *name);

/* What a user types for the project of a member: its folder, or the single
 * file. */
const char *project_path(const struct project *project,
                         const struct member *member);

/* The text of a key in avow.ini, or an empty one. */
struct str project_text(const struct project *project, const char *section,
                        const char *key);

#endif
