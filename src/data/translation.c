/* SPDX-License-Identifier: BSD-2-Clause */
#include "data/translation.h"

#include "data/table.h"

/* A term is short; a longer text is written in the statement's own file. */
#define TERM_MAX ((size_t)4096)

struct term {
    struct str translation;
    const char *path; /* of the file that it stands in */
    struct place at;
};

enum { TEXT, TRANSLATION, COLUMNS };

static void add_term(struct arena *arena, struct translation *translation,
                     const char *path, const struct row *row,
                     struct diagnostics *all)
{
    const struct cell *cells = row->cells;
    struct str text = text_one_line(arena, cells[TEXT].typed.text);
    struct term *term = arena_alloc(arena, sizeof *term);
    term->translation = str_copy(arena, cells[TRANSLATION].typed.text);
    term->path = path;
    term->at = cells[TEXT].at;
    const struct term *earlier = names_claim(&translation->terms, translation,
                                             str_copy(arena, text).at, term);
    if (!earlier || earlier->path != path)
        return;
    diagnostic_error(all, term->at, "'%.*s' is translated twice", STR(text));
    diagnostic_also(all, earlier->at, "it stands here first");
    diagnostic_remedy(all, "take one of the two rows out");
}

void translation_read(struct arena *arena, struct translation *translation,
                      const char *path, struct diagnostics *all)
{
    struct column columns[COLUMNS] = {
        [TEXT] = {.name = "text", .label = "text", .required = true},
        [TRANSLATION] = {.name = "translation",
                         .label = "translation",
                         .required = true},
    };
    const struct table_schema schema = {
        .name = "terms", .columns = columns, .column_count = COLUMNS};
    struct table table = {
        .schema = &schema, .locale = translation->from, .csv_path = path};
    translation->terms.arena = arena;
    struct rows *rows = rows_open(arena, &table, all);
    struct row row;
    while (rows && rows_next(rows, &row))
        add_term(arena, translation, path, &row, all);
    rows_close(rows);
}

static void translate_text(const struct translation *translation,
                           struct typed *typed)
{
    char name[TERM_MAX];
    if (!translation->terms.count || typed->text.len >= sizeof name)
        return;
    struct str rest = typed->text;
    size_t len = 0;
    for (struct str word = str_word(&rest); word.len; word = str_word(&rest)) {
        if (len)
            name[len++] = ' ';
        for (size_t i = 0; i < word.len; i++)
            name[len++] = word.at[i];
    }
    name[len] = '\0';
    const struct term *term = names_find(&translation->terms, translation,
                                         name);
    if (term)
        typed->text = term->translation;
}

void translate(const struct translation *translation, const struct type *from,
               const struct type *to, struct typed *typed)
{
    for (size_t i = 0; i < typed->chosen_count; i++)
        typed->chosen[i] = &to->choices[typed->chosen[i] - from->choices];
    const struct country *country =
        typed->country
            ? locale_country(translation->to, str_of(typed->country->code))
            : NULL;
    if (country)
        typed->country = country;
    if (typed->kind == TYPE_TEXT)
        translate_text(translation, typed);
}
