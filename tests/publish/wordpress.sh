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
    rm -rf p/published
    wordpress_sql "DELETE FROM wp_posts WHERE post_type IN ('page', 'revision')
        AND (post_name LIKE '%modern-slavery-statement%' OR post_parent > 0)"
    : >"$WORDPRESS_RULES"
    web_forget wordpress
}
fragment=p/public/2023-24/fragment.html
title='Modern slavery statement 2023 to 2024'

# ---- A page is made, and changed

site
ends 0 'a plan can be looked at first' publish p --dry-run
caught 'it is of one page' 'new     2023-24/fragment.html' "$(cat out)"
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
caught 'as such' 'changed 2023-24/fragment.html: the host holds other bytes' \
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

# ---- Several pages, other names

site 'title = Our statement' 'slug = about-slavery'
ends 0 'a page has the name and the title that are wanted' publish p
is 'both' 'about-slavery Our statement publish' "$(wordpress_sql \
    "SELECT post_name, post_title, post_status FROM wp_posts
        WHERE post_name = 'about-slavery'" | tr '\t' ' ')"
site 'slug = About Slavery'
ends 4 'a name that no page can have' publish p
caught 'is told' "cannot have the slug 'About Slavery'" "$(cat err)"

finish
