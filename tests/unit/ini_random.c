/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Where no byte of a file is at fault, keys that follow on one another are
 * taken together: what is read and what is said of it is the same as line by
 * line, which a file is read that ends with such a byte.
 */
#include "data/ini.h"

#include "random.h"
#include "tap.h"

#define ROUNDS 20000

static struct arena *arena;

static struct str random_file(void)
{
    static const char *const bits[] = {
        "[a]",
        "[b]",
        "[b:x]",
        "[b:y]",
        "[C]",
        "[c d]",
        "[d",
        "[e] x",
        "[]",
        "a = 1",
        "b=",
        "b =  \t",
        "c = x ",
        "\td = 2",
        " more",
        "\tmore",
        "  \tany",
        "\t\tx  ",
        "; note",
        "#",
        "",
        "",
        "   ",
        "a: b",
        "prose",
        "= x",
        "k k = v",
        "a=2",
        "-x = 1",
        "x.y-z_1 = = 2",
        "\v",
        "\v = 1",
        "f=\n g",
        "g =\n\n\t\n  h\n   i",
        "h = one\n\n     two\n   \xc3\xa9",
        "name-of-more-bytes-than-a-key-may-have-which-is-48 = x",
    };
    struct buffer out = buffer_within(arena, 8192);
    if (!random_below(8))
        buffer_add_text(&out, "\xef\xbb\xbf");
    for (uint32_t left = random_below(24); left; left--) {
        uint32_t kind = random_below(3);
        if (kind)
            buffer_add_text(&out,
                            bits[random_below(sizeof bits / sizeof *bits)]);
        else
            buffer_add_format(&out, "k%u = %u", random_below(20),
                              random_below(3));
        buffer_add_char(&out, '\n');
    }
    return buffer_str(&out);
}

static bool same_place(struct place a, struct place b)
{
    return a.line == b.line && a.column == b.column;
}

static bool same_text(const char *a, const char *b)
{
    return a && b ? !strcmp(a, b) : a == b;
}

static bool same_entries(const struct ini_entry *a, const struct ini_entry *b)
{
    for (; a && b; a = a->next, b = b->next)
        if (strcmp(a->key, b->key) != 0 || !same_place(a->key_at, b->key_at) ||
            !str_equal(a->value, b->value) || !same_place(a->at, b->at))
            return false;
    return !a && !b;
}

static bool same_sections(const struct ini_section *a,
                          const struct ini_section *b)
{
    for (; a && b; a = a->next, b = b->next)
        if (strcmp(a->name, b->name) != 0 || strcmp(a->kind, b->kind) != 0 ||
            !same_text(a->id, b->id) || !same_place(a->at, b->at) ||
            !same_entries(a->first, b->first))
            return false;
    return !a && !b;
}

/* Whether `b` has what `a` has, and one more. */
static bool same_faults(const struct diagnostics *a,
                        const struct diagnostics *b)
{
    const struct diagnostic *d = a->first, *e = b->first;
    for (; d && e; d = d->next, e = e->next)
        if (strcmp(d->text, e->text) != 0 || !same_place(d->at, e->at) ||
            !same_place(d->also, e->also) || !same_text(d->remedy, e->remedy))
            return false;
    return !d && e && !e->next;
}

static bool test_file(size_t *keys, size_t *faults)
{
    struct str text = random_file();
    struct str more = {arena_format(arena, "%.*s; \x01", STR(text)),
                       text.len + 3};
    struct diagnostics of_text = diagnostics_make(arena);
    struct diagnostics of_more = diagnostics_make(arena);
    struct ini *a = ini_read_text(arena, source_new(arena, "a.ini", text),
                                  &of_text);
    struct ini *b = ini_read_text(arena, source_new(arena, "b.ini", more),
                                  &of_more);
    bool same = same_sections(a->first, b->first) &&
                same_faults(&of_text, &of_more);
    for (const struct ini_section *s = a->first; s; s = s->next)
        for (const struct ini_entry *e = s->first; e; e = e->next)
            ++*keys;
    *faults += diagnostics_total(&of_text);
    if (!same)
        note("'%.*s'", STR(text));
    return same;
}

int main(void)
{
    arena = arena_new();
    size_t wrong = 0, keys = 0, faults = 0;
    for (int i = 0; i < ROUNDS; i++) {
        wrong += !test_file(&keys, &faults);
        arena_reset(arena);
    }
    ok(!wrong && keys > ROUNDS && faults > ROUNDS,
       "keys taken together are what they are line by line");
    note("%zu keys, %zu faults", keys, faults);
    arena_free(arena);
    return done();
}
