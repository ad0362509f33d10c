/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/condition.h"

#include "holding.h"

static void test_logic(void)
{
    struct made *made = made_new(arena);
    made_text(made, "a.yes", "x");
    made_missing(made, "a.no", false);
    made_missing(made, "a.nor", false);

    is(made, TRUTH_NO, "given a.yes\ngiven a.no");
    is(made, TRUTH_NO, "given a.other\ngiven a.no");
    is(made, TRUTH_UNKNOWN, "given a.yes\ngiven a.other");
    is(made, TRUTH_YES, "given a.yes\nnot given a.no");
    is(made, TRUTH_UNKNOWN, "not given a.other");
    says(made, TRUTH_YES, "given a.no\nor\ngiven a.yes", "statement.ini", 1,
         "a.yes");
    is(made, TRUTH_YES, "given a.other\nor\ngiven a.yes");
    says(made, TRUTH_UNKNOWN, "given a.no\nor\ngiven a.other", "statement.ini",
         0, "a.other");
    says(made, TRUTH_NO, "given a.no\nor\n\n  given a.nor\n", "statement.ini",
         2, "'a.no' has no value, and 'a.nor' has no value");
    is(made, TRUTH_YES, "names a.yes : w,\n  x,\n  y\ngiven a.yes");
    made_text(made, "a.yes", "136 of 40,000");
    is(made, TRUTH_NO, "names a.yes : 136,000, 40,0");
    is(made, TRUTH_YES, "names a.yes : 136,\n 7");
    is(made, TRUTH_YES, "names a.yes : 7, 40,000, 8");
}

/* The fault of a condition that cannot be parsed, at a column of a line. */
static void fault(const char *text, size_t line, size_t column,
                  const char *message, const char *remedy)
{
    struct diagnostics all = diagnostics_make(arena);
    bool refused = !parse(text, &all);
    const struct diagnostic *one = all.first;
    ok(refused && one && made_mentions(one->text, message) &&
           made_mentions(one->remedy, remedy) && one->at.line == line &&
           one->at.column == column,
       "%s", message);
    if (one)
        note("%zu:%zu: %s (%s)", one->at.line, one->at.column, one->text,
             one->remedy ? one->remedy : "");
}

static void test_faults(void)
{
    fault("gven a.b", 2, 8, "no predicate 'gven'", "'given'");
    fault("given a.b\n   area-word x 1", 3, 4, "no predicate 'area-word'",
          "'area-words'");
    fault("given", 2, 8, "takes at least 1 argument, not 0", "given FIELD ...");
    fault("given a.b\n after a.b today c", 3, 2, "takes 2 arguments, not 3",
          "after DATE DATE");
    fault("at-least a.b many", 2, 21, "'many' is not a number", "at-least");
    fault("area-words risk 1.5", 2, 24, "'1.5' is not a whole number",
          "area-words AREA NUMBER");
    fault("area-words risk -1", 2, 24, "'-1' is not a whole number", "");
    fault("after 2025-02-31 a.b", 2, 14, "'2025-02-31' is not a date", "after");
    fault("by-day a.b a.c 06-31", 2, 23, "'06-31' is not a day", "by-day");
    fault("given a/b", 2, 14, "'a/b' is not a name", "given");
    fault("says", 2, 8, "'says' has no list", "says : WORD");
    fault("says : ,", 2, 8, "'says' has no list", "says : WORD");
    fault("given a.b : c", 2, 18, "'given' takes no list", "given FIELD");
    fault("not", 2, 8, "no predicate 'not'", "before a predicate");
    fault("not not given a", 2, 12, "no predicate 'not'", "once");
    fault("given a\nor given b", 3, 1, "no predicate 'or'", "by itself");
    fault("or\ngiven a", 2, 8, "'or' has no predicate on one side",
          "alternative");
    fault("given a\nor", 3, 1, "'or' has no predicate on one side", "leave");
    fault("given a\nor\nor\ngiven b", 4, 1, "'or' has no predicate", "leave");
    fault("", 2, 8, "'test' is empty", "predicate");

    struct diagnostics all = diagnostics_make(arena);
    parse("gven a\nafter b\nsays", &all);
    ok(all.counts[DIAGNOSTIC_ERROR] == 3, "all faults are told in one run");
}

int main(void)
{
    arena = arena_new();
    test_logic();
    test_faults();
    arena_free(arena);
    return done();
}
