#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# The form of the United Kingdom's registry: the university's example answers
# all of it, each rule that is broken is the finding that it should be and no
# other, and each rule holds up to its very edge.

. "${srcdir:?}/tests/tap.sh"

AVOW=${AVOW:-$srcdir/avow}
case $AVOW in /*) ;; *) AVOW=$PWD/$AVOW ;; esac
cp -R "$srcdir/statements/packs/uk-university/example" "$scratch/sound"
cd "$scratch" || exit 99
chmod -R u+w sound
rm -rf sound/draft sound/public sound/2023-24
"$AVOW" approve sound/2024-25 --body Council --date 2025-11-26 \
    --today 2026-01-20 >log 2>&1 || {
    cat log
    exit 99
}

file() { # holds the statement against the form, into the file "said"
    "$AVOW" registry uk --today "${1:-2026-01-20}" p >said 2>&1
}

# The ids of what was found, in a line.
found() {
    sed -n 's/^[^ ].*: \(must\|should\|may\): .* \[uk\/\([a-z-]*\)\]$/\2/p' \
        said | sort -u | tr '\n' ' ' | sed 's/ $//'
}

fresh() {
    rm -rf p
    cp -R sound p
    own=p/2024-25/registry-uk.ini
    period=p/2024-25/statement.ini
    record=p/2024-25/record/approval.ini
}

# spoilt NAME IDS SED FILE: after the change, what is found is IDS.
spoilt() {
    fresh
    sed "$3" "$4" >changed && ! cmp -s changed "$4" && mv changed "$4" ||
        fail "$1" "nothing changes"
    file
    is "$1" "$2" "$(found)"
}

fresh
file
is 'the example answers the form' 0 $?
caught 'all of it' '11 of 11 sections' "$(cat said)"
is 'and nothing is found' '' "$(found)"
file 2025-11-25
is 'an approval that is to come' 'approved-past' "$(found)"

spoilt 'an address and a mailbox' email \
    's/^sectors/email = a@example.org\n&/' "$own"
spoilt 'none beside others' policies 's/^policies.*/policies = fees, none/' \
    "$own"
spoilt 'none alone' '' 's/^policies.*/policies = none/' "$own"
spoilt 'other without its text' other-actions '/^other_actions/d' "$own"
spoilt 'a text without other' other-actions \
    's/^actions .*/actions = policy/' "$own"
spoilt 'tiers that are known and not' risk-tiers \
    's/^tiers .*/tiers = tier-1, unknown/' "$own"
spoilt 'supply chains without a tier' risk-tiers '/^tiers/d' "$own"
spoilt 'no risk beside risks' no-risks 's/^sectors/no_risks = yes\n&/' "$own"
spoilt 'a fourth risk' risks '$a\
[priority_risk:food]\
source = own-operations\
groups = women' "$own"
spoilt 'a country that is none' risk-countries 's/Vietnam/Viet/' "$own"
spoilt 'a risk that is too long' risk 's/^description = /&\
   Too long by far, since it goes on and on, and says the same again and again, and then once more in other words, /' "$own"
spoilt 'an organisation twice' member '$a\
[entity:one]\
name = university of EXAMPLEFORD' p/avow.ini
spoilt 'two that are the same' member '$a\
[entity:one]\
name = One\
[entity:two]\
name = One' p/avow.ini

# The period, in the form's way of counting months. The day of approval is
# moved along, so that nothing else is wrong.
period() { # NAME IDS START END [TODAY]
    fresh
    sed -i "s/^period_start.*/period_start = $3/
            s/^period_end.*/period_end = $4/" "$period"
    sed -i "s/^date  *= 2025-11-26/date = $4/" "$record"
    file "${5:-2027-12-31}"
    is "$1" "$2" "$(found)"
}
period '12 months of a calendar year' '' 2024-01-01 2024-12-31
period '1 February to 31 January is 12 months' '' 2024-02-01 2025-01-31
period '2 February to 1 February is 12 months' '' 2024-02-02 2025-02-01
period '1 February to 30 January is 11' length 2024-02-01 2025-01-30
period '1 March to 28 February is 12' '' 2024-03-01 2025-02-28
period '1 March to 28 February of a leap year is 11' length \
    2023-03-01 2024-02-28
period '1 March to 29 February is 12' '' 2023-03-01 2024-02-29
period '18 months' '' 2024-01-01 2025-06-30
period '19 months' length 2024-01-01 2025-07-31
period 'an end before the beginning' 'length order' 2024-08-01 2024-07-31
period 'a period that ends today' '' 2024-08-01 2025-07-31 2025-07-31
period 'a period that ends tomorrow' 'approved-past end-past' \
    2024-08-01 2025-07-31 2025-07-30
period 'a period that begins tomorrow' \
    'approved-past end-past start-past' 2024-08-01 2025-07-31 2024-07-31

approved() { # NAME IDS DATE
    fresh
    sed -i "s/^date  *= 2025-11-26/date = $3/" "$record"
    file 2027-12-31
    is "$1" "$2" "$(found)"
}
approved 'approved on the last day' '' 2025-07-31
approved 'approved before it' approved-after 2025-07-30
approved 'approved late in the year that is chosen' '' 2026-12-31
approved 'approved a year later' approved 2027-01-01

# The year in which the day six months after the end falls: 2026 here.
year() { # NAME YEAR START END
    fresh
    sed -i "s/^period_start.*/period_start = $3/
            s/^period_end.*/period_end = $4/" "$period"
    file 2027-12-31
    caught "$1" "for the year $2" "$(cat said)"
}
year 'an end in June is due in the same year' 2025 2024-07-01 2025-06-30
year 'an end in July is due in the next' 2026 2024-08-01 2025-07-31

# Limits to the character: 50 of a name, as the form counts them.
name() { # NAME IDS TEXT
    fresh
    sed -i "s/^last_name.*/last_name = $3/" p/avow.ini "$period"
    file
    is "$1" "$2" "$(found)"
}
ten=éééééééééé
name '50 characters' '' $ten$ten$ten$ten$ten
name '51 characters' last-name ${ten}$ten$ten$ten${ten}x
name 'a character beyond the first plane is two' last-name \
    $ten$ten$ten$ten${ten%é}😀
name 'and fits where there is room for two' '' $ten$ten$ten$ten${ten%éé}😀

text() { # NAME IDS TEXT...: paragraphs
    fresh
    shape_name=$1 shape_ids=$2
    shift 2
    {
        sed '/^monitoring/d; /^\[priority/,$d' "$own"
        echo 'monitoring ='
        printf '   %s\n\n' "$@"
        sed -n '/^\[priority/,$p' "$own"
    } >changed
    mv changed "$own"
    file
    is "$shape_name" "$shape_ids" "$(found)"
}
twenty=abcdefghijklmnopqrst
hundred=$twenty$twenty$twenty$twenty$twenty
text '200 characters' '' $hundred$hundred
text 'a blank line between paragraphs counts as four' monitoring \
    $hundred ${hundred%abc}
text 'and fits with four fewer' '' $hundred ${hundred%qrst}
text 'lines of one paragraph are joined by a space' '' "$hundred
   ${hundred%t}"

# What is told without a field of the form.
fresh
sed -i '/^turnover/d; s/^\[organisation\]/&\
turnover = £60,000,000/' "$period"
file
is 'a turnover on the edge of two bands is of the upper one' 0 $?
fresh
sed -i '/^sectors/d; /^\[priority/,$d' "$own"
file
is 'a required section that is open fails' 1 $?
caught 'it says what to write' \
    "- Sectors: write 'sectors' in [registry] of p/2024-25/registry-uk.ini" \
    "$(cat said)"
caught 'without sections, the risks of the statement are taken' \
    "write 'source' in [priority_risk:ict]" "$(cat said)"
fresh
rm "$own"
file
is 'without the file it works as well' '' "$(found)"
sed 's/^\[.*//; /^;/d; /^ /d; s/^\([a-z_]*\) *= *\(.\)/registry.\1\t\2/' \
    sound/2024-25/registry-uk.ini | grep '^registry.sectors' |
    { printf 'field\tvalue\n'; cat; } >p/2024-25/registry-uk.csv
file
is 'answers may come from Excel' 0 $?

finish
