/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Words as numbers, so that texts are compared by their numbers. Each word has
 * a second number, which it shares with those that differ in typography alone:
 * curved quotation marks for straight ones, a dash for hyphens, an ellipsis for
 * dots. Programs that publish texts like to change these.
 */
#ifndef AVOW_PUBLISH_VOCABULARY_H
#define AVOW_PUBLISH_VOCABULARY_H

#include <stdint.h>

#include "base/memory.h"
#include "base/text.h"

/* An empty one; it and its words live in the arena. */
struct vocabulary;
struct vocabulary *vocabulary_make(struct arena *arena);

/* The number of a word, which is the same for the same bytes. */
uint32_t vocabulary_add(struct vocabulary *vocabulary, struct str word);

/* The number that it has where typography does not count. */
uint32_t vocabulary_folded(struct vocabulary *vocabulary, uint32_t id);

/* The text of a word. */
struct str vocabulary_word(const struct vocabulary *vocabulary, uint32_t id);

#endif
