/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/manifest.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/path.h"
#include "data/json.h"

#define MANIFEST_MAX ((size_t)64 * 1024 * 1024)

static struct str text_of(const struct value *map, const char *name)
{
    const struct value *member = value_member(map, str_of(name));
    return member && member->kind == VALUE_TEXT ? member->text : str_of("");
}

/* Where an entry of that path is, or would be. */
static struct manifest_entry **slot_of(struct manifest *manifest,
                                       const char *path)
{
    struct manifest_entry **link = &manifest->first;
    while (*link && strcmp((*link)->path, path) < 0)
        link = &(*link)->next;
    return link;
}

/* Whether a path leads to a file below the target, and only that one does. */
static bool is_ours(struct str path)
{
    bool ours = path_is_safe(path);
    for (struct str rest = path; ours && rest.at;) {
        struct str name = str_split(&rest, '/');
        ours = name.len && !str_is(name, ".");
    }
    for (size_t i = 0; i < path.len; i++)
        ours = ours && (unsigned char)path.at[i] >= ' ';
    return ours;
}

/* Somebody may have edited it, or put two of them together: what is not a
 * place of ours is left out, and nothing stands twice or out of order. */
static void take_files(struct manifest *manifest, const struct value *files)
{
    struct manifest_entry *last = NULL;
    for (const struct value *f = files ? value_items(files) : NULL; f;
         f = f->next) {
        struct str path = text_of(f, "path"), hash = text_of(f, "sha256");
        if (hash.len != HASH_LENGTH || !is_ours(path))
            continue;
        struct manifest_entry *entry = arena_alloc(manifest->arena,
                                                   sizeof *entry);
        entry->path = str_copy(manifest->arena, path).at;
        entry->size = strtoul(str_copy(manifest->arena, text_of(f, "size")).at,
                              NULL, 10);
        memcpy(entry->sha256, hash.at, HASH_LENGTH);
        struct manifest_entry **link = last && strcmp(last->path, entry->path) <
                                                   0
                                           ? &last->next
                                           : slot_of(manifest, entry->path);
        if (*link && !strcmp((*link)->path, entry->path))
            continue;
        entry->next = *link;
        *link = entry;
        if (!entry->next)
            last = entry;
    }
}

bool manifest_read(struct arena *arena, const struct settings *settings,
                   struct manifest *manifest, struct diagnostics *all)
{
    struct str text;
    bool there;
    *manifest = (struct manifest){
        .arena = arena,
        .file = path_join(arena, path_join(arena, settings->root, "published"),
                          arena_format(arena, "%s.json", settings->name)),
        .place = settings->shown,
        .lost = true,
    };
    if (!file_look(manifest->file, &there, all))
        return false;
    if (!there)
        return true;
    if (!file_stays_inside(settings->root, manifest->file, all) ||
        !file_read(arena, manifest->file, MANIFEST_MAX, &text, all))
        return false;
    const struct value *json = json_read_quietly(arena, text);
    if (!json || !str_is(text_of(json, "place"), manifest->place))
        return true;
    manifest->lost = false;
    take_files(manifest, value_member(json, STR_LITERAL("files")));
    return true;
}

const struct manifest_entry *manifest_find(const struct manifest *manifest,
                                           const char *path)
{
    const struct manifest_entry *entry = manifest->first;
    while (entry && strcmp(entry->path, path) < 0)
        entry = entry->next;
    return entry && !strcmp(entry->path, path) ? entry : NULL;
}

void manifest_put(struct manifest *manifest, const char *path, size_t size,
                  const char *sha256)
{
    struct manifest_entry **link = slot_of(manifest, path);
    if (!*link || strcmp((*link)->path, path) != 0) {
        struct manifest_entry *entry = arena_alloc(manifest->arena,
                                                   sizeof *entry);
        entry->next = *link;
        entry->path = arena_copy(manifest->arena, path, strlen(path));
        *link = entry;
    }
    (*link)->size = size;
    memcpy((*link)->sha256, sha256, HASH_LENGTH + 1);
}

void manifest_remove(struct manifest *manifest, const char *path)
{
    struct manifest_entry **link = slot_of(manifest, path);
    if (*link && !strcmp((*link)->path, path))
        *link = (*link)->next;
}

bool manifest_write(const struct manifest *manifest, struct diagnostics *all)
{
    struct arena *arena = manifest->arena;
    struct value *json = value_map(arena), *files = value_list(arena);
    struct buffer out = buffer_make(MANIFEST_MAX);
    bool wrote;
    for (const struct manifest_entry *e = manifest->first; e; e = e->next) {
        struct value *file = value_map(arena);
        value_add(file, "path", value_text(arena, str_of(e->path)));
        value_add(file, "size", value_count(arena, e->size));
        value_add(file, "sha256", value_text(arena, str_of(e->sha256)));
        value_append(files, file);
    }
    value_add(json, "place", value_text(arena, str_of(manifest->place)));
    value_add(json, "files", files);
    json_write(&out, json);
    bool done = folder_make(path_folder(arena, manifest->file), all) &&
                file_replace(manifest->file, buffer_str(&out), &wrote, all);
    buffer_release(&out);
    return done;
}
