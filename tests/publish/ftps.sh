#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Publishing by FTP over TLS, to vsftpd as it is set up by default: a session
# has to be taken up again for each file.

. "${srcdir:?}/tests/tap.sh"
. "$srcdir/tests/publish/servers/servers.sh"
. "$srcdir/tests/publish/targets.sh"

server_start vsftpd
ftps() { # [KEY-LINE...]
    project "url = ftps://localhost:$VSFTPD_PORT/statement/" \
        "user = $SERVER_USER" 'password_env = AVOW_TEST_PASSWORD' \
        "ca_file = $CA" "$@"
}
ftps
publishes_files "$VSFTPD_ROOT/statement"
keeps_secrets

sed -i '/^ca_file/d' p/avow.ini
ends 4 'an authority that nobody trusts is refused' publish p
ftps
sed -i 's,^url = ftps:,url = ftp:,' p/avow.ini
ends 3 'plain FTP is refused' publish p
caught 'unless somebody wants it' 'insecure = yes' "$(cat err)"
echo 'insecure = yes' >>p/avow.ini
ends 4 'then this host refuses it' publish p

# Three hundred small files: none may be lost or cut.
ftps
mkdir p/many
sed -i '/^\[earlier/,$d' p/avow.ini
for i in $(seq 300); do
    printf '\n[earlier:%04d]\nfile = many/%s.txt\n' "$i" "$i" >>p/avow.ini
    seq "$i" >"p/many/$i.txt"
done
ends 0 'three hundred files go' publish p --quiet
is 'and arrive whole' "$(tree p/public)" "$(tree "$VSFTPD_ROOT/statement")"

server_start vsftpd --disk 96k
ftps 'retries = 0'
ends 4 'a full disk ends it' publish p
none 'and nothing half is in place of a page' "$(
    cd "$VSFTPD_ROOT/statement" && find . -type f ! -name '*.avow-*' |
        while read -r file; do
            cmp -s "$file" "$scratch/p/public/$file" || echo "$file"
        done)"

finish
