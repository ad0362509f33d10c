/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cmd/avow-publish/commands.h"
#include "cmd/avow-publish/opened.h"
#include "cmd/common/options.h"
#include "cmd/common/report.h"
#include "publish/host_probe.h"

static void say(const char *word, const char *text)
{
    printf("%-11s ", word);
    report_line(text);
}

static enum status refuse_it(struct opened *opened, struct result result,
                             enum status status)
{
    diagnostic_error(&opened->all, opened->settings->section->at, "%s",
                     result.text);
    if (result.remedy)
        diagnostic_remedy(&opened->all, "%s", result.remedy);
    return status;
}

/* Reads one line; its end is not part of it. */
static struct str ask(char *line, size_t room)
{
    fputs("Does who runs the host name this fingerprint? Type yes to add the "
          "line: ",
          stderr);
    fflush(stderr);
    return fgets(line, (int)room, stdin) ? str_trim(str_of(line)) : str_of("");
}

/* Whether a person wants the key to be known from now on. */
static bool is_wanted(const struct invocation *invocation)
{
    char line[200];
    fflush(stdout);
    if (option_value(invocation, "yes"))
        return true;
    return isatty(STDIN_FILENO) && isatty(STDERR_FILENO) &&
           str_equal_nocase(ask(line, sizeof line), str_of("yes"));
}

static enum status store(struct opened *opened, const struct host_check *check)
{
    if (!is_wanted(opened->invocation)) {
        fputs("avow: nothing was stored; --yes stores it\n", stderr);
        return STATUS_FOUND;
    }
    if (!host_check_store(check, &opened->all))
        return STATUS_UNUSABLE;
    say("stored in", check->file);
    return STATUS_DONE;
}

static enum status trust(struct opened *opened)
{
    const struct settings *settings = opened->settings;
    struct host_check check = host_check_make(opened->arena, settings);
    if (settings->how != TARGET_SFTP) {
        diagnostic_error(&opened->all, settings_place(settings, "url"),
                         "a host of this kind has no key that could be known");
        diagnostic_remedy(&opened->all,
                          "over TLS it proves who it is by a certificate: "
                          "ca_file names an authority of your own");
        return STATUS_UNUSABLE;
    }
    struct result result = host_probe(&check, opened->secrets, NULL);
    if (!result_is_done(result))
        return refuse_it(opened, result, STATUS_UNSENT);
    say("host", settings->shown);
    say("key", check.key.type);
    say("fingerprint", check.key.fingerprint);
    switch (check.known.state) {
    case KNOWN_SAME:
        say("known by", arena_format(opened->arena, "line %zu of '%s'",
                                     check.known.line, check.file));
        return STATUS_DONE;
    case KNOWN_OTHER:
    case KNOWN_REVOKED:
        fflush(stdout);
        return refuse_it(opened, host_check_refuse(&check), STATUS_FOUND);
    case KNOWN_NOT:
        break;
    }
    say("line", host_check_line(&check));
    return store(opened, &check);
}

static enum status run_trust(const struct invocation *invocation)
{
    struct opened opened;
    const char *path = invocation->argument_count > 1 ? invocation->arguments[1]
                                                      : ".";
    enum status status = STATUS_UNUSABLE;
    if (opened_target(&opened, invocation, path, invocation->arguments[0]))
        status = trust(&opened);
    return opened_close(&opened, status);
}

static const struct option options[] = {
    {"yes", NULL, "do not ask: add the line"},
    {NULL, NULL, NULL},
};

const struct command command_trust = {
    .name = "trust",
    .arguments = "TARGET [PATH]",
    .least = 1,
    .most = 2,
    .summary = "make the key of a host of SFTP known",
    .details =
        "Shows the fingerprint of the host's key, and adds it to the known "
        "ones when you\nsay so, or with --yes. Ask who runs the host for the "
        "fingerprint before you do.\nA key that has changed is never put over "
        "the one that is known.",
    .options = options,
    .run = run_trust,
};
