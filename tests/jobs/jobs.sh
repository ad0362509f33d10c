#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Builds on several threads and on one: what is printed, in which order, the
# status and every file have to be the same.
. "${srcdir:?}/tests/tap.sh"

# A library of its own, so that a pack can be given faults.
cp -R "$srcdir/statements" "$srcdir/themes" "$scratch/" || exit 99
chmod -R u+w "$scratch/statements" "$scratch/themes"
AVOW_DATA=$scratch
export AVOW_DATA

mkdir "$scratch/given" || exit 99
cd "$scratch/given" || exit 99
for name in a b c d e f g h; do
    cp -R "$srcdir/statements/packs/uk-university/example" "$name"
    chmod -R u+w "$name"
    rm -rf "$name/draft" "$name/public"
    sed -i "s/^name .*/name = University of $name/" "$name/avow.ini"
done
sed -i 's/^period_start.*/period_start = nonsense/' c/2024-25/statement.ini
sed -i 's/^pack .*/pack = no-such-pack/' f/2024-25/statement.ini
# Two files that would be one page, and one that is another.
mkdir singles
for name in x y z; do
    printf '[statement]\npack = uk-university\nperiod_start = 2024-08-01\n' \
        >"singles/$name.ini"
    echo 'period_end = 2025-07-31' >>"singles/$name.ini"
done
sed -i 's/2025-07-31/2026-07-31/' singles/z.ini

# build JOBS TREE PATH...: the status, and what is printed, beside the tree.
build() {
    jobs=$1 tree=$2
    shift 2
    (
        cd "$tree" || exit 99
        "$AVOW" build --jobs "$jobs" "$@" >"$tree.out" 2>"$tree.err"
        echo $? >"$tree.status"
    )
}

# same NAME PATH...: one thread and several, fresh and unchanged.
same() {
    name=$1
    shift
    rm -rf "$scratch/one" "$scratch/many"
    cp -R "$scratch/given" "$scratch/one"
    cp -R "$scratch/given" "$scratch/many"
    for round in fresh unchanged; do
        build 1 "$scratch/one" "$@"
        build 3 "$scratch/many" "$@"
        for what in out err status; do
            check "$name, $round: the same $what" \
                cmp "$scratch/one.$what" "$scratch/many.$what"
        done
        check "$name, $round: the same files" \
            diff -r "$scratch/one" "$scratch/many"
    done
}

same "projects" a b c d e f g h
check "they were built" grep -q 'wrote\|kept' "$scratch/many.out"
check "what is wrong was said" grep -q nonsense "$scratch/many.err"
same "one project in several words" a a/2024-25 a a/avow.ini b a/2023-24 b
same "paths that name nothing" nothing a nowhere b c/avow
same "files of one page" singles/x.ini singles/y.ini singles/z.ini a \
    singles/x.ini
check "the page of another is not taken" grep -q 'as well' "$scratch/many.err"

pack=$scratch/statements/packs/uk-university
printf '{{#organisation}}' >>"$pack/parts/staff.md"
same "a part with faults" a b c d e f g h
is "its faults are told once" 1 \
    "$(grep -c 'is not closed' "$scratch/many.err")"
printf '[field:no.such]\n' >>"$pack/pack.ini"
same "a pack with faults" a b c d e f g h
is "its faults are told once, too" 1 \
    "$(grep -c 'there is no group' "$scratch/many.err")"

for jobs in 0 -1 65 two 1.5 ''; do
    "$AVOW" build --jobs "$jobs" a >/dev/null 2>&1
    is "--jobs '$jobs' is refused" 2 $?
done

# A signal ends the program between two files.
AVOW_DATA=$srcdir
rm -rf "$scratch/many"
cp -R "$scratch/given" "$scratch/many"
cd "$scratch/many" || exit 99
"$AVOW" build --jobs 2 a b d e g h a b d e g h >/dev/null 2>&1 &
tries=0
until [ -e a/draft ] || [ $tries -eq 1000 ]; do
    tries=$((tries + 1))
done
kill -TERM $! 2>/dev/null
wait $!
status=$?
case $status in
0 | 143) pass "a signal ends it" ;;
*) fail "a signal ends it" "status $status" ;;
esac
none "no file is left half written" "$(find . -name '.*' -type f)"

finish
