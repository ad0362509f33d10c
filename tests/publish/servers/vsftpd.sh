# SPDX-License-Identifier: BSD-2-Clause
# shellcheck shell=sh
#
# vsftpd, for FTP that must be encrypted: TLS is required to log in and for
# each transfer, whose TLS session must be the one of the control connection.
# Only for root, with the right to mount.
#
#   server_start vsftpd [--disk SIZE] [--plain] [--with LINE]...
#
#   --disk SIZE  VSFTPD_ROOT is a disk of its own, of that size (256k)
#   --plain      no TLS at all
#   --with LINE  of vsftpd.conf, after all others, so that it wins
#
# VSFTPD_ROOT  what is served: the folder that a session begins in, out of
#              which nobody comes
# VSFTPD_DATA  the ports that files come through: FIRST-LAST
# CA           the certificate of the authority that vouches for it
#
# SERVER_USER logs in with SERVER_PASSWORD.

vsftpd_start() { # [OPTION...]
    server_needs vsftpd vsftpd && server_needs_namespace || return
    vsftpd_tls=YES
    vsftpd_disk=
    vsftpd_with=
    while [ $# -gt 0 ]; do
        case $1 in
        --disk) vsftpd_disk=$2 && shift ;;
        --plain) vsftpd_tls=NO ;;
        --with) vsftpd_with="$vsftpd_with$2
" && shift ;;
        *) echo "vsftpd: $1 is no option" >&2 && exit 99 ;;
        esac
        shift
    done
    certs_make || return
    VSFTPD_ROOT=$server_dir/root
    server_writable "$VSFTPD_ROOT" "$vsftpd_disk" || return
    mkdir "$server_dir/empty"
    user_make "$VSFTPD_ROOT"
    vsftpd_passive=$(server_port)
    VSFTPD_DATA=$vsftpd_passive-$((vsftpd_passive + 20))
    server_up vsftpd
}

vsftpd_serve() { # PORT
    cat >"$server_dir/vsftpd.conf" <<CONFIG
listen=YES
listen_address=127.0.0.1
listen_port=$1
background=NO
anonymous_enable=NO
local_enable=YES
write_enable=YES
local_umask=022
chroot_local_user=YES
allow_writeable_chroot=YES
ssl_enable=$vsftpd_tls
force_local_logins_ssl=$vsftpd_tls
force_local_data_ssl=$vsftpd_tls
ssl_tlsv1=YES
ssl_ciphers=HIGH
require_ssl_reuse=YES
rsa_cert_file=$CERTS/server.pem
rsa_private_key_file=$CERTS/server.key
pasv_min_port=$vsftpd_passive
pasv_max_port=$((vsftpd_passive + 20))
secure_chroot_dir=$server_dir/empty
pam_service_name=server
check_shell=NO
delay_failed_login=0
xferlog_enable=YES
xferlog_std_format=NO
log_ftp_protocol=YES
vsftpd_log_file=$server_dir/log
seccomp_sandbox=NO
$vsftpd_with
CONFIG
    user_spawn vsftpd "$server_dir/vsftpd.conf"
}