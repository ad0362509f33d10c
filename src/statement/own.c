/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/own.h"

static const struct requirement requirements[] = {
    {
        .id = "accepted-expired",
        .level = LEVEL_SHOULD,
        .source = "avow",
        .asks = "What was accepted in accepted.ini is accepted still.",
        .mend = "Mend the finding, or have it accepted anew with a later "
                "'until'.",
    },
    {
        .id = "accepted-unused",
        .level = LEVEL_MAY,
        .source = "avow",
        .asks = "What is accepted in accepted.ini is a finding of this "
                "statement.",
        .mend = "Take the section out of accepted.ini.",
    },
    {
        .id = "moved",
        .level = LEVEL_MAY,
        .source = "avow",
        .asks = "The files that an approved statement was made from are as "
                "they were.",
        .mend = "The page still shows what was approved; a correction is a "
                "revision: 'avow approve --revision'.",
    },
    {.id = NULL},
};

const struct requirement *own_requirements(void)
{
    return requirements;
}

const struct requirement *own_requirement(struct str id)
{
    for (const struct requirement *one = requirements; one->id; one++)
        if (str_is(id, one->id))
            return one;
    return NULL;
}
