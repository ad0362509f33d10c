/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdlib.h>
#include <string.h>

#include "template/fill.h"
#include "template/output.h"
#include "template/walk.h"

/* A part that is being filled, and the room for it: that of one is taken again
 * by the next that stands in the same. */
struct filling {
    struct arena *arena;
    struct filling *inner; /* owned; NULL: none stood in it so far */
    struct buffer text;
    struct output out;
    struct slot *slots; /* owned */
    size_t slot_count;
    size_t slot_room;
    size_t written; /* by the parts that are done */
};

/* Makes the next slot. */
static struct slot *add_slot(struct filling *filling)
{
    if (filling->slot_count == filling->slot_room) {
        filling->slot_room = filling->slot_room ? 2 * filling->slot_room : 16;
        filling->slots = memory_resize(
            filling->slots, filling->slot_room * sizeof *filling->slots);
    }
    return &filling->slots[filling->slot_count++];
}

static void print(struct walk *walk, const struct node *tag,
                  const struct value *value)
{
    struct filling *filling = walk->filler;
    *add_slot(filling) = (struct slot){
        .kind = value->state == VALUE_GAP ? SLOT_GAP
                : value->markdown         ? SLOT_MARKDOWN
                                          : SLOT_TEXT,
        .value = value,
        .at = walk_place(walk, tag),
    };
    output_mark(walk->out, filling->slot_count - 1, walk_line(walk, tag));
}

static void *copy(struct arena *arena, const void *items, size_t size)
{
    void *all = arena_room(arena, size);
    if (size)
        memcpy(all, items, size);
    return all;
}

/* What was written becomes a filled part. */
static struct filled *keep(struct filling *filling, const char *name)
{
    struct arena *arena = filling->arena;
    struct output *out = &filling->out;
    struct filled *filled = arena_room(arena, sizeof *filled);
    *filled = (struct filled){
        .name = name,
        .text = str_copy(arena, buffer_str(&filling->text)),
        .slots = copy(arena, filling->slots,
                      filling->slot_count * sizeof *filling->slots),
        .slot_count = filling->slot_count,
        .lines = copy(arena, out->lines, out->line_count * sizeof *out->lines),
        .line_count = out->line_count,
    };
    filling->written += filled->text.len;
    return filled;
}

/* What a part is filled into that stands in `outer`, or, if that is NULL, the
 * statement. */
static struct filling *filling_in(struct filling *outer, struct arena *arena)
{
    if (outer && outer->inner)
        return outer->inner;
    struct filling *filling = memory_alloc(sizeof *filling);
    *filling = (struct filling){.arena = arena};
    filling->text = buffer_make(0);
    filling->out = output_make(&filling->text, true);
    if (outer)
        outer->inner = filling;
    return filling;
}

static void filling_release(struct filling *filling)
{
    while (filling) {
        struct filling *inner = filling->inner;
        output_release(&filling->out);
        buffer_release(&filling->text);
        free(filling->slots);
        free(filling);
        filling = inner;
    }
}

/* Begins a text of a template of that length, after `written` bytes in all. */
static void filling_begin(struct filling *filling, size_t written, size_t len)
{
    filling->written = written;
    filling->slot_count = 0;
    buffer_clear(&filling->text);
    filling->text.ceiling = written < FILL_OUTPUT_MAX
                                ? FILL_OUTPUT_MAX - written
                                : 0;
    buffer_expect(&filling->text, len);
    output_again(&filling->out);
}

/*
 * Fills the part that `tag` stands for into a text of its own. The ceiling is
 * for all of them together.
 */
static struct filled *fill_part(struct walk *walk, const struct node *tag,
                                const struct template *part)
{
    struct filling *outer = walk->filler;
    struct filling *inner = filling_in(outer, outer->arena);
    size_t outer_len = outer->text.len;
    filling_begin(inner, outer->written + outer_len,
                  template_source(part)->text.len);
    walk->filler = inner;
    walk->out = &inner->out;
    walk_part(walk, tag, part);
    struct filled *filled = keep(inner, str_copy(outer->arena, tag->text).at);
    outer->written = inner->written - outer_len;
    outer->text.ceiling = FILL_OUTPUT_MAX - outer->written;
    walk->out = &outer->out;
    walk->filler = outer;
    return filled;
}

static void put_part(struct walk *walk, const struct node *tag,
                     const struct template *part)
{
    struct filling *filling = walk->filler;
    const struct filled *filled = fill_part(walk, tag, part);
    *add_slot(filling) = (struct slot){
        .kind = SLOT_PART,
        .part = filled,
        .at = walk_place(walk, tag),
    };
    output_part(walk->out, tag->indent, filling->slot_count - 1,
                walk_line(walk, tag));
}

const struct filled *template_fill_statement(struct arena *arena,
                                             const struct template *template,
                                             const struct value *root,
                                             const struct parts *parts,
                                             struct diagnostics *all)
{
    struct filling *filling = filling_in(NULL, arena);
    struct context context;
    struct walk walk = {
        .context = &context,
        .parts = parts,
        .all = all,
        .strict = true,
        .statement = true,
        .print = print,
        .part = put_part,
        .filler = filling,
        .out = &filling->out,
    };
    filling_begin(filling, 0, template_source(template)->text.len);
    walk_begin(&walk, root);
    walk_template(&walk, template);
    walk_end(&walk);
    const struct filled *filled = keep(filling, NULL);
    filling_release(filling);
    return walk.failed ? NULL : filled;
}

struct place filled_place(const struct filled *filled, size_t line)
{
    if (!line || line > filled->line_count)
        return (struct place){0};
    const struct filled_line *from = &filled->lines[line - 1];
    return place_line(from->source, from->line);
}
