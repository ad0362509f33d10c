#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# What `avow registry` writes for programs keeps to what was promised to them:
# the published schema of its JSON, and the columns of the public download.
# Nothing of it gets into the pages that are published.

. "${srcdir:?}/tests/tap.sh"

AVOW=${AVOW:-$srcdir/avow}
case $AVOW in /*) ;; *) AVOW=$PWD/$AVOW ;; esac
cd "$scratch" || exit 99
command -v python3 >/dev/null || skip_all 'python3 is not installed'

cp -R "$srcdir/statements/packs/uk-university/example" p
chmod -R u+w p
rm -rf p/draft p/public
"$AVOW" new new --pack uk-university --period 2024-25 >/dev/null
"$AVOW" registry uk --today 2026-01-20 p new >/dev/null 2>&1
for registry in "$srcdir"/statements/registries/*.ini; do
    registry=${registry##*/}
    "$AVOW" registry "${registry%.ini}" --today 2025-10-01 p new >/dev/null 2>&1
done
sed -i 's/^policies .*/policies = none, fees/' p/2024-25/registry-uk.ini
"$AVOW" registry uk --today 2025-07-01 p >/dev/null 2>&1

valid() { # FILE...
    python3 -c '
import json, sys, jsonschema
with open(sys.argv[1]) as file:
    schema = json.load(file)
jsonschema.Draft7Validator.check_schema(schema)
for name in sys.argv[2:]:
    with open(name) as file:
        jsonschema.validate(json.load(file), schema)' \
        "$srcdir/statements/schemas/registry.json" "$@"
}
if python3 -c 'import jsonschema' 2>/dev/null; then
    check 'the JSON keeps to its schema' valid ./*/*/registry/*/answers.json
    for spoilt in 's/"completed"/"complete"/' 's/"needed": true/"needed": 1/' \
        's/"line": \([0-9]*\)/"line": "\1"/' 's/"must"/"shall"/'; do
        sed "$spoilt" p/2024-25/registry/uk/answers.json >spoilt.json
        is "answers after $spoilt do not" caught \
            "$(valid spoilt.json 2>/dev/null || echo caught)"
    done
else
    skip 'the JSON keeps to its schema' 'python3-jsonschema is missing'
fi

cat >table.py <<'END'
import csv, json, sys

# newline="": line breaks in cells are the file's own.
with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
    header, row = list(csv.reader(file))
with open(sys.argv[2]) as file:
    answers = json.load(file)
cells = dict(zip(header, row))
flat = {}
for section in answers["sections"]:
    for page in section["pages"]:
        for one in page["answers"]:
            flat[one["question"], one.get("row", 0)] = one
faults = []

def need(column, expected):
    if cells.get(column) != expected:
        faults.append(f"{column}: {cells.get(column)!r}, not {expected!r}")

need("StatementYear", str(answers["year"]))
need("OrganisationName", flat["organisation", 0]["text"])
need("StatementEndDate", "31/07/2025")
need("ApprovingPerson", "Alex Example, Vice-Chancellor")
need("Training", flat["training", 0]["text"])
need("NoTraining", "No")
need("NoPolicies", "Yes")
need("Policies", "")
need("NoRisks", "No")
need("Risk2Location", "Malaysia\nThailand")
need("DemonstrateProgress", flat["progress", 0]["text"])
if flat["progress", 0]["text"].count("\n\n") != 1:
    faults.append("the text has lost its paragraphs")
if len(cells["Training"].split("\n")) != len(flat["training", 0]["options"]):
    faults.append("labels are not on lines of their own")
if len(header) != len(set(header)) or len(header) != 71:
    faults.append(f"{len(header)} columns")
print("\n".join(faults))
END
none 'the CSV has the columns of the public download' \
    "$(python3 table.py p/2024-25/registry/uk/answers.csv \
        p/2024-25/registry/uk/answers.json 2>&1)"
sed 's/Malaysia$/Malaysia, Peru/' p/2024-25/registry/uk/answers.csv \
    >spoilt.csv
caught 'one that is spoilt is not' Risk2Location \
    "$(python3 table.py spoilt.csv p/2024-25/registry/uk/answers.json 2>&1)"

"$AVOW" build p >/dev/null 2>&1
none 'nothing of it is published' "$(find p/public p/draft -path '*registry*')"
caught 'it stands beside the period' p/2024-25/registry/uk/index.html \
    "$(find p -name index.html)"
cp -R p/2024-25/registry before
"$AVOW" registry uk --today 2025-07-01 p >/dev/null 2>&1
none 'the same answers make the same files' \
    "$(diff -r before p/2024-25/registry | grep -v '^Only in before: ')"

finish
