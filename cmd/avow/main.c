/* SPDX-License-Identifier: BSD-2-Clause */
/* avow: looks a subcommand up, runs it, and ends with its status. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "cmd/avow/command.h"
#include "cmd/avow/complete.h"
#include "cmd/avow/options.h"
#include "document/document.h"

/* clang-format off */
static const struct command *const commands[] = {
    &command_new,
    &command_build,
    &command_check,
    &command_approve,
    &command_withdraw,
    &command_show,
    &command_list,
    &command_adapt,
    NULL,
};
/* clang-format on */

static void print_help(void)
{
    printf("usage: avow COMMAND [option…] [argument…]\n\n"
           "Builds, checks and approves modern slavery statements.\n\n"
           "commands:\n");
    for (const struct command *const *c = commands; *c; c++)
        printf("  %-8s %s\n", (*c)->name, (*c)->summary);
    printf("\nto begin with:\n"
           "  avow new exampleford --pack uk-university\n"
           "  avow build exampleford\n"
           "  avow check exampleford\n\n"
           "'avow help COMMAND' says more of each; so do avow(1) and "
           "avow(5).\n");
}

static const struct command *find_command(const char *name)
{
    struct nearest nearest = nearest_make(str_of(name));
    for (const struct command *const *c = commands; *c; c++) {
        if (!strcmp((*c)->name, name))
            return *c;
        nearest_offer(&nearest, (*c)->name);
    }
    if (nearest.best)
        usage_error(NULL, "unknown command '%s'; did you mean '%s'?", name,
                    nearest.best);
    else
        usage_error(NULL, "unknown command '%s'", name);
    return NULL;
}

/* Whether an option such as --help stands among the words before a "--". */
static bool wants(char **words, const char *option)
{
    for (; *words && strcmp(*words, "--") != 0; words++)
        if (!strcmp(*words, option))
            return true;
    return false;
}

static void print_version(void)
{
    printf("avow %s\ncmark %s\n", PACKAGE_VERSION, document_cmark_version());
}

static enum status unknown_option(struct arena *arena, const char *option)
{
    struct nearest nearest = nearest_make(str_of(option));
    for (const struct option *o = options_common; o->name; o++)
        nearest_offer(&nearest, arena_format(arena, "--%s", o->name));
    if (nearest.best)
        return usage_error(NULL, "unknown option '%s'; did you mean '%s'?",
                           option, nearest.best);
    return usage_error(NULL, "unknown option '%s'", option);
}

/* The path of this program, for what stands beside it; NULL: not known. */
static const char *program_path(struct arena *arena)
{
    char path[4096];
    ssize_t len = readlink("/proc/self/exe", path, sizeof path);
    if (len <= 0 || (size_t)len == sizeof path)
        return NULL;
    return arena_copy(arena, path, (size_t)len);
}

static struct shelf *make_shelf(struct arena *arena)
{
    struct library *library = library_new(arena, getenv("AVOW_DATA"),
                                          program_path(arena), AVOW_PKGDATADIR);
    return shelf_new(arena, library);
}

static enum status run(struct arena *arena, const struct command *command,
                       char **words)
{
    if (wants(words, "--help")) {
        options_help(command);
        return STATUS_DONE;
    }
    if (wants(words, "--version")) {
        print_version();
        return STATUS_DONE;
    }
    struct invocation invocation = {.command = command, .arena = arena};
    if (!options_parse(&invocation, words))
        return STATUS_USAGE;
    invocation.shelf = make_shelf(arena);
    return command->run(&invocation);
}

/* A full disk must not pass for success. */
static enum status flush(enum status status)
{
    if (!fflush(stdout) && !ferror(stdout))
        return status;
    fprintf(stderr, "avow: standard output cannot be written: %s\n",
            strerror(errno));
    return STATUS_UNUSABLE;
}

/* "avow help" and "avow help COMMAND". */
static enum status help(char **words)
{
    if (!*words || !strcmp(*words, "help") || !strcmp(*words, "--help")) {
        print_help();
        return STATUS_DONE;
    }
    if (words[1])
        return usage_error(NULL, "'%s' is one argument too many", words[1]);
    const struct command *command = find_command(*words);
    if (!command)
        return STATUS_USAGE;
    options_help(command);
    return STATUS_DONE;
}

static enum status dispatch(struct arena *arena, char **words)
{
    if (!*words)
        return usage_error(NULL, "a command is needed");
    if (!strcmp(*words, "--help") || !strcmp(*words, "help"))
        return help(words + 1);
    if (!strcmp(*words, "--version")) {
        print_version();
        return STATUS_DONE;
    }
    if (!strcmp(*words, "--complete")) {
        complete_print(commands, arena, make_shelf(arena), words + 1);
        return STATUS_DONE;
    }
    if (**words == '-')
        return unknown_option(arena, *words);
    const struct command *command = find_command(*words);
    return command ? run(arena, command, words + 1) : STATUS_USAGE;
}

int main(int count, char **words)
{
    /* A limit on the size of files is an error to report, not an end. */
    signal(SIGXFSZ, SIG_IGN);
    /* A message is written a character at a time, which stderr would pass on
     * one by one. */
    setvbuf(stderr, NULL, _IOLBF, BUFSIZ);
    struct arena *arena = arena_new();
    enum status status = flush(dispatch(arena, words + (count > 0)));
    arena_free(arena);
    return (int)status;
}
