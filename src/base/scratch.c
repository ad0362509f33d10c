/* SPDX-License-Identifier: BSD-2-Clause */
#include "base/scratch.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file_fault.h"

/* How many folders are open at once while it is removed. */
#define DEPTH 20

char *scratch_make(struct arena *arena, const char *where,
                   struct diagnostics *all)
{
    char *made = arena_format(arena, "%s/avow.XXXXXX", where);
    if (mkdtemp(made))
        return made;
    file_fail(all, made, "made", errno);
    return NULL;
}

static int take_away(const char *path, const struct stat *info, int type,
                     struct FTW *at)
{
    (void)info;
    (void)type;
    (void)at;
    (void)remove(path);
    return 0;
}

void scratch_remove(const char *folder)
{
    (void)nftw(folder, take_away, DEPTH, FTW_DEPTH | FTW_PHYS | FTW_MOUNT);
}
