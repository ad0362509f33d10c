/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/record_files.h"

#include <string.h>

#include "base/file.h"

char *record_revision_folder(struct arena *arena, const struct record *record,
                             const char *id)
{
    return path_join(arena, path_join(arena, record->folder, RECORD_REVISIONS),
                     id);
}

char *record_next_folder(struct arena *arena, const struct record *record)
{
    size_t number = 1;
    for (const struct revision *r = record->revisions; r; r = r->next)
        number++;
    return record_revision_folder(arena, record,
                                  arena_format(arena, "%zu", number));
}

bool record_is_public_file(const char *name)
{
    const char *ending = strrchr(name, '.');
    return ending && ending != name && !strchr(name, '/') &&
           (!strcmp(ending, ".json") || !strcmp(ending, ".csv"));
}

/* Reads a file of the record. NULL: an error was added. */
static const struct source *look(struct arena *arena,
                                 const struct record *record, const char *path,
                                 struct diagnostics *all)
{
    struct str bytes;
    if (!file_stays_inside(record->folder, path, all) ||
        !file_read(arena, path, FILE_MAX, &bytes, all)) {
        diagnostic_remedy(all, RECORD_TAKE_BACK);
        return NULL;
    }
    return source_new(arena, path, bytes);
}

static bool has_hash(const struct source *source, const char *sha256)
{
    char hash[HASH_LENGTH + 1];
    hash_sha256(source->text, hash);
    return !strcmp(hash, sha256);
}

/* Takes a file that was recorded; `what` it is. NULL: an error was added. */
static const struct source *take(struct arena *arena,
                                 const struct record *record, const char *name,
                                 const char *sha256, const char *what,
                                 struct diagnostics *all)
{
    char *kept = path_join(arena, record_next_folder(arena, record), name);
    struct diagnostics unsaid = diagnostics_make(arena);
    const struct source *source = NULL;
    if (file_is_there(kept))
        source = look(arena, record, kept, &unsaid);
    if (source && has_hash(source, sha256))
        return source;
    source = look(arena, record, path_join(arena, record->folder, name), all);
    if (!source || has_hash(source, sha256))
        return source;
    diagnostic_error(all, place_line(source, 0),
                     "is not the %s that was approved", what);
    diagnostic_remedy(all, RECORD_TAKE_BACK);
    return NULL;
}

const struct source *record_text(struct arena *arena,
                                 const struct record *record,
                                 struct diagnostics *all)
{
    return take(arena, record, RECORD_TEXT, record->sha256, "text", all);
}

static struct record_file *add(struct arena *arena, struct record_file ***link,
                               const char *name)
{
    struct record_file *file = arena_alloc(arena, sizeof *file);
    file->name = name;
    **link = file;
    *link = &file->next;
    return file;
}

/* A record that lists none: all that are there now, or were before a revision
 * that was broken off; that one keeps the approval last. */
static bool all_there(struct arena *arena, const struct record *record,
                      struct record_file **link, struct diagnostics *all)
{
    char *folder = record_next_folder(arena, record);
    char **names;
    size_t count;
    bool was_kept;
    if (!file_look(path_join(arena, folder, RECORD_APPROVAL), &was_kept, all))
        return false;
    if (!was_kept)
        folder = path_folder(arena, record->ini->source->path);
    if (!folder_list(arena, folder, &names, &count, all))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!record_is_public_file(names[i]))
            continue;
        struct record_file *file = add(arena, &link, names[i]);
        const struct source *source = look(
            arena, record, path_join(arena, folder, names[i]), all);
        if (!source)
            return false;
        file->bytes = source->text;
    }
    return true;
}

static struct str text_of(const struct ini_section *section, const char *key)
{
    const struct ini_entry *entry = ini_entry(section, key);
    return entry ? entry->value : str_of("");
}

/* One that is listed. False: errors were added. */
static bool listed(struct arena *arena, const struct record *record,
                   const struct ini_section *section, struct record_file **link,
                   struct diagnostics *all)
{
    const char *name = str_copy(arena, text_of(section, "name")).at;
    struct record_file *file = add(arena, &link, name);
    file->caption = text_of(section, "caption");
    file->sha256 = str_copy(arena, text_of(section, "sha256")).at;
    if (!record_is_public_file(name)) {
        diagnostic_error(all, section->at, "'%s' is no file of a record", name);
        diagnostic_remedy(all, RECORD_TAKE_BACK);
        return false;
    }
    const struct source *source = take(arena, record, name, file->sha256,
                                       "file", all);
    if (source)
        file->bytes = source->text;
    return source;
}

bool record_files(struct arena *arena, const struct record *record,
                  const struct record_file **files, struct diagnostics *all)
{
    struct record_file *first = NULL, **link = &first;
    bool sound = true;
    for (const struct ini_section *s = record->ini->first; s; s = s->next) {
        if (!s->id || strcmp(s->kind, "file") != 0)
            continue;
        sound = listed(arena, record, s, link, all) && sound;
        link = &(*link)->next;
    }
    if (!first)
        sound = all_there(arena, record, &first, all);
    *files = first;
    return sound;
}
