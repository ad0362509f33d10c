/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/part.h"

#include <string.h>

#include "base/file.h"

struct part {
    struct part *next;
    struct str name;
    const struct template *template; /* NULL: it has faults */
};

struct part_folder *part_folder_new(struct arena *arena, const char *path,
                                    const char *root)
{
    struct part_folder *folder = arena_alloc(arena, sizeof *folder);
    folder->path = path;
    folder->root = root;
    folder->arena = arena;
    folder->missing = !file_is_there(path);
    return folder;
}

/* What a file held. */
static const struct template *parse(struct arena *arena, const char *path,
                                    struct str text, struct diagnostics *all)
{
    if (str_starts(text, "\xef\xbb\xbf"))
        text = str_slice(text, 3, text.len);
    const struct source *source = source_new(arena, path, text);
    size_t at;
    enum text_fault fault = text_fault(text, &at);
    if (fault != TEXT_OK) {
        diagnostic_error(all, source_place(source, at), "%s stands here",
                         text_fault_name(fault));
        diagnostic_remedy(all, "save the file as UTF-8 text");
        return NULL;
    }
    return template_parse(arena, source, all);
}

const struct template *template_read(struct arena *arena, const char *path,
                                     struct diagnostics *all)
{
    struct str text;
    return file_read(arena, path, FILE_MAX, &text, all)
               ? parse(arena, path, text, all)
               : NULL;
}

/* The same for a file in a folder that may be open. */
static const struct template *
read_within(struct arena *arena, const struct folder *folder, const char *root,
            const char *path, bool *is_there, struct diagnostics *all)
{
    struct str text;
    return folder_read_file(arena, folder, root, path, FILE_MAX, &text,
                            is_there, all)
               ? parse(arena, path, text, all)
               : NULL;
}

const struct template *template_read_inside(struct arena *arena,
                                            const char *root, const char *path,
                                            bool *is_there,
                                            struct diagnostics *all)
{
    return read_within(arena, NULL, root, path, is_there, all);
}

static bool is_part_name(struct str name)
{
    for (size_t i = 0; i < name.len; i++) {
        unsigned char c = (unsigned char)name.at[i];
        if (!is_ascii_letter(c) && !is_ascii_digit(c) && c != '-' && c != '_')
            return false;
    }
    return name.len > 0;
}

/*
 * A part of a pack may have had its faults told for another statement: this
 * one has to say at least why it cannot be made.
 */
static struct part *read_before(struct part_folder *folder, struct part *part,
                                struct part_search *search)
{
    struct diagnostics *all = search->all;
    if (part->template)
        return part;
    folder->told++;
    if (all->counts[DIAGNOSTIC_ERROR] > search->errors)
        return part;
    char *path = arena_format(all->arena, "%s/%.*s.md", folder->path,
                              STR(part->name));
    diagnostic_error(all,
                     place_line(source_new(all->arena, path, str_of("")), 0),
                     "the part '%.*s' has faults of its own", STR(part->name));
    diagnostic_remedy(all, "they are told above");
    return part;
}

/* Whether a file may be in the folder: a folder is listed once, so that parts
 * which are in another one are not looked for in it. */
static bool may_have(struct part_folder *folder, const char *file)
{
    if (!folder->listed) {
        const char *above = path_folder(folder->arena, folder->path);
        struct folder *listed = arena_alloc(folder->arena, sizeof *listed);
        folder_open(folder->arena, above, path_name(folder->path), listed);
        /* A link may lead to where it is. */
        if (strcmp(above, folder->root) != 0)
            folder_close(listed);
        folder->listed = listed;
    }
    return !folder_lacks(folder->listed, file);
}

/* A part that was read before or is there to be read; NULL when neither. */
static struct part *part_in(struct part_folder *folder, struct str name,
                            struct part_search *search)
{
    for (struct part *part = folder->first; part; part = part->next)
        if (str_equal(part->name, name))
            return read_before(folder, part, search);
    if (folder->missing || !is_part_name(name))
        return NULL;
    char *file = arena_format(folder->arena, "%.*s.md", STR(name));
    if (!may_have(folder, file))
        return NULL;
    char *path = path_join(folder->arena, folder->path, file);
    size_t before = diagnostics_total(search->all);
    bool is_there;
    const struct template *template = read_within(folder->arena, folder->listed,
                                                  folder->root, path, &is_there,
                                                  search->all);
    if (!is_there)
        return NULL;
    struct part *part = arena_alloc(folder->arena, sizeof *part);
    part->name = str_copy(folder->arena, name);
    part->template = template;
    part->next = folder->first;
    folder->first = part;
    folder->told += diagnostics_total(search->all) - before;
    return part;
}

static const struct template *find_part(void *context, struct str name,
                                        bool *faulty)
{
    struct part_search *search = context;
    *faulty = false;
    for (struct part_folder **folder = search->folders; *folder; folder++) {
        struct part *part = part_in(*folder, name, search);
        if (!part)
            continue;
        *faulty = !part->template;
        return part->template;
    }
    return NULL;
}

static void offer_parts(void *context, struct nearest *nearest)
{
    struct part_search *search = context;
    for (struct part_folder **folder = search->folders; *folder; folder++) {
        struct diagnostics ignored = diagnostics_make((*folder)->arena);
        char **names;
        size_t count;
        if ((*folder)->missing ||
            !folder_list((*folder)->arena, (*folder)->path, &names, &count,
                         &ignored))
            continue;
        for (size_t i = 0; i < count; i++) {
            size_t len = strlen(names[i]);
            if (len <= 3 || strcmp(names[i] + len - 3, ".md") != 0)
                continue;
            names[i][len - 3] = '\0';
            nearest_offer(nearest, names[i]);
        }
    }
}

void part_search_end(struct part_search *search)
{
    for (struct part_folder **folder = search->folders; *folder; folder++)
        if ((*folder)->listed)
            folder_close((*folder)->listed);
}

struct parts part_search_parts(struct part_search *search)
{
    return (struct parts){find_part, offer_parts, search};
}
