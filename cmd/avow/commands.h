/* SPDX-License-Identifier: BSD-2-Clause */
/* The subcommands of avow, one file each. */
#ifndef AVOW_CMD_COMMANDS_H
#define AVOW_CMD_COMMANDS_H

#include "cmd/common/command.h"

extern const struct command command_adapt;
extern const struct command command_approve;
extern const struct command command_build;
extern const struct command command_check;
extern const struct command command_deadlines;
extern const struct command command_diff;
extern const struct command command_doctor;
extern const struct command command_evidence;
extern const struct command command_explain;
extern const struct command command_export;
extern const struct command command_history;
extern const struct command command_list;
extern const struct command command_new;
extern const struct command command_new_year;
extern const struct command command_paper;
extern const struct command command_publish;
extern const struct command command_registry;
extern const struct command command_show;
extern const struct command command_status;
extern const struct command command_trust;
extern const struct command command_verify;
extern const struct command command_withdraw;

#endif
