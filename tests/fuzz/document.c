/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Fuzzes documents. The input is a statement's Markdown, and, divided by lines
 * "%%%", a part, a value of type markdown, a value, and the lines of an INI
 * file whose sections are the rows of the table "t". In the first two {0} is
 * the value, {1} the Markdown value, {2} a gap and {3} the part. What comes
 * out is looked over.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../unit/resolved.h"
#include "data/ini.h"
#include "document/document.h"
#include "document/trees.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { TEXT, PART, MARKDOWN, VALUE, ROWS, COUNT };

static struct column columns[] = {
    {.name = "a", .label = "A <b>"},
    {.name = "n", .label = "N", .type = {.kind = TYPE_INTEGER}},
    {.name = "m", .label = "M", .type = {.kind = TYPE_MARKDOWN}},
};
static struct table_schema schema = {
    .name = "t", .label = "T", .columns = columns, .column_count = 3};

static void hold(bool condition)
{
    if (!condition)
        abort();
}

static const struct locale *locale(void)
{
    static const struct locale *english;
    static struct arena *arena;
    if (!arena) {
        const char *data = getenv("AVOW_DATA");
        arena = arena_new();
        struct diagnostics all = diagnostics_make(arena);
        english = locale_read(arena,
                              arena_format(arena,
                                           "%s/statements/locales/en-GB.ini",
                                           data ? data : "."),
                              &all);
    }
    return english;
}

static struct table *find_table(void *context, struct str name)
{
    struct table *table = context;
    return str_is(name, "t") && table->locale ? table : NULL;
}

static void offer_tables(void *context, struct nearest *nearest)
{
    (void)context;
    nearest_offer(nearest, "t");
}

/* Takes the next of the input's texts off its front. */
static struct str next_text(struct str *rest)
{
    static const char divider[] = "\n%%%\n";
    size_t i = 0;
    while (i < rest->len &&
           !str_starts(str_slice(*rest, i, rest->len), divider))
        i++;
    struct str text = str_slice(*rest, 0, i + 1);
    *rest = str_slice(*rest, i + strlen(divider), rest->len);
    return text;
}

static struct table make_table(struct arena *arena, struct str rows,
                               struct diagnostics *all)
{
    const struct source *source = source_new(arena, "t.ini", rows);
    const struct ini *ini = ini_read_text(arena, source, all);
    struct table table = {.schema = &schema, .locale = locale()};
    size_t count = 0;
    for (const struct ini_section *s = ini->first; s; s = s->next)
        count++;
    table.sections = arena_array(arena, count, sizeof *table.sections);
    for (const struct ini_section *s = ini->first; s; s = s->next)
        table.sections[table.section_count++] = s;
    return table;
}

static bool holds(struct str text, const char *token)
{
    for (size_t i = 0; i < text.len; i++)
        if (str_starts(str_slice(text, i, text.len), token))
            return true;
    return false;
}

static void look_over(const struct document *document)
{
    size_t at, words = 0;
    hold(text_fault(document->html, &at) == TEXT_OK);
    hold(!holds(document->html, "<script") && !holds(document->html, "<!--"));
    hold(!holds(document->html, "href=\"javascript:"));
    for (const struct heading *h = document->headings; h; h = h->next) {
        hold(h->level >= 1 && h->level <= 6 && h->at.source && h->at.line);
        for (const struct heading *o = h->next; o; o = o->next)
            hold(strcmp(h->id, o->id) != 0);
    }
    for (const struct passage *p = document->passages; p; p = p->next) {
        hold(p->text.len && text_fault(p->text, &at) == TEXT_OK);
        hold(p->at.source && (p->cell || p->at.line));
        words += p->heading || p->cell ? 0 : text_words(p->text);
    }
    hold(words == document->words);
    for (const struct section *s = document->sections; s; s = s->next)
        hold(s->words <= words && s->heading);
    for (const struct gap *g = document->gaps; g; g = g->next)
        hold(g->label && g->at.source && g->at.line);
    for (const struct printed_table *t = document->tables; t; t = t->next) {
        hold(t->column_count && t->row_count >= (size_t)t->total + t->other);
        for (size_t i = 0; i < t->column_count * t->row_count; i++)
            hold(text_fault(t->cells[i], &at) == TEXT_OK);
    }
}

/* The resolved text makes the same document. */
static void look_over_markdown(struct arena *arena,
                               const struct document_input *input,
                               const struct document *document)
{
    size_t at;
    hold(text_fault(document->markdown, &at) == TEXT_OK);
    hold(!document->markdown.len == (document->gaps != NULL));
    if (!document->gaps)
        hold(!resolved_wrong(arena, input, document));
}

/*
 * Trees that were kept make the same document, whatever became of them in the
 * ones before. They last from one input to the next.
 */
static void look_over_kept(struct arena *arena, struct document_input input)
{
    static struct arena *lasting;
    static struct trees *trees;
    if (!lasting) {
        lasting = arena_new();
        trees = trees_new(lasting);
    }
    struct diagnostics all = diagnostics_make(arena);
    const struct document *wanted = document_make(arena, &input, &all);
    input.trees = trees;
    for (int i = 0; i < 2; i++) {
        all = diagnostics_make(arena);
        const struct document *again = document_make(arena, &input, &all);
        hold(!again == !wanted);
        hold(!again || (str_equal(again->html, wanted->html) &&
                        str_equal(again->markdown, wanted->markdown)));
    }
}

static void look_over_messages(const struct diagnostics *all)
{
    for (const struct diagnostic *d = all->first; d; d = d->next) {
        hold(d->text && *d->text && !strchr(d->text, '\n'));
        hold(d->remedy && *d->remedy && !strchr(d->remedy, '\n'));
        hold(d->at.source != NULL);
    }
}

/* The texts with a value in them. */
static const struct filled *
fill(struct arena *arena, const struct str texts[COUNT], struct str value)
{
    char *markdown = arena_copy(arena, texts[MARKDOWN].at, texts[MARKDOWN].len);
    struct slot slots[4] = {slot_text(arena, value),
                            slot_markdown(arena, markdown),
                            slot_missing(arena, "Gap <b>")};
    slots[3] = slot_part(filled_make(arena, "part.md", texts[PART], slots, 3));
    return filled_make(arena, NULL, texts[TEXT], slots, 4);
}

static void make(struct arena *arena, const struct str texts[COUNT])
{
    static const char *const areas[] = {"risk", "training", NULL};
    struct diagnostics all = diagnostics_make(arena);
    struct table table = make_table(arena, texts[ROWS], &all);
    struct document_input input = {
        .root = fill(arena, texts, texts[VALUE]),
        .locale = locale(),
        .table = find_table,
        .offer_tables = offer_tables,
        .context = &table,
        .areas = areas,
        .markdown = true,
    };
    all = diagnostics_make(arena);
    const struct document *document = document_make(arena, &input, &all);
    hold(!document == (all.counts[DIAGNOSTIC_ERROR] > 0) || table.reported);
    look_over_messages(&all);
    look_over_kept(arena, input);
    struct document_input other = input;
    other.root = fill(arena, texts, STR_LITERAL("2. words"));
    look_over_kept(arena, other);
    look_over_kept(arena, input);
    if (!document)
        return;
    look_over(document);
    look_over_markdown(arena, &input, document);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new();
    struct str rest = {arena_copy(arena, (const char *)data, size), size};
    struct str texts[COUNT];
    size_t fault_at;
    if (text_fault(rest, &fault_at) != TEXT_OK)
        rest.len = fault_at; /* no input holds what comes then */
    for (size_t i = 0; i < COUNT; i++)
        texts[i] = next_text(&rest);
    make(arena, texts);
    arena_free(arena);
    return 0;
}
