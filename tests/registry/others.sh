#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# What Canada's questionnaire and Australia's register take: answers that are
# too long or hold personal information, and which passage answers what.

. "${srcdir:?}/tests/tap.sh"

AVOW=${AVOW:-$srcdir/avow}
case $AVOW in /*) ;; *) AVOW=$PWD/$AVOW ;; esac
cd "$scratch" || exit 99
for pack in au-entity ca-entity international; do
    cp -R "$srcdir/statements/packs/$pack/example" "$pack"
    chmod -R u+w "$pack"
    rm -rf "$pack/draft" "$pack/public"
done

file() { # REGISTRY PERIOD
    "$AVOW" registry "$1" --today 2026-11-01 "$2" >said 2>&1
    status=$?
}
found() {
    sed -n 's/^[^ ].*: \(must\|should\|may\): .* \[[a-z]*\/\([a-z-]*\)\]$/\2/p' \
        said | sort -u | tr '\n' ' ' | sed 's/ $//'
}
# The state of a section, by its title.
state() { # TITLE
    sed -n "s/^    \\([a-z ]*[a-z]\\) *$1.*/\\1/p" said
}

# Canada: answers of their own, each as long as may be.
own=ca-entity/2025/registry-ca.ini
long=$(awk 'BEGIN { while (n++ < 100) printf "15 characters, " }' |
    sed 's/, $/!!/')
answers() {
    echo '[registry]'
    for name in steps structure policies risk remediation loss_of_income \
        training effectiveness; do
        echo "$name = $long"
    done
}
answers >"$own"
is '(the text has 1500 characters)' 1500 "${#long}"
file ca ca-entity/2025
is '1500 characters are taken' 0 "$status"
caught 'and all is completed' '4 of 4 sections' "$(cat said)"
rm "$own"
file ca ca-entity/2025
caught 'without them, the passages of the report are too long' \
    "registry-ca.ini: must: 'Structure, activities" "$(cat said)"
caught 'and it is said where they stand' \
    'ca-entity/2025/record/statement.md:' "$(cat said)"
is 'which is a finding' 1 "$status"

spoilt() { # NAME IDS SED
    answers | sed "$3" >"$own"
    file ca ca-entity/2025
    is "$1" "$2" "$(found)"
}
spoilt '1501 are not' training 's/^training = /&x/'
spoilt 'an address in an answer' risk 's/^risk = .*/risk = Ask a@example.org/'
spoilt 'a telephone number' steps 's/^steps = .*/steps = Call 613-555-0100/'
spoilt 'a character beyond the first plane counts as two' effectiveness \
    's/^effectiveness = 1/effectiveness = 😀/'
answers >"$own"

# The report itself, before it is approved.
rm -rf ca-entity/*/record
rm -rf ca-entity/*-fr
file ca ca-entity/2025
is 'a report without personal information' '' "$(found)"
mkdir -p ca-entity/parts
{
    cat "$srcdir/statements/packs/ca-entity/parts/training.md"
    printf '\nWrite to reports@example.org.\n'
} >ca-entity/parts/training.md
file ca ca-entity/2025
is 'an address in the report' personal "$(found)"
rm ca-entity/parts/training.md
sed -i 's/^authority.*/authority = no/' ca-entity/avow.ini \
    ca-entity/2025/statement.ini
file ca ca-entity/2025
is 'a signature that does not bind' authority "$(found)"

sed -i 's/^\[report\]/&\nrevised = 2026-06-20/' ca-entity/2025/statement.ini
grep -q '^revised' ca-entity/2025/statement.ini ||
    printf '\n[report]\nrevised = 2026-06-20\n' >>ca-entity/2025/statement.ini
file ca ca-entity/2025
caught 'a revision says what it changes' 'changes' "$(found)"

# Australia: which passage answers which criterion.
printf '[registry]\ncountry = AU\nsectors = Food\n' \
    >au-entity/2024-25/registry-au.ini
"$AVOW" build au-entity >/dev/null 2>&1
file au au-entity/2024-25
is 'the annexure is answered' 0 "$status"
is 'nothing is found' '' "$(found)"
page=au-entity/2024-25/registry/au/index.html
links=$(grep -o '"[^"]*public/2024-25/index.html#[^"]*"' "$page" | tr -d '"' |
    sort -u)
check 'the criteria lead to passages' [ "$(echo "$links" | wc -l)" -gt 5 ]
none 'and each of them is there' "$(echo "$links" | while read -r link; do
    grep -qF "id=\"${link#*#}\"" au-entity/public/2024-25/index.html ||
        echo "$link"
done)"
caught 'other entities are listed' 'Exampleborough Fresh Pty Ltd' \
    "$(cat "$page")"
sed -i 's/^controls_others.*/controls_others = no/' au-entity/avow.ini
file au au-entity/2024-25
caught 'who controls none says so' \
    '<li>The reporting entity does not own or control any other entities</li>' \
    "$(cat "$page")"
is 'in place of a passage' 0 "$status"
sed -i '/^number.*103/d' au-entity/avow.ini
file au au-entity/2024-25
is 'without an ABN it is not complete' 'in progress' \
    "$(state 'Reporting entities')"

# One statement for three of them.
for registry in uk au ca; do
    file "$registry" international
    check "one statement is held against $registry" [ "$status" -le 1 ]
done

finish
