/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cmd/avow-publish/commands.h"
#include "cmd/avow-publish/opened.h"
#include "cmd/avow-publish/progress.h"
#include "cmd/common/options.h"
#include "cmd/common/report.h"
#include "publish/session.h"
#include "publish/transfer.h"
#include "publish/traps.h"

static void say(const char *word, const char *text)
{
    printf("%-7s ", word);
    report_line(text);
    fflush(stdout);
}

static const char *version_of(const struct transfer_version *versions,
                              size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (!strcmp(versions[i].name, name))
            return versions[i].version;
    return NULL;
}

static void say_versions(struct arena *arena, const struct settings *settings)
{
    struct transfer_version versions[4];
    size_t count = transfer_versions(arena, versions);
    for (size_t i = 0; i < count; i++)
        say("version", arena_format(arena, "%s %s", versions[i].name,
                                    versions[i].version));
    const char *texts[TRAPS_MAX];
    const struct trap_versions known = {
        {arena_format(arena, "libcurl/%s", versions[0].version),
         version_of(versions, count, "TLS"),
         version_of(versions, count, "SSH")}};
    count = traps_find(settings->how, &known, texts);
    for (size_t i = 0; i < count; i++)
        say("note", texts[i]);
}

/* Prints what the target has remarked since the last time. */
static void say_remarks(struct target *target)
{
    for (const struct remark *r = target->remarks; r; r = r->next) {
        say("note", r->text);
        if (r->remedy)
            printf("          %s\n", r->remedy);
    }
    target->remarks = NULL;
    target->remark_link = &target->remarks;
}

/* Whom it was that one could talk to. */
static void say_host(struct arena *arena, const struct target *target)
{
    const struct seen *seen = &target->seen;
    const char *name = target->settings->shown;
    if (seen->address)
        say("ok",
            arena_format(arena, "the host's name leads to %s", seen->address));
    if (seen->valid_until)
        say("ok", arena_format(arena,
                               "its certificate is one that is trusted, for "
                               "this name, until %s",
                               seen->valid_until));
    if (seen->key)
        say("ok", arena_format(arena, "its key is %s", seen->key));
    say("ok", arena_format(arena,
                           target->kind->cannot_be_asked
                               ? "'%s' is set up as it should be"
                           : *target->settings->host
                               ? "'%s' can be reached, and the login is taken"
                               : "'%s' can be reached",
                           name));
}

/* A file that nobody else has, and that is gone again at the end. */
struct scratch {
    struct session *session;
    const char *path;
};

static bool put(const struct scratch *scratch, const char *text)
{
    char hash[HASH_LENGTH + 1];
    struct upload upload = {
        .path = scratch->path,
        .bytes = str_of(text),
        .sha256 = hash,
        .type = "text/plain; charset=utf-8",
        .public_url = "",
        .title = "",
        .period = "",
    };
    hash_sha256(upload.bytes, hash);
    return session_put(scratch->session, &upload);
}

static bool holds(const struct scratch *scratch, const char *text)
{
    struct held held;
    char hash[HASH_LENGTH + 1];
    hash_sha256(str_of(text), hash);
    if (!session_look(scratch->session, scratch->path, true, &held))
        return false;
    if (!held.known || !held.there || str_is(str_of(held.sha256), hash))
        return held.there || !held.known;
    struct result result = result_make(scratch->session->arena, RESULT_LASTING,
                                       "it holds other bytes than were sent");
    session_tell(scratch->session, result, "the scratch file is spoilt");
    return false;
}

/* Writes a file, replaces it, and removes it; in any case it is removed. */
static bool try_scratch(const struct scratch *scratch)
{
    bool done = put(scratch, "avow looks whether it may write here.\n");
    if (done)
        say("ok", "a scratch file can be written");
    done = done && put(scratch, "avow looks whether it may replace this.\n") &&
           holds(scratch, "avow looks whether it may replace this.\n");
    if (done)
        say("ok", "and replaced, and is then as it was sent");
    watch_hold(scratch->session->patience.watch, true);
    bool removed = session_remove(scratch->session, scratch->path);
    watch_hold(scratch->session->patience.watch, false);
    if (done && removed)
        say("ok", "and removed");
    return done && removed;
}

static enum status examine(struct opened *opened, struct session *session)
{
    struct target *target = session->target;
    const struct target_kind *kind = target->kind;
    struct scratch scratch = {.session = session,
                              .path = arena_format(opened->arena,
                                                   "avow-doctor-%ld.txt",
                                                   (long)getpid())};
    struct result result = kind->examine ? kind->examine(target) : RESULT_OK;
    say_host(opened->arena, target);
    say_remarks(target);
    if (!result_is_done(result)) {
        session_tell(session, result, "it cannot be used as it is");
        return STATUS_UNSENT;
    }
    if (target->tried)
        say("ok", target->tried);
    else if (kind->page)
        say("note", kind->by_hand ? "a person publishes here: nothing to try"
                                  : "it takes one page: no file is tried");
    if (kind->page)
        return STATUS_DONE;
    if (target->missing) {
        say("note", "the folder is not there yet; the first publication makes "
                    "it, and nothing was written to try it");
        return STATUS_DONE;
    }
    bool done = try_scratch(&scratch);
    say_remarks(target);
    return done ? STATUS_DONE : STATUS_UNSENT;
}

static enum status run_doctor(const struct invocation *invocation)
{
    struct opened opened;
    struct progress progress;
    struct session session = {0};
    enum status status = STATUS_UNUSABLE;
    progress_begin(&progress, false, option_value(invocation, "verbose"));
    if (opened_begin(&opened, invocation)) {
        say_versions(opened.arena, opened.settings);
        status = STATUS_UNSENT;
        if (session_open(&session, opened.arena, opened.settings,
                         opened.secrets, &progress.watch, NULL, &opened.all))
            status = examine(&opened, &session);
        else if (session.no_login)
            status = STATUS_UNUSABLE;
        session_close(&session);
    }
    return opened_close(&opened, status);
}

static const struct option options[] = {
    {"to", "TARGET", "the section [publish:TARGET] of avow.ini"},
    {"verbose", NULL, "show what is said to the host, without secrets"},
    {NULL, NULL, NULL},
};

const struct command command_doctor = {
    .name = "doctor",
    .arguments = "[PATH]",
    .most = 1,
    .summary = "try whether a place can be published to",
    .details = "Logs in, writes a scratch file, replaces and removes it again, "
               "and names the\nversions of the libraries that do so, with what "
               "is known to be wrong with them.",
    .options = options,
    .run = run_doctor,
};
