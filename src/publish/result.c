/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/result.h"

struct result result_make(struct arena *arena, enum result_state state,
                          const char *format, ...)
{
    va_list values;
    va_start(values, format);
    const char *text = arena_format_list(arena, format, values);
    va_end(values);
    return (struct result){.state = state, .text = text};
}

struct result result_stopped(struct arena *arena, enum result_state state)
{
    struct result result = result_make(arena, state, "it was stopped");
    result.remedy = "what was sent before is in place, the rest is as it was; "
                    "publish again to go on";
    return result;
}
