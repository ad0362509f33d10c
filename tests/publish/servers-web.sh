#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# The web server that does on demand what real ones do only sometimes, what it
# stands in for, and the line that breaks: each as the head of its file says.

. "${srcdir:?}/tests/tap.sh"
. "$srcdir/tests/publish/servers/servers.sh"
. "$srcdir/tests/publish/servers/asking.sh"

rules() { # JSON
    printf '%s\n' "$1" >"$HTTP_RULES"
}

# Prints a member of the last request that was written down.
last() { # NAME
    tail -n 1 "$HTTP_REQUESTS" |
        sed -n "s/^.*\"$1\":\"\{0,1\}\([^,\"}]*\).*/\1/p"
}

# A connection that ends early is told in one way or another by what the
# client was at.
ends_early() { # NAME STATUS: of curl
    case $2 in
    18 | 52 | 55 | 56) pass "$1" ;;
    *) fail "$1" "curl ends with $2" ;;
    esac
}

hash_of() { # FILE
    sha256sum "$1" | cut -d' ' -f1
}

try_folder() {
    mkdir "$HTTP_ROOT/2024-25"
    cp "$scratch/page" "$HTTP_ROOT/2024-25/index.html"
    is "http: a folder shows its index.html" 200 \
        "$(status_of curl "$HTTP_URL/2024-25/")"
    check "as it is" cmp "$scratch/page" "$scratch/answer"
    is "http: without a slash it is redirected" "301 200" \
        "$(status_of curl "$HTTP_URL/2024-25") $(status_of curl -L \
            "$HTTP_URL/2024-25")"
    is "http: what is not there is not found" 404 \
        "$(status_of curl "$HTTP_URL/nothing")"
    is "http: nothing outside the folder is" 400 \
        "$(status_of curl --path-as-is "$HTTP_URL/../rules")"
    is "http: it takes nothing if not told to" 405 \
        "$(status_of curl -T "$scratch/page" "$HTTP_URL/new")"
    is "http: it has another name" 200 \
        "$(status_of curl "$HTTP_OTHER/2024-25/")"
    web_forget http
    status_of curl -T "$scratch/page" -H 'X-Key: a b' "$HTTP_URL/a%20b?c" \
        >/dev/null
    is "http: a request is written down" \
        "PUT /a%20b?c $(hash_of "$scratch/page") a b 405" \
        "$(last method) $(last path) $(last sha256) $(last x-key) $(last status)"
    check "and so is its body" cmp "$scratch/page" "$HTTP_BODIES/1"
    status_of curl "$HTTP_URL/" "$HTTP_URL/2024-25/" >/dev/null
    is "http: requests are counted" "3 1 2 0 3" "$(web_count http) $(web_count \
        http PUT) $(web_count http GET) $(web_count http HEAD) $(web_count \
        http GET PUT)"
    is "http: a connection that is kept has one number" 1 \
        "$(tail -n 2 "$HTTP_REQUESTS" | sed 's/,.*//' | sort -u | wc -l)"
}

try_answers() {
    rules '[{"path": "^/page", "times": 2, "status": 503,
             "headers": {"Retry-After": "7"}, "body": "later\u001b[31m"},
            {"path": "^/page", "skip": 1, "redirect": "http://a.example.org/"},
            {"method": ["HEAD", "GET"], "path": "^/big", "fill": 3000000},
            {"path": "^/robot", "unless": {"user-agent": "Mozilla"},
             "status": 403},
            {"holds": "<svg", "status": 406}]'
    said=$(for path in page page page pages; do
        status_of curl --head "$HTTP_URL/$path"
        sed -n 's/^\(Retry-After\|Location\): */ /p' "$scratch/answer"
    done | tr -d '\r\n')
    is "http: a rule holds for so many requests, and another from then on" \
        "503 7503 7404302 http://a.example.org/" "$said"
    is "http: counting begins again with other rules" 503 "$(rules \
        '[{"times": 1, "status": 503, "hex": "1b5b00ff"}]'
        status_of curl "$HTTP_URL/page")"
    is "and a body can have any byte" " 1b 5b 00 ff" \
        "$(od -An -tx1 "$scratch/answer")"
    rules '[{"path": "^/big", "fill": 3000000},
            {"path": "^/robot", "unless": {"user-agent": "Mozilla"},
             "status": 403},
            {"holds": "<svg", "status": 406}]'
    status_of curl "$HTTP_URL/big" >/dev/null
    is "http: a body can be huge" 3000000 "$(wc -c <"$scratch/answer")"
    is "http: a header decides" "403 404" "$(status_of curl \
        "$HTTP_URL/robot") $(status_of curl -A Mozilla/5.0 "$HTTP_URL/robot")"
    is "http: what a body holds decides" "406 405" "$(status_of curl -d \
        '<svg>' "$HTTP_URL/") $(status_of curl -d '<p>' "$HTTP_URL/")"
    rules '[{"path": "2024", "headers": {"X-Robots-Tag": "noindex"}}]'
    status_of curl --head "$HTTP_URL/2024-25/" >/dev/null
    caught "http: a rule can add to a usual answer" "X-Robots-Tag: noindex" \
        "$(cat "$scratch/answer")"
}

# How curl ends, and how much of an answer there is.
broken() { # ARGUMENT...
    patience=1
    curl_ends curl "$@"
    wc -c <"$scratch/answer"
}

try_breaks() {
    dd if=/dev/zero of="$scratch/big" bs=1k count=300 2>/dev/null
    rules '[{"path": "^/cut-request", "cut": "request"},
            {"path": "^/cut-answer", "cut": "answer"},
            {"path": "^/cut-at", "cut": 7, "fill": 100},
            {"path": "^/cut-none", "cut": 0, "fill": 100},
            {"path": "^/cut-upload", "cut_request": 1000},
            {"path": "^/stall-request", "stall": "request"},
            {"path": "^/stall-answer", "stall": "answer"},
            {"path": "^/stall-at", "stall": 7, "fill": 100},
            {"path": "^/late", "delay": 300}]'
    : >"$scratch/answer"
    ends_early "http: it cuts before it reads" \
        "$(curl_ends curl -T "$scratch/page" "$HTTP_URL/cut-request")"
    is "and reads nothing" "null 0" "$(last status) $(last length)"
    ends_early "http: it cuts before it answers" \
        "$(curl_ends curl -T "$scratch/page" "$HTTP_URL/cut-answer")"
    is "when it has read all" "null $(hash_of "$scratch/page")" \
        "$(last status) $(last sha256)"
    is "http: it cuts within an answer" "18
7" "$(broken "$HTTP_URL/cut-at")"
    is "http: it cuts between head and body" "18
0" "$(: >"$scratch/answer"; broken "$HTTP_URL/cut-none")"
    ends_early "http: it cuts within a request" \
        "$(curl_ends curl -T "$scratch/big" "$HTTP_URL/cut-upload")"
    is "after so many bytes" "1000 true" "$(last length) $(last cut)"
    is "http: it stalls before it reads" 28 \
        "$(broken -T "$scratch/page" "$HTTP_URL/stall-request" | head -n 1)"
    is "http: it stalls before it answers" 28 \
        "$(broken -T "$scratch/page" "$HTTP_URL/stall-answer" | head -n 1)"
    is "http: it stalls within an answer" "28
7" "$(broken "$HTTP_URL/stall-at")"
    is "http: it is late" 404 "$(status_of curl "$HTTP_URL/late")"
}

try_tls() {
    for case in server:0 expired:60 future:60 other:60 stranger:60 self:60; do
        can http --tls "${case%:*}" || return
        is "http: with the certificate ${case%:*}, curl ends so" \
            "${case#*:}" "$(curl_ends curl "$HTTP_URL/")"
    done
    can http --tls server --tls-max TLSv1.1 || return
    is "http: it can speak an old TLS only" "35 0" "$(curl_ends curl \
        --tlsv1.2 "$HTTP_URL/") $(curl_ends curl --tlsv1.0 --tls-max 1.1 \
        --ciphers DEFAULT@SECLEVEL=0 "$HTTP_URL/")"
}

try_before() {
    can apache --plain || return
    can http --before "$APACHE_URL" || return
    is "http: it stands before another server" 201 "$(status_of as \
        "$SERVER_PASSWORD" curl -T "$scratch/page" "$HTTP_URL/page")"
    check "which is given what came" cmp "$scratch/page" "$APACHE_ROOT/page"
    is "and whose answers it gives" 200 "$(status_of curl "$HTTP_URL/page")"
    check "as they are" cmp "$scratch/page" "$scratch/answer"
    is "so it does for a head alone" "200 $(wc -c <"$scratch/page")" \
        "$(status_of curl --head "$HTTP_URL/page") $(sed -n \
            's/^content-length: //ip' "$scratch/answer" | tr -d '\r')"
    rules '[{"method": "PUT", "drop": ["Authorization"]},
            {"method": "DELETE", "cut": "answer"}]'
    is "a header can be lost on the way" 401 "$(status_of as \
        "$SERVER_PASSWORD" curl -T "$scratch/page" "$HTTP_URL/page")"
    ends_early "and so can an answer" "$(curl_ends as "$SERVER_PASSWORD" \
        curl -X DELETE "$HTTP_URL/page")"
    none "to what has been done" "$(ls "$APACHE_ROOT")"
}

try_http() {
    can http || return
    try_folder
    try_answers
    try_breaks
    can http --writable || return
    is "http: told to, it takes files and gives them away" "201 204 204 404" \
        "$(for method in PUT PUT DELETE GET; do
            status_of curl -X $method --data-binary "@$scratch/page" \
                "$HTTP_URL/new/page"
            echo
        done | xargs)"
    try_tls
    try_before
}

# Asks as Drupal wants to be asked.
drupal() { # METHOD PATH BODY [ARGUMENT...]
    drupal_method=$1
    drupal_url=$HTTP_URL/jsonapi/node/page$2
    drupal_body=$3
    shift 3
    status_of as "$SERVER_PASSWORD" curl -X "$drupal_method" \
        -H 'Content-Type: application/vnd.api+json' -d "$drupal_body" "$@" \
        "$drupal_url"
}

try_drupal() {
    can http --as drupal --tls server || return
    id=9d1e7a52-0c52-4c1f-8f0e-3a53a1b70b01
    body='{"value": "<p>New</p><svg></svg>", "format": "full_html"}'
    patch="{\"data\": {\"type\": \"node--page\", \"id\": \"$id\",
        \"attributes\": {\"body\": $body}}}"
    is "drupal: nobody else writes" "401 403" \
        "$(status_of curl -X PATCH -d "$patch" \
            "$HTTP_URL/jsonapi/node/page/$id") $(SERVER_PASSWORD=wrong \
            drupal PATCH "/$id" "$patch")"
    is "drupal: another type of content is refused" 415 "$(status_of as \
        "$SERVER_PASSWORD" curl -X PATCH -d "$patch" \
        "$HTTP_URL/jsonapi/node/page/$id")"
    is "drupal: a page is changed" 200 "$(drupal PATCH "/$id" "$patch")"
    caught "and told back" '"processed":"<p>New</p><svg></svg>"' \
        "$(cat "$scratch/answer")"
    status_of curl "$HTTP_URL/modern-slavery" >/dev/null
    caught "and shown" '<p>New</p><svg></svg>' "$(cat "$scratch/answer")"
    is "drupal: id and type must be there" "400 400" "$(drupal PATCH "/$id" \
        '{"data": {"type": "node--page"}}') $(drupal PATCH "/$id" '{}')"
    is "drupal: a format must be known" 422 "$(drupal PATCH "/$id" \
        "$(echo "$patch" | sed 's/full_html/own/')")"
    drupal PATCH "/$id" "$(echo "$patch" | sed 's/full_html/basic_html/')" \
        >/dev/null
    caught "drupal: one takes away what it does not know" \
        '"processed":"<p>New</p>"' "$(cat "$scratch/answer")"
    is "drupal: another page is made" 201 "$(drupal POST "" \
        '{"data": {"type": "node--page", "attributes": {"title": "A"}}}')"
    is "drupal: all are listed" "200 2" "$(status_of curl \
        "$HTTP_URL/jsonapi/node/page") $(grep -o '"type":"node--page"' \
        "$scratch/answer" | wc -l)"
    is "drupal: one that is not there is not found" 404 \
        "$(drupal PATCH /other "$patch")"
}

try_azure() {
    can http --as azure --tls server || return
    # shellcheck disable=SC2016 # it is its name
    blob=$HTTP_URL/'$web/2024-25/index.html'
    sas="sv=2022-11-02&ss=b&srt=o&sp=cw&se=2099-01-01T00%3A00%3A00Z&sig="
    put="curl -T $scratch/page -H x-ms-version:2022-11-02"
    typed="$put -H x-ms-blob-type:BlockBlob -H Content-Type:text/html"
    # shellcheck disable=SC2086 # a command and its arguments
    {
        is "azure: a signature is wanted" 401 "$(status_of $typed "$blob")"
        is "azure: and must be right, as it is encoded" "403 403" \
            "$(status_of $typed "$blob?${sas}wrong") $(status_of $typed \
                "$blob?$sas$HTTP_TOKEN")"
        sas=${sas}token%2Fof%2Ba%3Dtest
        is "azure: a blob has a type" 400 "$(status_of $put "$blob?$sas")"
        caught "which is named" MissingRequiredHeader "$(cat "$scratch/answer")"
        is "azure: a blob is stored" 201 "$(status_of $typed "$blob?$sas")"
        is "azure: its name may be encoded" 201 "$(status_of $typed \
            "$HTTP_URL/%24web/other?$sas")"
        is "azure: its length is wanted" 411 "$(status_of $typed \
            -H 'Transfer-Encoding: chunked' "$blob?$sas")"
        is "azure: a right to read is another" 403 \
            "$(status_of curl "$blob?$sas")"
    }
    is "azure: everybody sees the site" "200 text/html" "$(status_of curl \
        --dump-header "$scratch/head" "$HTTP_URL/2024-25/") $(sed -n \
        's/^Content-Type: //p' "$scratch/head" | tr -d '\r')"
    check "as it was sent" cmp "$scratch/page" "$scratch/answer"
}

try_registry() {
    can http --as registry --tls server || return
    url=$HTTP_URL/api/statements
    token="Authorization: Bearer $HTTP_TOKEN"
    json='{"organisation": "A", "period_end": "2025-07-31",
        "url": "https://www.example.org/"}'
    typed="Content-Type: application/json"
    is "registry: a token is wanted" 401 \
        "$(status_of curl -H "$typed" -d "$json" "$url")"
    is "registry: a statement is entered" 201 \
        "$(status_of curl -H "$token" -H "$typed" -d "$json" "$url")"
    caught "and its address told" "\"public\":\"$HTTP_URL/statements/1\"" \
        "$(cat "$scratch/answer")"
    is "registry: a form will do, and so do parts" "201 201" \
        "$(status_of curl -H "$token" -d organisation=A \
            -d period_end=2025-07-31 --data-urlencode url=https://b/ \
            "$url") $(status_of curl -H "$token" -F organisation=A \
            -F period_end=2025-07-31 -F "statement=@$scratch/page" "$url")"
    is "registry: everybody sees it" 200 \
        "$(status_of curl "$HTTP_URL/statements/3")"
    caught "as it was sent" "<main>$(cat "$scratch/page")" \
        "$(cat "$scratch/answer")"
    is "registry: what is wrong is refused" 422 \
        "$(status_of curl -H "$token" -H "$typed" -d '{}' "$url")"
    caught "with all that is" '"field":"period_end"' "$(cat "$scratch/answer")"
    is "registry: another type is refused" 415 "$(status_of curl -H "$token" \
        -H 'Content-Type: text/plain' -d "$json" "$url")"
}

# Prints a member of the connection that has ended last; the client may be
# faster than the line.
connection() { # NAME
    for try in 1 2 3 4 5 6 7 8 9; do
        [ "$(wc -l <"$CUT_CONNECTIONS")" -le "$ended" ] || break
        sleep "0.$try"
    done
    tail -n 1 "$CUT_CONNECTIONS" |
        sed -n "s/^.*\"$1\":\"\{0,1\}\([^,\"}]*\).*/\1/p"
}

# Asks through the line, and leaves how that ends in $status.
through() {
    ended=$(wc -l <"$CUT_CONNECTIONS")
    status=$(curl_ends curl "$url")
}

try_cut() {
    can http || return
    can cut "$HTTP_PORT" || return
    cp "$scratch/big" "$HTTP_ROOT/big"
    url=http://$CUT_HOST:$HTTP_PORT/big
    rule() { # JSON
        echo "$1" >"$CUT_RULE"
    }
    through
    is "cut: without a rule all comes through" 0 "$status"
    check "as it is" cmp "$scratch/big" "$scratch/answer"
    total=$(connection to_client)
    [ "$total" -gt 307200 ] || fail "and is counted" "$total"
    for at in 0 1 100 200000 $((total - 1)); do
        rule "{\"to_client\": $at}"
        through
        ends_early "cut: it ends after $at bytes to the client" "$status"
        is "and no more came through" "$at true" \
            "$(connection to_client) $(connection cut)"
    done
    rule '{"to_server": 10}'
    through
    ends_early "cut: it ends after so many bytes to the server" "$status"
    is "and no more came through" 10 "$(connection to_server)"
    rule '{"connection": 2, "to_client": 100000, "how": "reset"}'
    through
    is "cut: a connection that is not concerned goes on" 0 "$status"
    through
    is "cut: the one that is, is reset" 56 "$status"
    through
    is "cut: and not the next" 0 "$status"
    rule '{"to_client": 100000, "how": "stall"}'
    patience=1
    through
    patience=20
    is "cut: it stalls" 28 "$status"
    rule '{"rate": 300000}'
    began=$(date +%s%N)
    through
    is "cut: it can be slow" 0 "$status"
    took=$((($(date +%s%N) - began) / 1000000))
    [ $took -gt 700 ] || fail "which takes its time" "$took ms"
    server_stop http
    rule ''
    through
    ends_early "cut: a server that is gone is gone" "$status"
    can vsftpd || return
    can cut "$VSFTPD_PORT" "$VSFTPD_DATA" || return
    ftp() { # COMMAND...
        as "$SERVER_PASSWORD" "$@" --ssl-reqd --tls-max 1.2 \
            --url "ftp://$CUT_HOST:$VSFTPD_PORT/big"
    }
    is "cut: FTP comes through, with its files" 0 \
        "$(curl_ends ftp curl -T "$scratch/big")"
    check "whole" cmp "$scratch/big" "$VSFTPD_ROOT/big"
    rule '{"of": "data", "to_server": 100000}'
    curl_ends ftp curl -T "$scratch/big" >/dev/null
    caught "cut: the connection of a file is cut" '"cut":true' \
        "$(end_with "$CUT_CONNECTIONS" 'data.*true')"
    [ "$(wc -c <"$VSFTPD_ROOT/big")" -lt 100000 ] ||
        fail "and so is the file" "$(ls -l "$VSFTPD_ROOT")"
}

try_http
try_drupal
try_azure
try_registry
try_cut
finish
