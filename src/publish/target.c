/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/target.h"

#include <string.h>

#include "base/path.h"

const struct target_kind *target_kind_of(const struct settings *settings)
{
    static const struct target_kind *const kinds[] = {
        [TARGET_MANUAL] = &target_manual,
        [TARGET_FOLDER] = &target_folder,
        [TARGET_FTP] = &target_ftp,
        [TARGET_HTTP] = &target_http,
        [TARGET_SFTP] = &target_sftp,
        [TARGET_WEBDAV] = &target_webdav,
        [TARGET_S3] = &target_s3,
        [TARGET_WORDPRESS] = &target_wordpress,
    };
    if (settings->how == TARGET_HTTP &&
        str_is(settings_text(settings, "sends"), "files"))
        return &target_http_files;
    return kinds[settings->how];
}

struct target *target_make(struct arena *arena, const struct settings *settings,
                           struct secrets *secrets, const struct watch *watch)
{
    struct target *target = arena_alloc(arena, sizeof *target);
    *target = (struct target){
        .kind = target_kind_of(settings),
        .settings = settings,
        .secrets = secrets,
        .login = {.user = "", .password = ""},
        .watch = watch,
        .arena = arena,
    };
    target->remark_link = &target->remarks;
    return target;
}

void target_remark(struct target *target, const char *remedy,
                   const char *format, ...)
{
    va_list values;
    struct remark *remark = arena_alloc(target->arena, sizeof *remark);
    va_start(values, format);
    remark->text = arena_format_list(target->arena, format, values);
    va_end(values);
    remark->remedy = remedy;
    *target->remark_link = remark;
    target->remark_link = &remark->next;
}

const char *target_path(const struct target *target, const char *path)
{
    const char *own = target->settings->path;
    size_t len = strlen(own);
    bool slash = len && own[len - 1] == '/';
    return arena_format(target->arena, "%s%s%s", own, slash || !len ? "" : "/",
                        path);
}
