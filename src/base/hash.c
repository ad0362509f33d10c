/* SPDX-License-Identifier: BSD-2-Clause */
#include "base/hash.h"

#include <sys/types.h>

#include <sha2.h>

void hash_sha256(struct str bytes, char out[HASH_LENGTH + 1])
{
    static const char digits[] = "0123456789abcdef";
    uint8_t digest[SHA256_DIGEST_LENGTH];
    SHA2_CTX context;
    SHA256Init(&context);
    SHA256Update(&context, (const uint8_t *)bytes.at, bytes.len);
    SHA256Final(digest, &context);
    for (size_t i = 0; i < sizeof digest; i++) {
        out[2 * i] = digits[digest[i] >> 4];
        out[2 * i + 1] = digits[digest[i] & 15];
    }
    out[HASH_LENGTH] = '\0';
}
