#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Automake has no wildcards, so a file that nobody listed would neither be
# built nor tested nor packed: every source and every test stands in
# Makefile.am, one a line, sorted.

. "${srcdir:?}/tests/tap.sh"

sources() { # TREE
    (cd "$1" && find src cmd tests -name '*.[ch]' ! -path '*/.*' | sort)
}

# A file counts as listed by its own name or, for a test's program, without
# its ending.
unlisted() { # TREE
    sources "$1" | while read -r file; do
        grep -qE "^(.*[[:space:]=])?${file%.c}(\.c)?([[:space:]\\].*)?$" \
            "$1/Makefile.am" || echo "$file is not in Makefile.am"
    done
    (cd "$1" && find tests -name '*.sh' ! -name tap.sh) | while read -r file; do
        grep -qF "$file" "$1/Makefile.am" || echo "$file is not in Makefile.am"
    done
}

# The lists of files that are continued over lines, each held sorted.
unsorted() { # TREE
    awk '/^[a-z_]+(_src|_tests) = *\\$/ { list = $1; last = ""; next }
         list != "" {
             file = $1
             if (file < last)
                 print list ": " file " stands after " last
             last = file
             if ($0 !~ /\\$/) list = ""
         }' "$1/Makefile.am"
}

none "every source and every test stands in Makefile.am" \
    "$(unlisted "$srcdir")"
none "the lists in Makefile.am are sorted" "$(unsorted "$srcdir")"

mkdir "$scratch/tree"
cp -R "$srcdir/src" "$srcdir/cmd" "$srcdir/tests" "$srcdir/Makefile.am" \
    "$scratch/tree" && chmod -R u+w "$scratch/tree"
: >"$scratch/tree/src/base/forgotten.c"
: >"$scratch/tree/cmd/avow/forgotten.h"
: >"$scratch/tree/tests/unit/forgotten.c"
: >"$scratch/tree/tests/house/forgotten.sh"
printf 'x_src = \\\n\tsrc/base/b.c \\\n\tsrc/base/a.c\n' \
    >>"$scratch/tree/Makefile.am"
found=$(unlisted "$scratch/tree")
caught "a forgotten source is caught" src/base/forgotten.c "$found"
caught "a forgotten header is caught" cmd/avow/forgotten.h "$found"
caught "a forgotten unit test is caught" tests/unit/forgotten.c "$found"
caught "a forgotten script is caught" tests/house/forgotten.sh "$found"
caught "a list out of order is caught" src/base/a.c \
    "$(unsorted "$scratch/tree")"

finish
