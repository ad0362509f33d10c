/* SPDX-License-Identifier: BSD-2-Clause */
/* Which versions of libraries have which traps, for which way to publish. */
#include "publish/traps.h"

#include <string.h>

#include "tap.h"

static void are(const char *what, enum target_how how, const char *curl,
                const char *tls, const char *ssh, const char *begins[])
{
    const struct trap_versions versions = {{curl, tls, ssh}};
    const char *texts[TRAPS_MAX];
    size_t count = traps_find(how, &versions, texts), wanted = 0;
    bool same = true;
    while (begins[wanted])
        wanted++;
    for (size_t i = 0; i < count && i < wanted; i++)
        same = same && !strncmp(texts[i], begins[i], strlen(begins[i]));
    if (!ok(same && count == wanted, "%s", what))
        for (size_t i = 0; i < count; i++)
            note("%s", texts[i]);
}

#define NONE                                                                   \
    (const char *[])                                                           \
    {                                                                          \
        NULL                                                                   \
    }
#define THESE (const char *[])

int main(void)
{
    const char *tls = "OpenSSL/1.1.1w", *ssh = "libssh2/1.10.0";
    are("FTP by an old libcurl", TARGET_FTP, "libcurl/7.88.1", tls, ssh,
        THESE{"libcurl before 8.9", NULL});
    are("by the first that does it right", TARGET_FTP, "libcurl/8.9.0", tls,
        ssh, NONE);
    are("and a later one", TARGET_FTP, "libcurl/8.10.1", tls, ssh, NONE);
    are("S3 by an old one", TARGET_S3, "libcurl/7.88.1", tls, ssh,
        THESE{"libcurl before 8.3", "libcurl before 8.0", NULL});
    are("by one between", TARGET_S3, "libcurl/8.1.2", tls, ssh,
        THESE{"libcurl before 8.3", NULL});
    are("TLS by OpenSSL 3", TARGET_WEBDAV, "libcurl/8.20.0", "OpenSSL/3.0.17",
        ssh, THESE{"OpenSSL from 3.0", NULL});
    are("by 1.0", TARGET_WORDPRESS, "libcurl/8.20.0", "OpenSSL/1.0.2", ssh,
        THESE{"OpenSSL before 1.1", NULL});
    are("by another library", TARGET_HTTP, "libcurl/8.20.0", "GnuTLS/3.7.9",
        ssh, NONE);
    are("SFTP", TARGET_SFTP, "libcurl/8.20.0", "OpenSSL/3.0.17", ssh,
        THESE{"libcurl before 8.21", "libssh2 before 1.11",
              "libssh2 does not read", NULL});
    are("by newer ones", TARGET_SFTP, "libcurl/8.21.0", tls, "libssh2/1.11.1",
        THESE{"libssh2 does not read", NULL});
    are("by another library", TARGET_SFTP, "libcurl/8.21.0", tls,
        "libssh/0.10.6/openssl/zlib", NONE);
    are("without any", TARGET_SFTP, "libcurl/8.21.0", NULL, NULL, NONE);
    are("a folder", TARGET_FOLDER, "libcurl/7.1", "OpenSSL/1.0.2", ssh, NONE);
    ok(traps_is_before("libssh2/1.10.0", "libssh2", 1, 11), "1.10 before 1.11");
    ok(!traps_is_before("libssh2/1.11.0", "libssh2", 1, 11), "1.11 not");
    ok(!traps_is_before("libssh/0.10.6", "libssh2", 1, 11), "nor another");
    return done();
}
