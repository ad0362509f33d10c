/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A page as the words that it shows, in their order, each with what it stands
 * in: a paragraph's beginning, a link, a cell of a table, a heading. White
 * space only divides words, so how much of it there is does not matter, nor
 * does any element around them.
 */
#ifndef AVOW_PUBLISH_WORDS_H
#define AVOW_PUBLISH_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "publish/html.h"
#include "publish/vocabulary.h"
#include "publish/within.h"

/* No page that is looked at has more words. */
#define WORDS_MAX ((size_t)1000000)

struct word {
    uint32_t id;     /* in the vocabulary */
    uint32_t folded; /* the same for words that differ in typography alone */
    bool starts;     /* the first of a paragraph, an item, a cell, a line */
    const struct within *in;
    const struct html_node *node; /* the text, or picture, that it begins in */
};

/* A piece of furniture, and the words that are in it. */
struct furniture {
    struct furniture *next;
    struct furniture *outer; /* that it stands in, or NULL */
    const struct html_node *node;
    size_t from, to; /* up to but not including */
};

struct words {
    const struct word *list;
    size_t count;
    const struct furniture *furniture; /* in the order of the page */
    bool scripts;                      /* a script could show more */
    const struct vocabulary *vocabulary;
};

/*
 * The words that a page shows; `address` is where it was fetched, for links
 * that are relative, its own `base` counted in. All lives in the arena. False:
 * it has more words than WORDS_MAX.
 */
bool words_read(struct arena *arena, struct vocabulary *vocabulary,
                const struct html_node *page, struct str address,
                struct words *words);

/* The words from `from` up to but not including `to`, divided by spaces. */
struct str words_text(struct arena *arena, const struct words *words,
                      size_t from, size_t to);

/* The paragraph, item, cell or other block that a word stands in. */
const struct html_node *words_block(const struct word *word);

/* The address that links of the page are relative to. */
struct str words_base(struct arena *arena, const struct html_node *page,
                      struct str address);

#endif
