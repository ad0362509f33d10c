/* SPDX-License-Identifier: BSD-2-Clause */
/* Predicates on cells, language, contacts and the period before. */
#include "statement/predicate.h"

#include "data/json.h"
#include "statement/library.h"
#include "statement/receipt.h"
#include "statement/record.h"
#include "statement/shelf.h"

#include "holding.h"

/* A cell that has a date, or none. */
static void set_date(struct made *made, struct value *row, const char *name,
                     const char *iso)
{
    struct value *cell = (struct value *)(uintptr_t)value_member(row,
                                                                 str_of(name));
    cell->state = iso ? VALUE_GIVEN : VALUE_EMPTY;
    struct typed *typed = arena_alloc(made->arena, sizeof *typed);
    typed->kind = TYPE_DATE;
    if (iso)
        typed->date = made_day(iso);
    cell->typed = iso ? typed : NULL;
}

static struct value *dated_row(struct made *made, struct value *list,
                               const char *sent, const char *received)
{
    made_row(made, list, sent, received);
    struct value *row = (struct value *)(uintptr_t)value_items(list);
    while (row->next)
        row = row->next;
    set_date(made, row, "category", sent);
    set_date(made, row, "action", received);
    return row;
}

static void test_shown(void)
{
    struct made *made = made_new(arena);
    struct value *risk = made_table(made, "risk");
    made_text(made, "a.text", "text");
    made_section(made, NULL, "Risks", NULL);
    made_says(made, "Of gloves and laptops.");
    made_row(made, risk, "Gloves", NULL);
    made_row(made, risk, "Laptops", "Asked");
    says(made, TRUTH_YES, "rows-shown risk category", "statement.ini", 1,
         "no row of 'risk' is left out");
    says(made, TRUTH_NO, "rows-shown risk action", "statement.ini", 4,
         "'Asked' of 'risk' is not shown");
    is(made, TRUTH_UNKNOWN, "rows-shown risk owner");
    is(made, TRUTH_UNKNOWN, "rows-shown a.text category");
    made_row(made, risk, "Gowns", "Hats");
    holds(made, "rows-shown risk action");
    ok(last.more && last.more->at.line == 5, "each cell is named");
}

/* The day on which it came is the first of thirty: 29 days after it at most. */
static void test_days(void)
{
    struct made *made = made_new(arena);
    struct value *copy = made_table(made, "copy");
    dated_row(made, copy, "2024-03-01", "2024-02-01");
    dated_row(made, copy, NULL, "2025-11-02");
    dated_row(made, copy, "2025-11-01", NULL);
    is(made, TRUTH_YES, "rows-within-days copy category action 29");
    is(made, TRUTH_YES, "rows-not-overdue copy category action 29");
    says(made, TRUTH_NO, "rows-within-days copy category action 28",
         "statement.ini", 2, "'category' is 2024-03-01, after 2024-02-29");
    says(made, TRUTH_NO, "rows-not-overdue copy category action 28",
         "statement.ini", 3,
         "'category' has no value on 2025-12-01, after 2025-11-30");
    is(made, TRUTH_UNKNOWN, "rows-within-days copy category owner 29");
    is(made, TRUTH_UNKNOWN, "rows-not-overdue copy owner action 29");
    is(made, TRUTH_UNKNOWN, "rows-not-overdue other sent received 29");
}

static void test_language(void)
{
    struct made *made = made_new(arena);
    const char *root = getenv("srcdir");
    struct shelf *shelf = shelf_new(
        arena, library_new(arena, root ? root : ".", NULL, "/none"));
    struct diagnostics all = diagnostics_make(arena);
    made_text(made, "statement.language", "en-GB");
    is(made, TRUTH_UNKNOWN, "language en");
    made->statement.locale = shelf_locale(shelf, "en-GB", (struct place){0},
                                          &all);
    says(made, TRUTH_YES, "language fr en", "statement.ini", 1,
         "the language is 'en-GB'");
    is(made, TRUTH_YES, "language en-gb");
    is(made, TRUTH_NO, "language fr cy");
    is(made, TRUTH_NO, "language en-CA e");
}

static void test_sentences(void)
{
    struct made *made = made_new(arena);
    made_section(made, NULL, "One two three four five six", NULL);
    made_says(made, "One two three. One two three four! Is it so? Yes");
    says(made, TRUTH_YES, "sentence-words 4", "statement.ini", 0,
         "no sentence is too long");
    says(made, TRUTH_NO, "sentence-words 3", "statement.md", 2,
         "'One two three four! …' has 4 words, more than 3");
    made_says(made, "It costs 1.50 in each of the shops.");
    says(made, TRUTH_NO, "sentence-words 7", "statement.md", 3, "has 8 words");
    made->statement.document = NULL;
    is(made, TRUTH_UNKNOWN, "sentence-words 7");
}

static void test_abbreviations(void)
{
    static const char rule[] = "abbreviations-explained : UK, EU";
    struct made *made = made_new(arena);
    made_section(made, NULL, "We", NULL);
    made_says(made, "The UK and the EU, ISO 20400, COVID-19, B2B, A and I.");
    says(made, TRUTH_YES, rule, "statement.ini", 0,
         "each abbreviation is explained");
    made_says(made, "Ask the NGOs. The NGO said so, and the ILO.");
    says(made, TRUTH_NO, rule, "statement.md", 3, "'NGO' is explained nowhere");
    made_says(made, "A non-governmental organisation (NGO) did.");
    says(made, TRUTH_NO, rule, "statement.md", 3, "'ILO' is explained nowhere");
    made_says(made, "The ILO (International Labour Organization) is one.");
    is(made, TRUTH_YES, rule);
    made_says(made, "EXEMPLARS and EMPs are of EMP Group.");
    is(made, TRUTH_NO, rule);
    made_text(made, "organisation.name", "EMP Group EXEMPLARS");
    is(made, TRUTH_YES, rule);
    made->statement.document = NULL;
    is(made, TRUTH_UNKNOWN, rule);
}

static void test_contacts(void)
{
    static const char *const contacts[] = {
        "Write to help@example.org.",
        "Ring +44 1632 960000.",
        "Ring 613-555-0100 or 1 613-555-0100",
        "Ring 01632 960001 today.",
    };
    static const char *const others[] = {
        "It cost 12,345,678 in 2024 2025.",
        "See 2024-08-01 to 2025-07-31.",
        "Number 00.1234.5678.90 or @home",
        "At noon@ or @example.org",
    };
    for (size_t i = 0; i < sizeof contacts / sizeof contacts[0]; i++) {
        struct made *made = made_new(arena);
        made_section(made, NULL, "Contact", NULL);
        made_says(made, contacts[i]);
        says(made, TRUTH_NO, "no-contacts", "statement.md", 2, "the text has");
    }
    struct made *made = made_new(arena);
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        made_says(made, others[i]);
    is(made, TRUTH_YES, "no-contacts");
    made->statement.document = NULL;
    is(made, TRUTH_UNKNOWN, "no-contacts");
}

static void test_before(void)
{
    struct made *made = made_new(arena), *before = made_new(arena);
    is(made, TRUTH_NO, "has-previous");
    struct value *earlier = made_table(made, "earlier");
    is(made, TRUTH_NO, "has-previous");
    made_row(made, earlier, "2019-20", NULL);
    says(made, TRUTH_YES, "has-previous", "statement.ini", 1,
         "a statement of an earlier period");

    made_section(made, NULL, "Text", NULL);
    made_says(made, "One two three four five six seven eight nine ten.");
    is(made, TRUTH_YES, "text-differs 100");
    made->statement.previous = &before->statement;
    is(made, TRUTH_YES, "has-previous");
    made_section(before, NULL, "Text", NULL);
    made_says(before, "One two three four five six seven.");
    says(made, TRUTH_YES, "text-differs 50", "statement.ini", 0,
         "50 in a hundred");
    is(made, TRUTH_NO, "text-differs 51");
    made_says(before, "One two three four five six seven eight nine ten.");
    says(made, TRUTH_NO, "text-differs 1", "statement.md", 2,
         "the longest passage that was taken over has 10 words");
    made->statement.document = NULL;
    is(made, TRUTH_UNKNOWN, "text-differs 1");
}

/* A receipt that saw this of the text, before those that there are. */
static void see(struct made *made, const char *time, const char *outcome)
{
    struct diagnostics all = diagnostics_make(arena);
    struct receipt *receipt = arena_alloc(arena, sizeof *receipt);
    const char *text = arena_format(arena,
                                    "{\"looks\": [{\"what\": \"%s\", "
                                    "\"outcome\": \"%s\", \"says\": \"\"}]}",
                                    *outcome ? "text" : "link", outcome);
    receipt->json = json_read(arena, source_new(arena, "a.json", str_of(text)),
                              &all);
    receipt->time = time;
    receipt->next = (struct receipt *)(uintptr_t)made->statement.receipts;
    made->statement.receipts = receipt;
}

static void test_published(void)
{
    static const struct record record = {0};
    struct made *made = made_new(arena);
    says(made, TRUTH_NO, "published", "statement.ini", 0,
         "it has not been approved");
    made->statement.record = &record;
    says(made, TRUTH_UNKNOWN, "published", "statement.ini", 0,
         "no publication is recorded");
    see(made, "2025-11-28T12:00:00Z", "");
    is(made, TRUTH_UNKNOWN, "published");
    see(made, "2025-11-28T13:00:00Z", "met");
    says(made, TRUTH_YES, "published", "statement.ini", 0,
         "has the text that was approved (seen 2025-11-28T13:00:00Z)");
    see(made, "2025-11-28T14:00:00Z", "could not check");
    is(made, TRUTH_YES, "published");
    see(made, "2025-11-28T15:00:00Z", "differs");
    says(made, TRUTH_NO, "published", "statement.ini", 0, "does not have");
}

int main(void)
{
    arena = arena_new();
    test_shown();
    test_days();
    test_language();
    test_sentences();
    test_abbreviations();
    test_contacts();
    test_before();
    test_published();
    all_noticed(true);
    arena_free(arena);
    return done();
}
