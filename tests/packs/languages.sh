#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# What a pack says in a further language is whole: each part is there, and
# prints the same values in the same tables and areas; each label has its words,
# each choice its label, and each help too, unless none of a file is translated.

. "${srcdir:?}/tests/tap.sh"

# The values, tables and areas of a part, without its words: in order, but for
# values that stand side by side, whose order is the language's.
bones() { # PART
    grep -oE '\{\{[^}]*\}\}|^```table.*|^(columns|group|sort|limit|total):.*|<!-- area: .*|^#+ ' \
        "$1" | sort
}

unlike() { # FOLDER OTHER
    for part in "$1"/*.md; do
        other=$2/${part##*/}
        if [ ! -e "$other" ]; then
            echo "there is no $other"
        else
            bones "$part" >"$scratch/one"
            bones "$other" >"$scratch/other"
            diff "$scratch/one" "$scratch/other" | sed "s|^|${part##*/}: |"
        fi
    done
    for part in "$2"/*.md; do
        [ -e "$1/${part##*/}" ] || echo "$part is a part that there is not"
    done
}

# "SECTION KEY" of each label and help, and "SECTION choice CODE" of each
# choice, that a file declares or has words for.
words() { # FILE
    awk '
        /^\[/ { section = $0; choices = 0 }
        /^[^ ;\[]/ { choices = $1 == "choices" }
        section ~ /^\[(group|field|table|column):/ && \
            /^(label|help) *= *[^ ]/ { print section, $1 }
        choices && /^   / { print section, "choice", $1 }
    ' "$1" | sort
}

wordless() { # DECLARED WORDS
    words "$1" >"$scratch/declared"
    words "$2" >"$scratch/worded"
    grep -q ' help$' "$scratch/worded" ||
        sed -i '/ help$/d' "$scratch/declared"
    comm -23 "$scratch/declared" "$scratch/worded"
}

count=0
for file in "$srcdir"/statements/core.*.ini; do
    tag=${file##*/core.}
    none "core.$tag has all words" \
        "$(wordless "$srcdir/statements/core.ini" "$file")"
done
for parts in "$srcdir"/statements/packs/*/parts/*/; do
    parts=${parts%/}
    [ -d "$parts" ] || continue
    count=$((count + 1))
    tag=${parts##*/}
    pack=${parts%/parts/*}
    name=${pack##*/}
    none "$name: the parts in $tag print what its own do" \
        "$(unlike "$pack/parts" "$parts")"
    none "$name: pack.$tag.ini has all words" \
        "$(wordless "$pack/pack.ini" "$pack/pack.$tag.ini")"
    check "$name: core has words in $tag" \
        [ -e "$srcdir/statements/core.$tag.ini" ]

    rm -rf "$scratch/copy"
    cp -R "$pack" "$scratch/copy"
    chmod -R u+w "$scratch/copy"
    sed -i '0,/{{[a-z]*\.[a-z]*}}/s//{{a.b}}/' \
        "$scratch/copy/parts/$tag/introduction.md"
    rm "$scratch/copy/parts/$tag/training.md"
    planted=$(unlike "$scratch/copy/parts" "$scratch/copy/parts/$tag")
    caught "$name: another value is found" "> {{a.b}}" "$planted"
    caught "$name: a part that is missing is found" "/training.md" "$planted"
    sed -i '/^\[table:kpis\]/,/^$/{/^label/d;/^help/d;}; /^   [a-z-]*  /d' \
        "$scratch/copy/pack.$tag.ini"
    planted=$(wordless "$pack/pack.ini" "$scratch/copy/pack.$tag.ini")
    caught "$name: a label that is missing is found" "] label" "$planted"
    ! grep -q '^help' "$pack/pack.$tag.ini" ||
        caught "$name: a help that is missing is found" "] help" "$planted"
    caught "$name: a choice that is missing is found" "] choice" "$planted"
done
check "there is one in a further language" [ "$count" -gt 0 ]

project=$scratch/project
cp -R "$srcdir/statements/packs/ca-entity/example" "$project"
chmod -R u+w "$project"
rm -rf "$project"/*/record
"$AVOW" build --quiet "$project"
no_break=$(printf '\302\240')
caught "the title of a draft in French has a space before its colon" \
    "<title>Ébauche$no_break: Rapport" \
    "$(cat "$project/draft/2025-fr/index.html")"

finish
