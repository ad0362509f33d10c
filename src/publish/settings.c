/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/settings.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "data/sensitive.h"
#include "publish/settings_keys.h"

#define ADDRESS_MAX ((size_t)8 * 1024)

static const struct scheme {
    const char *name;
    enum target_how how;
    bool open; /* what is sent over it can be read by others */
} schemes[] = {
    {"dav", TARGET_WEBDAV, true},
    {"davs", TARGET_WEBDAV, false},
    {"file", TARGET_FOLDER, false},
    {"ftp", TARGET_FTP, true},
    {"ftps", TARGET_FTP, false},
    {"http", TARGET_HTTP, true},
    {"https", TARGET_HTTP, false},
    {"manual", TARGET_MANUAL, false},
    {"s3", TARGET_S3, false},
    {"sftp", TARGET_SFTP, false},
    {"wordpress", TARGET_WORDPRESS, false},
    {"wordpress+http", TARGET_WORDPRESS, true},
};
static const size_t scheme_count = sizeof schemes / sizeof *schemes;

struct str settings_text(const struct settings *settings, const char *key)
{
    const struct ini_entry *entry = ini_entry(settings->section, key);
    return entry ? entry->value : str_of("");
}

struct place settings_place(const struct settings *settings, const char *key)
{
    const struct ini_entry *entry = key ? ini_entry(settings->section, key)
                                        : NULL;
    return entry && entry->value.len ? entry->at : settings->section->at;
}

const char *settings_string(struct arena *arena,
                            const struct settings *settings, const char *key)
{
    struct str text = settings_text(settings, key);
    return text.len ? str_copy(arena, text).at : NULL;
}

bool settings_flag(const struct settings *settings, const char *key,
                   bool otherwise)
{
    bool yes;
    return settings_read_flag(settings_text(settings, key), &yes) ? yes
                                                                  : otherwise;
}

long settings_number(const struct settings *settings, const char *key,
                     long otherwise)
{
    struct str text = settings_text(settings, key);
    long number = 0;
    for (size_t i = 0; i < text.len; i++)
        number = number * 10 + (text.at[i] - '0');
    return text.len ? number : otherwise;
}

static const char *file_path(struct arena *arena, const char *root,
                             const char *text)
{
    const char *home = getenv("HOME");
    if (*text == '/')
        return text;
    if (!strncmp(text, "~/", 2) && home)
        return path_join(arena, home, text + 2);
    return path_join(arena, root, text);
}

const char *settings_file(struct arena *arena, const struct settings *settings,
                          const char *key)
{
    const char *text = settings_string(arena, settings, key);
    return text ? file_path(arena, settings->root, text) : NULL;
}

static int digit_of(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = ascii_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Undoes percent-encoding. False: it is not one, or hides a control. */
static bool decode(struct arena *arena, struct str text, const char **out)
{
    struct buffer plain = buffer_within(arena, ADDRESS_MAX);
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        if (c == '%') {
            int high = i + 1 < text.len ? digit_of(text.at[i + 1]) : -1;
            int low = i + 2 < text.len ? digit_of(text.at[i + 2]) : -1;
            if (high < 0 || low < 0)
                return false;
            c = (unsigned char)(high * 16 + low);
            i += 2;
        }
        if (c < ' ' || c == 0x7f)
            return false;
        buffer_add_char(&plain, (char)c);
    }
    *out = str_copy(arena, buffer_str(&plain)).at;
    return !plain.full;
}

/* A reading of an address; text is what is left of it. */
struct reading {
    struct arena *arena;
    struct settings *settings;
    const struct ini_entry *entry;
    const struct scheme *scheme;
    struct diagnostics *all;
};

static bool refuse_address(const struct reading *reading, const char *fault,
                           const char *remedy)
{
    diagnostic_error(reading->all, reading->entry->at, "%s", fault);
    diagnostic_remedy(reading->all, "%s", remedy);
    return false;
}

/* First of all, since other faults are told with their line. */
static bool refuse_password(const struct reading *reading)
{
    diagnostic_error(reading->all, place_line(reading->entry->at.source, 0),
                     "the url in line %zu holds a password",
                     reading->entry->at.line);
    diagnostic_remedy(
        reading->all,
        "change the password, since who has the file has it; take it out of "
        "the url; and write password_env = NAME, password_file = FILE, "
        "password_command = COMMAND or netrc = yes");
    return false;
}

/* HOST[:PORT] with an optional USER@ before it. */
static bool take_authority(const struct reading *reading, struct str authority)
{
    struct settings *settings = reading->settings;
    size_t at = authority.len;
    for (size_t i = 0; i < authority.len; i++)
        if (authority.at[i] == '@')
            at = i;
    if (at < authority.len) {
        struct str user = str_slice(authority, 0, at);
        if (str_find(user, ':') < user.len)
            return refuse_password(reading);
        if (!decode(reading->arena, user, &settings->user))
            return refuse_address(reading, "the url's user cannot be read",
                                  "write it as user = NAME");
        authority = str_slice(authority, at + 1, authority.len);
    }
    size_t close = str_find(authority, ']');
    size_t from = close < authority.len ? close : 0;
    struct str tail = str_slice(authority, from, authority.len);
    size_t colon = from + str_find(tail, ':');
    struct str port = str_slice(authority, colon + 1, authority.len);
    for (size_t i = 0; i < port.len; i++)
        if (!is_ascii_digit((unsigned char)port.at[i]))
            return refuse_address(reading, "the url's port is no number",
                                  "write it as sftp://www.example.org:22/");
    settings->port = str_copy(reading->arena, port).at;
    settings->host =
        str_copy(reading->arena, str_slice(authority, 0, colon)).at;
    if (*settings->host)
        return true;
    return refuse_address(reading, "the url has no host after the //",
                          "write it whole, such as "
                          "sftp://www.example.org/srv/www/modern-slavery/");
}

/* What follows the scheme and its colon. */
static bool take_rest(const struct reading *reading, struct str rest)
{
    struct settings *settings = reading->settings;
    const char *scheme = reading->scheme->name;
    if (settings->how == TARGET_MANUAL) {
        settings->shown = "manual:";
        return true;
    }
    if (!str_starts(rest, "//"))
        return refuse_address(reading, "the url has no // after its scheme",
                              "write it whole, such as "
                              "sftp://www.example.org/srv/www/");
    rest = str_slice(rest, 2, rest.len);
    size_t slash = str_find(rest, '/');
    struct str path = str_slice(rest, slash, rest.len);
    size_t question = str_find(path, '?');
    settings->query =
        str_copy(reading->arena, str_slice(path, question + 1, path.len)).at;
    path = str_slice(path, 0, question);
    if (!decode(reading->arena, path, &settings->path))
        return refuse_address(reading, "the url's path cannot be read",
                              "a % stands before two hexadecimal digits; "
                              "a % itself is written %25");
    if (settings->how == TARGET_FOLDER) {
        settings->shown = arena_format(reading->arena, "file://%s",
                                       settings->path);
        return slash == 0 ||
               refuse_address(reading, "a file: url names no host",
                              "write three slashes: file:///srv/www/");
    }
    if (!take_authority(reading, str_slice(rest, 0, slash)))
        return false;
    settings->shown = arena_format(reading->arena, "%s://%s%s%s%.*s", scheme,
                                   settings->host, *settings->port ? ":" : "",
                                   settings->port, STR(path));
    return true;
}

static const struct scheme *find_scheme(struct str name)
{
    for (size_t i = 0; i < scheme_count; i++)
        if (str_equal_nocase(name, str_of(schemes[i].name)))
            return &schemes[i];
    return NULL;
}

static bool unknown_scheme(const struct reading *reading, struct str name)
{
    struct nearest nearest = nearest_make(name);
    for (size_t i = 0; i < scheme_count; i++)
        nearest_offer(&nearest, schemes[i].name);
    diagnostic_error(reading->all, reading->entry->at,
                     "nothing can be published to an address that begins with "
                     "'%.*s:'",
                     STR(name));
    if (nearest.best)
        diagnostic_remedy(reading->all, "did you mean '%s:'?", nearest.best);
    else
        diagnostic_remedy(reading->all,
                          "use sftp:, ftps:, davs:, s3:, wordpress:, https:, "
                          "file: or manual:");
    return false;
}

/* A path without a scheme is a folder's. */
static bool take_folder(const struct reading *reading, struct str text)
{
    struct settings *settings = reading->settings;
    settings->how = TARGET_FOLDER;
    settings->path = file_path(reading->arena, settings->root,
                               str_copy(reading->arena, text).at);
    settings->shown = settings->path;
    return true;
}

static bool take_url(struct reading *reading)
{
    size_t from, to;
    struct str text = reading->entry->value;
    struct settings *settings = reading->settings;
    size_t colon = str_find(text, ':');
    struct str name = str_slice(text, 0, colon);
    if (sensitive_address(text, &from, &to))
        return refuse_password(reading);
    if (colon == text.len || str_find(name, '/') < name.len)
        return take_folder(reading, text);
    reading->scheme = find_scheme(name);
    if (!reading->scheme)
        return unknown_scheme(reading, name);
    settings->how = reading->scheme->how;
    settings->insecure = reading->scheme->open;
    for (size_t i = 0; i < text.len; i++)
        if (is_ascii_space((unsigned char)text.at[i]))
            return refuse_address(reading, "the url has white space in it",
                                  "write a space in a path as %20");
    if (!take_rest(reading, str_slice(text, colon + 1, text.len)))
        return false;
    if (!settings->insecure || settings_flag(settings, "insecure", false))
        return true;
    diagnostic_error(reading->all, reading->entry->at,
                     "everybody on the way can read and change what is sent "
                     "by '%s:'",
                     reading->scheme->name);
    diagnostic_remedy(reading->all,
                      "use the scheme that is encrypted (sftp:, ftps:, davs:, "
                      "https:, wordpress:), or write insecure = yes into [%s]",
                      settings->section->name);
    return false;
}

static struct settings *read_section(struct arena *arena, const char *root,
                                     const struct ini_section *section,
                                     struct diagnostics *all)
{
    struct settings *settings = arena_alloc(arena, sizeof *settings);
    size_t before = all->counts[DIAGNOSTIC_ERROR];
    *settings = (struct settings){
        .name = section->id,
        .section = section,
        .root = root,
        .user = "",
        .host = "",
        .port = "",
        .path = "",
        .query = "",
        .shown = "",
    };
    const struct ini_entry *url = ini_entry(section, "url");
    if (!url || !url->value.len) {
        diagnostic_error(all, section->at, "[%s] has no url", section->name);
        diagnostic_remedy(all,
                          "write url = sftp://…, davs://…, ftps://…, s3://…, "
                          "wordpress://…, https://…, a folder, or manual:");
        return NULL;
    }
    struct reading reading = {
        .arena = arena, .settings = settings, .entry = url, .all = all};
    if (take_url(&reading))
        settings_check_keys(section, settings->how, all);
    struct str user = settings_text(settings, "user");
    if (user.len)
        settings->user = str_copy(arena, user).at;
    return all->counts[DIAGNOSTIC_ERROR] == before ? settings : NULL;
}

static bool is_target(const struct ini_section *section)
{
    return section->id && !strcmp(section->kind, "publish");
}

static void none_of_that_name(const struct ini *organisation, const char *name,
                              struct diagnostics *all)
{
    struct nearest nearest = nearest_make(str_of(name));
    for (const struct ini_section *s = organisation->first; s; s = s->next)
        if (is_target(s))
            nearest_offer(&nearest, s->id);
    diagnostic_error(all, place_line(organisation->source, 0),
                     "has no section [publish:%s]", name);
    if (nearest.best)
        diagnostic_remedy(all, "did you mean '%s'?", nearest.best);
    else
        diagnostic_remedy(all, "avow(5), \"PUBLISHING\", says how it is "
                               "written");
}

const struct settings *settings_read(struct arena *arena, const char *root,
                                     const struct ini *organisation,
                                     const char *name, struct diagnostics *all)
{
    const struct ini_section *found = NULL, *another = NULL;
    for (const struct ini_section *s = organisation->first; s; s = s->next) {
        if (!is_target(s) || (name && strcmp(s->id, name) != 0))
            continue;
        another = found ? s : another;
        found = found ? found : s;
    }
    if (!found && name) {
        none_of_that_name(organisation, name, all);
        return NULL;
    }
    if (!found) {
        diagnostic_error(all, place_line(organisation->source, 0),
                         "has no section [publish:NAME], so it is not known "
                         "where to publish");
        diagnostic_remedy(all, "avow(5), \"PUBLISHING\", says how it is "
                               "written");
        return NULL;
    }
    if (another) {
        diagnostic_error(all, another->at,
                         "there are several places to publish to");
        diagnostic_also(all, found->at, "one of them is here");
        diagnostic_remedy(all, "choose one, such as --to %s", found->id);
        return NULL;
    }
    return read_section(arena, root, found, all);
}
