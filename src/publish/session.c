/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/session.h"

#include <string.h>

/* One thing to do with a target, as attempt() wants it. */
struct errand {
    struct target *target;
    const char *path;
    bool content;
    struct held *held;
    const struct upload *upload;
};

void session_tell(struct session *session, struct result result,
                  const char *doing)
{
    const struct target *target = session->target;
    const struct secrets *secrets = target->secrets;
    struct place at = target->settings->section->at;
    const char *text = secrets_blank(secrets, session->arena,
                                     str_of(result.text));
    diagnostic_error(session->all, at, "%s: %s", doing, text);
    if (result.remedy)
        diagnostic_remedy(
            session->all, "%s",
            secrets_blank(secrets, session->arena, str_of(result.remedy)));
}

static struct result open_once(void *own)
{
    struct errand *errand = own;
    struct result result = errand->target->kind->open(errand->target);
    if (!result_is_done(result))
        errand->target->kind->close(errand->target);
    return result;
}

bool session_open(struct session *session, struct arena *arena,
                  const struct settings *settings, struct secrets *secrets,
                  const struct watch *watch, const struct value *facts,
                  struct diagnostics *all)
{
    struct target *target = target_make(arena, settings, secrets, watch);
    target->facts = facts;
    *session = (struct session){
        .arena = arena,
        .target = target,
        .patience = patience_of(settings, watch),
        .all = all,
    };
    session->no_login = !secrets_login(secrets, settings, &target->login, all);
    if (session->no_login)
        return false;
    struct errand errand = {.target = target};
    struct result result = attempt(&session->patience, open_once, &errand);
    if (result_is_done(result))
        return true;
    session_tell(session, result,
                 arena_format(arena, "'%s' cannot be used", settings->shown));
    return false;
}

void session_close(struct session *session)
{
    if (session->target)
        session->target->kind->close(session->target);
}

static struct result look_once(void *own)
{
    struct errand *errand = own;
    return errand->target->kind->look(errand->target, errand->path,
                                      errand->content, errand->held);
}

bool session_look(struct session *session, const char *path, bool content,
                  struct held *held)
{
    struct errand errand = {.target = session->target,
                            .path = path,
                            .content = content,
                            .held = held};
    struct result result = attempt(&session->patience, look_once, &errand);
    if (result_is_done(result))
        return true;
    session_tell(
        session, result,
        arena_format(session->arena, "'%s' cannot be looked at", path));
    return false;
}

static struct result put_once(void *own)
{
    struct errand *errand = own;
    return errand->target->kind->put(errand->target, errand->upload);
}

/* What has become of a file that could not be put in place. */
static const char *put_failed(struct session *session, struct result result,
                              const struct upload *upload)
{
    struct arena *arena = session->arena;
    const char *url = *upload->public_url ? upload->public_url : upload->path;
    if (result.absent)
        return arena_format(arena,
                            "'%s' is absent from the host now, neither the "
                            "old one nor the new one is there",
                            upload->path);
    if (result.state == RESULT_UNCERTAIN || result.unsure)
        return arena_format(arena, "'%s' may have arrived: look at %s",
                            upload->path, url);
    return arena_format(arena, "'%s' was not replaced", upload->path);
}

bool session_put(struct session *session, const struct upload *upload)
{
    struct errand errand = {.target = session->target, .upload = upload};
    struct result result = attempt(&session->patience, put_once, &errand);
    if (result_is_done(result))
        return true;
    session_tell(session, result, put_failed(session, result, upload));
    if (!result.remedy && result.absent)
        diagnostic_remedy(session->all, "publish again at once");
    return false;
}

static struct result remove_once(void *own)
{
    struct errand *errand = own;
    return errand->target->kind->remove(errand->target, errand->path);
}

bool session_remove(struct session *session, const char *path)
{
    struct errand errand = {.target = session->target, .path = path};
    struct result result = attempt(&session->patience, remove_once, &errand);
    if (result_is_done(result))
        return true;
    session_tell(session, result,
                 arena_format(session->arena, "'%s' was not removed", path));
    return false;
}
