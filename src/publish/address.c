/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/address.h"

#include "base/buffer.h"

/* An address in pieces; those that are not there have no `at`. */
struct pieces {
    struct str scheme;    /* without the colon */
    struct str authority; /* without the slashes */
    struct str path;
    struct str query;    /* without the question mark */
    struct str fragment; /* without the '#' */
};

static const struct str none;

static bool in_scheme(char c)
{
    return is_ascii_letter((unsigned char)c) ||
           is_ascii_digit((unsigned char)c) || c == '+' || c == '-' || c == '.';
}

/* Takes all up to the first of `ends` off the front. */
static struct str take_until(struct str *rest, const char *ends)
{
    size_t i = 0;
    while (i < rest->len && !strchr(ends, rest->at[i]))
        i++;
    struct str taken = {rest->at, i};
    *rest = (struct str){rest->at + i, rest->len - i};
    return taken;
}

static struct pieces split(struct str address)
{
    struct pieces p = {none, none, none, none, none};
    struct str rest = address;
    size_t i = 0;
    while (i < rest.len && in_scheme(rest.at[i]))
        i++;
    if (i && i < rest.len && rest.at[i] == ':' &&
        is_ascii_letter((unsigned char)rest.at[0])) {
        p.scheme = str_slice(rest, 0, i);
        rest = str_slice(rest, i + 1, rest.len);
    }
    if (str_starts(rest, "//")) {
        rest = str_slice(rest, 2, rest.len);
        p.authority = take_until(&rest, "/?#");
    }
    p.path = take_until(&rest, "?#");
    if (rest.len && rest.at[0] == '?') {
        rest = str_slice(rest, 1, rest.len);
        p.query = take_until(&rest, "#");
    }
    if (rest.len)
        p.fragment = str_slice(rest, 1, rest.len);
    return p;
}

static int hex_value(char c)
{
    if (is_ascii_digit((unsigned char)c))
        return c - '0';
    c = ascii_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool is_unreserved(unsigned char c)
{
    return is_ascii_letter(c) || is_ascii_digit(c) || (c && strchr("-._~", c));
}

/*
 * One way of writing: what is encoded without need is decoded, what stands
 * bare and cannot is encoded (a '%' too, or it could begin a code with what
 * was decoded behind it), and the digits of the rest are capitals.
 */
static void add_encoded(struct buffer *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        int high = c == '%' && i + 2 < text.len ? hex_value(text.at[i + 1])
                                                : -1;
        int low = high >= 0 ? hex_value(text.at[i + 2]) : -1;
        bool encoded = low >= 0;
        if (encoded) {
            c = (unsigned char)(high * 16 + low);
            i += 2;
        }
        if (encoded ? is_unreserved(c)
                    : c > ' ' && c < 0x7f && !strchr("\"%<>\\^`{|}", c))
            buffer_add_char(out, (char)c);
        else
            buffer_add_format(out, "%%%02X", c);
    }
}

static void add_lower(struct buffer *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        buffer_add_char(out, ascii_lower(text.at[i]));
}

static bool is_web(struct str scheme)
{
    return str_equal_nocase(scheme, STR_LITERAL("http")) ||
           str_equal_nocase(scheme, STR_LITERAL("https"));
}

/* Without the port that the scheme has anyhow, and without an empty one. */
static struct str without_default_port(struct str scheme, struct str authority)
{
    size_t colon = authority.len;
    while (colon && is_ascii_digit((unsigned char)authority.at[colon - 1]))
        colon--;
    if (!colon || authority.at[colon - 1] != ':')
        return authority;
    struct str port = str_slice(authority, colon, authority.len);
    bool https = str_equal_nocase(scheme, STR_LITERAL("https"));
    if (!port.len || str_is(port, https ? "443" : "80"))
        return str_slice(authority, 0, colon - 1);
    return authority;
}

/* The last name of the path in `out`, from `root` on, is taken off. */
static void drop_name(struct buffer *out, size_t root)
{
    while (out->len > root && out->bytes[out->len - 1] != '/')
        out->len--;
}

static bool is_dots(struct str name, int count)
{
    for (int i = 0; i < count; i++) {
        if (str_starts(name, "."))
            name = str_slice(name, 1, name.len);
        else if (name.len >= 3 && name.at[0] == '%' && name.at[1] == '2' &&
                 ascii_lower(name.at[2]) == 'e')
            name = str_slice(name, 3, name.len);
        else
            return false;
    }
    return !name.len;
}

/* Appends the names of a path to `out`, whose path begins at `root`. */
static void add_path(struct buffer *out, size_t root, struct str path)
{
    while (path.len) {
        struct str name = take_until(&path, "/");
        bool more = path.len > 0;
        path = str_slice(path, 1, path.len);
        if (is_dots(name, 2)) {
            if (out->len > root + 1)
                out->len--; /* the slash behind the name */
            drop_name(out, root);
            if (out->len == root)
                buffer_add_char(out, '/');
        } else if (!is_dots(name, 1)) {
            add_encoded(out, name);
            if (more)
                buffer_add_char(out, '/');
        }
    }
}

/* Without what browsers ignore: spaces around it, line breaks within. */
static struct str cleaned(struct arena *arena, struct str text, bool web)
{
    text = str_trim(text);
    struct buffer out = buffer_within(arena, ADDRESS_MAX);
    bool before_query = true;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        before_query = before_query && c != '?' && c != '#';
        if (c == '\\' && web && before_query)
            c = '/';
        if (c != '\t' && c != '\n' && c != '\r')
            buffer_add_char(&out, c);
    }
    return buffer_str(&out);
}

static void add_rest(struct buffer *out, const struct pieces *p)
{
    if (p->query.at) {
        buffer_add_char(out, '?');
        add_encoded(out, p->query);
    }
    if (p->fragment.at) {
        buffer_add_char(out, '#');
        add_encoded(out, p->fragment);
    }
}

/* One without a host: "mailto:a@example.org". */
static void add_opaque(struct buffer *out, const struct pieces *p)
{
    add_lower(out, p->scheme);
    buffer_add_char(out, ':');
    if (p->authority.at) {
        buffer_add_text(out, "//");
        add_encoded(out, p->authority);
    }
    add_encoded(out, p->path);
    add_rest(out, p);
}

/* `p` with what it leaves to the page that it stands on. */
static void add_whole(struct buffer *out, const struct pieces *base,
                      struct pieces *p)
{
    bool own_host = p->authority.at != NULL;
    struct str scheme = p->scheme.at ? p->scheme : base->scheme;
    add_lower(out, scheme);
    buffer_add_text(out, "://");
    add_lower(out, without_default_port(scheme, own_host ? p->authority
                                                         : base->authority));
    size_t root = out->len;
    buffer_add_char(out, '/');
    bool own_path = own_host || p->path.len;
    if (!own_host && !str_starts(p->path, "/")) {
        struct str path = base->path;
        add_path(out, root, str_slice(path, 1, path.len));
        if (own_path)
            drop_name(out, root + 1);
        else if (!p->query.at)
            p->query = base->query;
    }
    if (own_path)
        add_path(out, root,
                 str_starts(p->path, "/") ? str_slice(p->path, 1, p->path.len)
                                          : p->path);
    add_rest(out, p);
}

struct str address_resolve(struct arena *arena, struct str base,
                           struct str reference)
{
    if (reference.len > ADDRESS_MAX)
        return str_of("");
    struct pieces on = split(base);
    struct pieces p = split(cleaned(arena, reference, false));
    bool web = p.scheme.at ? is_web(p.scheme) : is_web(on.scheme);
    struct buffer out = buffer_within(arena, ADDRESS_MAX);
    if (!web) {
        if (!p.scheme.at)
            return str_of("");
        add_opaque(&out, &p);
        return out.full ? str_of("") : buffer_str(&out);
    }
    p = split(cleaned(arena, reference, true));
    /* "https:path" is as good as none to a page of another scheme. */
    if (p.scheme.at && !p.authority.len)
        return str_of("");
    struct str host = p.authority.at ? p.authority : on.authority;
    if (!without_default_port(p.scheme.at ? p.scheme : on.scheme, host).len)
        return str_of("");
    add_whole(&out, &on, &p);
    return out.full ? str_of("") : buffer_str(&out);
}

struct str address_page(struct str address)
{
    return str_slice(address, 0, str_find(address, '#'));
}

struct str address_fragment(struct str address)
{
    return str_slice(address, str_find(address, '#'), address.len);
}

struct str address_host(struct str address)
{
    return split(address).authority;
}

bool address_is_https(struct str address)
{
    return str_starts(address, "https://");
}

static struct str without_slash(struct str path)
{
    if (path.len && path.at[path.len - 1] == '/')
        path.len--;
    return path;
}

/* Whether both have what `a` and `b` have, or both have it not. */
static bool same(struct str a, struct str b)
{
    return !a.at == !b.at && str_equal(a, b);
}

static bool same_but_path(const struct pieces *a, const struct pieces *b)
{
    return same(a->authority, b->authority) && same(a->query, b->query);
}

bool address_equal(struct str a, struct str b)
{
    struct pieces x = split(a), y = split(b);
    if (!a.len || !b.len)
        return false;
    return same(x.scheme, y.scheme) && same_but_path(&x, &y) &&
           same(x.fragment, y.fragment) &&
           str_equal(without_slash(x.path), without_slash(y.path));
}

static struct str without_index(struct str path)
{
    static const char name[] = "/index.html";
    size_t len = strlen(name);
    if (path.len >= len &&
        str_is(str_slice(path, path.len - len, path.len), name))
        path.len -= len;
    return without_slash(path);
}

bool address_leads_to(struct str a, struct str b)
{
    struct pieces x = split(a), y = split(b);
    if (!is_web(x.scheme) || !is_web(y.scheme))
        return false;
    return same_but_path(&x, &y) &&
           str_equal(without_index(x.path), without_index(y.path));
}
