/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Characters that are written as a number, such as "&#8211;". No input may
 * hold some characters, and a number is no way around that.
 */
#ifndef AVOW_DOCUMENT_REFERENCE_H
#define AVOW_DOCUMENT_REFERENCE_H

#include "document/make.h"
#include "document/piece.h"

/* An error where the piece, which has not been parsed, holds such a character:
 * the first of them. In code a number stands for nothing. */
void reference_check(struct make *make, struct piece *piece);

#endif
