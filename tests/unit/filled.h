/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Filled parts made by hand, for tests of document/: a text in which {0}, {1}
 * … are the slots that are given. A message about a slot points at its braces.
 */
#ifndef AVOW_TESTS_UNIT_FILLED_H
#define AVOW_TESTS_UNIT_FILLED_H

#include "template/fill.h"

static inline struct slot slot_text(struct arena *arena, struct str text)
{
    struct value *value = value_text(arena, text);
    value->name = "value";
    return (struct slot){.kind = SLOT_TEXT, .value = value};
}

static inline struct slot slot_markdown(struct arena *arena, const char *text)
{
    struct value *value = value_text(arena, str_of(text));
    value->name = "value";
    value->markdown = true;
    value->at = (struct place){source_new(arena, "value.ini", str_of(text)), 1,
                               1};
    return (struct slot){.kind = SLOT_MARKDOWN, .value = value};
}

static inline struct slot slot_missing(struct arena *arena, const char *label)
{
    struct value *value = value_text(arena, str_of(""));
    value->state = VALUE_GAP;
    value->label = label;
    return (struct slot){.kind = SLOT_GAP, .value = value};
}

static inline struct slot slot_part(const struct filled *part)
{
    return (struct slot){.kind = SLOT_PART, .part = part};
}

/* The index of a slot "{0}" that stands here, or -1. */
static inline int filled_slot(struct str text, size_t count)
{
    if (text.len < 3 || text.at[0] != '{' || text.at[2] != '}' ||
        !is_ascii_digit((unsigned char)text.at[1]))
        return -1;
    int index = text.at[1] - '0';
    return (size_t)index < count ? index : -1;
}

/* Each tag has a slot of its own, as template_fill_statement() does it. */
static inline const struct filled *
filled_make(struct arena *arena, const char *name, struct str text,
            const struct slot *slots, size_t count)
{
    struct filled *filled = arena_alloc(arena, sizeof *filled);
    struct source *source = source_new(arena, name ? name : "statement.md",
                                       text);
    struct slot *own = arena_array(arena, text.len / 3 + 1, sizeof *own);
    struct buffer out = buffer_make((size_t)8 * 1024 * 1024);
    for (size_t i = 0; i < text.len; i++) {
        int index = filled_slot(str_slice(text, i, text.len), count);
        if (index < 0) {
            buffer_add_char(&out, text.at[i]);
            continue;
        }
        struct slot *slot = &own[filled->slot_count];
        *slot = slots[index];
        slot->at = source_place(source, i);
        buffer_add_format(&out, SLOT_OPEN "%zu" SLOT_CLOSE,
                          filled->slot_count++);
        i += 2;
    }
    filled->name = name;
    filled->text = str_copy(arena, buffer_str(&out));
    buffer_release(&out);
    filled->slots = own;
    filled->line_count = 1;
    for (size_t i = 0; i < text.len; i++)
        filled->line_count += text.at[i] == '\n';
    struct filled_line *lines = arena_array(arena, filled->line_count,
                                            sizeof *lines);
    for (size_t i = 0; i < filled->line_count; i++)
        lines[i] = (struct filled_line){source, i + 1};
    filled->lines = lines;
    return filled;
}

#endif
