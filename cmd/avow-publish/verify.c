/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdio.h>

#include "base/path.h"
#include "cmd/avow-publish/commands.h"
#include "cmd/avow-publish/looking.h"
#include "cmd/avow-publish/progress.h"
#include "cmd/avow-publish/receipt.h"
#include "cmd/common/options.h"
#include "cmd/common/report.h"
#include "statement/public.h"

static enum status write_receipt(struct opened *opened,
                                 const struct verification *v, bool quiet)
{
    const char *time = receipt_time(opened->arena);
    const char *page = v->first ? v->first->url : NULL;
    struct value *receipt = receipt_of(opened, time, NULL, page, NULL);
    const char *path;
    value_add(receipt, "looks", looking_value(opened->arena, v));
    if (!receipt_write(opened->arena,
                       path_folder(opened->arena, opened->current->file), time,
                       opened->settings->name, receipt, &path, &opened->all))
        return STATUS_UNUSABLE;
    if (!quiet) {
        fputs("receipt ", stdout);
        report_line(path);
    }
    return STATUS_DONE;
}

static enum status verify(struct opened *opened, const struct watch *watch,
                          bool quiet)
{
    struct public_file *files;
    struct verification v;
    if (!opened->current) {
        diagnostic_error(&opened->all,
                         place_line(opened->project->organisation->source, 0),
                         "nothing is approved yet, so there is nothing to "
                         "hold a page against");
        diagnostic_remedy(&opened->all,
                          "'avow approve %s/PERIOD' records an approval",
                          opened->project->folder);
        return STATUS_FOUND;
    }
    if (!public_build(opened->arena, opened->invocation->shelf, opened->project,
                      &files, &opened->all) ||
        !looking_do(opened, NULL, watch, &v))
        return STATUS_UNUSABLE;
    looking_print(opened, &v, quiet);
    enum status written = write_receipt(opened, &v, quiet);
    return written == STATUS_DONE ? looking_status(&v) : written;
}

static enum status run_verify(const struct invocation *invocation)
{
    struct opened opened;
    struct progress progress;
    bool quiet = option_value(invocation, "quiet");
    progress_begin(&progress, quiet, option_value(invocation, "verbose"));
    enum status status = STATUS_UNUSABLE;
    if (opened_begin(&opened, invocation))
        status = verify(&opened, &progress.watch, quiet);
    return opened_close(&opened, status);
}

static const struct option options[] = {
    {"quiet", NULL, "print only what is not as it should be"},
    {"to", "TARGET", "the section [publish:TARGET] of avow.ini"},
    {"verbose", NULL, "show what is said to the hosts"},
    {NULL, NULL, NULL},
};

const struct command command_verify = {
    .name = "verify",
    .arguments = "[PATH]",
    .most = 1,
    .summary = "look at the published page as the world sees it",
    .details =
        "Fetches the page and holds its text against what was approved, word "
        "for word.\nLooks at the pages of earlier years, and for a link to the "
        "statement on the\nhomepage. What cannot be known is neither good nor "
        "bad.",
    .options = options,
    .run = run_verify,
};
