/* SPDX-License-Identifier: BSD-2-Clause */
/* The part of statement/form.h that follows names within the file. */
#include <string.h>

#include "data/pattern.h"
#include "statement/form_parts.h"

static void unknown_question(struct form_reader *reader, struct place at,
                             struct str id)
{
    struct nearest nearest = nearest_make(id);
    for (struct form_part *part = reader->form->first; part; part = part->next)
        for (struct form_section *s = part->first; s; s = s->next)
            for (struct form_page *page = s->first; page; page = page->next)
                for (struct form_question *q = page->first; q; q = q->next)
                    nearest_offer(&nearest, q->id);
    diagnostic_error(reader->keys.all, at, "there is no question '%.*s'",
                     STR(id));
    if (nearest.best)
        diagnostic_remedy(reader->keys.all, "did you mean '%s'?", nearest.best);
}

/* An option of a question; NULL: an error was added. */
static const struct choice *option_of(struct form_reader *reader,
                                      const struct form_question *question,
                                      struct str code, struct place at)
{
    const struct choice *choice = form_option(question, code);
    if (choice)
        return choice;
    struct nearest nearest = nearest_make(code);
    const struct type *type = question->type;
    for (size_t i = 0; type && i < type->choice_count; i++)
        nearest_offer(&nearest, type->choices[i].code);
    diagnostic_error(reader->keys.all, at,
                     "the question '%s' has no option '%.*s'", question->id,
                     STR(code));
    if (nearest.best)
        diagnostic_remedy(reader->keys.all, "did you mean '%s'?", nearest.best);
    else
        diagnostic_remedy(reader->keys.all,
                          "its options are the choices of the field that it "
                          "names first, which this file has to declare");
    return NULL;
}

/* "policies other" */
static struct form_with read_with(struct form_reader *reader,
                                  const struct ini_section *section)
{
    struct form_with with = {0};
    const struct ini_entry *entry = ini_entry(section, "with");
    if (!entry || !entry->value.len)
        return with;
    struct str rest = entry->value;
    struct str id = str_word(&rest), code = str_word(&rest);
    const struct form_question *question = form_find_question(reader->form, id);
    if (!question) {
        unknown_question(reader, entry->at, id);
        return with;
    }
    const struct choice *choice = option_of(reader, question, code, entry->at);
    if (choice)
        with = (struct form_with){question, choice->code};
    return with;
}

static void connect_instead(struct form_reader *reader,
                            const struct ini_section *section,
                            struct form_question *question)
{
    const struct ini_entry *entry = ini_entry(section, "instead_of");
    if (!entry || !entry->value.len)
        return;
    question->instead = form_find_question(reader->form, entry->value);
    question->instead_page = form_find_page(reader->form, entry->value);
    if (!question->instead && !question->instead_page)
        unknown_question(reader, entry->at, entry->value);
}

static void connect_question(struct form_reader *reader,
                             const struct ini_section *section)
{
    struct form_question *question = form_find_question(reader->form,
                                                        str_of(section->id));
    if (!question)
        return;
    question->with = read_with(reader, section);
    connect_instead(reader, section, question);
    if (question->none) {
        const struct choice *none = option_of(reader, question,
                                              str_of(question->none),
                                              ini_entry(section, "none")->at);
        question->none = none ? none->code : NULL;
    }
}

/* [derive:turnover.under-36m] */
static void connect_derivation(struct form_reader *reader,
                               const struct ini_section *section)
{
    static const char *const known[] = {"when", NULL};
    struct arena *arena = reader->keys.arena;
    struct str id = str_of(section->id);
    size_t dot = str_find(id, '.');
    struct form_question *question = form_find_question(reader->form,
                                                        str_slice(id, 0, dot));
    keys_check(&reader->keys, section, known);
    if (!question) {
        unknown_question(reader, section->at, str_slice(id, 0, dot));
        return;
    }
    const struct choice *choice = option_of(
        reader, question, str_slice(id, dot + 1, id.len), section->at);
    const struct ini_entry *when = ini_entry(section, "when");
    if (!when)
        (void)keys_needed(&reader->keys, section, "when",
                          "write a predicate a line, as avow(5) has them "
                          "under LAWS");
    if (!choice || !when)
        return;
    struct form_derivation *one = arena_alloc(arena, sizeof *one);
    one->choice = choice;
    one->when = condition_parse(arena, NULL, when, reader->keys.all);
    struct form_derivation **end = &question->first;
    while (*end)
        end = &(*end)->next;
    *end = one;
}

/* Every slot of a column's pattern names a question, or the year. */
static void check_column(struct form_reader *reader,
                         const struct form_column *column)
{
    struct str rest = str_of(column->pattern);
    struct pattern_piece piece;
    while (pattern_next(&rest, &piece)) {
        struct str slots = piece.slot ? piece.text : (struct str){0};
        while (slots.at) {
            struct str slot = str_split(&slots, '|');
            struct str id = str_slice(slot, 0, str_find(slot, '.'));
            if (!str_is(id, "year") && !form_find_question(reader->form, id))
                unknown_question(reader, column->at, id);
        }
    }
}

/* A column that tells whose row it is has to be one of the download. */
static void check_compared(struct form_reader *reader,
                           const struct ini_section *section, const char *key)
{
    const struct ini_entry *entry = ini_entry(section, key);
    if (!entry || !entry->value.len)
        return;
    struct nearest nearest = nearest_make(entry->value);
    for (const struct form_column *c = reader->form->first_column; c;
         c = c->next) {
        if (str_is(entry->value, c->name))
            return;
        nearest_offer(&nearest, c->name);
    }
    diagnostic_error(reader->keys.all, entry->at,
                     "the download has no column '%.*s'", STR(entry->value));
    if (nearest.best)
        diagnostic_remedy(reader->keys.all, "did you mean '%s'?", nearest.best);
}

void form_connect(struct form_reader *reader, const struct ini *ini)
{
    for (const struct ini_section *s = ini->first; s; s = s->next) {
        if (!strcmp(s->kind, "question") && s->id) {
            connect_question(reader, s);
        } else if (!strcmp(s->kind, "derive") && s->id) {
            connect_derivation(reader, s);
        } else if (!strcmp(s->kind, "page") && s->id) {
            struct form_page *page = form_find_page(reader->form,
                                                    str_of(s->id));
            if (page)
                page->with = read_with(reader, s);
        } else if (!strcmp(s->name, "compare")) {
            check_compared(reader, s, "name");
            check_compared(reader, s, "number");
            check_compared(reader, s, "year");
        }
    }
    for (const struct form_column *c = reader->form->first_column; c;
         c = c->next)
        check_column(reader, c);
}
