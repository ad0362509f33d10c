/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Locales: British English as it comes, and made-up languages that need no
 * line of C.
 */
#include "data/locale.h"

#include "scratch.h"
#include "tap.h"

/* A language with other marks, other orders, and a currency of letters. */
static const char other_language[] =
    "[locale]\nname = Examplish\n"
    "[months]\n1 = Unar\n2 = Duar\n3 = Trar\n4 = Quar\n5 = Quinar\n"
    "6 = Sexar\n   Sixar\n7 = Septar\n8 = Octar\n9 = Novar\n10 = Decar\n"
    "11 = Undecar\n12 = Duodecar\n"
    "[date]\nlong = {day}. de {month} de {year}\n"
    "short = {month1}.{day}.{year}\n"
    "[number]\ndecimal = ,\ngroup = _\nminus = -\npercent = %{number}\n"
    "[money]\npattern = {number}{sign}\nrounded = {number} {unit} {sign}\n"
    "million = Mio.\nbillion = Mrd.\n"
    "[currency]\nEUR = €\nSEK = kr\n"
    "[boolean]\nyes = oui\nno = non\n"
    "[list]\nbetween = ;_\nlast = _et_\n"
    "[words]\naccessibility = a\ncolon = :\ncontact = b\nchart_bars = "
    "a\nchart_line = "
    "b\nchart_progress = c\nchart_table "
    "= d\nskip = a\ncontents = b\ndraft = c\ndraft_note = d\ngaps = e\n"
    "files = f\nfile_json = g\nfile_markdown = h\nfile_tables = r\n"
    "feed = i\nrevisions = j\n"
    "years = k\nprinted_from = l\ntotal = n\nother = Autres\nno_value = p\n"
    "languages = s\n"
    "change = q\nbetter = r\nsame = s\nworse = t\n"
    "withdrawn = q\n"
    "extra = two\n   lines\n"
    "[country]\nGB = Royaume-Uni\n   Angleterre\nFR = France\n";

static struct arena *arena;
static const struct locale *english, *examplish;

typedef void form_of_number(const struct locale *locale, struct buffer *out,
                            struct decimal number);
typedef void form_of_money(const struct locale *locale, struct buffer *out,
                           struct decimal amount, const char *currency);

static void check(struct buffer *out, const char *wanted)
{
    if (!ok(str_is(buffer_str(out), wanted), "'%s'", wanted))
        note("wrote '%.*s'", STR(buffer_str(out)));
    buffer_release(out);
}

static void money(const struct locale *locale, form_of_money *form,
                  int64_t units, int places, const char *currency,
                  const char *wanted)
{
    struct buffer out = buffer_make(256);
    form(locale, &out, (struct decimal){units, places}, currency);
    check(&out, wanted);
}

static void number(const struct locale *locale, form_of_number *form,
                   int64_t units, int places, const char *wanted)
{
    struct buffer out = buffer_make(256);
    form(locale, &out, (struct decimal){units, places});
    check(&out, wanted);
}

static void test_numbers(void)
{
    number(english, locale_number, 0, 0, "0");
    number(english, locale_number, 999, 0, "999");
    number(english, locale_number, 1000, 0, "1,000");
    number(english, locale_number, 12345675, 1, "1,234,567.5");
    number(english, locale_number, -5, 2, "−0.05");
    number(english, locale_number, INT64_MIN, 0, "−9,223,372,036,854,775,808");
    number(english, locale_percent, 45, 0, "45%");
    number(english, locale_percent, -125, 1, "−12.5%");
    number(examplish, locale_number, 12345675, 1,
           "1\xc2\xa0"
           "234\xc2\xa0"
           "567,5");
    number(examplish, locale_percent, 45, 0, "%45");
}

static void test_money(void)
{
    money(english, locale_money, 123456750, 2, "GBP", "£1,234,567.50");
    money(english, locale_money, 12345675, 1, "GBP", "£1,234,567.50");
    money(english, locale_money, 123400, 2, "GBP", "£1,234");
    money(english, locale_money, 0, 2, "GBP", "£0");
    money(english, locale_money, -5, 0, "GBP", "−£5");
    money(english, locale_money, 12345, 4, "GBP", "£1.2345");
    money(english, locale_money, 5, 0, "EUR", "€5");
    money(english, locale_money, 5, 0, "SEK",
          "SEK\xc2\xa0"
          "5");
    money(examplish, locale_money, 5, 0, "SEK", "5\xc2\xa0kr");
    money(examplish, locale_money, 5, 0, "EUR", "5€");
}

static void test_rounded(void)
{
    static const struct {
        int64_t units;
        int places;
        const char *wanted;
    } cases[] = {
        {0, 0, "£0"},
        {40, 2, "£0.40"},
        {149, 2, "£1"},
        {150, 2, "£2"},
        {99950, 2, "£1,000"},
        {1234, 0, "£1,230"},
        {1235, 0, "£1,240"},
        {950000, 0, "£950,000"},
        {999499, 0, "£999,000"},
        {999500, 0, "£1 million"},
        {1234567, 0, "£1.23 million"},
        {36000000, 0, "£36 million"},
        {36500000, 0, "£36.5 million"},
        {999499999, 0, "£999 million"},
        {999500000, 0, "£1 billion"},
        {1235000000, 0, "£1.24 billion"},
        {-1235000000, 0, "−£1.24 billion"},
        {-36000000, 0, "−£36 million"},
        {3600000049, 2, "£36 million"},
        {INT64_MAX, 0, "£9,220,000,000 billion"},
        {INT64_MIN, 0, "−£9,220,000,000 billion"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        money(english, locale_money_rounded, cases[i].units, cases[i].places,
              "GBP", cases[i].wanted);
    money(examplish, locale_money_rounded, 1234567, 0, "EUR", "1,23 Mio. €");
}

static void test_dates(void)
{
    struct buffer out = buffer_make(256);
    locale_date_long(english, &out, (struct date){2025, 7, 1});
    check(&out, "1 July 2025");
    locale_date_short(english, &out, (struct date){2025, 7, 1});
    check(&out, "01/07/2025");
    locale_date_long(examplish, &out, (struct date){2025, 7, 31});
    check(&out, "31. de Septar de 2025");
    locale_date_short(examplish, &out, (struct date){2025, 7, 1});
    check(&out, "7.1.2025");
    ok(locale_month(english, str_of("SEPT")) == 9 &&
           locale_month(english, str_of("jul")) == 7 &&
           !locale_month(english, str_of("ju")) &&
           !locale_month(english, str_of("julyy")),
       "months by three letters or more");
    ok(locale_month(examplish, str_of("sixar")) == 6 &&
           locale_month(examplish, str_of("und")) == 11 &&
           locale_month(examplish, str_of("qui")) == 5,
       "months by another name");
    ok(locale_date_has(examplish, str_of("de")) &&
           !locale_date_has(english, str_of("de")),
       "the words of a date");
}

static void test_lists(void)
{
    const struct str items[] = {{"a", 1}, {"b", 1}, {"c", 1}};
    struct buffer out = buffer_make(256);
    locale_list(english, &out, items, 1);
    check(&out, "a");
    locale_list(english, &out, items, 2);
    check(&out, "a and b");
    locale_list(english, &out, items, 3);
    check(&out, "a, b and c");
    locale_list(examplish, &out, items, 3);
    check(&out, "a; b et c");
}

static void test_countries(void)
{
    static const char *const found[][2] = {
        {"GB", "GB"},
        {"gb", "GB"},
        {"United Kingdom", "GB"},
        {"united kingdom", "GB"},
        {"UK", "GB"},
        {"USA", "US"},
        {"Türkiye", "TR"},
        {"Turkey", "TR"},
        {"Czechia", "CZ"},
        {"Côte d'Ivoire", "CI"},
        {"Vietnam", "VN"},
        {"Viet Nam", "VN"},
        {"Åland Islands", "AX"},
        {"Zimbabwe", "ZW"},
        {"Andorra", "AD"},
        {"Bonaire, Sint Eustatius and Saba", "BQ"},
    };
    for (size_t i = 0; i < sizeof found / sizeof *found; i++) {
        const struct country *country = locale_country(english,
                                                       str_of(found[i][0]));
        ok(country && !strcmp(country->code, found[i][1]), "%s is %s",
           found[i][0], found[i][1]);
    }
    int count = 0;
    for (int i = 0; i < 26 * 26; i++) {
        char code[] = {(char)('A' + i / 26), (char)('A' + i % 26), '\0'};
        const struct country *one = locale_country(english, str_of(code));
        count += one && !strcmp(one->code, code) && *one->name;
    }
    ok(count == 249, "English knows the 249 countries of ISO 3166-1");
    ok(!locale_country(english, str_of("Congo")) &&
           !locale_country(english, str_of("Korea")),
       "a name that two countries go by is neither's");
    ok(!locale_country(english, str_of("")) &&
           !locale_country(english, str_of("Atlantis")),
       "what is no country is not found");
    ok(!strcmp(locale_country(examplish, str_of("angleterre"))->name,
               "Royaume-Uni"),
       "another language has its own names");
    struct nearest nearest = nearest_make(str_of("Untied Kingdom"));
    locale_offer_countries(english, &nearest);
    ok(nearest.best && !strcmp(nearest.best, "United Kingdom"),
       "the nearest country is offered");
}

static void test_words(void)
{
    ok(!strcmp(locale_tag(english), "en-GB"), "its tag is its file's name");
    ok(!strcmp(locale_word(examplish, "other"), "Autres"), "a word");
    ok(!strcmp(locale_word(examplish, "extra"), "two lines"),
       "a word of two lines");
    ok(!*locale_word(examplish, "unheard"), "a word that there is not");
    const struct value *word = value_at(locale_words(english),
                                        str_of("contents"));
    ok(word && str_is(word->text, "Contents") && word->at.line,
       "words are values that know their place");
    bool yes = false;
    ok(locale_boolean_read(examplish, str_of("OUI"), &yes) && yes &&
           locale_boolean_read(examplish, str_of("non"), &yes) && !yes &&
           !locale_boolean_read(examplish, str_of("yes"), &yes),
       "yes and no in the language");
    ok(!strcmp(locale_boolean(examplish, true), "oui"), "and written");
}

/* Whether some message has both texts in it. */
static bool told(const struct diagnostics *all, const char *text,
                 const char *remedy)
{
    for (const struct diagnostic *one = all->first; one; one = one->next)
        if (strstr(one->text, text) &&
            (!*remedy || (one->remedy && strstr(one->remedy, remedy))))
            return true;
    return false;
}

/* The other language with one line replaced. */
static char *replaced(const char *line, const char *by)
{
    const char *at = strstr(other_language, line);
    return arena_format(arena, "%.*s%s%s", (int)(at - other_language),
                        other_language, by, at + strlen(line));
}

static void test_faults(void)
{
    static const struct {
        const char *line, *by, *text, *remedy;
    } cases[] = {
        {"10 = Decar\n", "", "'10' in [months] is missing", ""},
        {"name = Examplish\n", "name =\n", "'name' in [locale] is missing", ""},
        {"total = n\n", "", "'total' in [words] is missing", ""},
        {"group = _", "group = ,", "'group' are both", "a mark of its own"},
        {"decimal = ,\n", "decmal = ,\n", "unknown key 'decmal'",
         "did you mean 'decimal'?"},
        {"[boolean]\n", "[bolean]\n", "unknown section [bolean]",
         "did you mean 'boolean'?"},
        {"{day}. de {month}", "{dya}. de {month}", "unknown '{dya}'",
         "did you mean '{day}'?"},
        {"de {year}\n", "\n", "does not say where {year} stands",
         "write {year} where it belongs"},
        {"percent = %{number}", "percent = %", "where {number} stands", ""},
        {"FR = France", "FR = angleterre", "stands for two countries",
         "take it from one"},
        {"FR = France", "FRA = France", "'FRA' is not a code of ISO 3166-1",
         ""},
        {"SEK = kr", "KR = kr", "'KR' is not a code of ISO 4217",
         "three capital letters"},
        {"short = {month1}.{day}.{year}\n", "", "'short' in [date] is missing",
         ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct diagnostics all = diagnostics_make(arena);
        const char *path = scratch_file(arena_format(arena, "x%zu.ini", i),
                                        replaced(cases[i].line, cases[i].by));
        bool refused = !locale_read(arena, path, &all);
        if (!ok(refused && told(&all, cases[i].text, cases[i].remedy),
                "a locale is refused: %s", cases[i].text))
            for (struct diagnostic *one = all.first; one; one = one->next)
                note("%s (%s)", one->text, one->remedy ? one->remedy : "");
    }
}

int main(void)
{
    arena = arena_new();
    struct diagnostics all = diagnostics_make(arena);
    const char *root = getenv("srcdir");
    char *path = arena_format(arena, "%s/statements/locales/en-GB.ini",
                              root ? root : ".");
    english = locale_read(arena, path, &all);
    examplish = locale_read(arena, scratch_file("xx.ini", other_language),
                            &all);
    ok(english && examplish && !all.first, "both locales are read");
    for (struct diagnostic *one = all.first; one; one = one->next)
        note("%zu: %s", one->at.line, one->text);
    if (english && examplish) {
        test_numbers();
        test_money();
        test_rounded();
        test_dates();
        test_lists();
        test_countries();
        test_words();
        test_faults();
    }
    scratch_remove();
    arena_free(arena);
    return done();
}
