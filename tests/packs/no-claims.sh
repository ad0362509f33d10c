#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# A pack states what the data says and nothing on top: a project that has the
# required facts alone makes a page without gaps and without a promise.

. "${srcdir:?}/tests/tap.sh"

# Fills in what is required in a new project, by what the comment above each
# key says of it.
fill_in() { # FILE
    awk '
        /^; .*\(required\)$/ { required = 1 }
        /^; Type: / {
            type = $3
            sub(/,$/, "", type)
            code = ""
        }
        type ~ /^choices?$/ && !code && /^;   [^ ]+: / {
            code = $2
            sub(/:$/, "", code)
        }
        /^[^;].* =$/ && required { $0 = $0 " " value(type, $1) }
        /^[^;]/ { required = 0 }
        { print }
        function value(type, key) {
            if (type == "date")
                return key ~ /end$/ ? "2025-07-31" : "2024-08-01"
            if (type == "url")
                return "https://www.example.org/"
            if (type == "email")
                return "somebody@example.org"
            if (type == "country")
                return "GB"
            if (type == "boolean")
                return "yes"
            if (code)
                return code
            return type == "text" || type == "markdown" ? "Example" : "7"
        }' "$1" >"$scratch/filled" && cp "$scratch/filled" "$1"
}

claims() { # PAGE
    sed 's/<[^>]*>//g' "$1" | tr '\n' ' ' | grep -oiE \
        '.{0,40}\<(we (will|shall)|committed|commitments?|zero.tolerance)\>.{0,40}'
}

# The same of parts in further languages.
claims_in() { # TAG PART...
    case $1 in
    cy-*) promise='ymrwym|fe fyddwn|byddwn|bydd y brifysgol|dim goddef' ;;
    fr-*) promise='nous nous engageons|engagements?|nous (veillerons|ferons)' ;;
    *) echo "nobody knows how $1 promises" && return ;;
    esac
    shift
    grep -inE "$promise|tolérance zéro" "$@"
}

page=$scratch/p/draft/2024-25/index.html
for folder in "$srcdir"/statements/packs/*; do
    pack=${folder##*/}
    rm -rf "$scratch/p"
    check "$pack: a project is begun" \
        "$AVOW" new "$scratch/p" --pack "$pack" --period 2024-25
    fill_in "$scratch/p/avow.ini"
    fill_in "$scratch/p/2024-25/statement.ini"
    caught "$pack: what is required is enough for a page without gaps" \
        "a draft without gaps" "$("$AVOW" build "$scratch/p" 2>&1)"
    none "$pack: it promises nothing" "$(claims "$page")"

    for parts in "$folder"/parts/*/; do
        [ -d "$parts" ] || continue
        tag=${parts%/}
        tag=${tag##*/}
        none "$pack: nor in $tag" "$(claims_in "$tag" "$parts"*.md)"
        printf '%s\n' 'Nous nous engageons à tout.' 'Rydym wedi ymrwymo.' \
            >"$scratch/planted.md"
        case $tag in
        cy-*) promised=ymrwymo ;;
        *) promised="nous engageons" ;;
        esac
        caught "$pack: a promise in $tag is caught" "$promised" \
            "$(claims_in "$tag" "$scratch/planted.md")"
    done

    set -- "$folder"/parts/*.md
    mkdir "$scratch/p/parts"
    printf '## Planted\n\nIn this area *we\nwill* do more.\n' \
        >"$scratch/p/parts/${1##*/}"
    "$AVOW" build "$scratch/p" >/dev/null 2>&1
    caught "$pack: a promise in a part is caught" "we will" "$(claims "$page")"
done

finish
