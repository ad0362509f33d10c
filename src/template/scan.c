/* SPDX-License-Identifier: BSD-2-Clause */
#include "template/scan.h"

#include <string.h>

/* No name that means anything is longer, in bytes. */
#define NAME_LONGEST 200

/* So much is shown of what is not a name at all. */
#define SHOWN_LONGEST 80

/* Delimiters are a few characters; none is longer than this. */
#define DELIMITER_MAX 32

struct scanner scanner_make(const struct source *source,
                            struct diagnostics *all)
{
    return (struct scanner){
        .source = source,
        .all = all,
        .open = STR_LITERAL("{{"),
        .close = STR_LITERAL("}}"),
        .line = 1,
    };
}

/* Where `wanted` stands in `text` at or after `from`; text.len if nowhere. */
static size_t find(struct str text, size_t from, struct str wanted)
{
    while (from < text.len) {
        struct str rest = str_slice(text, from, text.len);
        from += str_find(rest, wanted.at[0]);
        if (text.len - from < wanted.len)
            break;
        size_t same = 1; /* it is short */
        while (same < wanted.len && text.at[from + same] == wanted.at[same])
            same++;
        if (same == wanted.len)
            return from;
        from++;
    }
    return text.len;
}

/* Counts the lines up to `offset`. */
static void count_to(struct scanner *s, size_t offset)
{
    struct str text = s->source->text;
    while (s->counted < offset) {
        struct str rest = str_slice(text, s->counted, offset);
        size_t end = str_find(rest, '\n');
        s->counted += end;
        if (end < rest.len) {
            s->counted++;
            s->line++;
            s->line_from = s->counted;
        }
    }
}

static struct place tag_place(const struct scanner *s, const struct tag *tag)
{
    return (struct place){s->source, tag->line, tag->column};
}

/* A name has no white space and no brace in it. */
static bool is_of_name(unsigned char c)
{
    return c > ' ' && (c < '{' || c == '|' || c == '~' || c > 0x7f);
}

static bool is_name(struct str name)
{
    size_t i = 0;
    while (i < name.len && is_of_name((unsigned char)name.at[i]))
        i++;
    return i == name.len && name.len > 0 && name.len <= NAME_LONGEST;
}

/* A dotted name has something before and after each dot. */
static bool is_path(struct str name)
{
    if (str_is(name, "."))
        return true;
    char before = '.';
    for (size_t i = 0; i < name.len; before = name.at[i++])
        if (!is_of_name((unsigned char)name.at[i]) ||
            (name.at[i] == '.' && before == '.'))
            return false;
    return before != '.' && name.len <= NAME_LONGEST;
}

/* The first line, if it is not very long: a message has no line break. */
static struct str beginning(struct str text)
{
    text = str_trim(str_slice(text, 0, str_find(text, '\n')));
    size_t len = text.len < SHOWN_LONGEST ? text.len : SHOWN_LONGEST;
    while (len < text.len && ((unsigned char)text.at[len] & 0xc0) == 0x80)
        len--;
    return str_slice(text, 0, len);
}

/* A tag as it is written. */
static struct str tag_shown(const struct scanner *s, const struct tag *tag)
{
    return beginning(str_slice(s->source->text, tag->from, tag->to));
}

static void fault_unclosed(struct scanner *s, struct tag *tag, size_t body,
                           struct str close)
{
    struct str text = s->source->text;
    /* No further than a name goes: many tags may be open at one end. */
    struct str rest = str_slice(text, body, body + NAME_LONGEST + 1);
    rest = str_slice(rest, 0, str_find(rest, '\n'));
    struct str name = {0};
    if (tag->sigil != '!' && tag->sigil != '=') {
        name = str_word(&rest);
        for (size_t i = 0; i < name.len; i++)
            if (name.at[i] == '{' || name.at[i] == '}')
                name.len = i;
    }
    if (!is_path(name))
        name.len = 0;
    s->faulty = true;
    /* It goes on as if it had been closed after the name. */
    tag->name = name;
    tag->to = name.len ? (size_t)(name.at - text.at) + name.len : body;
    diagnostic_error(s->all, tag_place(s, tag), "tag '%.*s' is not closed",
                     STR(tag_shown(s, tag)));
    if (name.len)
        diagnostic_remedy(s->all, "write '%.*s' after '%.*s'", STR(close),
                          STR(name));
    else
        diagnostic_remedy(s->all, "write '%.*s' where it ends", STR(close));
}

/* Takes the new delimiters out of "=<% %>=". */
static void change_delimiters(struct scanner *s, struct tag *tag,
                              struct str content)
{
    struct str inner = str_trim(str_slice(content, 1, content.len));
    bool closed = inner.len && inner.at[inner.len - 1] == '=';
    if (closed)
        inner.len--;
    struct str open = str_word(&inner);
    struct str close = str_word(&inner);
    bool more = str_word(&inner).len > 0;
    bool equals = str_find(open, '=') < open.len ||
                  str_find(close, '=') < close.len;
    bool fits = open.len <= DELIMITER_MAX && close.len <= DELIMITER_MAX;
    if (!closed || !close.len || more || equals || !fits) {
        s->faulty = true;
        diagnostic_error(s->all, tag_place(s, tag),
                         "'%.*s' does not change the delimiters",
                         STR(tag_shown(s, tag)));
        diagnostic_remedy(s->all, "write both between two '=', with a space "
                                  "between them, such as {{=<%% %%>=}}");
        return;
    }
    s->open = open;
    s->close = close;
    s->next = 0;
    s->no_close = s->no_triple_close = false;
}

/* A name that is none is reported and dropped. */
static void check_name(struct scanner *s, struct tag *tag)
{
    struct str name = tag->name;
    bool path = !tag->sigil || !strchr("><$/", tag->sigil);
    if (path ? is_path(name) : is_name(name))
        return;
    s->faulty = true;
    tag->name.len = 0;
    if (!name.len) {
        diagnostic_error(s->all, tag_place(s, tag), "a tag without a name");
        diagnostic_remedy(s->all, "write a name in it, or take it out");
        return;
    }
    diagnostic_error(s->all, tag_place(s, tag), "'%.*s' is not a name",
                     STR(beginning(name)));

    diagnostic_remedy(s->all, "a name has no spaces or braces in it, and "
                              "something on both sides of a dot");
}

/*
 * Finds where the tag is closed. Its content may not hold the opening
 * delimiter (unless both are the same): that is the next tag, and this one
 * was not closed. Looking no further than that keeps the time in proportion.
 */
static bool find_close(struct scanner *s, size_t from, bool comment,
                       struct str close, bool *none, size_t *at)
{
    struct str text = s->source->text;
    if (*none)
        return false;
    size_t limit = text.len;
    if (!comment && !str_equal(s->open, s->close))
        limit = s->next = find(text, from, s->open);
    *at = find(str_slice(text, 0, limit), from, close);
    if (*at == limit && limit == text.len)
        *none = true;
    return *at < limit;
}

/* Reads the tag that begins at tag->from. */
static void read_tag(struct scanner *s, struct tag *tag)
{
    struct str text = s->source->text;
    size_t from = tag->from + s->open.len;
    while (from < text.len && is_ascii_space((unsigned char)text.at[from]))
        from++;
    size_t body = from;
    if (from < text.len && text.at[from] && strchr("#^/><$&!={", text.at[from]))
        tag->sigil = text.at[body++];

    bool triple = tag->sigil == '{';
    char closer[DELIMITER_MAX + 1] = "}";
    struct str close = s->close;
    if (triple) {
        memcpy(closer + 1, close.at, close.len);
        close = (struct str){closer, close.len + 1};
    }
    size_t end;
    if (!find_close(s, body, tag->sigil == '!', close,
                    triple ? &s->no_triple_close : &s->no_close, &end)) {
        fault_unclosed(s, tag, body, close);
        return;
    }
    tag->to = end + close.len;
    if (tag->sigil == '!')
        return;
    struct str content = str_slice(text, body, end);
    if (tag->sigil == '=') {
        change_delimiters(s, tag, str_slice(text, body - 1, end));
        return;
    }
    tag->name = str_trim(content);
    check_name(s, tag);
}

bool scan_tag(struct scanner *s, struct tag *tag)
{
    struct str text = s->source->text;
    /* The end of the tag before was looked for up to the next one already. */
    size_t from = s->next;
    if (!from || from < s->at)
        from = find(text, s->at, s->open);
    if (from == text.len)
        return false;
    s->next = 0;
    count_to(s, from);
    *tag = (struct tag){
        .from = from,
        .line = s->line,
        .column = from - s->line_from + 1,
    };
    read_tag(s, tag);
    s->at = tag->to;
    count_to(s, tag->to);
    tag->end_line = s->line;
    return true;
}
