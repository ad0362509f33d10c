/* SPDX-License-Identifier: BSD-2-Clause */
#include "data/ini_grammar.h"

#include <string.h>

#include "data/ini.h"

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_name_byte(char c, bool upper)
{
    if (is_ascii_letter((unsigned char)c))
        return upper || is_lower(c);
    return is_ascii_digit((unsigned char)c) || c == '_' || c == '-' || c == '.';
}

/* Whether it names a section; `at` is the first byte that does not fit. */
static bool is_section_name(struct str name, size_t *at)
{
    size_t kind_len = str_find(name, ':');
    for (size_t i = 0; i < name.len; i++) {
        bool first = i == 0 || i == kind_len + 1;
        char c = name.at[i];
        *at = i;
        if (i == kind_len && i > 0)
            continue;
        if (!is_name_byte(c, false))
            return false;
        if (first && !is_lower(c) &&
            (i == 0 || !is_ascii_digit((unsigned char)c)))
            return false;
    }
    *at = name.len;
    return name.len > 0 && kind_len + 1 != name.len;
}

static bool is_key_name(struct str name, size_t *at)
{
    for (size_t i = 0; i < name.len; i++) {
        char c = name.at[i];
        *at = i;
        if (!is_name_byte(c, true))
            return false;
        if (i == 0 && is_ascii_punct((unsigned char)c))
            return false;
    }
    *at = name.len;
    return name.len > 0;
}

static bool is_name(enum ini_kind kind, struct str name, size_t *at)
{
    return kind == INI_SECTION ? is_section_name(name, at)
                               : is_key_name(name, at);
}

/* Where a part of the line begins. */
static size_t offset_of(const struct ini_line *line, struct str part)
{
    return (size_t)(part.at - line->text.at);
}

static void set_fault(struct ini_line *line, enum ini_fault fault, size_t at)
{
    line->fault = fault;
    line->fault_at = at;
}

static void check_name(struct ini_line *line)
{
    size_t at;
    size_t begin = offset_of(line, line->name);
    if (!line->name.len)
        set_fault(line, INI_NO_NAME, begin);
    else if (!is_name(line->kind, line->name, &at))
        set_fault(line, INI_BAD_NAME, begin + at);
    else if (line->name.len > INI_NAME_MAX)
        set_fault(line, INI_LONG_NAME, begin);
}

static void read_section(struct ini_line *line)
{
    line->kind = INI_SECTION;
    struct str inner = str_slice(line->text, 1, line->text.len);
    size_t close = str_find(inner, ']');
    if (close == inner.len) {
        inner = str_trim(inner);
        line->name = inner;
        set_fault(line, INI_NO_BRACKET, offset_of(line, inner) + inner.len);
        return;
    }
    line->name = str_slice(inner, 0, close);
    check_name(line);
    struct str after = str_trim(str_slice(inner, close + 1, inner.len));
    if (!line->fault && after.len)
        set_fault(line, INI_AFTER_BRACKET, offset_of(line, after));
}

/* A prose line may well hold a '=' somewhere; it is not meant as a key. */
static bool is_prose(struct str name)
{
    return name.len > INI_NAME_MAX && str_find(name, ' ') < name.len;
}

/* Reads a line that begins with a key and a '=', as nearly all do; false: it
 * has to be looked at. */
static bool read_plain_key(struct ini_line *line)
{
    struct str text = line->text;
    size_t end = 0;
    while (end < text.len && is_name_byte(text.at[end], true))
        end++;
    size_t equals = end;
    while (equals < text.len &&
           (text.at[equals] == ' ' || text.at[equals] == '\t'))
        equals++;
    if (equals == text.len || text.at[equals] != '=' || !end ||
        end > INI_NAME_MAX || is_ascii_punct((unsigned char)text.at[0]))
        return false;
    line->kind = INI_KEY;
    line->name = str_slice(text, 0, end);
    line->value = str_slice(text, equals + 1, text.len);
    return true;
}

static void read_key(struct ini_line *line)
{
    struct str text = line->text;
    if (read_plain_key(line))
        return;
    size_t equals = str_find(text, '='), colon = str_find(text, ':'), at;
    struct str before_colon = str_trim(str_slice(text, 0, colon));
    if (colon < equals && is_key_name(before_colon, &at)) {
        line->kind = INI_NEITHER;
        line->name = before_colon;
        line->value = str_trim(str_slice(text, colon + 1, text.len));
        set_fault(line, INI_COLON, colon);
        return;
    }
    line->name = str_trim(str_slice(text, 0, equals));
    if (equals == text.len || is_prose(line->name)) {
        line->kind = INI_NEITHER;
        set_fault(line, INI_NO_EQUALS, 0);
        return;
    }
    line->kind = INI_KEY;
    line->value = str_slice(text, equals + 1, text.len);
    check_name(line);
}

void ini_line_read(struct str text, struct ini_line *line)
{
    *line = (struct ini_line){.kind = INI_BLANK, .text = text};
    if (!text.len ||
        (is_ascii_space((unsigned char)text.at[0]) && str_is_blank(text)))
        return;
    switch (text.at[0]) {
    case ';':
    case '#':
        line->kind = INI_COMMENT;
        break;
    case ' ':
    case '\t':
        line->kind = INI_MORE;
        line->value = text;
        break;
    case '[':
        read_section(line);
        break;
    default:
        read_key(line);
    }
}

struct str ini_clip(struct str text)
{
    size_t len = text.len < INI_NAME_MAX ? text.len : INI_NAME_MAX;
    while (len < text.len && len > 0 &&
           ((unsigned char)text.at[len] & 0xc0) == 0x80)
        len--;
    return str_slice(text, 0, len);
}

static const char *clipped_mark(struct str text)
{
    return ini_clip(text).len < text.len ? "…" : "";
}

/* A valid name made of one that is not; NULL when nothing is left of it. */
static char *offer(struct arena *arena, enum ini_kind kind, struct str name)
{
    char *made = arena_alloc(arena, name.len + 1);
    size_t len = 0, at;
    bool gap = false;
    for (size_t i = 0; i < name.len; i++) {
        char c = kind == INI_SECTION ? ascii_lower(name.at[i]) : name.at[i];
        bool colon = kind == INI_SECTION && c == ':';
        if (!is_name_byte(c, true) && !colon) {
            gap = len > 0;
            continue;
        }
        if (gap && !colon && made[len - 1] != ':')
            made[len++] = '_';
        gap = false;
        made[len++] = c;
    }
    struct str all = {made, len};
    return len <= INI_NAME_MAX && is_name(kind, all, &at) ? made : NULL;
}

bool ini_line_section(struct arena *arena, const struct ini_line *line,
                      const char **name)
{
    size_t at;
    *name = NULL;
    if (line->kind != INI_SECTION || line->fault == INI_LONG_NAME)
        return false;
    if (line->fault == INI_BAD_NAME) {
        /* Case is a slip; another name would be a guess. */
        char *near = offer(arena, INI_SECTION, line->name);
        if (!near || !str_equal_nocase(str_of(near), line->name))
            return false;
        *name = near;
        return true;
    }
    /* With one of these, the name was looked at. */
    bool good = line->fault == INI_FINE || line->fault == INI_AFTER_BRACKET;
    if (!good &&
        (line->name.len > INI_NAME_MAX || !is_section_name(line->name, &at)))
        return false;
    *name = arena_copy(arena, line->name.at, line->name.len);
    return true;
}

static void report_bad_name(const struct ini_line *line, struct place at,
                            struct diagnostics *all)
{
    bool section = line->kind == INI_SECTION;
    struct str shown = ini_clip(line->name);
    diagnostic_error(all, at, "'%.*s%s' is no name of a %s", STR(shown),
                     clipped_mark(line->name), section ? "section" : "key");
    const char *near = offer(all->arena, line->kind, line->name);
    if (near && section)
        diagnostic_remedy(all, "write [%s]", near);
    else if (near)
        diagnostic_remedy(all, "write %s = and the value", near);
    else if (section)
        diagnostic_remedy(all, "write [name] or [kind:id] in lower-case "
                               "letters, digits, '_', '-' and '.', a letter "
                               "first");
    else
        diagnostic_remedy(all, "write it in letters, digits, '_', '-' and "
                               "'.', a letter or digit first");
}

static void report_section(const struct ini_line *line, struct place at,
                           struct diagnostics *all)
{
    struct str shown = ini_clip(line->name);
    struct str after = ini_clip(
        str_slice(line->text, line->fault_at, line->text.len));
    if (line->fault == INI_NO_BRACKET) {
        diagnostic_error(all, at, "the section's ']' is missing");
        diagnostic_remedy(all, "write [%.*s]",
                          STR(shown.len ? shown : STR_LITERAL("name")));
    } else if (line->fault == INI_NO_NAME) {
        diagnostic_error(all, at, "a section without a name");
        diagnostic_remedy(all, "write its name between '[' and ']'");
    } else {
        diagnostic_error(all, at, "'%.*s' stands after the section's ']'",
                         STR(after));
        diagnostic_remedy(all,
                          "leave nothing after [%.*s]; a comment is a "
                          "line of its own",
                          STR(shown));
    }
}

static void report_neither(const struct ini_line *line, struct place at,
                           const char *above, struct diagnostics *all)
{
    struct str value = ini_clip(line->value);
    char *further = above ? arena_format(all->arena,
                                         "begin it with a space if it goes on "
                                         "with '%s' above",
                                         above)
                          : NULL;
    if (line->fault == INI_COLON) {
        diagnostic_error(all, at, "'%.*s' has a ':' where a '=' should be",
                         STR(ini_clip(line->name)));
        diagnostic_remedy(all, "write %.*s = %.*s%s%s%s",
                          STR(ini_clip(line->name)), STR(value),
                          clipped_mark(line->value), further ? ", or " : "",
                          further ? further : "");
        return;
    }
    diagnostic_error(all, at,
                     "a line that is neither a comment, nor a "
                     "[section], nor key = value");
    diagnostic_remedy(all, "%s%sbegin it with ; if it is a comment",
                      further ? further : "", further ? ", or " : "");
}

void ini_line_report(const struct ini_line *line, struct place at,
                     const char *above, struct diagnostics *all)
{
    if (line->fault == INI_BAD_NAME) {
        report_bad_name(line, at, all);
    } else if (line->fault == INI_LONG_NAME) {
        struct str shown = ini_clip(line->name);
        diagnostic_error(all, at,
                         "the name '%.*s…' has %zu bytes; at most %d "
                         "are allowed",
                         STR(shown), line->name.len, INI_NAME_MAX);
        diagnostic_remedy(all, "choose a shorter name");
    } else if (line->kind == INI_SECTION) {
        report_section(line, at, all);
    } else if (line->kind == INI_KEY) {
        diagnostic_error(all, at, "no key stands before the '='");
        diagnostic_remedy(all, "write key = value");
    } else {
        report_neither(line, at, above, all);
    }
}
