/* SPDX-License-Identifier: BSD-2-Clause */
#include "base/hash.h"

#include <sys/types.h>
#include <unistd.h>

#include <sha2.h>

#include "base/file.h"

static void finish(SHA2_CTX *context, char out[HASH_LENGTH + 1])
{
    static const char digits[] = "0123456789abcdef";
    uint8_t digest[SHA256_DIGEST_LENGTH];
    SHA256Final(digest, context);
    for (size_t i = 0; i < sizeof digest; i++) {
        out[2 * i] = digits[digest[i] >> 4];
        out[2 * i + 1] = digits[digest[i] & 15];
    }
    out[HASH_LENGTH] = '\0';
}

void hash_sha256(struct str bytes, char out[HASH_LENGTH + 1])
{
    SHA2_CTX context;
    SHA256Init(&context);
    SHA256Update(&context, (const uint8_t *)bytes.at, bytes.len);
    finish(&context, out);
}

bool hash_file(const char *path, char out[HASH_LENGTH + 1],
               struct diagnostics *all)
{
    char piece[16384];
    size_t size, got = sizeof piece;
    int fd = file_open(path, &size, all);
    SHA2_CTX context;
    SHA256Init(&context);
    bool good = fd >= 0;
    while (good && got == sizeof piece) {
        good = file_read_piece(fd, path, piece, sizeof piece, &got, all);
        SHA256Update(&context, (const uint8_t *)piece, got);
    }
    if (fd >= 0)
        close(fd);
    finish(&context, out);
    return good;
}
