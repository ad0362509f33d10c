#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Projects, packs and themes that reach out of their folders, by "..", by
# absolute names, or by links; and things that are no files where files should
# be. Each is a clear error; nothing outside is read, shown or written.

. "${srcdir:?}/tests/hostile/hostile.sh"

fresh
says "what is not hostile is built" 0 "2024-25/index.html" build "$project"

# Names.
for file in ../../outside/secret.csv "$outside/secret.csv" \
    'a/../../../outside/secret.csv' '..'; do
    fresh
    printf '[table:rows]\nfile = %s\n' "$file" >>"$period/statement.ini"
    says "a table's file named $(basename "$file") by ${file%%/*}/" 3 \
        "leads out of the project" build "$project"
    fresh
    sed "s|^file .*|file = $file|" "$pack/pack.ini" >"$scratch/changed"
    mv "$scratch/changed" "$pack/pack.ini"
    says "a pack's file named $(basename "$file") by ${file%%/*}/" 3 \
        "leads out of the project" build "$project"
done
for name in ../../../outside "$outside" small/../small .; do
    for key in pack theme language laws; do
        fresh
        sed "/^$key/d" "$period/statement.ini" >"$scratch/changed"
        echo "$key = $name" >>"$scratch/changed"
        mv "$scratch/changed" "$period/statement.ini"
        case $key-$name in
        *-.) ;; # is there no such thing, or one without its file?
        *) says "a $key '${name##*/}'" 3 "there is no" build "$project" ;;
        esac
    done
done
for name in ../../outside/secret "$outside/secret" ../parts/introduction; do
    fresh
    printf '{{> %s}}\n' "$name" >"$pack/statement.md"
    says "a part '${name##*/}' by ${name%%/*}/" 3 "there is no part" \
        build "$project"
done
for name in ../2024-25 /tmp .. . .hidden; do
    fresh
    says "avow new --period $name" 2 "--period" new "$scratch/made" \
        --pack small --period "$name"
done

# Links that lead out, for files that are read.
linked() { # FILE TARGET [ARGUMENT...]
    fresh
    rm -rf "$1"
    ln -s "$2" "$1"
    shown=${1#"$scratch"/}
    shift 2
    [ $# -gt 0 ] || set -- build "$project"
    says "a link $shown: avow $1" 3 "leads out" "$@"
}
linked "$project/avow.ini" "$outside/avow.ini"
linked "$period/statement.ini" ../../outside/2024-25/statement.ini
linked "$period" ../outside/2024-25
linked "$period/answers.csv" ../../outside/answers.csv
linked "$period/rows.csv" ../../outside/secret.csv
linked "$project/rows.csv" "$outside/secret.csv"
linked "$period/parts/introduction.md" "$outside/secret.md"
linked "$period/parts" "$outside/parts"
linked "$project/parts/introduction.md" ../../outside/secret.md
linked "$project/parts" ../outside/parts
linked "$project/parts/en-GB" "$outside/parts"
linked "$pack/parts/introduction.md" "$outside/secret.md"
linked "$pack/parts" "$outside/parts"
linked "$pack/parts/en-GB" "$outside/parts"
linked "$pack/pack.ini" "$outside/avow.ini"
linked "$pack/statement.md" "$outside/secret.md"
linked "$theme/page.html" "$outside/secret.md"
linked "$theme/style.css" "$outside/secret.md"
linked "$pack/parts/introduction.md" "$outside/secret.md" \
    adapt introduction "$project"
for linked in approval.ini statement.md statement.json withdrawal.ini; do
    approved
    printf '[approval]\nbody = %s\n' "$secret" >"$outside/$linked"
    rm -f "$period/record/$linked"
    ln -s "$outside/$linked" "$period/record/$linked"
    says "a link record/$linked" 3 "leads out" build "$project"
done
approved
mv "$period/record" "$outside/record"
ln -s ../../outside/record "$period/record"
says "a link record" 3 "leads out" build "$project"
approved
rm -r "$period/record"
mkdir -p "$outside/record"
printf '[withdrawal]\ndate = 2026-01-01\nnote = %s\n' "$secret" \
    >"$outside/record/withdrawal.ini"
ln -s ../../outside/record "$period/record"
says "a withdrawal in a link record" 3 "leads out" build "$project"
approved
for named in ../outside/secret.md "$outside/secret.md"; do
    sed "s|^path.*statement.ini|path = $named|" "$period/record/approval.ini" \
        >"$scratch/changed"
    mv "$scratch/changed" "$period/record/approval.ini"
    echo "x" >>"$period/statement.ini"
    says "a record of ${named%%/*}/" 0 "is gone" check "$project"
done
for named in ../outside/secret.md "$outside/secret.md"; do
    approved
    printf '[earlier:2019]\nfile = %s\n' "$named" >>"$project/avow.ini"
    says "an earlier statement by ${named%%/*}/" 3 "no file" build "$project"
done
approved
printf '[earlier:2019]\nfile = link.pdf\n' >>"$project/avow.ini"
ln -s ../outside/secret.md "$project/link.pdf"
says "an earlier statement by a link" 3 "leads out" build "$project"

# Links that lead out, for what is written.
fresh
ln -s ../outside "$project/draft"
says "a link draft" 3 "leads out" build "$project"
fresh
mkdir "$project/draft"
ln -s "$outside" "$project/draft/2024-25"
says "a link draft/2024-25" 3 "leads out" build "$project"
fresh
mkdir -p "$project/draft/2024-25"
ln -s "$outside/secret.md" "$project/draft/2024-25/index.html"
says "a link in place of a page" 0 "wrote" build "$project"
check "is replaced by the page" test ! -L "$project/draft/2024-25/index.html"
approved
ln -s ../outside "$project/public"
says "a link public" 3 "leads out" build "$project"
approved
mkdir "$project/public"
ln -s "$outside" "$project/public/2024-25"
says "a link public/2024-25" 3 "leads out" build "$project"
approvable
ln -s "$outside" "$period/record"
says "avow approve into a link" 3 "leads out" approve "$period" \
    --body Council --date 2025-11-26 --today 2026-01-31
approvable
ln -s "$outside" "$period/record"
mkdir -p "$project/public/2024-25"
: >"$project/public/2024-25/fragment.html"
says "avow withdraw into a link" 3 "leads out" withdraw "$period" \
    --note N --date 2025-11-26
fresh
rm -r "$project/parts" "$period/parts"
ln -s "$outside/2024-25" "$project/parts"
ln -s "$outside/2024-25" "$period/parts"
says "avow adapt into a link" 3 "leads out" adapt introduction "$project"
fresh
mkdir "$scratch/made"
ln -s "$outside/parts" "$scratch/made/2024-25"
says "avow new into a link" 3 "leads out" new "$scratch/made" --pack small \
    --period 2024-25
rm -r "$scratch/made"

# Links that lead nowhere, or round and round.
linked_in() { # FILE TARGET WORDS
    fresh
    rm -rf "$1"
    ln -s "$2" "$1"
    says "a link ${1##*/} to $2" 3 "$3" build "$project"
}
linked_in "$period/rows.csv" rows.csv "Too many levels"
linked_in "$period/answers.csv" nowhere.csv "No such file"
linked_in "$period/parts/introduction.md" introduction.md "Too many levels"
linked_in "$project/2023-24" 2023-24 "Too many levels"
linked_in "$project/draft" draft "Too many levels"

# Links that stay inside are nobody's harm.
fresh
mv "$period/statement.ini" "$project/kept.ini"
ln -s ../kept.ini "$period/statement.ini"
printf 'name\nA\n' >"$project/kept.csv"
ln -s ../kept.csv "$period/rows.csv"
ln -s . "$period/loop"
ln -s .. "$project/parts/loop"
ln -s "$project" "$scratch/known-as"
says "links within the project" 0 "index.html" build "$scratch/known-as"
rm "$scratch/known-as"

# What is no file.
piped() { # FILE
    fresh
    rm -rf "$1"
    mkfifo "$1"
    says "a pipe ${1#"$scratch"/}" 3 "pipe" build "$project"
}
piped "$project/avow.ini"
piped "$period/statement.ini"
piped "$period/answers.csv"
piped "$period/rows.csv"
piped "$period/parts/introduction.md"
piped "$pack/pack.ini"
piped "$pack/statement.md"
piped "$pack/parts/introduction.md"
piped "$theme/page.html"
piped "$theme/style.css"
for device in /dev/zero /dev/null; do
    says "avow build $device" 3 "device" build "$device"
done

finish
