# SPDX-License-Identifier: BSD-2-Clause
# shellcheck shell=sh
#
# What the tests of faults share. After a fault avow has said what is wrong, in
# words that the test names; has ended with status 3; and has left every file
# of the project as it was, with none beside them.

. "${srcdir:?}/tests/tap.sh"

example=$srcdir/statements/packs/uk-university/example
project=$scratch/project

# A project that is built, then given another text, so that the next build
# has pages to replace.
fresh() {
    chmod -R u+rwX "$project" 2>/dev/null
    rm -rf "$project"
    cp -R "$example" "$project" && chmod -R u+w "$project" &&
        rm -rf "$project"/*/record &&
        rm -rf "$project/draft" "$project/public" || return 1
    "$AVOW" build "$project" >"$scratch/said" 2>&1 || {
        cat "$scratch/said"
        return 1
    }
    mkdir -p "$project/parts"
    echo "## Introduction

The text of another draft, which an old page does not hold." \
        >"$project/parts/introduction.md"
}

# Every file and folder of a project, with what is in it.
picture() { # FOLDER
    (cd "$1" && find . ! -type f | sort &&
        find . -type f -exec cksum {} + | sort -k 3)
}

# Runs a command on the project and holds it to what is said above.
faults() { # NAME WORDS COMMAND...
    name=$1
    words=$2
    shift 2
    before=$(picture "$project" 2>/dev/null)
    "$@" >"$scratch/out" 2>"$scratch/err" </dev/null
    status=$?
    after=$(picture "$project" 2>/dev/null)
    is "$name: status 3" 3 "$status"
    caught "$name: the message names it" "$words" "$(cat "$scratch/err")"
    none "$name: it is a message, not a crash" \
        "$(grep -E 'Sanitizer|runtime error|Assertion|core dumped' \
            "$scratch/err")"
    is "$name: the old pages stand, and nothing beside them" "$before" "$after"
}

# Makes what lets one call of a command fail: broken FAULT COMMAND..., where
# the fault is CALL:FILE:ERRNO.
build_shim() {
    # shellcheck disable=SC2086 # CC may hold switches
    ${CC:-cc} -shared -fPIC -o "$scratch/shim.so" "$srcdir/tests/shim.c" -ldl ||
        fail "the shim is built" "see above"
}
broken() { # FAULT COMMAND...
    fault=$1
    shift
    env LD_PRELOAD="$scratch/shim.so" AVOW_FAULT="$fault" "$@"
}
