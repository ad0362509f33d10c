#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# A statement that somebody has pasted into WordPress, with all that its theme
# puts around it, looked at there.

. "${srcdir:?}/tests/tap.sh"
. "$srcdir/tests/publish/servers/servers.sh"

[ -x "${AVOW%/*}/avow-publish" ] || skip_all "avow-publish was not built"
command -v python3 >/dev/null || skip_all "python3 is not installed"
server_start wordpress
cd "$scratch" || exit 99
cp -R "$srcdir/statements/packs/uk-university/example" p
chmod -R u+w p
sed -i "s,^homepage .*,homepage = $WORDPRESS_URL/," p/avow.ini
cat >>p/avow.ini <<INI

[publish:web]
url     = manual:
public  = $WORDPRESS_URL/modern-slavery/
ca_file = $CA
retries = 0
INI
"$AVOW" build p --quiet
page=
paste() { # COMMAND...: the text, through a filter, as the page
    "$@" <p/public/2023-24/fragment.html >pasted.html
    python3 - >body.json <<'PY'
import json
text = open('pasted.html').read()
print(json.dumps({
    'title': 'Modern slavery statement 2023 to 2024', 'status': 'publish',
    'slug': 'modern-slavery',
    'content': '<!-- wp:html -->\n' + text + '\n<!-- /wp:html -->'}))
PY
    curl -sf --cacert "$CA" -u "$WORDPRESS_USER:$WORDPRESS_PASSWORD" \
        -H 'Content-Type: application/json' -d @body.json \
        "$WORDPRESS_URL/wp-json/wp/v2/pages${page:+/$page}" >answer.json &&
        page=$(python3 -c 'import json
print(json.load(open("answer.json"))["id"])')
}
ends() { # STATUS NAME
    "$AVOW" verify p >out 2>err
    got=$?
    if [ $got = "$1" ]; then
        pass "$2"
    else
        fail "$2" "status $got, not $1; $(cat out err)"
    fi
}
says() { # NAME TEXT
    caught "$1" "$2" "$(cat out)"
}

# WordPress makes curved quotation marks of straight ones, but not of those
# that are written as references.
references() {
    python3 -c 'import re, sys
def encode(found):
    text = found.group(0)
    if text[0] != "<":
        for plain in ("\x27", "\"", "--", "..."):
            text = text.replace(plain, "".join("&#%d;" % ord(c) for c in plain))
    return text
sys.stdout.write(re.sub("<[^>]*>|[^<]+", encode, sys.stdin.read()))'
}

paste cat || fail "it is pasted" "$(cat answer.json)"
ends 5 "typography that WordPress has changed differs"
says "it is named as that" "in typography alone: quotation marks, dashes"
says "with an example" "'University's' was approved, and 'University’s' stands"
says "the page's address is in the menu of the homepage" \
    "the homepage links to the statement in the menu"

paste references || fail "it is pasted as references" "$(cat answer.json)"
ends 0 "then it is as approved"
says "word for word" "the statement is there as it was approved, word for word"
none "and nothing could not be checked" "$(grep '^  could not' out)"

without_title() {
    references | sed 1d
}
# WordPress prints it itself.
paste without_title ||
    fail "it is pasted without its title" "$(cat answer.json)"
ends 0 "that is as approved too"

other_figure() {
    references | sed 's/71%/72%/'
}
paste other_figure ||
    fail "it is pasted with another figure" "$(cat answer.json)"
ends 5 "that differs"
says "and is shown" "or 71%.' was approved, and 'high-risk categories, or 72%"

finish
