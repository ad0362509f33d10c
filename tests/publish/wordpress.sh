#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Publishing to a page of WordPress: made and changed, tried out first, read
# back; what it takes away, what it refuses, and what is cut on its way.

. "${srcdir:?}/tests/tap.sh"
. "$srcdir/tests/publish/servers/servers.sh"
. "$srcdir/tests/publish/targets.sh"

server_start wordpress
SERVER_PASSWORD=$WORDPRESS_PASSWORD
AVOW_TEST_PASSWORD=$WORDPRESS_PASSWORD
# shellcheck disable=SC2034 # for the rules
pages=/wp-json/wp/v2/pages
page="SELECT ID FROM wp_posts WHERE post_type = 'page'
    AND post_name = 'modern-slavery-statement'"

site() { # [KEY-LINE...]: a project that goes there
    project "url = wordpress://localhost:$WORDPRESS_PORT/" \
        "user = $WORDPRESS_USER" 'password_env = AVOW_TEST_PASSWORD' \
        "public = $WORDPRESS_URL/modern-slavery-statement/" \
        "ca_file = $CA" "$@"
}
rule() { # JSON: what is to happen
    printf '%s\n' "$1" >"$WORDPRESS_RULES"
}
status_of_page() {
    wordpress_sql "SELECT COUNT(*), MAX(post_status), MAX(post_title)
        FROM wp_posts WHERE ID IN ($page)" | tr '\t' ' '
}
revisions() {
    wordpress_sql "SELECT COUNT(*) FROM wp_posts
        WHERE post_type = 'revision' AND post_parent IN ($page)"
}
content() {
    wordpress_sql "SELECT post_content FROM wp_posts WHERE ID IN ($page)"
}
scratch_pages() {
    wordpress_sql "SELECT post_name FROM wp_posts WHERE post_type = 'page'
        AND post_name LIKE 'avow-scratch%'"
}
edit() { # WORDS-OF-SQL: as somebody else would
    wordpress_sql "UPDATE wp_posts SET $1 WHERE post_name =
        'modern-slavery-statement' AND post_type = 'page'"
}
# What was published before counts no more, nor does its page.
begin() {
    rm -rf p/published p/*/record/receipts
    wordpress_sql "DELETE FROM wp_posts WHERE post_type IN ('page', 'revision')
        AND (post_name LIKE '%modern-slavery-statement%' OR post_parent > 0)"
    : >"$WORDPRESS_RULES"
    web_forget wordpress
}
# shellcheck disable=SC2034 # for the rules
fragment=p/public/2023-24/fragment-plain.html
title='Modern slavery statement 2023 to 2024'

# ---- A page is made, and changed

site
ends 0 'a plan can be looked at first' publish p --dry-run
caught 'it is of one page' 'new     2023-24/fragment-plain.html' "$(cat out)"
is 'and nothing was written for it' 0 "$(web_count wordpress POST DELETE)"
ends 0 'what is approved is published' publish p
is 'as a page that everybody sees' "1 publish $title" "$(status_of_page)"
none 'the page that it was tried on is gone' "$(scratch_pages)"
caught 'that one was private' '"status": "private"' \
    "$(cat "$WORDPRESS_BODIES"/*)"
ends 0 'it can be published again' publish p
caught 'and nothing is sent twice' 'nothing to send' "$(cat out)"
rm -r p/published
ends 0 'without a manifest the host is asked' publish p --dry-run
is 'and found to hold it' 0 "$(grep -cE '^(new|changed) ' out)"
is 'nothing of all that was a second POST to the page' 2 \
    "$(web_count wordpress POST)"

edit "post_content = REPLACE(post_content, '88 of 124', '98 of 124')"
ends 0 'what somebody else has changed is seen' publish p --dry-run
caught 'as such' 'changed 2023-24/fragment-plain.html: the host holds other bytes' \
    "$(cat out)"
ends 0 'and put right' publish p
caught 'with the text that was approved' '88 of 124' "$(content)"
check 'what it was before is among the revisions' [ "$(revisions)" -ge 1 ]
edit "post_status = 'draft'"
ends 0 'a page that was taken from the public' publish p
is 'is before it again' "1 publish $title" "$(status_of_page)"
edit "post_content = CONCAT('<!-- wp:paragraph --><p>A note</p><!-- /wp:paragraph -->', post_content)"
ends 0 'a text that was put before it' publish p
none 'is a change too' "$(content | grep 'A note')"
edit "post_status = 'trash', post_name = 'modern-slavery-statement__trashed'"
ends 0 'a page in the trash is none' publish p
is 'another one is made' "1 publish $title" "$(status_of_page)"
wordpress_sql "DELETE FROM wp_posts WHERE post_name LIKE '%__trashed'"

# ---- As the world sees it

verify() { # TEXT: what the looks say
    run verify p
    caught "$1" "$2" "$(cat out)"
}
verify 'the text is found within the theme of the site' \
    'the statement is there as it was approved, word for word'
caught 'at the address that WordPress gives it' \
    "$WORDPRESS_URL/modern-slavery-statement/" "$(cat out)"
curl -s --cacert "$CA" "$WORDPRESS_URL/modern-slavery-statement/" >seen
caught 'its quotation marks are as they were' 'students&#039; union' \
    "$(cat seen)"
none 'and no paragraph was made of its lines' "$(grep -n '<p><h2' seen)"
none 'the mark of the block is not shown' "$(grep -n '"avow"' seen)"

edit "post_content = REPLACE(post_content, '&#039;', '\\'')"
verify 'straight quotation marks that WordPress makes curved ones of' \
    'differs          the statement'
caught 'are told as such' 'typography alone' "$(cat out)"
ends 0 'they are put right' publish p
verify 'and then it is as approved' \
    'the statement is there as it was approved, word for word'

# ---- Addresses without names

begin
wordpress_plain_links yes
ends 0 'without permalinks it is published too' publish p
is 'as one page' "1 publish $title" "$(status_of_page)"
verify 'and seen where it is' \
    'the statement is there as it was approved, word for word'
caught 'which its own address says' "$WORDPRESS_URL/?page_id=" "$(cat out)"
wordpress_plain_links no

# ---- What a site takes away

begin
wordpress_filtered yes
ends 0 'without the right to unfiltered HTML the plain text is published' \
    publish p
caught 'as far as it goes' '<div class="table" role="region" aria-labelledby=' \
    "$(content)"
ends 0 'it is known again' publish p
caught 'and not sent twice' 'nothing to send' "$(cat out)"
edit "post_content = REPLACE(post_content, '88 of 124', '98 of 124')"
ends 0 'nor is a change overlooked' publish p --dry-run
caught 'of one figure' 'changed 2023-24/fragment-plain.html' "$(cat out)"
wordpress_filtered no

# The public page is as it was, and nothing else was left.
untouched() { # NAME
    is "$1" "$before" "$(content)"
    none 'and no private page is left' "$(scratch_pages)"
}
begin
ends 0 'a page that is there' publish p
edit "post_content = '<p>Text of old</p>', post_title = 'Old'"
before=$(content)
wordpress_changes any '<strong>' '<em>'
web_forget wordpress
ends 4 'a site that takes elements away is found out' publish p
caught 'is named with what it takes' 'it takes away <strong>' "$(cat err)"
caught 'and what can be done' 'unfiltered_html' "$(cat err)"
untouched 'the page is not touched'
none 'nor was it for a moment' "$(web_methods wordpress | grep 'POST.*pages/')"
wordpress_changes any '88 of 124' '98 of 124'
ends 4 'so is one that changes a figure' publish p
caught 'which is shown' '98 of 124' "$(cat err)"
untouched 'the page is not touched either'
wordpress_changes publish '88 of 124' '98 of 124'
ends 4 'one that does so only in public' publish p
caught 'gets back what was there' \
    'What the page held before is in its place again' "$(cat err)"
untouched 'letter for letter'
is 'with its title' "1 publish Old" "$(status_of_page)"
wordpress_changes publish 'of' 'off'
ends 4 'where that is not kept either' publish p
caught 'so much is said' 'what the page held before could not be put back' \
    "$(cat err)"
caught 'and what to do' 'restore the last of its revisions' "$(cat err)"
wordpress_changes publish '88 of 124' '98 of 124'
begin
ends 4 'a page that was not there' publish p
caught 'is removed again' 'The page that was made for it is removed again' \
    "$(cat err)"
none 'and is gone' "$(content)"
wordpress_changes

# ---- What goes wrong on the way

# Each request in turn goes wrong in a way, of a page that is made or changed;
# it ends with the text in place, once, and with nothing beside it.
at_each_step() { # NAME made|changed RULE
    faults=
    step=0
    while [ $step -lt 10 ]; do
        if [ "$2" = made ]; then
            begin
        else
            edit "post_content = '<p>Of old</p>'"
        fi
        rule "[{\"skip\": $step, \"times\": 1, $3}]"
        run publish p || faults="$faults $step: status; $(cat err)"
        [ "$(status_of_page)" = "1 publish $title" ] &&
            content | grep -q '88 of 124' ||
            faults="$faults $step: $(status_of_page)"
        [ -z "$(scratch_pages)" ] || faults="$faults $step: $(scratch_pages)"
        step=$((step + 1))
    done
    : >"$WORDPRESS_RULES"
    none "$1" "$faults"
}
at_each_step 'no answer that is cut makes a page twice' made '"cut": "answer"'
at_each_step 'nor does a 500 after all was done' made \
    '"pass": true, "status": 500'
at_each_step 'a request that is cut is sent again' changed '"cut": "request"'
begin
rule '[{"times": 1, "status": 429}, {"method": "POST", "times": 2, "status": 429,
    "headers": {"Retry-After": "1"}}]'
ends 0 'a host that has too much to do is waited for' publish p
is 'as long as it says' 2 "$(grep -c 'answered 429; trying again in 1 s' err)"
is 'and then the page is there' "1 publish $title" "$(status_of_page)"

begin
ends 0 'a page that is there' publish p
edit "post_content = '<p>Of old</p>'"
before=$(content)
rule '[{"method": "POST", "path": "pages/[0-9]", "status": 502}]'
ends 4 'a change that may have been made' publish p
caught 'is said to' "may have arrived: look at $WORDPRESS_URL" "$(cat err)"
rule '[{"method": "POST", "path": "pages/[0-9]", "status": 503}]'
ends 4 'one that was not' publish p
caught 'is said not to be' "'2023-24/fragment-plain.html' was not replaced" \
    "$(cat err)"
rule '[{"method": "DELETE", "status": 500}]'
ends 4 'a private page that cannot be removed' publish p
is 'stays' 'avow-scratch-modern-slavery-statement' "$(scratch_pages)"
is 'and stops all else' "$before" "$(content)"
: >"$WORDPRESS_RULES"
ends 0 'it is removed the next time' publish p
none 'and is gone' "$(scratch_pages)"

# A private page does not stay where there is no other try, nor where somebody
# wants it all to stop.
begin
site 'retries = 0'
rule '[{"method": "POST", "times": 1, "cut": "answer"}]'
ends 4 'a private page whose making is cut' publish p
none 'is looked for, and removed' "$(scratch_pages)"
rule '[{"method": "DELETE", "cut": "request"}]'
ends 4 'one that cannot be removed' publish p
caught 'is told of' "which may be deleted' is left" "$(cat err)"
: >"$WORDPRESS_RULES"
ends 0 'and is removed the next time' publish p
none 'for good' "$(scratch_pages)"
edit "post_content = '<p>Of old</p>'"
before=$(content)
rule '[{"method": "GET", "path": "pages/[0-9]", "times": 1, "delay": 3000, "pass": true}]'
interrupted publish p
is 'somebody wants it to stop while there is one' 4 $ends_got
untouched 'the page is as it was'
rule '[{"method": "POST", "path": "pages/[0-9]", "delay": 3000, "pass": true}]'
interrupted publish p
is 'or while the page is being changed' 0 $ends_got
caught 'then it is' '88 of 124' "$(content)"
none 'and nothing is left' "$(scratch_pages)"
: >"$WORDPRESS_RULES"

# ---- The doctor

before=$(wordpress_sql 'SELECT COUNT(*) FROM wp_posts')
ends 0 'the doctor tries a private page' doctor p
caught 'and says so' 'a private page can be made, is kept as it was sent' \
    "$(cat out)"
is 'which is gone again' "$before" \
    "$(wordpress_sql 'SELECT COUNT(*) FROM wp_posts')"
wordpress_changes any '<table>' '<div>'
ends 4 'a site that takes elements away' doctor p
caught 'is found out by the doctor, too' 'it takes away <table>' "$(cat err)"
wordpress_changes
rule '[{"method": "POST", "cut": "answer"}]'
ends 4 'one whose answers are cut' doctor p
is 'has no page more' "$before" \
    "$(wordpress_sql 'SELECT COUNT(*) FROM wp_posts')"
: >"$WORDPRESS_RULES"
site

# ---- Who may not

begin
keeps_secrets WordPress
refused() { # NAME SAID [RULE]
    [ $# -lt 3 ] || rule "$3"
    ends 4 "$1" publish p
    caught 'is told as what it is' "$2" "$(cat err)"
    : >"$WORDPRESS_RULES"
}
begin
refused 'a login that is lost on its way' 'CGIPassAuth' \
    '[{"drop": ["authorization"]}]'
refused 'one that is lost for what is sent alone' 'CGIPassAuth' \
    '[{"method": "POST", "drop": ["authorization"]}]'
refused 'a site without application passwords' \
    'takes no application passwords here' \
    '[{"path": "_fields=namespaces", "body": "{\"namespaces\": [\"wp/v2\"], \"authentication\": []}"}, {"drop": ["authorization"]}]'
refused 'a firewall' 'that was not WordPress: a firewall' \
    '[{"holds": "<h1", "status": 403, "body": "<h1>Forbidden</h1>"}]'
refused 'a site whose interface is off' 'there is no REST API of WordPress' \
    '[{"body": "<html><h1>Welcome</h1></html>"}]'
refused 'a site that has moved' 'Redirects are not followed' \
    '[{"redirect": "https://127.0.0.1:1/"}]'
refused 'an interface that breaks off its answers' "is no JSON" \
    '[{"path": "slug=", "body": "<b>Warning</b>: [{"}]'
is 'none of which has made a page' '' "$(content)"
AVOW_TEST_PASSWORD=$WORDPRESS_READER_PASSWORD
sed -i "s/^user = .*/user = $WORDPRESS_READER/" p/avow.ini
refused 'a reader' 'the role Editor'
AVOW_TEST_PASSWORD=$WORDPRESS_PASSWORD

# ---- Another year, with what WordPress makes other characters of

site
begin
ends 0 'the year before' publish p
sed -i '/^steps  =/a\   - It'"'"'s "so" -- 3 x 4, 3x4 ... (c) (tm) :-) 8) [caption]a[/caption] Wordpress 5'"'"' - 6" xn--1.' \
    p/2024-25/statement.ini
run approve p/2024-25 --body Council --date 2025-11-26 --minute 7 \
    --today 2025-12-01 || fail 'it is approved' "$(cat err)"
ends 0 'the next one takes its place' publish p
is 'on the same page' '1 publish Modern slavery statement 2024 to 2025' \
    "$(status_of_page)"
none 'and the other is no matter any more' "$(grep -E 'kept|2023-24' out)"
verify 'with each character as it is' \
    'the statement is there as it was approved, word for word'
ends 0 'it is known again with them' publish p
caught 'and not sent twice' 'nothing to send' "$(cat out)"

# ---- Several pages, other names

begin
site 'title = Our statement' 'slug = about-slavery'
ends 0 'a page has the name and the title that are wanted' publish p
is 'both' 'about-slavery Our statement publish' "$(wordpress_sql \
    "SELECT post_name, post_title, post_status FROM wp_posts
        WHERE post_name = 'about-slavery'" | tr '\t' ' ')"
wordpress_sql "UPDATE wp_posts SET post_name = 'modern-slavery-statement',
    post_parent = 2, post_content = 'Of old' WHERE post_name = 'about-slavery'"
site
ends 0 'of one name it is the only one' publish p
is 'that is changed' "1 publish $title" "$(status_of_page)"
wordpress_sql "UPDATE wp_posts SET post_name = 'about-slavery'
    WHERE post_name = 'modern-slavery-statement'"
ends 0 'another one' publish p
wordpress_sql "UPDATE wp_posts SET post_name = 'modern-slavery-statement',
    post_content = 'Below' WHERE post_name = 'about-slavery'"
edit "post_content = 'Of old'"
ends 0 'of two the one that is at the public address' publish p
is 'is changed' 1 "$(content | grep -c '88 of 124')"
site "public = $WORDPRESS_URL/elsewhere/modern-slavery-statement/"
sed -i "/^public = .*[^e]\/modern-slavery-statement/d" p/avow.ini
ends 4 'where none is' publish p
caught 'they are named' 'several pages have the slug' "$(cat err)"
begin
wordpress_sql "DELETE FROM wp_posts WHERE post_name = 'modern-slavery-statement'"
as_editor() { # CURL-ARGUMENT...
    printf 'user = "%s:%s"\n' "$WORDPRESS_USER" "$WORDPRESS_PASSWORD" |
        curl -s --cacert "$CA" --config - "$@"
}
as_editor --data-binary '%PDF-1.4' -H 'Content-Type: application/pdf' \
    -H 'Content-Disposition: attachment; filename="modern-slavery-statement.pdf"' \
    "$WORDPRESS_URL/wp-json/wp/v2/media" >media
site
ends 4 'a name that a file of the library has' publish p
caught 'is told' 'for something that is no page' "$(cat err)"
is 'and no page is made with another' 0 "$(wordpress_sql "SELECT COUNT(*)
    FROM wp_posts WHERE post_type = 'page' AND post_name LIKE 'modern-%'")"

site 'slug = About Slavery'
ends 4 'a name that no page can have' publish p
caught 'is told' "cannot have the slug 'About Slavery'" "$(cat err)"

# ---- Without TLS

server_start wordpress --plain
site
sed -i 's,^url = wordpress:,url = wordpress+http:,' p/avow.ini
ends 3 'a connection that everybody can read is refused' publish p
caught 'unless somebody wants it' 'insecure = yes' "$(cat err)"
echo 'insecure = yes' >>p/avow.ini
ends 0 'then it is published' publish p

finish
