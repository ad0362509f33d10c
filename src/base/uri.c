/* SPDX-License-Identifier: BSD-2-Clause */
#include "base/uri.h"

#include <string.h>

#include "base/path.h"

/* No path is longer. */
#define PATH_LENGTH_MAX ((size_t)16 * 1024)

/* Unreserved in RFC 3986, and the slash between the names. */
static bool stands_for_itself(unsigned char c)
{
    return is_ascii_letter(c) || is_ascii_digit(c) || (c && strchr("-._~/", c));
}

void uri_add_path(struct buffer *out, struct str path)
{
    for (size_t i = 0; i < path.len; i++) {
        unsigned char c = (unsigned char)path.at[i];
        if (stands_for_itself(c))
            buffer_add_char(out, (char)c);
        else
            buffer_add_format(out, "%%%02X", c);
    }
}

/* The path as an absolute one, without "." and ".." in it. */
static struct str whole(struct arena *arena, const char *base, const char *path)
{
    const char *joined = *path == '/'
                             ? path
                             : arena_format(arena, "%s/%s", base, path);
    struct buffer out = buffer_within(arena, PATH_LENGTH_MAX);
    for (struct str rest = str_of(joined); rest.at;) {
        struct str name = str_split(&rest, '/');
        if (str_is(name, "..")) {
            while (out.len && out.bytes[--out.len] != '/')
                continue;
        } else if (name.len && !str_is(name, ".")) {
            buffer_add_char(&out, '/');
            buffer_add_str(&out, name);
        }
    }
    return buffer_str(&out);
}

/* How much of both is the same, up to the end of a name. */
static size_t common(struct str a, struct str b)
{
    size_t end = 0;
    for (size_t i = 0;; i++) {
        bool a_ends = i >= a.len || a.at[i] == '/';
        bool b_ends = i >= b.len || b.at[i] == '/';
        if (a_ends && b_ends)
            end = i;
        if (i >= a.len || i >= b.len || a.at[i] != b.at[i])
            return end;
    }
}

char *uri_between(struct arena *arena, const char *base, const char *folder,
                  const char *path)
{
    struct str from = whole(arena, base, folder);
    struct str to = whole(arena, base, path);
    size_t same = common(from, to);
    struct buffer out = buffer_within(arena, PATH_LENGTH_MAX);
    for (size_t i = same; i < from.len; i++)
        if (from.at[i] == '/')
            buffer_add_text(&out, "../");
    uri_add_path(&out, str_slice(to, same + 1, to.len));
    buffer_add_char(&out, '\0');
    return out.bytes;
}
