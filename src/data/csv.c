/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * libcsv is fed a line at a time, so that it stops after each row; the row is
 * kept as it is in the file until the next one is asked for. A row that is one
 * line without quotation marks is cut at its separators instead: libcsv takes
 * some 40 instructions for each byte, and most rows are such.
 */
#include "data/csv.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "data/csv_cells.h"
#include "data/csv_fault.h"
#include "data/csv_text.h"

/* No row is longer, the line breaks in its cells included. */
#define ROW_MAX ((size_t)1024 * 1024)

/* A longer line is no excerpt. */
#define EXCERPT_MAX ((size_t)4096)

struct csv {
    struct diagnostics *all;
    struct source *source;
    struct csv_text text;
    struct csv_parser parser;
    struct csv_cells row;
    struct csv_row header;

    char *window; /* the row, then what was read beyond it; owned */
    size_t window_len;
    size_t row_begin; /* in the window */
    size_t row_end;   /* how far libcsv was fed */
    size_t sound;     /* up to there text_fault() finds nothing */
    size_t next_line; /* of the file, there */
    bool drained;     /* the window holds all that is left */

    bool row_done;
    bool failed;
    bool ended; /* nothing is to be read any more */
};

/* To be called when an error was added about the row. */
static void error_added(struct csv *csv, struct place at)
{
    csv->failed = true;
    diagnostic_excerpt(csv->all, csv_line_text(csv, at));
}

/* The same when nothing can be told apart behind it. */
static bool give_up(struct csv *csv, struct place at)
{
    error_added(csv, at);
    csv->ended = true;
    return false;
}

/* libcsv calls this for each cell. */
static void take_cell(void *text, size_t len, void *user)
{
    struct csv *csv = user;
    if (!csv->row_done)
        csv_cells_add(&csv->row, text, len);
}

/* And this at the end of each row. */
static void end_row(int end, void *user)
{
    struct csv *csv = user;
    (void)end;
    csv->row_done = true;
}

/* The row is what the window holds up to `end`. */
static void set_row(struct csv *csv, size_t end)
{
    csv->row_end = end;
    csv->row.text = (struct str){csv->window + csv->row_begin,
                                 end - csv->row_begin};
}

/* Goes on to the first byte that no row may hold: that there is none, as in
 * most files, is seen for many rows at once. */
static void find_fault(struct csv *csv)
{
    size_t len = csv->window_len - csv->sound, at = len;
    (void)text_fault((struct str){csv->window + csv->sound, len}, &at);
    csv->sound += at;
}

/* Reads more behind what is in the window, and forgets the rows before. */
static void fill_window(struct csv *csv)
{
    if (csv->sound < csv->row_begin)
        csv->sound = csv->row_begin;
    if (csv->row_begin) {
        csv->window_len -= csv->row_begin;
        memmove(csv->window, csv->window + csv->row_begin, csv->window_len);
        csv_cells_move(&csv->row, csv->window);
        csv->row_end -= csv->row_begin;
        csv->sound -= csv->row_begin;
        csv->row_begin = 0;
    }
    size_t got = csv_text_read(&csv->text, csv->window + csv->window_len);
    csv->window_len += got;
    find_fault(csv);
    csv->drained = got == 0;
    csv->failed |= csv->text.failed;
    csv->ended |= csv->text.failed;
}

/* The next line, its end included, for libcsv; false when there is none. */
static bool next_line(struct csv *csv, struct str *line)
{
    size_t searched = 0;
    for (;;) {
        const char *from = csv->window + csv->row_end;
        size_t len = csv->window_len - csv->row_end;
        const char *end = memchr(from + searched, csv->row.dialect.line_end,
                                 len - searched);
        if (end || csv->drained) {
            *line = (struct str){from, end ? (size_t)(end - from) + 1 : len};
            return line->len > 0;
        }
        if (csv->window_len - csv->row_begin > ROW_MAX) {
            set_row(csv, csv->window_len);
            return give_up(csv,
                           csv_fault_long_row(&csv->row, ROW_MAX, csv->all));
        }
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
    set_row(csv, csv->row_end + line.len);
    csv->next_line++;
    size_t used = csv_parse(&csv->parser, line.at, line.len, take_cell, end_row,
                            csv);
    if (used < line.len)
        return give_up(csv,
                       csv_fault_quote(&csv->row, before + used, csv->all));
    /* To libcsv, either kind of line end ends a row. */
    struct str row = csv->row.text;
    if (csv->row_done && !str_is_blank(str_slice(row, csv->row.next, row.len)))
        return give_up(csv, csv_fault_line_end(&csv->row, csv->all));
    return true;
}

/* The same for a row that is this line, where it is told without libcsv. */
static bool cut(struct csv *csv, struct str line)
{
    csv->row_done = csv_cells_cut(&csv->row, line);
    if (csv->row_done) {
        csv->row_end += line.len;
        csv->next_line++;
    }
    return csv->row_done;
}

/* Begins a row; passes over lines without text, which are Excel's rows too. */
static bool first_line(struct csv *csv, struct str *line)
{
    size_t at;
    for (;;) {
        csv->row_begin = csv->row_end;
        csv->row_done = false;
        csv_cells_begin(&csv->row, csv->next_line);
        if (!next_line(csv, line))
            return false;
        if (!str_is_blank(*line) || text_fault(*line, &at) != TEXT_OK)
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
    if (cut(csv, line))
        return true;
    do {
        if (!feed(csv, line))
            return false;
    } while (!csv->row_done && next_line(csv, &line));
    if (!csv->row_done && !csv->ended &&
        csv_fini(&csv->parser, take_cell, end_row, csv))
        return give_up(csv, csv_fault_unclosed(&csv->row, csv->all));
    return csv->row_done;
}

/* Whether the row that was read is fit to be returned; an error if not. */
static bool check_row(struct csv *csv)
{
    size_t at;
    enum text_fault fault = TEXT_OK;
    if (csv->row_end > csv->sound)
        fault = text_fault(csv->row.text, &at);
    if (fault != TEXT_OK)
        error_added(csv, csv_fault_bytes(&csv->row, fault, at, csv->all));
    else if (csv->row.long_cell < CSV_CELLS_KEPT)
        error_added(csv, csv_fault_long_cell(&csv->row, csv->all));
    else
        return true;
    return false;
}

/* Reads rows up to the first with any text. */
static bool find_header(struct csv *csv)
{
    do {
        if (!read_row(csv)) {
            if (csv->failed)
                return false;
            csv->failed = true;
            diagnostic_error(csv->all, place_line(csv->source, 0),
                             "the file is empty");
            diagnostic_remedy(csv->all, "name the columns in its first row");
            return false;
        }
        if (!check_row(csv))
            return false;
    } while (!csv_cells_any(&csv->row));
    if (csv->row.count > CSV_COLUMNS_MAX)
        return give_up(csv, csv_fault_columns(&csv->row, csv->all));
    return true;
}

static void keep_header(struct csv *csv, struct arena *arena)
{
    const struct csv_cells *row = &csv->row;
    struct csv_cell *cells = arena_array(arena, row->count, sizeof *cells);
    csv->header = (struct csv_row){row->number, row->line, cells, row->count};
    for (size_t i = 0; i < row->count; i++) {
        struct csv_cell cell = row->cells[i];
        struct str text = str_trim(cell.text);
        cell.at.column += (size_t)(text.at - cell.text.at);
        cell.text = str_copy(arena, text);
        cells[i] = cell;
    }
}

/* Reads how the file is laid out, then its header. */
static bool begin(struct csv *csv, struct arena *arena)
{
    fill_window(csv);
    if (csv->ended)
        return false;
    struct csv_dialect dialect = csv_dialect(
        (struct str){csv->window, csv->window_len});
    csv->row.dialect = dialect;
    csv_set_delim(&csv->parser, (unsigned char)dialect.separator);
    csv->row_end = dialect.skip;
    csv->next_line = dialect.skip ? 2 : 1;
    if (!find_header(csv))
        return false;
    keep_header(csv, arena);
    return true;
}

/* Room for a row, and for what is read after the last part of it. */
static void make_room(struct csv *csv)
{
    size_t room = csv_text_room(&csv->text);
    if (!csv->text.whole)
        room += ROW_MAX;
    csv->window = memory_alloc(room);
    csv_cells_make(&csv->row, csv->source, room);
}

struct csv *csv_open(struct arena *arena, const char *path,
                     struct diagnostics *all)
{
    size_t unknown = 0;
    return csv_open_again(arena, path, NULL, &unknown, all);
}

struct csv *csv_open_again(struct arena *arena, const char *path,
                           const struct opened_file *file, size_t *utf8,
                           struct diagnostics *all)
{
    struct csv *csv = arena_alloc(arena, sizeof *csv);
    csv->all = all;
    csv->source = source_new(arena, path, (struct str){"", 0});
    csv_init(&csv->parser, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_realloc_func(&csv->parser, memory_resize);
    csv_set_blk_size(&csv->parser, 4096);
    if (csv_text_open(&csv->text, path, file, csv->source, utf8, all)) {
        make_room(csv);
        if (begin(csv, arena))
            return csv;
    }
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

bool csv_next(struct csv *csv, struct csv_row *out)
{
    const struct csv_cells *row = &csv->row;
    while (read_row(csv)) {
        if (!check_row(csv) || !csv_cells_any(row))
            continue;
        if (row->count == csv->header.count) {
            *out = (struct csv_row){row->number, row->line, row->cells,
                                    row->count};
            return true;
        }
        error_added(csv, csv_fault_ragged(row, csv->header.count, csv->all));
    }
    return false;
}

bool csv_failed(const struct csv *csv)
{
    return csv->failed;
}

struct str csv_line_text(const struct csv *csv, struct place at)
{
    struct str rest = csv->row.text, line = {"", 0};
    for (size_t n = csv->row.line; rest.at && n <= at.line; n++)
        line = str_split(&rest, csv->row.dialect.line_end);
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
    csv_cells_release(&csv->row);
    free(csv->window);
    csv->window = NULL;
}
