/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * For tests of templates: parts that stand in the test, a value tree, and
 * faults and filled texts as text that can be compared.
 */
#ifndef AVOW_TESTS_UNIT_FILLING_H
#define AVOW_TESTS_UNIT_FILLING_H

#include <string.h>

#include "tap.h"
#include "template/fill.h"

#define PARTS_MAX 70

struct filling_test {
    struct arena *arena;
    struct diagnostics all;
    struct value *root;
    struct parts parts;
    const char *names[PARTS_MAX]; /* of parts, and their texts */
    const char *texts[PARTS_MAX];
    const struct template *parsed[PARTS_MAX];
    size_t count;
};

static inline const struct template *
test_parse(struct filling_test *t, const char *name, const char *text)
{
    return template_parse(t->arena, source_new(t->arena, name, str_of(text)),
                          &t->all);
}

static inline const struct template *test_find(void *context, struct str name,
                                               bool *faulty)
{
    struct filling_test *t = context;
    for (size_t i = 0; i < t->count; i++) {
        if (!str_is(name, t->names[i]))
            continue;
        if (!t->parsed[i])
            t->parsed[i] = test_parse(t, t->names[i], t->texts[i]);
        *faulty = !t->parsed[i];
        return t->parsed[i];
    }
    return NULL;
}

static inline void test_offer(void *context, struct nearest *nearest)
{
    struct filling_test *t = context;
    for (size_t i = 0; i < t->count; i++)
        nearest_offer(nearest, t->names[i]);
}

/* Starts anew with an empty root and without parts. */
static inline void test_begin(struct filling_test *t, struct arena *arena)
{
    *t = (struct filling_test){.arena = arena};
    t->all = diagnostics_make(arena);
    t->root = value_map(arena);
    t->parts = (struct parts){test_find, test_offer, t};
}

static inline void test_part(struct filling_test *t, const char *name,
                             const char *text)
{
    t->names[t->count] = name;
    t->texts[t->count++] = text;
}

static inline struct value *test_text(struct filling_test *t, struct value *map,
                                      const char *name, const char *text)
{
    struct value *value = value_text(t->arena, str_of(text));
    value_add(map, name, value);
    return value;
}

static inline struct value *test_map(struct filling_test *t, struct value *map,
                                     const char *name)
{
    struct value *value = value_map(t->arena);
    value_add(map, name, value);
    return value;
}

/* All faults so far, one a line: place, text, remedy, second place. */
static inline const char *test_faults(struct filling_test *t)
{
    const char *shown = "";
    for (const struct diagnostic *d = t->all.first; d; d = d->next) {
        shown = arena_format(t->arena, "%s%s:%zu:%zu: %s", shown,
                             d->at.source ? d->at.source->path : "", d->at.line,
                             d->at.column, d->text);
        if (d->remedy)
            shown = arena_format(t->arena, "%s (%s)", shown, d->remedy);
        if (d->also.source)
            shown = arena_format(t->arena, "%s, %s:%zu:%zu: %s", shown,
                                 d->also.source->path, d->also.line,
                                 d->also.column, d->also_text);
        shown = arena_format(t->arena, "%s\n", shown);
    }
    return shown;
}

/* Whether two texts are the same; both are shown when they are not. */
static inline void test_same(const char *got, const char *wanted,
                             const char *name)
{
    if (ok(got && !strcmp(got, wanted), "%s", name))
        return;
    note("wanted: %s", wanted);
    note("   got: %s", got ? got : "(nothing)");
}

/* The template's text, strictly filled without an escaper; NULL: faults. */
static inline const char *test_fill(struct filling_test *t, const char *text)
{
    struct buffer out = buffer_make(FILL_OUTPUT_MAX);
    const struct template *template = test_parse(t, "t", text);
    const char *filled = NULL;
    if (template && template_fill(&out, template, t->root, &t->parts,
                                  escape_nothing, true, &t->all))
        filled = str_copy(t->arena, buffer_str(&out)).at;
    buffer_release(&out);
    return filled;
}

/* What is wrong with a template that is filled strictly. */
static inline const char *test_wrong(struct filling_test *t, const char *text)
{
    t->all = diagnostics_make(t->arena);
    const char *filled = test_fill(t, text);
    return filled ? "" : test_faults(t);
}

/* What is wrong with a statement. */
static inline const char *test_wrong_statement(struct filling_test *t,
                                               const char *text)
{
    t->all = diagnostics_make(t->arena);
    const struct template *template = test_parse(t, "t", text);
    if (template && template_fill_statement(t->arena, template, t->root,
                                            &t->parts, &t->all))
        return "";
    return test_faults(t);
}

/*
 * A filled statement: each line with the place that it came from, a mark as
 * [index], the slots as kind, line and column of the tag, parts in braces.
 */
static inline const char *test_filled(struct filling_test *t,
                                      const struct filled *filled)
{
    static const char *const kinds[] = {"text", "gap", "markdown", "part"};
    struct str rest = filled->text;
    const char *all = "";
    for (size_t line = 1; rest.len; line++) {
        struct place at = filled_place(filled, line);
        struct str text = str_split(&rest, '\n');
        all = arena_format(t->arena, "%s%s:%zu|", all,
                           at.source ? at.source->path : "?", at.line);
        while (text.len) {
            if (str_starts(text, SLOT_OPEN) || str_starts(text, SLOT_CLOSE)) {
                bool open = str_starts(text, SLOT_OPEN);
                all = arena_format(t->arena, "%s%s", all, open ? "[" : "]");
                text = str_slice(text, strlen(SLOT_OPEN), text.len);
            } else {
                all = arena_format(t->arena, "%s%c", all, text.at[0]);
                text = str_slice(text, 1, text.len);
            }
        }
        all = arena_format(t->arena, "%s\n", all);
    }
    for (size_t i = 0; i < filled->slot_count; i++) {
        const struct slot *slot = &filled->slots[i];
        all = arena_format(t->arena, "%s[%zu] %s %s:%zu:%zu", all, i,
                           kinds[slot->kind], slot->at.source->path,
                           slot->at.line, slot->at.column);
        if (slot->kind == SLOT_PART)
            all = arena_format(t->arena, "%s %s {\n%s}\n", all,
                               slot->part->name, test_filled(t, slot->part));
        else
            all = arena_format(t->arena, "%s '%.*s'\n", all,
                               STR(slot->value->text));
    }
    return all;
}

static inline const char *test_statement(struct filling_test *t,
                                         const char *text)
{
    t->all = diagnostics_make(t->arena);
    const struct template *template = test_parse(t, "t", text);
    const struct filled *filled = template ? template_fill_statement(
                                                 t->arena, template, t->root,
                                                 &t->parts, &t->all)
                                           : NULL;
    return filled ? test_filled(t, filled) : test_faults(t);
}

#endif
