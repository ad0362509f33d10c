/* SPDX-License-Identifier: BSD-2-Clause */
/* The day that a check is made on: --today, else the clock's. */
#ifndef AVOW_CMD_TODAY_H
#define AVOW_CMD_TODAY_H

#include "base/date.h"
#include "cmd/common/command.h"

/* False: the option is not a date. */
bool find_today(const struct invocation *invocation, struct date *today);

#endif
