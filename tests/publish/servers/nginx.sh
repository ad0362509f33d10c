# SPDX-License-Identifier: BSD-2-Clause
# shellcheck shell=sh
#
# nginx: WebDAV for who logs in, and a web site for everybody. It differs from
# Apache in what it makes of a folder without a slash, of one that is missing,
# of If-Match and of a Destination.
#
#   server_start nginx [--plain] [--disk SIZE] [--with LINE]...
#
#   --plain      http, else https
#   --disk SIZE  NGINX_ROOT is a disk of its own, of that size (256k)
#   --with LINE  of nginx's configuration, for what is served
#
# NGINX_ROOT  what is served, under /
# NGINX_URL   https://localhost:PORT, with no slash after it
# CA          the certificate of the authority that vouches for it
#
# GET and HEAD are for all; any other method wants SERVER_USER and
# SERVER_PASSWORD, by Basic authentication.

nginx_start() { # [OPTION...]
    server_needs nginx nginx || return
    nginx_module=/usr/lib/nginx/modules/ngx_http_dav_ext_module.so
    [ -e $nginx_module ] || {
        server_reason="$nginx_module is not there (Debian has it in" \
            " libnginx-mod-http-dav-ext)"
        return 1
    }
    nginx_tls=ssl
    nginx_disk=
    nginx_with=
    while [ $# -gt 0 ]; do
        case $1 in
        --plain) nginx_tls= ;;
        --disk) nginx_disk=$2 && shift ;;
        --with) nginx_with="$nginx_with$2
" && shift ;;
        *) echo "nginx: $1 is no option" >&2 && exit 99 ;;
        esac
        shift
    done
    certs_make || return
    NGINX_ROOT=$server_dir/root
    server_writable "$NGINX_ROOT" "$nginx_disk" &&
        server_writable "$server_dir/run" || return
    {
        printf '%s:' "$SERVER_USER"
        printf '%s\n' "$SERVER_PASSWORD" | openssl passwd -apr1 -stdin
    } >"$server_dir/users"
    server_up nginx
    NGINX_URL=http${nginx_tls:+s}://localhost:$NGINX_PORT
}

nginx_serve() { # PORT
    cat >"$server_dir/nginx.conf" <<CONFIG
worker_processes 1;
pid $server_dir/run/pid;
error_log stderr warn;
load_module $nginx_module;
events { }
http {
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path $server_dir/run/body;
    proxy_temp_path $server_dir/run/proxy;
    fastcgi_temp_path $server_dir/run/fastcgi;
    uwsgi_temp_path $server_dir/run/uwsgi;
    scgi_temp_path $server_dir/run/scgi;
    server {
        listen 127.0.0.1:$1 $nginx_tls;
        ssl_certificate $CERTS/server.pem;
        ssl_certificate_key $CERTS/server.key;
        root $NGINX_ROOT;
        location / {
            dav_methods PUT DELETE MKCOL COPY MOVE;
            dav_ext_methods PROPFIND OPTIONS;
            dav_access user:rw group:r all:r;
            client_max_body_size 20m;
            limit_except GET HEAD {
                auth_basic dav;
                auth_basic_user_file $server_dir/users;
            }
            $nginx_with
        }
    }
}
CONFIG
    # shellcheck disable=SC2086 # switches
    server_spawn $server_as nginx -e stderr -g 'daemon off;' \
        -c "$server_dir/nginx.conf"
}
