/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The text of a statement as a page of WordPress holds it: an HTML fragment in
 * an HTML block, which keeps paragraphs from being made of its lines.
 *
 * The block names the file that it was made of, and what the fragment is, by
 * hashes, so that it is known again although WordPress may have tidied it
 * (attributes, character references): what counts is its elements, where its
 * links lead, and its text.
 */
#ifndef AVOW_PUBLISH_WORDPRESS_CONTENT_H
#define AVOW_PUBLISH_WORDPRESS_CONTENT_H

#include "base/hash.h"
#include "base/memory.h"
#include "base/text.h"

/*
 * The content of a page for a fragment, whose file has that SHA-256. Characters
 * that WordPress would make others of (straight quotation marks, dashes,
 * smileys, shortcodes) are written as references, which it leaves alone.
 */
struct str wordpress_content(struct arena *arena, struct str fragment,
                             const char *sha256);

/*
 * Writes the hash of the file that a page was made of; where it was not made
 * here, has become another text since, or is not shown as it is written, that
 * of something else. `raw`, `rendered` and `link` as below.
 */
void wordpress_recognise(struct arena *arena, struct str raw,
                         struct str rendered, struct str link,
                         char sha256[HASH_LENGTH + 1]);

/*
 * What has become of a fragment: `raw` is what WordPress keeps, `rendered`
 * what it shows at `link`. NULL: it is as it was approved; else what is
 * different, for a message: "it takes away <svg>".
 */
const char *wordpress_fault(struct arena *arena, struct str fragment,
                            struct str raw, struct str rendered,
                            struct str link);

#endif
