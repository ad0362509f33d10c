/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * For tests of conditions: one is parsed as it would stand in a law, and held
 * against a statement made by hand.
 */
#ifndef AVOW_TESTS_UNIT_HOLDING_H
#define AVOW_TESTS_UNIT_HOLDING_H

#include "statement/condition.h"
#include "statement/predicate.h"

#include "made.h"
#include "tap.h"

static struct arena *arena;
static struct evaluation last; /* what the last condition said of itself */

/* A value as an INI file gives it: without its lines' indentation. */
static inline struct str without_indentation(const char *text)
{
    char *copy = arena_copy(arena, text, strlen(text));
    size_t len = 0;
    for (const char *c = text; *c; c++)
        if (*c != ' ' || (len && copy[len - 1] != '\n'))
            copy[len++] = *c;
    return (struct str){copy, len};
}

/* A condition as it would stand in a law; NULL when it has faults. */
static inline const struct condition *parse(const char *text,
                                            struct diagnostics *all)
{
    struct ini_entry *entry = arena_alloc(arena, sizeof *entry);
    entry->key = "test";
    entry->value = without_indentation(text);
    struct source *source = source_new(
        arena, "law.ini",
        str_of(arena_format(arena, "[a]\ntest = %s\n", text)));
    entry->at = (struct place){source, 2, 8};
    return condition_parse(arena, NULL, entry, all);
}

/* Predicates of which a test has shown that they do not hold always. */
static const struct predicate *noticed[100];

/* Those that have a test of their own in predicate_page.c. */
static const char *const of_page[] = {
    "rows-shown",
    "rows-within-days",
    "rows-not-overdue",
    "language",
    "sentence-words",
    "no-contacts",
    "abbreviations-explained",
    "has-previous",
    "text-differs",
    "published",
};

static inline enum truth always(const struct call *call,
                                struct evaluation *evaluation)
{
    (void)call;
    (void)evaluation;
    return TRUTH_YES;
}

/* Lets one predicate after the other hold always, and sees that it matters. */
static inline void spoil(struct made *made, const struct condition *condition,
                         enum truth truth)
{
    static const struct predicate spoilt = {.name = "always", .holds = always};
    for (const struct condition *c = condition; c; c = c->next)
        for (struct call *call = c->first; call; call = call->next) {
            struct evaluation tried = {.statement = &made->statement,
                                       .today = made_day("2025-12-01"),
                                       .arena = arena};
            const struct predicate *own = call->predicate;
            call->predicate = &spoilt;
            bool differs = condition_holds(condition, &tried) != truth;
            call->predicate = own;
            size_t i = 0;
            while (noticed[i] && noticed[i] != own)
                i++;
            if (differs)
                noticed[i] = own;
        }
}

/* Whether each predicate has been noticed: of the page, or all others. */
static inline void all_noticed(bool page)
{
    const struct predicate *row;
    for (size_t number = 0; (row = predicate_row(number)) != NULL; number++) {
        bool is_there = false, is_of_page = false;
        for (size_t i = 0; noticed[i]; i++)
            is_there |= noticed[i] == row;
        for (size_t i = 0; i < sizeof of_page / sizeof of_page[0]; i++)
            is_of_page |= !strcmp(of_page[i], row->name);
        if (is_of_page == page)
            ok(is_there, "a test fails where '%s' always holds", row->name);
    }
}

static inline enum truth holds(struct made *made, const char *text)
{
    struct diagnostics all = diagnostics_make(arena);
    const struct condition *condition = parse(text, &all);
    last = (struct evaluation){.statement = &made->statement,
                               .today = made_day("2025-12-01"),
                               .arena = arena};
    if (condition)
        return condition_holds(condition, &last);
    note("%s: %s", text, all.first ? all.first->text : "not parsed");
    abort();
}

static inline bool is(struct made *made, enum truth truth, const char *text)
{
    static const char *const names[] = {"no", "yes", "unknown"};
    enum truth found = holds(made, text);
    struct diagnostics unsaid = diagnostics_make(arena);
    if (found == truth)
        spoil(made, parse(text, &unsaid), truth);
    text = text_one_line(arena, str_of(text)).at;
    ok(found == truth, "%s: %s", text, names[truth]);
    if (found != truth)
        note("%s: %s", names[found], last.why ? last.why : "(no reason)");
    if (!last.why || !last.at.source)
        ok(false, "%s: says where and why", text);
    return found == truth;
}

/* The same, and what it says of it, at a line of its file. */
static inline void says(struct made *made, enum truth truth, const char *text,
                        const char *file, size_t line, const char *why)
{
    if (!is(made, truth, text))
        return;
    text = text_one_line(arena, str_of(text)).at;
    bool there = last.at.source && !strcmp(last.at.source->path, file) &&
                 last.at.line == line;
    if (!ok(there, "%s: at %s:%zu", text, file, line))
        note("at line %zu", last.at.line);
    if (!ok(made_mentions(last.why, why), "%s: %s", text, why))
        note("%s", last.why);
}

#endif
