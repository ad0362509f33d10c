/* SPDX-License-Identifier: BSD-2-Clause */
/* Command lines: parsing by a command's options, and the help that they give.
 */
#ifndef AVOW_CMD_OPTIONS_H
#define AVOW_CMD_OPTIONS_H

#include "cmd/common/command.h"

/* The options that avow itself has, and every command. */
extern const struct option options_common[];

/*
 * Parses the words after the command's name into `invocation`, whose command
 * and arena are set. False: a message was printed to stderr.
 */
bool options_parse(struct invocation *invocation, char **words);

/* The value of an option, or NULL where it was not given. */
const char *option_value(const struct invocation *invocation, const char *name);

/* Prints the command's --help to stdout. */
void options_help(const struct command *command);

/* Prints "avow: TEXT" and where help is to be had, to stderr. */
enum status usage_error(const struct command *command, const char *format, ...)
    LIKE_PRINTF(2, 3);

#endif
