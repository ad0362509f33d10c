/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/reprint.h"

#include <string.h>

#include "statement/page.h"
#include "statement/record_files.h"
#include "template/fill.h"

/* The group whose values the hash of a text does not depend on. */
#define APPROVAL "approval"

/* The value at a dotted name, made where it is not there yet. */
static struct value *make_at(struct arena *arena, struct value *root,
                             struct str name)
{
    struct value *value = root;
    while (name.at) {
        struct str part = str_split(&name, '.');
        struct value *member = value->member;
        while (member && !str_is(part, member->name))
            member = member->next;
        if (!member) {
            member = value_text(arena, str_of(""));
            value_add(value, str_copy(arena, part).at, member);
        }
        value = member;
    }
    return value;
}

static struct value *printed_values(struct arena *arena,
                                    const struct record *record)
{
    struct value *root = value_map(arena);
    for (const struct printed *p = record->printed; p; p = p->next) {
        struct value *value = make_at(arena, root, str_of(p->name));
        value->text = p->text;
        value->truth = true;
    }
    return root;
}

static const struct template *no_part(void *context, struct str name,
                                      bool *faulty)
{
    (void)context;
    (void)name;
    *faulty = false;
    return NULL;
}

static struct table *no_table(void *context, struct str name)
{
    (void)context;
    (void)name;
    return NULL;
}

static const struct document *print(struct arena *arena,
                                    const struct record *record,
                                    const struct locale *locale,
                                    const char *const *areas, bool markdown,
                                    struct diagnostics *all)
{
    const struct template *template = template_parse(arena, record->text, all);
    if (!template)
        return NULL;
    struct parts parts = {no_part, NULL, NULL};
    struct document_input input = {
        .root = template_fill_statement(
            arena, template, printed_values(arena, record), &parts, all),
        .locale = locale,
        .table = no_table,
        .scope = statement_scope(arena, record->organisation,
                                 record->period_end, locale),
        .areas = areas,
        .markdown = markdown,
    };
    return input.root ? document_make(arena, &input, all) : NULL;
}

const struct document *reprint(struct arena *arena, const struct record *record,
                               const struct locale *locale,
                               const char *const *areas,
                               struct diagnostics *all)
{
    return print(arena, record, locale, areas, false, all);
}

/* Whether a value means nothing in Markdown, wherever it stands. */
static bool is_plain(struct str text)
{
    if (!text.len || is_ascii_space((unsigned char)text.at[0]) ||
        is_ascii_space((unsigned char)text.at[text.len - 1]))
        return false;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        if (c < 0x80 && !is_ascii_letter(c) && !is_ascii_digit(c) && c != ' ' &&
            c != ',' && c != '/')
            return false;
    }
    return true;
}

/* The text with a value in the place of each tag. False: an error was added. */
static bool put_in(struct arena *arena, const struct record *record,
                   struct str *whole, struct diagnostics *all)
{
    struct buffer text = buffer_make(PAGE_MAX);
    struct str rest = record->text->text;
    while (rest.len) {
        size_t brace = str_find(rest, '{');
        buffer_add_str(&text, str_slice(rest, 0, brace));
        rest = str_slice(rest, brace, rest.len);
        const struct printed *p = record->printed;
        const char *tag = "";
        for (; p; p = p->next) {
            tag = arena_format(arena, "{{%s}}", p->name);
            if (str_starts(rest, tag))
                break;
        }
        if (p)
            buffer_add_str(&text, p->text);
        else
            buffer_add_str(&text, str_slice(rest, 0, 1));
        rest = str_slice(rest, p ? strlen(tag) : 1, rest.len);
    }
    *whole = str_copy(arena, buffer_str(&text));
    bool fits = !text.full;
    buffer_release(&text);
    if (!fits) {
        diagnostic_error(all, place_line(record->text, 0),
                         "is longer than %zu bytes with its values", PAGE_MAX);
        diagnostic_remedy(all, RECORD_TAKE_BACK);
    }
    return fits;
}

bool reprint_text(struct arena *arena, const struct record *record,
                  const struct locale *locale, const char *const *areas,
                  struct str *text, struct diagnostics *all)
{
    bool plain = true;
    for (const struct printed *p = record->printed; p; p = p->next)
        plain = plain && is_plain(p->text);
    if (plain)
        return put_in(arena, record, text, all);
    const struct document *document = print(arena, record, locale, areas, true,
                                            all);
    if (document)
        *text = document->markdown;
    return document;
}

bool reprint_or_make(struct arena *arena, const struct member *member,
                     struct diagnostics *all)
{
    struct statement *statement = member->statement;
    if (!member->record || member->record->lost)
        return statement_make(arena, statement, all);
    statement->document = reprint(arena, member->record, statement->locale,
                                  statement->schema->areas, all);
    return statement->document != NULL;
}

/* Puts a mark in the place of a value and of all that it has. */
static void mark(struct arena *arena, struct value *value, const char *name)
{
    if (value->kind == VALUE_TEXT && value->state == VALUE_GIVEN)
        value->text = str_of(
            arena_format(arena, "%s%s%s", TOKEN_OPEN, name, TOKEN_CLOSE));
    for (struct value *m = value->member; m; m = m->next)
        mark(arena, m, arena_format(arena, "%s.%s", name, m->name));
}

/* Lists what is printed of a value and of all that it has, from `link` on. */
static struct printed **list(struct arena *arena, const struct value *value,
                             const char *name, struct str text,
                             struct printed **link)
{
    const char *tag = arena_format(arena, "{{%s}}", name);
    if (value->kind == VALUE_TEXT && strstr(text.at, tag)) {
        struct printed *printed = arena_alloc(arena, sizeof *printed);
        printed->name = name;
        printed->text = value->text;
        *link = printed;
        link = &printed->next;
    }
    for (const struct value *m = value->member; m; m = m->next)
        link = list(arena, m, arena_format(arena, "%s.%s", name, m->name), text,
                    link);
    return link;
}

/* A copy of what mark() is going to change. */
static struct value *copy(struct arena *arena, const struct value *value)
{
    struct value *twin = arena_alloc(arena, sizeof *twin);
    *twin = *value;
    twin->next = twin->member = twin->last_member = NULL;
    for (const struct value *m = value->member; m; m = m->next)
        value_add(twin, m->name, copy(arena, m));
    return twin;
}

bool resolve(struct arena *arena, struct statement *statement, struct str *text,
             const struct printed **printed, struct diagnostics *all)
{
    struct value **link = &statement->values->member;
    while (*link && strcmp((*link)->name, APPROVAL) != 0)
        link = &(*link)->next;
    /* A copy with marks stands in for the approval while the text is made. */
    struct value *approval = *link;
    if (approval) {
        *link = copy(arena, approval);
        (*link)->next = approval->next;
        mark(arena, *link, APPROVAL);
    }
    statement->resolving = true;
    bool made = statement_make(arena, statement, all);
    if (approval)
        *link = approval;
    if (!made)
        return false;
    *text = statement->document->markdown;
    struct printed *first = NULL;
    if (approval)
        list(arena, approval, APPROVAL, *text, &first);
    *printed = first;
    return true;
}

const struct document *reprint_as_it_stands(struct arena *arena,
                                            const struct statement *statement)
{
    struct diagnostics unheard = diagnostics_make(arena);
    if (statement->document)
        return statement->document;
    if (statement->record && !statement->record->lost)
        return reprint(arena, statement->record, statement->locale,
                       statement->schema->areas, &unheard);
    struct statement *copy = arena_alloc(arena, sizeof *copy);
    *copy = *statement;
    return statement_make(arena, copy, &unheard) ? copy->document : NULL;
}
