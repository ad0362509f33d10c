/* SPDX-License-Identifier: BSD-2-Clause */
#include "base/diagnostic.h"

#include "tap.h"

int main(void)
{
    struct arena *arena = arena_new();
    struct diagnostics all = diagnostics_make(arena);
    struct place nowhere = {0};

    diagnostic_error(&all, nowhere, "'%s' is wrong", "one\r\ntwo\nthree");
    diagnostic_remedy(&all, "not '%s'", "a\nb");
    diagnostic_also(&all, nowhere, "as in '%s'", "c\nd");
    ok(!strcmp(all.last->text, "'one  two three' is wrong"),
       "a message is one line, whatever it quotes");
    ok(!strcmp(all.last->remedy, "not 'a b'"), "so is a remedy");
    ok(!strcmp(all.last->also_text, "as in 'c d'"),
       "and what is said elsewhere");

    char *dashes = arena_alloc(arena, 4 * DIAGNOSTIC_MAX + 1);
    for (size_t i = 0; i < DIAGNOSTIC_MAX; i++)
        memcpy(dashes + 3 * i, "–", 3);
    for (size_t shift = 0; shift < 3; shift++) {
        diagnostic_error(&all, nowhere, "%.*s%s", (int)shift, "aa", dashes);
        size_t at, len = strlen(all.last->text);
        ok(len <= DIAGNOSTIC_MAX && len > DIAGNOSTIC_MAX - 8,
           "a message that is too long is cut: to %zu bytes", len);
        ok(text_fault(str_of(all.last->text), &at) == TEXT_OK,
           "between two characters");
        ok(!strcmp(all.last->text + len - 3, "…"), "and says so");
    }
    diagnostic_error(&all, nowhere, "%.*s", DIAGNOSTIC_MAX,
                     "0123456789 and no more");
    ok(!strcmp(all.last->text, "0123456789 and no more"),
       "a short one is whole");

    diagnostics_forget(&all);
    for (size_t i = 0; i < 2 * DIAGNOSTICS_KEPT; i++)
        diagnostic_warning(&all, nowhere, "warning %zu", i);
    diagnostic_error(&all, nowhere, "the error");
    ok(!strcmp(all.last->text, "the error"),
       "no number of warnings hides an error");
    ok(all.kept == DIAGNOSTICS_KEPT + 1 && all.left_out == DIAGNOSTICS_KEPT &&
           all.counts[DIAGNOSTIC_WARNING] == 2 * DIAGNOSTICS_KEPT,
       "they are counted, and left out after so many");
    diagnostic_warning(&all, nowhere, "one more");
    diagnostic_remedy(&all, "of the one more");
    ok(!all.last->remedy, "the remedy of one that is left out is too");

    arena_free(arena);
    return done();
}
