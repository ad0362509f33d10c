/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/transfer_fault.h"

#include <curl/curl.h>
#include <string.h>

#define WAIT_MAX 120

/*
 * Ends that may be other ones in a while. A handshake that is cut gives 2,
 * and so does a host whose only key has a signature that is not spoken any
 * more: the number of tries ends that.
 */
static bool may_pass(CURLcode code)
{
    switch (code) {
    case CURLE_FAILED_INIT:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_FTP_ACCEPT_TIMEOUT:
    case CURLE_HTTP2:
    case CURLE_PARTIAL_FILE:
    case CURLE_OPERATION_TIMEDOUT:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_SSH:
    case CURLE_AGAIN:
    case CURLE_HTTP2_STREAM:
        return true;
    default:
        return false;
    }
}

static bool status_may_pass(long status)
{
    static const long passing[] = {408, 429, 500, 502, 503, 504, 522, 524};
    for (size_t i = 0; i < sizeof passing / sizeof *passing; i++)
        if (status == passing[i])
            return true;
    return false;
}

/* These say that nothing was done, so that even a POST may be sent again. */
static bool status_did_nothing(long status)
{
    return status == 429 || status == 503 || status == 408;
}

/* "Retry-After: 120"; a date is not taken: its clock is not ours. */
static unsigned asked_wait(const struct answer *answer)
{
    struct str text = answer_header(answer, "Retry-After");
    unsigned seconds = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (!is_ascii_digit((unsigned char)text.at[i]))
            return 0;
        if (seconds <= WAIT_MAX)
            seconds = seconds * 10 + (unsigned)(text.at[i] - '0');
    }
    return seconds < WAIT_MAX ? seconds : WAIT_MAX;
}

static const char *what_host_said(const struct transfer_fault *fault)
{
    return *fault->quote ? arena_format(fault->arena, ": '%s'", fault->quote)
                         : "";
}

static const char *status_remedy(long status)
{
    if (status < 400)
        return "the host is somewhere else: write its address into the url. "
               "Redirects are not followed, since the login would go along";
    switch (status) {
    case 401:
    case 407:
        return "look at user and password; a web server may also leave the "
               "login out on its way to the program behind it";
    case 403:
        return "the account may not do that: ask who runs the host";
    case 404:
    case 409:
        return "look at the path in the url: is it there?";
    case 413:
        return "the host takes no file of this size: ask who runs it";
    case 507:
        return "the host's disk is full, or the account's share of it: make "
               "room and publish again";
    default:
        return NULL;
    }
}

static struct str without_query(struct str address)
{
    return str_slice(address, 0, str_find(address, '?'));
}

static struct result judge_status(const struct transfer_fault *fault)
{
    long status = fault->answer->status;
    bool passes = status_may_pass(status);
    enum result_state state = passes ? RESULT_PASSING : RESULT_LASTING;
    if (passes && fault->request->once && !status_did_nothing(status))
        state = RESULT_UNCERTAIN;
    struct str elsewhere = answer_header(fault->answer, "Location");
    const char *said = status < 400 && elsewhere.len
                           ? arena_format(fault->arena, ": it is at '%.*s'",
                                          STR(without_query(elsewhere)))
                           : what_host_said(fault);
    struct result result = result_make(fault->arena, state,
                                       "the host answered %ld%s", status, said);
    result.remedy = status_remedy(status);
    result.begun = passes && !status_did_nothing(status);
    result.wait = asked_wait(fault->answer);
    return result;
}

static const char *code_remedy(CURLcode code)
{
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
        return "look at the host's name in the url, and at the network";
    case CURLE_COULDNT_CONNECT:
        return "look at the host and the port in the url; a firewall may be "
               "between";
    case CURLE_PEER_FAILED_VERIFICATION:
        return "nothing was sent: the host cannot prove who it is. Ask who "
               "runs it; a certificate authority of your own goes into "
               "ca_file";
    case CURLE_SSL_CACERT_BADFILE:
        return "look at the file that ca_file names: it holds certificates "
               "in PEM form";
    case CURLE_SSL_CONNECT_ERROR:
        return "look at the port in the url: does the host speak TLS 1.2 or "
               "newer there?";
    case CURLE_LOGIN_DENIED:
        return "look at user and password, and whether the account is open";
    case CURLE_REMOTE_DISK_FULL:
        return "the host's disk is full, or the account's share of it: make "
               "room and publish again";
    case CURLE_REMOTE_ACCESS_DENIED:
    case CURLE_REMOTE_FILE_NOT_FOUND:
        return "look at the path in the url, and at what the account may do "
               "there";
    default:
        return NULL;
    }
}

/* FTP's numbers of four hundred are for what may pass. */
static bool ftp_may_pass(const struct transfer_fault *fault, CURLcode code)
{
    long status = fault->answer->status;
    return strncmp(fault->request->url, "http", 4) != 0 && status >= 400 &&
           status < 500 && code != CURLE_LOGIN_DENIED &&
           code != CURLE_PEER_FAILED_VERIFICATION;
}

static struct result judge_code(const struct transfer_fault *fault,
                                CURLcode code)
{
    const char *said = *fault->error ? fault->error : curl_easy_strerror(code);
    bool passes = may_pass(code) || ftp_may_pass(fault, code);
    enum result_state state = passes ? RESULT_PASSING : RESULT_LASTING;
    if (fault->request->once && fault->sent)
        state = RESULT_UNCERTAIN;
    struct str text = str_trim(str_of(said));
    struct result result = result_make(fault->arena, state, "%.*s", STR(text));
    /* A message begins in lower case, but for a name such as SSL. */
    char *first = (char *)result.text;
    if (first[0] && ascii_lower(first[1]) == first[1])
        first[0] = ascii_lower(first[0]);
    result.remedy = code_remedy(code);
    result.begun = fault->sent;
    return result;
}

struct result transfer_judge(const struct transfer_fault *fault, int code)
{
    long status = fault->answer->status;
    bool http = !strncmp(fault->request->url, "http", 4);
    if (code != CURLE_OK && fault->stopped) {
        struct result result = result_stopped(
            fault->arena, fault->request->once && fault->sent ? RESULT_UNCERTAIN
                                                              : RESULT_LASTING);
        result.begun = fault->sent;
        return result;
    }
    if (code != CURLE_OK)
        return judge_code(fault, (CURLcode)code);
    if (http && !fault->request->any_status && status >= 300)
        return judge_status(fault);
    return RESULT_OK;
}
