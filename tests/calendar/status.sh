#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# `avow status` of a folder of members: one that is bad never stops the rest,
# and what is written for programs keeps to its schema, or opens in Excel.

. "${srcdir:?}/tests/tap.sh"

AVOW=${AVOW:-$srcdir/avow}
case $AVOW in /*) ;; *) AVOW=$PWD/$AVOW ;; esac
cd "$scratch" || exit 99

mkdir members
for member in approved drafted late; do
    cp -R "$srcdir/statements/packs/uk-university/example" members/$member
done
chmod -R u+w members
rm -r members/drafted/2023-24 members/late/2023-24
"$AVOW" new members/begun --pack uk-museum --period 2024-25 >/dev/null
mkdir members/broken members/halfway members/halfway/2024-25 \
    members/halfway/2023-24 members/notes
echo '[site' >members/broken/avow.ini
cp members/drafted/avow.ini members/halfway
cp members/drafted/2024-25/statement.ini members/halfway/2023-24
echo '[statement' >members/halfway/2024-25/statement.ini
echo 'Not a member.' >members/README.md
cat >members/alone.ini <<'END'
[statement]
pack         = uk-university
period_start = 2024-08-01
period_end   = 2025-07-31
END

"$AVOW" status --all members --today 2025-12-01 >lines 2>faults
is 'a member with faults is told by the status' 3 $?
is 'every statement has a line, and what is no member has none' \
    'members/alone.ini members/approved members/approved members/begun members/broken members/drafted members/halfway members/halfway members/late ' \
    "$(awk '{ print $1 }' lines | tr '\n' ' ')"
is 'two of them cannot be used' 2 "$(grep -c unusable lines)"
caught 'which is said where the fault is' 'members/broken/avow.ini:1' \
    "$(cat faults)"
caught 'days are counted from today' '2026-01-31 in 61 days' "$(cat lines)"
caught 'what is late says so' '2026-01-31 1 day late' \
    "$("$AVOW" status --all members --today 2026-02-01 2>/dev/null)"
is 'of sound ones the status is that all is done' 0 \
    "$("$AVOW" status members/approved members/begun >/dev/null 2>&1; echo $?)"

"$AVOW" status --all members --today 2025-12-01 --format json \
    --output status.json 2>/dev/null
valid() { # FILE
    python3 -c '
import json, sys, jsonschema
with open(sys.argv[1]) as schema, open(sys.argv[2]) as report:
    schema = json.load(schema)
    jsonschema.Draft7Validator.check_schema(schema)
    jsonschema.validate(json.load(report), schema)' \
        "$srcdir/statements/schemas/status.json" "$1"
}
if python3 -c 'import jsonschema' 2>/dev/null; then
    check 'the JSON keeps to its schema' valid status.json
    for spoilt in 's/"draft"/"drafted"/' 's/"days": \([0-9]*\)/"days": "\1"/' \
        's/"next"/"then"/' 's/"in progress"/"begun"/' \
        's/"not started"/"unstarted"/'; do
        sed "$spoilt" status.json >spoilt.json
        if cmp -s status.json spoilt.json; then
            is "it has what $spoilt changes" 'in progress' "$spoilt"
            continue
        fi
        is "one after $spoilt does not" caught \
            "$(valid spoilt.json 2>/dev/null || echo caught)"
    done
    is 'it has all statements' 9 "$(python3 -c '
import json
print(len(json.load(open("status.json"))["statements"]))')"
else
    skip 'the JSON keeps to its schema' 'python3-jsonschema is missing'
fi

"$AVOW" status --all members --today 2025-12-01 --format csv >status.csv \
    2>/dev/null
is 'the CSV begins as Excel wants it' 'efbbbf' \
    "$(od -An -tx1 -N3 status.csv | tr -d ' \n')"
is 'it has a row for each, with CRLF' 10 "$(grep -c "$(printf '\r')\$" status.csv)"
caught 'one of them whole' \
    'members/drafted,2024-25,University of Exampleford,draft,2025-07-31,24,25,1,1,MAY,2026-01-31,61,Publish the statement,"put it to the governing body, then: avow approve members/drafted/2024-25' \
    "$(sed 's/^\(members.drafted,.*,1,1\),[0-9]*,/\1,MAY,/' status.csv)"

# One step after the other leads to a statement that is out.
next() { # what is to be done next
    "$AVOW" status --today 2025-12-01 members/drafted | sed -n 's/^  next *//p'
}
sed 's/^period_end .*/period_end =/' members/drafted/2024-25/statement.ini \
    >changed
cp members/drafted/2024-25/statement.ini whole
cp changed members/drafted/2024-25/statement.ini
is 'first what is missing is given' \
    "fill in [statement] of members/drafted/2024-25/statement.ini: 'period_end' is missing (This statement)" \
    "$(next)"
sed 's/^period_end .*/period_end = 2024-01-01/' whole \
    >members/drafted/2024-25/statement.ini
caught 'then what must be mended is' '[uk-fy]' "$(next)"
cp whole members/drafted/2024-25/statement.ini
caught 'then the governing body is asked' \
    'put it to the governing body, then: avow approve members/drafted/2024-25' \
    "$(next)"
"$AVOW" approve members/drafted/2024-25 --body Council --date 2025-11-26 \
    --today 2025-12-01 >/dev/null
is 'then it is built' 'avow build members/drafted' "$(next)"
"$AVOW" build members/drafted >/dev/null
is 'then it is published in time' \
    'Publish the statement by 2026-01-31, unless that was done' "$(next)"
is 'once the next year has ended, its statement is begun' \
    'begin the statement of the year that ended on 2026-07-31: avow new-year 2025-26 members/drafted' \
    "$("$AVOW" status --today 2026-08-01 members/drafted |
        sed -n 's/^  next *//p')"

# ---- The next year, as new-year leaves it

year=members/drafted/2025-26
"$AVOW" new-year 2025-26 members/drafted >made
caught 'who begins a year is told what to do then' \
    "Then 'avow build $year' makes the draft" "$(cat made)"
is 'each place to fill in is counted' \
    "$(grep -c '^members/.*: \(fill in\|see whether\|write\) ' made)" \
    "$(sed -n 's/^\([0-9]*\) places to fill in.*/\1/p' made)"
"$AVOW" status --today 2026-12-01 $year >said
caught 'rows that want a cell are in progress' \
    '  in progress  Indicators (20 of 30)' "$(cat said)"
line=$(grep -n '^action *=$' $year/statement.ini | head -n 1 | cut -d: -f1)
caught 'and the first one is named' \
    "  next         fill in 'What was done in the year' in $year/statement.ini:$line (Risks)" \
    "$(cat said)"
"$AVOW" check --today 2026-12-01 $year >said
line=$(grep -n 'Agency workers come through' $year/statement.ini | cut -d: -f1)
caught 'a section of last year is found where somebody can edit it' \
    "$year/statement.ini:$line:4: may: 'Agency workers' says word for word" \
    "$(cat said)"
mv $year/goals.csv $year/goals.xlsx
caught 'a workbook in place of a CSV file is told' \
    "$year/goals.xlsx: note: not read: the table is looked for in 'goals.csv'" \
    "$("$AVOW" build $year 2>&1)"
mv $year/goals.xlsx $year/goals.csv.csv
caught 'and so is a file with a double ending' 'rename it' \
    "$("$AVOW" build $year 2>&1)"
rm -r $year

"$AVOW" withdraw members/drafted/2024-25 --note Wrong --date 2025-11-30 \
    >/dev/null
is 'one that is withdrawn has no deadline' \
    'members/drafted 2024-25: withdrawn, University of Exampleford
  findings     0 must, 0 should, 0 may
  next         nothing: it was withdrawn' \
    "$("$AVOW" status --today 2025-12-01 members/drafted)"

caught 'all members and one more is one too many' "'members/begun' is one more" \
    "$("$AVOW" status --all members members/begun 2>&1)"
caught 'a folder that is not there is told' 'nowhere' \
    "$("$AVOW" status --all nowhere 2>&1)"
mkdir none
is 'a folder without members has no statement' 'no statement is there' \
    "$("$AVOW" status --all none)"

finish
