/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A CSV file as a stream of UTF-8, whatever it was saved in; what is no CSV
 * file is refused. It knows neither rows nor cells.
 */
#ifndef AVOW_DATA_CSV_TEXT_H
#define AVOW_DATA_CSV_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostic.h"
#include "data/encoding.h"

struct opened_file; /* base/folder.h */

/* So many bytes are read at a time, which is all of most files. */
#define CSV_BLOCK ((size_t)64 * 1024)

struct csv_text {
    const char *path; /* borrowed */
    struct diagnostics *all;
    int fd; /* -1: none is open */
    enum encoding encoding;
    size_t size;  /* of the file when it was opened */
    size_t taken; /* bytes of it that were read */
    char *raw;    /* those that were not decoded yet; owned */
    size_t raw_len;
    bool whole; /* those are all of the file, and still to be passed on */
    bool ended;
    bool failed; /* an error was added */
};

/*
 * Opens the file, unless `file` is it, and finds out its encoding: by its byte
 * order mark, or by whether all of it is UTF-8, for which a long one is read
 * twice, unless `*utf8` is its size: it is set where it is found to be so. Adds
 * a note when it is Windows-1252. False: an error was added. End it with
 * csv_text_close() either way.
 */
MUST_USE bool csv_text_open(struct csv_text *text, const char *path,
                            const struct opened_file *file,
                            const struct source *source, size_t *utf8,
                            struct diagnostics *all);

/* What a reader of the stream has to have room for. */
size_t csv_text_room(const struct csv_text *text);

/*
 * Writes the next bytes into `out`, which has room for csv_text_room(), and
 * returns how many: 0 at the end, and when reading failed.
 */
size_t csv_text_read(struct csv_text *text, char *out);

void csv_text_close(struct csv_text *text);

#endif
