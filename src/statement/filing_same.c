/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/filing_same.h"

#include "data/type.h"

/* The next character of a text as it is compared, or 0 at its end. */
static uint32_t next_folded(struct str *rest)
{
    uint32_t codepoint;
    bool space = false;
    while (rest->len && is_ascii_space((unsigned char)*rest->at)) {
        *rest = str_slice(*rest, 1, rest->len);
        space = true;
    }
    if (!rest->len)
        return 0;
    if (space)
        return ' ';
    size_t len = utf8_decode(*rest, &codepoint);
    *rest = str_slice(*rest, len ? len : 1, rest->len);
    if (codepoint == 0x2018 || codepoint == 0x2019)
        return '\'';
    if (codepoint == 0x201c || codepoint == 0x201d)
        return '"';
    return codepoint < 0x80
               ? (uint32_t)(unsigned char)ascii_lower((char)codepoint)
               : codepoint;
}

bool same_fold(struct str text, char *out, size_t room)
{
    struct str rest = str_trim(text);
    size_t used = 0;
    for (uint32_t c; (c = next_folded(&rest)) != 0;) {
        char bytes[4];
        size_t len = utf8_write(c, bytes);
        if (used + len >= room)
            return false;
        for (size_t i = 0; i < len; i++)
            out[used++] = bytes[i];
    }
    out[used] = '\0';
    return used;
}

static bool folded_equal(struct str a, struct str b)
{
    a = str_trim(a);
    b = str_trim(b);
    for (;;) {
        uint32_t x = next_folded(&a), y = next_folded(&b);
        if (x != y)
            return false;
        if (!x)
            return true;
    }
}

bool same_text(struct str a, struct str b)
{
    return !str_is_blank(a) && folded_equal(a, b);
}

static struct str without_zeros(struct str text)
{
    text = str_trim(text);
    while (text.len > 1 && *text.at == '0')
        text = str_slice(text, 1, text.len);
    return text;
}

bool same_number(struct str a, struct str b)
{
    return !str_is_blank(a) && !str_is_blank(b) &&
           folded_equal(without_zeros(a), without_zeros(b));
}

bool same_is_listed(const struct filed_answer *answer)
{
    if (!answer)
        return false;
    const struct form_question *question = answer->question;
    return question->countries ||
           (question->type && question->type->kind == TYPE_CHOICES);
}

bool same_has_line(struct str lines, struct str wanted)
{
    while (lines.at)
        if (folded_equal(str_split(&lines, '\n'), wanted))
            return true;
    return false;
}

bool same_within(struct str text, struct str wanted)
{
    text = str_trim(text);
    for (size_t i = 0; i + wanted.len <= text.len; i++)
        if (folded_equal(str_slice(text, i, i + wanted.len), wanted))
            return true;
    return false;
}

/* Whether each line of the one is a line of the other. */
static bool lines_within(struct str lines, struct str other)
{
    while (lines.at) {
        struct str line = str_trim(str_split(&lines, '\n'));
        if (line.len && !same_has_line(other, line))
            return false;
    }
    return true;
}

/* Whether a word is one of those for yes, or for no. */
static bool is_word(const char *const *words, struct str text)
{
    for (; *words; words++)
        if (str_equal_nocase(str_trim(text), str_of(*words)))
            return true;
    return false;
}

static bool same_truth(const struct form_compare *compare, struct str a,
                       struct str b)
{
    return (is_word(compare->yes, a) && is_word(compare->yes, b)) ||
           (is_word(compare->no, a) && is_word(compare->no, b));
}

/* A date without the time of day that may stand behind it. */
static struct str without_time(struct str text)
{
    size_t end = str_find(text, ':');
    if (end == text.len)
        return str_trim(text);
    while (end && text.at[end] != ' ' && text.at[end] != 'T')
        end--;
    return str_trim(str_slice(text, 0, end));
}

static enum date_order order_of(const char *pattern)
{
    struct str text = str_of(pattern);
    return str_starts(text, "{day")     ? DATE_DAY_FIRST
           : str_starts(text, "{month") ? DATE_MONTH_FIRST
                                        : DATE_ISO_ONLY;
}

static bool same_date(const struct filing *filing, struct date date,
                      struct str filed)
{
    const struct type type = {
        .kind = TYPE_DATE, .date_order = order_of(filing->form->date_pattern)};
    struct arena *arena = arena_new();
    struct refusal why = {.arena = arena};
    struct typed typed;
    bool same = type_take(arena, &type, filing->locale, without_time(filed),
                          &typed, &why) &&
                date_compare(typed.date, date) == 0;
    arena_free(arena);
    return same;
}

bool same_cell(const struct filing *filing, const struct filed_answer *answer,
               struct str filed, struct str here)
{
    if (folded_equal(filed, here))
        return true;
    if (str_is_blank(filed) || str_is_blank(here))
        return false;
    if (same_truth(&filing->form->compare, filed, here))
        return true;
    if (answer && answer->date.year)
        return same_date(filing, answer->date, filed);
    return same_is_listed(answer) && lines_within(filed, here) &&
           lines_within(here, filed);
}
