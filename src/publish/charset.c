/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/charset.h"

#include "data/encoding.h"

/* How far into a page its meta element is looked for. */
#define PRESCAN 4096

struct str charset_media_type(struct str content_type)
{
    return str_trim(str_slice(content_type, 0, str_find(content_type, ';')));
}

static bool starts_nocase(struct str text, const char *word)
{
    struct str wanted = str_of(word);
    return text.len >= wanted.len &&
           str_equal_nocase(str_slice(text, 0, wanted.len), wanted);
}

/* What follows "charset =" in a header or a tag, without quotation marks. */
static struct str charset_in(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        struct str rest = str_slice(text, i, text.len);
        if (!starts_nocase(rest, "charset"))
            continue;
        rest = str_trim(str_slice(rest, 7, rest.len));
        if (!str_starts(rest, "="))
            continue;
        rest = str_trim(str_slice(rest, 1, rest.len));
        if (rest.len && (rest.at[0] == '"' || rest.at[0] == '\''))
            rest = str_slice(rest, 1, rest.len);
        size_t end = 0;
        while (end < rest.len && !strchr("\"'; \t\r\n\f/>", rest.at[end]))
            end++;
        if (end)
            return str_slice(rest, 0, end);
    }
    return str_of("");
}

/* The first meta element at the page's front that names one. */
static struct str charset_of_meta(struct str page)
{
    page = str_slice(page, 0, PRESCAN);
    for (size_t i = 0; i < page.len; i++) {
        struct str rest = str_slice(page, i, page.len);
        if (str_starts(rest, "<!--")) {
            while (i + 1 < page.len &&
                   !str_starts(str_slice(page, i + 1, page.len), "-->"))
                i++;
        } else if (starts_nocase(rest, "<meta")) {
            struct str named = charset_in(
                str_slice(rest, 5, str_find(rest, '>')));
            if (named.len)
                return named;
        }
    }
    return str_of("");
}

/* The names that the standard has for what is known here. */
static const struct {
    const char *name;
    enum encoding encoding;
} labels[] = {
    {"utf-8", ENCODING_UTF8},
    {"utf8", ENCODING_UTF8},
    {"unicode-1-1-utf-8", ENCODING_UTF8},
    {"windows-1252", ENCODING_WINDOWS_1252},
    {"cp1252", ENCODING_WINDOWS_1252},
    {"x-cp1252", ENCODING_WINDOWS_1252},
    {"iso-8859-1", ENCODING_WINDOWS_1252},
    {"iso8859-1", ENCODING_WINDOWS_1252},
    {"iso_8859-1", ENCODING_WINDOWS_1252},
    {"latin1", ENCODING_WINDOWS_1252},
    {"us-ascii", ENCODING_WINDOWS_1252},
    {"ascii", ENCODING_WINDOWS_1252},
    {"utf-16", ENCODING_UTF16LE},
    {"utf-16le", ENCODING_UTF16LE},
    {"utf-16be", ENCODING_UTF16BE},
};

static bool find_label(struct str name, enum encoding *encoding)
{
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (str_equal_nocase(name, str_of(labels[i].name))) {
            *encoding = labels[i].encoding;
            return true;
        }
    return false;
}

/* What a page can only have named while it is read as ASCII is not UTF-16. */
static bool find_meta_label(struct str name, enum encoding *encoding)
{
    if (!find_label(name, encoding))
        return false;
    if (*encoding == ENCODING_UTF16LE || *encoding == ENCODING_UTF16BE)
        *encoding = ENCODING_UTF8;
    return true;
}

static bool is_utf8(struct str bytes)
{
    struct encoding_weight weight = {0, 0};
    (void)encoding_weigh(bytes, true, &weight);
    return !weight.bad;
}

static bool differ(const struct charset *charset)
{
    if (!charset->header.len || !charset->meta.len)
        return false;
    enum encoding header, meta;
    if (find_label(charset->header, &header) &&
        find_meta_label(charset->meta, &meta))
        return header != meta;
    return !str_equal_nocase(charset->header, charset->meta);
}

static struct str decode(struct arena *arena, enum encoding encoding,
                         struct str bytes)
{
    if (encoding == ENCODING_UTF8 || !bytes.len)
        return bytes;
    char *out = arena_room(arena, bytes.len * ENCODING_GROWTH);
    size_t used;
    size_t len = encoding_decode(encoding, bytes, true, out, &used);
    return (struct str){out, len};
}

bool charset_decode(struct arena *arena, struct str bytes,
                    struct str content_type, struct charset *charset,
                    struct str *text, const char **why)
{
    struct str parameters = str_slice(content_type, str_find(content_type, ';'),
                                      content_type.len);
    *charset = (struct charset){.header = charset_in(parameters),
                                .meta = charset_of_meta(bytes)};
    charset->differ = differ(charset);
    struct encoding_mark mark = encoding_mark(str_slice(bytes, 0, 4));
    enum encoding encoding = mark.encoding;
    struct str named = charset->header.len ? charset->header : charset->meta;
    if (mark.bom) {
        bytes = str_slice(bytes, mark.bom, bytes.len);
    } else if (charset->header.len
                   ? !find_label(named, &encoding)
                   : named.len && !find_meta_label(named, &encoding)) {
        *why = arena_format(arena,
                            "the page is written in '%.*s', which is not "
                            "known here",
                            (int)(named.len < 40 ? named.len : 40), named.at);
        return false;
    } else if (!named.len && mark.encoding == ENCODING_UTF8 &&
               !is_utf8(bytes)) {
        encoding = ENCODING_WINDOWS_1252;
    }
    charset->utf8 = encoding == ENCODING_UTF8 && is_utf8(bytes);
    *text = decode(arena, encoding, bytes);
    return true;
}
