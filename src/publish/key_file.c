/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/key_file.h"

#include <string.h>

#include "base/base64.h"
#include "base/buffer.h"

/* No key is longer, in bytes. */
#define KEY_MAX ((size_t)64 * 1024)

/* The next text with its length before it; empty where there is none. */
static struct str take(struct str *bytes)
{
    const unsigned char *at = (const unsigned char *)bytes->at;
    size_t len = bytes->len < 4 ? 0
                                : (size_t)at[0] << 24 | (size_t)at[1] << 16 |
                                      (size_t)at[2] << 8 | at[3];
    struct str rest = str_slice(*bytes, 4, bytes->len);
    *bytes = str_slice(rest, len, rest.len);
    return str_slice(rest, 0, len);
}

/* The lines between the first and the last, as bytes. */
static struct str body_of(struct arena *arena, struct str text)
{
    struct buffer body = buffer_within(arena, KEY_MAX);
    struct str bytes = {"", 0};
    while (text.at) {
        struct str line = str_trim(str_split(&text, '\n'));
        if (!str_starts(line, "-----"))
            buffer_add_str(&body, line);
    }
    return base64_read(arena, buffer_str(&body), &bytes) ? bytes : str_of("");
}

/* OpenSSH's own form: the cipher is named, and the public half is open. */
static void read_openssh(struct arena *arena, struct str text,
                         struct key_facts *facts)
{
    static const char magic[] = "openssh-key-v1"; /* and its NUL */
    struct str bytes = body_of(arena, text);
    if (bytes.len < sizeof magic || memcmp(bytes.at, magic, sizeof magic) != 0)
        return;
    bytes = str_slice(bytes, sizeof magic, bytes.len);
    struct str cipher = take(&bytes);
    facts->locked = cipher.len && !str_is(cipher, "none");
    take(&bytes); /* how the passphrase becomes a key, and with what */
    take(&bytes);
    bytes = str_slice(bytes, 4, bytes.len); /* how many keys: one */
    struct str open = take(&bytes);
    facts->rsa = str_is(take(&open), "ssh-rsa");
}

struct key_facts key_file_facts(struct arena *arena, struct str text)
{
    struct key_facts facts = {.form = KEY_PRIVATE};
    struct str head = str_slice(text, 0, 200);
    if (str_starts(text, "PuTTY-User-Key-File"))
        facts.form = KEY_PUTTY;
    else if (str_holds(head, STR_LITERAL("BEGIN PUBLIC KEY")) ||
             str_holds(head, STR_LITERAL("BEGIN SSH2 PUBLIC KEY")) ||
             str_starts(text, "ssh-") || str_starts(text, "ecdsa-"))
        facts.form = KEY_PUBLIC;
    else if (!str_holds(head, STR_LITERAL("PRIVATE KEY-----")))
        facts.form = KEY_NONE;
    else if (str_holds(head, STR_LITERAL("BEGIN OPENSSH ")))
        read_openssh(arena, text, &facts);
    else {
        facts.locked = str_holds(head, STR_LITERAL("BEGIN ENCRYPTED ")) ||
                       str_holds(head, STR_LITERAL("Proc-Type: 4,ENCRYPTED"));
        facts.rsa = str_holds(head, STR_LITERAL("BEGIN RSA "));
    }
    return facts;
}
