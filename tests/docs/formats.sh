#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# avow takes every example that avow.5 shows, each as what it is an example of:
# tiny packs and projects are made round them, built and looked at.

. "${srcdir:?}/tests/tap.sh"
. "$srcdir/tests/docs/mdoc.sh"

AVOW=${AVOW:-$srcdir/avow}
case $AVOW in /*) ;; *) AVOW=$PWD/$AVOW ;; esac
page=$srcdir/cmd/avow/avow.5
example=$srcdir/statements/packs/uk-university/example
cd "$scratch" || exit 99
AVOW_DATA=$scratch/data:${AVOW_DATA:-$srcdir}
export AVOW_DATA

# A block by the line that it begins with, as a file.
block() { # FIRST-LINE
    for file in blocks/*; do
        case $(head -n 1 "$file") in
        "$1"*) echo "$file" && return ;;
        esac
    done
    echo "blocks/no-block-that-begins-with-$1"
}

# Runs avow, which must say nothing of faults; what it prints goes to "said".
quietly() { # WORD...
    "$AVOW" "$@" >said 2>faults
    status=$?
    if [ "$status" -gt 1 ] || [ -s faults ]; then
        echo "avow $*: status $status: $(cat faults)"
    fi
}

# A line of "said", or of a file, that there must be.
has() { # TEXT [FILE]
    grep -qF -e "$1" "${2:-said}" || echo "no '$1' in ${2:-$(cat said)}"
}

take_scale() { # FILE
    mkdir -p data/statements/scales
    cp "$1" data/statements/scales/own.ini
    quietly show coverage "$example/2024-25"
    has "Our members' own scale: 1 of 1"
    rm data/statements/scales/own.ini
}

# What is accepted is accepted, once it is a finding.
take_accepted() { # FILE
    id=$(sed -n 's/^\[accepted:\(.*\)\]$/\1/p' "$1")
    printf '[pack]\ntitle = A\nlanguage = en-GB\n%s\n' \
        'laws = uk-modern-slavery-act-2015' >pack.ini
    printf '# Nothing\n\nIs said here.\n' | make_pack accepting pack.ini
    : | make_project accepting accepting
    cp "$1" accepting/2024-25/accepted.ini
    quietly check --today 2026-01-01 accepting
    has "[$id]"
    has "accepted until 2026-03-31 by Alex Example"
}

# What stands behind a statement that has all that it is for.
take_evidence() { # FILE
    printf '%s\n' '[pack]' 'title = A' 'language = en-GB' '[table:kpis]' \
        'file = kpis.csv' '[column:kpis.what]' 'type = text' >pack.ini
    printf '# A text\n\nA charter made the university.\n' |
        make_pack proven pack.ini
    : | make_project proven proven
    cp "$1" proven/2024-25/evidence.ini
    printf 'what\nBuyers trained\nSuppliers asked\n' >proven/2024-25/kpis.csv
    mkdir proven/2024-25/evidence
    sed -n 's/^file *= *//p' "$1" | while read -r file; do
        echo proof >"proven/2024-25/$file"
    done
    quietly evidence --record proven
    has 'proven 2024-25: 2 files recorded'
    quietly evidence proven
    has "  recorded     kpis/Buyers trained  $(sed -n 's/^file *= *//p' "$1" |
        head -n 1)  Head of Procurement, 2025-08-14"
    has '  none         kpis/Suppliers asked'
    ! grep -F 'not in the statement' said
}

# A mark of a review that check finds, and no page shows.
take_mark() { # FILE
    printf '[pack]\ntitle = A\nlanguage = en-GB\n' >pack.ini
    { printf '# Marked\n\n' && cat "$1" && printf '\nText.\n'; } |
        make_pack marked pack.ini
    : | make_project marked marked
    quietly check --today 2026-01-01 marked
    has "statement.md:3: must: "
    has "[review-wanted]"
    quietly build marked
    ! grep -F review marked/draft/2024-25/index.html
}

# A pack of a pack.ini and a statement.md, and a project that uses it.
make_pack() { # NAME PACK.INI
    rm -rf "data/statements/packs/$1"
    mkdir -p "data/statements/packs/$1/parts"
    cp "$2" "data/statements/packs/$1/pack.ini"
    cat >"data/statements/packs/$1/statement.md"
}

make_project() { # NAME PACK
    rm -rf "$1" && mkdir -p "$1/2024-25"
    cat >"$1/avow.ini" <<END
[organisation]
name = University of Exampleford
type = body-corporate
turnover = £318.64 million
END
    cat >"$1/2024-25/statement.ini" <<END
[statement]
pack = $2
period_start = 2024-08-01
period_end = 2025-07-31
kind = steps
END
    cat >>"$1/2024-25/statement.ini"
}

# The paths of a drawn tree: folders end in a slash, and what they hold stands
# under them; words behind two spaces are remarks.
paths() { # FILE
    awk '
        {
            indent = match($0, /[^ ]/) - 1
            sub(/^ */, "")
            sub(/  .*/, "")
            depth = indent / 2
            for (i = 1; i <= NF; i++) {
                path = (depth ? folder[depth - 1] : "") $i
                print path
            }
            folder[depth] = path
        }' "$1"
}

all_there() { # FILE FOLDER
    paths "$1" >drawn
    while read -r path; do
        [ -e "$2$path" ] || echo "there is no $path"
    done <drawn
}

# The project that is drawn, with its statement approved once it was a draft.
take_project() { # FILE
    rm -rf exampleford data && cp -R "$example" exampleford
    chmod -R u+w exampleford && rm -rf exampleford/2024-25
    mv exampleford/2023-24 exampleford/2024-25
    rm -rf exampleford/2024-25/record
    mkdir exampleford/parts exampleford/2024-25/parts
    printf '## Of every year\n\nWords.\n' >exampleford/parts/goals.md
    printf '## Of this year\n\nWords.\n' >exampleford/2024-25/parts/training.md
    quietly show fields exampleford
    has exampleford/2024-25/answers.csv
    quietly show data exampleford
    has exampleford/2024-25/risks.csv
    has exampleford/2024-25/spend.csv
    quietly show parts exampleford
    has exampleford/parts/goals.md
    has exampleford/2024-25/parts/training.md
    quietly build exampleford
    cp -R exampleford/draft draft
    quietly approve exampleford/2024-25 --body Council --date 2024-11-27
    quietly build exampleford
    # Its draft is drawn too, as it was before.
    cp -R draft exampleford/
    all_there "$1" ''
    rm -r draft exampleford/draft
}

# What is public of it, with the earlier statements of the other example.
take_public() { # FILE EARLIER
    grep -q '^\[earlier:' exampleford/avow.ini || {
        printf '\n' && cat "$2"
    } >>exampleford/avow.ini
    sed -n 's/^file *= *//p' "$2" | while read -r file; do
        printf '%%PDF-1.4\n' >"exampleford/$file"
    done
    quietly build exampleford
    all_there "$1" exampleford/
    # Of the tables one stands for all.
    (cd exampleford && find public -type f) |
        sed '/2019-20/!s,/[a-z0-9-]*\.csv,/kpis.csv,' | sort -u | grep -vxF -f drawn | sed 's/$/ is not drawn/'
    sed -n 's/^url *= *//p' "$2" | while read -r url; do
        has "$url" exampleford/public/index.html
    done
}

# The grammar, as the sections of a pack's project.
take_ini() { # FILE
    cat >pack.ini <<END
[pack]
language = en-GB
[group:section]
[field:section.key]
type = text
[field:section.longer]
type = markdown
[table:risk]
[column:risk.goods]
type = text
END
    make_pack grammar pack.ini <<'END'
# Grammar

{{#section.longer}}
{{section.longer}}
{{/section.longer}}
END
    make_project grammar grammar <"$1"
    quietly show fields grammar
    has 'section.key                      text       given                value '
    quietly show data grammar
    has 'risk                    1 row'
    quietly build grammar
    html=grammar/draft/2024-25/index.html
    [ "$(sed -n '/^<p>a longer value/,/^<\/main>/p' $html | grep -c '^<p>')" = 2 ] ||
        echo 'the longer value is not two paragraphs'
    has 'over lines that are indented</p>' $html
}

# A list in a list, as a value that is Markdown.
take_list() { # FILE
    cat >pack.ini <<END
[pack]
language = en-GB
[group:section]
[field:section.steps]
type = markdown
END
    make_pack listing pack.ini <<'END'
# Steps

{{#section.steps}}
{{section.steps}}
{{/section.steps}}
END
    { echo '[section]' && cat "$1"; } | make_project listing listing
    quietly build listing
    [ "$(sed -n '/<main/,/<\/main/p' listing/draft/2024-25/index.html |
        grep -o '<[a-z/]*[ul][li]>' | tr -d '\n')" = \
        '<ul><li><ul><li></li></ul></li><li></li></ul>' ] ||
        echo 'the list holds no other list'
}

# A passage of a part.
take_passage() { # FILE
    printf '[pack]\nlanguage = en-GB\n' >pack.ini
    { echo '# Title' && echo && cat "$1"; } | make_pack passage pack.ini
    : | make_project passage passage
    quietly build passage
    grep -A2 '<div lang="cy">' passage/draft/2024-25/index.html |
        grep -qF '<p>Mae datganiad Cymraeg ar gael.</p>' ||
        echo 'the passage is not marked'
}

# The pack that is declared, its part, its answers and a table.
take_pack() { # PACK PART ANSWERS FENCE
    {
        cat "$1"
        printf '\n[table:spend]\nfile = spend.csv\n'
        printf '[column:spend.category]\ntype = text\n'
        printf '[column:spend.amount]\ntype = money\ncurrency = GBP\n'
    } >pack.ini
    {
        printf '# A statement\n\n{{> first}}\n\n## Spend\n\n'
        cat "$4"
    } | make_pack declared pack.ini
    cp "$2" data/statements/packs/declared/parts/first.md
    make_project declared declared <<END
[risk:electronics]
category = ICT equipment
END
    cp "$3" declared/2024-25/answers.csv
    {
        echo 'category,amount'
        for category in a b c d e f g h i j k l; do
            echo "$category,£1"
            echo "$category,£2"
        done
    } >declared/2024-25/spend.csv
    quietly list packs
    has "declared                     $(sed -n 's/^summary *= *//p' "$1")"
    quietly show fields declared
    sed 1d "$3" | while IFS=, read -r field rest; do
        has "$field " && grep -F "$field " said | grep -q answers.csv ||
            echo "answers.csv does not give $field: $rest"
    done
    quietly build declared
    html=declared/draft/2024-25/index.html
    has '<li>ICT equipment</li>' $html
    has 'data-area="risk"' $html
    has 'buys from 2,310 suppliers' $html
    has 'Spend by category, 2025</caption>' $html
    [ "$(sed -n '/<tbody>/,/<\/tbody>/p' $html | grep -c '<tr')" = 11 ] ||
        echo 'not ten rows and one of all others'
    sed -n '/<tfoot>/,/<\/tfoot>/p' $html >foot
    has '£36' foot
}

# A table that is written by hand.
take_pipes() { # FILE
    printf '[pack]\nlanguage = en-GB\n' >pack.ini
    { printf '# A statement\n\n' && cat "$1"; } | make_pack piped pack.ini
    make_project piped piped </dev/null
    quietly build piped
    sed -n '/<table/,/<\/table>/p' piped/draft/2024-25/index.html >table
    has '>Staff trained, by group</caption>' table
    has '<tr><th scope="row">Buyers</th><td class="number">12</td></tr>' table
    sed -n '/<tfoot>/,/<\/tfoot>/p' table >foot
    has '<th scope="row">Total</th><td class="number">15</td>' foot
}

# A project in two languages, with what stands in the second one.
take_translation() { # TREE STATEMENT TERMS
    cat >pack.ini <<END
[pack]
language = en-CA
[field:organisation.about]
type = markdown
[table:risk]
[column:risk.what]
type = text
[column:risk.due]
type = date
[table:spend]
file = spend.csv
[column:spend.category]
type = text
[column:spend.amount]
type = money
currency = CAD
END
    printf '# {{organisation.name}}\n\n{{> tables}}\n' |
        make_pack paired pack.ini
    printf '%s\n' '{{#organisation.about}}{{organisation.about}}' \
        '{{/organisation.about}}' '' '```table risk' 'caption: Risks' '```' '' \
        '```table spend' 'caption: Spend' '```' \
        >data/statements/packs/paired/parts/tables.md
    make_project exampleton paired <<END
[risk:cocoa]
what = Cocoa
due = March 31, 2026
END
    mv exampleton/2024-25 exampleton/2025
    mkdir -p exampleton/2025-fr/parts
    cp "$2" exampleton/2025-fr/statement.ini
    cp "$3" exampleton/2025-fr/terms.fr-CA.csv
    printf 'text,translation\nCleaning,Nettoyage\n' \
        >exampleton/terms.fr-CA.csv
    printf '%s\n' category,amount 'Freight and storage,"$1,200"' \
        'Cleaning,$300' >exampleton/2025/spend.csv
    all_there "$1" ''
    quietly build exampleton
    html=exampleton/draft/2025-fr/index.html
    has '<html lang="fr-CA"' $html
    has '>Cacao</th><td class="date">31 mars 2026<' $html
    has '>Transport et entreposage</th><td class="number">1' $html
    has '>Nettoyage</th>' $html
    has '>Cocoa</th><td class="date">March 31, 2026<' \
        exampleton/draft/2025/index.html
}

# A series over two years, of which the second has its own figure only.
take_series() { # PACK TEMPLATE
    { printf '[pack]\nlanguage = en-GB\n' && cat "$1"; } >pack.ini
    {
        printf '# A statement\n\n'
        printf '```table indicators\ncaption: All\n```\n\n'
        cat "$2"
    } | make_pack serial pack.ini
    make_project serial serial </dev/null
    cp -R serial/2024-25 serial/2023-24
    sed -i 's/= 2024/= 2023/; s/= 2025/= 2024/' serial/2023-24/statement.ini
    printf 'Indicator,Last year,This year,Better when\nTrained,3,5,higher\n' \
        >serial/2023-24/kpis.csv
    printf 'Indicator,This year,Better when\nTrained,4,higher\n' \
        >serial/2024-25/kpis.csv
    quietly build serial
    html=serial/draft/2024-25/index.html
    has '<th scope="row">Trained</th><td class="number">3</td><td class="number">5</td><td class="number">4</td><td>Higher</td><td>Worse</td>' $html
    has 'Trained (Worse)' $html
    has '2022-23: 3<' $html
}

# The law is held against a statement that it asks something of.
take_law() { # FILE
    mkdir -p data/statements/laws && cp "$1" data/statements/laws/shown.ini
    printf '[pack]\nlanguage = en-GB\nlaws = shown\n' >pack.ini
    echo '# A statement' | make_pack lawful pack.ini
    make_project lawful lawful </dev/null
    quietly show outcomes lawful
    has "$(sed -n 's/^title *= *//p' "$1")"
    has "  not met         must   $(sed -n 's/^\[requirement:\(.*\)]/\1/p' "$1") "
    quietly check lawful
    has ': 0 met, 1 not met'
    has "$(sed -n 's/^mend *= *Put \(.*\)\.$/put \1/p' "$1")"
}

# What the example of a locale leaves out is taken from another.
take_deadline() { # FILE
    mkdir -p data/statements/laws
    { printf '[law]\ntitle = Timely\n\n' && cat "$1"; } \
        >data/statements/laws/timely.ini
    printf '[pack]\nlanguage = en-GB\nlaws = timely\n' >pack.ini
    echo '# A statement' | make_pack timely pack.ini
    make_project timely timely </dev/null
    quietly deadlines --today 2025-12-01 timely
    has "2026-01-31  in 61 days      timely 2024-25: $(sed -n \
        's/^label *= *//p' "$1") ($(sed -n 's/^source *= *//p' "$1"))"
}

take_locale() { # FILE
    mkdir -p data/statements/locales
    awk '
        /^\[/ { section = $0 }
        /^[^ ;\[]/ { key = section $1 }
        FNR == NR { have[key] = 1; text[section] = text[section] $0 "\n"; next }
        /^\[/ {
            printf "%s", section in text ? text[section] : $0 "\n"
            seen[section] = 1
            next
        }
        /^;/ || NF == 0 || key in have { next }
        { print }
        END { for (s in text) if (!(s in seen)) printf "%s", text[s] }
    ' "$1" "$srcdir/statements/locales/en-GB.ini" \
        >data/statements/locales/en-XX.ini
    printf '[pack]\nlanguage = en-XX\n' >pack.ini
    make_pack local pack.ini <<'END'
# A statement

{{#organisation.turnover}}
Until {{statement.period_end}}, {{statement.period_end.short}}, {{organisation.turnover}}
{{/organisation.turnover}}
END
    make_project local local </dev/null
    quietly list languages
    has "en-XX                        $(sed -n 's/^name *= *//p' "$1")"
    quietly build local
    has 'Until 31 July 2025, 31/07/2025, £318,640,000' \
        local/draft/2024-25/index.html
}

# A registry's form, and the page to fill it in from.
take_registry() { # FORM PAGE
    mkdir -p data/statements/registries data/themes/filed
    cp "$1" data/statements/registries/fair.ini
    cp "$2" data/themes/filed/registry.html
    echo '{{{content}}}' >data/themes/filed/page.html
    echo 'body { color: black }' >data/themes/filed/style.css
    printf '[pack]\nlanguage = en-GB\ntheme = filed\n' >pack.ini
    echo '# A statement' | make_pack filed pack.ini
    make_project filed filed </dev/null
    quietly list registries
    has 'fair                         Register of Fair Work'
    quietly registry fair filed
    has 'Register of Fair Work, the form of 2025, for the year 2026'
    has "- Themes: write 'themes' in [registry] of filed/2024-25/registry-fair"
    printf '[registry]\nthemes = pay, other\nother_theme = Rest\n' \
        >filed/2024-25/registry-fair.ini
    quietly registry fair filed
    has '1 of 1 sections'
    html=filed/2024-25/registry/fair/index.html
    has '<title>Register of Fair Work: 2024-25</title>' $html
    has '<h2>What the statement is about: done</h2>' $html
    has '<pre>Rest</pre> 4 of 128' $html
}

take_report() { # FILE
    mkdir -p data/themes/reported
    cp "$1" data/themes/reported/report.html
    echo '{{{content}}}' >data/themes/reported/page.html
    echo 'body { color: black }' >data/themes/reported/style.css
    printf '[pack]\nlanguage = en-GB\ntheme = reported\n' >pack.ini
    echo 'Text' >said
    printf '# A statement\n\nOf a few words.\n' | make_pack reported pack.ini
    make_project reported reported </dev/null
    quietly build reported
    quietly check --format html reported
    has '<title>Report on the statement for 2024-25</title>'
    has '<style>body { color: black }'
    has '<p>No placeholder of a draft is left in the text. (avow): met'
}

take_redline() { # FILE
    rm -rf redlined data/themes/redlined
    mkdir -p data/themes/redlined && cp "$1" data/themes/redlined/redline.html
    echo '{{{content}}}' >data/themes/redlined/page.html
    echo 'body { color: black }' >data/themes/redlined/style.css
    printf '[pack]\nlanguage = en-GB\ntheme = redlined\n' >pack.ini
    printf '# A statement\n\nOf a few words.\n' | make_pack redlined pack.ini
    make_project redlined redlined </dev/null
    quietly build redlined
    printf 'A statement\n\nOf many words.\n' >edited.txt
    quietly diff --text edited.txt --html redline.html redlined
    has '<style>body { color: black }' redline.html
    has '<del>a few</del>' redline.html
    has '<ins>many</ins>' redline.html
}

take_paper() { # FILE
    rm -rf papered data/themes/papered
    mkdir -p data/themes/papered && cp "$1" data/themes/papered/paper.html
    echo '{{{content}}}' >data/themes/papered/page.html
    echo 'body { color: black }' >data/themes/papered/style.css
    printf '%s\n' '[pack]' 'language = en-GB' 'theme = papered' \
        '[table:sums]' 'in_paper = yes' '[column:sums.of]' 'type = text' \
        'label = Of' >pack.ini
    printf '%s\n' '# A statement' '' '```table sums' 'caption: Sums' '```' |
        make_pack papered pack.ini
    printf '[sums:one]\nof = Seven\n' | make_project papered papered
    quietly paper --output paper.html papered
    has '<style>body { color: black }' paper.html
    has '<p>Sums: Seven </p>' paper.html
    has '<h2 id="a-statement">A statement</h2>' paper.html
}

take_theme() { # FILE
    mkdir -p data/themes/shown && cp "$1" data/themes/shown/page.html
    echo 'body { color: black }' >data/themes/shown/style.css
    printf '[pack]\nlanguage = en-GB\ntheme = shown\n' >pack.ini
    echo '# A statement' | make_pack themed pack.ini
    make_project themed themed </dev/null
    quietly list themes
    has shown
    quietly build themed
    html=themed/draft/2024-25/index.html
    has '<html lang="en-GB">' $html
    has '<title>A statement – University of Exampleford</title>' $html
    has '<style>body { color: black }' $html
    has '<p>Draft. It has not been approved' $html
    has '<h1 id="a-statement">A statement</h1>' $html
}

# A place to publish to is understood before it is seen that nothing is approved.
take_target() { # BLOCK
    rm -rf targets
    "$AVOW" new targets --pack uk-university >/dev/null || return
    cat "$1" >>targets/avow.ini
    "$AVOW" publish targets 2>&1 | grep -q 'nothing is approved yet' ||
        "$AVOW" publish targets 2>&1
}

# The example of a pack, with a part of its own that ends in the block.
charted() { # BLOCK...
    rm -rf charted
    cp -R "$srcdir/statements/packs/uk-university/example" charted &&
        chmod -R u+w charted && quietly adapt effectiveness charted || return
    {
        echo
        cat "$@"
    } >>charted/parts/effectiveness.md
    quietly build charted
    grep -c '<svg' charted/draft/2024-25/index.html >drawings
}

take_chart() { # BLOCK
    charted /dev/null
    before=$(cat drawings)
    charted "$1"
    [ "$(cat drawings)" -gt "$before" ] || echo "$1 draws nothing"
}

# The comment makes a drawing of the pipe table that follows.
take_drawn_table() { # BLOCK
    {
        cat "$1"
        printf '\nTable: Suppliers asked\n\n'
        printf '| Suppliers | 2023-24 | 2024-25 | Unit |\n|---|--:|--:|---|\n'
        printf '| of gloves | 2 | 3 | each |\n| of panels | 4 | 5 | each |\n'
    } >drawn-table
    take_chart drawn-table
}

# What a theme takes from the organisation; a logo is a file of the project.
take_look() { # BLOCK
    rm -rf looks
    "$AVOW" new looks --pack uk-university >/dev/null || return
    logo=$(sed -n 's/^logo *= *//p' "$1")
    [ -z "$logo" ] ||
        echo '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>' \
            >"looks/$logo"
    sed '/^\[theme\]/,/^\[/{/^\[theme\]/d;/^[a-z]/d}' looks/avow.ini >without
    cat without "$1" >looks/avow.ini
    quietly build looks
}

# What exports a statement: where it is not found, that is all that is said.
take_exports() { # BLOCK
    rm -rf exports
    "$AVOW" new exports --pack uk-university >/dev/null || return
    cat "$1" >>exports/avow.ini
    touch "exports/$(sed -n 's/^docx_reference *= *//p' "$1")"
    PATH=/nowhere "$AVOW" export pdf --draft exports 2>&1 >/dev/null |
        grep -A 3 ': error: ' | awk '
            /: error: no program is installed that makes a pdf file/ { quiet = 4 }
            --quiet < 0'
}

# A theme of one style sheet.
take_style() { # BLOCK
    rm -rf styled shelf
    mkdir -p shelf/themes/own && cp "$1" shelf/themes/own/style.css
    AVOW_DATA=$PWD/shelf "$AVOW" new styled --pack uk-university >/dev/null
    sed -i 's/^theme = .*/theme = own/' styled/*/statement.ini
    AVOW_DATA=$PWD/shelf "$AVOW" build styled >/dev/null
    grep -qF "$(cat "$1")" styled/draft/*/index.html ||
        echo "the page has no '$(cat "$1")'"
}

# How many blocks there are an example of.
of_kind() { # FIRST-LINE...
    for first; do
        head -qn 1 blocks/* | grep -cF -e "$first"
    done
}

# Every block of the page, as what it is; each has to be known here. Where a
# line is given, only the blocks that begin with it.
take_all() { # PAGE [FIRST-LINE]
    rm -rf blocks
    blocks blocks <"$1"
    for file in blocks/*; do
        first=$(head -n 1 "$file")
        case $first in "${2-}"*) ;; *) continue ;; esac
        case $first in
        exampleford/) take_project "$file" ;;
        exampleton/)
            take_translation "$file" "$(block '[statement]')" \
                "$(block text,)"
            ;;
        '[statement]' | text,*) ;; # with the project in two languages
        public/) take_public "$file" "$(block '[earlier:')" ;;
        '[earlier:'*) ;; # with public/
        '[scale]') take_scale "$file" ;;
        '[registry]') take_registry "$file" "$(block '<title>{{form')" ;;
        '<title>{{form'*) ;; # with the registry
        '[accepted:'*) take_accepted "$file" ;;
        '; a comment '*) take_ini "$file" ;;
        'steps ='*) take_list "$file" ;;
        '[pack]')
            take_pack "$file" "$(block '## ')" "$(block field,)" \
                "$(block '```table')" ;;
        '## '* | field,* | '```table'*) ;; # with the pack
        '[table:kpis]') take_series "$file" "$(block '{{#indicators}}')" ;;
        '{{#indicators}}') ;; # with the series
        'Table: '*) take_pipes "$file" ;;
        '[law]') take_law "$file" ;;
        '```chart'*) take_chart "$file" ;;
        '<!-- chart:'*) take_drawn_table "$file" ;;
        '<!-- review:'*) take_mark "$file" ;;
        '<div lang='*) take_passage "$file" ;;
        ':root '*) take_style "$file" ;;
        '[theme]') take_look "$file" ;;
        '[export]') take_exports "$file" ;;
        '[publish:'*) take_target "$file" ;;
        '[deadline:'*) take_deadline "$file" ;;
        '[evidence]') take_evidence "$file" ;;
        '[locale]') take_locale "$file" ;;
        '<!DOCTYPE html>') take_theme "$file" ;;
        '<title>Report'*) take_report "$file" ;;
        '<title>{{redline'*) take_redline "$file" ;;
        '<title>Paper'*) take_paper "$file" ;;
        *) echo "nothing here takes the example '$first'" ;;
        esac
    done 2>&1
}

none 'avow takes every example of avow.5' "$(take_all "$page")"
is 'there is one of each kind' '1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 ' \
    "$(of_kind exampleford/ exampleton/ '[statement]' text, public/ '[earlier:' '; a comment ' 'steps =' \
        '[pack]' '## ' field, '```table' 'Table: ' '[law]' '[deadline:' '[evidence]' \
        '[locale]' '<!DOCTYPE' | tr '\n' ' ')"

plant() { # NAME FIRST-LINE EXPECTED SED-SCRIPT
    sed "$4" "$page" >planted.5
    if cmp -s "$page" planted.5; then
        fail "$1" "nothing was planted by $4"
    else
        caught "$1" "$3" "$(take_all planted.5 "$2")"
    fi
}
plant 'an example that nothing takes is found' '[unheard-of]' \
    'nothing here takes' '/^\.Sh FILES/i\
.Bd -literal\
[unheard-of]\
.Ed'
plant 'a file of a project that is not there is found' exampleford/ \
    'there is no exampleford/2024-25/period.ini' \
    's/^    statement.ini /    period.ini /'
plant 'a term that nothing translates is found' exampleton/ \
    "no '>Transport et entreposage" 's/^Freight and storage,/Freight,/'
plant 'a key of a translation is found' exampleton/ error: \
    's/^translation_of =/translates =/'
plant 'a public one is found' public/ 'there is no public/sitemap.xml' \
    's/^  feed\.xml /  sitemap.xml /'
plant 'a fault in the grammar is found' '; a comment ' error: \
    's/^key    = value/key value/'
plant 'a list that is none is found' 'steps =' 'holds no other list' \
    's/^       - for/   - for/'
plant 'a key that a pack does not have is found' '[pack]' \
    "unknown key 'labels'" 's/^label    = Number of suppliers/labels = Number/'
plant 'a name that a part does not have is found' '[pack]' \
    "'categories' is not known" 's/^- {{category}}/- {{categories}}/'
plant 'a column of answers.csv is found' '[pack]' "unknown column 'hints'" \
    's/^field,label,help,value/field,label,hints,value/'
plant 'a mark of a review that is none is found' '<!-- review:' \
    'has no reason' 's/^<!-- review: draft.*/<!-- review: -->/'
plant 'a key of a fence is found' '[pack]' "no key 'top'" \
    's/^limit:   10/top: 10/'
plant 'a key of a series is found' '[table:kpis]' "unknown key 'from'" \
    's/^of     = kpis/from   = kpis/'
plant 'a column of a series is found' '[table:kpis]' 'is not declared' \
    's/^value  = this_year/value  = that_year/'
plant 'a pipe table without its total is found' 'Table: ' '>15</td>' \
    's/^| \*\*Total\*\*   /| Total       /'
plant 'a key of evidence is found' '[evidence]' "unknown key 'holder'" \
    's/^owner = Head/holder = Head/'
plant 'a rule of a deadline is found' '[deadline:' "no rule 'withinmonths'" \
    's/within-months statement/withinmonths statement/'
plant 'a predicate of a law is found' '[law]' "no predicate 'gives'" \
    's/^   given approval/   gives approval/'
plant 'a key of a registry is found' '[registry]' "unknown key 'asked'" \
    's/^asks     = Themes/asked    = Themes/'
plant 'a key of a locale is found' '[locale]' "unknown key 'decimals'" \
    's/^decimal = \./decimals = ./'
plant 'a key of an export is found' '[export]' "did you mean 'docx_reference'" \
    's/^docx_reference = /docx_referenze = /'
plant 'a name in a theme is found' '<!DOCTYPE' "'content.body' is not known" \
    's/^<main>{{{content}}}/<main>{{{content.body}}}/'

finish
