/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/page.h"

#include <string.h>

#include "template/escape.h"
#include "template/fill.h"

/* A description of more than this is cut by whoever shows it. */
#define DESCRIPTION_MAX 200

static struct value *text_value(struct arena *arena, const char *text)
{
    return value_text(arena, str_of(text));
}

static struct str join(struct arena *arena, struct str first,
                       const char *between, struct str second)
{
    size_t len = first.len + strlen(between) + second.len;
    struct buffer out = buffer_within(arena, len);
    buffer_expect(&out, len);
    buffer_add_str(&out, first);
    buffer_add_text(&out, between);
    buffer_add_str(&out, second);
    return buffer_str(&out);
}

/* Whole words only, with an ellipsis where there is more. */
static struct str shorten(struct arena *arena, struct str text)
{
    if (text.len <= DESCRIPTION_MAX)
        return text;
    size_t end = DESCRIPTION_MAX;
    while (end && text.at[end] != ' ')
        end--;
    return join(arena, str_slice(text, 0, end), " …", str_of(""));
}

struct str page_description(struct arena *arena,
                            const struct document *document)
{
    for (const struct passage *p = document->passages; p; p = p->next)
        if (!p->heading && !p->cell)
            return shorten(arena, p->text);
    return str_of("");
}

static struct str full_title(struct arena *arena, const struct page *page)
{
    struct str title = page->title, name = page->organisation;
    if (!title.len || !name.len)
        return title.len ? title : name;
    return join(arena, title, " – ", name);
}

static struct str iso(struct arena *arena, struct date date)
{
    if (!date.year)
        return str_of("");
    char text[11];
    date_iso(date, text);
    return str_copy(arena, str_of(text));
}

static void add_member(struct buffer *out, const char *name, struct str text)
{
    if (!text.len)
        return;
    buffer_add_text(out, ",\"");
    buffer_add_text(out, name);
    buffer_add_text(out, "\":\"");
    escape_json(out, text);
    buffer_add_char(out, '"');
}

/* What the page is, in the words of schema.org. */
static struct str json_ld(struct arena *arena, const struct page *page,
                          struct str title)
{
    struct buffer out = buffer_within(arena, PAGE_MAX);
    buffer_expect(&out, 500);
    struct str start = iso(arena, page->period_start);
    struct str end = iso(arena, page->period_end);
    buffer_add_text(&out, "{\"@context\":\"https://schema.org\","
                          "\"@type\":\"Report\"");
    add_member(&out, "name", title);
    add_member(&out, "inLanguage", str_of(locale_tag(page->locale)));
    add_member(&out, "url", page->canonical);
    add_member(&out, "datePublished", iso(arena, page->approved));
    add_member(&out, "dateModified", iso(arena, page->revised));
    if (start.len && end.len)
        add_member(&out, "temporalCoverage", join(arena, start, "/", end));
    if (page->organisation.len) {
        buffer_add_text(&out, ",\"publisher\":{\"@type\":\"Organization\"");
        add_member(&out, "name", page->organisation);
        add_member(&out, "url", page->homepage);
        buffer_add_char(&out, '}');
    }
    buffer_add_char(&out, '}');
    return buffer_str(&out);
}

static struct str with_underscore(struct arena *arena, const char *tag)
{
    struct str length = str_of(tag);
    char *text = arena_copy(arena, tag, length.len);
    for (char *c = text; *c; c++)
        if (*c == '-')
            *c = '_';
    return (struct str){text, length.len};
}

static struct value *tables_value(struct arena *arena, const struct page *page)
{
    struct value *list = value_list(arena);
    for (size_t i = 0; i < page->table_count; i++) {
        struct value *item = value_map(arena);
        value_add(item, "caption", value_text(arena, page->tables[i].caption));
        value_add(item, "url", text_value(arena, page->tables[i].url));
        value_append(list, item);
    }
    return list;
}

static struct value *page_value(struct arena *arena, const struct page *page,
                                struct str title)
{
    const char *tag = locale_tag(page->locale);
    const char *gaps = page->gaps ? arena_format(arena, "%zu", page->gaps) : "";
    struct value *map = value_map(arena);
    value_add(map, "title", value_text(arena, title));
    value_add(map, "language", text_value(arena, tag));
    value_add(map, "locale", value_text(arena, with_underscore(arena, tag)));
    value_add(map, "draft", value_truth(arena, page->draft));
    const struct {
        const char *name;
        struct str text;
    } optional[] = {
        {"description", page->description},
        {"organisation", page->organisation},
        {"homepage", page->homepage},
        {"canonical", page->canonical},
        {"gaps", str_of(gaps)},
        {"previous", str_of(page->previous)},
        {"next", str_of(page->next)},
        {"files", str_of(page->files)},
        {"feed", str_of(page->feed)},
    };
    for (size_t i = 0; i < sizeof optional / sizeof *optional; i++)
        value_put_optional(arena, map, optional[i].name, optional[i].text);
    value_add(map, "tables", tables_value(arena, page));
    return map;
}

static struct value *theme_value(struct arena *arena, const struct page *page)
{
    const struct appearance *appearance = page->appearance;
    struct value *map = value_map(arena);
    struct value *links = value_list(arena);
    const struct {
        const char *name;
        struct str text;
    } shown[] = {
        {"name", appearance->name.len ? appearance->name : page->organisation},
        {"logo", appearance->logo},
        {"accessibility", appearance->accessibility},
        {"contact", appearance->contact},
    };
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
        value_put_optional(arena, map, shown[i].name, shown[i].text);
    for (const struct appearance_link *l = appearance->links; l; l = l->next) {
        struct value *link = value_map(arena);
        value_add(link, "text", value_text(arena, l->text));
        value_add(link, "url", value_text(arena, l->address));
        value_append(links, link);
    }
    value_add(map, "contact_text", value_text(arena, appearance->contact_text));
    value_add(map, "links", links);
    return map;
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

static struct value *years_value(struct arena *arena, const struct page *page)
{
    struct value *years = value_list(arena);
    for (size_t i = 0; i < page->year_count; i++) {
        struct value *year = value_map(arena);
        value_add(year, "title", text_value(arena, page->years[i].title));
        value_add(year, "url", text_value(arena, page->years[i].url));
        value_add(year, "current", value_truth(arena, page->years[i].current));
        value_append(years, year);
    }
    return years;
}

/* The style of the theme, and what the project adds to it, which few do. */
static struct str style_of(struct arena *arena, const struct page *page)
{
    struct str theme = page->theme->style, own = page->appearance->style;
    if (!own.len)
        return theme;
    struct buffer style = buffer_within(arena, theme.len + own.len);
    buffer_expect(&style, theme.len + own.len);
    buffer_add_str(&style, theme);
    buffer_add_str(&style, own);
    return buffer_str(&style);
}

static struct value *languages_value(struct arena *arena,
                                     const struct page *page)
{
    struct value *languages = value_list(arena);
    for (size_t i = 0; i < page->language_count; i++) {
        const struct page_language *one = &page->languages[i];
        struct value *language = value_map(arena);
        value_add(language, "tag", text_value(arena, one->tag));
        value_add(language, "name", text_value(arena, one->name));
        value_add(language, "url", text_value(arena, one->url));
        value_add(language, "address", value_text(arena, one->address));
        value_add(language, "current", value_truth(arena, one->current));
        value_append(languages, language);
    }
    return languages;
}

bool page_make(struct arena *arena, struct buffer *out, const struct page *page,
               struct diagnostics *all)
{
    struct str title = full_title(arena, page);
    struct value *words = value_map(arena);
    words->member = locale_words(page->locale)->member;
    struct value *values = value_map(arena);
    value_add(values, "page", page_value(arena, page, title));
    value_add(values, "contents", contents_value(arena, page->document));
    value_add(values, "years", years_value(arena, page));
    value_add(values, "languages", languages_value(arena, page));
    value_add(values, "words", words);
    value_add(values, "content", value_text(arena, page->document->html));
    value_add(values, "theme", theme_value(arena, page));
    value_add(values, "style", value_text(arena, style_of(arena, page)));
    value_add(values, "json_ld",
              value_text(arena, json_ld(arena, page, title)));
    /* Nearly all of it, so that it grows once. */
    buffer_expect(out,
                  page->document->html.len + page->theme->style.len + 8192);
    bool filled = template_fill(out, page->theme->page, values, NULL,
                                escape_html, true, all);
    if (filled && out->full) {
        struct place at = {template_source(page->theme->page), 0, 0};
        diagnostic_error(all, at, "the page is larger than %zu bytes",
                         out->ceiling);
        diagnostic_remedy(all, "show less of the tables on it, or take less "
                               "into the theme");
        return false;
    }
    return filled;
}
