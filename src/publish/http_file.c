/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/http_file.h"

#include "base/hash.h"

static bool is_gone(long status)
{
    return status == 404 || status == 410;
}

static struct result ask(struct transfer *transfer, const char *method,
                         const char *url, const char *const *headers,
                         struct answer *answer)
{
    const struct request request = {.url = url,
                                    .method = method,
                                    .headers = headers,
                                    .answer_max = HTTP_FILE_MAX};
    struct result result = transfer_run(transfer, &request, answer);
    return is_gone(answer->status) ? RESULT_OK : result;
}

struct result http_file_look(struct transfer *transfer, const char *url,
                             const char *const *headers, bool content,
                             struct held *held)
{
    struct answer answer;
    struct result result = RESULT_OK;
    *held = (struct held){.known = true, .size = -1};
    if (!content) {
        result = ask(transfer, "HEAD", url, headers, &answer);
        held->forbidden = answer.status == 403;
        if (!result_is_done(result) || is_gone(answer.status))
            return result;
        held->there = true;
        held->size = answer.size;
        if (held->size >= 0)
            return result;
    }
    result = ask(transfer, NULL, url, headers, &answer);
    held->forbidden = answer.status == 403;
    if (!result_is_done(result) || is_gone(answer.status))
        return result;
    held->there = true;
    held->size = (long long)answer.body.len;
    if (answer.cut)
        held->size = -1;
    else
        hash_sha256(answer.body, held->sha256);
    return result;
}

struct result http_file_confirm(struct transfer *transfer, struct arena *arena,
                                const char *url, const char *const *headers,
                                const struct upload *upload)
{
    struct held held;
    struct result result = http_file_look(transfer, url, headers, false, &held);
    if (!result_is_done(result))
        return result;
    if (!held.there)
        return result_make(arena, RESULT_PASSING,
                           "the host took it, and does not hold it");
    if (held.size >= 0 && held.size != (long long)upload->bytes.len)
        return result_make(arena, RESULT_PASSING,
                           "the host holds %lld bytes of %zu", held.size,
                           upload->bytes.len);
    return result;
}
