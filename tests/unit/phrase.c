/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/phrase.h"

#include "tap.h"

static void in(const char *text, const char *phrase, bool expected)
{
    ok(phrase_in(str_of(text), str_of(phrase), PHRASE_ANY_CASE) == expected,
       "'%s' %s '%s'", text, expected ? "holds" : "does not hold", phrase);
}

static struct arena *arena;

static const struct str *first(const char *text, const struct str *list,
                               size_t count, bool shouted)
{
    return phrases_first(phrases_prepare(arena, list, count, shouted),
                         str_of(text));
}

/* More than are looked for together, each of its own and in one list. */
static void test_many(void)
{
    struct str list[150];
    char texts[150][16];
    bool all = true;
    for (size_t i = 0; i < 150; i++) {
        snprintf(texts[i], sizeof texts[i], "%c%zu word", (char)('a' + i % 26),
                 i);
        list[i] = str_of(texts[i]);
    }
    for (size_t i = 0; i < 150; i++) {
        char text[64];
        snprintf(text, sizeof text, "x %s, z999 word", texts[i]);
        all = all && first(text, list, 150, false) == &list[i];
        snprintf(text, sizeof text, "x%s and %sy", texts[i], texts[i]);
        all = all && !first(text, list, 150, false);
    }
    ok(all, "each of 150 phrases is found, and only where it stands whole");
    ok(first("b1 word a0 word", list, 150, false) == &list[0],
       "the first in the list is found, not the first in the text");
}

int main(void)
{
    arena = arena_new();
    in("a director signs", "director", true);
    in("Director", "dIRECTOR", true);
    in("directors", "director", false);
    in("codirector", "director", false);
    in("Co-Director.", "director", true);
    in("(director)", "director", true);
    in("director2", "director", false);
    in("the directorate and the director", "director", true);
    in("supply chains", "supply chain", false);
    in("supply  chain", "supply chain", false);
    in("", "director", false);
    in("director", "", false);
    in("director", "director of", false);
    in("[insert name]", "[insert", true);
    in("x[insert name]", "[insert", true);
    in("[inserted]", "[insert", false);
    in("caf\xC3\xA9", "caf", false);
    in("\xC3\xA9tude", "tude", false);
    in("\xC2\xA3XX", "XX", true);
    in("\xE2\x80\x9Cslavery free\xE2\x80\x9D", "slavery free", true);
    in("slavery\xC2\xA0"
       "free",
       "slavery free", true);
    in("vice\xE2\x80\x91"
       "chancellor",
       "vice-chancellor", true);
    in("the members\xE2\x80\x99 vote", "members' vote", true);
    in("\xE4\xB8\xAD"
       "director",
       "director", false);

    ok(!phrase_in(STR_LITERAL("tbc"), STR_LITERAL("TBC"), PHRASE_SAME_CASE) &&
           phrase_in(STR_LITERAL("a TBC"), STR_LITERAL("TBC"),
                     PHRASE_SAME_CASE),
       "case counts where it is asked to");

    const struct str list[] = {STR_LITERAL("TBC"), STR_LITERAL("[insert")};
    ok(first("x [INSERT y] tbc", list, 2, true) == &list[1],
       "a phrase in capitals is looked for as it is written");
    ok(first("x [INSERT y] tbc", list, 2, false) == &list[0],
       "and in any case where that is not asked for");
    ok(!first("nothing", list, 2, true), "none of the phrases is none");
    test_many();
    arena_free(arena);
    return done();
}
