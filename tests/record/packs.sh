#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Each pack's example, approved, is published from its records alone: without
# the pack, its parts, tables and values, and from another folder.
. "${srcdir:?}/tests/tap.sh"

cd "$scratch" || exit 99
cp -R "$srcdir/statements" "$srcdir/themes" .
chmod -R u+w statements themes
rm -r statements/packs
cp "$AVOW" avow

# Holds a feed to what RFC 4287 asks of one.
valid_feed() { # FILE
    python3 -c '
import re, sys, xml.etree.ElementTree as tree
A = "{http://www.w3.org/2005/Atom}"
feed = tree.parse(sys.argv[1]).getroot()
assert feed.tag == A + "feed"
ids = []
def one(of, name):
    found = of.findall(A + name)
    assert len(found) == 1 and found[0].text.strip(), (of.tag, name)
    return found[0].text
for part in [feed] + feed.findall(A + "entry"):
    one(part, "title")
    ids.append(one(part, "id"))
    assert re.match(r"tag:[a-z.]+,\d{4}:[!-~]+$", ids[-1]), ids[-1]
    assert re.match(r"\d{4}-\d\d-\d\dT00:00:00Z$", one(part, "updated"))
    links = part.findall(A + "link")
    assert [l for l in links if l.get("rel") == "alternate"], part.tag
    assert all(re.match("https?://", l.get("href")) for l in links)
assert len(set(ids)) == len(ids) > 1, ids
assert one(feed.find(A + "author"), "name")
assert feed.findall(A + "link[@rel=\"self\"]")
' "$1"
}

is "there is no pack" "" "$(AVOW_DATA=$scratch ./avow list packs)"
for pack in "$srcdir"/statements/packs/*/; do
    pack=${pack%/}
    name=${pack##*/}
    rm -rf whole bare
    cp -R "$pack/example" whole
    chmod -R u+w whole
    rm -rf whole/draft whole/public
    cp -R whole bare
    # Nothing but what lasts, and records; and no year that is a draft.
    find bare -mindepth 1 -maxdepth 1 ! -name avow.ini ! -type d -exec rm {} +
    for folder in bare/*/; do
        if [ -d "$folder/record" ]; then
            find "$folder" -mindepth 1 -maxdepth 1 ! -name record \
                -exec rm -r {} +
        else
            rm -r "$folder"
        fi
    done
    "$AVOW" build whole >out 2>err
    is "$name is built" 0 $?
    (AVOW_DATA=$scratch && export AVOW_DATA && ./avow build bare) >out 2>err
    is "$name is built without all that it was made from" "0 " "$? $(cat err)"
    check "$name: it is the same, byte for byte" diff -r whole/public bare/public
    check "$name: there are statements" test -f bare/public/index.html
    if command -v python3 >/dev/null; then
        check "$name: its feed is sound" valid_feed whole/public/feed.xml
    else
        skip "$name: its feed is sound" "python3 is not installed"
    fi
done
sed 's/<updated>/<update>/; s,</updated>,</update>,' whole/public/feed.xml \
    >spoilt.xml
is "a feed that is not is caught" caught \
    "$(valid_feed spoilt.xml >/dev/null 2>&1 || echo caught)"

finish
