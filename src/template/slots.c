/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdlib.h>
#include <string.h>

#include "template/fill.h"
#include "template/output.h"
#include "template/walk.h"

/* The part that is being filled, and what all of them share. */
struct filling {
    struct arena *arena;
    struct slot *slots; /* owned */
    size_t slot_count;
    size_t slot_room;
    size_t written; /* by the parts that are done */
};

/* Makes the next slot; returns its index. */
static size_t add_slot(struct filling *filling, struct slot slot)
{
    if (filling->slot_count == filling->slot_room) {
        filling->slot_room = filling->slot_room ? 2 * filling->slot_room : 16;
        filling->slots = memory_resize(
            filling->slots, filling->slot_room * sizeof *filling->slots);
    }
    filling->slots[filling->slot_count] = slot;
    return filling->slot_count++;
}

static void print(struct walk *walk, const struct node *tag,
                  const struct value *value)
{
    struct slot slot = {
        .kind = value->state == VALUE_GAP ? SLOT_GAP
                : value->markdown         ? SLOT_MARKDOWN
                                          : SLOT_TEXT,
        .value = value,
        .at = walk_place(walk, tag),
    };
    output_mark(walk->out, add_slot(walk->filler, slot), walk_line(walk, tag));
}

static void *copy(struct arena *arena, const void *items, size_t count,
                  size_t size)
{
    void *all = arena_array(arena, count, size);
    if (count)
        memcpy(all, items, count * size);
    return all;
}

/* What was written becomes a filled part; the slots' room is free again. */
static struct filled *keep(struct filling *filling, struct output *out,
                           const char *name)
{
    struct filled *filled = arena_alloc(filling->arena, sizeof *filled);
    filled->name = name;
    filled->text = str_copy(filling->arena, buffer_str(out->text));
    filled->slots = copy(filling->arena, filling->slots, filling->slot_count,
                         sizeof *filled->slots);
    filled->slot_count = filling->slot_count;
    filled->lines = copy(filling->arena, out->lines, out->line_count,
                         sizeof *filled->lines);
    filled->line_count = out->line_count;
    filling->written += filled->text.len;
    return filled;
}

/*
 * Fills `template` into a text of its own: the statement's, or that of the
 * part that `tag` stands for. The ceiling is for all of them together.
 */
static struct filled *fill(struct walk *walk, const struct node *tag,
                           const struct template *template)
{
    struct filling *outer = walk->filler;
    struct output *outer_out = walk->out;
    size_t outer_len = outer_out ? outer_out->text->len : 0;
    struct filling inner = {
        .arena = outer->arena,
        .written = outer->written + outer_len,
    };
    struct buffer text = buffer_make(
        inner.written < FILL_OUTPUT_MAX ? FILL_OUTPUT_MAX - inner.written : 0);
    struct output out = output_make(&text, true);
    buffer_expect(&text, template_source(template)->text.len);

    walk->filler = &inner;
    walk->out = &out;
    if (tag)
        walk_part(walk, tag, template);
    else
        walk_template(walk, template);
    const char *name = tag ? str_copy(outer->arena, tag->text).at : NULL;
    struct filled *filled = keep(&inner, &out, name);
    outer->written = inner.written - outer_len;
    if (outer_out)
        outer_out->text->ceiling = FILL_OUTPUT_MAX - outer->written;
    walk->out = outer_out;
    walk->filler = outer;
    output_release(&out);
    buffer_release(&text);
    free(inner.slots);
    return filled;
}

static void put_part(struct walk *walk, const struct node *tag,
                     const struct template *part)
{
    struct slot slot = {
        .kind = SLOT_PART,
        .part = fill(walk, tag, part),
        .at = walk_place(walk, tag),
    };
    output_part(walk->out, tag->indent, add_slot(walk->filler, slot),
                walk_line(walk, tag));
}

const struct filled *template_fill_statement(struct arena *arena,
                                             const struct template *template,
                                             const struct value *root,
                                             const struct parts *parts,
                                             struct diagnostics *all)
{
    struct filling filling = {.arena = arena};
    struct walk walk = {
        .parts = parts,
        .all = all,
        .strict = true,
        .statement = true,
        .print = print,
        .part = put_part,
        .filler = &filling,
    };
    walk_begin(&walk, root);
    const struct filled *filled = fill(&walk, NULL, template);
    walk_end(&walk);
    return walk.failed ? NULL : filled;
}

struct place filled_place(const struct filled *filled, size_t line)
{
    if (!line || line > filled->line_count)
        return (struct place){0};
    const struct filled_line *from = &filled->lines[line - 1];
    return place_line(from->source, from->line);
}
