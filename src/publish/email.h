/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Addresses of mailboxes that a proxy in front of a web server has hidden from
 * robots. Its script shows them to a person as they were; what stands in the
 * page is hexadecimal, the first byte the key of the rest.
 */
#ifndef AVOW_PUBLISH_EMAIL_H
#define AVOW_PUBLISH_EMAIL_H

#include "publish/html.h"

/* The text that the element stands for; empty: it stands for itself. */
struct str email_of_text(struct arena *arena, const struct html_node *node);

/* The address that such a link leads to, with "mailto:"; empty: it is none. */
struct str email_of_link(struct arena *arena, struct str href);

#endif
