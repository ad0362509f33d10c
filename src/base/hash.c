/* SPDX-License-Identifier: BSD-2-Clause */
#include "base/hash.h"

#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#include <sha1.h>
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

void hash_sha256_bytes(struct str bytes, unsigned char out[HASH_BYTES])
{
    SHA2_CTX context;
    SHA256Init(&context);
    SHA256Update(&context, (const uint8_t *)bytes.at, bytes.len);
    SHA256Final(out, &context);
}

static void add_sha1(SHA1_CTX *context, struct str bytes)
{
    SHA1Update(context, (const uint8_t *)bytes.at, bytes.len);
}

void hash_hmac_sha1(struct str key, struct str bytes,
                    unsigned char out[HASH_SHA1_BYTES])
{
    char inner[SHA1_BLOCK_LENGTH] = {0}, outer[SHA1_BLOCK_LENGTH];
    SHA1_CTX context;
    if (key.len > sizeof inner) {
        SHA1Init(&context);
        add_sha1(&context, key);
        SHA1Final((uint8_t *)inner, &context);
    } else if (key.len) {
        memcpy(inner, key.at, key.len);
    }
    for (size_t i = 0; i < sizeof inner; i++) {
        outer[i] = (char)(inner[i] ^ 0x5c);
        inner[i] = (char)(inner[i] ^ 0x36);
    }
    SHA1Init(&context);
    add_sha1(&context, (struct str){inner, sizeof inner});
    add_sha1(&context, bytes);
    SHA1Final(out, &context);
    SHA1Init(&context);
    add_sha1(&context, (struct str){outer, sizeof outer});
    add_sha1(&context, (struct str){(const char *)out, HASH_SHA1_BYTES});
    SHA1Final(out, &context);
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
        good = file_read_piece(fd, path, piece, sizeof piece, size, &got, all);
        SHA256Update(&context, (const uint8_t *)piece, got);
    }
    if (fd >= 0)
        close(fd);
    finish(&context, out);
    return good;
}
