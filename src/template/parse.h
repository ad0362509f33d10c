/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Templates in the Mustache language: source text to a tree. The language is
 * that of the official specification, inheritance included; lambdas are not
 * part of it here. What it means is template/fill.h's matter.
 */
#ifndef AVOW_TEMPLATE_PARSE_H
#define AVOW_TEMPLATE_PARSE_H

#include "base/diagnostic.h"
#include "base/memory.h"
#include "base/source.h"

struct template; /* lives in the arena; may be filled any number of times */

/*
 * Parses a template whose text outlives it. Every fault is added as an error
 * in one run: a tag that is not closed, a section that is not closed (with
 * both ends), an end without a beginning, an empty or malformed name, a bad
 * change of delimiters. NULL when there was one.
 */
const struct template *template_parse(struct arena *arena,
                                      const struct source *source,
                                      struct diagnostics *all);

const struct source *template_source(const struct template *template);

#endif
