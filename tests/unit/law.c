/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/law.h"

#include <unistd.h>

#include "base/file.h"
#include "statement/check.h"
#include "statement/law_phrases.h"

#include "made.h"
#include "tap.h"

static struct arena *arena;
static const char *folder;

/* Reads a law from a file of its own, which is gone afterwards. */
static const struct law *read_law(const char *name, const char *text,
                                  struct diagnostics *all)
{
    const char *path = arena_format(arena, "%s/%s", folder, name);
    bool wrote;
    if (!file_replace(path, str_of(text), &wrote, all))
        abort();
    const struct law *law = law_read(arena, NULL, path, all);
    unlink(path);
    return law;
}

/* A law of a land that nobody knows, with bounds and words of its own. */
static const char ruritania[] =
    "[law]\n"
    "title          = Fair Supply Act\n"
    "jurisdiction   = Ruritania\n"
    "status         = in-force\n"
    "effective_from = 2020-01-01\n"
    "effective_to   = 2029-12-31\n"
    "source         = https://www.example.org/fair-supply-act\n"
    "required_when  =\n"
    "   at-least organisation.turnover 5000\n"
    "   or\n"
    "   at-least organisation.staff 40\n"
    "\n"
    "[requirement:ru-signed]\n"
    "level  = must\n"
    "source = article 7\n"
    "asks   = The regent, or the regent's\n"
    "   deputy, has signed it.\n"
    "when   = is organisation.type court\n"
    "test   =\n"
    "   given signatory.role\n"
    "   names signatory.role : regent,\n"
    "      deputy regent\n"
    "mend   = Ask at the court.\n"
    "\n"
    "[requirement:ru-late]\n"
    "level          = may\n"
    "source         = article 8\n"
    "asks           = It is out within two months.\n"
    "effective_from = 2026-01-01\n"
    "test           = within-months today statement.period_end 2\n";

static enum outcome_kind kind_of(const struct verdict *verdict, const char *id)
{
    for (const struct outcome *o = verdict->first; o; o = o->next)
        if (!strcmp(o->requirement->id, id))
            return o->kind;
    return OUTCOME_UNKNOWN;
}

static void test_made_up(void)
{
    struct diagnostics all = diagnostics_make(arena);
    const struct law *law = read_law("fair-supply.ini", ruritania, &all);
    if (!ok(law && !all.first, "a law of any land is read")) {
        note("%s", all.first ? all.first->text : "");
        return;
    }
    ok(!strcmp(law->name, "fair-supply") &&
           !strcmp(law->title, "Fair Supply Act") &&
           !strcmp(law->jurisdiction, "Ruritania") && !law->pending &&
           !strcmp(law->source, "https://www.example.org/fair-supply-act") &&
           law->effective_from.year == 2020 && law->effective_to.day == 31,
       "it has a name, a title, a jurisdiction, a source and dates");
    const struct requirement *one = law->first;
    ok(!strcmp(one->id, "ru-signed") && one->level == LEVEL_MUST &&
           !strcmp(one->source, "article 7") && one->when && one->test &&
           !strcmp(one->asks,
                   "The regent, or the regent's deputy, has signed it.") &&
           !strcmp(one->mend, "Ask at the court.") && one->at.line == 13,
       "a requirement has its texts in one line each, and its place");
    ok(one->next && one->next->level == LEVEL_MAY && !one->next->mend &&
           one->next->effective_from.year == 2026 && !one->next->when &&
           !one->next->next,
       "the next one has dates of its own");

    struct made *made = made_new(arena);
    made_number(made, "organisation.turnover", "4999");
    made_number(made, "organisation.staff", "40");
    made_choice(made, "organisation.type", "court");
    made_text(made, "signatory.role", "Deputy Regent");
    made_date(made, "statement.period_end", "2025-06-30");
    const struct verdict *verdict = check_statement(
        arena, &made->statement, &law, 1, made_day("2025-08-01"),
        CHECK_IN_FORCE, CHECK_TELL_ALL);
    ok(verdict->in_force && verdict->required == TRUTH_YES &&
           kind_of(verdict, "ru-signed") == OUTCOME_MET &&
           !verdict->first->next,
       "a statement is held against it, and meets it");
    made_text(made, "signatory.role", "Chair");
    made_number(made, "organisation.staff", "39");
    made_date(made, "statement.period_end", "2026-06-30");
    verdict = check_statement(arena, &made->statement, &law, 1,
                              made_day("2026-08-30"), CHECK_IN_FORCE,
                              CHECK_TELL_ALL);
    ok(verdict->required == TRUTH_NO &&
           kind_of(verdict, "ru-signed") == OUTCOME_UNMET &&
           kind_of(verdict, "ru-late") == OUTCOME_MET,
       "or does not");
    verdict = check_statement(arena, &made->statement, &law, 1,
                              made_day("2026-08-31"), CHECK_IN_FORCE,
                              CHECK_TELL_ALL);
    ok(kind_of(verdict, "ru-late") == OUTCOME_UNMET, "its dates count");
    made_date(made, "statement.period_end", "2030-06-30");
    ok(!check_statement(arena, &made->statement, &law, 1,
                        made_day("2026-08-31"), CHECK_IN_FORCE, CHECK_TELL_ALL)
            ->in_force,
       "and it ends");
}

static void test_pending(void)
{
    struct diagnostics all = diagnostics_make(arena);
    const struct law *law = read_law(
        "bill.ini", "[law]\ntitle = A bill\nstatus = pending\n", &all);
    ok(law && law->pending && !law->first && !law->required_when &&
           !law->jurisdiction && !law->source,
       "a pending law is known as one");
}

/* One fault: its place, its words and its remedy. */
static void fault(const char *text, size_t line, const char *message,
                  const char *remedy)
{
    struct diagnostics all = diagnostics_make(arena);
    const struct law *law = read_law("faulty.ini", text, &all);
    const struct diagnostic *one = all.first;
    ok(!law && one && !one->next && one->at.line == line &&
           made_mentions(one->text, message) &&
           (!*remedy || made_mentions(one->remedy, remedy)),
       "refused: %s", message);
    for (; one; one = one->next)
        note("%zu: %s (%s)", one->at.line, one->text,
             one->remedy ? one->remedy : "");
}

#define LAW "[law]\ntitle = A\n"
#define REQUIREMENT                                                            \
    "[requirement:a]\nlevel = must\nsource = s\nasks = A.\ntest = no-gaps\n"

static void test_faults(void)
{
    fault(LAW "titel = B\n", 3, "unknown key 'titel' in [law]", "'title'");
    fault("[law]\nsource = s\n", 1, "[law] has no 'title'", "");
    fault(LAW "status = draft\n", 3, "'draft' is not a status", "avow(5)");
    fault(LAW "status = in-farce\n", 3, "'in-farce'", "'in-force'");
    fault(LAW "effective_from = 29/10/2015\n", 3, "'29/10/2015' is not a date",
          "2015-10-29");
    fault(LAW "effective_to = 2015-02-29\n", 3, "'2015-02-29' is not a date",
          "");
    fault(LAW "effective_from = 2020-01-02\neffective_to = 2020-01-01\n", 4,
          "comes before 'effective_from'", "");
    fault(LAW "required_when = atleast a.b 1\n", 3, "no predicate 'atleast'",
          "'at-least'");
    fault(REQUIREMENT, 0, "no section [law]", "[law]");
    fault(LAW "[requirement]\nlevel = must\n", 3,
          "unknown section [requirement]", "[requirement:");
    fault(LAW "[requirment:a]\n", 3, "unknown section [requirment:a]",
          "'requirement'");
    fault(LAW REQUIREMENT "leval = must\n", 8, "unknown key 'leval'",
          "'level'");
    fault(LAW "[requirement:a]\nsource = s\nasks = A.\ntest = no-gaps\n", 3,
          "[requirement:a] has no 'level'", "should or may");
    fault(LAW "[requirement:a]\nlevel = mast\nsource = s\nasks = A.\n"
              "test = no-gaps\n",
          4, "'mast' is not a level", "'must'");
    fault(LAW "[requirement:a]\nlevel = may\nasks = A.\ntest = no-gaps\n", 3,
          "[requirement:a] has no 'source'", "");
    fault(LAW "[requirement:a]\nlevel = may\nsource = s\ntest = no-gaps\n", 3,
          "[requirement:a] has no 'asks'", "");
    fault(LAW "[requirement:a]\nlevel = may\nsource = s\nasks = A.\n", 3,
          "[requirement:a] has no 'test'", "");
    fault(LAW "[requirement:a]\nlevel = may\nsource = s\nasks = A.\n"
              "test =\n   no-gaps\n     gven a.b\n",
          9, "no predicate 'gven'", "'given'");
    fault(LAW REQUIREMENT "when =\n", 8, "'when' is empty", "");
    fault(LAW "[deadline]\n", 3, "unknown section [deadline]", "[deadline:");
    fault(LAW "[deadline:a]\nlabel = A\nsource = s\ndue = by-day a.b 05-31\n"
              "wen = given a.b\n",
          7, "unknown key 'wen'", "'when'");

    struct diagnostics all = diagnostics_make(arena);
    read_law("faulty.ini",
             "[law]\n[requirement:a]\nlevel = x\n[b]\n"
             "[requirement:c]\ntest = x\n",
             &all);
    ok(all.counts[DIAGNOSTIC_ERROR] == 10, "all faults are told in one run");
    if (all.counts[DIAGNOSTIC_ERROR] != 10)
        for (const struct diagnostic *d = all.first; d; d = d->next)
            note("%zu: %s", d->at.line, d->text);
    ok(!law_read(arena, NULL, arena_format(arena, "%s/none.ini", folder), &all),
       "a law that is not there is none");
}

static void test_phrases(void)
{
    struct diagnostics all = diagnostics_make(arena);
    static const char start[] = "[law]\ntitle = A\njurisdiction = B\n"
                                "status = in-force\nsource = "
                                "https://www.example.org/a\n"
                                "[requirement:a]\nlevel = may\nsource = 1\n"
                                "asks = A.\nmend = B.\ntest =\n";
    const struct law *laws[] = {
        read_law("a.ini",
                 arena_format(arena,
                              "%s   says : x\n   homepage-link : a b, c\n"
                              "   or\n   not homepage-link : d\n",
                              start),
                 &all),
        read_law("b.ini", arena_format(arena, "%s   says : y\n", start), &all),
        read_law("c.ini",
                 arena_format(arena, "%s   homepage-link : e\n", start), &all),
        NULL};
    const struct str *phrases;
    size_t count = law_phrases(arena, laws, "homepage-link", &phrases);
    ok(count == 4 && str_is(phrases[0], "a b") && str_is(phrases[1], "c") &&
           str_is(phrases[2], "d") && str_is(phrases[3], "e"),
       "the words of a predicate are found in all laws");
    ok(!law_phrases(arena, laws, "names", &phrases) &&
           !law_phrases(arena, NULL, "homepage-link", &phrases),
       "where there are none, none");
}

/* A law whose requirements apply in these cases; NULL: it has faults. */
static const struct law *read_whens(const char *first, const char *second,
                                    struct diagnostics *all)
{
    return read_law("whens.ini",
                    arena_format(arena,
                                 "[law]\n"
                                 "title = Whens\n"
                                 "[requirement:a]\n"
                                 "level = must\n"
                                 "source = one\n"
                                 "asks = One.\n"
                                 "when = %s\n"
                                 "test = no-gaps\n"
                                 "[requirement:b]\n"
                                 "level = must\n"
                                 "source = two\n"
                                 "asks = Two.\n"
                                 "when = %s\n"
                                 "test = no-gaps\n",
                                 first, second),
                    all);
}

static void test_whens(void)
{
    struct diagnostics all = diagnostics_make(arena);
    const struct law *alike = read_whens("given a.b", "given a.b", &all);
    const struct law *other = read_whens("given a.b", "not given a.b", &all);
    ok(alike && alike->first->when == alike->first->next->when,
       "conditions that are written alike are one");
    ok(other && other->first->when != other->first->next->when,
       "others are not");
    ok(!read_whens("given", "given", &all) && all.counts[DIAGNOSTIC_ERROR] == 2,
       "one with a fault is told of wherever it stands");

    other = read_whens("given signatory.role", "not given signatory.role",
                       &all);
    struct made *made = made_new(arena);
    made_text(made, "signatory.role", "Regent");
    struct verdict *verdict = check_statement(arena, &made->statement, &other,
                                              1, made_day("2025-06-01"),
                                              CHECK_IN_FORCE, CHECK_TELL_ALL);
    ok(kind_of(verdict, "a") != OUTCOME_NOT_APPLICABLE &&
           kind_of(verdict, "b") == OUTCOME_NOT_APPLICABLE,
       "each applies where its own condition holds");
}

int main(void)
{
    arena = arena_new();
    char made[] = "/tmp/avow-law-XXXXXX";
    folder = mkdtemp(made);
    if (!folder)
        return 1;
    test_made_up();
    test_pending();
    test_faults();
    test_phrases();
    test_whens();
    rmdir(folder);
    arena_free(arena);
    return done();
}
