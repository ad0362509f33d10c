/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/own.h"

static const struct requirement expired = {
    .id = "accepted-expired",
    .level = LEVEL_SHOULD,
    .source = "avow",
    .asks = "What was accepted in accepted.ini is accepted still.",
    .mend = "Mend the finding, or have it accepted anew with a later 'until'.",
};

static const struct requirement unused = {
    .next = &expired,
    .id = "accepted-unused",
    .level = LEVEL_MAY,
    .source = "avow",
    .asks = "What is accepted in accepted.ini is a finding of this statement.",
    .mend = "Take the section out of accepted.ini.",
};

static const struct requirement moved = {
    .next = &unused,
    .id = "moved",
    .level = LEVEL_MAY,
    .source = "avow",
    .asks = "The files that an approved statement was made from are as they "
            "were.",
    .mend = "The page still shows what was approved; a correction is a "
            "revision: 'avow approve --revision'.",
};

const struct requirement *own_requirements(void)
{
    return &moved;
}

const struct requirement *own_requirement(struct str id)
{
    const struct requirement *one = own_requirements();
    while (one && !str_is(id, one->id))
        one = one->next;
    return one;
}
