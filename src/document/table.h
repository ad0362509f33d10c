/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Tables of a table's rows: a fence `table NAME` says which columns and rows
 * are shown, and a fence `chart NAME` which are drawn as well (avow.5,
 * "STATEMENTS AND PARTS"). What it says is read by
 * table_spec.c, the rows by table_rows.c, and the HTML written by table.c.
 */
#ifndef AVOW_DOCUMENT_TABLE_H
#define AVOW_DOCUMENT_TABLE_H

#include "document/make.h"
#include "document/piece.h"
#include "document/tree.h"

/* Rows shown without `limit`, and groups: more help no reader. */
#define TABLE_ROWS_MAX   500
#define TABLE_GROUPS_MAX 1000

/* Puts the table, or the chart, in the place of the fence, whose info says
 * "table NAME" or "chart NAME". */
void table_fence(struct make *make, struct piece *piece,
                 struct cmark_node *fence, bool chart, struct str name);

#endif
