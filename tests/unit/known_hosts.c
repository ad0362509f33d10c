/* SPDX-License-Identifier: BSD-2-Clause */
/* What a file of known hosts says of a key, and the line that goes into it. */
#include "publish/known_hosts.h"

#include <string.h>

#include "base/base64.h"

#include "tap.h"

/* Two keys of type ed25519, and what ssh-keygen says of the first. */
#define KEY                                                                    \
    "AAAAC3NzaC1lZDI1NTE5AAAAIMRn2pPMoE6ds7PL5E6CaCpkF2Qv9HwjMzCMtTyqgA43"
#define OTHER                                                                  \
    "AAAAC3NzaC1lZDI1NTE5AAAAIGlqUYuuCv22zvcuGiSq4fLIecMJdvuZfdRDS3F1lGJ9"
#define PRINT "SHA256:BslaaNOmPxs0qmYp7YO/kYb+t1Fn6/oIGHWCLvAF09Q"

static struct arena *arena;
static struct host_key key;

static void test_key(void)
{
    struct str sent;
    ok(base64_read(arena, str_of(KEY), &sent) &&
           host_key_make(arena, sent, &key),
       "a key is taken as it is sent");
    ok(!strcmp(key.type, "ssh-ed25519"), "its type stands in it");
    ok(!strcmp(key.base64, KEY), "it is shown as files have it");
    ok(!strcmp(key.fingerprint, PRINT),
       "and its fingerprint as OpenSSH has it");
    struct host_key none;
    ok(!host_key_make(arena, str_of(""), &none), "nothing is no key");
    ok(!host_key_make(arena, str_slice(sent, 0, 10), &none),
       "nor is half of a type");
    ok(!host_key_make(arena, (struct str){"\0\0\0\2a\n", 6}, &none),
       "nor is a type that would break a line");
    ok(!host_key_make(arena, (struct str){"\1\0\0\2ab", 6}, &none),
       "nor is one that is very long");
}

static void test_line(void)
{
    static const struct {
        const char *host, *port, *expected;
    } cases[] = {
        {"www.example.org", "2222", "[www.example.org]:2222 ssh-ed25519 " KEY},
        {"www.example.org", "", "www.example.org ssh-ed25519 " KEY},
        {"www.example.org", "22", "www.example.org ssh-ed25519 " KEY},
        {"WWW.Example.org", "22", "www.example.org ssh-ed25519 " KEY},
        {"[2001:DB8::1]", "2222", "[2001:db8::1]:2222 ssh-ed25519 " KEY},
        {"[2001:db8::1]", "", "2001:db8::1 ssh-ed25519 " KEY},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *line = known_hosts_line(arena, cases[i].host, cases[i].port,
                                            &key);
        if (!ok(!strcmp(line, cases[i].expected), "the line of %s, port '%s'",
                cases[i].host, cases[i].port))
            note("got %s", line);
        struct known_host found = known_hosts_find(
            arena, str_of(line), cases[i].host, cases[i].port, &key);
        ok(found.state == KNOWN_SAME && found.line == 1, "and is found again");
    }
}

/* What OpenSSH's manual says of each; the host is www.example.org. */
static const struct {
    const char *name, *port, *text;
    enum known_state state;
    size_t line;
} files[] = {
    {"an empty file", "", "", KNOWN_NOT, 0},
    {"one that has another host", "", "example.org ssh-ed25519 " KEY, KNOWN_NOT,
     0},
    {"the key", "", "www.example.org ssh-ed25519 " KEY, KNOWN_SAME, 1},
    {"a comment after it", "", "www.example.org ssh-ed25519 " KEY " me\n",
     KNOWN_SAME, 1},
    {"white space of all kinds, and ends of lines as Windows has them", "",
     "# hosts\r\n\r\n  www.example.org\tssh-ed25519  " KEY "\r\n", KNOWN_SAME,
     3},
    {"a line that is commented out", "", "#www.example.org ssh-ed25519 " KEY,
     KNOWN_NOT, 0},
    {"another key", "", "www.example.org ssh-ed25519 " OTHER, KNOWN_OTHER, 1},
    {"a key of another type", "", "\nwww.example.org ssh-rsa AAAAB3Nz",
     KNOWN_OTHER, 2},
    {"several keys, and this one", "",
     "www.example.org ssh-ed25519 " OTHER "\nwww.example.org ssh-ed25519 " KEY,
     KNOWN_SAME, 2},
    {"several names", "", "a,www.example.org,b ssh-ed25519 " KEY, KNOWN_SAME,
     1},
    {"a pattern", "", "*.example.org ssh-ed25519 " KEY, KNOWN_SAME, 1},
    {"a pattern of single letters", "", "???.e*le.org ssh-ed25519 " KEY,
     KNOWN_SAME, 1},
    {"a pattern that does not fit", "", "??.example.org ssh-ed25519 " KEY,
     KNOWN_NOT, 0},
    {"a pattern with an exception", "",
     "*.example.org,!www.example.org ssh-ed25519 " KEY, KNOWN_NOT, 0},
    {"an exception that is for another", "",
     "!ftp.example.org,*.example.org ssh-ed25519 " KEY, KNOWN_SAME, 1},
    {"capitals", "", "WWW.EXAMPLE.ORG ssh-ed25519 " KEY, KNOWN_SAME, 1},
    {"the port", "2222", "[www.example.org]:2222 ssh-ed25519 " KEY, KNOWN_SAME,
     1},
    {"another port", "2222", "[www.example.org]:2223 ssh-ed25519 " KEY,
     KNOWN_NOT, 0},
    {"no port", "2222", "www.example.org ssh-ed25519 " KEY, KNOWN_SAME, 1},
    {"a port where none is asked for", "",
     "[www.example.org]:2222 ssh-ed25519 " KEY, KNOWN_NOT, 0},
    {"another key of the port, and this one without", "2222",
     "www.example.org ssh-ed25519 " KEY
     "\n[www.example.org]:2222 ssh-ed25519 " OTHER,
     KNOWN_OTHER, 2},
    {"the name hashed", "",
     "|1|GnyPNSPd23vHu7ge3MfhaNqKlH8=|EBhRuxN/JULAFAjXuwNqmFMXpCM= "
     "ssh-ed25519 " KEY,
     KNOWN_SAME, 1},
    {"name and port hashed", "2222",
     "|1|lXGXh1CxnFD2gZXs1TFdSqqFdeg=|VZ0r3nNfOgrI3EyU6wUPyN1jKS0= "
     "ssh-ed25519 " KEY,
     KNOWN_SAME, 1},
    {"another name hashed", "",
     "|1|lXGXh1CxnFD2gZXs1TFdSqqFdeg=|VZ0r3nNfOgrI3EyU6wUPyN1jKS0= "
     "ssh-ed25519 " KEY,
     KNOWN_NOT, 0},
    {"half a hash", "",
     "|1|lXGXh1CxnFD2gZXs1TFdSqqFdeg= ssh-ed25519 " KEY "\n|1|", KNOWN_NOT, 0},
    {"the key as one that is revoked", "",
     "www.example.org ssh-ed25519 " KEY "\n@revoked * ssh-ed25519 " KEY,
     KNOWN_REVOKED, 2},
    {"the key revoked for the name without the port", "2222",
     "[www.example.org]:2222 ssh-ed25519 " KEY
     "\n@revoked www.example.org ssh-ed25519 " KEY,
     KNOWN_REVOKED, 2},
    {"another key that is revoked", "",
     "@revoked * ssh-ed25519 " OTHER "\nwww.example.org ssh-ed25519 " KEY,
     KNOWN_SAME, 2},
    {"the key as one of an authority", "", "@cert-authority * ssh-ed25519 " KEY,
     KNOWN_NOT, 0},
    {"a line that ends early", "",
     "www.example.org\nwww.example.org ssh-ed25519", KNOWN_NOT, 0},
};

static void test_files(void)
{
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct known_host found = known_hosts_find(arena, str_of(files[i].text),
                                                   "www.example.org",
                                                   files[i].port, &key);
        if (!ok(found.state == files[i].state && found.line == files[i].line,
                "a file with %s", files[i].name))
            note("got %d, line %zu", (int)found.state, found.line);
    }
}

int main(void)
{
    arena = arena_new();
    test_key();
    test_line();
    test_files();
    arena_free(arena);
    return done();
}
