/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/filing_compare.h"

#include <string.h>

#include "statement/filing_download.h"
#include "statement/filing_same.h"

/* What is looked for, and in which columns of the file. */
struct search {
    struct arena *arena;
    const struct filing *filing;
    struct comparison *found;
    size_t name, number, year; /* SIZE_MAX: there is no such column */
    struct str wanted_name, wanted_number;
    char folded[NEAR_BYTES]; /* the name; empty: it is too long */
    size_t distance[NEAR_NAMES];
    struct str *cells; /* of the row that was found */
    size_t best;       /* how good it is: 2 by number, 1 by name */
};

static size_t column_of(const struct csv_row *header, const char *name)
{
    for (size_t i = 0; name && i < header->count; i++)
        if (str_equal_nocase(str_trim(header->cells[i].text), str_of(name)))
            return i;
    return SIZE_MAX;
}

/* How many columns of a form's download a header has; 0 where it lacks the one
 * that tells whose row it is. */
static size_t columns_of(const struct form *form, const struct csv_row *header)
{
    size_t count = 0;
    if (column_of(header, form->compare.name) == SIZE_MAX)
        return 0;
    for (const struct form_column *c = form->first_column; c; c = c->next)
        count += column_of(header, c->name) != SIZE_MAX;
    return count;
}

const struct form *compare_form(struct arena *arena,
                                const struct library *library, const char *path,
                                struct diagnostics *all)
{
    struct csv *csv = csv_open(arena, path, all);
    if (!csv)
        return NULL;
    const struct form *best = NULL;
    size_t most = 1; /* a name alone is in many a file */
    char **names;
    size_t count;
    library_names(arena, library, "statements/registries", ".ini", &names,
                  &count);
    for (size_t i = 0; i < count; i++) {
        const struct form *form = form_find(arena, library, names[i], all);
        size_t columns = form ? columns_of(form, csv_header(csv)) : 0;
        if (columns > most) {
            best = form;
            most = columns;
        }
    }
    if (!best) {
        diagnostic_error(all, place_line(csv_source(csv), 1),
                         "this is the download of no registry that is known");
        diagnostic_remedy(all, "its first line has to have the names of the "
                               "columns, as the registry wrote them");
    }
    csv_close(csv);
    return best;
}

/* The cell of a column that tells whose row it would be. */
static struct str own_cell(struct arena *arena, const struct filing *filing,
                           const char *name)
{
    for (const struct form_column *c = filing->form->first_column; name && c;
         c = c->next)
        if (!strcmp(c->name, name))
            return filing_cell(arena, filing, c, NULL);
    return str_of("");
}

static struct str cell_at(const struct csv_row *row, size_t column)
{
    return column == SIZE_MAX ? str_of("") : row->cells[column].text;
}

static int year_of(struct str text)
{
    int year = 0;
    text = str_trim(text);
    for (size_t i = 0; i < text.len && i < 4; i++) {
        if (!is_ascii_digit((unsigned char)text.at[i]))
            return 0;
        year = year * 10 + (text.at[i] - '0');
    }
    return year;
}

/*
 * How far a name is from the one that is wanted, both folded: 0 where the one
 * holds the other, else by letters, or by the words that are missing; SIZE_MAX
 * where it is not near.
 */
static size_t distance_of(const char *wanted, const char *text)
{
    if (strstr(text, wanted) || strstr(wanted, text))
        return 0;
    struct nearest nearest = nearest_make(str_of(wanted));
    nearest_offer(&nearest, text);
    if (nearest.best)
        return nearest.best_distance;
    size_t words = 0, missing = 0;
    struct str rest = str_of(wanted);
    for (struct str word = str_word(&rest); word.len; word = str_word(&rest)) {
        char bytes[NEAR_BYTES];
        memcpy(bytes, word.at, word.len);
        bytes[word.len] = '\0';
        words += word.len > 3;
        missing += word.len > 3 && !strstr(text, bytes);
    }
    return missing * 2 <= words && missing < words ? 10 + missing : SIZE_MAX;
}

/* Keeps a name where it is among the nearest; memory does not grow. */
static void offer_name(struct search *search, struct str name)
{
    struct comparison *found = search->found;
    char text[NEAR_BYTES];
    if (!*search->folded || name.len >= NEAR_BYTES ||
        !same_fold(name, text, sizeof text))
        return;
    size_t distance = distance_of(search->folded, text);
    for (size_t i = 0; i < found->near_count; i++)
        if (str_is(name, found->near[i]))
            return;
    size_t at = found->near_count;
    while (at && search->distance[at - 1] > distance)
        at--;
    if (distance == SIZE_MAX || at == NEAR_NAMES)
        return;
    size_t last = found->near_count < NEAR_NAMES ? found->near_count++
                                                 : NEAR_NAMES - 1;
    for (size_t i = last; i > at; i--) {
        memcpy(found->near[i], found->near[i - 1], NEAR_BYTES);
        search->distance[i] = search->distance[i - 1];
    }
    memcpy(found->near[at], name.at, name.len);
    found->near[at][name.len] = '\0';
    search->distance[at] = distance;
}

static void keep_row(struct search *search, const struct csv *csv,
                     const struct csv_row *row, size_t how_good)
{
    struct comparison *found = search->found;
    if (how_good <= search->best) {
        found->more += how_good == search->best;
        return;
    }
    search->best = how_good;
    found->more = 0;
    found->row = row->number;
    found->by_number = how_good == 2;
    found->at = place_line(csv_source(csv), row->line);
    search->cells = arena_array(search->arena, row->count,
                                sizeof *search->cells);
    for (size_t i = 0; i < row->count; i++)
        search->cells[i] = str_copy(search->arena, row->cells[i].text);
    found->name = str_copy(search->arena, cell_at(row, search->name));
    found->number = str_copy(search->arena, cell_at(row, search->number));
}

static void look_at(struct search *search, const struct csv *csv,
                    const struct csv_row *row)
{
    struct comparison *found = search->found;
    int wanted = search->filing->year;
    int year = year_of(cell_at(row, search->year));
    bool of_year = !wanted || search->year == SIZE_MAX || year == wanted;
    found->has_year = found->has_year || of_year;
    size_t how_good = 0;
    if (same_number(cell_at(row, search->number), search->wanted_number))
        how_good = 2;
    else if (same_text(cell_at(row, search->name), search->wanted_name))
        how_good = 1;
    if (how_good && of_year)
        keep_row(search, csv, row, how_good);
    else if (how_good)
        found->other_year = year;
    else if (of_year && !search->best)
        offer_name(search, cell_at(row, search->name));
}

/*
 * Which of the answers that a cell is made of differs: the first that the
 * download does not have. NULL: it is made of none.
 */
static const struct filed_answer *answer_of(const struct cell_answers *answers,
                                            struct str filed)
{
    const struct filed_answer *first = answers->count ? answers->answers[0]
                                                      : NULL;
    for (size_t i = 0; answers->count > 1 && i < answers->count; i++)
        if (!same_within(filed, answers->answers[i]->text))
            return answers->answers[i];
    return first;
}

/* The lines of a text that are not in another. */
static struct str lines_beyond(struct arena *arena, struct str lines,
                               struct str other)
{
    struct buffer out = buffer_within(arena, CSV_CELL_MAX);
    while (lines.at) {
        struct str line = str_trim(str_split(&lines, '\n'));
        if (!line.len || same_has_line(other, line))
            continue;
        if (out.len)
            buffer_add_char(&out, '\n');
        buffer_add_str(&out, line);
    }
    return buffer_str(&out);
}

static struct filed_difference *
make_difference(struct search *search, const struct form_column *column,
                struct str filed, struct str here,
                const struct filed_answer *answer, bool alone)
{
    struct filed_difference *one = arena_alloc(search->arena, sizeof *one);
    one->column = column->name;
    one->asks = answer ? answer->question->asks : column->name;
    one->filed = filed;
    one->here = here;
    one->listed = alone && same_is_listed(answer) && filed.len && here.len;
    if (one->listed) {
        one->filed = lines_beyond(search->arena, filed, here);
        one->here = lines_beyond(search->arena, here, filed);
    }
    one->told = answer && answer->reason;
    one->write = !answer ? NULL : one->told ? answer->instead : answer->write;
    one->recorded = answer && answer->recorded;
    one->at = answer ? answer->at : (struct place){0};
    return one;
}

/* Holds each column that is known here against the row. */
static void compare_cells(struct search *search, const struct csv_row *header)
{
    struct filed_difference **end = &search->found->first;
    for (const struct form_column *c = search->filing->form->first_column; c;
         c = c->next) {
        struct cell_answers answers;
        size_t column = column_of(header, c->name);
        if (!*c->pattern || column == SIZE_MAX)
            continue;
        struct str here = filing_cell(search->arena, search->filing, c,
                                      &answers);
        struct str filed = search->cells[column];
        const struct filed_answer *answer = answer_of(&answers, filed);
        if (same_cell(search->filing, answer, filed, here)) {
            search->found->same++;
            continue;
        }
        *end = make_difference(search, c, filed, here, answer,
                               answers.count == 1);
        end = &(*end)->next;
    }
}

struct comparison *compare_filing(struct arena *arena, const char *path,
                                  const struct filing *filing,
                                  struct diagnostics *all)
{
    const struct form_compare *compare = &filing->form->compare;
    struct csv *csv = csv_open(arena, path, all);
    if (!csv)
        return NULL;
    const struct csv_row *header = csv_header(csv);
    struct search search = {
        .arena = arena,
        .filing = filing,
        .found = arena_alloc(arena, sizeof *search.found),
        .name = column_of(header, compare->name),
        .number = column_of(header, compare->number),
        .year = column_of(header, compare->year),
        .wanted_name = own_cell(arena, filing, compare->name),
        .wanted_number = own_cell(arena, filing, compare->number),
    };
    if (!same_fold(search.wanted_name, search.folded, sizeof search.folded))
        *search.folded = '\0';
    struct csv_row row;
    while (csv_next(csv, &row))
        look_at(&search, csv, &row);
    if (search.cells)
        compare_cells(&search, header);
    bool failed = csv_failed(csv);
    csv_close(csv);
    return failed ? NULL : search.found;
}
