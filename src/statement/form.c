/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/form.h"

#include "base/file.h"

static const char *const unit_names[] = {
    [FORM_CHARACTERS] = "characters",
    [FORM_UTF_16] = "utf-16",
    [FORM_UTF_16_CRLF] = "utf-16-crlf",
};

const char *form_unit_name(enum form_unit unit)
{
    return unit_names[unit];
}

size_t form_length(enum form_unit unit, struct str text)
{
    size_t count = 0;
    uint32_t codepoint;
    for (size_t i = 0, len; i < text.len; i += len) {
        len = utf8_decode(str_slice(text, i, text.len), &codepoint);
        if (!len)
            len = 1; /* no input holds that */
        bool two = unit != FORM_CHARACTERS && codepoint > 0xffff;
        bool crlf = unit == FORM_UTF_16_CRLF && codepoint == '\n';
        count += two || crlf ? 2 : 1;
    }
    return count;
}

struct form_page *form_find_page(const struct form *form, struct str id)
{
    for (struct form_part *part = form->first; part; part = part->next)
        for (struct form_section *s = part->first; s; s = s->next)
            for (struct form_page *page = s->first; page; page = page->next)
                if (str_is(id, page->id))
                    return page;
    return NULL;
}

struct form_question *form_find_question(const struct form *form, struct str id)
{
    for (struct form_part *part = form->first; part; part = part->next)
        for (struct form_section *s = part->first; s; s = s->next)
            for (struct form_page *page = s->first; page; page = page->next)
                for (struct form_question *q = page->first; q; q = q->next)
                    if (str_is(id, q->id))
                        return q;
    return NULL;
}

const struct choice *form_option(const struct form_question *question,
                                 struct str code)
{
    const struct type *type = question->type;
    for (size_t i = 0; type && i < type->choice_count; i++)
        if (str_is(code, type->choices[i].code))
            return &type->choices[i];
    return NULL;
}

const struct form *form_find(struct arena *arena, const struct library *library,
                             const char *name, struct diagnostics *all)
{
    struct str wanted = str_of(name);
    struct nearest nearest = nearest_make(wanted);
    const char *relative = arena_format(arena, "statements/registries/%.*s.ini",
                                        STR(wanted));
    const char *path = path_is_safe(wanted)
                           ? library_find(arena, library, relative)
                           : NULL;
    if (path)
        return form_read(arena, path, all);
    char **names;
    size_t count;
    library_names(arena, library, "statements/registries", ".ini", &names,
                  &count);
    for (size_t i = 0; i < count; i++)
        nearest_offer(&nearest, names[i]);
    diagnostic_error(all, (struct place){0}, "there is no registry '%.*s'",
                     STR(wanted));
    if (nearest.best)
        diagnostic_remedy(all, "did you mean '%s'?", nearest.best);
    else
        diagnostic_remedy(all, "'avow list registries' says which there are");
    return NULL;
}
