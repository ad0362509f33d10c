/* SPDX-License-Identifier: BSD-2-Clause */
#include "data/locale_file.h"

#include <string.h>

#include "data/pattern.h"

/* Which keys a section may have; `keys` is NULL where any name will do. */
struct section_rule {
    const char *name;
    const char *const *keys;
};

static const char *const locale_keys[] = {"name", NULL};
static const char *const month_keys[] = {"1", "2", "3",  "4",  "5",  "6", "7",
                                         "8", "9", "10", "11", "12", NULL};
static const char *const date_keys[] = {"long", "short", "first", "day_endings",
                                        NULL};
static const char *const number_keys[] = {"decimal", "group", "minus",
                                          "percent", NULL};
static const char *const money_keys[] = {"pattern", "rounded", "million",
                                         "billion", NULL};
static const char *const boolean_keys[] = {"yes", "no", NULL};
static const char *const list_keys[] = {"between", "last", NULL};

static const struct section_rule section_rules[] = {
    {"locale", locale_keys}, {"months", month_keys},    {"date", date_keys},
    {"number", number_keys}, {"money", money_keys},     {"currency", NULL},
    {"list", list_keys},     {"boolean", boolean_keys}, {"words", NULL},
    {"country", NULL},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct section_rule *rule_of(const char *name)
{
    for (size_t i = 0; i < COUNT(section_rules); i++)
        if (!strcmp(section_rules[i].name, name))
            return &section_rules[i];
    return NULL;
}

static void offer(struct locale_file *file, const struct nearest *nearest)
{
    if (nearest->best)
        diagnostic_remedy(file->all, "did you mean '%s'?", nearest->best);
}

static void check_key(struct locale_file *file, const struct section_rule *rule,
                      const struct ini_entry *entry)
{
    for (const char *const *key = rule->keys; *key; key++)
        if (!strcmp(*key, entry->key))
            return;
    struct nearest nearest = nearest_make(str_of(entry->key));
    for (const char *const *key = rule->keys; *key; key++)
        nearest_offer(&nearest, *key);
    diagnostic_error(file->all, entry->key_at, "unknown key '%s' in [%s]",
                     entry->key, rule->name);
    offer(file, &nearest);
}

void locale_check_names(struct locale_file *file)
{
    for (const struct ini_section *section = file->ini->first; section;
         section = section->next) {
        const struct section_rule *rule = rule_of(section->name);
        if (!rule) {
            struct nearest nearest = nearest_make(str_of(section->name));
            for (size_t i = 0; i < COUNT(section_rules); i++)
                nearest_offer(&nearest, section_rules[i].name);
            diagnostic_error(file->all, section->at, "unknown section [%s]",
                             section->name);
            offer(file, &nearest);
            continue;
        }
        for (const struct ini_entry *entry = section->first;
             rule->keys && entry; entry = entry->next)
            check_key(file, rule, entry);
    }
}

void locale_missing(struct locale_file *file, const char *section,
                    const char *key, struct place at)
{
    diagnostic_error(file->all, at, "'%s' in [%s] is missing", key, section);
    diagnostic_remedy(file->all, "see \"LOCALES\" in avow(5)");
}

const struct ini_entry *locale_need(struct locale_file *file,
                                    const char *section, const char *key)
{
    const struct ini_section *found = ini_section(file->ini, section);
    const struct ini_entry *entry = found ? ini_entry(found, key) : NULL;
    if (entry && entry->value.len)
        return entry;
    struct place at = place_line(file->ini->source, 0);
    if (found)
        at = entry ? entry->at : found->at;
    locale_missing(file, section, key, at);
    return NULL;
}

const char *locale_need_text(struct locale_file *file, const char *section,
                             const char *key)
{
    const struct ini_entry *entry = locale_need(file, section, key);
    return entry ? text_one_line(file->arena, entry->value).at : "";
}

const char *locale_spaced(struct arena *arena, const char *text,
                          const char *space)
{
    struct str rest = str_of(text);
    const char *spaced = "";
    while (rest.at) {
        struct str piece = str_split(&rest, '_');
        spaced = arena_format(arena, "%s%.*s%s", spaced, STR(piece),
                              rest.at ? space : "");
    }
    return spaced;
}

struct str locale_optional(const struct locale_file *file, const char *section,
                           const char *key)
{
    const struct ini_section *found = ini_section(file->ini, section);
    const struct ini_entry *entry = found ? ini_entry(found, key) : NULL;
    return entry ? entry->value : (struct str){"", 0};
}

struct spelling locale_spelling(struct arena *arena, struct str value)
{
    struct spelling spelling = {0};
    size_t lines = 1;
    for (size_t i = 0; i < value.len; i++)
        lines += value.at[i] == '\n';
    spelling.taken = arena_array(arena, lines, sizeof *spelling.taken);
    while (value.at) {
        struct str line = str_trim(str_split(&value, '\n'));
        if (line.len)
            spelling.taken[spelling.count++] = str_copy(arena, line);
    }
    spelling.written = spelling.count ? spelling.taken[0].at : "";
    return spelling;
}

struct spelling locale_need_spelling(struct locale_file *file,
                                     const char *section, const char *key)
{
    const struct ini_entry *entry = locale_need(file, section, key);
    return locale_spelling(file->arena,
                           entry ? entry->value : (struct str){"", 0});
}

static bool is_known_slot(const char *const *slots, struct str name,
                          struct nearest *nearest)
{
    for (; *slots; slots++) {
        if (str_is(name, *slots))
            return true;
        nearest_offer(nearest, *slots);
    }
    return false;
}

const char *locale_need_pattern(struct locale_file *file, const char *section,
                                const char *key, const char *const *slots,
                                size_t needed)
{
    const struct ini_entry *entry = locale_need(file, section, key);
    if (!entry)
        return "";
    struct str rest = entry->value;
    struct pattern_piece piece;
    while (pattern_next(&rest, &piece)) {
        struct nearest nearest = nearest_make(piece.text);
        if (!piece.slot || is_known_slot(slots, piece.text, &nearest))
            continue;
        diagnostic_error(file->all, entry->at,
                         "unknown '{%.*s}' in '%s' of [%s]", STR(piece.text),
                         key, section);
        if (nearest.best)
            diagnostic_remedy(file->all, "did you mean '{%s}'?", nearest.best);
    }
    const char *pattern = text_one_line(file->arena, entry->value).at;
    for (size_t i = 0; i < needed; i++)
        if (!strstr(pattern, arena_format(file->arena, "{%s}", slots[i]))) {
            diagnostic_error(file->all, entry->at,
                             "'%s' in [%s] does not say where {%s} stands", key,
                             section, slots[i]);
            diagnostic_remedy(file->all, "write {%s} where it belongs",
                              slots[i]);
        }
    return pattern;
}
