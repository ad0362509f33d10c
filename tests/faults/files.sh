#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Folders that may not be written, and files that may not be read, are not
# there, go away, or are something else.

. "${srcdir:?}/tests/faults/faults.sh"

export ASAN_OPTIONS="${ASAN_OPTIONS:-}:verify_asan_link_order=0"

if ! said=$(fresh); then
    fail "the example is built" "$said"
    finish
fi
period=$project/2024-25

# What is missing or out of place is named, and nothing is passed over: a year
# that cannot be read must not drop out of the project.
for command in build check; do
    faults "avow $command on nothing" "missing" "$AVOW" "$command" \
        "$scratch/missing"
    ln -s nowhere "$scratch/loose"
    faults "avow $command on a link to nothing" "loose" "$AVOW" "$command" \
        "$scratch/loose"
    rm "$scratch/loose"

    fresh
    printf '\n[table:spend]\nfile = gone.csv\n' >>"$period/statement.ini"
    faults "avow $command without a table" "gone.csv" "$AVOW" "$command" \
        "$period"

    fresh
    rm "$period/spend.csv"
    ln -s nowhere.csv "$period/spend.csv"
    faults "avow $command with a link to nothing for a table" "spend.csv" \
        "$AVOW" "$command" "$period"

    fresh
    rm "$project/parts/introduction.md"
    ln -s nowhere.md "$project/parts/introduction.md"
    faults "avow $command with a link to nothing for a part" \
        "introduction.md: error: cannot be read" "$AVOW" "$command" "$period"

    fresh
    rm "$period/spend.csv"
    mkdir "$period/spend.csv"
    faults "avow $command with a folder for a table" "spend.csv" "$AVOW" \
        "$command" "$period"

    fresh
    rm "$period/statement.ini"
    mkdir "$period/statement.ini"
    faults "avow $command with a folder for an INI file" "statement.ini" \
        "$AVOW" "$command" "$period"
    "$AVOW" "$command" "$project" >"$scratch/out" 2>"$scratch/err"
    is "avow $command does not pass such a year over" 3 $?

    fresh
    rm "$period/spend.csv"
    mkfifo "$period/spend.csv"
    faults "avow $command with a pipe for a table" "spend.csv" timeout 20 \
        "$AVOW" "$command" "$period"
done

fresh
rm -r "$project/draft"
: >"$project/draft"
faults "a file where the pages go" "draft" "$AVOW" build "$project"
caught "and the message says what to do" "move it away" "$(cat "$scratch/err")"

fresh
rm -r "$project/draft/2024-25/index.html"
mkdir "$project/draft/2024-25/index.html"
rm -r "$project/draft/2023-24"
cp -R "$project/2024-25" "$scratch/kept"
"$AVOW" build "$project" >"$scratch/out" 2>"$scratch/err"
is "a folder where a page goes: status 3" 3 $?
caught "a folder where a page goes: the message names it" "index.html" \
    "$(cat "$scratch/err")"
none "a folder where a page goes: nothing is left beside it" \
    "$(find "$project/draft/2024-25" -name '.*')"

# A file that goes away between the look into its folder and the look into it,
# and one whose disk breaks while it is read. ENOENT is 2, EIO 5.
build_shim
fresh
for command in build check; do
    for file in statement.ini spend.csv avow.ini introduction.md; do
        faults "avow $command where $file vanishes" "$file" \
            broken "open:$file:2" "$AVOW" "$command" "$project"
        faults "avow $command where $file breaks off" "Input/output error" \
            broken "read:$file:5" "$AVOW" "$command" "$project"
    done
done

# What a person has no right to. The superuser has every right, so there the
# tests are somebody else's, who has a copy of the program at hand.
mkdir "$scratch/at-hand"
cp "$AVOW" "$scratch/at-hand/avow"
cp -R "$srcdir/statements" "$srcdir/themes" "$scratch/at-hand"
if [ "$(id -u)" != 0 ]; then
    as_somebody() {
        "$@"
    }
elif setpriv --reuid=65534 --regid=65534 --clear-groups true 2>/dev/null; then
    as_somebody() {
        setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
    }
    chmod -R a+rX "$scratch"
fi
rights() { # COMMAND...: for somebody without rights
    as_somebody env AVOW_DATA="$scratch/at-hand" "$scratch/at-hand/avow" "$@"
}
if rights --version >"$scratch/said" 2>&1; then
    own() { # gives the project to that somebody, so that only modes count
        fresh
        [ "$(id -u)" != 0 ] || chown -R 65534:65534 "$project"
    }
    own
    chmod a-w "$project/draft/2024-25"
    faults_of_one=$(rights build "$project" 2>&1 >/dev/null)
    is "a folder that may not be written: status 3" 3 $?
    caught "a folder that may not be written: the message names it" \
        "draft/2024-25/index.html: error: cannot be written: Permission denied" \
        "$faults_of_one"
    none "a folder that may not be written: nothing is left in it" \
        "$(find "$project/draft/2024-25" -name '.*')"
    none "a folder that may not be written: the old page stands" \
        "$(grep -l 'The text of another draft' \
            "$project/draft/2024-25/index.html")"
    caught "a folder that may not be written: the other page is new" \
        2023-24/index.html "$(grep -l 'The text of another draft' \
            "$project/draft/2023-24/index.html")"

    own
    rm -r "$project/draft"
    chmod a-w "$project"
    faults "a project that may not be written" "Permission denied" \
        rights build "$project"
    caught "and the message says what to do" "ask for the right" \
        "$(cat "$scratch/err")"

    for command in build check; do
        for file in avow.ini 2024-25/statement.ini 2024-25/spend.csv \
            parts/introduction.md; do
            own
            chmod 0 "$project/$file"
            rights "$command" "$project" >"$scratch/out" 2>"$scratch/err"
            is "avow $command with a $file that may not be read: status 3" 3 $?
            caught "avow $command with a $file that may not be read: named" \
                "$file" "$(cat "$scratch/err")"
        done
    done
else
    skip "what may not be read or written" \
        "there is nobody here without rights: $(cat "$scratch/said")"
fi

finish
