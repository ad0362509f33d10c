/* SPDX-License-Identifier: BSD-2-Clause */
#include "data/csv_text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/folder.h"

#define SAVE_AS_CSV                                                            \
    "choose File, Save As and the type 'CSV UTF-8 (Comma delimited)'"

/* A file whose first bytes say that it is something else. */
struct other_format {
    const char *begins;
    size_t at;
    const char *what;
    const char *remedy;
};

static const struct other_format others[] = {
    {"mimetypeapplication/vnd.oasis.opendocument", 30,
     "a spreadsheet of LibreOffice (.ods), not a CSV file",
     "open it in LibreOffice, choose File, Save As and the type 'Text CSV' "
     "with the character set UTF-8; or in Excel, and " SAVE_AS_CSV},
    {"PK\x03\x04", 0, "an Excel workbook (.xlsx), not a CSV file",
     "open it in Excel, " SAVE_AS_CSV},
    {"\xd0\xcf\x11\xe0", 0,
     "an Excel workbook (.xls, or one with a password), not a CSV file",
     "open it in Excel, " SAVE_AS_CSV},
};

/* Refuses other formats, and UTF-16 that lacks its mark. */
static bool is_csv(struct str start, const struct encoding_mark *mark,
                   const struct source *source, struct diagnostics *all)
{
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        struct str rest = str_slice(start, others[i].at, start.len);
        if (!str_starts(rest, others[i].begins))
            continue;
        diagnostic_error(all, place_line(source, 0), "%s", others[i].what);
        diagnostic_remedy(all, "%s", others[i].remedy);
        return false;
    }
    if (mark->encoding != ENCODING_UTF8 && !mark->bom) {
        diagnostic_error(all, place_line(source, 0),
                         "UTF-16 without a byte order mark");
        diagnostic_remedy(all, "open it in Excel, " SAVE_AS_CSV);
        return false;
    }
    return true;
}

/* Goes to a byte of the file; reading begins there. */
static bool go_to(struct csv_text *text, size_t at, const struct source *source)
{
    text->taken = at;
    text->raw_len = 0;
    text->ended = false;
    if (lseek(text->fd, (off_t)at, SEEK_SET) >= 0)
        return true;
    diagnostic_error(text->all, place_line(source, 0), "cannot be read: %s",
                     strerror(errno));
    return false;
}

/* Reads a piece of the file behind what is in `bytes` already. */
static bool read_piece(struct csv_text *text, char *bytes, size_t room,
                       size_t *len)
{
    size_t got;
    if (!file_read_piece(text->fd, text->path, bytes + *len, room - *len,
                         text->size - text->taken, &got, text->all)) {
        text->failed = true;
        return false;
    }
    text->taken += got;
    text->ended = got < room - *len;
    *len += got;
    return true;
}

/*
 * More characters that are UTF-8 than bytes that are not make it a damaged
 * UTF-8 file, whose faults are reported where they stand, since taking it for
 * Windows-1252 would garble those characters in silence.
 */
static void judge(struct csv_text *text, const struct encoding_weight *weight,
                  const struct source *source)
{
    if (weight->bad <= weight->good)
        return;
    text->encoding = ENCODING_WINDOWS_1252;
    diagnostic_note(text->all, place_line(source, 0),
                    "not UTF-8, so it is read as Windows-1252");
    diagnostic_remedy(text->all, "if a letter comes out wrong, open it in "
                                 "Excel, " SAVE_AS_CSV);
}

/*
 * Weighs the whole file: the first byte that is not UTF-8 may stand in its
 * last row, when rows before it have been used.
 */
static bool weigh(struct csv_text *text, const struct source *source,
                  size_t *utf8)
{
    struct encoding_weight weight = {0, 0};
    if (*utf8 == text->size)
        return true;
    do {
        if (!read_piece(text, text->raw, CSV_BLOCK, &text->raw_len))
            return false;
        struct str piece = {text->raw, text->raw_len};
        size_t used = encoding_weigh(piece, text->ended, &weight);
        text->raw_len -= used;
        memmove(text->raw, text->raw + used, text->raw_len);
    } while (!text->ended);
    judge(text, &weight, source);
    *utf8 = weight.bad ? 0 : text->size;
    return true;
}

/* The same for a file that is here as a whole, `bom` bytes of it its mark. */
static void take_whole(struct csv_text *text, size_t bom,
                       const struct source *source)
{
    struct encoding_weight weight = {0, 0};
    struct str bytes = {text->raw, text->raw_len};
    if (!bom) {
        encoding_weigh(bytes, true, &weight);
        judge(text, &weight, source);
    }
    text->whole = true;
    text->raw_len -= bom;
    memmove(text->raw, text->raw + bom, text->raw_len);
}

bool csv_text_open(struct csv_text *text, const char *path,
                   const struct opened_file *file, const struct source *source,
                   size_t *utf8, struct diagnostics *all)
{
    *text = (struct csv_text){.path = path, .all = all};
    if (file)
        text->size = file->size;
    text->fd = file ? file->fd : file_open(path, &text->size, all);
    if (text->fd < 0)
        return false;
    /* One byte more shows that it ends where it should. */
    size_t room = text->size < CSV_BLOCK ? text->size + 1 : CSV_BLOCK;
    text->raw = memory_alloc(room);
    if (!read_piece(text, text->raw, room, &text->raw_len))
        return false;
    struct str start = {text->raw, text->raw_len};
    struct encoding_mark mark = encoding_mark(start);
    text->encoding = mark.encoding;
    if (!is_csv(start, &mark, source, all))
        return false;
    if (text->ended) {
        take_whole(text, mark.bom, source);
        return true;
    }
    text->raw = memory_resize(text->raw, CSV_BLOCK);
    if (!mark.bom && (!go_to(text, 0, source) || !weigh(text, source, utf8)))
        return false;
    return go_to(text, mark.bom, source);
}

/* Whether the file that ended is the one that was opened. */
static void check_size(struct csv_text *text)
{
    if (text->taken == text->size || text->failed)
        return;
    text->failed = true;
    struct source *source = source_new(text->all->arena, text->path,
                                       (struct str){"", 0});
    diagnostic_error(text->all, place_line(source, 0),
                     "changed while it was being read");
    diagnostic_remedy(text->all, "wait until it is saved, then run it again");
}

size_t csv_text_room(const struct csv_text *text)
{
    return text->whole ? text->raw_len * ENCODING_GROWTH : CSV_BLOCK;
}

/* Passes all of the file on. */
static size_t read_whole(struct csv_text *text, char *out)
{
    size_t used;
    struct str bytes = {text->raw, text->raw_len};
    text->whole = false;
    check_size(text);
    return text->failed
               ? 0
               : encoding_decode(text->encoding, bytes, true, out, &used);
}

size_t csv_text_read(struct csv_text *text, char *out)
{
    size_t len = 0;
    if (text->whole)
        return read_whole(text, out);
    bool plain = text->encoding == ENCODING_UTF8;
    while (!len && !text->ended && !text->failed) {
        if (plain) {
            read_piece(text, out, CSV_BLOCK, &len);
        } else if (read_piece(text, text->raw, CSV_BLOCK / ENCODING_GROWTH,
                              &text->raw_len)) {
            size_t used;
            len = encoding_decode(text->encoding,
                                  (struct str){text->raw, text->raw_len},
                                  text->ended, out, &used);
            text->raw_len -= used;
            memmove(text->raw, text->raw + used, text->raw_len);
        }
        if (text->ended)
            check_size(text);
    }
    return text->failed ? 0 : len;
}

void csv_text_close(struct csv_text *text)
{
    if (text->fd >= 0)
        close(text->fd);
    text->fd = -1;
    free(text->raw);
    text->raw = NULL;
}
