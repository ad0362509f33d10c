/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/passage.h"

#include <string.h>

/* How many digits stand at the front of the text. */
static size_t digits(struct str text)
{
    size_t n = 0;
    while (n < text.len && is_ascii_digit((unsigned char)text.at[n]))
        n++;
    return n;
}

/* The length of what joins the two years of a period, or 0. */
static size_t joint(struct str text)
{
    if (str_starts(text, "-") || str_starts(text, "/"))
        return 1;
    return str_starts(text, "\xe2\x80\x93") ? 3 : 0; /* an en dash */
}

/*
 * The length of the year, or of the two years, at the front of the text; 0
 * when it is another number.
 */
static size_t year(struct str text)
{
    if (digits(text) != 4 ||
        !(str_starts(text, "19") || str_starts(text, "20")))
        return 0;
    struct str rest = str_slice(text, 4, text.len);
    /* 2024.5 and 2,024,123 are numbers. */
    if (rest.len > 1 && (rest.at[0] == '.' || rest.at[0] == ',') &&
        is_ascii_digit((unsigned char)rest.at[1]))
        return 0;
    size_t between = joint(rest);
    size_t second = digits(str_slice(rest, between, rest.len));
    return between && (second == 2 || second == 4) ? 4 + between + second : 4;
}

bool passage_has_figure(struct str text)
{
    while (text.len) {
        if (!is_ascii_digit((unsigned char)text.at[0])) {
            text = str_slice(text, 1, text.len);
            continue;
        }
        size_t len = year(text);
        if (!len)
            return true;
        text = str_slice(text, len, text.len);
    }
    return false;
}

/* What a byte is; one without a class is a letter, or a part of one. */
enum { SPACE = 1, SIGN = 2, DIGIT = 4 };

static const unsigned char classes[256] = {
    [' '] = SPACE,  ['\t'] = SPACE, ['\n'] = SPACE, ['\v'] = SPACE,
    ['\f'] = SPACE, ['\r'] = SPACE, ['0'] = DIGIT,  ['1'] = DIGIT,
    ['2'] = DIGIT,  ['3'] = DIGIT,  ['4'] = DIGIT,  ['5'] = DIGIT,
    ['6'] = DIGIT,  ['7'] = DIGIT,  ['8'] = DIGIT,  ['9'] = DIGIT,
    ['!'] = SIGN,   ['"'] = SIGN,   ['#'] = SIGN,   ['$'] = SIGN,
    ['%'] = SIGN,   ['&'] = SIGN,   ['\''] = SIGN,  ['('] = SIGN,
    [')'] = SIGN,   ['*'] = SIGN,   ['+'] = SIGN,   [','] = SIGN,
    ['-'] = SIGN,   ['.'] = SIGN,   ['/'] = SIGN,   [':'] = SIGN,
    [';'] = SIGN,   ['<'] = SIGN,   ['='] = SIGN,   ['>'] = SIGN,
    ['?'] = SIGN,   ['@'] = SIGN,   ['['] = SIGN,   ['\\'] = SIGN,
    [']'] = SIGN,   ['^'] = SIGN,   ['_'] = SIGN,   ['`'] = SIGN,
    ['{'] = SIGN,   ['|'] = SIGN,   ['}'] = SIGN,   ['~'] = SIGN,
};

/* Where the word that begins at `at` ends; what its bytes are is added up. */
static const char *word_end(const char *at, const char *end, unsigned *all,
                            size_t *words)
{
    unsigned seen = 0, common = SIGN, class;
    while (at < end && (class = classes[(unsigned char)*at]) != SPACE) {
        common &= class;
        seen |= class;
        at++;
    }
    *all |= seen;
    *words += !common; /* a word is more than signs */
    return at;
}

/*
 * text_one_line(), text_words() and a search for digits in one go: each would
 * cost as much as cmark takes over the same text.
 */
struct passage_look passage_look(struct arena *arena, struct str text)
{
    text = str_trim(text);
    char *copy = arena_room(arena, text.len + 1), *to = copy;
    const char *piece = text.at, *at = text.at, *end = text.at + text.len;
    struct passage_look look = {.words = 0};
    unsigned seen = 0;
    while (at < end) {
        at = word_end(at, end, &seen, &look.words);
        const char *next = at;
        while (next < end && classes[(unsigned char)*next] == SPACE)
            next++;
        if (next == end || (next == at + 1 && *at == ' ')) {
            at = next; /* the copy has this space, too */
            continue;
        }
        memcpy(to, piece, (size_t)(at - piece));
        to += at - piece;
        *to++ = ' ';
        piece = at = next;
    }
    if (end > piece)
        memcpy(to, piece, (size_t)(end - piece));
    to += end - piece;
    *to = '\0';
    look.text = (struct str){copy, (size_t)(to - copy)};
    look.figure = seen & DIGIT && passage_has_figure(look.text);
    return look;
}

static void add(struct arena *arena, struct passages *passages,
                enum passage_kind kind, const struct passage_look *look,
                struct place at, struct section *section)
{
    passages->has_prose |= kind == PASSAGE_PROSE;
    struct passage *passage = arena_alloc(arena, sizeof *passage);
    passage->text = look->text;
    passage->at = at;
    passage->section = section;
    passage->language = passages->language;
    passage->heading = kind == PASSAGE_HEADING;
    passage->cell = kind == PASSAGE_CELL || kind == PASSAGE_COLUMN;
    if (passages->last)
        passages->last->next = passage;
    else
        passages->first = passage;
    passages->last = passage;

    if (kind == PASSAGE_HEADING || kind == PASSAGE_COLUMN)
        return;
    size_t words = kind == PASSAGE_PROSE ? look->words : 0;
    passages->words += words;
    for (struct section *holder = section; holder; holder = holder->parent) {
        holder->words += words;
        holder->figures += look->figure;
    }
}

static bool is_enough(const struct passages *passages)
{
    return passages->first_only && passages->has_prose;
}

void passage_add(struct arena *arena, struct passages *passages,
                 enum passage_kind kind, struct str text, struct place at,
                 struct section *section)
{
    if (is_enough(passages))
        return;
    struct passage_look look = passage_look(arena, text);
    if (look.text.len)
        add(arena, passages, kind, &look, at, section);
}

void passage_add_looked(struct arena *arena, struct passages *passages,
                        enum passage_kind kind, const struct passage_look *look,
                        struct place at, struct section *section)
{
    if (is_enough(passages) || !look->text.len)
        return;
    struct passage_look own = *look;
    own.text = str_copy(arena, look->text);
    add(arena, passages, kind, &own, at, section);
}
