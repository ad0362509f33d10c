/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/email.h"

#include "base/buffer.h"

/* No mailbox's address is longer, with a subject behind it. */
#define EMAIL_MAX 1024

/* What such a link's path begins with; the code follows. */
#define LINK "/cdn-cgi/l/email-protection#"

static int hex_value(char c)
{
    if (is_ascii_digit((unsigned char)c))
        return c - '0';
    c = ascii_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Empty, unless all of it is such a code of an address. */
static struct str decode(struct arena *arena, struct str code)
{
    if (code.len < 4 || code.len % 2 || code.len > EMAIL_MAX)
        return str_of("");
    struct buffer out = buffer_within(arena, EMAIL_MAX);
    int key = 0;
    for (size_t i = 0; i < code.len; i += 2) {
        int high = hex_value(code.at[i]), low = hex_value(code.at[i + 1]);
        if (high < 0 || low < 0)
            return str_of("");
        int byte = high * 16 + low;
        if (i)
            buffer_add_char(&out, (char)(byte ^ key));
        else
            key = byte;
    }
    struct str address = buffer_str(&out);
    size_t at;
    if (text_fault(address, &at) != TEXT_OK ||
        str_find(address, '@') == address.len ||
        str_find(address, ' ') < address.len)
        return str_of("");
    return address;
}

/*
 * What a person without that script sees, and no more than it: else an element
 * could show one text and be read as another.
 */
static bool is_stand_in(const struct html_node *node)
{
    const struct html_node *text = node->first;
    return text && !text->next && !text->name.len &&
           (str_is(text->text, "[email\xc2\xa0protected]") ||
            str_is(text->text, "[email protected]"));
}

struct str email_of_text(struct arena *arena, const struct html_node *node)
{
    struct str code = html_attribute(node, "data-cfemail");
    return code.at && is_stand_in(node) ? decode(arena, code) : str_of("");
}

struct str email_of_link(struct arena *arena, struct str href)
{
    if (!str_starts(href, LINK))
        return str_of("");
    struct str address = decode(arena, str_slice(href, strlen(LINK), href.len));
    return address.len
               ? str_of(arena_format(arena, "mailto:%.*s", STR(address)))
               : address;
}
