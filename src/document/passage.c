/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/passage.h"

#include "base/sixteen.h"

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
    if (!(str_starts(text, "19") || str_starts(text, "20")) ||
        digits(text) != 4)
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
    for (size_t i = 0; i < text.len; i++) {
        if (!is_ascii_digit((unsigned char)text.at[i]))
            continue;
        size_t len = year(str_slice(text, i, text.len));
        if (!len)
            return true;
        i += len - 1;
    }
    return false;
}

/* Whether the word that begins at `at` is of signs alone. */
static bool is_of_signs(struct str text, size_t at)
{
    while (at < text.len && is_ascii_punct((unsigned char)text.at[at]))
        at++;
    return at == text.len || text.at[at] == ' ';
}

/* What is seen of a text. */
struct seen {
    size_t spaces;
    size_t unwords; /* of signs alone */
    size_t digit;   /* none stands before; the text's length: there is none */
    bool broken;    /* its white space is not single spaces between words */
};

/* How many words of signs alone begin among the bytes from `from` to `to`. */
static size_t count_unwords(struct str text, size_t from, size_t to)
{
    size_t count = 0;
    for (size_t i = from; i < to && i < text.len; i++)
        count += (!i || text.at[i - 1] == ' ') && is_of_signs(text, i);
    return count;
}

/* Sees sixteen bytes of a text that a space stands before. */
static inline void see_sixteen(struct seen *seen, struct str text, size_t from,
                               sixteen bytes)
{
    sixteen before = sixteen_at(text.at + from - 1);
    sixteen begins = (sixteen)(before == ' ');
    sixteen spaces = (sixteen)(bytes == ' ');
    sixteen breaks = (sixteen)(bytes - '\t' <= '\r' - '\t');
    sixteen digits = (sixteen)(bytes - '0' <= 9);
    sixteen letters = (sixteen)((bytes | 0x20) - 'a' <= 'z' - 'a');
    sixteen signs = (sixteen)(bytes - '!' <= '~' - '!') & ~(digits | letters);
    seen->broken |= !sixteen_none(breaks | (begins & spaces));
    seen->spaces += sixteen_count(spaces);
    if (seen->digit == text.len && !sixteen_none(digits))
        seen->digit = from;
    if (!sixteen_none(begins & signs))
        seen->unwords += count_unwords(text, from, from + 16);
}

/* A copy of the text with what is seen of it in one go: a space stands before
 * it, and as many bytes behind it as are looked at together. */
static struct str see(struct arena *arena, struct str text, struct seen *seen)
{
    char *at = arena_room(arena, 1 + text.len + sizeof(sixteen));
    struct str copy = {at + 1, text.len};
    at[0] = ' ';
    if (text.len)
        memcpy(at + 1, text.at, text.len);
    memset(at + 1 + text.len, 0, sizeof(sixteen));
    *seen = (struct seen){.digit = text.len};
    size_t i = 0;
    for (; copy.len - i >= sizeof(sixteen); i += sizeof(sixteen))
        see_sixteen(seen, copy, i, sixteen_at(copy.at + i));
    see_sixteen(seen, copy, i,
                sixteen_first(sixteen_at(copy.at + i), copy.len - i));
    seen->broken |= copy.len && copy.at[copy.len - 1] == ' ';
    return copy;
}

struct passage_look passage_look(struct arena *arena, struct str text)
{
    struct seen seen;
    struct passage_look look = {.text = see(arena, text, &seen)};
    if (seen.broken)
        look.text = see(arena, text_one_line(arena, text), &seen);
    if (look.text.len)
        look.words = seen.spaces + 1 - seen.unwords;
    look.figure = passage_has_figure(
        str_slice(look.text, seen.digit, look.text.len));
    return look;
}

static void add(struct arena *arena, struct passages *passages,
                enum passage_kind kind, const struct passage_look *look,
                struct place at, struct section *section)
{
    passages->has_prose |= kind == PASSAGE_PROSE;
    struct passage *passage = arena_room(arena, sizeof *passage);
    *passage = (struct passage){
        .text = look->text,
        .at = at,
        .section = section,
        .language = passages->language,
        .heading = kind == PASSAGE_HEADING,
        .cell = kind == PASSAGE_CELL || kind == PASSAGE_COLUMN,
        .number = look->number,
    };
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

bool passages_are_enough(const struct passages *passages)
{
    return passages->first_only && passages->has_prose;
}

void passage_add(struct arena *arena, struct passages *passages,
                 enum passage_kind kind, struct str text, struct place at,
                 struct section *section)
{
    if (passages_are_enough(passages))
        return;
    struct passage_look look = passage_look(arena, text);
    if (look.text.len)
        add(arena, passages, kind, &look, at, section);
}

void passage_add_looked(struct arena *arena, struct passages *passages,
                        enum passage_kind kind, const struct passage_look *look,
                        struct place at, struct section *section)
{
    if (!passages_are_enough(passages) && look->text.len)
        add(arena, passages, kind, look, at, section);
}

void passage_add_cell(struct arena *arena, struct passages *passages,
                      enum passage_kind kind, struct str text, bool digit,
                      struct place at, struct section *section)
{
    if (passages_are_enough(passages) || !text.len)
        return;
    struct passage_look look = {.text = text};
    look.figure = digit && kind == PASSAGE_CELL && passage_has_figure(text);
    add(arena, passages, kind, &look, at, section);
}
