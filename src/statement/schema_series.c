/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/schema_series.h"

#include <string.h>

#include "statement/keys.h"

static void refuse_column(const struct ini_section *section, const char *key,
                          const char *column, const char *why,
                          const char *remedy, struct diagnostics *all)
{
    const struct ini_entry *entry = ini_entry(section, key);
    diagnostic_error(all, entry->at, "the column '%s' %s", column, why);
    diagnostic_remedy(all, "%s", remedy);
}

/* The position of the column that a key names; SIZE_MAX: an error was added.
 */
static size_t column_of(const struct keys *keys,
                        const struct ini_section *section, const char *key,
                        const struct table_schema *table, const char *name)
{
    size_t column = table_column(table, str_of(name));
    if (column == SIZE_MAX)
        refuse_column(section, key, name, "is not declared",
                      "name a column of the table that is declared above",
                      keys->all);
    return column;
}

static bool is_choice_of(const struct type *type, const char *code)
{
    for (size_t i = 0; type->kind == TYPE_CHOICE && i < type->choice_count; i++)
        if (!strcmp(type->choices[i].code, code))
            return true;
    return false;
}

static bool read_better(const struct keys *keys,
                        const struct ini_section *section,
                        struct schema_series *series)
{
    const char *name = keys_text(keys, section, "better");
    series->better = SIZE_MAX;
    if (!name)
        return true;
    series->better = column_of(keys, section, "better", series->of, name);
    if (series->better == SIZE_MAX)
        return false;
    const struct type *type = &series->of->columns[series->better].type;
    if (is_choice_of(type, "higher") && is_choice_of(type, "lower"))
        return true;
    refuse_column(section, "better", name,
                  "is no choice with the codes 'higher' and 'lower'",
                  "declare it with 'type = choice', and these two in 'choices'",
                  keys->all);
    return false;
}

/* Two columns that a series has of its own. */
static bool names_are_free(const struct schema_series *series,
                           struct diagnostics *all)
{
    static const char *const own[] = {SERIES_YEARS, SERIES_CHANGE};
    for (size_t i = 0; i < 2; i++) {
        size_t taken = table_column(series->of, str_of(own[i]));
        if (taken == SIZE_MAX)
            continue;
        diagnostic_error(all, series->at,
                         "a series has a column '%s' of its own", own[i]);
        diagnostic_also(all, series->of->columns[taken].at, "declared here");
        diagnostic_remedy(all, "give that one another name");
        return false;
    }
    return true;
}

/* How many years are shown at most. */
static size_t read_years(const struct ini_section *section,
                         struct diagnostics *all)
{
    const struct ini_entry *entry = ini_entry(section, "years");
    struct decimal years;
    if (!entry || !entry->value.len)
        return SERIES_YEARS_MAX;
    if (decimal_read(entry->value, &years) && !years.places &&
        years.units >= 2 && years.units <= SERIES_YEARS_MAX)
        return (size_t)years.units;
    diagnostic_error(all, entry->at, "'%.*s' is no number of years",
                     STR(entry->value));
    diagnostic_remedy(all, "write a whole number from 2 to %d",
                      SERIES_YEARS_MAX);
    return SERIES_YEARS_MAX;
}

void series_declare(struct arena *arena, struct schema *schema,
                    const struct ini_section *section, struct diagnostics *all)
{
    static const char *const series_keys[] = {"of", "value", "better", "years",
                                              NULL};
    const struct keys keys = {arena, all, "PACKS"};
    size_t before = all->counts[DIAGNOSTIC_ERROR];
    keys_check(&keys, section, series_keys);
    const char *of = keys_needed(&keys, section, "of",
                                 "write 'of = TABLE', which is declared above");
    const char *value = keys_needed(&keys, section, "value",
                                    "write 'value = COLUMN' of this year's "
                                    "figure");
    struct schema_series *series = arena_alloc(arena, sizeof *series);
    series->name = section->id;
    series->at = section->at;
    series->years = read_years(section, all);
    series->of = of ? schema_table(schema, str_of(of)) : NULL;
    if (of && !series->of) {
        diagnostic_error(all, ini_entry(section, "of")->at,
                         "there is no table '%s'", of);
        diagnostic_remedy(all, "declare [table:%s] first", of);
    }
    if (!series->of || !value)
        return;
    if (!series->of->column_count ||
        series->of->columns[0].type.kind != TYPE_TEXT) {
        diagnostic_error(all, series->of->at,
                         "the first column of '%s' is no text that would be "
                         "the name of a row, year after year",
                         series->of->name);
        diagnostic_also(all, series->at, "a series is made of it");
        diagnostic_remedy(all, "declare a column of type text before the "
                               "others");
    }
    series->before[0] = column_of(&keys, section, "value", series->of, value);
    if (series->before[0] != SIZE_MAX &&
        !type_is_number(series->of->columns[series->before[0]].type.kind))
        refuse_column(section, "value", value, "does not hold numbers",
                      "name a column of numbers", all);
    if (!read_better(&keys, section, series) || !names_are_free(series, all) ||
        all->counts[DIAGNOSTIC_ERROR] != before)
        return;
    if (schema->last_series)
        schema->last_series->next = series;
    else
        schema->first_series = series;
    schema->last_series = series;
}

static bool is_taken(const struct schema_series *series, size_t count,
                     size_t column)
{
    for (size_t i = 0; i < count; i++)
        if (series->before[i] == column)
            return true;
    return false;
}

/* The column that has what the one before was a year ago, or SIZE_MAX. */
static size_t year_before(const struct table_schema *table,
                          const struct schema_series *series, size_t years)
{
    size_t column = series->before[years - 1];
    for (size_t i = 0; column != SIZE_MAX && i < table->column_count; i++) {
        const struct yearly *yearly = &table->columns[i].yearly;
        if (yearly->kind == YEARLY_FROM &&
            !strcmp(yearly->from, table->columns[column].name) &&
            table->columns[i].type.kind == table->columns[column].type.kind &&
            !is_taken(series, years, i))
            return i;
    }
    return SIZE_MAX;
}

void series_check(struct schema *schema, struct diagnostics *all)
{
    for (struct schema_series *s = schema->first_series; s; s = s->next) {
        for (size_t i = 1; i < SERIES_YEARS_MAX; i++) {
            s->before[i] = year_before(s->of, s, i);
            if (s->before[i] != SIZE_MAX)
                s->of->columns[s->before[i]].in_series = true;
        }
        (void)names_are_free(s, all);
    }
}
