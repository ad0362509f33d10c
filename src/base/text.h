/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Text as UTF-8 bytes with a length. Classes of characters are ASCII's and do
 * not depend on LANG, so that output is the same on every machine. What is
 * called for every byte or name stands here, where it costs no call.
 */
#ifndef AVOW_BASE_TEXT_H
#define AVOW_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/memory.h"

/* Bytes that somebody else owns; not ended by a NUL unless said so. */
struct str {
    const char *at;
    size_t len;
};

/* For "%.*s": the two values that a struct str gives to printf. */
#define STR(s) (int)(s).len, (s).at

/* A literal as struct str. */
#define STR_LITERAL(text) ((struct str){(text), sizeof(text) - 1})

/* NULL gives an empty one. */
static inline struct str str_of(const char *text)
{
    return text ? (struct str){text, strlen(text)} : (struct str){"", 0};
}

static inline bool str_equal(struct str a, struct str b)
{
    return a.len == b.len && (!a.len || !memcmp(a.at, b.at, a.len));
}

/* The same of two names; most others differ in their first byte, and cost no
 * call. */
static inline bool name_equal(const char *a, const char *b)
{
    return a[0] == b[0] && !strcmp(a, b);
}

static inline bool str_is(struct str a, const char *text)
{
    return str_equal(a, str_of(text));
}

static inline bool str_starts(struct str text, const char *prefix)
{
    size_t len = strlen(prefix);
    return text.len >= len && !memcmp(text.at, prefix, len);
}

int str_compare(struct str a, struct str b); /* byte order, as memcmp */

/* The position of the first `c`, or text.len when there is none. */
static inline size_t str_find(struct str text, char c)
{
    const char *at = text.len ? memchr(text.at, c, text.len) : NULL;
    return at ? (size_t)(at - text.at) : text.len;
}

/* How many of a character of ASCII are in it. */
size_t str_count(struct str text, char c);

/* The part from `from` up to but not including `to`; ends are clamped. */
static inline struct str str_slice(struct str text, size_t from, size_t to)
{
    if (to > text.len)
        to = text.len;
    if (from > to)
        from = to;
    /* No text at all has no address to be moved on. */
    return (struct str){from ? text.at + from : text.at, to - from};
}

/* Its first eight bytes as a number. Two texts of one length that is no longer
 * are the same where their numbers are. */
static inline uint64_t str_front(struct str text)
{
    uint64_t front = 0;
    uint32_t first, last;
    if (text.len >= sizeof front) {
        memcpy(&front, text.at, sizeof front);
    } else if (text.len >= sizeof first) {
        /* Those in the middle are in it twice. */
        memcpy(&first, text.at, sizeof first);
        memcpy(&last, text.at + text.len - sizeof last, sizeof last);
        front = (uint64_t)first << 32 | last;
    } else {
        for (size_t i = 0; i < text.len; i++)
            front = front << 8 | (unsigned char)text.at[i];
    }
    return front;
}

/* For a hash table; `begin` tells two kinds of the same text apart. */
uint64_t str_hash(struct str text, uint64_t begin);

/* A copy in the arena; the bytes there are followed by a NUL. */
struct str str_copy(struct arena *arena, struct str text);

/*
 * Takes what stands before the first `separator` off the front of `rest` and
 * returns it; the last piece leaves `rest` with at == NULL. Loop while
 * rest.at is not NULL.
 */
struct str str_split(struct str *rest, char separator);

/*
 * Takes the next word (a run without ASCII white space) off the front of
 * `rest`; an empty one when there is none left.
 */
struct str str_word(struct str *rest);

static inline bool is_ascii_letter(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool is_ascii_digit(unsigned char c)
{
    return c >= '0' && c <= '9';
}

/* space, \t \n \v \f \r */
static inline bool is_ascii_space(unsigned char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline bool is_ascii_punct(unsigned char c)
{
    return c > ' ' && c < 0x7f && !is_ascii_letter(c) && !is_ascii_digit(c);
}

/* Whether it holds nothing but ASCII white space. */
static inline bool str_is_blank(struct str text)
{
    size_t i = 0;
    while (i < text.len && is_ascii_space((unsigned char)text.at[i]))
        i++;
    return i == text.len;
}

/* Without ASCII white space at both ends. */
static inline struct str str_trim(struct str text)
{
    while (text.len && is_ascii_space((unsigned char)text.at[0])) {
        text.at++;
        text.len--;
    }
    while (text.len && is_ascii_space((unsigned char)text.at[text.len - 1]))
        text.len--;
    return text;
}

static inline char ascii_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Whether both are the same but for the case of ASCII letters. */
bool str_equal_nocase(struct str a, struct str b);

/* Whether the piece stands in the text; an empty one always does. */
bool str_holds(struct str text, struct str piece);
bool str_holds_nocase(struct str text, struct str piece); /* of ASCII */

/* A number in decimal digits. */
struct str text_digits(struct arena *arena, size_t number);

/* Writes `codepoint` as UTF-8 into `bytes`; returns how many (1 to 4). */
size_t utf8_write(uint32_t codepoint, char bytes[4]);

/*
 * Reads one code point at the front of `text`. Returns how many bytes it
 * takes, or 0 when the bytes there are not UTF-8 (overlong forms, surrogates
 * and code points over U+10FFFF are not) or `text` is empty.
 */
size_t utf8_decode(struct str text, uint32_t *codepoint);

/* How many code points are in valid UTF-8. */
size_t utf8_count(struct str text);

/* What text_fault() found. */
enum text_fault {
    TEXT_OK,
    TEXT_NOT_UTF8,
    TEXT_NUL,
    TEXT_CONTROL,      /* a C0 or C1 control other than \t \n \r, or U+2028/9 */
    TEXT_NONCHARACTER, /* U+FDD0..U+FDEF, U+xFFFE, U+xFFFF: avow's own marks */
};

/*
 * Looks for the first thing that no input may hold, and says at which byte it
 * stands. Returns TEXT_OK when there is none. text_fault_name() words it for
 * a message, such as "a NUL byte".
 */
enum text_fault text_fault(struct str text, size_t *at);
const char *text_fault_name(enum text_fault fault);

/*
 * The id that a heading gets: lower-case ASCII letters and digits and every
 * letter beyond ASCII kept, the rest a single hyphen. Never empty ("section").
 */
char *text_slug(struct arena *arena, struct str text);

/*
 * How many words stand in `text`: runs between white space that hold a letter,
 * a digit or anything beyond ASCII.
 */
size_t text_words(struct str text);

/* Whether all white space in it is single spaces between words. */
bool text_is_one_line(struct str text);

/* The text in one line: each run of ASCII white space is one space. */
struct str text_one_line(struct arena *arena, struct str text);

/*
 * Keeps the known name nearest to the one that was asked for. Start with
 * nearest_make(), offer every known name, then read `best`: NULL when none is
 * near enough to be worth offering.
 */
struct nearest {
    struct str wanted;
    struct str best_name;
    size_t best_distance;
    const char *best; /* the name as offered, or NULL */
};
struct nearest nearest_make(struct str wanted);
void nearest_offer(struct nearest *nearest, const char *known);

#endif
