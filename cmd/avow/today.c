/* SPDX-License-Identifier: BSD-2-Clause */
#include "cmd/avow/today.h"

#include "cmd/common/options.h"

bool find_today(const struct invocation *invocation, struct date *today)
{
    const char *given = option_value(invocation, "today");
    *today = date_today();
    return !given || date_read(str_of(given), today);
}
