# SPDX-License-Identifier: BSD-2-Clause
# shellcheck shell=sh
#
# How the tests of the servers themselves ask them, with the clients of others.

command -v curl >/dev/null || skip_all "curl is not installed"
[ "${AVOW_TEST_SERVERS:-}" != no ] || skip_all "AVOW_TEST_SERVERS is no"

# shellcheck disable=SC2034 # for the tests
wrong_password="$SERVER_PASSWORD?"
echo "Datganiad 2024-25" >"$scratch/page"

# How many seconds curl has.
patience=20

# Gives curl a user and a password that no list of processes shows.
as() { # PASSWORD COMMAND...: curl, and more of its arguments
    password=$1
    shift
    as_user "$SERVER_USER" "$password" "$@"
}

as_user() { # USER PASSWORD COMMAND...
    login=$(printf '%s:%s' "$1" "$2" | sed 's/["\\]/\\&/g')
    shift 2
    printf 'user = "%s"\n' "$login" | "$@" --config -
}

# Prints the status of an answer, or 000 and what curl had to say.
status_of() { # COMMAND...
    "$@" --silent --show-error --max-time "$patience" --cacert "$CA" \
        --output "$scratch/answer" --write-out '%{http_code}' 2>&1
}

# Prints curl's status.
curl_ends() { # COMMAND...
    "$@" --silent --show-error --max-time "$patience" --cacert "$CA" \
        --output "$scratch/answer" 2>"$scratch/said"
    echo $?
}

# Tries one of the servers where it can be had.
servers_tried=0
can() { # NAME [OPTION...]
    server_try "$@" && servers_tried=$((servers_tried + 1)) && return
    skip "$1" "$server_reason"
    return 1
}

# Prints the end of a file that another process writes, when a line of it fits
# or after some seconds.
end_with() { # FILE EXPRESSION
    waited=0
    until grep -q -e "$2" "$1" || [ $waited -gt 50 ]; do
        sleep 0.1
        waited=$((waited + 1))
    done
    tail -n 20 "$1"
}
