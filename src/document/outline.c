/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/outline.h"

#include "document/stencil.h"
#include "template/escape.h"

struct section *outline_section(const struct outline *outline)
{
    return outline->last ? &outline->last->section : NULL;
}

static struct section *parent_of(struct section *above, int level)
{
    while (above && above->heading->level >= level)
        above = above->parent;
    return above;
}

static void warn_of_level(const struct outline *outline, int level,
                          struct place at, struct diagnostics *all)
{
    if (!outline->last) {
        if (level != 1) {
            diagnostic_warning(all, at,
                               "the first heading is not the statement's "
                               "title");
            diagnostic_remedy(all, "begin with a heading '# …'");
        }
        return;
    }
    int above = outline->last->heading.level;
    if (level == 1 && outline->has_title) {
        diagnostic_warning(all, at, "this is a second heading of level 1");
        diagnostic_remedy(all, "a statement has one title: write '## …'");
    } else if (level > above + 1) {
        diagnostic_warning(all, at,
                           "this heading of level %d follows one of level %d",
                           level, above);
        diagnostic_remedy(all,
                          "write '%.*s …': who listens to the page finds "
                          "their way by the levels",
                          above + 1, "######");
    }
}

/* Puts the heading's content into nodes that print tags of our own. */
static struct cmark_node *replace(struct cmark_node *heading,
                                  struct made_block *stands_for)
{
    struct cmark_node *block = node_new_made_block("");
    node_set_mark(block, stands_for);
    char close[] = "</h0>";
    close[3] = (char)('0' + node_level(heading));
    struct cmark_node *made = node_new_made("", close);
    node_move_into(made, heading);
    node_put_last(block, made);
    node_put_before(heading, block);
    node_remove(heading);
    return made;
}

static const char *slug_of(struct arena *arena, const struct stencil *stencil,
                           struct str text)
{
    if (stencil && stencil->slug)
        return str_copy(arena, str_of(stencil->slug)).at;
    return text_slug(arena, text);
}

void outline_add(struct outline *outline, struct arena *arena, struct ids *ids,
                 struct cmark_node *heading, struct stencil *stencil,
                 struct str text, struct place at, struct diagnostics *all)
{
    int level = node_level(heading);
    warn_of_level(outline, level, at, all);
    struct outline_entry *entry = arena_alloc(arena, sizeof *entry);
    entry->heading.level = level;
    entry->heading.text = text;
    entry->heading.at = at;
    entry->heading.id = ids_take(ids, slug_of(arena, stencil, text));
    entry->section.heading = &entry->heading;
    entry->section.parent = parent_of(outline_section(outline), level);
    entry->block.heading = entry;
    entry->stencil = stencil;
    if (stencil)
        node_set_mark(heading, &entry->block);
    else
        entry->made = replace(heading, &entry->block);
    if (outline->last) {
        outline->last->next = entry;
        outline->last->section.next = &entry->section;
        outline->last->heading.next = &entry->heading;
    } else {
        outline->first = entry;
    }
    outline->last = entry;
    outline->fresh = true;
    outline->has_title |= level == 1;
}

static bool is_known(const char *const *known, struct str area)
{
    for (; *known; known++)
        if (str_is(area, *known))
            return true;
    return false;
}

static void refuse_area(struct str area, const char *const *known,
                        struct place at, struct diagnostics *all)
{
    struct nearest nearest = nearest_make(area);
    for (const char *const *name = known; *name; name++)
        nearest_offer(&nearest, *name);
    diagnostic_error(all, at, "there is no area '%.*s'", STR(area));
    if (nearest.best)
        diagnostic_remedy(all, "did you mean '%s'?", nearest.best);
    else
        diagnostic_remedy(all, "write one such as '<!-- area: %s -->'",
                          *known ? *known : "other");
}

static void mark_one(struct outline_entry *entry, struct arena *arena,
                     struct str area, const char *const *known, struct place at,
                     struct diagnostics *all)
{
    struct section *section = &entry->section;
    const size_t places = sizeof entry->areas_at / sizeof *entry->areas_at;
    if (!is_known(known, area)) {
        refuse_area(area, known, at, all);
        return;
    }
    for (size_t i = 0; i < section->area_count; i++) {
        if (!str_is(area, section->areas[i]))
            continue;
        diagnostic_error(all, at,
                         "this section is marked with the area '%.*s' already",
                         STR(area));
        diagnostic_remedy(all, "delete one of the two");
        if (i < places)
            diagnostic_also(all, entry->areas_at[i], "it is marked here");
        return;
    }
    size_t count = section->area_count;
    const char **more = arena_array(arena, count + 1, sizeof *more);
    if (count)
        memcpy(more, section->areas, count * sizeof *more);
    more[count] = arena_copy(arena, area.at, area.len);
    if (count < places)
        entry->areas_at[count] = at;
    section->areas = more;
    section->area_count++;
}

void outline_refuse_mark(struct place at, struct diagnostics *all)
{
    diagnostic_error(all, at, "this area mark does not follow a heading");
    diagnostic_remedy(all, "put it on the line after the heading of the "
                           "section that it is about");
}

void outline_mark(struct outline *outline, struct arena *arena,
                  struct str areas, const char *const *known, struct place at,
                  struct diagnostics *all)
{
    if (!outline->fresh) {
        outline_refuse_mark(at, all);
        return;
    }
    for (struct str rest = areas; rest.at;) {
        struct str area = text_one_line(arena, str_split(&rest, ','));
        mark_one(outline->last, arena, area, known, at, all);
    }
}

void outline_open(const struct outline_entry *entry, struct buffer *out)
{
    buffer_add_text(out, "<h");
    buffer_add_char(out, (char)('0' + entry->heading.level));
    buffer_add_text(out, " id=\"");
    escape_html(out, str_of(entry->heading.id));
    for (size_t i = 0; i < entry->section.area_count; i++) {
        buffer_add_text(out, i ? " " : "\" data-area=\"");
        escape_html(out, str_of(entry->section.areas[i]));
    }
    buffer_add_text(out, "\">");
}

void outline_write(const struct outline *outline)
{
    struct buffer out = buffer_make((size_t)64 * 1024 * 1024);
    for (const struct outline_entry *e = outline->first; e; e = e->next) {
        if (e->stencil)
            continue;
        buffer_clear(&out);
        outline_open(e, &out);
        node_set_before(e->made, out.bytes);
    }
    buffer_release(&out);
}
