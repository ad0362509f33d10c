/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/predicate.h"

#include <unistd.h>

#include "base/file.h"

#include "holding.h"

static void test_fields(void)
{
    struct made *made = made_new(arena);
    made_text(made, "signatory.role", "Pro-Vice-Chancellor (Research)");
    made_missing(made, "signatory.name", true);
    made_missing(made, "approval.body", false);
    made_choice(made, "organisation.type", "llp");
    made_boolean(made, "organisation.charity", true);
    made_number(made, "organisation.turnover", "36000000");
    struct value *risk = made_table(made, "risk");
    made_table(made, "goal");
    made_row(made, risk, "Gloves", NULL);
    struct typed *country = made_typed(
        made_value(made, "organisation.country", str_of("Wales")),
        TYPE_COUNTRY);
    static const struct country wales = {"GB", "Wales"};
    country->country = &wales;

    says(made, TRUTH_YES, "given signatory.role risk", "statement.ini", 1,
         "'signatory.role' has a value");
    says(made, TRUTH_NO, "given signatory.role signatory.name goal",
         "statement.ini", 2, "'signatory.name' has no value");
    ok(last.more && !last.more->next && last.more->at.line == 8 &&
           !strcmp(last.more->why, "'goal' has no rows"),
       "each field that is not given is named, at its place");
    says(made, TRUTH_UNKNOWN, "given signatory.role signatory.rank",
         "statement.ini", 0, "this pack has no field 'signatory.rank'");
    is(made, TRUTH_NO, "given signatory.rank signatory.name");
    is(made, TRUTH_UNKNOWN, "given signatory");

    says(made, TRUTH_YES, "any-given signatory.name signatory.role",
         "statement.ini", 1, "'signatory.role' has a value");
    says(made, TRUTH_NO, "any-given approval.body signatory.name",
         "statement.ini", 3,
         "'approval.body' has no value, nor has 'signatory.name'");
    is(made, TRUTH_NO, "any-given signatory.rank goal");
    is(made, TRUTH_UNKNOWN, "any-given signatory.rank a.b");

    says(made, TRUTH_YES, "is organisation.type body-corporate llp",
         "statement.ini", 4, "'Label of llp'");
    says(made, TRUTH_NO, "is organisation.type partnership", "statement.ini", 4,
         "not 'partnership'");
    is(made, TRUTH_YES, "is organisation.charity yes");
    is(made, TRUTH_NO, "is organisation.charity no");
    is(made, TRUTH_YES, "is organisation.country FR GB");
    is(made, TRUTH_NO, "is organisation.country FR");
    is(made, TRUTH_UNKNOWN, "is signatory.role boss");
    is(made, TRUTH_UNKNOWN, "is risk yes");
    says(made, TRUTH_UNKNOWN, "is signatory.name yes", "statement.ini", 2,
         "'signatory.name' has no value");

    says(made, TRUTH_YES, "names signatory.role : director, vice-chancellor",
         "statement.ini", 1, "(Research)', which names 'vice-chancellor'");
    says(made, TRUTH_NO, "names signatory.role : director, chance",
         "statement.ini", 1, "names none of those");
    is(made, TRUTH_YES, "names signatory.role : RESEARCH");
    is(made, TRUTH_UNKNOWN, "names approval.body : board");

    says(made, TRUTH_YES, "at-least organisation.turnover 36000000",
         "statement.ini", 6, "36000000");
    says(made, TRUTH_NO, "at-least organisation.turnover 36000000.01",
         "statement.ini", 6, "less than 36000000.01");
    is(made, TRUTH_YES, "at-most organisation.turnover 36000000");
    says(made, TRUTH_NO, "at-most organisation.turnover 35999999.99",
         "statement.ini", 6, "more than 35999999.99");
    is(made, TRUTH_UNKNOWN, "at-least signatory.role 1");
    is(made, TRUTH_UNKNOWN, "at-most signatory.name 1");
}

/* A pack that has other choices than the law knows. */
static void test_choices(void)
{
    struct made *made = made_new(arena);
    made_choice(made, "organisation.type", "trust");
    static struct choice choices[] = {{"trust", "Trust"}, {"llp", "LLP"}};
    struct group group = {.name = "organisation",
                          .member = value_name(STR_LITERAL("organisation"))};
    struct field field = {
        .name = "organisation.type",
        .key = "type",
        .member = value_name(STR_LITERAL("type")),
        .type = {.kind = TYPE_CHOICE, .choices = choices, .choice_count = 2}};
    group.first = group.last = &field;
    made->schema.first_group = made->schema.last_group = &group;

    is(made, TRUTH_NO, "is organisation.type llp");
    is(made, TRUTH_NO, "is organisation.type firm llp");
    is(made, TRUTH_YES, "is organisation.type firm trust");
    says(made, TRUTH_UNKNOWN, "is organisation.type body-corprate",
         "statement.ini", 1, "no choice 'body-corprate'");
}

static void test_dates(void)
{
    struct made *made = made_new(arena);
    made_date(made, "a.start", "2024-08-01");
    made_date(made, "a.end", "2025-07-31");
    made_date(made, "a.august", "2023-08-31");
    made_date(made, "a.leap", "2024-02-29");
    made_missing(made, "a.none", false);
    made_text(made, "a.text", "2025-07-31");

    says(made, TRUTH_YES, "after a.end a.start", "statement.ini", 2,
         "'a.end' (2025-07-31) is after 'a.start' (2024-08-01)");
    says(made, TRUTH_NO, "after a.end 2025-07-31", "statement.ini", 2,
         "is not after 2025-07-31");
    is(made, TRUTH_YES, "after a.end 2025-07-30");
    says(made, TRUTH_YES, "not-after a.end today", "statement.ini", 2,
         "is not after today (2025-12-01)");
    is(made, TRUTH_YES, "not-after a.end 2025-07-31");
    says(made, TRUTH_NO, "not-after today a.end", "statement.ini", 2,
         "today (2025-12-01) is after");
    is(made, TRUTH_NO, "not-after a.end 2025-07-30");
    is(made, TRUTH_UNKNOWN, "after a.none a.start");
    is(made, TRUTH_UNKNOWN, "not-after a.start a.other");
    says(made, TRUTH_UNKNOWN, "after a.text a.start", "statement.ini", 6,
         "'a.text' is not a date");

    says(made, TRUTH_YES, "within-months 2026-01-31 a.end 6", "statement.ini",
         2, "2026-01-31");
    says(made, TRUTH_NO, "within-months 2026-02-01 a.end 6", "statement.ini", 2,
         "2026-02-01 is after 2026-01-31, 6 months after 'a.end'");
    is(made, TRUTH_YES, "within-months 2024-02-29 a.august 6");
    is(made, TRUTH_NO, "within-months 2024-03-01 a.august 6");
    is(made, TRUTH_YES, "within-months 2023-02-28 2022-08-31 6");
    is(made, TRUTH_NO, "within-months 2023-03-01 2022-08-31 6");
    is(made, TRUTH_YES, "within-months 2024-08-29 a.leap 6");
    is(made, TRUTH_NO, "within-months 2024-08-30 a.leap 6");
    is(made, TRUTH_YES, "within-months a.leap 2023-02-28 13");
    is(made, TRUTH_UNKNOWN, "within-months a.none a.end 6");
    is(made, TRUTH_YES, "within-month-ends 2025-12-31 2025-06-30 6");
    says(made, TRUTH_NO, "within-month-ends 2024-09-01 a.leap 6",
         "statement.ini", 4, "2024-09-01 is after 2024-08-31, 6 months after");

    says(made, TRUTH_YES, "within-days 2025-08-29 a.end 29", "statement.ini", 2,
         "2025-08-29");
    says(made, TRUTH_NO, "within-days 2025-08-30 a.end 29", "statement.ini", 2,
         "after 2025-08-29, 29 days after 'a.end'");
    is(made, TRUTH_YES, "within-days 2024-03-01 a.leap 1");
    is(made, TRUTH_UNKNOWN, "within-days a.none a.end 29");

    is(made, TRUTH_YES, "by-day 2026-05-31 a.end 05-31");
    says(made, TRUTH_NO, "by-day 2026-06-01 a.end 05-31", "statement.ini", 2,
         "after 2026-05-31, the first such day after 'a.end'");
    is(made, TRUTH_NO, "by-day 2025-06-01 2025-05-30 05-31");
    is(made, TRUTH_YES, "by-day 2026-05-31 2025-05-31 05-31");
    is(made, TRUTH_YES, "by-day 2025-02-28 a.start 02-29");
    is(made, TRUTH_NO, "by-day 2025-03-01 a.start 02-29");
    is(made, TRUTH_YES, "by-day 2024-02-29 a.august 02-29");
    is(made, TRUTH_UNKNOWN, "by-day a.none a.end 05-31");

    is(made, TRUTH_YES, "months a.start a.end 12 12");
    is(made, TRUTH_YES, "months 2024-02-01 2025-01-31 12 12");
    is(made, TRUTH_YES, "months 2023-03-01 2024-02-29 12 12");
    is(made, TRUTH_YES, "months 2023-03-01 2024-02-28 12 12");
    says(made, TRUTH_NO, "months a.start 2025-08-01 1 12", "statement.ini", 1,
         "13 months");
    is(made, TRUTH_NO, "months 2024-08-01 2025-06-30 12 18");
    is(made, TRUTH_YES, "months 2024-08-01 2026-01-31 12 18");
    is(made, TRUTH_NO, "months 2024-08-01 2026-02-01 12 18");
    is(made, TRUTH_NO, "months a.end a.start 1 100");
    is(made, TRUTH_UNKNOWN, "months a.end a.none 1 100");

    is(made, TRUTH_YES, "calendar-months a.start a.end 12 12");
    is(made, TRUTH_YES, "calendar-months 2024-02-01 2025-01-31 12 12");
    is(made, TRUTH_YES, "calendar-months 2024-02-02 2025-01-31 11 11");
    is(made, TRUTH_YES, "calendar-months 2024-02-01 2025-01-30 11 11");
    is(made, TRUTH_YES, "calendar-months 2024-01-31 2024-02-01 1 1");
    is(made, TRUTH_YES, "calendar-months 2023-03-01 2024-02-29 12 12");
    is(made, TRUTH_YES, "calendar-months 2023-03-01 2024-02-28 11 11");
    is(made, TRUTH_NO, "calendar-months 2024-08-01 2026-02-01 12 17");
    says(made, TRUTH_NO, "calendar-months a.start 2025-08-30 1 11",
         "statement.ini", 1, "12 months by the calendar");
    is(made, TRUTH_NO, "calendar-months a.end a.start 0 100");
    is(made, TRUTH_UNKNOWN, "calendar-months a.end a.none 1 100");
}

static void test_previous(void)
{
    struct made *before = made_new(arena);
    struct made *made = made_new(arena);
    made_date(made, "statement.period_start", "2024-03-01");
    is(made, TRUTH_YES, "follows-previous");
    is(made, TRUTH_YES, "after-previous");

    made->statement.previous = &before->statement;
    is(made, TRUTH_UNKNOWN, "follows-previous");
    is(made, TRUTH_UNKNOWN, "after-previous");

    made_date(before, "statement.period_end", "2024-02-29");
    is(made, TRUTH_YES, "follows-previous");
    is(made, TRUTH_YES, "after-previous");
    made_date(before, "statement.period_end", "2024-02-28");
    says(made, TRUTH_NO, "follows-previous", "statement.ini", 1, "2024-02-28");
    is(made, TRUTH_YES, "after-previous");
    made_date(before, "statement.period_end", "2024-03-01");
    is(made, TRUTH_NO, "follows-previous");
    says(made, TRUTH_NO, "after-previous", "statement.ini", 1,
         "begins on 2024-03-01");
}

static void test_rows(void)
{
    struct made *made = made_new(arena);
    struct value *risk = made_table(made, "risk");
    made_text(made, "a.text", "text");
    made_row(made, risk, "Gloves", "Asked the makers");
    made_row(made, risk, "Laptops", NULL);
    made_row(made, risk, "Uniforms", NULL);

    is(made, TRUTH_YES, "rows risk 3");
    says(made, TRUTH_NO, "rows risk 4", "statement.ini", 1, "has 3 rows");
    is(made, TRUTH_UNKNOWN, "rows a.text 1");
    is(made, TRUTH_UNKNOWN, "rows spend 1");

    says(made, TRUTH_YES, "rows-give risk category", "statement.ini", 1,
         "every row");
    says(made, TRUTH_NO, "rows-give risk category action", "statement.ini", 4,
         "a row of 'risk' has no 'action'");
    ok(last.at.column == 20 && last.more && last.more->at.line == 5,
       "each cell that is not given is named, at its place");
    is(made, TRUTH_UNKNOWN, "rows-give risk owner");
    is(made, TRUTH_UNKNOWN, "rows-give spend category");
}

/* A table that is too long to be kept in memory is read from its file. */
static void test_long_table(void)
{
    char folder[] = "/tmp/avow-predicate-XXXXXX";
    if (!mkdtemp(folder))
        abort();
    const char *path = arena_format(arena, "%s/spend.csv", folder);
    struct diagnostics all = diagnostics_make(arena);
    bool wrote;
    if (!file_replace(path, STR_LITERAL("category,action\na,b\nc,d\ne,\n"),
                      &wrote, &all))
        abort();

    struct column columns[] = {{.name = "category", .label = "Category"},
                               {.name = "action", .label = "Action"}};
    struct table_schema schema = {
        .name = "spend", .columns = columns, .column_count = 2};
    struct table tables[] = {{.schema = &schema, .csv_path = path},
                             {.schema = &schema, .csv_path = "/none"}};
    struct made *made = made_new(arena);
    made->statement.tables = tables;
    made->statement.table_count = 1;
    made_table(made, "spend")->withheld = true;

    is(made, TRUTH_YES, "given spend");
    is(made, TRUTH_YES, "rows spend 3");
    says(made, TRUTH_NO, "rows spend 4", "statement.ini", 1, "has 3 rows");
    is(made, TRUTH_YES, "rows-give spend category");
    says(made, TRUTH_NO, "rows-give spend category action", path, 4,
         "a row of 'spend' has no 'action'");
    is(made, TRUTH_UNKNOWN, "rows-give spend owner");
    made->statement.tables = &tables[1];
    is(made, TRUTH_UNKNOWN, "rows spend 1");
    is(made, TRUTH_UNKNOWN, "rows-give spend category");
    unlink(path);
    rmdir(folder);
}

static struct made *with_text(void)
{
    struct made *made = made_new(arena);
    struct section *top = made_section(made, NULL, "Statement 2025", NULL);
    made_says(made, "About our supply chain and our people.");
    struct section *risk = made_section(made, top, "Risk", "risk");
    made_says(made, "We found Gloves at risk.");
    made_section(made, risk, "Remedy and risk", "risk");
    made_says(made, "A help\xC2\xA0line is open to all \xE2\x80\x98workers"
                    "\xE2\x80\x99 unions.");
    struct section *training = made_section(made, top, "Training", "training");
    made_says(made, "Some 1,200 staff.");
    training->figures = 1;
    training->tables = 1;
    return made;
}

static void test_areas(void)
{
    struct made *made = with_text();
    says(made, TRUTH_YES, "area-words risk 13", "statement.md", 3, "13 words");
    says(made, TRUTH_NO, "area-words risk 14", "statement.md", 3, "13 words");
    says(made, TRUTH_NO, "area-words policies 1", "statement.ini", 0,
         "no section is marked with the area 'policies'");
    says(made, TRUTH_UNKNOWN, "area-words risks 1", "statement.ini", 0,
         "there is no area 'risks'");

    says(made, TRUTH_YES, "area-table training", "statement.md", 7, "a table");
    says(made, TRUTH_NO, "area-table risk", "statement.md", 3, "no table");
    is(made, TRUTH_NO, "area-table policies");
    is(made, TRUTH_UNKNOWN, "area-table trainings");
    is(made, TRUTH_YES, "area-figure training");
    says(made, TRUTH_NO, "area-figure risk", "statement.md", 3, "no figure");
    is(made, TRUTH_NO, "area-figure policies");
    is(made, TRUTH_UNKNOWN, "area-figure trainings");

    says(made, TRUTH_YES, "area-says risk : glove, gloves", "statement.md", 4,
         "'gloves'");
    says(made, TRUTH_YES, "area-says risk : help line", "statement.md", 6,
         "'help line'");
    is(made, TRUTH_YES, "area-says risk : workers' unions");
    says(made, TRUTH_NO, "area-says risk : staff, remedy", "statement.md", 3,
         "nothing of 'staff' or the like");
    is(made, TRUTH_NO, "area-says policies : gloves");
    is(made, TRUTH_UNKNOWN, "area-says any : gloves");
    made->statement.document = NULL;
    is(made, TRUTH_UNKNOWN, "area-words risk 1");
    is(made, TRUTH_UNKNOWN, "area-says risk : gloves");
}

static void test_text(void)
{
    struct made *made = with_text();
    made_text(made, "a.people", "our\n   people");
    made_text(made, "a.hidden", "peop");
    made_text(made, "a.markdown", "**peop**");
    ((struct value *)(uintptr_t)value_at(made->statement.values,
                                         str_of("a.markdown")))
        ->markdown = true;
    made_missing(made, "a.none", false);
    made_date(made, "a.day", "2025-07-31");
    made_table(made, "risk");

    says(made, TRUTH_YES, "shown a.people", "statement.md", 2, "a.people");
    says(made, TRUTH_NO, "shown a.people a.hidden a.none", "statement.ini", 2,
         "is not shown");
    ok(!last.more, "one without a value is not one that is not shown");
    made_text(made, "a.none", "nought");
    holds(made, "shown a.people a.hidden a.none");
    ok(last.more && last.more->at.line == 4, "each that is not shown is named");
    made_missing(made, "a.none", false);
    is(made, TRUTH_UNKNOWN, "shown a.people a.none");
    is(made, TRUTH_UNKNOWN, "shown a.people a.markdown");
    is(made, TRUTH_UNKNOWN, "shown a.people a.other");
    is(made, TRUTH_UNKNOWN, "shown risk");
    is(made, TRUTH_NO, "shown a.day");
    made_says(made, "It ended on 2025-07-31.");
    says(made, TRUTH_YES, "shown a.day", "statement.md", 9, "a.day");

    says(made, TRUTH_YES, "says : risk", "statement.md", 3, "'risk'");
    ok(!last.more, "one passage is enough");
    says(made, TRUTH_NO, "not says : risk", "statement.md", 3, "'risk'");
    ok(last.more && last.more->at.line == 4, "each that it should not be in "
                                             "is named");
    says(made, TRUTH_NO, "not says : gloves", "statement.md", 4, "'gloves'");
    says(made, TRUTH_NO, "says : glove, mask", "statement.ini", 0, "'glove'");
    is(made, TRUTH_YES, "not says : glove, mask");

    is(made, TRUTH_YES, "no-placeholders : [insert, TBC");
    made_says(made, "We have [Insert number] suppliers.");
    made_says(made, "The goal is tbc, and todo el mundo.");
    made_says(made, "It costs \xC2\xA3XX.");
    made_says(made, "Section XXI.");
    says(made, TRUTH_NO, "no-placeholders : [insert, TBC, TODO, XX",
         "statement.md", 10, "'[insert' is left");
    ok(last.more && last.more->at.line == 12 && !last.more->next,
       "each is named; capitals are looked for as they are written, whole");
    is(made, TRUTH_NO, "no-placeholders : tbc");

    made->statement.document = NULL;
    is(made, TRUTH_UNKNOWN, "shown a.people");
    is(made, TRUTH_UNKNOWN, "says : risk");
    is(made, TRUTH_UNKNOWN, "no-placeholders : TBC");
}

static void test_whole(void)
{
    struct made *made = with_text();
    is(made, TRUTH_YES, "no-gaps");
    is(made, TRUTH_YES, "no-empty-sections");
    made_text(made, "site.homepage", "https://www.example.org/");
    says(made, TRUTH_UNKNOWN, "homepage-link : a", "statement.ini", 1,
         "no publication");

    made_missing(made, "site.url", false);
    is(made, TRUTH_YES, "no-gaps");
    made_missing(made, "signatory.role", true);
    made_missing(made, "a.day", true);
    struct value *risk = made_table(made, "risk");
    risk->state = VALUE_GAP;
    risk->label = "Risks";
    const struct value *role = value_at(made->statement.values,
                                        str_of("signatory.role"));
    made_gap(made, "Label", role);
    made_gap(made, "Label", value_text(arena, str_of(""))); /* of its year */
    made_gap(made, "Risks", NULL);
    says(made, TRUTH_NO, "no-gaps", "statement.ini", 3,
         "'signatory.role' has no value: Label");
    ok(!strcmp(last.mend, "write 'role = …' in [signatory] of statement.ini"),
       "it is said what to write where");
    const struct spot *second = last.more;
    ok(second && made_mentions(second->why, "'a.day' has no value") &&
           second->next &&
           !strcmp(second->next->why, "the table 'risk' has no rows: Risks") &&
           made_mentions(second->next->mend, "[risk:…]") &&
           second->next->at.line == 5 && !second->next->next,
       "each gap is named once, whether it is printed or not");
    made_gap(made, "Figures", NULL);
    holds(made, "no-gaps");
    second = last.more->next->next;
    ok(second && second->at.line == 900 &&
           made_mentions(second->why, "'Figures'") && !second->mend,
       "so is one that only the document has");
    made->statement.document = NULL;
    is(made, TRUTH_NO, "no-gaps");
    made_text(made, "signatory.role", "Chair");
    made_text(made, "a.day", "2025-07-31");
    risk->state = VALUE_EMPTY;
    is(made, TRUTH_UNKNOWN, "no-gaps");
    is(made, TRUTH_UNKNOWN, "no-empty-sections");

    made->statement.document = &made->document;
    struct section *goals = made_section(made, NULL, "Goals", NULL);
    made_section(made, goals, "Next year", NULL);
    says(made, TRUTH_NO, "no-empty-sections", "statement.md", 10,
         "'Next year' is empty");
    ok(!last.more, "a section that holds an empty one is not named as well");
    goals->next->tables = 1;
    is(made, TRUTH_YES, "no-empty-sections");
}

/* A required table that is empty is a gap, whatever its value's state. */
static void test_required_table(void)
{
    struct made *made = made_new(arena);
    made_table(made, "risk");
    struct schema_table table = {.schema = {.name = "risk"}};
    made->schema.first_table = made->schema.last_table = &table;
    is(made, TRUTH_YES, "no-gaps");
    table.schema.required = true;
    is(made, TRUTH_NO, "no-gaps");
    table.schema.file = "risks.csv";
    holds(made, "no-gaps");
    ok(made_mentions(last.mend, "fill in risks.csv"),
       "a table's file is named");
}

int main(void)
{
    arena = arena_new();
    test_fields();
    test_choices();
    test_dates();
    test_previous();
    test_rows();
    test_long_table();
    test_areas();
    test_text();
    test_whole();
    test_required_table();
    all_noticed(false);
    arena_free(arena);
    return done();
}
