# SPDX-License-Identifier: BSD-2-Clause
# shellcheck shell=sh
#
# What the tests share in which each call to the system that touches a
# project's files fails once, in a run of its own. Whichever it is, avow ends
# with status 3 and names the file and the reason, or it was of no consequence
# and the output is whole; each file is the old one or the new one; and no
# other is left.

. "${srcdir:?}/tests/tap.sh"

export ASAN_OPTIONS="${ASAN_OPTIONS:-}:verify_asan_link_order=0"
export AVOW_DATA="$scratch/data:$srcdir"
export AVOW_NTH_BELOW="$scratch/project" AVOW_NTH_SAID="$scratch/call"

# shellcheck disable=SC2086 # CC may hold switches
if ! said=$(${CC:-cc} -shared -fPIC -o "$scratch/nth.so" \
    "$srcdir/tests/faults/nth.c" -ldl 2>&1); then
    fail "the library that makes calls fail is built" "$said"
    finish
fi

# What is built: small, with a file of each kind that a build reads.
write() { # FILE, its text on the standard input
    mkdir -p "${1%/*}" && cat >"$1"
}
write "$scratch/data/statements/packs/small/pack.ini" <<'EOS'
[pack]
title = Small
language = en-GB

[table:rows]
label = Rows
help  = Some.
file  = rows.csv

[column:rows.name]
type  = text
label = Name

[column:rows.amount]
type  = integer
label = Amount
EOS
write "$scratch/data/statements/packs/small/statement.md" <<'EOS'
# Statement of {{organisation.name}}

{{> introduction}}

{{#rows.given}}
```table rows
caption: Rows
total: amount
```
{{/rows.given}}
EOS
write "$scratch/data/statements/packs/small/parts/introduction.md" <<'EOS'
The introduction of the pack.
EOS
write "$scratch/new/avow.ini" <<'EOS'
[site]
url      = https://www.example.org/slavery/
homepage = https://www.example.org/

[organisation]
name     = University of Exampleford
type     = body-corporate
turnover = 36000000

[signatory]
first_name = Alex
last_name  = Example
role       = Vice-Chancellor

[earlier:2019-20]
file = 2020.pdf
EOS
echo "A statement of long ago." >"$scratch/new/2020.pdf"
for period in 2023-24 2024-25; do
    start=${period%-*}
    write "$scratch/new/$period/statement.ini" <<EOS
[statement]
pack = small
kind = steps
period_start = $start-08-01
period_end = $((start + 1))-07-31
EOS
done
write "$scratch/new/2024-25/answers.csv" <<'EOS'
field,value
signatory.first_name,Alexis
EOS
write "$scratch/new/2024-25/rows.csv" <<'EOS'
name,amount
Gloves,2
Laptops,40
EOS
cp -R "$scratch/new" "$scratch/old"
write "$scratch/new/parts/introduction.md" <<'EOS'
The introduction of the year.
EOS
write "$scratch/new/2024-25/parts/introduction.md" <<'EOS'
The introduction of the project.
EOS

# Runs avow with the project as it is in FOLDER.
on() { # FOLDER COMMAND...
    rm -rf "$scratch/project"
    [ ! -d "$1" ] || cp -R "$1" "$scratch/project"
    shift
    "$@" >"$scratch/out" 2>"$scratch/err" </dev/null
}
keep() { # FOLDER: the project as it is now
    rm -rf "$1" && cp -R "$scratch/project" "$1"
}

# The files of a project after a run: each is what it was before or what it
# is after a run without a fault, or where the other period is not known of.
strange() { # BEFORE AFTER
    # Most runs change nothing, and the rest is slow.
    ! diff -r "$1" "$scratch/project" >/dev/null 2>&1 || return
    (cd "$scratch/project" 2>/dev/null && find . ! -type d -print) |
        while IFS= read -r file; do
            cmp -s "$scratch/project/$file" "$1/$file" ||
                cmp -s "$scratch/project/$file" "$2/$file" ||
                cmp -s "$scratch/project/$file" "$scratch/alone/$file" ||
                echo "$file is neither old nor new"
        done
    [ ! -d "$1" ] || (cd "$1" && find . ! -type d -print) |
        while IFS= read -r file; do
            [ -e "$scratch/project/$file" ] || echo "$file is gone"
        done
}

# A temporary file counts as the one that it would have become.
named() { # PATH
    name=${1##*/}
    case $name in
    .*.tmp) name=${name#.} name=${name%.tmp} name=${name%.*} ;;
    esac
    grep -qF "$name" "$scratch/err"
}

all_or_nothing=no

# What is wrong with a run that the call in $scratch/call failed in.
faults() { # STATUS BEFORE AFTER REASON
    path=$(sed 's/^[a-z]* //' "$scratch/call")
    strange "$2" "$3"
    case $1 in
    0) diff -r "$scratch/project" "$3" ;;
    3)
        if [ "$all_or_nothing" = no ]; then
            :
        elif [ -d "$2" ]; then
            diff -r "$2" "$scratch/project"
        elif [ -e "$scratch/project" ]; then
            echo "something was made"
        fi
        # What cannot be looked at counts as something that stands there.
        grep -qF -e "$4" -e "is there already" "$scratch/err" ||
            echo "the reason is not told"
        named "$path" || echo "the file is not named"
        ;;
    143)
        [ "$4" = "a signal" ] || echo "a signal came"
        [ "$all_or_nothing" = no ] ||
            diff -r "$2" "$scratch/project" >"$scratch/different" ||
            diff -r "$3" "$scratch/project" >"$scratch/different" ||
            cat "$scratch/different"
        ;;
    *) echo "the status is $1" ;;
    esac
}

# Runs a command, which may be a function, with call $nth failing.
failing() { # COMMAND...
    (
        export LD_PRELOAD="$scratch/nth.so"
        export AVOW_NTH_CALL="$nth" AVOW_NTH_ERROR="$errno"
        "$@"
    )
}

# Every call of a command fails, one after the other.
every_call() { # NAME BEFORE ERRNO REASON COMMAND...
    what="$1: $4"
    before=$2
    errno=$3
    reason=$4
    shift 4
    if ! on "$before" "$@"; then
        fail "$what: the run without a fault" "$(cat "$scratch/err")"
        return
    fi
    keep "$scratch/after"
    nth=0
    wrong=
    while
        nth=$((nth + 1))
        : >"$scratch/call"
        on "$before" failing "$@"
        status=$?
        [ -s "$scratch/call" ]
    do
        found=$(faults $status "$before" "$scratch/after" "$reason")
        [ -z "$found" ] || wrong="$wrong
$(cat "$scratch/call"): $found, status $status
$(cat "$scratch/err")"
    done
    [ "$nth" -gt 10 ] || wrong="there were only $((nth - 1)) calls"
    none "$what: each of $((nth - 1)) calls" "$wrong"
}

# Every call of a command is the last thing that avow does. Whichever it is, the
# project builds afterwards, and what is public is what was there before or what
# is there when nothing ends the command; the same command then goes on.
every_end() { # NAME BEFORE COMMAND...
    what="$1: killed"
    before=$2
    errno=KILL
    shift 2
    for folder in "$before" "$scratch/after"; do
        rm -rf "$scratch/public-of-${folder##*/}"
        on "$folder" "$AVOW" build "$scratch/project" ||
            fail "$what: a build" "$(cat "$scratch/err")"
        cp -R "$scratch/project/public" "$scratch/public-of-${folder##*/}"
    done
    nth=0
    wrong=
    while
        nth=$((nth + 1))
        : >"$scratch/call"
        on "$before" failing "$@" 2>/dev/null
        [ -s "$scratch/call" ]
    do
        found=
        "$AVOW" build "$scratch/project" >"$scratch/out" 2>"$scratch/err" ||
            found="it cannot be built: $(cat "$scratch/err")"
        diff -r -x '.*.tmp' "$scratch/public-of-${before##*/}" \
            "$scratch/project/public" >"$scratch/different" 2>&1 ||
            diff -r -x '.*.tmp' "$scratch/public-of-after" \
                "$scratch/project/public" >>"$scratch/different" 2>&1 ||
            found="$found $(head -20 "$scratch/different")"
        "$@" >"$scratch/out" 2>"$scratch/err" ||
            grep -qE 'already' "$scratch/err" ||
            found="$found it does not go on: $(cat "$scratch/err")"
        "$AVOW" build "$scratch/project" >"$scratch/out" 2>"$scratch/err" ||
            found="$found it cannot be built then: $(cat "$scratch/err")"
        [ -z "$found" ] || wrong="$wrong
$(cat "$scratch/call"): $found"
    done
    [ "$nth" -gt 10 ] || wrong="there were only $((nth - 1)) calls"
    none "$what: at each of $((nth - 1)) calls" "$wrong"
}
