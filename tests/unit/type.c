/* SPDX-License-Identifier: BSD-2-Clause */
/* Types: what is taken, how it is shown, and what is said of all else. */
#include "data/type.h"

#include "scratch.h"
#include "tap.h"

static struct arena *arena;
static const struct locale *english;

/* The types that cases use, declared as a pack does. */
static const char declarations[] =
    "[t:text]\ntype = text\n"
    "[t:short]\ntype = text\nmin = 3\nmax = 5\n"
    "[t:markdown]\ntype = markdown\n"
    "[t:date]\ntype = date\n"
    "[t:day-first]\ntype = date\ndate_order = day-first\n"
    "[t:month-first]\ntype = date\ndate_order = month-first\n"
    "[t:integer]\ntype = integer\nmin = 1\nmax = 5000\n"
    "[t:number]\ntype = number\n"
    "[t:money]\ntype = money\ncurrency = GBP\n"
    "[t:kroner]\ntype = money\ncurrency = DKK\n"
    "[t:turnover]\ntype = money\ncurrency = GBP\nmin = 0\nmax = 36000000\n"
    "[t:percent]\ntype = percent\nmin = 0\nmax = 100\n"
    "[t:boolean]\ntype = boolean\n"
    "[t:url]\ntype = url\n"
    "[t:email]\ntype = email\n"
    "[t:choice]\ntype = choice\nchoices =\n   llp  A partnership, limited\n"
    "   company  A company\n"
    "[t:choices]\ntype = choices\nchoices =\n   llp  A partnership, limited\n"
    "   company  A company\n   other  Another form\n"
    "[t:country]\ntype = country\n";

static const struct ini *declared;

static bool find_type(const char *name, struct type *type)
{
    struct diagnostics all = diagnostics_make(arena);
    const struct ini_section *section = ini_section(
        declared, arena_format(arena, "t:%s", name));
    bool good = section && type_declare(arena, section, type, &all);
    if (!good)
        ok(false, "the type %s is declared", name);
    return good;
}

/* A type, a value, and how a page shows it (NULL: as it is). */
static const char *const taken_cases[][3] = {
    {"text", "  some\n  words\n\nmore ", "some words more"},
    {"short", "äöüß", "äöüß"},
    {"short", "a \n  b", "a b"},
    {"markdown", "*a*\n\n* b", "*a*\n\n* b"},
    {"date", "2025-07-31", "31 July 2025"},
    {"date", "31 July 2025", "31 July 2025"},
    {"date", "31 JUL 2025", "31 July 2025"},
    {"date", "1 Sept. 2025", "1 September 2025"},
    {"date", "July 4, 2025", "4 July 2025"},
    {"date", "31st July 2025", "31 July 2025"},
    {"date", "31-Jul-2025", "31 July 2025"},
    {"date", "29 February 2024", "29 February 2024"},
    {"day-first", "31/07/2025", "31 July 2025"},
    {"day-first", "3/4/2025", "3 April 2025"},
    {"day-first", "03.04.2025", "3 April 2025"},
    {"day-first", "2025-04-03", "3 April 2025"},
    {"month-first", "7/31/2025", "31 July 2025"},
    {"month-first", "3/4/2025", "4 March 2025"},
    {"integer", "1234", "1,234"},
    {"integer", "1,234", "1,234"},
    {"number", "12.5", "12.5"},
    {"number", "-1,234.50", "−1,234.50"},
    {"number", "−3", "−3"},
    {"number", "0.000001", "0.000001"},
    {"money", "1234", "£1,234"},
    {"money", "£1,234", "£1,234"},
    {"money", "£1,234.5", "£1,234.50"},
    {"money", "£36m", "£36,000,000"},
    {"money", "£ 36 M", "£36,000,000"},
    {"money", "36 million", "£36,000,000"},
    {"money", "GBP 36.25 million", "£36,250,000"},
    {"money", "36 million GBP", "£36,000,000"},
    {"money", "1.5bn", "£1,500,000,000"},
    {"money", "36m £", "£36,000,000"},
    {"money", "36£", "£36"},
    {"money", "-£5", "−£5"},
    {"money", "£-5", "−£5"},
    {"money", "−5", "−£5"},
    {"kroner", "DKK 5",
     "DKK\xc2\xa0"
     "5"},
    {"turnover", "0", "£0"},
    {"turnover", "£36m", "£36,000,000"},
    {"percent", "45%", "45%"},
    {"percent", "45 %", "45%"},
    {"percent", "45", "45%"},
    {"percent", "12.5", "12.5%"},
    {"boolean", "Yes", "yes"},
    {"boolean", "FALSE", "no"},
    {"url", "https://www.example.org/", NULL},
    {"url", "HTTP://example.org:8080/a?b=c@d#e", NULL},
    {"url", "https://[2001:db8::1]:443/", NULL},
    {"url", "https://bücher.example/", NULL},
    {"url", "http://localhost", NULL},
    {"email", "a.b+c@example.org", NULL},
    {"email", "o'brien@sub.example.org", NULL},
    {"choice", "llp", "A partnership, limited"},
    {"choice", "LLP", "A partnership, limited"},
    {"choice", "a partnership,\n  limited", "A partnership, limited"},
    {"choices", "llp, Another form", "A partnership, limited and Another form"},
    {"choices", "A partnership, limited, A company, other,",
     "A partnership, limited, A company and Another form"},
    {"country", "gb", "United Kingdom"},
    {"country", "viet nam", "Vietnam"},
};

static void test_taken(void)
{
    for (size_t i = 0; i < sizeof taken_cases / sizeof *taken_cases; i++) {
        struct type type;
        struct typed typed;
        const char *text = taken_cases[i][1];
        const char *wanted = taken_cases[i][2] ? taken_cases[i][2] : text;
        if (!find_type(taken_cases[i][0], &type))
            continue;
        struct diagnostics all = diagnostics_make(arena);
        struct buffer out = buffer_make(1024);
        bool taken = type_read(arena, &type, english, "x", str_of(text),
                               (struct place){0}, &typed, &all);
        if (taken)
            type_show(&out, &type, english, &typed);
        if (!ok(taken && str_is(buffer_str(&out), wanted), "%s: %zu is shown",
                taken_cases[i][0], i))
            note("'%s' gave '%.*s' %s", text, STR(buffer_str(&out)),
                 all.first ? all.first->text : "");
        buffer_release(&out);
    }
}

static const struct {
    const char *type, *text;
    const char *message; /* whole */
    const char *remedy;  /* a part */
} refused_cases[] = {
    {"short", "ab", "'ab' is too short: it has 2 characters",
     "at least 3 are taken"},
    {"short", "äöüßé6", "'äöüßé6' is too long: it has 6 characters",
     "at most 5 are taken"},
    {"date", "31 February 2025",
     "'31 February 2025' is not a date: February 2025 has 28 days",
     "write it as 2025-07-31 or 31 July 2025"},
    {"date", "2024-02-30",
     "'2024-02-30' is not a date: February 2024 has 29 days", "2025-07-31"},
    {"date", "2025-13-01", "'2025-13-01' is not a date: there is no month 13",
     "2025-07-31"},
    {"date", "0000-01-01", "'0000-01-01' is not a date: there is no year 0",
     "2025-07-31"},
    {"date", "2025-01-00", "'2025-01-00' is not a date: there is no day 0",
     "2025-07-31"},
    {"date", "2025-7-1", "'2025-7-1' is not in a form that is taken",
     "write it as 2025-07-01"},
    {"date", "3/4/2025",
     "'3/4/2025' is ambiguous: it could be 3 April 2025 or 4 March 2025",
     "write it as 2025-04-03 or 2025-03-04"},
    {"date", "31/07/2025", "'31/07/2025' is not in a form that is taken",
     "write it as 2025-07-31"},
    {"date", "7/31/2025", "'7/31/2025' is not in a form that is taken",
     "write it as 2025-07-31"},
    {"date", "4.4.2025", "'4.4.2025' is not in a form that is taken",
     "write it as 2025-04-04"},
    {"date", "31/02/2025",
     "'31/02/2025' is not a date: February 2025 has 28 days", "2025-07-31"},
    {"date", "02/31/2025",
     "'02/31/2025' is not a date: February 2025 has 28 days", "2025-07-31"},
    {"date", "31/7/25", "'31/7/25' has no year of four digits",
     "such as 2025-07-31"},
    {"date", "31 Jul 25", "'31 Jul 25' has no year of four digits", ""},
    {"date", "31 Jully 2025", "'31 Jully 2025' is not a date",
     "did you mean 'July'?"},
    {"date", "July 2025", "'July 2025' is not a date", "31 July 2025"},
    {"date", "31 Ju 2025", "'31 Ju 2025' is not a date", ""},
    {"date", "1 2 July 2025", "'1 2 July 2025' is not a date", ""},
    {"date", "1 July June 2025", "'1 July June 2025' is not a date", ""},
    {"date", "31/07-2025", "'31/07-2025' is not a date", ""},
    {"date", "20250731", "'20250731' is not a date", ""},
    {"date", "2025-07-31 00:00", "'2025-07-31 00:00' is not a date", ""},
    {"date", "tomorrow", "'tomorrow' is not a date", "2025-07-31"},
    {"date", "-", "'-' is not a date", "2025-07-31"},
    {"day-first", "07/31/2025",
     "'07/31/2025' is not a date: there is no month 31", "2025-07-31"},
    {"day-first", "29/02/2025",
     "'29/02/2025' is not a date: February 2025 has 28 days", ""},
    {"month-first", "31/07/2025",
     "'31/07/2025' is not a date: there is no month 31", ""},
    {"integer", "12.5", "'12.5' is not a whole number", "without decimals"},
    {"integer", "12.0", "'12.0' is not a whole number", "without decimals"},
    {"integer", "many", "'many' is not a whole number",
     "such as 1234 or 1,234"},
    {"integer", "0", "'0' is too small", "at least 1 is taken"},
    {"integer", "5,001", "'5,001' is too large", "at most 5,000 is taken"},
    {"number", "£36m", "'£36m' is not a number",
     "write digits alone, such as 1234, 1,234 or 12.5"},
    {"number", "36 million", "'36 million' is not a number", "digits"},
    {"number", "45%", "'45%' is not a number", "digits"},
    {"number", "1.234,5",
     "the marks in '1.234,5' are not those of a number in English (United "
     "Kingdom)",
     "',' parts thousands and '.' decimals, such as 1,234.5"},
    {"number", "1,23", NULL, "',' parts thousands"},
    {"number", "0,123", NULL, "',' parts thousands"},
    {"number", "1.1234567", "'1.1234567' has more than 6 decimal places",
     "round it"},
    {"number", "9999999999999999999", "'9999999999999999999' is too large",
     "at most 18 digits"},
    {"money", "$5", "'$5' is in another currency: '$' is USD, not GBP",
     "write it with '£' or alone"},
    {"money", "5 €", "'5 €' is in another currency: '€' is EUR, not GBP", ""},
    {"money", "EUR 36 million",
     "'EUR 36 million' is in another currency, EUR and not GBP", ""},
    {"money", "36 million USD",
     "'36 million USD' is in another currency, USD and not GBP", ""},
    {"money", "£5 €", "'£5 €' is not an amount of money", ""},
    {"money", "£5 £", "'£5 £' is not an amount of money", ""},
    {"money", "36 thousand million",
     "'36 thousand million' is not an amount of money",
     "write it such as 1234, £1,234.50 or £36 million"},
    {"money", "about £5", "'about £5' is not an amount of money", ""},
    {"money", "£", "'£' is not an amount of money", ""},
    {"money", "--5", "'--5' is not an amount of money", ""},
    {"money", "£1,23", NULL, "',' parts thousands"},
    {"money", "10000000000000 million", "'10000000000000 million' is too large",
     ""},
    {"turnover", "-1", "'-1' is too small", "at least £0 is taken"},
    {"turnover", "£36,000,000.01", "'£36,000,000.01' is too large",
     "at most £36,000,000 is taken"},
    {"percent", "101%", "'101%' is too large", "at most 100% is taken"},
    {"percent", "half", "'half' is not a percentage", "such as 45 or 12.5%"},
    {"percent", "%", "'%' is not a percentage", ""},
    {"boolean", "maybe", "'maybe' is neither yes nor no", "write yes or no"},
    {"url", "www.example.org",
     "'www.example.org' does not begin with https:// or http://",
     "https://www.example.org/"},
    {"url", "ftp://example.org/", NULL, "https://www.example.org/"},
    {"url", "https://", "'https://' has no host after the //", ""},
    {"url", "https:///path", "'https:///path' has no host after the //", ""},
    {"url", "https://exa mple.org/",
     "'https://exa mple.org/' has white space in it", ""},
    {"url", "https://example.org/a\nb", NULL, "address line"},
    {"url", "https://example.org/<b>",
     "'https://example.org/<b>' has a character that no address has in it", ""},
    {"url", "https://-a.org/", NULL, ""},
    {"url", "https://a..org/", NULL, ""},
    {"url", "https://example.org:port/", NULL, ""},
    {"url", "https://me:secret@example.org/",
     "an address must not hold a name or a password",
     "a secret is never kept in these files"},
    {"email", "nobody", "'nobody' is not an address of e-mail",
     "name@example.org"},
    {"email", "a@b", NULL, ""},
    {"email", "a b@example.org", NULL, ""},
    {"email", ".a@example.org", NULL, ""},
    {"email", "a..b@example.org", NULL, ""},
    {"email", "@example.org", NULL, ""},
    {"email", "a@example.org, b@example.org",
     "'a@example.org, b@example.org' is more than one address", ""},
    {"email", "A B <a@example.org>", NULL, ""},
    {"choice", "compny", "'compny' is not one of the choices",
     "did you mean 'company'? the choices are: llp, company"},
    {"choice", "llp, company", "'llp, company' is not one of the choices",
     "the choices are: llp, company"},
    {"choices", "llp, othr", "'othr' is not one of the choices",
     "did you mean 'other'?"},
    {"choices", "llp, company, LLP", "'llp' is chosen twice", "take one"},
    {"choices", ",", NULL, "the choices are"},
    {"country", "Untied Kingdom",
     "'Untied Kingdom' is not a country that is known",
     "did you mean 'United Kingdom'?"},
    {"country", "Congo", "'Congo' is not a country that is known",
     "did you mean 'Democratic Republic of the Congo' or 'Republic of the "
     "Congo'?"},
    {"country", "XX", "'XX' is not a country that is known", "ISO 3166-1"},
};

static void test_refused(void)
{
    for (size_t i = 0; i < sizeof refused_cases / sizeof *refused_cases; i++) {
        struct type type;
        struct typed typed;
        if (!find_type(refused_cases[i].type, &type))
            continue;
        struct diagnostics all = diagnostics_make(arena);
        bool taken = type_read(arena, &type, english, "a.b",
                               str_of(refused_cases[i].text), (struct place){0},
                               &typed, &all);
        const struct diagnostic *one = all.first;
        const char *message = refused_cases[i].message
                                  ? arena_format(arena, "%s (field 'a.b')",
                                                 refused_cases[i].message)
                                  : NULL;
        bool good = !taken && one && one->remedy &&
                    (!message || !strcmp(one->text, message)) &&
                    strstr(one->remedy, refused_cases[i].remedy) &&
                    !strchr(one->text, '\n') && all.kept == 1;
        if (!ok(good, "%s: case %zu is refused", refused_cases[i].type, i))
            note("'%s': %s; %s", refused_cases[i].text,
                 one ? one->text : "taken",
                 one && one->remedy ? one->remedy : "");
    }
}

static void test_long_values(void)
{
    struct type type;
    struct typed typed;
    struct diagnostics all = diagnostics_make(arena);
    char text[3001];
    for (size_t i = 0; i < 3000; i += 2)
        memcpy(text + i, "é", 2);
    text[3000] = '\0';
    size_t at;
    ok(find_type("date", &type) &&
           !type_read(arena, &type, english, "x", str_of(text),
                      (struct place){0}, &typed, &all) &&
           strlen(all.first->text) < 120 &&
           text_fault(str_of(all.first->text), &at) == TEXT_OK,
       "a long value is cut between characters");
}

static struct value *value_of(const char *name, const char *text)
{
    struct type *type = arena_alloc(arena, sizeof *type);
    struct typed typed;
    struct diagnostics all = diagnostics_make(arena);
    char *copy = arena_copy(arena, text, strlen(text));
    if (!find_type(name, type) ||
        !type_read(arena, type, english, "x", str_of(copy), (struct place){0},
                   &typed, &all))
        return value_map(arena);
    struct value *value = type_value(arena, type, english, &typed,
                                     (struct place){0});
    /* What was read may go: a value keeps what it needs of it. */
    memset(copy, '?', strlen(copy));
    memset(&typed, 0, sizeof typed);
    return value;
}

static bool says(const struct value *root, const char *path, const char *wanted)
{
    const struct value *value = value_at(root, str_of(path));
    return value && str_is(value->text, wanted);
}

static void test_values(void)
{
    struct value *date = value_of("date", "2025-07-01");
    ok(str_is(date->text, "1 July 2025") && says(date, "iso", "2025-07-01") &&
           says(date, "short", "01/07/2025") && says(date, "year", "2025") &&
           says(date, "long", "1 July 2025"),
       "a date has its forms");
    struct value *amount = value_of("money", "£36.5m");
    ok(says(amount, "exact", "£36,500,000") &&
           says(amount, "rounded", "£36.5 million"),
       "money has its forms");
    struct value *none = value_of("number", "0");
    ok(none->truth && says(none, "exact", "0"), "zero is a value, and true");
    ok(!value_of("boolean", "no")->truth && value_of("boolean", "yes")->truth,
       "a boolean is true when it says yes");
    struct value *choice = value_of("choice", "LLP");
    ok(says(choice, "code", "llp") &&
           value_at(choice, str_of("is.llp"))->truth &&
           !value_at(choice, str_of("is.company"))->truth &&
           !value_at(choice, str_of("is.unknown")),
       "a choice knows its code");
    struct value *choices = value_of("choices", "other, llp");
    ok(choices->kind == VALUE_LIST && choices->count == 2 &&
           says(choices->item, "code", "other") &&
           says(choices->item->next, "label", "A partnership, limited") &&
           says(choices, "count", "2") &&
           value_at(choices, str_of("is.llp"))->truth,
       "choices are a list");
    ok(says(value_of("country", "Vietnam"), "code", "VN"),
       "a country knows its code");
    ok(str_is(value_of("text", "a\nb")->typed->text, "a\nb"),
       "a value keeps what it was read from");
}

static void test_missing(void)
{
    static const char *const members[][2] = {
        {"date", "iso"},     {"money", "rounded"}, {"number", "exact"},
        {"choice", "code"},  {"choice", "is.llp"}, {"choices", "is.other"},
        {"country", "code"},
    };
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        struct type type;
        if (!find_type(members[i][0], &type))
            continue;
        struct value *value = type_missing(arena, &type, VALUE_GAP, "A label",
                                           (struct place){0});
        const struct value *member = value_at(value, str_of(members[i][1]));
        ok(!value->truth && value->state == VALUE_GAP && member &&
               member->state == VALUE_GAP && !member->truth &&
               !strcmp(member->label, "A label"),
           "a missing %s has the member %s", members[i][0], members[i][1]);
    }
}

static void test_order(void)
{
    static const char *const cases[][3] = {
        {"date", "31 July 2025", "2025-08-01"},
        {"money", "999", "£1,000"},
        {"boolean", "no", "yes"},
        {"text", "B", "a"},
        {"country", "TR", "GB"},
        {"choice", "company", "llp"},
        {"choices", "llp", "llp, other"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct typed *a = value_of(cases[i][0], cases[i][1])->typed;
        const struct typed *b = value_of(cases[i][0], cases[i][2])->typed;
        ok(type_compare(a, b) < 0 && type_compare(b, a) > 0 &&
               !type_compare(a, a),
           "'%s' comes before '%s'", cases[i][1], cases[i][2]);
    }
    ok(!type_compare(value_of("choice", "LLP")->typed,
                     value_of("choice", "A partnership, limited")->typed),
       "a code and its label are the same");
}

int main(void)
{
    arena = arena_new();
    struct diagnostics all = diagnostics_make(arena);
    const char *root = getenv("srcdir");
    english = locale_read(arena,
                          arena_format(arena, "%s/statements/locales/en-GB.ini",
                                       root ? root : "."),
                          &all);
    declared = ini_read(arena, scratch_file("types.ini", declarations), &all);
    ok(english && declared && !all.first, "the locale and the types are read");
    if (english && declared) {
        test_taken();
        test_refused();
        test_long_values();
        test_values();
        test_missing();
        test_order();
    }
    scratch_remove();
    arena_free(arena);
    return done();
}
