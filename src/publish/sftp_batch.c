/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * SFTP by OpenSSH's own program, whose rename replaces a file in one step
 * where the host can do that. It gets no secret to know, reads no
 * configuration of the user's, and asks nothing.
 */
#include "publish/sftp_batch.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "publish/http_file.h"
#include "publish/sftp_child.h"
#include "publish/sftp_ssh.h"

/* sftp takes no longer line, in bytes. */
#define LINE_MAX_BYTES 2000
/* A host that takes fewer bytes a second counts as stalled. */
#define SLOWEST 512

struct batch {
    struct sftp_child *child; /* NULL: there is no connection now */
    char *const *words;
    int file; /* what is sent or fetched */
};

/* A file without a name, for what is sent and fetched. It is read by the web
 * server, so its rights are those of any page. */
static int open_file(struct arena *arena)
{
    const char *folder = getenv("TMPDIR");
    char *path = arena_format(arena, "%s/avow-sftp.XXXXXX",
                              folder && *folder ? folder : "/tmp");
    int file = mkstemp(path);
    if (file < 0)
        return -1;
    (void)unlink(path);
    (void)fchmod(file, S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH);
    return file;
}

static void hang_up(struct sftp *sftp)
{
    struct batch *batch = sftp->own;
    sftp_child_end(batch->child);
    batch->child = NULL;
}

/* One command. What it says, which for most is nothing, is in `said`. */
static struct result tell(struct sftp *sftp, const char *command, size_t bytes,
                          struct str *said)
{
    struct batch *batch = sftp->own;
    long most = sftp_ssh_patience(sftp);
    *said = str_of("");
    if (strlen(command) > LINE_MAX_BYTES)
        return result_make(sftp->arena, RESULT_LASTING,
                           "the path is longer than %d bytes",
                           LINE_MAX_BYTES / 2);
    /* A line more would be a command of its own. */
    for (const char *at = command; *at; at++)
        if ((unsigned char)*at < ' ' || *at == 0x7f)
            return result_make(sftp->arena, RESULT_LASTING,
                               "the path has a control character in it");
    if (!batch->child) {
        batch->child = sftp_child_start(sftp->arena, batch->words, batch->file,
                                        sftp->target->watch);
        most += SFTP_SSH_CONNECT;
    }
    if (!batch->child)
        return result_make(sftp->arena, RESULT_LASTING,
                           "sftp cannot be started");
    /* ssh itself sees a host that is silent; this is for one that is busy. */
    double seconds = 2 * (double)most + (double)(bytes / SLOWEST);
    enum sftp_said state = sftp_child_do(batch->child, command, seconds, said);
    if (state == SFTP_SAID)
        return RESULT_OK;
    hang_up(sftp);
    if (state == SFTP_STOPPED)
        return result_stopped(sftp->arena, RESULT_LASTING);
    if (state == SFTP_SILENT)
        return result_make(sftp->arena, RESULT_PASSING,
                           "the host does not answer any more");
    return sftp_ssh_judge(sftp, *said);
}

static bool is_missing(struct str said)
{
    return sftp_ssh_says(said, "No such file or directory") ||
           sftp_ssh_says(said, "not found");
}

/* What a command complains of. */
static struct result complaint(const struct sftp *sftp, struct str said)
{
    struct result result = result_make(sftp->arena, RESULT_LASTING, "%s",
                                       sftp_ssh_said(sftp, said));
    if (sftp_ssh_says(said, "Permission denied") || is_missing(said))
        result.remedy = "look at the path in the url, and at what the account "
                        "may do there";
    return result;
}

/* A command that says nothing when it has done what it should. */
static struct result order(struct sftp *sftp, const char *command, size_t bytes)
{
    struct str said;
    struct result result = tell(sftp, command, bytes, &said);
    return result_is_done(result) && said.len ? complaint(sftp, said) : result;
}

/* A path as an argument, in which nothing stands for anything else. Where
 * sftp takes a pattern, quotes are not enough for braces. */
static const char *quote(struct arena *arena, const char *path, bool pattern)
{
    struct buffer text = buffer_within(arena, (size_t)64 * 1024);
    buffer_add_char(&text, '"');
    for (; *path; path++) {
        bool brace = *path == '{' || *path == '}';
        if (*path == '"' || *path == '\\' || (pattern && brace))
            buffer_add_char(&text, '\\');
        buffer_add_char(&text, *path);
    }
    buffer_add_char(&text, '"');
    return str_copy(arena, buffer_str(&text)).at;
}

/* A command with one path, or with two. */
static const char *command_of(const struct sftp *sftp, const char *name,
                              const char *path, const char *second)
{
    struct arena *arena = sftp->arena;
    return arena_format(arena, "%s %s%s%s", name, quote(arena, path, false),
                        second ? " " : "",
                        second ? quote(arena, second, false) : "");
}

static struct result batch_open(struct sftp *sftp)
{
    struct batch *batch = arena_alloc(sftp->arena, sizeof *batch);
    *batch = (struct batch){.words = sftp_ssh_words(sftp),
                            .file = open_file(sftp->arena)};
    sftp->own = batch;
    if (batch->file < 0)
        return result_make(sftp->arena, RESULT_LASTING,
                           "no temporary file can be made");
    return order(sftp, "", 0);
}

static struct result list(struct sftp *sftp, const char *how, const char *path,
                          struct sftp_listing *listing)
{
    struct str said;
    struct result result = tell(sftp,
                                arena_format(sftp->arena, "ls %s %s", how,
                                             quote(sftp->arena, path, true)),
                                0, &said);
    *listing = (struct sftp_listing){.whole = true};
    if (!result_is_done(result) || str_starts(said, "Can't ls: "))
        return result;
    *listing = sftp_listing_read(sftp->arena, said);
    return listing->count ? result : complaint(sftp, said);
}

static struct result batch_list(struct sftp *sftp, const char *folder,
                                struct sftp_listing *listing)
{
    return list(sftp, "-lan", folder, listing);
}

static struct result batch_size(struct sftp *sftp, const char *path,
                                long long *size)
{
    struct sftp_listing listing;
    struct result result = list(sftp, "-ln", path, &listing);
    *size = !listing.count                 ? -1
            : listing.entries->kind == '-' ? listing.entries->size
                                           : SFTP_UNTOLD;
    return result;
}

static struct result batch_fetch(struct sftp *sftp, const char *path,
                                 struct str *bytes, bool *there, bool *cut)
{
    struct batch *batch = sftp->own;
    struct str said;
    long long size;
    struct result result = batch_size(sftp, path, &size);
    *bytes = str_of("");
    *there = size != -1;
    *cut = size > (long long)HTTP_FILE_MAX;
    if (!result_is_done(result) || !*there || *cut)
        return result;
    if (ftruncate(batch->file, 0) || lseek(batch->file, 0, SEEK_SET))
        return result_make(sftp->arena, RESULT_LASTING,
                           "no temporary file can be written");
    const char *command = arena_format(sftp->arena, "get %s " SFTP_CHILD_FILE,
                                       quote(sftp->arena, path, true));
    result = tell(sftp, command, size > 0 ? (size_t)size : 0, &said);
    *there = !is_missing(said);
    if (!result_is_done(result) || said.len)
        return result_is_done(result) && *there ? complaint(sftp, said)
                                                : result;
    off_t len = lseek(batch->file, 0, SEEK_END);
    char *copy = arena_alloc(sftp->arena, len > 0 ? (size_t)len + 1 : 1);
    if (len < 0 || pread(batch->file, copy, (size_t)len, 0) != len)
        return result_make(sftp->arena, RESULT_LASTING,
                           "the temporary file cannot be read");
    *bytes = (struct str){copy, (size_t)len};
    return RESULT_OK;
}

static struct result batch_send(struct sftp *sftp, const char *path,
                                struct str bytes)
{
    struct batch *batch = sftp->own;
    const struct watch *watch = sftp->target->watch;
    struct str rest = bytes;
    bool wrote = !ftruncate(batch->file, 0) && !lseek(batch->file, 0, SEEK_SET);
    while (wrote && rest.len) {
        ssize_t put = write(batch->file, rest.at, rest.len);
        wrote = put > 0;
        rest = str_slice(rest, wrote ? (size_t)put : 0, rest.len);
    }
    if (!wrote || lseek(batch->file, 0, SEEK_SET))
        return result_make(sftp->arena, RESULT_LASTING,
                           "no temporary file can be written");
    struct result result = order(
        sftp, command_of(sftp, "put " SFTP_CHILD_FILE, path, NULL), bytes.len);
    if (result.state == RESULT_LASTING && !result.remedy)
        result.remedy = SFTP_FULL;
    if (result_is_done(result) && watch && watch->sent)
        watch->sent(watch->own, (long long)bytes.len, (long long)bytes.len);
    return result;
}

static struct result batch_rename(struct sftp *sftp, const char *from,
                                  const char *to)
{
    return order(sftp, command_of(sftp, "rename", from, to), 0);
}

static struct result batch_remove(struct sftp *sftp, const char *path)
{
    return order(
        sftp,
        arena_format(sftp->arena, "rm %s", quote(sftp->arena, path, true)), 0);
}

static struct result batch_make(struct sftp *sftp, const char *folder)
{
    return order(sftp, command_of(sftp, "mkdir", folder, NULL), 0);
}

static void batch_close(struct sftp *sftp)
{
    struct batch *batch = sftp->own;
    if (!batch)
        return;
    hang_up(sftp);
    if (batch->file >= 0)
        close(batch->file);
    sftp->own = NULL;
}

const struct sftp_way sftp_batch = {
    .replaces = true,
    .open = batch_open,
    .list = batch_list,
    .size = batch_size,
    .fetch = batch_fetch,
    .send = batch_send,
    .rename = batch_rename,
    .remove = batch_remove,
    .make = batch_make,
    .close = batch_close,
};
