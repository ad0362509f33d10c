/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/limit.h"

#include "document/document.h"

/* Opening brackets between two blank lines: time grows with their square. */
#define BRACKETS_MAX 5000
/* Characters that may make a node of the tree, of some 150 bytes each, in all
 * pieces of a document together. */
#define MARKUP_MAX ((size_t)100000)
/* Nearly every statement has less: there nothing is counted. */
#define BYTES_UNCOUNTED ((size_t)100000)
/* Lines, each times the containers that it stands in. */
#define STEPS_MAX ((size_t)16 * 1000 * 1000)

/* The containers that are open, as far as a line's beginning tells. */
struct containers {
    struct {
        bool quote;
        size_t width; /* columns that a line of the item is indented by */
    } open[DOCUMENT_DEPTH_MAX + 1];
    size_t count;
    size_t steps;
};

struct scan {
    struct str line;
    size_t byte;
    size_t column;
    size_t spaces; /* columns of white space taken but not used up */
};

static void skip_spaces(struct scan *scan)
{
    for (; scan->byte < scan->line.len; scan->byte++) {
        char c = scan->line.at[scan->byte];
        size_t columns = c == ' ' ? 1 : c == '\t' ? 4 - scan->column % 4 : 0;
        if (!columns)
            return;
        scan->column += columns;
        scan->spaces += columns;
    }
}

static void take_bytes(struct scan *scan, size_t bytes)
{
    scan->byte += bytes;
    scan->column += bytes;
    scan->spaces = 0;
    skip_spaces(scan);
}

static char char_at(const struct scan *scan, size_t ahead)
{
    size_t i = scan->byte + ahead;
    return i < scan->line.len ? scan->line.at[i] : '\0';
}

static bool is_quote(const struct scan *scan)
{
    return char_at(scan, 0) == '>';
}

/* The length of a list's marker that stands here, or 0. */
static size_t item_marker(const struct scan *scan)
{
    size_t len = 0;
    char c = char_at(scan, 0);
    if (c == '-' || c == '+' || c == '*') {
        len = 1;
    } else {
        while (len < 9 && is_ascii_digit((unsigned char)char_at(scan, len)))
            len++;
        if (len && (char_at(scan, len) == '.' || char_at(scan, len) == ')'))
            len++;
        else
            len = 0;
    }
    char after = char_at(scan, len);
    return len && (!after || after == ' ' || after == '\t') ? len : 0;
}

/* Whether the rest of the line is a rule such as "* * *". */
static bool is_rule(const struct scan *scan)
{
    char c = char_at(scan, 0);
    size_t count = 0;
    for (size_t i = scan->byte; i < scan->line.len; i++) {
        if (scan->line.at[i] == c)
            count++;
        else if (!is_ascii_space((unsigned char)scan->line.at[i]))
            return false;
    }
    return (c == '-' || c == '*') && count >= 3;
}

/* How many of the open containers a line goes on with. */
static size_t go_on(const struct containers *all, struct scan *scan)
{
    size_t n = 0;
    for (; n < all->count; n++) {
        if (all->open[n].quote) {
            if (!is_quote(scan))
                break;
            take_bytes(scan, 1);
            scan->spaces -= scan->spaces > 0;
        } else if (scan->spaces >= all->open[n].width) {
            scan->spaces -= all->open[n].width;
        } else {
            break;
        }
    }
    return n;
}

/* What a line that opens a container may begin with. */
static const bool may_begin[256] = {
    [' '] = true, ['\t'] = true, ['>'] = true, ['-'] = true,
    ['+'] = true, ['*'] = true,  ['0'] = true, ['1'] = true,
    ['2'] = true, ['3'] = true,  ['4'] = true, ['5'] = true,
    ['6'] = true, ['7'] = true,  ['8'] = true, ['9'] = true,
};

/*
 * Follows a line through the containers that cmark would open. What it cannot
 * tell (code, a rule, lazy lines) it takes for containers, so that it never
 * counts too few. False: too deep.
 */
static bool follow_line(struct containers *all, struct str line)
{
    struct scan scan = {.line = line};
    if (!all->count && line.len && !may_begin[(unsigned char)line.at[0]]) {
        all->steps++; /* nearly every line */
        return true;
    }
    skip_spaces(&scan);
    bool blank = scan.byte >= line.len;
    size_t n = blank ? all->count : go_on(all, &scan);
    all->steps += all->count + 1;
    while (!blank) {
        bool quote = is_quote(&scan);
        size_t marker = quote ? 1 : item_marker(&scan);
        if (!marker || is_rule(&scan))
            break;
        if (n == DOCUMENT_DEPTH_MAX)
            return false;
        size_t before = scan.spaces;
        take_bytes(&scan, marker);
        bool wide = scan.spaces > 4 || scan.byte >= line.len;
        size_t after = wide ? 1 : scan.spaces;
        all->open[n].quote = quote;
        all->open[n].width = before + marker + after;
        if (quote)
            after = scan.spaces > 0;
        scan.spaces -= scan.spaces < after ? scan.spaces : after;
        all->count = ++n;
    }
    return true;
}

/* Each container takes a byte before a line's text, or half of one, since a tab
 * may indent for two items. */
#define DEEP_BYTES (DOCUMENT_DEPTH_MAX / 2)

/* What may stand before the text of a line in containers: no letter, nor
 * anything else of these bits. */
#define LETTER_BITS UINT64_C(0xc0c0c0c0c0c0c0c0)
static bool may_open(char c)
{
    return may_begin[(unsigned char)c] || c == '.' || c == ')';
}

/* The bytes around `at` that may open containers. */
static struct str opening_at(struct str text, size_t at)
{
    size_t from = at, to = at;
    while (from && may_open(text.at[from - 1]))
        from--;
    while (to < text.len && may_open(text.at[to]))
        to++;
    return str_slice(text, from, to);
}

/*
 * Whether a line may stand in more containers than there may be. What is before
 * its text is then long enough to have all of eight bytes that begin at a
 * multiple of eight, or to go on behind the last of these.
 */
static bool may_be_deep(struct str text)
{
    size_t i = 0, done = 0;
    for (; text.len - i >= sizeof(uint64_t); i += sizeof(uint64_t)) {
        uint64_t bytes;
        memcpy(&bytes, text.at + i, sizeof bytes);
        if (bytes & LETTER_BITS || i < done)
            continue; /* nearly always */
        struct str opening = opening_at(text, i);
        bool starts = opening.at == text.at || opening.at[-1] == '\n';
        if (starts && opening.len >= DEEP_BYTES)
            return true;
        done = (size_t)(opening.at - text.at) + opening.len;
    }
    return i < text.len && opening_at(text, i).len >= DEEP_BYTES;
}

/* What may begin or end a node within a line. */
static const bool is_markup[256] = {
    ['['] = true, [']'] = true, ['*'] = true, ['_'] = true,  ['`'] = true,
    ['!'] = true, ['<'] = true, ['&'] = true, ['\\'] = true, ['|'] = true,
};

static void count_markup(struct str line, size_t *markup, size_t *brackets)
{
    ++*markup; /* the line itself */
    for (size_t i = 0; i < line.len; i++) {
        *markup += is_markup[(unsigned char)line.at[i]];
        *brackets += line.at[i] == '[';
    }
}

static bool refuse_depth(struct place at, struct diagnostics *all)
{
    diagnostic_error(all, at, "lists and quotes are nested more than %d deep",
                     DOCUMENT_DEPTH_MAX);
    diagnostic_remedy(all, "use headings instead of the outer ones");
    return false;
}

static bool refuse_markup(struct place at, struct diagnostics *all)
{
    diagnostic_error(all, at, "there is too much markup up to here");
    diagnostic_remedy(all, "a statement is text: move long material into a "
                           "table or a document of its own");
    return false;
}

static bool has_few_brackets(struct str text)
{
    size_t count = 0, from = 0;
    if (text.len <= BRACKETS_MAX)
        return true;
    while (count <= BRACKETS_MAX && from < text.len) {
        from += str_find(str_slice(text, from, text.len), '[') + 1;
        count++;
    }
    return count <= BRACKETS_MAX;
}

/* Whether nothing needs to be counted in a piece of a document so long. */
static bool is_short(const struct piece *piece, const struct limit_total *total)
{
    return total->bytes <= BYTES_UNCOUNTED && has_few_brackets(piece->text);
}

bool limit_check_again(struct piece *piece, struct limit_total *total,
                       struct diagnostics *all)
{
    struct limit_total longer = {.bytes = total->bytes + piece->text.len};
    if (!is_short(piece, &longer))
        return limit_check(piece, total, all);
    total->bytes = longer.bytes;
    return true;
}

bool limit_check(struct piece *piece, struct limit_total *total,
                 struct diagnostics *all)
{
    struct containers open = {.count = 0};
    struct str rest = piece->text;
    size_t brackets = 0;
    total->bytes += rest.len;
    bool counted = !is_short(piece, total);
    if (!counted && !may_be_deep(piece->text))
        return true; /* nor can its lines take too many steps */

    for (size_t line = 1; rest.at; line++) {
        struct str text = str_split(&rest, '\n');
        if (!follow_line(&open, text))
            return refuse_depth(piece_place(piece, line), all);
        if (str_is_blank(text))
            brackets = 0;
        else if (counted)
            count_markup(text, &total->markup, &brackets);
        if (open.steps > STEPS_MAX || brackets > BRACKETS_MAX ||
            total->markup > MARKUP_MAX)
            return refuse_markup(piece_place(piece, line), all);
    }
    return true;
}
