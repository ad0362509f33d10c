/* SPDX-License-Identifier: BSD-2-Clause */
#include "data/type_address.h"

#include <string.h>

/* What RFC 5321 lets an address have. */
#define EMAIL_MAX 254

static bool is_label_byte(char c)
{
    unsigned char byte = (unsigned char)c;
    return is_ascii_letter(byte) || is_ascii_digit(byte) || c == '-' ||
           byte >= 0x80;
}

/* Names of letters, digits and hyphens with single dots between them. */
static bool is_host(struct str host)
{
    if (host.len && host.at[host.len - 1] == '.')
        host.len--;
    while (host.at) {
        struct str label = str_split(&host, '.');
        if (!label.len || label.at[0] == '-' || label.at[label.len - 1] == '-')
            return false;
        for (size_t i = 0; i < label.len; i++)
            if (!is_label_byte(label.at[i]))
                return false;
    }
    return true;
}

/* "[2001:db8::1]", looked at no closer than its characters. */
static bool is_ipv6(struct str host)
{
    if (host.len < 4 || host.at[0] != '[' || host.at[host.len - 1] != ']')
        return false;
    for (size_t i = 1; i + 1 < host.len; i++)
        if (!memchr("0123456789abcdefABCDEF:.", host.at[i], 24))
            return false;
    return true;
}

static bool is_port(struct str port)
{
    for (size_t i = 0; i < port.len; i++)
        if (!is_ascii_digit((unsigned char)port.at[i]))
            return false;
    return port.len && port.len <= 5;
}

static bool has_host(struct str authority)
{
    size_t close = str_find(authority, ']');
    size_t from = close < authority.len ? close : 0;
    struct str tail = str_slice(authority, from, authority.len);
    size_t colon = from + str_find(tail, ':');
    struct str host = str_slice(authority, 0, colon);
    if (colon < authority.len &&
        !is_port(str_slice(authority, colon + 1, authority.len)))
        return false;
    return is_ipv6(host) || is_host(host);
}

/* How long the scheme is, "https://" for one; 0 when it is not of the web. */
static size_t scheme_length(struct str text)
{
    static const char *const schemes[] = {"https://", "http://"};
    for (size_t i = 0; i < 2; i++) {
        size_t len = strlen(schemes[i]);
        if (str_equal_nocase(str_slice(text, 0, len), str_of(schemes[i])))
            return len;
    }
    return 0;
}

static bool remedy_url(struct refusal *why)
{
    return refusal_remedy(why,
                          "write it whole, such as https://www.example.org/");
}

/* Where the part of an address ends that names the host. */
static size_t authority_length(struct str rest)
{
    rest.len = str_find(rest, '/');
    rest.len = str_find(rest, '?');
    return str_find(rest, '#');
}

bool type_take_url(struct str text, struct refusal *why)
{
    size_t scheme = scheme_length(text);
    struct str rest = str_slice(text, scheme, text.len);
    struct str authority = str_slice(rest, 0, authority_length(rest));
    if (scheme && str_find(authority, '@') < authority.len) {
        refuse(why, "an address must not hold a name or a password");
        return refusal_remedy(why, "take out what stands before the '@', and "
                                   "change the password: a secret is never "
                                   "kept in these files");
    }
    if (!scheme) {
        refuse(why, "%s does not begin with https:// or http://",
               quoted(why, text));
        return remedy_url(why);
    }
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        if (is_ascii_letter(c) || is_ascii_digit(c) ||
            (c > ' ' && c != 0x7f && !memchr("\"<>\\^`{|}", c, 9)))
            continue;
        refuse(why, "%s has %s in it", quoted(why, text),
               c <= ' ' ? "white space" : "a character that no address has");
        return refusal_remedy(why, "copy it from the browser's address line");
    }
    if (authority.len && has_host(authority))
        return true;
    refuse(why, "%s has no host after the //", quoted(why, text));
    return remedy_url(why);
}

static bool is_mailbox(struct str text)
{
    size_t at = str_find(text, '@');
    struct str local = str_slice(text, 0, at);
    struct str domain = str_slice(text, at + 1, text.len);
    if (!local.len || text.len > EMAIL_MAX || !is_host(domain) ||
        str_find(domain, '.') + 1 >= domain.len)
        return false;
    for (struct str rest = local; rest.at;)
        if (!str_split(&rest, '.').len)
            return false;
    for (size_t i = 0; i < local.len; i++) {
        unsigned char c = (unsigned char)local.at[i];
        if (c <= ' ' || c == 0x7f || memchr("\"(),:;<>[\\]", c, 11))
            return false;
    }
    return true;
}

bool type_take_email(struct str text, struct refusal *why)
{
    if (is_mailbox(text))
        return true;
    size_t first = str_find(text, '@');
    struct str behind = str_slice(text, first + 1, text.len);
    bool several = str_find(behind, '@') < behind.len;
    refuse(why, "%s is %s", quoted(why, text),
           several ? "more than one address" : "not an address of e-mail");
    return refusal_remedy(why, "write one address, such as name@example.org");
}
