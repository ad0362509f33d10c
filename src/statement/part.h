/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The parts of a statement: the first of the period's, the project's and the
 * pack's `parts/NAME.md`; in each of these folders, `parts/TAG/NAME.md` in the
 * statement's language comes first. Each is read and parsed once.
 */
#ifndef AVOW_STATEMENT_PART_H
#define AVOW_STATEMENT_PART_H

#include "base/diagnostic.h"
#include "base/folder.h"
#include "template/fill.h"

/* Parts that one folder holds, as far as they were asked for. */
struct part_folder {
    const char *path; /* of the folder parts/ */
    const char *root; /* what links in it may not lead out of */
    struct arena *arena;
    struct part *first;
    bool missing; /* there is no such folder */
    /* As it was when a part was asked for; open until part_search_end(). */
    struct folder *listed;
    size_t told; /* how often a fault in it was told, or told of again */
};

/* A part_folder that lives in the arena, as its parts will. */
struct part_folder *part_folder_new(struct arena *arena, const char *path,
                                    const char *root);

/* Two of the period, of the one that it translates, the project, the pack. */
#define PART_FOLDERS_MAX 8

/* Folders in the order that they are looked through; NULL ends them. */
struct part_search {
    struct part_folder *folders[PART_FOLDERS_MAX + 1];
    struct diagnostics *all; /* for the faults of a part */
    size_t errors;           /* that were in it when the search began */
};

/* The search as template_fill_statement() wants it; `search` is borrowed. */
struct parts part_search_parts(struct part_search *search);

/* Closes the folders, once no part is asked for any more. What was read of them
 * is kept, and they may be searched again. */
void part_search_end(struct part_search *search);

/*
 * Reads and parses one template file: UTF-8, a byte order mark is passed
 * over. NULL: errors were added. The same for a file in `root`, which need not
 * be there where `is_there` is given: file_read_inside().
 */
const struct template *template_read(struct arena *arena, const char *path,
                                     struct diagnostics *all);
const struct template *template_read_inside(struct arena *arena,
                                            const char *root, const char *path,
                                            bool *is_there,
                                            struct diagnostics *all);

#endif
