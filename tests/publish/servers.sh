#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# The servers that publishing is tried against do what the heads of their
# files say, as the clients of others see it: a test that passes because its
# server took anything is worth nothing. And none of them outlives its test.

. "${srcdir:?}/tests/tap.sh"
. "$srcdir/tests/publish/servers/servers.sh"
. "$srcdir/tests/publish/servers/asking.sh"

# Prints what sftp said, and its status.
sftp_with() { # KEY COMMAND...: the key may be empty, for an agent's
    only=no
    [ -z "$1" ] || only=yes
    key=${1:-none}
    shift
    printf '%s\n' "$@" >"$scratch/batch"
    SSH_ASKPASS=$scratch/askpass SSH_ASKPASS_REQUIRE=force \
        sftp -F none -o BatchMode=no -b "$scratch/batch" -P "$SSHD_PORT" \
        -i "$key" \
        -o IdentitiesOnly=$only -o UserKnownHostsFile="$SSHD_KNOWN_HOSTS" \
        -o GlobalKnownHostsFile=none -o StrictHostKeyChecking=yes \
        -o PreferredAuthentications=publickey \
        "$SSHD_USER@127.0.0.1" 2>&1
    echo "status $?"
}

sshd_logs_in() {
    printf '#!/bin/sh\necho "%s"\n' "$SSHD_PASSPHRASE" >"$scratch/askpass"
    chmod +x "$scratch/askpass"
    for key in ed25519 ecdsa rsa passphrase; do
        caught "sshd: the key $key logs in" "status 0" \
            "$(sftp_with "$SSHD_KEYS/$key" "put $scratch/page $key")"
        check "and its file is in SSHD_ROOT" \
            cmp "$scratch/page" "$SSHD_ROOT/$key"
    done
    caught "sshd: a key that it does not know is refused" "Permission denied" \
        "$(sftp_with "$SSHD_KEYS/stranger" "ls")"
    caught "so is nobody's" "Permission denied" "$(sftp_with "" "ls")"
    sshd_agent ed25519
    caught "sshd: an agent logs in" "status 0" "$(sftp_with "" "ls")"
    server_stop agent
    caught "which is gone when it is stopped" "Permission denied" \
        "$(sftp_with "" "ls")"
    unset SSH_AUTH_SOCK
    caught "sshd: it gives no shell" "This service allows sftp connections" \
        "$(ssh -F none -p "$SSHD_PORT" -i "$SSHD_KEYS/ed25519" \
            -o UserKnownHostsFile="$SSHD_KNOWN_HOSTS" -o BatchMode=yes \
            "$SSHD_USER@127.0.0.1" id 2>&1)"
}

sshd_takes_a_password() {
    if [ -z "$SSHD_PASSWORD" ]; then
        skip "sshd: a password logs in" "only root can have one taken"
        return
    fi
    password_ends() { # PASSWORD
        curl_ends as "$1" curl --insecure -T "$scratch/page" \
            "sftp://127.0.0.1:$SSHD_PORT/~/by-password"
    }
    is "sshd: a password logs in" 0 "$(password_ends "$SSHD_PASSWORD")"
    check "and the file is in SSHD_ROOT" \
        cmp "$scratch/page" "$SSHD_ROOT/by-password"
    is "sshd: a wrong one does not" 67 "$(password_ends "$wrong_password")"
}

sshd_has_a_key() {
    caught "sshd: its key is the one in SSHD_KNOWN_HOSTS" \
        "$(cut -d' ' -f2,3 "$SSHD_KNOWN_HOSTS")" \
        "$(ssh-keyscan -p "$SSHD_PORT" 127.0.0.1 2>/dev/null)"
    before=$SSHD_FINGERPRINT
    sshd_swap_host_key
    caught "sshd: another key is noticed" \
        "REMOTE HOST IDENTIFICATION HAS CHANGED" \
        "$(sftp_with "$SSHD_KEYS/ed25519" ls)"
    caught "and is the one of SSHD_FINGERPRINT" "$SSHD_FINGERPRINT" \
        "$(ssh-keyscan -p "$SSHD_PORT" 127.0.0.1 2>/dev/null |
            ssh-keygen -lf -)"
    [ "$before" != "$SSHD_FINGERPRINT" ] || fail "which has changed" "$before"
    server_start sshd --host-key rsa --with "MaxAuthTries 2"
    caught "sshd: its key can be of another type" " ssh-rsa " \
        "$(ssh-keyscan -p "$SSHD_PORT" 127.0.0.1 2>/dev/null)"
    caught "and its configuration have more lines" "MaxAuthTries 2" \
        "$(cat "$SSHD_DIR/sshd_config")"
}

# A disk of a server can be filled but for some bytes.
fills() { # NAME ROOT UPLOAD...
    name=$1
    root=$2
    shift 2
    dd if=/dev/zero of="$scratch/big" bs=1k count=40 2>/dev/null
    server_fill "$root" 8192
    "$@" "$scratch/big" >"$scratch/said" 2>&1 &&
        fail "$name: a full disk refuses a file" "$(cat "$scratch/said")"
    rm "$root/.filled"
    check "$name: a disk with room takes the one that a full one refused" \
        "$@" "$scratch/big"
}

try_sshd() {
    can sshd || return
    sshd_logs_in
    sshd_takes_a_password
    server_stop sshd
    caught "sshd: it can be gone" "Connection refused" \
        "$(sftp_with "$SSHD_KEYS/ed25519" ls)"
    server_again sshd
    caught "and there again" "status 0" "$(sftp_with "$SSHD_KEYS/ed25519" ls)"
    sshd_has_a_key
    can sshd --disk 256k || return
    sftp_big() { # FILE
        sftp_with "$SSHD_KEYS/ed25519" "put $1 big" | grep 'status 0'
    }
    fills sshd "$SSHD_ROOT" sftp_big
}

try_vsftpd() {
    can vsftpd || return
    ftp() { # PASSWORD COMMAND...: of curl
        as "$@" --tlsv1.2 --tls-max 1.2 --url "ftp://localhost:$VSFTPD_PORT/$path"
    }
    path=2024-25/page
    is "vsftpd: a password logs in" 0 "$(curl_ends ftp "$SERVER_PASSWORD" \
        curl --ssl-reqd --ftp-create-dirs -T "$scratch/page")"
    check "and the file is in VSFTPD_ROOT" \
        cmp "$scratch/page" "$VSFTPD_ROOT/$path"
    is "vsftpd: a wrong one does not" 67 \
        "$(curl_ends ftp "$wrong_password" curl --ssl-reqd)"
    is "vsftpd: nobody logs in without TLS" 67 \
        "$(curl_ends ftp "$SERVER_PASSWORD" curl)"
    caught "and is told why" "530" "$(cat "$scratch/said")"
    is "vsftpd: nothing is transferred without TLS" 25 \
        "$(curl_ends ftp "$SERVER_PASSWORD" curl --ftp-ssl-control \
            -T "$scratch/page")"
    caught "and the log has the reason" "522 Data connections must be" \
        "$(end_with "$VSFTPD_LOG" '522 Data')"
    curl_ends ftp "$SERVER_PASSWORD" curl --ssl-reqd --no-sessionid \
        -T "$scratch/page" >/dev/null
    caught "vsftpd: another TLS session is refused" \
        "522 SSL connection failed: session reuse required" \
        "$(end_with "$VSFTPD_LOG" '522 SSL')"
    saved=$CA
    CA=/etc/ssl/certs/ca-certificates.crt
    is "vsftpd: its authority must be known" 60 \
        "$(curl_ends ftp "$SERVER_PASSWORD" curl --ssl-reqd)"
    CA=$saved
    path=%2Fetc/
    is "vsftpd: nobody comes out of VSFTPD_ROOT" 9 \
        "$(curl_ends ftp "$SERVER_PASSWORD" curl --ssl-reqd)"
    path=
    can vsftpd --plain --with "write_enable=NO" || return
    is "vsftpd: one without TLS takes a log-in" 0 \
        "$(curl_ends ftp "$SERVER_PASSWORD" curl)"
    path=page
    is "and its configuration can have more lines" 25 \
        "$(curl_ends ftp "$SERVER_PASSWORD" curl -T "$scratch/page")"
    can vsftpd --disk 256k || return
    path=big
    ftp_big() { # FILE
        [ "$(curl_ends ftp "$SERVER_PASSWORD" curl --ssl-reqd -T "$1")" = 0 ]
    }
    fills vsftpd "$VSFTPD_ROOT" ftp_big
}

# What Apache and nginx have in common.
webdav() { # NAME URL ROOT SWITCH: of curl, for the way to log in
    put="curl $4 -T $scratch/page"
    # shellcheck disable=SC2086 # a command and its arguments
    {
        is "$1: nothing is written without a password" 401 \
            "$(status_of $put "$2/page")"
        is "$1: nor with a wrong one" 401 \
            "$(status_of as "$wrong_password" $put "$2/page")"
        is "$1: with the password it is" 201 \
            "$(status_of as "$SERVER_PASSWORD" $put "$2/page")"
        is "$1: a folder can be made" 201 "$(status_of as "$SERVER_PASSWORD" \
            curl $4 -X MKCOL "$2/2024-25/")"
        is "$1: a file can be moved over another" 204 \
            "$(status_of as "$SERVER_PASSWORD" $put "$2/2024-25/page" >"$scratch/first"
            status_of as "$SERVER_PASSWORD" curl $4 -X MOVE \
                -H "Destination: $2/2024-25/page" -H 'Overwrite: T' \
                "$2/page")"
    }
    check "$1: what was written is in its root" \
        cmp "$scratch/page" "$3/2024-25/page"
    is "$1: everybody may read it" 200 "$(status_of curl "$2/2024-25/page")"
    check "and reads that" cmp "$scratch/page" "$scratch/answer"
    is "$1: what is not there is not found" 404 "$(status_of curl "$2/page")"
    echo '<!DOCTYPE html>' >"$3/index.html"
    is "$1: a folder shows its index.html" "200 text/html" \
        "$(status_of curl --head "$2/") $(sed -n \
            's/^content-type: \([a-z/]*\).*/\1/ip' "$scratch/answer")"
}

untrusted() { # NAME URL
    saved=$CA
    CA=/etc/ssl/certs/ca-certificates.crt
    is "$1: its authority must be known" 60 "$(curl_ends curl "$2/")"
    CA=$saved
}

try_apache() {
    can apache || return
    webdav "apache" "$APACHE_URL" "$APACHE_ROOT" --basic
    untrusted "apache" "$APACHE_URL"
    caught "apache: it is MOVE that needs the whole Destination" 400 \
        "$(status_of as "$SERVER_PASSWORD" curl -X MOVE \
            -H "Destination: /elsewhere" "$APACHE_URL/2024-25/page")"
    can apache --digest --plain --with "DirectoryIndex page" || return
    status_of as "$SERVER_PASSWORD" curl --basic -T "$scratch/page" \
        "$APACHE_URL/page" >"$scratch/first"
    is "apache with Digest: it takes no Basic" 401 "$(cat "$scratch/first")"
    webdav "apache with Digest" "$APACHE_URL" "$APACHE_ROOT" --digest
    can apache --disk 256k || return
    big_to=$APACHE_URL
    fills apache "$APACHE_ROOT" put_big
}

put_big() { # FILE
    status_of as "$SERVER_PASSWORD" curl -T "$1" "$big_to/big" | grep '^20'
}

try_nginx() {
    can nginx || return
    webdav "nginx" "$NGINX_URL" "$NGINX_ROOT" --basic
    untrusted "nginx" "$NGINX_URL"
    is "nginx: a folder to be made ends with a slash" 409 \
        "$(status_of as "$SERVER_PASSWORD" curl -X MKCOL "$NGINX_URL/new")"
    can nginx --plain --with "charset utf-8;" || return
    status_of as "$SERVER_PASSWORD" curl -T "$scratch/page" \
        "$NGINX_URL/page.html" >"$scratch/first"
    is "nginx: its configuration can have more lines" \
        "200 Content-Type: text/html; charset=utf-8" \
        "$(status_of curl --head "$NGINX_URL/page.html") $(grep -i \
            ^content-type "$scratch/answer" | tr -d '\r')"
    can nginx --disk 256k || return
    big_to=$NGINX_URL
    fills nginx "$NGINX_ROOT" put_big
}

try_certs() {
    certs_make || {
        skip "certificates" "$server_reason"
        return
    }
    for case in "server:OK" "expired:certificate has expired" \
        "future:certificate is not yet valid" "other:hostname mismatch" \
        "stranger:unable to get local issuer" "self:self-signed certificate"; do
        caught "certificates: ${case%%:*} is what it says" "${case#*:}" \
            "$(openssl verify -CAfile "$CA" -no-CApath -verify_hostname \
                localhost "$CERTS/${case%%:*}.pem" 2>&1)"
    done
    check "certificates: server.pem is for an address too" openssl verify \
        -CAfile "$CA" -verify_ip 127.0.0.1 "$CERTS/server.pem"
}

# However a test ends, its servers end with it. The test is this one, run by
# itself: it says that it is ready when all are up.
# shellcheck disable=SC2016 # for the other test
try_ends() {
    if [ "$servers_tried" -eq 0 ]; then
        skip "no server outlives its test" "there is none"
        return
    fi
    cat >"$scratch/other" <<'TEST'
. "$srcdir/tests/tap.sh"
. "$srcdir/tests/publish/servers/servers.sh"
for name in sshd vsftpd apache nginx http strict s3rver wordpress; do
    server_try $name
done
server_try cut "$APACHE_PORT"
server_try apache --disk 256k
echo "$scratch" >"$1.scratch"
server_family $$ >"$1.pids"
mv "$1.pids" "$1"
[ "$2" != exit ] || exit 3
while sleep 0.1; do
    :
done
TEST
    for signal in exit TERM KILL; do
        sh "$scratch/other" "$scratch/ready" $signal >"$scratch/said" 2>&1 &
        other=$!
        turn=0
        until [ -e "$scratch/ready" ]; do
            sleep 0.1
            turn=$((turn + 1))
            [ $turn -lt 900 ] && server_lives $other || break
        done
        [ $signal = exit ] || kill -$signal $other
        wait $other 2>/dev/null
        if [ ! -e "$scratch/ready" ]; then
            fail "all servers are up, to end by $signal" \
                "$(cat "$scratch/said")"
            continue
        fi
        # What the kernel ends takes a moment to look after its own.
        for turn in 1 2 3 4 5 6 7 8 9 10; do
            left=$(while read -r pid; do
                ! server_lives "$pid" || cat "/proc/$pid/cmdline"
            done <"$scratch/ready" | tr '\0' ' ')
            [ -n "$left" ] || break
            sleep 0.2
        done
        none "no server outlives a test that ends by $signal" "$left"
        started=$(wc -l <"$scratch/ready")
        [ "$started" -gt 1 ] || fail "of those that were up" "$started"
        folder=$(cat "$scratch/ready.scratch")
        case $folder in
        */avow-test.*) ;;
        *)
            fail "the other test has a folder" "$folder"
            continue
            ;;
        esac
        if [ $signal = KILL ]; then
            awk -v "under=$folder/" 'index($2, under) == 1 { print $2 }' \
                /proc/mounts | xargs -r umount
            rm -rf "$folder"
        else
            none "nor does anything mounted, or a file" \
                "$(grep -F "$folder" /proc/mounts; ls -d "$folder" 2>/dev/null)"
        fi
        rm -f "$scratch/ready"
    done
}

try_sshd
try_vsftpd
try_apache
try_nginx
try_certs
try_ends
finish
