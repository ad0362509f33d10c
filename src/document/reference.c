/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/reference.h"

static int digit_of(char c, bool hex)
{
    if (is_ascii_digit((unsigned char)c))
        return c - '0';
    c = ascii_lower(c);
    return hex && c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/*
 * The number of a reference that the text begins with, as cmark reads it.
 * Returns its length, or 0 when it is none.
 */
static size_t read_reference(struct str text, uint32_t *number)
{
    if (!str_starts(text, "&#"))
        return 0;
    bool hex = text.len > 2 && ascii_lower(text.at[2]) == 'x';
    size_t first = hex ? 3 : 2, i = first;
    *number = 0;
    for (; i < text.len && digit_of(text.at[i], hex) >= 0; i++)
        if (*number < 0x110000)
            *number = *number * (hex ? 16 : 10) +
                      (uint32_t)digit_of(text.at[i], hex);
    bool whole = i > first && i - first <= (hex ? 6 : 7) && i < text.len &&
                 text.at[i] == ';';
    return whole ? i + 1 : 0;
}

/* Whether no input may hold the character; cmark has U+FFFD in the place of
 * what is no character at all. */
static bool is_refused(uint32_t number)
{
    char bytes[4];
    size_t at;
    if (!number || number >= 0x110000 || (number >= 0xd800 && number < 0xe000))
        return false;
    struct str text = {bytes, utf8_encode(number, bytes)};
    return text_fault(text, &at) != TEXT_OK;
}

void reference_check(struct make *make, struct piece *piece)
{
    size_t line = 0;
    for (struct str rest = piece->text; rest.at;) {
        struct str text = str_split(&rest, '\n');
        line++;
        for (size_t i = str_find(text, '&'); i < text.len;) {
            struct str found = str_slice(text, i, text.len);
            uint32_t number;
            size_t len = read_reference(found, &number);
            if (len && is_refused(number)) {
                struct place at = piece_place(piece, line);
                diagnostic_error(make->all, at,
                                 "'%.*s' is a character that no page may hold",
                                 (int)len, found.at);
                diagnostic_remedy(make->all, "delete it");
            }
            found = str_slice(found, 1, found.len);
            i += 1 + str_find(found, '&');
        }
    }
}
