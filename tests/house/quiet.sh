#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Nothing in the library prints, exits, or asks for what its output must not
# depend on: the clock, the time zone, the locale, the environment, chance.
# The test reads what the objects ask the linker for, so no comment and no
# macro can mislead it.

. "${srcdir:?}/tests/tap.sh"

# memory.c may print and end the program, since out of memory ends it there,
# and date.c may read the clock for who asks what day it is: nobody in src/.
# What child.c ends is the child that could not become another program.
breaches() { # ARCHIVE OR OBJECT
    nm -A -u "$1" | awk '
        BEGIN {
            split("exit _exit _Exit quick_exit abort atexit " \
                  "stdout stderr stdin printf vprintf fprintf vfprintf " \
                  "__printf_chk __vprintf_chk __fprintf_chk __vfprintf_chk " \
                  "dprintf vdprintf puts putchar putc fputs fputc fwrite " \
                  "perror psignal err errx warn warnx verr vwarn syslog " \
                  "time clock clock_gettime gettimeofday localtime_r " \
                  "gmtime_r mktime tzset setlocale uselocale newlocale " \
                  "localeconv nl_langinfo getenv secure_getenv setenv " \
                  "putenv rand srand random srandom rand_r drand48 " \
                  "getrandom arc4random date_today", list, " ")
            for (i in list)
                banned[list[i]] = 1
        }
        { name = $NF; sub(/@.*/, "", name); sub(/^__interceptor_/, "", name) }
        $0 ~ /memory\.o:/ { next }
        $0 ~ /child\.o:/ && name == "_exit" { next }
        $0 ~ /date\.o:/ && name == "time" { next }
        name in banned { print $0 }'
}

command -v nm >/dev/null || skip_all "nm is not installed"

none "nothing in src/ prints, exits, or asks for clock, locale or environment" \
    "$(breaches "${builddir:?}/libavow.a")"

caught "what memory.c does out of memory is seen by nm" _exit \
    "$(nm -A -u "${builddir:?}/libavow.a" | grep 'memory\.o')"

plant() { # NAME EXPRESSION
    cat >"$scratch/$1.c" <<C
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
int planted(void);
int planted(void) { $2; return 0; }
C
    # shellcheck disable=SC2086 # CC may hold switches
    $CC -c -o "$scratch/$1.o" "$scratch/$1.c" &&
        breaches "$scratch/$1.o"
}

: "${CC:=cc}"
caught "a printf is caught" print.o "$(plant print 'printf("x\n")')"
caught "an fprintf to stderr is caught" stderr \
    "$(plant error 'fprintf(stderr, "%d", 1)')"
caught "an exit is caught" exit "$(plant exit 'exit(1)')"
caught "a look at the clock is caught" time "$(plant clock 'time(NULL)')"
caught "a look at the environment is caught" getenv \
    "$(plant environment 'getenv("HOME")')"
caught "a change of locale is caught" setlocale \
    "$(plant locale 'setlocale(LC_ALL, "")')"

finish
