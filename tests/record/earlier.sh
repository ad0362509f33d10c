#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Statements of earlier years that avow did not make, and the addresses of a
# project that stand on public pages.
# shellcheck disable=SC3045 # every shell that is met has this limit
. "${srcdir:?}/tests/tap.sh"

AVOW_DATA=$srcdir/tests/library:$srcdir
export AVOW_DATA
cd "$scratch" || exit 99

mkdir -p new/parts new/2023-24 new/2024-25
cat >new/avow.ini <<'END'
[statement]
pack  = short
theme = listed
[organisation]
name = University of Exampleford
type = body-corporate
[site]
url      = https://www.example.org/slavery/
homepage = https://www.example.org/
[signatory]
first_name = Alex
last_name  = Example
role       = Vice-Chancellor
END
cat >new/parts/text.md <<'END'
<!-- area: approval -->

{{#approval.body}}
It was approved by {{approval.body}}.
{{/approval.body}}
END
for year in 2023 2024; do
    printf '[statement]\nkind = steps\nperiod_start = %s-08-01\nperiod_end = %s-07-31\n' \
        "$year" $((year + 1)) >"new/$year-$((year - 1999))/statement.ini"
done
printf '%%PDF-1.4\n' >new/slavery.pdf
echo '<!DOCTYPE html><title>Of 2017</title>' >new/parts/slavery.html
"$AVOW" approve new/2023-24 --body Council --date 2024-11-27 \
    --today 2026-01-01 >said 2>&1 || fail "a statement is approved" "$(cat said)"

# Builds the project with these lines at the end of its avow.ini.
with() { # LINES
    rm -rf p && cp -R new p
    printf "%b" "$1" >>p/avow.ini
    "$AVOW" build p >out 2>err
    status=$?
    said=$(cat out err)
}

with '[earlier:2017-18]\nfile = parts/slavery.html\n[earlier:2019-20]\nfile = slavery.pdf\n[earlier:2018-19]\nurl = https://www.example.org/docs/slavery-2019.pdf\n'
is "earlier statements are listed" 0 "$status"
check "a PDF is put beside the others" cmp p/slavery.pdf \
    p/public/2019-20/slavery.pdf
check "and an HTML file" cmp p/parts/slavery.html \
    p/public/2017-18/slavery.html
links() { # PAGE
    sed -n 's/^<a href="\([^"]*\)">20\(.*\)<.a>$/\2 \1/p' "$1" | tr '\n' '|'
}
is "the root links to all, the latest first" \
    "23-24, this one 2023-24/|19-20 2019-20/slavery.pdf|18-19 https://www.example.org/docs/slavery-2019.pdf|17-18 2017-18/slavery.html|" \
    "$(links p/public/index.html)"
is "so does the page of a year" \
    "23-24, this one ../2023-24/|19-20 ../2019-20/slavery.pdf|18-19 https://www.example.org/docs/slavery-2019.pdf|17-18 ../2017-18/slavery.html|" \
    "$(links p/public/2023-24/index.html)"
is "and a draft, as they will stand" \
    "24-25, this one ../2024-25/index.html|23-24 ../../public/2023-24/index.html|19-20 ../../public/2019-20/slavery.pdf|18-19 https://www.example.org/docs/slavery-2019.pdf|17-18 ../../public/2017-18/slavery.html|" \
    "$(links p/draft/2024-25/index.html)"
for page in public/index.html public/2023-24/index.html draft/2024-25/index.html; do
    sed -n 's/.*href="\([^":]*\)".*/\1/p' "p/$page" | while read -r link; do
        [ -e "p/${page%/*}/$link" ] || echo "$page: $link"
    done
done >broken
none "every link leads somewhere" "$(cat broken)"
caught "the latest of them is the one before" \
    '<link rel="prev" href="2019-20/slavery.pdf">' "$(cat p/public/index.html)"
"$AVOW" build p >out 2>err
is "a second build changes nothing" 0 "$(grep -c wrote out)"

none "and says nothing" "$(cat err)"

# A file that is listed no longer stays, since it may be somebody else's.
echo drawing >p/public/2019-20/drawing.png
cp p/slavery.pdf p/public/2023-24/notes.PDF
cp p/avow.ini kept
sed -i 's/^\[earlier:2019-20\]$/[earlier:2016-17]/' p/avow.ini
"$AVOW" build p >out 2>err
is "a file that is listed no longer is no fault" 0 $?
check "it is left" cmp p/slavery.pdf p/public/2019-20/slavery.pdf
caught "and told of" "p/public/2019-20/slavery.pdf: note: nothing lists it" \
    "$(cat err)"
caught "with what to do" "or list it in avow.ini, in a section such as [earlier:2019-20]" \
    "$(cat err)"
caught "so is one that was put beside a page" \
    "p/public/2023-24/notes.PDF: note: nothing lists it" "$(cat err)"
is "and nothing else" 2 "$(grep -c note: err)"
rm -r p/public/2019-20 p/public/2016-17 p/public/2023-24/notes.PDF
cp kept p/avow.ini
"$AVOW" build p >out 2>err

# One of any size, in little memory.
head -c 80000000 /dev/zero >p/slavery.pdf
memory=60000
# A sanitizer reserves terabytes of addresses.
(ulimit -v $memory && "$AVOW" --version) >out 2>&1 || memory=unlimited
(ulimit -v $memory && "$AVOW" build p) >out 2>err
is "a large file is copied in little memory" 0 $?
check "whole" cmp p/slavery.pdf p/public/2019-20/slavery.pdf
cp -R p/public before
"$AVOW" build p >out 2>err
check "and left alone" diff -r before p/public
truncate -s 79999999 p/slavery.pdf
"$AVOW" build p >out 2>err
check "until it is another" cmp p/slavery.pdf p/public/2019-20/slavery.pdf
rm -r before

# Without an address there is no feed.
check "there is a feed" test -f p/public/feed.xml
sed -i '/^url  /d' p/avow.ini
"$AVOW" build p >out 2>err
check "there is none without an address" test ! -e p/public/feed.xml

refused() { # NAME WORDS LINES
    with "$3"
    is "$1: status 3" 3 "$status"
    caught "$1: why" "$2" "$said"
    check "$1: nothing is public" test ! -e p/public
}
refused "neither a url nor a file" "needs a url or a file" '[earlier:2019-20]\n'
refused "both" "and has both" \
    '[earlier:2019-20]\nurl = https://www.example.org/\nfile = slavery.pdf\n'
refused "a file that is not there" "there is no file 'gone.pdf'" \
    '[earlier:2019-20]\nfile = gone.pdf\n'
refused "a file outside" "there is no file '../new/slavery.pdf'" \
    '[earlier:2019-20]\nfile = ../new/slavery.pdf\n'
refused "an absolute name" "there is no file '/etc/passwd'" \
    '[earlier:2019-20]\nfile = /etc/passwd\n'
refused "a folder" "cannot be an earlier statement" \
    '[earlier:2019-20]\nfile = parts\n'
cp new/slavery.pdf new/fragment.html
refused "the name of a fragment" "cannot be an earlier statement" \
    '[earlier:2019-20]\nfile = fragment.html\n'
rm new/fragment.html
refused "a period of the project" "is a period of the project as well" \
    '[earlier:2023-24]\nurl = https://www.example.org/\n'
refused "the name of a file in public/" "is the name of a file in public/" \
    '[earlier:feed.xml]\nfile = slavery.pdf\n'
refused "an address that is a script" "does not begin with https:// or http://" \
    '[earlier:2019-20]\nurl = javascript:alert(1)\n'
refused "an address with a space" "white space" \
    '[earlier:2019-20]\nurl = https://www.example.org/a b.pdf\n'
refused "a fault in avow.ini" "avow.ini:" 'garbage\n'

# The addresses of the site stand on every page.
for key in url homepage; do
    cp new/avow.ini kept
    sed -i "s/^$key  *=.*/$key = javascript:alert(1)/" new/avow.ini
    refused "a script for the site's $key" "site.$key" ''
    # Approved ones have no need of the files that declare it.
    mv new/2024-25 .
    refused "a script for the site's $key, all approved" "site.$key" ''
    mv 2024-25 new/
    cp kept new/avow.ini
done

finish
