/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/match.h"

#include <stdlib.h>

/* Edits that are tried, at most; and steps, so that a long text has fewer. */
#define EDITS_MAX 1000
#define STEPS_MAX ((size_t)300 * 1000 * 1000)

/* As many numbers that are the same in between join two changes into one. */
#define JOIN 2

/* Knuth, Morris and Pratt. */
size_t match_exactly(struct arena *arena, struct run wanted, struct run text,
                     size_t *places, size_t room)
{
    if (!wanted.count || wanted.count > text.count)
        return 0;
    size_t *border = arena_array(arena, wanted.count, sizeof *border);
    for (size_t i = 1, len = 0; i < wanted.count; i++) {
        while (len && wanted.at[i] != wanted.at[len])
            len = border[len - 1];
        len += wanted.at[i] == wanted.at[len];
        border[i] = len;
    }
    size_t found = 0;
    for (size_t i = 0, len = 0; i < text.count && found < room; i++) {
        while (len && text.at[i] != wanted.at[len])
            len = border[len - 1];
        len += text.at[i] == wanted.at[len];
        if (len == wanted.count) {
            places[found++] = i + 1 - len;
            len = 0;
        }
    }
    return found;
}

/*
 * For each diagonal (a place in the text minus one in `wanted`) how much of
 * `wanted` is reached with so many edits, and on which diagonal that began. A
 * way may begin anywhere in the text, and ends where all of it is reached.
 */
struct front {
    struct run wanted, text;
    long *reached; /* by diagonal, from -wanted.count; -1: not at all */
    long *began;
    long *reached_before, *began_before;
    long edits_max;
};

/* Goes on along a diagonal as long as both are the same. */
static long slide(const struct front *front, long i, long diagonal)
{
    long n = (long)front->wanted.count, m = (long)front->text.count;
    while (i < n && i + diagonal < m &&
           front->wanted.at[i] == front->text.at[i + diagonal])
        i++;
    return i;
}

/* The best that one more edit makes of a diagonal. */
static void step(struct front *front, long diagonal)
{
    long n = (long)front->wanted.count, m = (long)front->text.count;
    const long *before = front->reached_before + n;
    const long *began = front->began_before + n;
    long best = before[diagonal], from = began[diagonal];
    /* A number of `wanted` is not there: the way comes from the right. */
    if (diagonal < m && before[diagonal + 1] >= 0 && before[diagonal + 1] < n &&
        before[diagonal + 1] + 1 > best) {
        best = before[diagonal + 1] + 1;
        from = began[diagonal + 1];
    }
    /* One that is not wanted stands there: it comes from the left. */
    if (diagonal > -n && before[diagonal - 1] > best &&
        before[diagonal - 1] + diagonal <= m) {
        best = before[diagonal - 1];
        from = began[diagonal - 1];
    }
    if (best >= 0 && best != before[diagonal])
        best = slide(front, best, diagonal);
    front->reached[n + diagonal] = best;
    front->began[n + diagonal] = from;
}

static void begin(struct front *front)
{
    long n = (long)front->wanted.count, m = (long)front->text.count;
    for (long k = -n; k <= m; k++) {
        front->reached[n + k] = k < 0 ? -1 : slide(front, 0, k);
        front->began[n + k] = k;
    }
}

static void swap(long **a, long **b)
{
    long *kept = *a;
    *a = *b;
    *b = kept;
}

/* The first diagonal on which all is reached, or m + 1. */
static long arrived(const struct front *front)
{
    long n = (long)front->wanted.count, m = (long)front->text.count;
    long k = -n;
    while (k <= m && front->reached[n + k] < n)
        k++;
    return k;
}

/* Returns how many edits it takes; -1: too many. */
static long find_place(struct front *front, struct likeness *likeness)
{
    long n = (long)front->wanted.count, m = (long)front->text.count;
    begin(front);
    for (long edits = 0; edits <= front->edits_max; edits++) {
        long k = arrived(front);
        if (k <= m) {
            likeness->from = (size_t)front->began[n + k];
            likeness->to = (size_t)(n + k);
            return edits;
        }
        swap(&front->reached, &front->reached_before);
        swap(&front->began, &front->began_before);
        for (k = -n; k <= m; k++)
            step(front, k);
    }
    return -1;
}

static long nearest_place(struct run wanted, struct run text,
                          struct likeness *likeness)
{
    size_t count = wanted.count + text.count + 1;
    long *room = memory_alloc(count * 4 * sizeof *room);
    struct front front = {
        .wanted = wanted,
        .text = text,
        .reached = room,
        .began = room + count,
        .reached_before = room + count * 2,
        .began_before = room + count * 3,
        .edits_max = EDITS_MAX,
    };
    if (STEPS_MAX / count < EDITS_MAX)
        front.edits_max = (long)(STEPS_MAX / count);
    if (front.edits_max > (long)wanted.count * 2 / 3)
        front.edits_max = (long)wanted.count * 2 / 3;
    long edits = find_place(&front, likeness);
    free(room);
    return edits;
}

/* What Myers' algorithm reached with so many edits, for the way back. */
struct trace {
    long *rows; /* row d has 2 d + 1 places, from diagonal -d */
    long edits;
};

static long *row_of(const struct trace *trace, long edits)
{
    return trace->rows + edits * edits + edits;
}

/* Where a row begins on a diagonal: from the row before, or at the start. */
static long come_from(const struct trace *trace, long edits, long k, bool *down)
{
    if (!edits)
        return 0;
    const long *before = row_of(trace, edits - 1);
    *down = k == -edits || (k != edits && before[k - 1] < before[k + 1]);
    return *down ? before[k + 1] : before[k - 1] + 1;
}

/* The text's numbers are counted along, `wanted` is text minus diagonal. */
static bool walk(struct trace *trace, struct run wanted, struct run text)
{
    long n = (long)wanted.count, m = (long)text.count;
    for (long d = 0; d <= trace->edits; d++) {
        long *row = row_of(trace, d);
        for (long k = -d; k <= d; k += 2) {
            bool down = false;
            long x = come_from(trace, d, k, &down);
            long y = x - k;
            while (x < m && y < n && text.at[x] == wanted.at[y]) {
                x++;
                y++;
            }
            row[k] = x;
            if (x >= m && y >= n) {
                trace->edits = d;
                return true;
            }
        }
    }
    return false;
}

/* Puts a change before the others, or makes one with the next of them. */
static void put_change(struct arena *arena, struct likeness *likeness,
                       size_t wanted, bool wanted_one, size_t text)
{
    size_t to = wanted + wanted_one, text_to = text + !wanted_one;
    struct change *next = likeness->changes;
    if (next && next->from - to <= JOIN) {
        next->from = wanted;
        next->text_from = text;
        return;
    }
    struct change *change = arena_alloc(arena, sizeof *change);
    *change = (struct change){next, wanted, to, text, text_to};
    likeness->changes = change;
    likeness->count++;
}

static void walk_back(struct arena *arena, const struct trace *trace,
                      struct run wanted, struct run text,
                      struct likeness *likeness)
{
    long x = (long)text.count, y = (long)wanted.count;
    for (long d = trace->edits; d > 0; d--) {
        bool down = false;
        long k = x - y;
        long start = come_from(trace, d, k, &down);
        /* The edit was made just before the diagonal was slid along. */
        x = down ? start : start - 1;
        y = down ? start - k - 1 : start - k;
        put_change(arena, likeness, (size_t)y, down,
                   likeness->from + (size_t)x);
    }
}

bool match_nearly(struct arena *arena, struct run wanted, struct run text,
                  struct likeness *likeness)
{
    *likeness = (struct likeness){0};
    if (!wanted.count || !text.count)
        return false;
    long edits = nearest_place(wanted, text, likeness);
    if (edits < 0)
        return false;
    struct run place = {text.at + likeness->from,
                        likeness->to - likeness->from};
    struct trace trace = {.edits = edits};
    size_t rows = (size_t)(edits + 1) * (size_t)(edits + 1);
    trace.rows = memory_alloc(rows * sizeof *trace.rows);
    bool walked = walk(&trace, wanted, place);
    if (walked)
        walk_back(arena, &trace, wanted, place, likeness);
    free(trace.rows);
    return walked;
}
