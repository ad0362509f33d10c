# SPDX-License-Identifier: BSD-2-Clause
# shellcheck shell=sh
#
# npm's @20minutes/s3rver: an S3 of others' making. It checks signatures, in
# path style, but takes any hash of a body; strict.sh is for that, and for host
# style. Its bucket is called statements, and everybody may read it.
#
#   server_start s3rver [--plain]
#
#   --plain  http, else https
#
# S3RVER_URL   https://s3.localhost:PORT: path style is S3RVER_URL/statements/
# S3RVER_ROOT  where it keeps what it is given, in a manner of its own
# S3RVER_KEY, S3RVER_SECRET
# CA           the certificate of the authority that vouches for it

S3RVER_KEY=S3RVER
S3RVER_SECRET=S3RVER

s3rver_start() { # [OPTION...]
    server_needs_tools || return
    s3rver_cert=server
    [ "${1:-}" != --plain ] || s3rver_cert=
    certs_make || return
    S3RVER_ROOT=$server_dir/root
    mkdir "$S3RVER_ROOT"
    server_up s3rver
    S3RVER_URL=http${s3rver_cert:+s}://s3.localhost:$S3RVER_PORT
}

s3rver_serve() { # PORT
    NODE_PATH=$server_tools/node_modules
    server_exports=NODE_PATH
    server_spawn node "$server_home/s3rver.js" "$1" "$S3RVER_ROOT" \
        "${s3rver_cert:+$CERTS/$s3rver_cert}"
}
