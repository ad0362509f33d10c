/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/redline_page.h"

#include "statement/theme_page.h"
#include "template/escape.h"
#include "template/fill.h"

static void add_text(struct arena *arena, struct value *map, const char *name,
                     struct str text)
{
    value_add(map, name, value_text(arena, text));
}

static void add_truth(struct arena *arena, struct value *map, const char *name,
                      bool truth)
{
    value_add(map, name, value_truth(arena, truth));
}

static void add_count(struct arena *arena, struct value *map, const char *name,
                      size_t count)
{
    value_add(map, name, value_count(arena, count));
}

static void add_kind(struct arena *arena, struct value *map,
                     enum redline_kind kind)
{
    add_truth(arena, map, "same", kind == REDLINE_SAME);
    add_truth(arena, map, "gone", kind == REDLINE_GONE);
    add_truth(arena, map, "new", kind == REDLINE_NEW);
}

static struct value *block_value(struct arena *arena,
                                 const struct redline_block *block)
{
    struct value *map = value_map(arena), *pieces = value_list(arena);
    for (const struct redline_piece *p = block->first; p; p = p->next) {
        struct value *piece = value_map(arena);
        add_kind(arena, piece, p->kind);
        add_text(arena, piece, "text", p->text);
        add_truth(arena, piece, "more", p->next != NULL);
        value_append(pieces, piece);
    }
    add_truth(arena, map, "heading", block->of->heading);
    add_truth(arena, map, "cell", block->of->cell);
    add_truth(arena, map, "unchanged", block->kind == REDLINE_SAME);
    value_add(map, "pieces", pieces);
    return map;
}

bool redline_page_make(struct arena *arena, struct buffer *out,
                       struct shelf *shelf, const struct statement *statement,
                       const struct redline *redline,
                       struct redline_names names, struct diagnostics *all)
{
    const struct theme *theme;
    const struct template *template = theme_template(
        arena, shelf, statement, "redline.html", &theme, all);
    if (!template)
        return false;
    const struct value *name = statement_value(
        statement, STR_LITERAL("organisation.name"));
    struct value *map = value_map(arena), *blocks = value_list(arena);
    add_text(arena, map, "organisation", name ? name->text : str_of(""));
    add_text(arena, map, "language", str_of(locale_tag(statement->locale)));
    add_text(arena, map, "before", str_of(names.before));
    add_text(arena, map, "after", str_of(names.after));
    add_count(arena, map, "changed", redline->counts[REDLINE_CHANGED]);
    add_count(arena, map, "added", redline->counts[REDLINE_NEW]);
    add_count(arena, map, "removed", redline->counts[REDLINE_GONE]);
    add_count(arena, map, "kept", redline->counts[REDLINE_SAME]);
    for (const struct redline_block *b = redline->first; b; b = b->next)
        value_append(blocks, block_value(arena, b));
    struct value *values = value_map(arena);
    value_add(values, "redline", map);
    value_add(values, "blocks", blocks);
    value_add(values, "style", value_text(arena, theme->style));
    return template_fill(out, template, values, NULL, escape_html, true, all);
}
