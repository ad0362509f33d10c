#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# What comes from files and names, and is said again: to a terminal, which
# control characters and turns of direction would act on; to Excel, where a
# cell may be a formula; and on a page, where a link may be a program.

. "${srcdir:?}/tests/hostile/hostile.sh"

escape=$(printf 'a\033[31mb')     # a colour
control=$(printf 'c\302\2330md')  # the same by a control character of 8 bits
turn=$(printf 'e\342\200\256f')   # right to left from here
isolate=$(printf 'g\342\201\247h') # the same, isolated
line=$(printf 'i\342\200\250j')   # a line separator
worst=$escape$control$turn$isolate$line

acts=$(printf '\302[\200-\237]\\|\342\200[\250-\256]\\|\342\201[\246-\251]')
harmful() { # FILE: the lines that would act on a terminal
    LC_ALL=C tr '\001-\011\013-\037\177' '\001\001' <"$1" |
        LC_ALL=C grep "$(printf '\001')\\|$acts" | LC_ALL=C cat -v
}
harmless() { # NAME ARGUMENT...
    name=$1
    shift
    bounded "$@"
    none "$name: what is said is harmless" \
        "$(harmful "$scratch/out")$(harmful "$scratch/err")$wrong"
}

# In names of files and folders, and in arguments.
fresh
mv "$period" "$project/$worst"
for command in build check "show fields" "show parts" "show data" \
    "show outcomes"; do
    # shellcheck disable=SC2086 # a command and what it shows
    harmless "avow $command, a period of that name" $command "$project"
done
harmless "avow approve, a period of that name" approve "$project/$worst" \
    --body "$worst" --date 2025-11-26
harmless "avow withdraw, a period of that name" withdraw "$project/$worst" \
    --note "$worst" --date 2025-11-26
harmless "avow build, with a record of that" build "$project"
rm -r "$project/$worst/record"
cp -R "$project" "$scratch/$worst"
harmless "avow build, a project of that name" build "$scratch/$worst"
rm -r "${scratch:?}/${worst:?}"
fresh
echo "[table:rows]
file = $turn.csv" >>"$period/statement.ini"
printf 'name\nx\n' >"$period/$turn.csv"
harmless "avow build, a table of that name" build "$project"
harmless "avow show data, a table of that name" show data "$project"
echo "x,$worst" >>"$period/$turn.csv"
harmless "avow build, with a fault in it" build "$project"
for command in build check new adapt list show; do
    harmless "avow $command with that" "$command" "$worst"
    harmless "avow $command with that option" "$command" "--$worst"
done
harmless "avow with that" "$worst"
harmless "avow check on that day" check --today "$worst" "$project"
harmless "avow new with that pack" new "$scratch/made" --pack "$worst"
harmless "avow new for that period" new "$scratch/made" --pack small \
    --period "$worst"
harmless "avow adapt of that part" adapt "$worst" "$project"

# In the text of files: what no file may hold, and what it may.
for held in "$worst" "$turn$isolate$line"; do
    for file in avow.ini 2024-25/statement.ini; do
        fresh
        echo "$held = x" >>"$project/$file"
        echo "[$held]" >>"$project/$file"
        harmless "avow build, that in $file" build "$project"
    done
    fresh
    echo "field,value
$held,$held" >"$period/answers.csv"
    harmless "avow build, that in answers.csv" build "$project"
    fresh
    echo "$held
$held" >"$period/rows.csv"
    harmless "avow build, that in rows.csv" build "$project"
    fresh
    echo "# $held {{$held}} {{#$held}}" >"$period/parts/introduction.md"
    harmless "avow build, that in a part" build "$project"
    fresh
    echo "# $held
<!-- area: $held -->
<b>$held</b> [a]($held:x) [^$held]

[^$held]: x" >"$period/parts/introduction.md"
    harmless "avow build, that in Markdown" build "$project"
done
fresh
sed "s/^title.*/title = $turn/; s/^label.*/label = $turn/" "$pack/pack.ini" \
    >"$scratch/changed"
mv "$scratch/changed" "$pack/pack.ini"
printf '[group:g]\nlabel = %s\n[field:g.f]\ntype = text\nlabel = %s\n' \
    "$turn" "$turn" >>"$pack/pack.ini"
cat >"$scratch/data/statements/laws/turned.ini" <<EOS
[law]
title = $turn
jurisdiction = $turn
effective_from = 2000-01-01

[requirement:turned]
level = must
source = $turn
asks = $turn
test = given organisation.turnover
mend = $turn
EOS
echo "laws = turned" >>"$period/statement.ini"
echo "## $turn" >>"$pack/statement.md"
for command in build check "show fields" "show parts" "show data" \
    "show outcomes"; do
    # shellcheck disable=SC2086
    harmless "avow $command, a pack and a law in those words" $command \
        "$project"
done
for kind in packs laws themes languages; do
    harmless "avow list $kind in those words" list $kind
done

# Cells that Excel would take for a formula.
fresh
cat >>"$pack/pack.ini" <<'EOS'

[group:g]
label = G

[field:g.a]
type = text
label = =cmd|' /C calc'!A0
help = @SUM(1)

[field:g.b]
type = text
label = B

[field:g.c]
type = text
label = C

[field:g.d]
type = markdown
label = D

[field:g.e]
type = number
label = E
EOS
formula='=HYPERLINK("https://example.org/?"&A1,"Click")'
cat >"$scratch/values" <<EOS
[g]
a = $formula
b = +44 20 7946 0000
c = '=quoted
d = - one
   - two
e = -5
EOS
cat "$scratch/values" >>"$period/statement.ini"
cat >"$pack/statement.md" <<'EOS'
# S

{{#g.a}}{{g.a}}{{/g.a}} {{#g.b}}{{g.b}}{{/g.b}} {{#g.c}}{{g.c}}{{/g.c}}

{{#g.d}}

{{g.d}}

{{/g.d}}

{{#g.e}}{{g.e}}{{/g.e}}
EOS
says "avow show fields --csv" 0 organisation.name show fields --csv "$project"
none "no cell of it is a formula" \
    "$(grep -nE '(^|,)"?([=+@]|-[^0-9])' "$scratch/out" | grep -v ':- two')"
bounded build "$project"
cp "$project/draft/2024-25/index.html" "$scratch/page.html"
bounded show fields --csv "$project"
sed -n '1p; /^g\./,$p' "$scratch/out" >"$scratch/answers.csv"
sed '/^\[g\]/,$d' "$period/statement.ini" >"$scratch/changed"
mv "$scratch/changed" "$period/statement.ini"
cp "$scratch/answers.csv" "$period/answers.csv"
says "which can be filled in again" 0 "index.html" build "$project"
check "and gives the same page" \
    cmp "$scratch/page.html" "$project/draft/2024-25/index.html"

# Links.
for scheme in javascript vbscript data file 'java script' JaVaScRiPt; do
    fresh
    cat >>"$pack/pack.ini" <<'EOS'

[group:g]
label = G

[field:g.text]
type = text
label = T
required = yes
EOS
    printf '# S\n\n[b]({{g.text}})\n' >"$pack/statement.md"
    printf '[g]\ntext = %s:alert(1)\n' "$scheme" >>"$period/statement.ini"
    says "a value $scheme: in a link" 3 "$scheme" build "$project"
    fresh
    printf '# S\n\n[b](<%s:alert(1)>)\n' "$scheme" >"$pack/statement.md"
    says "a link to $scheme:" 3 "$scheme" build "$project"
done

finish
