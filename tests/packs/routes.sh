#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# The ways in which a statement under Australian and Canadian law may be
# approved, and the answers that the laws take: what each example becomes when
# it is another, and what is refused then.

. "${srcdir:?}/tests/tap.sh"

project=$scratch/project
today=2026-06-01

# The example of a pack, with one period, which is not approved.
take() { # PACK PERIOD
    rm -rf "$project"
    cp -R "$srcdir/statements/packs/$1/example" "$project"
    chmod -R u+w "$project"
    period=$project/$2
    for other in "$project"/20*/; do
        [ "$other" = "$period/" ] || rm -r "$other"
    done
    rm -r "$period/record"
}

# Writes a key into a section of statement.ini, which may have it already.
set_key() { # SECTION KEY VALUE
    awk -v section="[$1]" -v key="$2" -v value="$3" '
        /^\[/ { inside = $0 == section }
        inside && $1 == key { skip = 1; next }
        skip && /^([ \t]|$)/ { next }
        { skip = 0; print }
        $0 == section { print key " = " value; seen = 1 }
        END { if (!seen) print "\n" section "\n" key " = " value }
    ' "$period/statement.ini" >"$scratch/new" &&
        mv "$scratch/new" "$period/statement.ini"
}

no_entities() {
    for file in "$project/avow.ini" "$period/statement.ini"; do
        awk '/^\[/ { skip = /^\[entity:/ } !skip { print }' "$file" \
            >"$scratch/new" && mv "$scratch/new" "$file"
    done
}

# The page of the statement once it is approved, or why it is not.
page() { # DATE
    rm -rf "$period/record" "$project/public"
    said=$("$AVOW" approve "$period" --body "The Board of Directors" \
        --date "$1" --today $today 2>&1) &&
        said=$("$AVOW" build "$project" 2>&1) &&
        said=$(sed -n '/<main/,/<\/main>/{s/<[^>]*>//g;p;}' \
            "$project/public/${period##*/}/index.html" | tr -s '\n ' ' ')
    printf '%s\n' "$said"
}

australian() { # ROUTE
    take au-entity 2024-25
    set_key report approval_route "$1"
}

australian controlling-body
caught "Australia, (ii): the body that controls all" "14(2)(d)(ii)" \
    "$(page 2025-11-20)"

australian each-body
caught "Australia, (i): each body has to be named" au-joint-each \
    "$(page 2025-11-20)"
for entity in fresh cold-stores; do
    set_key "entity:$entity" approved_by "the directors of $entity"
done
caught "and a remark asks who signed for it" "may: a row of 'entity' has no 'signed_by'" \
    "$("$AVOW" check --today $today "$period" | grep -F '[au-joint-each-signed]')"
for entity in fresh cold-stores; do
    set_key "entity:$entity" signed_by "Sam Sample, Director"
done
caught "then it is printed" \
    "approved by the directors of fresh, signed by Sam Sample, Director" \
    "$(page 2025-11-20)"

australian one-body
caught "Australia, (iii): why no other way was practicable" au-joint-reason \
    "$(page 2025-11-20)"
set_key report approval_reason "It was not."
caught "then it is printed" "The reason: It was not." "$(page 2025-11-20)"

australian own-body
caught "Australia: a joint statement by its own body" au-joint-route \
    "$(page 2025-11-20)"
set_key report covers single
set_key report controls_others no
set_key consultation process ""
no_entities
caught "Australia: a single statement" "section 13(2)(c)" "$(page 2025-11-20)"
set_key organisation controlled ""
caught "where nothing is owned or controlled, it says so" \
    "owns or controls no other entity. There was none to consult." \
    "$(page 2025-11-20)"
australian controlling-body
set_key consultation process ""
for entity in fresh cold-stores; do
    set_key "entity:$entity" consulted ""
done
caught "where something is, it has to say how it was consulted" "[au-f]" \
    "$(page 2025-11-20)"

canadian() { # ROUTE
    take ca-entity 2025
    set_key report approval_route "$1"
}

canadian each-body
caught "Canada, (b)(i): each body" \
    "11(4)(b)(i) of the Act: Nordexample Retail Ltd.: approved by its board" \
    "$(page 2026-05-13)"
canadian controlling-body
caught "Canada, (b)(ii): the body that controls all" "11(4)(b)(ii)" \
    "$(page 2026-05-13)"
canadian own-body
set_key report covers single
caught "Canada, (a): one entity" "11(4)(a)" "$(page 2026-05-13)"
canadian one-body
caught "Canada knows no other" ca-route-joint "$(page 2026-05-13)"

for answer in none not-applicable; do
    canadian each-body
    set_key income answer $answer
    set_key income measures ""
    set_key remedy answer none
    set_key remedy measures ""
    caught "Canada: '$answer' is an answer to (e), and 'none' to (d)" \
        "No forced labour or child labour was found" "$(page 2026-05-13)"
done
canadian each-body
set_key attestation made no
caught "without an attestation it is refused" ca-attest "$(page 2026-05-13)"

international() { # ACTS LAWS
    take international 2025
    set_key report acts "$1"
    set_key statement laws "$2"
}

international "uk, au" "uk-modern-slavery-act-2015, au-modern-slavery-act-2018"
set_key attestation made ""
set_key income answer ""
none "two laws of three: nothing is said of the third" \
    "$(page 2026-05-13 | grep -oE 'Canada, (in|sub|par).*|Attestation|11\(4\).*')"
international "uk, ca" "uk-modern-slavery-act-2015, ca-supply-chains-act-2023"
none "nor of Australia" \
    "$(page 2026-05-13 | grep -oE 'Consultation|14\(2\).*|16\(1\)')"
international "uk, au, ca" ""
set_key attestation made ""
caught "three laws: each asks for its own" ca-attest "$(page 2026-05-13)"

finish
