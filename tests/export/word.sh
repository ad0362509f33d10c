#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# A Word file by pandoc: its styles, head rows, language and title, and that
# every word of the statement is in it.

. "${srcdir:?}/tests/tap.sh"

AVOW=${AVOW:-$srcdir/avow}
for tool in pandoc python3; do
    command -v "$tool" >/dev/null || skip_all "$tool is not installed"
done

work="$scratch/100% \"Müller's\" #1"
cp -R "$srcdir/statements/packs/uk-university/example" "$work" &&
    chmod -R u+w "$work" || exit 99
text="$work/public/2023-24/statement.md"
made="$work/2023-24/statement.docx"

part() { # FILE.docx NAME: a file in it
    python3 -c 'import sys, zipfile
sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))' "$@"
}

count() { # FILE.docx PATTERN
    part "$1" word/document.xml | grep -o -e "$2" | wc -l
}

words() { # reads a text: each word of it with how often it stands there
    LC_ALL=C.UTF-8 sed 's/[^[:alnum:]]/\n/g' | grep . | LC_ALL=C sort | uniq -c
}

"$AVOW" build --quiet "$work" || exit 99
check "is made" "$AVOW" export docx "$work"
check "is a whole archive" python3 -m zipfile -t "$made"
is "the title has its style" 1 "$(count "$made" 'w:pStyle w:val="Title"')"
is "headings below it are of the first level" "$(grep -c '^## ' "$text")" \
    "$(count "$made" 'w:pStyle w:val="Heading1"')"
is "and those below these of the second" "$(grep -c '^### ' "$text")" \
    "$(count "$made" 'w:pStyle w:val="Heading2"')"
is "each table has a head row that is repeated" \
    "$(grep -c '^| ---' "$text")" "$(count "$made" '<w:tblHeader')"
is "each table and chart has its caption" "$(grep -c '^Table: ' "$text")" \
    "$(count "$made" 'w:pStyle w:val="TableCaption"')"
check "numbers stand to the right" \
    test "$(count "$made" '<w:jc w:val="right"')" -gt 20
caught "the language" '"en-GB"' "$(part "$made" word/styles.xml |
    grep -o '<w:lang[^>]*>')"
caught "paper of the size A4" 'w:w="11906"' "$(part "$made" word/document.xml |
    grep -o '<w:pgSz[^>]*>')"
caught "a header on each page" '<w:headerReference' \
    "$(part "$made" word/document.xml)"
none "which says nothing of a draft" "$(part "$made" word/header1.xml |
    grep -i draft)"
core=$(part "$made" docProps/core.xml)
caught "the title" '<dc:title>Modern slavery statement 2023 to 2024' "$core"
caught "the organisation" '<dc:creator>University of Exampleford<' "$core"
caught "the day of the approval" '>2024-11-27T' "$core"

# Table: marks a caption in the text, and its tables are drawn with signs.
pandoc --from=docx --to=plain --standalone --wrap=none "$made" | words >"$scratch/got"
grep -v -e '^<!--' "$text" | sed 's/^Table: //; s/](\([^)]*\))/] /g' | words \
    >"$scratch/wanted"
awk 'NR == FNR { got[$2] = $1; next }
     got[$2] < $1 { print $2 ": " got[$2] + 0 " of " $1 }' \
    "$scratch/got" "$scratch/wanted" >"$scratch/lost"
none "no word is lost" "$(cat "$scratch/lost")"
members() { # FILE.docx
    python3 -m zipfile -l "$1" | awk 'NR > 1 { print $1 }'
}
none "no drawing is left over" "$(members "$made" | grep media)"
check "links lead where they did" grep -q \
    'https://www.example.org/modern-slavery/earlier/' <<LINKS
$(part "$made" word/_rels/document.xml.rels)
LINKS

cp "$made" "$scratch/first.docx"
"$AVOW" export docx "$work" >"$scratch/out"
check "it is the same again" cmp "$scratch/first.docx" "$made"

check "a draft is made" "$AVOW" export docx --draft "$work"
draft="$work/draft/2024-25/statement.docx"
caught "which says so in its title" '<dc:title>Draft: Modern slavery' \
    "$(part "$draft" docProps/core.xml)"
caught "and in the header of each page" '>Draft<' \
    "$(part "$draft" word/header1.xml)"
is "each of its tables and charts has its caption too" \
    "$(grep -c -e '<caption' -e '<figcaption' \
        "$work/draft/2024-25/index.html")" \
    "$(count "$draft" 'w:pStyle w:val="TableCaption"')"
none "none of its drawings is left over" "$(members "$draft" | grep media)"

# An organisation's own look.
pandoc --print-default-data-file=reference.docx >"$work/house-style.docx"
printf '%s\n' '[export]' 'docx_reference = house-style.docx' \
    >>"$work/avow.ini"
check "a house style" "$AVOW" export docx "$work"
none "is taken in the place of the theme's" "$(members "$made" | grep header1)"

finish
