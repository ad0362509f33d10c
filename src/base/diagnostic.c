/* SPDX-License-Identifier: BSD-2-Clause */
#include "base/diagnostic.h"

#include <stdarg.h>
#include <string.h>

struct diagnostics diagnostics_make(struct arena *arena)
{
    return (struct diagnostics){.arena = arena};
}

size_t diagnostics_total(const struct diagnostics *all)
{
    return all->counts[DIAGNOSTIC_NOTE] + all->counts[DIAGNOSTIC_WARNING] +
           all->counts[DIAGNOSTIC_ERROR];
}

void diagnostics_count(struct diagnostics *all, enum diagnostic_level level,
                       size_t count)
{
    all->counts[level] += count;
    all->left_out += count;
}

void diagnostics_forget(struct diagnostics *all)
{
    *all = diagnostics_make(all->arena);
}

/* A file that was opened twice is the same one, if looked at as a whole. */
static bool is_same_place(struct place a, struct place b)
{
    if (!a.source || a.line != b.line || a.column != b.column)
        return false;
    return a.source == b.source ||
           (!a.line && !strcmp(a.source->path, b.source->path));
}

/*
 * Whether the same was said of the same place: a file that all periods of a
 * project share has its faults told once.
 */
static bool said_before(const struct diagnostics *all, struct place at,
                        const char *text)
{
    if (!at.source)
        return false;
    for (const struct diagnostic *one = all->first; one; one = one->next)
        if (is_same_place(one->at, at) && !strcmp(one->text, text))
            return true;
    return false;
}

/*
 * A text in one line and of no more than DIAGNOSTIC_MAX bytes, whatever it
 * quotes.
 */
LIKE_PRINTF(2, 0)
static const char *one_line(struct arena *arena, const char *format,
                            va_list values)
{
    static const char more[] = "…";
    char *text = arena_format_list(arena, format, values);
    size_t end = strlen(text);
    if (end > DIAGNOSTIC_MAX) {
        end = DIAGNOSTIC_MAX - strlen(more);
        while (end && ((unsigned char)text[end] & 0xc0) == 0x80)
            end--;
        memcpy(text + end, more, sizeof more);
    }
    for (char *c = text; *c; c++)
        if (*c == '\n' || *c == '\r')
            *c = ' ';
    return text;
}

LIKE_PRINTF(4, 0)
static void add(struct diagnostics *all, enum diagnostic_level level,
                struct place at, const char *format, va_list values)
{
    all->counts[level]++;
    all->muted = all->kept_by_level[level] == DIAGNOSTICS_KEPT;
    if (all->muted) {
        all->left_out++;
        return;
    }
    const char *text = one_line(all->arena, format, values);
    all->muted = said_before(all, at, text);
    if (all->muted)
        return;
    struct diagnostic *one = arena_alloc(all->arena, sizeof *one);
    one->level = level;
    one->at = at;
    one->text = text;
    if (all->last)
        all->last->next = one;
    else
        all->first = one;
    all->last = one;
    all->kept++;
    all->kept_by_level[level]++;
}

#define DEFINE_ADD(name, level)                                                \
    void diagnostic_##name(struct diagnostics *all, struct place at,           \
                           const char *format, ...)                            \
    {                                                                          \
        va_list values;                                                        \
        va_start(values, format);                                              \
        add(all, level, at, format, values);                                   \
        va_end(values);                                                        \
    }

DEFINE_ADD(error, DIAGNOSTIC_ERROR)
DEFINE_ADD(warning, DIAGNOSTIC_WARNING)
DEFINE_ADD(note, DIAGNOSTIC_NOTE)

/* Whether two places are in one file, however often it was opened. */
static bool same_file(struct place a, struct place b)
{
    if (!a.source || !b.source)
        return a.source == b.source;
    return a.source == b.source || !strcmp(a.source->path, b.source->path);
}

static bool stands_before(struct place a, struct place b)
{
    return a.line != b.line ? a.line < b.line : a.column < b.column;
}

/* Where `one` belongs behind `from`, which is of its file: before the first
 * of the file's that stands further down. */
static struct diagnostic **place_for(struct diagnostic **from,
                                     const struct diagnostic *one)
{
    struct diagnostic **end = from;
    for (struct diagnostic **link = from; *link; link = &(*link)->next) {
        if (!same_file((*link)->at, one->at))
            continue;
        if (stands_before(one->at, (*link)->at))
            return link;
        end = &(*link)->next;
    }
    return end;
}

void diagnostics_sort(struct diagnostics *all)
{
    struct diagnostic *rest = all->first;
    all->first = NULL;
    while (rest) {
        struct diagnostic *one = rest;
        rest = rest->next;
        struct diagnostic **link = &all->first;
        while (*link && !same_file((*link)->at, one->at))
            link = &(*link)->next;
        link = place_for(link, one);
        one->next = *link;
        *link = one;
    }
    for (all->last = all->first; all->last && all->last->next;)
        all->last = all->last->next;
}

void diagnostic_remedy(struct diagnostics *all, const char *format, ...)
{
    if (all->muted || !all->last)
        return;
    va_list values;
    va_start(values, format);
    all->last->remedy = one_line(all->arena, format, values);
    va_end(values);
}

void diagnostic_also(struct diagnostics *all, struct place also,
                     const char *format, ...)
{
    if (all->muted || !all->last)
        return;
    va_list values;
    va_start(values, format);
    all->last->also = also;
    all->last->also_text = one_line(all->arena, format, values);
    va_end(values);
}

void diagnostic_excerpt(struct diagnostics *all, struct str line)
{
    if (!all->muted && all->last)
        all->last->excerpt = arena_copy(all->arena, line.at, line.len);
}

void diagnostic_id(struct diagnostics *all, const char *id)
{
    if (!all->muted && all->last)
        all->last->id = id;
}

void diagnostic_pending(struct diagnostics *all)
{
    if (!all->muted && all->last)
        all->last->pending = true;
}
