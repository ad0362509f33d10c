#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# The Welsh of uk-university is a draft: a statement in it says what the English
# one does, and each of its parts is told of until its mark of a review is out.

. "${srcdir:?}/tests/tap.sh"

AVOW=${AVOW:-$srcdir/avow}
case $AVOW in /*) ;; *) AVOW=$PWD/$AVOW ;; esac
AVOW_DATA=${AVOW_DATA:-$srcdir}
export AVOW_DATA
parts=$srcdir/statements/packs/uk-university/parts/cy-GB
cp -R "$srcdir/statements/packs/uk-university/example" "$scratch/project"
cd "$scratch/project" || exit 99
chmod -R u+w .
original=2024-25
mkdir "$original-cy"
printf '[statement]\ntranslation_of = %s\nlanguage = cy-GB\n' "$original" \
    >"$original-cy/statement.ini"

marked() {
    "$AVOW" check --today 2025-12-01 "$original-cy" >said 2>&1
    grep -c '\[review-wanted\]$' said
}

is 'each part begins with the mark of a review' '' \
    "$(for part in "$parts"/*.md; do
        head -n 1 "$part" | grep -q '^<!-- review: ' || echo "$part"
    done)"
# The words of a part that are neither Welsh nor of a fence.
english() { # FILE...
    sed -E -e '/^(<!--|kind|label|value|unit|columns|target|group|sort|limit|total)/d' \
        -e 's/\{\{[^}]*\}\}/ /g' "$@" | grep -wiE 'the|to|of|and|are|year|by|that'
}
none 'no English is left in a part' "$(english "$parts"/*.md)"
echo 'caption: Gwariant, {{a}} to {{b}}' >"$scratch/planted.md"
caught 'English would be found' ' to ' "$(english "$scratch/planted.md")"
printed=$("$AVOW" show parts "$original-cy" |
    grep -o 'parts/cy-GB/[a-z-]*\.md' | sort -u | wc -l)
is 'the example prints all parts' "$(find "$parts" -name '*.md' | wc -l)" \
    "$printed"
"$AVOW" build --quiet . >said 2>&1
is 'a Welsh statement is built without an error' '0 ' "$? $(grep error: said)"
is 'each part that is printed is told of' "$printed" "$(marked)"
is 'the headings and tables are those of the original' '' \
    "$(grep -A 4 -E '\[pair-(headings|tables)\]$' said)"
is 'and so are the dates of texts that stand there in English' '' \
    "$(grep -E '\[pair-(figures|dates)\]$' said | grep -v /effectiveness.md:)"

# The example's own texts, with their months in Welsh: as if translated.
months='s/April/Ebrill/g; s/May/Mai/g; s/June/Mehefin/g; s/July/Gorffennaf/g
    s/August/Awst/g'
awk '/^\[/ { taken = !/^\[(statement|organisation)\]/ } taken' \
    "$original/statement.ini" | sed "$months" >>"$original-cy/statement.ini"
{
    echo text,translation
    tr -d '\r' <"$original/kpis.csv" | grep -oE '("[^"]*"|[^,"]*)$' |
        grep -E '(June|August) [0-9]' |
        while IFS= read -r comment; do
            echo "$comment,$(echo "$comment" | sed "$months")"
        done
} >"$original-cy/terms.cy-GB.csv"
is 'and as many are told of' "$printed" "$(marked)"
is 'the two say the same, once the texts are in Welsh' '' \
    "$(grep -A 4 -E '\[pair-(headings|tables|figures|dates)\]$' said)"
"$AVOW" adapt students "$original-cy" >/dev/null
is 'a copy is told of as well' "$printed" "$(marked)"
sed -i '/^<!-- review: /d' "$original-cy/parts/cy-GB/students.md"
is 'until its mark is out' $((printed - 1)) "$(marked)"
"$AVOW" approve "$original-cy" --body Council --date 2025-11-26 \
    --today 2025-12-01 >said 2>&1
is 'no draft is approved' "1 not recorded" "$? $(tail -n 1 said | cut -d: -f1)"

page=draft/$original-cy/index.html
is 'no mark is shown' 0 "$(grep -c 'cyfieithydd' "$page")"
is 'the page is in Welsh' 1 "$(grep -c '<html lang="cy-GB"' "$page")"

"$AVOW" adapt training "$original-cy" >/dev/null
sed -i 's/^columns: group, course,/columns: group,/' \
    "$original-cy/parts/cy-GB/training.md"
marked >/dev/null
caught 'a table that differs would be found' '[pair-tables]' "$(cat said)"

finish
