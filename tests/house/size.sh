#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Limits that keep one idea a file: 500 lines a file, 100 lines a function, and
# a cyclomatic complexity of 20 (as pmccabe counts it). A test is held to the
# second alone: it is as long as its table of cases, and each && of what it
# expects counts as a branch.

. "${srcdir:?}/tests/tap.sh"

sources() { # TREE
    (cd "$1" && find src cmd tests -name '*.[ch]' ! -path '*/.*' | sort)
}

long_files() { # TREE
    sources "$1" | grep -v ^tests/ | while read -r file; do
        lines=$(wc -l <"$1/$file")
        [ "$lines" -le 500 ] || echo "$file: $lines lines"
    done
}

# .clang-format puts the braces of a function, and of nothing else that is
# long, in the first column.
long_functions() { # TREE
    sources "$1" | grep '\.c$' | (cd "$1" && xargs awk '
        FNR == 1 { start = 0 }
        /^\{/ { start = FNR }
        /^\}/ && start {
            if (FNR - start + 1 > 100)
                print FILENAME ":" start ": a function of " \
                    FNR - start + 1 " lines"
            start = 0
        }')
}

complex_functions() { # TREE
    sources "$1" | grep '\.c$' | grep -v ^tests/ |
        (cd "$1" && xargs pmccabe) |
        awk '$1 > 20 { print $6 " " $7 " has a complexity of " $1 }'
}

none "no file is longer than 500 lines" "$(long_files "$srcdir")"
none "no function is longer than 100 lines" "$(long_functions "$srcdir")"

# A tree with one of each fault, and with what is just allowed.
mkdir -p "$scratch/src/base" "$scratch/cmd/avow" "$scratch/tests/unit"
lines() { # COUNT LINE
    awk -v count="$1" -v line="$2" \
        'BEGIN { for (i = 0; i < count; i++) print line }'
}
lines 501 'int x;' >"$scratch/src/base/long.h"
lines 500 'int x;' >"$scratch/src/base/fits.h"
{ echo 'void f(void)'; echo '{'; lines 99 '    ;'; echo '}'; } \
    >"$scratch/cmd/avow/long.c"
{ echo 'void f(void)'; echo '{'; lines 98 '    ;'; echo '}'; } \
    >"$scratch/cmd/avow/fits.c"
{ echo 'int g(int x)'; echo '{'
    lines 20 '    if (x) x++;'; echo '    return x;'; echo '}'; } \
    >"$scratch/cmd/avow/knotty.c"
{ echo 'int g(int x)'; echo '{'
    lines 19 '    if (x) x++;'; echo '    return x;'; echo '}'; } \
    >"$scratch/cmd/avow/plain.c"

is "a file of 501 lines is caught, one of 500 is not" \
    "src/base/long.h: 501 lines" "$(long_files "$scratch")"
is "a function of 101 lines is caught, one of 100 is not" \
    "cmd/avow/long.c:2: a function of 101 lines" "$(long_functions "$scratch")"

if command -v pmccabe >/dev/null; then
    none "no function has a complexity over 20" "$(complex_functions "$srcdir")"
    is "a complexity of 21 is caught, one of 20 is not" \
        "cmd/avow/knotty.c(1): g has a complexity of 21" \
        "$(complex_functions "$scratch")"
else
    skip "no function has a complexity over 20" "pmccabe is not installed"
    skip "a complexity of 21 is caught, one of 20 is not" \
        "pmccabe is not installed"
fi

finish
