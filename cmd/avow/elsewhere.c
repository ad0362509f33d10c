/* SPDX-License-Identifier: BSD-2-Clause */
/* Subcommands that the program beside this one runs: it alone has what speaks
 * to the network, and what --help says of them. */
#include "cmd/avow/commands.h"

const struct command command_publish = {
    .name = "publish",
    .summary = "put what is approved before the public",
    .elsewhere = "avow-publish",
};

const struct command command_verify = {
    .name = "verify",
    .summary = "look at the published page as the world sees it",
    .elsewhere = "avow-publish",
};

const struct command command_doctor = {
    .name = "doctor",
    .summary = "try whether a place can be published to",
    .elsewhere = "avow-publish",
};

const struct command command_trust = {
    .name = "trust",
    .summary = "make the key of a host of SFTP known",
    .elsewhere = "avow-publish",
};
