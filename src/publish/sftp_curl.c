/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * SFTP by libcurl, which stands on libssh2: one handle a target, since one
 * that is used again looks at no new settings. Its rename replaces nothing.
 */
#include <curl/curl.h>
#include <string.h>

#include "base/buffer.h"
#include "publish/host_probe.h"
#include "publish/http_file.h"
#include "publish/sftp.h"
#include "publish/sftp_ssh.h"
#include "publish/transfer.h"

#define ADDRESS_MAX ((size_t)64 * 1024)

static struct transfer *transfer_of(const struct sftp *sftp)
{
    return sftp->own;
}

/* libcurl has held the host's key against the file; we say what comes of it. */
static int see_key(CURL *handle, const struct curl_khkey *known,
                   const struct curl_khkey *found, enum curl_khmatch match,
                   void *own)
{
    struct sftp *sftp = own;
    (void)handle;
    (void)known;
    return host_check_see(&sftp->host, (struct str){found->key, found->len},
                          match == CURLKHMATCH_OK)
               ? CURLKHSTAT_FINE
               : CURLKHSTAT_REJECT;
}

static long ways_to_log_in(const struct sftp *sftp)
{
    long ways = 0;
    if (sftp->key_file)
        ways |= CURLSSH_AUTH_PUBLICKEY;
    if (sftp->agent)
        ways |= CURLSSH_AUTH_AGENT;
    /* Many hosts ask for a password as one question of several to come. */
    if (!ways)
        ways = CURLSSH_AUTH_PASSWORD | CURLSSH_AUTH_KEYBOARD;
    return ways;
}

static void prepare(void *handle, void *own)
{
    struct sftp *sftp = own;
    const struct login *login = &sftp->target->login;
    CURL *curl = handle;
    curl_easy_setopt(curl, CURLOPT_USERNAME, login->user);
    curl_easy_setopt(curl, CURLOPT_SSH_AUTH_TYPES, ways_to_log_in(sftp));
    if (sftp->key_file) {
        curl_easy_setopt(curl, CURLOPT_SSH_PRIVATE_KEYFILE, sftp->key_file);
        curl_easy_setopt(curl, CURLOPT_KEYPASSWD, login->password);
    } else {
        curl_easy_setopt(curl, CURLOPT_PASSWORD, login->password);
    }
    /* Without a file libcurl would talk to anybody. */
    curl_easy_setopt(curl, CURLOPT_SSH_KNOWNHOSTS, sftp->host.file);
    curl_easy_setopt(curl, CURLOPT_SSH_KEYFUNCTION, see_key);
    curl_easy_setopt(curl, CURLOPT_SSH_KEYDATA, sftp);
    curl_easy_setopt(curl, CURLOPT_NEW_FILE_PERMS, 0644L);
}

static const char *url_of(const struct sftp *sftp, const char *path)
{
    return host_url(sftp->arena, sftp->target->settings, path);
}

/* A path as an argument of a command. */
static const char *quoted(struct arena *arena, const char *path)
{
    struct buffer text = buffer_within(arena, ADDRESS_MAX);
    buffer_add_char(&text, '"');
    for (; *path; path++) {
        if (*path == '"' || *path == '\\')
            buffer_add_char(&text, '\\');
        buffer_add_char(&text, *path);
    }
    buffer_add_char(&text, '"');
    return str_copy(arena, buffer_str(&text)).at;
}

/* Says in our words what libcurl leaves open. */
static struct result explain(struct sftp *sftp, struct result result,
                             const struct answer *answer)
{
    if (result_is_done(result))
        return result;
    switch (answer->code) {
    case CURLE_PEER_FAILED_VERIFICATION:
        return sftp->host.seen ? host_check_refuse(&sftp->host) : result;
    case CURLE_LOGIN_DENIED:
        result = sftp_refuse_login(sftp);
        break;
    case CURLE_SSH:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_QUOTE_ERROR:
        if (answer->hung_up)
            result.text = "the connection was lost";
        break;
    default:
        break;
    }
    if (answer->code == CURLE_QUOTE_ERROR && !answer->hung_up &&
        sftp_ssh_says(str_of(result.text), "Permission denied"))
        result.remedy = "look at the path in the url, and at what the account "
                        "may do there";
    /* What was never answered looks to libcurl like a refusal. */
    if (answer->hung_up)
        result.state = RESULT_PASSING;
    if (result.state == RESULT_PASSING)
        transfer_reconnect(transfer_of(sftp));
    return result;
}

static struct result run(struct sftp *sftp, const struct request *request,
                         struct answer *answer)
{
    struct result result = transfer_run(transfer_of(sftp), request, answer);
    return explain(sftp, result, answer);
}

/* A command, without a transfer. */
static struct result command(struct sftp *sftp, const char *text)
{
    const char *const commands[] = {text, NULL};
    const struct request request = {.url = url_of(sftp, "/"),
                                    .method = "HEAD",
                                    .before = text ? commands : NULL};
    struct answer answer;
    return run(sftp, &request, &answer);
}

static struct result curl_open(struct sftp *sftp)
{
    const struct target *target = sftp->target;
    struct transfer_plan plan = transfer_plan_of(
        sftp->arena, target->settings, target->secrets, target->watch, "sftp");
    plan.prepare = prepare;
    plan.own = sftp;
    sftp->own = transfer_open(sftp->arena, &plan);
    return command(sftp, NULL);
}

static struct result get(struct sftp *sftp, const char *path,
                         const char *method, struct answer *answer)
{
    const struct request request = {
        .url = url_of(sftp, path),
        .method = method,
        .answer_max = HTTP_FILE_MAX,
    };
    return run(sftp, &request, answer);
}

static struct result curl_list(struct sftp *sftp, const char *folder,
                               struct sftp_listing *listing)
{
    struct answer answer;
    const char *slash = folder[strlen(folder) - 1] == '/' ? "" : "/";
    struct result result = get(
        sftp, arena_format(sftp->arena, "%s%s", folder, slash), NULL, &answer);
    *listing = (struct sftp_listing){.whole = true};
    if (answer.code == CURLE_REMOTE_FILE_NOT_FOUND)
        return RESULT_OK;
    if (result_is_done(result))
        *listing = sftp_listing_read(sftp->arena, answer.body);
    return result;
}

static struct result curl_size(struct sftp *sftp, const char *path,
                               long long *size)
{
    struct answer answer;
    struct result result = get(sftp, path, "HEAD", &answer);
    *size = result_is_done(result) ? answer.size : -1;
    return answer.code == CURLE_REMOTE_FILE_NOT_FOUND ? RESULT_OK : result;
}

static struct result curl_fetch(struct sftp *sftp, const char *path,
                                struct str *bytes, bool *there, bool *cut)
{
    struct answer answer;
    struct result result = get(sftp, path, NULL, &answer);
    *there = result_is_done(result);
    *bytes = answer.body;
    *cut = answer.cut;
    return answer.code == CURLE_REMOTE_FILE_NOT_FOUND ? RESULT_OK : result;
}

static struct result curl_send(struct sftp *sftp, const char *path,
                               struct str bytes)
{
    const struct request request = {.url = url_of(sftp, path), .body = &bytes};
    struct answer answer;
    struct result result = run(sftp, &request, &answer);
    if (answer.code != CURLE_SSH)
        return result;
    /* The one looks like the other, but for whether the host is still there. */
    enum result_state state = answer.hung_up ? RESULT_PASSING : RESULT_LASTING;
    result = result_make(sftp->arena, state,
                         answer.hung_up ? "the connection was lost"
                                        : "the host did not take all of it");
    result.remedy = SFTP_FULL;
    return result;
}

static struct result curl_rename(struct sftp *sftp, const char *from,
                                 const char *to)
{
    return command(sftp, arena_format(sftp->arena, "rename %s %s",
                                      quoted(sftp->arena, from),
                                      quoted(sftp->arena, to)));
}

static struct result curl_remove(struct sftp *sftp, const char *path)
{
    return command(
        sftp, arena_format(sftp->arena, "rm %s", quoted(sftp->arena, path)));
}

static struct result curl_make(struct sftp *sftp, const char *folder)
{
    return command(sftp, arena_format(sftp->arena, "mkdir %s",
                                      quoted(sftp->arena, folder)));
}

static void curl_close(struct sftp *sftp)
{
    transfer_close(sftp->own);
    sftp->own = NULL;
}

const struct sftp_way sftp_curl = {
    .open = curl_open,
    .list = curl_list,
    .size = curl_size,
    .fetch = curl_fetch,
    .send = curl_send,
    .rename = curl_rename,
    .remove = curl_remove,
    .make = curl_make,
    .close = curl_close,
};
