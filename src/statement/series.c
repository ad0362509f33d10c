/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/series.h"

#include <stdlib.h>

#include "statement/earlier.h"
#include "statement/reprint.h"

/* Of fewer words nobody expects that they are new. */
#define SECTION_WORDS 20

/* No value that is quoted is longer. */
#define VALUE_MAX 400

/* The row that the first column calls the same; NULL: there is none, or more
 * than one. */
static const struct row *same_row(const struct table *table,
                                  const struct row *wanted)
{
    const struct row *found = NULL;
    for (size_t i = 0; i < table->kept_count; i++) {
        const struct cell *cell = &table->kept[i].cells[0];
        if (!cell->given || !wanted->cells[0].given ||
            !str_equal_nocase(cell->typed.text, wanted->cells[0].typed.text))
            continue;
        if (found)
            return NULL;
        found = &table->kept[i];
    }
    return found;
}

static const char *shown(struct arena *arena, const struct table *table,
                         size_t column, const struct cell *cell)
{
    struct buffer out = buffer_within(arena, VALUE_MAX);
    type_show(&out, &table->schema->columns[column].type, table->locale,
              &cell->typed);
    return out.len ? out.bytes : "";
}

/* How many years a period was before a statement's; 0: that is not known. */
static size_t years_before(const struct statement *statement,
                           const struct statement *then)
{
    const struct earlier *earlier = statement->earlier;
    while (earlier && date_compare(earlier->end, then->period_end) != 0)
        earlier = earlier->next;
    return earlier ? earlier->years : 0;
}

/* The column that had so many years ago what another one has now, as
 * `each_year = from` says; SIZE_MAX: there is none. */
static size_t column_then(const struct table_schema *schema, size_t column,
                          size_t years)
{
    for (size_t i = 0; i < years && column != SIZE_MAX; i++) {
        const struct yearly *yearly = &schema->columns[column].yearly;
        column = yearly->kind == YEARLY_FROM
                     ? table_column(schema, str_of(yearly->from))
                     : SIZE_MAX;
    }
    return column;
}

/* A cell of a year before, in the table that it stands in. */
struct then {
    const struct table *table;
    size_t column;
    const struct cell *cell; /* NULL: no year has it */
};

/* What a cell is said to have been, in the newest year that says it. */
static struct then find_then(const struct statement *statement,
                             const struct table *table, const struct row *row,
                             size_t column)
{
    struct then then = {.cell = NULL};
    for (const struct statement *p = statement->previous; p && !then.cell;
         p = p->previous) {
        size_t years = years_before(statement, p);
        size_t own = years ? column_then(table->schema, column, years)
                           : SIZE_MAX;
        if (own == SIZE_MAX)
            break;
        const struct column *of = &table->schema->columns[own];
        then.table = statement_table(p, str_of(table->schema->name));
        then.column = then.table
                          ? table_column(then.table->schema, str_of(of->name))
                          : SIZE_MAX;
        if (then.column == SIZE_MAX ||
            then.table->schema->columns[then.column].type.kind !=
                table->schema->columns[column].type.kind)
            continue;
        const struct row *row_then = same_row(then.table, row);
        if (row_then && row_then->cells[then.column].given)
            then.cell = &row_then->cells[then.column];
    }
    return then;
}

static void compare_row(struct arena *arena, const struct statement *statement,
                        const struct table *table, const struct row *row,
                        struct diagnostics *findings)
{
    const struct table_schema *schema = table->schema;
    for (size_t i = 0; i < schema->column_count; i++) {
        if (schema->columns[i].yearly.kind != YEARLY_FROM ||
            !row->cells[i].given)
            continue;
        struct then then = find_then(statement, table, row, i);
        if (!then.cell ||
            !type_compare(&row->cells[i].typed, &then.cell->typed))
            continue;
        const char *was = shown(arena, then.table, then.column, then.cell);
        diagnostic_warning(findings, row->cells[i].at,
                           "'%s' of '%.*s' is %s here, and %s in the file of "
                           "that year",
                           schema->columns[i].label,
                           STR(row->cells[0].typed.text),
                           shown(arena, table, i, &row->cells[i]), was);
        diagnostic_id(findings, "figure-differs");
        diagnostic_also(findings, then.cell->at, "it is %s here", was);
        diagnostic_remedy(findings, "write the one that is right in both; say "
                                    "in the text where it was corrected");
    }
}

void series_report(struct arena *arena, const struct statement *statement,
                   struct diagnostics *findings)
{
    for (size_t t = 0; statement->previous && t < statement->table_count; t++) {
        const struct table *table = &statement->tables[t];
        if (table->schema->yearly.kind == YEARLY_FROM)
            continue;
        for (size_t i = 0; i < table->kept_count; i++)
            compare_row(arena, statement, table, &table->kept[i], findings);
    }
}

static int by_text(const void *a, const void *b)
{
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

/* The passages of a text in order, to be found. */
static struct str *sort_passages(struct arena *arena,
                                 const struct document *document, size_t *count)
{
    *count = 0;
    for (const struct passage *p = document->passages; p; p = p->next)
        ++*count;
    struct str *texts = arena_array(arena, *count, sizeof *texts);
    size_t i = 0;
    for (const struct passage *p = document->passages; p; p = p->next)
        texts[i++] = p->text;
    if (*count)
        qsort(texts, *count, sizeof *texts, by_text);
    return texts;
}

/* Whether a text names a year as a word of its own. */
static bool names_year(struct str text, int year)
{
    for (size_t i = 0; i + 4 <= text.len; i++) {
        bool digit_before = i && is_ascii_digit((unsigned char)text.at[i - 1]);
        bool digit_after = i + 4 < text.len &&
                           is_ascii_digit((unsigned char)text.at[i + 4]);
        int number = 0;
        size_t digits = 0;
        for (; digits < 4 && is_ascii_digit((unsigned char)text.at[i + digits]);
             digits++)
            number = number * 10 + (text.at[i + digits] - '0');
        if (digits == 4 && number == year && !digit_before && !digit_after)
            return true;
    }
    return false;
}

static void say_year(const struct passage *passage, int year,
                     struct diagnostics *findings)
{
    diagnostic_note(findings, passage->at,
                    "this paragraph is last year's, and speaks of %d", year);
    diagnostic_id(findings, "year-left-over");
    diagnostic_remedy(findings, "see whether it is still so, and say so with "
                                "this year's date");
}

/* Looks at what a section itself says, and not at those that it holds. */
static void look_at_section(const struct statement *statement,
                            const struct document *document,
                            const struct section *section,
                            const struct str *before, size_t count,
                            struct diagnostics *findings)
{
    int year = statement->previous->period_end.year;
    size_t words = 0;
    bool same = true;
    struct place at = section->heading->at;
    for (const struct passage *p = document->passages; p; p = p->next) {
        if (p->section != section || p->heading)
            continue;
        /* Who wants to edit the text needs the value more than the part. */
        if (!p->cell && p->at.source &&
            at.source == section->heading->at.source)
            at = p->at;
        bool taken_over = count && bsearch(&p->text, before, count,
                                           sizeof *before, by_text);
        same = same && taken_over;
        words += p->cell ? 0 : text_words(p->text);
        if (taken_over && !p->cell && year < statement->period_end.year &&
            names_year(p->text, year))
            say_year(p, year, findings);
    }
    if (!same || words < SECTION_WORDS)
        return;
    diagnostic_note(
        findings,
        at.source == section->heading->at.source ? section->heading->at : at,
        "'%.*s' says word for word what last year's text says",
        STR(section->heading->text));
    diagnostic_id(findings, "section-unchanged");
    diagnostic_remedy(findings, "see whether it is still so, and say what is "
                                "new");
}

void series_report_text(struct arena *arena, const struct statement *statement,
                        struct diagnostics *findings)
{
    const struct document *document = statement->document;
    const struct document *before = document && statement->previous
                                        ? reprint_as_it_stands(
                                              arena, statement->previous)
                                        : NULL;
    if (!before)
        return;
    size_t count;
    const struct str *texts = sort_passages(arena, before, &count);
    for (const struct section *s = document->sections; s; s = s->next)
        look_at_section(statement, document, s, texts, count, findings);
}
