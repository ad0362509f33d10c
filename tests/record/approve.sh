#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Approves the example, moves everything away from under it, and sees that the
# page stays what was approved and that the check names what moved.
. "${srcdir:?}/tests/tap.sh"

project=$scratch/exampleford
cp -R "$srcdir/statements/packs/uk-university/example" "$project"
chmod -R u+w "$project"
rm -r "$project"/*/record
cp -R "$project" "$scratch/as-it-was"
# A library of its own, so that a pack can be changed under the statement.
cp -R "$srcdir/statements" "$srcdir/themes" "$scratch/"
chmod -R u+w "$scratch/statements" "$scratch/themes"
AVOW_DATA=$scratch
export AVOW_DATA
cd "$scratch" || exit 99

avow() {
    "$AVOW" "$@" >"$scratch/out" 2>"$scratch/err"
    status=$?
    said=$(cat "$scratch/out" "$scratch/err")
}

approve() { # PERIOD DATE [OPTION...]
    period=$1 date=$2
    shift 2
    avow approve "exampleford/$period" --body Council --date "$date" \
        --minute "Council ${date%%-*}/118" --today 2025-12-01 "$@"
}

text_of() { # FILE: the page without its theme
    sed -n '/<main/,/<\/main>/p' "$1"
}

avow build exampleford
is "a draft does not make public/" "0 no" \
    "$status $([ -e exampleford/public ] && echo yes || echo no)"

avow show data exampleford/2024-25
caught "the rows of a large table are counted" \
    "spend $(($(grep -c . exampleford/2024-25/spend.csv) - 1)) rows" \
    "$(tr -s ' ' <"$scratch/out")"

sed -i 's/^role .*/role =/' exampleford/avow.ini
cp exampleford/avow.ini "$scratch/no-role.ini"
approve 2023-24 2024-11-27
is "a statement with a gap is refused with status 1" 1 "$status"
caught "and the missing value is named" "signatory.role" "$said"
is "and nothing is recorded" no \
    "$([ -e exampleford/2023-24/record ] && echo yes || echo no)"
cp "$srcdir/statements/packs/uk-university/example/avow.ini" \
    exampleford/avow.ini
chmod u+w exampleford/avow.ini

approve 2023-24 2024-07-30
is "an approval before the period ended is refused" 1 "$status"

approve 2023-24 2024-11-27
is "the earlier year is approved" 0 "$status"
cp -R "$scratch/as-it-was" alike
avow approve "$scratch/alike/2023-24" --body Council --date 2024-11-27 \
    --minute "Council 2024/118" --today 2025-12-01
none "its record is the same wherever the project lies" \
    "$(diff alike/2023-24/record/approval.ini \
        exampleford/2023-24/record/approval.ini 2>&1)"
avow build exampleford
is "and built" 0 "$status"
is "as the current one" same \
    "$(text_of exampleford/public/index.html >a; \
       text_of exampleford/public/2023-24/index.html >b; \
       cmp -s a b && echo same)"
is "the other stays a draft" "no" \
    "$([ -e exampleford/public/2024-25 ] && echo yes || echo no)"
approve 2024-25 2025-11-26
is "the later year is approved" 0 "$status"
avow build exampleford
is "and becomes the current one" "0 same" "$status $(
    text_of exampleford/public/index.html >a
    text_of exampleford/public/2024-25/index.html >b
    cmp -s a b && echo same)"
caught "the approval is printed" "26 November 2025" \
    "$(cat exampleford/public/2024-25/index.html)"
caught "and in the text" "26 November 2025" \
    "$(cat exampleford/public/2024-25/statement.md)"
caught "the record holds a tag for it" '{{approval.date}}' \
    "$(cat exampleford/2024-25/record/statement.md)"
caught "the pages link to one another" '../2023-24/' \
    "$(cat exampleford/public/2024-25/index.html)"
if command -v xmllint >/dev/null; then
    check "the feed is well-formed" xmllint --noout exampleford/public/feed.xml
else
    skip "the feed is well-formed" "xmllint is not installed"
fi

# What is printed, as data.
json=exampleford/public/2024-25/statement.json
valid() { # FILE
    python3 -c '
import json, sys, jsonschema
with open(sys.argv[1]) as schema, open(sys.argv[2]) as facts:
    jsonschema.validate(json.load(facts), json.load(schema))' \
        "$srcdir/statements/schemas/statement.json" "$1"
}
if python3 -c 'import jsonschema' 2>/dev/null; then
    check "statement.json keeps to its schema" valid $json
    check "and has the hash of each table" python3 -c '
import hashlib, json, sys
folder = sys.argv[1]
with open(folder + "/statement.json") as facts:
    tables = json.load(facts)["tables"]
assert tables
for table in tables:
    with open(folder + "/" + table["file"], "rb") as csv:
        assert hashlib.sha256(csv.read()).hexdigest() == table["sha256"], table
' exampleford/public/2024-25
    check "so does one of before" valid "$srcdir/tests/golden/record-of-before/\
input/p/2023-24/record/statement.json"
    sed 's/"format"/"formed"/' $json >spoilt.json
    is "one that does not is caught" caught \
        "$(valid spoilt.json 2>/dev/null || echo caught)"
else
    skip "statement.json keeps to its schema" "python3-jsonschema is missing"
fi
caught "it has a field with its area" '"name": "figures.students"' \
    "$(cat $json)"
caught "and the table that is printed" '"caption": "Spend' "$(cat $json)"
is "a table of thousands of rows has those that are printed" 14 \
    "$(grep -c . "$(grep -l 'Category' exampleford/public/2024-25/*.csv |
        head -1)")"
none "and no supplier's name gets out" \
    "$(cut -d, -f2 exampleford/2024-25/spend.csv | sed 1d | sort -u | head -5 |
        grep -F -f - $json)"
for name in risk spend-category spend-country kpis; do
    caught "the page links to $name.csv" "href=\"2024-25/$name.csv\"" \
        "$(cat exampleford/public/index.html)"
    check "as Excel reads it: $name.csv" awk '
        NR == 1 && !/^\357\273\277/ || !/\r$/ { wrong = 1 }
        END { exit wrong || NR < 2 }' "exampleford/public/2024-25/$name.csv"
done
for folder in exampleford/public/*/; do
    none "a fragment holds no style and no script: $folder" "$(grep -iE \
        '<(style|script|link|!doctype|html|body)|style=| on[a-z]*=' \
        "$folder/fragment.html")"
    plain=$folder/fragment-plain.html
    [ -e "$plain" ] || plain=$folder/fragment.html
    none "a plain one no drawing either: $folder" "$(grep -iE \
        '<(style|script|link|svg|!doctype|html|body)|style=| on[a-z]*=' \
        "$plain")"
done
avow check exampleford --today 2025-12-01
is "nothing must be mended in what was approved" 0 "$status"
none "and nothing has moved" "$(grep '\[moved\]' "$scratch/out")"

# The words of the draft and of the page that was approved are the same.
words() { # FILE
    text_of "$1" | sed 's/<[^>]*>//g' | tr -s ' \n' '\n\n'
}
mkdir again && cp -R exampleford/. again/ && rm -r again/2024-25/record \
    again/public
"$AVOW" build --quiet again
words again/draft/2024-25/index.html >a
words exampleford/public/2024-25/index.html >b
is "nothing but the approval's sentence is new in the words" \
    "Council approved this statement on 26 November 2025. The decision is recorded as Council 2025/118. Signed by Vice-Chancellor, on 26 November 2025." \
    "$(diff a b | sed -n 's/^> //p' | tr '\n' ' ' | sed 's/ $//')"

# Now everything is moved away from under it.
cp -R exampleford/public was
printf '\nAn edit of a part.\n' >>statements/packs/uk-university/parts/training.md
mkdir exampleford/parts &&
    cp statements/packs/uk-university/parts/policies.md exampleford/parts/
sed -i 's/^name .*/name = Another name/' exampleford/avow.ini
awk 'NR < 50' exampleford/2024-25/spend.csv >c &&
    mv c exampleford/2024-25/spend.csv
rm exampleford/2023-24/kpis.csv
avow build exampleford
is "it is built again" 0 "$status"
for year in 2023-24 2024-25; do
    text_of "was/$year/index.html" >a
    text_of "exampleford/public/$year/index.html" >b
    check "the text of $year is the same, byte for byte" cmp a b
    check "its fragment too" cmp "was/$year/fragment.html" \
        "exampleford/public/$year/fragment.html"
    check "and its Markdown" cmp "was/$year/statement.md" \
        "exampleford/public/$year/statement.md"
done
avow check exampleford --today 2025-12-01
for moved in "'avow.ini' has changed" "'2024-25/spend.csv' has changed" \
    "parts/training.md' has changed" "'2023-24/kpis.csv' is gone" \
    "'parts/policies.md' is new"; do
    caught "the check names: $moved" "$moved" "$said"
done
rm -r statements/packs/uk-university
avow build exampleford
is "a pack that has vanished does not matter" 0 "$status"
check "to what is public" cmp was/2024-25/fragment.html \
    exampleford/public/2024-25/fragment.html
cp -R "$srcdir/statements/packs/uk-university" statements/packs/
rm -r exampleford/parts
cp -R as-it-was/. exampleford/
chmod -R u+w statements exampleford

# A correction.
approve 2024-25 2025-11-30
is "a second approval is refused" 3 "$status"
approve 2024-25 2025-11-30 --revision 'A figure in the table of spend was wrong.'
is "a revision is recorded" 0 "$status"
avow build exampleford
for page in index.html 2024-25/index.html 2024-25/fragment.html \
    2024-25/fragment-plain.html; do
    is "$page explains it, once" \
        "<dt>30 November 2025</dt> <dd>A figure in the table of spend was wrong.</dd>" \
        "$(grep -B 1 "A figure in the table" "exampleford/public/$page" |
            paste -sd' ')"
done
check "the former text is kept" test -f \
    exampleford/2024-25/record/revisions/1/statement.md

# What cannot be lost.
echo x >>exampleford/2023-24/record/statement.md
avow build exampleford
is "a text that was tampered with is an error" 3 "$status"
caught "that says so" "is not the text that was approved" "$said"
check "and its page is as it was" cmp was/2023-24/fragment.html \
    exampleford/public/2023-24/fragment.html
mv exampleford/2023-24 kept
cp -R exampleford/public public-before
avow build exampleford
is "a year that has vanished is an error" 3 "$status"
caught "that says which" "the approved statement of 2023-24 has vanished" \
    "$said"
check "and nothing public is touched" diff -r public-before exampleford/public
mv exampleford/2024-25/record record-kept
avow build exampleford
is "so is a record that has vanished" 3 "$status"
caught "that says which" "the approved statement of 2024-25 has vanished" \
    "$said"
check "and nothing public is touched" diff -r public-before exampleford/public
mv record-kept exampleford/2024-25/record
avow withdraw exampleford/2023-24 --note 'It was about another body.' \
    --date 2025-11-30
is "it can be withdrawn" 0 "$status"
avow build exampleford
is "and then nothing is missing" 0 "$status"
none "nothing of it is left beside the note" \
    "$(find exampleford/public/2023-24 -type f ! -name index.html \
        ! -name fragment.html)"
caught "a note is in its place" "It was about another body." \
    "$(cat exampleford/public/2023-24/index.html)"

# Where all are withdrawn the root says so as well, and no more.
cp -R exampleford all-gone
avow withdraw all-gone/2024-25 --note 'This one too.' --date 2025-12-01
avow build all-gone
caught "the build says that it is withdrawn" "index.html: withdrawn" "$said"
caught "a root without a statement says so" "This one too." \
    "$(cat all-gone/public/index.html)"
none "nor what was corrected in it" \
    "$(grep -r 'A figure in the table' all-gone/public)"

# Earlier statements that avow did not make.
printf '%%PDF-1.4\n' >exampleford/old.pdf
printf '\n[earlier:2019-20]\nfile = old.pdf\n[earlier:2018-19]\nurl = https://www.example.org/docs/2019.pdf\n' \
    >>exampleford/avow.ini
avow build exampleford
is "earlier statements are listed" 0 "$status"
check "a file of theirs is put beside the others" cmp exampleford/old.pdf \
    exampleford/public/2019-20/old.pdf
caught "and linked" 'href="2019-20/old.pdf"' \
    "$(cat exampleford/public/index.html)"
caught "as is an address" 'href="https://www.example.org/docs/2019.pdf"' \
    "$(cat exampleford/public/index.html)"

finish
