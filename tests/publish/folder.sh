#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Publishing to a folder: what is sent and what is not, the plan, the manifest,
# receipts and refusals.

. "${srcdir:?}/tests/tap.sh"

[ -x "${AVOW%/*}/avow-publish" ] || skip_all "avow-publish was not built"
cd "$scratch" || exit 99
cp -R "$srcdir/statements/packs/uk-university/example" p
chmod -R u+w p
printf '\n[publish:web]\nurl = ../www\n' >>p/avow.ini

# The public address is nowhere: verify.sh has what is looked at afterwards.
avow() {
    [ "$1" != publish ] || set -- "$@" --no-verify
    "$AVOW" "$@" >out 2>err
}
ends() { # STATUS NAME WORD...
    wanted=$1 name=$2
    shift 2
    avow "$@"
    got=$?
    if [ $got = "$wanted" ]; then
        pass "$name"
    else
        fail "$name" "status $got, not $wanted; $(cat out err)"
    fi
}
tree() { # FOLDER
    (cd "$1" && find . -type f -exec sha256sum {} + | sort -k 2)
}

ends 0 'a plan can be looked at first' publish p --dry-run
is 'it is of every file' "$(cd p/public && find . -type f | wc -l)" \
    "$(grep -c '^new ' out)"
is 'pages come after what is beside them, the root after those, the feed last' \
    '2023-24/index.html index.html feed.xml' \
    "$(sed -n 's/^new  *\([^:]*\):.*/\1/p' out | tail -n 3 | tr '\n' ' ' |
        sed 's/ $//')"
none 'and nothing was written for it' \
    "$(ls -d www p/published p/*/record/receipts 2>/dev/null)"

ends 0 'what is approved is published' publish p
is 'the folder holds what public/ does' "$(tree p/public)" "$(tree www)"
is 'a receipt is in the record' 1 \
    "$(find p/2023-24/record/receipts -name '*.json' | wc -l)"
if python3 -c 'import jsonschema' 2>/dev/null; then
    check 'it is as its schema says' python3 - \
        "$srcdir/statements/schemas/receipt.json" \
        p/2023-24/record/receipts/*.json <<'PY'
import json, sys, jsonschema
jsonschema.validate(json.load(open(sys.argv[2])), json.load(open(sys.argv[1])))
PY
else
    skip 'it is as its schema says' 'python3-jsonschema is not installed'
fi
avow history p
caught 'it is listed' 'to web (a folder): ' "$(cat out)"
ends 0 'the receipt is not published with the next one' publish p
caught 'nothing is sent twice' 'nothing to send' "$(cat out)"
none 'no receipt and no draft is public' \
    "$(find www -path '*receipts*' -o -path '*draft*')"

rm -r p/published
avow publish p --dry-run
is 'a manifest that is lost is made again from what the host holds' 0 \
    "$(grep -cE '^(new|changed) ' out)"
echo x >>www/index.html
avow publish p --dry-run
caught 'what somebody else has changed is seen' 'changed index.html: ' \
    "$(cat out)"
avow publish p
is 'and put right' "$(tree p/public)" "$(tree www)"

printf '\n[earlier:2019-20]\nfile = old.pdf\n' >>p/avow.ini
echo '%PDF-1.4' >p/old.pdf
avow publish p
check 'a file of an earlier year goes along' cmp p/old.pdf www/2019-20/old.pdf
sed '/earlier:2019-20/,+1d' p/avow.ini >new.ini && cp new.ini p/avow.ini
rm -r p/public
avow publish p
caught 'what is no longer public is kept' 'kept    2019-20/old.pdf: ' \
    "$(cat out)"
check 'and stays' [ -e www/2019-20/old.pdf ]
echo mine >www/mine.html
avow publish p --prune
check 'with --prune it goes' [ ! -e www/2019-20/old.pdf ]
check 'and nothing else does' [ -e www/mine.html ]

before=$(tree www)
ends 0 'the doctor tries to write' doctor p
is 'and leaves all as it was' "$before" "$(tree www)"
ends 3 'a target that there is not' publish p --to wbe
caught 'is told with the nearest' "did you mean 'web'" "$(cat err)"
ends 2 'an option that there is not is one of the command line' publish --prone
ends 3 'a place that is not there' publish nowhere
cp p/avow.ini good.ini
printf 'password = hunter2\n' >>p/avow.ini
ends 3 'a password in the file is refused' publish p
none 'and not shown' "$(grep hunter2 out err)"
caught 'with where to put it' 'password_env = NAME' "$(cat err)"
cp good.ini p/avow.ini

# ---- By hand

cp p/avow.ini good.ini
printf '\n[publish:cms]\nurl = manual:\n' >>p/avow.ini
rm -rf p/2023-24/record/receipts
ends 0 'a person is told what to do' publish p --to cms
caught 'with the file to copy' '  1. Copy the whole of p/public/2023-24/fragment.html' \
    "$(cat out)"
none 'and nothing is said of an earlier one that there is not' \
    "$(grep 'last year' out)"
caught 'and what to call when it is done' 'avow verify p --to cms' "$(cat out)"
none 'and there is no receipt of what nobody has done' \
    "$(ls p/2023-24/record/receipts 2>/dev/null)"
ends 0 'the text can go to the clipboard' publish p --to cms --print
check 'as it is, and nothing else' cmp out p/public/2023-24/fragment.html
if command -v script >/dev/null; then
    printf '\n' | script -qec "'$AVOW' publish p --to cms --no-verify" /dev/null >screen 2>&1
    caught 'on a terminal it waits until that is done' 'Press Enter' "$(cat screen)"
    is 'and then there is a receipt' 1 \
        "$(find p/2023-24/record/receipts -name '*-cms.json' | wc -l)"
else
    skip 'on a terminal it waits until that is done' 'script is not installed'
fi
cp -R p next
"$AVOW" approve next/2024-25 --body Council --date 2025-11-26 \
    --today 2025-12-01 >/dev/null
ends 0 'a year later so is a person' publish next --to cms
caught 'with what becomes of the year before' \
    'next/public/2023-24/fragment.html is its text. Every earlier statement' \
    "$(cat out)"
caught 'and where it is listed' \
    'a link to that page from https://www.example.org/modern-slavery/earlier/;' \
    "$(cat out)"
cp good.ini p/avow.ini

ends 0 'a project is begun' new fresh --pack uk-university
printf '\n[publish:web]\nurl = ../empty\n' >>fresh/avow.ini
ends 1 'nothing that is not approved is published' publish fresh
caught 'and so much is said' 'nothing is approved yet' "$(cat err)"
check 'with nothing sent' [ ! -e empty ]

# A correction that the law does not bear: the record is the text that counts.
cp -R p bad
sed -i 's/Council/Tea Club/g; s/approved/liked/g; s/Approved/Liked/g' \
    bad/2023-24/record/statement.md
ends 3 'a record that was edited is not published' publish bad

finish
