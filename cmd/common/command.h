/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a subcommand is: its name, its options, and the function that runs it.
 * One array of options a command feeds parsing, usage, --help and completion.
 */
#ifndef AVOW_CMD_COMMAND_H
#define AVOW_CMD_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/memory.h"
#include "statement/shelf.h"

/* How the program ends (avow.1, "EXIT STATUS"). */
enum status {
    STATUS_DONE = 0,
    STATUS_FOUND = 1,    /* something must be mended */
    STATUS_USAGE = 2,    /* the command line is wrong */
    STATUS_UNUSABLE = 3, /* input cannot be used, or output not written */
    STATUS_UNSENT = 4,   /* it was not published, or not all of it */
    STATUS_DIFFERS = 5,  /* it was published, but the page is not as approved */
};

struct option {
    const char *name;  /* without the dashes; NULL ends an array */
    const char *value; /* what its value is called; NULL: it takes none */
    const char *help;
};

/* A command line, parsed, and what a run has. */
struct invocation {
    const struct command *command;
    const char **values; /* by option: its value, "" for one without; NULL */
    char **arguments;    /* the rest; ended by NULL */
    size_t argument_count;
    struct arena *arena; /* for as long as the program runs */
    struct shelf *shelf;
};

struct command {
    const char *name;
    const char *arguments; /* "[PATH…]" */
    size_t least, most;    /* how many arguments it takes */
    const char *summary;
    const char *details;   /* more for --help; NULL: nothing */
    const char *elsewhere; /* the program beside this one that runs it, which
                              alone needs all but name and summary; or NULL */
    const struct option *options;
    enum status (*run)(const struct invocation *invocation);
};

#endif
