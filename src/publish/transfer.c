/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/transfer.h"

#include <curl/curl.h>
#include <string.h>

#include "base/buffer.h"
#include "base/uri.h"
#include "publish/transfer_fault.h"
#include "publish/transfer_line.h"
#include "publish/transfer_talk.h"

#define ANSWER_MAX      ((size_t)64 * 1024)
#define CONNECT_SECONDS 30L
#define STALL_SECONDS   60L

struct transfer {
    struct arena *arena;
    struct transfer_plan plan;
    CURL *handle;
    char error[CURL_ERROR_SIZE];
    struct talk talk;
    struct line line;
};

/* One request on its way. */
struct flight {
    struct transfer *transfer;
    const struct request *request;
    struct answer *answer;
    struct buffer body;
    size_t sent; /* bytes of the request's body */
    struct answer_header **link;
    struct curl_slist *headers, *before, *after;
};

struct transfer *transfer_open(struct arena *arena,
                               const struct transfer_plan *plan)
{
    struct transfer *transfer = arena_alloc(arena, sizeof *transfer);
    transfer->arena = arena;
    transfer->plan = *plan;
    if (curl_global_init(CURL_GLOBAL_DEFAULT))
        memory_out();
    transfer->handle = curl_easy_init();
    if (!transfer->handle)
        memory_out();
    transfer->talk = (struct talk){.secrets = plan->secrets,
                                   .watch = plan->watch};
    return transfer;
}

void transfer_close(struct transfer *transfer)
{
    if (!transfer)
        return;
    curl_easy_cleanup(transfer->handle);
    transfer->handle = NULL;
    curl_global_cleanup();
}

void transfer_reconnect(struct transfer *transfer)
{
    curl_easy_cleanup(transfer->handle);
    transfer->handle = curl_easy_init();
    if (!transfer->handle)
        memory_out();
}

struct transfer_plan transfer_plan_of(struct arena *arena,
                                      const struct settings *settings,
                                      const struct secrets *secrets,
                                      const struct watch *watch,
                                      const char *protocols)
{
    return (struct transfer_plan){
        .protocols = protocols,
        .ca_file = settings_file(arena, settings, "ca_file"),
        .timeout = settings_number(settings, "timeout", 0),
        .secrets = secrets,
        .watch = watch,
    };
}

static size_t take_body(char *bytes, size_t one, size_t len, void *own)
{
    struct flight *flight = own;
    size_t room = flight->body.ceiling - flight->body.len;
    (void)one;
    if (len > room)
        flight->answer->cut = true;
    buffer_add(&flight->body, bytes, len < room ? len : room);
    /* What does not fit is not asked for: a body without end has one here. */
    return flight->answer->cut ? 0 : len;
}

static size_t give_body(char *bytes, size_t one, size_t len, void *own)
{
    struct flight *flight = own;
    struct str rest = str_slice(*flight->request->body, flight->sent,
                                flight->request->body->len);
    len *= one;
    if (len > rest.len)
        len = rest.len;
    if (len)
        memcpy(bytes, rest.at, len);
    flight->sent += len;
    return len;
}

/* A login that is asked for late wants the body from its beginning again. */
static int rewind_body(void *own, curl_off_t offset, int origin)
{
    struct flight *flight = own;
    if (origin != SEEK_SET || offset < 0 ||
        (size_t)offset > flight->request->body->len)
        return CURL_SEEKFUNC_FAIL;
    flight->sent = (size_t)offset;
    return CURL_SEEKFUNC_OK;
}

static size_t take_header(char *bytes, size_t one, size_t len, void *own)
{
    struct flight *flight = own;
    struct arena *arena = flight->transfer->arena;
    struct str line = str_trim((struct str){bytes, len * one});
    if (str_starts(line, "HTTP/")) { /* of an answer before the last one */
        flight->answer->headers = NULL;
        flight->link = &flight->answer->headers;
    }
    size_t colon = str_find(line, ':');
    if (colon == line.len)
        return len * one;
    struct answer_header *header = arena_alloc(arena, sizeof *header);
    header->name = str_copy(arena, str_slice(line, 0, colon));
    header->value = str_copy(arena,
                             str_trim(str_slice(line, colon + 1, line.len)));
    *flight->link = header;
    flight->link = &header->next;
    return len * one;
}

struct str answer_header(const struct answer *answer, const char *name)
{
    for (const struct answer_header *h = answer->headers; h; h = h->next)
        if (str_equal_nocase(h->name, str_of(name)))
            return h->value;
    return str_of("");
}

static int follow(void *own, curl_off_t down_total, curl_off_t down,
                  curl_off_t up_total, curl_off_t up)
{
    struct flight *flight = own;
    const struct watch *watch = flight->transfer->plan.watch;
    (void)down_total;
    if (watch && watch->sent && up_total > 0)
        watch->sent(watch->own, up, up_total);
    return watch_stopped(watch) ||
           line_stalls(&flight->transfer->line, up + down);
}

static struct curl_slist *list_of(const char *const *texts)
{
    struct curl_slist *list = NULL;
    for (; texts && *texts; texts++) {
        struct curl_slist *more = curl_slist_append(list, *texts);
        if (!more)
            memory_out();
        list = more;
    }
    return list;
}

static long patience_of(const struct transfer_plan *plan)
{
    return plan->timeout ? plan->timeout : STALL_SECONDS;
}

static void set_always(struct transfer *transfer)
{
    const struct transfer_plan *plan = &transfer->plan;
    CURL *handle = transfer->handle;
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, transfer->error);
    curl_easy_setopt(handle, CURLOPT_USERAGENT, "avow/" PACKAGE_VERSION);
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, plan->protocols);
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(handle, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    if (plan->ca_file)
        curl_easy_setopt(handle, CURLOPT_CAINFO, plan->ca_file);
    curl_easy_setopt(handle, CURLOPT_CERTINFO, plan->seen ? 1L : 0L);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, CONNECT_SECONDS);
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_TIME, patience_of(plan));
    curl_easy_setopt(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT,
                     patience_of(plan));
    /* Not a header of our own, which would be signed. */
    curl_easy_setopt(handle, CURLOPT_EXPECT_100_TIMEOUT_MS, 1000L);
    line_begin(&transfer->line, handle, patience_of(plan));
    talk_listen(&transfer->talk, handle);
    if (plan->prepare)
        plan->prepare(handle, plan->own);
}

static void set_request(struct flight *flight)
{
    CURL *handle = flight->transfer->handle;
    const struct request *request = flight->request;
    bool download = !request->method && !request->body;
    curl_easy_setopt(handle, CURLOPT_URL, request->url);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, flight);
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, flight);
    curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, follow);
    curl_easy_setopt(handle, CURLOPT_XFERINFODATA, flight);
    if (request->body) {
        curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
        curl_easy_setopt(handle, CURLOPT_INFILESIZE_LARGE,
                         (curl_off_t)request->body->len);
        curl_easy_setopt(handle, CURLOPT_READFUNCTION, give_body);
        curl_easy_setopt(handle, CURLOPT_READDATA, flight);
        curl_easy_setopt(handle, CURLOPT_SEEKFUNCTION, rewind_body);
        curl_easy_setopt(handle, CURLOPT_SEEKDATA, flight);
    } else if (download) {
        curl_easy_setopt(handle, CURLOPT_HTTPGET, 1L);
    }
    if (request->method && !strcmp(request->method, "HEAD"))
        curl_easy_setopt(handle, CURLOPT_NOBODY, 1L);
    else if (request->method)
        curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, request->method);
    flight->headers = list_of(request->headers);
    flight->before = list_of(request->before);
    flight->after = list_of(request->after);
    if (flight->headers)
        curl_easy_setopt(handle, CURLOPT_HTTPHEADER, flight->headers);
    if (flight->before)
        curl_easy_setopt(handle, CURLOPT_QUOTE, flight->before);
    if (flight->after)
        curl_easy_setopt(handle, CURLOPT_POSTQUOTE, flight->after);
}

/* Until when the host's own certificate is valid, as the library says it. */
static const char *valid_until(CURL *handle, struct arena *arena)
{
    static const char name[] = "Expire date:";
    struct curl_certinfo *all = NULL;
    curl_easy_getinfo(handle, CURLINFO_CERTINFO, &all);
    if (!all || all->num_of_certs < 1)
        return NULL;
    for (const struct curl_slist *l = all->certinfo[0]; l; l = l->next)
        if (!strncmp(l->data, name, strlen(name)))
            return str_copy(arena, str_trim(str_of(l->data + strlen(name)))).at;
    return NULL;
}

static void note_seen(const struct flight *flight, CURLcode code)
{
    struct seen *seen = flight->transfer->plan.seen;
    struct arena *arena = flight->transfer->arena;
    if (!seen || code != CURLE_OK)
        return;
    if (!seen->address && *flight->answer->address)
        seen->address = flight->answer->address;
    if (!seen->valid_until)
        seen->valid_until = valid_until(flight->transfer->handle, arena);
}

static void read_info(struct flight *flight, CURLcode code)
{
    CURL *handle = flight->transfer->handle;
    struct answer *answer = flight->answer;
    struct arena *arena = flight->transfer->arena;
    curl_off_t size = -1;
    const char *address = NULL, *entry = NULL;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &answer->status);
    curl_easy_getinfo(handle, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &size);
    curl_easy_getinfo(handle, CURLINFO_PRIMARY_IP, &address);
    answer->size = size;
    curl_easy_getinfo(handle, CURLINFO_FTP_ENTRY_PATH, &entry);
    answer->entry = entry ? str_copy(arena, str_of(entry)).at : "";
    answer->address = address ? str_copy(arena, str_of(address)).at : "";
    answer->body = flight->body.len ? str_copy(arena, buffer_str(&flight->body))
                                    : str_of("");
    answer->code = (int)code;
    answer->hung_up = code != CURLE_OK &&
                      line_has_ended(&flight->transfer->line);
    note_seen(flight, code);
}

/* Whether the host may have begun to do what was asked. */
static bool has_left(const struct flight *flight)
{
    curl_off_t sent = 0;
    long asked = 0;
    curl_easy_getinfo(flight->transfer->handle, CURLINFO_SIZE_UPLOAD_T, &sent);
    curl_easy_getinfo(flight->transfer->handle, CURLINFO_REQUEST_SIZE, &asked);
    return sent > 0 || asked > 0;
}

struct result transfer_run(struct transfer *transfer,
                           const struct request *request, struct answer *answer)
{
    struct flight flight = {
        .transfer = transfer,
        .request = request,
        .answer = answer,
        .body = buffer_make(request->answer_max ? request->answer_max
                                                : ANSWER_MAX),
        .link = &answer->headers,
    };
    *answer = (struct answer){.size = -1, .body = str_of("")};
    *transfer->error = 0;
    curl_easy_reset(transfer->handle);
    set_always(transfer);
    set_request(&flight);
    CURLcode code = curl_easy_perform(transfer->handle);
    /* An answer that was cut on purpose is whole enough. */
    if (code == CURLE_WRITE_ERROR && answer->cut)
        code = CURLE_OK;
    if (code == CURLE_ABORTED_BY_CALLBACK && transfer->line.stalled)
        code = CURLE_OPERATION_TIMEDOUT;
    read_info(&flight, code);
    const struct transfer_fault fault = {
        .arena = transfer->arena,
        .error = transfer->line.stalled
                     ? arena_format(transfer->arena,
                                    "nothing has come through for %ld seconds",
                                    transfer->line.patience)
                     : secrets_blank(transfer->plan.secrets, transfer->arena,
                                     str_of(transfer->error)),
        .quote = transfer_quote(transfer, answer->body),
        .request = request,
        .answer = answer,
        .sent = code != CURLE_OK && has_left(&flight),
        .stopped = watch_stopped(transfer->plan.watch),
    };
    struct result result = transfer_judge(&fault, (int)code);
    curl_slist_free_all(flight.headers);
    curl_slist_free_all(flight.before);
    curl_slist_free_all(flight.after);
    buffer_release(&flight.body);
    return result;
}

const char *transfer_quote(const struct transfer *transfer, struct str body)
{
    struct arena *arena = transfer->arena;
    return talk_plain(arena, secrets_blank(transfer->plan.secrets, arena,
                                           str_slice(body, 0, 4096)));
}

const char *transfer_url(struct arena *arena, const struct settings *settings,
                         const char *scheme, const char *path)
{
    struct buffer url = buffer_within(arena, (size_t)64 * 1024);
    buffer_add_format(&url, "%s://%s%s%s", scheme, settings->host,
                      *settings->port ? ":" : "", settings->port);
    if (*path != '/')
        buffer_add_char(&url, '/');
    uri_add_path(&url, str_of(path));
    return str_copy(arena, buffer_str(&url)).at;
}

size_t transfer_versions(struct arena *arena,
                         struct transfer_version versions[4])
{
    const curl_version_info_data *info = curl_version_info(CURLVERSION_NOW);
    const struct transfer_version known[] = {
        {"libcurl", info->version},
        {"TLS", info->ssl_version},
        {"SSH", info->age >= CURLVERSION_FOURTH ? info->libssh_version : NULL},
        {"zlib", info->libz_version},
    };
    size_t count = 0;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].version)
            versions[count++] = (struct transfer_version){
                known[i].name, str_copy(arena, str_of(known[i].version)).at};
    return count;
}

bool transfer_is_at_least(unsigned major, unsigned minor, unsigned patch)
{
    return curl_version_info(CURLVERSION_NOW)->version_num >=
           (major << 16 | minor << 8 | patch);
}
