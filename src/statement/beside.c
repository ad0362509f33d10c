/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/beside.h"

#include <string.h>

#include "base/file.h"
#include "data/json.h"
#include "document/ids.h"
#include "statement/facts.h"

/* No name that is made of a caption is longer, in bytes. */
#define NAME_MAX_BYTES 48

/* A caption as a file's name, in whole words of ASCII. */
static const char *name_of_caption(struct arena *arena, struct str caption)
{
    char *name = arena_room(arena, caption.len + 1);
    size_t len = 0, end = 0;
    for (size_t i = 0; i < caption.len && len < NAME_MAX_BYTES; i++) {
        unsigned char c = (unsigned char)caption.at[i];
        bool kept = is_ascii_letter(c) || is_ascii_digit(c);
        if (kept)
            name[len++] = ascii_lower((char)c);
        else if (len && name[len - 1] != '-')
            name[len++] = '-';
        bool whole = i + 1 == caption.len || !kept;
        if (len && whole)
            end = len - (name[len - 1] == '-');
    }
    name[end] = '\0';
    return end ? name : "table";
}

/* The name of a table's file, which none of those before it has. */
static const char *name_table(struct arena *arena, struct ids *taken,
                              const struct printed_table *table)
{
    const char *stem = table->data ? table->data
                                   : name_of_caption(arena, table->caption);
    /* The slash keeps it apart from the ids that a page has of its own. */
    const char *own = ids_take(taken, arena_format(arena, "/%s", stem));
    return arena_format(arena, "%s.csv", own + 1);
}

/* Takes what was written over into the file. False: an error was added. */
static bool finish(struct arena *arena, struct record_file *file,
                   struct buffer *bytes, struct diagnostics *all)
{
    char *hash = arena_alloc(arena, HASH_LENGTH + 1);
    bool whole = !bytes->full;
    file->bytes = str_copy(arena, buffer_str(bytes));
    hash_sha256(file->bytes, hash);
    file->sha256 = hash;
    if (!whole) {
        diagnostic_error(
            all, place_line(source_new(arena, file->name, str_of("")), 0),
            "would be larger than %zu bytes", bytes->ceiling);
        diagnostic_remedy(all, "show less of the tables on the page");
    }
    buffer_release(bytes);
    return whole;
}

bool beside_make(struct arena *arena, const struct statement *statement,
                 const struct record *record, const struct record_file **files,
                 struct diagnostics *all)
{
    struct record_file *first = NULL, **link = &first;
    const struct printed_table *tables = statement->document->tables;
    struct ids taken = ids_make(arena);
    bool whole = true;
    for (const struct printed_table *t = tables; t; t = t->next) {
        struct record_file *file = arena_alloc(arena, sizeof *file);
        struct buffer csv = buffer_make(FILE_MAX);
        file->name = name_table(arena, &taken, t);
        file->caption = t->caption;
        facts_table(&csv, t);
        whole = finish(arena, file, &csv, all) && whole;
        *link = file;
        link = &file->next;
    }
    struct record_file *json = arena_alloc(arena, sizeof *json);
    struct buffer bytes = buffer_make(FILE_MAX);
    json->name = "statement.json";
    json_write(&bytes, facts_of(arena, statement, record, first));
    whole = finish(arena, json, &bytes, all) && whole;
    json->next = first;
    *files = json;
    return whole;
}
