/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/phrase.h"

#include <string.h>

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

/* Takes the last code point off; a byte that is none stands for itself. */
static uint32_t take_last(struct str *text)
{
    size_t from = text->len - 1;
    while (from && ((unsigned char)text->at[from] & 0xc0) == 0x80)
        from--;
    struct str last = str_slice(*text, from, text->len);
    text->len = from;
    return take(&last);
}

/* Of two characters of ASCII. */
static bool is_same(char a, char b, enum phrase_case how)
{
    return a == b ||
           (how == PHRASE_ANY_CASE && ascii_lower(a) == ascii_lower(b));
}

/* Whether text begins with phrase; `rest` is what follows it. */
static bool begins(struct str text, struct str phrase, enum phrase_case how,
                   struct str *rest)
{
    *rest = text;
    while (phrase.len && rest->len) {
        char a = *rest->at, b = *phrase.at;
        if (((unsigned char)a | (unsigned char)b) >= 0x80) {
            if (fold(take(rest), how) != fold(take(&phrase), how))
                return false;
            continue;
        }
        if (!is_same(a, b, how))
            return false;
        *rest = str_slice(*rest, 1, rest->len);
        phrase = str_slice(phrase, 1, phrase.len);
    }
    return !phrase.len;
}

/* Whether a phrase that the text begins with ends there too. */
static bool stands(struct str text, struct str phrase, enum phrase_case how)
{
    struct str rest;
    if (!begins(text, phrase, how, &rest))
        return false;
    struct str found = {text.at, text.len - rest.len};
    return !rest.len || !in_word(take_last(&found)) || !in_word(take(&rest));
}

/* So many are looked for in one go through the text. */
#define TOGETHER 64
#define NONE     TOGETHER

/* Phrases by what they begin with, so that few are looked at anywhere. */
struct index {
    const struct str *phrases;
    enum phrase_case how[TOGETHER];
    bool word_first[TOGETHER]; /* it begins with part of a word */
    unsigned char next[TOGETHER];
    unsigned char first[0x81]; /* the last: those beyond ASCII */
    bool may_begin[0x100];     /* by the first byte of what is in the text */
};

static size_t slot_of(uint32_t c)
{
    c = fold(c, PHRASE_ANY_CASE);
    return c < 0x80 ? c : 0x80;
}

static void put(struct index *index, size_t i, enum phrase_case how)
{
    struct str rest = index->phrases[i];
    uint32_t c = take(&rest);
    size_t slot = slot_of(c);
    index->how[i] = how;
    index->word_first[i] = in_word(c);
    index->next[i] = index->first[slot];
    index->first[slot] = (unsigned char)i;
    if (slot >= 'a' && slot <= 'z')
        index->may_begin[slot - 'a' + 'A'] = true;
    index->may_begin[slot] = true;
    /* Signs of ASCII may be printed in other ways, letters not. */
    if (slot == 0x80 || !in_word(c))
        memset(index->may_begin + 0x80, true, 0x80);
}

/* Whether part of a word stands right before. */
static bool word_before(struct str text, size_t at)
{
    size_t from = at;
    while (from && ((unsigned char)text.at[--from] & 0xc0) == 0x80)
        ;
    struct str before = str_slice(text, from, at);
    return before.len && in_word(take(&before));
}

static bool in_ascii_word(char c)
{
    return is_ascii_letter((unsigned char)c) ||
           is_ascii_digit((unsigned char)c);
}

/* The lowest number of a phrase that stands in the text, below `lowest`. */
static size_t look(const struct index *index, struct str text, size_t lowest)
{
    size_t at = 0;
    for (;;) {
        /* What begins with a letter does not stand within a word. */
        while (at < text.len &&
               (!index->may_begin[(unsigned char)text.at[at]] ||
                (at && in_ascii_word(text.at[at]) &&
                 in_ascii_word(text.at[at - 1]))))
            at++;
        if (at == text.len || !lowest)
            return lowest;
        struct str here = str_slice(text, at, text.len), rest = here;
        size_t i = index->first[slot_of(take(&rest))];
        bool within = i != NONE && word_before(text, at);
        for (; i != NONE; i = index->next[i])
            if (i < lowest && !(within && index->word_first[i]) &&
                stands(here, index->phrases[i], index->how[i]))
                lowest = i;
        at += here.len - rest.len;
    }
}

/* Prepares some of the phrases, as many as are looked for together. */
static void prepare(struct index *index, const struct str *phrases,
                    size_t count, enum phrase_case how, bool shouted)
{
    index->phrases = phrases;
    memset(index->first, NONE, sizeof index->first);
    memset(index->may_begin, false, sizeof index->may_begin);
    for (size_t i = 0; i < count; i++)
        if (phrases[i].len)
            put(index, i,
                shouted && phrase_is_shouted(phrases[i]) ? PHRASE_SAME_CASE
                                                         : how);
}

bool phrase_in(struct str text, struct str phrase, enum phrase_case how)
{
    struct index index;
    prepare(&index, &phrase, 1, how, false);
    return !look(&index, text, 1);
}

/* How much of the text is left before what ends in `phrase`; false: it does
 * not end in it. */
static bool ends(struct str *text, struct str phrase, enum phrase_case how)
{
    while (phrase.len && text->len) {
        char a = text->at[text->len - 1], b = phrase.at[phrase.len - 1];
        if (((unsigned char)a | (unsigned char)b) >= 0x80) {
            if (fold(take_last(text), how) != fold(take_last(&phrase), how))
                return false;
            continue;
        }
        if (!is_same(a, b, how))
            return false;
        text->len--;
        phrase.len--;
    }
    return !phrase.len;
}

bool phrase_stands_at(struct str text, size_t at, struct str phrase,
                      size_t offset, enum phrase_case how)
{
    struct str before = str_slice(text, 0, at), rest = phrase;
    if (!ends(&before, str_slice(phrase, 0, offset), how) ||
        (before.len && in_word(take(&rest)) && in_word(take_last(&before))))
        return false;
    return stands(str_slice(text, at, text.len),
                  str_slice(phrase, offset, phrase.len), how);
}

bool phrase_is_shouted(struct str phrase)
{
    bool letters = false;
    for (size_t i = 0; i < phrase.len; i++) {
        if (phrase.at[i] >= 'a' && phrase.at[i] <= 'z')
            return false;
        letters |= is_ascii_letter((unsigned char)phrase.at[i]);
    }
    return letters;
}

struct phrases {
    const struct str *list;
    size_t count;
    struct index *indexes;
};

const struct phrases *phrases_prepare(struct arena *arena,
                                      const struct str *list, size_t count,
                                      bool shouted)
{
    struct phrases *phrases = arena_alloc(arena, sizeof *phrases);
    size_t indexes = (count + TOGETHER - 1) / TOGETHER;
    *phrases = (struct phrases){
        list, count, arena_array(arena, indexes, sizeof(struct index))};
    for (size_t i = 0; i < indexes; i++) {
        size_t from = i * TOGETHER, left = count - from;
        prepare(&phrases->indexes[i], list + from,
                left < TOGETHER ? left : TOGETHER, PHRASE_ANY_CASE, shouted);
    }
    return phrases;
}

const struct str *phrases_first(const struct phrases *phrases, struct str text)
{
    for (size_t from = 0; from < phrases->count; from += TOGETHER) {
        size_t left = phrases->count - from;
        size_t some = left < TOGETHER ? left : TOGETHER;
        size_t found = look(&phrases->indexes[from / TOGETHER], text, some);
        if (found < some)
            return &phrases->list[from + found];
    }
    return NULL;
}
