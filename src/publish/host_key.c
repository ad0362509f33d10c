/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/host_key.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

struct host_check host_check_make(struct arena *arena,
                                  const struct settings *settings)
{
    const char *home = getenv("HOME");
    const char *file = settings_file(arena, settings, "known_hosts");
    if (!file)
        file = path_join(arena, home ? home : "/", ".ssh/known_hosts");
    return (struct host_check){
        .arena = arena, .settings = settings, .file = file};
}

/* A file that cannot be read makes nothing known. */
static struct str read_file(const struct host_check *check)
{
    struct diagnostics ignored = diagnostics_make(check->arena);
    struct str text;
    return file_read(check->arena, check->file, FILE_MAX, &text, &ignored)
               ? text
               : str_of("");
}

bool host_check_see(struct host_check *check, struct str sent, bool usual)
{
    const struct settings *settings = check->settings;
    check->seen = host_key_make(check->arena, sent, &check->key);
    if (!check->seen)
        return false;
    check->known = known_hosts_find(check->arena, read_file(check),
                                    settings->host, settings->port,
                                    &check->key);
    /* libcurl reads no patterns, and nothing of what was revoked. */
    return usual && check->known.state == KNOWN_SAME;
}

const char *host_check_line(const struct host_check *check)
{
    return known_hosts_line(check->arena, check->settings->host,
                            check->settings->port, &check->key);
}

struct result host_check_refuse(const struct host_check *check)
{
    struct arena *arena = check->arena;
    const struct settings *settings = check->settings;
    const char *line = host_check_line(check);
    bool here = !strcmp(settings->root, ".");
    const char *trust = arena_format(arena, "avow trust %s%s%s", settings->name,
                                     here ? "" : " ",
                                     here ? "" : settings->root);
    struct result result = result_make(
        arena, RESULT_LASTING,
        "the key of the host is not known: %s (%s). Nothing was sent",
        check->key.fingerprint, check->key.type);
    switch (check->known.state) {
    case KNOWN_OTHER:
        result.text = arena_format(
            arena,
            "the host has not the key that is known of it but %s (%s). "
            "Somebody may be between you and the host. Nothing was sent",
            check->key.fingerprint, check->key.type);
        result.remedy = arena_format(
            arena,
            "ask who runs the host whether this is its key now. If it is, "
            "remove line %zu of '%s' and run '%s', which adds this one: %s",
            check->known.line, check->file, trust, line);
        return result;
    case KNOWN_REVOKED:
        result.text = arena_format(
            arena,
            "the host has a key that line %zu of '%s' revokes: %s. Nothing "
            "was sent",
            check->known.line, check->file, check->key.fingerprint);
        result.remedy = "tell who runs the host";
        return result;
    case KNOWN_NOT:
    case KNOWN_SAME:
        break;
    }
    result.remedy = arena_format(
        arena,
        "ask who runs the host whether this is its fingerprint. If it is, "
        "'%s' adds this line to '%s': %s",
        trust, check->file, line);
    return result;
}

/* Whether what is added has to begin a line of its own. */
static bool ends_in_a_line(int fd)
{
    char last = '\n';
    off_t end = lseek(fd, 0, SEEK_END);
    return end <= 0 || pread(fd, &last, 1, end - 1) != 1 || last == '\n';
}

bool host_check_store(const struct host_check *check, struct diagnostics *all)
{
    const char *folder = path_folder(check->arena, check->file);
    bool made = file_is_folder(folder);
    if (!made && !folder_make(folder, all))
        return false;
    if (!made)
        (void)chmod(folder, S_IRWXU);
    int fd = open(check->file, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    bool done = fd >= 0;
    if (done) {
        const char *line = arena_format(check->arena, "%s%s\n",
                                        ends_in_a_line(fd) ? "" : "\n",
                                        host_check_line(check));
        /* In one piece, so that who reads meanwhile sees all of it or none. */
        done = write(fd, line, strlen(line)) == (ssize_t)strlen(line);
        done = !close(fd) && done;
    }
    if (done)
        return true;
    struct source *source = source_new(check->arena, check->file, str_of(""));
    diagnostic_error(all, place_line(source, 0), "cannot be written: %s",
                     strerror(errno));
    diagnostic_remedy(all, "add this line to it: %s", host_check_line(check));
    return false;
}
