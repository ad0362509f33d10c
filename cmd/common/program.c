/* SPDX-License-Identifier: BSD-2-Clause */
#include "cmd/common/program.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/path.h"
#include "base/text.h"
#include "cmd/common/complete.h"
#include "cmd/common/options.h"

static void print_help(const struct program *program)
{
    printf("usage: avow COMMAND [option…] [argument…]\n\n%s\n\ncommands:\n",
           program->about);
    for (const struct command *const *c = program->commands; *c; c++)
        printf("  %-9s %s\n", (*c)->name, (*c)->summary);
    printf("\nto begin with:\n%s\n"
           "'avow help COMMAND' says more of each; so do avow(1) and "
           "avow(5).\n",
           program->tour);
}

static const struct command *find_command(const struct program *program,
                                          const char *name)
{
    struct nearest nearest = nearest_make(str_of(name));
    for (const struct command *const *c = program->commands; *c; c++) {
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

static void print_version(const struct program *program)
{
    printf("avow %s\n", PACKAGE_VERSION);
    program->print_versions();
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

/*
 * Becomes the program beside this one that runs the command: one that is found
 * elsewhere, by the name alone, might be anybody's.
 */
static enum status run_elsewhere(struct arena *arena, const char *name,
                                 char **words)
{
    const char *own = program_path(arena);
    if (own) {
        const char *path = path_join(arena, path_folder(arena, own), name);
        *--words = (char *)name;
        fflush(stdout);
        execv(path, words);
    }
    fprintf(stderr,
            "avow: the program '%s' cannot be run: %s\n"
            "it publishes, and has to be installed beside avow\n",
            name, strerror(own ? errno : ENOENT));
    return STATUS_UNUSABLE;
}

static enum status run(struct arena *arena, const struct program *program,
                       const struct command *command, char **words)
{
    if (command->elsewhere)
        return run_elsewhere(arena, command->elsewhere, words);
    words++;
    if (wants(words, "--help")) {
        options_help(command);
        return STATUS_DONE;
    }
    if (wants(words, "--version")) {
        print_version(program);
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

/* "avow help" and "avow help COMMAND"; `words` follow "help". */
static enum status help(struct arena *arena, const struct program *program,
                        char **words)
{
    if (!*words || !strcmp(*words, "help") || !strcmp(*words, "--help")) {
        print_help(program);
        return STATUS_DONE;
    }
    if (words[1])
        return usage_error(NULL, "'%s' is one argument too many", words[1]);
    const struct command *command = find_command(program, *words);
    if (!command)
        return STATUS_USAGE;
    if (command->elsewhere) {
        char *asked[] = {NULL, "help", *words, NULL};
        return run_elsewhere(arena, command->elsewhere, asked + 1);
    }
    options_help(command);
    return STATUS_DONE;
}

/* `words` follow "--complete". */
static enum status complete(struct arena *arena, const struct program *program,
                            char **words)
{
    const struct command *const *c = program->commands;
    while (*words && *c && strcmp((*c)->name, *words) != 0)
        c++;
    if (*words && words[1] && *c && (*c)->elsewhere)
        return run_elsewhere(arena, (*c)->elsewhere, words - 1);
    complete_print(program->commands, arena, make_shelf(arena), words);
    return STATUS_DONE;
}

static enum status dispatch(struct arena *arena, const struct program *program,
                            char **words)
{
    if (!*words)
        return usage_error(NULL, "a command is needed");
    if (!strcmp(*words, "--help") || !strcmp(*words, "help"))
        return help(arena, program, words + 1);
    if (!strcmp(*words, "--version")) {
        print_version(program);
        return STATUS_DONE;
    }
    if (!strcmp(*words, "--complete"))
        return complete(arena, program, words + 1);
    if (**words == '-')
        return unknown_option(arena, *words);
    const struct command *command = find_command(program, *words);
    return command ? run(arena, program, command, words) : STATUS_USAGE;
}

int program_main(const struct program *program, int count, char **words)
{
    /* A limit on the size of files is an error to report, not an end. */
    signal(SIGXFSZ, SIG_IGN);
    /* A message is written a character at a time, which stderr would pass on
     * one by one. */
    setvbuf(stderr, NULL, _IOLBF, BUFSIZ);
    struct arena *arena = arena_new();
    enum status status = flush(dispatch(arena, program, words + (count > 0)));
    arena_free(arena);
    return (int)status;
}
