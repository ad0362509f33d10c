/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/pasted.h"

/* The bullets that Word and LibreOffice put before the items of a list. */
static const char *const bullets[] = {
    "\xe2\x80\xa2 ", /* a bullet */
    "\xe2\x97\xa6 ", /* a white one */
    "\xe2\x96\xaa ", /* a square */
    "\xc2\xb7 ",     /* a middle dot */
    "\xef\x82\xb7 ", /* a bullet of Symbol */
    "\xef\x82\xa7 ", /* a square of Wingdings */
};

static bool begins_with_bullet(struct str text)
{
    /* Most begin with ASCII. */
    if (!text.len || (unsigned char)text.at[0] < 0x80)
        return false;
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (str_starts(text, bullets[i]))
            return true;
    return false;
}

void pasted_report(const struct statement *statement,
                   struct diagnostics *findings)
{
    const struct passage *p = statement->document->passages;
    for (; p; p = p->next) {
        if (p->heading || p->cell || !begins_with_bullet(p->text))
            continue;
        diagnostic_warning(findings, p->at,
                           "this is one paragraph, with bullets in it, and no "
                           "list");
        diagnostic_id(findings, "list-pasted");
        diagnostic_remedy(findings,
                          "begin each item with '- ' on a line of its "
                          "own");
    }
}
