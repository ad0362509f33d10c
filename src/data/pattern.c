/* SPDX-License-Identifier: BSD-2-Clause */
#include "data/pattern.h"

bool pattern_next(struct str *rest, struct pattern_piece *piece)
{
    if (!rest->len)
        return false;
    size_t close = str_find(*rest, '}');
    piece->slot = rest->at[0] == '{' && close < rest->len;
    if (piece->slot) {
        piece->text = str_slice(*rest, 1, close);
        *rest = str_slice(*rest, close + 1, rest->len);
        return true;
    }
    struct str behind = str_slice(*rest, 1, rest->len);
    size_t end = 1 + str_find(behind, '{');
    piece->text = str_slice(*rest, 0, end);
    *rest = str_slice(*rest, end, rest->len);
    return true;
}

void pattern_fill(struct buffer *out, const char *pattern,
                  const struct pattern_slot *slots, size_t count)
{
    struct str rest = str_of(pattern);
    struct pattern_piece piece;
    while (pattern_next(&rest, &piece)) {
        if (!piece.slot)
            buffer_add_str(out, piece.text);
        for (size_t i = 0; piece.slot && i < count; i++)
            if (str_equal(piece.text, slots[i].name))
                buffer_add_str(out, slots[i].text);
    }
}

struct pattern pattern_parse(struct arena *arena, const char *text,
                             const char *const *names)
{
    struct pattern pattern = {NULL, 0};
    struct str rest = str_of(text);
    struct pattern_piece piece;
    /* Each piece takes a byte at least. */
    pattern.parts = arena_array(arena, rest.len, sizeof *pattern.parts);
    while (pattern_next(&rest, &piece)) {
        struct pattern_part part = {piece.text, PATTERN_TEXT};
        for (size_t i = 0; piece.slot && names[i]; i++)
            if (str_is(piece.text, names[i]))
                part.slot = i;
        if (!piece.slot || part.slot != PATTERN_TEXT)
            pattern.parts[pattern.count++] = part;
    }
    return pattern;
}
