#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Input that is huge, deep, or made to keep avow busy: it is built, or a clear
# error, in little memory and time.

. "${srcdir:?}/tests/hostile/hostile.sh"

# COUNT times a text, and another text after it; awk's escapes hold.
repeat() { # COUNT TEXT [END]
    awk -v n="$1" -v text="$2" -v end="${3-}" \
        'BEGIN { while (n-- > 0) printf "%s", text; printf "%s", end }'
}
# The same with the number of each in place of its "%d"s.
numbered() { # COUNT TEXT
    awk -v n="$1" -v text="$2" \
        'BEGIN { for (i = 1; i <= n; i++) printf text, i, i, i, i }'
}

text=$scratch/text

# The file $text as the Markdown of a statement.
markdown() { # NAME STATUS WORDS
    fresh
    cp "$text" "$pack/statement.md"
    says "$1" "$2" "$3" build "$project"
}
much="too much markup"
deep="nested more than"

# What is slow in cmark.
repeat 160000 '![[]()' >"$text"
markdown "open images" 3 "$much"
{
    repeat 30000 '- ' 'a\n'
    repeat 30000 '\n'
} >"$text"
markdown "a list in lists, and blank lines" 3 "$deep"
repeat 100000 '>' ' *a* *b*\n' >"$text"
markdown "a quote in quotes" 3 "$deep"
awk 'BEGIN { for (i = 0; i < 1000; i++) printf "%*s- a\n", 2 * i, "" }' >"$text"
markdown "a list that goes down" 3 "$deep"
{
    repeat 50000 '['
    repeat 50000 ']'
} >"$text"
markdown "brackets in brackets" 3 "$much"
repeat 300000 '[a](b' >"$text"
markdown "open links" 3 "$much"
repeat 300000 '[a](<b' >"$text"
markdown "open links in angles" 3 "$much"
repeat 500000 '*a_ ' >"$text"
markdown "open emphasis" 3 "$much"
awk 'BEGIN { for (i = 1; i < 2000; i++) { t = t "`"; printf "e%s", t } }' >"$text"
markdown "runs of backticks" 3 "$much"
repeat 400000 '<!--' >"$text"
markdown "open comments" 3 "$much"
repeat 400000 '&#' >"$text"
markdown "open entities" 3 "$much"
{
    repeat 100000 'u' '\n'
    repeat 100000 '[x] '
} | sed '1s/^/[x]: /' >"$text"
markdown "a reference that is used often" 3 "$much"
{
    repeat 3000 'a|' '\n'
    repeat 3000 '-|' '\n'
    repeat 3000 'a|\n'
} >"$text"
markdown "a table of many columns and short rows" 3 "3000 columns"

{
    repeat 60 'a|' '\n'
    repeat 60 '-|' '\n'
    repeat 200000 'a|\n'
} >"$text"
markdown "a table of many short rows" 3 "$much"

{
    for i in $(seq 30); do
        repeat 64 'a|' '\n'
        repeat 64 '-|' '\n'
        repeat 1000 'a|\n'
        echo
    done
} >"$text"
markdown "tables of short rows" 3 "more than 100000 cells"

# A great many of everything.
repeat 800000 '# H\n\n' >"$text"
markdown "a great many headings" 3 "$much"
repeat 1000000 '- a\n' >"$text"
markdown "a great many items" 3 "$much"
repeat 1000000 'a\n\n' >"$text"
markdown "a great many paragraphs" 3 "$much"
numbered 5000 '## H%d\n\nText of %d.\n\n' >"$text"
markdown "thousands of sections" 0 "index.html"
repeat 1000000 'words ' >"$text"
markdown "more than a file may hold" 3 "at most"

# Templates.
repeat 20000 '{{#organisation.name}}' >"$text"
markdown "sections in sections" 3 "more than 64"
repeat 100000 '{{nothing}} ' >"$text"
markdown "many unknown names" 3 "is not known"
echo '{{> again}}' >"$scratch/again.md"
fresh
cp "$scratch/again.md" "$pack/parts/again.md"
cp "$scratch/again.md" "$pack/statement.md"
says "a part that holds itself" 3 "too deep" build "$project"
fresh
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24; do
    printf '{{> p%d}}\n\n{{> p%d}}\n' $((i + 1)) $((i + 1)) \
        >"$pack/parts/p$i.md"
done
echo x >"$pack/parts/p25.md"
echo '{{> p1}}' >"$pack/statement.md"
says "parts that multiply" 3 "takes too long" build "$project"
fresh
repeat 60 '{{#years}}' >"$theme/page.html"
repeat 1000 'x' >>"$theme/page.html"
repeat 60 '{{/years}}' >>"$theme/page.html"
for year in 2021 2022 2023; do cp -R "$period" "$project/$year"; done
says "a theme that multiplies" 3 "longer than" build "$project"

# Values of Markdown, each of which is within its bounds.
fresh
{
    echo '[group:g]'
    numbered 60 '[field:g.f%d]\ntype = markdown\nlabel = F%d\n'
} >>"$pack/pack.ini"
{
    echo '[g]'
    for i in $(seq 1 60); do
        echo "f$i ="
        repeat 8000 '   # h\n\n'
    done
} >>"$period/statement.ini"
numbered 60 '{{#g.f%d}}\n\n{{g.f%d}}\n\n{{g.f%d}}\n\n{{/g.f%d}}\n' \
    >"$pack/statement.md"
says "long values, together" 3 "$much" build "$project"

# INI files.
fresh
numbered 100000 '[rows:r%d]\nname = N\n' >>"$period/statement.ini"
cp "$period/statement.ini" "$project/avow.ini"
says "100 000 rows in sections, twice" 0 "index.html" build "$project"
fresh
numbered 200000 '[r%d]\na=1\n' >>"$period/statement.ini"
says "unknown sections" 3 "unknown section" build "$project"
fresh
numbered 300000 'k%d=1\n' >>"$period/statement.ini"
says "unknown keys" 3 "unknown key" build "$project"
fresh
repeat 700000 'junk\n' >>"$period/statement.ini"
says "lines that are nothing" 3 "neither" build "$project"
fresh
numbered 50000 '[group:g%d]\nlabel = x\n' >>"$pack/pack.ini"
says "a pack with many groups" 3 "more than 2000" build "$project"
fresh
{
    echo '[group:g]'
    numbered 50000 '[field:g.f%d]\ntype = text\nlabel = L%d\n'
} >>"$pack/pack.ini"
says "a pack with many fields" 3 "more than 2000" build "$project"
fresh
numbered 20000 '[column:rows.c%d]\ntype = text\nlabel = L%d\n' >>"$pack/pack.ini"
says "a pack with many columns" 3 "more than 256" build "$project"
fresh
{
    printf '[law]\ntitle = L\njurisdiction = X\neffective_from = 2000-01-01\n'
    numbered 20000 '[requirement:r%d]\nlevel = must\nsource = s\nasks = a
test = says : a%d, b%d\n'
} >"$scratch/data/statements/laws/many.ini"
echo 'laws = many' >>"$period/statement.ini"
repeat 100000 'words ' '\n' >"$pack/statement.md"
says "a law with many requirements" 3 "more than 500" check "$project"

# Files that are too large: sparse, so that they take no room.
for huge in avow.ini 2024-25/statement.ini 2024-25/answers.csv \
    2024-25/rows.csv 2024-25/parts/introduction.md; do
    fresh
    rm -f "$project/$huge"
    echo a >"$project/$huge"
    dd if=/dev/zero of="$project/$huge" bs=1 count=1 seek=104857600 \
        conv=notrunc 2>/dev/null
    says "a $huge of 100 MB" 3 "$huge" build "$project"
done
fresh
repeat 1000000 'a' >"$scratch/line"
for i in 1 2 3 4 5 6 7 8 9 10 11 12; do cat "$scratch/line"; done \
    >"$period/rows.csv"
says "a CSV file of one long line" 3 "longer than" build "$project"
fresh
{
    printf 'name\n"'
    repeat 2000000 'x\n'
} >"$period/rows.csv"
says "a quotation mark that is never closed" 3 "longer than" build "$project"
fresh
{
    echo 'field,value'
    repeat 500000 'organisation.name,x\n'
} >"$period/answers.csv"
says "an answer that is given over and over" 3 "second value" build "$project"
fresh
repeat 300 'name,' '\n' >"$period/rows.csv"
says "a CSV file with many columns" 3 "columns" build "$project"
printf '```table rows\ncaption: Rows\n```\n' >"$scratch/table.md"
fresh
cp "$scratch/table.md" "$pack/statement.md"
{
    echo name
    numbered 300000 'n%d\n'
} >"$period/rows.csv"
says "a table of 300 000 rows" 3 "more than" build "$project"
fresh
sed 's/^caption.*/&\ncolumns: name\ngroup: name/' "$scratch/table.md" \
    >"$pack/statement.md"
{
    echo name
    numbered 300000 'n%d\n'
} >"$period/rows.csv"
says "a table of 300 000 groups" 3 "more than" build "$project"

# A record that somebody wrote, with hashes that are right.
recorded() { # NAME STATUS WORDS
    approved
    cp "$text" "$period/record/statement.md"
    awk -v sum="$(sha256sum <"$text" | cut -d ' ' -f 1)" '
        /^\[/ { record = /^\[record\]/ }
        record && /^sha256/ { $0 = "sha256 = " sum }
        /^\[printed\]/ { $0 = $0 "\napproval.body = " body }
        { print }' body="$(repeat 60000 'b')" \
        "$period/record/approval.ini" >"$scratch/changed"
    mv "$scratch/changed" "$period/record/approval.ini"
    says "$1" "$2" "$3" build "$project"
    check "$1: nothing is public" test ! -e "$project/public/index.html"
}
repeat 100000 '>' ' a\n' >"$text"
recorded "a record of a quote in quotes" 3 "$deep"
{
    repeat 50000 '['
    repeat 50000 ']'
} >"$text"
recorded "a record of brackets in brackets" 3 "$much"
repeat 100000 '{{approval.body}} ' >"$text"
recorded "a record of a long value over and over" 3 "longer than"
repeat 100 '{{#approval.body}}' >"$text"
recorded "a record of sections in sections" 3 "more than 64"
for count in 100000 1900000; do
    for open in '[' '{"a":'; do
        approved
        mkdir "$period/record/receipts"
        repeat $count "$open" >"$period/record/receipts/2026-01-01-web.json"
        says "a receipt of $count times '$open'" 3 "2026-01-01-web.json" \
            history "$project"
    done
done

finish
