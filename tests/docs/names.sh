#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# avow.5 names every key, word, type, predicate and value that avow knows in a
# file, and none that it does not know. What avow knows stands in the tables of
# its sources.

. "${srcdir:?}/tests/tap.sh"
. "$srcdir/tests/docs/mdoc.sh"

AVOW=${AVOW:-$srcdir/avow}
page=$srcdir/cmd/avow/avow.5
cd "$scratch" || exit 99

# The second strings of calls such as value_add(map, "title", …).
named_in_calls() { # FUNCTION FILE
    tr '\n' ' ' <"$2" | grep -o "[^a-z_]$1([^\";]*\"[^\"]*\"" |
        sed 's/.*"\(.*\)"/\1/'
}

# What a page may print: the members that are made of its values.
put_in() { # FILE
    for call in value_add value_put value_put_optional value_put_truth \
        value_put_count; do
        named_in_calls "$call" "$src/statement/$1.c"
    done
}

# The names that a source gives to its strings.
defined() { # FILE
    sed -n 's/^#define [A-Z_]* *"\([a-z]*\)"$/\1/p' "$1"
}

# What avow knows in the files that a section describes, one a line.
known() { # SECTION TREE
    src=$2/src
    case $1 in
    'CSV FILES') strings "$src/statement/answers.c" column_names ;;
    TYPES) strings "$src/data/type.c" names ;;
    PACKS)
        for array in group_keys field_keys table_keys keys declarations; do
            strings "$src/statement/schema.c" "$array"
        done
        strings "$src/statement/schema_yearly.c" words
        strings "$src/statement/schema_series.c" series_keys
        named_in_calls is_choice_of "$src/statement/schema_series.c"
        defined "$src/statement/schema_series.h"
        named_in_calls pack_text "$src/statement/shelf.c"
        ;;
    'STATEMENTS AND PARTS')
        named_in_calls add_text "$src/data/type_value.c"
        named_in_calls add_member "$src/data/type_value.c"
        named_in_calls value_add "$src/statement/values.c"
        sed -n 's/.*str_is(name, "\(given\)").*/\1/p' "$src/data/value.c"
        for file in over_years previous; do
            named_in_calls value_add "$src/statement/$file.c"
            defined "$src/statement/$file.c"
        done
        defined "$src/statement/schema_series.h"
        strings "$src/document/table_lines.c" key_names
        strings "$src/document/chart.c" kind_names
        ;;
    LAWS)
        for array in law_keys requirement_keys levels statuses known; do
            strings "$src/statement/law.c" "$array"
        done
        strings "$src/statement/predicate.c" predicates | sed 's/ .*//'
        ;;
    DEADLINES)
        strings "$src/statement/deadline.c" deadline_keys
        strings "$src/statement/deadline.c" due_forms | sed 's/ .*//'
        echo deadline
        ;;
    SCALES)
        strings "$src/statement/scale.c" scale_keys
        strings "$src/statement/scale.c" point_keys
        ;;
    REGISTRIES)
        for array in registry_keys units contacts known kinds; do
            strings "$src/statement/form_read.c" "$array"
        done
        for array in page_keys question_keys shows known; do
            strings "$src/statement/form_question.c" "$array"
        done
        strings "$src/statement/form_connect.c" known
        ;;
    'ACCEPTED FINDINGS')
        strings "$src/statement/accepted.c" accepted_keys
        echo accepted
        ;;
    EVIDENCE)
        strings "$src/statement/evidence.c" evidence_keys
        strings "$src/statement/evidence.c" all_keys
        echo evidence
        ;;
    LOCALES)
        for array in locale_keys date_keys number_keys money_keys \
            boolean_keys list_keys section_rules; do
            strings "$src/data/locale_file.c" "$array"
        done
        for array in needed_words long_slots short_slots percent_slots slots \
            rounded_slots; do
            strings "$src/data/locale_read.c" "$array"
        done
        ;;
    THEMES)
        put_in page
        strings "$src/statement/page.c" optional
        strings "$src/statement/page.c" shown
        strings "$src/statement/appearance.c" theme_keys
        ;;
    'REPORT PAGES')
        put_in report_page
        strings "$src/statement/report_page.c" levels
        ;;
    'PAPER PAGES')
        put_in paper_page
        strings "$src/statement/paper_page.c" shown | grep -vF .
        ;;
    'REDLINE PAGES') put_in redline_page ;;
    'REGISTRY PAGES')
        put_in filing_page
        strings "$src/statement/filing_page.c" parts
        ;;
    esac | sort -u
}

# What else a section may mark: values, and names that stand for any.
also() { # SECTION
    case $1 in
    'CSV FILES') ;;
    TYPES) echo date_order ;;
    PACKS)
        printf '%s\n' organisation period yes day-first month-first KEY \
            voluntary required_when
        ;;
    'STATEMENTS AND PARTS') printf '%s\n' asc desc name goals role ;;
    LAWS) ;;
    DEADLINES) ;;
    SCALES) ;;
    REGISTRIES) echo yes ;;
    'ACCEPTED FINDINGS') ;;
    EVIDENCE) echo should ;; # a level
    LOCALES) ;;
    THEMES) printf '%s\n' date number ;; # classes of cells
    'REPORT PAGES') ;;
    'PAPER PAGES') echo scales ;; # which it lacks
    'REDLINE PAGES') ;;
    'REGISTRY PAGES') ;;
    esac
}

# What a section of the page names: what Cm marks, without what is round it.
named() { # SECTION PAGE
    section "$2" "$1" | marked Cm | case $1 in
    PACKS | REGISTRIES) sed 's/^\[\([a-z]*\).*\]$/\1/' ;;
    'STATEMENTS AND PARTS') sed '/^{{/d; /}}$/d; s/.*\.//' ;;
    LOCALES) tr -d '[]{}' ;;
    THEMES | *PAGES) tr -d '[]{}' | tr . '\n' ;;
    *) cat ;;
    esac | sort -u
}

# Keys and sections in its literal blocks are named as well.
shown() { # SECTION PAGE
    rm -rf blocks
    section "$2" "$1" | blocks blocks
    cat blocks/* 2>/dev/null | sed -n '
        s/^\([a-z_0-9]*\) *[=:].*/\1/p
        s/^\[\([a-z]*\).*\]$/\1/p' | sort -u
}

sections='CSV FILES
TYPES
PACKS
STATEMENTS AND PARTS
LAWS
DEADLINES
SCALES
REGISTRIES
ACCEPTED FINDINGS
EVIDENCE
LOCALES
THEMES
REPORT PAGES
PAPER PAGES
REDLINE PAGES
REGISTRY PAGES'

differences() { # PAGE TREE
    echo "$sections" | while read -r name; do
        known "$name" "$2" >known
        { cat known; also "$name"; } | sort -u >allowed
        { named "$name" "$1"; shown "$name" "$1"; } | sort -u >all
        [ -s known ] || echo "$name: nothing is known"
        missing "$(cat known)" "$(cat all)" |
            sed "s/.*/$name: & is not documented/"
        missing "$(named "$name" "$1")" "$(cat allowed)" |
            sed "s/.*/$name: & does not exist/"
    done
}

# "at-least FIELD NUMBER", as the page has it and as the table has it.
page_usages() { # PAGE
    section "$1" LAWS | unescape | sed -n '/^\.It Cm /{
        s///; s/ No : Ar / : /; s/ Ar / /; s/ , …/, .../; s/ …/ .../
        p
    }' | awk '{
        for (i = 2; i <= NF; i++)
            $i = toupper($i)
        print
    }' | sort
}

table_usages() { # TREE
    strings "$1/src/statement/predicate.c" predicates | awk '
        NR % 2 == 0 { print }' | sort
}

usage_differences() { # PAGE TREE
    missing "$(table_usages "$2")" "$(page_usages "$1")" |
        sed 's/$/: not so in the page/'
    missing "$(page_usages "$1")" "$(table_usages "$2")" |
        sed 's/$/: not so in the table/'
}

# A pack whose fields are of all types of the page, and a law that uses all of
# its predicates: avow takes both.
try_all() { # PAGE
    rm -rf data project
    mkdir -p data/statements/packs/all/parts data/statements/laws project/2024
    {
        printf '[pack]\ntitle = All\nlanguage = en-GB\n[group:all]\n'
        section "$1" TYPES | grep '^\.It Cm' | marked Cm | while read -r type; do
            printf '[field:all.%s]\ntype = %s\n' "$type" "$type"
            case $type in
            money) echo 'currency = GBP' ;;
            choice*) printf 'choices =\n   a One\n   b Another\n' ;;
            esac
        done
        printf '[table:rows]\n[column:rows.column]\ntype = text\n'
    } >data/statements/packs/all/pack.ini
    printf '# All\n' >data/statements/packs/all/statement.md
    {
        printf '[law]\ntitle = All\n'
        page_usages "$1" | awk '
            BEGIN {
                word["FIELD"] = "all.number"; word["DATE"] = "all.date"
                word["TABLE"] = "rows"; word["COLUMN"] = "column"
                word["AREA"] = "risk"; word["CODE"] = "a"
                word["NUMBER"] = word["LEAST"] = word["MOST"] = 6
                word["MONTH-DAY"] = "05-31"
                word["TAG"] = "en"
                word["WORD,"] = word["TEXT,"] = "one, two"
                word[":"] = ":"; word["..."] = ""
            }
            {
                print "[requirement:r" NR "]\nlevel = may\nsource = here"
                print "asks = something"
                line = $1
                for (i = 2; i <= NF; i++)
                    line = line " " ($i in word ? word[$i] : "? " $i)
                print "test = " line
            }'
    } >data/statements/laws/all.ini
    printf '[organisation]\nname = Example\n' >project/avow.ini
    printf '[statement]\npack = all\nlaws = all\n' >project/2024/statement.ini
    AVOW_DATA=$PWD/data:$AVOW_DATA "$AVOW" show outcomes project 2>&1
}

faults() { # PAGE
    try_all "$1" >said
    grep error said
    [ "$(grep -c '^  .* may  *r[0-9]* ' said)" -eq "$(page_usages "$1" | wc -l)" ] ||
        echo 'not every predicate was tried'
}

none 'avow.5 names what avow knows, and nothing else' \
    "$(differences "$page" "$srcdir")"
none 'it says of each predicate what it takes' \
    "$(usage_differences "$page" "$srcdir")"
is 'there are predicates' yes "$(table_usages "$srcdir" | grep -q given && echo yes)"
none 'avow takes each type and each predicate' "$(faults "$page")"

# One breach a kind: of the page, and of the sources.
plant() { # NAME EXPECTED SED-SCRIPT
    sed "$3" "$page" >planted.5
    if cmp -s "$page" planted.5; then
        fail "$1" "nothing was planted by $3"
    else
        caught "$1" "$2" "$(differences planted.5 "$srcdir"
            usage_differences planted.5 "$srcdir"
            faults planted.5)"
    fi
}
plant 'a type that the page lacks is found' 'TYPES: email is not documented' \
    '/^\.It Cm email/d'
plant 'one that avow lacks is found' "unknown type 'e-mail'" \
    's/^\.It Cm email/.It Cm e-mail/'
plant 'a predicate that the page lacks is found' \
    'rows TABLE NUMBER: not so in the page' '/^\.It Cm rows Ar/d'
plant 'one that avow lacks is found' "there is no predicate 'row'" \
    's/^\.It Cm rows Ar/.It Cm row Ar/'
plant 'one with another argument is found' \
    'at-least FIELD: not so in the table' \
    's/^\(\.It Cm at-least Ar field\) number/\1/'
plant 'a key that avow lacks is found' 'PACKS: kept_at does not exist' \
    's/^\.Cm kept_in/.Cm kept_at/'
plant 'a word of a locale that avow lacks is found' \
    'LOCALES: day3 does not exist' 's/^\.Cm {day2}/.Cm {day3}/'
plant 'a value of a theme that the page lacks is found' \
    'THEMES: feed is not documented' '/^\.It Cm page.feed/d'

mkdir -p tree && cp -R "$srcdir/src" tree && chmod -R u+w tree || exit 99
plant_key() { # FILE OLD NEW
    sed "s/$2/$3/" "$srcdir/src/$1" >"tree/src/$1"
}
plant_key statement/law.c '"jurisdiction",' '"jurisdiction", "sovereign",'
caught 'a key that is new in avow is found' 'LAWS: sovereign is not documented' \
    "$(differences "$page" tree)"
plant_key document/table_lines.c '"limit",' '"limit", [KEY_MOST] = "most",'
caught 'one of a table is found' \
    'STATEMENTS AND PARTS: most is not documented' "$(differences "$page" tree)"
plant_key statement/page.c '{"feed", ' '{"fodder", str_of("")}, {"feed", '
caught 'a value of a theme is found' 'THEMES: fodder is not documented' \
    "$(differences "$page" tree)"

finish
