/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/link.h"

#include "document/document.h"

static bool is_allowed(struct str scheme)
{
    return str_equal_nocase(scheme, STR_LITERAL("https")) ||
           str_equal_nocase(scheme, STR_LITERAL("http")) ||
           str_equal_nocase(scheme, STR_LITERAL("mailto")) ||
           str_equal_nocase(scheme, STR_LITERAL("tel"));
}

/* What stands before a colon that no slash, '?' or '#' comes before. */
static bool scheme_of(struct str url, struct str *scheme)
{
    for (size_t i = 0; i < url.len; i++) {
        char c = url.at[i];
        if (c == '/' || c == '?' || c == '#')
            return false;
        if (c == ':') {
            *scheme = str_slice(url, 0, i);
            return true;
        }
    }
    return false;
}

/* "//host" and what browsers take for it. */
static bool is_host_only(struct str url)
{
    return url.len > 1 && (url.at[0] == '/' || url.at[0] == '\\') &&
           (url.at[1] == '/' || url.at[1] == '\\');
}

/* Addresses may be long; a message shows their beginning, in one line. */
static struct str shown(struct diagnostics *all, struct str url)
{
    size_t end = url.len < 80 ? url.len : 80;
    while (end < url.len && ((unsigned char)url.at[end] & 0xc0) == 0x80)
        end--;
    return text_one_line(all->arena, str_slice(url, 0, end));
}

enum link_kind link_kind(struct str url)
{
    struct str scheme;
    if (!url.len)
        return LINK_EMPTY;
    if (is_host_only(url) || url.at[0] == '\\')
        return LINK_HOST_ONLY;
    if (scheme_of(url, &scheme) && !is_allowed(scheme))
        return LINK_SCHEME;
    return url.at[0] == '#' ? LINK_FRAGMENT : LINK_GOOD;
}

void link_refuse(enum link_kind kind, struct str url, struct place at,
                 struct diagnostics *all)
{
    struct str address = shown(all, url);
    switch (kind) {
    case LINK_GOOD:
    case LINK_FRAGMENT:
        break;
    case LINK_EMPTY:
        diagnostic_error(all, at, "a link has no address");
        diagnostic_remedy(all, "write it between the round brackets");
        break;
    case LINK_HOST_ONLY:
        diagnostic_error(all, at, "'%.*s' is not a whole address",
                         STR(address));
        diagnostic_remedy(all, "begin it with 'https://'");
        break;
    case LINK_SCHEME:
        diagnostic_error(all, at,
                         "'%.*s' is not an address of the web, of e-mail or "
                         "of a telephone",
                         STR(address));
        diagnostic_remedy(all, "begin it with 'https://', 'http://', "
                               "'mailto:' or 'tel:'");
        break;
    }
}

void link_keep_fragment(struct arena *arena, struct fragments *fragments,
                        struct str url, struct place at)
{
    struct fragment *fragment = arena_alloc(arena, sizeof *fragment);
    fragment->id = str_copy(arena, str_slice(url, 1, url.len));
    fragment->at = at;
    if (fragments->last)
        fragments->last->next = fragment;
    else
        fragments->first = fragment;
    fragments->last = fragment;
}

static int hex(char c)
{
    if (is_ascii_digit((unsigned char)c))
        return c - '0';
    c = ascii_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Undoes percent-encoding, in place. */
static struct str decode(struct str id)
{
    char *bytes = (char *)id.at; /* a copy of our own */
    size_t len = 0;
    for (size_t i = 0; i < id.len; i++, len++) {
        bytes[len] = id.at[i];
        if (id.at[i] != '%' || i + 2 >= id.len)
            continue;
        int high = hex(id.at[i + 1]), low = hex(id.at[i + 2]);
        if (high < 0 || low < 0)
            continue;
        bytes[len] = (char)(high * 16 + low);
        i += 2;
    }
    return (struct str){bytes, len};
}

void link_check_fragments(const struct fragments *fragments,
                          const struct ids *ids, const struct heading *headings,
                          struct diagnostics *all)
{
    for (const struct fragment *f = fragments->first; f; f = f->next) {
        struct str id = f->id;
        if (!id.len || ids_has(ids, id) || ids_has(ids, id = decode(id)))
            continue;
        struct str text = shown(all, id);
        diagnostic_error(all, f->at, "no heading has the id '%.*s'", STR(text));
        /* The nearest of many takes a while: only where it is shown. */
        struct nearest nearest = nearest_make(id);
        for (const struct heading *h = headings; h && !all->muted; h = h->next)
            nearest_offer(&nearest, h->id);
        if (nearest.best)
            diagnostic_remedy(all, "did you mean '#%s'?", nearest.best);
        else
            diagnostic_remedy(all,
                              "a heading's id is its text in lower case "
                              "with hyphens, such as '#%s'",
                              headings ? headings->id : "our-policies");
    }
}
