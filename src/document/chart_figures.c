/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/chart_figures.h"

/* Sizes keep below this, so that they can be multiplied by CHART_WHOLE. */
#define SIZE_TOP ((int64_t)1 << 45)

#define NO_BREAK_SPACE "\xc2\xa0"

/* A cell taken apart: "£1,234.50" is "£" and the number. */
struct cell_parts {
    bool given;
    struct str before;
    struct str after;
    struct decimal number;
};

struct reading {
    struct make *make;
    const struct table_print *table;
    const struct chart *chart;
    struct arena *arena;
    struct cell_parts first; /* that was read: all have its unit */
    struct decimal *numbers;
    size_t count;
};

static const struct number_marks *marks_of(const struct reading *r)
{
    static const struct number_marks plain = {{".", 1}, {",", 1}, false};
    const struct locale *locale = r->make->input->locale;
    return locale ? locale_marks(locale) : &plain;
}

/* Cuts a text before its first digit and behind its last one. */
static bool take_apart(struct str text, const struct number_marks *marks,
                       struct cell_parts *parts)
{
    size_t from = 0, to = text.len;
    while (from < to && !is_ascii_digit((unsigned char)text.at[from]))
        from++;
    while (to > from && !is_ascii_digit((unsigned char)text.at[to - 1]))
        to--;
    *parts = (struct cell_parts){.given = from < to};
    if (!parts->given)
        return true;
    struct str before = str_slice(text, 0, from);
    bool minus = false;
    struct str rest = before;
    /* A sign stands before the symbol of a currency or behind it. */
    for (size_t i = 0; i < before.len && !minus; i++) {
        rest = str_slice(before, i, before.len);
        minus = number_take_minus(&rest);
        if (minus)
            before = i ? str_slice(before, 0, i) : rest;
    }
    parts->before = str_trim(before);
    parts->after = str_trim(str_slice(text, to, text.len));
    if (number_read(str_slice(text, from, to), marks, 0, &parts->number) !=
        NUMBER_OK)
        return false;
    if (minus)
        parts->number.units = -parts->number.units;
    return true;
}

static bool refuse_cell(struct reading *r, const struct table_cell *cell)
{
    diagnostic_error(r->make->all, cell->at,
                     "'%.*s' is no figure that a chart can draw",
                     STR(text_one_line(r->arena, cell->text)));
    diagnostic_remedy(r->make->all, "write one number, with its unit before "
                                    "or behind it");
    return false;
}

static bool refuse_unit(struct reading *r, const struct table_cell *cell)
{
    diagnostic_error(r->make->all, cell->at,
                     "'%.*s' has another unit than the chart's first figure",
                     STR(text_one_line(r->arena, cell->text)));
    diagnostic_remedy(r->make->all, "draw figures of one unit, or name the "
                                    "column of the units in 'unit'");
    return false;
}

static bool read_number(struct reading *r, const struct table_cell *cell,
                        struct cell_parts *parts)
{
    if (!take_apart(cell->text, marks_of(r), parts))
        return refuse_cell(r, cell);
    if (!parts->given)
        return true;
    if (!r->first.given)
        r->first = *parts;
    if (!str_equal(parts->before, r->first.before) ||
        !str_equal(parts->after, r->first.after))
        return refuse_unit(r, cell);
    return true;
}

/* The figure as it is shown: with the unit that its row has. */
static struct str show(struct reading *r, const struct table_cell *cell,
                       struct str unit, const struct cell_parts *parts)
{
    const struct locale *locale = r->make->input->locale;
    if (!parts->given)
        return str_of(locale ? locale_word(locale, "no_value") : "-");
    struct str text = text_one_line(r->arena, cell->text);
    unit = text_one_line(r->arena, unit);
    if (!unit.len)
        return text;
    struct buffer out = buffer_within(r->arena, text.len + unit.len + 100);
    if (locale && str_is(unit, "%") && !parts->before.len && !parts->after.len)
        locale_percent(locale, &out, parts->number);
    else
        buffer_add_format(&out, "%.*s%s%.*s", STR(text), NO_BREAK_SPACE,
                          STR(unit));
    return buffer_str(&out);
}

static bool read_cell(struct reading *r, size_t row, size_t column,
                      struct figure *figure)
{
    const struct table_cell *cells =
        &r->table->cells[row * r->table->column_count];
    struct cell_parts parts;
    if (!read_number(r, &cells[column], &parts))
        return false;
    struct str unit = {"", 0};
    if (r->chart->unit.count)
        unit = cells[r->chart->unit.first].text;
    figure->given = parts.given;
    figure->text = show(r, &cells[column], unit, &parts);
    r->numbers[r->count++] = parts.given ? parts.number : (struct decimal){0};
    return true;
}

static bool is_within(struct decimal number, int places)
{
    int64_t units = number.units < 0 ? -number.units : number.units;
    for (int p = number.places; p < places; p++) {
        if (units > SIZE_TOP / 10)
            return false;
        units *= 10;
    }
    return units < SIZE_TOP;
}

/* Numbers as whole ones, as exact as there is room for. */
static void size_all(struct reading *r, struct figure **figures)
{
    int places = DECIMAL_PLACES_MAX;
    size_t shift = 1;
    for (size_t i = 0; i < r->count; i++)
        while (places &&
               !is_within(decimal_round(r->numbers[i], places), places))
            places--;
    for (size_t i = 0; i < r->count; i++)
        while (!is_within((struct decimal){r->numbers[i].units / (int64_t)shift,
                                           r->numbers[i].places},
                          0) &&
               !places && shift < ((size_t)1 << 20))
            shift *= 2;
    for (size_t i = 0; i < r->count; i++) {
        struct decimal number = decimal_round(r->numbers[i], places);
        number = decimal_widen(number, places);
        figures[i]->size = number.units / (int64_t)shift;
    }
}

/* Whether every row has the unit of the first. */
static bool have_one_unit(const struct reading *r, size_t rows)
{
    size_t columns = r->table->column_count;
    const struct table_cell *unit = &r->table->cells[r->chart->unit.first];
    for (size_t i = 1; r->chart->unit.count && i < rows; i++)
        if (!str_equal(unit[i * columns].text, unit->text))
            return false;
    return true;
}

bool figures_read(struct make *make, const struct table_print *table,
                  struct figures *figures)
{
    const struct chart *chart = table->chart;
    struct reading r = {make, table, chart, make->scratch, {0}, NULL, 0};
    size_t rows = table->row_count - table->total;
    size_t columns = chart->values.count;
    size_t all = rows * (columns + 1);
    struct figure **listed = arena_array(r.arena, all, sizeof *listed);
    bool good = true;
    r.numbers = arena_array(r.arena, all, sizeof *r.numbers);
    *figures = (struct figures){.rows = rows, .columns = columns};
    figures->values = arena_array(r.arena, rows * columns,
                                  sizeof *figures->values);
    if (chart->target.count)
        figures->targets = arena_array(r.arena, rows, sizeof *figures->targets);
    for (size_t i = 0; i < rows; i++) {
        for (size_t k = 0; k < columns; k++) {
            listed[r.count] = &figures->values[i * columns + k];
            good = read_cell(&r, i, chart->values.first + k,
                             &figures->values[i * columns + k]) &&
                   good;
        }
        if (!figures->targets)
            continue;
        listed[r.count] = &figures->targets[i];
        good = read_cell(&r, i, chart->target.first, &figures->targets[i]) &&
               good;
    }
    figures->one_unit = have_one_unit(&r, rows);
    if (good)
        size_all(&r, listed);
    return good;
}

long figures_part(int64_t size, int64_t whole, long most)
{
    if (size <= 0 || whole <= 0)
        return 0;
    if (size / whole > most / CHART_WHOLE)
        return most;
    int64_t part = (size * CHART_WHOLE + whole / 2) / whole;
    return part < most ? (long)part : most;
}
