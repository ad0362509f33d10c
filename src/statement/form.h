/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The form of a government's registry, page by page, as statements/registries/
 * NAME.ini describes it (avow.5, "REGISTRIES"). What a statement answers to it
 * is in filing.h.
 */
#ifndef AVOW_STATEMENT_FORM_H
#define AVOW_STATEMENT_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostic.h"
#include "statement/condition.h"
#include "statement/library.h"
#include "statement/schema.h"

/* What the form counts when it says "characters". */
enum form_unit {
    FORM_CHARACTERS,  /* code points; a line break is one */
    FORM_UTF_16,      /* code units of UTF-16; a line break is one */
    FORM_UTF_16_CRLF, /* the same, but a line break is two: as it is posted */
};

/* "policies other": asked only where that option of that question is chosen. */
struct form_with {
    const struct form_question *question; /* NULL: always asked */
    const char *code;
};

/* An option that is taken where no field gives one and a condition holds. */
struct form_derivation {
    struct form_derivation *next;
    const struct choice *choice;
    const struct condition *when;
};

/* What of the statement's text answers a question. */
enum form_passage {
    FORM_PASSAGE_TEXT,    /* the text of the passages */
    FORM_PASSAGE_HEADING, /* where they stand: their headings */
};

struct form_question {
    struct form_question *next;
    const char *id;
    const char *asks;
    const char *help;           /* NULL: none */
    const char *const *answers; /* names of fields, or TABLE.COLUMN; the first
                                   that is given counts; ended by NULL */
    const char *const *areas;   /* whose passages answer it; ended by NULL */
    enum form_passage passage;
    bool required;  /* without it the page is not completed */
    bool countries; /* its text is names of countries, with commas */
    size_t max;     /* in the form's unit; 0: no limit */
    bool has_years; /* of a date: its year lies so far from the form's */
    int years_from, years_to;
    const char *unique; /* all that have this word differ; NULL: may repeat */
    const char *none;   /* the code of the option that stands alone, or NULL */
    struct form_with with;
    const struct form_question *instead; /* of that one, or of that page: the */
    const struct form_page *instead_page; /* form takes one of the two */
    const struct type *type; /* of the field that is first among `answers`, if
                                the file declares it; else NULL */
    struct form_derivation *first;
    struct form_page *page;
    struct place at;
};

/* What must hold of several answers together. */
struct form_rule {
    struct form_rule *next;
    const char *id;
    const char *asks;
    const char *mend; /* NULL: not said */
    const struct condition *test;
};

struct form_page {
    struct form_page *next;
    const char *id;
    const char *title;
    const char *help;        /* NULL: none */
    const char *const *rows; /* tables: the questions are asked for each row of
                                the first that has one; ended by NULL */
    bool repeats;            /* it has such tables */
    size_t most;             /* rows; 0: any number */
    struct form_with with;
    struct form_question *first;
    struct form_rule *first_rule;
    struct place at;
};

/* Pages whose state the form shows as one. */
struct form_section {
    struct form_section *next;
    const char *id;
    const char *title;
    struct form_page *first;
};

struct form_part {
    struct form_part *next;
    const char *id;
    const char *title;
    bool required;
    struct form_section *first;
};

/* A column of the registry's public download. */
struct form_column {
    struct form_column *next;
    const char *name;
    const char *pattern; /* "{first-name} {last-name}"; empty: not known here */
    struct place at;
};

/* Which columns of a download tell whose row it is, and of what. */
struct form_compare {
    const char *name, *number, *year; /* NULL: there is no such column */
    const char *const *yes, *const *no;
};

struct form {
    const char *name; /* of the file, without ".ini" */
    const char *title;
    const char *jurisdiction; /* NULL: not said; the same of those below */
    const char *source;
    const char *as_of;
    const char *note;
    const char *language;
    const char *date_pattern; /* of a date in the download */
    enum form_unit unit;
    const char *year_field; /* the year that is chosen first is that in which */
    int year_months;        /* the day so many months after it falls */
    bool no_contacts;       /* no address or telephone number in an answer */
    struct schema *schema;  /* fields that only the form asks for */
    struct form_part *first;
    struct form_column *first_column;
    struct form_compare compare;
};

/*
 * Reads a registry's form. NULL: errors were added, for all faults of the
 * file.
 */
const struct form *form_read(struct arena *arena, const char *path,
                             struct diagnostics *all);

/*
 * The form of that name in the library. NULL: errors were added; where there
 * is none of that name, the nearest is offered.
 */
const struct form *form_find(struct arena *arena, const struct library *library,
                             const char *name, struct diagnostics *all);

/* How many characters a text has, as the form counts them. */
size_t form_length(enum form_unit unit, struct str text);

/* The unit as the file names it: "utf-16-crlf". */
const char *form_unit_name(enum form_unit unit);

/* The question, or the page, of that id; NULL: there is none. */
struct form_question *form_find_question(const struct form *form,
                                         struct str id);
struct form_page *form_find_page(const struct form *form, struct str id);

/* The option of a question with that code, or NULL. */
const struct choice *form_option(const struct form_question *question,
                                 struct str code);

#endif
