/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/resolve_address.h"

#include <string.h>

#include "document/resolve_text.h"

bool resolve_is_safe(char c)
{
    unsigned char byte = (unsigned char)c;
    if (is_ascii_letter(byte) || is_ascii_digit(byte))
        return true;
    switch (c) {
    case '!':
    case '#':
    case '$':
    case '%':
    case '\'':
    case '(':
    case ')':
    case '*':
    case '+':
    case ',':
    case '-':
    case '.':
    case '/':
    case ':':
    case ';':
    case '=':
    case '?':
    case '@':
    case '_':
    case '~':
        return true;
    default:
        return false;
    }
}

bool resolve_is_safe_url(struct str url)
{
    for (size_t i = 0; i < url.len; i++)
        if (!resolve_is_safe(url.at[i]))
            return false;
    return true;
}

void resolve_url(struct buffer *out, struct str url)
{
    bool angles = str_find(url, '(') < url.len || str_find(url, ')') < url.len;
    if (angles)
        buffer_add_char(out, '<');
    for (size_t i = 0; i < url.len;) {
        size_t token = resolve_token_write(out, str_slice(url, i, url.len));
        if (token) {
            i += token;
            continue;
        }
        if (resolve_is_safe(url.at[i]) || (unsigned char)url.at[i] >= 0x80)
            buffer_add_char(out, url.at[i]);
        else if (url.at[i] == '&')
            buffer_add_text(out, "&amp;");
        else
            buffer_add_format(out, "%%%02X", (unsigned char)url.at[i]);
        i++;
    }
    if (angles)
        buffer_add_char(out, '>');
}

/*
 * Where cmark decodes references before it looks at backslashes: `&` itself is
 * a reference, and a brace is one so that no tag is made.
 */
static void write_decoded(struct buffer *out, struct str text,
                          const char *backslash, const char *reference)
{
    for (size_t i = 0; i < text.len;) {
        char c = text.at[i];
        size_t token = resolve_token_write(out, str_slice(text, i, text.len));
        i += token ? token : 1;
        if (token)
            continue;
        bool brace = c == '{' && resolve_is_tag_brace(text, i - 1);
        /* Before the quote, cmark would take even "\\\\" for an escape. */
        bool end = c == '\\' && i == text.len;
        if (c == '&')
            buffer_add_text(out, "&amp;");
        else if ((unsigned char)c < ' ' || brace || end || strchr(reference, c))
            buffer_add_format(out, "&#%d;", c);
        else if (strchr(backslash, c))
            buffer_add_format(out, "\\%c", c);
        else
            buffer_add_char(out, c);
    }
}

void resolve_title(struct buffer *out, struct str title)
{
    write_decoded(out, title, "\\\"|<[", "");
}

void resolve_info(struct buffer *out, struct str info)
{
    write_decoded(out, info, "\\", "`");
}
