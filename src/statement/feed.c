/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/feed.h"

#include <string.h>

#include "base/uri.h"
#include "statement/withdrawn.h"
#include "template/escape.h"

/* A feed of a hundred years is smaller. */
#define FEED_MAX ((size_t)1024 * 1024)

struct feed {
    struct arena *arena;
    struct shelf *shelf;
    const struct project *project;
    const struct years *years;
    struct diagnostics *all;
    struct buffer out;
};

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

struct str feed_id(struct arena *arena, const struct project *project,
                   struct date first, const char *period)
{
    struct str root = years_address(arena, project, NULL);
    struct buffer id = buffer_within(arena, FEED_MAX);
    if (!root.len)
        return root;
    buffer_add_format(&id, "tag:%.*s,%04d:modern-slavery-statement",
                      STR(host_of(root)), first.year);
    if (period) {
        buffer_add_char(&id, '/');
        uri_add_path(&id, str_of(period));
    }
    return buffer_str(&id);
}

static struct str id_of(const struct feed *feed, const struct member *member)
{
    const struct record *record = member->record;
    return record->id.len ? record->id
                          : feed_id(feed->arena, feed->project, record->first,
                                    member->period);
}

/*
 * The feed's own id is that of the statement that was approved first, without
 * the period: what is approved later does not change it.
 */
static struct str own_id(const struct feed *feed)
{
    const struct member *oldest = NULL;
    for (size_t i = 0; i < feed->years->count; i++) {
        const struct member *member = feed->years->list[i].member;
        if (member &&
            (!oldest || (oldest->record->lost && !member->record->lost) ||
             (oldest->record->lost == member->record->lost &&
              date_compare(member->record->first, oldest->record->first) <= 0)))
            oldest = member;
    }
    struct str id = id_of(feed, oldest);
    size_t end = id.len;
    while (end && id.at[end - 1] != '/')
        end--;
    return str_slice(id, 0, end ? end - 1 : id.len);
}

static struct str title_of(const struct member *member)
{
    struct str title = member->record->title;
    return title.len ? title : str_of(member->period);
}

/* False: errors were added. */
static bool add_entry(struct feed *feed, const struct member *member)
{
    const struct record *record = member->record;
    struct buffer *out = &feed->out;
    struct str summary = record->description;
    if (record->withdrawn.year) {
        const struct locale *locale = withdrawn_locale(
            feed->arena, feed->shelf, feed->project, record, feed->all);
        if (!locale)
            return false;
        summary = withdrawn_words(feed->arena, record, locale);
    }
    buffer_add_text(out, "<entry>\n");
    add_element(out, "title", title_of(member));
    add_element(out, "id", id_of(feed, member));
    add_link(out, "alternate",
             years_address(feed->arena, feed->project, member->period));
    add_updated(out, updated(record));
    if (summary.len)
        add_element(out, "summary", summary);
    buffer_add_text(out, "</entry>\n");
    return true;
}

/* What the feed says of itself. */
static void begin(struct feed *feed)
{
    const struct record *newest = feed->years->list[0].member->record;
    struct str root = years_address(feed->arena, feed->project, NULL);
    struct str name = project_text(feed->project, "organisation", "name");
    struct date last = {0};
    for (size_t i = 0; i < feed->years->count; i++) {
        const struct member *member = feed->years->list[i].member;
        if (member && date_compare(updated(member->record), last) > 0)
            last = updated(member->record);
    }
    if (!newest->lost)
        name = newest->organisation;
    struct buffer *out = &feed->out;
    buffer_add_text(out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                         "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
    add_element(out, "title", name);
    add_element(out, "id", own_id(feed));
    add_link(out, "alternate", root);
    add_link(out, "self",
             str_of(arena_format(feed->arena, "%.*sfeed.xml", STR(root))));
    add_updated(out, last);
    buffer_add_text(out, "<author>\n");
    add_element(out, "name", name);
    buffer_add_text(out, "</author>\n");
}

struct str feed_make(struct arena *arena, struct shelf *shelf,
                     const struct project *project, const struct years *years,
                     struct diagnostics *all)
{
    struct feed feed = {
        .arena = arena,
        .shelf = shelf,
        .project = project,
        .years = years,
        .all = all,
        .out = buffer_make(FEED_MAX),
    };
    bool done = true;
    begin(&feed);
    /* A translation is no further statement. */
    for (size_t i = 0; i < years->count && done; i++)
        if (years->list[i].member && !*years->list[i].member->translation_of)
            done = add_entry(&feed, years->list[i].member);
    buffer_add_text(&feed.out, "</feed>\n");
    struct str bytes = {NULL, 0};
    if (done)
        bytes = str_copy(arena, buffer_str(&feed.out));
    buffer_release(&feed.out);
    return bytes;
}
