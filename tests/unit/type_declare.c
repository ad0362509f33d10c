/* SPDX-License-Identifier: BSD-2-Clause */
/* Types that a pack declares wrongly are refused, with what to write. */
#include "data/type.h"

#include "scratch.h"
#include "tap.h"

static struct arena *arena;

static void test_declaring(void)
{
    static const char *const cases[][3] = {
        {"", "[f:x] has no 'type'", "TYPES"},
        {"type = monney\n", "unknown type 'monney'", "did you mean 'money'?"},
        {"type = money\n", "[f:x] has no 'currency'", "GBP"},
        {"type = money\ncurrency = pounds\n",
         "'pounds' is not a currency's code", "GBP"},
        {"type = number\ncurrency = GBP\n",
         "'currency' has no meaning for type number", "take it out"},
        {"type = choice\n", "[f:x] has no 'choices'", "a line each"},
        {"type = choice\nchoices = a\n", "the choice 'a' has no label", ""},
        {"type = choice\nchoices =\n   a One\n   A Two\n",
         "'A' stands for two choices", ""},
        {"type = choice\nchoices =\n   a One\n   b one\n",
         "'one' stands for two choices", ""},
        {"type = choice\nchoices =\n   a,b One\n",
         "the code 'a,b' has a comma or a dot", ""},
        {"type = text\nchoices =\n   a One\n",
         "'choices' has no meaning for type text", "take it out"},
        {"type = number\nmin = 1,000\n", "'1,000' is not a plain number",
         "1000 or 0.5"},
        {"type = integer\nmin = 0.5\n", "'min' is not a whole number", ""},
        {"type = number\nmin = 2\nmax = 1\n", "'min' is more than 'max'",
         "the smaller one"},
        {"type = date\nmin = 2\n", "'min' has no meaning for type date",
         "take it out"},
        {"type = date\ndate_order = american\n",
         "'american' is no order of dates", "day-first (31/07/2025)"},
        {"type = text\ndate_order = day-first\n",
         "'date_order' has no meaning for type text", "take it out"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct diagnostics all = diagnostics_make(arena);
        const char *path = scratch_file(
            arena_format(arena, "%zu.ini", i),
            arena_format(arena, "[f:x]\n%s", cases[i][0]));
        struct type type;
        struct ini *ini = ini_read(arena, path, &all);
        bool declared_it = type_declare(arena, ini->first, &type, &all);
        const struct diagnostic *one = all.first;
        bool good = !declared_it && one && !strcmp(one->text, cases[i][1]) &&
                    (!*cases[i][2] ||
                     (one->remedy && strstr(one->remedy, cases[i][2])));
        if (!ok(good, "%s", cases[i][1]))
            note("said '%s' '%s'", one ? one->text : "nothing",
                 one && one->remedy ? one->remedy : "");
    }
}

int main(void)
{
    arena = arena_new();
    test_declaring();
    scratch_remove();
    arena_free(arena);
    return done();
}
