# SPDX-License-Identifier: BSD-2-Clause
# shellcheck shell=sh
#
# What the tests of hostile input share: a project and a pack in $scratch that
# a test makes worse, and a look at what avow does with them. Beside the
# project stands a folder that is nobody's business: nothing in it may show
# on a page or in a message, and nothing in it may change.

. "${srcdir:?}/tests/tap.sh"

project=$scratch/project
period=$project/2024-25
pack=$scratch/data/statements/packs/small
theme=$scratch/data/themes/small
outside=$scratch/outside
secret=Of-no-concern-to-avow
export AVOW_DATA="$scratch/data:$srcdir"

# A sanitizer reserves terabytes of addresses and takes its time.
memory=250000 seconds=2
# shellcheck disable=SC3045 # every shell that is met has these limits
if ! (ulimit -v $memory && exec "$AVOW" --version) >/dev/null 2>&1; then
    memory=unlimited seconds=20
fi

fresh() {
    rm -rf "$project" "$scratch/data" "$outside"
    mkdir -p "$period/parts" "$project/parts" "$pack/parts" "$theme" \
        "$scratch/data/statements/laws"
    cat >"$project/avow.ini" <<'EOS'
[organisation]
name = University of Exampleford
EOS
    cat >"$period/statement.ini" <<'EOS'
[statement]
pack  = small
theme = small
EOS
    cat >"$pack/pack.ini" <<'EOS'
[pack]
title = Small
language = en-GB

[table:rows]
label = Rows
help  = Some.
file  = rows.csv

[column:rows.name]
type  = text
label = Name
EOS
    printf '# Statement\n\n{{> introduction}}\n' >"$pack/statement.md"
    echo 'The introduction.' >"$pack/parts/introduction.md"
    echo '<title>{{page.title}}</title>{{{style}}}{{{content}}}' \
        >"$theme/page.html"
    echo 'p { color: black }' >"$theme/style.css"

    mkdir -p "$outside/2024-25" "$outside/parts/en-GB"
    echo "$secret" >"$outside/secret.md"
    echo "$secret" >"$outside/parts/introduction.md"
    echo "$secret" >"$outside/parts/en-GB/introduction.md"
    printf 'name\n%s\n' "$secret" >"$outside/secret.csv"
    printf 'field,value\norganisation.name,%s\n' "$secret" \
        >"$outside/answers.csv"
    printf '[organisation]\nname = %s\n' "$secret" >"$outside/avow.ini"
    printf '[statement]\npack = small\n%s\n' "$secret" \
        >"$outside/2024-25/statement.ini"
}

# A statement that can be approved.
approvable() {
    fresh
    cat >>"$project/avow.ini" <<'EOS'
type     = body-corporate
turnover = 36000000

[signatory]
first_name = Alex
last_name  = Example
role       = Vice-Chancellor

[site]
url      = https://www.example.org/slavery/
homepage = https://www.example.org/
EOS
    cat >>"$period/statement.ini" <<'EOS'
kind = steps
period_start = 2024-08-01
period_end = 2025-07-31
EOS
}
approved() {
    approvable
    "$AVOW" approve "$period" --body Council --date 2025-11-26 \
        --today 2026-01-31 >"$scratch/out" 2>"$scratch/err" </dev/null ||
        fail "a statement is approved" "$(cat "$scratch/out" "$scratch/err")"
}

# All that stands outside of the project.
around() {
    (cd "$scratch" && find data outside -type f -exec cksum {} + | sort -k 3 &&
        find data outside ! -type f | sort)
}

# Runs avow with bounds on its time and memory.
bounded() { # ARGUMENT...
    before=$(around)
    # shellcheck disable=SC3045
    (ulimit -v $memory && ulimit -t $seconds && exec "$AVOW" "$@") \
        >"$scratch/out" 2>"$scratch/err" </dev/null
    status=$?
    wrong=
    [ "$before" = "$(around)" ] || wrong="something else was changed"
    if grep -qF "$secret" "$scratch/out" "$scratch/err" ||
        find "$project/draft" "$project/public" -type f -exec cat {} + \
            2>/dev/null | grep -qF "$secret"; then
        wrong="$wrong; what is outside was shown"
    fi
    if grep -qE 'Sanitizer|runtime error|out of memory' "$scratch/err"; then
        wrong="$wrong; it crashed"
    fi
}

# Holds a run to end with that status and to say those words.
says() { # NAME STATUS WORDS ARGUMENT...
    what=$1 expected=$2 words=$3
    shift 3
    bounded "$@"
    [ "$status" -eq "$expected" ] ||
        wrong="$wrong; the status is $status, not $expected"
    cat "$scratch/out" "$scratch/err" | grep -qF -e "$words" ||
        wrong="$wrong; no '$words' in: $(head -c 2000 "$scratch/err")"
    none "$what" "$wrong"
}
