/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/page.h"

#include "template/escape.h"
#include "template/fill.h"

/* A description of more than this is cut by whoever shows it. */
#define DESCRIPTION_MAX 200

static struct value *text_value(struct arena *arena, const char *text)
{
    return value_text(arena, str_of(text));
}

/* A text that a theme has to test before it prints it. */
static struct value *optional_value(struct arena *arena, struct str text)
{
    struct value *value = value_text(arena, text);
    value->optional = true;
    value->state = text.len ? VALUE_GIVEN : VALUE_EMPTY;
    return value;
}

static struct str field_text(const struct statement *statement,
                             const char *name)
{
    const struct value *value = statement_value(statement, str_of(name));
    return value ? value->text : str_of("");
}

static struct str field_iso(const struct statement *statement, const char *name)
{
    const struct value *value = statement_value(statement, str_of(name));
    const struct value *iso = value ? value_member(value, STR_LITERAL("iso"))
                                    : NULL;
    return iso ? iso->text : str_of("");
}

/* Whole words only, with an ellipsis where there is more. */
static struct str shorten(struct arena *arena, struct str text)
{
    if (text.len <= DESCRIPTION_MAX)
        return text;
    size_t end = DESCRIPTION_MAX;
    while (end && text.at[end] != ' ')
        end--;
    return str_of(arena_format(arena, "%.*s …", (int)end, text.at));
}

/* The first paragraph says what the statement is. */
static struct str description(struct arena *arena,
                              const struct document *document)
{
    for (const struct passage *p = document->passages; p; p = p->next)
        if (!p->heading && !p->cell)
            return shorten(arena, p->text);
    return str_of("");
}

static struct str title(struct arena *arena, const struct statement *statement)
{
    struct str heading = statement->document->title;
    struct str name = field_text(statement, "organisation.name");
    if (!heading.len || !name.len)
        return heading.len ? heading : name;
    return str_of(arena_format(arena, "%.*s – %.*s", STR(heading), STR(name)));
}

static struct str canonical(struct arena *arena,
                            const struct statement *statement)
{
    struct str url = field_text(statement, "site.url");
    if (!url.len)
        return url;
    const char *slash = url.at[url.len - 1] == '/' ? "" : "/";
    return str_of(
        arena_format(arena, "%.*s%s%s/", STR(url), slash, statement->period));
}

static void add_member(struct buffer *out, const char *name, struct str text)
{
    if (!text.len)
        return;
    buffer_add_format(out, ",\"%s\":\"", name);
    escape_json(out, text);
    buffer_add_char(out, '"');
}

/* What the page is, in the words of schema.org. */
static struct str json_ld(struct arena *arena,
                          const struct statement *statement)
{
    struct buffer out = buffer_make(PAGE_MAX);
    struct str start = field_iso(statement, "statement.period_start");
    struct str end = field_iso(statement, "statement.period_end");
    buffer_add_text(&out, "{\"@context\":\"https://schema.org\","
                          "\"@type\":\"Report\"");
    add_member(&out, "name", title(arena, statement));
    add_member(&out, "inLanguage", str_of(locale_tag(statement->locale)));
    add_member(&out, "url", canonical(arena, statement));
    add_member(&out, "datePublished", field_iso(statement, "approval.date"));
    if (start.len && end.len)
        add_member(
            &out, "temporalCoverage",
            str_of(arena_format(arena, "%.*s/%.*s", STR(start), STR(end))));
    struct str name = field_text(statement, "organisation.name");
    if (name.len) {
        buffer_add_text(&out, ",\"publisher\":{\"@type\":\"Organization\"");
        add_member(&out, "name", name);
        add_member(&out, "url", field_text(statement, "site.homepage"));
        buffer_add_char(&out, '}');
    }
    buffer_add_char(&out, '}');
    struct str text = str_copy(arena, buffer_str(&out));
    buffer_release(&out);
    return text;
}

static struct str with_underscore(struct arena *arena, const char *tag)
{
    struct str copy = str_copy(arena, str_of(tag));
    char *text = arena_copy(arena, copy.at, copy.len);
    for (char *c = text; *c; c++)
        if (*c == '-')
            *c = '_';
    return (struct str){text, copy.len};
}

static struct value *page_value(struct arena *arena,
                                const struct page_input *input)
{
    const struct statement *statement = input->statement;
    size_t gaps = 0;
    for (const struct gap *g = statement->document->gaps; g; g = g->next)
        gaps++;
    struct value *page = value_map(arena);
    const char *tag = locale_tag(statement->locale);
    value_add(page, "title", value_text(arena, title(arena, statement)));
    value_add(page, "description",
              optional_value(arena, description(arena, statement->document)));
    value_add(page, "language", text_value(arena, tag));
    value_add(page, "locale", value_text(arena, with_underscore(arena, tag)));
    value_add(page, "canonical",
              optional_value(arena, canonical(arena, statement)));
    value_add(page, "draft", value_truth(arena, input->draft));
    value_add(page, "gaps",
              optional_value(
                  arena, str_of(gaps ? arena_format(arena, "%zu", gaps) : "")));
    return page;
}

static struct value *contents_entry(struct arena *arena,
                                    const struct heading *heading)
{
    struct value *entry = value_map(arena);
    value_add(entry, "id", text_value(arena, heading->id));
    value_add(entry, "text", value_text(arena, heading->text));
    value_add(entry, "contents", value_list(arena));
    return entry;
}

/* Headings of levels 2 and 3; one of level 3 is below the 2 before it. */
static struct value *contents_value(struct arena *arena,
                                    const struct document *document)
{
    struct value *contents = value_list(arena);
    for (const struct heading *h = document->headings; h; h = h->next) {
        if (h->level != 2 && h->level != 3)
            continue;
        struct value *list = contents;
        if (h->level == 3 && contents->last_item)
            list = contents->last_item->last_member;
        value_append(list, contents_entry(arena, h));
    }
    return contents;
}

static struct value *years_value(struct arena *arena,
                                 const struct page_input *input)
{
    struct value *years = value_list(arena);
    for (size_t i = 0; i < input->year_count; i++) {
        struct value *year = value_map(arena);
        value_add(year, "title", text_value(arena, input->years[i].title));
        value_add(year, "url", text_value(arena, input->years[i].url));
        value_add(year, "current", value_truth(arena, input->years[i].current));
        value_append(years, year);
    }
    return years;
}

bool page_make(struct arena *arena, struct buffer *out,
               const struct page_input *input, struct diagnostics *all)
{
    struct statement *statement = input->statement;
    const struct document *document = statement->document;
    struct value *words = value_map(arena);
    words->member = locale_words(statement->locale)->member;
    struct value *values = statement->values;
    value_add(values, "page", page_value(arena, input));
    value_add(values, "contents", contents_value(arena, document));
    value_add(values, "years", years_value(arena, input));
    value_add(values, "words", words);
    value_add(values, "content", value_text(arena, document->html));
    value_add(values, "style", value_text(arena, statement->theme->style));
    value_add(values, "json_ld", value_text(arena, json_ld(arena, statement)));
    bool filled = template_fill(out, statement->theme->page, values, NULL,
                                escape_html, true, all);
    if (filled && out->full) {
        diagnostic_error(all, place_line(statement->source, 0),
                         "the page is larger than %zu bytes", out->ceiling);
        return false;
    }
    return filled;
}
