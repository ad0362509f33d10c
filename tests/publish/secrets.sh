#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Where a password comes from, what it is kept out of, and whom avow talks to:
# certificates and versions of TLS.

. "${srcdir:?}/tests/tap.sh"
. "$srcdir/tests/publish/servers/servers.sh"
. "$srcdir/tests/publish/targets.sh"

server_start http --tls server --writable
place() { # KEY-LINE...
    project "url = https://localhost:$HTTP_PORT/statement/" 'sends = files' \
        'method = PUT' "user = $SERVER_USER" "ca_file = $CA" "$@"
}
arrives() { # NAME: the login that came with the last publication
    is "$1" "Basic $(printf '%s:%s' "$SERVER_USER" "$SERVER_PASSWORD" |
        base64 -w 0)" "$(tail -n 1 "$HTTP_REQUESTS" |
        sed 's/.*"authorization":"\([^"]*\)".*/\1/')"
}
fresh() {
    rm -rf p/published
    web_forget http
}

# ---- Where it comes from

place 'password_env = AVOW_TEST_PASSWORD'
ends 0 'a variable of the environment' publish p
arrives 'has the password'
place 'password_env = AVOW_TEST_NOTHING'
ends 3 'one that is not set' publish p
caught 'is named' "no variable 'AVOW_TEST_NOTHING'" "$(cat err)"

place 'password_env = AVOW_TEST_SHORT'
for short in e abc; do
    AVOW_TEST_SHORT=$short ends 3 'a password that is too short' publish p
    caught 'is refused' 'is shorter than 4 bytes' "$(cat err)"
    none 'and no message is blanked for it' "$(grep -F '[secret]' err)"
done
printf '%s\n' "$SERVER_PASSWORD" >word
chmod 600 word
place 'password_file = ../word'
fresh
ends 0 'a file' publish p
arrives 'has it in its first line'
chmod 640 word
ends 3 'a file that others may read' publish p
caught 'is refused' 'others may read' "$(cat err)"
rm word
ends 3 'a file that is not there' publish p
none 'none of it shows a password' "$(leaks out err)"

printf '%s\n' "$SERVER_PASSWORD" >hidden
place "password_command = cat '$scratch/hidden'"
fresh
ends 0 'a command' publish p
arrives 'prints it'
place 'password_command = exit 3'
ends 3 'a command that fails' publish p
caught 'is told with its status' 'status 3' "$(cat err)"

mkdir home
printf 'machine other.example.org login x password y\nmachine localhost\n login %s\n password "%s"\n' \
    "$SERVER_USER" "$(printf '%s' "$SERVER_PASSWORD" | sed 's/[\\"]/\\&/g')" >home/.netrc
place 'netrc = yes'
fresh
HOME=$scratch/home ends 0 'the file .netrc' publish p
arrives 'has it, by the name of the host'
printf 'machine other.example.org login x password y\n' >home/.netrc
HOME=$scratch/home ends 3 'without an entry for it' publish p

place 'password_env = AVOW_TEST_PASSWORD' 'netrc = yes'
ends 3 'two ways at once' publish p
caught 'are refused' 'in several ways' "$(cat err)"
for key in password passwd secret token api_key pasword app_password; do
    place "$key = hunter2-$key"
    ends 3 "$key in avow.ini" publish p
    none "is not shown" "$(grep -l "hunter2-$key" out err)"
done
# Whatever else is wrong with the line.
for url in "https://$SERVER_USER:hunter2@localhost/" \
    "https://$SERVER_USER:hunter2 :@/@localhost/" \
    "https://$SERVER_USER:hunter2/@localhost/" \
    "htps://$SERVER_USER:hunter2@localhost/" \
    "sftp:$SERVER_USER:hunter2@localhost/" "$SERVER_USER:hunter2@localhost/"; do
    place
    sed -i "s,^url = .*,url = $url," p/avow.ini
    ends 3 "a url with a password: $url" publish p
    caught 'is told as one' 'holds a password' "$(cat err)"
    none 'is not shown either' "$(grep -l hunter2 out err)"
done
for line in 'password hunter2' 'password = hunter2
password = hunter2' 'public = https://a:hunter2@localhost/'; do
    place "$line"
    for command in publish build; do
        "$AVOW" $command p >out 2>err
        none "nor is '$line' by avow $command" "$(grep -l hunter2 out err)"
    done
done
for header in 'Authorization: Bearer hunter2' 'X-Api-Key: hunter2'; do
    place 'headers =' '   Accept: text/html' "   $header"
    ends 3 "a header with a secret: ${header%%:*}" publish p
    caught 'is refused' "'${header%%:*}': it must not stand" "$(cat err)"
    none 'and not shown' "$(grep -l hunter2 out err)"
done
place
sed -i 's,^url = .*,&?sig=hunter2,' p/avow.ini
ends 3 'a key in the query of the url' publish p
none 'is refused, and not shown' "$(grep -l hunter2 out err)"

# ---- Nobody else is given it

place 'password_env = AVOW_TEST_PASSWORD' 'retries = 0'
for status in 301 302 307 308; do
    fresh
    printf '[{"path": "^/statement", "status": %s, "redirect": "%s/elsewhere/"}]' \
        $status "$HTTP_OTHER" >"$HTTP_RULES"
    ends 4 "a redirect by $status" publish p
    caught 'is told, with where to' "it is at '$HTTP_OTHER/elsewhere/'" "$(cat err)"
    none 'and not followed' "$(grep elsewhere "$HTTP_REQUESTS")"
done
rm -f "$HTTP_RULES"

# ---- What may be written is what is asked for

place 'password_env = AVOW_TEST_PASSWORD'
fresh
ends 0 'a plan' publish p --dry-run
is 'asks, and writes nothing' '' "$(web_methods http | cut -d' ' -f1 |
    sort -u | grep -vx -e GET -e HEAD)"
check 'though it does ask' [ "$(web_count http)" -gt 0 ]

# ---- No core dump, and no progress bar but on a terminal

fresh
rm -rf "${HTTP_ROOT:?}"/statement
echo '[{"method": "PUT", "delay": 20, "pass": true}]' >"$HTTP_RULES"
# shellcheck disable=SC3045 # where it cannot be asked for, there is none
(ulimit -c unlimited 2>/dev/null
    exec "$AVOW" publish --no-verify p) >out 2>err &
publishing=$!
sleep 0.3
is 'it would leave no core' '0 0' "$(sed -n \
    's/^Max core file size  *\([^ ]*\)  *\([^ ]*\).*/\1 \2/p' /proc/$publishing/limits)"
wait $publishing
# Nor would a program that collects cores: the process is its owner's no more.
if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
    fresh
    rm -rf "${HTTP_ROOT:?}"/statement
    chmod -R a+rwX p
    setpriv --reuid=65534 --clear-groups "$AVOW" publish --no-verify p >out 2>err &
    publishing=$!
    sleep 0.3
    is 'nor would anybody else' root "$(stat -c %U /proc/$publishing/environ)"
    wait $publishing
else
    skip 'nor would anybody else' 'only root can run it as somebody else'
fi
rm -f "$HTTP_RULES"
none 'no bar stands in a file' "$(grep -l '\[#' out err)"
caught 'but a line a file' 'sent    index.html' "$(cat out)"
if command -v script >/dev/null; then
    echo '[{"method": "PUT", "delay": 300, "pass": true}]' >"$HTTP_RULES"
    rm -rf p/published
    rm -rf "${HTTP_ROOT:?}"/statement
    TERM=xterm script -qec "'$AVOW' publish --no-verify p" /dev/null </dev/null >screen 2>&1
    caught 'on a terminal there is a bar after a second' ' files, ' "$(cat screen)"
    rm -f "$HTTP_RULES"
else
    skip 'on a terminal there is a bar after a second' 'script is not installed'
fi

# ---- Whom avow talks to

refuses() { # NAME OPTION...
    name=$1
    shift
    server_start http --writable "$@"
    place 'password_env = AVOW_TEST_PASSWORD' 'retries = 0'
    ends 4 "$name is refused" publish p
    is "$name: nothing is sent" 0 "$(web_count http)"
}
refuses 'a certificate that has expired' --tls expired
caught 'and so much is said' 'expired' "$(cat err)"
refuses 'a certificate that is not valid yet' --tls future
refuses 'a certificate for another name' --tls other
caught 'and so much is said too' 'name' "$(cat err)"
refuses 'a certificate of nobody that is trusted' --tls stranger
refuses 'TLS 1.1' --tls server --tls-max TLSv1.1

finish
