/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What one line of an INI file is, and what is wrong with it by itself. It
 * knows neither the lines before it nor inih.
 */
#ifndef AVOW_DATA_INI_GRAMMAR_H
#define AVOW_DATA_INI_GRAMMAR_H

#include <stddef.h>

#include "base/diagnostic.h"
#include "base/text.h"

enum ini_kind {
    INI_BLANK,
    INI_COMMENT,
    INI_SECTION,
    INI_KEY,
    INI_MORE, /* indented: goes on with the value above */
    INI_NEITHER,
};

enum ini_fault {
    INI_FINE,
    INI_NO_BRACKET,    /* a section without its ']' */
    INI_AFTER_BRACKET, /* text after it */
    INI_NO_NAME,       /* of a section or a key */
    INI_BAD_NAME,
    INI_LONG_NAME,
    INI_COLON, /* between key and value */
    INI_NO_EQUALS,
};

struct ini_line {
    enum ini_kind kind;
    struct str text;
    struct str name;  /* of the section or key, without white space around */
    struct str value; /* what follows the '=', or all of a further line */
    enum ini_fault fault;
    size_t fault_at; /* its byte in the text, from 0 */
};

/* Takes a line without its end apart. */
void ini_line_read(struct str text, struct ini_line *line);

/*
 * Whether the line names a section that can be told in spite of a fault;
 * `name` has it then, as it should be written.
 */
bool ini_line_section(struct arena *arena, const struct ini_line *line,
                      const char **name);

/*
 * Adds the line's fault as an error at `at`. `above` is the key whose value
 * an indented line would go on with there, NULL when there is none.
 */
void ini_line_report(const struct ini_line *line, struct place at,
                     const char *above, struct diagnostics *all);

/* How much of a text is shown in a message, ended at a whole character. */
struct str ini_clip(struct str text);

#endif
