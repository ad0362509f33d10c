#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# The packs of the United Kingdom suit each type of organisation that section
# 54(6) tells apart, and those that it does not bind: approved and signed by
# whom the Act names, nothing is left to mend, and the page says so; by somebody
# else, it is pointed out. Required or voluntary is printed as the turnover and
# the type have it.

. "${srcdir:?}/tests/tap.sh"

today=2026-11-01

# A project of the pack's example that is not approved yet.
begin() { # PACK TYPE DUTY
    project=$scratch/p
    rm -rf "$project"
    cp -R "$srcdir/statements/packs/$1/example" "$project"
    chmod -R u+w "$project"
    rm -rf "$project/draft" "$project/public" "$project"/*/record
    for period in "$project"/*/statement.ini; do
        period=${period%/*}
    done
    write avow.ini type "$2"
    write avow.ini duty "$3"
}

write() { # FILE KEY VALUE
    sed "s/^$2 *=.*/$2 = $3/" "$project/$1" >"$scratch/new" &&
        cp "$scratch/new" "$project/$1"
}

day() {
    awk '/^\[/ { there = $0 == "[signatory]" } there && $1 == "date" { print $3 }' \
        "$period/statement.ini"
}

approve() { # BODY
    "$AVOW" approve "$period" --body "$1" --date "$(day)" --today $today 2>&1
}

findings() {
    "$AVOW" check --fail-on should --today $today "$period" 2>&1 |
        grep -E '^[^ ].*: (must|should): '
}

text() {
    sed 's/<[^>]*>//g' "$project/public/${period##*/}/index.html" | tr '\n' ' '
}

fits() { # NAME PACK TYPE DUTY CONSTITUTION BODY ROLE
    begin "$2" "$3" "$4"
    [ -z "$5" ] || write avow.ini constitution "$5"
    write avow.ini role "$7"
    check "$1: is approved" approve "$6"
    none "$1: and nothing is left to mend" "$(findings)"
    "$AVOW" build "$project" >/dev/null 2>&1
    caught "$1: the page says who approved it" "$6 approved this statement on" \
        "$(text)"
    caught "$1: and who signed it" "$7, on" "$(text)"
    case $4 in
    required) said='Act 2015, which requires one.' ;;
    voluntary) said='makes this statement voluntarily. Section 54' ;;
    esac
    caught "$1: and that it is $4" "$said" "$(text)"
}

fits 'a company' uk-company-group body-corporate required '' \
    'The Board of Directors of Exampleford Holdings plc' 'Chief Executive and Director'
fits 'a limited liability partnership' uk-company-group llp required '' \
    'The members of Exampleford Holdings LLP' 'Designated Member'
fits 'a limited partnership' uk-company-group limited-partnership required '' \
    'The general partners' 'General Partner'
fits 'another partnership' uk-company-group partnership required '' \
    'The partners' 'Senior Partner'
fits 'a charitable company' uk-charity body-corporate required \
    charitable-company 'The Board of Trustees' 'Chair of the Board of Trustees'
fits 'a charitable incorporated organisation' uk-charity body-corporate \
    required cio 'The Charity Trustees' Trustee
fits 'an unincorporated charity' uk-charity unincorporated voluntary trust \
    'The Trustees' Trustee
fits 'an association' uk-charity unincorporated voluntary association \
    'The Committee' 'Chair of the Committee'
fits 'trustees under an Act' uk-museum body-corporate voluntary statutory \
    'The Board of Trustees' 'Chair of the Board of Trustees'
fits 'a museum of a council' uk-museum public-body voluntary local-authority \
    'The Cabinet of Exampleford Council' 'Leader of the Council'
fits 'a museum of a trust' uk-museum unincorporated voluntary trust \
    'The Trustees' Trustee

# A group, by each company's body or by that of the parent alone.
for route in each-body controlling-body; do
    begin uk-company-group body-corporate required
    write avow.ini approval_route $route
    approve 'The Board of Directors' >/dev/null
    "$AVOW" build "$project" >/dev/null 2>&1
    text >"$scratch/$route"
    none "a group, $route: nothing is left to mend" "$(findings)"
done
caught 'each company stands with its approval and signature' \
    'Lee Example, Designated Member' "$(cat "$scratch/each-body")"
none 'the parent alone does not stand for all' \
    "$(grep -o 'which controls all other' "$scratch/each-body")"
caught 'where the parent approves for all, it says so' \
    'which controls all other companies' "$(cat "$scratch/controlling-body")"
none 'and no company stands with a signature' \
    "$(grep -o 'Designated Member' "$scratch/controlling-body")"

points() { # NAME PACK TYPE BODY ROLE ID
    begin "$2" "$3" "$(awk '$1 == "duty" { print $3 }' \
        "$srcdir/statements/packs/$2/example/avow.ini")"
    write avow.ini role "$5"
    approve "$4" >/dev/null
    caught "$1 is pointed out" "[$6]" "$(findings)"
}

points 'a committee' uk-museum body-corporate \
    'The Audit Committee' 'Chair of the Board of Trustees' \
    uk-approval-corporate-body
points 'a head of department' uk-charity body-corporate \
    'The Board of Trustees' 'Head of Procurement' uk-sign-corporate-role
points 'a board of a limited liability partnership' uk-company-group llp \
    'The Board' 'Designated Member' uk-approval-llp-body
points 'a secretary of it' uk-company-group llp \
    'The members' 'Secretary' uk-sign-llp-role
points 'a manager of a limited partnership' uk-company-group \
    limited-partnership 'The partners' 'Manager' uk-sign-lp-role
points 'a manager of another partnership' uk-company-group partnership \
    'The partners' 'Manager' uk-sign-partnership-role
points 'a requirement of what is no such body' uk-charity unincorporated \
    'The Trustees' Trustee uk-duty

# At the threshold, which is "not less than".
begin uk-museum body-corporate voluntary
write "${period##*/}/statement.ini" turnover '£36,000,000'
caught 'a voluntary statement at £36 million is pointed out' '[uk-duty]' \
    "$(findings)"
write avow.ini duty required
none 'a required one is not' "$(findings | grep -F '[uk-duty]')"
write "${period##*/}/statement.ini" turnover '£35,999,999.99'
caught 'a required one a penny below it is' '[uk-duty]' "$(findings)"

finish
