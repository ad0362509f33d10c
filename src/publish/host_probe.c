/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/host_probe.h"

#include <curl/curl.h>

#include "base/buffer.h"
#include "base/uri.h"
#include "publish/transfer.h"

#define ADDRESS_MAX ((size_t)64 * 1024)

/* One connection, with a file of keys to choose a type by. */
struct probe {
    struct host_check *check;
    const char *file;
};

static int see_key(CURL *handle, const struct curl_khkey *known,
                   const struct curl_khkey *found, enum curl_khmatch match,
                   void *own)
{
    struct probe *probe = own;
    (void)handle;
    (void)known;
    (void)host_check_see(probe->check, (struct str){found->key, found->len},
                         match == CURLKHMATCH_OK);
    return CURLKHSTAT_REJECT;
}

static void prepare(void *handle, void *own)
{
    struct probe *probe = own;
    curl_easy_setopt((CURL *)handle, CURLOPT_SSH_KNOWNHOSTS, probe->file);
    curl_easy_setopt((CURL *)handle, CURLOPT_SSH_KEYFUNCTION, see_key);
    curl_easy_setopt((CURL *)handle, CURLOPT_SSH_KEYDATA, probe);
}

const char *host_url(struct arena *arena, const struct settings *settings,
                     const char *path)
{
    struct buffer url = buffer_within(arena, ADDRESS_MAX);
    buffer_add_text(&url, "sftp://");
    /* A name in capitals would not be found among the known ones. */
    for (const char *at = settings->host; *at; at++)
        buffer_add_char(&url, ascii_lower(*at));
    if (*settings->port)
        buffer_add_format(&url, ":%s", settings->port);
    if (*path != '/')
        buffer_add_text(&url, "/~/");
    uri_add_path(&url, str_of(path));
    return str_copy(arena, buffer_str(&url)).at;
}

static struct result probe_with(struct host_check *check, const char *file,
                                const struct secrets *secrets,
                                const struct watch *watch)
{
    struct probe probe = {.check = check, .file = file};
    struct transfer_plan plan = transfer_plan_of(check->arena, check->settings,
                                                 secrets, watch, "sftp");
    const struct request request = {
        .url = host_url(check->arena, check->settings, "/"), .method = "HEAD"};
    struct answer answer;
    plan.prepare = prepare;
    plan.own = &probe;
    struct transfer *transfer = transfer_open(check->arena, &plan);
    struct result result = transfer_run(transfer, &request, &answer);
    transfer_close(transfer);
    check->address = answer.address;
    return check->seen ? RESULT_OK : result;
}

struct result host_probe(struct host_check *check,
                         const struct secrets *secrets,
                         const struct watch *watch)
{
    check->seen = false;
    struct result result = probe_with(check, check->file, secrets, watch);
    /* A type that is known, and that the two do not both speak any more, ends
     * it before a key is shown: then any other. */
    return result_is_done(result)
               ? result
               : probe_with(check, "/dev/null", secrets, watch);
}
