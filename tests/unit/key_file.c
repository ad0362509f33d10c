/* SPDX-License-Identifier: BSD-2-Clause */
/* What a file with a key tells without being opened. No key here is one. */
#include "publish/key_file.h"

#include <string.h>

#include "base/base64.h"
#include "base/buffer.h"

#include "tap.h"

static struct arena *arena;

static void add(struct buffer *bytes, const char *text)
{
    const char head[4] = {0, 0, 0, (char)strlen(text)};
    buffer_add(bytes, head, sizeof head);
    buffer_add_text(bytes, text);
}

/* The beginning of OpenSSH's form, in lines. */
static struct str openssh(const char *cipher, const char *type)
{
    struct buffer bytes = buffer_within(arena, 1000);
    struct buffer open = buffer_within(arena, 1000);
    struct buffer base64 = buffer_within(arena, 1000);
    struct buffer text = buffer_within(arena, 2000);
    add(&open, type);
    add(&open, "none");
    buffer_add(&bytes, "openssh-key-v1", 15);
    add(&bytes, cipher);
    add(&bytes, "none");
    add(&bytes, "");
    buffer_add(&bytes, "\0\0\0\1", 4);
    buffer_add(&bytes, (const char[4]){0, 0, 0, (char)open.len}, 4);
    buffer_add_str(&bytes, buffer_str(&open));
    base64_add(&base64, buffer_str(&bytes));
    buffer_add_text(&text, "-----BEGIN OPENSSH PRIVATE "
                           "KEY-----\n");
    for (size_t i = 0; i < base64.len; i += 70)
        buffer_add_format(&text, "%.*s\n",
                          STR(str_slice(buffer_str(&base64), i, i + 70)));
    buffer_add_text(&text, "-----END OPENSSH PRIVATE "
                           "KEY-----\n");
    return buffer_str(&text);
}

static void is(const char *what, struct str text, enum key_form form,
               bool locked, bool rsa)
{
    struct key_facts facts = key_file_facts(arena, text);
    if (!ok(facts.form == form && facts.locked == locked && facts.rsa == rsa,
            "%s", what))
        note("form %d, locked %d, rsa %d", (int)facts.form, facts.locked,
             facts.rsa);
}

int main(void)
{
    arena = arena_new();
    is("an open key of OpenSSH", openssh("none", "ssh-ed25519"), KEY_PRIVATE,
       false, false);
    is("one with a passphrase", openssh("aes256-ctr", "ssh-ed25519"),
       KEY_PRIVATE, true, false);
    is("one of type RSA", openssh("none", "ssh-rsa"), KEY_PRIVATE, false, true);
    is("one that is cut", str_slice(openssh("none", "ssh-rsa"), 0, 60),
       KEY_PRIVATE, false, false);
    is("an RSA key in PEM",
       str_of("-----BEGIN RSA PRIVATE "
              "KEY-----\nAAAA\n"),
       KEY_PRIVATE, false, true);
    is("one with a passphrase in PEM",
       str_of("-----BEGIN RSA PRIVATE "
              "KEY-----\nProc-Type: 4,ENCRYPTED\n"),
       KEY_PRIVATE, true, true);
    is("one in PKCS #8",
       str_of("-----BEGIN ENCRYPTED PRIVATE "
              "KEY-----\nAAAA\n"),
       KEY_PRIVATE, true, false);
    is("one of PuTTY's", str_of("PuTTY-User-Key-File-3: ssh-ed25519\n"),
       KEY_PUTTY, false, false);
    is("a public half", str_of("ssh-ed25519 AAAA me\n"), KEY_PUBLIC, false,
       false);
    is("another one", str_of("ecdsa-sha2-nistp256 AAAA\n"), KEY_PUBLIC, false,
       false);
    is("a public half in PEM",
       str_of("-----BEGIN PUBLIC "
              "KEY-----\n"),
       KEY_PUBLIC, false, false);
    is("something else", str_of("hello\n"), KEY_NONE, false, false);
    is("nothing", str_of(""), KEY_NONE, false, false);
    arena_free(arena);
    return done();
}
