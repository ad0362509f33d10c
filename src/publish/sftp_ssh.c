/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/sftp_ssh.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/file.h"
#include "publish/host_probe.h"
#include "publish/transfer_talk.h"

#define STALL_SECONDS 60

static bool is_installed(struct arena *arena, const char *program)
{
    struct str rest = str_of(getenv("PATH"));
    while (rest.at && rest.len) {
        struct str folder = str_split(&rest, ':');
        const char *path = arena_format(arena, "%.*s/%s", STR(folder), program);
        if (folder.len && !access(path, X_OK) && file_is_regular(path))
            return true;
    }
    return false;
}

/* Whether a path can be the value of an option of ssh's: nothing in it means
 * something else there. */
static bool is_plain(const char *path)
{
    return !path || !(strpbrk(path, "\"\\") || strchr(path, '$'));
}

bool sftp_ssh_fits(const struct sftp *sftp)
{
    const struct settings *settings = sftp->target->settings;
    const struct login *login = &sftp->target->login;
    return settings_flag(settings, "openssh", true) && !*login->password &&
           *login->user && (sftp->agent || sftp->key_file) &&
           !(sftp->key_file && sftp->key.locked) &&
           !strpbrk(login->user, ":@") && *login->user != '-' &&
           *settings->host != '-' && !strchr(settings->path, '\\') &&
           is_plain(sftp->host.file) && is_plain(sftp->key_file) &&
           !access("/dev/fd/0", F_OK) && is_installed(sftp->arena, "sftp") &&
           is_installed(sftp->arena, "ssh");
}

const char *sftp_ssh_version(const struct sftp *sftp)
{
    char bytes[200];
    fflush(NULL);
    FILE *in = popen("ssh -V 2>&1", "re");
    size_t len = in ? fread(bytes, 1, sizeof bytes, in) : 0;
    struct str line = str_slice((struct str){bytes, len}, 0,
                                str_find((struct str){bytes, len}, '\n'));
    bool known = in && !pclose(in) && line.len;
    return known ? talk_plain(sftp->arena, str_copy(sftp->arena, line).at)
                 : "OpenSSH's sftp";
}

long sftp_ssh_patience(const struct sftp *sftp)
{
    long seconds = settings_number(sftp->target->settings, "timeout", 0);
    return seconds ? seconds : STALL_SECONDS;
}

/* "-oNAME="PATH"": ssh takes a path with spaces in quotes, and "%%" for "%". */
static char *option_of(struct arena *arena, const char *name, const char *path)
{
    struct buffer text = buffer_within(arena, (size_t)64 * 1024);
    buffer_add_format(&text, "-o%s=\"", name);
    for (; *path; path++) {
        if (*path == '%')
            buffer_add_char(&text, '%');
        buffer_add_char(&text, *path);
    }
    buffer_add_char(&text, '"');
    return arena_copy(arena, text.bytes, text.len);
}

char *const *sftp_ssh_words(const struct sftp *sftp)
{
    static const char *const always[] = {"sftp",
                                         "-F",
                                         "none",
                                         "-b",
                                         "-",
                                         "-oBatchMode=yes",
                                         "-oStrictHostKeyChecking=yes",
                                         "-oGlobalKnownHostsFile=none",
                                         "-oUpdateHostKeys=no",
                                         "-oPreferredAuthentications=publickey",
                                         "-oControlMaster=no",
                                         "-oControlPath=none",
                                         "-oServerAliveCountMax=3",
                                         "-oLogLevel=ERROR"};
    const size_t count = sizeof always / sizeof *always;
    struct arena *arena = sftp->arena;
    const struct settings *settings = sftp->target->settings;
    char **words = arena_array(arena, count + 9, sizeof *words);
    size_t n = 0;
    long alive = (sftp_ssh_patience(sftp) + 2) / 3;
    for (; n < count; n++)
        words[n] = arena_copy(arena, always[n], strlen(always[n]));
    words[n++] = option_of(arena, "UserKnownHostsFile", sftp->host.file);
    words[n++] = sftp->key_file
                     ? option_of(arena, "IdentityFile", sftp->key_file)
                     : arena_format(arena, "-oIdentityFile=none");
    if (!sftp->agent)
        words[n++] = arena_format(arena, "-oIdentityAgent=none");
    words[n++] = arena_format(arena, "-oConnectTimeout=%d", SFTP_SSH_CONNECT);
    words[n++] = arena_format(arena, "-oServerAliveInterval=%ld", alive);
    words[n++] = arena_format(arena, "-P");
    words[n++] = arena_format(arena, "%s",
                              *settings->port ? settings->port : "22");
    words[n++] = arena_format(arena, "%s@%s", sftp->target->login.user,
                              settings->host);
    return words;
}

bool sftp_ssh_says(struct str text, const char *words)
{
    size_t len = strlen(words);
    for (size_t i = 0; i + len <= text.len; i++)
        if (!memcmp(text.at + i, words, len))
            return true;
    return false;
}

static bool holds_one_of(struct str text, const char *const *words)
{
    while (*words && !sftp_ssh_says(text, *words))
        words++;
    return *words;
}

const char *sftp_ssh_said(const struct sftp *sftp, struct str said)
{
    struct buffer text = buffer_within(sftp->arena, (size_t)4096);
    while (said.at && said.len) {
        struct str line = str_trim(str_split(&said, '\n'));
        if (!line.len || str_is(line, "Connection closed"))
            continue;
        buffer_add_format(&text, "%s%.*s", text.len ? "; " : "", STR(line));
    }
    return talk_plain(
        sftp->arena,
        secrets_blank(sftp->target->secrets, sftp->arena, buffer_str(&text)));
}

struct result sftp_ssh_judge(struct sftp *sftp, struct str said)
{
    static const char *const passing[] = {
        "Connection", "connect to",  "timed out",  "Timeout", "resolve",
        "reset by",   "Broken pipe", "disconnect", NULL};
    static const char *const refused[] = {"Permission denied (",
                                          "Too many authentication", NULL};
    bool unsafe = sftp_ssh_says(said, "UNPROTECTED PRIVATE KEY");
    if (sftp_ssh_says(said, "Host key verification failed") ||
        sftp_ssh_says(said, "HOST IDENTIFICATION HAS CHANGED")) {
        struct result result = host_probe(&sftp->host, sftp->target->secrets,
                                          sftp->target->watch);
        if (result_is_done(result))
            return host_check_refuse(&sftp->host);
    }
    if (holds_one_of(said, refused)) {
        struct result result = sftp_refuse_login(sftp);
        if (unsafe)
            result.remedy = arena_format(
                sftp->arena,
                "others may read the key, so it is not used: chmod 600 '%s'",
                sftp->key_file);
        return result;
    }
    const char *words = sftp_ssh_said(sftp, said);
    if (!*words)
        words = "the connection was lost";
    struct result result = result_make(sftp->arena,
                                       !said.len || holds_one_of(said, passing)
                                           ? RESULT_PASSING
                                           : RESULT_LASTING,
                                       "%s", words);
    if (sftp_ssh_says(said, "resolve"))
        result.remedy = "look at the host's name in the url, and at the "
                        "network";
    else if (sftp_ssh_says(said, "connect to"))
        result.remedy = "look at the host and the port in the url; a firewall "
                        "may be between";
    return result;
}
