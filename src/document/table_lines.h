/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The lines of a table's or a chart's fence, `key: value`, before what they
 * mean is looked at.
 */
#ifndef AVOW_DOCUMENT_TABLE_LINES_H
#define AVOW_DOCUMENT_TABLE_LINES_H

#include "document/make.h"
#include "document/piece.h"
#include "document/tree.h"

enum table_key_name {
    KEY_CAPTION,
    KEY_COLUMNS,
    KEY_GROUP,
    KEY_SORT,
    KEY_LIMIT,
    KEY_TOTAL,
    /* Of charts alone: */
    KEY_KIND,
    KEY_LABEL,
    KEY_VALUE,
    KEY_TARGET,
    KEY_UNIT,
    KEY_POINTS,
    KEY_COUNT,
};

/* What stands behind each key. */
struct table_lines {
    struct {
        struct str value;
        struct place at;
        bool given;
    } key[KEY_COUNT];
};

/* Reads them, of a chart or of a table. Errors: what is no such line, a key
 * that there is none of, one that stands twice, a slot anywhere but in the
 * caption. */
void table_lines_read(struct make *make, struct piece *piece,
                      struct cmark_node *fence, bool chart,
                      struct table_lines *lines);

#endif
