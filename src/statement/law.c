/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/law.h"

#include <string.h>

#include "base/file.h"
#include "data/ini.h"
#include "statement/condition.h"
#include "statement/deadline.h"

/* Each may look for words in the whole text. */
#define REQUIREMENTS_MAX 500

/* A condition that was read. */
struct when {
    struct when *next;
    struct str text; /* as it is written */
    const struct condition *condition;
};

struct reader {
    struct arena *arena;
    struct phrasebook *phrasebook;
    struct diagnostics *all;
    struct when *whens;
};

static const char *const law_keys[] = {
    "title",        "jurisdiction", "status",        "effective_from",
    "effective_to", "source",       "required_when", NULL,
};

static const char *const requirement_keys[] = {
    "level", "source",         "asks",         "when",    "test",
    "mend",  "effective_from", "effective_to", "example", NULL,
};

static void offer(struct diagnostics *all, struct str wanted,
                  const char *const *known)
{
    struct nearest nearest = nearest_make(wanted);
    for (const char *const *name = known; *name; name++)
        nearest_offer(&nearest, *name);
    if (nearest.best)
        diagnostic_remedy(all, "did you mean '%s'?", nearest.best);
    else
        diagnostic_remedy(all, "avow(5) lists what may stand here under LAWS");
}

static void check_keys(struct reader *reader, const struct ini_section *section,
                       const char *const *known)
{
    for (const struct ini_entry *e = section->first; e; e = e->next) {
        const char *const *key = known;
        while (*key && strcmp(*key, e->key) != 0)
            key++;
        if (*key)
            continue;
        diagnostic_error(reader->all, e->key_at, "unknown key '%s' in [%s]",
                         e->key, section->name);
        offer(reader->all, str_of(e->key), known);
    }
}

/* The text of a key on one line; NULL: it has none. */
static const char *text_of(struct reader *reader,
                           const struct ini_section *section, const char *key)
{
    const struct ini_entry *entry = ini_entry(section, key);
    return entry && entry->value.len
               ? text_one_line(reader->arena, entry->value).at
               : NULL;
}

static const char *needed_text(struct reader *reader,
                               const struct ini_section *section,
                               const char *key, const char *remedy)
{
    const char *text = text_of(reader, section, key);
    if (text)
        return text;
    diagnostic_error(reader->all, section->at, "[%s] has no '%s'",
                     section->name, key);
    diagnostic_remedy(reader->all, "%s", remedy);
    return NULL;
}

static struct date date_of(struct reader *reader,
                           const struct ini_section *section, const char *key)
{
    struct date date = {0};
    const struct ini_entry *entry = ini_entry(section, key);
    if (!entry || !entry->value.len || date_read(entry->value, &date))
        return date;
    diagnostic_error(reader->all, entry->at, "'%.*s' is not a date",
                     STR(entry->value));
    diagnostic_remedy(reader->all, "write it as 2015-10-29");
    return (struct date){0};
}

static void read_dates(struct reader *reader, const struct ini_section *section,
                       struct date *from, struct date *to)
{
    *from = date_of(reader, section, "effective_from");
    *to = date_of(reader, section, "effective_to");
    if (!from->year || !to->year || date_compare(*from, *to) <= 0)
        return;
    diagnostic_error(reader->all, ini_entry(section, "effective_to")->at,
                     "'effective_to' comes before 'effective_from'");
    diagnostic_also(reader->all, ini_entry(section, "effective_from")->at,
                    "it is effective from here");
    diagnostic_remedy(reader->all, "the first and the last day on which it is "
                                   "in force are wanted");
}

/*
 * Which of the words a key is; the first where there is none, which is an
 * error where `needed` says what to do.
 */
static size_t word_of(struct reader *reader, const struct ini_section *section,
                      const char *key, const char *const *words,
                      const char *needed)
{
    const struct ini_entry *entry = ini_entry(section, key);
    if (!entry || !entry->value.len) {
        if (needed)
            (void)needed_text(reader, section, key, needed);
        return 0;
    }
    for (size_t i = 0; words[i]; i++)
        if (str_is(entry->value, words[i]))
            return i;
    diagnostic_error(reader->all, entry->at, "'%.*s' is not a %s",
                     STR(entry->value), key);
    offer(reader->all, entry->value, words);
    return 0;
}

static const struct condition *condition_of(struct reader *reader,
                                            const struct ini_section *section,
                                            const char *key)
{
    const struct ini_entry *entry = ini_entry(section, key);
    return entry ? condition_parse(reader->arena, reader->phrasebook, entry,
                                   reader->all)
                 : NULL;
}

/* What a requirement applies to, which is the same for most of a law: one that
 * was read before is had again. */
static const struct condition *read_when(struct reader *reader,
                                         const struct ini_section *section)
{
    const struct ini_entry *entry = ini_entry(section, "when");
    if (!entry)
        return NULL;
    struct when *when = reader->whens;
    while (when && !str_equal(when->text, entry->value))
        when = when->next;
    if (when)
        return when->condition;
    const struct condition *condition = condition_of(reader, section, "when");
    if (!condition)
        return NULL; /* each that has a fault is told of */
    when = arena_alloc(reader->arena, sizeof *when);
    *when = (struct when){reader->whens, entry->value, condition};
    reader->whens = when;
    return condition;
}

static struct requirement *read_requirement(struct reader *reader,
                                            const struct ini_section *section)
{
    static const char *const levels[] = {"must", "should", "may", NULL};

    struct requirement *one = arena_alloc(reader->arena, sizeof *one);
    check_keys(reader, section, requirement_keys);
    one->id = section->id;
    one->at = section->at;
    one->level = (enum requirement_level)word_of(
        reader, section, "level", levels,
        "write 'level = must', should or may");
    one->source = needed_text(reader, section, "source",
                              "say where it is asked for, such as "
                              "'section 54(1)'");
    one->asks = needed_text(reader, section, "asks",
                            "say in a sentence what is asked for");
    one->mend = text_of(reader, section, "mend");
    one->example = text_of(reader, section, "example");
    read_dates(reader, section, &one->effective_from, &one->effective_to);
    one->when = read_when(reader, section);
    if (ini_entry(section, "test"))
        one->test = condition_of(reader, section, "test");
    else
        (void)needed_text(reader, section, "test",
                          "write a predicate a line, as avow(5) has them "
                          "under LAWS");
    return one;
}

static void read_law(struct reader *reader, const struct ini_section *section,
                     struct law *law)
{
    static const char *const statuses[] = {"in-force", "pending", NULL};

    check_keys(reader, section, law_keys);
    law->title = needed_text(reader, section, "title",
                             "name the law, such as 'Modern Slavery Act 2015'");
    law->jurisdiction = text_of(reader, section, "jurisdiction");
    law->source = text_of(reader, section, "source");
    law->pending = word_of(reader, section, "status", statuses, NULL) == 1;
    read_dates(reader, section, &law->effective_from, &law->effective_to);
    law->required_when = condition_of(reader, section, "required_when");
}

/* The file's name without ".ini". */
static const char *name_of(struct arena *arena, const char *path)
{
    struct str name = str_of(path_name(path));
    const struct str ending = STR_LITERAL(".ini");
    if (name.len > ending.len &&
        str_equal(str_slice(name, name.len - ending.len, name.len), ending))
        name.len -= ending.len;
    return str_copy(arena, name).at;
}

static void unknown_section(struct reader *reader,
                            const struct ini_section *section)
{
    static const char *const known[] = {"law", "requirement", "deadline", NULL};

    diagnostic_error(reader->all, section->at, "unknown section [%s]",
                     section->name);
    if (!strcmp(section->kind, "requirement") ||
        !strcmp(section->kind, "deadline"))
        diagnostic_remedy(reader->all, "give it an id: [%s:uk-steps]",
                          section->kind);
    else
        offer(reader->all, str_of(section->kind), known);
}

static void refuse_more(struct reader *reader,
                        const struct ini_section *section)
{
    diagnostic_error(reader->all, section->at,
                     "the law has more than %d requirements", REQUIREMENTS_MAX);
    diagnostic_remedy(reader->all, "make a second law of some of them");
}

const struct law *law_read(struct arena *arena, struct phrasebook *phrasebook,
                           const char *path, struct diagnostics *all)
{
    struct reader reader = {arena, phrasebook, all, NULL};
    size_t errors = all->counts[DIAGNOSTIC_ERROR];
    struct ini *ini = ini_read(arena, path, all);
    if (!ini)
        return NULL;
    struct law *law = arena_alloc(arena, sizeof *law);
    law->name = name_of(arena, path);
    struct requirement **end = &law->first;
    struct deadline **last = &law->deadlines;
    size_t count = 0;
    for (const struct ini_section *s = ini->first; s; s = s->next) {
        if (!strcmp(s->name, "law")) {
            read_law(&reader, s, law);
        } else if (!strcmp(s->kind, "requirement") && s->id) {
            if (++count > REQUIREMENTS_MAX) {
                refuse_more(&reader, s);
                break;
            }
            *end = read_requirement(&reader, s);
            end = &(*end)->next;
        } else if (!strcmp(s->kind, "deadline") && s->id) {
            check_keys(&reader, s, deadline_keys);
            *last = deadline_read(arena, s, all);
            last = &(*last)->next;
        } else {
            unknown_section(&reader, s);
        }
    }
    if (!ini_section(ini, "law")) {
        diagnostic_error(all, place_line(ini->source, 0),
                         "there is no section [law]");
        diagnostic_remedy(all, "begin with [law] and 'title = …'");
    }
    return all->counts[DIAGNOSTIC_ERROR] == errors ? law : NULL;
}
