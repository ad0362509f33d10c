/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Reads a locale's file: the part of data/locale.h that holds it against the
 * format. Everything that some code writes with is required, so that a gap in
 * a translation is found when the file is read and not on somebody's page.
 */
#include "data/locale.h"

#include <string.h>

#include "base/file.h"
#include "data/ini.h"
#include "data/locale_file.h"

#define NO_BREAK_SPACE "\xc2\xa0"

/*
 * The words that the themes that come with avow, and the library, print. A
 * theme may ask for more.
 */
static const char *const needed_words[] = {
    "accessibility", "better",         "change",        "chart_bars",
    "chart_line",    "chart_progress", "chart_table",   "colon",
    "contact",       "contents",       "draft",         "draft_note",
    "feed",          "file_json",      "file_markdown", "file_tables",
    "files",         "gaps",           "languages",     "no_value",
    "other",         "printed_from",   "revisions",     "same",
    "skip",          "total",          "withdrawn",     "worse",
    "years",
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Whether it is so many capital letters, as the codes of ISO are. */
static bool is_code(const char *key, size_t len)
{
    for (const char *c = key; *c; c++)
        if (*c < 'A' || *c > 'Z')
            return false;
    return strlen(key) == len;
}

static struct pattern parse(const struct locale_file *file, const char *text)
{
    static const char *const names[] = {
        [SLOT_DAY] = "day",       [SLOT_DAY2] = "day2",
        [SLOT_MONTH] = "month",   [SLOT_MONTH1] = "month1",
        [SLOT_MONTH2] = "month2", [SLOT_YEAR] = "year",
        [SLOT_NUMBER] = "number", [SLOT_SIGN] = "sign",
        [SLOT_UNIT] = "unit",     [SLOT_UNIT + 1] = NULL};
    return pattern_parse(file->arena, text, names);
}

static void read_dates(struct locale_file *file, struct locale *locale)
{
    static const char *const long_slots[] = {"month",  "year",   "day", "day2",
                                             "month1", "month2", NULL};
    static const char *const short_slots[] = {"year",   "day",    "day2",
                                              "month1", "month2", NULL};
    for (int i = 0; i < 12; i++)
        locale->months[i] = locale_need_spelling(
            file, "months", arena_format(file->arena, "%d", i + 1));
    locale->date_long = parse(
        file, locale_need_pattern(file, "date", "long", long_slots, 2));
    locale->date_short = parse(
        file, locale_need_pattern(file, "date", "short", short_slots, 1));
    struct str first = locale_optional(file, "date", "first");
    if (first.len)
        locale->first_day = text_one_line(file->arena, first).at;
    struct str endings = locale_optional(file, "date", "day_endings");
    locale->day_endings = locale_spelling(file->arena, endings);
}

/* An amount does not go on in the next line. */
static const char *kept_together(struct locale_file *file, const char *text)
{
    return locale_spaced(file->arena, text, NO_BREAK_SPACE);
}

static void read_numbers(struct locale_file *file, struct locale *locale)
{
    static const char *const percent_slots[] = {"number", NULL};
    struct number_marks *marks = &locale->marks;
    marks->decimal = str_of(locale_need_text(file, "number", "decimal"));
    marks->group = str_of(
        kept_together(file, locale_need_text(file, "number", "group")));
    marks->group_is_space = number_space(marks->group) == marks->group.len;
    locale->minus = locale_need_text(file, "number", "minus");
    const char *percent = locale_need_pattern(file, "number", "percent",
                                              percent_slots, 1);
    locale->percent = parse(file, kept_together(file, percent));
    if (marks->group.len && str_equal(marks->decimal, marks->group)) {
        const struct ini_section *section = ini_section(file->ini, "number");
        diagnostic_error(file->all, section->at,
                         "'decimal' and 'group' are both '%.*s'",
                         STR(marks->group));
        diagnostic_remedy(file->all,
                          "give each a mark of its own, such as '.' and ','");
    }
}

static void read_currencies(struct locale_file *file, struct locale *locale)
{
    const struct ini_section *section = ini_section(file->ini, "currency");
    if (!section)
        return;
    size_t room = 0;
    for (const struct ini_entry *e = section->first; e; e = e->next)
        room++;
    locale->currencies = arena_array(file->arena, room,
                                     sizeof *locale->currencies);
    for (const struct ini_entry *e = section->first; e; e = e->next) {
        if (!is_code(e->key, 3)) {
            diagnostic_error(file->all, e->key_at,
                             "'%s' is not a code of ISO 4217, such as GBP",
                             e->key);
            diagnostic_remedy(file->all,
                              "write three capital letters before the '='");
            continue;
        }
        if (!locale_need(file, "currency", e->key))
            continue;
        locale->currencies[locale->currency_count++] = (struct currency){
            e->key, locale_spelling(file->arena, e->value)};
    }
}

static struct money_form read_form(struct locale_file *file, const char *key,
                                   const char *const *slots, size_t needed)
{
    const char *text = kept_together(
        file, locale_need_pattern(file, "money", key, slots, needed));
    return (struct money_form){.pattern = parse(file, text),
                               .before = strstr(text, "{sign}{"),
                               .behind = strstr(text, "}{sign}")};
}

static void read_money(struct locale_file *file, struct locale *locale)
{
    static const char *const slots[] = {"number", "sign", NULL};
    static const char *const rounded_slots[] = {"number", "sign", "unit", NULL};
    locale->money = read_form(file, "pattern", slots, 2);
    locale->money_rounded = read_form(file, "rounded", rounded_slots, 3);
    locale->million = locale_need_spelling(file, "money", "million");
    locale->billion = locale_need_spelling(file, "money", "billion");
    read_currencies(file, locale);
}

static void read_words(struct locale_file *file, struct locale *locale)
{
    struct value *words = value_map(file->arena);
    locale->words = words;
    for (size_t i = 0; i < COUNT(needed_words); i++)
        (void)locale_need(file, "words", needed_words[i]);
    const struct ini_section *section = ini_section(file->ini, "words");
    for (const struct ini_entry *e = section ? section->first : NULL; e;
         e = e->next) {
        struct value *word = value_text(file->arena,
                                        text_one_line(file->arena, e->value));
        word->at = e->at;
        value_add(words, e->key, word);
    }
}

/* Where the country of a name is noted; NULL is there before. */
static const struct country **place_of_country(struct locale *locale,
                                               struct str name)
{
    size_t pair = locale_pair(name);
    if (pair < PAIRS)
        return &locale->country_pairs[pair];
    uint32_t *number = locale_country_slot(locale, name);
    if (!*number) {
        locale->country_names[locale->country_name_count++].name = name;
        *number = (uint32_t)locale->country_name_count;
    }
    return &locale->country_names[*number - 1].country;
}

/* Two countries of one name: neither could be told from the other. */
static void add_country_name(struct locale_file *file, struct locale *locale,
                             struct str name, const struct country *country,
                             struct place at)
{
    const struct country **known = place_of_country(locale, name);
    if (!*known) {
        *known = country;
        return;
    }
    diagnostic_error(file->all, at,
                     "'%.*s' stands for two countries, %s and %s", STR(name),
                     (*known)->code, country->code);
    diagnostic_remedy(file->all, "take it from one of the two");
}

static void read_country(struct locale_file *file, struct locale *locale,
                         const struct ini_entry *entry)
{
    if (!is_code(entry->key, 2)) {
        diagnostic_error(file->all, entry->key_at,
                         "'%s' is not a code of ISO 3166-1, such as GB",
                         entry->key);
        diagnostic_remedy(file->all,
                          "write two capital letters before the '='");
        return;
    }
    if (!entry->value.len) {
        locale_missing(file, "country", entry->key, entry->at);
        return;
    }
    struct spelling names = locale_spelling(file->arena, entry->value);
    struct country *country = &locale->countries[locale->country_count++];
    *country = (struct country){entry->key, names.written};
    for (size_t i = 0; i < names.count; i++)
        add_country_name(file, locale, names.taken[i], country, entry->at);
    add_country_name(file, locale, str_of(country->code), country, entry->at);
}

static void read_countries(struct locale_file *file, struct locale *locale)
{
    const struct ini_section *section = ini_section(file->ini, "country");
    size_t countries = 0, names = 0;
    for (const struct ini_entry *e = section ? section->first : NULL; e;
         e = e->next) {
        countries++;
        names++; /* the first line; its code is a pair */
        for (size_t i = 0; i < e->value.len; i++)
            names += e->value.at[i] == '\n';
    }
    if (!countries) {
        diagnostic_error(file->all, place_line(file->ini->source, 0),
                         "no country stands in [country]");
        diagnostic_remedy(file->all,
                          "write one a line, its code and its name; the other "
                          "languages list them all");
        return;
    }
    locale->countries = arena_array(file->arena, countries,
                                    sizeof *locale->countries);
    size_t room = 1;
    while (room < 2 * names)
        room *= 2;
    locale->country_names = arena_array(file->arena, names,
                                        sizeof *locale->country_names);
    locale->country_slots = arena_array(file->arena, room,
                                        sizeof *locale->country_slots);
    locale->country_slot_room = room;
    for (const struct ini_entry *e = section->first; e; e = e->next)
        read_country(file, locale, e);
}

/* "en-GB" of "statements/locales/en-GB.ini". */
static const char *tag_of(struct arena *arena, const char *path)
{
    struct str name = str_of(path_name(path));
    size_t dot = str_find(name, '.');
    return arena_copy(arena, name.at, dot);
}

const struct locale *locale_read(struct arena *arena, const char *path,
                                 struct diagnostics *all)
{
    size_t errors = all->counts[DIAGNOSTIC_ERROR];
    struct locale_file from = {arena, all, ini_read(arena, path, all)};
    struct locale_file *file = &from;
    if (!file->ini)
        return NULL;
    struct locale *locale = arena_alloc(arena, sizeof *locale);
    locale->tag = tag_of(arena, path);
    locale_check_names(file);
    locale->name = locale_need_text(file, "locale", "name");
    read_dates(file, locale);
    read_numbers(file, locale);
    read_money(file, locale);
    locale->yes = locale_need_spelling(file, "boolean", "yes");
    locale->no = locale_need_spelling(file, "boolean", "no");
    locale->between = locale_spaced(
        arena, locale_need_text(file, "list", "between"), " ");
    locale->last = locale_spaced(arena, locale_need_text(file, "list", "last"),
                                 " ");
    read_words(file, locale);
    read_countries(file, locale);
    return all->counts[DIAGNOSTIC_ERROR] == errors ? locale : NULL;
}
