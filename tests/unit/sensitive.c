/* SPDX-License-Identifier: BSD-2-Clause */
/* What is a secret by its name, and where a line holds one. */
#include "data/sensitive.h"

#include "tap.h"

static void shows(const char *line, const char *shown)
{
    size_t from = sensitive_from(str_of(line));
    if (!ok(str_is(str_slice(str_of(line), 0, from), shown), "%s", line))
        note("shown up to byte %zu", from);
}

static void is_address(const char *text, const char *password)
{
    size_t from = 0, to = 0;
    bool found = sensitive_address(str_of(text), &from, &to);
    if (!ok(str_is(str_slice(str_of(text), from, to), password) &&
                found == (*password != 0),
            "%s", text))
        note("found %d, from %zu to %zu", found, from, to);
}

int main(void)
{
    static const char *const secret[] = {
        "password", "Passwd",       "pasword",       "app_password",
        "api_key",  "access_token", "Authorization", "X-Api-Key",
        "sig",      "Cookie",       "client_secret"};
    static const char *const open[] = {"password_env",     "password_file",
                                       "password_command", "key_file",
                                       "token_env",        "url",
                                       "keywords",         "author",
                                       "Content-Type",     "credentials_file"};
    for (size_t i = 0; i < sizeof secret / sizeof *secret; i++)
        ok(sensitive_name(str_of(secret[i])), "%s", secret[i]);
    for (size_t i = 0; i < sizeof open / sizeof *open; i++)
        ok(!sensitive_name(str_of(open[i])), "not %s", open[i]);

    is_address("https://a:b@example.org/", "b");
    is_address("https://a:p%&\"\xc3\xa4 :@/@localhost/", "p%&\"\xc3\xa4 :@/");
    is_address("https://a:b/c@example.org/", "b/c");
    is_address("sftp:a:b@example.org", "a:b");
    is_address("a:b@example.org", "b");
    is_address("sftp://example.org:22/~/a@b", "");
    is_address("sftp://a@example.org:22/~/a@b", "");
    is_address("sftp://[::1]/~/a@b", "");
    is_address("sftp://a@[::1]/~/a@b", "");
    is_address("https://a@example.org:b@localhost/", "b");
    is_address("ftp://a@example.org:b@127.0.0.1:9/www", "b");
    is_address("mailto:a@example.org", "");
    is_address("see: a@example.org", "");
    is_address("", "");
    is_address(":", "");
    is_address("a:", "");
    is_address("@", "");

    shows("password = hunter2", "password = ");
    shows("  Authorization: Bearer hunter2", "  Authorization: ");
    shows("password hunter2", "password ");
    shows("password_env = NAME", "password_env = NAME");
    shows("url = https://a:b@example.org/", "url = https://a:");
    shows("url = https://a@example.org:b@localhost/",
          "url = https://a@example.org:");
    shows("url = ftp://127.0.0.1:9/x?sig=abc",
          "url = ftp://127.0.0.1:9/x?sig=");
    shows("url = https://example.org/?a=b&api_key=c",
          "url = https://example.org/?a=b&api_key=");
    shows("url = https://example.org/?a=b&c=d",
          "url = https://example.org/?a=b&c=d");
    shows("steps = We met a@example.org", "steps = We met a@example.org");
    shows("", "");
    return done();
}
