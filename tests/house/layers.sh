#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Includes go one way, base < data < template < document < statement < publish
# < cmd, and each library is known to one place only.

. "${srcdir:?}/tests/tap.sh"

# Which layers a layer's files may include, and so on for each.
may_include() { # LAYER
    case $1 in
    base) echo base ;;
    data) echo base data ;;
    template) echo base data template ;;
    document) echo base data template document ;;
    statement) echo base data template document statement ;;
    publish) echo base data template statement publish ;;
    esac
}

# Prints each include of a tree that leads the wrong way.
wrong_includes() { # TREE
    for folder in "$1"/src/*/; do
        layer=$(basename "$folder")
        allowed=$(may_include "$layer" | tr ' ' '|')
        [ -n "$allowed" ] || echo "src/$layer/: is not a layer of the design"
        (cd "$1" && grep -nE '^[[:space:]]*#[[:space:]]*include[[:space:]]*"' \
            "src/$layer"/*.[ch]) |
            grep -vE "include[[:space:]]*\"($allowed)/"
    done
    (cd "$1" && grep -nE '^[[:space:]]*#[[:space:]]*include[[:space:]]*"' \
        cmd/*/*.[ch]) |
        awk -F: '{ split($1, at, "/"); home = "cmd/" at[2]
                   if ($0 !~ "include[[:space:]]*\"(cmd/common|" home ")/" &&
                       $0 !~ "include[[:space:]]*\"(base|data|template|document|statement|publish)/" ||
                       home == "cmd/avow" && $0 ~ "\"publish/")
                       print }'
}

# Prints each include of a library's header outside its one place.
stray_headers() { # TREE
    while read -r header home; do
        (cd "$1" && grep -rnE "include[[:space:]]*[<\"]$header" \
            --include='*.[ch]' src cmd) | grep -vE "^$home:"
    done <<'HOMES'
cmark src/document/markdown\.c
ini\.h> src/data/ini[a-z_]*\.c
csv\.h> src/data/csv[a-z_]*\.c
jansson src/data/json[a-z_]*\.c
curl/ src/publish/[a-z0-9_]*\.[ch]
gumbo\.h> src/publish/html\.c
HOMES
}

none "every include leads to the same layer or one before it" \
    "$(wrong_includes "$srcdir")"
none "each library's header is included in its one place" \
    "$(stray_headers "$srcdir")"

cp -R "$srcdir/src" "$srcdir/cmd" "$scratch" && chmod -R u+w "$scratch"

plant() { # FILE LINE: gives a copy of the file one more line
    echo "$2" >>"$scratch/$1"
}

plant src/base/text.c '#include "data/value.h"'
plant src/template/parse.h '# include "document/document.h"'
plant src/statement/law.h '#include "cmd/common/report.h"'
plant cmd/avow/main.c '#include "publish/plan.h"'
mkdir "$scratch/src/extra" && echo '#include "base/text.h"' \
    >"$scratch/src/extra/new.c"
found=$(wrong_includes "$scratch")
caught "data in base is caught" src/base/text.c: "$found"
caught "document in template is caught" src/template/parse.h: "$found"
caught "cmd in src is caught" src/statement/law.h: "$found"
caught "publish in avow is caught" cmd/avow/main.c: "$found"
caught "a layer nobody has drawn is caught" src/extra/: "$found"

plant src/statement/law.h '#include <cmark.h>'
plant src/document/document.h '#include <cmark.h>'
plant src/data/value.c '#include <ini.h>'
plant src/data/table.h '#include <csv.h>'
plant src/base/date.c '#include <jansson.h>'
plant cmd/avow/build.c '#include <curl/curl.h>'
plant src/publish/words.h '#include <gumbo.h>'
found=$(stray_headers "$scratch")
caught "cmark in statement is caught" src/statement/law.h: "$found"
caught "cmark elsewhere in document is caught" src/document/document.h: "$found"
caught "inih outside its file is caught" src/data/value.c: "$found"
caught "libcsv outside its file is caught" src/data/table.h: "$found"
caught "jansson in base is caught" src/base/date.c: "$found"
caught "libcurl in avow is caught" cmd/avow/build.c: "$found"
caught "gumbo elsewhere in publish is caught" src/publish/words.h: "$found"

finish
