/* SPDX-License-Identifier: BSD-2-Clause */
#include "base/zip.h"

#include <stdint.h>
#include <string.h>

/* The format's own numbers: what begins each kind of record, the version that
 * is needed to read it, and the first day that it has (1 January 1980). */
#define MEMBER      0x04034b50U
#define ENTRY       0x02014b50U
#define END         0x06054b50U
#define ZIP_VERSION 20
#define FIRST_DAY   0x21

/* What comes of the directory's ceiling: more than enough members. */
#define DIRECTORY_MAX ((size_t)1024 * 1024)

static uint32_t crc32_of(struct str bytes)
{
    uint32_t crc = 0xffffffffU;
    for (size_t i = 0; i < bytes.len; i++) {
        crc ^= (unsigned char)bytes.at[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc & 1 ? (crc >> 1) ^ 0xedb88320U : crc >> 1;
    }
    return crc ^ 0xffffffffU;
}

static void add_number(struct buffer *out, uint32_t number, int bytes)
{
    for (; bytes; bytes--, number >>= 8)
        buffer_add_char(out, (char)(number & 0xff));
}

/* What a member and its entry in the directory have in common. */
static void add_facts(struct buffer *out, const char *name, struct str bytes,
                      uint32_t crc)
{
    add_number(out, ZIP_VERSION, 2);
    add_number(out, 0, 2); /* no flags */
    add_number(out, 0, 2); /* as it is */
    add_number(out, 0, 2); /* midnight */
    add_number(out, FIRST_DAY, 2);
    add_number(out, crc, 4);
    add_number(out, (uint32_t)bytes.len, 4);
    add_number(out, (uint32_t)bytes.len, 4);
    add_number(out, (uint32_t)strlen(name), 2);
    add_number(out, 0, 2); /* nothing more */
}

struct zip zip_begin(struct buffer *out)
{
    return (struct zip){.out = out, .directory = buffer_make(DIRECTORY_MAX)};
}

void zip_add(struct zip *zip, const char *name, struct str bytes)
{
    struct buffer *entry = &zip->directory;
    uint32_t at = (uint32_t)zip->out->len, crc = crc32_of(bytes);
    add_number(zip->out, MEMBER, 4);
    add_facts(zip->out, name, bytes, crc);
    buffer_add_text(zip->out, name);
    buffer_add_str(zip->out, bytes);
    add_number(entry, ENTRY, 4);
    add_number(entry, ZIP_VERSION, 2);
    add_facts(entry, name, bytes, crc);
    add_number(entry, 0, 2); /* no comment */
    add_number(entry, 0, 2); /* the first disk */
    add_number(entry, 0, 2); /* no attributes */
    add_number(entry, 0, 4);
    add_number(entry, at, 4);
    buffer_add_text(entry, name);
    zip->count++;
}

void zip_end(struct zip *zip)
{
    struct buffer *out = zip->out;
    uint32_t at = (uint32_t)out->len;
    buffer_add_str(out, buffer_str(&zip->directory));
    add_number(out, END, 4);
    add_number(out, 0, 4); /* one disk */
    add_number(out, zip->count, 2);
    add_number(out, zip->count, 2);
    add_number(out, (uint32_t)zip->directory.len, 4);
    add_number(out, at, 4);
    add_number(out, 0, 2); /* no comment */
    buffer_release(&zip->directory);
}
