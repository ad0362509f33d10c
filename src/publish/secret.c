/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/secret.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/base64.h"
#include "base/file.h"
#include "publish/netrc.h"
#include "publish/secret_forms.h"

/* No password is longer, in bytes. */
#define SECRET_MAX 4096
#define FORM_MAX   ((size_t)16 * SECRET_MAX)

/* Bytes that are looked for in what is printed. */
struct form {
    struct form *next;
    struct str bytes;
};

struct secrets {
    struct form *first;
};

static void no_core_dump(void)
{
    struct rlimit none = {0, 0};
    /* The second one also keeps a core from a program that collects them. */
    (void)setrlimit(RLIMIT_CORE, &none);
    (void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

struct secrets *secrets_new(void)
{
    struct secrets *secrets = memory_alloc(sizeof *secrets);
    *secrets = (struct secrets){0};
    no_core_dump();
    return secrets;
}

static void wipe(char *bytes, size_t len)
{
    /* Not a memset(), which a compiler may leave out before free(). */
    for (volatile char *at = bytes; len; len--)
        *at++ = 0;
}

void secrets_forget(struct secrets *secrets)
{
    for (struct form *form = secrets->first, *next; form; form = next) {
        next = form->next;
        wipe((char *)form->bytes.at, form->bytes.len);
        free((char *)form->bytes.at);
        free(form);
    }
    free(secrets);
}

/* Kept by length, the longest first: one may stand within another. */
static const char *keep(struct secrets *secrets, struct str bytes)
{
    struct form **link = &secrets->first;
    while (*link && (*link)->bytes.len > bytes.len)
        link = &(*link)->next;
    for (struct form *f = *link; f && f->bytes.len == bytes.len; f = f->next)
        if (str_equal(f->bytes, bytes))
            return f->bytes.at;
    struct form *form = memory_alloc(sizeof *form);
    char *copy = memory_alloc(bytes.len + 1);
    memcpy(copy, bytes.at, bytes.len);
    copy[bytes.len] = 0;
    *form = (struct form){.next = *link, .bytes = {copy, bytes.len}};
    *link = form;
    return copy;
}

static void keep_form(struct secrets *secrets, struct buffer *form)
{
    (void)keep(secrets, buffer_str(form));
    wipe(form->bytes, form->len);
    buffer_release(form);
}

const char *secrets_add(struct secrets *secrets, const char *user,
                        struct str secret)
{
    if (!secret.len)
        return "";
    const char *kept = keep(secrets, secret);
    for (int i = 1; i < SECRET_FORMS; i++) {
        struct buffer form = buffer_make(FORM_MAX);
        secret_form(&form, secret, i);
        keep_form(secrets, &form);
    }
    if (user && *user) {
        struct buffer pair = buffer_make(FORM_MAX);
        struct buffer form = buffer_make(FORM_MAX);
        buffer_add_text(&pair, user);
        buffer_add_char(&pair, ':');
        buffer_add_str(&pair, secret);
        base64_add(&form, buffer_str(&pair));
        keep_form(secrets, &pair);
        keep_form(secrets, &form);
    }
    return kept;
}

const char *secrets_blank(const struct secrets *secrets, struct arena *arena,
                          struct str text)
{
    struct buffer out = buffer_within(arena, (size_t)-1 / 2);
    for (size_t i = 0; i < text.len;) {
        const struct form *form = secrets->first;
        struct str rest = str_slice(text, i, text.len);
        while (form && (form->bytes.len > rest.len ||
                        memcmp(form->bytes.at, rest.at, form->bytes.len) != 0))
            form = form->next;
        if (form && form->bytes.len < SECRET_LEAST)
            form = NULL; /* it is used for nothing */
        if (form) {
            buffer_add_text(&out, "[secret]");
            i += form->bytes.len;
        } else {
            buffer_add_char(&out, text.at[i++]);
        }
    }
    return out.len ? str_copy(arena, buffer_str(&out)).at : "";
}

const char *secrets_from_environment(struct secrets *secrets, const char *name)
{
    const char *value = getenv(name);
    return value && *value ? secrets_add(secrets, NULL, str_of(value)) : NULL;
}

/* A password is one line; its end is not part of it. */
static struct str first_line(struct str text)
{
    text = str_slice(text, 0, str_find(text, '\n'));
    if (text.len && text.at[text.len - 1] == '\r')
        text.len--;
    return text;
}

/* What is asked for: a target's password. */
struct asked {
    struct secrets *secrets;
    const struct settings *settings;
    struct arena *arena;
    struct login *login;
    struct diagnostics *all;
};

static bool take(const struct asked *asked, const char *key, struct str text)
{
    struct login *login = asked->login;
    if (text.len > SECRET_MAX) {
        diagnostic_error(asked->all, settings_place(asked->settings, key),
                         "the password that '%s' leads to is longer than %d "
                         "bytes",
                         key, SECRET_MAX);
        diagnostic_remedy(asked->all, "put the password there and nothing "
                                      "else, in one line");
        return false;
    }
    if (!text.len) {
        diagnostic_error(asked->all, settings_place(asked->settings, key),
                         "the password that '%s' leads to is empty", key);
        diagnostic_remedy(asked->all, "put it there, in one line");
        return false;
    }
    if (text.len < SECRET_LEAST) {
        diagnostic_error(asked->all, settings_place(asked->settings, key),
                         "the password that '%s' leads to is shorter than %d "
                         "bytes",
                         key, SECRET_LEAST);
        diagnostic_remedy(asked->all, SECRET_TOO_SHORT);
        return false;
    }
    login->password = secrets_add(asked->secrets, login->user, text);
    return true;
}

static bool from_environment(const struct asked *asked, const char *name)
{
    const char *value = getenv(name);
    if (value && *value)
        return take(asked, "password_env", str_of(value));
    diagnostic_error(asked->all,
                     settings_place(asked->settings, "password_env"),
                     "the environment has no variable '%s'", name);
    diagnostic_remedy(asked->all,
                      "set it before you call avow: read -rs %s; export %s",
                      name, name);
    return false;
}

/* Reads at most SECRET_MAX bytes and one more into memory that is wiped. */
static bool take_stream(const struct asked *asked, const char *key, FILE *in)
{
    char bytes[SECRET_MAX + 2];
    setvbuf(in, NULL, _IONBF, 0);
    size_t len = fread(bytes, 1, sizeof bytes, in);
    bool done = take(asked, key, first_line((struct str){bytes, len}));
    wipe(bytes, sizeof bytes);
    return done;
}

static bool from_file(const struct asked *asked, const char *path)
{
    struct place at = settings_place(asked->settings, "password_file");
    struct stat info;
    FILE *in = fopen(path, "re");
    if (!in || fstat(fileno(in), &info)) {
        diagnostic_error(asked->all, at, "the file '%s' cannot be read: %s",
                         path, strerror(errno));
        diagnostic_remedy(asked->all, "put the password into it, and let only "
                                      "yourself read it: chmod 600 FILE");
        if (in)
            fclose(in);
        return false;
    }
    bool done = false;
    if (S_ISREG(info.st_mode) && info.st_mode & (S_IRWXG | S_IRWXO)) {
        diagnostic_error(asked->all, at, "others may read the password in '%s'",
                         path);
        diagnostic_remedy(asked->all, "take that away: chmod 600 '%s'", path);
    } else {
        done = take_stream(asked, "password_file", in);
    }
    fclose(in);
    return done;
}

static bool from_command(const struct asked *asked, const char *command)
{
    struct place at = settings_place(asked->settings, "password_command");
    fflush(NULL);
    FILE *in = popen(command, "re");
    if (!in) {
        diagnostic_error(asked->all, at, "the command cannot be run: %s",
                         strerror(errno));
        return false;
    }
    char bytes[SECRET_MAX + 2];
    setvbuf(in, NULL, _IONBF, 0);
    size_t len = fread(bytes, 1, sizeof bytes, in);
    int status = pclose(in);
    bool done = false;
    if (status) {
        diagnostic_error(asked->all, at, "the command ended with the status %d",
                         WIFEXITED(status) ? WEXITSTATUS(status) : status);
        diagnostic_remedy(asked->all, "run it by hand, and see what it says");
    } else {
        done = take(asked, "password_command",
                    first_line((struct str){bytes, len}));
    }
    wipe(bytes, sizeof bytes);
    return done;
}

static bool from_netrc(const struct asked *asked)
{
    const struct settings *settings = asked->settings;
    const char *home = getenv("HOME");
    struct str text;
    struct netrc_entry entry;
    if (!home)
        return true;
    const char *path = path_join(asked->arena, home, ".netrc");
    if (!file_is_there(path)) {
        diagnostic_error(asked->all, settings_place(settings, "netrc"),
                         "there is no file '%s'", path);
        diagnostic_remedy(asked->all,
                          "write a line into it: machine %s login "
                          "NAME password PASSWORD",
                          settings->host);
        return false;
    }
    if (!file_read(asked->arena, path, FILE_MAX, &text, asked->all))
        return false;
    bool found = netrc_find(text, settings->host, asked->login->user, &entry);
    bool done = false;
    if (!found) {
        diagnostic_error(asked->all, settings_place(settings, "netrc"),
                         "'%s' has no password for '%s'", path, settings->host);
        diagnostic_remedy(asked->all,
                          "write a line into it: machine %s login "
                          "NAME password PASSWORD",
                          settings->host);
    } else {
        if (!*asked->login->user)
            asked->login->user = str_copy(asked->arena, entry.login).at;
        done = take(asked, "netrc", entry.password);
    }
    wipe((char *)text.at, text.len);
    return done;
}

bool secrets_login(struct secrets *secrets, const struct settings *settings,
                   struct login *login, struct diagnostics *all)
{
    *login = (struct login){.user = settings->user, .password = ""};
    const struct asked asked = {.secrets = secrets,
                                .settings = settings,
                                .arena = all->arena,
                                .login = login,
                                .all = all};
    const char *name = settings_string(all->arena, settings, "password_env");
    const char *path = settings_file(all->arena, settings, "password_file");
    const char *command = settings_string(all->arena, settings,
                                          "password_command");
    bool netrc = settings_flag(settings, "netrc", false);
    if ((name != NULL) + (path != NULL) + (command != NULL) + netrc > 1) {
        diagnostic_error(all, settings->section->at,
                         "[%s] says in several ways where the password is",
                         settings->section->name);
        diagnostic_remedy(all, "keep one of password_env, password_file, "
                               "password_command and netrc");
        return false;
    }
    if (name)
        return from_environment(&asked, name);
    if (path)
        return from_file(&asked, path);
    if (command)
        return from_command(&asked, command);
    return !netrc || from_netrc(&asked);
}
