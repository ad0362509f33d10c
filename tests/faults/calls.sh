#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Each call fails once while drafts are built and a project is made.

. "${srcdir:?}/tests/faults/every-call.sh"

if ! on "$scratch/old" "$AVOW" build "$scratch/project"; then
    fail "a small project is built" "$(cat "$scratch/err")"
    finish
fi
cp -R "$scratch/project/draft" "$scratch/new/draft"
for period in 2023-24 2024-25; do
    cp -R "$scratch/new" "$scratch/one"
    rm -r "$scratch/one/draft"
    for other in 2023-24 2024-25; do
        [ "$other" = "$period" ] || rm -r "$scratch/one/$other"
    done
    on "$scratch/one" "$AVOW" build "$scratch/project"
    mkdir -p "$scratch/alone/draft"
    cp -R "$scratch/project/draft/$period" "$scratch/alone/draft/$period"
    rm -r "$scratch/one"
done

# EIO is 5, EACCES 13, ENOSPC 28.
every_call "building over old pages" "$scratch/new" 5 "Input/output error" \
    "$AVOW" build "$scratch/project"
every_call "building over old pages" "$scratch/new" TERM "a signal" \
    "$AVOW" build "$scratch/project"
rm -r "$scratch/new/draft"
every_call "building the first pages" "$scratch/new" 28 \
    "No space left on device" "$AVOW" build "$scratch/project"
all_or_nothing=yes
every_call "making a project" "$scratch/nothing" 13 "Permission denied" \
    "$AVOW" new "$scratch/project" --pack small \
    --period 2024-25
all_or_nothing=no

every_call "adapting a part" "$scratch/old" 28 "No space left on device" \
    "$AVOW" adapt introduction "$scratch/project"
every_call "adapting a part" "$scratch/old" TERM "a signal" \
    "$AVOW" adapt introduction "$scratch/project"

# What is shown is all of it, or the status says that it is not.
whole() { # COMMAND...
    "$@" >"$scratch/shown"
    status=$?
    case $status in
    0 | 1) cmp -s "$scratch/shown" "$scratch/whole" && return ;;
    esac
    [ "$status" -gt 1 ] || status=9
    return "$status"
}
for shown in "show fields" "show fields --csv" "show data" "show parts" \
    "show outcomes --today 2026-01-31" "check --today 2026-01-31"; do
    on "$scratch/new" true
    # shellcheck disable=SC2086 # a command and its switches
    "$AVOW" $shown "$scratch/project/2024-25" >"$scratch/whole" 2>"$scratch/err"
    [ $? -le 1 ] || fail "avow $shown" "$(cat "$scratch/err")"
    # shellcheck disable=SC2086
    every_call "avow $shown" "$scratch/new" 5 "Input/output error" \
        whole "$AVOW" $shown "$scratch/project/2024-25"
done

# What a run that was killed has left stands in nobody's way, even under the
# name that this one would take.
# shellcheck disable=SC2016 # the number of that shell, which becomes avow
on "$scratch/new" sh -c 'mkdir -p "$1/draft/2024-25" &&
    : >"$1/draft/2024-25/.index.html.$$-0.tmp" && exec "$AVOW" build "$1"' \
    sh "$scratch/project"
is "a temporary file is there already: status 0" 0 $?
check "the page is written" test -f "$scratch/project/draft/2024-25/index.html"

finish
