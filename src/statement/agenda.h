/* SPDX-License-Identifier: BSD-2-Clause */
/* The deadlines of many statements together, as a calendar. */
#ifndef AVOW_STATEMENT_AGENDA_H
#define AVOW_STATEMENT_AGENDA_H

#include "base/buffer.h"
#include "statement/due.h"
#include "statement/project.h"

struct agenda_item {
    struct agenda_item *next;
    const char *project; /* as the user would type it */
    const char *period;
    const char *organisation; /* its name, or the project's folder */
    const char *label;
    const char *law; /* its title */
    const char *source;
    const char *address; /* of the law's text; NULL: not said */
    const char *id;
    const char *row; /* "" or the id of the table's row */
    struct date date;
    const char *days; /* "in 61 days" */
    enum due_state state;
};

struct agenda {
    struct arena *arena;
    struct agenda_item *first; /* the earliest first */
};

/*
 * Adds the deadlines of a statement. All texts are copied into the agenda's
 * arena. A statement that was withdrawn, or that is a translation of another
 * one, has none.
 */
void agenda_add(struct agenda *agenda, const struct project *project,
                const struct member *member, struct date today);

/*
 * Writes them as a calendar (data/calendar.h) that was made on `today`: those
 * that are open remind a month, two weeks and a week before. False: there is
 * none, and a calendar without a day is not valid.
 */
MUST_USE bool agenda_calendar(const struct agenda *agenda, struct buffer *out,
                              const char *version, struct date today);

#endif
