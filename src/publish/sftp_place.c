/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/sftp_place.h"

#include <string.h>

#include "base/path.h"

/* A folder that was looked into. */
struct sftp_folder {
    struct sftp_folder *next;
    const char *path;
    struct sftp_listing listing;
    struct touched *touched; /* what is no longer as it was listed */
};

struct touched {
    struct touched *next;
    const char *path;
};

static struct sftp_folder *find_folder(const struct sftp *sftp,
                                       const char *path)
{
    struct sftp_folder *folder = sftp->folders;
    while (folder && strcmp(folder->path, path) != 0)
        folder = folder->next;
    return folder;
}

static struct sftp_folder *keep(struct sftp *sftp, const char *path,
                                struct sftp_listing listing)
{
    struct sftp_folder *folder = arena_alloc(sftp->arena, sizeof *folder);
    *folder = (struct sftp_folder){
        .next = sftp->folders, .path = path, .listing = listing};
    sftp->folders = folder;
    return folder;
}

/* Whether the folder around one says that it is not there. That is asked only
 * below the target's own: what is above may be large, and not ours to see. */
static struct result is_missing(struct sftp *sftp, const char *path,
                                bool *missing)
{
    const struct sftp_listing *around;
    size_t len = strlen(sftp->root);
    bool below = !strcmp(sftp->root, ".")
                     ? *path != '/' && strcmp(path, ".")
                     : !strncmp(path, sftp->root, len) && strlen(path) > len;
    *missing = false;
    if (!below)
        return RESULT_OK;
    struct result result = sftp_look_into(sftp, path_folder(sftp->arena, path),
                                          &around);
    *missing = result_is_done(result) && around->whole &&
               !sftp_listing_find(around, str_of(path_name(path)));
    return result;
}

struct result sftp_look_into(struct sftp *sftp, const char *path,
                             const struct sftp_listing **listing)
{
    struct sftp_folder *folder = find_folder(sftp, path);
    bool missing = false;
    if (!folder) {
        struct sftp_listing got = {.whole = true};
        struct result result = is_missing(sftp, path, &missing);
        if (result_is_done(result) && !missing)
            result = sftp->way->list(sftp, path, &got);
        if (result.state == RESULT_LASTING)
            got = (struct sftp_listing){.there = true};
        else if (!result_is_done(result))
            return result;
        folder = keep(sftp, path, got);
    }
    *listing = &folder->listing;
    return RESULT_OK;
}

void sftp_made(struct sftp *sftp, const char *path)
{
    const struct sftp_listing empty = {.there = true, .whole = true};
    struct sftp_folder *folder = find_folder(sftp, path);
    if (folder)
        folder->listing = empty;
    else
        keep(sftp, path, empty);
}

void sftp_forget(struct sftp *sftp)
{
    sftp->folders = NULL;
}

static struct result is_there(struct sftp *sftp, const char *path, bool *there)
{
    const struct sftp_listing *listing;
    long long size = -1;
    const char *folder = path_folder(sftp->arena, path);
    struct result result = sftp_look_into(sftp, folder, &listing);
    if (!result_is_done(result))
        return result;
    *there = sftp_listing_find(listing, str_of(path_name(path)));
    if (*there || listing->whole)
        return RESULT_OK;
    result = sftp->way->size(sftp, path, &size);
    *there = size != -1;
    return result;
}

static struct sftp_folder *folder_of(const struct sftp *sftp, const char *path)
{
    return find_folder(sftp, path_folder(sftp->arena, path));
}

void sftp_touch(struct sftp *sftp, const char *path)
{
    struct sftp_folder *folder = folder_of(sftp, path);
    struct touched *touched = arena_alloc(sftp->arena, sizeof *touched);
    if (!folder)
        return;
    *touched = (struct touched){.next = folder->touched, .path = path};
    folder->touched = touched;
}

static bool is_touched(const struct sftp *sftp, const char *path)
{
    const struct sftp_folder *folder = folder_of(sftp, path);
    const struct touched *touched = folder ? folder->touched : NULL;
    while (touched && strcmp(touched->path, path) != 0)
        touched = touched->next;
    return touched;
}

struct result sftp_find_place(struct sftp *sftp, const char *path,
                              struct sftp_place *place)
{
    if (is_touched(sftp, path))
        sftp_forget(sftp);
    *place = (struct sftp_place){
        .path = path,
        .fresh = arena_format(sftp->arena, "%s" TARGET_NEW, path),
        .old = arena_format(sftp->arena, "%s" TARGET_OLD, path),
    };
    struct result result = is_there(sftp, path, &place->is_there);
    if (result_is_done(result))
        result = is_there(sftp, place->fresh, &place->has_fresh);
    if (result_is_done(result))
        result = is_there(sftp, place->old, &place->has_old);
    return result;
}

struct result sftp_size_of(struct sftp *sftp, const char *path, long long *size)
{
    const struct sftp_listing *listing;
    struct result result = sftp_look_into(sftp, path_folder(sftp->arena, path),
                                          &listing);
    if (!result_is_done(result))
        return result;
    const struct sftp_entry *entry = sftp_listing_find(listing,
                                                       str_of(path_name(path)));
    if (!entry || entry->kind != '-')
        result = sftp->way->size(sftp, path, size);
    else
        *size = entry->size;
    if (*size == SFTP_UNTOLD)
        *size = -1;
    return result;
}
