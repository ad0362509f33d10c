#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Lines that break while something is published: the page is the old one or the
# new one, and publishing again puts all right.

. "${srcdir:?}/tests/tap.sh"
. "$srcdir/tests/publish/servers/servers.sh"
. "$srcdir/tests/publish/targets.sh"

server_start nginx
server_start cut "$NGINX_PORT"
project "url = davs://$CUT_HOST:$NGINX_PORT/statement/" \
    "user = $SERVER_USER" 'password_env = AVOW_TEST_PASSWORD' \
    "ca_file = $CA" 'retries = 0'
survives_cuts WebDAV "$NGINX_ROOT/statement" 6

# What is cut once goes on by itself.
sed -i 's/^retries = 0/retries = 2/' p/avow.ini
set_old "$NGINX_ROOT/statement"
printf '{"to_server": 60000, "connection": 1}' >"$CUT_RULE"
ends 0 'one cut does not stop a publication' publish p
is 'which ends as an undisturbed one' "$(tree p/public)" \
    "$(tree "$NGINX_ROOT/statement")"
caught 'and says that it tries again' 'trying again in' "$(cat err)"

# Nothing comes any more, and nobody says so.
sed -i 's/^retries = 2/retries = 0\ntimeout = 1/' p/avow.ini
set_old "$NGINX_ROOT/statement"
printf '{"to_server": 60000, "how": "stall"}' >"$CUT_RULE"
ends 4 'a stall comes to an end' publish p
none 'with each file whole' "$(neither "$NGINX_ROOT/statement")"
: >"$CUT_RULE"
ends 0 'after it all goes well' publish p
is 'and all is as it should be' "$(tree p/public)" \
    "$(tree "$NGINX_ROOT/statement")"

# Somebody wants it to stop: what was sent stays, and the rest is as it was.
set_old "$NGINX_ROOT/statement"
printf '{"rate": 40000}' >"$CUT_RULE"
"$AVOW" publish --no-verify p >out 2>err &
publishing=$!
sleep 1.5
kill -INT "$(pgrep -P $publishing 2>/dev/null || echo $publishing)" 2>/dev/null
wait $publishing
is 'an interruption ends it with the status of a failure' 4 $?
caught 'and the message says what is where' 'publish again to go on' "$(cat err)"
none 'with each file whole' "$(neither "$NGINX_ROOT/statement")"
: >"$CUT_RULE"
ends 0 'and it can be gone on with' publish p

server_start apache
server_start cut "$APACHE_PORT"
project "url = davs://$CUT_HOST:$APACHE_PORT/statement/" \
    "user = $SERVER_USER" 'password_env = AVOW_TEST_PASSWORD' \
    "ca_file = $CA" 'retries = 0'
survives_cuts 'WebDAV by Apache' "$APACHE_ROOT/statement" 4

server_start http --tls server --writable
server_start cut "$HTTP_PORT"
project "url = https://$CUT_HOST:$HTTP_PORT/statement/" 'sends = files' \
    "ca_file = $CA" 'retries = 0'
survives_cuts 'a request a file' "$HTTP_ROOT/statement" 4

if server_try strict; then
    export AVOW_TEST_PASSWORD="$S3_SECRET"
    server_start cut "$STRICT_PORT"
    project 'url = s3://statements/www/' "region = $S3_REGION" \
        "endpoint = https://$CUT_HOST:$STRICT_PORT" "ca_file = $CA" \
        "user = $S3_KEY" 'password_env = AVOW_TEST_PASSWORD' 'retries = 0'
    survives_cuts S3 "$STRICT_ROOT/www" 4
else
    skip 'S3 over a line that breaks' "$server_reason"
fi

if server_try vsftpd; then
    export AVOW_TEST_PASSWORD="$SERVER_PASSWORD"
    server_start cut "$VSFTPD_PORT" "$VSFTPD_DATA"
    project "url = ftps://$CUT_HOST:$VSFTPD_PORT/statement/" \
        "user = $SERVER_USER" 'password_env = AVOW_TEST_PASSWORD' \
        "ca_file = $CA" 'retries = 0' 'timeout = 5'
    survives_cuts FTPS "$VSFTPD_ROOT/statement" 4
    survives_cuts 'FTPS, a file' "$VSFTPD_ROOT/statement" 3 ', "of": "data"' data
else
    skip 'FTP over a line that breaks' "$server_reason"
fi

# A page of WordPress is the former one or the new one, there is no second one,
# and none that it was tried on is left for long.
page="post_type = 'page' AND post_name LIKE 'modern-slavery-statement%'"
pages() {
    wordpress_sql "SELECT COUNT(*), MAX(post_status), MAX(post_content =
        'Of old'), MAX(post_content LIKE '%88 of 124%') FROM wp_posts
        WHERE $page" | tr '\t' ' '
}
scratch_pages() {
    wordpress_sql "SELECT COUNT(*) FROM wp_posts WHERE post_status <> 'trash'
        AND post_name LIKE '%avow-scratch%'"
}
former() { # made|changed
    rm -rf p/published
    wordpress_sql "DELETE FROM wp_posts WHERE $page"
    [ "$1" = made ] || {
        run publish p
        wordpress_sql "UPDATE wp_posts SET post_content = 'Of old' WHERE $page"
    }
}
wordpress_cuts() { # made|changed POINTS
    : >"$CUT_RULE"
    former "$1"
    : >"$CUT_CONNECTIONS"
    ends 0 "WordPress: a page is $1" publish p
    sleep 0.3
    for way in to_server to_client; do
        all=$(sed "s/.*\"$way\":\([0-9]*\).*/\1/" "$CUT_CONNECTIONS" |
            sort -n | tail -n 1)
        bad='' again='' failed=0
        for point in $(seq "$2"); do
            : >"$CUT_RULE"
            former "$1"
            printf '{"%s": %d}' "$way" $((all * point / ($2 + 1))) >"$CUT_RULE"
            run publish p
            status=$?
            [ $status = 0 ] || failed=$((failed + 1))
            case $status,$1,$(pages) in
            0,*,'1 publish 0 1' | 4,changed,'1 publish '[01]' '[01]) ;;
            4,made,'0 '* | 4,made,'1 publish 0 1') ;;
            *) bad="$bad $point: $(pages) $(cat err)" ;;
            esac
            : >"$CUT_RULE"
            run publish p || again="$again $point: $(cat err)"
            [ "$(pages),$(scratch_pages)" = '1 publish 0 1,0' ] ||
                again="$again $point: $(pages), scratch pages: $(scratch_pages)"
        done
        none "WordPress: cut on its way $way, a page that is $1 is whole" "$bad"
        check 'though it did fail' [ $failed -gt 0 ]
        none 'and the next one ends as if nothing had been' "$again"
    done
}
if server_try wordpress; then
    export AVOW_TEST_PASSWORD="$WORDPRESS_PASSWORD"
    server_start cut "$WORDPRESS_PORT"
    project "url = wordpress://$CUT_HOST:$WORDPRESS_PORT/" \
        "user = $WORDPRESS_USER" 'password_env = AVOW_TEST_PASSWORD' \
        "ca_file = $CA" 'retries = 0' 'slug = modern-slavery-statement'
    wordpress_cuts made 7
    wordpress_cuts changed 7
else
    skip 'WordPress over a line that breaks' "$server_reason"
fi

finish
