/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Statements made by hand, for tests of what laws say of them: values with
 * their types, and a document of sections and passages, without files, a pack
 * or Markdown. Each value and each passage has a line of its own.
 */
#ifndef AVOW_TESTS_UNIT_MADE_H
#define AVOW_TESTS_UNIT_MADE_H

#include <stdio.h>
#include <string.h>

#include "data/type.h"
#include "statement/statement.h"

struct made {
    struct arena *arena;
    struct statement statement;
    struct schema schema;
    struct document document;
    struct source *source; /* of the values */
    struct source *text;   /* of the passages */
    size_t lines, text_lines;
    struct section *last_section;
    struct passage *last_passage;
    struct gap *last_gap;
};

static inline struct made *made_new(struct arena *arena)
{
    static const char *const areas[] = {
        "structure",     "policies",    "risk",
        "due-diligence", "remediation", "training",
        "effectiveness", "approval",    NULL,
    };
    struct made *made = arena_alloc(arena, sizeof *made);
    made->arena = arena;
    made->schema.areas = areas;
    made->source = source_new(arena, "statement.ini", str_of(""));
    made->text = source_new(arena, "statement.md", str_of(""));
    made->statement = (struct statement){
        .period = "2024-25",
        .source = made->source,
        .schema = &made->schema,
        .values = value_map(arena),
        .document = &made->document,
    };
    return made;
}

/* The value of that name, which takes the place of any before it. */
static inline struct value *made_value(struct made *made, const char *name,
                                       struct str text)
{
    struct str rest = str_of(name);
    struct str group = str_split(&rest, '.');
    struct value *map = (struct value *)(uintptr_t)value_member(
        made->statement.values, group);
    if (!map) {
        map = value_map(made->arena);
        value_add(made->statement.values, str_copy(made->arena, group).at, map);
    }
    struct value *value = (struct value *)(uintptr_t)value_member(map, rest);
    if (!value) {
        value = value_text(made->arena, text);
        value->at = (struct place){made->source, ++made->lines, 1};
        value_add(map, str_copy(made->arena, rest).at, value);
    }
    value->text = text;
    value->truth = text.len > 0;
    value->state = VALUE_GIVEN;
    value->member = value->last_member = NULL;
    struct typed *typed = arena_alloc(made->arena, sizeof *typed);
    typed->text = text;
    value->typed = typed;
    return value;
}

static inline struct typed *made_typed(struct value *value, enum type_kind kind)
{
    struct typed *typed = (struct typed *)(uintptr_t)value->typed;
    typed->kind = kind;
    return typed;
}

static inline void made_text(struct made *made, const char *name,
                             const char *text)
{
    made_typed(made_value(made, name, str_of(text)), TYPE_TEXT);
}

/* A date that is shown as "the day 2025-07-31"; `iso` is it by itself. */
static inline void made_date(struct made *made, const char *name,
                             const char *iso)
{
    const char *text = arena_format(made->arena, "the day %s", iso);
    struct value *value = made_value(made, name, str_of(text));
    struct typed *typed = made_typed(value, TYPE_DATE);
    if (!date_read(str_of(iso), &typed->date))
        abort();
    value_add(value, "iso", value_text(made->arena, str_of(iso)));
    value_add(value, "year", value_text(made->arena, (struct str){iso, 4}));
    if (!strcmp(name, "statement.period_start"))
        made->statement.period_start = typed->date;
    if (!strcmp(name, "statement.period_end"))
        made->statement.period_end = typed->date;
}

static inline void made_choice(struct made *made, const char *name,
                               const char *code)
{
    const char *label = arena_format(made->arena, "Label of %s", code);
    struct typed *typed = made_typed(made_value(made, name, str_of(label)),
                                     TYPE_CHOICE);
    struct choice *choice = arena_alloc(made->arena, sizeof *choice);
    choice->code = code;
    choice->label = label;
    typed->chosen = arena_array(made->arena, 1, sizeof(struct choice *));
    typed->chosen[0] = choice;
    typed->chosen_count = 1;
}

static inline void made_number(struct made *made, const char *name,
                               const char *digits)
{
    struct typed *typed = made_typed(made_value(made, name, str_of(digits)),
                                     TYPE_MONEY);
    if (!decimal_read(str_of(digits), &typed->number))
        abort();
}

static inline void made_boolean(struct made *made, const char *name, bool yes)
{
    struct value *value = made_value(made, name, str_of(yes ? "yes" : "no"));
    made_typed(value, TYPE_BOOLEAN)->yes = yes;
}

/* The field is declared and has no value. */
static inline void made_missing(struct made *made, const char *name,
                                bool required)
{
    struct value *value = made_value(made, name, str_of(""));
    value->typed = NULL;
    value->state = required ? VALUE_GAP : VALUE_EMPTY;
    value->label = "Label";
}

static inline struct value *made_table(struct made *made, const char *name)
{
    struct value *list = value_list(made->arena);
    list->at = (struct place){made->source, ++made->lines, 1};
    value_add(made->statement.values, name, list);
    return list;
}

/* A row with two cells; NULL is one without a value. */
static inline void made_row(struct made *made, struct value *list,
                            const char *category, const char *action)
{
    const char *const texts[] = {category, action};
    struct value *row = value_map(made->arena);
    row->at = (struct place){made->source, ++made->lines, 1};
    for (size_t i = 0; i < 2; i++) {
        struct value *cell = value_text(made->arena, str_of(texts[i]));
        cell->state = texts[i] ? VALUE_GIVEN : VALUE_EMPTY;
        cell->at = row->at;
        cell->at.column = 10 * (i + 1);
        value_add(row, i ? "action" : "category", cell);
    }
    value_append(list, row);
}

static inline struct passage *made_passage(struct made *made, const char *text)
{
    struct passage *passage = arena_alloc(made->arena, sizeof *passage);
    passage->text = str_of(text);
    passage->at = (struct place){made->text, ++made->text_lines, 1};
    passage->section = made->last_section;
    if (made->last_passage)
        made->last_passage->next = passage;
    else
        made->document.passages = passage;
    made->last_passage = passage;
    return passage;
}

/* A section below `parent` (NULL: none) that is marked with the area. */
static inline struct section *made_section(struct made *made,
                                           struct section *parent,
                                           const char *title, const char *area)
{
    struct section *section = arena_alloc(made->arena, sizeof *section);
    struct heading *heading = arena_alloc(made->arena, sizeof *heading);
    if (made->last_section)
        made->last_section->next = section;
    else
        made->document.sections = section;
    made->last_section = section;
    section->parent = parent;
    section->heading = heading;
    section->areas = arena_array(made->arena, 2, sizeof *section->areas);
    section->areas[0] = area;
    section->area_count = area ? 1 : 0;
    struct passage *passage = made_passage(made, title);
    passage->heading = true;
    heading->text = passage->text;
    heading->at = passage->at;
    return section;
}

/* A paragraph at the end of the document, in the section that is last. */
static inline void made_says(struct made *made, const char *text)
{
    made_passage(made, text);
    for (struct section *s = made->last_section; s; s = s->parent)
        s->words += text_words(str_of(text));
}

/* The passage that begins with this, to be spoilt. */
static inline struct passage *made_find(struct made *made, const char *start)
{
    const struct passage *passage = made->document.passages;
    while (passage && !str_starts(passage->text, start))
        passage = passage->next;
    if (!passage)
        abort();
    return (struct passage *)(uintptr_t)passage;
}

static inline void made_gap(struct made *made, const char *label,
                            const struct value *value)
{
    struct gap *gap = arena_alloc(made->arena, sizeof *gap);
    gap->label = label;
    gap->value = value;
    gap->at = (struct place){made->text, 900, 1};
    if (made->last_gap)
        made->last_gap->next = gap;
    else
        made->document.gaps = gap;
    made->last_gap = gap;
}

static inline struct date made_day(const char *iso)
{
    struct date date = {0};
    if (!date_read(str_of(iso), &date))
        abort();
    return date;
}

/* Whether a diagnostic's text or remedy holds these words. */
static inline bool made_mentions(const char *text, const char *words)
{
    return text && strstr(text, words);
}

#endif
