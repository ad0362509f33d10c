#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Publishing by SFTP over a line that breaks at every step and between, that
# stalls, and to a host whose disk is full: whatever happens, the old page or
# the new one is there, or the message says that none may be; and the next run
# ends as an undisturbed one does.

. "${srcdir:?}/tests/tap.sh"
. "$srcdir/tests/publish/servers/servers.sh"
. "$srcdir/tests/publish/targets.sh"

server_start sshd
server_start cut "$SSHD_PORT"
host=$SSHD_ROOT/statement

target() { # [KEY-LINE...]
    project "url = sftp://$CUT_HOST:$CUT_PORT/~/statement/" \
        "user = $SSHD_USER" "known_hosts = $SSHD_KNOWN_HOSTS" \
        "key_file = $SSHD_KEYS/ed25519" 'timeout = 2' "$@"
}

# The host as it was before: one page is another, and one is not there.
before() {
    rm -rf "$host" p/published
    cp -a was "$host"
    cp -R noted p/published
}

prepare() { # YES-OR-NO: whether OpenSSH does it
    rm -rf "$host" was noted
    : >"$CUT_RULE"
    target "openssh = $1" 'retries = 0'
    run publish p || fail "openssh = $1: it can be published" "$(cat err)"
    echo '<p>Of last year.</p>' >>"$host/index.html"
    rm "$host/2023-24/statement.md"
    cp -a "$host" was
    cp -R p/published noted
    whole=$(tree p/public)
    old=$(sha256sum <"$host/index.html")
    new=$(sha256sum <p/public/index.html)
}

# What an undisturbed run sends, or gets, in bytes.
bytes() { # WAY
    : >"$CUT_CONNECTIONS"
    before
    run publish p
    # It is noted once both ends are closed.
    until [ -s "$CUT_CONNECTIONS" ]; do
        sleep 0.05
    done
    sed -n "s/.*\"$1\":\([0-9]*\).*/\1/p" "$CUT_CONNECTIONS" | tail -n 1
}

# Holds what is seen right after a cut, when there is no second try, to what
# was said of it.
judge() { # STATUS
    said=$(tr '\n' ' ' <err | tr -s ' ')
    case $(sha256sum 2>/dev/null <"$host/index.html"),$1 in
    "$new",[04] | "$old",4) ;;
    ,4)
        echo "$said" >>gaps
        case $said in
        *'may be absent from the host now'* | *'is absent from the host now'*) ;;
        *) echo "no page is there, and nobody says so: $said" ;;
        esac
        ;;
    *) echo "it ended with $1, and the page is $(ls "$host")" ;;
    esac
}

# A run without cuts ends as it should.
follow() {
    : >"$CUT_RULE"
    run publish p || echo "the next run failed: $(cat err)"
    [ "$(tree "$host")" = "$whole" ] ||
        echo "the next run leaves $(cd "$host" && find . -type f)"
}

# Cuts one connection at bytes FIRST to LAST, STEP apart; WAY is to_server or
# to_client. A cut that is tried again ends as if there had been none.
tried_again() { # WAY FIRST STEP LAST [RULE]
    for at in $(seq "$2" "$3" "$4"); do
        before
        printf '{"connection":1,"%s":%s%s}' "$1" "$at" "${5:-}" >"$CUT_RULE"
        run publish p || echo "$1 $at: $(cat err)"
        [ "$(tree "$host")" = "$whole" ] ||
            echo "$1 $at: it leaves $(cd "$host" && find . -type f)"
    done
}

# One after which there is no other connection leaves what the next run mends.
given_up() { # WAY FIRST STEP LAST
    for at in $(seq "$2" "$3" "$4"); do
        before
        printf '{"connection":1,"%s":%s,"later":"refuse"}' "$1" "$at" \
            >"$CUT_RULE"
        run publish p
        { judge $? && follow; } | sed "s/^/$1 $at: /"
    done
}

for openssh in no yes; do
    of="openssh = $openssh"
    prepare $openssh
    to_server=$(bytes to_server)
    to_client=$(bytes to_client)
    check "$of: there is enough to cut" [ "$to_server" -gt 50000 ]
    check "$of: either way" [ "$to_client" -gt 2000 ]

    : >gaps
    none "$of: what is cut on its way to the host, for good, is mended" \
        "$(given_up to_server $((to_server - 1300)) 65 "$to_server")"
    none "$of: and what is cut on its way back" \
        "$(given_up to_client $((to_client - 650)) 36 "$to_client")"
    if [ $openssh = no ]; then
        check "$of: some of it between the two renames" [ -s gaps ]
    else
        none "$of: at no time there is no page" "$(cat gaps)"
    fi

    sed -i 's/^retries = 0/retries = 4/' p/avow.ini
    none "$of: what is cut on its way to the host is tried again" \
        "$(tried_again to_server 0 $((to_server / 14)) "$to_server")"
    none "$of: so is what is cut just before its end" \
        "$(tried_again to_server $((to_server - 1300)) 130 "$to_server")"
    none "$of: and what is cut on its way back" \
        "$(tried_again to_client 0 $((to_client / 14)) "$to_client")"
    none "$of: and where the line is reset" \
        "$(tried_again to_server $((to_server / 3)) 20000 "$to_server" \
            ',"how":"reset"')"
    none "$of: and where nothing comes through any more" \
        "$(tried_again to_server $((to_server - 400)) 350 "$to_server" \
            ',"how":"stall"')"
done

# Somebody wants it to stop: the file on its way is not left there.
for openssh in no yes; do
    of="openssh = $openssh"
    prepare $openssh
    before
    printf '{"rate": 20000}' >"$CUT_RULE"
    interrupted publish p
    is "$of: it can be stopped" 4 $ends_got
    caught "$of: it says what is where" 'publish again to go on' "$(cat err)"
    is "$of: the old page is there" "$old" "$(sha256sum <"$host/index.html")"
    none "$of: and no piece of the new one" "$(find "$host" -name '*.avow-*')"
    none "$of: which comes with the next run" "$(follow)"
done

# What a run that was ended in the midst has left is not left for good.
prepare no
cp "$host/feed.xml" "$host/feed.xml.avow-old"
echo half >"$host/2023-24/statement.json.avow-new"
mv "$host/2023-24/index.html" "$host/2023-24/index.html.avow-old"
ends 0 'what an earlier run has left is seen' publish p --dry-run
is 'three times, beside the one that is not there' 4 "$(grep -cE 'cut off|no longer holds it' out)"
ends 0 'and put right' publish p
is 'with nothing left beside' "$whole" "$(tree "$host")"

# A host whose disk is full keeps the old pages, and has no use for a piece of
# a new one.
for openssh in no yes; do
    of="openssh = $openssh"
    server_start sshd --disk 512k
    host=$SSHD_ROOT/statement
    server_start cut "$SSHD_PORT"
    prepare $openssh
    sed -i 's/^retries = 0/retries = 4/' p/avow.ini
    before
    server_fill "$SSHD_ROOT" 8192
    ends 4 "$of: a full disk ends it" publish p
    caught "$of: what may be the reason is said" "disk" \
        "$(tr '\n' ' ' <err | tr -s ' ')"
    is "$of: the old page is there" "$old" "$(sha256sum <"$host/index.html")"
    none "$of: and no piece of the new one" "$(find "$host" -name '*.avow-*')"
    rm "$SSHD_ROOT/.filled"
    ends 0 "$of: with room again it goes on" publish p
    is "$of: and ends as it should" "$whole" "$(tree "$host")"
done

finish
