/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/netrc.h"

/* Takes a word in quotes, after the first of them. */
static struct str take_quoted(struct str *rest)
{
    char *at = (char *)rest->at, *to = at;
    size_t i = 0;
    for (; i < rest->len && at[i] != '"'; i++) {
        if (at[i] == '\\' && i + 1 < rest->len)
            i++;
        *to++ = at[i];
    }
    *rest = str_slice(*rest, i + (i < rest->len), rest->len);
    return (struct str){at, (size_t)(to - at)};
}

static struct str take_word(struct str *rest)
{
    while (rest->len && is_ascii_space((unsigned char)rest->at[0]))
        *rest = str_slice(*rest, 1, rest->len);
    if (rest->len && rest->at[0] == '"') {
        *rest = str_slice(*rest, 1, rest->len);
        return take_quoted(rest);
    }
    size_t len = 0;
    while (len < rest->len && !is_ascii_space((unsigned char)rest->at[len]))
        len++;
    struct str word = str_slice(*rest, 0, len);
    *rest = str_slice(*rest, len, rest->len);
    return word;
}

/* A macro goes on up to an empty line. */
static void skip_macro(struct str *rest)
{
    while (rest->len && !str_starts(*rest, "\n\n"))
        *rest = str_slice(*rest, 1, rest->len);
}

bool netrc_find(struct str text, const char *host, const char *user,
                struct netrc_entry *entry)
{
    struct netrc_entry now = {0}, found = {0};
    bool fits = false, exact = false, now_exact = false;
    for (;;) {
        struct str word = take_word(&text);
        bool machine = str_is(word, "machine");
        if (machine || str_is(word, "default") || !word.len) {
            bool of_user = !*user || !now.login.len || str_is(now.login, user);
            if (fits && of_user && now.password.len && !exact) {
                found = now;
                exact = now_exact;
            }
            if (!word.len)
                break;
            now = (struct netrc_entry){0};
            now_exact = machine;
            fits = !machine || str_equal_nocase(take_word(&text), str_of(host));
            /* The default counts where no entry has been found before. */
            fits = fits && (machine || !found.password.len);
        } else if (str_is(word, "login")) {
            now.login = take_word(&text);
        } else if (str_is(word, "password")) {
            now.password = take_word(&text);
        } else if (str_is(word, "account")) {
            (void)take_word(&text);
        } else if (str_is(word, "macdef")) {
            skip_macro(&text);
        } else if (word.at[0] == '#') {
            text = str_slice(text, str_find(text, '\n'), text.len);
        }
    }
    *entry = found;
    return found.password.len > 0;
}
