/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The predicates that conditions are made of (avow.5, "LAWS"): one row of a
 * table each. A new one is a row in predicate.c and a function in one of the
 * predicate_*.c.
 */
#ifndef AVOW_STATEMENT_PREDICATE_H
#define AVOW_STATEMENT_PREDICATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/text.h"
#include "data/decimal.h"
#include "statement/concordance.h"
#include "statement/evaluation.h"

enum argument_kind {
    ARGUMENT_NAME,   /* of a field, a table, a column, an area; or a code */
    ARGUMENT_DATE,   /* of a field, `today`, or written out */
    ARGUMENT_NUMBER, /* as decimal_read() takes it */
    ARGUMENT_COUNT,  /* a whole number, up to ARGUMENT_COUNT_MAX */
    ARGUMENT_DAY,    /* a day of each year, such as 05-31 */
};

#define ARGUMENT_COUNT_MAX 100000

struct argument {
    struct str text;       /* as written */
    struct decimal number; /* ARGUMENT_NUMBER */
    int count;             /* ARGUMENT_COUNT */
    struct date date;      /* ARGUMENT_DATE that is written out; else zeroed;
                              of ARGUMENT_DAY the year has no meaning */
};

/* One predicate with its arguments, as it stands in a law. */
struct call {
    struct call *next;
    const struct predicate *predicate;
    bool negated;
    const struct argument *arguments;
    size_t argument_count;
    const struct str *phrases;   /* those after the colon, white space single */
    const struct sought *sought; /* the same, to be looked for in a document */
    size_t phrase_count;
};

struct predicate {
    const char *name;
    const char *usage; /* "at-least FIELD NUMBER" */
    enum argument_kind kinds[4];
    size_t least; /* arguments */
    bool repeats; /* the last one may stand any number of times */
    bool listed;  /* wants a colon and a list behind it */
    enum truth (*holds)(const struct call *call, struct evaluation *evaluation);
};

/* The row of that name, or NULL. */
const struct predicate *predicate_find(struct str name);

/* The row of that number, from 0; NULL: there are no more. */
const struct predicate *predicate_row(size_t number);

/* Offers every predicate's name to `nearest`. */
void predicate_offer(struct nearest *nearest);

/* Fields: predicate_value.c */
enum truth predicate_given(const struct call *, struct evaluation *);
enum truth predicate_any_given(const struct call *, struct evaluation *);
enum truth predicate_is(const struct call *, struct evaluation *);
enum truth predicate_names(const struct call *, struct evaluation *);
enum truth predicate_at_least(const struct call *, struct evaluation *);
enum truth predicate_at_most(const struct call *, struct evaluation *);

/* Dates: predicate_date.c */
enum truth predicate_after(const struct call *, struct evaluation *);
enum truth predicate_not_after(const struct call *, struct evaluation *);
enum truth predicate_within_months(const struct call *, struct evaluation *);
enum truth predicate_within_month_ends(const struct call *,
                                       struct evaluation *);
enum truth predicate_within_days(const struct call *, struct evaluation *);
enum truth predicate_by_day(const struct call *, struct evaluation *);
enum truth predicate_months(const struct call *, struct evaluation *);
enum truth predicate_calendar_months(const struct call *, struct evaluation *);
enum truth predicate_after_previous(const struct call *, struct evaluation *);
enum truth predicate_follows_previous(const struct call *, struct evaluation *);

/* Tables: predicate_rows.c */
enum truth predicate_rows(const struct call *, struct evaluation *);
enum truth predicate_rows_give(const struct call *, struct evaluation *);

/* The cells of tables: predicate_rows_text.c */
enum truth predicate_rows_shown(const struct call *, struct evaluation *);
enum truth predicate_rows_within_days(const struct call *, struct evaluation *);
enum truth predicate_rows_not_overdue(const struct call *, struct evaluation *);

/* Sections marked with an area: predicate_area.c */
enum truth predicate_area_words(const struct call *, struct evaluation *);
enum truth predicate_area_table(const struct call *, struct evaluation *);
enum truth predicate_area_figure(const struct call *, struct evaluation *);
enum truth predicate_area_says(const struct call *, struct evaluation *);

/* The text as it can be read: predicate_text.c */
enum truth predicate_shown(const struct call *, struct evaluation *);
enum truth predicate_says(const struct call *, struct evaluation *);
enum truth predicate_no_placeholders(const struct call *, struct evaluation *);

/* Language and plainness: predicate_language.c */
enum truth predicate_language(const struct call *, struct evaluation *);
enum truth predicate_sentence_words(const struct call *, struct evaluation *);
enum truth predicate_abbreviations_explained(const struct call *,
                                             struct evaluation *);

/* Addresses and telephone numbers: predicate_contacts.c */
enum truth predicate_no_contacts(const struct call *, struct evaluation *);

/* The periods before: predicate_previous.c */
enum truth predicate_has_previous(const struct call *, struct evaluation *);
enum truth predicate_text_differs(const struct call *, struct evaluation *);

/* The statement as a whole: predicate_whole.c */
enum truth predicate_no_gaps(const struct call *, struct evaluation *);
enum truth predicate_no_empty_sections(const struct call *,
                                       struct evaluation *);
enum truth predicate_homepage_link(const struct call *, struct evaluation *);
enum truth predicate_published(const struct call *, struct evaluation *);

#endif
