/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/settings_keys.h"

#include <string.h>

#include "data/refusal.h"
#include "data/sensitive.h"
#include "data/type_address.h"

enum form {
    FORM_TEXT,
    FORM_LINES, /* text over several lines */
    FORM_FLAG,
    FORM_NUMBER,
    FORM_ADDRESS,
    FORM_WORD, /* one of `words` */
};

#define ON(how) (1U << (how))
#define NETWORK (~(ON(TARGET_MANUAL) | ON(TARGET_FOLDER)))
#define EVERY   (~0U)
#define PAGES   (ON(TARGET_MANUAL) | ON(TARGET_WORDPRESS) | ON(TARGET_HTTP))

static const struct key {
    const char *name;
    unsigned targets;
    enum form form;
    const char *words; /* separated by single spaces */
} keys[] = {
    {"agent", ON(TARGET_SFTP), FORM_FLAG, NULL},
    {"answer_url", ON(TARGET_HTTP), FORM_TEXT, NULL},
    {"auth", ON(TARGET_WEBDAV), FORM_WORD, "any basic digest"},
    {"body", ON(TARGET_HTTP), FORM_LINES, NULL},
    {"body_file", ON(TARGET_HTTP), FORM_TEXT, NULL},
    {"body_type", ON(TARGET_HTTP), FORM_WORD, "json form multipart raw"},
    {"ca_file", EVERY, FORM_TEXT, NULL},
    {"cache_control", ON(TARGET_S3), FORM_TEXT, NULL},
    {"credentials_file", ON(TARGET_S3), FORM_TEXT, NULL},
    {"endpoint", ON(TARGET_S3), FORM_ADDRESS, NULL},
    {"expect", ON(TARGET_HTTP), FORM_TEXT, NULL},
    {"fragment", PAGES, FORM_WORD, "full plain"},
    {"headers", ON(TARGET_HTTP), FORM_LINES, NULL},
    {"insecure", NETWORK & ~ON(TARGET_SFTP), FORM_FLAG, NULL},
    {"key_file", ON(TARGET_SFTP), FORM_TEXT, NULL},
    {"known_hosts", ON(TARGET_SFTP), FORM_TEXT, NULL},
    {"method", ON(TARGET_HTTP), FORM_WORD, "POST PUT PATCH"},
    {"netrc", NETWORK, FORM_FLAG, NULL},
    {"openssh", ON(TARGET_SFTP), FORM_FLAG, NULL},
    {"password_command", NETWORK, FORM_TEXT, NULL},
    {"password_env", NETWORK, FORM_TEXT, NULL},
    {"password_file", NETWORK, FORM_TEXT, NULL},
    {"period", PAGES, FORM_TEXT, NULL},
    {"profile", ON(TARGET_S3), FORM_TEXT, NULL},
    {"public", EVERY, FORM_ADDRESS, NULL},
    {"region", ON(TARGET_S3), FORM_TEXT, NULL},
    {"retries", EVERY, FORM_NUMBER, NULL},
    {"sends", ON(TARGET_HTTP), FORM_WORD, "files page"},
    {"slug", ON(TARGET_WORDPRESS), FORM_TEXT, NULL},
    {"style", ON(TARGET_S3), FORM_WORD, "host path"},
    {"timeout", EVERY, FORM_NUMBER, NULL},
    {"title", ON(TARGET_WORDPRESS) | ON(TARGET_HTTP), FORM_TEXT, NULL},
    {"tls_max", ON(TARGET_FTP), FORM_WORD, "1.2 1.3"},
    {"token_env", ON(TARGET_S3), FORM_TEXT, NULL},
    {"url", EVERY, FORM_TEXT, NULL},
    {"user", NETWORK, FORM_TEXT, NULL},
    {"wait", EVERY, FORM_NUMBER, NULL},
};

bool settings_read_flag(struct str text, bool *yes)
{
    *yes = str_is(text, "yes") || str_is(text, "true");
    return *yes || str_is(text, "no") || str_is(text, "false");
}

static bool is_number(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!is_ascii_digit((unsigned char)text.at[i]))
            return false;
    return text.len && text.len <= 4;
}

static bool is_word(struct str text, const char *words)
{
    for (struct str rest = str_of(words); rest.at;)
        if (str_equal(text, str_split(&rest, ' ')))
            return true;
    return false;
}

static void check_address(const struct ini_entry *entry,
                          struct diagnostics *all)
{
    struct refusal why = {.arena = all->arena};
    if (type_take_url(entry->value, &why))
        return;
    diagnostic_error(all, entry->at, "%s", why.text);
    if (why.remedy)
        diagnostic_remedy(all, "%s", why.remedy);
}

static void check_value(const struct key *key, const struct ini_entry *entry,
                        struct diagnostics *all)
{
    bool yes;
    switch (key->form) {
    case FORM_TEXT:
        if (str_find(entry->value, '\n') == entry->value.len)
            return;
        diagnostic_error(all, entry->at, "'%s' goes on over several lines",
                         key->name);
        diagnostic_remedy(all, "write it in one line");
        return;
    case FORM_LINES:
        return;
    case FORM_FLAG:
        if (settings_read_flag(entry->value, &yes))
            return;
        diagnostic_error(all, entry->at, "'%.*s' is neither yes nor no",
                         STR(entry->value));
        diagnostic_remedy(all, "write yes or no");
        return;
    case FORM_NUMBER:
        if (is_number(entry->value))
            return;
        diagnostic_error(all, entry->at, "'%.*s' is no whole number up to 9999",
                         STR(entry->value));
        diagnostic_remedy(all, "write digits, such as 30");
        return;
    case FORM_ADDRESS:
        check_address(entry, all);
        return;
    case FORM_WORD:
        if (is_word(entry->value, key->words))
            return;
        diagnostic_error(all, entry->at, "'%s' cannot be '%.*s'", key->name,
                         STR(entry->value));
        diagnostic_remedy(all, "write one of: %s", key->words);
        return;
    }
}

static void unknown_key(const struct ini_section *section,
                        const struct ini_entry *entry, enum target_how how,
                        struct diagnostics *all)
{
    struct nearest nearest = nearest_make(str_of(entry->key));
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (keys[i].targets & ON(how))
            nearest_offer(&nearest, keys[i].name);
    diagnostic_error(all, entry->key_at, "unknown key '%s' in [%s]", entry->key,
                     section->name);
    if (nearest.best)
        diagnostic_remedy(all, "did you mean '%s'?", nearest.best);
    else
        diagnostic_remedy(all, "avow(5), \"PUBLISHING\", lists the keys");
}

/* The value itself is never repeated. */
static void refuse_secret(struct place at, struct str name,
                          struct diagnostics *all)
{
    diagnostic_error(all, place_line(at.source, 0),
                     "line %zu holds a secret, '%.*s': it must not stand in "
                     "this file",
                     at.line, STR(name));
}

static void refuse_key(const struct ini_entry *entry, struct diagnostics *all)
{
    refuse_secret(entry->key_at, str_of(entry->key), all);
    diagnostic_remedy(all,
                      "change the password, since who has the file has it; "
                      "delete the line; and write password_env = NAME "
                      "(a variable of the environment), password_file = FILE, "
                      "password_command = COMMAND or netrc = yes");
}

static void refuse_value(struct place at, struct str name,
                         struct diagnostics *all)
{
    refuse_secret(at, name, all);
    diagnostic_remedy(all,
                      "change it, since who has the file has it; write "
                      "{{{password}}} in its place; and password_env = NAME, "
                      "password_file = FILE or password_command = COMMAND");
}

/* Whether a name has a value that is written out. */
static bool is_written_out(struct str name, struct str value)
{
    return sensitive_name(name) && str_trim(value).len &&
           str_find(value, '{') == value.len;
}

/* "Authorization: Bearer …", a header a line. */
static void check_headers(const struct ini_entry *entry,
                          struct diagnostics *all)
{
    struct place at = entry->at;
    for (struct str rest = entry->value; rest.at; at.line++) {
        struct str line = str_split(&rest, '\n');
        size_t colon = str_find(line, ':');
        struct str name = str_trim(str_slice(line, 0, colon));
        if (is_written_out(name, str_slice(line, colon + 1, line.len)))
            refuse_value(at, name, all);
    }
}

/* "https://…?sig=…" */
static void check_query(const struct ini_entry *entry, struct diagnostics *all)
{
    size_t question = str_find(entry->value, '?');
    struct str rest = str_slice(entry->value, question + 1, entry->value.len);
    while (rest.at && rest.len) {
        struct str one = str_split(&rest, '&');
        size_t equals = str_find(one, '=');
        struct str name = str_slice(one, 0, equals);
        if (is_written_out(name, str_slice(one, equals + 1, one.len)))
            refuse_value(entry->at, name, all);
    }
}

void settings_check_keys(const struct ini_section *section, enum target_how how,
                         struct diagnostics *all)
{
    for (const struct ini_entry *e = section->first; e; e = e->next) {
        const struct key *key = NULL;
        for (size_t i = 0; i < sizeof keys / sizeof *keys && !key; i++)
            if (!strcmp(keys[i].name, e->key))
                key = &keys[i];
        if (!key && sensitive_name(str_of(e->key)))
            refuse_key(e, all);
        else if (!key)
            unknown_key(section, e, how, all);
        else if (!(key->targets & ON(how))) {
            diagnostic_error(all, e->key_at,
                             "'%s' has no meaning for this kind of target",
                             e->key);
            diagnostic_remedy(all, "delete the line, or change the scheme of "
                                   "the url");
        } else if (e->value.len)
            check_value(key, e, all);
        if (!strcmp(e->key, "headers"))
            check_headers(e, all);
        else if (!strcmp(e->key, "url"))
            check_query(e, all);
    }
}
