/* SPDX-License-Identifier: BSD-2-Clause */
/* What is in a folder, from lines that are written for people. */
#include "publish/sftp_listing.h"

#include "tap.h"

static struct arena *arena;

static void is(const char *what, const char *line, const char *name, char kind,
               long long size)
{
    struct sftp_listing listing = sftp_listing_read(arena, str_of(line));
    const struct sftp_entry *entry = sftp_listing_find(&listing, str_of(name));
    if (!ok(listing.whole && listing.count == 1 && entry &&
                entry->kind == kind && entry->size == size,
            "%s", what))
        note("%zu entries, the first '%.*s' of %lld bytes", listing.count,
             STR(listing.entries->name), listing.entries->size);
}

static void test_lines(void)
{
    is("a line of OpenSSH's server",
       "-rw-r--r--    1 publisher www         1234 Nov 28 13:50 index.html\n",
       "index.html", '-', 1234);
    is("a line of OpenSSH's sftp, with the path",
       "-rw-r--r--    ? 1000     1000         1234 Nov  8 13:50 a/b/index.html",
       "index.html", '-', 1234);
    is("a file of last year", "-rw-r--r-- 1 a b 12 Feb 29  2024 x", "x", '-',
       12);
    is("a folder", "drwxr-xr-x    2 a b     4096 Nov 28 13:50 2024-25\n",
       "2024-25", 'd', 4096);
    is("a link", "lrwxrwxrwx    1 a b        7 Nov 28 13:50 now -> 2024-25\n",
       "now", 'l', 7);
    is("an owner with spaces",
       "-rw-r--r--    1 EXAMPLE\\Web Officers domain users  12 Nov 28 13:50 "
       "x\n",
       "x", '-', 12);
    is("a name with spaces",
       "-rw-r--r--    1 a b       12 Nov 28 13:50   two  words \n",
       "  two  words ", '-', 12);
    is("a name like a date", "-rw-r--r-- 1 a b 12 Nov 28 13:50 5 May 1 10:00 y",
       "5 May 1 10:00 y", '-', 12);
    is("rights with a sign of more", "-rw-r--r--+ 1 a b 12 Nov 28 13:50 x", "x",
       '-', 12);
    is("another language",
       "-rw-r--r-- 1 a b 12 d\xc3\xa9"
       "c. 28 13:50 x",
       "x", '-', 12);
    is("a large file", "-rw-r--r-- 1 a b 123456789012345 Nov 28 13:50 x", "x",
       '-', 123456789012345);
    is("no file at all", "total 0\r\n-rw-r--r-- 1 a b 0 Nov 28 13:50 x\r\n",
       "x", '-', 0);
}

static void test_folder(void)
{
    struct sftp_listing listing = sftp_listing_read(
        arena, str_of("-rw-r--r-- 1 a b 1 Nov 28 13:50 z\n"
                      "-rw-r--r-- 1 a b 2 Nov 28 13:50 a b\n"
                      "-rw-r--r-- 1 a b 3 Nov 28 13:50 b\n"));
    const struct sftp_entry *b = sftp_listing_find(&listing, str_of("b"));
    ok(listing.there && listing.whole && listing.count == 3,
       "all lines of a folder are read");
    ok(b && b->size == 3, "a name is not found at the end of another");
    ok(!sftp_listing_find(&listing, str_of("c")),
       "nor is one that is not there");
    listing = sftp_listing_read(arena, str_of(""));
    ok(listing.there && listing.whole && !listing.count,
       "a folder may be empty");
    listing = sftp_listing_read(arena,
                                str_of("2026-11-28 13:50 12 x\n"
                                       "-rw-r--r-- 1 a b 3 Nov 28 13:50 b\n"));
    ok(listing.there && !listing.whole && listing.count == 1,
       "where a line is not understood, not all is");
    ok(!sftp_listing_read(arena, str_of("-rw-r--r-- 1 a b 3 Nov")).whole,
       "nor is one that ends early");
}

int main(void)
{
    arena = arena_new();
    test_lines();
    test_folder();
    arena_free(arena);
    return done();
}
