/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/piece.h"

#include <string.h>

/*
 * cmark ends a line at a carriage return by itself, which nobody else here
 * does: it is a space, so that lines are the same lines to all.
 */
static struct str with_lines(struct arena *arena, struct str text)
{
    char *copy = NULL;
    for (size_t i = str_find(text, '\r'); i < text.len; i++) {
        if (text.at[i] != '\r' || (i + 1 < text.len && text.at[i + 1] == '\n'))
            continue;
        if (!copy)
            copy = arena_copy(arena, text.at, text.len);
        copy[i] = ' ';
    }
    return copy ? (struct str){copy, text.len} : text;
}

struct piece *piece_part(struct arena *arena, const struct filled *filled,
                         struct place tag, size_t depth)
{
    struct piece *piece = arena_alloc(arena, sizeof *piece);
    piece->arena = arena;
    piece->text = with_lines(arena, filled->text);
    piece->filled = filled;
    piece->tag = tag;
    piece->depth = depth;
    piece->slots = arena_alloc(arena, filled->slot_count);
    return piece;
}

struct piece *piece_value(struct arena *arena, const struct value *value,
                          struct place tag, size_t depth)
{
    struct piece *piece = arena_alloc(arena, sizeof *piece);
    piece->arena = arena;
    piece->text = with_lines(arena, value->text);
    piece->value = value;
    piece->tag = tag;
    piece->depth = depth;
    return piece;
}

static void find_lines(struct piece *piece)
{
    size_t count = 0;
    for (struct str rest = piece->text; rest.at; count++)
        str_split(&rest, '\n');
    piece->line_starts = arena_array(piece->arena, count, sizeof(size_t));
    piece->line_count = 0;
    for (struct str rest = piece->text; rest.at;) {
        piece->line_starts[piece->line_count++] = (size_t)(rest.at -
                                                           piece->text.at);
        str_split(&rest, '\n');
    }
}

struct str piece_line(struct piece *piece, size_t line)
{
    if (!piece->line_starts)
        find_lines(piece);
    if (!line || line > piece->line_count)
        return (struct str){"", 0};
    size_t from = piece->line_starts[line - 1];
    struct str rest = str_slice(piece->text, from, piece->text.len);
    struct str text = str_slice(rest, 0, str_find(rest, '\n'));
    if (text.len && text.at[text.len - 1] == '\r')
        text.len--;
    return text;
}

void piece_set_text(struct piece *piece, struct str text)
{
    piece->text = text;
    piece->line_starts = NULL;
}

/* The line as it was written. */
static size_t written_line(const struct piece *piece, size_t line)
{
    size_t low = 0, high = piece->inserted_count; /* lines up to this one */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (piece->inserted[middle] <= line)
            low = middle + 1;
        else
            high = middle;
    }
    return line > piece->line_shift + low ? line - piece->line_shift - low : 1;
}

struct place piece_place(const struct piece *piece, size_t line)
{
    line = line ? written_line(piece, line) : 0;
    if (piece->filled)
        return filled_place(piece->filled, line);
    struct place at = piece->value->at;
    if (at.line && line)
        at.line += line - 1;
    at.column = line > 1 ? 0 : at.column;
    return at;
}

static size_t find_token(struct str text, size_t from, struct str token)
{
    while (from + token.len <= text.len) {
        const char *at = memchr(text.at + from, token.at[0],
                                text.len - token.len - from + 1);
        if (!at)
            break;
        from = (size_t)(at - text.at);
        if (!memcmp(at, token.at, token.len))
            return from;
        from++;
    }
    return SIZE_MAX;
}

/*
 * The column in the source: a tag before the token is longer or shorter there
 * than its slot is in the filled text.
 */
static size_t source_column(struct place place, size_t byte, struct str token)
{
    if (!place.source)
        return 0;
    struct str line = source_line(place.source, place.line);
    if (byte + token.len <= line.len && find_token(line, byte, token) == byte)
        return byte + 1;
    size_t found = find_token(line, 0, token);
    return found == SIZE_MAX ? 0 : found + 1;
}

bool piece_find(struct piece *piece, size_t first, size_t last,
                struct str token, struct cursor *cursor, struct place *place)
{
    token = str_slice(token, 0, str_find(token, '\n'));
    if (first <= piece->line_shift)
        first = piece->line_shift + 1;
    size_t from = cursor->line >= first ? cursor->line : first;
    if (!piece->line_starts)
        find_lines(piece);
    if (last > piece->line_count)
        last = piece->line_count;
    for (size_t line = from; token.len && line <= last; line++) {
        size_t start = line == cursor->line ? cursor->byte : 0;
        size_t byte = find_token(piece_line(piece, line), start, token);
        if (byte == SIZE_MAX)
            continue;
        *cursor = (struct cursor){line, byte + token.len};
        *place = piece_place(piece, line);
        place->column = source_column(*place, byte, token);
        return true;
    }
    *place = piece_place(piece, first);
    return false;
}
