/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/corrections.h"

#include "base/file.h"
#include "template/escape.h"

/* All notes are values of one INI file, and a character is escaped by six. */
#define SECTION_MAX (FILE_MAX * 8)

static void add_revision(struct buffer *out, const struct revision *revision,
                         const struct locale *locale)
{
    struct buffer date = buffer_make(256);
    locale_date_long(locale, &date, revision->date);
    buffer_add_text(out, "<dt>");
    escape_html(out, buffer_str(&date));
    buffer_add_text(out, "</dt>\n<dd>");
    escape_html(out, revision->note);
    buffer_add_text(out, "</dd>\n");
    buffer_release(&date);
}

static struct str with_section(struct arena *arena, struct str html,
                               struct str section)
{
    struct buffer out = buffer_make(html.len + section.len + 1);
    buffer_add_str(&out, html);
    buffer_add_str(&out, section);
    struct str whole = str_copy(arena, buffer_str(&out));
    buffer_release(&out);
    return whole;
}

const struct document *corrections_add(struct arena *arena,
                                       const struct record *record,
                                       const struct locale *locale,
                                       const struct document *document)
{
    if (!record->revisions)
        return document;
    struct document *copy = arena_alloc(arena, sizeof *copy);
    struct buffer section = buffer_make(SECTION_MAX);
    /* No heading of a statement has an id that begins with an underscore. */
    buffer_add_text(&section,
                    "<section class=\"revisions\" "
                    "aria-labelledby=\"_revisions\">\n<h2 id=\"_revisions\">");
    escape_html(&section, str_of(locale_word(locale, "revisions")));
    buffer_add_text(&section, "</h2>\n<dl>\n");
    for (const struct revision *r = record->revisions; r; r = r->next)
        add_revision(&section, r, locale);
    buffer_add_text(&section, "</dl>\n</section>\n");
    *copy = *document;
    copy->html = with_section(arena, document->html, buffer_str(&section));
    copy->plain = with_section(arena, document->plain, buffer_str(&section));
    buffer_release(&section);
    return copy;
}
