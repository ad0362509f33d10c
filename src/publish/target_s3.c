/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * S3, and what speaks as it does. Objects are replaced in one step by the
 * host. Every request is signed (version 4), with the hash of its body, which
 * libcurl before 8.0 does not send by itself; a path is signed as it stands,
 * so that all but unreserved characters are encoded.
 */
#include "publish/target.h"

#include <curl/curl.h>
#include <string.h>

#include "base/buffer.h"
#include "base/hash.h"
#include "base/path.h"
#include "base/uri.h"
#include "publish/http_file.h"
#include "publish/s3_login.h"

struct s3 {
    struct transfer *transfer;
    struct s3_login login;
    const char *provider; /* "aws:amz:REGION:s3" */
    const char *base;     /* the bucket's address, without a slash at its end */
    bool by_path;         /* the bucket stands in the path of it */
    const char *token;    /* a header, or NULL */
    const char *empty;    /* the header with the hash of nothing */
    bool lists; /* the account may list: a 403 is no "there is none" then */
};

static void prepare(void *handle, void *own)
{
    const struct target *target = own;
    const struct s3 *s3 = target->own;
    curl_easy_setopt((CURL *)handle, CURLOPT_AWS_SIGV4, s3->provider);
    curl_easy_setopt((CURL *)handle, CURLOPT_USERNAME, s3->login.id);
    curl_easy_setopt((CURL *)handle, CURLOPT_PASSWORD, s3->login.secret);
}

static struct result needs(struct target *target, const char *key,
                           const char *remedy)
{
    struct result result = result_make(target->arena, RESULT_LASTING,
                                       "[%s] has no %s",
                                       target->settings->section->name, key);
    result.remedy = remedy;
    return result;
}

/* The bucket's address, by the style that is asked for. */
static struct result find_base(struct target *target, const char *region)
{
    struct s3 *s3 = target->own;
    struct arena *arena = target->arena;
    const struct settings *settings = target->settings;
    const char *given = settings_string(arena, settings, "endpoint");
    const char *endpoint =
        given ? path_tidy(arena, given)
              : arena_format(arena, "https://s3.%s.amazonaws.com", region);
    struct str style = settings_text(settings, "style");
    s3->by_path = style.len ? str_is(style, "path") : given != NULL;
    const char *host = strstr(endpoint, "://") + 3;
    int scheme = (int)(host - endpoint);
    if (str_starts(str_of(endpoint), "http:") &&
        !settings_flag(settings, "insecure", false)) {
        struct result result = result_make(
            arena, RESULT_LASTING,
            "everybody on the way can read and change what is sent to '%s'",
            endpoint);
        result.remedy = "write https:// into endpoint, or insecure = yes";
        return result;
    }
    s3->base = s3->by_path
                   ? arena_format(arena, "%s/%s", endpoint, settings->host)
                   : arena_format(arena, "%.*s%s.%s", scheme, endpoint,
                                  settings->host, host);
    return RESULT_OK;
}

static const char *hash_header(struct arena *arena, struct str body)
{
    char hash[HASH_LENGTH + 1];
    hash_sha256(body, hash);
    return arena_format(arena, "x-amz-content-sha256: %s", hash);
}

/* What is to be done where a host says why it refuses, in XML. */
static const char *remedy_of(struct str said)
{
    static const struct {
        const char *code, *remedy;
    } known[] = {
        {"SignatureDoesNotMatch",
         "look at the secret of the access key, and at region"},
        {"InvalidAccessKeyId", "look at user: it is the id of the access key"},
        {"RequestTimeTooSkewed", "set the clock of this machine"},
        {"ExpiredToken", "the session is over: begin another one"},
        {"InvalidToken", "look at the session's token"},
        {"NoSuchBucket",
         "look at the bucket, the first part of the url: is it there?"},
        {"AuthorizationHeaderMalformed",
         "look at region: is it where the bucket is?"},
        {"PermanentRedirect", "look at region: is it where the bucket is?"},
    };
    const char *text = said.len ? said.at : "";
    const char *code = strstr(text, "<Code>");
    for (size_t i = 0; code && i < sizeof known / sizeof *known; i++)
        if (!strncmp(code + strlen("<Code>"), known[i].code,
                     strlen(known[i].code)))
            return known[i].remedy;
    return NULL;
}

/* Whether the keys are taken; whether they let us list is noted. */
static struct result greet(struct target *target)
{
    struct s3 *s3 = target->own;
    const char *const headers[] = {s3->empty, s3->token, NULL};
    /* Sorted, as its signature wants it. */
    const struct request request = {
        .url = arena_format(target->arena, "%s%s?list-type=2&max-keys=1",
                            s3->base, s3->by_path ? "" : "/"),
        .headers = headers,
    };
    struct answer answer;
    struct result result = transfer_run(s3->transfer, &request, &answer);
    s3->lists = result_is_done(result);
    bool may_not = answer.status == 403 && answer.body.len &&
                   strstr(answer.body.at, "<Code>AccessDenied</Code>");
    const char *remedy = remedy_of(answer.body);
    if (remedy)
        result.remedy = remedy;
    return may_not ? RESULT_OK : result;
}

static struct result s3_open(struct target *target)
{
    struct arena *arena = target->arena;
    struct s3 *s3 = arena_alloc(arena, sizeof *s3);
    const char *region = settings_string(arena, target->settings, "region");
    struct transfer_plan plan = transfer_plan_of(
        arena, target->settings, target->secrets, target->watch,
        settings_flag(target->settings, "insecure", false) ? "http,https"
                                                           : "https");
    target->own = s3;
    if (!region)
        return needs(target, "region",
                     "write the bucket's, such as region = eu-west-2; auto, "
                     "where the provider says so");
    struct result result = s3_login_find(target, &s3->login);
    if (result_is_done(result))
        result = find_base(target, region);
    if (!result_is_done(result))
        return result;
    s3->provider = arena_format(arena, "aws:amz:%s:s3", region);
    s3->empty = hash_header(arena, str_of(""));
    if (s3->login.token)
        s3->token = arena_format(arena, "x-amz-security-token: %s",
                                 s3->login.token);
    plan.prepare = prepare;
    plan.own = target;
    plan.seen = &target->seen;
    s3->transfer = transfer_open(arena, &plan);
    return greet(target);
}

/* The address of an object: its key is the target's path and the file's. */
static const char *url_of(const struct target *target, const char *path)
{
    const struct s3 *s3 = target->own;
    struct buffer url = buffer_within(target->arena, (size_t)64 * 1024);
    const char *key = target_path(target, path);
    buffer_add_text(&url, s3->base);
    if (*key != '/')
        buffer_add_char(&url, '/');
    uri_add_path(&url, str_of(key));
    return str_copy(target->arena, buffer_str(&url)).at;
}

static struct result s3_look(struct target *target, const char *path,
                             bool content, struct held *held)
{
    const struct s3 *s3 = target->own;
    const char *const headers[] = {s3->empty, s3->token, NULL};
    struct result result = http_file_look(s3->transfer, url_of(target, path),
                                          headers, content, held);
    /* To an account that may not list, what is not there is forbidden. */
    if (result.state == RESULT_LASTING && !s3->lists && held->forbidden) {
        *held = (struct held){.known = false};
        return RESULT_OK;
    }
    return result;
}

static struct result s3_put(struct target *target, const struct upload *upload)
{
    const struct s3 *s3 = target->own;
    struct arena *arena = target->arena;
    const char *url = url_of(target, upload->path);
    const char *cache = settings_string(arena, target->settings,
                                        "cache_control");
    const char *headers[] = {
        arena_format(arena, "x-amz-content-sha256: %s", upload->sha256),
        arena_format(arena, "Content-Type: %s", upload->type),
        NULL,
        NULL,
        NULL,
    };
    size_t count = 2;
    if (s3->token)
        headers[count++] = s3->token;
    if (cache)
        headers[count++] = arena_format(arena, "Cache-Control: %s", cache);
    const struct request request = {.url = url,
                                    .method = "PUT",
                                    .headers = headers,
                                    .body = &upload->bytes};
    const char *const looking[] = {s3->empty, s3->token, NULL};
    struct answer answer;
    struct result result = result_decisive(
        transfer_run(s3->transfer, &request, &answer));
    if (!result_is_done(result) || !s3->lists)
        return result;
    return result_afterwards(
        http_file_confirm(s3->transfer, arena, url, looking, upload));
}

static struct result s3_remove(struct target *target, const char *path)
{
    const struct s3 *s3 = target->own;
    const char *const headers[] = {s3->empty, s3->token, NULL};
    const struct request request = {
        .url = url_of(target, path), .method = "DELETE", .headers = headers};
    struct answer answer;
    struct result result = transfer_run(s3->transfer, &request, &answer);
    return answer.status == 404 ? RESULT_OK : result;
}

static void s3_close(struct target *target)
{
    struct s3 *s3 = target->own;
    if (s3)
        transfer_close(s3->transfer);
    target->own = NULL;
}

const struct target_kind target_s3 = {
    .name = "S3",
    .open = s3_open,
    .look = s3_look,
    .put = s3_put,
    .remove = s3_remove,
    .close = s3_close,
};
