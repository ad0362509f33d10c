/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * For tests of the laws that come with avow: those laws, a statement that
 * meets all that they ask for, and its outcomes one after the other.
 */
#ifndef AVOW_TESTS_UNIT_UK_H
#define AVOW_TESTS_UNIT_UK_H

#include <stdlib.h>

#include "statement/check.h"
#include "statement/law.h"

#include "made.h"
#include "tap.h"

static struct arena *arena;
static const struct law *uk, *every;

/* A statement of a university that meets every requirement that it can. */
static inline struct made *good(void)
{
    struct made *before = made_new(arena);
    made_date(before, "statement.period_end", "2024-07-31");
    struct made *made = made_new(arena);
    made->statement.previous = &before->statement;
    made_date(made, "statement.period_start", "2024-08-01");
    made_date(made, "statement.period_end", "2025-07-31");
    made_choice(made, "statement.kind", "steps");
    made_text(made, "organisation.name", "University of Exampleford");
    made_choice(made, "organisation.type", "body-corporate");
    made_number(made, "organisation.turnover", "36000000");
    made_text(made, "signatory.first_name", "Alex");
    made_text(made, "signatory.last_name", "Example");
    made_text(made, "signatory.role", "Vice-Chancellor");
    made_boolean(made, "signatory.on_board", true);
    made_text(made, "approval.body", "Council");
    made_date(made, "approval.date", "2025-11-20");
    made_date(made, "signatory.date", "2025-11-20");
    made_text(made, "site.homepage", "https://www.example.org/");

    struct section *top = made_section(made, NULL, "Statement", NULL);
    made_says(made, "This is for the year that ended on 2025-07-31.");
    static const char *const areas[][3] = {
        {"Structure", "structure", "A charter made the university."},
        {"Policies", "policies", "There are five policies."},
        {"Diligence", "due-diligence", "Each supplier is asked for a list."},
        {"Risks", "risk", "Most is known of gloves from abroad."},
        {"Training", "training", "Of the staff, 450 took part."},
        {"Results", "effectiveness", "Of 12 goals, 9 were reached."},
        {"Help", "remediation", "Who has a concern may write to an address."},
    };
    for (size_t i = 0; i < sizeof areas / sizeof areas[0]; i++) {
        struct section *section = made_section(made, top, areas[i][0],
                                               areas[i][1]);
        made_says(made, areas[i][2]);
        made_says(made, "All of it is told in some more words here, so that a "
                        "reader can see what was done and by whom.");
        section->figures = i == 4 || i == 5;
    }
    made_section(made, top, "Approval", "approval");
    made_says(made, "Council approved this on 2025-11-20.");
    made_says(made, "Signed: Alex Example, Vice-Chancellor");
    return made;
}

static const char *const kinds[] = {"met", "unmet", "unknown",
                                    "not-applicable"};

static inline const struct verdict *hold(struct made *made)
{
    const struct law *const laws[] = {uk, every};
    return check_statement(arena, &made->statement, laws, 2,
                           made_day("2025-12-01"), CHECK_IN_FORCE);
}

static inline const struct outcome *first_of(const struct verdict **verdict)
{
    while (*verdict && !(*verdict)->first)
        *verdict = (*verdict)->next;
    return *verdict ? (*verdict)->first : NULL;
}

static inline const struct outcome *next_of(const struct verdict **verdict,
                                            const struct outcome *outcome)
{
    if (outcome->next)
        return outcome->next;
    *verdict = (*verdict)->next;
    return first_of(verdict);
}

static inline const struct law *read_law(const char *name)
{
    const char *root = getenv("srcdir");
    const char *path = arena_format(arena, "%s/statements/laws/%s.ini",
                                    root ? root : ".", name);
    struct diagnostics all = diagnostics_make(arena);
    const struct law *law = law_read(arena, path, &all);
    ok(law && !all.first, "%s.ini is read", name);
    for (const struct diagnostic *d = all.first; d; d = d->next)
        note("%zu: %s", d->at.line, d->text);
    return law;
}

static inline bool read_laws(void)
{
    uk = read_law("uk-modern-slavery-act-2015");
    every = read_law("every-statement");
    return uk && every;
}

#endif
