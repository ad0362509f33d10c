/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/phrase.h"

/* Takes a code point off the front; a byte that is none stands for itself. */
static uint32_t take(struct str *text)
{
    uint32_t c;
    size_t len = utf8_decode(*text, &c);
    if (!len) {
        c = (unsigned char)text->at[0];
        len = 1;
    }
    *text = str_slice(*text, len, text->len);
    return c;
}

/* What is printed alike is alike. */
static uint32_t fold(uint32_t c, enum phrase_case how)
{
    if (c < 0x80)
        return how == PHRASE_ANY_CASE ? (unsigned char)ascii_lower((char)c) : c;
    switch (c) {
    case 0xa0: /* no-break spaces */
    case 0x202f:
        return ' ';
    case 0x2018: /* single quotation marks */
    case 0x2019:
        return '\'';
    case 0x2010: /* hyphens */
    case 0x2011:
        return '-';
    default:
        return c;
    }
}

/*
 * Whether it is part of a word. Beyond ASCII all are but the signs of Latin-1
 * and the blocks of punctuation, currencies and symbols.
 */
static bool in_word(uint32_t c)
{
    if (c < 0x80)
        return is_ascii_letter((unsigned char)c) ||
               is_ascii_digit((unsigned char)c);
    if (c < 0xc0 || c == 0xd7 || c == 0xf7)
        return c == 0xaa || c == 0xb5 || c == 0xba;
    return !(c >= 0x2000 && c < 0x2c00) && !(c >= 0x3000 && c < 0x3040);
}

/* Whether text begins with phrase; `rest` is what follows it. */
static bool begins(struct str text, struct str phrase, enum phrase_case how,
                   struct str *rest)
{
    while (phrase.len) {
        if (!text.len || fold(take(&text), how) != fold(take(&phrase), how))
            return false;
    }
    *rest = text;
    return true;
}

bool phrase_in(struct str text, struct str phrase, enum phrase_case how)
{
    if (!phrase.len)
        return false;
    struct str rest = phrase;
    uint32_t first = take(&rest), before = ' ';
    bool word_first = in_word(first);
    first = fold(first, how);
    bool small = how == PHRASE_ANY_CASE && first >= 'a' && first <= 'z';
    uint32_t capital = small ? first - 'a' + 'A' : first;
    while (text.len) {
        /* Nearly every character is this: another letter of ASCII. */
        unsigned char byte = (unsigned char)text.at[0];
        if (byte < 0x80 && byte != first && byte != capital) {
            before = byte;
            text = (struct str){text.at + 1, text.len - 1};
            continue;
        }
        if (!(word_first && in_word(before)) &&
            begins(text, phrase, how, &rest)) {
            struct str found = {text.at, text.len - rest.len};
            uint32_t last = ' ';
            while (found.len)
                last = take(&found);
            if (!rest.len || !in_word(last) || !in_word(take(&rest)))
                return true;
        }
        before = take(&text);
    }
    return false;
}

static bool is_shouted(struct str phrase)
{
    bool letters = false;
    for (size_t i = 0; i < phrase.len; i++) {
        if (phrase.at[i] >= 'a' && phrase.at[i] <= 'z')
            return false;
        letters |= is_ascii_letter((unsigned char)phrase.at[i]);
    }
    return letters;
}

const struct str *phrase_first(struct str text, const struct str *phrases,
                               size_t count, bool shouted)
{
    for (size_t i = 0; i < count; i++) {
        bool as_written = shouted && is_shouted(phrases[i]);
        if (phrase_in(text, phrases[i],
                      as_written ? PHRASE_SAME_CASE : PHRASE_ANY_CASE))
            return &phrases[i];
    }
    return NULL;
}
