#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Looking at what was published, on real servers: what is met, what differs
# (status 5), and what cannot be known, which is neither.

. "${srcdir:?}/tests/tap.sh"
. "$srcdir/tests/publish/servers/servers.sh"

[ -x "${AVOW%/*}/avow-publish" ] || skip_all "avow-publish was not built"
server_start http --tls server
cd "$scratch" || exit 99
cp -R "$srcdir/statements/packs/uk-university/example" p
chmod -R u+w p
sed -i "s,^homepage .*,homepage = $HTTP_URL/,
    s,^archive .*,archive = $HTTP_URL/all/,
    s,^url .*/modern-slavery/\$,url = $HTTP_URL/ms/," p/avow.ini
cat >>p/avow.ini <<INI

[publish:web]
url     = $HTTP_ROOT/ms
ca_file = $CA
retries = 0
timeout = 2
INI
cp p/avow.ini good.ini

verify() { # [WORD]...: sets got to the status, out to what was said
    "$AVOW" verify p "$@" >out 2>err
    got=$?
}
ends() { # STATUS NAME [WORD]...
    wanted=$1 name=$2
    shift 2
    verify "$@"
    if [ $got = "$wanted" ]; then
        pass "$name"
    else
        fail "$name" "status $got, not $wanted; $(cat out err)"
    fi
}
says() { # NAME TEXT
    caught "$1" "$2" "$(cat out)"
}
rules() { # JSON
    printf '%s\n' "$1" >"$HTTP_RULES"
}
home() { # HTML
    printf '<!DOCTYPE html><title>Exampleford</title>%s\n' "$1" \
        >"$HTTP_ROOT/index.html"
}
page() { # FILTER...: the page again, through a filter
    "$@" <p/public/index.html >"$HTTP_ROOT/ms/index.html"
}

"$AVOW" publish p --no-verify >/dev/null 2>&1 || {
    fail "it is published" "$("$AVOW" publish p --no-verify 2>&1)"
    finish
}
link='<a href="/ms/">Modern slavery statement</a>'
home "<footer>$link</footer>"

web_forget http
ends 0 "what was approved is there"
says "word for word" "the statement is there as it was approved, word for word"
says "the homepage links to it" \
    "the homepage links to the statement in the footer, by 'Modern slavery"
says "so is each year" "the statement of 2023-24 is there as it was approved"
says "it is counted" "p to web: 9 met, 0 differ, 0 could not be checked"
none "nothing but GET is asked" "$(web_methods http | grep -v '^GET ')"
none "with no login and no cookie" \
    "$(grep -iE '"(authorization|cookie)"' "$HTTP_REQUESTS")"
is "past caches" "$(wc -l <"$HTTP_REQUESTS")" \
    "$(grep -c '"cache-control":"no-cache"' "$HTTP_REQUESTS")"
none "with --quiet nothing is said of it" \
    "$("$AVOW" verify p --quiet 2>&1)"
if python3 -c 'import jsonschema' 2>/dev/null; then
    check 'its receipt is as the schema says' python3 - \
        "$srcdir/statements/schemas/receipt.json" \
        p/2023-24/record/receipts/*.json <<'PY'
import json, sys, jsonschema
for path in sys.argv[2:]:
    jsonschema.validate(json.load(open(path)), json.load(open(sys.argv[1])))
PY
else
    skip 'its receipt is as the schema says' 'python3-jsonschema is missing'
fi
caught "the law's requirement is met by it" "met" \
    "$("$AVOW" show outcomes p 2>&1 | grep -F uk-home)"

"$AVOW" publish p >out 2>err
is "a publication ends with a look" 0 $?
says "which says what it saw" "p to web: 9 met, 0 differ, 0 could not be"
caught "and goes into its receipt" "9 of 9 points" "$("$AVOW" history p)"
home "<p>Welcome</p>"
rm -r p/published "$HTTP_ROOT/ms"
"$AVOW" publish p --quiet >out 2>err
is "it is published, but something differs" 5 $?
says "and is told, even with --quiet" "has no link to the statement"
check "the page is there" cmp p/public/index.html "$HTTP_ROOT/ms/index.html"
"$AVOW" publish p --no-verify >out 2>err
is "unless nobody wants to know" 0 $?
home "<footer>$link</footer>"

page sed 's/271 of 404 staff/271 of 405 staff/'
ends 5 "one letter changed differs"
says "and is shown" "'271 of 404 staff in priority' was approved, and '271 of"
page sed 's/<main id/<main hidden id/'
ends 5 "a text that is hidden differs"
says "it is not there" "the statement is not on the page"
page sed "s/University's policies/University\&rsquo;s policies/"
ends 5 "typography differs"
says "and is named" "in typography alone: quotation marks, dashes"
page sed 's,</main>,<p>All of this is void.</p></main>,'
ends 0 "a note below the statement is not of its text"
says "but a warning" "met, but         the statement is there"
says "that shows it" "'All of this is void.' was not approved, and stands behind"
page sed 's/<head>/<head><meta name=robots content="noindex,follow">/'
ends 5 "a page that is kept out of search differs"
says "by its meta element" "a meta element keeps it out of search: 'noindex"
page cat

rules '[{"path": "^/ms/$", "pass": true,
         "headers": {"X-Robots-Tag": "otherbot: noindex"}}]'
ends 5 "so does one that a header keeps out"
says "by its header" "the header X-Robots-Tag keeps it out of search"
rules '[{"path": "^/ms/$", "pass": true,
         "headers": {"Content-Type": "text/plain"}}]'
ends 5 "a page that is no HTML to browsers differs"
says "by its type" "its type is 'text/plain'"
rules '[{"path": "^/ms/$", "pass": true,
         "headers": {"Content-Type": "text/html; charset=iso-8859-1"}}]'
ends 5 "a page in other characters than it says differs"
says "by its header and itself" "says 'iso-8859-1' and the page itself 'utf-8'"
rules '[{"path": "^/ms/$", "status": 404}]'
ends 5 "a page that is not there differs"
says "with its status" "the page is not at $HTTP_URL/ms/ (status 404)"

rules '[{"path": "^/ms/$", "status": 401}]'
ends 5 "a page that wants a login is not public"
says "and that is said" "the page asks for a login at $HTTP_URL/ms/ (status"

for status in 403 429 500 503; do
    rules '[{"path": "^/ms/", "status": '$status'}]'
    ends 0 "status $status is neither good nor bad"
    says "it could not be checked ($status)" "could not check  the page could"
done
rules '[{"path": "^/ms/$", "body": "<div id=app></div><script></script>",
         "headers": {"Content-Type": "text/html; charset=utf-8"}}]'
ends 0 "a page that a script makes could not be checked"
says "nor its text" "the page shows next to nothing without its scripts"
rules '[{"path": "^/ms/$", "stall": "answer"}]'
ends 0 "a page that does not come could not be checked"
says "and the others were" "could not check  the page could not be checked at"
rules '[{"path": "^/ms/$", "pass": true, "cut": 5000}]'
ends 0 "a page that is cut could not be checked"

rules '[{"path": "^/ms/$", "unless": {"Cookie": "."}, "redirect":
         "'"$HTTP_OTHER"'/ms/index.html"}]'
ends 0 "redirects are followed"
says "and said" "it was sent on to $HTTP_OTHER/ms/index.html"
rules '[{"path": "^/ms/$", "redirect": "/ms/"}]'
ends 0 "but not for ever"
says "a page that is redirected to itself could not be checked" \
    "it is redirected over and over again"
rules '[{"path": "^/ms/$", "redirect": "https://a:b@localhost/"}]'
ends 0 "nor to where a login would be sent"
says "which is said" "the address has a login in it"
rules '[{"path": "^/ms/2023-24/", "status": 404}]'
ends 5 "an earlier year that has vanished differs"
says "by its address" \
    "the statement of 2023-24 is not at $HTTP_URL/ms/2023-24/ (status 404)"
rules '[]'

printf '\n[earlier:2019-20]\nurl = %s/old.pdf\n' "$HTTP_URL" >>p/avow.ini
ends 5 "so does one that avow did not make"
says "by its name" "the statement of 2019-20 is not at $HTTP_URL/old.pdf"
echo '%PDF-1.4' >"$HTTP_ROOT/old.pdf"
ends 0 "until it is there"
cp good.ini p/avow.ini

bad_home() { # NAME SAID HTML
    home "$3"
    ends 5 "a homepage $1"
    says "is told" "$2"
}
bad_home "without a link" "has no link to the statement" \
    '<a href=/>Home</a><a href=/a>A</a><a href=/b>B</a>'
bad_home "with a link in a comment" "has no link" "<!-- $link -->"
bad_home "with a link in a template" "has no link" "<template>$link</template>"
bad_home "with a hidden link" "in the menu stands in a part that is hidden" \
    "<nav style='display:none'>$link</nav>"
bad_home "with a link that nobody understands" \
    "is called 'Governance', which does not say" '<a href=/ms/>Governance</a>'
bad_home "with a link to something else" \
    "leads to '$HTTP_URL/old.pdf', and not to the statement" \
    '<a href=/old.pdf>Our modern slavery statement</a>'
home '<nav><a href=/all/>Modern slavery</a></nav>'
ends 0 "a link by the list of statements will do"
says "with a warning" "met, but         the homepage's link 'Modern slavery' in"
mkdir "$HTTP_ROOT/about"
echo "<p>See our <a href=../ms/>statement</a>" >"$HTTP_ROOT/about/index.html"
home '<nav><a href=/about/>Modern slavery</a></nav>'
ends 0 "so will one by a page that leads on"
says "with the same warning" "from where it is one more step to the statement"
rules '[{"path": "^/slavery$", "redirect": "/ms/"}]'
home '<nav><a href=/slavery>Modern slavery</a></nav>'
ends 0 "one that is redirected to the statement leads to it"
says "without a warning" "the homepage links to the statement in the menu"
rules '[]'
home '<nav><a href=ms/2023-24/>Slavery and human trafficking</a></nav>'
ends 0 "and one to the year's own page is as good as any"
home '<script src=/app.js></script>'
ends 0 "a homepage that a script makes could not be checked"
says "and is no failure" "could not check  the homepage could not be checked"
home "<meta http-equiv=refresh content='0; url=/about/home.html'>"
echo "<footer>$link" >"$HTTP_ROOT/about/home.html"
ends 0 "a homepage that sends browsers on is followed"
home "<footer>$link</footer>"

# The page of somebody else's system, with the text pasted into it.
cat >>p/avow.ini <<INI

[publish:cms]
url     = manual:
public  = $HTTP_URL/cms.html
ca_file = $CA
retries = 0
INI
paste() { # FILTER...
    {
        echo '<!DOCTYPE html><html lang=en><head><title>CMS</title></head>'
        echo '<body><header><nav><a href=/>Home</a></nav></header><div'
        echo 'class=row><aside>News</aside><article class=node><p>Share</p>'
        "$@" <p/public/2023-24/fragment.html
        echo '</article></div><footer>Copyright</footer><script></script>'
    } >"$HTTP_ROOT/cms.html"
}
paste cat
home '<footer><a href=/cms.html>Modern slavery statement</a></footer>'
ends 0 "a page with the text pasted into it is as approved" --to cms
says "wherever it is" "$HTTP_URL/cms.html"
paste sed 's/88 of 124/89 of 124/'
ends 5 "but not with another figure" --to cms
cp good.ini p/avow.ini
home "<footer>$link</footer>"

ends 3 "a target that there is not is an error" --to wbe
caught "and the nearest is offered" "did you mean 'web'" "$(cat err)"
ends 2 "an option that there is not is one of the command line" --now

server_stop http
ends 0 "a server that is not there could not be checked"
says "nor anything on it" "0 met, 0 differ, 3 could not be checked"

again() { # CERTIFICATE: the same with another one
    server_start http --tls "$1" --root "$HTTP_ROOT"
    sed -i "s,https://localhost:[0-9]*,$HTTP_URL,; s,^retries.*,retries = 0," \
        p/avow.ini
}
again expired
ends 5 "a certificate that has expired differs"
says "for browsers too" "the page cannot be trusted at $HTTP_URL/ms/"
again stranger
ends 5 "so does one by nobody that is known"

server_try nginx --with 'gzip on; gzip_types text/plain;' || {
    skip "what a real server sends" "$server_reason"
    finish
}
cp -R "$HTTP_ROOT"/* "$NGINX_ROOT"
sed -i "s,https://localhost:[0-9]*,$NGINX_URL," p/avow.ini
"$AVOW" publish p --no-verify >/dev/null 2>&1
cp -R p/public/. "$NGINX_ROOT/ms"
ends 0 "what nginx sends is as approved"
says "though it is compressed and names no charset" \
    "the statement is there as it was approved"
finish
