/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Whether a document's resolved Markdown, read again as one text, makes the
 * same document.
 */
#ifndef AVOW_TESTS_UNIT_RESOLVED_H
#define AVOW_TESTS_UNIT_RESOLVED_H

#include <stdio.h>
#include <string.h>

#include "document/document.h"
#include "filled.h"

static inline bool resolved_same_area(const struct section *a,
                                      const struct section *b)
{
    bool same = a->area_count == b->area_count;
    for (size_t i = 0; same && i < a->area_count; i++)
        same = !strcmp(a->areas[i], b->areas[i]);
    return same;
}

static inline bool resolved_same_heading(const struct heading *a,
                                         const struct heading *b)
{
    return a->level == b->level && !strcmp(a->id, b->id) &&
           str_equal(a->text, b->text);
}

/* Sections are the same one where their headings are. */
static inline bool resolved_same_place(const struct section *a,
                                       const struct section *b)
{
    return a && b ? !strcmp(a->heading->id, b->heading->id) : a == b;
}

static inline const char *resolved_sections_differ(const struct section *a,
                                                   const struct section *b)
{
    for (; a && b; a = a->next, b = b->next) {
        if (!resolved_same_heading(a->heading, b->heading))
            return "a heading";
        if (!resolved_same_area(a, b))
            return "a section's areas";
        if (!resolved_same_place(a->parent, b->parent) ||
            a->words != b->words || a->tables != b->tables ||
            a->figures != b->figures)
            return "a section's counts";
    }
    return a || b ? "the number of sections" : NULL;
}

static inline const char *resolved_passages_differ(const struct passage *a,
                                                   const struct passage *b)
{
    for (; a && b; a = a->next, b = b->next)
        if (!str_equal(a->text, b->text) || a->heading != b->heading ||
            a->cell != b->cell ||
            !resolved_same_place(a->section, b->section)) {
            printf("# passages: '%.*s' and '%.*s'\n", STR(a->text),
                   STR(b->text));
            return "a passage";
        }
    return a || b ? "the number of passages" : NULL;
}

static inline bool resolved_same_texts(const struct str *a, const struct str *b,
                                       size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!str_equal(a[i], b[i]))
            return false;
    return true;
}

static inline const char *resolved_tables_differ(const struct printed_table *a,
                                                 const struct printed_table *b)
{
    for (; a && b; a = a->next, b = b->next) {
        if (strcmp(a->id, b->id) != 0 || !str_equal(a->caption, b->caption) ||
            !resolved_same_place(a->section, b->section))
            return "a table's caption, id or section";
        if (a->column_count != b->column_count ||
            a->row_count != b->row_count || a->total != b->total ||
            a->other != b->other)
            return "a table's shape";
        if (memcmp(a->numbers, b->numbers,
                   a->column_count * sizeof *a->numbers) != 0)
            return "a table's numbers";
        if (!resolved_same_texts(a->head, b->head, a->column_count) ||
            !resolved_same_texts(a->cells, b->cells,
                                 a->column_count * a->row_count))
            return "a table's cell";
    }
    return a || b ? "the number of tables" : NULL;
}

/* What differs of two documents, or NULL. */
static inline const char *resolved_differ(const struct document *a,
                                          const struct document *b)
{
    const char *what = NULL;
    if (!str_equal(a->html, b->html))
        return "the HTML";
    if (!str_equal(a->markdown, b->markdown))
        return "the Markdown of the Markdown";
    if (!str_equal(a->title, b->title) || a->words != b->words)
        return "the title or the number of words";
    if ((what = resolved_sections_differ(a->sections, b->sections)) ||
        (what = resolved_passages_differ(a->passages, b->passages)))
        return what;
    return resolved_tables_differ(a->tables, b->tables);
}

/* What the document's Markdown makes; NULL: it has errors. */
static inline const struct document *
resolved_again(struct arena *arena, const struct document_input *first,
               const struct document *document, struct diagnostics *all)
{
    struct document_input input = {.locale = first->locale,
                                   .scope = first->scope,
                                   .areas = first->areas,
                                   .markdown = true};
    input.root = filled_make(arena, NULL, document->markdown, NULL, 0);
    *all = diagnostics_make(arena);
    return document_make(arena, &input, all);
}

/* Shows two texts from a little before where they part. */
static inline void resolved_show(const char *name, struct str a, struct str b)
{
    size_t i = 0;
    while (i < a.len && i < b.len && a.at[i] == b.at[i])
        i++;
    i = i > 80 ? i - 80 : 0;
    printf("# %s:\n%.*s\n# and:\n%.*s\n", name, STR(str_slice(a, i, i + 240)),
           STR(str_slice(b, i, i + 240)));
    fflush(stdout);
}

/* NULL, or what is wrong; both documents are then shown. */
static inline const char *resolved_wrong(struct arena *arena,
                                         const struct document_input *input,
                                         const struct document *document)
{
    struct diagnostics all;
    const struct document *again = resolved_again(arena, input, document, &all);
    if (!again) {
        printf("# %s: %s\n# in:\n%.*s\n", all.first ? all.first->text : "?",
               all.first && all.first->remedy ? all.first->remedy : "?",
               STR(document->markdown));
        fflush(stdout);
        return "its Markdown has an error";
    }
    const char *what = resolved_differ(document, again);
    if (!what)
        return NULL;
    printf("# %s differs\n", what);
    resolved_show("HTML", document->html, again->html);
    resolved_show("Markdown", document->markdown, again->markdown);
    return what;
}

#endif
