/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/shown.h"

/* A page that opens more has them from a program; the rest stays hidden. */
#define OPENED_MAX 256

static bool is_one_of(struct str name, const char *const *names)
{
    for (; *names; names++)
        if (str_is(name, *names))
            return true;
    return false;
}

bool shown_has_word(struct str list, const char *word)
{
    for (struct str one = str_word(&list); one.len; one = str_word(&list))
        if (str_equal_nocase(one, str_of(word)))
            return true;
    return false;
}

struct shown shown_make(struct arena *arena, const struct html_node *page)
{
    struct shown shown = {
        .opened = arena_array(arena, OPENED_MAX, sizeof *shown.opened)};
    for (const struct html_node *n = page; n; n = html_next(n, page)) {
        struct str ids = html_attribute(n, "aria-controls");
        bool clicked = html_is(n, "button") || html_is(n, "a") ||
                       html_has(n, "role");
        if (!ids.at || !clicked)
            continue;
        for (struct str id = str_word(&ids); id.len; id = str_word(&ids))
            if (shown.count < OPENED_MAX)
                shown.opened[shown.count++] = id;
    }
    return shown;
}

static bool is_opened(const struct shown *shown, const struct html_node *node)
{
    struct str id = html_attribute(node, "id");
    for (size_t i = 0; id.len && i < shown->count; i++)
        if (str_equal(shown->opened[i], id))
            return true;
    return false;
}

/* Never shown, whatever stands in them: of HTML, and of drawings. */
static const char *const unseen[] = {
    "area",     "audio",    "canvas", "datalist", "embed",   "frameset",
    "head",     "iframe",   "link",   "meta",     "noembed", "noframes",
    "noscript", "object",   "param",  "script",   "select",  "source",
    "style",    "template", "title",  "track",    "video",   NULL,
};
static const char *const undrawn[] = {
    "annotation", "annotation-xml", "clippath", "defs",  "marker", "mask",
    "metadata",   "pattern",        "script",   "style", "symbol", NULL,
};

/* The text that stands for a drawing. */
static bool is_alternative(const struct html_node *node)
{
    return node->foreign && (html_is(node, "title") || html_is(node, "desc"));
}

/* Of one that is shown as a picture it is as the text of a picture is. */
static bool is_of_picture(const struct html_node *node)
{
    const struct html_node *drawing = node->parent;
    return html_is(drawing, "svg") &&
           shown_has_word(html_attribute(drawing, "role"), "img") &&
           !str_is(html_attribute(drawing, "aria-hidden"), "true");
}

/* What the last declaration of a property in a style says: "none". */
static struct str declared(struct str style, const char *property)
{
    struct str found = {"", 0};
    while (style.at) {
        struct str value = str_split(&style, ';');
        struct str name = str_trim(str_split(&value, ':'));
        if (!value.at || !str_equal_nocase(name, str_of(property)))
            continue;
        value = str_trim(str_split(&value, '!')); /* without !important */
        found = value;
    }
    return found;
}

static bool says(struct str style, const char *property, const char *value)
{
    return str_equal_nocase(declared(style, property), str_of(value));
}

static bool is_zero(struct str number)
{
    bool zero = number.len && number.at[0] == '0';
    for (size_t i = 0; i < number.len && zero; i++)
        zero = number.at[i] == '0' || number.at[i] == '.' ||
               is_ascii_letter((unsigned char)number.at[i]) ||
               number.at[i] == '%';
    return zero;
}

static bool style_hides(struct str style)
{
    return says(style, "display", "none") ||
           says(style, "visibility", "hidden") ||
           says(style, "visibility", "collapse") ||
           says(style, "content-visibility", "hidden") ||
           is_zero(declared(style, "opacity")) ||
           is_zero(declared(style, "font-size"));
}

bool shown_is_hidden(const struct shown *shown, const struct html_node *node)
{
    if (!node->name.len)
        return false;
    if (is_one_of(node->name, node->foreign ? undrawn : unseen))
        return true;
    if (is_alternative(node) && !is_of_picture(node))
        return true;
    struct str style = html_attribute(node, "style");
    bool hidden = html_has(node, "hidden") || html_has(node, "popover") ||
                  (html_is(node, "dialog") && !html_has(node, "open")) ||
                  (style.at && style_hides(style));
    return hidden && !is_opened(shown, node);
}

bool shown_is_drawn(const struct html_node *text)
{
    const struct html_node *parent = text->parent;
    return !parent->foreign ||
           !(html_is(parent, "svg") || html_is(parent, "g"));
}

bool shown_is_inline(const struct html_node *node)
{
    static const char *const names[] = {
        "a",       "abbr", "acronym", "b",    "bdi",   "bdo",  "big",
        "cite",    "code", "data",    "del",  "dfn",   "em",   "font",
        "i",       "img",  "ins",     "kbd",  "mark",  "nobr", "output",
        "picture", "q",    "s",       "samp", "small", "span", "strike",
        "strong",  "sub",  "sup",     "time", "tt",    "u",    "var",
        "wbr",     NULL,
    };
    /* A drawing stands within the line; each text in it is by itself. */
    if (node->foreign || html_is(node, "svg") || html_is(node, "math"))
        return !html_is(node, "text") && !is_alternative(node);
    /* An element that nobody has defined is shown within the line. */
    bool custom = str_find(node->name, '-') < node->name.len;
    return custom || is_one_of(node->name, names);
}

bool shown_is_furniture(const struct html_node *node)
{
    static const char *const names[] = {"aside", "button", "dialog", "form",
                                        "menu",  "nav",    NULL};
    static const char *const roles[] = {
        "alert",   "alertdialog", "button", "complementary", "dialog",  "menu",
        "menubar", "navigation",  "search", "status",        "toolbar", NULL};
    if (is_one_of(node->name, names))
        return true;
    struct str role = html_attribute(node, "role");
    for (size_t i = 0; role.len && roles[i]; i++)
        if (shown_has_word(role, roles[i]))
            return true;
    return false;
}
