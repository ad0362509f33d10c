/* SPDX-License-Identifier: BSD-2-Clause */
#include "base/changes.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/file_beside.h"
#include "base/file_fault.h"

struct change {
    struct change *next, *before;
    const char *path;
    bool is_folder; /* that was made already */
    bool was_there;
    struct str former;     /* what it held */
    const char *temporary; /* what is to take its place; NULL: to be removed */
    bool made;
};

void changes_begin(struct changes *changes, struct arena *arena)
{
    *changes = (struct changes){.arena = arena};
    file_hold_signals(&changes->signals);
}

static void add(struct changes *changes, struct change change)
{
    struct change *kept = arena_alloc(changes->arena, sizeof *kept);
    *kept = change;
    kept->path = arena_copy(changes->arena, change.path, strlen(change.path));
    kept->before = changes->last;
    if (changes->last)
        changes->last->next = kept;
    else
        changes->first = kept;
    changes->last = kept;
}

bool changes_write(struct changes *changes, const char *path, struct str bytes,
                   struct diagnostics *all)
{
    struct change change = {.path = path};
    if (!file_look(path, &change.was_there, all) ||
        (change.was_there &&
         !file_read(changes->arena, path, FILE_MAX, &change.former, all)))
        return false;
    change.temporary = file_write_beside(changes->arena, path, bytes, true,
                                         all);
    if (change.temporary)
        add(changes, change);
    return change.temporary;
}

bool changes_remove(struct changes *changes, const char *path,
                    struct diagnostics *all)
{
    struct change change = {.path = path, .was_there = true};
    if (!file_read(changes->arena, path, FILE_MAX, &change.former, all))
        return false;
    add(changes, change);
    return true;
}

/* Notes the folders on the way to `path` that are not there, outer ones first,
 * so that the inner ones go first. */
static void note_folders(struct changes *changes, const char *path)
{
    char *above = path_folder(changes->arena, path);
    if (file_is_there(path) || !strcmp(above, path))
        return;
    note_folders(changes, above);
    add(changes, (struct change){.path = path, .is_folder = true});
}

bool changes_folder(struct changes *changes, const char *root, const char *path,
                    struct diagnostics *all)
{
    note_folders(changes, path);
    return folder_make_inside(root, path, all);
}

bool changes_new_folder(struct changes *changes, const char *path,
                        const char **stage, struct diagnostics *all)
{
    char *above = path_folder(changes->arena, path);
    int result = -1;
    for (int i = 0; i < 100 && result; i++) {
        *stage = arena_format(changes->arena, "%s/.%s.%ld-%d.tmp", above,
                              path_name(path), (long)getpid(), i);
        result = mkdir(*stage, 0777);
        if (result && errno != EEXIST)
            break;
    }
    if (result)
        return file_fail(all, path, "made a folder", errno);
    add(changes, (struct change){.path = *stage, .is_folder = true});
    changes->stage = *stage;
    changes->folder = path;
    return true;
}

static void undo(struct changes *changes, const struct change *change)
{
    /* A disk is at fault already: no more is said of it. */
    struct diagnostics unsaid = diagnostics_make(changes->arena);
    bool wrote;
    if (change->is_folder)
        folder_remove_empty(change->path);
    else if (!change->made && change->temporary)
        unlink(change->temporary);
    else if (change->made && !change->was_there)
        unlink(change->path);
    else if (change->made &&
             !file_replace(change->path, change->former, &wrote, &unsaid))
        return;
}

void changes_drop(struct changes *changes)
{
    for (const struct change *c = changes->last; c; c = c->before)
        undo(changes, c);
    file_release_signals(&changes->signals);
}

static bool make(const struct change *change, struct diagnostics *all)
{
    if (change->is_folder)
        return true;
    return change->temporary
               ? file_take_place(change->temporary, change->path, all)
               : file_remove(change->path, all);
}

/* Lets what was written appear as a folder, where that was prepared. */
static bool show_folder(const struct changes *changes, struct diagnostics *all)
{
    return !changes->stage || !rename(changes->stage, changes->folder) ||
           file_fail(all, changes->folder, "made a folder", errno);
}

bool changes_commit(struct changes *changes, struct diagnostics *all)
{
    bool done = true;
    for (struct change *c = changes->first; c && done; c = c->next)
        done = c->made = make(c, all);
    if (done && show_folder(changes, all)) {
        file_release_signals(&changes->signals);
        return true;
    }
    changes_drop(changes);
    return false;
}
