/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Any endpoint of HTTP: a request by templates of the institution's own, for
 * one page (a content management system, a registry) or for each file (a blob
 * store). What it makes of a page cannot be asked; a POST is sent once.
 */
#include "publish/target.h"

#include <curl/curl.h>
#include <string.h>

#include "base/uri.h"
#include "data/json.h"
#include "publish/http_file.h"
#include "publish/http_template.h"

struct http {
    struct transfer *transfer;
    struct http_template template;
    const char *scheme;
};

static void prepare(void *handle, void *own)
{
    const struct target *target = own;
    if (!*target->login.user)
        return;
    curl_easy_setopt((CURL *)handle, CURLOPT_HTTPAUTH, (long)CURLAUTH_BASIC);
    curl_easy_setopt((CURL *)handle, CURLOPT_USERNAME, target->login.user);
    curl_easy_setopt((CURL *)handle, CURLOPT_PASSWORD, target->login.password);
}

static struct result http_open(struct target *target)
{
    struct http *http = arena_alloc(target->arena, sizeof *http);
    struct transfer_plan plan = transfer_plan_of(
        target->arena, target->settings, target->secrets, target->watch,
        target->settings->insecure ? "http" : "https");
    plan.prepare = prepare;
    plan.own = target;
    plan.seen = &target->seen;
    target->own = http;
    http->scheme = plan.protocols;
    http->transfer = transfer_open(target->arena, &plan);
    return http_template_read(target, &http->template);
}

static const char *url_of(const struct target *target, const char *path,
                          const char *query)
{
    const struct http *http = target->own;
    const char *whole = target->kind->page ? target->settings->path
                                           : target_path(target, path);
    return arena_format(
        target->arena, "%s%s%s",
        transfer_url(target->arena, target->settings, http->scheme, whole),
        *query ? "?" : "", query);
}

/* Whether the status is one that was asked for; all of 2xx where none is. */
static bool is_expected(const struct target *target, long status)
{
    struct str words = settings_text(target->settings, "expect");
    const char *wanted = arena_format(target->arena, "%ld", status);
    if (!words.len)
        return status >= 200 && status < 300;
    while (words.len) {
        struct str word = str_word(&words);
        if (str_is(word, wanted))
            return true;
    }
    return false;
}

static struct result unexpected(struct target *target, long status)
{
    struct result result = result_make(
        target->arena, RESULT_LASTING,
        "the host answered %ld, and %.*s was expected", status,
        STR(settings_text(target->settings, "expect")));
    result.remedy = "look at what it says of that status, and at expect";
    return result;
}

/* An address that begins at the host's root is made whole. It is printed, and
 * stands in receipts. */
static const char *whole_url(const struct target *target, struct str url)
{
    const struct http *http = target->own;
    const struct settings *settings = target->settings;
    url = str_of(secrets_blank(target->secrets, target->arena, url));
    if (!str_starts(url, "/"))
        return str_copy(target->arena, url).at;
    return arena_format(target->arena, "%s://%s%s%s%.*s", http->scheme,
                        settings->host, *settings->port ? ":" : "",
                        settings->port, STR(url));
}

/* The value at a pointer such as /data/attributes/url (RFC 6901, without
 * escapes, and "0" for the first of a list). */
static struct str at_pointer(const struct value *value, struct str pointer)
{
    (void)str_split(&pointer, '/');
    while (value && pointer.at) {
        struct str name = str_split(&pointer, '/');
        if (value->kind != VALUE_LIST) {
            value = value_member(value, name);
            continue;
        }
        size_t index = 0;
        for (size_t i = 0; i < name.len; i++)
            index = index * 10 + (size_t)(name.at[i] - '0');
        value = value_items(value);
        while (value && index--)
            value = value->next;
    }
    return value && value->kind == VALUE_TEXT ? value->text : str_of("");
}

/* Where the answer says that the page is. */
static void find_page(struct target *target, const struct answer *answer)
{
    struct str where = settings_text(target->settings, "answer_url");
    struct str url = str_of("");
    if (str_starts(where, "/"))
        url = at_pointer(json_read_quietly(target->arena, answer->body), where);
    else if (where.len)
        url = answer_header(answer, str_copy(target->arena, where).at);
    if (url.len)
        target->page_url = whole_url(target, url);
    else if (where.len)
        target_remark(target, NULL,
                      "the answer has no '%.*s' to tell where the page is",
                      STR(where));
}

static struct result http_look(struct target *target, const char *path,
                               bool content, struct held *held)
{
    const struct http *http = target->own;
    const struct upload upload = {.path = path,
                                  .bytes = str_of(""),
                                  .sha256 = "",
                                  .type = "text/html; charset=utf-8",
                                  .public_url = ""};
    struct http_filled filled;
    *held = (struct held){.known = false};
    if (target->kind->page)
        return RESULT_OK;
    struct result result = http_template_fill(target, &http->template, &upload,
                                              &filled);
    if (!result_is_done(result))
        return result;
    return http_file_look(http->transfer, url_of(target, path, filled.query),
                          filled.headers, content, held);
}

static struct result http_put(struct target *target,
                              const struct upload *upload)
{
    const struct http *http = target->own;
    const char *method = settings_string(target->arena, target->settings,
                                         "method");
    struct http_filled filled;
    struct answer answer;
    struct result result = http_template_fill(target, &http->template, upload,
                                              &filled);
    if (!result_is_done(result))
        return result;
    method = method ? method : target->kind->page ? "POST" : "PUT";
    const char *url = url_of(target, upload->path, filled.query);
    const struct request request = {.url = url,
                                    .method = method,
                                    .headers = filled.headers,
                                    .body = &filled.body,
                                    .once = !strcmp(method, "POST")};
    result = result_decisive(transfer_run(http->transfer, &request, &answer));
    if (answer.status && is_expected(target, answer.status))
        result = RESULT_OK;
    else if (result_is_done(result))
        return unexpected(target, answer.status);
    if (!result_is_done(result))
        return result;
    find_page(target, &answer);
    if (target->kind->page)
        return result;
    return result_afterwards(http_file_confirm(http->transfer, target->arena,
                                               url, filled.headers, upload));
}

static struct result http_remove(struct target *target, const char *path)
{
    const struct http *http = target->own;
    const struct upload upload = {.path = path,
                                  .bytes = str_of(""),
                                  .sha256 = "",
                                  .type = "text/html; charset=utf-8",
                                  .public_url = ""};
    struct http_filled filled;
    struct answer answer;
    struct result result = http_template_fill(target, &http->template, &upload,
                                              &filled);
    if (!result_is_done(result))
        return result;
    const struct request request = {.url = url_of(target, path, filled.query),
                                    .method = "DELETE",
                                    .headers = filled.headers};
    result = transfer_run(http->transfer, &request, &answer);
    return answer.status == 404 ? RESULT_OK : result;
}

/* That the host answers at all, and over TLS, is what can be seen. */
static struct result http_examine(struct target *target)
{
    const struct http *http = target->own;
    const struct request request = {
        .url = url_of(target, "", ""), .method = "HEAD", .any_status = true};
    struct answer answer;
    struct result result = transfer_run(http->transfer, &request, &answer);
    if (result_is_done(result))
        target_remark(target, NULL, "the host answers %ld to a question for it",
                      answer.status);
    return result;
}

static void http_close(struct target *target)
{
    struct http *http = target->own;
    if (http)
        transfer_close(http->transfer);
    target->own = NULL;
}

const struct target_kind target_http = {
    .name = "HTTP",
    .page = true,
    .cannot_be_asked = true,
    .open = http_open,
    .look = http_look,
    .put = http_put,
    .remove = http_remove,
    .examine = http_examine,
    .close = http_close,
};

const struct target_kind target_http_files = {
    .name = "HTTP, a request a file",
    .open = http_open,
    .look = http_look,
    .put = http_put,
    .remove = http_remove,
    .examine = http_examine,
    .close = http_close,
};
