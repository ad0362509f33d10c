# SPDX-License-Identifier: BSD-2-Clause
# shellcheck shell=sh
#
# Real servers for a test, on free ports of the loopback address:
#
#   . "$srcdir/tests/tap.sh"
#   . "$srcdir/tests/publish/servers/servers.sh"
#   server_start sshd             # or skips what is left, and says why
#   sftp -P "$SSHD_PORT" ...
#   server_stop sshd              # in the midst of a test, if it must be gone
#   server_again sshd             # on its port again, with its files
#
# A file NAME.sh beside this one starts one kind of server; its head says
# which options it takes and which variables it sets. All of them set, with
# NAME in capitals:
#
#   NAME_PORT  the port on 127.0.0.1
#   NAME_PID   the process
#   NAME_DIR   its own folder, within $scratch
#   NAME_ROOT  what it serves
#   NAME_LOG   what it said, for the explanation of a failure
#
# One that is started twice leaves the variables of the first to who has kept
# them. Not to be called in a subshell: a server ends with the shell that has
# started it, however that ends, and so does all that it has begun.
#
# What asks for a name and a password takes these, which a test may set before:

SERVER_USER=${SERVER_USER:-publisher}
SERVER_PASSWORD=${SERVER_PASSWORD:-p%&\"ä :@/}

# AVOW_TEST_SERVERS=no leaves them all out: a test of the whole skips.

# What a server runs as where root starts it; else it runs as who does.
server_uid=65534
server_home=$srcdir/tests/publish/servers
server_tools=${AVOW_SERVER_TOOLS:-${builddir:-$srcdir}/server-tools}
server_folder=$scratch/servers
server_count=0
server_pids=
server_mounts=
server_reason=
CERTS=
CA=
PATH=$PATH:/usr/sbin:/sbin

# Others than who runs the test must come through to what is served.
chmod 711 "$scratch"
mkdir -p "$server_folder"
trap 'servers_stop; tap_clean' EXIT

server_start() { # NAME [OPTION...]: starts it, or skips what is left
    server_try "$@" && return
    [ "$tap_count" -gt 0 ] || skip_all "$server_reason"
    skip "what is done with $1" "$server_reason"
    finish
}

# The same for a test that goes on without: status 1, and $server_reason says
# why it cannot be had here. One that is here and does not start is a failure.
server_try() { # NAME [OPTION...]
    server_reason=
    if [ "${AVOW_TEST_SERVERS:-}" = no ]; then
        server_reason="AVOW_TEST_SERVERS=no leaves out servers"
    elif [ ! -e /proc/net/tcp ]; then
        server_reason="servers are looked after by way of Linux' /proc"
    else
        server_count=$((server_count + 1))
        server_name=$1
        server_dir=$server_folder/$1-$server_count
        mkdir "$server_dir"
        # shellcheck source=/dev/null
        . "$server_home/$1.sh"
        shift
        "${server_name}_start" "$@"
        return
    fi
    return 1
}

server_stop() { # NAME: ends the one that was started last
    eval "servers_end \"\$$(server_capitals "$1")_PID\""
}

server_again() { # NAME: after server_stop, on the same port
    server_prefix=$(server_capitals "$1")
    eval "server_dir=\$${server_prefix}_DIR server_on=\$${server_prefix}_PORT"
    "$1_serve" "$server_on"
    server_wait "$server_on" || server_failed "$1"
    eval "${server_prefix}_PID=\$server_pid"
}

# What follows is for the files that start a server.

server_needs() { # PROGRAM PACKAGE: of Debian
    command -v "$1" >/dev/null && return
    server_reason="$1 is not installed (Debian has it in $2)"
    return 1
}

# What npm has is not installed by a package manager, but by ./install.
server_needs_tools() {
    server_needs node nodejs || return
    [ -e "$server_tools/installed" ] && return
    server_reason="tests/publish/servers/install has not filled $server_tools"
    return 1
}

# For what must have a part of the system's files replaced, for itself only.
server_needs_namespace() {
    unshare --mount true 2>/dev/null && return
    server_reason="only root, with the right to mount, can start this server"
    return 1
}

# Brings a server up on a free port: NAME_serve, which is given the port,
# writes what depends on it and calls server_spawn. Another port is taken
# where somebody else was faster.
server_up() { # NAME
    server_prefix=$(server_capitals "$1")
    for server_attempt in 1 2 3; do
        server_on=$(server_port)
        "$1_serve" "$server_on"
        if server_wait "$server_on"; then
            eval "${server_prefix}_PORT=\$server_on ${server_prefix}_PID=\$server_pid
                ${server_prefix}_DIR=\$server_dir
                ${server_prefix}_LOG=\$server_dir/log"
            return
        fi
        servers_end "$server_pid"
    done
    server_failed "$1, after $server_attempt attempts,"
}

server_failed() { # NAME
    fail "$1 starts" "$(tail -n 40 "$server_dir/log")"
    finish
}

# Starts a program, which must stay in the foreground and be replaced by no
# other process; all that it says goes to the log. The kernel ends it where
# this shell has been killed. The program alone gets the variables that
# server_exports names.
server_exports=
server_spawn() { # COMMAND...
    : >>"$server_dir/log"
    [ "$(id -u)" != 0 ] || chown "$server_uid" "$server_dir/log"
    (
        # shellcheck disable=SC2086 # a list of names
        [ -z "$server_exports" ] || export $server_exports
        exec setpriv --pdeathsig TERM "$@"
    ) </dev/null >>"$server_dir/log" 2>&1 &
    server_pid=$!
    server_exports=
    server_pids="$server_pids $server_pid"
}

# Puts the switches of setpriv that make a server a normal user's where root
# starts it into $server_as; not the first of them, which is server_spawn's.
server_as=
if [ "$(id -u)" = 0 ]; then
    server_as="--reuid=$server_uid --regid=$server_uid --clear-groups"
fi

# Makes a folder that the server may write; with a size, a disk of that size.
server_writable() { # FOLDER [SIZE]
    mkdir -p "$1"
    if [ -n "${2:-}" ]; then
        mount -t tmpfs -o "size=$2" tmpfs "$1" 2>/dev/null || {
            server_reason="only root, with the right to mount, has small disks"
            return 1
        }
        server_mounts="$1 $server_mounts"
    fi
    [ "$(id -u)" != 0 ] || chown "$server_uid:$server_uid" "$1"
}

# Fills a disk that server_writable has made, but for some bytes; the file
# can be removed again.
server_fill() { # FOLDER BYTES
    cat /dev/zero >"$1/.filled" 2>/dev/null
    truncate -s "-$2" "$1/.filled"
}

server_capitals() { # NAME
    echo "$1" | tr a-z A-Z
}

# Prints a port that nobody listens on or speaks through, below those that the
# kernel gives out.
server_port() {
    while :; do
        server_tried=$(od -An -N2 -tu2 /dev/urandom)
        server_tried=$((20000 + server_tried % 12000))
        cat /proc/net/tcp /proc/net/tcp6 2>/dev/null |
            grep -qi "^ *[0-9]*: [0-9A-F]*:$(printf %04X "$server_tried") " || break
    done
    echo "$server_tried"
}

# Whether this process listens on the port: another that does is no sign.
server_listens() { # PID PORT
    awk -v "port=:$(printf %04X "$2")" '
        $4 == "0A" && substr($2, 9) == port { print "socket:[" $10 "]" }' \
        /proc/net/tcp >"$server_folder/listening"
    ls -l "/proc/$1/fd" 2>/dev/null | grep -qFf "$server_folder/listening"
}

# Waits until what was spawned listens: 15 seconds at most, for a machine that
# is busy; not at all for one that has ended.
server_wait() { # PORT
    server_until server_listens "$server_pid" "$1"
}

server_until() { # COMMAND...: holds, and the server that was spawned lives
    server_turn=0
    while ! "$@" 2>/dev/null; do
        server_turn=$((server_turn + 1))
        [ $server_turn -le 300 ] && server_lives "$server_pid" || return
        sleep 0.05
    done
}

# A process that has ended stays until its parent asks; that is no life.
server_lives() { # PID
    { read -r server_state <"/proc/$1/stat"; } 2>/dev/null || return
    server_state=${server_state##*) }
    [ "${server_state%% *}" != Z ]
}

# Prints processes and all that descends from them.
server_family() { # PID...
    cat /proc/[0-9]*/stat 2>/dev/null | awk -v "roots=$*" '
        { pid = $1; sub(/.*\) /, ""); parent[pid] = $2 }
        END {
            count = split(roots, list, " ")
            for (i = 1; i <= count; i++)
                family[list[i]]
            do {
                grown = 0
                for (pid in parent)
                    if (!(pid in family) && parent[pid] in family) {
                        family[pid]
                        grown = 1
                    }
            } while (grown)
            for (pid in family)
                if (pid in parent)
                    print pid
        }'
}

# Ends processes and their children: friendly, then after two seconds not.
servers_end() { # PID...
    [ $# -gt 0 ] || return 0
    server_members=$(server_family "$@")
    # shellcheck disable=SC2086 # a list of numbers
    [ -z "$server_members" ] || kill -TERM $server_members 2>/dev/null
    server_turn=0
    for server_one in $server_members; do
        while server_lives "$server_one"; do
            server_turn=$((server_turn + 1))
            [ $server_turn -ne 40 ] || kill -KILL $server_members 2>/dev/null
            [ $server_turn -lt 80 ] || break
            sleep 0.05
        done
    done
    # The shell would say how each has ended.
    wait "$@" 2>/dev/null
    server_ended=" $* "
    server_kept=
    for server_one in $server_pids; do
        case $server_ended in
        *" $server_one "*) ;;
        *) server_kept="$server_kept $server_one" ;;
        esac
    done
    server_pids=$server_kept
}

servers_stop() {
    # shellcheck disable=SC2086 # a list of numbers
    servers_end $server_pids
    for server_mount in $server_mounts; do
        umount "$server_mount" || umount -l "$server_mount"
    done
    server_mounts=
}

# shellcheck source=tests/publish/servers/certs.sh
. "$server_home/certs.sh"
# shellcheck source=tests/publish/servers/user.sh
. "$server_home/user.sh"
# shellcheck source=tests/publish/servers/web.sh
. "$server_home/web.sh"
