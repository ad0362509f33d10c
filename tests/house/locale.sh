#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# No code knows a language: no name of a month or a country, no sign of a
# currency and no word of a page stands in a string of the program, in any of
# the languages that there are. What a page says is data, and so is what is
# taken as a value; a made-up language needs no C.
#
# The messages to who runs avow are not of a page: they are English.

. "${srcdir:?}/tests/tap.sh"

# Prints each string of the C files of a tree: file, line, and its text.
# Comments and character constants are passed over.
strings_of() { # TREE
    (cd "$1" && find src cmd -name '*.[ch]' -exec awk '
        FNR == 1 { comment = 0 }
        /^[[:space:]]*#[[:space:]]*include/ { next }
        {
            rest = $0
            while (rest != "") {
                if (comment) {
                    end = index(rest, "*/")
                    if (!end) break
                    rest = substr(rest, end + 2)
                    comment = 0
                } else if (!match(rest, /"|\047|\/\*|\/\//)) {
                    break
                } else {
                    found = substr(rest, RSTART, RLENGTH)
                    rest = substr(rest, RSTART + RLENGTH)
                    if (found == "//") break
                    if (found == "/*") { comment = 1; continue }
                    close_at = found == "\"" ? "^([^\\\\\"]|\\\\.)*\"" \
                                             : "^([^\\\\\047]|\\\\.)*\047"
                    if (!match(rest, close_at)) break
                    if (found == "\"")
                        print FILENAME ":" FNR ": " \
                            substr(rest, 1, RLENGTH - 1)
                    rest = substr(rest, RLENGTH + 1)
                }
            }
        }' {} + | sort -t: -k1,1 -k2,2n)
}

# Prints the values in some sections of a tree's locales, one a line. An entry
# has a line of its own for each way to write it.
words_of() { # TREE SECTION...
    tree=$1
    shift
    awk -v wanted=" $* " '
        /^[;#]/ || /^[[:space:]]*$/ { next }
        /^\[/ { taken = index(wanted, " " substr($0, 2, length($0) - 2) " "); next }
        !taken { next }
        /^[^[:space:]]/ { sub(/^[^=]*=/, "") }
        { gsub(/^[[:space:]]+|[[:space:]]+$/, ""); print }
    ' "$tree"/statements/locales/*.ini | sort -u
}

# Prints each string that knows a language.
language_in_code() { # TREE
    strings_of "$1" >"$scratch/strings"
    # "may" is a level of a law, and English; so is "march".
    words_of "$srcdir" months | grep -vixE 'may|march' >"$scratch/words"
    grep -wiFf "$scratch/words" "$scratch/strings"
    # Short forms, which a table of months in code would have. "sep=" is a line
    # that Excel reads.
    words_of "$srcdir" months | cut -c 1-3 >"$scratch/words"
    grep -v ': sep=$' "$scratch/strings" | grep -wFf "$scratch/words"
    # A sign such as a colon is no word.
    words_of "$srcdir" country words locale | grep '[[:alpha:]]' \
        >"$scratch/words"
    grep -wFf "$scratch/words" "$scratch/strings"
    # "$" is a mark of templates, and "$schema" a name that JSON knows.
    words_of "$srcdir" currency >"$scratch/words"
    grep -v -e '^src/template/' -e ': $schema$' "$scratch/strings" | grep -Ff "$scratch/words"
    # Alone in a string, since within one they are words of a message. "yes",
    # "no", "million" and "billion" are what files say in every language, a
    # letter says nothing.
    words_of "$srcdir" boolean money |
        grep -vxE '.|yes|no|million|billion' >"$scratch/words"
    sed 's/^\([^:]*:[^:]*\): \(.*\)$/\2 \1/' "$scratch/strings" |
        awk 'NR == FNR { word[tolower($0)]; next }
             { at = $NF; sub(/ [^ ]*$/, "") }
             tolower($0) in word { print at ": " $0 }' "$scratch/words" -
}

none "no string in the code knows a language" "$(language_in_code "$srcdir")"

# Prints each string that is the name of a thing that is data: a pack, a law, a
# language, a theme. What every statement is held against is avow's own, a way to
# reach a host may be plain, and a committee's paper is no theme.
names_in_code() { # TREE
    find "$srcdir"/statements/*/* "$srcdir"/themes/* -maxdepth 0 |
        sed -n 's/\.ini$//; /COPYING\|\.json$/!s,.*/,,p' |
        grep -vxE 'every-statement|paper' >"$scratch/names"
    strings_of "$1" | grep -v '^cmd/avow-publish/' |
        grep -xE "[^:]*:[^:]*: ($(paste -sd'|' "$scratch/names"))"
}
none "no string in the code is the name of a thing that is data" \
    "$(names_in_code "$srcdir")"

# The names of the words that locales have.
keys_of() { # TREE
    awk '/^\[/ { taken = $0 == "[words]"; next }
         taken && /^[a-z]/ { sub(/[[:space:]]*=.*/, ""); print }' \
        "$1"/statements/locales/*.ini | sort -u
}

# Prints each word that is translated for nothing, and each that a theme asks
# for and no language has; code names a word by a string that holds only it.
idle_words() { # TREE
    strings_of "$1" | sed 's/^[^:]*:[^:]*: //' | sort -u >"$scratch/strings"
    grep -ohE '\{\{[#^&{]?words\.[a-z_]+' "$1"/themes/*/*.html |
        sed 's/.*words\.//' | sort -u >"$scratch/asked"
    keys_of "$1" >"$scratch/keys"
    sort -u "$scratch/strings" "$scratch/asked" |
        comm -23 "$scratch/keys" - | sed 's/$/ is printed nowhere/'
    comm -13 "$scratch/keys" "$scratch/asked" | sed 's/$/ is in no language/'
}

none "the words of a page are those that are printed" "$(idle_words "$srcdir")"

mkdir "$scratch/tree"
cp -R "$srcdir/src" "$srcdir/cmd" "$srcdir/themes" "$srcdir/statements" \
    "$scratch/tree" && chmod -R u+w "$scratch/tree"

plant() { # FILE LINE: gives a copy of the file one more line
    printf '%s\n' "$2" >>"$scratch/tree/$1"
}
plant src/base/date.c 'static const char *const m[] = {"Ion", "Chw"};'
plant src/base/text.c '/* July */ char c = '"'\"'"'; f("in august, x");'
plant src/data/table.c 'f("from \"Yr Almaen\" on");'
plant src/data/value.h '#define POUNDS "£%d"'
plant src/document/code.c 'f("<caption>Contents</caption>");'
plant src/statement/page.c 'f("Datganiadau fesul blwyddyn");'
plant cmd/avow/list.c 'f(yes ? "Oes" : "no");'
plant cmd/avow/main.c '/* In January,'
plant cmd/avow/main.c ' * "Germany" or "£5". */ // "Contents"'
plant cmd/avow/main.c 'f("you may march on: is there no total?");'
found=$(language_in_code "$scratch/tree")
caught "short names of months are caught" src/base/date.c: "$found"
caught "a month in a sentence is caught" "in august" "$found"
caught "a country in quotes is caught" "Yr Almaen" "$found"
caught "a currency's sign is caught" src/data/value.h: "$found"
caught "a word of a page is caught" src/document/code.c: "$found"
caught "one of another language is caught" src/statement/page.c: "$found"
caught "a yes is caught" cmd/avow/list.c: "$found"
none "comments, and plain English, are not" \
    "$(echo "$found" | grep -F cmd/avow/main.c)"
none "and nothing else is" "$(echo "$found" | grep -vE \
    '^(src/(base/(date|text)|data/table|document/code|statement/page)\.c|src/data/value\.h|cmd/avow/list\.c):')"

plant src/statement/page.c 'f("plain", "cy-GB");'
found=$(names_in_code "$scratch/tree")
caught "a theme is caught" ": plain" "$found"
caught "a language is caught" ": cy-GB" "$found"

awk '/^total/ { print "subtotal = Subtotal" } { print }' \
    "$srcdir/statements/locales/en-GB.ini" \
    >"$scratch/tree/statements/locales/en-GB.ini"
plant themes/plain/page.html '<p>{{words.colophon}}</p>'
found=$(idle_words "$scratch/tree")
is "a word that nothing prints is caught, and one that is not there" \
    "subtotal is printed nowhere
colophon is in no language" "$found"

finish
