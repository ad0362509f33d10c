/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdio.h>
#include <unistd.h>

#include "cmd/avow-publish/commands.h"
#include "cmd/avow-publish/opened.h"
#include "cmd/avow-publish/progress.h"
#include "cmd/common/options.h"
#include "cmd/common/report.h"
#include "publish/session.h"
#include "publish/transfer.h"

/* What older versions of a library do wrong, and what avow does about it. */
static const struct trap {
    enum target_how how;
    unsigned major, minor; /* of libcurl: the first one without it */
    const char *text;
} traps[] = {
    {TARGET_FTP, 8, 9,
     "libcurl before 8.9 loses the ends of files over TLS 1.3: 1.2 is used, "
     "unless tls_max says otherwise"},
    {TARGET_S3, 8, 3,
     "libcurl before 8.3 signs addresses as they stand: avow encodes and sorts "
     "what has to be"},
};

static void say(const char *word, const char *text)
{
    printf("%-7s ", word);
    report_line(text);
    fflush(stdout);
}

static void say_versions(struct arena *arena, const struct settings *settings)
{
    struct transfer_version versions[4];
    size_t count = transfer_versions(arena, versions);
    for (size_t i = 0; i < count; i++)
        say("version", arena_format(arena, "%s %s", versions[i].name,
                                    versions[i].version));
    for (size_t i = 0; i < sizeof traps / sizeof *traps; i++)
        if (traps[i].how == settings->how &&
            !transfer_is_at_least(traps[i].major, traps[i].minor, 0))
            say("note", traps[i].text);
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
    bool removed = session_remove(scratch->session, scratch->path);
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
    say("ok", arena_format(opened->arena,
                           kind->cannot_be_asked
                               ? "'%s' is set up as it should be"
                               : "'%s' can be reached, and the login is taken",
                           opened->settings->shown));
    if (kind->examine) {
        struct result result = kind->examine(target);
        say_remarks(target);
        if (!result_is_done(result)) {
            session_tell(session, result, "it cannot be used as it is");
            return STATUS_UNSENT;
        }
    }
    if (kind->page) {
        say("note", kind->by_hand ? "a person publishes here: nothing to try"
                                  : "it takes one page: no file is tried");
        return STATUS_DONE;
    }
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
