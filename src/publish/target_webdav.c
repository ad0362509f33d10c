/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * WebDAV (RFC 4918): a file is put under a temporary name and moved into its
 * place, which servers do in one step. Folders are made one by one; that they
 * exist already is told by 405.
 */
#include "publish/target.h"

#include <curl/curl.h>
#include <string.h>

#include "base/path.h"
#include "publish/http_file.h"
#include "publish/transfer.h"

/* What a connection knows. */
struct webdav {
    struct transfer *transfer;
    const char *scheme; /* "https" */
    long ways;          /* to log in, as libcurl has them; 0: without */
    struct known_folder *folders;
};

/* A folder that has been made, or seen, on the host. */
struct known_folder {
    struct known_folder *next;
    const char *path;
};

static void prepare(void *handle, void *own)
{
    const struct target *target = own;
    const struct webdav *webdav = target->own;
    if (!*target->login.user || !webdav->ways)
        return;
    curl_easy_setopt((CURL *)handle, CURLOPT_HTTPAUTH, webdav->ways);
    curl_easy_setopt((CURL *)handle, CURLOPT_USERNAME, target->login.user);
    curl_easy_setopt((CURL *)handle, CURLOPT_PASSWORD, target->login.password);
}

/*
 * The way to log in. Where the host asks for Basic, it is not waited for: a
 * file whose login is asked for while it is sent costs a connection.
 */
static long choose_way(const struct target *target, const struct answer *asked)
{
    struct str auth = settings_text(target->settings, "auth");
    bool basic = false, digest = false;
    for (const struct answer_header *h = asked->headers; h; h = h->next) {
        if (!str_equal_nocase(h->name, STR_LITERAL("WWW-Authenticate")))
            continue;
        struct str scheme = str_slice(h->value, 0, str_find(h->value, ' '));
        basic = basic || str_equal_nocase(scheme, STR_LITERAL("Basic"));
        digest = digest || str_equal_nocase(scheme, STR_LITERAL("Digest"));
    }
    if (str_is(auth, "basic") || (!str_is(auth, "digest") && basic && !digest))
        return (long)CURLAUTH_BASIC;
    if (str_is(auth, "digest"))
        return (long)CURLAUTH_DIGEST;
    return (long)(CURLAUTH_BASIC | CURLAUTH_DIGEST);
}

static const char *url_of(const struct target *target, const char *path)
{
    const struct webdav *webdav = target->own;
    return transfer_url(target->arena, target->settings, webdav->scheme,
                        target_path(target, path));
}

/* One request without a body that matters; the status is in `answer`. */
static struct result ask(struct target *target, const char *method,
                         const char *url, const char *const *headers,
                         struct answer *answer, bool any_status)
{
    const struct webdav *webdav = target->own;
    const struct request request = {.url = url,
                                    .method = method,
                                    .headers = headers,
                                    .any_status = any_status};
    return transfer_run(webdav->transfer, &request, answer);
}

static struct result webdav_open(struct target *target)
{
    static const char *const headers[] = {"Depth: 0", NULL};
    struct webdav *webdav = arena_alloc(target->arena, sizeof *webdav);
    struct transfer_plan plan = transfer_plan_of(
        target->arena, target->settings, target->secrets, target->watch,
        target->settings->insecure ? "http" : "https");
    struct answer answer;
    plan.prepare = prepare;
    plan.own = target;
    plan.seen = &target->seen;
    target->own = webdav;
    webdav->scheme = plan.protocols;
    webdav->transfer = transfer_open(target->arena, &plan);
    struct result result = ask(target, "PROPFIND", url_of(target, ""), headers,
                               &answer, true);
    if (!result_is_done(result))
        return result;
    webdav->ways = choose_way(target, &answer);
    /* What it answers of the folder differs from server to server; that the
     * login is refused does not. */
    result = ask(target, "PROPFIND", url_of(target, ""), headers, &answer,
                 true);
    if (!result_is_done(result) ||
        (answer.status != 401 && answer.status != 403))
        return result;
    return ask(target, "PROPFIND", url_of(target, ""), headers, &answer, false);
}

static struct result webdav_look(struct target *target, const char *path,
                                 bool content, struct held *held)
{
    const struct webdav *webdav = target->own;
    return http_file_look(webdav->transfer, url_of(target, path), NULL, content,
                          held);
}

static bool is_known(const struct webdav *webdav, const char *path)
{
    const struct known_folder *folder = webdav->folders;
    while (folder && strcmp(folder->path, path) != 0)
        folder = folder->next;
    return folder;
}

/* Makes a folder below the target's own, "" for that one itself, and those
 * above it. */
static struct result make_folder(struct target *target, const char *path)
{
    struct webdav *webdav = target->own;
    struct answer answer;
    if (is_known(webdav, path))
        return RESULT_OK;
    if (*path) {
        const char *above = path_folder(target->arena, path);
        struct result result = make_folder(target,
                                           strcmp(above, ".") ? above : "");
        if (!result_is_done(result))
            return result;
    }
    /* The root of a host is there, and some servers answer oddly of it. */
    const char *whole = target_path(target, path);
    if (*whole && strcmp(whole, "/") != 0) {
        const char *slash = whole[strlen(whole) - 1] == '/' ? "" : "/";
        const char *url = transfer_url(
            target->arena, target->settings, webdav->scheme,
            arena_format(target->arena, "%s%s", whole, slash));
        struct result result = ask(target, "MKCOL", url, NULL, &answer, true);
        if (!result_is_done(result))
            return result;
        if (answer.status != 201 && answer.status != 405)
            return ask(target, "MKCOL", url, NULL, &answer, false);
    }
    struct known_folder *folder = arena_alloc(target->arena, sizeof *folder);
    *folder = (struct known_folder){.next = webdav->folders, .path = path};
    webdav->folders = folder;
    return RESULT_OK;
}

static struct result put_beside(struct target *target,
                                const struct upload *upload, const char *url)
{
    const struct webdav *webdav = target->own;
    const char *type = arena_format(target->arena, "Content-Type: %s",
                                    upload->type);
    const char *const headers[] = {type, NULL};
    struct answer answer;
    const struct request request = {.url = url,
                                    .method = "PUT",
                                    .headers = headers,
                                    .body = &upload->bytes};
    return transfer_run(webdav->transfer, &request, &answer);
}

static struct result move(struct target *target, const char *from,
                          const char *to)
{
    const char *destination = arena_format(target->arena, "Destination: %s",
                                           to);
    const char *const headers[] = {destination, "Overwrite: T", NULL};
    struct answer answer;
    return ask(target, "MOVE", from, headers, &answer, false);
}

static struct result webdav_put(struct target *target,
                                const struct upload *upload)
{
    const struct webdav *webdav = target->own;
    struct arena *arena = target->arena;
    const char *folder = path_folder(arena, upload->path);
    const char *url = url_of(target, upload->path);
    const char *beside = arena_format(arena, "%s" TARGET_NEW, url);
    struct result result = make_folder(target,
                                       strcmp(folder, ".") ? folder : "");
    if (!result_is_done(result))
        return result;
    result = put_beside(target, upload, beside);
    if (result_is_done(result))
        result = http_file_confirm(webdav->transfer, arena, beside, NULL,
                                   upload);
    if (result_is_done(result))
        result = result_decisive(move(target, beside, url));
    if (result_is_done(result))
        return result_afterwards(
            http_file_confirm(webdav->transfer, arena, url, NULL, upload));
    if (result.state == RESULT_LASTING) {
        struct answer ignored;
        watch_hold(target->watch, true);
        (void)!result_is_done(
            ask(target, "DELETE", beside, NULL, &ignored, true));
        watch_hold(target->watch, false);
    }
    return result;
}

static struct result webdav_remove(struct target *target, const char *path)
{
    struct answer answer;
    const char *url = url_of(target, path);
    const char *beside = arena_format(target->arena, "%s" TARGET_NEW, url);
    struct result result = ask(target, "DELETE", beside, NULL, &answer, true);
    if (!result_is_done(result))
        return result;
    result = ask(target, "DELETE", url, NULL, &answer, false);
    return answer.status == 404 ? RESULT_OK : result;
}

static struct result webdav_examine(struct target *target)
{
    static const char *const headers[] = {"Depth: 0", NULL};
    struct answer answer;
    struct result result = ask(target, "PROPFIND", url_of(target, ""), headers,
                               &answer, true);
    target->missing = answer.status == 404;
    return result;
}

static void webdav_close(struct target *target)
{
    struct webdav *webdav = target->own;
    if (webdav)
        transfer_close(webdav->transfer);
    target->own = NULL;
}

const struct target_kind target_webdav = {
    .name = "WebDAV",
    .open = webdav_open,
    .look = webdav_look,
    .put = webdav_put,
    .remove = webdav_remove,
    .examine = webdav_examine,
    .close = webdav_close,
};
