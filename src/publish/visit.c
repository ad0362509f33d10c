/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/visit.h"

#include <curl/curl.h>

#include "publish/address.h"

/* Cookies are off unless they are asked for; a login is never set here. */
static void prepare(void *handle, void *own)
{
    (void)own;
    curl_easy_setopt(handle, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(handle, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
}

void visitor_begin(struct visitor *visitor, struct arena *arena,
                   const struct settings *settings,
                   const struct secrets *secrets, const struct watch *watch)
{
    struct transfer_plan plan = transfer_plan_of(arena, settings, secrets,
                                                 watch, "http,https");
    plan.prepare = prepare;
    *visitor = (struct visitor){
        .arena = arena,
        .transfer = transfer_open(arena, &plan),
        .patience = patience_of(settings, watch),
    };
}

void visitor_end(struct visitor *visitor)
{
    transfer_close(visitor->transfer);
    visitor->transfer = NULL;
}

/* One request, and its answer when it is through. */
struct asking {
    struct visitor *visitor;
    const char *url;
    size_t max;
    struct answer answer;
};

static struct result ask_once(void *own)
{
    static const char *const headers[] = {
        "Accept: text/html,application/xhtml+xml;q=0.9,*/*;q=0.8",
        "Cache-Control: no-cache", "Pragma: no-cache", NULL};
    struct asking *asking = own;
    const struct request request = {
        .url = asking->url, .headers = headers, .answer_max = asking->max};
    return transfer_run(asking->visitor->transfer, &request, &asking->answer);
}

static bool is_redirect(long status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 ||
           status == 308;
}

/* Whether it would be no better with another page of the host. */
static bool is_of_host(int code)
{
    return code == CURLE_COULDNT_RESOLVE_HOST ||
           code == CURLE_COULDNT_CONNECT || code == CURLE_SSL_CONNECT_ERROR ||
           code == CURLE_PEER_FAILED_VERIFICATION;
}

/* Why an address is not fetched, or NULL. */
static const char *refusal(const struct visitor *visitor, struct str address)
{
    struct str host = address_host(address);
    if (!str_starts(address, "http://") && !str_starts(address, "https://"))
        return "it is no address of the web";
    if (str_find(host, '@') < host.len)
        return "the address has a login in it";
    return str_equal(host, visitor->silent) ? visitor->silence : NULL;
}

/* All headers of that name as one list. */
static struct str joined_headers(struct arena *arena,
                                 const struct answer *answer, const char *name)
{
    const char *joined = "";
    for (const struct answer_header *h = answer->headers; h; h = h->next)
        if (str_equal_nocase(h->name, str_of(name)))
            joined = arena_format(arena, "%s%s%.*s", joined,
                                  *joined ? ", " : "", STR(h->value));
    return str_of(joined);
}

static void take(struct arena *arena, struct visit *visit,
                 const struct asking *asking, struct str address)
{
    const struct answer *answer = &asking->answer;
    struct reply *reply = &visit->reply;
    reply->status = answer->status;
    reply->content_type = answer_header(answer, "Content-Type");
    reply->robots = joined_headers(arena, answer, "X-Robots-Tag");
    visit->fetched = (struct fetched){answer->body, address,
                                      reply->content_type};
}

void visit(struct visitor *visitor, const char *address, size_t max,
           struct visit *visit)
{
    struct arena *arena = visitor->arena;
    struct str at = address_resolve(arena, str_of(""), str_of(address));
    *visit = (struct visit){.reply = {.address = address, .from = address}};
    for (int i = 0;; i++) {
        visit->reply.fault = refusal(visitor, at);
        visit->reply.untrusted = visit->reply.fault && visitor->untrusted &&
                                 visit->reply.fault == visitor->silence;
        if (!visit->reply.fault && i > VISIT_REDIRECTS_MAX)
            visit->reply.fault = "it is redirected over and over again";
        visit->reply.status = 0;
        if (visit->reply.fault)
            return;
        struct asking asking = {
            visitor, str_copy(arena, address_page(at)).at, max, {0}};
        struct result result = attempt(&visitor->patience, ask_once, &asking);
        visit->reply.untrusted = asking.answer.code ==
                                 CURLE_PEER_FAILED_VERIFICATION;
        /* Of an answer that ended early nothing is known. */
        if (asking.answer.code) {
            visit->reply.fault = result.text;
            if (is_of_host(asking.answer.code)) {
                visitor->silent = address_host(at);
                visitor->silence = result.text;
                visitor->untrusted = visit->reply.untrusted;
            }
            return;
        }
        take(arena, visit, &asking, at);
        struct str location = answer_header(&asking.answer, "Location");
        if (!is_redirect(asking.answer.status) || !location.len)
            return;
        at = address_resolve(arena, at, location);
        visit->reply.from = str_copy(arena, at).at;
    }
}
