# SPDX-License-Identifier: BSD-2-Clause
# shellcheck shell=sh
#
# Certificates for servers of a test, by an authority of its own; made once a
# script, by who needs them first.
#
#   certs_make   sets CERTS, the folder, and CA, the authority's certificate
#
# In the folder are ca.pem and, each with its key in NAME.key:
#
#   server.pem   for localhost, www.localhost, names of S3 under localhost,
#                127.0.0.1 and 127.0.0.2
#   expired.pem  the same, which ended in 2021
#   future.pem   the same, which begins in 2090
#   other.pem    by the authority, for www.example.org only
#   stranger.pem for the right names, by an authority that nobody knows
#   self.pem     for the right names, signed by itself

certs_make() {
    [ -z "$CERTS" ] || return 0
    server_needs openssl openssl || return
    CERTS=$server_folder/certs
    CA=$CERTS/ca.pem
    mkdir "$CERTS"
    # One name for all names under localhost would be too wide for clients.
    certs_names=DNS:localhost,DNS:www.localhost,IP:127.0.0.1,IP:127.0.0.2
    certs_names=$certs_names,DNS:s3.localhost,DNS:*.s3.localhost
    certs_names=$certs_names,DNS:*.s3-website.localhost
    (
        cd "$CERTS" &&
            cat >config <<CONFIG &&
[ca]
default_ca = own
[own]
new_certs_dir = .
database = index
rand_serial = yes
default_md = sha256
policy = any
copy_extensions = copy
unique_subject = no
[any]
commonName = supplied
CONFIG
            : >index &&
            certs_authority ca "Authority of a test" &&
            certs_authority nobody "Authority that nobody knows" &&
            certs_by ca server "$certs_names" 20200101000000Z 20910101000000Z &&
            certs_by ca expired "$certs_names" 20200101000000Z 20210101000000Z &&
            certs_by ca future "$certs_names" 20900101000000Z 20910101000000Z &&
            certs_by ca other DNS:www.example.org 20200101000000Z \
                20910101000000Z &&
            certs_by nobody stranger "$certs_names" 20200101000000Z \
                20910101000000Z &&
            certs_key self &&
            openssl req -x509 -key self.key -subj "/CN=localhost" \
                -addext "subjectAltName=$certs_names" -days 3650 -out self.pem
    ) >"$CERTS/log" 2>&1 || {
        fail "certificates are made" "$(tail -n 20 "$CERTS/log")"
        finish
    }
    # Some of the servers read them as another user.
    chmod -R a+rX "$CERTS"
}

certs_key() { # NAME
    openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 \
        -out "$1.key"
}

# Both are good long before the test, for a client whose clock is wrong.
certs_authority() { # NAME SUBJECT
    certs_key "$1" &&
        openssl req -new -key "$1.key" -subj "/CN=$2" -out "$1.csr" \
            -addext "basicConstraints=critical,CA:TRUE" \
            -addext "keyUsage=critical,keyCertSign,cRLSign" &&
        openssl ca -batch -notext -config config -selfsign \
            -keyfile "$1.key" -startdate 20200101000000Z \
            -enddate 20910101000000Z -in "$1.csr" -out "$1.pem"
}

certs_by() { # AUTHORITY NAME NAMES FROM TO
    certs_key "$2" &&
        openssl req -new -key "$2.key" -subj "/CN=$2 of a test" \
            -addext "subjectAltName=$3" -out "$2.csr" &&
        openssl ca -batch -notext -config config -cert "$1.pem" \
            -keyfile "$1.key" -startdate "$4" -enddate "$5" -in "$2.csr" \
            -out "$2.pem"
}
