#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Publishing by WebDAV: to Apache and to nginx, which differ.

. "${srcdir:?}/tests/tap.sh"
. "$srcdir/tests/publish/servers/servers.sh"
. "$srcdir/tests/publish/targets.sh"

dav() { # PORT [KEY-LINE...]
    port=$1
    shift
    project "url = davs://localhost:$port/statement/" "user = $SERVER_USER" \
        'password_env = AVOW_TEST_PASSWORD' "ca_file = $CA" "$@"
}

server_start apache
dav "$APACHE_PORT"
publishes_files "$APACHE_ROOT/statement" Apache
keeps_secrets Apache

sed -i '/^ca_file/d' p/avow.ini
ends 4 'an authority that nobody trusts is refused' publish p
caught 'and so much is said' 'ca_file' "$(cat err)"
sed -i 's,^url = davs,url = dav,' p/avow.ini
ends 3 'a connection that everybody can read is refused' publish p
caught 'unless somebody wants it' 'insecure = yes' "$(cat err)"

server_start nginx
dav "$NGINX_PORT"
publishes_files "$NGINX_ROOT/statement" nginx
keeps_secrets nginx

# What the manifest lists is not believed to be ours outside the target.
echo 'Not ours.' >"$NGINX_ROOT/not-ours.html"
run publish p
for path in ../not-ours.html 2023-24/../../not-ours.html /not-ours.html \
    ./not-ours.html; do
    python3 - "$path" "$NGINX_ROOT/not-ours.html" <<'PY'
import hashlib, json, os, sys
path, file = sys.argv[1:]
manifest = json.load(open('p/published/web.json'))
manifest['files'].append({
    'path': path, 'size': os.path.getsize(file),
    'sha256': hashlib.sha256(open(file, 'rb').read()).hexdigest()})
manifest['files'].append(manifest['files'][0])
json.dump(manifest, open('p/published/web.json', 'w'))
PY
    ends 0 "a manifest that lists $path" publish p --prune
    caught 'is one all the same' 'nothing to send' "$(cat out)"
    check 'lets nothing be removed there' [ -e "$NGINX_ROOT/not-ours.html" ]
done

server_start apache --digest
dav "$APACHE_PORT" 'auth = digest'
publishes_files "$APACHE_ROOT/statement" 'Apache with Digest'
keeps_secrets 'Apache with Digest'

# What is asked last may have been done though nobody answers.
server_start nginx --plain
server_start http --before "http://127.0.0.1:$NGINX_PORT"
dav "$HTTP_PORT" 'insecure = yes'
sed -i 's,^url = davs,url = dav,' p/avow.ini
for fault in '"cut": "answer"' '"pass": true, "status": 502'; do
    rm -rf "${NGINX_ROOT:?}"/statement p/published
    printf '[{"method": "MOVE", "path": "/index.html", %s}]' "$fault" >"$HTTP_RULES"
    ends 4 "a file that is moved, with $fault" publish p
    caught 'may have arrived' "'2023-24/index.html' may have arrived: look at" \
        "$(cat err)"
    printf '[{"method": "MOVE", "status": 503}]' >"$HTTP_RULES"
    ends 4 'one that is not moved' publish p
    caught 'is said not to be there' 'was not replaced' "$(cat err)"
    rm -f "$HTTP_RULES"
    ends 0 'then it is published' publish p
    is 'as ever' "$(tree p/public)" "$(tree "$NGINX_ROOT/statement")"
done

# The doctor leaves nothing, whenever somebody wants it to stop, or the host
# does not do what it should.
before=$(tree "$NGINX_ROOT/statement")
printf '[{"method": "HEAD", "path": "avow-doctor", "delay": 4000, "pass": true}]' >"$HTTP_RULES"
interrupted doctor p
is 'the doctor can be stopped' 4 $ends_got
is 'and leaves all as it was' "$before" "$(tree "$NGINX_ROOT/statement")"
for method in PUT HEAD MOVE; do
    printf '[{"method": "%s", "path": "avow-doctor", "cut": "answer"}]' $method >"$HTTP_RULES"
    ends 4 "so does a doctor whose $method is cut each time" doctor p
    is 'who leaves all as it was' "$before" "$(tree "$NGINX_ROOT/statement")"
done
rm -f "$HTTP_RULES"

server_start apache --disk 96k
dav "$APACHE_PORT" 'retries = 0'
ends 4 'a full disk ends it' publish p
none 'and nothing half is in place of a page' "$(
    cd "$APACHE_ROOT/statement" && find . -type f ! -name '*.avow-*' |
        while read -r file; do
            cmp -s "$file" "$scratch/p/public/$file" || echo "$file"
        done)"

finish
