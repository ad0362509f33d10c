/* SPDX-License-Identifier: BSD-2-Clause */
/* What was looked at: for people, for receipts, and for the exit status. */
#include <stdio.h>
#include <string.h>

#include "cmd/avow-publish/looking.h"
#include "cmd/common/report.h"

static void print_text(const char *before, const char *text)
{
    fputs(before, stdout);
    report_line(text);
}

static void print_look(const struct look *look)
{
    char outcome[32];
    snprintf(outcome, sizeof outcome, "  %-16s ",
             look->warned ? "met, but" : look_word(look->outcome));
    print_text(outcome, look->says);
    for (const struct look_detail *d = look->details; d; d = d->next)
        print_text("                     ", d->text);
    if (look->remedy)
        print_text("                   > ", look->remedy);
}

void looking_print(const struct opened *opened, const struct verification *v,
                   bool quiet)
{
    const char *url = NULL;
    for (const struct look *look = v->first; look; look = look->next) {
        if (quiet && look->outcome == LOOK_MET && !look->warned)
            continue;
        if (!url || strcmp(url, look->url) != 0)
            print_text("", *look->url ? look->url : "the homepage");
        url = look->url;
        print_look(look);
    }
    if (quiet && looking_status(v) == STATUS_DONE)
        return;
    report_text(stdout, str_of(opened->project->folder));
    fputs(" to ", stdout);
    report_text(stdout, str_of(opened->settings->name));
    printf(": %zu met, %zu differ, %zu could not be checked\n",
           v->counts[LOOK_MET], v->counts[LOOK_DIFFERS],
           v->counts[LOOK_UNKNOWN]);
}

struct value *looking_value(struct arena *arena, const struct verification *v)
{
    struct value *looks = value_list(arena);
    for (const struct look *look = v->first; look; look = look->next) {
        struct value *one = value_map(arena);
        value_add(one, "what", value_text(arena, str_of(look->what)));
        value_add(one, "url", value_text(arena, str_of(look->url)));
        value_add(one, "outcome",
                  value_text(arena, str_of(look_word(look->outcome))));
        value_add(one, "says", value_text(arena, str_of(look->says)));
        value_append(looks, one);
    }
    return looks;
}

enum status looking_status(const struct verification *v)
{
    return verification_outcome(v) == LOOK_DIFFERS ? STATUS_DIFFERS
                                                   : STATUS_DONE;
}
