/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Fuzzes templates. The input is a template, and after a line "~~~" a part
 * that it may use under the name "p"; its first byte has flags. Both are
 * filled as text and as a statement, and what comes out is looked over.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "template/fill.h"

enum {
    FLAG_STRICT = 1,
    FLAG_JSON = 2,
    FLAG_TRUE = 4,
    FLAG_NO_PARTS = 8,
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct template *find(void *context, struct str name, bool *faulty)
{
    const struct template *const *part = context;
    if (!str_is(name, "p"))
        return NULL;
    *faulty = !*part;
    return *part;
}

static void offer(void *context, struct nearest *nearest)
{
    (void)context;
    nearest_offer(nearest, "p");
}

static struct value *values(struct arena *arena, unsigned flags)
{
    struct value *root = value_map(arena);
    struct value *a = value_text(arena, STR_LITERAL("<a>\n&'\""));
    struct value *b = value_text(arena, STR_LITERAL(""));
    struct value *o = value_text(arena, STR_LITERAL("optional"));
    struct value *m = value_map(arena);
    struct value *l = value_list(arena);
    struct value *w = value_list(arena);
    o->optional = true;
    o->markdown = true;
    b->state = VALUE_GAP;
    w->withheld = w->truth = true;
    for (size_t i = 0; i < 3; i++) {
        struct value *row = value_map(arena);
        value_add(row, "a", value_text(arena, STR_LITERAL("row")));
        value_append(l, i ? row : value_text(arena, STR_LITERAL("plain")));
    }
    value_add(m, "x", value_truth(arena, flags & FLAG_TRUE));
    value_add(root, "a", a);
    value_add(root, "b", b);
    value_add(root, "o", o);
    value_add(root, "m", m);
    value_add(root, "l", l);
    value_add(root, "w", w);
    return root;
}

static void hold(bool condition)
{
    if (!condition)
        abort();
}

/* Each line has a place in a source, each mark a slot, and nothing is left. */
static void look_over(const struct filled *filled)
{
    size_t lines = 0, marks = 0;
    struct str rest = filled->text;
    for (; rest.len; lines++) {
        struct str line = str_split(&rest, '\n');
        struct place at = filled_place(filled, lines + 1);
        hold(at.source && at.line);
        while (line.len) {
            if (str_starts(line, SLOT_OPEN)) {
                line = str_slice(line, strlen(SLOT_OPEN), line.len);
                hold(strtoull(line.at, NULL, 10) == marks++);
            } else {
                line = str_slice(line, 1, line.len);
            }
        }
    }
    hold(lines == filled->line_count);
    hold(marks == filled->slot_count);
    for (size_t i = 0; i < filled->slot_count; i++) {
        const struct slot *slot = &filled->slots[i];
        hold(slot->at.source && slot->at.line && slot->at.column);
        hold((slot->kind == SLOT_PART) == !slot->value);
        if (slot->part)
            look_over(slot->part);
    }
}

static void fill(struct arena *arena, const struct template *template,
                 const struct template *part, unsigned flags,
                 struct diagnostics *all)
{
    struct parts parts = {find, offer, &part};
    const struct parts *known = flags & FLAG_NO_PARTS ? NULL : &parts;
    const struct value *root = values(arena, flags);
    bool strict = flags & FLAG_STRICT;
    struct buffer out = buffer_make(FILL_OUTPUT_MAX);
    size_t errors = all->counts[DIAGNOSTIC_ERROR];
    bool filled = template_fill(&out, template, root, known,
                                flags & FLAG_JSON ? escape_json : escape_html,
                                strict, all);
    /* A failure has said why, if not when the part was parsed. */
    hold(filled || errors < all->counts[DIAGNOSTIC_ERROR] || !part);
    hold(out.len <= FILL_OUTPUT_MAX);
    buffer_release(&out);

    errors = all->counts[DIAGNOSTIC_ERROR];
    const struct filled *statement = template_fill_statement(arena, template,
                                                             root, known, all);
    hold(statement || errors < all->counts[DIAGNOSTIC_ERROR] || !part);
    if (statement)
        look_over(statement);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char divider[] = "\n~~~\n";
    if (!size)
        return 0;
    unsigned flags = data[0];
    struct arena *arena = arena_new();
    struct diagnostics all = diagnostics_make(arena);
    struct str text = {arena_copy(arena, (const char *)data + 1, size - 1),
                       size - 1};
    struct str part_text = {"", 0};
    size_t fault_at;
    if (text_fault(text, &fault_at) != TEXT_OK)
        text.len = fault_at; /* no input holds what comes then */
    for (size_t i = 0; i + strlen(divider) <= text.len; i++) {
        if (!str_starts(str_slice(text, i, text.len), divider))
            continue;
        part_text = str_slice(text, i + strlen(divider), text.len);
        text.len = i + 1;
        break;
    }
    const struct template *part = template_parse(
        arena, source_new(arena, "part", part_text), &all);
    size_t errors = all.counts[DIAGNOSTIC_ERROR];
    const struct template *template = template_parse(
        arena, source_new(arena, "template", text), &all);
    hold(template || errors < all.counts[DIAGNOSTIC_ERROR]);
    if (template)
        fill(arena, template, part, flags, &all);
    arena_free(arena);
    return 0;
}
