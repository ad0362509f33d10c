#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# WordPress, as wordpress.sh starts it.

. "${srcdir:?}/tests/tap.sh"
. "$srcdir/tests/publish/servers/servers.sh"
. "$srcdir/tests/publish/servers/asking.sh"

user=
password=

post() { # PATH JSON
    status_of as_user "$user" "$password" curl -d "$2" \
        -H 'Content-Type: application/json' "$WORDPRESS_URL$1"
}

# Prints a member of the answer that is a text.
member() { # NAME
    sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" "$scratch/answer"
}

server_start wordpress
user=$WORDPRESS_USER
password=$WORDPRESS_PASSWORD
pages=/wp-json/wp/v2/pages
page='{"title": "Modern slavery", "slug": "modern-slavery",
    "status": "publish", "content": "<!-- wp:html --><svg></svg><style>p{}<\/style><p>New<\/p><!-- \/wp:html -->"}'

is "an editor makes a page" 201 "$(post $pages "$page")"
caught "whose text comes back as it was sent" \
    '"rendered":"<svg><\/svg><style>p{}<\/style><p>New<\/p>"' \
    "$(cat "$scratch/answer")"
is "everybody sees it" 200 "$(status_of curl "$WORDPRESS_URL/modern-slavery/")"
caught "with what was sent" "<style>p{}</style><p>New</p>" \
    "$(cat "$scratch/answer")"
status_of curl "$WORDPRESS_URL/" >/dev/null
caught "the start page has a link to it" \
    "href=\"$WORDPRESS_URL/modern-slavery/\"" "$(cat "$scratch/answer")"
is "what is not there is not found" 404 \
    "$(status_of curl "$WORDPRESS_URL/nothing/")"
is "it is found by its name" "200 modern-slavery" \
    "$(status_of curl "$WORDPRESS_URL$pages?slug=modern-slavery") $(member \
        slug)"
id=$(sed -n 's/^\[{"id":\([0-9]*\).*/\1/p' "$scratch/answer")
is "it is changed" 200 "$(post "$pages/$id" '{"content": "<p>Newer</p>"}')"
is "and its revisions are kept" 1 "$(wordpress_sql \
    "SELECT COUNT(*) FROM wp_posts WHERE post_parent = $id
        AND post_type = 'revision'")"
is "a file is uploaded" 201 "$(status_of as_user "$user" "$password" curl \
    --data-binary "@$scratch/page" -H 'Content-Type: text/plain' \
    -H 'Content-Disposition: attachment; filename="page.txt"' \
    "$WORDPRESS_URL/wp-json/wp/v2/media")"
is "and everybody may have it" 200 \
    "$(status_of curl "$(member source_url | tr -d '\\')")"
check "as it is" cmp "$scratch/page" "$scratch/answer"

password=wrong
is "a wrong password is refused" 401 "$(post $pages "$page")"
user=$WORDPRESS_READER
password=$WORDPRESS_READER_PASSWORD
is "a reader may not write" "403 rest_cannot_create" \
    "$(post $pages "$page") $(member code)"
user=$WORDPRESS_USER
password=$WORDPRESS_PASSWORD
echo '[{"method": "POST", "drop": ["authorization"]}]' >"$WORDPRESS_RULES"
is "a password may be lost on the way" "401 rest_cannot_create" \
    "$(post $pages "$page") $(member code)"
echo '[{"holds": "<svg", "status": 403}]' >"$WORDPRESS_RULES"
is "a firewall may be against what is sent" 403 "$(post $pages "$page")"
: >"$WORDPRESS_RULES"

wordpress_filtered yes
is "without the right to unfiltered HTML the answer is as good" 201 \
    "$(post $pages "$page")"
caught "but the text is not" '"rendered":"p{}<p>New<\/p>"' \
    "$(cat "$scratch/answer")"
wordpress_filtered no
is "that right can come back" 200 "$(post "$pages/$id" "$page")"
caught "with all of the text" '<svg><\/svg><style>p{}<\/style><p>New<\/p>' \
    "$(cat "$scratch/answer")"

wordpress_plain_links yes
is "without permalinks its interface is not there" 404 \
    "$(status_of curl "$WORDPRESS_URL$pages?slug=modern-slavery")"
is "but here" "200 modern-slavery" "$(status_of curl \
    "$WORDPRESS_URL/?rest_route=/wp/v2/pages&slug=modern-slavery") $(member \
    slug)"
caught "and a page has another address" "/?page_id=$id" "$(member link)"
wordpress_plain_links no
is "permalinks can come back" 200 \
    "$(status_of curl "$WORDPRESS_URL/modern-slavery/")"

web_forget wordpress
post $pages "$page" >/dev/null
is "what is asked is written down" "POST $pages" "$(web_methods wordpress)"

server_start wordpress --plain --filtered
is "another one has another database, and can do without TLS" "200 []" \
    "$(status_of curl "$WORDPRESS_URL$pages?slug=modern-slavery") $(cat \
        "$scratch/answer")"
is "its passwords are the same" 201 "$(post $pages "$page")"
caught "and it can be filtered from the beginning" \
    '"rendered":"p{}<p>New<\/p>"' "$(cat "$scratch/answer")"

finish
