/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/traps.h"

#include <stdlib.h>
#include <string.h>

#define ON(how) (1U << (how))
#define OVER_TLS                                                               \
    (ON(TARGET_FTP) | ON(TARGET_HTTP) | ON(TARGET_WEBDAV) | ON(TARGET_S3) |    \
     ON(TARGET_WORDPRESS))

static const struct trap {
    unsigned targets;
    const char *library;
    long from_major, from_minor;   /* the first version that has it */
    long until_major, until_minor; /* the first one without; 0: none is known */
    const char *text;
} traps[] = {
    {ON(TARGET_FTP), "libcurl", 0, 0, 8, 9,
     "libcurl before 8.9 loses the ends of files over TLS 1.3: 1.2 is used, "
     "unless tls_max says otherwise"},
    {ON(TARGET_S3), "libcurl", 0, 0, 8, 3,
     "libcurl before 8.3 signs addresses as they stand: avow encodes and sorts "
     "what has to be"},
    {ON(TARGET_S3), "libcurl", 0, 0, 8, 0,
     "libcurl before 8.0 sends no hash of what it signs, which hosts refuse: "
     "avow sends it"},
    {ON(TARGET_SFTP), "libcurl", 0, 0, 8, 21,
     "libcurl before 8.21 notes the key of a new host without its port: avow "
     "trust writes the line itself"},
    {OVER_TLS, "OpenSSL", 0, 0, 1, 1,
     "OpenSSL before 1.1 speaks no TLS 1.3: a host that wants it is refused"},
    {OVER_TLS, "OpenSSL", 3, 0, 0, 0,
     "OpenSSL from 3.0 on takes a host that hangs up without a word for a cut "
     "('unexpected eof'): avow tries again"},
    {ON(TARGET_SFTP), "libssh2", 0, 0, 1, 11,
     "libssh2 before 1.11 signs with RSA keys by SHA-1 only, which hosts "
     "refuse: where libcurl does it, take a key of type ed25519"},
    {ON(TARGET_SFTP), "libssh2", 0, 0, 0, 0,
     "libssh2 does not read patterns and certificates in known_hosts, and "
     "fails at a host's key of type sk-: OpenSSH's sftp does not"},
};

/* Whether a version is of that library, with its two first numbers. */
static bool read_version(const char *version, const char *library, long *major,
                         long *minor)
{
    size_t len = strlen(library);
    char *end;
    if (strncmp(version, library, len) != 0 || version[len] != '/')
        return false;
    *major = strtol(version + len + 1, &end, 10);
    *minor = *end == '.' ? strtol(end + 1, NULL, 10) : 0;
    return true;
}

static bool is_before(long major, long minor, long other, long part)
{
    return major < other || (major == other && minor < part);
}

bool traps_is_before(const char *version, const char *library, long major,
                     long minor)
{
    long own, part;
    return read_version(version, library, &own, &part) &&
           is_before(own, part, major, minor);
}

static bool has(const struct trap *trap, const char *version)
{
    long major, minor;
    return version && read_version(version, trap->library, &major, &minor) &&
           !is_before(major, minor, trap->from_major, trap->from_minor) &&
           (!trap->until_major ||
            is_before(major, minor, trap->until_major, trap->until_minor));
}

size_t traps_find(enum target_how how, const struct trap_versions *versions,
                  const char *texts[TRAPS_MAX])
{
    const size_t kinds = sizeof versions->of / sizeof *versions->of;
    size_t count = 0;
    for (size_t i = 0; i < sizeof traps / sizeof *traps; i++)
        for (size_t j = 0; j < kinds; j++)
            if (traps[i].targets & ON(how) && has(&traps[i], versions->of[j]))
                texts[count++] = traps[i].text;
    return count;
}
