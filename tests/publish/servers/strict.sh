# SPDX-License-Identifier: BSD-2-Clause
# shellcheck shell=sh
#
# An S3 that is as strict as AWS about signatures; the head of strict.js says
# what it knows. Its bucket is called statements.
#
#   server_start strict [--plain] [--region NAME] [--token] [--unsigned]
#                       [--page N]
#
#   --plain        http, else https
#   --region NAME  eu-west-2 if not given
#   --token        wants a session token too
#   --unsigned     takes UNSIGNED-PAYLOAD, which AWS does unless a bucket's
#                  policy is against it
#   --page N       lists no more than so many keys at a time
#
# STRICT_ROOT  the objects, by their keys
# STRICT_URL   https://s3.localhost:PORT: path style is STRICT_URL/statements/
# STRICT_HOST  https://statements.s3.localhost:PORT, for host style
# STRICT_SITE  https://statements.s3-website.localhost:PORT, what everybody sees
# STRICT_RULES, STRICT_REQUESTS, STRICT_BODIES: see web.sh
# S3_KEY, S3_SECRET, S3_TOKEN, S3_REGION
# CA           the certificate of the authority that vouches for it

S3_KEY=AKIAEXAMPLEEXAMPLE
S3_SECRET='secret/of+a=test%"ä'

strict_start() { # [OPTION...]
    server_needs_tools || return
    strict_cert=server
    strict_unsigned=
    strict_page=
    S3_REGION=eu-west-2
    S3_TOKEN=
    while [ $# -gt 0 ]; do
        case $1 in
        --plain) strict_cert= ;;
        --region) S3_REGION=$2 && shift ;;
        --token) S3_TOKEN='token/of+a=session' ;;
        --unsigned) strict_unsigned=yes ;;
        --page) strict_page=$2 && shift ;;
        *) echo "strict: $1 is no option" >&2 && exit 99 ;;
        esac
        shift
    done
    certs_make || return
    STRICT_ROOT=$server_dir/root
    mkdir "$STRICT_ROOT"
    web_make strict
    server_up strict
    strict_scheme=http${strict_cert:+s}
    STRICT_URL=$strict_scheme://s3.localhost:$STRICT_PORT
    STRICT_HOST=$strict_scheme://statements.s3.localhost:$STRICT_PORT
    STRICT_SITE=$strict_scheme://statements.s3-website.localhost:$STRICT_PORT
}

strict_serve() { # PORT
    WEB_ROOT=$STRICT_ROOT
    WEB_CERT=${strict_cert:+$CERTS/$strict_cert}
    WEB_ROLE=strict
    WEB_USER=$S3_KEY
    WEB_PASSWORD=$S3_SECRET
    WEB_TOKEN=$S3_TOKEN
    WEB_REGION=$S3_REGION
    WEB_UNSIGNED=$strict_unsigned
    WEB_PAGE=$strict_page
    web_spawn "$1"
}
