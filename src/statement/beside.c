/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/beside.h"

#include <string.h>

#include "base/file.h"
#include "base/latin.h"
#include "data/json.h"
#include "document/ids.h"
#include "statement/facts.h"

/* No name that is made of a caption is longer, in bytes. */
#define NAME_MAX_BYTES 48

/* Takes a character, and gives what a file's name keeps of it. */
static struct str take_kept(struct str *rest, bool *mark)
{
    uint32_t codepoint = (unsigned char)*rest->at;
    size_t len = utf8_decode(*rest, &codepoint);
    struct str kept = str_slice(*rest, 0, 1);
    *rest = str_slice(*rest, len ? len : 1, rest->len);
    *mark = latin_is_mark(codepoint);
    if (codepoint < 0x80 && (is_ascii_letter((unsigned char)codepoint) ||
                             is_ascii_digit((unsigned char)codepoint)))
        return kept;
    return latin_plain(codepoint);
}

/* A caption as a file's name, in whole words of ASCII. */
static const char *name_of_caption(struct arena *arena, struct str caption)
{
    /* No letter takes more bytes in ASCII than it did. */
    char *name = arena_room(arena, caption.len + 1);
    size_t len = 0, end = 0;
    bool mark = false;
    while (caption.len && len < NAME_MAX_BYTES) {
        struct str kept = take_kept(&caption, &mark);
        for (size_t i = 0; i < kept.len; i++)
            name[len++] = ascii_lower(kept.at[i]);
        if (!kept.len && !mark && len && name[len - 1] != '-')
            name[len++] = '-';
        bool whole = !caption.len || !(kept.len || mark);
        if (len && whole)
            end = len - (name[len - 1] == '-');
    }
    name[end] = '\0';
    return end ? name : "table";
}

/* What a table that was written by hand is called by: its caption, or the
 * heading above it. */
static struct str name_for(const struct printed_table *table)
{
    const struct section *section = table->section;
    return table->caption.len || !section ? table->caption
                                          : section->heading->text;
}

/* The name of a table's file, which none of those before it has. */
static const char *name_table(struct arena *arena, struct ids *taken,
                              const struct printed_table *table)
{
    const char *stem = table->group  ? arena_format(arena, "%s-%s", table->data,
                                                    table->group)
                       : table->data ? table->data
                                     : name_of_caption(arena, name_for(table));
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
