/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What becomes of a value when the next year is begun, as `each_year` says of
 * a group, field, table or column (avow.5, "PACKS").
 */
#ifndef AVOW_DATA_YEARLY_H
#define AVOW_DATA_YEARLY_H

#include "base/source.h"

enum yearly_kind {
    YEARLY_KEEP,  /* it lasts */
    YEARLY_EMPTY, /* it is of its year alone */
    YEARLY_NEXT,  /* a date: a year later; an integer: one more */
    YEARLY_FROM,  /* it is what another one was */
};

struct yearly {
    enum yearly_kind kind;
    const char *from; /* of YEARLY_FROM: the other one's name, as written */
    struct place at;  /* nowhere where it was not said */
};

#endif
