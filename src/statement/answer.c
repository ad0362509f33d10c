/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/answer.h"

#include <string.h>

#include "statement/phrase.h"
#include "template/fill.h"

static const struct heading *heading_of(const struct passage *passage)
{
    return passage && passage->section ? passage->section->heading : NULL;
}

static bool same_file(struct place a, struct place b)
{
    return a.source && b.source &&
           (a.source == b.source || !strcmp(a.source->path, b.source->path));
}

/* Whether a heading stands in the file: it is a part, or the record's text. */
static bool is_text(const struct document *document, struct place at)
{
    for (const struct heading *h = document->headings; h; h = h->next)
        if (same_file(h->at, at))
            return true;
    return false;
}

/* The passage of that line; in a text, the last one before it will do. */
static const struct passage *by_line(const struct document *document,
                                     struct place at)
{
    const struct passage *before = NULL;
    bool text = is_text(document, at);
    for (const struct passage *p = document->passages; p; p = p->next) {
        if (!same_file(p->at, at))
            continue;
        if (p->at.line == at.line)
            return p;
        if (text && p->at.line < at.line)
            before = p;
    }
    return before;
}

/* The tag that printed the value of that place; nowhere: none did. */
static struct place by_slot(const struct filled *filled, struct place at)
{
    for (size_t i = 0; filled && i < filled->slot_count; i++) {
        const struct slot *slot = &filled->slots[i];
        if (slot->kind == SLOT_PART) {
            struct place inner = by_slot(slot->part, at);
            if (inner.source)
                return inner;
        } else if (slot->value->state == VALUE_GIVEN &&
                   same_file(slot->value->at, at) &&
                   slot->value->at.line == at.line) {
            return slot->at;
        }
    }
    return (struct place){0};
}

/* A value of a group that was given at that place, with its name. */
static const struct value *value_of(struct arena *arena,
                                    const struct statement *statement,
                                    struct place at, const char **name)
{
    for (const struct value *g = statement->values->member; g; g = g->next)
        for (const struct value *f = g->member; f; f = f->next)
            if (f->state == VALUE_GIVEN && f->kind == VALUE_TEXT &&
                same_file(f->at, at) && f->at.line == at.line) {
                *name = arena_format(arena, "{{%s.%s", g->name, f->name);
                return f;
            }
    return NULL;
}

/* Where the record's text has the tag of an approval's value. */
static struct place by_tag(const struct record *record, const char *tag)
{
    const char *at = record && record->text ? strstr(record->text->text.at, tag)
                                            : NULL;
    if (!at)
        return (struct place){0};
    return source_place(record->text, (size_t)(at - record->text->text.at));
}

static const struct passage *by_words(const struct document *document,
                                      struct str words)
{
    for (const struct passage *p = document->passages; p; p = p->next)
        if (!p->heading && phrase_in(p->text, words, PHRASE_SAME_CASE))
            return p;
    return NULL;
}

const struct heading *answer_heading(const struct checked *checked,
                                     struct place at)
{
    const struct document *document = checked->document;
    if (!document || !at.source || !at.line)
        return NULL;
    const struct passage *passage = by_line(document, at);
    if (passage)
        return heading_of(passage);
    struct place tag = by_slot(checked->filled, at);
    if (tag.source)
        return heading_of(by_line(document, tag));
    const char *name;
    const struct value *value = value_of(checked->findings->arena,
                                         checked->member->statement, at, &name);
    if (!value)
        return NULL;
    tag = by_tag(checked->member->record, name);
    return heading_of(tag.source ? by_line(document, tag)
                                 : by_words(document, value->text));
}
