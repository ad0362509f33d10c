/* SPDX-License-Identifier: BSD-2-Clause */
#include "base/path.h"

#include <string.h>

char *path_tidy(struct arena *arena, const char *path)
{
    size_t len = strlen(path);
    while (len > 1 && path[len - 1] == '/')
        len--;
    return arena_copy(arena, path, len);
}

char *path_join(struct arena *arena, const char *base, const char *name)
{
    if (!strcmp(base, "."))
        return arena_copy(arena, name, strlen(name));
    size_t base_len = strlen(base), name_len = strlen(name);
    bool slash = !base_len || base[base_len - 1] != '/';
    char *path = arena_room(arena, base_len + slash + name_len + 1);
    memcpy(path, base, base_len);
    if (slash)
        path[base_len++] = '/';
    memcpy(path + base_len, name, name_len + 1);
    return path;
}

bool path_is_safe(struct str name)
{
    if (!name.len || name.at[0] == '/' || str_find(name, '\\') < name.len)
        return false;
    for (struct str rest = name; rest.at;)
        if (str_is(str_split(&rest, '/'), ".."))
            return false;
    return true;
}

const char *path_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

char *path_folder(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return arena_copy(arena, ".", 1);
    size_t len = slash == path ? 1 : (size_t)(slash - path);
    return arena_copy(arena, path, len);
}
