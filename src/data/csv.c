/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * libcsv is fed a line at a time, so that it stops after each row. It gives a
 * cell's text and nothing of where it stood; that follows from the row as it
 * is in the file, which is kept until the next one is asked for.
 */
#include "data/csv.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "data/csv_dialect.h"
#include "data/csv_text.h"

/* No row is longer, the line breaks in its cells included. */
#define ROW_MAX ((size_t)1024 * 1024)

/* What a row may take, and what is read after the last part of it. */
#define WINDOW_SIZE (ROW_MAX + CSV_TEXT_ROOM)

/* A longer line is no excerpt. */
#define EXCERPT_MAX ((size_t)4096)

/* One cell more than can be, so that the first too many has a place. */
#define CELLS_KEPT (CSV_COLUMNS_MAX + 1)

struct csv {
    struct diagnostics *all;
    struct source *source;
    struct csv_text text;
    struct csv_dialect dialect;
    struct csv_parser parser;
    struct csv_row header;
    bool failed;
    bool ended; /* nothing is to be read any more */

    char *window; /* the row, then what was read beyond it; owned */
    size_t window_len;
    size_t row_begin; /* in the window */
    size_t row_end;   /* of what libcsv was fed of it */
    bool drained;     /* the window holds all that is left */

    size_t number;   /* of the row */
    size_t row_line; /* the line of the file that it begins on */
    size_t next_line;

    struct csv_cell *cells; /* of the row, CELLS_KEPT; owned */
    size_t count;           /* may be more */
    char *texts;            /* theirs; owned */
    size_t texts_len;
    size_t cell_begin; /* where the next one begins in the row */
    size_t cell_line;  /* and on which line of the file, which begins */
    size_t line_begin; /* there in the row */
    size_t long_cell;  /* one that is too long; CELLS_KEPT: none */
    size_t long_len;
    bool row_done;
    bool row_split; /* a cell followed the end of the row */
};

/* The row as it is in the file, as far as libcsv was fed it. */
static struct str row_text(const struct csv *csv)
{
    return (struct str){csv->window + csv->row_begin,
                        csv->row_end - csv->row_begin};
}

/* ---- faults ---- */

static struct place place_in_row(const struct csv *csv, size_t offset)
{
    struct str before = str_slice(row_text(csv), 0, offset);
    struct place place = {csv->source, csv->row_line, offset + 1};
    for (size_t i = 0; i < before.len; i++) {
        if (before.at[i] == csv->dialect.line_end) {
            place.line++;
            place.column = offset - i;
        }
    }
    return place;
}

/* The name of a cell as Excel has it. */
struct cell_name {
    char text[32];
};

static struct cell_name cell_name(size_t column, size_t row)
{
    char letters[8];
    size_t len = 0;
    for (size_t rest = column + 1; rest && len < sizeof letters;
         rest = (rest - 1) / 26)
        letters[len++] = (char)('A' + (rest - 1) % 26);
    struct cell_name name = {""};
    for (size_t i = 0; i < len; i++)
        name.text[i] = letters[len - 1 - i];
    snprintf(name.text + len, sizeof name.text - len, "%zu", row);
    return name;
}

/* The name of the cell that a place stands in, the row's last beyond it. */
static struct cell_name cell_at(const struct csv *csv, struct place at)
{
    size_t i = 0;
    size_t kept = csv->count < CELLS_KEPT ? csv->count : CELLS_KEPT;
    while (i + 1 < kept) {
        struct place next = csv->cells[i + 1].at;
        if (next.line > at.line ||
            (next.line == at.line && next.column > at.column))
            break;
        i++;
    }
    return cell_name(i, csv->number);
}

/* To be called after an error was added about the row. */
static void error_added(struct csv *csv, struct place at)
{
    csv->failed = true;
    diagnostic_excerpt(csv->all, csv_line_text(csv, at));
}

/* An error about a cell that is still being read ends the reading. */
static bool give_up(struct csv *csv, struct place at)
{
    error_added(csv, at);
    csv->ended = true;
    return false;
}

/* The place where the cell begins that is being read. */
static struct place open_cell(const struct csv *csv)
{
    struct str row = row_text(csv);
    size_t at = csv->cell_begin;
    while (at < row.len && (row.at[at] == ' ' || row.at[at] == '\t'))
        at++;
    return place_in_row(csv, at);
}

static bool report_quote(struct csv *csv, size_t offset)
{
    struct diagnostics *all = csv->all;
    struct place at = place_in_row(csv, offset), begin = open_cell(csv);
    struct cell_name name = cell_name(csv->count, csv->number);
    struct str row = row_text(csv);
    size_t first = csv->cell_begin;
    while (row.at[first] == ' ' || row.at[first] == '\t')
        first++;
    if (row.at[first] == '"') {
        diagnostic_error(all, at,
                         "text after the closing quotation mark of "
                         "cell %s",
                         name.text);
        diagnostic_also(all, begin, "the cell begins here");
    } else {
        diagnostic_error(all, at,
                         "a quotation mark in cell %s, which does not "
                         "begin with one",
                         name.text);
    }
    diagnostic_remedy(all, "open it in Excel and save it again as CSV, or "
                           "double each quotation mark within a cell and put "
                           "one at both of its ends");
    return give_up(csv, at);
}

static bool report_unclosed(struct csv *csv)
{
    struct place at = open_cell(csv);
    diagnostic_error(csv->all, at,
                     "the quotation mark that opens cell %s is never closed",
                     cell_name(csv->count, csv->number).text);
    diagnostic_remedy(csv->all, "put a quotation mark at the end of the cell");
    return give_up(csv, at);
}

static bool report_long_row(struct csv *csv)
{
    /* What libcsv was not fed yet is of the row as well. */
    csv->row_end = csv->window_len;
    struct place at = open_cell(csv);
    diagnostic_error(csv->all, at, "row %zu is longer than %zu bytes",
                     csv->number, ROW_MAX);
    diagnostic_remedy(csv->all,
                      "is the closing quotation mark of cell %s "
                      "missing?",
                      cell_name(csv->count, csv->number).text);
    return give_up(csv, at);
}

static bool report_split(struct csv *csv)
{
    struct place at = place_in_row(csv, csv->cell_begin - 1);
    bool mac = csv->dialect.line_end == '\r';
    diagnostic_error(csv->all, at,
                     "row %zu ends with a %s, the header with a %s",
                     csv->number, mac ? "line feed" : "carriage return",
                     mac ? "carriage return" : "line feed");
    diagnostic_remedy(csv->all, "open it in Excel and save it again as CSV");
    return give_up(csv, at);
}

static bool report_bytes(struct csv *csv, enum text_fault fault, size_t offset)
{
    struct place at = place_in_row(csv, offset);
    diagnostic_error(csv->all, at, "%s in cell %s", text_fault_name(fault),
                     cell_at(csv, at).text);
    if (fault == TEXT_NOT_UTF8)
        diagnostic_remedy(csv->all, "open it in Excel, mend the cell, and save "
                                    "it as 'CSV UTF-8 (Comma delimited)'");
    else
        diagnostic_remedy(csv->all, "delete it");
    error_added(csv, at);
    return false;
}

static bool report_long_cell(struct csv *csv)
{
    struct place at = csv->cells[csv->long_cell].at;
    diagnostic_error(csv->all, at,
                     "cell %s has %zu bytes; at most %zu are allowed",
                     cell_name(csv->long_cell, csv->number).text, csv->long_len,
                     CSV_CELL_MAX);
    diagnostic_remedy(csv->all, "shorten it");
    error_added(csv, at);
    return false;
}

static bool report_ragged(struct csv *csv)
{
    size_t wanted = csv->header.count;
    struct diagnostics *all = csv->all;
    if (csv->count > wanted) {
        struct place at = csv->cells[wanted].at;
        char separator[] = {'\'', csv->dialect.separator, '\'', '\0'};
        diagnostic_error(all, at,
                         "row %zu has %zu cells, the header has %zu: "
                         "%s is the first too many",
                         csv->number, csv->count, wanted,
                         cell_name(wanted, csv->number).text);
        diagnostic_remedy(all,
                          "put quotation marks round a cell with a %s in "
                          "it, or delete what is too much",
                          csv->dialect.separator == '\t' ? "tab" : separator);
        error_added(csv, at);
        return false;
    }
    struct str row = row_text(csv);
    while (row.len &&
           (row.at[row.len - 1] == '\n' || row.at[row.len - 1] == '\r'))
        row.len--;
    struct place at = place_in_row(csv, row.len);
    diagnostic_error(all, at,
                     "row %zu has %zu cell%s, the header has %zu: %s "
                     "is missing",
                     csv->number, csv->count, csv->count == 1 ? "" : "s",
                     wanted, cell_name(csv->count, csv->number).text);
    diagnostic_remedy(all, "add the missing cells; one may be empty, but its "
                           "separator must be there");
    error_added(csv, at);
    return false;
}

/* ---- rows ---- */

/* Copies a cell's text; its line breaks become '\n'. */
static size_t copy_text(char *to, const char *from, size_t len)
{
    if (!memchr(from, '\r', len)) {
        memcpy(to, from, len);
        return len;
    }
    size_t made = 0;
    for (size_t i = 0; i < len; i++) {
        if (from[i] == '\r' && i + 1 < len && from[i + 1] == '\n')
            continue;
        to[made++] = from[i] == '\r' ? '\n' : from[i];
    }
    return made;
}

static size_t count_byte(const char *at, size_t len, char byte)
{
    size_t count = 0;
    const char *end = at + len;
    while (at < end && (at = memchr(at, byte, (size_t)(end - at)))) {
        count++;
        at++;
    }
    return count;
}

/* Finds out where the cell stands, and where the next one begins. */
static struct place locate_cell(struct csv *csv, const char *text, size_t len)
{
    const char *row = csv->window + csv->row_begin;
    size_t end = csv->row_end - csv->row_begin, at = csv->cell_begin;
    char separator = csv->dialect.separator;
    while (at < end && row[at] != separator &&
           (row[at] == ' ' || row[at] == '\t'))
        at++;
    bool quoted = at < end && row[at] == '"';
    struct place place = {csv->source, csv->cell_line,
                          at + quoted - csv->line_begin + 1};
    size_t next = at + len;
    if (quoted) {
        next += 2 + count_byte(text, len, '"');
        const char *line = row + at;
        while (next <= end && (line = memchr(line, csv->dialect.line_end,
                                             (size_t)(row + next - line)))) {
            csv->line_begin = (size_t)(++line - row);
            csv->cell_line++;
        }
    }
    while (next < end && row[next] != separator &&
           (row[next] == ' ' || row[next] == '\t'))
        next++;
    csv->cell_begin = next + 1;
    return place;
}

/* libcsv calls this for each cell. */
static void take_cell(void *text, size_t len, void *user)
{
    struct csv *csv = user;
    if (csv->row_done) {
        csv->row_split = true;
        return;
    }
    struct place at = locate_cell(csv, text, len);
    if (csv->count < CELLS_KEPT) {
        struct csv_cell *cell = &csv->cells[csv->count];
        cell->at = at;
        cell->text.at = csv->texts + csv->texts_len;
        cell->text.len = 0;
        if (len > CSV_CELL_MAX) {
            csv->long_cell = csv->count;
            csv->long_len = len;
        } else if (len) {
            cell->text.len = copy_text(csv->texts + csv->texts_len, text, len);
            csv->texts_len += cell->text.len;
        }
    }
    csv->count++;
}

/* And this at the end of a row. */
static void end_row(int end, void *user)
{
    struct csv *csv = user;
    (void)end;
    csv->row_done = true;
}

static void begin_row(struct csv *csv)
{
    csv->row_begin = csv->row_end;
    csv->row_line = csv->next_line;
    csv->number++;
    csv->count = 0;
    csv->texts_len = 0;
    csv->cell_begin = 0;
    csv->cell_line = csv->row_line;
    csv->line_begin = 0;
    csv->long_cell = CELLS_KEPT;
    csv->row_done = false;
    csv->row_split = false;
}

/* Reads more behind what is in the window, and forgets the rows before. */
static void fill_window(struct csv *csv)
{
    if (csv->row_begin) {
        csv->window_len -= csv->row_begin;
        csv->row_end -= csv->row_begin;
        memmove(csv->window, csv->window + csv->row_begin, csv->window_len);
        csv->row_begin = 0;
    }
    size_t got = csv_text_read(&csv->text, csv->window + csv->window_len);
    csv->window_len += got;
    csv->drained = got == 0;
    if (csv->text.failed) {
        csv->failed = true;
        csv->ended = true;
    }
}

/* The next line, its end included, for libcsv; false when there is none. */
static bool next_line(struct csv *csv, struct str *line)
{
    size_t searched = 0;
    for (;;) {
        const char *from = csv->window + csv->row_end;
        size_t len = csv->window_len - csv->row_end;
        const char *end = memchr(from + searched, csv->dialect.line_end,
                                 len - searched);
        if (end) {
            *line = (struct str){from, (size_t)(end - from) + 1};
            return true;
        }
        if (csv->drained) {
            *line = (struct str){from, len};
            return len > 0;
        }
        if (csv->window_len - csv->row_begin > ROW_MAX)
            return report_long_row(csv);
        searched = len;
        fill_window(csv);
        if (csv->ended)
            return false;
    }
}

/* Gives libcsv a line of the row. False: an error was added. */
static bool feed(struct csv *csv, struct str line)
{
    size_t before = csv->row_end - csv->row_begin;
    csv->row_end += line.len;
    csv->next_line++;
    size_t used = csv_parse(&csv->parser, line.at, line.len, take_cell, end_row,
                            csv);
    if (used < line.len)
        return report_quote(csv, before + used);
    if (csv->row_split)
        return report_split(csv);
    return true;
}

/* Passes over lines without text; they are rows of Excel's, too. */
static bool first_line(struct csv *csv, struct str *line)
{
    size_t at;
    for (;;) {
        begin_row(csv);
        if (!next_line(csv, line))
            return false;
        if (str_trim(*line).len || text_fault(*line, &at) != TEXT_OK)
            return true;
        csv->row_end += line->len;
        csv->next_line++;
    }
}

/* Reads one row, whatever it holds. False at the end and after a fault. */
static bool read_row(struct csv *csv)
{
    struct str line;
    if (csv->ended || !first_line(csv, &line))
        return false;
    do {
        if (!feed(csv, line))
            return false;
    } while (!csv->row_done && next_line(csv, &line));
    if (csv->row_done)
        return true;
    if (csv->ended)
        return false;
    if (csv_fini(&csv->parser, take_cell, end_row, csv))
        return report_unclosed(csv);
    return csv->row_done;
}

static bool has_text(const struct csv *csv)
{
    for (size_t i = 0; i < csv->count && i < CELLS_KEPT; i++)
        if (str_trim(csv->cells[i].text).len)
            return true;
    return csv->count > CELLS_KEPT || csv->long_cell < CELLS_KEPT;
}

/* Whether the row that was read is fit to be returned. */
static bool check_row(struct csv *csv)
{
    size_t at;
    enum text_fault fault = text_fault(row_text(csv), &at);
    if (fault != TEXT_OK)
        return report_bytes(csv, fault, at);
    if (csv->long_cell < CELLS_KEPT)
        return report_long_cell(csv);
    return true;
}

/* ---- the file ---- */

static bool read_header(struct csv *csv, struct arena *arena)
{
    do {
        if (!read_row(csv)) {
            if (csv->failed)
                return false;
            csv->failed = true;
            diagnostic_error(csv->all, place_line(csv->source, 0),
                             "is empty; a first row has to name the columns");
            return false;
        }
        if (!check_row(csv))
            return false;
    } while (!has_text(csv));
    if (csv->count > CSV_COLUMNS_MAX) {
        struct place at = csv->cells[CSV_COLUMNS_MAX].at;
        diagnostic_error(csv->all, at,
                         "the header has %zu columns; at most %d are allowed",
                         csv->count, CSV_COLUMNS_MAX);
        diagnostic_remedy(csv->all, "delete the columns that are not needed");
        error_added(csv, at);
        return false;
    }
    struct csv_row *header = &csv->header;
    header->number = csv->number;
    header->line = csv->row_line;
    header->count = csv->count;
    header->cells = arena_array(arena, csv->count, sizeof *header->cells);
    for (size_t i = 0; i < csv->count; i++) {
        struct csv_cell cell = csv->cells[i];
        struct str trimmed = str_trim(cell.text);
        cell.at.column += (size_t)(trimmed.at - cell.text.at);
        cell.text = str_copy(arena, trimmed);
        header->cells[i] = cell;
    }
    return true;
}

/* Begins with the text in hand: how it is laid out, then its header. */
static bool begin(struct csv *csv, struct arena *arena)
{
    fill_window(csv);
    if (csv->ended)
        return false;
    csv->dialect = csv_dialect((struct str){csv->window, csv->window_len});
    csv_set_delim(&csv->parser, (unsigned char)csv->dialect.separator);
    csv->row_end = csv->dialect.skip;
    csv->next_line = csv->dialect.skip ? 2 : 1;
    return read_header(csv, arena);
}

struct csv *csv_open(struct arena *arena, const char *path,
                     struct diagnostics *all)
{
    struct csv *csv = arena_alloc(arena, sizeof *csv);
    csv->all = all;
    csv->source = source_new(arena, path, (struct str){"", 0});
    csv->window = memory_alloc(WINDOW_SIZE);
    csv->texts = memory_alloc(WINDOW_SIZE);
    csv->cells = memory_alloc(CELLS_KEPT * sizeof *csv->cells);
    csv_init(&csv->parser, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_realloc_func(&csv->parser, memory_resize);
    csv_set_blk_size(&csv->parser, 4096);
    if (csv_text_open(&csv->text, path, csv->source, all) && begin(csv, arena))
        return csv;
    csv_close(csv);
    return NULL;
}

const struct csv_row *csv_header(const struct csv *csv)
{
    return &csv->header;
}

const struct source *csv_source(const struct csv *csv)
{
    return csv->source;
}

bool csv_next(struct csv *csv, struct csv_row *row)
{
    for (;;) {
        if (!read_row(csv))
            return false;
        if (!check_row(csv) || !has_text(csv))
            continue;
        if (csv->count == csv->header.count)
            break;
        report_ragged(csv);
    }
    *row = (struct csv_row){csv->number, csv->row_line, csv->cells, csv->count};
    return true;
}

bool csv_failed(const struct csv *csv)
{
    return csv->failed;
}

struct str csv_line_text(const struct csv *csv, struct place at)
{
    struct str rest = row_text(csv), line = {"", 0};
    for (size_t n = csv->row_line; rest.at && n <= at.line; n++)
        line = str_split(&rest, csv->dialect.line_end);
    if (line.len && line.at[line.len - 1] == '\r')
        line.len--;
    return line.len > EXCERPT_MAX ? (struct str){"", 0} : line;
}

void csv_close(struct csv *csv)
{
    if (!csv)
        return;
    csv_text_close(&csv->text);
    csv_free(&csv->parser);
    free(csv->window);
    free(csv->texts);
    free(csv->cells);
    csv->window = NULL;
    csv->texts = NULL;
    csv->cells = NULL;
}
