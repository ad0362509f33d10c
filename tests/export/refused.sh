#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# An export that cannot be made leaves what was there as it was, and says why;
# programs that fail in each way are played by scripts. What is called, with
# which words, is seen in the same way.

. "${srcdir:?}/tests/tap.sh"

AVOW=${AVOW:-$srcdir/avow}
project="$scratch/a project"
temporary="$scratch/temporary"
old="$project/2023-24/statement.pdf"
cp -R "$srcdir/statements/packs/uk-university/example" "$project" &&
    chmod -R u+w "$project" && mkdir "$temporary" "$scratch/bin" || exit 99
cp "$project/avow.ini" "$scratch/avow.ini"
export TMPDIR="$temporary"

settings() { # LINE...: the section [export]
    {
        cat "$scratch/avow.ini"
        echo '[export]'
        printf '%s\n' "$@"
    } >"$project/avow.ini"
}

# A program in the place of Chromium: shell, with $out for --print-to-pdf.
# shellcheck disable=SC2016 # it is for the program to expand
program() { # LINE...
    {
        echo '#!/bin/sh'
        echo 'for word; do out=${word#--print-to-pdf=}'
        echo '[ "$out" = "$word" ] || break; done'
        printf '%s\n' "$@"
    } >"$scratch/bin/browser"
    chmod 755 "$scratch/bin/browser"
    settings "pdf = $scratch/bin/browser" 'seconds = 2'
}

run() { # WORD...: an export; its status and what it said
    status=0
    "$AVOW" export "$@" >"$scratch/out" 2>"$scratch/err" </dev/null ||
        status=$?
    said=$(cat "$scratch/err")
}

# The status, words of the message, and that nothing was left or changed.
refused() { # NAME STATUS WORDS
    is "$1: the status" "$2" "$status"
    caught "$1: what is said" "$3" "$said"
    is "$1: the old file stands" before "$(cat "$old")"
    none "$1: nothing is left" \
        "$(find "$project" -name '.statement*'; ls -A "$temporary")"
}

echo before >"$old"

settings
status=0
PATH=/nowhere "$AVOW" export pdf "$project" >"$scratch/out" \
    2>"$scratch/err" || status=$?
said=$(cat "$scratch/err")
refused "no program" 3 "looked for chromium, chromium-browser, google-chrome"
caught "no program: what to do" "install Chromium" "$said"
status=0
PATH=/nowhere "$AVOW" export docx "$project" >"$scratch/out" \
    2>"$scratch/err" || status=$?
caught "no pandoc" "looked for pandoc" "$(cat "$scratch/err")"
is "no pandoc: the status" 3 "$status"

run odt "$project"
refused "another format" 2 "'odt' is no format: it is pdf or docx"
run pdf "$project/2024-25"
refused "not approved" 1 "'--draft' exports it as it is"
run pdf --draft "$project/2023-24"
refused "approved" 1 "there is no draft of it"

settings 'pdf = pandoc'
run pdf "$project"
refused "a program of another format" 3 "write chromium or weasyprint"
settings 'pdf = /nowhere/chromium'
run pdf "$project"
refused "a program that is not there" 3 "is no program that can be run"
settings 'pfd = chromium' 'seconds = soon' 'docx_reference = ../styles.docx'
run pdf "$project"
refused "settings" 3 "did you mean 'pdf'?"
caught "settings: the seconds" "'soon' is not a number" "$said"
caught "settings: the file" "is no file of the project" "$said"

# shellcheck disable=SC2016 # it is for the program to expand
program 'i=0; while [ $i -lt 3000 ]; do echo "a line $i" >&2; i=$((i + 1)); done' \
    'printf "\033[31mthe reason\033[0m\n" >&2' 'exit 7'
run pdf "$project"
refused "a program that fails" 3 "browser ended with the status 7"
caught "its last words are shown" "the reason" "$said"
none "without control characters" \
    "$(LC_ALL=C tr -d '\12\40-\176' <"$scratch/err")"
check "and not all of them" test "$(wc -c <"$scratch/err")" -lt 2000

# shellcheck disable=SC2016 # it is for the program to expand
program 'printf "%%PDF-1.4\n1 0 obj" >"$out"'
run pdf "$project"
refused "half a file" 3 "left no whole pdf file"
program :
run pdf "$project"
refused "no file" 3 "left no whole pdf file"
# shellcheck disable=SC2016 # it is for the program to expand
program 'kill -9 $$'
run pdf "$project"
refused "a program that is killed" 3 "a signal (9) ended browser"

# What it has started goes with it.
# shellcheck disable=SC2317 # check calls it
gone() { # FILE with a process number
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        # One that nobody has buried yet is gone as well.
        grep -q '^State:[[:space:]]*[^Z[:space:]]' "/proc/$(cat "$1")/status" \
            2>/dev/null || return 0
        sleep 0.1
    done
    return 1
}
program 'sleep 60 & ' "echo \$! >'$scratch/child'" 'wait'
run pdf "$project"
refused "a program that takes too long" 3 "was not done after 2 seconds"
check "what it had started is ended" gone "$scratch/child"

rm -f "$scratch/child"
program 'sleep 60 & ' "echo \$! >'$scratch/child'" 'wait'
"$AVOW" export pdf "$project" >"$scratch/out" 2>"$scratch/err" </dev/null &
avow=$!
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    [ ! -s "$scratch/child" ] || break
    sleep 0.1
done
kill -TERM $avow
status=0
wait $avow || status=$?
said=$(cat "$scratch/err")
refused "somebody stops avow" 143 ""
check "the program is ended with it" gone "$scratch/child"

# How it is called: what it is to read and write lies in a folder of its own.
# shellcheck disable=SC2016 # it is for the program to expand
program "printf '%s\n' \"\$@\" >'$scratch/words'" \
    "env >'$scratch/environment'" \
    'printf "%%PDF-1.4\n%%%%EOF\n" >"$out"'
run pdf "$project"
is "a program that succeeds" 0 "$status"
is "its file is taken" '%PDF-1.4' "$(head -n 1 "$old")"
none "and nothing else" "$(ls -A "$temporary")"
caught "tags are asked for" --export-tagged-pdf "$(cat "$scratch/words")"
caught "no name is resolved" '--host-resolver-rules=MAP * ~NOTFOUND' \
    "$(cat "$scratch/words")"
caught "no proxy answers" http_proxy=http://127.0.0.1:9 \
    "$(cat "$scratch/environment")"
none "nothing of the project's folder is in the words" \
    "$(grep -F 'a project' "$scratch/words")"
if [ "$(id -u)" = 0 ]; then
    caught "root's browser has no sandbox" --no-sandbox \
        "$(cat "$scratch/words")"
    caught "and that is said" "ran without its sandbox" "$said"
    chmod -R a+rwX "$scratch"
    if command -v setpriv >/dev/null && setpriv --reuid 65534 --regid 65534 \
        --clear-groups -- "$AVOW" export pdf "$project" \
        >"$scratch/out" 2>"$scratch/err"; then
        none "anybody else's has one" "$(grep sandbox "$scratch/words" \
            "$scratch/err")"
    else
        skip "anybody else's has one" "no other user can run avow here"
    fi
else
    none "a browser has its sandbox" "$(grep sandbox "$scratch/words")"
fi

echo before >"$old"
run pdf --output "$scratch/elsewhere.pdf" "$project"
is "to another place" 0 "$status"
is "is there" '%PDF-1.4' "$(head -n 1 "$scratch/elsewhere.pdf")"
run pdf --output "$scratch/nowhere/elsewhere.pdf" "$project"
refused "to a folder that is not there" 3 elsewhere.pdf

# What was exported is not taken for a file of the year, nor kept as a draft.
run pdf --draft "$project"
is "a draft" 0 "$status"
check "is in the folder of drafts" test -s "$project/draft/2024-25/statement.pdf"
"$AVOW" build --quiet "$project"
"$AVOW" new-year 2025-26 "$project/2023-24" >"$scratch/out" 2>&1
none "the next year has no copy" "$(find "$project/2025-26" -name '*.pdf'
    grep statement.pdf "$scratch/out")"

finish
