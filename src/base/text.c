/* SPDX-License-Identifier: BSD-2-Clause */
#include "base/text.h"

#include <string.h>

#include "base/eight.h"
#include "base/sixteen.h"

int str_compare(struct str a, struct str b)
{
    size_t len = a.len < b.len ? a.len : b.len;
    int order = len ? memcmp(a.at, b.at, len) : 0;
    if (order)
        return order;
    return a.len < b.len ? -1 : a.len > b.len;
}

size_t str_count(struct str text, char c)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i += 8)
        count += eight_count(eight_within(eight_at(text, i), c, c));
    return count;
}

uint64_t str_hash(struct str text, uint64_t begin)
{
    uint64_t sum = begin ^ text.len;
    for (size_t i = 0; i < text.len; i += sizeof sum) {
        size_t from = i && text.len - i < sizeof sum ? text.len - sizeof sum
                                                     : i;
        sum = (sum ^ str_front(str_slice(text, from, text.len))) *
              0x9e3779b97f4a7c15;
        sum ^= sum >> 32;
    }
    return sum;
}

struct str str_copy(struct arena *arena, struct str text)
{
    return (struct str){arena_copy(arena, text.at, text.len), text.len};
}

struct str str_split(struct str *rest, char separator)
{
    size_t end = str_find(*rest, separator);
    struct str piece = str_slice(*rest, 0, end);
    if (end == rest->len)
        *rest = (struct str){NULL, 0};
    else
        *rest = str_slice(*rest, end + 1, rest->len);
    return piece;
}

struct str str_word(struct str *rest)
{
    size_t from = 0;
    while (from < rest->len && is_ascii_space((unsigned char)rest->at[from]))
        from++;
    size_t to = from;
    while (to < rest->len && !is_ascii_space((unsigned char)rest->at[to]))
        to++;
    struct str word = str_slice(*rest, from, to);
    *rest = str_slice(*rest, to, rest->len);
    return word;
}

bool str_equal_nocase(struct str a, struct str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (a.at[i] != b.at[i] && ascii_lower(a.at[i]) != ascii_lower(b.at[i]))
            return false;
    return true;
}

bool str_holds(struct str text, struct str piece)
{
    for (size_t i = 0; i + piece.len <= text.len; i++)
        if (str_equal(str_slice(text, i, i + piece.len), piece))
            return true;
    return false;
}

bool str_holds_nocase(struct str text, struct str piece)
{
    for (size_t i = 0; i + piece.len <= text.len; i++)
        if (str_equal_nocase(str_slice(text, i, i + piece.len), piece))
            return true;
    return false;
}

struct str text_digits(struct arena *arena, size_t number)
{
    char digits[20];
    size_t first = sizeof digits;
    do
        digits[--first] = (char)('0' + number % 10);
    while (number /= 10);
    return str_copy(arena, (struct str){digits + first, sizeof digits - first});
}

size_t utf8_write(uint32_t c, char bytes[4])
{
    if (c < 0x80) {
        bytes[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        bytes[0] = (char)(0xc0 | c >> 6);
        bytes[1] = (char)(0x80 | (c & 0x3f));
        return 2;
    }
    if (c < 0x10000) {
        bytes[0] = (char)(0xe0 | c >> 12);
        bytes[1] = (char)(0x80 | (c >> 6 & 0x3f));
        bytes[2] = (char)(0x80 | (c & 0x3f));
        return 3;
    }
    bytes[0] = (char)(0xf0 | c >> 18);
    bytes[1] = (char)(0x80 | (c >> 12 & 0x3f));
    bytes[2] = (char)(0x80 | (c >> 6 & 0x3f));
    bytes[3] = (char)(0x80 | (c & 0x3f));
    return 4;
}

/* How many bytes a sequence has that begins with `lead`; 0 for none. */
static size_t sequence_length(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xc2 && lead <= 0xdf)
        return 2;
    if (lead >= 0xe0 && lead <= 0xef)
        return 3;
    return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

size_t utf8_decode(struct str text, uint32_t *codepoint)
{
    static const unsigned char lead_bits[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};

    if (!text.len)
        return 0;
    size_t len = sequence_length((unsigned char)text.at[0]);
    if (!len || len > text.len)
        return 0;
    uint32_t c = (unsigned char)text.at[0] & lead_bits[len];
    for (size_t i = 1; i < len; i++) {
        unsigned char byte = (unsigned char)text.at[i];
        if ((byte & 0xc0) != 0x80)
            return 0;
        c = c << 6 | (byte & 0x3f);
    }
    if (c < least[len] || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
        return 0;
    *codepoint = c;
    return len;
}

size_t utf8_count(struct str text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++)
        count += ((unsigned char)text.at[i] & 0xc0) != 0x80;
    return count;
}

static enum text_fault codepoint_fault(uint32_t c)
{
    if (c == 0)
        return TEXT_NUL;
    if (c == '\t' || c == '\n' || c == '\r')
        return TEXT_OK;
    if (c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029)
        return TEXT_CONTROL;
    if ((c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe)
        return TEXT_NONCHARACTER;
    return TEXT_OK;
}

/* Whether they are printable ASCII, or the white space of a file. */
static bool sixteen_sound(const char *at)
{
    sixteen bytes = sixteen_at(at);
    sixteen space = (sixteen)((bytes == '\n') | (bytes == '\r') |
                              (bytes == '\t'));
    return sixteen_none((sixteen)(bytes - ' ' >= 0x7f - ' ') & ~space);
}

enum text_fault text_fault(struct str text, size_t *at)
{
    for (size_t i = 0; i < text.len;) {
        while (text.len - i >= 16 && sixteen_sound(text.at + i))
            i += 16;
        size_t end = text.len - i > 16 ? i + 16 : text.len;
        while (i < end) {
            unsigned char byte = (unsigned char)text.at[i];
            if ((byte >= 0x20 && byte < 0x7f) || byte == '\n') {
                i++;
                continue;
            }
            uint32_t c;
            size_t len = utf8_decode(str_slice(text, i, text.len), &c);
            enum text_fault fault = len ? codepoint_fault(c) : TEXT_NOT_UTF8;
            if (fault != TEXT_OK) {
                *at = i;
                return fault;
            }
            i += len;
        }
    }
    return TEXT_OK;
}

const char *text_fault_name(enum text_fault fault)
{
    switch (fault) {
    case TEXT_NOT_UTF8:
        return "a byte that is not UTF-8";
    case TEXT_NUL:
        return "a NUL byte";
    case TEXT_CONTROL:
        return "a control character";
    case TEXT_NONCHARACTER:
        return "a code point that is no character";
    case TEXT_OK:
        break;
    }
    return "nothing wrong";
}

char *text_slug(struct arena *arena, struct str text)
{
    char *slug = arena_alloc(arena, text.len + sizeof "section");
    size_t len = 0;
    bool gap = false;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        if (!is_ascii_letter(c) && !is_ascii_digit(c) && c < 0x80) {
            gap = len > 0;
            continue;
        }
        if (gap)
            slug[len++] = '-';
        gap = false;
        slug[len++] = ascii_lower(text.at[i]);
    }
    if (!len)
        memcpy(slug, "section", sizeof "section");
    return slug;
}

size_t text_words(struct str text)
{
    size_t words = 0;
    bool counts = false; /* the word that is being looked at */
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        bool space = is_ascii_space(c);
        words += space && counts;
        counts = !space && (counts || !is_ascii_punct(c));
    }
    return words + counts;
}

/* Whether white space in sixteen bytes is single spaces, the next byte looked
 * at as well. */
static bool sixteen_one_line(const char *at)
{
    sixteen bytes = sixteen_at(at), next = sixteen_at(at + 1);
    return sixteen_none((sixteen)(bytes - '\t' <= '\r' - '\t') |
                        (sixteen)((bytes == ' ') & (next == ' ')));
}

bool text_is_one_line(struct str text)
{
    size_t i = 0;
    if (text.len && (text.at[0] == ' ' || text.at[text.len - 1] == ' '))
        return false;
    while (text.len - i > 16 && sixteen_one_line(text.at + i))
        i += 16;
    for (; i < text.len; i++) {
        char c = text.at[i];
        /* The last byte is no space, so another one follows each. */
        if ((unsigned char)c <= ' ' && is_ascii_space((unsigned char)c) &&
            (c != ' ' || text.at[i + 1] == ' '))
            return false;
    }
    return true;
}

struct str text_one_line(struct arena *arena, struct str text)
{
    if (text_is_one_line(text))
        return str_copy(arena, text);
    text = str_trim(text);
    char *line = arena_room(arena, text.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        while (text.len - i > 16 && sixteen_one_line(text.at + i) &&
               (text.at[i] != ' ' || line[len - 1] != ' ')) {
            memcpy(line + len, text.at + i, 16);
            len += 16;
            i += 16;
        }
        char c = text.at[i];
        bool space = is_ascii_space((unsigned char)c);
        if (!space || line[len - 1] != ' ')
            line[len++] = space ? ' ' : c;
    }
    line[len] = '\0';
    return (struct str){line, len};
}

/* Names longer than this are not compared: nobody mistypes them nearly. */
#define NEAREST_MAX 64

static size_t least_of(size_t a, size_t b, size_t c)
{
    size_t least = a < b ? a : b;
    return least < c ? least : c;
}

/* Edits between two names, where two swapped neighbours count as one. */
static size_t edit_distance(struct str a, struct str b)
{
    size_t rows[3][NEAREST_MAX + 1];
    size_t *before = rows[0], *above = rows[1], *row = rows[2];
    for (size_t j = 0; j <= b.len; j++)
        above[j] = j;
    for (size_t i = 1; i <= a.len; i++) {
        row[0] = i;
        for (size_t j = 1; j <= b.len; j++) {
            char x = ascii_lower(a.at[i - 1]), y = ascii_lower(b.at[j - 1]);
            row[j] = least_of(above[j] + 1, row[j - 1] + 1,
                              above[j - 1] + (x != y));
            bool swapped = i > 1 && j > 1 && x == ascii_lower(b.at[j - 2]) &&
                           ascii_lower(a.at[i - 2]) == y;
            if (swapped && before[j - 2] + 1 < row[j])
                row[j] = before[j - 2] + 1;
        }
        size_t *free_row = before;
        before = above;
        above = row;
        row = free_row;
    }
    return above[b.len];
}

struct nearest nearest_make(struct str wanted)
{
    /* About one slip in three letters is still the same word. */
    return (struct nearest){.wanted = wanted,
                            .best_distance = wanted.len / 3 + 2};
}

void nearest_offer(struct nearest *nearest, const char *known)
{
    struct str name = str_of(known);
    if (name.len > NEAREST_MAX || nearest->wanted.len > NEAREST_MAX)
        return;
    size_t distance = edit_distance(nearest->wanted, name);
    if (distance < nearest->best_distance && distance < name.len) {
        nearest->best_distance = distance;
        nearest->best_name = name;
        nearest->best = known;
    }
}
