#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# What may not be approved, corrected or withdrawn, and what becomes of a record
# that was touched, lost or is of before.
. "${srcdir:?}/tests/tap.sh"

AVOW_DATA=$srcdir/tests/library:$srcdir
export AVOW_DATA
cd "$scratch" || exit 99

avow() {
    "$AVOW" "$@" >"$scratch/out" 2>"$scratch/err"
    status=$?
    said=$(cat "$scratch/out" "$scratch/err")
}

refused() { # NAME WORDS COMMAND...: nothing is changed
    name=$1 words=$2
    shift 2
    rm -rf before && cp -R p before
    avow "$@"
    is "$name: status 3" 3 "$status"
    caught "$name: why" "$words" "$said"
    check "$name: nothing is changed" diff -r before p
}

done_with() { # COMMAND...
    avow "$@"
    [ "$status" -eq 0 ] || fail "a step on the way: avow $*" "$said"
}

period() { # NAME YEAR
    mkdir -p "p/$1"
    printf '[statement]\nkind = steps\nperiod_start = %s-08-01\nperiod_end = %s-07-31\n' \
        "$2" $(($2 + 1)) >"p/$1/statement.ini"
    printf '[goods:tea]\nname = Tea\namount = 5\n' >>"p/$1/statement.ini"
}

fresh() {
    rm -rf p && mkdir -p p/parts
    cat >p/avow.ini <<'END'
[statement]
pack  = short
theme = listed
[organisation]
name = University of Exampleford
type = body-corporate
[site]
url = https://www.example.org/slavery/
[signatory]
first_name = Alex
last_name  = Example
role       = Vice-Chancellor
END
    cat >p/parts/text.md <<'END'
<!-- area: approval -->

{{#approval.body}}
It was approved by {{approval.body}}.
{{/approval.body}}

```table goods
caption: Goods
columns: name, amount
```
END
    period 2023-24 2023
    period 2024-25 2024
}

approve() { # PERIOD DATE [OPTION...]
    done_with approve "p/$1" --body Council --date "$2" --today 2026-02-01
}

id_of() { # PERIOD
    grep "<id>.*/$1</id>" p/public/feed.xml
}

# Withdrawing.
fresh
refused "a draft is not withdrawn" "was never approved" \
    withdraw p/2024-25 --note x --date 2026-01-01
refused "nor a period that there is none of" "was never approved" \
    withdraw p/2042-43 --note x --date 2026-01-01
refused "nor a project" "is a project, and no period" \
    withdraw p --note x --date 2026-01-01
approve 2023-24 2024-11-27
done_with build p
before=$(id_of 2023-24)
refused "not before the approval" "is before the statement was approved" \
    withdraw p/2023-24 --note x --date 2024-11-26
control=$(printf 'a\033[31mb')
refused "not for a reason with a control character" "control character" \
    withdraw p/2023-24 --note "$control" --date 2026-01-01
long=$(head -c 70000 /dev/zero | tr '\0' x)
refused "not for one that could not be read again" "65536" \
    withdraw p/2023-24 --note "$long" --date 2026-01-01
avow withdraw p/2023-24 --note 'It was of another body.' --date 2026-01-05
is "withdrawn" 0 "$status"
refused "once is enough" "was withdrawn already, on 2026-01-05" \
    withdraw p/2023-24 --note x --date 2026-01-06
caught "and how it is put back" "'avow approve --revision'" "$said"
done_with build p
caught "the feed says so" \
    "<summary>This statement was withdrawn on 5 January 2026: It was of another body.</summary>" \
    "$(cat p/public/feed.xml)"
is "under the same id" "$before" "$(id_of 2023-24)"
avow check p/2023-24
is "a check has nothing to find in it" 0 "$status"
caught "and says why" "withdrawn on 2026-01-05: It was of another body." "$said"
refused "it is no statement to approve" "is approved already" \
    approve p/2023-24 --body Council --date 2026-01-10 --today 2026-02-01
refused "nor to correct on an earlier day" "2026-01-05" approve p/2023-24 \
    --date 2026-01-04 --revision 'All is well.' --today 2026-02-01
avow approve p/2023-24 --date 2026-01-10 --revision 'All is well.' \
    --today 2026-02-01
is "a revision puts it back" 0 "$status"
done_with build p
caught "with its text" "It was approved by Council." \
    "$(cat p/public/2023-24/index.html)"
is "and its id" "$before" "$(id_of 2023-24)"
check "the withdrawal is kept" grep -q 'another body' \
    p/2023-24/record/revisions/1/withdrawal.ini

(cd p/2023-24 && "$AVOW" withdraw . --note 'From within.' --date 2026-01-11) \
    >out 2>&1
is "its folder may be named from within" 0 $?
check "and it is that one" grep -q 'From within' \
    p/2023-24/record/withdrawal.ini

# Correcting.
fresh
refused "a draft is not corrected" "has not been approved" approve p/2023-24 \
    --body Council --date 2024-11-27 --revision x --today 2026-02-01
approve 2023-24 2024-11-27
refused "not before what is corrected" "2024-11-27" approve p/2023-24 \
    --date 2024-11-26 --revision x --today 2026-02-01
refused "nor for a reason that could not be read again" "65536" \
    approve p/2023-24 --date 2024-11-28 --revision "$long" --today 2026-02-01
refused "or with a control character" "control character" approve p/2023-24 \
    --date 2024-11-28 --revision "$control" --today 2026-02-01
done_with build p
before=$(id_of 2023-24)
sed -i 's/= 5$/= 6/' p/2023-24/statement.ini
done_with approve p/2023-24 --date 2025-02-03 --revision 'Tea was wrong.' \
    --today 2026-02-01
done_with build p
is "a correction in another year keeps the id" "$before" "$(id_of 2023-24)"
sed -i 's/www.example.org/www.example.net/' p/avow.ini
done_with build p
is "as does another address" "$before" "$(id_of 2023-24)"
caught "the body is that of before" "It was approved by Council." \
    "$(cat p/public/2023-24/index.html)"
caught "the data tell of the correction" "Tea was wrong." \
    "$(cat p/public/2023-24/statement.json)"

# Approving.
fresh
for words in "$control" "$long"; do
    avow approve p/2023-24 --body "$words" --date 2024-11-27 --today 2026-02-01
    is "a body that cannot be recorded: status 3" 3 "$status"
    check "a body that cannot be recorded: no record" test ! -e p/2023-24/record
done
mv p/2023-24 'p/2023, 24'
refused "a name that cannot stand in a list" "cannot name a folder of public/" \
    approve 'p/2023, 24' --body Council --date 2024-11-27 --today 2026-02-01
mv 'p/2023, 24' p/2023-24
head -c 5000000 /dev/zero | tr '\0' 'x' | fold -w 70 | sed 's/^/a /' >words
split -b 3000000 words part-
cp part-aa p/parts/first.md
cp part-ab p/parts/second.md
mkdir p/2023-24/parts
{
    cat p/parts/text.md
    printf '\n{{> first}}\n\n{{> second}}\n'
} >p/2023-24/parts/text.md
avow approve p/2023-24 --body Council --date 2024-11-27 --today 2026-02-01
is "a text that could not be read again is not recorded" "3 no" \
    "$status $([ -e p/2023-24/record ] && echo yes || echo no)"

# A draft ends with the approval.
fresh
done_with build p
check "there is a draft" test -f p/draft/2023-24/index.html
approve 2023-24 2024-11-27
done_with build p
check "what is approved has no draft any more" test ! -e p/draft/2023-24
caught "a draft lists what is public" \
    'href="../../public/2023-24/index.html">2023-24<' \
    "$(cat p/draft/2024-25/index.html)"
none "what is public does not list a draft" "$(grep -rl 2024-25 p/public)"

# What is in a record.
rm -rf p/public
echo 'name,secret' >p/2023-24/record/private.csv
echo '{}' >p/2023-24/record/receipt.json
done_with build p
none "a file that is not recorded is not published" \
    "$(find p/public -name 'private*' -o -name 'receipt*')"
approve 2024-25 2025-11-26
done_with build p
cp -R p/public public
for file in goods.csv statement.json statement.md; do
    cp "p/2023-24/record/$file" kept
    echo x >>"p/2023-24/record/$file"
    avow build p
    is "a $file that was touched: status 3" 3 "$status"
    caught "a $file that was touched: named" "p/2023-24/record/$file" "$said"
    rm "p/2023-24/record/$file"
    avow build p
    is "one that is gone: status 3" 3 "$status"
    caught "one that is gone: named" "p/2023-24/record/$file" "$said"
    cp kept "p/2023-24/record/$file"
    check "and nothing public is touched" diff -r public p/public
done
sed -i 's/^name = goods.csv/name = ..\/..\/..\/goods.csv/' \
    p/2023-24/record/approval.ini
refused "a file outside of the record" "is no file of a record" build p
rm p/2023-24/record/approval.ini
refused "a text without its approval" "is not there, though 'statement.md' is" \
    build p

# A receipt that says nothing.
cp -R p sound
receipt=p/2024-25/record/receipts/20260101T120000Z-web.json
mkdir -p "${receipt%/*}"
for text in '[]' '{}' '{"time": "2026-01-01T12:00:00Z"}'; do
    echo "$text" >"$receipt"
    refused "a receipt that is $text" "is no receipt" check p/2024-25
    caught "and it is named" "$receipt: error" "$said"
done
rm -rf p && mv sound p

# A record that is beyond mending can be withdrawn.
avow withdraw p/2023-24 --note 'It is lost.' --date 2026-01-06
is "a record that cannot be used can be withdrawn" 0 "$status"
done_with build p
caught "then a note is in its place" "It is lost." \
    "$(cat p/public/2023-24/index.html)"
avow check p
is "and it can be checked" 0 "$status"
refused "but not corrected" "has lost its record" approve p/2023-24 \
    --date 2026-01-10 --revision 'Here it is.' --today 2026-02-01
rm -r p/2023-24 p/public
refused "one that another record names cannot vanish" \
    "the approved statement of 2023-24 has vanished" build p
avow withdraw p/2023-24 --note 'It is lost.' --date 2026-01-06
is "and can be withdrawn" 0 "$status"
done_with build p

# Where nothing says in which language a note is.
rm -r p/2024-25
avow withdraw p/2024-25 --note 'It is lost too.' --date 2026-01-06
avow build p
is "a note in no language is an error" 3 "$status"
caught "that says what to do" "write 'language = TAG' in [statement] of avow.ini" \
    "$said"
sed -i 's/^pack  = short/&\nlanguage = en-GB/' p/avow.ini
done_with build p

# What is published as data is what is printed, and no more.
fresh
cat >>p/parts/text.md <<'END'

{{#sample.money}}
In millions: {{sample.money.rounded}}.
{{/sample.money}}
{{#sample.date}}
In the year {{sample.date.year}}.
{{/sample.date}}
{{#sample.british}}
On {{sample.british.short}}.
{{/sample.british}}
{{#sample.percent}}
A share of {{sample.percent}}.
{{/sample.percent}}

## Whom we buy from

| Name |
| ---- |
| A    |
END
cat >>p/2023-24/statement.ini <<'END'
[sample]
money = £304,150,000
date = 2019-12-24
british = 24/12/2018
percent = 12.50
number = 77
END
approve 2023-24 2024-11-27
check "a table by hand without a caption is named by its heading" \
    test -f p/2023-24/record/whom-we-buy-from.csv
shown() { # FIELD: its value, and how it is shown
    sed -n "/\"sample.$1\"/,/\"areas\"/p" p/2023-24/record/statement.json |
        sed -n 's/.*"\(currency\|value\|shown\)": "\(.*\)",/\2/p' |
        paste -sd' '
}
is "an amount in millions" "GBP 304000000 £304 million" "$(shown money)"
is "the year of a date" "2019 2019" "$(shown date)"
is "a date" "2018-12-24 24/12/2018" "$(shown british)"
is "a share" "12.50 12.50%" "$(shown percent)"
is "nothing of what is not printed" "" "$(shown number)"
done_with build p
none "nor of what it was rounded from" \
    "$(grep -rlE '304,?150|12-24.*2019' p/public)"
none "which none of the record's files that are published has" \
    "$(grep -rlE --exclude=approval.ini '304,?150|12-24.*2019' p/2023-24/record)"

# What is shown of an approved statement's outcomes is of its text.
fresh
approve 2023-24 2024-11-27
avow show outcomes p/2023-24 --today 2026-01-01
outcomes=$(cut -c 1-40 out)
printf '\nAs [organisation name] says, TBC.\n' >>p/parts/text.md
avow show outcomes p/2023-24 --today 2026-01-01
is "later edits of its parts do not count" "$outcomes" \
    "$(sed "/: may: /,\$d" out | cut -c 1-40)"
caught "though a draft has them" "not met" "$(
    "$AVOW" show outcomes p/2024-25 --today 2026-01-01 | grep placeholder)"
caught "and what has moved is named" "'parts/text.md' has changed" "$said"

# A law is held against the values that were approved, not against later ones.
fresh
mkdir -p shelf/statements/laws
cat >shelf/statements/laws/made-up.ini <<'END'
[law]
title          = Act of Ruritania
jurisdiction   = Ruritania
status         = in-force
effective_from = 2020-01-01
required_when  = at-least sample.number 50
[requirement:ru-signed]
level  = must
source = article 1
asks   = The chancellor has signed it.
test   = names signatory.role : chancellor
mend   = Ask the chancellor to sign.
END
AVOW_DATA=$scratch/shelf:$AVOW_DATA
sed -i 's/^pack  = short/&\nlaws = made-up/' p/avow.ini
printf '[sample]\nnumber = 1,234.5\nboolean = yes\nchoice = third\ninteger = 3\ntext =\n  "; a  b  \n\n\t= [c] é"\n' \
    >>p/2023-24/statement.ini
approve 2023-24 2024-11-27
held() {
    "$AVOW" check p/2023-24 --today 2026-01-01 >out 2>err
    echo "$? $(grep -c moved out) $(
        "$AVOW" show outcomes p/2023-24 --today 2026-01-01 |
            grep -o '^ .* ru-signed')"
}
cp -R p aside
before=$(held)
is "it meets the law" "0 0   met             must   ru-signed" "$before"
sed -i 's/^role  *=.*/role = Porter/; s/^type = .*/type = llp/' p/avow.ini
sed -i 's/1,234.5/1/; /^boolean/d' p/2023-24/statement.ini
echo 'percent = 5' >>p/2023-24/statement.ini
is "after an edit too" "0 5   met             must   ru-signed" "$(held)"
caught "and the value is named" "p/avow.ini:$(grep -n ^role p/avow.ini |
    cut -d: -f1):8: may: 'signatory.role' was 'Vice-Chancellor' when it was approved, and is 'Porter' now" "$(cat out)"
caught "with a number" "'sample.number' was '1234.5' when it was approved, and is '1' now" "$(cat out)"
caught "one that is gone" "'sample.boolean' was 'yes' when it was approved, and has none now" "$(cat out)"
caught "and one that is new" "'sample.percent' had no value when it was approved, and is '5' now" "$(cat out)"
cp -R "$srcdir/tests/library/statements/packs/short" shelf/packed
chmod -R u+w shelf/packed && mkdir shelf/statements/packs
mv shelf/packed shelf/statements/packs/short
sed -i '/^   third /d' shelf/statements/packs/short/pack.ini
sed -i 's/^choice = third/choice = second/' p/2023-24/statement.ini
held >/dev/null
caught "one that the pack does not take any more" "'sample.choice' was 'third' when it was approved, and is 'second' now" "$(cat out)"
caught "which is said" "what it is now, since the pack does not take what it was" "$(cat out)"
rm -r shelf/statements/packs
avow approve p/2023-24 --revision 'The role.' --body Council \
    --date 2024-11-28 --today 2026-02-01
caught "a revision is of the later ones" "'signatory.role' is 'Porter', which names none" "$said"
rm -rf p && mv aside p
sed -i 's/^sample.number = .*/sample.number = 1/' p/2023-24/record/approval.ini
refused "one that was edited in the record" "[values] is not what was approved" \
    check p/2023-24
rm -rf p
fresh
approve 2023-24 2024-11-27
sed -i '/^values_sha256/d; /^\[values\]/,/^$/d' p/2023-24/record/approval.ini
sed -i 's/^role  *=.*/role = Porter/' p/avow.ini
avow check p/2023-24 --today 2026-01-01
is "a record of before has none, and none is missed" 0 "$status"

# A record that outlived its sources.
fresh
approve 2023-24 2024-11-27
rm p/2023-24/statement.ini
for folder in p p/2023-24; do
    avow check $folder --today 2026-01-01
    caught "avow check $folder names what is gone" \
        "'2023-24/statement.ini' is gone since the approval" "$said"
done
for what in fields parts data outcomes coverage; do
    refused "its $what cannot be shown" "2023-24/statement.ini: error" \
        show $what p/2023-24
    caught "avow show $what: what was approved is whole" \
        "2023-24/record/approval.ini: note: the text that was approved is here" \
        "$said"
done
avow build p/2023-24
is "it is still published" "0 yes" "$status $(
    [ -f p/public/2023-24/index.html ] && echo yes)"
refused "and cannot be corrected without them" "2023-24/statement.ini: error" \
    approve p/2023-24 --date 2024-11-28 --revision x --today 2026-02-01
fresh
approve 2023-24 2024-11-27
echo 'what is this' >>p/2023-24/statement.ini
for command in 'show fields --csv' 'show outcomes' 'diff --approved' \
    'registry uk'; do
    # shellcheck disable=SC2086 # words of a command line
    refused "avow $command names its fault" "neither a comment" \
        $command p/2023-24
done
mkdir -p alone/2023-24 && cp -R p/2023-24/record alone/2023-24/
avow build alone/2023-24
is "a record outside of a project is none" 3 "$status"

# A statement in a single file has no place for a record, and takes none for its
# own.
fresh
mkdir one
cat p/avow.ini >one/a.ini
sed -i 's/^\[statement\]/&\nkind = steps\nperiod_start = 2023-08-01\nperiod_end = 2024-07-31/' \
    one/a.ini
printf '[goods:tea]\nname = Tea\namount = 5\n' >>one/a.ini
cp -R p/parts one/
cp one/a.ini one/statement.ini
for file in one/a.ini one; do
    avow approve $file --body Council --date 2024-11-27 --today 2026-02-01
    is "$file is not approved: status 3" 3 "$status"
    caught "$file is not approved: why" "no place for a record" "$said"
done
check "and nothing is recorded" test ! -e one/record
approve 2023-24 2024-11-27
cp -R p/2023-24/record one/
avow build one/a.ini
caught "a record beside it is not its own" "one/draft/2023-24/index.html" "$said"

# A statement without a title.
fresh
mkdir -p data/statements/packs/untitled data/themes
sed 's/^title .*/title = Untitled/' \
    "$srcdir/tests/library/statements/packs/short/pack.ini" \
    >data/statements/packs/untitled/pack.ini
echo 'Some words without any heading.' \
    >data/statements/packs/untitled/statement.md
mkdir data/statements/packs/untitled/parts
sed -i 's/short/untitled/' p/avow.ini
AVOW_DATA=$scratch/data:$AVOW_DATA
approve 2023-24 2024-11-27
avow build p
is "a statement without a title is published" 0 "$status"
caught "and has one in the feed" "<title>2023-24</title>" \
    "$(cat p/public/feed.xml)"

# What avow writes is no period, whatever a period is called.
fresh
mv p/2023-24 p/record
approve record 2024-11-27
done_with build p
avow build p
is "public/record is no record of a period: status 0" 0 "$status"

finish
