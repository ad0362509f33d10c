# SPDX-License-Identifier: BSD-2-Clause
# shellcheck shell=sh
#
# A web server that does on demand what real ones do only sometimes: it stalls,
# cuts, answers 429, redirects, shows a wrong certificate, and writes down what
# it is asked.
#
#   server_start http [--tls NAME] [--tls-max VERSION] [--writable]
#                     [--as ROLE] [--root FOLDER] [--before URL]
#
#   --tls NAME         https, with this certificate of certs.sh: server, or a
#                      wrong one such as expired; http if not given
#   --tls-max VERSION  TLSv1.1, say: nothing newer is spoken
#   --writable         takes PUT and DELETE, from anybody
#   --as ROLE          answers as another system does: drupal, azure, registry;
#                      the head of ROLE.js says how
#   --before URL       passes on to another server what no rule is for; the
#                      URL is one of http, with no slash after it
#   --root FOLDER      to serve, which is there; an empty one if not given
#
# HTTP_ROOT    the folder: GET of a file, or of a folder's index.html
# HTTP_URL     http://localhost:PORT, with no slash after it
# HTTP_OTHER   the same server by another name: http://127.0.0.1:PORT
# HTTP_TOKEN   what a role that wants a token takes
# HTTP_RULES, HTTP_REQUESTS, HTTP_BODIES: see web.sh
# CA           the certificate of the authority that vouches for it

HTTP_TOKEN='token/of+a=test'

http_start() { # [OPTION...]
    server_needs node nodejs || return
    http_cert=
    http_tls_max=
    http_writable=
    http_role=
    http_upstream=
    HTTP_ROOT=$server_dir/root
    mkdir "$HTTP_ROOT"
    while [ $# -gt 0 ]; do
        case $1 in
        --tls) http_cert=$2 && shift ;;
        --tls-max) http_tls_max=$2 && shift ;;
        --writable) http_writable=yes ;;
        --as) http_role=$2 && shift ;;
        --before) http_upstream=$2 && shift ;;
        --root) HTTP_ROOT=$2 && shift ;;
        *) echo "http: $1 is no option" >&2 && exit 99 ;;
        esac
        shift
    done
    certs_make || return
    web_make http
    server_up http
    HTTP_URL=http${http_cert:+s}://localhost:$HTTP_PORT
    HTTP_OTHER=http${http_cert:+s}://127.0.0.1:$HTTP_PORT
}

http_serve() { # PORT
    WEB_ROOT=$HTTP_ROOT
    WEB_CERT=${http_cert:+$CERTS/$http_cert}
    WEB_TLS_MAX=$http_tls_max
    WEB_WRITABLE=$http_writable
    WEB_ROLE=$http_role
    WEB_UPSTREAM=$http_upstream
    WEB_USER=$SERVER_USER
    WEB_PASSWORD=$SERVER_PASSWORD
    WEB_TOKEN=$HTTP_TOKEN
    web_spawn "$1"
}
