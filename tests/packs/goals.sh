#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# A goal that is being drafted stops no draft: without an owner or a day it is
# shown as it is, pointed at, and refuses nothing.

. "${srcdir:?}/tests/tap.sh"

for folder in "$srcdir"/statements/packs/*; do
    pack=${folder##*/}
    project=$scratch/$pack
    cp -R "$folder/example" "$project"
    chmod -R u+w "$project"
    rm -rf "$project"/*/record
    for goals in "$project"/*/goals.csv; do
        newest=${goals%/goals.csv}
    done
    printf 'goal,owner,due,measure\nTalk with every driver.,,,\n' \
        >"$newest/goals.csv"
    case $pack in
    ca-entity) printf 'goal,owner,due\nTalk with every driver.,,\n' \
        >"$newest/goals.csv" ;;
    esac
    check "$pack: the draft is built" "$AVOW" build "$newest"
    caught "$pack: it has the goal" "Talk with every driver." \
        "$(cat "$project/draft/${newest##*/}/index.html")"
    report=$("$AVOW" check --today 2026-11-01 "$newest" 2>&1)
    caught "$pack: the check points at it" \
        "goals.csv:2:25: may: a row of 'goals' has no 'owner'" "$report"
    none "$pack: and wants no more of it than how it is measured" \
        "$(printf '%s\n' "$report" | grep -E '^[^ ].*goals' |
            grep -vE ': may: |: .Measure. is missing')"
done

finish
