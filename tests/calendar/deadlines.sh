#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# The calendar that `avow deadlines --ics` writes is one of RFC 5545: a reader
# of such calendars takes it and gives back the same, and what the standard says
# of lines, escapes and identifiers holds.

. "${srcdir:?}/tests/tap.sh"

AVOW=${AVOW:-$srcdir/avow}
case $AVOW in /*) ;; *) AVOW=$PWD/$AVOW ;; esac
cd "$scratch" || exit 99

# Two projects, with names that want to be escaped, folded and kept whole, and
# requests for copies.
project() { # FOLDER NAME LAWS PERIOD_END
    mkdir -p "$1/2024-25"
    cat >"$1/avow.ini" <<PROJECT
[organisation]
name = $2
type = body-corporate

[copy:first]
received = 2025-11-05

[copy:second]
received = 2025-11-05
sent     = 2025-11-06
PROJECT
    cat >"$1/2024-25/statement.ini" <<PROJECT
[statement]
pack         = uk-university
laws         = $3
period_start = 2024-09-01
period_end   = $4
PROJECT
}
all_laws='uk-modern-slavery-act-2015, au-modern-slavery-act-2018, ca-supply-chains-act-2023'
long='Größe; of, many \ words, ÄÖÜ €€€€€€€€€€€€€€€€€€€€€€€€€€€ and 𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞'
project one "$long" "$all_laws" 2025-08-31
project two 'Exampleford North' uk-modern-slavery-act-2015 2025-07-31

"$AVOW" deadlines --today 2025-12-01 one two >said
is 'all that is open is said, the earliest first' '2025-12-04  in 3 days       one 2024-25: Send the copy of the statement that was asked for, first (section 54(8))
2025-12-04  in 3 days       two 2024-25: Send the copy of the statement that was asked for, first (section 54(8))
2026-01-31  in 61 days      two 2024-25: Publish the statement (Home Office guidance of 2025, 5.4)
2026-02-28  in 89 days      one 2024-25: Publish the statement (Home Office guidance of 2025, 5.4)
2026-02-28  in 89 days      one 2024-25: Give the statement to the Minister (section 13(2)(e))
2026-05-31  in 181 days     one 2024-25: Hand in the report, and publish it (sections 11(1) and 13(1))' \
    "$(cat said)"
is 'what is late says by how much' '2025-12-04  1 day late      two 2024-25: Send the copy of the statement that was asked for, first (section 54(8))' \
    "$("$AVOW" deadlines --today 2025-12-05 two | head -n 1)"

"$AVOW" deadlines --today 2025-12-01 --ics all.ics one two
is 'a calendar is written' 0 $?
"$AVOW" deadlines --today 2026-01-05 --ics later.ics one two
is 'no day, and no name of one, moves when it is written again' \
    "$(grep -E '^(UID|DTSTART)' all.ics)" "$(grep -E '^(UID|DTSTART)' later.ics)"
is 'but the day on which it was written' \
    "DTSTAMP:20260105T000000Z$(printf '\r')" \
    "$(grep '^DTSTAMP' later.ics | sort -u)"
TZ=Pacific/Auckland LC_ALL=C.UTF-8 "$AVOW" deadlines --today 2025-12-01 \
    --ics here.ics two one
is 'it does not depend on where, nor in which order' \
    "$(grep UID all.ics | sort)" "$(grep UID here.ics | sort)"
(cd two && "$AVOW" deadlines --today 2025-12-01 --ics ../inside.ics)
caught 'nor on the folder from which it is called' \
    "$(grep UID inside.ics | head -n 1)" "$(cat all.ics)"

python=
for one in python3 /usr/bin/python3; do
    "$one" -c 'import icalendar' 2>/dev/null && python=$one && break
done
if [ -z "$python" ]; then
    skip 'the calendar is what RFC 5545 asks for' 'python3-icalendar is missing'
    finish
fi

cat >ics.py <<'END_OF_PYTHON'
import datetime, re, sys
from icalendar import Calendar

raw = open(sys.argv[1], "rb").read()
faults = []

def need(truth, what):
    if not truth:
        faults.append(what)

need(raw.endswith(b"\r\n"), "the last line has no end")
need(b"\r" not in raw.replace(b"\r\n", b""), "a CR by itself")
need(b"\n" not in raw.replace(b"\r\n", b""), "an LF by itself")
lines = raw.split(b"\r\n")[:-1]
for line in lines:
    need(0 < len(line) <= 75, f"{len(line)} octets in a line")
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        faults.append("a character is taken apart")
unfolded = raw.replace(b"\r\n ", b"").decode("utf-8")
for line in unfolded.split("\r\n")[:-1]:
    need(re.match(r"[A-Z-]+(;[A-Z]+=[A-Z]+)?:", line), f"no property: {line}")
    if re.match("(SUMMARY|DESCRIPTION|UID):", line):
        value = line.split(":", 1)[1]
        need(re.fullmatch(r"([^\\;,]|\\[\\;,nN])*", value), f"not escaped: {line}")

calendar = Calendar.from_ical(raw)
need(calendar["VERSION"] == "2.0" and calendar["PRODID"], "not of version 2.0")
need(not calendar.errors, f"errors: {calendar.errors}")
events = calendar.walk("VEVENT")
need(events, "no event")
uids = [str(event["UID"]) for event in events]
need(len(set(uids)) == len(uids), "an identifier twice")
for event in events:
    need(not event.errors, f"errors: {event.errors}")
    start = event["DTSTART"].dt
    need(type(start) is datetime.date, "not a whole day")
    need(event["DTSTART"].params.get("VALUE") == "DATE", "not said to be a day")
    stamp = event["DTSTAMP"].dt
    need(stamp.tzinfo is not None and stamp.utcoffset().seconds == 0, "not UTC")
    month = event.walk("VALARM")
    days = [-alarm["TRIGGER"].dt.days for alarm in month]
    for alarm in month:
        need(alarm["ACTION"] == "DISPLAY" and alarm["DESCRIPTION"], "an alarm")
    print(start, str(event["SUMMARY"]), ",".join(map(str, days)), sep="|")
need(raw == calendar.to_ical() or
     sorted(unfolded.split("\r\n")) == sorted(
         calendar.to_ical().replace(b"\r\n ", b"").decode().split("\r\n")),
     "what is read is not what was written")
print("\n".join(faults), file=sys.stderr)
END_OF_PYTHON
"$python" ics.py all.ics >taken 2>faults
none 'the calendar is what RFC 5545 asks for' "$(cat faults)"
is 'what a reader takes from it' "2025-12-04|Send the copy of the statement that was asked for: $long, 2024-25, first|30,14,7
2025-12-04|Done: Send the copy of the statement that was asked for: $long, 2024-25, second|
2025-12-04|Send the copy of the statement that was asked for: Exampleford North, 2024-25, first|30,14,7
2025-12-04|Done: Send the copy of the statement that was asked for: Exampleford North, 2024-25, second|
2026-01-31|Publish the statement: Exampleford North, 2024-25|31,14,7
2026-02-28|Publish the statement: $long, 2024-25|31,14,7
2026-02-28|Give the statement to the Minister: $long, 2024-25|31,14,7
2026-05-31|Hand in the report, and publish it: $long, 2024-25|31,14,7" \
    "$(sort -s -t "|" -k 1,1 taken)"

# A plant a fault each, so that the test is seen to find them.
while read -r fault how; do
    "$python" -c 'import re, sys
raw = open("all.ics", "rb").read()
open("spoilt.ics", "wb").write(eval(sys.argv[1], {"raw": raw, "re": re}))' "$how"
    caught "one is found: $fault" "$(echo "$fault" | tr _ ' ')" \
        "$("$python" ics.py spoilt.ics 2>&1)"
done <<'END'
an_LF_by_itself raw.replace(b"\r\n", b"\n", 1)
octets_in_a_line raw.replace(b"\r\n ", b"")
not_escaped raw.replace(b"\\,", b",", 1)
an_identifier_twice re.sub(b"UID:[^\r]*", b"UID:a", raw)
not_a_whole_day raw.replace(b";VALUE=DATE:20260131", b":20260131T000000Z")
END

# Nothing is known of when its period ends.
sed '/^\[copy/,$d' two/avow.ini >none.ini
mkdir -p none/2024-25 && mv none.ini none/avow.ini
sed '/^period_/d; /^laws/d' two/2024-25/statement.ini >none/2024-25/statement.ini
is 'without a period there is none' 'no deadline is open' \
    "$("$AVOW" deadlines none)"
caught 'and no calendar without one' 'no deadline is known' \
    "$("$AVOW" deadlines --ics none.ics none 2>&1)"
none 'which is not written' "$(ls none.ics 2>/dev/null)"

finish
