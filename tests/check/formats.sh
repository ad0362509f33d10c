#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# What `avow check` writes for programs keeps to what was promised to them: the
# published schema of its JSON, and of SARIF 2.1.0 what code hosts ask for.

. "${srcdir:?}/tests/tap.sh"

AVOW=${AVOW:-$srcdir/avow}
case $AVOW in /*) ;; *) AVOW=$PWD/$AVOW ;; esac
cd "$scratch" || exit 99
command -v python3 >/dev/null || skip_all 'python3 is not installed'

# Statements with findings of each level, outcomes of each kind, approved ones
# and ones that have moved on since.
cp -R "$srcdir/statements/packs/uk-university/example" 'the university'
chmod -R u+w 'the university'
echo 'A line more,,,,,,' >>'the university/2023-24/goals.csv'
"$AVOW" new 'an (empty) één' --pack purchasing-consortium --period 2024-25 \
    >/dev/null
cat >'the university/2024-25/accepted.ini' <<'END'
[accepted:uk-approval-corporate]
reason = Council meets in November.
until  = 2026-01-31
by     = Alex Example
END
"$AVOW" check --today 2025-10-01 --format json --pending . \
    'the university' 'an (empty) één' >check.json 2>faults
caught 'a folder that is no project is said apart' 'error:' "$(cat faults)"
"$AVOW" check --today 2025-10-01 --format sarif --output check.sarif \
    --pending 'the university' 'an (empty) één'
is 'the exit status is that of the check' 1 $?

valid() { # FILE
    python3 -c '
import json, sys, jsonschema
with open(sys.argv[1]) as schema, open(sys.argv[2]) as report:
    schema = json.load(schema)
    jsonschema.Draft7Validator.check_schema(schema)
    jsonschema.validate(json.load(report), schema)' \
        "$srcdir/statements/schemas/check.json" "$1"
}
if python3 -c 'import jsonschema' 2>/dev/null; then
    check 'the JSON keeps to its schema' valid check.json
    for spoilt in 's/"unmet"/"unknown to all"/' 's/"today"/"todays"/' \
        's/"line": \([0-9]*\)/"line": "\1"/' 's/"approved": true/"approved": 1/'; do
        sed "$spoilt" check.json >spoilt.json
        is "a report after $spoilt does not" caught \
            "$(valid spoilt.json 2>/dev/null || echo caught)"
    done
else
    skip 'the JSON keeps to its schema' 'python3-jsonschema is missing'
fi
for word in met unmet unknown not-applicable; do
    caught "an outcome is $word" "\"outcome\": \"$word\"" "$(cat check.json)"
done
caught 'a bill is held against it where that was asked for' \
    '"status": "pending"' "$(cat check.json)"
caught 'what it would ask is found apart' '"pending": [
        {' "$(cat check.json)"
caught 'what is accepted says so' \
    '"accepted": "accepted until 2026-01-31 by Alex Example: Council' \
    "$(cat check.json)"

# What the standard and the hosts ask for (SARIF 2.1.0, 3.4.4 and 3.19 to 3.58).
cat >sarif.py <<'END'
import json, os, re, sys, urllib.parse

log = json.load(open(sys.argv[1]))
faults = []

def need(truth, what):
    if not truth:
        faults.append(what)

need(log["version"] == "2.1.0", "another version")
need("sarif" in log["$schema"], "no schema")
need(len(log["runs"]) == 1, "not one run")
run = log["runs"][0]
driver = run["tool"]["driver"]
need(driver["name"] == "avow", "another tool")
rules = driver["rules"]
ids = [rule["id"] for rule in rules]
need(len(set(ids)) == len(ids), "a rule twice")
levels = ("error", "warning", "note")
for rule in rules:
    need(rule["defaultConfiguration"]["level"] in levels, rule["id"])
    for key in ("shortDescription", "fullDescription", "help"):
        need(rule[key]["text"].strip(), f"{rule['id']} has no {key}")
need(run["columnKind"] == "unicodeCodePoints", "columns of another kind")
need(run["invocations"][0]["executionSuccessful"] is True, "not successful")
need(run["results"], "no results")
failed = [one for one in run["results"] if one["kind"] == "fail"]
need({one["level"] for one in failed} == set(levels), "not all levels")
for one in run["results"]:
    held = one["kind"] == "fail" or (one["kind"], one["level"]) == (
        "informational", "none")
    need(held, f"another kind: {one}")
for one in run["results"]:
    need(ids[one["ruleIndex"]] == one["ruleId"], f"another rule: {one}")
    need(one["message"]["text"], f"no message: {one}")
    need(len(one["locations"]) == 1, f"not one place: {one}")
    for place in one["locations"]:
        physical = place["physicalLocation"]
        uri = physical["artifactLocation"]["uri"]
        need(re.fullmatch(r"([A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri), uri)
        need(not uri.startswith("/") and ".." not in uri.split("/"), uri)
        path = urllib.parse.unquote(uri)
        need(os.path.isfile(path), f"{path} is not there")
        if not os.path.isfile(path):
            continue
        region = physical["region"]
        lines = open(path, encoding="utf-8-sig").read().split("\n")
        need(1 <= region["startLine"] <= len(lines), f"{uri}: no such line")
        if "startColumn" in region and region["startLine"] <= len(lines):
            width = len(lines[region["startLine"] - 1])
            need(1 <= region["startColumn"] <= width + 1, f"{uri}: no column")
for one in run["results"]:
    for held in one.get("suppressions", []):
        need(held["kind"] == "external" and held["justification"], f"{held}")
need(sum("suppressions" in one for one in run["results"]) == 1, "suppressions")
print("\n".join(faults))
END
none 'the SARIF is what code hosts ask for' "$(python3 sarif.py check.sarif 2>&1)"
while read -r spoilt fault; do
    sed "$spoilt" check.sarif >spoilt.sarif
    caught "a log after $spoilt is not" "$fault" \
        "$(python3 sarif.py spoilt.sarif 2>&1)"
done <<'END'
s/"uri":."/&\// /the%20university
s/%20/+/ +
s/"ruleIndex":.0/"ruleIndex":1/ another rule
s/"startLine":.[0-9]*/"startLine":100000/ no such line
s/"level":."note"/"level":"may"/ not all levels
s/"informational"/"review"/ another kind
END

# The standard's own schema, which comes with a package of npm.
schema=${AVOW_BROWSER_TOOLS:-${builddir:-}/browser-tools}/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json
keeps() { # FILE
    python3 -c '
import json, sys, jsonschema
with open(sys.argv[1]) as schema, open(sys.argv[2]) as log:
    schema = json.load(schema)
    jsonschema.Draft4Validator(schema).validate(json.load(log))' "$schema" "$1"
}
if [ -e "$schema" ] && python3 -c 'import jsonschema' 2>/dev/null; then
    check 'the SARIF keeps to the schema of SARIF 2.1.0' keeps check.sarif
    for spoilt in 's/"ruleIndex"/"ruleindex"/' 's/"none"/"nothing"/' \
        's/"startLine": [0-9]*/"startLine": 0/' 's/"2.1.0"/"2.1"/' \
        's/"external"/"outside"/'; do
        sed "$spoilt" check.sarif >spoilt.sarif
        is "a log after $spoilt does not" caught \
            "$(keeps spoilt.sarif 2>/dev/null || echo caught)"
    done
else
    skip 'the SARIF keeps to the schema of SARIF 2.1.0' \
        'jest-sarif or python3-jsonschema is missing'
fi
"$AVOW" check --today 2025-10-01 --format sarif "$PWD/the university" >here.sarif
cd 'the university' && "$AVOW" check --today 2025-10-01 --format sarif >../in.sarif
cd ..
caught 'an absolute path is made relative' '"uri": "the%20university/2024-25' \
    "$(cat here.sarif)"
caught 'a path of the current folder is left as it is' '"uri": "2024-25/' \
    "$(cat in.sarif)"
caught 'faults of the input are told in the log too' \
    '"executionSuccessful": false' \
    "$("$AVOW" check --format sarif nowhere 2>/dev/null)"

finish
