/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What avow has to say about its input, as data: how bad, where, what, and
 * what to do. Many are collected in one run; only cmd/ prints them.
 *
 * Texts are lower case, the fault first, the subject in single quotes, no
 * full stop at the end and no line break in them: those of what is quoted
 * become spaces, and a text that gets too long is cut.
 */
#ifndef AVOW_BASE_DIAGNOSTIC_H
#define AVOW_BASE_DIAGNOSTIC_H

#include <stdbool.h>
#include <stddef.h>

#include "base/memory.h"
#include "base/source.h"
#include "base/text.h"

enum diagnostic_level {
    DIAGNOSTIC_NOTE,
    DIAGNOSTIC_WARNING,
    DIAGNOSTIC_ERROR, /* the input cannot be used, or output not written */
};

struct diagnostic {
    struct diagnostic *next;
    enum diagnostic_level level;
    const char *id; /* of the requirement that a finding is about, or NULL */
    struct place at;
    const char *text;
    const char *remedy;    /* NULL: none */
    struct place also;     /* a second place, nowhere when there is none */
    const char *also_text; /* what is to be seen there */
    const char *excerpt;   /* the line, where the source was streamed */
    const char *accepted;  /* by whom, until when and why; NULL: it is not */
    bool pending;          /* nothing asks for it yet: it counts nowhere */
};

/* What has been collected; make with diagnostics_make(). */
struct diagnostics {
    struct arena *arena;
    struct diagnostic *first;
    struct diagnostic *last;
    size_t counts[3]; /* by level, with those left out and repeated */
    size_t kept;
    size_t kept_by_level[3];
    size_t left_out; /* beyond DIAGNOSTICS_KEPT */
    bool muted; /* the last one was left out or repeated: so is its remedy */
};

/* More than this of a level helps nobody: the rest is counted and left out. */
#define DIAGNOSTICS_KEPT 100

/* No text is longer, in bytes. */
#define DIAGNOSTIC_MAX 1000

/* An empty collection whose texts live in the arena. */
struct diagnostics diagnostics_make(struct arena *arena);

/* How many were added, those left out too. */
size_t diagnostics_total(const struct diagnostics *all);

/* Empties a collection; what was in it lives on in the arena. */
void diagnostics_forget(struct diagnostics *all);

/* Each adds one. */
void diagnostic_error(struct diagnostics *all, struct place at,
                      const char *format, ...) LIKE_PRINTF(3, 4);
void diagnostic_warning(struct diagnostics *all, struct place at,
                        const char *format, ...) LIKE_PRINTF(3, 4);
void diagnostic_note(struct diagnostics *all, struct place at,
                     const char *format, ...) LIKE_PRINTF(3, 4);

/* Counts so many of a level that are not told. */
void diagnostics_count(struct diagnostics *all, enum diagnostic_level level,
                       size_t count);

/*
 * Puts what was said of each file in the order of its lines, files in the
 * order in which they were first spoken of.
 */
void diagnostics_sort(struct diagnostics *all);

/* Each says more of the one that was added last. */
void diagnostic_remedy(struct diagnostics *all, const char *format, ...)
    LIKE_PRINTF(2, 3);
void diagnostic_also(struct diagnostics *all, struct place also,
                     const char *format, ...) LIKE_PRINTF(3, 4);
void diagnostic_excerpt(struct diagnostics *all, struct str line);
void diagnostic_id(struct diagnostics *all, const char *id);
void diagnostic_pending(struct diagnostics *all);

#endif
