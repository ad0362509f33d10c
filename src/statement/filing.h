/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a statement answers to a registry's form: each question with its answer
 * or the lack of one, what the form would refuse, and how far it is filled in.
 */
#ifndef AVOW_STATEMENT_FILING_H
#define AVOW_STATEMENT_FILING_H

#include "base/date.h"
#include "statement/form.h"
#include "statement/statement.h"

/* How far a page or a section is, as forms have it. */
enum filed_state {
    FILED_NOT_STARTED,
    FILED_IN_PROGRESS,
    FILED_COMPLETED,
};

/* What the form would refuse. */
struct filed_fault {
    struct filed_fault *next;
    const char *text;
};

struct filed_answer {
    struct filed_answer *next; /* of the page; those of a row together */
    const struct form_question *question;
    size_t row;  /* 1 is the first; 0: the page has no rows */
    bool asked;  /* false: only with an option that is not chosen */
    bool given;  /* by a field, a passage, or what can be told otherwise */
    bool needed; /* without it the page is not completed */
    bool own;    /* a field gives it that only the form asks for */
    /* As it is typed: paragraphs with blank lines between, several options on
     * lines of their own. */
    struct str text;
    const struct choice **chosen;
    size_t chosen_count;
    struct date date;        /* of a date; else zeroed */
    const struct str *items; /* what is typed one by one: countries, or the
                                day, the month and the year */
    size_t item_count;
    const struct heading **headings; /* that answer it */
    size_t heading_count;
    size_t length;       /* of the text, as the form counts */
    const char *reason;  /* where no field gives it: what tells so; or NULL */
    struct place at;     /* of the value; of one that is missing, where to
                            write it */
    const char *write;   /* how it is written there: "'url' in [site]"; NULL: no
                            field is for it */
    const char *instead; /* how it is said to the form alone, where the
                            statement gives it: "'url' in [registry]"; or NULL
                          */
    struct place write_at; /* where it would be */
    bool recorded;         /* only an approval gives it */
    struct filed_fault *faults;
};

struct filed_page {
    struct filed_page *next;
    const struct form_page *page;
    struct filed_answer *first;
    const struct value *rows; /* the table whose rows are asked for, or NULL */
    size_t row_count;         /* that are asked for */
    bool optional;            /* nothing on it is needed, nor given */
    bool faulty;              /* it, or an answer on it, has faults */
    struct filed_fault *faults; /* of several answers, or of the rows */
    bool asked;
    enum filed_state state;
};

struct filed_section {
    struct filed_section *next;
    const struct form_section *section;
    const struct form_part *part;
    struct filed_page *first;
    enum filed_state state;
};

struct filing {
    const struct form *form;
    const struct statement *statement;
    const struct locale *locale; /* that the form is in */
    struct date today;
    int year; /* that is chosen first; 0: it cannot be told */
    struct filed_section *first;
    size_t completed, count; /* sections */
    size_t required_completed, required_count;
};

/*
 * The file in the period's folder that answers what only the form asks for:
 * "2024-25/registry-uk.ini", or with the ending ".csv".
 */
const char *filing_file(struct arena *arena, const struct form *form,
                        const struct statement *statement, const char *ending);

/*
 * Reads these files and lays what they say into the values of a statement
 * whose document was made. False: errors were added.
 */
MUST_USE bool filing_lay(struct arena *arena, const struct form *form,
                         const struct locale *locale,
                         struct statement *statement, struct diagnostics *all);

/*
 * Finds the answers, holds them against the form's rules and adds a finding
 * for each fault, with its place. All of it lives in the arena.
 */
struct filing *filing_make(struct arena *arena, const struct form *form,
                           const struct locale *locale,
                           const struct statement *statement, struct date today,
                           struct diagnostics *findings);

/* The answer to a question, in that row; NULL: the page has none such. */
struct filed_answer *filing_answer(const struct filing *filing,
                                   const struct form_question *question,
                                   size_t row);

/* Whether that option of the question is chosen, in that row. */
bool filing_chosen(const struct filing *filing, struct form_with with,
                   size_t row);

/* Whether what stands in the question's place is answered: with that, no is an
 * answer too. */
bool filing_replaced(const struct filing *filing,
                     const struct form_question *question);

/* "not started", "in progress", "completed" */
const char *filed_state_word(enum filed_state state);

#endif
