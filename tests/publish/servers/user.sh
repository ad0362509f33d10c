# SPDX-License-Identifier: BSD-2-Clause
# shellcheck shell=sh
#
# A user who can log in with a password, and whom no one but one server knows:
# it runs where the system's lists of users are replaced by copies that hold
# one more. Nothing of that is seen outside, nor is left.
#
#   user_make HOME     writes the lists, for SERVER_USER and SERVER_PASSWORD
#   user_spawn COMMAND…  server_spawn, with these lists
#
# Only for root, with the right to mount (server_needs_namespace).

user_make() { # HOME
    mkdir "$server_dir/etc" "$server_dir/etc/pam.d"
    # The first of a number is the one whose name is shown.
    {
        echo "$SERVER_USER:x:$server_uid:$server_uid::$1:/bin/sh"
        cat /etc/passwd
    } >"$server_dir/etc/passwd"
    {
        printf '%s:' "$SERVER_USER"
        printf '%s\n' "$SERVER_PASSWORD" | openssl passwd -6 -stdin |
            tr -d '\n'
        echo :19000:0:99999:7:::
        cat /etc/shadow
    } >"$server_dir/etc/shadow"
    chmod 600 "$server_dir/etc/shadow"
    # What asks PAM is answered by these two files and nothing else.
    for user_line in auth account session password; do
        echo "$user_line required pam_unix.so"
    done | tee "$server_dir/etc/pam.d/other" >"$server_dir/etc/pam.d/server"
}

user_spawn() { # COMMAND...
    # shellcheck disable=SC2016 # for the inner shell
    server_spawn unshare --mount --propagation private sh -c '
        etc=$1
        shift
        for name in passwd shadow pam.d; do
            mount --bind "$etc/$name" "/etc/$name" || exit
        done
        mount -t tmpfs tmpfs /run && mkdir -p /run/sshd || exit
        exec "$@"' sh "$server_dir/etc" "$@"
}
