# SPDX-License-Identifier: BSD-2-Clause
# shellcheck shell=sh
#
# A line that breaks, or is slow, before any of the other servers: what comes to the same
# port of 127.0.0.2 is passed on to 127.0.0.1, and what comes back too, until
# it is cut or stalls. Certificates, and the known_hosts of sshd, are good for
# both addresses.
#
#   server_start cut PORT [FIRST-LAST]
#
#   PORT        of the server
#   FIRST-LAST  more ports that lead to it: VSFTPD_DATA, say
#
# CUT_HOST         127.0.0.2
# CUT_RULE         a file to write: what is to happen, an object in JSON. It is
#                  read for each connection:
#                    connection  the one concerned, or a list: they are counted
#                                from 1, anew when the rule changes, main and
#                                data by themselves; all if not given
#                    of          main (if not given), or data: FIRST-LAST
#                    to_server   it ends after so many bytes to the server
#                    to_client   it ends after so many bytes from the server
#                    how         cut (if not given): both ends see it closed;
#                                reset: they see it reset; stall: it stays
#                                open, and nothing comes through any more
#                    later       refuse: connections that come after those
#                                concerned are closed at once
#                    rate        not more than about so many bytes a second come
#                                through, in each direction
# CUT_CONNECTIONS  a file to read: a line of JSON for each connection that has
#                  ended: of, connection, to_server, to_client (bytes passed
#                  on), and cut (whether this was why it ended)
#
# An undisturbed run tells in CUT_CONNECTIONS how many bytes there are to cut
# between.

CUT_HOST=127.0.0.2

cut_start() { # PORT [FIRST-LAST]
    server_needs node nodejs || return
    CUT_PORT=$1
    CUT_DATA=${2:-}
    CUT_RULE=$server_dir/rule
    CUT_CONNECTIONS=$server_dir/connections
    CUT_DIR=$server_dir
    CUT_LOG=$server_dir/log
    : >"$CUT_CONNECTIONS"
    cut_serve "$CUT_PORT"
    server_wait "$CUT_PORT" || server_failed cut
    CUT_PID=$server_pid
}

cut_serve() { # PORT
    server_exports="CUT_PORT CUT_DATA CUT_RULE CUT_CONNECTIONS"
    server_spawn node "$server_home/cut.js"
}
