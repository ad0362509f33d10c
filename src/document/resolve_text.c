/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/resolve_text.h"

#include "document/document.h"

#define MARK_LEN (sizeof TOKEN_OPEN - 1)

size_t resolve_token(struct str text)
{
    if (!str_starts(text, TOKEN_OPEN))
        return 0;
    for (size_t i = MARK_LEN; i < text.len; i++)
        if (str_starts(str_slice(text, i, text.len), TOKEN_CLOSE))
            return i + MARK_LEN;
    return 0;
}

size_t resolve_token_write(struct buffer *out, struct str text)
{
    size_t len = resolve_token(text);
    if (!len)
        return 0;
    buffer_add_text(out, "{{");
    buffer_add_str(out, str_slice(text, MARK_LEN, len - MARK_LEN));
    buffer_add_text(out, "}}");
    return len;
}

static struct str rest_of(struct str text, size_t from)
{
    return str_slice(text, from, text.len);
}

static char char_at(struct str text, size_t i)
{
    return i < text.len ? text.at[i] : '\0';
}

bool resolve_is_tag_brace(struct str text, size_t i)
{
    return char_at(text, i + 1) == '{' || (i && text.at[i - 1] == '{') ||
           resolve_token(rest_of(text, i + 1));
}

/* White space beyond ASCII, which emphasis cannot stand beside. */
static bool is_wide_space(uint32_t c)
{
    return c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) ||
           c == 0x202f || c == 0x205f || c == 0x3000;
}

/*
 * Writes a character that would be lost as it is: a control, white space at
 * an end. Returns its length in the text, or 0 when it is no such one.
 */
static size_t write_reference(struct buffer *out, struct str text, size_t i,
                              const struct resolve_text *place)
{
    uint32_t c = (unsigned char)text.at[i];
    size_t len = c < 0x80 ? 1 : utf8_decode(rest_of(text, i), &c);
    bool edge = i ? text.at[i - 1] == '\n' : place->begins;
    edge |= i + len < text.len ? text.at[i + len] == '\n' : place->ends;
    bool space = c == ' ' || is_wide_space(c);
    if (!len || !(c < ' ' || c == 0x7f || c == 0xfeff || (space && edge)))
        return 0;
    buffer_add_format(out, "&#%u;", (unsigned)c);
    return len;
}

/* Whether a line break in the text may be one in the Markdown. */
static bool may_break(struct str text, size_t i,
                      const struct resolve_text *place)
{
    char before = i ? text.at[i - 1] : ' ', after = char_at(text, i + 1);
    return !place->one_line && after &&
           !is_ascii_space((unsigned char)before) &&
           !is_ascii_space((unsigned char)after);
}

/*
 * The length of a number that begins a line and would be that of a list's item.
 * Within a paragraph only 1 would.
 */
static size_t list_number(struct str text, bool paragraph)
{
    size_t i = 0;
    uint32_t number = 0;
    for (; i < text.len && is_ascii_digit((unsigned char)text.at[i]); i++)
        number = number < 1000 ? number * 10 + (uint32_t)(text.at[i] - '0')
                               : number;
    char sign = char_at(text, i), after = char_at(text, i + 1);
    bool item = i && (sign == '.' || sign == ')') &&
                (!after || is_ascii_space((unsigned char)after));
    return item && (paragraph || number == 1) ? i : 0;
}

/* Whether the sign that a line begins with would begin a block. */
static bool is_marker(struct str text)
{
    size_t hashes = 0;
    while (hashes < text.len && text.at[hashes] == '#')
        hashes++;
    char after = char_at(text, hashes ? hashes : 1);
    bool apart = !after || is_ascii_space((unsigned char)after);
    switch (char_at(text, 0)) {
    case '>':
    case '=':
        return true;
    case '#':
    case '+':
        return apart;
    case '-':
        return !is_ascii_letter((unsigned char)after) &&
               !is_ascii_digit((unsigned char)after);
    case '~':
    case ':': /* of a line of dashes */
        return apart || after == '~' || after == '-';
    default:
        return false;
    }
}

/*
 * Writes what would begin a block at the start of a line, with a backslash in
 * it; returns its length in the text.
 */
static size_t write_start(struct buffer *out, struct str text, bool paragraph)
{
    size_t number = list_number(text, paragraph);
    if (number) {
        buffer_add_str(out, str_slice(text, 0, number));
        buffer_add_char(out, '\\');
        buffer_add_char(out, text.at[number]);
        return number + 1;
    }
    if (!is_marker(text))
        return 0;
    buffer_add_char(out, '\\');
    buffer_add_char(out, text.at[0]);
    return 1;
}

static bool needs_backslash(struct str text, size_t i,
                            const struct resolve_text *place)
{
    char next = char_at(text, i + 1);
    bool last = i + 1 == text.len;
    switch (text.at[i]) {
    case '\\':
    case '`':
    case '*':
    case '_':
    case '[':
    case ']':
    case '<':
    case '|':
        return true;
    case '#':
        return place->heading;
    case '&':
        return next == '#' || is_ascii_letter((unsigned char)next) ||
               (last && !place->ends);
    case '!':
        return last && place->before_link;
    case '^': /* of a footnote */
        return !i && place->link;
    case '{':
        return resolve_is_tag_brace(text, i);
    case '}':
        return str_starts(rest_of(text, i >= MARK_LEN ? i - MARK_LEN : i),
                          TOKEN_CLOSE);
    default:
        return false;
    }
}

/* Writes the character there, escaped if need be; returns its length. */
static size_t write_char(struct buffer *out, struct str text, size_t i,
                         const struct resolve_text *place)
{
    char c = text.at[i];
    size_t len = resolve_token_write(out, rest_of(text, i));
    len = len ? len : write_reference(out, text, i, place);
    if (len)
        return len;
    if (c == '{' && resolve_token(rest_of(text, i + 1))) {
        buffer_add_text(out, "&#123;"); /* "\{{{" would still be a tag */
        return 1;
    }
    if (needs_backslash(text, i, place))
        buffer_add_char(out, '\\');
    buffer_add_char(out, c);
    return 1;
}

/* What is never escaped but at the start of a line, white space at an end
 * aside: ASCII but for controls and the signs that needs_backslash() names. */
static const bool is_plain[256] = {
    [' '] = true, ['"'] = true, ['$'] = true, ['%'] = true, ['\''] = true,
    ['('] = true, [')'] = true, ['+'] = true, [','] = true, ['-'] = true,
    ['.'] = true, ['/'] = true, ['0'] = true, ['1'] = true, ['2'] = true,
    ['3'] = true, ['4'] = true, ['5'] = true, ['6'] = true, ['7'] = true,
    ['8'] = true, ['9'] = true, [':'] = true, [';'] = true, ['='] = true,
    ['>'] = true, ['?'] = true, ['@'] = true, ['A'] = true, ['B'] = true,
    ['C'] = true, ['D'] = true, ['E'] = true, ['F'] = true, ['G'] = true,
    ['H'] = true, ['I'] = true, ['J'] = true, ['K'] = true, ['L'] = true,
    ['M'] = true, ['N'] = true, ['O'] = true, ['P'] = true, ['Q'] = true,
    ['R'] = true, ['S'] = true, ['T'] = true, ['U'] = true, ['V'] = true,
    ['W'] = true, ['X'] = true, ['Y'] = true, ['Z'] = true, ['a'] = true,
    ['b'] = true, ['c'] = true, ['d'] = true, ['e'] = true, ['f'] = true,
    ['g'] = true, ['h'] = true, ['i'] = true, ['j'] = true, ['k'] = true,
    ['l'] = true, ['m'] = true, ['n'] = true, ['o'] = true, ['p'] = true,
    ['q'] = true, ['r'] = true, ['s'] = true, ['t'] = true, ['u'] = true,
    ['v'] = true, ['w'] = true, ['x'] = true, ['y'] = true, ['z'] = true,
    ['~'] = true,
};

/*
 * The length of a run that is written as it is. White space at the end of a
 * line, or of the text, would be lost.
 */
static size_t plain_run(struct str text, size_t from)
{
    size_t to = from;
    while (to < text.len && is_plain[(unsigned char)text.at[to]])
        to++;
    bool edge = to == text.len || text.at[to] == '\n';
    return to - from - (to > from && edge && text.at[to - 1] == ' ');
}

void resolve_text(struct buffer *out, struct str text,
                  const struct resolve_text *place, struct str margin)
{
    bool line_start = place->line_start;
    size_t i = 0;
    if (place->paragraph && str_starts(text, "Table:")) {
        buffer_add_text(out, "Table\\:"); /* or a table would take it */
        i = strlen("Table:");
        line_start = false;
    }
    while (i < text.len) {
        size_t len = line_start ? write_start(out, rest_of(text, i),
                                              place->paragraph && !i)
                                : 0;
        bool at_start = !i || text.at[i - 1] == '\n';
        line_start = false;
        if (!len && !(at_start && text.at[i] == ' ')) {
            len = plain_run(text, i);
            buffer_add(out, text.at + i, len);
        }
        if (len) {
            i += len;
        } else if (text.at[i] == '\n' && may_break(text, i, place)) {
            buffer_add_char(out, '\n');
            buffer_add_str(out, margin);
            line_start = true;
            i++;
        } else {
            i += write_char(out, text, i, place);
        }
    }
}

void resolve_text_alone(struct buffer *out, struct str text)
{
    static const struct resolve_text place = {
        .begins = true, .ends = true, .one_line = true};
    resolve_text(out, text, &place, STR_LITERAL(""));
}

/* The length of a character beyond ASCII that is written as it is wherever it
 * stands; 0: it is another one. */
static size_t plain_wide(struct str text)
{
    uint32_t c = 0;
    size_t len = utf8_decode(text, &c);
    bool noncharacter = c >= 0xfdd0 && c <= 0xfdef; /* a token's */
    return is_wide_space(c) || c == 0xfeff || noncharacter ? 0 : len;
}

bool resolve_is_plain(struct str text, size_t *count)
{
    *count = 0;
    if (text.len && (text.at[0] == ' ' || text.at[text.len - 1] == ' '))
        return false;
    for (size_t i = 0; i < text.len; ++*count) {
        size_t len = 1;
        if (!is_plain[(unsigned char)text.at[i]])
            len = (unsigned char)text.at[i] < 0x80
                      ? 0
                      : plain_wide(rest_of(text, i));
        if (!len)
            return false;
        i += len;
    }
    return true;
}

void resolve_code(struct buffer *out, struct str code, bool cell)
{
    for (size_t i = 0; i < code.len;) {
        size_t token = resolve_token_write(out, rest_of(code, i));
        if (!token && cell && code.at[i] == '|')
            buffer_add_char(out, '\\');
        if (!token)
            buffer_add_char(out, code.at[i]);
        i += token ? token : 1;
    }
}

size_t resolve_backticks(struct str code)
{
    size_t run = 0, longest = 0;
    for (size_t i = 0; i < code.len; i++) {
        run = code.at[i] == '`' ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest;
}
