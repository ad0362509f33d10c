/* SPDX-License-Identifier: BSD-2-Clause */
/* Colours of the web, and whether text in one can be read upon another. */
#ifndef AVOW_BASE_COLOUR_H
#define AVOW_BASE_COLOUR_H

#include <stdbool.h>

#include "base/text.h"

struct colour {
    unsigned char red, green, blue;
};

/* Reads #rrggbb or #rgb; false: it is neither. */
MUST_USE bool colour_read(struct str text, struct colour *colour);

/* The contrast of two colours as WCAG 2 reckons it, times 100: 100 to 2100. */
int colour_contrast(struct colour a, struct colour b);

/* The colour made darker, or lighter where the ground is dark, just so far
 * that it has this contrast. */
struct colour colour_nearest(struct colour colour, struct colour ground,
                             int contrast);

#endif
