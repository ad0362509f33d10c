/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/series.h"

#include <stdlib.h>

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

static void compare_row(struct arena *arena, const struct table *table,
                        const struct row *row, const struct table *before,
                        const struct row *row_before,
                        struct diagnostics *findings)
{
    const struct table_schema *schema = table->schema;
    for (size_t i = 0; i < schema->column_count; i++) {
        const struct yearly *yearly = &schema->columns[i].yearly;
        size_t from = yearly->kind == YEARLY_FROM
                          ? table_column(before->schema, str_of(yearly->from))
                          : SIZE_MAX;
        if (from == SIZE_MAX || !row->cells[i].given ||
            !row_before->cells[from].given ||
            before->schema->columns[from].type.kind !=
                schema->columns[i].type.kind ||
            !type_compare(&row->cells[i].typed, &row_before->cells[from].typed))
            continue;
        const char *was = shown(arena, before, from, &row_before->cells[from]);
        diagnostic_warning(findings, row->cells[i].at,
                           "'%s' of '%.*s' is %s here, and %s in the file of "
                           "that year",
                           schema->columns[i].label,
                           STR(row->cells[0].typed.text),
                           shown(arena, table, i, &row->cells[i]), was);
        diagnostic_id(findings, "figure-differs");
        diagnostic_also(findings, row_before->cells[from].at, "it is %s here",
                        was);
        diagnostic_remedy(findings, "write the one that is right in both; say "
                                    "in the text where it was corrected");
    }
}

void series_report(struct arena *arena, const struct statement *statement,
                   struct diagnostics *findings)
{
    const struct statement *previous = statement->previous;
    for (size_t t = 0; previous && t < statement->table_count; t++) {
        const struct table *table = &statement->tables[t];
        const struct table *before = statement_table(
            previous, str_of(table->schema->name));
        if (!before || table->schema->yearly.kind == YEARLY_FROM)
            continue;
        for (size_t i = 0; i < table->kept_count; i++) {
            const struct row *row = same_row(before, &table->kept[i]);
            if (row)
                compare_row(arena, table, &table->kept[i], before, row,
                            findings);
        }
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
    for (const struct passage *p = document->passages; p; p = p->next) {
        if (p->section != section || p->heading)
            continue;
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
    diagnostic_note(findings, section->heading->at,
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
