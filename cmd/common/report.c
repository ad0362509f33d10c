/* SPDX-License-Identifier: BSD-2-Clause */
#include "cmd/common/report.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/eight.h"
#include "base/path.h"
#include "data/sensitive.h"

/* Of a long line so many bytes around the column are shown. */
#define EXCERPT_MAX 160

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

void report_text(FILE *out, struct str text)
{
    size_t written = 0, at = 0;
    while (at < text.len) {
        if (text.len - at >= 8 && eight_plain(text.at + at)) {
            at += 8;
            continue;
        }
        uint32_t c;
        size_t len = utf8_decode(str_slice(text, at, text.len), &c);
        if (len && !is_harmful(c)) {
            at += len;
            continue;
        }
        fwrite(text.at + written, 1, at - written, out);
        fputc(len && c == '\t' ? ' ' : '?', out);
        at += len ? len : 1;
        written = at;
    }
    if (at > written)
        fwrite(text.at + written, 1, at - written, out);
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

static void print_place(FILE *out, struct place at)
{
    if (!at.source) {
        fputs("avow", out);
        return;
    }
    report_text(out, str_of(at.source->path));
    if (at.line)
        fprintf(out, ":%zu", at.line);
    if (at.line && at.column)
        fprintf(out, ":%zu", place_column(at));
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

static void print_excerpt(FILE *out, struct place at, struct str line,
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
    const char *before = from ? "…" : "";
    fprintf(out, "%s%6zu |%s %s", style->faint, at.line, style->plain, before);
    report_text(out, str_slice(line, from, to));
    fprintf(out, "%s%s\n", to < line.len ? "…" : "", hides ? "[secret]" : "");
    /* What is said of a line as a whole is said of its first word. */
    while (!at.column && column < line.len &&
           is_ascii_space((unsigned char)line.at[column]))
        column++;
    if (column > line.len)
        return;
    size_t indent = utf8_count(str_slice(line, from, column)) + (from ? 1 : 0);
    fprintf(out, "%s       |%s %*s^\n", style->faint, style->plain, (int)indent,
            "");
}

static void print_source(FILE *out, struct place at, const char *excerpt,
                         const struct style *style)
{
    if (!at.source || !at.line)
        return;
    struct str line = excerpt ? str_of(excerpt)
                              : source_line(at.source, at.line);
    if (line.len)
        print_excerpt(out, at, line, style);
}

/* A line of its own below what was said; NULL: none. */
static void print_line_of(FILE *out, const char *text)
{
    if (!text)
        return;
    fputs("        ", out);
    report_text(out, str_of(text));
    fputc('\n', out);
}

static void print_one(FILE *out, const struct diagnostic *one,
                      const struct style *style)
{
    static const char *const levels[] = {"note", "warning", "error"};
    static const char *const duties[] = {"may", "should", "must"};

    fputs(style->strong, out);
    print_place(out, one->at);
    fprintf(out, ":%s %s%s%s%s: ", style->plain, style->levels[one->level],
            one->pending ? "pending"
            : one->id    ? duties[one->level]
                         : levels[one->level],
            style->plain, one->accepted ? ", accepted" : "");
    report_text(out, str_of(one->text));
    if (one->id)
        fprintf(out, " [%s]", one->id);
    fputc('\n', out);
    print_source(out, one->at, one->excerpt, style);
    if (one->also_text) {
        fputs("        ", out);
        print_place(out, one->also);
        fputs(": ", out);
        report_text(out, str_of(one->also_text));
        fputc('\n', out);
    }
    print_line_of(out, one->remedy);
    print_line_of(out, one->accepted);
}

void report_print(FILE *out, const struct diagnostics *all)
{
    report_print_as(out, report_in_colour(out), all);
}

void report_print_as(FILE *out, bool colour, const struct diagnostics *all)
{
    const struct style *style = colour ? &colours : &no_colours;
    for (const struct diagnostic *one = all->first; one; one = one->next)
        print_one(out, one, style);
    if (all->left_out)
        fprintf(out, "avow: %zu more of these are left out\n", all->left_out);
}
