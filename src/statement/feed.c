/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/feed.h"

#include "template/escape.h"

/* A feed of a hundred years is smaller. */
#define FEED_MAX ((size_t)1024 * 1024)

static void add_element(struct buffer *out, const char *name, struct str text)
{
    buffer_add_format(out, "<%s>", name);
    escape_html(out, text);
    buffer_add_format(out, "</%s>\n", name);
}

static void add_link(struct buffer *out, const char *relation, struct str url)
{
    buffer_add_format(out, "<link rel=\"%s\" href=\"", relation);
    escape_html(out, url);
    buffer_add_text(out, "\"/>\n");
}

/* The days of an approval and of its revisions are all that is known. */
static struct date updated(const struct record *record)
{
    struct date last = record->approved;
    for (const struct revision *r = record->revisions; r; r = r->next)
        if (date_compare(r->date, last) > 0)
            last = r->date;
    return date_compare(record->withdrawn, last) > 0 ? record->withdrawn : last;
}

static void add_updated(struct buffer *out, struct date date)
{
    char iso[11];
    date_iso(date, iso);
    buffer_add_format(out, "<updated>%sT00:00:00Z</updated>\n", iso);
}

/*
 * A tag URI (RFC 4151): the host, the year in which the first statement was
 * approved, and the period, which a record keeps for ever.
 */
static void add_id(struct buffer *out, struct str host, int year,
                   const char *period)
{
    buffer_add_text(out, "<id>tag:");
    escape_html(out, host);
    buffer_add_format(out, ",%04d:modern-slavery-statement%s%s</id>\n", year,
                      period ? "/" : "", period ? period : "");
}

static struct str host_of(struct str url)
{
    for (size_t i = 0; i + 2 < url.len; i++)
        if (url.at[i] == '/' && url.at[i + 1] == '/') {
            struct str rest = str_slice(url, i + 2, url.len);
            rest = str_slice(rest, 0, str_find(rest, '/'));
            return str_slice(rest, 0, str_find(rest, ':'));
        }
    return url;
}

static void add_entry(struct arena *arena, struct buffer *out,
                      const struct project *project, struct str host,
                      const struct member *member)
{
    const struct record *record = member->record;
    buffer_add_text(out, "<entry>\n");
    add_element(out, "title", record->title);
    add_id(out, host, record->approved.year, member->period);
    add_link(out, "alternate", years_address(arena, project, member->period));
    add_updated(out, updated(record));
    if (record->description.len && !record->withdrawn.year)
        add_element(out, "summary", record->description);
    buffer_add_text(out, "</entry>\n");
}

struct str feed_make(struct arena *arena, const struct project *project,
                     const struct years *years)
{
    struct buffer out = buffer_make(FEED_MAX);
    struct str root = years_address(arena, project, NULL);
    struct str host = host_of(root);
    const struct record *newest = years->list[0].member->record;
    struct date last = newest->approved;
    int first_year = newest->approved.year;
    for (size_t i = 0; i < years->count && years->list[i].member; i++) {
        const struct record *record = years->list[i].member->record;
        first_year = record->approved.year;
        if (date_compare(updated(record), last) > 0)
            last = updated(record);
    }
    buffer_add_text(&out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                          "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
    struct str name = newest->lost
                          ? project_text(project, "organisation", "name")
                          : newest->organisation;
    add_element(&out, "title", name);
    add_id(&out, host, first_year, NULL);
    add_link(&out, "alternate", root);
    add_link(&out, "self",
             str_of(arena_format(arena, "%.*sfeed.xml", STR(root))));
    add_updated(&out, last);
    buffer_add_text(&out, "<author>\n");
    add_element(&out, "name", name);
    buffer_add_text(&out, "</author>\n");
    /* A translation is no further statement. */
    for (size_t i = 0; i < years->count && years->list[i].member; i++)
        if (!*years->list[i].member->translation_of)
            add_entry(arena, &out, project, host, years->list[i].member);
    buffer_add_text(&out, "</feed>\n");
    struct str feed = str_copy(arena, buffer_str(&out));
    buffer_release(&out);
    return feed;
}
