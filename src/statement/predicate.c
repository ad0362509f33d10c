/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/predicate.h"

#define NAME   ARGUMENT_NAME
#define DATE   ARGUMENT_DATE
#define NUMBER ARGUMENT_NUMBER
#define COUNT  ARGUMENT_COUNT
#define DAY    ARGUMENT_DAY

/* clang-format off */
static const struct predicate predicates[] = {
    {"given", "given FIELD ...",
     {NAME}, 1, true, false, predicate_given},
    {"any-given", "any-given FIELD ...",
     {NAME}, 1, true, false, predicate_any_given},
    {"is", "is FIELD CODE ...",
     {NAME, NAME}, 2, true, false, predicate_is},
    {"names", "names FIELD : WORD, ...",
     {NAME}, 1, false, true, predicate_names},
    {"shown", "shown FIELD ...",
     {NAME}, 1, true, false, predicate_shown},
    {"at-least", "at-least FIELD NUMBER",
     {NAME, NUMBER}, 2, false, false, predicate_at_least},
    {"at-most", "at-most FIELD NUMBER",
     {NAME, NUMBER}, 2, false, false, predicate_at_most},
    {"after", "after DATE DATE",
     {DATE, DATE}, 2, false, false, predicate_after},
    {"not-after", "not-after DATE DATE",
     {DATE, DATE}, 2, false, false, predicate_not_after},
    {"within-months", "within-months DATE DATE NUMBER",
     {DATE, DATE, COUNT}, 3, false, false, predicate_within_months},
    {"within-month-ends", "within-month-ends DATE DATE NUMBER",
     {DATE, DATE, COUNT}, 3, false, false, predicate_within_month_ends},
    {"within-days", "within-days DATE DATE NUMBER",
     {DATE, DATE, COUNT}, 3, false, false, predicate_within_days},
    {"by-day", "by-day DATE DATE MONTH-DAY",
     {DATE, DATE, DAY}, 3, false, false, predicate_by_day},
    {"months", "months DATE DATE LEAST MOST",
     {DATE, DATE, COUNT, COUNT}, 4, false, false, predicate_months},
    {"calendar-months", "calendar-months DATE DATE LEAST MOST",
     {DATE, DATE, COUNT, COUNT}, 4, false, false, predicate_calendar_months},
    {"after-previous", "after-previous",
     {NAME}, 0, false, false, predicate_after_previous},
    {"follows-previous", "follows-previous",
     {NAME}, 0, false, false, predicate_follows_previous},
    {"rows", "rows TABLE NUMBER",
     {NAME, COUNT}, 2, false, false, predicate_rows},
    {"rows-give", "rows-give TABLE COLUMN ...",
     {NAME, NAME}, 2, true, false, predicate_rows_give},
    {"rows-shown", "rows-shown TABLE COLUMN",
     {NAME, NAME}, 2, false, false, predicate_rows_shown},
    {"rows-within-days", "rows-within-days TABLE COLUMN COLUMN NUMBER",
     {NAME, NAME, NAME, COUNT}, 4, false, false, predicate_rows_within_days},
    {"rows-not-overdue", "rows-not-overdue TABLE COLUMN COLUMN NUMBER",
     {NAME, NAME, NAME, COUNT}, 4, false, false, predicate_rows_not_overdue},
    {"area-words", "area-words AREA NUMBER",
     {NAME, COUNT}, 2, false, false, predicate_area_words},
    {"area-table", "area-table AREA",
     {NAME}, 1, false, false, predicate_area_table},
    {"area-figure", "area-figure AREA",
     {NAME}, 1, false, false, predicate_area_figure},
    {"area-says", "area-says AREA : WORD, ...",
     {NAME}, 1, false, true, predicate_area_says},
    {"says", "says : WORD, ...",
     {NAME}, 0, false, true, predicate_says},
    {"language", "language TAG ...",
     {NAME}, 1, true, false, predicate_language},
    {"sentence-words", "sentence-words NUMBER",
     {COUNT}, 1, false, false, predicate_sentence_words},
    {"abbreviations-explained", "abbreviations-explained : WORD, ...",
     {NAME}, 0, false, true, predicate_abbreviations_explained},
    {"no-contacts", "no-contacts",
     {NAME}, 0, false, false, predicate_no_contacts},
    {"has-previous", "has-previous",
     {NAME}, 0, false, false, predicate_has_previous},
    {"text-differs", "text-differs NUMBER",
     {COUNT}, 1, false, false, predicate_text_differs},
    {"no-gaps", "no-gaps",
     {NAME}, 0, false, false, predicate_no_gaps},
    {"no-placeholders", "no-placeholders : TEXT, ...",
     {NAME}, 0, false, true, predicate_no_placeholders},
    {"no-empty-sections", "no-empty-sections",
     {NAME}, 0, false, false, predicate_no_empty_sections},
    {"homepage-link", "homepage-link : WORD, ...",
     {NAME}, 0, false, true, predicate_homepage_link},
    {"published", "published",
     {NAME}, 0, false, false, predicate_published},
};
/* clang-format on */

#define PREDICATE_COUNT (sizeof predicates / sizeof predicates[0])

const struct predicate *predicate_find(struct str name)
{
    for (size_t i = 0; i < PREDICATE_COUNT; i++)
        if (str_is(name, predicates[i].name))
            return &predicates[i];
    return NULL;
}

const struct predicate *predicate_row(size_t number)
{
    return number < PREDICATE_COUNT ? &predicates[number] : NULL;
}

void predicate_offer(struct nearest *nearest)
{
    for (size_t i = 0; i < PREDICATE_COUNT; i++)
        nearest_offer(nearest, predicates[i].name);
}
