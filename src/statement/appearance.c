/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/appearance.h"

#include <string.h>

#include "base/base64.h"
#include "base/colour.h"
#include "base/file.h"

/* It stands in every page. */
#define LOGO_MAX ((size_t)64 * 1024)

/* Of text, as WCAG 2.2 asks at level AA, times 100. */
#define CONTRAST 450

static const char *const theme_keys[] = {
    "accessibility", "colour", "colour_dark", "contact",
    "links",         "logo",   "name",
};

struct reading {
    struct arena *arena;
    const struct ini_section *section;
    const char *folder;
    const struct theme *theme;
    struct appearance *appearance;
    struct diagnostics *all;
};

static void check_keys(const struct reading *r)
{
    for (const struct ini_entry *e = r->section->first; e; e = e->next) {
        struct nearest nearest = nearest_make(str_of(e->key));
        bool known = false;
        for (size_t i = 0; i < sizeof theme_keys / sizeof *theme_keys; i++) {
            known = known || !strcmp(e->key, theme_keys[i]);
            nearest_offer(&nearest, theme_keys[i]);
        }
        if (known)
            continue;
        diagnostic_error(r->all, e->at, "[theme] has no key '%s'", e->key);
        if (nearest.best)
            diagnostic_remedy(r->all, "did you mean '%s'?", nearest.best);
        else
            diagnostic_remedy(r->all, "its keys are accessibility, colour, "
                                      "colour_dark, contact, links, logo and "
                                      "name");
    }
}

static const struct ini_entry *find(const struct reading *r, const char *key)
{
    const struct ini_entry *entry = ini_entry(r->section, key);
    return entry && entry->value.len ? entry : NULL;
}

static struct str text_of(const struct reading *r, const char *key)
{
    const struct ini_entry *entry = find(r, key);
    return entry ? text_one_line(r->arena, entry->value) : str_of("");
}

static bool is_address(struct str text)
{
    static const char *const schemes[] = {"https://", "http://",
                                          "mailto:", "tel:"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (str_starts(text, schemes[i]) && text.len > strlen(schemes[i]) &&
            str_find(text, ' ') == text.len)
            return true;
    return false;
}

static void refuse_address(const struct reading *r,
                           const struct ini_entry *entry, struct str text)
{
    diagnostic_error(r->all, entry->at, "'%.*s' is no address for a link",
                     STR(text));
    diagnostic_remedy(r->all, "write one that begins with https://, http://, "
                              "mailto: or tel:");
}

static struct str address_of(const struct reading *r, const char *key)
{
    const struct ini_entry *entry = find(r, key);
    struct str text = text_of(r, key);
    if (!entry || is_address(text))
        return text;
    refuse_address(r, entry, text);
    return str_of("");
}

/* A mailbox needs no scheme. */
static void read_contact(const struct reading *r)
{
    struct str text = text_of(r, "contact");
    r->appearance->contact_text = text;
    if (str_find(text, '@') < text.len && str_find(text, ':') == text.len &&
        str_find(text, ' ') == text.len)
        r->appearance->contact = str_of(
            arena_format(r->arena, "mailto:%.*s", STR(text)));
    else
        r->appearance->contact = address_of(r, "contact");
}

/* A line a link: words, and the address last. */
static void read_links(const struct reading *r)
{
    const struct ini_entry *entry = find(r, "links");
    const struct appearance_link **link = &r->appearance->links;
    struct appearance_link *made = NULL;
    struct str rest = entry ? entry->value : (struct str){NULL, 0};
    while (rest.at) {
        struct str line = str_trim(str_split(&rest, '\n'));
        size_t space = line.len;
        while (space && line.at[space - 1] != ' ')
            space--;
        struct str address = str_slice(line, space, line.len);
        struct str text = str_trim(str_slice(line, 0, space));
        if (!line.len)
            continue;
        if (!is_address(address)) {
            refuse_address(r, entry, address);
            continue;
        }
        made = arena_alloc(r->arena, sizeof *made);
        *made = (struct appearance_link){.text = text.len ? text : address,
                                         .address = address};
        *link = made;
        link = (const struct appearance_link **)&made->next;
    }
}

/* The type of a picture by the ending of its name, or NULL. */
static const char *picture_type(const char *name)
{
    static const char *const types[][2] = {
        {".svg", "svg+xml"}, {".png", "png"},   {".jpg", "jpeg"},
        {".jpeg", "jpeg"},   {".webp", "webp"}, {".gif", "gif"}};
    const char *ending = strrchr(name, '.');
    for (size_t i = 0; ending && i < sizeof types / sizeof *types; i++)
        if (!strcmp(ending, types[i][0]))
            return types[i][1];
    return NULL;
}

static void read_logo(const struct reading *r)
{
    const struct ini_entry *entry = find(r, "logo");
    if (!entry)
        return;
    const char *name = str_copy(r->arena, text_of(r, "logo")).at;
    const char *type = picture_type(name);
    if (!type) {
        diagnostic_error(r->all, entry->at, "'%s' is no picture for a page",
                         name);
        diagnostic_remedy(r->all, "name a file that ends in .svg, .png, .jpg, "
                                  ".webp or .gif");
        return;
    }
    struct str bytes;
    const char *path = path_join(r->arena, r->folder, name);
    if (!file_stays_inside(r->folder, path, r->all) ||
        !file_read(r->arena, path, LOGO_MAX, &bytes, r->all))
        return;
    struct buffer out = buffer_within(r->arena, 2 * LOGO_MAX);
    buffer_add_format(&out, "data:image/%s;base64,", type);
    base64_add(&out, bytes);
    r->appearance->logo = buffer_str(&out);
}

/* What the theme's style sheet says of its ground, the last time. */
static struct colour ground_of(const struct reading *r, const char *name,
                               struct colour usual)
{
    struct str style = r->theme ? r->theme->style : str_of("");
    struct colour ground = usual;
    for (size_t i = 0; i < style.len; i++) {
        struct str rest = str_slice(style, i, style.len);
        if (rest.at[0] != '-' || !str_starts(rest, name))
            continue;
        rest = str_slice(rest, strlen(name), rest.len);
        struct colour read;
        if (colour_read(str_trim(str_slice(rest, 0, str_find(rest, ';'))),
                        &read))
            ground = read;
    }
    return ground;
}

static const char *colour_text(const struct reading *r, struct colour c)
{
    return arena_format(r->arena, "#%02x%02x%02x", c.red, c.green, c.blue);
}

/* Reads a colour, which is told of where it is hard to read. */
static bool take_colour(const struct reading *r, const char *key,
                        struct colour ground, const char *where,
                        struct colour *colour)
{
    const struct ini_entry *entry = find(r, key);
    if (!entry)
        return false;
    if (!colour_read(str_trim(entry->value), colour)) {
        diagnostic_error(r->all, entry->at, "'%.*s' is no colour",
                         STR(text_of(r, key)));
        diagnostic_remedy(r->all, "write it as #rrggbb, such as #7a1f3d");
        return false;
    }
    int contrast = colour_contrast(*colour, ground);
    if (contrast >= CONTRAST)
        return true;
    struct colour near = colour_nearest(*colour, ground, CONTRAST);
    diagnostic_warning(r->all, entry->at,
                       "the colour %s is hard to read on the theme's %s ground "
                       "%s: the contrast is %d.%02d to 1, and WCAG 2.2 asks "
                       "for 4.5",
                       colour_text(r, *colour), where, colour_text(r, ground),
                       contrast / 100, contrast % 100);
    diagnostic_remedy(r->all, "the nearest that would do is %s",
                      colour_text(r, near));
    return true;
}

/* On paper, all is black. */
static void read_colours(const struct reading *r)
{
    static const struct colour white = {255, 255, 255}, black = {0, 0, 0};
    struct colour light, dark;
    struct colour on_light = ground_of(r, "--contrast-light:", white);
    struct colour on_dark = ground_of(r, "--contrast-dark:", black);
    struct buffer out = buffer_within(r->arena, 1024);
    bool has_light = take_colour(r, "colour", on_light, "light", &light);
    bool has_dark = take_colour(r, "colour_dark", on_dark, "dark", &dark);
    if (has_light)
        buffer_add_format(&out,
                          "\n@media screen {\n  :root { --accent: %s; --band: "
                          "%s; --band-ink: %s; }\n}",
                          colour_text(r, light), colour_text(r, light),
                          colour_contrast(light, white) >= CONTRAST ? "#fff"
                                                                    : "#000");
    if (has_light && !has_dark)
        dark = colour_nearest(light, on_dark, CONTRAST);
    if (has_light || has_dark)
        buffer_add_format(&out,
                          "\n@media screen and (prefers-color-scheme: dark) "
                          "{\n  :root { --accent: %s; }\n}",
                          colour_text(r, dark));
    r->appearance->style = buffer_str(&out);
}

const struct appearance *
appearance_read(struct arena *arena, const struct ini *ini, const char *folder,
                const struct theme *theme, struct diagnostics *all)
{
    struct appearance *appearance = arena_alloc(arena, sizeof *appearance);
    const struct ini_section *section = ini ? ini_section(ini, "theme") : NULL;
    struct str none = {"", 0};
    *appearance = (struct appearance){none, none, none, none, none, none, NULL};
    if (!section)
        return appearance;
    struct reading r = {arena, section, folder, theme, appearance, all};
    check_keys(&r);
    appearance->name = text_of(&r, "name");
    appearance->accessibility = address_of(&r, "accessibility");
    read_contact(&r);
    read_links(&r);
    read_logo(&r);
    read_colours(&r);
    return appearance;
}
