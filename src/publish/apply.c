/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/apply.h"

#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/uri.h"

/* No file that is sent is larger: the PDF of an earlier year. */
#define UPLOAD_MAX ((size_t)64 * 1024 * 1024)

/* A page has one text: what another year's was there is no longer a question,
 * and least of all anything to remove. */
static void forget_others(const struct publication *publication)
{
    const char *path = publication->local->files->path;
    const struct manifest_entry *e = publication->manifest->first;
    while (e) {
        const struct manifest_entry *next = e->next;
        if (strcmp(e->path, path) != 0)
            manifest_remove(publication->manifest, e->path);
        e = next;
    }
}

struct plan *apply_ask(struct session *session,
                       const struct publication *publication, bool prune)
{
    size_t count;
    if (session->target->kind->page)
        forget_others(publication);
    struct question *questions = plan_questions(
        session->arena, publication->local, publication->manifest, &count);
    for (size_t i = 0; i < count; i++)
        if (!session_look(session, questions[i].path, questions[i].content,
                          &questions[i].held))
            return NULL;
    return plan_make(session->arena, publication->local, publication->manifest,
                     questions, count, prune);
}

const char *apply_public_url(struct arena *arena,
                             const struct publication *publication,
                             const char *path)
{
    const char *name = path_name(path);
    size_t len = strlen(path);
    struct buffer url = buffer_within(arena, (size_t)64 * 1024);
    if (!*publication->site)
        return "";
    if (!strcmp(name, "index.html"))
        len -= strlen(name);
    buffer_add_text(&url, publication->site);
    uri_add_path(&url, (struct str){path, len});
    return str_copy(arena, buffer_str(&url)).at;
}

/* Sends a file; the arena for its bytes is emptied after each. */
static bool send_file(struct session *session,
                      const struct publication *publication,
                      const struct step *step)
{
    const struct local_file *file = step->file;
    struct arena *arena = arena_new();
    struct upload upload = {
        .path = file->path,
        .sha256 = file->sha256,
        .type = file->type,
        .title = publication->title,
        .period = publication->period,
        .public_url = session->target->kind->page
                          ? publication->site
                          : apply_public_url(arena, publication, file->path),
    };
    char hash[HASH_LENGTH + 1];
    const char *path = path_join(arena, publication->local->folder, file->path);
    /* Its name lives on in what is said of it. */
    path = arena_copy(session->arena, path, strlen(path));
    bool done = file_read(arena, path, UPLOAD_MAX, &upload.bytes, session->all);
    if (done) {
        hash_sha256(upload.bytes, hash);
        done = !strcmp(hash, file->sha256);
        if (!done)
            session_tell(
                session,
                result_make(session->arena, RESULT_LASTING,
                            "it has changed meanwhile"),
                arena_format(session->arena, "'%s' was not sent", file->path));
        else
            done = session_put(session, &upload);
    }
    if (done)
        manifest_put(publication->manifest, file->path, file->size,
                     file->sha256);
    arena_free(arena);
    return done;
}

static bool do_step(struct session *session,
                    const struct publication *publication,
                    const struct step *step)
{
    if (step->action == ACTION_DELETE) {
        if (!session_remove(session, step->path))
            return false;
        manifest_remove(publication->manifest, step->path);
        return true;
    }
    return send_file(session, publication, step);
}

/* Whether somebody wants it to end; so much is said. */
static bool is_stopped(struct session *session)
{
    if (!watch_stopped(session->patience.watch))
        return false;
    session_tell(session,
                 result_make(session->arena, RESULT_LASTING,
                             "what was sent before is in place, the rest is "
                             "as it was; publish again to go on"),
                 "it was stopped");
    return true;
}

bool apply_plan(struct session *session, const struct publication *publication,
                const struct plan *plan)
{
    bool done = true;
    for (size_t i = 0; i < plan->count && done; i++) {
        const struct step *step = &plan->steps[i];
        /* What the host has been seen to hold is known again next time. */
        if (step->action == ACTION_SAME) {
            manifest_put(publication->manifest, step->path, step->file->size,
                         step->file->sha256);
            continue;
        }
        if (step->action == ACTION_KEPT)
            continue;
        if (is_stopped(session)) {
            done = false;
            break;
        }
        if (publication->begins)
            publication->begins(publication->own, step);
        done = do_step(session, publication, step);
        if (publication->ends)
            publication->ends(publication->own, step, done);
    }
    return manifest_write(publication->manifest, session->all) && done;
}
