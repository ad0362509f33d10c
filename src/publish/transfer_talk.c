/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/transfer_talk.h"

#include <curl/curl.h>
#include <string.h>

#include "base/buffer.h"

#define QUOTE_MAX 300

/* Headers and commands whose values are for two ears only. */
static const char *const private[] = {
    "authorization:",    "cookie:",    "proxy-authorization:",
    "set-cookie:",       "x-api-key:", "x-amz-security-token:",
    "www-authenticate:", "pass ",      "authentication-info:",
    "x-ms-copy-source:", NULL,
};

static bool is_private(struct str line, size_t *named)
{
    for (const char *const *p = private; *p; p++) {
        *named = strlen(*p);
        if (str_equal_nocase(str_slice(line, 0, *named), str_of(*p)))
            return true;
    }
    return false;
}

/* An address may carry a key in its query. */
static struct str without_query(struct arena *arena, struct str line)
{
    size_t question = str_find(line, '?');
    size_t end = question;
    while (end < line.len && line.at[end] != ' ')
        end++;
    if (question == line.len)
        return line;
    return str_of(arena_format(arena, "%.*s?[query]%.*s",
                               STR(str_slice(line, 0, question)),
                               STR(str_slice(line, end, line.len))));
}

static void say(struct talk *talk, struct arena *arena, char direction,
                struct str line)
{
    size_t named;
    if (is_private(line, &named))
        line = str_of(arena_format(arena, "%.*s [secret]",
                                   STR(str_slice(line, 0, named))));
    if (direction == '>' || direction == '*')
        line = without_query(arena, line);
    struct buffer shown = buffer_within(arena, 4096);
    for (size_t i = 0; i < line.len; i++) {
        unsigned char c = (unsigned char)line.at[i];
        buffer_add_char(&shown, c < ' ' || c == 0x7f ? ' ' : (char)c);
    }
    const char *text = secrets_blank(talk->secrets, arena, buffer_str(&shown));
    talk->watch->says(talk->watch->own, direction, text);
}

static int overhear(CURL *handle, curl_infotype type, char *bytes, size_t len,
                    void *own)
{
    struct talk *talk = own;
    char direction = type == CURLINFO_TEXT         ? '*'
                     : type == CURLINFO_HEADER_IN  ? '<'
                     : type == CURLINFO_HEADER_OUT ? '>'
                                                   : 0;
    (void)handle;
    if (!direction)
        return 0;
    struct arena *arena = arena_new();
    for (struct str rest = {bytes, len}; rest.at && rest.len;) {
        struct str line = str_trim(str_split(&rest, '\n'));
        if (line.len)
            say(talk, arena, direction, line);
    }
    arena_free(arena);
    return 0;
}

void talk_listen(struct talk *talk, void *handle)
{
    if (!talk->watch || !talk->watch->says)
        return;
    curl_easy_setopt((CURL *)handle, CURLOPT_VERBOSE, 1L);
    curl_easy_setopt((CURL *)handle, CURLOPT_DEBUGFUNCTION, overhear);
    curl_easy_setopt((CURL *)handle, CURLOPT_DEBUGDATA, talk);
}

const char *talk_plain(struct arena *arena, const char *text)
{
    struct buffer out = buffer_within(arena, QUOTE_MAX + 8);
    bool tag = false, space = false;
    for (struct str rest = str_of(text); rest.len && out.len < QUOTE_MAX;) {
        uint32_t c;
        size_t len = utf8_decode(rest, &c);
        if (!len) {
            len = 1;
            c = 0xfffd;
        }
        rest = str_slice(rest, len, rest.len);
        if (c == '<' || c == '>')
            tag = c == '<';
        if (tag || c == '>' || c <= ' ' || (c >= 0x7f && c < 0xa0)) {
            space = true;
            continue;
        }
        if (space && out.len)
            buffer_add_char(&out, ' ');
        space = false;
        buffer_add_codepoint(&out, c);
    }
    return out.len ? str_copy(arena, buffer_str(&out)).at : "";
}
