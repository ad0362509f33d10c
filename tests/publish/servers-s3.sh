#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# What speaks S3: s3rver, and the strict one, which refuses what AWS would.

. "${srcdir:?}/tests/tap.sh"
. "$srcdir/tests/publish/servers/servers.sh"
. "$srcdir/tests/publish/servers/asking.sh"

page_hash=$(sha256sum "$scratch/page" | cut -d' ' -f1)
empty_hash=$(sha256sum </dev/null | cut -d' ' -f1)
key=
secret=
region=

# Signs as curl does; what it leaves open is up to the arguments.
signed() { # COMMAND...
    as_user "$key" "$secret" "$@" --aws-sigv4 "aws:amz:$region:s3"
}

put() { # URL [ARGUMENT...]
    status_of signed curl -T "$scratch/page" \
        -H "x-amz-content-sha256: $page_hash" "$@"
}

get() { # URL [ARGUMENT...]
    status_of signed curl -H "x-amz-content-sha256: $empty_hash" "$@"
}

# Prints the status of a request and the reason that is given.
reason() { # COMMAND...
    echo "$("$@") $(sed -n 's/.*<Code>\([^<]*\)<.*/\1/p' "$scratch/answer")"
}

try_keys() {
    for name in 'a+b=a%2Bb' "q'x(1)=q%27x%281%29" 'a=b&c=a%3Db%26c' \
        'Datganiad ŵŷ/Caethwasiaeth fodern.html=Datganiad%20%C5%B5%C5%B7/Caethwasiaeth%20fodern.html'; do
        file=${name%=*}
        is "strict: the key $file is stored in path style" 200 \
            "$(put "$STRICT_URL/statements/${name##*=}")"
        check "as a file" cmp "$scratch/page" "$STRICT_ROOT/$file"
        rm "$STRICT_ROOT/$file"
        is "strict: and in host style" 200 "$(put "$STRICT_HOST/${name##*=}")"
        check "as the same" cmp "$scratch/page" "$STRICT_ROOT/$file"
        is "strict: everybody may read it" 200 \
            "$(status_of curl "$STRICT_HOST/${name##*=}")"
    done
    is "strict: a key that is not encoded has another signature" \
        "403 SignatureDoesNotMatch" "$(reason put "$STRICT_HOST/q'x(1)")"
    is "strict: it lists by prefix, in pages" "200 2 true" \
        "$(get "$STRICT_URL/statements?list-type=2&prefix=") $(grep -o '<Key>' \
            "$scratch/answer" | wc -l) $(sed -n \
            's/.*<IsTruncated>\([a-z]*\).*/\1/p' "$scratch/answer")"
    token=$(sed -n 's/.*<NextContinuationToken>\([^<]*\).*/\1/p' \
        "$scratch/answer")
    is "strict: the next page is what is left" "a=b&amp;c q'x(1)" \
        "$(get "$STRICT_URL/statements?continuation-token=$(echo "$token" |
            sed 's/+/%2B/; s/ /%20/')&list-type=2&prefix=" >/dev/null
        sed 's/<Key>/\n&/g' "$scratch/answer" |
            sed -n 's/^<Key>\([^<]*\).*/\1/p' | xargs -d'\n')"
    is "strict: a query out of order has another signature" \
        "403 SignatureDoesNotMatch" \
        "$(reason get "$STRICT_URL/statements?prefix=d%2F&list-type=2")"
}

try_strictness() {
    url=$STRICT_URL/statements/refused
    secret=$S3_SECRET-
    is "strict: a wrong secret" "403 SignatureDoesNotMatch" \
        "$(reason put "$url")"
    secret=$S3_SECRET
    key=AKIANOBODY
    is "strict: a wrong key" "403 InvalidAccessKeyId" "$(reason put "$url")"
    key=$S3_KEY
    region=us-east-1
    is "strict: a wrong region" "400 AuthorizationHeaderMalformed" \
        "$(reason put "$url")"
    caught "which is told" "<Region>eu-west-2</Region>" \
        "$(cat "$scratch/answer")"
    region=$S3_REGION
    is "strict: nobody's request" "403 AccessDenied" \
        "$(reason status_of curl -T "$scratch/page" "$url")"
    is "strict: another hash" "400 XAmzContentSHA256Mismatch" "$(reason \
        status_of signed curl -T "$scratch/page" \
        -H "x-amz-content-sha256: $empty_hash" "$url")"
    is "strict: no hash" "400 InvalidRequest" \
        "$(reason status_of signed curl -T "$scratch/page" "$url")"
    is "strict: no hash with GET" "400 InvalidRequest" \
        "$(reason status_of signed curl "$STRICT_URL/statements/a%2Bb")"
    is "strict: an unsigned payload" "403 AccessDenied" "$(reason status_of \
        signed curl -T "$scratch/page" \
        -H "x-amz-content-sha256: UNSIGNED-PAYLOAD" "$url")"
    if command -v faketime >/dev/null; then
        is "strict: a clock that is wrong" "403 RequestTimeTooSkewed" \
            "$(reason status_of signed faketime -f -16m curl -T \
                "$scratch/page" -H "x-amz-content-sha256: $page_hash" "$url")"
    else
        skip "strict: a clock that is wrong" "faketime is not installed"
    fi
    is "strict: no length" "411 MissingContentLength" \
        "$(reason put "$url" -H 'Transfer-Encoding: chunked')"
    is "strict: rights that a bucket has not" \
        "400 AccessControlListNotSupported" \
        "$(reason put "$url" -H 'x-amz-acl: public-read')"
    is "strict: another bucket" "404 NoSuchBucket" \
        "$(reason put "$STRICT_URL/others/page")"
    none "strict: of all that nothing is stored" \
        "$(find "$STRICT_ROOT" -name 'refused*' -o -name page)"
    # A header that is added on the way is not signed.
    sent=$(put "$STRICT_URL/statements/refused" --verbose | sed -n \
        's/^> \(\(Authorization\|X-Amz-Date\|x-amz-content\).*\)/\1/p')
    rm "$STRICT_ROOT/refused"
    set --
    while IFS= read -r line; do
        set -- "$@" -H "$line"
    done <<LINES
$(echo "$sent" | tr -d '\r')
LINES
    is "strict: a header that is not signed" "403 AccessDenied" "$(reason \
        status_of curl -T "$scratch/page" "$@" -H 'x-amz-meta-a: b' "$url")"
    is "strict: the same without it" "200 " "$(reason status_of curl \
        -T "$scratch/page" "$@" "$url")"
    is "strict: what is there can be removed" 204 "$(get "$url" -X DELETE)"
    is "and is gone" "404 NoSuchKey" "$(reason get "$url")"
}

try_site() {
    is "strict: it keeps type and cache control" 200 "$(put \
        "$STRICT_HOST/2024-25/index.html" -H 'Content-Type: text/html' \
        -H 'Cache-Control: max-age=60')"
    is "strict: a site shows a folder's index.html" \
        "200 Content-Type: text/html cache-control: max-age=60" "$(status_of \
        curl --dump-header "$scratch/head" "$STRICT_SITE/2024-25/") $(grep -i \
        '^c.*-\(type\|control\)' "$scratch/head" | tr -d '\r' | xargs)"
    is "strict: and a page for what is not there" 404 \
        "$(status_of curl "$STRICT_SITE/nothing")"
    echo '[{"method": "PUT", "times": 1, "status": 503}]' >"$STRICT_RULES"
    web_forget strict
    is "strict: it has rules" "503 200" "$(put "$STRICT_HOST/a") $(put \
        "$STRICT_HOST/a")"
    is "and counts" 2 "$(web_count strict PUT)"
}

try_strict() {
    can strict --page 2 || return
    key=$S3_KEY
    secret=$S3_SECRET
    region=$S3_REGION
    try_keys
    try_strictness
    try_site
    can strict --plain --region auto --token --unsigned || return
    region=auto
    url=$STRICT_URL/statements/page
    is "strict: a token is wanted where there is one" "400 InvalidToken" \
        "$(reason put "$url")"
    is "strict: with it, a region called auto is one" 200 "$(put "$url" \
        -H "x-amz-security-token: $S3_TOKEN")"
    is "strict: a payload need not be signed where that is allowed" 200 \
        "$(status_of signed curl -T "$scratch/page" "$url" \
            -H "x-amz-security-token: $S3_TOKEN" \
            -H "x-amz-content-sha256: UNSIGNED-PAYLOAD")"
}

try_s3rver() {
    can s3rver || return
    key=$S3RVER_KEY
    secret=$S3RVER_SECRET
    region=us-east-1
    url=$S3RVER_URL/statements/2024-25/a%2Bb
    is "s3rver: it stores an object" 200 "$(put "$url")"
    is "s3rver: everybody may read it" 200 "$(status_of curl "$url")"
    check "as it is" cmp "$scratch/page" "$scratch/answer"
    secret=wrong
    is "s3rver: a wrong secret is refused" "403 SignatureDoesNotMatch" \
        "$(reason put "$S3RVER_URL/statements/refused")"
    secret=$S3RVER_SECRET
    is "s3rver: it lists" "200 2024-25/a+b" \
        "$(get "$S3RVER_URL/statements?list-type=2&prefix=2024") $(sed -n \
            's/.*<Key>\([^<]*\).*/\1/p' "$scratch/answer")"
    can s3rver --plain || return
    is "s3rver: it can do without TLS" 200 \
        "$(put "$S3RVER_URL/statements/page")"
}

try_strict
try_s3rver
finish
