/* SPDX-License-Identifier: BSD-2-Clause */
#include "cmd/common/report.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/eight.h"
#include "base/path.h"
#include "data/sensitive.h"

/* Of a long line so many bytes around the column are shown. */
#define EXCERPT_MAX 160

/* About so much is printed together. */
#define TOGETHER ((size_t)32 * 1024)
/* What is accepted has a reason, which may be as long as a file. */
#define TOGETHER_MAX ((size_t)64 * 1024 * 1024)

struct style {
    const char *strong, *levels[3], *faint, *plain;
};

static const struct style colours = {
    "\033[1m", {"\033[36m", "\033[33m", "\033[31m"}, "\033[2m", "\033[0m"};
static const struct style no_colours = {"", {"", "", ""}, "", ""};

bool report_in_colour(FILE *out)
{
    const char *no_colour = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");
    return !(no_colour && *no_colour) &&
           !(terminal && !strcmp(terminal, "dumb")) && isatty(fileno(out));
}

/* Characters that would act on a terminal, break a line, or turn the direction
 * of text. */
static bool is_harmful(uint32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) ||
           (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/* How many bytes at the front of a text are harmless. */
static size_t harmless(struct str text)
{
    size_t at = 0;
    while (at < text.len) {
        if (text.len - at >= 8 && eight_plain(text.at + at)) {
            at += 8;
            continue;
        }
        uint32_t c;
        size_t len = utf8_decode(str_slice(text, at, text.len), &c);
        if (!len || is_harmful(c))
            break;
        at += len;
    }
    return at;
}

/* Takes a harmful character off the front; what is printed in its place. */
static char take_harmful(struct str *text)
{
    uint32_t c;
    size_t len = utf8_decode(*text, &c);
    *text = str_slice(*text, len ? len : 1, text->len);
    return len && c == '\t' ? ' ' : '?';
}

static void add_text(struct buffer *out, struct str text)
{
    while (text.len) {
        size_t len = harmless(text);
        buffer_add(out, text.at, len);
        text = str_slice(text, len, text.len);
        if (text.len)
            buffer_add_char(out, take_harmful(&text));
    }
}

void report_text(FILE *out, struct str text)
{
    while (text.len) {
        size_t len = harmless(text);
        fwrite(text.at, 1, len, out);
        text = str_slice(text, len, text.len);
        if (text.len)
            fputc(take_harmful(&text), out);
    }
}

void report_line(const char *text)
{
    report_text(stdout, str_of(text));
    putchar('\n');
}

void report_name(const char *project, const char *period)
{
    bool here = !strcmp(project, ".") && *period;
    if (!here)
        report_text(stdout, str_of(project));
    if (!here && *period)
        putchar(' ');
    report_text(stdout, str_of(period));
}

/* A number after a colon. */
static void add_number(struct buffer *out, size_t number)
{
    char digits[24];
    size_t first = sizeof digits;
    do
        digits[--first] = (char)('0' + number % 10);
    while (number /= 10);
    digits[--first] = ':';
    buffer_add(out, digits + first, sizeof digits - first);
}

static void add_place(struct buffer *out, struct place at)
{
    if (!at.source) {
        buffer_add_text(out, "avow");
        return;
    }
    add_text(out, str_of(at.source->path));
    if (at.line)
        add_number(out, at.line);
    if (at.line && at.column)
        add_number(out, place_column(at));
}

/* Moves `from` back or on to where a character begins. */
static size_t whole_character(struct str line, size_t from)
{
    while (from > 0 && from < line.len &&
           ((unsigned char)line.at[from] & 0xc0) == 0x80)
        from--;
    return from;
}

/* Cuts off what is secret of a line of settings. True: there is some. */
static bool hide_secret(struct place at, struct str *line)
{
    size_t end = line->len;
    if (!strcmp(path_name(at.source->path), "avow.ini"))
        end = sensitive_from(*line);
    bool hides = end < line->len;
    line->len = end;
    return hides;
}

static void add_excerpt(struct buffer *out, struct place at, struct str line,
                        const struct style *style)
{
    size_t column = at.column ? at.column - 1 : 0;
    size_t from = 0;
    bool hides = hide_secret(at, &line);
    if (hides && column > line.len)
        column = line.len;
    if (line.len > EXCERPT_MAX && column > EXCERPT_MAX / 2)
        from = whole_character(line, column - EXCERPT_MAX / 2);
    size_t to = whole_character(
        line, from + EXCERPT_MAX < line.len ? from + EXCERPT_MAX : line.len);
    buffer_add_format(out, "%s%6zu |%s %s", style->faint, at.line, style->plain,
                      from ? "…" : "");
    add_text(out, str_slice(line, from, to));
    buffer_add_text(out, to < line.len ? "…" : "");
    buffer_add_text(out, hides ? "[secret]\n" : "\n");
    /* What is said of a line as a whole is said of its first word. */
    while (!at.column && column < line.len &&
           is_ascii_space((unsigned char)line.at[column]))
        column++;
    if (column > line.len)
        return;
    size_t indent = utf8_count(str_slice(line, from, column)) + (from ? 1 : 0);
    buffer_add_text(out, style->faint);
    buffer_add_text(out, "       |");
    buffer_add_text(out, style->plain);
    buffer_add_char(out, ' ');
    while (indent--)
        buffer_add_char(out, ' ');
    buffer_add_text(out, "^\n");
}

static void add_source(struct buffer *out, struct place at, const char *excerpt,
                       const struct style *style)
{
    if (!at.source || !at.line)
        return;
    struct str line = excerpt ? str_of(excerpt)
                              : source_line(at.source, at.line);
    if (line.len)
        add_excerpt(out, at, line, style);
}

/* A line of its own below what was said; NULL: none. */
static void add_line_of(struct buffer *out, const char *text)
{
    if (!text)
        return;
    buffer_add_text(out, "        ");
    add_text(out, str_of(text));
    buffer_add_char(out, '\n');
}

static void add_one(struct buffer *out, const struct diagnostic *one,
                    const struct style *style)
{
    static const char *const levels[] = {"note", "warning", "error"};
    static const char *const duties[] = {"may", "should", "must"};

    buffer_add_text(out, style->strong);
    add_place(out, one->at);
    buffer_add_char(out, ':');
    buffer_add_text(out, style->plain);
    buffer_add_char(out, ' ');
    buffer_add_text(out, style->levels[one->level]);
    buffer_add_text(out, one->pending ? "pending"
                         : one->id    ? duties[one->level]
                                      : levels[one->level]);
    buffer_add_text(out, style->plain);
    buffer_add_text(out, one->accepted ? ", accepted: " : ": ");
    add_text(out, str_of(one->text));
    if (one->id) {
        buffer_add_text(out, " [");
        buffer_add_text(out, one->id);
        buffer_add_char(out, ']');
    }
    buffer_add_char(out, '\n');
    add_source(out, one->at, one->excerpt, style);
    if (one->also_text) {
        buffer_add_text(out, "        ");
        add_place(out, one->also);
        buffer_add_text(out, ": ");
        add_text(out, str_of(one->also_text));
        buffer_add_char(out, '\n');
    }
    add_line_of(out, one->remedy);
    add_line_of(out, one->accepted);
}

void report_print(FILE *out, const struct diagnostics *all)
{
    report_print_as(out, report_in_colour(out), all);
}

void report_print_as(FILE *out, bool colour, const struct diagnostics *all)
{
    const struct style *style = colour ? &colours : &no_colours;
    struct buffer text = buffer_make(TOGETHER_MAX);
    for (const struct diagnostic *one = all->first; one; one = one->next) {
        add_one(&text, one, style);
        if (text.len < TOGETHER && one->next)
            continue;
        fwrite(text.bytes, 1, text.len, out);
        buffer_clear(&text);
    }
    buffer_release(&text);
    if (all->left_out)
        fprintf(out, "avow: %zu more of these are left out\n", all->left_out);
}
