/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/written.h"

#include "statement/phrase.h"

/* The values that may bring words into a text as they are. */
struct list {
    const struct value **values; /* NULL: they are only counted */
    struct str *texts;
    size_t count;
};

static void add_members(struct list *list, const struct value *map)
{
    for (const struct value *v = value_members(map); v; v = v->next) {
        if (v->kind != VALUE_TEXT || v->state != VALUE_GIVEN || v->markdown)
            continue;
        if (list->values) {
            list->values[list->count] = v;
            list->texts[list->count] = v->text;
        }
        list->count++;
    }
}

static void add_values(struct list *list, const struct value *values)
{
    list->count = 0;
    for (const struct value *v = value_members(values); v; v = v->next) {
        /* An optional map is `previous`, which is not this statement's. */
        if (v->kind == VALUE_MAP && !v->optional)
            add_members(list, v);
        if (v->kind != VALUE_LIST || v->withheld)
            continue;
        for (const struct value *row = value_items(v); row; row = row->next)
            add_members(list, row);
    }
}

static void make(struct arena *arena, struct written *written,
                 const struct value *values)
{
    struct list list = {0};
    add_values(&list, values);
    list.values = arena_array(arena, list.count, sizeof *list.values);
    list.texts = arena_array(arena, list.count, sizeof *list.texts);
    add_values(&list, values);
    written->values = list.values;
    written->words = concordance_of_texts(arena, list.texts, list.count);
}

/* Whether the passage is a Markdown value, whose place it has already. */
static bool is_value(const struct statement *statement,
                     const struct passage *passage)
{
    const struct source *source = passage->at.source;
    return source == statement->source ||
           (statement->organisation &&
            source == statement->organisation->source);
}

/* Whether the phrase stands in the passage's own lines, up to a blank one. */
static bool says_itself(const struct passage *passage, struct str phrase)
{
    const struct source *source = passage->at.source;
    if (!source || !passage->at.line)
        return false;
    struct str own = source_line(source, passage->at.line);
    if (!own.len)
        return false;
    size_t from = (size_t)(own.at - source->text.at);
    struct str rest = str_slice(source->text, from, source->text.len);
    while (rest.at) {
        own = str_split(&rest, '\n');
        if (str_is_blank(own))
            return false;
        if (phrase_in(own, phrase, PHRASE_ANY_CASE))
            return true;
    }
    return false;
}

struct place written_at(const struct evaluation *evaluation,
                        const struct passage *passage, struct str phrase)
{
    const struct statement *statement = evaluation->statement;
    if (evaluation->terse || is_value(statement, passage) ||
        says_itself(passage, phrase))
        return passage->at;
    struct written own = {0};
    struct written *written = evaluation->written ? evaluation->written : &own;
    if (!written->words)
        make(evaluation->arena, written, statement->values);
    struct sought sought = sought_make(phrase);
    struct mention mention = {0};
    while (
        concordance_next(written->words, &sought, PHRASE_ANY_CASE, &mention)) {
        const struct value *value = written->values[mention.number];
        if (phrase_in(passage->text, value->text, PHRASE_SAME_CASE))
            return value->at.source ? value->at : passage->at;
    }
    return passage->at;
}
