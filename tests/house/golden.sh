#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# The runner of golden cases passes what is as expected and nothing else.

. "${srcdir:?}/tests/tap.sh"

mkdir "$scratch/bin"
cat >"$scratch/bin/avow" <<'EOS'
#!/bin/sh
# Stands in for avow: makes, changes and removes a file, and says so.
echo "made $1"
echo "a remark" >&2
mkdir -p draft
printf 'a  page\n' >draft/page.html
echo more >>kept.ini
rm -f gone.csv
exit 3
EOS
chmod +x "$scratch/bin/avow"

run() { # SWITCH, or nothing
    AVOW=$scratch/bin/avow sh "$srcdir/tests/golden/run" ${1:+"$1"} \
        "$scratch/case"
}

# A case that passes; each test below breaks one thing of a new copy.
fresh() {
    rm -rf "$scratch/case"
    mkdir -p "$scratch/case/input" "$scratch/case/expected/draft"
    echo 'avow build' >"$scratch/case/command"
    echo 'k = v' >"$scratch/case/input/kept.ini"
    echo 'a,b' >"$scratch/case/input/gone.csv"
    echo 'untouched' >"$scratch/case/input/other.csv"
    printf 'a  page\n' >"$scratch/case/expected/draft/page.html"
    printf 'k = v\nmore\n' >"$scratch/case/expected/kept.ini"
    echo 'made build' >"$scratch/case/stdout"
    echo 'a remark' >"$scratch/case/stderr"
    echo 3 >"$scratch/case/status"
    echo gone.csv >"$scratch/case/removed"
}

fresh
check "a case with all as expected passes" run

breaks() { # NAME COMMAND
    fresh
    (cd "$scratch/case" && eval "$2")
    if said=$(run ""); then
        fail "$1" "$said"
    else
        caught "$1" "not ok 1 - case" "$said"
    fi
}
breaks "another standard output fails" 'echo "made  build" >stdout'
breaks "an output that is not expected fails" 'rm stdout'
breaks "another message fails" 'echo "another remark" >stderr'
breaks "another status fails" 'echo 1 >status'
breaks "a status that is not expected fails" 'rm status'
breaks "a page with other white space fails" \
    'printf "a page\n" >expected/draft/page.html'
breaks "a page without its last line break fails" \
    'printf "a  page" >expected/draft/page.html'
breaks "a file that nobody expects fails" 'rm expected/draft/page.html'
breaks "a file that is not made fails" 'echo x >expected/draft/more.html'
breaks "an empty file that is not made fails" ': >expected/draft/empty'
breaks "a changed input that nobody expects fails" 'rm expected/kept.ini'
breaks "a removed input that nobody expects fails" 'rm removed'
breaks "a hidden file that is left behind fails" \
    'echo "avow build; s=\$?; echo >.page.tmp; exit \$s" >command'
breaks "a path of this machine in the output fails" \
    'echo "avow build; s=\$?; pwd; exit \$s" >command'

fresh
cp -R "$scratch/case" "$scratch/right"
rm -r "$scratch/case/expected" "$scratch/case/stdout" "$scratch/case/removed"
echo stale >"$scratch/case/stderr"
check "an update passes" run --update
none "and writes just what was there to see" \
    "$(diff -r "$scratch/right" "$scratch/case")"
check "after which the case passes" run

finish
