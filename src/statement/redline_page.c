/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/redline_page.h"

#include "statement/theme_page.h"
#include "template/escape.h"
#include "template/fill.h"

static void add_kind(struct arena *arena, struct value *map,
                     enum redline_kind kind)
{
    value_put_truth(arena, map, "same", kind == REDLINE_SAME);
    value_put_truth(arena, map, "gone", kind == REDLINE_GONE);
    value_put_truth(arena, map, "new", kind == REDLINE_NEW);
}

static struct value *block_value(struct arena *arena,
                                 const struct redline_block *block)
{
    struct value *map = value_map(arena), *pieces = value_list(arena);
    for (const struct redline_piece *p = block->first; p; p = p->next) {
        struct value *piece = value_map(arena);
        add_kind(arena, piece, p->kind);
        value_put(arena, piece, "text", p->text);
        value_put_truth(arena, piece, "more", p->next != NULL);
        value_append(pieces, piece);
    }
    value_put_truth(arena, map, "heading", block->of->heading);
    value_put_truth(arena, map, "cell", block->of->cell);
    value_put_truth(arena, map, "unchanged", block->kind == REDLINE_SAME);
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
    value_put(arena, map, "organisation", name ? name->text : str_of(""));
    value_put(arena, map, "language", str_of(locale_tag(statement->locale)));
    value_put(arena, map, "before", str_of(names.before));
    value_put(arena, map, "after", str_of(names.after));
    value_put_count(arena, map, "changed", redline->counts[REDLINE_CHANGED]);
    value_put_count(arena, map, "added", redline->counts[REDLINE_NEW]);
    value_put_count(arena, map, "removed", redline->counts[REDLINE_GONE]);
    value_put_count(arena, map, "kept", redline->counts[REDLINE_SAME]);
    for (const struct redline_block *b = redline->first; b; b = b->next)
        value_append(blocks, block_value(arena, b));
    struct value *values = value_map(arena);
    value_add(values, "redline", map);
    value_add(values, "blocks", blocks);
    value_add(values, "style", value_text(arena, theme->style));
    return template_fill(out, template, values, NULL, escape_html, true, all);
}
