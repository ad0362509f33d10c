/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/adapted.h"

#include <string.h>

#include "base/changes.h"
#include "base/file.h"
#include "base/folder.h"
#include "statement/adapt.h"

struct search {
    struct arena *arena;
    const struct statement *statement;
    const char *name;
    bool in_period;
    struct adapted **link;
};

/* Reads "PACK/PATH sha256:HASH" of the last comment; false: it is of another
 * pack, or there is none. */
static bool read_mark(struct search *search, struct adapted *one,
                      struct str *hash)
{
    struct str text = one->whole->text;
    const struct pack *pack = search->statement->pack;
    size_t at = text.len;
    while (at && !str_starts(str_slice(text, at, text.len), ADAPT_MARK))
        at--;
    struct str rest = str_slice(text, at, text.len);
    if (!str_starts(rest, ADAPT_MARK))
        return false;
    one->at = source_place(one->whole, at);
    one->own = str_slice(text, 0, at);
    rest = str_slice(rest, sizeof ADAPT_MARK - 1, str_find(rest, '\n'));
    struct str from = str_word(&rest);
    *hash = str_word(&rest);
    size_t slash = str_find(from, '/');
    struct str path = str_slice(from, slash + 1, from.len);
    if (!str_is(str_slice(from, 0, slash), pack->name) || !path_is_safe(path) ||
        !str_starts(*hash, ADAPT_HASH))
        return false;
    *hash = str_slice(*hash, sizeof ADAPT_HASH - 1, hash->len);
    one->hash_at = (size_t)(hash->at - text.at);
    one->origin = path_join(search->arena,
                            path_join(search->arena, pack->folder, "parts"),
                            str_copy(search->arena, path).at);
    return hash->len == HASH_LENGTH;
}

static bool has_hash(struct str text, struct str hash, char out[])
{
    hash_sha256(text, out);
    return str_is(hash, out);
}

/* Looks at one part, `inside` the folder parts/. */
static void look_at(struct search *search, const char *parts,
                    const char *inside)
{
    struct arena *arena = search->arena;
    const char *root = search->statement->root;
    struct diagnostics unsaid = diagnostics_make(arena);
    struct adapted *one = arena_alloc(arena, sizeof *one);
    struct str text, hash;
    char kept_hash[HASH_LENGTH + 1];
    one->path = path_join(arena, parts, inside);
    one->in_period = search->in_period;
    one->kept = path_join(arena, path_join(arena, parts, ADAPT_KEPT), inside);
    if (!file_stays_inside(root, one->path, &unsaid) ||
        !file_read(arena, one->path, FILE_MAX, &text, &unsaid))
        return;
    one->whole = source_new(arena, one->path, text);
    if (!read_mark(search, one, &hash))
        return;
    one->in_pack = file_is_regular(one->origin) &&
                   file_read(arena, one->origin, FILE_MAX, &one->now, &unsaid);
    one->changed = !one->in_pack || !has_hash(one->now, hash, one->hash);
    if (!one->changed)
        one->then = one->now;
    else if (!file_is_regular(one->kept) ||
             !file_stays_inside(root, one->kept, &unsaid) ||
             !file_read(arena, one->kept, FILE_MAX, &one->then, &unsaid) ||
             !has_hash(one->then, hash, kept_hash))
        one->then = str_of("");
    *search->link = one;
    search->link = &one->next;
}

/* Whether a file is "NAME.md", or that of any part where no name is wanted. */
static bool is_wanted(const struct search *search, const char *file)
{
    size_t len = strlen(file), end = sizeof ".md" - 1;
    if (len <= end || strcmp(file + len - end, ".md") != 0)
        return false;
    return !search->name || str_is((struct str){file, len - end}, search->name);
}

/* Looks in parts/, and in its folders of languages. */
static void look_in(struct search *search, const char *parts,
                    const char *inside)
{
    struct arena *arena = search->arena;
    struct diagnostics unsaid = diagnostics_make(arena);
    const char *folder = *inside ? path_join(arena, parts, inside) : parts;
    char **names;
    size_t count;
    if (!file_is_folder(folder) ||
        !folder_list(arena, folder, &names, &count, &unsaid))
        return;
    for (size_t i = 0; i < count; i++) {
        const char *path = path_join(arena, folder, names[i]);
        if (is_wanted(search, names[i]) && file_is_regular(path))
            look_at(search, parts,
                    *inside ? path_join(arena, inside, names[i]) : names[i]);
        else if (!*inside && strcmp(names[i], ADAPT_KEPT) != 0)
            look_in(search, parts, names[i]);
    }
}

struct adapted *adapted_find(struct arena *arena,
                             const struct statement *statement,
                             const char *name)
{
    struct adapted *first = NULL;
    struct search search = {
        .arena = arena,
        .statement = statement,
        .name = name,
        .in_period = strcmp(statement->folder, statement->root) != 0,
        .link = &first,
    };
    if (search.in_period && !folder_lacks(statement->listed, "parts"))
        look_in(&search, path_join(arena, statement->folder, "parts"), "");
    search.in_period = false;
    if (!folder_lacks(statement->root_listed, "parts"))
        look_in(&search, path_join(arena, statement->root, "parts"), "");
    return first;
}

bool adapted_take(struct arena *arena, const struct adapted *adapted,
                  const char *root, struct diagnostics *all)
{
    struct str text = adapted->whole->text;
    struct buffer bytes = buffer_within(arena, FILE_MAX + 1024);
    buffer_add_str(&bytes, str_slice(text, 0, adapted->hash_at));
    buffer_add_text(&bytes, adapted->hash);
    buffer_add_str(&bytes,
                   str_slice(text, adapted->hash_at + HASH_LENGTH, text.len));
    struct changes changes;
    changes_begin(&changes, arena);
    if (changes_write(&changes, adapted->path, buffer_str(&bytes), all) &&
        changes_folder(&changes, root, path_folder(arena, adapted->kept),
                       all) &&
        changes_write(&changes, adapted->kept, adapted->now, all))
        return changes_commit(&changes, all);
    changes_drop(&changes);
    return false;
}

void adapted_report(struct arena *arena, const struct statement *statement,
                    struct diagnostics *findings)
{
    const struct adapted *one = adapted_find(arena, statement, NULL);
    for (; one; one = one->next) {
        if (!one->changed)
            continue;
        diagnostic_note(findings, one->at,
                        one->in_pack ? "the pack's wording of this part has "
                                       "changed since it was copied"
                                     : "the pack does not have this part any "
                                       "more");
        diagnostic_id(findings, "part-outdated");
        if (!one->in_pack)
            continue;
        const char *file = path_name(one->path);
        diagnostic_also(findings,
                        place_line(source_new(arena, one->origin, one->now), 0),
                        "the pack's part");
        diagnostic_remedy(findings,
                          "'avow adapt --diff %.*s %s' shows what is new "
                          "there; once it is taken over, or left, say so with "
                          "'--taken' in the place of '--diff'",
                          (int)(strlen(file) - 3), file,
                          one->in_period ? statement->folder : statement->root);
    }
}
