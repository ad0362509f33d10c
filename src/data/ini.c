/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * inih cuts long lines and names in silence, takes text after a ';' for a
 * comment, drops blank lines and says neither where nor what (all of it fixed
 * when the library was built). So it is never given the file: for each line
 * its reader gets a short stand-in that no such limit touches, and the handler
 * takes the true bytes from the line that is being read. What is left to inih
 * is what a line belongs to: sections, keys, and further lines of a value. For
 * keys that follow right on one another, which nearly all lines are, one
 * stand-in does: they belong to the same.
 */
#include "data/ini.h"

#include <ini.h>
#include <string.h>

#include "base/file.h"
#include "base/folder.h"
#include "data/encoding.h"
#include "data/ini_builder.h"
#include "data/ini_grammar.h"

/* Names that no file can hold, for what an indented line must not join. */
#define NOTHING "\x01" /* there is no value above it: a fault */
#define FAULTY  "\x02" /* the line above it had a fault: said already */

/* What stands in for a section's name and a key: inih looks at each byte of
 * them several times. */
#define SECTION "s"
#define KEY     "k"

/* What stands in for a value; it comes back to the handler. */
#define HEADER "h"
#define VALUE  "v"
#define MORE   "m"
#define END    "e"

/* So many further lines that are not UTF-8 are reported as one. */
#define NOT_UTF8_MANY 8

struct reader {
    struct diagnostics *all;
    const struct source *source;
    struct ini_builder builder;
    struct str rest;      /* of the text, after the line */
    struct ini_line line; /* the one that inih is at */
    size_t number;
    size_t skipped;      /* bytes of it before its text: the mark */
    bool damaged;        /* it was cut before a fault in its bytes */
    bool encoding_known; /* to be wrong, and reported for all lines */
    bool sound;          /* no byte of the text is one that no line may hold */
    const char *header;  /* the section's name, fed and due to be begun … */
    struct place header_at;
    bool header_faulty;  /* … which was reported */
    bool ahead;          /* the line was taken, and was not fed yet */
    bool nothing_due;    /* before the first line: there is no value above it */
    bool orphaned;       /* an indented line with nothing above was reported */
    const char *cut_key; /* whose value a comment ended just above */
};

/* The place of a byte of the line. */
static struct place place_at(const struct reader *reader, size_t offset)
{
    return (struct place){reader->source, reader->number,
                          reader->skipped + offset + 1};
}

static struct place place_of(const struct reader *reader, struct str part)
{
    return place_at(reader, (size_t)(part.at - reader->line.text.at));
}

/* How many of the lines to come have bytes that are not UTF-8. */
static size_t count_not_utf8(struct str rest)
{
    size_t count = 0, at;
    while (rest.at)
        count += text_fault(str_split(&rest, '\n'), &at) == TEXT_NOT_UTF8;
    return count;
}

static void report_not_utf8(struct reader *reader, struct place at)
{
    if (reader->encoding_known)
        return;
    size_t more = count_not_utf8(reader->rest);
    reader->encoding_known = more >= NOT_UTF8_MANY;
    if (reader->encoding_known)
        diagnostic_error(reader->all, at,
                         "a byte that is not UTF-8, here and in %zu more lines",
                         more);
    else
        diagnostic_error(reader->all, at, "a byte that is not UTF-8");
    diagnostic_remedy(reader->all, "save the file as UTF-8 (in Notepad: Save "
                                   "as, Encoding: UTF-8)");
}

/* Reports what no line may hold; returns what stands before it. */
static struct str check_bytes(struct reader *reader, struct str text)
{
    size_t at = text.len;
    if (reader->sound)
        return text;
    enum text_fault fault = text_fault(text, &at);
    size_t cr = str_find(str_slice(text, 0, at), '\r');
    reader->damaged = fault != TEXT_OK || cr < at;
    if (cr < at) {
        at = cr;
        diagnostic_error(reader->all, place_at(reader, at),
                         "a carriage return within the line");
        diagnostic_remedy(reader->all, "begin a new line there, or delete it");
    } else if (fault == TEXT_NOT_UTF8) {
        report_not_utf8(reader, place_at(reader, at));
    } else if (fault != TEXT_OK) {
        diagnostic_error(reader->all, place_at(reader, at), "%s",
                         text_fault_name(fault));
        diagnostic_remedy(reader->all, "delete it");
    }
    return str_slice(text, 0, at);
}

/* Takes the next line that is not blank off the text; false when there is none:
 * blank ones mean nothing, but that the next has another number. */
static bool take_line(struct reader *reader)
{
    do {
        if (!reader->rest.len)
            return false;
        struct str text = str_split(&reader->rest, '\n');
        if (reader->rest.at && text.len && text.at[text.len - 1] == '\r')
            text.len--;
        if (reader->number++)
            reader->skipped = 0;
        ini_line_read(check_bytes(reader, text), &reader->line);
    } while (reader->line.kind == INI_BLANK);
    return true;
}

static void report_line(struct reader *reader)
{
    const struct ini_entry *above = reader->builder.entry;
    if (reader->line.fault && !reader->damaged)
        ini_line_report(&reader->line, place_at(reader, reader->line.fault_at),
                        above ? above->key : NULL, reader->all);
}

static bool is_sound_key(const struct reader *reader)
{
    return reader->line.kind == INI_KEY && !reader->line.fault;
}

/* Writes a line as far as there is room; all of these are short. */
static void put(char *out, size_t room, struct str line)
{
    size_t len = line.len < room ? line.len : room - 1;
    memcpy(out, line.at, len);
    out[len] = '\0';
}

static void feed_section(struct reader *reader, char *out, size_t room)
{
    const struct ini_line *line = &reader->line;
    if (!ini_line_section(reader->builder.arena, line, &reader->header) ||
        (reader->damaged && line->fault))
        reader->header = FAULTY;
    reader->header_at = place_at(reader, 0);
    reader->header_faulty = line->fault != INI_FINE;
    put(out, room, STR_LITERAL("[" SECTION "]\n"));
}

/* What inih is to take for the line. */
static void feed_line(struct reader *reader, char *out, size_t room)
{
    const struct ini_line *line = &reader->line;
    const struct ini_entry *above = reader->builder.entry;
    if (line->kind == INI_COMMENT && above)
        reader->cut_key = above->key;
    else if (line->kind != INI_COMMENT && line->kind != INI_MORE)
        reader->cut_key = NULL;

    if (line->kind == INI_SECTION)
        feed_section(reader, out, room);
    else if (is_sound_key(reader))
        put(out, room, STR_LITERAL(KEY "=" VALUE "\n"));
    else if (line->kind == INI_MORE)
        put(out, room, STR_LITERAL(" " MORE "\n"));
    else if (line->kind == INI_COMMENT)
        put(out, room, STR_LITERAL(NOTHING "=" END "\n"));
    else
        put(out, room, STR_LITERAL(FAULTY "=" END "\n"));
}

/* Whether the next line is a key, so that it need not be told apart from what
 * comes before it. */
static bool key_is_next(struct reader *reader)
{
    /* What is wrong in a line's bytes is reported as it is taken. */
    reader->ahead = reader->sound && take_line(reader);
    return reader->ahead && is_sound_key(reader);
}

/* inih's reader, which works as fgets() does. */
static char *next_stand_in(char *out, int size, void *user)
{
    struct reader *reader = user;
    size_t room = (size_t)size;
    if (reader->header && !key_is_next(reader)) {
        /* inih says nothing of a header until a key follows it. */
        bool faulty = !strcmp(reader->header, FAULTY);
        put(out, room,
            faulty ? STR_LITERAL(FAULTY "=" HEADER "\n")
                   : STR_LITERAL(NOTHING "=" HEADER "\n"));
        return out;
    }
    if (reader->nothing_due) {
        reader->nothing_due = false;
        put(out, room, STR_LITERAL(NOTHING "=" END "\n"));
        return out;
    }
    if (!reader->ahead && !take_line(reader))
        return NULL;
    reader->ahead = false;
    report_line(reader);
    feed_line(reader, out, room);
    return out;
}

static void report_orphan(struct reader *reader)
{
    if (reader->orphaned)
        return;
    reader->orphaned = true;
    diagnostic_error(reader->all, place_of(reader, str_trim(reader->line.text)),
                     "an indented line with no value above that it goes on "
                     "with");
    if (reader->cut_key)
        diagnostic_remedy(reader->all,
                          "move the comment that ends the value "
                          "of '%s' above that key",
                          reader->cut_key);
    else
        diagnostic_remedy(reader->all, "write it without the white space "
                                       "before it");
}

/* Where the line begins: columns are counted from there. */
static const char *begin_of(const struct reader *reader)
{
    return reader->line.text.at - reader->skipped;
}

static void add_key(struct reader *reader)
{
    ini_builder_key(&reader->builder, reader->line.name, reader->line.value,
                    reader->number, begin_of(reader));
}

/* Adds the keys that follow on one right away: of each, inih would say what it
 * said of that. */
static void add_keys_below(struct reader *reader)
{
    do
        add_key(reader);
    while (key_is_next(reader));
}

/* Begins the section whose header was fed. */
static void begin_section(struct reader *reader)
{
    const char *name = reader->header;
    reader->header = NULL;
    ini_builder_section(&reader->builder,
                        name_equal(name, FAULTY) ? NULL : name,
                        reader->header_faulty, reader->header_at);
}

/* inih's handler: nonzero for success. */
static int take_stand_in(void *user, const char *section, const char *name,
                         const char *value)
{
    struct reader *reader = user;
    (void)section;
    if (!name || !value)
        return 1; /* some builds of inih announce a section so */
    if (value[0] == MORE[0]) {
        if (name[0] == NOTHING[0])
            report_orphan(reader);
        else
            ini_builder_line(&reader->builder, reader->line.value,
                             reader->number, begin_of(reader));
        return 1;
    }
    reader->orphaned = false;
    if (reader->header)
        begin_section(reader);
    if (value[0] == VALUE[0])
        add_keys_below(reader);
    else if (value[0] == END[0])
        ini_builder_end_value(&reader->builder);
    return 1;
}

/* Whether the text is in lines of UTF-8 at all; an error says if not. `cr` is
 * where its first carriage return is. */
static bool is_readable(const struct source *source,
                        const struct encoding_mark *mark, size_t cr,
                        struct diagnostics *all)
{
    struct str text = source->text;
    if (mark->encoding != ENCODING_UTF8) {
        diagnostic_error(all, place_line(source, 0),
                         "the file is UTF-16, not UTF-8");
        diagnostic_remedy(all, "save it as UTF-8 (in Notepad: Save as, "
                               "Encoding: UTF-8)");
        return false;
    }
    if (cr < text.len && str_find(text, '\n') == text.len) {
        diagnostic_error(all, source_place(source, cr),
                         "lines end with a carriage return alone");
        diagnostic_remedy(all, "save the file with Windows (CRLF) or Unix (LF) "
                               "ends of line");
        return false;
    }
    return true;
}

struct ini *ini_read_text(struct arena *arena, const struct source *source,
                          struct diagnostics *all)
{
    struct encoding_mark mark = encoding_mark(source->text);
    struct str text = str_slice(source->text, mark.bom, source->text.len);
    size_t cr = str_find(source->text, '\r'), at;
    struct reader reader = {
        .all = all,
        .source = source,
        .builder = ini_builder_make(arena, source, all),
        .rest = text,
        .sound = cr == source->text.len && text_fault(text, &at) == TEXT_OK,
        .skipped = mark.bom,
        .nothing_due = true,
    };
    if (is_readable(source, &mark, cr, all)) {
        int status = ini_parse_stream(next_stand_in, &reader, take_stand_in,
                                      &reader);
        if (status) {
            diagnostic_error(all, place_line(source, 0),
                             "inih could not read it (%d)", status);
            diagnostic_remedy(all, "save it anew as plain text in UTF-8");
        }
    }
    return ini_builder_end(&reader.builder);
}

/* What a file held. */
static struct ini *read_bytes(struct arena *arena, const char *path,
                              struct str text, struct diagnostics *all)
{
    /* Without the mark, so that no column and no excerpt counts it. */
    struct encoding_mark mark = encoding_mark(text);
    if (mark.encoding == ENCODING_UTF8)
        text = str_slice(text, mark.bom, text.len);
    return ini_read_text(arena, source_new(arena, path, text), all);
}

struct ini *ini_read(struct arena *arena, const char *path,
                     struct diagnostics *all)
{
    struct str text;
    return file_read(arena, path, FILE_MAX, &text, all)
               ? read_bytes(arena, path, text, all)
               : NULL;
}

struct ini *ini_read_inside(struct arena *arena, const char *root,
                            const char *path, bool *is_there,
                            struct diagnostics *all)
{
    struct str text;
    return file_read_inside(arena, root, path, FILE_MAX, &text, is_there, all)
               ? read_bytes(arena, path, text, all)
               : NULL;
}

struct ini *ini_read_in(struct arena *arena, const struct folder *folder,
                        const char *root, const char *path,
                        struct diagnostics *all)
{
    struct str text;
    return folder_read_file(arena, folder, root, path, FILE_MAX, &text, NULL,
                            all)
               ? read_bytes(arena, path, text, all)
               : NULL;
}

const struct ini_section *ini_section(const struct ini *ini, const char *name)
{
    for (const struct ini_section *s = ini->first; s; s = s->next)
        if (name_equal(s->name, name))
            return s;
    return NULL;
}

const struct ini_entry *ini_entry(const struct ini_section *section,
                                  const char *key)
{
    for (const struct ini_entry *e = section->first; e; e = e->next)
        if (name_equal(e->key, key))
            return e;
    return NULL;
}
