/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/wordpress_name.h"

#include <string.h>

#define USUAL_SLUG "modern-slavery-statement"

/* The address that the world is to see the page at, without a slash at its
 * end; empty where nobody knows. */
static struct str public_address(const struct target *target)
{
    struct str url = settings_text(target->settings, "public");
    const struct value *site = target->facts
                                   ? value_member(target->facts, str_of("site"))
                                   : NULL;
    if (!url.len && site)
        url = site->text;
    return url.len && url.at[url.len - 1] == '/'
               ? str_slice(url, 0, url.len - 1)
               : url;
}

bool wordpress_is_slug(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        if (!is_ascii_digit(c) && c != '-' && (c < 'a' || c > 'z'))
            return false;
    }
    return text.len;
}

/* The last part of an address' path, or the usual one. */
static struct str last_part(struct str url)
{
    size_t host = str_find(url, ':') + strlen("://");
    struct str rest = str_slice(url, host, url.len);
    struct str last = str_of("");
    (void)str_split(&rest, '/');
    while (rest.at)
        last = str_split(&rest, '/');
    return wordpress_is_slug(last) ? last : str_of(USUAL_SLUG);
}

struct str wordpress_slug(const struct target *target)
{
    struct str slug = settings_text(target->settings, "slug");
    return slug.len ? slug : last_part(public_address(target));
}

bool wordpress_is_public(const struct wordpress_page *page)
{
    return str_is(page->status, "publish");
}

static bool is_at(const struct wordpress_page *page, struct str address)
{
    struct str link = page->link;
    if (link.len && link.at[link.len - 1] == '/')
        link.len--;
    return address.len && str_equal(link, address);
}

struct wordpress_page *wordpress_choose(const struct target *target,
                                        struct wordpress_page *pages)
{
    struct str address = public_address(target);
    struct wordpress_page *seen = NULL;
    size_t count = 0;
    if (pages && !pages->next)
        return pages;
    for (struct wordpress_page *p = pages; p; p = p->next) {
        if (is_at(p, address))
            return p;
        if (wordpress_is_public(p) && ++count)
            seen = p;
    }
    return count == 1 ? seen : NULL;
}
