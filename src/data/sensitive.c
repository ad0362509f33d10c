/* SPDX-License-Identifier: BSD-2-Clause */
#include "data/sensitive.h"

#include <string.h>

static bool ends_in(struct str name, const char *end)
{
    size_t len = strlen(end);
    return name.len >= len &&
           str_equal_nocase(str_slice(name, name.len - len, name.len),
                            str_of(end));
}

bool sensitive_name(struct str name)
{
    /* Mistyped ones too: "pasword". */
    static const char *const pieces[] = {
        "pass",          "pasw",   "psw",
        "pwd",           "secret", "authorization",
        "authorisation", "cookie", "credential",
        "token",         NULL};
    static const char *const ends[] = {"key", "signature", NULL};
    static const char *const wholes[] = {"pw", "sig", NULL};
    static const char *const places[] = {"_env", "_file", "_command", NULL};
    for (const char *const *p = places; *p; p++)
        if (ends_in(name, *p))
            return false;
    for (const char *const *p = pieces; *p; p++)
        if (str_holds_nocase(name, str_of(*p)))
            return true;
    for (const char *const *p = ends; *p; p++)
        if (ends_in(name, *p))
            return true;
    for (const char *const *p = wholes; *p; p++)
        if (str_equal_nocase(name, str_of(*p)))
            return true;
    return false;
}

bool sensitive_address(struct str text, size_t *from, size_t *to)
{
    size_t begin = str_find(text, ':'), last = text.len;
    /* "NAME:PASSWORD@HOST", with neither a scheme nor slashes, is none of a
     * sentence and of an e-mail. */
    if (begin + 1 < text.len && text.at[begin + 1] == '/')
        for (begin++; begin < text.len && text.at[begin] == '/';)
            begin++;
    else if (str_find(text, ' ') < text.len || str_starts(text, "mailto:"))
        return false;
    else
        begin = 0;
    for (size_t i = begin; i < text.len; i++)
        if (text.at[i] == '@')
            last = i;
    struct str rest = str_slice(text, begin, last);
    size_t colon = begin + str_find(rest, ':');
    size_t first = begin + str_find(str_slice(text, begin, text.len), '@');
    if (last == text.len || colon >= last)
        return false;
    /* A user may be an address of e-mail: "a@example.org:PASSWORD@HOST". */
    size_t slash = begin + str_find(str_slice(text, begin, text.len), '/');
    struct str behind = str_slice(text, colon, slash);
    if (first < colon && str_find(behind, '@') == behind.len)
        return false;
    /* "HOST:22/a@b" has a port, and an address of IPv6 its own colons. */
    size_t digits = colon + 1;
    while (is_ascii_digit((unsigned char)text.at[digits]))
        digits++;
    if ((digits > colon + 1 && text.at[digits] == '/') || text.at[begin] == '[')
        return false;
    *from = colon + 1;
    *to = last;
    return true;
}

/* No name in a query is longer. */
#define NAME_MAX_LEN 64

/* Where the value of a name in a query begins that is a secret's: "?sig=…". */
static size_t sensitive_query(struct str line, size_t from)
{
    for (size_t i = from; i < line.len; i++) {
        if (line.at[i] != '?' && line.at[i] != '&')
            continue;
        struct str one = str_slice(line, i + 1, i + 1 + NAME_MAX_LEN);
        size_t equals = str_find(one, '=');
        if (equals < one.len && sensitive_name(str_slice(one, 0, equals)))
            return i + 1 + equals + 1;
    }
    return line.len;
}

size_t sensitive_from(struct str line)
{
    size_t begin = 0, from, to;
    while (begin < line.len && is_ascii_space((unsigned char)line.at[begin]))
        begin++;
    size_t end = begin;
    while (end < line.len && !is_ascii_space((unsigned char)line.at[end]) &&
           line.at[end] != '=' && line.at[end] != ':')
        end++;
    size_t value = end;
    while (value < line.len && (is_ascii_space((unsigned char)line.at[value]) ||
                                line.at[value] == '=' || line.at[value] == ':'))
        value++;
    if (end > begin && sensitive_name(str_slice(line, begin, end)))
        return value;
    struct str rest = str_slice(line, value, line.len);
    if (sensitive_address(rest, &from, &to))
        return value + from;
    return sensitive_query(line, value);
}
