/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Any bytes as a CSV file: whatever is returned is whole, and stands where it
 * says it does.
 */
#include "data/csv.h"

#include <unistd.h>

#include "fuzz.h"

/* As much of a cell as stands in the file as it is. */
static struct str first_part(struct str text)
{
    size_t end = 0;
    while (end < text.len && text.at[end] != '"' && text.at[end] != '\n')
        end++;
    return str_slice(text, 0, end);
}

static void check_row(const struct csv *csv, const struct csv_row *row)
{
    struct place before = {csv_source(csv), row->line, 0};
    for (size_t i = 0; i < row->count; i++) {
        size_t at;
        struct str text = row->cells[i].text;
        struct place place = row->cells[i].at;
        must(text.len <= CSV_CELL_MAX && text_fault(text, &at) == TEXT_OK);
        must(str_find(text, '\r') == text.len);
        must(place.line > before.line ||
             (place.line == before.line && place.column > before.column));
        before = place;
        struct str line = csv_line_text(csv, place);
        struct str part = first_part(text);
        line = str_slice(line, place.column - 1, line.len);
        must(!line.len || str_equal(str_slice(line, 0, part.len), part));
    }
}

static void read_all(struct arena *arena, const char *path)
{
    struct diagnostics all = diagnostics_make(arena);
    struct csv *csv = csv_open(arena, path, &all);
    must(csv || all.counts[DIAGNOSTIC_ERROR] == 1);
    if (!csv)
        return;
    struct csv_row row = *csv_header(csv);
    size_t columns = row.count, number = row.number, line = row.line;
    must(columns > 0 && columns <= CSV_COLUMNS_MAX && !csv_failed(csv));
    check_row(csv, &row);
    while (csv_next(csv, &row)) {
        must(row.count == columns && row.number > number && row.line > line);
        number = row.number;
        line = row.line;
        check_row(csv, &row);
    }
    must(!csv_next(csv, &row));
    must(csv_failed(csv) == (all.counts[DIAGNOSTIC_ERROR] > 0));
    for (struct diagnostic *d = all.first; d; d = d->next)
        must(d->at.source && d->remedy && !strchr(d->text, '\n'));
    csv_close(csv);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    /* A file without a name, so that none is left behind. */
    FILE *file = tmpfile();
    must(file && fwrite(bytes, 1, len, file) == len && !fflush(file));
    struct arena *arena = arena_new();
    read_all(arena, arena_format(arena, "/dev/fd/%d", fileno(file)));
    arena_free(arena);
    fclose(file);
    return 0;
}
