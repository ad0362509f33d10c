# SPDX-License-Identifier: BSD-2-Clause
# shellcheck shell=sh
#
# WordPress, with MariaDB and PHP; before it stands http.js, for TLS and for
# what is to go wrong.
#
#   server_start wordpress [--plain] [--filtered] [--plain-links]
#
#   --plain        http, else https
#   --filtered     see wordpress_filtered
#   --plain-links  see wordpress_plain_links
#
# WORDPRESS_URL              https://localhost:PORT, with no slash after it
# WORDPRESS_USER             an editor, called SERVER_USER
# WORDPRESS_PASSWORD         its application password
# WORDPRESS_READER           a subscriber, who may write nothing
# WORDPRESS_READER_PASSWORD  its application password
# WORDPRESS_RULES, WORDPRESS_REQUESTS, WORDPRESS_BODIES: see web.sh
# CA                         the certificate of the authority that vouches for it
#
#   wordpress_filtered yes|no     whether it takes away from an editor's text
#                                 what may be dangerous: there is no right to
#                                 unfiltered_html
#   wordpress_plain_links yes|no  whether it has addresses such as /?page_id=2,
#                                 and its interface only at /?rest_route=
#   wordpress_changes [STATUS FROM TO]
#                                 whether it makes one text of another in pages
#                                 of that status ("any": of all), as a plugin
#                                 may; without words it no longer does
#   wordpress_sql QUERY           prints what the database says: its prefix is
#                                 wp_
#
# It is installed once for a build folder, into $server_tools; each start has a
# copy of the database.

wordpress_start() { # [OPTION...]
    for wordpress_need in mariadbd:mariadb-server mariadb:mariadb-client \
        mariadb-install-db:mariadb-server php:php-cli node:nodejs; do
        server_needs "${wordpress_need%:*}" "${wordpress_need#*:}" || return
    done
    php -m | grep -qx mysqli || {
        server_reason="php has no mysqli (Debian has it in php-mysql)"
        return 1
    }
    wordpress_theme=/usr/share/wordpress/wp-content/themes/twentytwentythree
    [ -e $wordpress_theme ] || {
        server_reason="$wordpress_theme is not there (Debian has it in"
        server_reason="$server_reason wordpress-theme-twentytwentythree)"
        return 1
    }
    certs_make || return
    wordpress_cert=server
    wordpress_made=$server_tools/wordpress
    for wordpress_option; do
        case $wordpress_option in
        --plain) wordpress_cert= ;;
        --filtered) : >"$server_dir/filtered" ;;
        --plain-links) : >"$server_dir/plain-links" ;;
        *) echo "wordpress: $wordpress_option is no option" >&2 && exit 99 ;;
        esac
    done
    wordpress_once
    WORDPRESS_USER=$SERVER_USER
    WORDPRESS_READER=reader
    {
        read -r WORDPRESS_PASSWORD
        read -r WORDPRESS_READER_PASSWORD
    } <"$wordpress_made/passwords"
    cp -R "$wordpress_made/db" "$server_dir/db"
    wordpress_tree
    WORDPRESS_DIR=$server_dir
    WORDPRESS_SOCKET=$server_dir/socket
    WORDPRESS_CERT=$wordpress_cert
    wordpress_database
    server_up wordpress_php
    web_make wordpress
    WORDPRESS_ROOT=$server_dir/site
    server_up wordpress
    WORDPRESS_URL=http${wordpress_cert:+s}://localhost:$WORDPRESS_PORT
}

# What is Debian's stays where it is, but for what looks beside itself.
wordpress_tree() {
    mkdir "$server_dir/site" "$server_dir/site/mu-plugins" "$server_dir/uploads"
    cp /usr/share/wordpress/*.php "$server_dir/site"
    ln -s /usr/share/wordpress/wp-admin /usr/share/wordpress/wp-content \
        /usr/share/wordpress/wp-includes "$server_dir/site"
    cp -f "$server_home/wordpress/wp-config.php" "$server_dir/site"
    cp "$server_home/wordpress/plugin.php" "$server_dir/site/mu-plugins"
    cp "$server_home/wordpress/router.php" "$server_home/wordpress/setup.php" \
        "$server_dir"
}

# Nothing of it has to outlast the test.
wordpress_mariadb="--no-defaults --innodb-log-file-size=4M
    --innodb-data-file-path=ibdata1:4M:autoextend
    --innodb-flush-log-at-trx-commit=0 --innodb-flush-method=nosync"

wordpress_database() {
    # shellcheck disable=SC2086 # switches
    server_spawn mariadbd $wordpress_mariadb --user="$(id -un)" \
        --datadir="$server_dir/db" --socket="$WORDPRESS_SOCKET" \
        --pid-file="$server_dir/db.pid" --skip-networking
    wordpress_database_pid=$server_pid
    server_until test -S "$WORDPRESS_SOCKET" || server_failed MariaDB
}

wordpress_sql() { # QUERY
    mariadb --no-defaults -S "$WORDPRESS_SOCKET" -u root -N -B \
        "${2:-wordpress}" -e "$1"
}

# Installs it, where this version of it has not been.
wordpress_once() {
    wordpress_key=$({
        dpkg-query -W wordpress mariadb-server 2>/dev/null
        cat "$server_home/wordpress.sh" "$server_home"/wordpress/*
        echo "$SERVER_USER"
    } | cksum)
    mkdir -p "$server_tools"
    # Two tests may come here at once.
    exec 8>"$server_tools/wordpress.lock"
    flock 8
    [ "$(cat "$wordpress_made/key" 2>/dev/null)" = "$wordpress_key" ] ||
        wordpress_install
    exec 8>&-
}

wordpress_install() {
    rm -rf "$wordpress_made" "$wordpress_made.new"
    mkdir "$wordpress_made.new"
    wordpress_kept=$server_dir
    server_dir=$wordpress_made.new
    wordpress_tree
    WORDPRESS_DIR=$server_dir
    WORDPRESS_CERT=
    # A path of a socket may not be long.
    WORDPRESS_SOCKET=$wordpress_kept/socket
    # shellcheck disable=SC2086 # switches
    mariadb-install-db $wordpress_mariadb --user="$(id -un)" \
        --datadir="$server_dir/db" --auth-root-authentication-method=normal \
        --skip-test-db >"$server_dir/log" 2>&1 || server_failed MariaDB
    wordpress_database
    {
        wordpress_sql 'CREATE DATABASE wordpress' mysql &&
            WORDPRESS_DIR=$server_dir WORDPRESS_SOCKET=$WORDPRESS_SOCKET \
                php "$server_dir/setup.php" "$SERVER_USER" \
                >"$server_dir/passwords"
    } 2>>"$server_dir/log" || server_failed WordPress
    servers_end "$wordpress_database_pid"
    rm -rf "$server_dir/site"
    echo "$wordpress_key" >"$server_dir/key"
    mv "$server_dir" "$wordpress_made"
    server_dir=$wordpress_kept
}

wordpress_php_serve() { # PORT
    server_exports="WORDPRESS_DIR WORDPRESS_SOCKET WORDPRESS_CERT"
    server_spawn php -S "127.0.0.1:$1" -t "$server_dir/site" \
        "$server_dir/router.php"
}

wordpress_serve() { # PORT
    WEB_ROOT=
    WEB_CERT=${wordpress_cert:+$CERTS/$wordpress_cert}
    WEB_UPSTREAM=http://127.0.0.1:$WORDPRESS_PHP_PORT
    web_spawn "$1"
}

wordpress_switch() { # NAME yes|no
    rm -f "$WORDPRESS_DIR/$1"
    [ "$2" = no ] || : >"$WORDPRESS_DIR/$1"
}

wordpress_filtered() { # yes|no
    wordpress_switch filtered "$1"
}

wordpress_plain_links() { # yes|no
    wordpress_switch plain-links "$1"
}

wordpress_changes() { # [STATUS FROM TO]
    rm -f "$WORDPRESS_DIR/changes"
    [ $# = 0 ] || printf '["%s", "%s", "%s"]' "$@" >"$WORDPRESS_DIR/changes"
}
