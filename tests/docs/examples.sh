#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# What avow.1 and README.md tell their readers to type works, and what they
# show as avow's answer is avow's answer.

. "${srcdir:?}/tests/tap.sh"
. "$srcdir/tests/docs/mdoc.sh"

AVOW=${AVOW:-$srcdir/avow}
case $AVOW in /*) ;; *) AVOW=$PWD/$AVOW ;; esac
mkdir "$scratch/bin" && ln -s "$AVOW" "$scratch/bin/avow" || exit 99
PATH=$scratch/bin:$PATH
example=$srcdir/statements/packs/uk-university/example

# The example as a project that somebody has filled in.
fill_in() { # FOLDER
    rm -rf "$1" && mkdir -p "${1%/*}" && cp -R "$example" "$1" &&
        chmod -R u+w "$1" && rm -rf "$1/draft" "$1/public" "$1"/*/record &&
        rm -f "$1"/*/registry-*
}

# Runs the lines of a file, each with its continuations, in this folder.
# Prints what went wrong: a check of a draft, or a form, finds something, all
# else works.
type_in() { # FILE
    sed -e :a -e '/\\$/{N;s/\\\n *//;ba' -e '}' "$1" >typed
    while read -r line; do
        sh -c "$line" >said 2>&1
        status=$?
        case $line in
        'avow check '* | 'avow registry '*) [ "$status" -le 1 ] ;;
        *) [ "$status" -eq 0 ] ;;
        esac || echo "$line: status $status: $(cat said)"
    done <typed
}

# The examples of a page: the first in an empty folder, the others where a
# statement is filled in and a consortium has members.
type_page() { # PAGE
    rm -rf blocks empty filled
    section "$1" EXAMPLES | blocks blocks
    mkdir empty filled
    fill_in "$PWD/filled/exampleford"
    fill_in "$PWD/filled/members/one"
    fill_in "$PWD/filled/members/two"
    # What a registry lets everybody download.
    "$AVOW" registry uk filled/exampleford/2024-25 >said
    mv filled/exampleford/2024-25/registry/uk/answers.csv \
        filled/StatementSummaries2026.csv
    [ -f blocks/1 ] || echo 'there are no examples'
    number=1
    while [ -f "blocks/$number" ]; do
        grep -q '^ *avow ' "blocks/$number" ||
            echo "block $number is no use of avow"
        (
            if [ "$number" -eq 1 ]; then cd empty; else cd filled; fi || exit
            type_in "../blocks/$number"
        )
        number=$((number + 1))
    done
}

# Every command is used in an example or two.
unused() { # PAGE
    section "$1" EXAMPLES | sed -n 's/^avow \([a-z]*\) .*/\1/p' | sort -u >used
    for command in build check new approve; do
        grep -qx "$command" used || echo "$command has no example"
    done
}

# The uses of avow in a Markdown file: spans of code that begin with it.
# Those with a word in capitals are forms, and only their command is tested.
type_markdown() { # FILE
    rm -rf readme && mkdir readme && cd readme || exit 99
    tr '\n' ' ' <"$1" | grep -o '`avow [^`]*`' | tr -d '`' >spans
    [ -s spans ] || echo 'there are no examples'
    while read -r span; do
        case $span in
        *' '[A-Z][A-Z]*)
            echo "$span" | sed 's/^avow \([a-z]*\).*/avow help \1/' >line ;;
        'avow verify') echo 'avow help verify' >line ;;
        'avow publish') echo 'avow help publish' >line ;;
        'avow approve '* | 'avow deadlines '*)
            fill_in "$PWD/exampleford"
            echo "$span" >line ;;
        *) echo "$span" >line ;;
        esac
        type_in line
    done <spans
    cd ..
}

# The lines of the fenced blocks of a Markdown file whose first line matches.
fenced() { # FILE PATTERN
    awk -v first="$2" '
        /^```/ { fence = !fence; start = fence; inside = 0; next }
        fence && start { inside = match($0, "^" first); start = 0 }
        fence && inside { print }' "$1"
}

# The lines of the first text stand together in the file.
stand_in() { # TEXT FILE
    awk -v text="$1" '
        BEGIN { ORS = "" }
        { all = all $0 "\n" }
        END { exit !index(all, text "\n") }' "$2" || echo "not in $2: $1"
}

# What the README shows, against what avow does.
shown() { # README
    rm -rf shown && mkdir shown && cd shown || exit 99
    avow new exampleford --pack uk-university --period 2024-25 >said 2>&1
    fenced "$1" 'exampleford/$' | awk '
        /^[^ ]/ { top = $1; next }
        { print top $1 }' >paths
    [ -s paths ] || echo 'no project is shown'
    while read -r path; do
        [ -e "$path" ] || echo "avow new makes no $path"
    done <paths

    lines=$(fenced "$1" '; Name of the organisation')
    [ "$lines" ] || echo 'no field is shown'
    sed '1,/^name *=/s/^name *=.*/name = University of Exampleford/' \
        exampleford/avow.ini >filled
    stand_in "$lines" filled

    message=$(fenced "$1" 'exampleford/2024-25/statement.ini:')
    line=$(echo "$message" | sed -n '1s/^[^:]*:\([0-9]*\):.*/\1/p')
    fault=$(echo "$message" | sed -n 's/^ *[0-9][0-9]* | //p')
    [ "$line" ] && [ "$fault" ] || echo 'no message is shown'
    ini=exampleford/2024-25/statement.ini
    awk -v at="$line" -v fault="$fault" '
        NR == at { print fault; next } { print }' "$ini" >filled
    cp filled "$ini"
    [ "$(avow build exampleford/2024-25 2>&1)" = "$message" ] ||
        echo "avow says: $(avow build exampleford/2024-25 2>&1)"
    cd ..
}

# The fenced blocks of a section of a Markdown file as 1.sh, 2.text and so on.
unfence() { # FILE HEADING FOLDER
    rm -rf "$3" && mkdir "$3" || exit 99
    awk -v heading="## $2" -v folder="$3" '
        /^## / { here = $0 == heading }
        here && /^```/ {
            fence = !fence
            if (fence) to = folder "/" ++n "." substr($0, 4)
            next
        }
        here && fence { print >to }' "$1"
}

# Each line of a text comes among those that were said, in their order; what
# stands for a "…" may be anything.
said_in_order() { # TEXT SAID
    awk '
        NR == FNR { said[++count] = $0; next }
        $0 == "…" { next }
        {
            pieces = split($0, piece, "…")
            for (found = 0; at < count && !found;) {
                rest = said[++at]
                found = index(rest, piece[1]) == 1
                for (i = 1; i <= pieces && found; i++) {
                    found = index(rest, piece[i])
                    rest = substr(rest, found + length(piece[i]))
                }
                if (piece[pieces] != "" && rest != "") found = 0
            }
            if (!found) { print "it does not say: " $0; exit }
        }' "$2" "$1"
}

# What its reader does between two blocks, with hands or with Excel and Word.
between() { # FILE-OF-BLOCK
    case $(cat "$1") in
    *'avow check 2024-25 >'*)
        rm -f 2024-25/answers.csv
        cp "$example"/2024-25/* 2024-25 ;;
    *--text*)
        tr '\n' ' ' <draft/2024-25/index.html |
            sed -e 's,.*<main[^>]*>,,' -e 's,</main>.*,,' \
                -e 's,</\(p\|li\|h[1-6]\|t[dh]\)>,\n,g' |
            sed -e 's/<[^>]*>//g' -e 's/&quot;/"/g' -e 's/&amp;/\&/g' \
                -e 's/^ *\(The University used these clauses \)seven/\1eight/' \
                >edited.txt ;;
    *--approved*)
        sed 's/clauses seven times/clauses eight times/' \
            2024-25/statement.ini >edited
        mv edited 2024-25/statement.ini ;;
    esac
}

# Whether what a line needs beside avow is here.
is_possible() { # LINE
    case $1 in
    'avow export docx '*) command -v pandoc ;;
    'avow export pdf '*) command -v chromium || command -v weasyprint ;;
    'avow publish'*) [ -x "${AVOW%/*}/avow-publish" ] ;;
    esac >/dev/null
}

# The tour of the year after, from the year before on, block after block.
take_tour() { # FILE
    unfence "$1" 'The next year, step by step' "$scratch/tour"
    [ -f tour/1.sh ] || echo 'there is no tour'
    rm -rf touring && mkdir touring && cd touring || exit 99
    cp -R "$example" exampleford && chmod -R u+w exampleford &&
        rm -r exampleford/2024-25 && avow build --quiet exampleford
    for block in $(find ../tour -type f | sed 's,.*/,,' | sort -n); do
        block=$scratch/tour/$block
        case $block in
        *.sh)
            between "$block"
            : >said
            while read -r line; do
                case $line in 'cd '*) cd "${line#cd }" && continue ;; esac
                last=$line
                is_possible "$line" || continue
                sh -c "$line" >answer 2>&1
                status=$?
                cat answer >>said
                case $line in
                'avow check '* | 'avow registry '*) [ "$status" -le 1 ] ;;
                *) [ "$status" -eq 0 ] ;;
                esac || echo "$line: status $status: $(cat answer)"
                case $line in *'>'*) [ -s "${line#*>}" ] ||
                    echo "$line: wrote nothing" ;; esac
            done <"$block" ;;
        *.text)
            is_possible "$last" && said_in_order "$block" said ;;
        *.ini)
            file=$(sed -n '1s/^; //p' "$block")
            mkdir -p "$(dirname "$file")" && cat "$block" >>"$file" ;;
        *) echo "$block is of no kind that is known" ;;
        esac
    done
    for file in $(sed -n '/^## The next year/,/^## Make/p' "$1" |
        tr '\n' ' ' | grep -o '`[a-z0-9/.-]*\.\(html\|ini\)`' | tr -d '`'); do
        [ -e "$file" ] || [ -e "2024-25/$file" ] ||
            echo "there is no $file at the end"
    done
    cd "$scratch" || exit 99
}

cd "$scratch" || exit 99
page=$srcdir/cmd/avow/avow.1
readme=$srcdir/README.md

none 'the examples of avow.1 work' "$(type_page "$page")"
none 'they show how a statement comes to be' "$(unused "$page")"
sed 's/^avow adapt training /&--frobnicate /' "$page" >planted
caught 'one that does not is found' 'unknown option' "$(type_page planted)"
sed 's/^avow build exampleford$/avow build elsewhere/' "$page" >planted
caught 'and one that names what is not there' 'no such file' \
    "$(type_page planted)"

none 'what README.md says to type works' "$(type_markdown "$readme")"
sed 's/`avow build exampleford`/`avow biuld exampleford`/' "$readme" >planted
caught 'what does not is found' "unknown command 'biuld'" \
    "$(type_markdown "$PWD/planted")"

none 'what README.md shows is what avow does' "$(shown "$readme")"
sed 's/is not a date:/is no date:/' "$readme" >planted
caught 'another message is found' 'avow says' "$(shown "$PWD/planted")"
sed 's/^; As it is registered/; As you like it/' "$readme" >planted
caught 'another field is found' 'not in filled' "$(shown "$PWD/planted")"
sed 's,^  2024-25/statement.ini,  2024-25/period.ini,' "$readme" >planted
caught 'another file is found' 'makes no exampleford/2024-25/period.ini' \
    "$(shown "$PWD/planted")"

none 'the tour of the year after leads through it' "$(take_tour "$readme")"
sed 's/^avow paper$/avow papper/' "$readme" >planted
caught 'a step of it that is none is found' "unknown command 'papper'" \
    "$(take_tour "$PWD/planted")"
sed 's/makes the draft, and/makes a draft, and/' "$readme" >planted
caught 'another answer is found' "it does not say: 'New year:'" \
    "$(take_tour "$PWD/planted")"
sed 's/paper-2024-25.html/paper.html/' "$readme" >planted
caught 'and a file that nobody has made' 'there is no paper.html' \
    "$(take_tour "$PWD/planted")"

finish
