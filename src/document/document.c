/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/document.h"

#include "document/block.h"
#include "document/body.h"
#include "document/chart.h"
#include "document/make.h"
#include "document/resolve.h"
#include "document/slot.h"
#include "document/tree.h"
#include "template/escape.h"

/* The longest passage: text that was filled, and all values. */
#define TEXT_MAX (FILL_OUTPUT_MAX + MAKE_VALUES_MAX)

void make_gap(struct make *make, const char *label, struct place at,
              const struct value *value)
{
    struct gap *gap = arena_alloc(make->arena, sizeof *gap);
    gap->label = label;
    gap->at = at;
    gap->value = value;
    if (make->last_gap)
        make->last_gap->next = gap;
    else
        make->first_gap = gap;
    make->last_gap = gap;
}

const char *make_gap_html(struct make *make, const char *label)
{
    struct buffer html = buffer_within(make->scratch,
                                       1024 + 6 * FILL_OUTPUT_MAX);
    buffer_add_text(&html, "<mark class=\"gap\">[");
    escape_html(&html, str_of(label));
    buffer_add_text(&html, "]</mark>");
    return html.bytes;
}

static struct str find_title(const struct outline *outline)
{
    for (const struct outline_entry *e = outline->first; e; e = e->next)
        if (e->heading.level == 1)
            return e->heading.text;
    return (struct str){"", 0};
}

/* What can be told only once the whole tree has been gone through. */
static void check_whole(struct make *make)
{
    const struct outline_entry *first = make->outline.first;
    link_check_fragments(&make->fragments, &make->ids,
                         first ? &first->heading : NULL, make->all);
}

/* The resolved text; empty where there are gaps. False: an error was added. */
static bool write_markdown(struct make *make, struct cmark_node *root,
                           struct str *markdown)
{
    *markdown = (struct str){"", 0};
    if (!make->input->markdown || make->first_gap)
        return true;
    struct buffer out = buffer_within(make->arena, RESOLVE_MAX);
    buffer_expect(&out, make->total.bytes + make->total.bytes / 2);
    bool good = resolve_tree(make, root, &out);
    if (good)
        *markdown = buffer_str(&out);
    return good;
}

static const struct document *finish(struct make *make, struct cmark_node *root)
{
    struct document *document = arena_alloc(make->arena, sizeof *document);
    struct outline_entry *first = make->outline.first;
    outline_write(&make->outline);
    if (!write_markdown(make, root, &document->markdown))
        return NULL;
    document->html = document->plain = body_html(make, root);
    if (make->drawn && !make->input->page_only) {
        for (const struct drawn *d = make->drawn; d; d = d->next)
            node_set_before(d->node, "");
        document->plain = body_html(make, root);
    }
    document->title = find_title(&make->outline);
    document->headings = first ? &first->heading : NULL;
    document->sections = first ? &first->section : NULL;
    document->passages = make->passages.first;
    document->tables = make->first_table;
    document->gaps = make->first_gap;
    document->reviews = make->first_review;
    document->words = make->passages.words;
    return document;
}

const struct document *document_make(struct arena *arena,
                                     const struct document_input *input,
                                     struct diagnostics *all)
{
    size_t errors = all->counts[DIAGNOSTIC_ERROR];
    struct make make = {.arena = arena, .input = input, .all = all};
    make.scratch = arena_within(arena);
    make.passages.first_only = input->page_only;
    make.ids = ids_make(arena);
    make.text = buffer_make(TEXT_MAX);
    make.shown = buffer_make(TEXT_MAX);
    make.html = buffer_make(6 * TEXT_MAX); /* each byte may be "&quot;" */
    tree_begin(make.scratch, input->trees);

    struct cmark_node *root = block_walk(&make);
    if (root)
        check_whole(&make);
    bool good = root && !make.failed && all->counts[DIAGNOSTIC_ERROR] == errors;
    for (struct pieces *p = make.pieces; good && p; p = p->next)
        slot_unseen(&make, p->piece);
    good = good && all->counts[DIAGNOSTIC_ERROR] == errors;
    const struct document *document = good ? finish(&make, root) : NULL;

    tree_end();
    buffer_release(&make.text);
    buffer_release(&make.shown);
    buffer_release(&make.html);
    arena_free(make.scratch);
    return document;
}

bool section_discloses(const struct section *section, struct str area)
{
    for (size_t i = 0; i < section->area_count; i++)
        if (*section->areas[i] == *area.at && str_is(area, section->areas[i]))
            return true;
    return false;
}
