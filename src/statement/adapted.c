/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/adapted.h"

#include <string.h>

#include "base/file.h"
#include "base/hash.h"

#define MARK "<!-- adapted from: "

/* What a part says that it was copied from. */
struct origin {
    const char *path; /* in the pack's parts/ */
    struct str hash;
    struct place at;
};

/* Reads "PACK/PATH sha256:HASH" of the last mark; false: it is of another pack,
 * or there is none. */
static bool find_origin(struct arena *arena, const struct source *source,
                        const char *pack, struct origin *origin)
{
    struct str text = source->text;
    size_t at = text.len, len = strlen(MARK);
    while (at && !str_starts(str_slice(text, at, text.len), MARK))
        at--;
    struct str rest = str_slice(text, at, text.len);
    if (!str_starts(rest, MARK))
        return false;
    origin->at = source_place(source, at);
    rest = str_slice(rest, len, str_find(rest, '\n'));
    struct str from = str_word(&rest), hash = str_word(&rest);
    size_t slash = str_find(from, '/');
    struct str path = str_slice(from, slash + 1, from.len);
    if (!str_is(str_slice(from, 0, slash), pack) || !path_is_safe(path) ||
        !str_starts(hash, "sha256:"))
        return false;
    origin->path = str_copy(arena, path).at;
    origin->hash = str_slice(hash, strlen("sha256:"), hash.len);
    return true;
}

static void look_at(struct arena *arena, const struct statement *statement,
                    const char *path, struct diagnostics *findings)
{
    struct diagnostics unsaid = diagnostics_make(arena);
    const struct pack *pack = statement->pack;
    struct str text, now;
    struct origin origin;
    char hash[HASH_LENGTH + 1];
    if (!file_stays_inside(statement->root, path, &unsaid) ||
        !file_read(arena, path, FILE_MAX, &text, &unsaid) ||
        !find_origin(arena, source_new(arena, path, text), pack->name, &origin))
        return;
    char *from = path_join(arena, path_join(arena, pack->folder, "parts"),
                           origin.path);
    bool is_there = file_is_regular(from) &&
                    file_read(arena, from, FILE_MAX, &now, &unsaid);
    if (is_there)
        hash_sha256(now, hash);
    if (is_there && str_is(origin.hash, hash))
        return;
    diagnostic_note(findings, origin.at,
                    is_there ? "the pack's wording of this part has changed "
                               "since it was copied"
                             : "the pack does not have this part any more");
    diagnostic_id(findings, "part-outdated");
    if (!is_there)
        return;
    diagnostic_also(findings, place_line(source_new(arena, from, now), 0),
                    "the pack's part");
    diagnostic_remedy(findings,
                      "take over what is new there; then write "
                      "sha256:%s here",
                      hash);
}

static void look_in(struct arena *arena, const struct statement *statement,
                    const char *folder, int depth, struct diagnostics *findings)
{
    struct diagnostics unsaid = diagnostics_make(arena);
    char **names;
    size_t count;
    if (!file_is_folder(folder) ||
        !folder_list(arena, folder, &names, &count, &unsaid))
        return;
    for (size_t i = 0; i < count; i++) {
        char *path = path_join(arena, folder, names[i]);
        size_t len = strlen(names[i]);
        if (len > 3 && !strcmp(names[i] + len - 3, ".md") &&
            file_is_regular(path))
            look_at(arena, statement, path, findings);
        else if (!depth)
            look_in(arena, statement, path, 1, findings);
    }
}

void adapted_report(struct arena *arena, const struct statement *statement,
                    struct diagnostics *findings)
{
    look_in(arena, statement, path_join(arena, statement->folder, "parts"), 0,
            findings);
    if (strcmp(statement->folder, statement->root) != 0)
        look_in(arena, statement, path_join(arena, statement->root, "parts"), 0,
                findings);
}
