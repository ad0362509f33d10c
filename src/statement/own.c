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
        .example = "until = 2026-07-31 in [accepted:uk-goal] of accepted.ini.",
    },
    {
        .id = "accepted-unused",
        .level = LEVEL_MAY,
        .source = "avow",
        .asks = "What is accepted in accepted.ini is a finding of this "
                "statement.",
        .mend = "Take the section out of accepted.ini.",
        .example = "No section [accepted:uk-goal] once the goals are told.",
    },
    {
        .id = "evidence-changed",
        .level = LEVEL_SHOULD,
        .source = "avow",
        .asks = "The files that stand behind the statement are as they were "
                "when their hashes were recorded.",
        .mend = "See that the file still says the same, then record it anew: "
                "'avow evidence --record'.",
        .example = "avow evidence --record exampleford/2024-25",
    },
    {
        .id = "evidence-gone",
        .level = LEVEL_SHOULD,
        .source = "avow",
        .asks = "The files that stand behind the statement are there.",
        .mend = "Put the file back, or name another one in evidence.ini.",
        .example = "file = evidence/training-2025.csv in [evidence:training], "
                   "with that file in the period's folder.",
    },
    {
        .id = "evidence-incomplete",
        .level = LEVEL_MAY,
        .source = "avow",
        .asks = "Evidence has an owner and a date.",
        .mend = "Say who can show it, and of which day it is.",
        .example = "owner = Head of Procurement and date = 2025-08-14 in "
                   "[evidence:training] of evidence.ini.",
    },
    {
        .id = "evidence-missing",
        .level = LEVEL_MAY,
        .source = "avow",
        .asks = "There is a file behind each row of a table that evidence is "
                "kept for.",
        .mend = "Add a section to evidence.ini that is for it, with its file.",
        .example = "for = kpis/Buyers trained and file = "
                   "evidence/training-2025.csv in [evidence:training].",
    },
    {
        .id = "evidence-unrecorded",
        .level = LEVEL_MAY,
        .source = "avow",
        .asks = "The hash of each file of evidence is recorded, so that a "
                "change is seen.",
        .mend = "Record it: 'avow evidence --record'.",
        .example = "avow evidence --record exampleford/2024-25",
    },
    {
        .id = "evidence-unused",
        .level = LEVEL_MAY,
        .source = "avow",
        .asks = "What evidence is for stands in the statement.",
        .mend = "Correct its 'for', or take the section out of evidence.ini.",
        .example = "for = kpis/Buyers trained, where kpis.csv has a row of "
                   "that name.",
    },
    {
        .id = "figure-differs",
        .level = LEVEL_SHOULD,
        .source = "avow",
        .asks = "A figure of an earlier year is the same in the files of both "
                "years.",
        .mend = "Write the one that is right in both; say in the text where it "
                "was corrected.",
        .example = "71 under 'Last year' in 2024-25/kpis.csv, where "
                   "2023-24/kpis.csv has 71 under 'This year'.",
    },
    {
        .id = "moved",
        .level = LEVEL_MAY,
        .source = "avow",
        .asks = "The files that an approved statement was made from are as "
                "they were.",
        .mend = "The page still shows what was approved; a correction is a "
                "revision: 'avow approve --revision'.",
        .example = "avow approve exampleford/2024-25 --body Council --date "
                   "2026-01-28 --revision \"The number of contracts was "
                   "corrected.\"",
    },
    {
        .id = "pair-dates",
        .level = LEVEL_SHOULD,
        .source = "avow",
        .asks = "A statement in two languages gives the same dates in both.",
        .mend = "Give the same dates in both; one in words is not seen as a "
                "date.",
        .example = "The last day of the period in both, in the words of each.",
    },
    {
        .id = "pair-figures",
        .level = LEVEL_SHOULD,
        .source = "avow",
        .asks = "A statement in two languages gives the same figures in both.",
        .mend = "Give the same figures in both, each written in digits.",
        .example = "1,250 suppliers in one, and 1 250 fournisseurs in the "
                   "other.",
    },
    {
        .id = "pair-headings",
        .level = LEVEL_SHOULD,
        .source = "avow",
        .asks = "A statement in two languages has the same sections in both.",
        .mend = "Give both the same sections, in one order.",
        .example = "A heading of level 2 in one for each of the other's.",
    },
    {
        .id = "pair-tables",
        .level = LEVEL_SHOULD,
        .source = "avow",
        .asks = "A statement in two languages shows the same tables in both, "
                "with as many rows and columns.",
        .mend = "Show the same tables in both.",
        .example = "The table kpis in both, with its rows in one order.",
    },
    {
        .id = "pair-untranslated",
        .level = LEVEL_SHOULD,
        .source = "avow",
        .asks = "A statement in two languages prints no text in the wrong one.",
        .mend = "Give the text in the statement.ini of the translation.",
        .example = "A key 'about' in [organisation] of 2025-fr/statement.ini, "
                   "in French.",
    },
    {
        .id = "part-outdated",
        .level = LEVEL_MAY,
        .source = "avow",
        .asks = "A part that was copied from the pack to be edited has seen "
                "all changes of the pack's own.",
        .mend = "Take over what is new in the pack's part, or leave it; then "
                "say that this is done.",
        .example = "avow adapt --diff training exampleford, and then avow "
                   "adapt --taken training exampleford",
    },
    {
        .id = "review-wanted",
        .level = LEVEL_MUST,
        .source = "avow",
        .asks = "No text is marked as a draft that somebody has yet to read.",
        .mend = "Have it read, then take the mark out; a part of the pack is "
                "first copied: 'avow adapt PART PERIOD'.",
        .example = "A part without a comment such as <!-- review: to be read "
                   "by a translator -->.",
    },
    {
        .id = "list-pasted",
        .level = LEVEL_SHOULD,
        .source = "avow",
        .asks = "A list is one, and no paragraph with bullets in it: a screen "
                "reader counts its items.",
        .mend = "Begin each item with '- ' on a line of its own.",
        .example = "'- Construction', and '- Catering' in the line below.",
    },
    {
        .id = "section-unchanged",
        .level = LEVEL_MAY,
        .source = "avow",
        .asks = "No section says word for word what last year's text says.",
        .mend = "See whether it is still so, and say what is new.",
        .example = "avow diff 2023-24 2024-25 shows what has changed.",
    },
    {
        .id = "year-left-over",
        .level = LEVEL_MAY,
        .source = "avow",
        .asks = "What is taken over from last year's text does not speak of "
                "the year that is over.",
        .mend = "See whether it is still so, and say so with this year's "
                "date.",
        .example = "This year, too, the committee went through the result.",
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
