/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Statements from random templates: what is written at once, text by text, is
 * what is written line by line where each is indented; the text is that of a
 * page, and each line is from where its first black byte stands.
 */
#include "filling.h"

#include <stdlib.h>

#include "random.h"

#define ROUNDS 3000

/* What a template is made of; a digit in it becomes the number of its line. */
static const char *const bits[] = {
    "0",
    "0 ",
    " ",
    "\t",
    "\n",
    "\n",
    "\r\n",
    "0\n",
    "\n\n",
    "0\n0\n \n0",
    "{{v}}",
    "{{v}}\n",
    "{{! 0 }}",
    "{{! 0 }}\n",
    "{{! 0\n0 }}\n",
    "{{#rows}}0\n{{n}}{{/rows}}",
    "{{#rows}}\n0\n{{n}} 0\n{{/rows}}\n",
    "{{#rows}}\n\n\n{{/rows}}",
    "{{#no}}0\n0{{/no}}",
    "{{#no}}\n0\n{{/no}}\n",
    "{{^no}}\n 0\n{{/no}}\n",
    "{{^no}} {{v}}{{/no}}",
    "\n{{> part}}\n",
    "\n{{> empty}}\n",
};

/* A template whose first line is not indented and whose last one has an end. */
static struct str random_template(struct arena *arena, bool parts)
{
    size_t count = sizeof bits / sizeof *bits - (parts ? 0 : 2);
    struct buffer out = buffer_make(65536);
    size_t line = 1;
    buffer_add_text(&out, "1.");
    for (uint32_t i = random_below(24); i > 0; i--) {
        for (const char *c = bits[random_below((uint32_t)count)]; *c; c++) {
            if (*c == '0')
                buffer_add_format(&out, "%zu.", line);
            else
                buffer_add_char(&out, *c);
            line += *c == '\n';
        }
    }
    buffer_add_char(&out, '\n');
    struct str text = str_copy(arena, buffer_str(&out));
    buffer_release(&out);
    return text;
}

static void make_values(struct filling_test *t)
{
    struct value *rows = value_list(t->arena);
    for (int i = 0; i < 3; i++) {
        struct value *row = value_map(t->arena);
        test_text(t, row, "n", i ? "+" : "row");
        value_append(rows, row);
    }
    value_add(t->root, "rows", rows);
    value_add(t->root, "no", value_truth(t->arena, false));
    test_text(t, t->root, "v", "value");
    test_part(t, "part", "1.\n\n{{v}}\n");
    test_part(t, "empty", "");
    test_part(t, "indented", " {{$block}}{{/block}}\n");
}

static const struct filled *fill(struct filling_test *t, const char *text)
{
    const struct template *template = test_parse(t, "t", text);
    return template ? template_fill_statement(t->arena, template, t->root,
                                              &t->parts, &t->all)
                    : NULL;
}

/* The slot whose mark stands here, or NULL, and what follows the mark. */
static const struct slot *slot_here(const struct filled *filled,
                                    struct str text, struct str *rest)
{
    if (!str_starts(text, SLOT_OPEN))
        return NULL;
    char *end;
    size_t index = strtoull(text.at + strlen(SLOT_OPEN), &end, 10);
    size_t to = (size_t)(end - text.at) + strlen(SLOT_CLOSE);
    *rest = str_slice(text, to, text.len);
    return index < filled->slot_count ? &filled->slots[index] : NULL;
}

/* Whether each line is from where its first black byte stands. */
static bool has_places(const struct filled *filled)
{
    struct str rest = filled->text;
    size_t line = 0;
    while (rest.len) {
        struct str after, text = str_trim(str_split(&rest, '\n'));
        size_t at = filled_place(filled, ++line).line;
        const struct slot *slot = slot_here(filled, text, &after);
        size_t wanted = slot       ? slot->at.line
                        : text.len ? strtoull(text.at, NULL, 10)
                                   : at;
        if (!at || at != wanted)
            return false;
    }
    return line == filled->line_count;
}

/* The text with its values in the place of their marks. */
static struct str without_marks(struct filling_test *t,
                                const struct filled *filled)
{
    struct buffer out = buffer_within(t->arena, FILL_OUTPUT_MAX);
    struct str rest = filled->text;
    while (rest.len) {
        const struct slot *slot = slot_here(filled, rest, &rest);
        if (slot) {
            buffer_add_str(&out, slot->value->text);
            continue;
        }
        buffer_add(&out, rest.at, 1);
        rest = str_slice(rest, 1, rest.len);
    }
    return buffer_str(&out);
}

/* Whether the same lines, each indented by a space and one further down in
 * its template, are in `part`. */
static bool is_same(const struct filled *plain, const struct filled *part)
{
    struct str a = plain->text, b = part->text;
    size_t line = 0;
    while (a.len) {
        struct str wanted = str_split(&a, '\n'), got = str_split(&b, '\n');
        line++;
        if (wanted.len && !str_is(wanted, "\r")) {
            if (!str_starts(got, " "))
                return false;
            got = str_slice(got, 1, got.len);
        }
        if (!str_equal(wanted, got) ||
            filled_place(plain, line).line + 1 != filled_place(part, line).line)
            return false;
    }
    return !b.len && plain->line_count == part->line_count &&
           plain->slot_count == part->slot_count;
}

int main(void)
{
    size_t filled = 0, places = 0, pages = 0, same = 0;
    for (size_t i = 0; i < ROUNDS; i++) {
        struct arena *arena = arena_new();
        struct filling_test t;
        test_begin(&t, arena);
        make_values(&t);
        struct str text = random_template(arena, i % 2);
        const struct filled *plain = fill(&t, text.at);
        const struct filled *outer = fill(
            &t, arena_format(arena,
                             "{{<indented}}{{$block}}\n%s{{/block}}"
                             "{{/indented}}\n",
                             text.at));
        const char *page = i % 2 ? NULL : test_fill(&t, text.at);
        bool good = plain && outer && (i % 2 || page);
        filled += good;
        if (good) {
            places += has_places(plain);
            pages += !page || str_is(without_marks(&t, plain), page);
            same += is_same(plain, outer->slots[0].part);
        }
        if (good && same < filled)
            note("such as: %s", text.at);
        arena_free(arena);
    }
    ok(filled == ROUNDS, "all were filled");
    ok(places == ROUNDS, "each line is from where it stands");
    ok(pages == ROUNDS, "the text is that of a page");
    ok(same == ROUNDS, "and it is the same line by line");
    return done();
}
