/* SPDX-License-Identifier: BSD-2-Clause */
#include "data/csv_dialect.h"

#include <string.h>

/* The first, when the header has as many of another. */
static const char separators[] = {',', ';', '\t'};
enum { SEPARATORS = sizeof separators };

static char line_end_at(struct str start, size_t at)
{
    bool alone = start.at[at] == '\r' &&
                 (at + 1 == start.len || start.at[at + 1] != '\n');
    return alone ? '\r' : '\n';
}

static bool is_line_end(char c)
{
    return c == '\r' || c == '\n';
}

/* The separator that a line "sep=;" names, or a NUL when it is no such line. */
static char named_separator(struct str line)
{
    if (line.len == 7 && line.at[0] == '"' && line.at[6] == '"')
        line = str_slice(line, 1, 6);
    if (line.len != 5 ||
        !str_equal_nocase(str_slice(line, 0, 4), STR_LITERAL("sep=")))
        return '\0';
    char c = line.at[4];
    bool fits = c == '\t' || (is_ascii_punct((unsigned char)c) && c != '"');
    return fits ? c : '\0';
}

static void read_sep_line(struct str start, struct csv_dialect *dialect)
{
    size_t end = 0; /* no such line is longer than seven bytes */
    while (end < start.len && end < 8 && !is_line_end(start.at[end]))
        end++;
    char c = named_separator(str_slice(start, 0, end));
    if (!c)
        return;
    dialect->separator = c;
    dialect->skip = end;
    if (end < start.len) {
        dialect->line_end = line_end_at(start, end);
        bool two = dialect->line_end == '\n' && start.at[end] == '\r';
        dialect->skip += two ? 2 : 1;
    }
}

/* Counts what separates cells in the header, the first line with any text. */
static void read_header(struct str start, struct csv_dialect *dialect)
{
    size_t counts[SEPARATORS] = {0};
    bool quoted = false, text = false;
    for (size_t i = 0; i < start.len; i++) {
        char c = start.at[i];
        if (!quoted && is_line_end(c)) {
            dialect->line_end = line_end_at(start, i);
            if (text)
                break;
        }
        quoted ^= c == '"';
        text |= !is_ascii_space((unsigned char)c);
        for (size_t s = 0; s < SEPARATORS && !quoted; s++)
            counts[s] += c == separators[s];
    }
    if (dialect->separator)
        return;
    size_t best = 0;
    for (size_t s = 1; s < SEPARATORS; s++)
        if (counts[s] > counts[best])
            best = s;
    dialect->separator = separators[best];
}

struct csv_dialect csv_dialect(struct str start)
{
    struct csv_dialect dialect = {.line_end = '\n'};
    read_sep_line(start, &dialect);
    read_header(str_slice(start, dialect.skip, start.len), &dialect);
    return dialect;
}
