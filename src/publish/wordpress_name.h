/* SPDX-License-Identifier: BSD-2-Clause */
/* Which page of WordPress is meant: its slug, the last part of its address. */
#ifndef AVOW_PUBLISH_WORDPRESS_NAME_H
#define AVOW_PUBLISH_WORDPRESS_NAME_H

#include "publish/target.h"
#include "publish/wordpress_rest.h"

/*
 * The slug that the section gives; else the last part of the address that the
 * world is to see the page at; else the usual one. What the section gives may
 * not be one.
 */
struct str wordpress_slug(const struct target *target);

/* Whether it can be one: small letters of ASCII, digits and hyphens. */
bool wordpress_is_slug(struct str text);

/* Whether everybody can see it. */
bool wordpress_is_public(const struct wordpress_page *page);

/*
 * Which of several pages of one slug is meant, since one may stand below each
 * other page: the one at the public address, or the only one that the public
 * can see. NULL where that does not say it.
 */
struct wordpress_page *wordpress_choose(const struct target *target,
                                        struct wordpress_page *pages);

#endif
