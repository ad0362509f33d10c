# SPDX-License-Identifier: BSD-2-Clause
# shellcheck shell=sh
#
# OpenSSH, for SFTP only.
#
#   server_start sshd [--disk SIZE] [--host-key TYPE] [--with LINE]...
#
#   --disk SIZE      SSHD_ROOT is a disk of its own, of that size (256k)
#   --host-key TYPE  ed25519 if not given; ecdsa or rsa
#   --with LINE      of sshd_config, before all others, so that it wins
#
# SSHD_ROOT         what is served: the folder that a session begins in, so
#                   that sftp://…/~/NAME is $SSHD_ROOT/NAME; without ~, the
#                   path is one of the whole machine
# SSHD_USER         who may log in: SERVER_USER for root with the right to
#                   mount, else who runs the test
# SSHD_PASSWORD     the password; empty where none will do
# SSHD_KEYS         a folder with the keys ed25519, ecdsa, rsa, and passphrase
#                   (ed25519, which SSHD_PASSPHRASE opens), that may log in,
#                   and stranger, which may not; NAME.pub beside each
# SSHD_KNOWN_HOSTS  a known_hosts file that holds the host's key
# SSHD_FINGERPRINT  of the host's key: SHA256:…
#
#   sshd_swap_host_key   the host has another key from now on; the known_hosts
#                        file stays as it was
#   sshd_agent KEY       an agent that holds this one of SSHD_KEYS; sets
#                        SSH_AUTH_SOCK. server_stop agent ends it

SSHD_PASSPHRASE='open, please'

sshd_start() { # [OPTION...]
    server_needs sshd openssh-server && server_needs ssh-keygen openssh-client ||
        return
    sshd_type=ed25519
    sshd_disk=
    sshd_with=
    while [ $# -gt 0 ]; do
        case $1 in
        --disk) sshd_disk=$2 ;;
        --host-key) sshd_type=$2 ;;
        --with) sshd_with="$sshd_with$2
" ;;
        *) echo "sshd: $1 is no option" >&2 && exit 99 ;;
        esac
        shift 2
    done
    SSHD_ROOT=$server_dir/root
    server_writable "$SSHD_ROOT" "$sshd_disk" || return
    SSHD_KEYS=$server_dir/keys
    SSHD_KNOWN_HOSTS=$server_dir/known_hosts
    mkdir "$SSHD_KEYS"
    for sshd_kind in ed25519 ecdsa rsa; do
        sshd_key "$SSHD_KEYS/$sshd_kind" $sshd_kind
    done
    sshd_key "$SSHD_KEYS/passphrase" ed25519 "$SSHD_PASSPHRASE"
    cat "$SSHD_KEYS"/*.pub >"$server_dir/authorized_keys"
    sshd_key "$SSHD_KEYS/stranger" ed25519
    sshd_key "$server_dir/host" "$sshd_type"
    if server_needs_namespace; then
        SSHD_USER=$SERVER_USER
        SSHD_PASSWORD=$SERVER_PASSWORD
        user_make "$SSHD_ROOT"
    else
        SSHD_USER=$(id -un)
        SSHD_PASSWORD=
        # Of oneself one sees the first of these only where systemd tells it.
        case $({ getent shadow "$SSHD_USER" || getent passwd "$SSHD_USER"; } |
            cut -d: -f2) in
        '!'*)
            server_reason="sshd lets nobody in whose account is locked"
            return 1
            ;;
        esac
    fi
    # Between two shells as well as with one: who is another user reads it.
    chmod 644 "$server_dir/authorized_keys"
    server_up sshd
    sshd_note
}

sshd_key() { # FILE TYPE [PASSPHRASE]
    sshd_bits=
    # Else it would be the slowest part of a start.
    [ "$2" != rsa ] || sshd_bits="-b 2048"
    # shellcheck disable=SC2086 # a switch, or none
    ssh-keygen -q -t "$2" $sshd_bits -N "${3:-}" -C "${1##*/}" -f "$1"
}

sshd_note() {
    SSHD_FINGERPRINT=$(ssh-keygen -lf "$server_dir/host.pub" | cut -d' ' -f2)
    [ -e "$SSHD_KNOWN_HOSTS" ] ||
        echo "[127.0.0.1]:$SSHD_PORT,[127.0.0.2]:$SSHD_PORT" \
            "$(cut -d' ' -f1,2 "$server_dir/host.pub")" >"$SSHD_KNOWN_HOSTS"
}

sshd_serve() { # PORT
    cat >"$server_dir/sshd_config" <<CONFIG
${sshd_with}Port $1
ListenAddress 127.0.0.1
HostKey $server_dir/host
AuthorizedKeysFile $server_dir/authorized_keys
PidFile none
LogLevel VERBOSE
StrictModes no
UsePAM no
UseDNS no
PasswordAuthentication $([ -n "$SSHD_PASSWORD" ] && echo yes || echo no)
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
AllowUsers $SSHD_USER
AllowTcpForwarding no
X11Forwarding no
ForceCommand internal-sftp -d $SSHD_ROOT
Subsystem sftp internal-sftp -d $SSHD_ROOT
CONFIG
    # It starts itself again for each session, so it must know its own path.
    if [ -n "$SSHD_PASSWORD" ]; then
        user_spawn "$(command -v sshd)" -D -e -f "$server_dir/sshd_config"
    else
        [ "$(id -u)" != 0 ] || mkdir -p /run/sshd
        server_spawn "$(command -v sshd)" -D -e -f "$server_dir/sshd_config"
    fi
}

sshd_swap_host_key() {
    server_stop sshd
    rm -f "$SSHD_DIR/host" "$SSHD_DIR/host.pub"
    sshd_key "$SSHD_DIR/host" "$sshd_type"
    server_again sshd
    sshd_note
}

sshd_agent() { # KEY
    server_needs ssh-agent openssh-client || return
    AGENT_DIR=$server_folder/agent-$server_count
    mkdir -p "$AGENT_DIR"
    server_dir=$AGENT_DIR
    SSH_AUTH_SOCK=$AGENT_DIR/socket
    export SSH_AUTH_SOCK
    server_spawn ssh-agent -D -a "$SSH_AUTH_SOCK"
    AGENT_PID=$server_pid
    server_until test -S "$SSH_AUTH_SOCK" || server_failed ssh-agent
    ssh-add -q "$SSHD_KEYS/$1"
}
