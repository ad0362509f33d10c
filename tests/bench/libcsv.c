/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The least that reading a table can cost: libcsv alone goes through a file,
 * piece by piece, and does nothing with what it finds.
 *
 * libcsv FILE
 */
#include <csv.h>
#include <stdio.h>

static void cell(void *bytes, size_t len, void *context)
{
    (void)bytes;
    *(size_t *)context += len;
}

static void row(int end, void *context)
{
    (void)end;
    (void)context;
}

int main(int count, char **words)
{
    static char piece[65536];
    struct csv_parser parser;
    size_t total = 0, got;
    FILE *file = count == 2 ? fopen(words[1], "rb") : NULL;
    if (!file || csv_init(&parser, CSV_STRICT)) {
        fprintf(stderr, "usage: libcsv FILE\n");
        return 2;
    }
    while ((got = fread(piece, 1, sizeof piece, file)) > 0)
        if (csv_parse(&parser, piece, got, cell, row, &total) != got)
            return 1;
    csv_fini(&parser, cell, row, &total);
    csv_free(&parser);
    fclose(file);
    return !total;
}
