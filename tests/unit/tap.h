/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a unit test needs to print TAP. A test includes this once, calls ok()
 * for each thing that it holds to be true, and ends main() with
 * `return done();`.
 */
#ifndef AVOW_TESTS_UNIT_TAP_H
#define AVOW_TESTS_UNIT_TAP_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>

static int tap_count;
static int tap_failed;

/*
 * Prints the result of one test, named by the format. The name holds no '#',
 * which TAP would take for a directive. Returns the condition, so that a
 * failed one can say more with note().
 */
__attribute__((format(printf, 2, 3))) static inline bool
ok(bool condition, const char *format, ...)
{
    va_list args;

    tap_count++;
    tap_failed += condition ? 0 : 1;
    printf("%sok %d - ", condition ? "" : "not ", tap_count);
    va_start(args, format);
    vprintf(format, args);
    va_end(args);
    putchar('\n');
    fflush(stdout);
    return condition;
}

/* Prints a line that explains the result above it. */
__attribute__((format(printf, 1, 2))) static inline void
note(const char *format, ...)
{
    va_list args;

    fputs("# ", stdout);
    va_start(args, format);
    vprintf(format, args);
    va_end(args);
    putchar('\n');
}

/* Prints the plan; returns what main() returns: 0 when all held. */
static inline int done(void)
{
    printf("1..%d\n", tap_count);
    return tap_failed > 0 || tap_count == 0;
}

#endif
