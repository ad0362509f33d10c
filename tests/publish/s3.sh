#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Publishing to S3: to a server that refuses every signature that AWS would
# refuse, and to one of others' making.

. "${srcdir:?}/tests/tap.sh"
. "$srcdir/tests/publish/servers/servers.sh"
SERVER_USER=AKIAEXAMPLEEXAMPLE
# shellcheck disable=SC2089 # quotes are part of the secret
SERVER_PASSWORD='secret/of+a=test%"ä'
. "$srcdir/tests/publish/targets.sh"

bucket() { # PREFIX [KEY-LINE...]
    prefix=$1
    shift
    project "url = s3://statements/$prefix" "region = $S3_REGION" \
        "endpoint = $STRICT_URL" "ca_file = $CA" "user = $S3_KEY" \
        'password_env = AVOW_TEST_PASSWORD' "$@"
}

server_start strict
bucket ''
publishes_files "$STRICT_ROOT" 'path style'
keeps_secrets 'path style'
rm -rf "${STRICT_ROOT:?}"/*

bucket "Datganiad%20%C5%B5/a+b/q'x(1)/" 'style = host' \
    'cache_control = public, max-age=300'
publishes_files "$STRICT_ROOT/Datganiad ŵ/a+b/q'x(1)" 'host style, an odd prefix'
is 'it says for how long it may be kept' 'public, max-age=300' \
    "$(curl -sI --cacert "$CA" \
        "$STRICT_URL/statements/Datganiad%20%C5%B5/a%2Bb/q%27x%281%29/index.html" |
        tr -d '\r' | sed -n 's/^[Cc]ache-[Cc]ontrol: //p')"
is 'and what it is' 'text/html; charset=utf-8' \
    "$(curl -sI --cacert "$CA" \
        "$STRICT_URL/statements/Datganiad%20%C5%B5/a%2Bb/q%27x%281%29/index.html" |
        tr -d '\r' | sed -n 's/^[Cc]ontent-[Tt]ype: //p')"

bucket ''
AVOW_TEST_PASSWORD=wrong ends 4 'a wrong secret is refused' publish p
caught 'and it is said what to look at' 'look at the secret of the access key' \
    "$(cat err)"
sed -i 's,^url = s3://statements,&-of-old,' p/avow.ini
ends 4 'so is a bucket that is not there' publish p
caught 'and that too' 'look at the bucket' "$(cat err)"

# The keys from where other programs have them.
bucket file/
sed -i '/^user\|^password_env/d' p/avow.ini
printf '[other]\naws_access_key_id = no\n[mine]\naws_access_key_id=%s\n  aws_secret_access_key = %s\n' \
    "$S3_KEY" "$S3_SECRET" >keys
ends 4 'without any keys nothing is sent' publish p
caught 'and it says where to put them' 'credentials_file' "$(cat err)"
printf '\ncredentials_file = ../keys\nprofile = mine\n' >>p/avow.ini
chmod 644 keys
ends 4 'a credentials file that others may read is refused' publish p
chmod 600 keys
ends 0 'a credentials file will do' publish p
none 'and its secret is nowhere' "$(leaks out err p)"
sed -i 's/^profile = .*/profile = nobody/' p/avow.ini
ends 4 'a profile that is not there will not' publish p
sed -i '/^credentials_file\|^profile/d' p/avow.ini
AWS_ACCESS_KEY_ID=$S3_KEY AWS_SECRET_ACCESS_KEY=$S3_SECRET \
    ends 0 'nor will the environment fail' publish p
sed -i '/^region/d' p/avow.ini
ends 4 'without a region nothing is sent' publish p
caught 'and it says so' 'has no region' "$(cat err)"

server_start strict --region auto --token
bucket '' 'token_env = AVOW_TEST_TOKEN'
sed -i 's/^region = .*/region = auto/' p/avow.ini
export AVOW_TEST_TOKEN="$S3_TOKEN"
publishes_files "$STRICT_ROOT" 'a session, in the region auto'
none 'the token is nowhere' "$(grep -rlF "$S3_TOKEN" out err p)"

server_start s3rver
SERVER_PASSWORD=$S3RVER_SECRET
# shellcheck disable=SC2090 # the same
export AVOW_TEST_PASSWORD="$SERVER_PASSWORD"
project 'url = s3://statements/www' 'region = us-east-1' \
    "endpoint = $S3RVER_URL" "ca_file = $CA" "user = $S3RVER_KEY" \
    'password_env = AVOW_TEST_PASSWORD'
ends 0 's3rver: what is approved is published' publish p
for file in index.html feed.xml 2023-24/statement.md; do
    check "s3rver: $file is there as it is" sh -c \
        'curl -sf --cacert "$1" "$2" | cmp - "$3"' - "$CA" \
        "$S3RVER_URL/statements/www/$file" "p/public/$file"
done
AVOW_TEST_PASSWORD=wrong "$AVOW" publish p >out 2>err
is 's3rver: a wrong secret is refused' 4 $?

finish
