/* SPDX-License-Identifier: BSD-2-Clause */
/* Addresses of pages and of mailboxes. */
#ifndef AVOW_DATA_TYPE_ADDRESS_H
#define AVOW_DATA_TYPE_ADDRESS_H

#include "data/refusal.h"

/*
 * Whether it is an address of the web with a host and without a password.
 * False: `why` says what is wrong with it, and never repeats a password.
 */
MUST_USE bool type_take_url(struct str text, struct refusal *why);

/* Whether it is the address of one mailbox. False: `why` says why not. */
MUST_USE bool type_take_email(struct str text, struct refusal *why);

#endif
