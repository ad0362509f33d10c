/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/secret_forms.h"

#include <string.h>

#include "base/base64.h"

static void add_percent(struct buffer *out, struct str secret, bool upper,
                        bool plus)
{
    for (size_t i = 0; i < secret.len; i++) {
        unsigned char c = (unsigned char)secret.at[i];
        if (is_ascii_letter(c) || is_ascii_digit(c) || (c && strchr("-._~", c)))
            buffer_add_char(out, (char)c);
        else if (plus && c == ' ')
            buffer_add_char(out, '+');
        else
            buffer_add_format(out, upper ? "%%%02X" : "%%%02x", c);
    }
}

static void add_unit(struct buffer *out, uint32_t unit, bool upper)
{
    buffer_add_format(out, upper ? "\\u%04X" : "\\u%04x", (unsigned)unit);
}

static void add_json(struct buffer *out, struct str secret, bool ascii,
                     bool upper)
{
    for (size_t i = 0; i < secret.len;) {
        uint32_t c;
        struct str rest = str_slice(secret, i, secret.len);
        size_t len = utf8_decode(rest, &c);
        if (!len) {
            buffer_add_char(out, secret.at[i++]);
            continue;
        }
        i += len;
        if (c == '"' || c == '\\')
            buffer_add_format(out, "\\%c", (char)c);
        else if (c < ' ')
            add_unit(out, c, upper);
        else if (c < 0x80 || !ascii)
            buffer_add(out, rest.at, len);
        else if (c < 0x10000)
            add_unit(out, c, upper);
        else {
            add_unit(out, 0xd800 + ((c - 0x10000) >> 10), upper);
            add_unit(out, 0xdc00 + ((c - 0x10000) & 0x3ff), upper);
        }
    }
}

static void add_hex(struct buffer *out, struct str secret, bool upper)
{
    for (size_t i = 0; i < secret.len; i++)
        buffer_add_format(out, upper ? "%02X" : "%02x",
                          (unsigned char)secret.at[i]);
}

void secret_form(struct buffer *out, struct str secret, int form)
{
    switch (form) {
    case 0:
        buffer_add_str(out, secret);
        return;
    case 1:
    case 2:
        add_percent(out, secret, form == 1, false);
        return;
    case 3:
        add_percent(out, secret, true, true);
        return;
    case 4:
        add_json(out, secret, false, false);
        return;
    case 5:
    case 6:
        add_json(out, secret, true, form == 6);
        return;
    case 7:
    case 8:
        add_hex(out, secret, form == 8);
        return;
    default:
        base64_add(out, secret);
        return;
    }
}
