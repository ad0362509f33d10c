/* SPDX-License-Identifier: BSD-2-Clause */
#include <curl/curl.h>

#include "publish/sftp.h"
#include "publish/sftp_batch.h"
#include "publish/traps.h"

bool sftp_signs_by_sha1(void)
{
    const curl_version_info_data *info = curl_version_info(CURLVERSION_NOW);
    return info->libssh_version &&
           traps_is_before(info->libssh_version, "libssh2", 1, 11);
}

struct result sftp_refuse_login(const struct sftp *sftp)
{
    struct arena *arena = sftp->arena;
    struct result result = result_make(arena, RESULT_LASTING,
                                       "the host refused the login of '%s'",
                                       sftp->target->login.user);
    bool sha1 = sftp->way == &sftp_curl && sftp_signs_by_sha1();
    if (sftp->key_file && sftp->key.locked && !*sftp->target->login.password)
        result.remedy = arena_format(
            arena,
            "'%s' has a passphrase: say where it is, as for a password, or "
            "put the key into an agent and write agent = yes",
            sftp->key_file);
    else if (sftp->key_file && sftp->key.rsa && sha1)
        result.remedy =
            "an RSA key does not do here: this libssh2 signs with it by SHA-1 "
            "only, which hosts refuse. Take a key of type ed25519, or install "
            "OpenSSH's sftp, which can do better";
    else if (sftp->key_file)
        result.remedy = arena_format(
            arena, "has the host the public half of '%s'%s?", sftp->key_file,
            sftp->key.locked ? ", and is the passphrase right" : "");
    else if (sftp->agent)
        result.remedy = arena_format(
            arena, "does 'ssh-add -l' list a key that the host knows?%s",
            sha1 ? " One of type RSA does not do, since this libssh2 signs "
                   "with it by SHA-1 only"
                 : "");
    else
        result.remedy = "look at user and password, and whether the account "
                        "is open";
    return result;
}
