#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# What is filed in a registry, held against the project: as the public download
# writes it, of however many rows, in little memory.

. "${srcdir:?}/tests/tap.sh"

AVOW=${AVOW:-$srcdir/avow}
case $AVOW in /*) ;; *) AVOW=$PWD/$AVOW ;; esac
measure=$(cd "${builddir:-$srcdir}" && pwd)/tests/bench/measure
cp -R "$srcdir/statements/packs/uk-university/example" "$scratch/p"
cd "$scratch" || exit 99
chmod -R u+w p
sed -i 's/^\[organisation\]/&\nnumber = RC000999/' p/avow.ini
"$AVOW" registry uk --today 2026-01-20 p >/dev/null 2>&1
own=p/2024-25/registry/uk/answers.csv
sed 1d "$own" >row.csv
sed 1q "$own" >header.csv

download() { # ROWS: before the organisation's own row, and as many after it
    awk -v rows="$1" -f "$srcdir/tests/registry/download.awk" header.csv
    cat row.csv
    awk -v rows="$1" -f "$srcdir/tests/registry/download.awk" header.csv |
        sed 1d
}
compare() { # PATH...
    "$AVOW" registry compare --today 2026-01-20 down.csv "$@" >said 2>&1
    status=$?
}
# The columns that differ, in a line.
differ() {
    sed -n 's/^    \([A-Z][A-Za-z0-9]*\): .*/\1/p' said | tr '\n' ' ' |
        sed 's/ $//'
}

download 20 >down.csv
compare p/2024-25
is 'what is filed as it is does not differ' 0 "$status"
caught 'it was found by its number' 'row 22 of down.csv, found by its number' \
    "$(cat said)"
compare p
is 'a period of another year is passed over' 0 "$status"
caught 'and that is said' 'the download has nothing of the year 2025' \
    "$(cat said)"
compare p/2023-24
is 'unless there is no other' 1 "$status"

# filed NAME COLUMNS SED: the own row of the download is changed; COLUMNS differ.
filed() {
    {
        cat header.csv
        sed "$3" row.csv
    } >down.csv
    cmp -s down.csv "$own" && fail "$1" "nothing changes"
    compare p/2024-25
    is "$1" "$2" "$(differ)"
    is "$1: the exit status" "$([ -z "$2" ] && echo 0 || echo 1)" "$status"
}
filed 'another job title' ApprovingPerson 's/, Vice-Chancellor/, Provost/'
caught 'points at the job title' "p/avow.ini:51: 'role' in [signatory]" \
    "$(cat said)"
filed 'another turnover' Turnover 's/£100 million to/£60 million to/'
filed 'a date of another form' '' 's,01/08/2024,2024-08-01T00:00:00,'
filed 'a date with a time' '' 's,01/08/2024,01/08/2024 00:00:00,'
filed 'another date' StatementStartDate 's,01/08/2024,02/08/2024,'
filed 'other words for yes and no' '' 's/,Yes,/,True,/g; s/,No,/,FALSE,/g'
filed 'no for yes' StatementIncludesOrgStructure 's/,Yes,/,No,/'
filed 'options in another order' '' '/^Human resources/{N; s/\(.*\)\n\(.*\)/\2\n\1/;}'
filed 'an option less' Training '/^Human resources/d'
caught 'only what the one lacks is shown' 'only here  Human resources' \
    "$(cat said)"
filed 'an answer that is gone' OtherMonitoring 's/Electronics Watch monitored[^"]*"/"/'
filed 'quotation marks of print' '' "s/workers' original/workers’ original/"
filed 'a text in other lines' '' 's/Ten indicators with/Ten  indicators with/'
filed 'a number without its zeros' '' 's/RC000999/rc000999/'
filed 'another name under that number' OrganisationName \
    's/University of Exampleford/Exampleford University/'
filed 'no number' CompanyNumber 's/RC000999//'
caught 'so it is found by its name' 'found by its name' "$(cat said)"
{
    cat header.csv
    sed 's/RC000999/RC1/; s/University of Ex/Universty of Ex/g' row.csv
} >down.csv
compare p/2024-25
caught 'neither of them is not found' 'nothing is filed for the year 2026' "$(cat said)"
caught 'and names that are near are offered' 'Universty of Exampleford' \
    "$(cat said)"
is 'and that is a finding' 1 "$status"
{
    cat down.csv
    sed 's/^2026,/2025,/' row.csv
} >two.csv
mv two.csv down.csv
compare p/2024-25
caught 'a row of another year is spoken of' 'a row of it for the year 2025' \
    "$(cat said)"

cp p/2024-25/goals.csv down.csv
compare p
is 'another file is none' 3 "$status"
caught 'and that is said' 'the download of no registry' "$(cat said)"

# What is told from the statement may be said to the form alone, and where that
# is written is where it is taken from then.
cp -R "$srcdir/statements/packs/uk-museum/example" m
chmod -R u+w m
"$AVOW" registry uk --today 2026-01-20 m/2024-25 >/dev/null
awk '/^"?2025,/ { sub(/,Yes,/, ",No,") } { print }' \
    m/2024-25/registry/uk/answers.csv >down.csv
compare m/2024-25
is 'a group that was filed as none' GroupSubmission "$(differ)"
caught 'where it is said to the form' \
    "or write 'covers' in [registry] of m/2024-25/registry-uk.ini" "$(cat said)"
sed -i 's/^\[registry\]/&\ncovers = single/' m/2024-25/registry-uk.ini
compare m/2024-25
is 'there it is taken' '' "$(differ)"

# 20,000 rows: a few seconds, and no more memory than few rows take.
download 100 >down.csv
few=$("$measure" "$AVOW" registry compare down.csv p/2024-25) ||
    fail 'a download of 201 rows' "$few"
download 10000 >down.csv
many=$("$measure" "$AVOW" registry compare down.csv p/2024-25) ||
    fail 'a download of 20,001 rows' "$many"
echo "# 201 rows, 20,001 rows (µs of CPU, µs, KiB): $few, $many"
few_memory=${few##* } many_memory=${many##* }
check 'a hundred times the rows take no more memory' \
    [ "$many_memory" -lt $((few_memory + 4096)) ]
check 'nor more than 20 seconds' [ "${many%% *}" -lt 20000000 ]

finish
