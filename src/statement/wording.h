/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What is known of a text by its bytes alone: its words, and how plain it is.
 *
 * Projects of one pack print the same passages again and again, so what is
 * known of a passage is kept from one statement to the next. It is found by
 * all of the passage's bytes, and by nothing else, so that it cannot be out of
 * date. A text is kept when it is met a second time; half a megabyte is kept,
 * and forgotten as a whole where that is full. Used by one thread.
 */
#ifndef AVOW_STATEMENT_WORDING_H
#define AVOW_STATEMENT_WORDING_H

#include "base/memory.h"
#include "base/text.h"

/*
 * A run of ASCII letters and digits, whatever stands beside it; or a bracket
 * that a placeholder begins with.
 */
struct word {
    uint32_t hash; /* by which it is looked up, in any case */
    uint32_t at;
};

/* The length of the word at `at`; 0: there is none. */
size_t word_length(struct str text, size_t at);

/* The hash of one of that length. */
uint32_t word_hash(struct str text, size_t at, size_t len);

struct wording {
    const struct word *words;
    size_t word_count;
    /* The longest sentence: how many words it has as text_words() counts them,
     * and where it stands, white space and all. */
    size_t longest;
    size_t sentence, sentence_len;
    bool capitals; /* two stand side by side, as in each abbreviation */
};

struct wordings;

/* Keeps none yet; it lives in the arena. */
struct wordings *wordings_new(struct arena *arena);

/* How many words a text can have at most: what `room` must hold. */
size_t wording_room(struct str text);

/* Puts the text's words alone into `room`, and says how many there are. */
size_t wording_words(struct str text, struct word *room);

/*
 * What is known of the text; its words may be put into `room`. It is good until
 * the next one is asked for. `kept` may be NULL.
 */
struct wording wording_of(struct wordings *kept, struct str text,
                          struct word *room);

#endif
