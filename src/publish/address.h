/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Addresses of the web as a browser takes them, and whether two lead to the
 * same place, however they are written: relative or whole, with capitals in
 * scheme and host, a default port, letters that are percent-encoded without
 * need, ".." on the way, a slash at the end.
 */
#ifndef AVOW_PUBLISH_ADDRESS_H
#define AVOW_PUBLISH_ADDRESS_H

#include <stdbool.h>

#include "base/memory.h"
#include "base/text.h"

/* No address is longer; one that is stands for nothing. */
#define ADDRESS_MAX ((size_t)16 * 1024)

/*
 * The address that `reference` is on a page at `base`, in one way of writing,
 * with its fragment; it lives in the arena. Of one that has no host
 * (mailto:…) only the scheme's case and the percent-encoding are made alike.
 * Empty: it is none.
 */
struct str address_resolve(struct arena *arena, struct str base,
                           struct str reference);

/* Both as address_resolve() returns them. How they are alike: */

/* The same but for a slash at the end: "/a" and "/a/". */
bool address_equal(struct str a, struct str b);

/*
 * Whether both show a person the same page: fragments do not count either, nor
 * does "index.html" at the end, nor whether it is http or https.
 */
bool address_leads_to(struct str a, struct str b);

/* Without the fragment; and the fragment with its '#', or an empty text. */
struct str address_page(struct str address);
struct str address_fragment(struct str address);

/* The host with its port, such as "www.example.org:8080"; may be empty. */
struct str address_host(struct str address);

bool address_is_https(struct str address);

#endif
