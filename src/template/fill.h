/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Filling a template with a value tree, in one of two ways.
 *
 * template_fill() gives text: values go through an escaper, partials are put
 * in where they stand. Pages, feeds and requests are made so, and so is the
 * Mustache specification tested.
 *
 * template_fill_statement() gives Markdown with slots: a value is not written
 * into the text but into a list, and the text holds a mark in its place, so
 * that no value can turn into markup. A partial becomes a slot as well, with
 * a text of its own: each part is parsed as Markdown by itself.
 */
#ifndef AVOW_TEMPLATE_FILL_H
#define AVOW_TEMPLATE_FILL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/diagnostic.h"
#include "data/value.h"
#include "template/escape.h"
#include "template/parse.h"

/* Partials nested deeper, or output longer, is an error: 2^n by doubling. So
 * is a filling that takes too many steps, however little it writes. */
#define FILL_DEPTH_MAX  64
#define FILL_OUTPUT_MAX ((size_t)4 * 1024 * 1024)

/*
 * Finds the template of a part by its name; NULL when there is none or when
 * it has faults (`faulty` is then set: its errors were added already).
 * `offer` gets every name that there is, for a suggestion; it may be NULL.
 */
struct parts {
    const struct template *(*find)(void *context, struct str name,
                                   bool *faulty);
    void (*offer)(void *context, struct nearest *nearest);
    void *context;
};

/*
 * Appends the filled template to `out`. In strict filling these are errors,
 * each with its place and the nearest known name where there is one: a name
 * that is not known, a part that does not exist, an optional value printed
 * outside a section that tests it (given or not), a map or a list printed, a
 * loop over a list that is withheld, a block in a parent's tag that its part
 * does not have, and anything else in such a tag. Each tag is reported once,
 * and no more than DIAGNOSTICS_KEPT. Not strict (as the specification has it)
 * they are empty. False: errors were added; what was appended is of no use.
 */
MUST_USE bool template_fill(struct buffer *out, const struct template *template,
                            const struct value *root, const struct parts *parts,
                            escaper *escape, bool strict,
                            struct diagnostics *all);

enum slot_kind {
    SLOT_TEXT,     /* a value, literally */
    SLOT_GAP,      /* a required value that is missing: shown as a gap */
    SLOT_MARKDOWN, /* a value of type markdown, to be parsed by itself */
    SLOT_PART,     /* a part, to be parsed by itself */
};

struct slot {
    enum slot_kind kind;
    const struct value *value; /* all but SLOT_PART */
    const struct filled *part; /* SLOT_PART */
    struct place at;           /* the tag in the template */
};

/* The place in a template that a line of filled text came from. */
struct filled_line {
    const struct source *source;
    size_t line;
};

/*
 * One part, filled. A slot stands in the text as SLOT_OPEN, its index in
 * decimal digits, SLOT_CLOSE: noncharacters, which no input may hold. A part's
 * slot stands on a line by itself between blank lines, indented as its tag
 * was.
 */
#define SLOT_OPEN  "\xef\xb7\x90" /* U+FDD0 */
#define SLOT_CLOSE "\xef\xb7\xaf" /* U+FDEF */

struct filled {
    const char *name; /* of the part; NULL for the statement itself */
    struct str text;
    const struct slot *slots;
    size_t slot_count;
    const struct filled_line *lines; /* one a line of `text` */
    size_t line_count;
};

/*
 * Fills a statement's template, always strictly; everything returned lives in
 * `arena`. Further errors here: {{{name}}} and {{&name}} (a value goes in
 * literally; a field of type markdown is what is wanted), and a part within a
 * line of text. NULL: errors were added, all that there are.
 */
const struct filled *template_fill_statement(struct arena *arena,
                                             const struct template *template,
                                             const struct value *root,
                                             const struct parts *parts,
                                             struct diagnostics *all);

/* The place of a line of a filled text in the file that it came from. */
struct place filled_place(const struct filled *filled, size_t line);

#endif
