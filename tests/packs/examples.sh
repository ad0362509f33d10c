#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Each pack's example is a statement that its own laws have nothing against:
# every period of it can be approved, and nothing that must or should be mended
# is left then. It can be read at once as well. What it has recorded is what it
# would record today.

. "${srcdir:?}/tests/tap.sh"

# A key of a statement; of a translation, what the other one has.
key() { # PERIOD SECTION KEY
    awk -v section="[$2]" -v key="$3" '
        /^\[/ { there = $0 == section }
        there && $1 == key { print $3 }
    ' "$1/statement.ini"
}

# The day on which the statement was signed, which its approval is not after.
signed() { # PERIOD
    of=$(key "$1" statement translation_of)
    key "${1%/*}/${of:-${1##*/}}" signatory date
}

today=2026-11-01

# What is open, in the lines that sum up each period.
open_findings() { # REPORT
    printf '%s\n' "$1" |
        grep -E '^  (to be mended|nothing that must be mended)' |
        grep -v '^  nothing that must be mended; 0 should'
}

# Long sentences that stay, since guidance gives their wording: what is attested
# in Canada, in both languages.
worded='To the best of my knowledge, what the report
To the best of my knowledge, what the statement
Je fais cette attestation en application
À ma connaissance, ce que dit le rapport'

# What is said against its language, but for those sentences.
not_plain() { # REPORT
    printf '%s\n' "$1" |
        grep -E '\[every-(sentence|abbreviation|estimate)\]' |
        grep -vF "$worded"
}

approve() { # PERIOD [DATE]
    date=${2:-$(signed "$1")}
    "$AVOW" approve "$1" --body "The Board of Directors" --date "$date" \
        --minute "Board 1" --today $today 2>&1
}

for folder in "$srcdir"/statements/packs/*; do
    pack=${folder##*/}
    project=$scratch/$pack
    cp -R "$folder/example" "$project"
    chmod -R u+w "$project"
    rm -rf "$project/draft" "$project/public"

    none "$pack: what is recorded is what would be recorded today" \
        "$("$AVOW" check --today $today "$project" 2>&1 | grep -F '[moved]')"

    rm -rf "$project"/*/record
    "$AVOW" build --quiet "$project" && mv "$project/draft" "$scratch/said"
    cp "$project/avow.ini" "$scratch/avow.ini"
    sed -i '/^duty/d' "$project/avow.ini"
    "$AVOW" build --quiet "$project"
    none "$pack: the law tells whether it is required, where nobody says so" \
        "$(diff -r "$scratch/said" "$project/draft")"
    rm -rf "$scratch/said" "$project/draft"
    mv "$scratch/avow.ini" "$project/avow.ini"

    for period in "$project"/*/statement.ini; do
        period=${period%/*}
        check "$pack: ${period##*/} can be approved" approve "$period"
    done
    report=$("$AVOW" check --today $today "$project" 2>&1)
    is "$pack: and then nothing must be mended" 0 $?
    none "$pack: it is held against a law of its own" \
        "$(printf '%s\n' "$report" | grep -qE '^    (required|voluntary): ' ||
            printf '%s\n' "$report")"
    none "$pack: nor should anything" "$(open_findings "$report")"
    none "$pack: its sentences are short, its abbreviations explained" \
        "$(not_plain "$report")"
    for answers in "$project"/*/registry-*.ini; do
        [ -e "$answers" ] || continue
        name=${answers##*/registry-}
        report=$("$AVOW" registry --today $today "${name%.ini}" \
            "${answers%/*}" 2>&1)
        is "$pack: the registry ${name%.ini} takes every answer" 0 $?
        check "$pack: and no section is left open" \
            expr "$report" : '.*  \([0-9]*\) of \1 sections are completed'
    done

    rm -rf "$project"/*/record
    sed -i 's/^first_name *=.*/first_name =/' "$project/avow.ini" \
        "$project"/*/statement.ini
    caught "$pack: without a signature it is refused" "signatory.first_name" \
        "$(approve "${period%/*}/${period##*/}" 2026-10-01)"
done

finish
