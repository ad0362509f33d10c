#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# A PDF by Chromium, in each theme, and one by WeasyPrint: its tags, language,
# title and outline, that it claims no standard, that nothing is cut that may
# not be, that a draft says so on each page, and that no request leaves.

. "${srcdir:?}/tests/tap.sh"

AVOW=${AVOW:-$srcdir/avow}
for tool in qpdf pdfinfo pdftotext python3; do
    command -v "$tool" >/dev/null || skip_all "$tool is not installed"
done
for chromium in chromium chromium-browser google-chrome ''; do
    command -v "$chromium" >/dev/null && break
done

# A name that has to be written otherwise in addresses, words and files.
work="$scratch/100% \"Müller's\" #1"
mkdir "$work" || exit 99

project() { # NAME LINE...: the example, with more in avow.ini
    cp -R "$srcdir/statements/packs/uk-university/example" "$work/$1" &&
        chmod -R u+w "$work/$1" || exit 99
    name=$1
    shift
    printf '%s\n' "$@" >>"$work/$name/avow.ini"
}

# What a PDF says of itself is what the statement wants.
structure() { # NAME FILE.pdf
    python3 "$srcdir/tests/export/tags.py" "$2" >"$scratch/tags" ||
        fail "$1: can be read" "$2"
    is "$1: language and title" "lang en-GB
title $title
marked True" "$(head -n 3 "$scratch/tags")"
    is "$1: headings" "count H1 1
count H2 $(grep -c '^## ' "$text")
count H3 $(grep -c '^### ' "$text")" "$(grep '^count H[1-6]' "$scratch/tags")"
    is "$1: the outline" "$(grep '^##* ' "$text" | sed 's/^#* //')" \
        "$(sed -n 's/^outline [0-9] //p' "$scratch/tags")"
    none "$1: no row is cut" "$(grep '^cut' "$scratch/tags")"
    last=$(grep -c '^## ' "$text")
    none "$1: nor the approval with its signature" \
        "$(grep "^spread section $last\$" "$scratch/tags")"
    caught "$1: lists" "count LI " "$(cat "$scratch/tags")"
    # Nothing has looked at it, so that it may not say so.
    none "$1: no claim of PDF/UA or PDF/A" "$(
        grep -a -i -e pdfuaid -e pdfaid "$2"
        qpdf --qdf "$2" - | grep -a -i -e pdfuaid -e pdfaid)"
    none "$1: no address of this computer" "$(
        qpdf --qdf "$2" - | grep -a -e 'file://' -e "$scratch")"
    none "$1: no page but the last is left empty" "$(
        pdftotext "$2" - | awk 'BEGIN { RS = "\f" } { n[NR] = NF }
            END { for (i = 1; i < NR - 1; i++) if (n[i] < 40) print i }')"
    # The margin is 22 mm, or 62 points, and more.
    none "$1: no word is cut off at the right" "$(
        pdftotext -bbox "$2" - | awk -F '"' '
            /<page / { width = $2 }
            /<word / && $6 > width - 61 { print }')"
    check "$1: is whole" qpdf --check "$2"
}

title="Modern slavery statement 2023 to 2024 – University of Exampleford"
text="$srcdir/statements/packs/uk-university/example/2023-24/record/statement.md"

if [ -z "$chromium" ]; then
    skip "a PDF by Chromium" "chromium is not installed"
else
    for theme in plain civic paper; do
        project "$theme" '[statement]' "theme = $theme" '[export]' \
            'pdf = chromium'
        check "$theme: is made" "$AVOW" export pdf "$work/$theme"
        made="$work/$theme/2023-24/statement.pdf"
        structure "$theme" "$made"
        is "$theme: header cells say what they head" "heads Column
heads Row" "$(sed -n 's/^\(heads .*\) [0-9]*$/\1/p' "$scratch/tags")"
        caught "$theme: tables have captions" "count Caption " \
            "$(cat "$scratch/tags")"
    done
    # The last that was made is the report.
    is "its title stands before its contents" "Modern
Approval" "$(pdftotext -l 1 "$made" - | grep -o -e '^Modern' -e Approval |
        head -n 2)"
    check "a draft is made" "$AVOW" export pdf --draft "$work/paper"
    made="$work/paper/draft/2024-25/statement.pdf"
    pdftotext -layout "$made" "$scratch/draft.txt"
    is "each page of it says that it is one" \
        "$(pdfinfo "$made" | sed -n 's/^Pages: *//p')" \
        "$(awk 'BEGIN { RS = "\f" } /[Dd][Rr][Aa][Ff][Tt]/ { n++ }
                END { print n + 0 }' "$scratch/draft.txt")"
fi

if command -v weasyprint >/dev/null; then
    project weasy '[statement]' 'theme = paper' '[export]' 'pdf = weasyprint'
    check "WeasyPrint: is made" "$AVOW" export pdf "$work/weasy"
    structure WeasyPrint "$work/weasy/2023-24/statement.pdf"
    caught "WeasyPrint: the title stands on the first page" \
        "Modern slavery statement" "$(pdftotext -l 1 "$work/weasy/2023-24/statement.pdf" -)"
    caught "WeasyPrint: header cells" "count TH " "$(cat "$scratch/tags")"
    pdftotext "$work/weasy/2023-24/statement.pdf" "$scratch/weasy.txt"
    caught "WeasyPrint: the figures of charts are there" '£2,443,287.89' \
        "$(cat "$scratch/weasy.txt")"
else
    skip "a PDF by WeasyPrint" "weasyprint is not installed"
fi

# A theme of somebody's that asks for pictures from elsewhere: nothing answers
# where the browser asks, and something does when it is asked without care.
if [ -n "$chromium" ]; then
    mkdir -p "$scratch/data/themes/asking"
    python3 -c '
import http.server, sys
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        open(sys.argv[1], "a").write(self.path + "\n")
        self.send_error(404)
    def log_message(self, *words):
        pass
server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
open(sys.argv[2], "w").write("%d\n" % server.server_port)
server.serve_forever()' "$scratch/asked" "$scratch/port" &
    server=$!
    for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        [ ! -s "$scratch/port" ] || break
        sleep 0.1
    done
    port=$(cat "$scratch/port")
    printf 'main { background: url(http://127.0.0.1:%s/picture.png) }\n' \
        "$port" >"$scratch/data/themes/asking/style.css"
    printf '<p style="background: url(http://localhost:%s/other.png)">x</p>' \
        "$port" >"$scratch/careless.html"
    : >"$scratch/asked"
    sed -i 's/^theme = paper$/theme = asking/' "$work/paper/avow.ini"
    AVOW_DATA="$scratch/data" check "a theme that asks for a picture" \
        "$AVOW" export pdf "$work/paper"
    none "no request is made for it" "$(cat "$scratch/asked")"
    if command -v weasyprint >/dev/null; then
        sed -i 's/^pdf = chromium$/pdf = weasyprint/' "$work/paper/avow.ini"
        AVOW_DATA="$scratch/data" check "the same by WeasyPrint" \
            "$AVOW" export pdf "$work/paper"
        none "no request is made for that either" "$(cat "$scratch/asked")"
        weasyprint -q "$scratch/careless.html" "$scratch/careless.pdf" \
            2>/dev/null
        caught "a request would have been seen" other.png \
            "$(cat "$scratch/asked")"
    fi
    kill $server
    wait $server 2>/dev/null
fi

finish
