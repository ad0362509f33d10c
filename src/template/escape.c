/* SPDX-License-Identifier: BSD-2-Clause */
#include "template/escape.h"

#include "base/sixteen.h"

/* Whether all of them stand in HTML as they are. */
static bool sixteen_plain(const unsigned char *at)
{
    sixteen bytes = sixteen_at((const char *)at);
    return sixteen_none((sixteen)((bytes & 0xfe) == ('&' & '\'')) |
                        (sixteen)((bytes & 0xfd) == ('<' & '>')) |
                        (sixteen)(bytes == '"'));
}

void escape_html(struct buffer *out, struct str text)
{
    static const char *const references[256] = {
        ['&'] = "&amp;",  ['<'] = "&lt;",   ['>'] = "&gt;",
        ['"'] = "&quot;", ['\''] = "&#39;",
    };
    const unsigned char *at = (const unsigned char *)text.at;
    const unsigned char *end = at + text.len;
    while (at < end) {
        const unsigned char *plain = at;
        while (end - at >= 16 && sixteen_plain(at))
            at += 16;
        while (at < end && !references[*at])
            at++;
        buffer_add(out, (const char *)plain, (size_t)(at - plain));
        if (at < end)
            buffer_add_text(out, references[*at++]);
    }
}

void escape_nothing(struct buffer *out, struct str text)
{
    buffer_add_str(out, text);
}

/* ASCII that stands in JSON as it is. */
static bool is_plain(unsigned char c)
{
    static const bool special[256] = {
        ['"'] = true, ['\\'] = true, ['<'] = true,
        ['>'] = true, ['&'] = true,  [0x7f] = true,
    };
    return c >= 0x20 && c < 0x80 && !special[c];
}

void escape_json(struct buffer *out, struct str text)
{
    size_t done = 0;
    for (size_t i = 0; i < text.len;) {
        uint32_t c;
        if (is_plain((unsigned char)text.at[i])) {
            i++;
            continue;
        }
        size_t len = utf8_decode(str_slice(text, i, text.len), &c);
        /* What is not UTF-8 cannot stand in JSON either. */
        bool bad = !len;
        if (bad) {
            c = 0xfffd;
            len = 1;
        }
        bool plain = !bad && c >= 0x80 && c != 0x2028 && c != 0x2029;
        if (!plain) {
            buffer_add(out, text.at + done, i - done);
            buffer_add_format(out, "\\u%04x", (unsigned)c);
            done = i + len;
        }
        i += len;
    }
    buffer_add_str(out, str_slice(text, done, text.len));
}
