/* SPDX-License-Identifier: BSD-2-Clause */
#include "data/refusal.h"

#include <stdarg.h>

/* More of a value than this does not help to find it. */
#define QUOTED_MAX 60

bool refuse(struct refusal *why, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    why->text = arena_format_list(why->arena, format, values);
    why->remedy = NULL;
    va_end(values);
    return false;
}

bool refusal_remedy(struct refusal *why, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    why->remedy = arena_format_list(why->arena, format, values);
    va_end(values);
    return false;
}

const char *quoted(struct refusal *why, struct str value)
{
    struct str line = text_one_line(why->arena, value);
    size_t end = line.len;
    if (end > QUOTED_MAX)
        for (end = QUOTED_MAX; end && (line.at[end] & 0xc0) == 0x80; end--)
            ;
    return arena_format(why->arena, "'%.*s%s'", (int)end, line.at,
                        end < line.len ? "…" : "");
}
