/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Names in random sections of random values: a tag that stands in a section of
 * its own name is what it is in a part, which knows nothing of sections.
 */
#include "filling.h"

#include "random.h"

#define ROUNDS       4000
#define SECTIONS_MAX 30

static const char *const names[] = {"a", "b", "c", "a.b", "b.a", "a.b.c", "."};

static const char *random_name(void)
{
    return names[random_below(sizeof names / sizeof *names)];
}

static struct value *random_tree(struct arena *arena, size_t depth);

static void add_members(struct arena *arena, struct value *value, size_t depth)
{
    for (size_t i = 0; i < 3; i++)
        if (random_below(2))
            value_add(value, names[i], random_tree(arena, depth + 1));
}

/* A text, a map or a list, with members of the same names. */
static struct value *random_tree(struct arena *arena, size_t depth)
{
    static size_t texts;
    uint32_t kind = random_below(depth < 4 ? 5 : 2);
    struct value *value;
    if (kind == 4) {
        value = value_list(arena);
        for (uint32_t i = random_below(3); i > 0; i--)
            value_append(value, random_tree(arena, depth + 1));
        return value;
    }
    if (kind >= 2) {
        value = value_map(arena);
        value->truth = random_below(4) > 0;
        add_members(arena, value, depth);
        return value;
    }
    char *text = arena_format(arena, "%zu,", ++texts);
    value = value_text(arena, str_of(kind ? text : ""));
    value->optional = random_below(2);
    value->state = value->text.len ? VALUE_GIVEN : VALUE_EMPTY;
    if (depth < 4 && random_below(2))
        add_members(arena, value, depth);
    return value;
}

/* Writes what stands in a section into `nested`, and into `flat` the same with
 * all that stands in sections as parts of `t`. */
static void write_content(struct filling_test *t, struct buffer *nested,
                          struct buffer *flat, const char *outer)
{
    for (uint32_t i = random_below(4); i > 0; i--) {
        const char *name = outer && random_below(2) ? outer : random_name();
        if (random_below(2) || t->count >= SECTIONS_MAX) {
            buffer_add_format(nested, "{{%s}}", name);
            buffer_add_format(flat, "{{%s}}", name);
            continue;
        }
        char sigil = random_below(3) ? '#' : '^';
        struct buffer part = buffer_make(65536);
        const char *part_name = arena_format(t->arena, "p%zu", t->count);
        size_t index = t->count;
        test_part(t, part_name, NULL);
        buffer_add_format(nested, "{{%c%s}}<", sigil, name);
        write_content(t, nested, &part, sigil == '#' ? name : outer);
        buffer_add_format(nested, ">{{/%s}}", name);
        buffer_add_format(flat, "{{%c%s}}<{{>%s}}>{{/%s}}", sigil, name,
                          part_name, name);
        t->texts[index] = str_copy(t->arena, buffer_str(&part)).at;
        buffer_release(&part);
    }
}

/* What becomes of a template; NULL: there are faults. */
static const char *fill(struct filling_test *t, const char *text, bool strict)
{
    struct buffer out = buffer_make(FILL_OUTPUT_MAX);
    const struct template *template = test_parse(t, "t", text);
    bool done = template_fill(&out, template, t->root, &t->parts,
                              escape_nothing, strict, &t->all);
    const char *filled = done ? str_copy(t->arena, buffer_str(&out)).at : NULL;
    buffer_release(&out);
    return filled;
}

static bool is_same(const char *a, const char *b)
{
    return a && b && !strcmp(a, b);
}

int main(void)
{
    size_t same = 0, strict = 0, faulty = 0;
    for (size_t i = 0; i < ROUNDS; i++) {
        struct arena *arena = arena_new();
        struct filling_test t;
        test_begin(&t, arena);
        add_members(arena, t.root, 0);
        struct buffer nested = buffer_within(arena, 65536);
        struct buffer flat = buffer_within(arena, 65536);
        buffer_add_char(&nested, '.');
        buffer_add_char(&flat, '.');
        write_content(&t, &nested, &flat, NULL);
        bool good = is_same(fill(&t, nested.bytes, false),
                            fill(&t, flat.bytes, false));
        same += good;
        /* What is not taken of a part is not looked over. */
        const char *one = fill(&t, nested.bytes, true);
        const char *other = fill(&t, flat.bytes, true);
        bool agrees = one ? is_same(one, other) : true;
        strict += agrees;
        faulty += !one;
        if (!good || !agrees)
            note("such as: %s", nested.bytes);
        arena_free(arena);
    }
    ok(same == ROUNDS, "each name is what it is by itself");
    ok(strict == ROUNDS, "and what is tested as well");
    ok(faulty && faulty < ROUNDS * 9 / 10, "of which %zu have no faults",
       ROUNDS - faulty);
    return done();
}
