/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/known_hosts.h"

#include <string.h>

#include "base/buffer.h"
#include "base/hash.h"
#include "base/base64.h"

/* No key is longer in base64, in bytes. */
#define KEY_MAX  ((size_t)16 * 1024)
#define TYPE_MAX 64

/* The first four bytes are the length of what follows. */
static bool take_type(struct str sent, struct str *type)
{
    const unsigned char *at = (const unsigned char *)sent.at;
    if (sent.len < 4 || at[0] || at[1] || at[2])
        return false;
    *type = str_slice(sent, 4, 4 + (size_t)at[3]);
    bool good = type->len == at[3] && type->len && type->len <= TYPE_MAX;
    for (size_t i = 0; good && i < type->len; i++)
        good = type->at[i] > ' ' && type->at[i] < 0x7f;
    return good;
}

bool host_key_make(struct arena *arena, struct str sent, struct host_key *key)
{
    struct str type;
    unsigned char digest[HASH_BYTES];
    if (!take_type(sent, &type))
        return false;
    struct buffer whole = buffer_within(arena, KEY_MAX);
    base64_add(&whole, sent);
    struct buffer print = buffer_within(arena, KEY_MAX);
    buffer_add_text(&print, "SHA256:");
    hash_sha256_bytes(sent, digest);
    base64_add(&print, (struct str){(const char *)digest, sizeof digest});
    while (print.len && print.bytes[print.len - 1] == '=')
        print.len--;
    key->type = str_copy(arena, type).at;
    key->base64 = str_copy(arena, buffer_str(&whole)).at;
    key->fingerprint = str_copy(arena, buffer_str(&print)).at;
    return !whole.full;
}

/* Whether a pattern of `*` and `?` fits the whole name. */
static bool fits(struct str pattern, struct str name)
{
    size_t p = 0, n = 0, star = pattern.len, after = 0;
    while (n < name.len) {
        if (p < pattern.len && pattern.at[p] == '*') {
            star = p++;
            after = n;
        } else if (p < pattern.len &&
                   (pattern.at[p] == '?' ||
                    ascii_lower(pattern.at[p]) == name.at[n])) {
            p++;
            n++;
        } else if (star < pattern.len) {
            p = star + 1;
            n = ++after;
        } else {
            return false;
        }
    }
    while (p < pattern.len && pattern.at[p] == '*')
        p++;
    return p == pattern.len;
}

/* "|1|SALT|HASH": HMAC-SHA1 of the name, with the salt as its key. */
static bool fits_hashed(struct arena *arena, struct str hashed, struct str name)
{
    unsigned char digest[HASH_SHA1_BYTES];
    struct str salt, hash;
    hashed = str_slice(hashed, strlen("|1|"), hashed.len);
    if (!base64_read(arena, str_split(&hashed, '|'), &salt) || !hashed.at ||
        !base64_read(arena, hashed, &hash))
        return false;
    hash_hmac_sha1(salt, name, digest);
    return str_equal(hash, (struct str){(const char *)digest, sizeof digest});
}

/* Whether the names of a line, separated by commas, are those of the host. */
static bool names(struct arena *arena, struct str list, struct str name)
{
    bool found = false;
    if (str_starts(list, "|1|"))
        return fits_hashed(arena, list, name);
    while (list.at) {
        struct str one = str_split(&list, ',');
        bool not_it = str_starts(one, "!");
        if (!fits(str_slice(one, not_it, one.len), name))
            continue;
        if (not_it)
            return false;
        found = true;
    }
    return found;
}

static struct str without_padding(struct str base64)
{
    while (base64.len && base64.at[base64.len - 1] == '=')
        base64.len--;
    return base64;
}

/* What the lines say under one of the host's two names. */
static struct known_host find(struct arena *arena, struct str text,
                              struct str name, const struct host_key *key)
{
    struct known_host found = {.state = KNOWN_NOT};
    struct str wanted = without_padding(str_of(key->base64));
    for (size_t at = 1; text.at; at++) {
        struct str line = str_split(&text, '\n');
        struct str list = str_word(&line), marker = {"", 0};
        if (str_starts(list, "#"))
            continue;
        if (str_starts(list, "@")) {
            marker = list;
            list = str_word(&line);
        }
        struct str type = str_word(&line), base64 = str_word(&line);
        bool revoked = str_is(marker, "@revoked");
        if (!base64.len || (marker.len && !revoked) ||
            !names(arena, list, name))
            continue;
        bool same = str_equal(without_padding(base64), wanted);
        const struct known_host here = {
            .state = revoked ? KNOWN_REVOKED
                     : same  ? KNOWN_SAME
                             : KNOWN_OTHER,
            .line = at,
            .type = str_copy(arena, type).at,
        };
        /* That a key is revoked counts wherever it stands. */
        if (revoked && same)
            return here;
        if (!revoked &&
            (found.state == KNOWN_NOT || (same && found.state == KNOWN_OTHER)))
            found = here;
    }
    return found;
}

static bool is_usual(const char *port)
{
    return !*port || !strcmp(port, "22");
}

static struct str lower(struct arena *arena, const char *host)
{
    char *copy = arena_copy(arena, host, strlen(host));
    for (char *at = copy; *at; at++)
        *at = ascii_lower(*at);
    struct str name = str_of(copy);
    if (str_starts(name, "[") && name.at[name.len - 1] == ']')
        name = str_slice(name, 1, name.len - 1); /* of IPv6, in an address */
    return name;
}

static struct str with_port(struct arena *arena, const char *host,
                            const char *port)
{
    struct str name = lower(arena, host);
    return is_usual(port)
               ? name
               : str_of(arena_format(arena, "[%.*s]:%s", STR(name), port));
}

struct known_host known_hosts_find(struct arena *arena, struct str text,
                                   const char *host, const char *port,
                                   const struct host_key *key)
{
    struct known_host found = find(arena, text, with_port(arena, host, port),
                                   key);
    if (is_usual(port) || found.state == KNOWN_REVOKED)
        return found;
    struct known_host plain = find(arena, text, lower(arena, host), key);
    return found.state == KNOWN_NOT || plain.state == KNOWN_REVOKED ? plain
                                                                    : found;
}

const char *known_hosts_line(struct arena *arena, const char *host,
                             const char *port, const struct host_key *key)
{
    return arena_format(arena, "%.*s %s %s", STR(with_port(arena, host, port)),
                        key->type, key->base64);
}
