/* SPDX-License-Identifier: BSD-2-Clause */
#include "data/encoding.h"

#include <string.h>

/* A noncharacter, where the bytes are none that could be decoded. */
#define UNREADABLE 0xffff

struct encoding_mark encoding_mark(struct str start)
{
    if (str_starts(start, "\xef\xbb\xbf"))
        return (struct encoding_mark){ENCODING_UTF8, 3};
    if (str_starts(start, "\xff\xfe"))
        return (struct encoding_mark){ENCODING_UTF16LE, 2};
    if (str_starts(start, "\xfe\xff"))
        return (struct encoding_mark){ENCODING_UTF16BE, 2};
    if (start.len >= 4) {
        const char *at = start.at;
        if (at[0] && !at[1] && at[2] && !at[3])
            return (struct encoding_mark){ENCODING_UTF16LE, 0};
        if (!at[0] && at[1] && !at[2] && at[3])
            return (struct encoding_mark){ENCODING_UTF16BE, 0};
    }
    return (struct encoding_mark){ENCODING_UTF8, 0};
}

/* So many bytes are looked at at once. */
#define RUN ((size_t)32)

/* How many bytes at the front are in runs of ASCII. */
static size_t ascii_runs(struct str bytes)
{
    uint64_t words[RUN / sizeof(uint64_t)];
    size_t i = 0;
    for (; bytes.len - i >= RUN; i += RUN) {
        memcpy(words, bytes.at + i, RUN);
        if ((words[0] | words[1] | words[2] | words[3]) & 0x8080808080808080)
            break;
    }
    return i;
}

size_t encoding_weigh(struct str bytes, bool last,
                      struct encoding_weight *weight)
{
    for (size_t i = 0;;) {
        i += ascii_runs(str_slice(bytes, i, bytes.len));
        if (i == bytes.len)
            return i;
        size_t end = bytes.len - i > RUN ? i + RUN : bytes.len;
        while (i < end) {
            if (!((unsigned char)bytes.at[i] & 0x80)) {
                i++;
                continue;
            }
            if (!last && bytes.len - i < 4)
                return i;
            uint32_t codepoint;
            size_t len = utf8_decode(str_slice(bytes, i, bytes.len),
                                     &codepoint);
            weight->good += len > 0;
            weight->bad += len == 0;
            i += len ? len : 1;
        }
    }
}

/* The bytes 0x80 to 0x9f; the five that are unassigned stay C1 controls. */
static const uint16_t windows_1252[] = {
    0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
    0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008d, 0x017d, 0x008f,
    0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
    0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d, 0x017e, 0x0178,
};

static size_t decode_windows(struct str bytes, char *out)
{
    size_t made = 0;
    for (size_t i = 0; i < bytes.len; i++) {
        unsigned char byte = (unsigned char)bytes.at[i];
        if (byte < 0x80)
            out[made++] = (char)byte;
        else if (byte < 0xa0)
            made += utf8_write(windows_1252[byte - 0x80], out + made);
        else
            made += utf8_write(byte, out + made);
    }
    return made;
}

static uint32_t unit(const char *at, bool big)
{
    unsigned char first = (unsigned char)at[0], second = (unsigned char)at[1];
    return big ? (uint32_t)first << 8 | second : (uint32_t)second << 8 | first;
}

static bool is_surrogate(uint32_t codepoint)
{
    return codepoint >= 0xd800 && codepoint <= 0xdfff;
}

static size_t decode_utf16(struct str bytes, bool big, bool last, char *out,
                           size_t *used)
{
    size_t made = 0, i = 0;
    while (bytes.len - i >= 2) {
        uint32_t codepoint = unit(bytes.at + i, big);
        size_t len = 2;
        if (is_surrogate(codepoint)) {
            bool more = bytes.len - i >= 4;
            if (!more && !last)
                break;
            uint32_t low = more ? unit(bytes.at + i + 2, big) : 0;
            if (codepoint < 0xdc00 && low >= 0xdc00 && low <= 0xdfff) {
                codepoint = 0x10000 + ((codepoint & 0x3ff) << 10) +
                            (low & 0x3ff);
                len = 4;
            } else {
                codepoint = UNREADABLE;
            }
        }
        made += utf8_write(codepoint, out + made);
        i += len;
    }
    if (last && i < bytes.len) {
        made += utf8_write(UNREADABLE, out + made);
        i = bytes.len;
    }
    *used = i;
    return made;
}

size_t encoding_decode(enum encoding encoding, struct str bytes, bool last,
                       char *out, size_t *used)
{
    *used = bytes.len;
    switch (encoding) {
    case ENCODING_WINDOWS_1252:
        return decode_windows(bytes, out);
    case ENCODING_UTF16LE:
    case ENCODING_UTF16BE:
        return decode_utf16(bytes, encoding == ENCODING_UTF16BE, last, out,
                            used);
    case ENCODING_UTF8:
        break;
    }
    if (bytes.len)
        memcpy(out, bytes.at, bytes.len);
    return bytes.len;
}
