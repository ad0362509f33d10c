/* SPDX-License-Identifier: BSD-2-Clause */
#include "cmd/avow/redline_print.h"

#include <stdio.h>

#include "cmd/common/report.h"

static void print_block(const struct redline_block *block)
{
    static const char *const marks[] = {
        [REDLINE_GONE] = "- ", [REDLINE_NEW] = "+ ", [REDLINE_CHANGED] = "~ "};
    fputs(marks[block->kind], stdout);
    for (const struct redline_piece *p = block->first; p; p = p->next) {
        bool marked = block->kind == REDLINE_CHANGED;
        if (marked && p->kind == REDLINE_GONE)
            fputs("[-", stdout);
        else if (marked && p->kind == REDLINE_NEW)
            fputs("{+", stdout);
        report_text(stdout, p->text);
        if (marked && p->kind == REDLINE_GONE)
            fputs("-]", stdout);
        else if (marked && p->kind == REDLINE_NEW)
            fputs("+}", stdout);
        if (p->next)
            putchar(' ');
    }
    putchar('\n');
}

void redline_print(const struct redline *redline, struct redline_names names)
{
    const char *under = NULL;
    fputs("from ", stdout);
    report_text(stdout, str_of(names.before));
    fputs(" to ", stdout);
    report_line(names.after);
    for (const struct redline_block *b = redline->first; b; b = b->next) {
        if (b->kind == REDLINE_SAME)
            continue;
        if (!b->of->heading && *b->of->under &&
            (!under || !str_is(str_of(under), b->of->under))) {
            under = b->of->under;
            fputs("\nunder '", stdout);
            report_text(stdout, str_of(under));
            fputs("':\n", stdout);
        }
        print_block(b);
    }
    printf("\n%zu changed, %zu new, %zu taken out, %zu the same\n",
           redline->counts[REDLINE_CHANGED], redline->counts[REDLINE_NEW],
           redline->counts[REDLINE_GONE], redline->counts[REDLINE_SAME]);
}
