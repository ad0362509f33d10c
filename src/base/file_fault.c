/* SPDX-License-Identifier: BSD-2-Clause */
#include "base/file_fault.h"

#include <errno.h>
#include <string.h>

struct place file_whole(struct diagnostics *all, const char *path)
{
    char *name = arena_copy(all->arena, path, strlen(path));
    struct str none = {"", 0};
    return place_line(source_new(all->arena, name, none), 0);
}

/* What a person can do about an error of the system. */
static const char *remedy_for(int error)
{
    switch (error) {
    case ENOENT:
        return "check the name; it is case-sensitive";
    case EACCES:
    case EPERM:
        return "ask for the right to it, or use another folder";
    case EROFS:
        return "the disk is read-only; use another folder";
    case ENOSPC:
    case EDQUOT:
        return "the disk is full; make room and run it again";
    case EFBIG:
        return "a limit on the size of files was reached (see ulimit -f)";
    case EISDIR:
        return "a folder stands where a file should be; move it away";
    case EEXIST:
    case ENOTDIR:
        return "a file stands where a folder should be; move it away";
    default:
        return NULL;
    }
}

bool file_fail(struct diagnostics *all, const char *path, const char *what,
               int error)
{
    diagnostic_error(all, file_whole(all, path), "cannot be %s: %s", what,
                     strerror(error));
    const char *remedy = remedy_for(error);
    if (remedy)
        diagnostic_remedy(all, "%s", remedy);
    return false;
}
