/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/sources.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "statement/earlier.h"

struct list {
    struct arena *arena;
    const char **paths;
    size_t count, room;
};

static void add(struct list *list, const char *path)
{
    for (size_t i = 0; i < list->count; i++)
        if (!strcmp(list->paths[i], path))
            return;
    if (list->count == list->room) {
        list->room = list->room ? list->room * 2 : 32;
        const char **more = arena_array(list->arena, list->room, sizeof *more);
        if (list->count)
            memcpy(more, list->paths, list->count * sizeof *more);
        list->paths = more;
    }
    list->paths[list->count++] = path;
}

static void add_answers(struct list *list, const char *folder)
{
    char *answers = path_join(list->arena, folder, "answers.csv");
    if (file_is_there(answers))
        add(list, answers);
}

static void add_parts(struct list *list, const struct filled *filled)
{
    const struct source *last = NULL;
    for (size_t i = 0; i < filled->line_count; i++)
        if (filled->lines[i].source && filled->lines[i].source != last) {
            last = filled->lines[i].source;
            add(list, last->path);
        }
    for (size_t i = 0; i < filled->slot_count; i++)
        if (filled->slots[i].kind == SLOT_PART)
            add_parts(list, filled->slots[i].part);
}

/* A path that is the same on every machine. */
static const char *stable_path(struct arena *arena, const char *root,
                               const char *path)
{
    const char *own = strstr(path, "statements/packs/");
    struct str prefix = str_of(arena_format(arena, "%s/", root));
    if (str_starts(str_of(path), prefix.at))
        return path + prefix.len;
    if (strcmp(root, ".") != 0 || path[0] == '/')
        return own ? own : path_name(path);
    return path;
}

static int by_path(const void *a, const void *b)
{
    const struct record_source *const *one = a, *const *two = b;
    return strcmp((*one)->path, (*two)->path);
}

bool sources_list(struct arena *arena, const struct statement *statement,
                  const struct record_source **first, struct diagnostics *all)
{
    struct list list = {.arena = arena};
    add(&list, statement->source->path);
    if (statement->organisation)
        add(&list, statement->organisation->source->path);
    add_answers(&list, statement->folder);
    if (statement->original) {
        add(&list, statement->original->source->path);
        add_answers(&list, statement->original->folder);
    }
    for (size_t i = 0; i < statement->table_count; i++)
        if (statement->tables[i].csv_path)
            add(&list, statement->tables[i].csv_path);
    for (const struct earlier *e = statement->earlier; e; e = e->next)
        for (const struct earlier_file *f = e->files; f; f = f->next)
            add(&list, f->path);
    add_parts(&list, statement->filled);
    struct record_source **sources = arena_array(arena, list.count,
                                                 sizeof *sources);
    for (size_t i = 0; i < list.count; i++) {
        struct record_source *source = arena_alloc(arena, sizeof *source);
        char *hash = arena_alloc(arena, HASH_LENGTH + 1);
        if (!hash_file(list.paths[i], hash, all))
            return false;
        source->path = stable_path(arena, statement->root, list.paths[i]);
        source->sha256 = hash;
        sources[i] = source;
    }
    /* By what is written: the order does not tell where the project lies. */
    qsort(sources, list.count, sizeof *sources, by_path);
    struct record_source *head = NULL;
    for (size_t i = list.count; i-- > 0;) {
        sources[i]->next = head;
        head = sources[i];
    }
    *first = head;
    return true;
}

bool sources_hash(struct arena *arena, const struct library *library,
                  const char *root, const char *path,
                  char hash[HASH_LENGTH + 1])
{
    struct diagnostics unsaid = diagnostics_make(arena);
    bool own = str_starts(str_of(path), "statements/packs/");
    if (!path_is_safe(str_of(path)))
        return false;
    const char *where = own ? library_find(arena, library, path)
                            : path_join(arena, root, path);
    return where && hash_file(where, hash, &unsaid);
}
