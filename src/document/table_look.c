/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/table_look.h"

#include "base/sixteen.h"

_Static_assert(TABLE_LOOK_BEYOND > sizeof(sixteen), "read at once");

/* What may be among the bytes. */
enum {
    TEXT = 1,    /* one that is no white space */
    CONTROL = 2, /* a control, or white space other than the space itself */
    PAIR = 4,    /* two spaces */
    SIGN = 8,    /* one that HTML or Markdown may write in another way */
    WIDE = 16,   /* one beyond ASCII, or DEL */
};

/* What is among sixteen bytes, and the ones that follow each of them. */
static unsigned kinds_of(sixteen bytes, sixteen next)
{
    sixteen space = (sixteen)(bytes == ' ');
    sixteen control = (sixteen)(bytes < ' ');
    sixteen pair = space & (sixteen)(next == ' ');
    sixteen wide = (sixteen)(bytes >= 0x7f);
    /* !"# &' * <> [\]^_` {|} */
    sixteen sign = (sixteen)((bytes - '!' <= '#' - '!') |
                             (bytes - '&' <= '\'' - '&') | (bytes == '*') |
                             ((bytes | 2) == '>') | (bytes - '[' <= '`' - '[') |
                             (bytes - '{' <= '}' - '{'));
    return sixteen_any((~(space | control) & TEXT) | (control & CONTROL) |
                       (pair & PAIR) | (sign & SIGN) | (wide & WIDE));
}

struct table_look table_look(struct str text)
{
    static const sixteen places = {0, 1, 2,  3,  4,  5,  6,  7,
                                   8, 9, 10, 11, 12, 13, 14, 15};
    unsigned kinds = 0;
    size_t digits = 0;
    for (size_t i = 0; i < text.len; i += sizeof places) {
        size_t left = text.len - i < 16 ? text.len - i : 16;
        sixteen within = (sixteen)(places < (uint8_t)left);
        sixteen bytes = sixteen_at(text.at + i) & within;
        sixteen next = sixteen_at(text.at + i + 1) & within;
        bytes |= ~within & ' ';
        kinds |= kinds_of(bytes, next);
        digits += sixteen_count((sixteen)(bytes - '0' <= 9));
    }
    bool edge = text.len && (text.at[0] == ' ' || text.at[text.len - 1] == ' ');
    return (struct table_look){
        .text = kinds & TEXT,
        .one_line = !(kinds & (CONTROL | PAIR)) && !edge,
        .html = !(kinds & (CONTROL | SIGN)),
        .markdown = !(kinds & (CONTROL | SIGN | WIDE)) && !edge,
        .digits = digits,
    };
}
