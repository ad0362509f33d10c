#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# A second build of the same input writes nothing: every file keeps its inode
# and its time of change, so that a copy to a host sends nothing again.

. "${srcdir:?}/tests/tap.sh"

# What a file is known by when its bytes are not looked at.
marks() { # FOLDER
    (cd "$1" && find . -type f -exec stat -c '%n %i %Y %y %Z %z' {} + | sort)
}

# How the files of a project change when a program is run over it again.
rewritten_by() { # PROGRAM
    rm -rf "$scratch/project"
    cp -R "$srcdir/statements/packs/uk-university/example" "$scratch/project" &&
        chmod -R u+w "$scratch/project" &&
        rm -rf "$scratch/project/draft" "$scratch/project/public" &&
        "$1" build "$scratch/project" >"$scratch/said" 2>&1 &&
        [ -n "$(find "$scratch/project/draft" -name index.html)" ] || {
        echo "the example is not built:"
        cat "$scratch/said"
        return
    }
    marks "$scratch/project" >"$scratch/first"
    "$1" build "$scratch/project" >"$scratch/said" 2>&1 || {
        echo "it is not built again:"
        cat "$scratch/said"
    }
    marks "$scratch/project" >"$scratch/second"
    diff "$scratch/first" "$scratch/second"
}

none "a second build writes nothing" "$(rewritten_by "$AVOW")"

# Two programs that write the same bytes again, each in one of the two ways.
cat >"$scratch/overwrites" <<'EOS'
#!/bin/sh
mkdir -p "$2/draft" && echo same >"$2/draft/index.html"
EOS
cat >"$scratch/replaces" <<'EOS'
#!/bin/sh
mkdir -p "$2/draft" && echo same >"$2/draft/new" &&
    mv "$2/draft/new" "$2/draft/index.html"
EOS
chmod +x "$scratch/overwrites" "$scratch/replaces"
caught "writing the same bytes in place is caught" draft/index.html \
    "$(rewritten_by "$scratch/overwrites")"
caught "replacing a file by its like is caught" draft/index.html \
    "$(rewritten_by "$scratch/replaces")"

finish
