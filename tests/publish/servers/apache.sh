# SPDX-License-Identifier: BSD-2-Clause
# shellcheck shell=sh
#
# Apache: WebDAV for who logs in, and a web site for everybody.
#
#   server_start apache [--digest] [--plain] [--disk SIZE] [--with LINE]...
#
#   --digest     asks for Digest authentication, else for Basic
#   --plain      http, else https
#   --disk SIZE  APACHE_ROOT is a disk of its own, of that size (256k)
#   --with LINE  of apache's configuration, for what is served
#
# APACHE_ROOT  what is served, under /
# APACHE_URL   https://localhost:PORT, with no slash after it
# CA           the certificate of the authority that vouches for it
#
# GET, HEAD and OPTIONS are for all; any other method wants SERVER_USER and
# SERVER_PASSWORD.

apache_start() { # [OPTION...]
    server_needs apache2 apache2 || return
    apache_auth=Basic
    apache_scheme=https
    apache_disk=
    apache_with=
    while [ $# -gt 0 ]; do
        case $1 in
        --digest) apache_auth=Digest ;;
        --plain) apache_scheme=http ;;
        --disk) apache_disk=$2 && shift ;;
        --with) apache_with="$apache_with$2
" && shift ;;
        *) echo "apache: $1 is no option" >&2 && exit 99 ;;
        esac
        shift
    done
    certs_make || return
    APACHE_ROOT=$server_dir/root
    server_writable "$APACHE_ROOT" "$apache_disk" &&
        server_writable "$server_dir/run" || return
    apache_users >"$server_dir/users"
    server_up apache
    APACHE_URL=$apache_scheme://localhost:$APACHE_PORT
}

# A line for each way to ask: the file that belongs to it is read.
apache_users() {
    if [ $apache_auth = Basic ]; then
        printf '%s:' "$SERVER_USER"
        printf '%s\n' "$SERVER_PASSWORD" | openssl passwd -apr1 -stdin
    else
        printf '%s:dav:' "$SERVER_USER"
        printf '%s:dav:%s' "$SERVER_USER" "$SERVER_PASSWORD" |
            openssl md5 -r | cut -d' ' -f1
    fi
}

apache_serve() { # PORT
    {
        for module in mpm_event authn_core authn_file authz_core authz_user \
            auth_basic auth_digest dav dav_fs dir mime ssl headers; do
            echo "LoadModule ${module}_module" \
                "/usr/lib/apache2/modules/mod_$module.so"
        done
        if [ $apache_scheme = https ]; then
            echo SSLEngine on
            echo "SSLCertificateFile $CERTS/server.pem"
            echo "SSLCertificateKeyFile $CERTS/server.key"
        fi
        cat <<CONFIG
ServerRoot $server_dir
ServerName localhost
DefaultRuntimeDir $server_dir/run
PidFile $server_dir/run/pid
ErrorLog /dev/stderr
LogLevel warn ssl:error auth_digest:error
Listen 127.0.0.1:$1
StartServers 1
ThreadsPerChild 8
MaxRequestWorkers 16
TypesConfig /etc/mime.types
DocumentRoot $APACHE_ROOT
DavLockDB $server_dir/run/lock
<Directory $APACHE_ROOT>
  Dav On
  DirectoryIndex index.html
  AuthType $apache_auth
  AuthName dav
  AuthUserFile $server_dir/users
  <LimitExcept GET HEAD OPTIONS>
    Require valid-user
  </LimitExcept>
$apache_with
</Directory>
CONFIG
    } >"$server_dir/apache.conf"
    # shellcheck disable=SC2086 # switches
    server_spawn $server_as apache2 -D FOREGROUND -f "$server_dir/apache.conf"
}
