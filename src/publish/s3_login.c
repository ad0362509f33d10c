/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/s3_login.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"

#define CREDENTIALS_MAX ((size_t)1024 * 1024)

/* "[default]" gives "default"; what is no section's line gives nothing. */
static struct str section_name(struct str line)
{
    size_t end = str_find(line, ']');
    if (!line.len || line.at[0] != '[' || end == line.len)
        return str_of("");
    return str_trim(str_slice(line, 1, end));
}

static void take_line(struct target *target, struct s3_login *login,
                      struct str line)
{
    size_t equals = str_find(line, '=');
    struct str key = str_trim(str_slice(line, 0, equals));
    struct str value = str_trim(str_slice(line, equals + 1, line.len));
    if (str_is(key, "aws_access_key_id"))
        login->id = str_copy(target->arena, value).at;
    else if (str_is(key, "aws_secret_access_key"))
        login->secret = secrets_add(target->secrets, login->id, value);
    else if (str_is(key, "aws_session_token"))
        login->token = secrets_add(target->secrets, NULL, value);
}

static struct result from_file(struct target *target, const char *path,
                               struct s3_login *login)
{
    struct arena *arena = target->arena;
    struct diagnostics all = diagnostics_make(arena);
    const char *profile = settings_string(arena, target->settings, "profile");
    struct str text, wanted = str_of(profile ? profile : "default");
    struct stat info;
    struct result result = RESULT_OK;
    if (!stat(path, &info) && info.st_mode & (S_IRWXG | S_IRWXO)) {
        result = result_make(arena, RESULT_LASTING,
                             "others may read the secrets in '%s'", path);
        result.remedy = "take that away: chmod 600 FILE";
        return result;
    }
    if (!file_read(arena, path, CREDENTIALS_MAX, &text, &all))
        return result_make(arena, RESULT_LASTING, "'%s' %s", path,
                           all.last->text);
    bool inside = false;
    for (struct str rest = text; rest.at;) {
        struct str line = str_trim(str_split(&rest, '\n'));
        if (line.len && line.at[0] == '[')
            inside = str_equal(section_name(line), wanted);
        else if (inside)
            take_line(target, login, line);
    }
    memset((char *)text.at, 0, text.len);
    if (login->id && login->secret)
        return RESULT_OK;
    result = result_make(arena, RESULT_LASTING,
                         "'%s' has no keys in the section [%.*s]", path,
                         STR(wanted));
    result.remedy = "it needs aws_access_key_id and aws_secret_access_key; "
                    "profile = NAME chooses another section";
    return result;
}

static void from_environment(struct target *target, struct s3_login *login)
{
    const char *id = getenv("AWS_ACCESS_KEY_ID");
    login->id = id && *id ? id : NULL;
    login->secret = secrets_from_environment(target->secrets,
                                             "AWS_SECRET_ACCESS_KEY");
    login->token = secrets_from_environment(target->secrets,
                                            "AWS_SESSION_TOKEN");
}

static bool is_short(const char *secret)
{
    return secret && strlen(secret) < SECRET_LEAST;
}

struct result s3_login_find(struct target *target, struct s3_login *login)
{
    const char *path = settings_file(target->arena, target->settings,
                                     "credentials_file");
    const char *token = settings_string(target->arena, target->settings,
                                        "token_env");
    struct result result = RESULT_OK;
    *login = (struct s3_login){0};
    if (*target->login.password) {
        login->id = target->login.user;
        login->secret = target->login.password;
    } else if (path) {
        result = from_file(target, path, login);
    } else {
        from_environment(target, login);
    }
    if (token)
        login->token = secrets_from_environment(target->secrets, token);
    if (!result_is_done(result))
        return result;
    if (!login->id || !*login->id || !login->secret) {
        result = result_make(target->arena, RESULT_LASTING,
                             "no keys are known");
        result.remedy = "write user = KEY-ID and password_env = NAME, or "
                        "credentials_file = FILE, or set AWS_ACCESS_KEY_ID "
                        "and AWS_SECRET_ACCESS_KEY";
    } else if (token && !login->token) {
        result = result_make(target->arena, RESULT_LASTING,
                             "the environment has no variable '%s'", token);
        result.remedy = "set it before you call avow, or take token_env out";
    } else if (is_short(login->secret) || is_short(login->token)) {
        result = result_make(target->arena, RESULT_LASTING,
                             "the secret key or the session token is shorter "
                             "than %d bytes",
                             SECRET_LEAST);
        result.remedy = "look at where it comes from: it is not whole";
    }
    return result;
}
