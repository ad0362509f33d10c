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
        "$(tree "$SSHD_ROOT/statement")"
}

target "key_file = $SSHD_KEYS/ed25519" 'openssh = no'
publishes_files "$SSHD_ROOT/statement" libcurl
empty
target "key_file = $SSHD_KEYS/ed25519"
publishes_files "$SSHD_ROOT/statement" OpenSSH
rm "$SSHD_ROOT/statement/index.html"
ends 0 'what is said to it can be seen' publish p --verbose
caught 'and is what OpenSSH does' 'rename "statement/index.html.avow-new"' \
    "$(cat err)"

# Names in which something could stand for something else.
for way in no yes; do
    empty
    target "key_file = $SSHD_KEYS/ed25519" "openssh = $way"
    sed -i "s|/~/statement/|&it%27s%20a%20%22%C5%B5%22/%5B1%5D%2A%3F%25%7Ba,b%7D%23/|" \
        p/avow.ini
    publishes_files "$SSHD_ROOT/statement/it's a \"ŵ\"/[1]*?%{a,b}#" "openssh = $way, an odd path"
done
empty
target "key_file = $SSHD_KEYS/ed25519"
mv p/2023-24 "p/2023-24
!touch broken-out
"
ends 4 'a path is no way to have sftp do something else' publish p
caught 'and so much is said' 'control character' "$(cat err)"
check 'nor is it done' [ ! -e broken-out ]
logs_in 'an ECDSA key, by OpenSSH' "key_file = $SSHD_KEYS/ecdsa"
logs_in 'an RSA key, by OpenSSH' "key_file = $SSHD_KEYS/rsa"
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
logs_in 'an agent, by OpenSSH' 'agent = yes'

# A path in avow.ini is from the project's folder.
cp "$SSHD_KEYS/ed25519" 'a key'
chmod 600 'a key'
logs_in "a key from the project's folder" 'key_file = ../a key' 'openssh = no'
logs_in 'and so by OpenSSH' 'key_file = ../a key'

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
refused 'a stranger, by OpenSSH' "has the host the public half of '" \
    "key_file = $SSHD_KEYS/stranger"
refused 'a passphrase that is missing' "has a passphrase: say where" \
    "key_file = $SSHD_KEYS/passphrase" 'openssh = no'
case $("${AVOW%/*}/avow-publish" --version) in
*libssh2/1.10*)
    refused 'an RSA key' 'Take a key of type ed25519' \
        "key_file = $SSHD_KEYS/rsa" 'openssh = no'
    ;;
*) skip 'an RSA key is explained' 'this libssh2 can do better' ;;
esac
server_stop agent
refused 'an agent that is gone' "'ssh-add -l'" 'agent = yes' 'openssh = no'
refused 'and so it is by OpenSSH' "'ssh-add -l'" 'agent = yes'
unset SSH_AUTH_SOCK
target "key_file = $SSHD_KEYS/ed25519"
sed -i '/^user/d' p/avow.ini
ends 4 'a login without a name is refused' publish p
caught 'and it is said where it goes' 'user = NAME' "$(cat err)"

for way in no yes; do
    target "key_file = $SSHD_KEYS/ed25519" "openssh = $way" 'retries = 0'
    sed -i 's,/~/statement/,/not-ours/statement/,' p/avow.ini
    ends 4 "a folder that nobody may make, with openssh = $way" publish p
    caught 'is told with what to look at' 'what the account may do there' \
        "$(cat err)"
done
for place in 127.0.0.1:1 no-such-host.invalid; do
    for way in no yes; do
        target "key_file = $SSHD_KEYS/ed25519" "openssh = $way" 'retries = 0'
        sed -i "s,^url = .*,url = sftp://$place/x/," p/avow.ini
        ends 4 "a host that is not there, $place, with openssh = $way" publish p
        caught 'is told with what to look at' 'look at the host' "$(cat err)"
    done
done

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
ssh-keygen -q -t ed25519 -N '' -f other
for way in no yes; do
    of="openssh = $way"
    rm -f known_hosts
    unknown "$of: no known_hosts file" "$of"
    : >known_hosts
    unknown "$of: an empty one" "$of"
    echo "other.example.org,[127.0.0.1]:1 ${line#* }" >known_hosts
    unknown "$of: one that knows another host" "$of"
    printf '# mine\n\n%s\n' "${line% *} $(cut -d' ' -f2 other.pub)" \
        >known_hosts
    unknown "$of: one that knows another key" "$of"
    caught 'the line to remove is told' 'remove line 3 of' \
        "$(tr '\n' ' ' <err | tr -s ' ')"
    echo "$line" >known_hosts
    ssh-keygen -q -H -f known_hosts 2>/dev/null
    ends 0 "$of: a hashed one will do" publish p
    printf '%s\n@revoked * %s\n' "$line" "${line#* }" >known_hosts
    ends 4 "$of: but none that revokes the key" publish p
    caught 'and so much is said' 'line 2' "$(cat err)"
done

# A key becomes known when somebody says so.
target "key_file = $SSHD_KEYS/ed25519"
hosts='new 100%d/known hosts'
sed -i "s,^known_hosts = .*,known_hosts = ../$hosts," p/avow.ini
ends 1 'a key is shown first' trust web p </dev/null
caught 'by its fingerprint' "fingerprint SHA256:" "$(cat out)"
check 'and not stored' [ ! -e "$hosts" ]
echo no >answer
ends 1 'nor without a terminal' trust web p <answer
check 'whatever is said there' [ ! -e "$hosts" ]
ends 0 'with --yes it is stored' trust web p --yes
is 'in a line that is the one which was shown' \
    "$(sed -n 's/^line  *//p' out)" "$(cat "$hosts")"
is 'which OpenSSH finds' "$(sed -n 's/^fingerprint  *//p' out)" \
    "$(ssh-keygen -lf "$hosts" -F "[127.0.0.1]:$SSHD_PORT" |
        grep -o 'SHA256:[^ ]*')"
is 'in a file of its own, and a folder of its own' 600,700 \
    "$(stat -c %a "$hosts"),$(stat -c %a "${hosts%/*}")"
for way in no yes; do
    sed -i '/^openssh/d' p/avow.ini
    echo "openssh = $way" >>p/avow.ini
    ends 0 "and the host is talked to, with openssh = $way" publish p
done
cp "$hosts" stored
ends 0 'one that is known is not stored again' trust web p --yes
caught 'but found' 'known by    line 1 of' "$(cat out)"
check 'and the file is as it was' cmp stored "$hosts"
printf '# no end of a line' >"$hosts"
ends 0 'what is there stays' trust web p --yes
is 'and what is added has a line of its own' 2 "$(wc -l <"$hosts")"
cp stored "$hosts"
sshd_swap_host_key
ends 1 'a key that has changed is not stored over the one before' \
    trust web p --yes
caught 'the line to remove is told' 'remove line 1 of' \
    "$(tr '\n' ' ' <err | tr -s ' ')"
check 'and the file is as it was' cmp stored "$hosts"
for way in no yes; do
    sed -i '/^openssh/d' p/avow.ini
    echo "openssh = $way" >>p/avow.ini
    ends 4 "nothing is sent there, with openssh = $way" publish p
    caught 'and it is said what may be' 'Somebody may be between' "$(cat err)"
done
: >"$hosts"
ends 0 'once it is removed the new one is' trust web p --yes
ends 0 'and the host is talked to again' publish p
if command -v script >/dev/null; then
    : >"$hosts"
    (sleep 1 && echo yes) | script -qec "'$AVOW' trust web p" /dev/null >out 2>&1
    check 'on a terminal it asks' grep -q 'Does who runs the host' out
    is 'and stores it on a yes' 1 "$(wc -l <"$hosts")"
    : >"$hosts"
    (sleep 1 && echo no) | script -qec "'$AVOW' trust web p" /dev/null >out 2>&1
    is 'and not on a no' 0 "$(wc -l <"$hosts")"
else
    skip 'on a terminal it asks' 'script is not installed'
fi
run trust web p --yes
mkdir -p home/.ssh
cp "$hosts" home/.ssh/known_hosts
sed -i '/^known_hosts/d' p/avow.ini
for way in no yes; do
    sed -i '/^openssh/d' p/avow.ini
    echo "openssh = $way" >>p/avow.ini
    HOME=$PWD/home ends 0 "without known_hosts it is in the home folder, with openssh = $way" \
        publish p
done
ends 3 'a target that there is not is told' trust wbe p
sed -i 's,^url = .*,url = davs://localhost:1/,; /^openssh\|^known_hosts\|^key_file/d' \
    p/avow.ini
ends 3 'and so is one that has no such key' trust web p
server_stop sshd
target "key_file = $SSHD_KEYS/ed25519"
ends 4 'and a host that is not there' trust web p --yes

finish
