/* SPDX-License-Identifier: BSD-2-Clause */
/* The subcommands of avow-publish, one file each. */
#ifndef AVOW_CMD_PUBLISH_COMMANDS_H
#define AVOW_CMD_PUBLISH_COMMANDS_H

#include "cmd/common/command.h"

extern const struct command command_doctor;
extern const struct command command_publish;
extern const struct command command_trust;
extern const struct command command_verify;

#endif
