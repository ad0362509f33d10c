#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Publishing by SFTP, to OpenSSH: by each way to log in, and to a host whose
# key is known, is not, or is another than it was.

. "${srcdir:?}/tests/tap.sh"
. "$srcdir/tests/publish/servers/servers.sh"
. "$srcdir/tests/publish/targets.sh"

server_start sshd
target() { # [KEY-LINE...]
    project "url = sftp://127.0.0.1:$SSHD_PORT/~/statement/" \
        "user = $SSHD_USER" "known_hosts = $SSHD_KNOWN_HOSTS" "$@"
}
root=$SSHD_ROOT/statement
empty() {
    rm -rf "${SSHD_ROOT:?}"/*
}

# Each way to log in brings the files there.
logs_in() { # NAME [KEY-LINE...]
    name=$1
    shift
    empty
    target "$@"
    ends 0 "$name logs in" publish p
    is "$name: the host holds what public/ does" "$(tree p/public)" \
        "$(tree "$root")"
}

target "key_file = $SSHD_KEYS/ed25519" 'openssh = no'
publishes_files "$root" libcurl
logs_in 'an ECDSA key' "key_file = $SSHD_KEYS/ecdsa" 'openssh = no'
printf '%s\n' "$SSHD_PASSPHRASE" >passphrase
chmod 600 passphrase
logs_in 'a key with a passphrase' "key_file = $SSHD_KEYS/passphrase" \
    'password_file = ../passphrase' 'openssh = no'
none 'and the passphrase is nowhere' \
    "$(grep -rlF "$SSHD_PASSPHRASE" out err p)"
if [ -n "$SSHD_PASSWORD" ]; then
    logs_in 'a password' 'password_env = AVOW_TEST_PASSWORD'
    keeps_secrets
else
    skip 'a password logs in' 'only root can have one taken'
fi
sshd_agent ed25519
logs_in 'an agent' 'agent = yes' 'openssh = no'
logs_in 'an agent that nobody names' 'openssh = no'

# And who may not is told what there is to look at.
refused() { # NAME WORDS [KEY-LINE...]
    refused_name=$1 refused_words=$2
    shift 2
    target "$@"
    ends 4 "$refused_name is refused" publish p
    caught 'and it is said what to do' "$refused_words" "$(cat err)"
}
refused 'a stranger' "has the host the public half of '" \
    "key_file = $SSHD_KEYS/stranger" 'openssh = no'
refused 'a passphrase that is missing' "passphrase, if it has one" \
    "key_file = $SSHD_KEYS/passphrase" 'openssh = no'
case $("${AVOW%/*}/avow-publish" --version) in
*libssh2/1.10*)
    refused 'an RSA key' 'take one of type ed25519' \
        "key_file = $SSHD_KEYS/rsa" 'openssh = no'
    ;;
*) skip 'an RSA key is explained' 'this libssh2 can do better' ;;
esac
server_stop agent
refused 'an agent that is gone' "'ssh-add -l'" 'agent = yes' 'openssh = no'
unset SSH_AUTH_SOCK
target "key_file = $SSHD_KEYS/ed25519"
sed -i '/^user/d' p/avow.ini
ends 4 'a login without a name is refused' publish p
caught 'and it is said where it goes' 'user = NAME' "$(cat err)"

# A host is talked to only if its key is known.
line="[127.0.0.1]:$SSHD_PORT $(cut -d' ' -f1,2 "$SSHD_DIR/host.pub")"
unknown() { # NAME [KEY-LINE...]
    unknown_name=$1
    shift
    empty
    target "key_file = $SSHD_KEYS/ed25519" "$@"
    sed -i 's,^known_hosts = .*,known_hosts = ../known_hosts,' p/avow.ini
    ends 4 "$unknown_name" publish p
    none 'nothing is sent' "$(ls -A "$SSHD_ROOT")"
    caught 'its fingerprint is shown' "$SSHD_FINGERPRINT" "$(cat err)"
    caught 'and the line to add' "$line" "$(tr '\n' ' ' <err | tr -s ' ')"
}
rm -f known_hosts
unknown 'without a known_hosts file' 'openssh = no'
: >known_hosts
unknown 'with an empty one' 'openssh = no'
echo "other.example.org,[127.0.0.1]:1 $(echo "$line" | cut -d' ' -f2,3)" \
    >known_hosts
unknown 'with one that knows another host' 'openssh = no'
ssh-keygen -q -t ed25519 -N '' -f other
printf '# mine\n\n%s\n' "${line% *} $(cut -d' ' -f2 other.pub)" >known_hosts
unknown 'with one that knows another key' 'openssh = no'
caught 'the line to remove is told' 'remove line 3 of' \
    "$(tr '\n' ' ' <err | tr -s ' ')"
echo "$line" >known_hosts
ssh-keygen -q -H -f known_hosts 2>/dev/null
ends 0 'a hashed one will do' publish p
printf '%s\n@revoked * %s\n' "$line" "${line#* }" >known_hosts
ends 4 'but none that revokes the key' publish p
caught 'and so much is said' 'line 2' "$(cat err)"

finish
