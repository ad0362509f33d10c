/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Puts an INI file's sections, keys and values together, in the order of its
 * lines, and refuses what stands twice. It knows no grammar.
 */
#ifndef AVOW_DATA_INI_BUILDER_H
#define AVOW_DATA_INI_BUILDER_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/diagnostic.h"
#include "data/ini.h"
#include "data/names.h"

struct ini_builder {
    struct arena *arena;
    struct diagnostics *all;
    struct ini *ini;
    struct ini_section **tail;
    struct names names; /* of sections, and of keys in one, once many */
    size_t section_count;
    struct ini_open_section *section; /* NULL: before the first */
    bool repeated;                    /* it stood before; that was reported */
    bool outside;            /* a key before the first section was reported */
    struct ini_entry *entry; /* whose value may go on; NULL: none */
    struct str first;        /* the first line of that value */
    struct buffer value;     /* all of it, once it has further lines */
    size_t value_line;       /* the last one of it */
    size_t indentation;      /* the least of its further lines, in columns;
                                SIZE_MAX: it has none */
};

/* Begins an empty file; end it with ini_builder_end(). */
struct ini_builder ini_builder_make(struct arena *arena,
                                    const struct source *source,
                                    struct diagnostics *all);
struct ini *ini_builder_end(struct ini_builder *builder);

/*
 * Begins the section of that name, which lives as long as the builder's arena.
 * A `faulty` header was reported already, so that it stands twice is not; with
 * no name at all, keys are read and go nowhere.
 */
void ini_builder_section(struct ini_builder *builder, const char *name,
                         bool faulty, struct place at);

/*
 * Begins a key's value with what stands behind the '=' of line `number`, whose
 * first byte is `line`. Lines are borrowed as long as the arena lives.
 */
void ini_builder_key(struct ini_builder *builder, struct str key,
                     struct str value, size_t number, const char *line);

/*
 * Adds a further line to the value, with its indentation. Lines that were
 * passed over since the last one are blank ones of the value.
 */
void ini_builder_line(struct ini_builder *builder, struct str value,
                      size_t number, const char *line);

/* Ends the value, if one is open. */
void ini_builder_end_value(struct ini_builder *builder);

#endif
