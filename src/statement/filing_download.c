/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/filing_download.h"

#include <string.h>

#include "data/csv.h"
#include "data/csv_write.h"
#include "data/pattern.h"

static struct str digits(struct arena *arena, int width, int number)
{
    return str_of(arena_format(arena, "%0*d", width, number));
}

static void add_date(const struct filing *filing, struct arena *arena,
                     struct buffer *out, struct date date)
{
    const struct pattern_slot slots[] = {
        {STR_LITERAL("day"), digits(arena, 1, date.day)},
        {STR_LITERAL("day2"), digits(arena, 2, date.day)},
        {STR_LITERAL("month1"), digits(arena, 1, date.month)},
        {STR_LITERAL("month2"), digits(arena, 2, date.month)},
        {STR_LITERAL("year"), digits(arena, 4, date.year)},
    };
    const char *pattern = filing->form->date_pattern;
    pattern_fill(out, pattern ? pattern : "{year}-{month2}-{day2}", slots,
                 sizeof slots / sizeof *slots);
}

/* The answer, as a cell has it: what stands alone is a column of its own. */
static void add_answer(const struct filing *filing, struct arena *arena,
                       struct buffer *out, const struct filed_answer *answer)
{
    const char *none = answer->question->none;
    if (answer->date.year) {
        add_date(filing, arena, out, answer->date);
        return;
    }
    for (size_t i = 0; none && i < answer->chosen_count; i++)
        if (!strcmp(answer->chosen[i]->code, none))
            return;
    buffer_add_str(out, answer->text);
}

/* Yes or no, in the download's words; nothing where nobody was asked. */
static void add_truth(const struct filing *filing, struct buffer *out,
                      const struct form_question *question, size_t row,
                      struct str code)
{
    const struct form_compare *compare = &filing->form->compare;
    const struct choice *option = form_option(question, code);
    const struct filed_answer *answer = filing_answer(filing, question, row);
    bool told = answer && answer->asked &&
                (answer->given || filing_replaced(filing, question));
    if (!option || !told)
        return;
    bool yes = filing_chosen(filing, (struct form_with){question, option->code},
                             row);
    const char *word = yes ? *compare->yes : *compare->no;
    if (!word)
        word = locale_boolean(filing->locale, yes);
    buffer_add_text(out, word);
}

/* "name", "name.2" or "name.code". */
static void add_slot(const struct filing *filing, struct arena *arena,
                     struct buffer *out, struct str slot,
                     struct cell_answers *answers)
{
    size_t dot = str_find(slot, '.');
    struct str id = str_slice(slot, 0, dot);
    struct str rest = str_slice(slot, dot + 1, slot.len);
    const struct form_question *question = form_find_question(filing->form, id);
    if (str_is(slot, "year") && filing->year)
        buffer_add_str(out, digits(arena, 1, filing->year));
    if (!question)
        return;
    bool of_row = rest.len && is_ascii_digit((unsigned char)*rest.at);
    size_t row = of_row && rest.len == 1 ? (size_t)(*rest.at - '0') : 0;
    const struct filed_answer *answer = filing_answer(filing, question, row);
    if (answer && answers->count < CELL_ANSWERS)
        answers->answers[answers->count++] = answer;
    if (rest.len && !of_row)
        add_truth(filing, out, question, row, rest);
    else if (answer && answer->asked && answer->given)
        add_answer(filing, arena, out, answer);
}

struct str filing_cell(struct arena *arena, const struct filing *filing,
                       const struct form_column *column,
                       struct cell_answers *answers)
{
    struct buffer out = buffer_within(arena, CSV_CELL_MAX);
    struct cell_answers made_of = {0};
    struct str rest = str_of(column->pattern);
    struct pattern_piece piece;
    bool any = false;
    while (pattern_next(&rest, &piece)) {
        if (!piece.slot) {
            buffer_add_str(&out, piece.text);
            continue;
        }
        /* Of several, the first that has an answer. */
        size_t before = out.len;
        struct str slots = piece.text;
        while (slots.at && out.len == before)
            add_slot(filing, arena, &out, str_split(&slots, '|'), &made_of);
        any = any || out.len > before;
    }
    if (answers)
        *answers = made_of;
    /* What only stands between answers is not one. */
    return any ? buffer_str(&out) : str_of("");
}

void filing_csv(struct arena *arena, struct buffer *out,
                const struct filing *filing)
{
    struct str names[CSV_COLUMNS_MAX], cells[CSV_COLUMNS_MAX];
    size_t count = 0;
    for (const struct form_column *c = filing->form->first_column; c;
         c = c->next) {
        names[count] = str_of(c->name);
        cells[count++] = filing_cell(arena, filing, c, NULL);
    }
    csv_write_begin(out);
    csv_write_row(out, names, count);
    csv_write_row(out, cells, count);
}
