/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/sftp_listing.h"

#include <stdlib.h>
#include <string.h>

/* The next word of a line, with the rest after exactly one space: a name may
 * begin with another. */
static struct str word(struct str *line)
{
    size_t from = 0;
    while (from < line->len && line->at[from] == ' ')
        from++;
    struct str rest = str_slice(*line, from, line->len);
    struct str found = str_slice(rest, 0, str_find(rest, ' '));
    *line = str_slice(rest, found.len + 1, rest.len);
    return found;
}

static bool is_number(struct str text, size_t most)
{
    for (size_t i = 0; i < text.len; i++)
        if (!is_ascii_digit((unsigned char)text.at[i]))
            return false;
    return text.len && text.len <= most;
}

/* "13:45", or a year. */
static bool is_time(struct str text)
{
    size_t colon = str_find(text, ':');
    return colon < text.len
               ? is_number(str_slice(text, 0, colon), 2) &&
                     is_number(str_slice(text, colon + 1, text.len), 2)
               : is_number(text, 4) && text.len == 4;
}

/* "1234 Nov 28 13:45 NAME" */
static bool take_tail(struct str tail, struct sftp_entry *entry)
{
    struct str size = word(&tail), month = word(&tail), day = word(&tail);
    if (!is_number(size, 18) || !month.len ||
        is_ascii_digit((unsigned char)month.at[0]) || !is_number(day, 2) ||
        !is_time(word(&tail)) || !tail.len)
        return false;
    entry->size = 0;
    for (size_t i = 0; i < size.len; i++)
        entry->size = entry->size * 10 + (size.at[i] - '0');
    entry->name = tail;
    return true;
}

/* Owner and group may have spaces in their names, so the size is what comes
 * before the first date. */
static bool take_line(struct str line, struct sftp_entry *entry)
{
    struct str rights = word(&line);
    if (rights.len < 10)
        return false;
    entry->kind = rights.at[0];
    for (;;) {
        struct str before = line;
        if (take_tail(line, entry))
            return true;
        word(&line);
        if (line.len >= before.len)
            return false;
    }
}

static void tidy_name(struct sftp_entry *entry)
{
    struct str *name = &entry->name;
    for (size_t i = 0; entry->kind == 'l' && i + 4 < name->len; i++)
        if (!memcmp(name->at + i, " -> ", 4))
            name->len = i;
    for (size_t i = name->len; i; i--)
        if (name->at[i - 1] == '/') {
            *name = str_slice(*name, i, name->len);
            return;
        }
}

static int by_name(const void *a, const void *b)
{
    const struct sftp_entry *x = a, *y = b;
    return str_compare(x->name, y->name);
}

struct sftp_listing sftp_listing_read(struct arena *arena, struct str text)
{
    struct sftp_listing listing = {.there = true, .whole = true};
    size_t most = 1;
    for (size_t i = 0; i < text.len; i++)
        most += text.at[i] == '\n';
    listing.entries = arena_array(arena, most, sizeof *listing.entries);
    while (text.at && text.len) {
        struct str line = str_split(&text, '\n');
        struct sftp_entry *entry = &listing.entries[listing.count];
        if (line.len && line.at[line.len - 1] == '\r')
            line.len--;
        if (!line.len || str_starts(line, "total "))
            continue;
        if (take_line(line, entry)) {
            tidy_name(entry);
            listing.count++;
        } else {
            listing.whole = false;
        }
    }
    if (listing.count)
        qsort(listing.entries, listing.count, sizeof *listing.entries, by_name);
    return listing;
}

const struct sftp_entry *sftp_listing_find(const struct sftp_listing *listing,
                                           struct str name)
{
    const struct sftp_entry wanted = {.name = name};
    return listing->count ? bsearch(&wanted, listing->entries, listing->count,
                                    sizeof wanted, by_name)
                          : NULL;
}
