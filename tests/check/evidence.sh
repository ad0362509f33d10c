#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# What stands behind a statement: it is listed, its files are known again, what
# has none is noted, and nothing of it is ever published.

. "${srcdir:?}/tests/tap.sh"

AVOW=${AVOW:-$srcdir/avow}
case $AVOW in /*) ;; *) AVOW=$PWD/$AVOW ;; esac
cd "$scratch" || exit 99

cp -R "$srcdir/statements/packs/uk-university/example" project
chmod -R u+w project
period=project/2024-25
rm -r project/2023-24
first=$(sed -n '2s/[,;].*//p' "$period/kpis.csv")
rows=$(($(wc -l <"$period/kpis.csv") - 1))

finds() { # the findings on evidence, with their lines
    "$AVOW" check --today 2025-12-01 project |
        sed -n 's/^\([^ :]*:[0-9]*\):[0-9: ]*\([a-z]*\): .*\[\(evidence-[a-z]*\)\]$/\1 \2 \3/p'
}
none 'without an evidence.ini nothing is asked' "$(finds)"
is 'and that is said' 'project 2024-25: no evidence is kept' \
    "$("$AVOW" evidence project)"

mkdir "$period/evidence"
printf 'Zebedee Quillfeather was trained.\n' >"$period/evidence/sheet-7731.csv"
cat >"$period/evidence.ini" <<END
[evidence:training]
for   = kpis/$first
file  = evidence/sheet-7731.csv
owner = Wilhelmina Ownerly
date  = 2025-08-14

[evidence:sites]
for   = organisation.turnover
file  = evidence/sheet-7731.csv
owner = Wilhelmina Ownerly
date  = 2025-08-14

[evidence:charter]
for   = "University of Exampleford"
owner = Wilhelmina Ownerly
END
"$AVOW" evidence project >said
is 'each is listed with its file, its owner and its date' \
    "  not recorded kpis/$first  evidence/sheet-7731.csv  Wilhelmina Ownerly, 2025-08-14" \
    "$(sed -n 2p said)"
is 'and what has none of a table that has some' "$((rows - 1))" \
    "$(grep -c '^  none  *kpis/' said)"
is 'what is not recorded, has no file, no date, or none at all is a note' \
    "1 $period/evidence.ini may evidence-incomplete
1 $period/evidence.ini may evidence-missing
2 $period/evidence.ini may evidence-unrecorded
$((rows - 1)) $period/kpis.csv may evidence-missing" \
    "$(finds | sed 's/:[0-9]* / /' | sort | uniq -c | sed 's/^ *//')"
"$AVOW" check --today 2025-12-01 project >/dev/null
is 'which fails nothing that did not fail' 1 $?

is 'the hashes are recorded, of each file once' \
    'project 2024-25: 1 file recorded' "$("$AVOW" evidence --record project)"
check 'so that sha256sum knows them' \
    sh -c "cd '$period' && sha256sum -c evidence.sums"
is 'then it is as it was' 2 \
    "$("$AVOW" evidence project | grep -c '^  recorded ')"
none 'and no note' "$(finds | grep unrecorded)"

echo 'A line more.' >>"$period/evidence/sheet-7731.csv"
is 'a file that has changed should be looked at, at the line that names it' \
    "$period/evidence.ini:3 should evidence-changed
$period/evidence.ini:9 should evidence-changed" "$(finds | grep changed)"
is 'so it fails a check that asks for that' 1 \
    "$("$AVOW" check --fail-on should project >/dev/null; echo $?)"
mv "$period/evidence/sheet-7731.csv" kept
is 'so should one that is gone' 2 "$(finds | grep -c 'should evidence-gone')"
mkdir -p project/evidence && cp kept project/evidence/sheet-7731.csv
is "it may be in the project's folder" 0 "$(finds | grep -c gone)"
rm -r project/evidence && mv kept "$period/evidence/sheet-7731.csv"
"$AVOW" evidence --record project >/dev/null

sed "s/^for .*kpis.*/for = kpis\/No such row/; s/\"Univ/\"No such univ/" \
    "$period/evidence.ini" >changed && cp changed "$period/evidence.ini"
is 'what the statement does not have is told' \
    "$period/evidence.ini:1 may evidence-unused
$period/evidence.ini:13 may evidence-unused" "$(finds | grep unused)"
caught 'in the list too' 'kpis/No such row (not in the statement)' \
    "$("$AVOW" evidence project)"
printf '\n[evidence]\ntables = goals, risk\n' >>"$period/evidence.ini"
caught 'tables may be named that are to have some' 'none         goals/' \
    "$("$AVOW" evidence project)"
"$AVOW" evidence --csv project >list.csv
is 'the list opens in Excel' 'efbbbf' "$(od -An -tx1 -N3 list.csv | tr -d ' \n')"
caught 'with the hash as well' \
    "project,2024-25,organisation.turnover,recorded,evidence/sheet-7731.csv,Wilhelmina Ownerly,2025-08-14,$(sha256sum "$period/evidence/sheet-7731.csv" | cut -d ' ' -f 1)" \
    "$(cat list.csv)"

# It is looked for in all that is made of a statement that is approved.
"$AVOW" build --quiet project
"$AVOW" approve project/2024-25 --body Council --date 2025-11-26 \
    --today 2025-12-01 >/dev/null
is 'evidence does not stand in the way of an approval' 0 $?
"$AVOW" build --quiet project
check 'there is something that is published' test -s project/public/index.html
hash=$(sha256sum "$period/evidence/sheet-7731.csv" | cut -d ' ' -f 1)
published() { # what of it is in these folders
    grep -r -l -e 'sheet-7731' -e Ownerly -e Quillfeather -e "$hash" \
        -e evidence.ini -e evidence.sums "$@"
}
none 'nothing of it is published, recorded or drafted' \
    "$(published project/public "$period/record" project/draft 2>/dev/null)"
is 'where it stands it is found' 3 \
    "$(published "$period/evidence" "$period/evidence.ini" \
        "$period/evidence.sums" | wc -l | tr -d ' ')"

fault() { # NAME LINE MESSAGE
    printf '[evidence:a]\nfor = organisation.turnover\n%s\n' "$2" \
        >"$period/evidence.ini"
    caught "refused: $1" "$3" "$("$AVOW" evidence project 2>&1)"
}
fault 'a file that is published' 'file = public/index.html' \
    'no place for evidence'
fault 'one elsewhere' 'file = ../../kept' 'no place for evidence'
fault 'a date that is none' 'date = soon' "'soon' is not a date"
fault 'a key that there is not' 'fille = a' "unknown key 'fille'"
fault 'another section' '[proof:b]' 'unknown section [proof:b]'
fault 'nothing that it is for' '[evidence:b]' "[evidence:b] has no 'for'"
fault 'a table that there is not' '[evidence]
tables = kpi' "no table 'kpi'"
ln -s ../../../outside "$period/evidence/link" && echo out >outside
fault 'a link that leads out' 'file = evidence/link' 'leads'

# An example shows it, with all of its files.
cp -R "$srcdir/statements/packs/uk-museum/example" shown
chmod -R u+w shown
kept=shown/2024-25
check 'the files of an example are as they were recorded' \
    sh -c "cd '$kept' && sha256sum -c evidence.sums"
is 'each of its indicators has evidence' \
    "$(($(wc -l <"$kept/kpis.csv") - 1))" \
    "$("$AVOW" evidence "$kept" | grep -c '^  recorded  *kpis/')"
none 'and nothing of it is left to note' "$("$AVOW" evidence "$kept" |
    sed '1d; /^  recorded /d')"
none 'nor does a check' "$("$AVOW" check --today 2026-06-01 "$kept" |
    grep -F '[evidence-')"
"$AVOW" build --quiet shown
"$AVOW" registry --today 2026-06-01 uk "$kept" >/dev/null
check 'there is something that is published' test -s shown/public/index.html
check 'and a pack for the registry' test -s "$kept/registry/uk/index.html"
for file in "$kept"/evidence/*; do
    name=${file##*/}
    none "nothing of $name is on a page, in a record or in a registry's pack" \
        "$(grep -r -l -e "$name" -e "$(sha256sum "$file" | cut -d ' ' -f 1)" \
            -e "$(sed -n '2s/\r$//p' "$file")" \
            shown/public "$kept/record" "$kept/registry")"
done
none 'no file of it is there' "$(find shown/public "$kept/record" \
    "$kept/registry" -name 'evidence*' -o -name 'contracts.csv')"

finish
