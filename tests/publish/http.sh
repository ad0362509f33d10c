#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Publishing to any endpoint of HTTP by templates: as Drupal, Azure and a
# registry document theirs; and what is made of answers that are none.

. "${srcdir:?}/tests/tap.sh"
. "$srcdir/tests/publish/servers/servers.sh"
. "$srcdir/tests/publish/targets.sh"

rule() { # JSON: what is to happen
    printf '%s\n' "$1" >"$HTTP_RULES"
}
last_body() {
    cat "$HTTP_BODIES/$(wc -l <"$HTTP_REQUESTS")"
}

# ---- Drupal's JSON:API

server_start http --tls server --as drupal
node=9d1e7a52-0c52-4c1f-8f0e-3a53a1b70b01
drupal() { # METHOD PATH [KEY-LINE...]
    method=$1 path=$2
    shift 2
    project "url = https://localhost:$HTTP_PORT/jsonapi/node/page$path" \
        "method = $method" 'body_type = json' "user = $SERVER_USER" \
        'password_env = AVOW_TEST_PASSWORD' "ca_file = $CA" \
        'headers =' '   Content-Type: application/vnd.api+json' \
        '   Accept: application/vnd.api+json' "$@"
    printf 'body =\n   {"data": {"type": "node--page"%s,\n    "attributes": {"title": "{{title}}",\n     "body": {"value": "{{text}}", "format": "full_html"}}}}\n' \
        "${node:+, \"id\": \"$node\"}" >>p/avow.ini
}
drupal PATCH "/$node" 'answer_url = /data/links/self/href'
ends 0 'Drupal: a plan can be looked at first' publish p --dry-run
is 'Drupal: and nothing is asked for it' 0 "$(web_count http)"
ends 0 'Drupal: a page is changed' publish p
is 'Drupal: by one request' 1 "$(web_count http PATCH)"
python3 - "$(wc -l <"$HTTP_REQUESTS")" "$HTTP_BODIES" p/public/2023-24/fragment.html >same 2>&1 <<'PY'
import json, sys
number, bodies, page = sys.argv[1:]
sent = json.load(open(f'{bodies}/{number}'))['data']['attributes']
print(sent['body']['value'] == open(page).read() and sent['title'] != '')
PY
is 'Drupal: with the text as it was approved' True "$(cat same)"
ends 0 'Drupal: it can be published again' publish p
is 'Drupal: and is not sent twice' 1 "$(web_count http PATCH)"
keeps_secrets Drupal

rule '[{"method": "PATCH", "cut": "answer"}]'
ends 4 'Drupal: a change whose answer is cut each time' publish p
caught 'Drupal: may have been made' 'may have arrived: look at' "$(cat err)"
rule '[{"method": "PATCH", "status": 503}]'
ends 4 'Drupal: one that the host puts off' publish p
caught 'Drupal: has not been' 'was not replaced' "$(cat err)"
rm -f "$HTTP_RULES"

node=
drupal POST '' 'answer_url = /data/links/self/href'
web_forget http
rule '[{"method": "POST", "times": 1, "status": 500, "body": "<h1>Oops</h1>"}]'
ends 4 'a POST that may have arrived' publish p
caught 'is said to' 'may have arrived: look at' "$(cat err)"
is 'and is not sent again' 1 "$(web_count http POST)"
caught 'with what the host said' "answered 500: 'Oops'" "$(cat err)"
rule '[{"method": "POST", "times": 2, "status": 503, "headers": {"Retry-After": "1"}}]'
web_forget http
ends 0 'one that has not, for the host says so,' publish p
is 'is sent until it has' 3 "$(web_count http POST)"
rm p/published/web.json
web_forget http
rule '[{"method": "POST", "cut": "answer"}]'
ends 4 'an answer that is cut' publish p
caught 'leaves it open whether it has arrived' 'may have arrived' "$(cat err)"
is 'and it is sent once' 1 "$(web_count http POST)"
rule '[{"method": "POST", "redirect": "https://127.0.0.1:1/"}]'
ends 4 'a redirect' publish p
caught 'is not followed' 'Redirects are not followed' "$(cat err)"
rule '[{"method": "POST", "status": 400, "body": "\u001b[31mred\u0007", "fill": 3000000}]'
ends 4 'an answer without end, with controls in it' publish p
check 'is told in a few words' [ "$(wc -c <err)" -lt 2000 ]
none 'and without the controls' "$(LC_ALL=C grep -l "$(printf '[\001-\010\013-\037\177]')" err)"
rule '[{"method": "POST", "stall": "answer"}]'
drupal POST '' 'timeout = 1'
ends 4 'a stall comes to an end' publish p
rm -f "$HTTP_RULES"

# ---- Names and values

drupal POST ''
sed -i 's/{{title}}/{{titel}}/' p/avow.ini
web_forget http
ends 4 'a name that there is not' publish p
caught 'is told with its line' "'titel' is not known" "$(cat err)"
is 'before anything is sent' 0 "$(web_count http)"

# ---- Azure's $web: a PUT a file, with a key in the query

server_start http --tls server --as azure
AVOW_TEST_PASSWORD="sv=2022-11-02&sp=rwd&se=2030-01-01&sig=$(
    printf '%s' "$HTTP_TOKEN" | sed 's,/,%2F,; s,+,%2B,; s,=,%3D,')"
export AVOW_TEST_PASSWORD
project "url = https://localhost:$HTTP_PORT/\$web/statement/?{{{password}}}" \
    'sends = files' 'password_env = AVOW_TEST_PASSWORD' "ca_file = $CA" \
    'headers =' '   x-ms-blob-type: BlockBlob' '   x-ms-version: 2022-11-02'
ends 0 'Azure: all files are put' publish p
is 'Azure: a request a file' "$(find p/public -type f | wc -l)" \
    "$(web_count http PUT)"
for file in index.html 2023-24/statement.md; do
    check "Azure: $file is there as it is" sh -c \
        'curl -sf --cacert "$1" "$2" | cmp - "$3"' - "$CA" \
        "$HTTP_URL/statement/$file" "p/public/$file"
done
ends 0 'Azure: nothing is sent twice' publish p --verbose
caught 'Azure: and so much is said' 'nothing to send' "$(cat out)"
none 'Azure: the key is neither printed nor written' \
    "$(grep -rlE 'sig=|token(%2F|/)of' out err p)"

# A host without an own way to answer what it holds is asked for the file.
server_start http --tls server --writable
project "url = https://localhost:$HTTP_PORT/statement/" 'sends = files' \
    "ca_file = $CA"
rule '[{"method": "PUT", "path": "/index.html", "cut": "answer"}]'
ends 4 'a file whose answer is cut each time' publish p
caught 'may have arrived' "'2023-24/index.html' may have arrived: look at" \
    "$(cat err)"
rm -f "$HTTP_RULES"
ends 0 'the next publication sees what has' publish p
check 'and sends the rest' cmp p/public/index.html "$HTTP_ROOT/statement/index.html"
caught 'and that alone' 'sent    index.html' "$(cat out)"
none 'not what has arrived' "$(grep 'sent    2023-24/index.html' out)"

# ---- A registry's endpoint, in its three forms

server_start http --tls server --as registry
export AVOW_TEST_PASSWORD="$HTTP_TOKEN"
registry() { # KEY-LINE...
    project "url = https://localhost:$HTTP_PORT/api/statements" \
        'password_env = AVOW_TEST_PASSWORD' "ca_file = $CA" \
        'headers = Authorization: Bearer {{password}}' \
        'expect = 201' 'answer_url = /data/links/public' "$@"
}
registry 'body_type = json' 'body = {"organisation": "{{organisation}}", "period_end": "{{period_end}}", "statement": "{{text}}"}'
ends 0 'a registry: JSON is entered' publish p
caught 'a registry: and where it is, is known' '/statements/' "$(cat p/2023-24/record/receipts/*)"
registry 'body_type = form' 'body = organisation={{organisation}}&period_end={{period_end}}&statement={{text}}'
ends 0 'a registry: a form is entered' publish p
registry 'body_type = multipart' 'body =' '   organisation: {{organisation}}' \
    '   period_end: {{period_end}}' \
    '   statement; filename=statement.html; type=text/html: {{text}}'
ends 0 'a registry: parts are entered' publish p
registry 'body_type = json' 'body = {"statement": "{{text}}"}'
sed -i 's/^answer_url = .*/answer_url = Location/' p/avow.ini
rule "[{\"method\": \"POST\", \"status\": 201, \"headers\":
    {\"Location\": \"/statements/9?key=$HTTP_TOKEN\"}}]"
ends 0 'a registry: an address with the key in it' publish p
caught 'a registry: is noted' '/statements/9?key=' "$(cat p/2023-24/record/receipts/*)"
none 'a registry: without the key' "$(grep -rlF "$HTTP_TOKEN" out err p)"
rm -f "$HTTP_RULES"
registry 'body_type = json' 'expect = 204' 'body = {"organisation": "{{organisation}}", "period_end": "{{period_end}}", "statement": "{{text}}"}'
sed -i '/^expect = 201/d' p/avow.ini
ends 4 'a registry: another answer than was expected' publish p
caught 'a registry: is told' 'answered 201, and 204 was expected' "$(cat err)"

# A password that stands in the body itself, in whatever form.
for written in "$HTTP_TOKEN" "$(printf '%s' "$HTTP_TOKEN" | base64 -w 0)" \
    "$(python3 -c 'import sys, urllib.parse
print(urllib.parse.quote(sys.argv[1], safe=""))' "$HTTP_TOKEN")"; do
    registry 'body_type = json' "body = {\"key\": \"$written\", \"statement\": \"{{text}}\"}"
    ends 4 'a password in the body' publish p
    caught 'is refused' "the password itself stands in what 'body' sends" \
        "$(cat err)"
    caught 'with what to write' 'write {{password}} in its place' "$(cat err)"
    none 'and not shown' "$(grep -F "$written" out err)"
    printf '{"key": "%s"}\n' "$written" >body
    registry 'body_type = json' 'body_file = ../body'
    ends 4 'one in the file of the body' publish p
    caught 'is refused as well' "the password itself stands in what 'body'" \
        "$(cat err)"
done

registry 'body_type = json' 'body = {"organisation": ""}'
ends 4 'a registry: what it refuses' publish p
caught 'a registry: is told in its words' 'answered 422' "$(cat err)"

finish
