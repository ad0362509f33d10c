/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/passage.h"

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

/* What one look at a text's bytes tells. */
struct look {
    struct str text; /* white space single, none at the ends */
    size_t words;    /* as text_words() counts them */
    bool digit;
};

/*
 * text_one_line(), text_words() and a search for digits in one go: each would
 * cost as much as cmark takes over the same text.
 */
static struct look look_at(struct arena *arena, struct str text)
{
    char *copy = arena_alloc(arena, text.len + 1);
    struct look look = {.text = {copy, 0}};
    size_t len = 0;
    bool word = false, counts = false; /* within one; it is more than signs */
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        bool digit = (unsigned)c - '0' < 10;
        if (c == ' ' || (unsigned)c - '\t' < 5) {
            look.words += counts;
            word = counts = false;
            continue;
        }
        if (!word && len)
            copy[len++] = ' ';
        word = true;
        counts |= ((unsigned)c | 0x20) - 'a' < 26 || digit || c >= 0x7f ||
                  c < ' ';
        look.digit |= digit;
        copy[len++] = text.at[i];
    }
    look.words += counts;
    look.text.len = len;
    return look;
}

void passage_add(struct arena *arena, struct passages *passages,
                 enum passage_kind kind, struct str text, struct place at,
                 struct section *section)
{
    struct look look = look_at(arena, text);
    if (!look.text.len)
        return;
    struct passage *passage = arena_alloc(arena, sizeof *passage);
    passage->text = look.text;
    passage->at = at;
    passage->section = section;
    passage->heading = kind == PASSAGE_HEADING;
    passage->cell = kind == PASSAGE_CELL;
    if (passages->last)
        passages->last->next = passage;
    else
        passages->first = passage;
    passages->last = passage;

    if (kind == PASSAGE_HEADING)
        return;
    size_t words = kind == PASSAGE_PROSE ? look.words : 0;
    bool figure = look.digit && passage_has_figure(look.text);
    passages->words += words;
    for (struct section *holder = section; holder; holder = holder->parent) {
        holder->words += words;
        holder->figures += figure;
    }
}
