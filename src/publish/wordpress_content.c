/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/wordpress_content.h"

#include <string.h>

#include "base/buffer.h"
#include "publish/inspect.h"

#define CONTENT_MAX ((size_t)64 * 1024 * 1024)

#define BLOCK_BEGIN "<!-- wp:html {\"avow\":\""
#define BLOCK_END   "<!-- /wp:html -->"

/* Elements that may be missing are named; no more of them than these. */
#define MISSING_MAX 6

/* The length of what begins like a tag or a comment; `text` begins with '<'. A
 * script's or a style's has its text too. */
static size_t tag_length(struct str text)
{
    static const char *const raw[] = {"script", "style"};
    const char *end = ">";
    for (size_t i = 0; i < sizeof raw / sizeof *raw; i++)
        if (str_equal_nocase(str_slice(text, 1, 1 + strlen(raw[i])),
                             str_of(raw[i])))
            end = i ? "</style>" : "</script>";
    if (str_starts(text, "<!--"))
        end = "-->";
    size_t len = strlen(end);
    for (size_t i = 1; i + len <= text.len; i++)
        if (str_equal_nocase(str_slice(text, i, i + len), str_of(end)))
            return i + len;
    return text.len;
}

/* The length of a character reference such as &amp;. */
static size_t reference_length(struct str text)
{
    size_t i = 1;
    while (i < text.len &&
           (text.at[i] == '#' || is_ascii_digit((unsigned char)text.at[i]) ||
            is_ascii_letter((unsigned char)text.at[i])))
        i++;
    return i > 1 && i < text.len && text.at[i] == ';' ? i + 1 : 1;
}

static bool is_word(int c)
{
    return c >= 0x80 || is_ascii_letter((unsigned char)c) ||
           is_ascii_digit((unsigned char)c);
}

/*
 * Whether WordPress may make another character of one, by what stands around
 * it (0: nothing): quotation marks, "--", " - ", "...", "3x4", " (tm)", ":-)",
 * "[caption]", "Wordpress".
 */
static bool is_changed(int before, int c, int after)
{
    switch (c) {
    case '\'':
    case '"':
    case '`':
    case '(':
    case ')':
    case '[':
    case ']':
        return true;
    case '-':
        return !is_word(before) || !is_word(after);
    case '.':
        return before == '.' || after == '.';
    case ':':
    case ';':
        return !is_word(before);
    case 'x':
        return is_ascii_digit((unsigned char)before) ||
               is_ascii_digit((unsigned char)after);
    case 'p':
        return before == 'd';
    default:
        return false;
    }
}

static void add_guarded(struct buffer *out, struct str fragment)
{
    for (size_t i = 0; i < fragment.len;) {
        int c = (unsigned char)fragment.at[i];
        int before = i ? (unsigned char)fragment.at[i - 1] : 0;
        int after = i + 1 < fragment.len ? (unsigned char)fragment.at[i + 1]
                                         : 0;
        struct str rest = str_slice(fragment, i, fragment.len);
        size_t len = c == '<'   ? tag_length(rest)
                     : c == '&' ? reference_length(rest)
                                : 1;
        /* Three digits, as WordPress itself would write it. */
        if (len == 1 && is_changed(before, c, after))
            buffer_add_format(out, "&#%03d;", c);
        else
            buffer_add_str(out, str_slice(rest, 0, len));
        i += len;
    }
}

/* Adds what counts of a page: elements, where they lead, and text. */
static void add_essence(struct arena *arena, struct buffer *out,
                        const struct html_node *page)
{
    for (const struct html_node *n = page; n; n = html_next(n, page)) {
        if (n->name.len) {
            struct str href = html_attribute(n, "href");
            struct str src = html_attribute(n, "src");
            buffer_add_format(out, "\n<%.*s %.*s %.*s>", STR(n->name),
                              href.at ? (int)href.len : 0,
                              href.at ? href.at : "", src.at ? (int)src.len : 0,
                              src.at ? src.at : "");
        } else if (!str_is_blank(n->text)) {
            buffer_add_char(out, '\n');
            buffer_add_str(out, text_one_line(arena, str_trim(n->text)));
        }
    }
}

/* The same as a hash; of what cannot be read, of its bytes. */
static void essence_hash(struct arena *arena, struct str text,
                         char hash[HASH_LENGTH + 1])
{
    const char *why;
    const struct html_node *page = html_parse(arena, text, NULL, &why);
    struct buffer essence = buffer_make(CONTENT_MAX);
    if (page)
        add_essence(arena, &essence, page);
    hash_sha256(page ? buffer_str(&essence) : text, hash);
    buffer_release(&essence);
}

struct str wordpress_content(struct arena *arena, struct str fragment,
                             const char *sha256)
{
    char essence[HASH_LENGTH + 1];
    struct buffer out = buffer_within(arena, CONTENT_MAX * 2);
    essence_hash(arena, fragment, essence);
    buffer_add_format(&out, BLOCK_BEGIN "%s-%s\"} -->\n", sha256, essence);
    add_guarded(&out, fragment);
    buffer_add_text(&out, "\n" BLOCK_END);
    return str_copy(arena, buffer_str(&out));
}

/* How many elements of a name a page has. */
static size_t count_of(const struct html_node *page, struct str name)
{
    size_t count = 0;
    for (const struct html_node *n = page; n; n = html_next(n, page))
        count += n->name.len && str_equal(n->name, name);
    return count;
}

/* The names of the elements that one page has more of; "" for none. */
static const char *missing_of(struct arena *arena,
                              const struct html_node *wanted,
                              const struct html_node *kept)
{
    struct str named[MISSING_MAX];
    size_t count = 0;
    const char *list = "";
    for (const struct html_node *n = wanted; n && count < MISSING_MAX;
         n = html_next(n, wanted)) {
        bool known = !n->name.len;
        for (size_t i = 0; i < count && !known; i++)
            known = str_equal(named[i], n->name);
        if (known || count_of(kept, n->name) >= count_of(wanted, n->name))
            continue;
        named[count++] = n->name;
        list = arena_format(arena, "%s%s<%.*s>", list, *list ? ", " : "",
                            STR(n->name));
    }
    return list;
}

/* What is different in the words that are shown; NULL for nothing. */
static const char *shown_fault(struct arena *arena, struct str fragment,
                               struct str shown, struct str link)
{
    const struct fetched fetched = {shown, link,
                                    str_of("text/html; charset=utf-8")};
    struct comparison comparison;
    const char *why;
    if (!inspect_text(arena, inspect(arena, &fetched, NULL), fragment, NULL,
                      &comparison, &why))
        return why;
    if (comparison.state == COMPARISON_SAME)
        return NULL;
    const struct difference *first = comparison.differences.first;
    if (comparison.state == COMPARISON_DIFFERS && first)
        return arena_format(arena, "it makes another text of it: %s",
                            first->text);
    return "it does not show the text";
}

void wordpress_recognise(struct arena *arena, struct str raw,
                         struct str rendered, struct str link,
                         char sha256[HASH_LENGTH + 1])
{
    char essence[HASH_LENGTH + 1];
    size_t at = strlen(BLOCK_BEGIN);
    struct str file = str_slice(raw, at, at + HASH_LENGTH);
    at += HASH_LENGTH + 1;
    struct str stated = str_slice(raw, at, at + HASH_LENGTH);
    hash_sha256(raw, sha256);
    if (!str_starts(raw, BLOCK_BEGIN) || stated.len < HASH_LENGTH)
        return;
    essence_hash(arena, raw, essence);
    if (str_is(stated, essence) && !shown_fault(arena, raw, rendered, link))
        memcpy(sha256, file.at, HASH_LENGTH);
}

const char *wordpress_fault(struct arena *arena, struct str fragment,
                            struct str raw, struct str rendered,
                            struct str link)
{
    char wanted[HASH_LENGTH + 1], kept[HASH_LENGTH + 1];
    const char *why;
    const struct html_node *page = html_parse(arena, fragment, NULL, &why);
    const struct html_node *keeps = html_parse(arena, raw, NULL, &why);
    const char *missing = page && keeps ? missing_of(arena, page, keeps) : "";
    if (!page || !keeps)
        return why;
    if (*missing)
        return arena_format(arena, "it takes away %s", missing);
    essence_hash(arena, fragment, wanted);
    essence_hash(arena, raw, kept);
    const char *fault = shown_fault(arena, fragment, raw, link);
    if (!fault && strcmp(wanted, kept) != 0)
        fault = "it keeps other elements, or addresses of links";
    return fault ? fault : shown_fault(arena, fragment, rendered, link);
}
