/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/deadline.h"

#include <string.h>

#include "data/decimal.h"
#include "statement/condition.h"

/* No deadline is further off, in months or days. */
#define COUNT_MAX 10000

const char *const deadline_keys[] = {"label", "source", "due",
                                     "when",  "done",   NULL};

/* How a rule is written: its words behind the first one. */
static const struct due_form {
    const char *name, *usage;
    enum due_kind kind;
    size_t words;
} due_forms[] = {
    {"within-months", "within-months FIELD NUMBER", DUE_MONTHS, 2},
    {"within-month-ends", "within-month-ends FIELD NUMBER", DUE_MONTH_ENDS, 2},
    {"within-days", "within-days FIELD NUMBER", DUE_DAYS, 2},
    {"by-day", "by-day FIELD MONTH-DAY", DUE_DAY, 2},
    {"rows-within-days", "rows-within-days TABLE COLUMN COLUMN NUMBER",
     DUE_ROWS, 4},
};

#define FORM_COUNT (sizeof due_forms / sizeof due_forms[0])

static const char *needed_text(struct arena *arena,
                               const struct ini_section *section,
                               const char *key, const char *remedy,
                               struct diagnostics *all)
{
    const struct ini_entry *entry = ini_entry(section, key);
    if (entry && entry->value.len)
        return text_one_line(arena, entry->value).at;
    diagnostic_error(all, section->at, "[%s] has no '%s'", section->name, key);
    diagnostic_remedy(all, "%s", remedy);
    return NULL;
}

static const struct due_form *find_form(struct str name)
{
    for (size_t i = 0; i < FORM_COUNT; i++)
        if (str_is(name, due_forms[i].name))
            return &due_forms[i];
    return NULL;
}

static bool read_count(struct str word, int *count)
{
    struct decimal number;
    if (!decimal_read(word, &number) || number.places || number.units < 0 ||
        number.units > COUNT_MAX)
        return false;
    *count = (int)number.units;
    return true;
}

/* Any year that has a 29 February tells whether a day exists. */
static bool read_day(struct arena *arena, struct str word, struct date *day)
{
    return date_read(str_of(arena_format(arena, "2000-%.*s", STR(word))), day);
}

/* False: it is not written as its form is. */
static bool read_words(struct arena *arena, const struct due_form *form,
                       struct str text, struct due_rule *due)
{
    struct str words[5];
    size_t count = 0;
    while (count < 5 && (words[count] = str_word(&text)).len)
        count++;
    if (count != form->words)
        return false;
    due->kind = form->kind;
    due->from = words[0];
    if (due->kind == DUE_DAY)
        return read_day(arena, words[1], &due->day);
    if (due->kind == DUE_ROWS) {
        due->done = words[1];
        due->since = words[2];
    }
    return read_count(words[count - 1], &due->count);
}

static void read_due(struct arena *arena, const struct ini_section *section,
                     struct due_rule *due, struct diagnostics *all)
{
    const char *text = needed_text(arena, section, "due",
                                   "write 'due = within-months "
                                   "statement.period_end 6', or another of "
                                   "those that avow(5) has under LAWS",
                                   all);
    if (!text)
        return;
    struct str rest = str_of(text), name = str_word(&rest);
    const struct due_form *form = find_form(name);
    struct place at = ini_entry(section, "due")->at;
    if (form && read_words(arena, form, rest, due))
        return;
    if (form) {
        diagnostic_error(all, at, "'%s' is no rule for a day", text);
        diagnostic_remedy(all, "write it as '%s'", form->usage);
        return;
    }
    struct nearest nearest = nearest_make(name);
    for (size_t i = 0; i < FORM_COUNT; i++)
        nearest_offer(&nearest, due_forms[i].name);
    diagnostic_error(all, at, "there is no rule '%.*s'", STR(name));
    if (nearest.best)
        diagnostic_remedy(all, "did you mean '%s'?", nearest.best);
    else
        diagnostic_remedy(all, "avow(5) lists them under LAWS");
}

static const struct condition *condition_of(struct arena *arena,
                                            const struct ini_section *section,
                                            const char *key,
                                            struct diagnostics *all)
{
    const struct ini_entry *entry = ini_entry(section, key);
    return entry ? condition_parse(arena, NULL, entry, all) : NULL;
}

struct deadline *deadline_read(struct arena *arena,
                               const struct ini_section *section,
                               struct diagnostics *all)
{
    struct deadline *one = arena_alloc(arena, sizeof *one);
    one->id = section->id;
    one->at = section->at;
    one->label = needed_text(arena, section, "label",
                             "say what is to be done, such as 'Publish the "
                             "statement'",
                             all);
    one->source = needed_text(arena, section, "source",
                              "say where it is asked for, such as "
                              "'section 54(8)'",
                              all);
    read_due(arena, section, &one->due, all);
    one->when = condition_of(arena, section, "when", all);
    one->done = condition_of(arena, section, "done", all);
    return one;
}
