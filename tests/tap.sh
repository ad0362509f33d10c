# SPDX-License-Identifier: BSD-2-Clause
# shellcheck shell=sh
#
# What a test script needs to print TAP; a script reads it with
# `. "$srcdir/tests/tap.sh"` and ends with `finish`. It makes an empty folder
# $scratch, which goes away with the script.
#
# `make check` sets srcdir, builddir, AVOW, AVOW_DATA and CC. Run by hand, a
# script is given what it needs of them: srcdir=$PWD AVOW=build/avow sh ...

set -u
: "${srcdir:?is not set: run this test by make check}"

tap_count=0
tap_failed=0

scratch=$(mktemp -d "${TMPDIR:-/tmp}/avow-test.XXXXXX") || exit 99
tap_clean() {
    chmod -R u+rwX "$scratch" 2>/dev/null
    rm -rf "$scratch"
}
trap tap_clean EXIT
trap 'exit 99' HUP INT TERM

pass() { # NAME
    tap_count=$((tap_count + 1))
    echo "ok $tap_count - $1"
}

# The explanation is shown with the failure. Not for the end of a pipe: there
# it would count in a shell of its own.
fail() { # NAME EXPLANATION
    tap_count=$((tap_count + 1))
    tap_failed=$((tap_failed + 1))
    echo "not ok $tap_count - $1"
    printf '%s\n' "$2" | sed 's/^/#   /'
}

# For one that cannot run here: a thing that is not installed, say.
skip() { # NAME REASON
    tap_count=$((tap_count + 1))
    echo "ok $tap_count - $1 # SKIP $2"
}

skip_all() { # REASON
    echo "1..0 # SKIP $1"
    exit 0
}

# Runs a command that must succeed; its output is shown where it does not.
check() { # NAME COMMAND...
    tap_name=$1
    shift
    if tap_said=$("$@" 2>&1); then
        pass "$tap_name"
    else
        fail "$tap_name" "$* failed: $tap_said"
    fi
}

# Holds text to be empty: a rule's list of what breaks it.
none() { # NAME TEXT
    if [ -z "$2" ]; then
        pass "$1"
    else
        fail "$1" "$2"
    fi
}

# The other way round, for a breach that was planted: the list must name it.
caught() { # NAME EXPECTED TEXT
    case $3 in
    *"$2"*) pass "$1" ;;
    *) fail "$1" "no '$2' in: $3" ;;
    esac
}

is() { # NAME EXPECTED GOT
    if [ "$2" = "$3" ]; then
        pass "$1"
    else
        fail "$1" "expected: $2
got: $3"
    fi
}

finish() {
    echo "1..$tap_count"
    [ "$tap_failed" -eq 0 ] && [ "$tap_count" -gt 0 ]
    exit
}
