/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What is known of a passage by its text alone: the phrases of laws that stand
 * in it, which words it may have, and how plain it is.
 *
 * Projects of one pack print the same passages again and again, so what is
 * known of one is kept from one statement to the next. It is found by the
 * number that the passage's text has (document/document.h), or else by all of
 * the text's bytes, and by nothing else, so that it cannot be out of date; when
 * a phrase has become known all of it is forgotten. Without a number a text is
 * kept when it is met a second time, and a short one never: to look at it is
 * quicker. Half a megabyte is kept, and forgotten as a whole where that is
 * full. Used by one thread.
 */
#ifndef AVOW_STATEMENT_WORDING_H
#define AVOW_STATEMENT_WORDING_H

#include "document/document.h"
#include "statement/phrasebook.h"

struct wording {
    const struct mentioned *mentioned;
    uint32_t mentioned_count;
    /* Of prose the longest sentence: how many words it has as text_words()
     * counts them, and where it stands, white space and all. */
    uint32_t longest;
    uint32_t sentence, sentence_len;
    bool capitals; /* two stand side by side, as in each abbreviation */
};

struct wordings;

/* Keeps none yet; it lives in the arena, and finds those phrases. It is for
 * the documents of one pack, whose trees give numbers to texts. */
struct wordings *wordings_new(struct arena *arena,
                              struct phrasebook *phrasebook);

/* The phrases that are found. */
struct phrasebook *wordings_phrasebook(const struct wordings *kept);

/* What is known of a passage, with its words; the phrases are listed until the
 * next one is asked for. `kept` may be NULL, and no phrase is found then. */
void wording_of(struct wordings *kept, const struct passage *passage,
                struct word_set *words, struct wording *wording);

#endif
