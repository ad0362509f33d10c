/* SPDX-License-Identifier: BSD-2-Clause */
/* A folder on this machine, such as a web server's that is mounted here. */
#include "publish/target.h"

#include <unistd.h>

#include "base/file.h"

/* What a function of base/file.h complained of, as a result. */
static struct result failed(struct target *target,
                            const struct diagnostics *all)
{
    const struct diagnostic *last = all->last;
    struct result result = result_make(
        target->arena, RESULT_LASTING, "'%s' %s",
        last->at.source ? last->at.source->path : target->settings->shown,
        last->text);
    result.remedy = last->remedy;
    return result;
}

static struct result folder_open(struct target *target)
{
    const char *path = target->settings->path;
    if (file_is_folder(path))
        return RESULT_OK;
    /* One that is missing may be a disk that is not mounted: only the last
     * name of the path is made. */
    const char *above = path_folder(target->arena,
                                    path_tidy(target->arena, path));
    if (!file_is_folder(above)) {
        struct result result = result_make(target->arena, RESULT_LASTING,
                                           "there is no folder '%s'", above);
        result.remedy = "is the disk mounted? If the path is right, make the "
                        "folder";
        return result;
    }
    return RESULT_OK;
}

static struct result folder_look(struct target *target, const char *path,
                                 bool content, struct held *held)
{
    struct diagnostics all = diagnostics_make(target->arena);
    const char *whole = target_path(target, path);
    size_t size;
    (void)content;
    *held = (struct held){.known = true, .size = -1};
    if (!file_look(whole, &held->there, &all))
        return failed(target, &all);
    if (!held->there)
        return RESULT_OK;
    int fd = file_open(whole, &size, &all);
    if (fd < 0)
        return failed(target, &all);
    close(fd);
    held->size = (long long)size;
    return hash_file(whole, held->sha256, &all) ? RESULT_OK
                                                : failed(target, &all);
}

static struct result folder_put(struct target *target,
                                const struct upload *upload)
{
    struct diagnostics all = diagnostics_make(target->arena);
    const char *root = target->settings->path;
    const char *whole = target_path(target, upload->path);
    struct held held;
    bool wrote;
    if (!folder_make(root, &all) ||
        !file_replace_inside(root, whole, upload->bytes, &wrote, &all))
        return failed(target, &all);
    struct result result = folder_look(target, upload->path, true, &held);
    if (result_is_done(result) && !str_is(str_of(held.sha256), upload->sha256))
        return result_make(target->arena, RESULT_PASSING,
                           "'%s' does not hold what was written to it", whole);
    return result;
}

static struct result folder_remove(struct target *target, const char *path)
{
    struct diagnostics all = diagnostics_make(target->arena);
    const char *whole = target_path(target, path);
    if (!file_is_there(whole))
        return RESULT_OK;
    if (!file_stays_inside(target->settings->path, whole, &all) ||
        !file_remove(whole, &all))
        return failed(target, &all);
    return RESULT_OK;
}

static struct result folder_examine(struct target *target)
{
    target->missing = !file_is_folder(target->settings->path);
    return RESULT_OK;
}

static void folder_close(struct target *target)
{
    (void)target;
}

const struct target_kind target_folder = {
    .name = "a folder",
    .open = folder_open,
    .look = folder_look,
    .put = folder_put,
    .remove = folder_remove,
    .examine = folder_examine,
    .close = folder_close,
};
