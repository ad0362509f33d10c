/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/words.h"

#include "base/sixteen.h"
#include "document/link.h"
#include "document/resolve_address.h"

/* What is found in some bytes: marks, of all that was looked at. */
struct found {
    sixteen other; /* what is not written as it is */
    sixteen digits;
    sixteen signs;      /* that HTML has references for */
    sixteen sign_words; /* a word begins with a sign, so it may be no word */
    size_t spaces;
};

/*
 * Sixteen bytes and the one before each. What is not written as it is: all
 * that resolve_text() escapes anywhere in a line, controls, what a mark or a
 * byte order mark begins with, and white space that is not single.
 */
static void look_at(struct found *found, sixteen bytes, sixteen before)
{
    sixteen digits = (sixteen)(bytes - '0' <= 9);
    sixteen letters = (sixteen)((bytes | 0x20) - 'a' <= 'z' - 'a');
    sixteen spaces = (sixteen)(bytes == ' ');
    sixteen signs = (sixteen)(bytes - '!' <= '~' - '!') & ~(digits | letters);
    sixteen after_space = (sixteen)(before == ' ');
    found->other |= (sixteen)(bytes < ' ') | (sixteen)(bytes == 0x7f) |
                    (sixteen)(bytes - '[' <= '`' - '[') |
                    (sixteen)(bytes - '{' <= '}' - '{') |
                    (sixteen)(bytes == '!') | (sixteen)(bytes == '#') |
                    (sixteen)(bytes == '&') | (sixteen)(bytes == '*') |
                    (sixteen)(bytes == '<') | (sixteen)(bytes == 0xef) |
                    (spaces & after_space);
    found->digits |= digits;
    found->signs |= (sixteen)(bytes == '"') | (sixteen)(bytes == '>');
    found->sign_words |= signs & after_space;
    found->spaces += sixteen_count(spaces);
}

static bool is_letter_or_digit(char c)
{
    return is_ascii_letter((unsigned char)c) ||
           is_ascii_digit((unsigned char)c);
}

/* Whether the two bytes are a character that is no white space. */
static bool is_pair(unsigned char first, unsigned char second)
{
    return first >= 0xc2 && first <= 0xdf &&
           !(first == 0xc2 && second == 0xa0); /* a space that does not break */
}

/* Whether it ends with no white space, of ASCII or beyond, and begins with none
 * of ASCII: a line begins with no other that is no letter. */
static bool has_good_ends(struct str text)
{
    const unsigned char *at = (const unsigned char *)text.at;
    unsigned char last = at[text.len - 1];
    if (at[0] == ' ' || last == ' ')
        return false;
    return last < 0x80 || is_pair(at[text.len - 2], last);
}

bool words_look(struct str text, struct words *words)
{
    struct found found = {.spaces = 0};
    if (!text.len || !has_good_ends(text))
        return false;
    /* The first of all stands behind a letter, and so does nothing. */
    char some[17];
    size_t i = 0;
    some[0] = 'x';
    if (text.len >= 16) {
        memcpy(some + 1, text.at, 16);
        look_at(&found, sixteen_at(some + 1), sixteen_at(some));
        for (i = 16; text.len - i >= 16; i += 16)
            look_at(&found, sixteen_at(text.at + i),
                    sixteen_at(text.at + i - 1));
        some[0] = text.at[i - 1];
    }
    if (i < text.len) {
        memset(some + 1, 'x', 16);
        memcpy(some + 1, text.at + i, text.len - i);
        look_at(&found, sixteen_at(some + 1), sixteen_at(some));
    }
    bool plain = sixteen_none(found.other);
    words->begins = is_letter_or_digit(text.at[0]);
    words->ends = is_letter_or_digit(text.at[text.len - 1]);
    words->digit = !sixteen_none(found.digits);
    words->signs = !sixteen_none(found.signs);
    words->count = found.spaces + 1;
    if (plain && !(words->begins && sixteen_none(found.sign_words)))
        words->count = text_words(text);
    return plain;
}

/* Safe ones that are written in another way somewhere: brackets and the
 * apostrophe, and what a picture begins with. */
static bool is_written_otherwise(char c)
{
    return c == '!' || c == '\'' || c == '(' || c == ')';
}

bool words_is_address(struct str url, struct words *words)
{
    *words = (struct words){.begins = true, .ends = true};
    for (size_t i = 0; i < url.len; i++) {
        char c = url.at[i];
        words->signs |= c == '&';
        if (c != '&' && (!resolve_is_safe(c) || is_written_otherwise(c)))
            return false;
    }
    return link_kind(url) == LINK_GOOD;
}
