/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/table_look.h"

/* What a byte is. */
enum {
    DIGIT = 1,   /* one, so that they can be counted */
    SPACE = 2,   /* white space */
    BREAK = 4,   /* of another kind than the space itself */
    ESCAPED = 8, /* it is written in another way in HTML */
};

static const unsigned char classes[256] = {
    ['\t'] = SPACE | BREAK,
    ['\n'] = SPACE | BREAK | ESCAPED,
    ['\v'] = SPACE | BREAK,
    ['\f'] = SPACE | BREAK,
    ['\r'] = SPACE | BREAK | ESCAPED,
    [' '] = SPACE,
    ['&'] = ESCAPED,
    ['<'] = ESCAPED,
    ['>'] = ESCAPED,
    ['"'] = ESCAPED,
    ['\''] = ESCAPED,
    ['0'] = DIGIT,
    ['1'] = DIGIT,
    ['2'] = DIGIT,
    ['3'] = DIGIT,
    ['4'] = DIGIT,
    ['5'] = DIGIT,
    ['6'] = DIGIT,
    ['7'] = DIGIT,
    ['8'] = DIGIT,
    ['9'] = DIGIT,
};

struct table_look table_look(struct str text)
{
    unsigned any = 0, every = SPACE, pairs = 0, before = SPACE;
    size_t digits = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned c = classes[(unsigned char)text.at[i]];
        any |= c;
        every &= c;
        pairs |= c & before;
        before = c;
        digits += c & DIGIT;
    }
    /* As if white space stood at both ends, which must not be a second one. */
    pairs |= text.len ? before : 0;
    return (struct table_look){
        .blank = every & SPACE,
        .one_line = !(any & BREAK) && !(pairs & SPACE),
        .html = !(any & ESCAPED),
        .digits = digits,
    };
}
