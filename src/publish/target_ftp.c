/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * FTP over explicit TLS (RFC 4217), one file at a time on one connection: a
 * file is sent under a temporary name, its size is asked for, since a transfer
 * may end early and still be called complete, and then it is renamed, which
 * replaces the old one in one step.
 *
 * Before libcurl 8.9 a TLS 1.3 connection loses the ends of files and the
 * session that servers want to see again: 1.2 is the highest there, unless
 * tls_max says otherwise.
 */
#include "publish/target.h"

#include <curl/curl.h>
#include <string.h>

#include "base/path.h"
#include "publish/http_file.h"
#include "publish/transfer.h"

struct ftp {
    struct transfer *transfer;
    const char *entry; /* the folder that a session begins in */
    bool writing;      /* folders that are missing are made */
};

static struct transfer *transfer_of(const struct target *target)
{
    const struct ftp *ftp = target->own;
    return ftp->transfer;
}

static void prepare(void *handle, void *own)
{
    const struct target *target = own;
    const struct settings *settings = target->settings;
    const struct ftp *ftp = target->own;
    struct str most = settings_text(settings, "tls_max");
    bool loses = !transfer_is_at_least(8, 9, 0);
    bool old = most.len ? str_is(most, "1.2") : loses;
    CURL *curl = handle;
    curl_easy_setopt(curl, CURLOPT_USE_SSL,
                     settings->insecure ? (long)CURLUSESSL_NONE
                                        : (long)CURLUSESSL_ALL);
    if (old)
        curl_easy_setopt(curl, CURLOPT_SSLVERSION,
                         (long)CURL_SSLVERSION_TLSv1_2 |
                             (long)CURL_SSLVERSION_MAX_TLSv1_2);
    if (ftp->writing)
        curl_easy_setopt(curl, CURLOPT_FTP_CREATE_MISSING_DIRS,
                         (long)CURLFTP_CREATE_DIR);
    /* A host behind a translator of addresses names one that nobody reaches. */
    curl_easy_setopt(curl, CURLOPT_FTP_SKIP_PASV_IP, 1L);
    if (!*target->login.user)
        return;
    curl_easy_setopt(curl, CURLOPT_USERNAME, target->login.user);
    curl_easy_setopt(curl, CURLOPT_PASSWORD, target->login.password);
}

static const char *url_of(const struct target *target, const char *path)
{
    return transfer_url(target->arena, target->settings, "ftp", path);
}

/* Commands, without a transfer. */
static struct result command(struct target *target, const char *first,
                             const char *second, struct answer *answer)
{
    const char *const commands[] = {first, second, NULL};
    const struct request request = {
        .url = url_of(target, "/"), .method = "HEAD", .before = commands};
    return transfer_run(transfer_of(target), &request, answer);
}

static struct result ftp_open(struct target *target)
{
    struct transfer_plan plan = transfer_plan_of(
        target->arena, target->settings, target->secrets, target->watch, "ftp");
    struct ftp *ftp = arena_alloc(target->arena, sizeof *ftp);
    struct answer answer;
    plan.prepare = prepare;
    plan.own = target;
    plan.seen = &target->seen;
    target->own = ftp;
    ftp->transfer = transfer_open(target->arena, &plan);
    struct result result = command(target, "PWD", NULL, &answer);
    ftp->entry = answer.entry;
    return result;
}

/*
 * Where a command finds a file. A url's path is from where a session begins,
 * and a command is given where the last transfer was: so it is made whole.
 */
static const char *name_of(const struct target *target, const char *path)
{
    const struct ftp *ftp = target->own;
    const char *whole = target_path(target, path);
    while (*whole == '/')
        whole++;
    return path_join(target->arena, *ftp->entry ? ftp->entry : "/", whole);
}

static bool is_not_there(const struct answer *answer)
{
    return answer->code == CURLE_REMOTE_FILE_NOT_FOUND ||
           (answer->code == CURLE_REMOTE_ACCESS_DENIED &&
            answer->status == 550);
}

static struct result fetch(struct target *target, const char *path,
                           const char *method, struct answer *answer)
{
    const struct request request = {
        .url = url_of(target, target_path(target, path)),
        .method = method,
        .answer_max = HTTP_FILE_MAX,
    };
    return transfer_run(transfer_of(target), &request, answer);
}

static struct result ftp_look(struct target *target, const char *path,
                              bool content, struct held *held)
{
    struct answer answer;
    *held = (struct held){.known = true, .size = -1};
    struct result result = fetch(target, path, "HEAD", &answer);
    if (is_not_there(&answer))
        return RESULT_OK;
    if (!result_is_done(result))
        return result;
    held->there = true;
    held->size = answer.size;
    if (!content && held->size >= 0)
        return result;
    result = fetch(target, path, NULL, &answer);
    if (is_not_there(&answer)) {
        held->there = false;
        return RESULT_OK;
    }
    if (!result_is_done(result))
        return result;
    held->size = (long long)answer.body.len;
    if (!answer.cut)
        hash_sha256(answer.body, held->sha256);
    return result;
}

static struct result confirm(struct target *target, const char *path,
                             const struct upload *upload)
{
    struct held held;
    struct result result = ftp_look(target, path, false, &held);
    if (!result_is_done(result))
        return result;
    if (held.there && held.size == (long long)upload->bytes.len)
        return result;
    return result_make(target->arena, RESULT_PASSING,
                       "the host holds %lld bytes of %zu",
                       held.there ? held.size : 0, upload->bytes.len);
}

static struct result ftp_put(struct target *target, const struct upload *upload)
{
    struct arena *arena = target->arena;
    const char *beside = arena_format(arena, "%s" TARGET_NEW, upload->path);
    const struct request request = {
        .url = url_of(target, target_path(target, beside)),
        .body = &upload->bytes,
    };
    struct answer answer;
    struct ftp *ftp = target->own;
    ftp->writing = true;
    struct result result = transfer_run(ftp->transfer, &request, &answer);
    ftp->writing = false;
    if (result_is_done(result))
        result = confirm(target, beside, upload);
    if (result_is_done(result)) {
        result = command(
            target, arena_format(arena, "RNFR %s", name_of(target, beside)),
            arena_format(arena, "RNTO %s", name_of(target, upload->path)),
            &answer);
        /* A host that has answered has not done it. */
        result.begun = answer.code != CURLE_QUOTE_ERROR;
        result = result_decisive(result);
    }
    if (result_is_done(result))
        return result_afterwards(confirm(target, upload->path, upload));
    if (result.state == RESULT_LASTING) {
        struct answer ignored;
        watch_hold(target->watch, true);
        (void)!result_is_done(command(
            target, arena_format(arena, "DELE %s", name_of(target, beside)),
            NULL, &ignored));
        watch_hold(target->watch, false);
    }
    /* A connection that has lost a transfer may lose the next one, too. */
    if (!result_is_done(result))
        transfer_reconnect(transfer_of(target));
    return result;
}

static struct result ftp_remove(struct target *target, const char *path)
{
    struct arena *arena = target->arena;
    struct answer answer;
    struct held held;
    const char *beside = arena_format(arena, "%s" TARGET_NEW, path);
    /* What was left beside it may well not be there. */
    struct result result = command(
        target, arena_format(arena, "*DELE %s", name_of(target, beside)),
        arena_format(arena, "DELE %s", name_of(target, path)), &answer);
    if (result_is_done(result))
        return result;
    struct result looked = ftp_look(target, path, false, &held);
    return result_is_done(looked) && !held.there ? RESULT_OK : result;
}

/* Whether one can change to the folder. */
static struct result ftp_examine(struct target *target)
{
    const struct request request = {
        .url = url_of(target, target_path(target, "")),
        .method = "HEAD",
    };
    struct answer answer;
    struct result result = transfer_run(transfer_of(target), &request, &answer);
    target->missing = is_not_there(&answer);
    return target->missing ? RESULT_OK : result;
}

static void ftp_close(struct target *target)
{
    struct ftp *ftp = target->own;
    if (ftp)
        transfer_close(ftp->transfer);
    target->own = NULL;
}

const struct target_kind target_ftp = {
    .name = "FTPS",
    .open = ftp_open,
    .look = ftp_look,
    .put = ftp_put,
    .remove = ftp_remove,
    .examine = ftp_examine,
    .close = ftp_close,
};
