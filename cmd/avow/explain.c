/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdio.h>
#include <string.h>

#include "cmd/avow/commands.h"
#include "cmd/common/options.h"
#include "cmd/common/report.h"
#include "statement/checked.h"
#include "statement/own.h"

/* A name in a column of its own, and what there is to say; NULL: nothing. */
static void say(const char *name, const char *text)
{
    if (!text)
        return;
    printf("  %-9s ", name);
    report_line(text);
}

/* "from 2015-10-29 to 2025-03-23"; NULL: open at both ends. */
static const char *dates(struct arena *arena, struct date from, struct date to)
{
    char first[11] = "", last[11] = "";
    if (from.year)
        date_iso(from, first);
    if (to.year)
        date_iso(to, last);
    if (!*first && !*last)
        return NULL;
    return arena_format(arena, "%s%s%s%s%s", *first ? "from " : "", first,
                        *first && *last ? " " : "", *last ? "to " : "", last);
}

static void say_requirement(struct arena *arena, const struct law *law,
                            const struct requirement *one)
{
    printf("%s: %s\n  ", one->id, level_word(one->level));
    report_line(one->asks);
    if (law)
        say("law:", arena_format(arena, "%s (%s)", law->title, law->name));
    say("source:", one->source);
    if (law) {
        say("text:", law->source);
        say("status:", law->pending ? "pending, not in force" : NULL);
        say("in force:", dates(arena, law->effective_from, law->effective_to));
        say("asked:", dates(arena, one->effective_from, one->effective_to));
    }
    say("to mend:", one->mend);
    say("example:", one->example);
}

/* Looks through one law; it may stand in several. */
static bool look_into(struct arena *arena, const struct law *law,
                      const char *id, struct nearest *nearest)
{
    bool found = false;
    for (const struct requirement *r = law->first; r; r = r->next) {
        nearest_offer(nearest, r->id);
        if (strcmp(r->id, id) != 0)
            continue;
        say_requirement(arena, law, r);
        found = true;
    }
    return found;
}

static bool look_into_all(const struct invocation *invocation, const char *id,
                          struct nearest *nearest, struct diagnostics *all)
{
    struct shelf *shelf = invocation->shelf;
    char **names;
    size_t count;
    bool found = false;
    library_names(invocation->arena, shelf_library(shelf), "statements/laws",
                  ".ini", &names, &count);
    for (size_t i = 0; i < count; i++) {
        const struct law *law = shelf_law(shelf, names[i], (struct place){0},
                                          all);
        if (law && look_into(invocation->arena, law, id, nearest))
            found = true;
    }
    for (const struct requirement *r = own_requirements(); r->id; r++)
        nearest_offer(nearest, r->id);
    const struct requirement *own = own_requirement(str_of(id));
    if (own)
        say_requirement(invocation->arena, NULL, own);
    return found || own;
}

static enum status run_explain(const struct invocation *invocation)
{
    const char *id = invocation->arguments[0];
    struct diagnostics all = diagnostics_make(invocation->arena);
    struct nearest nearest = nearest_make(str_of(id));
    bool found = look_into_all(invocation, id, &nearest, &all);
    report_print(stderr, &all);
    if (all.counts[DIAGNOSTIC_ERROR])
        return STATUS_UNUSABLE;
    if (found)
        return STATUS_DONE;
    if (nearest.best)
        return usage_error(invocation->command,
                           "there is no requirement '%s'; did you mean '%s'?",
                           id, nearest.best);
    return usage_error(invocation->command, "there is no requirement '%s'", id);
}

static const struct option options[] = {{NULL, NULL, NULL}};

const struct command command_explain = {
    .name = "explain",
    .arguments = "ID",
    .least = 1,
    .most = 1,
    .summary = "say what a requirement asks, where it comes from, how to meet "
               "it",
    .details = "ID is what stands in brackets behind a finding, such as "
               "uk-kpi.",
    .options = options,
    .run = run_explain,
};
