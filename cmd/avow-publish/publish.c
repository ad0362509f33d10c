/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "cmd/avow-publish/by_hand.h"
#include "cmd/avow-publish/commands.h"
#include "cmd/avow-publish/looking.h"
#include "cmd/avow-publish/opened.h"
#include "cmd/avow-publish/progress.h"
#include "cmd/avow-publish/receipt.h"
#include "cmd/common/options.h"
#include "cmd/common/report.h"
#include "publish/apply.h"
#include "statement/public.h"
#include "statement/ready.h"

/* All of one publication. */
struct publishing {
    struct opened opened;
    struct progress progress;
    struct session session;
    struct diagnostics findings;
    struct local local;
    struct manifest manifest;
    struct publication publication;
    const struct value *facts; /* for templates of a target */
    const struct plan *plan;
    bool dry;
};

/* Nothing is sent, and the reason is in opened->all. */
static enum status refuse_unapproved(struct opened *opened)
{
    diagnostic_error(&opened->all,
                     place_line(opened->project->organisation->source, 0),
                     "nothing is approved yet, so there is nothing to publish");
    diagnostic_remedy(&opened->all,
                      "'avow approve %s/PERIOD' records an approval: drafts "
                      "are never published",
                      opened->project->folder);
    return STATUS_FOUND;
}

static enum status refuse_unready(struct publishing *publishing)
{
    const struct opened *opened = &publishing->opened;
    report_print(stderr, &publishing->findings);
    fputs("avow: nothing was published: ", stderr);
    report_text(stderr, str_of(opened->current->period));
    fputs(" has to be mended first; a correction of an approved text is a "
          "revision\n",
          stderr);
    return STATUS_FOUND;
}

/* Makes public/ and sees that what is in it may go out. */
static enum status make_public(struct publishing *publishing)
{
    struct opened *opened = &publishing->opened;
    struct public_file *files;
    if (!opened->current)
        return refuse_unapproved(opened);
    if (!public_build(opened->arena, opened->invocation->shelf, opened->project,
                      &files, &opened->all))
        return STATUS_UNUSABLE;
    /* A note that a statement was withdrawn is held against no law. */
    if (opened->current->record->withdrawn.year)
        return STATUS_DONE;
    if (ready_to_publish(opened->arena, opened->project, opened->current,
                         date_today(), &publishing->findings, &opened->all))
        return STATUS_DONE;
    return opened->all.counts[DIAGNOSTIC_ERROR] ? STATUS_UNUSABLE
                                                : refuse_unready(publishing);
}

/* What templates of a target may name, beside the file itself. */
static struct value *facts_for(const struct opened *opened,
                               const struct member *member)
{
    struct arena *arena = opened->arena;
    const struct record *record = member->record;
    char *dates = arena_alloc(arena, (size_t)3 * 11);
    date_iso(record->period_start, dates);
    date_iso(record->period_end, dates + 11);
    date_iso(record->approved, dates + 22);
    const struct {
        const char *name;
        struct str text;
    } facts[] = {
        {"title", record->title},
        {"organisation", record->organisation},
        {"language", str_of(record->language)},
        {"period", str_of(member->period)},
        {"period_start", str_of(dates)},
        {"period_end", str_of(dates + 11)},
        {"approved", str_of(dates + 22)},
        {"site", str_of(opened->site)},
    };
    struct value *map = value_map(arena);
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        value_add(map, facts[i].name, value_text(arena, facts[i].text));
    return map;
}

/* Lists what there is to send. */
static bool list_local(struct publishing *publishing)
{
    struct opened *opened = &publishing->opened;
    const struct member *member = opened_member(opened);
    if (!member)
        return false;
    bool listed = opened_takes_page(opened)
                      ? local_page(opened->arena, opened->folder,
                                   opened_fragment(opened, member->period),
                                   &publishing->local, &opened->all)
                      : local_list(opened->arena, opened->folder,
                                   opened->current->period, &publishing->local,
                                   &opened->all);
    publishing->facts = facts_for(opened, member);
    publishing->publication = (struct publication){
        .local = &publishing->local,
        .manifest = &publishing->manifest,
        .site = opened->site,
        .title = str_copy(opened->arena, member->record->title).at,
        .period = member->period,
        .begins = progress_begins,
        .ends = progress_ends,
        .own = &publishing->progress,
    };
    return listed && manifest_read(opened->arena, opened->settings,
                                   &publishing->manifest, &opened->all);
}

static void print_step(const struct step *step)
{
    printf("%-7s ", plan_word(step->action));
    report_text(stdout, str_of(step->path));
    fputs(": ", stdout);
    report_line(step->reason);
}

static void print_plan(const struct publishing *publishing)
{
    const struct plan *plan = publishing->plan;
    for (size_t i = 0; i < plan->count; i++)
        print_step(&plan->steps[i]);
    printf("%zu new, %zu changed, %zu same, %zu to delete, %zu kept: %zu bytes "
           "to send\n",
           plan->counts[ACTION_NEW], plan->counts[ACTION_CHANGED],
           plan->counts[ACTION_SAME], plan->counts[ACTION_DELETE],
           plan->counts[ACTION_KEPT], plan->bytes);
}

/* What is left on the host, and why. */
static void print_kept(const struct plan *plan)
{
    for (size_t i = 0; i < plan->count; i++)
        if (plan->steps[i].action == ACTION_KEPT)
            print_step(&plan->steps[i]);
}

static enum status send(struct publishing *publishing)
{
    const struct opened *opened = &publishing->opened;
    progress_plan(&publishing->progress, publishing->plan);
    bool done = apply_plan(&publishing->session, &publishing->publication,
                           publishing->plan);
    progress_end(&publishing->progress);
    if (!done)
        return STATUS_UNSENT;
    if (publishing->progress.quiet)
        return STATUS_DONE;
    print_kept(publishing->plan);
    if (!plan_does_something(publishing->plan))
        puts("nothing to send: the host holds what was approved");
    if (*opened->site) {
        fputs("published ", stdout);
        report_line(opened->site);
    }
    return STATUS_DONE;
}

/* Opens the target, and does there what has to be done. */
static enum status talk(struct publishing *publishing)
{
    struct opened *opened = &publishing->opened;
    bool prune = option_value(opened->invocation, "prune");
    struct session *session = &publishing->session;
    enum status status = STATUS_UNSENT;
    if (session_open(session, opened->arena, opened->settings, opened->secrets,
                     &publishing->progress.watch, publishing->facts,
                     &opened->all)) {
        publishing->plan = apply_ask(session, &publishing->publication, prune);
        if (publishing->plan && publishing->dry) {
            print_plan(publishing);
            status = STATUS_DONE;
        } else if (publishing->plan) {
            status = send(publishing);
        }
    }
    if (session->no_login)
        status = STATUS_UNUSABLE;
    session_close(session);
    return status;
}

/* Looks at the page where the world sees it, unless that is not wanted. */
static enum status look(struct publishing *publishing, struct value *receipt)
{
    struct opened *opened = &publishing->opened;
    const char *page_url = publishing->session.target->page_url;
    struct verification v;
    if (option_value(opened->invocation, "no-verify"))
        return STATUS_DONE;
    if (!page_url && !*opened->site) {
        if (!publishing->progress.quiet)
            puts("not looked at: avow.ini does not say where the world sees "
                 "it, by 'public' or by 'url' in [site]");
        return STATUS_DONE;
    }
    if (!looking_do(opened, page_url, &publishing->progress.watch, &v))
        return STATUS_UNUSABLE;
    value_add(receipt, "looks", looking_value(opened->arena, &v));
    looking_print(opened, &v, publishing->progress.quiet);
    return looking_status(&v);
}

/* The receipt is written whatever is seen: what was sent was sent. */
static enum status finish(struct publishing *publishing)
{
    struct opened *opened = &publishing->opened;
    const char *time = receipt_time(opened->arena);
    const char *path;
    struct value *receipt = receipt_of(opened, time, publishing->plan,
                                       publishing->session.target->page_url,
                                       &publishing->findings);
    enum status status = look(publishing, receipt);
    if (!receipt_write(opened->arena,
                       path_folder(opened->arena, opened->current->file), time,
                       opened->settings->name, receipt, &path, &opened->all))
        return STATUS_UNUSABLE;
    if (!publishing->progress.quiet) {
        fputs("receipt ", stdout);
        report_line(path);
    }
    return status;
}

static enum status publish(struct publishing *publishing)
{
    struct opened *opened = &publishing->opened;
    const struct target_kind *kind = target_kind_of(opened->settings);
    enum status status = make_public(publishing);
    if (status != STATUS_DONE)
        return status;
    if (!list_local(publishing))
        return STATUS_UNUSABLE;
    if (kind->by_hand && !publishing->dry) {
        bool done;
        if (!by_hand(opened, &publishing->local, &done))
            return STATUS_UNUSABLE;
        if (!done)
            return STATUS_DONE;
    }
    status = talk(publishing);
    if (status != STATUS_DONE || publishing->dry)
        return status;
    return finish(publishing);
}

static enum status run_publish(const struct invocation *invocation)
{
    struct publishing publishing = {
        .dry = option_value(invocation, "dry-run"),
        .findings = diagnostics_make(invocation->arena),
    };
    progress_begin(&publishing.progress, option_value(invocation, "quiet"),
                   option_value(invocation, "verbose"));
    enum status status = STATUS_UNUSABLE;
    if (opened_begin(&publishing.opened, invocation))
        status = publish(&publishing);
    return opened_close(&publishing.opened, status);
}

static const struct option options[] = {
    {"dry-run", NULL, "print what would be done, and change nothing"},
    {"no-verify", NULL, "do not look at the page afterwards"},
    {"print", NULL, "by hand: write the text to paste to standard output"},
    {"prune", NULL, "remove files that avow put there and that are gone"},
    {"quiet", NULL, "print nothing but errors"},
    {"to", "TARGET", "the section [publish:TARGET] of avow.ini"},
    {"verbose", NULL, "show what is said to the host, without secrets"},
    {NULL, NULL, NULL},
};

const struct command command_publish = {
    .name = "publish",
    .arguments = "[PATH]",
    .most = 1,
    .summary = "put what is approved before the public",
    .details =
        "Makes public/, holds the statement against its laws, and sends "
        "what has\nchanged to the host that avow.ini names. Drafts never "
        "leave. What fails leaves\nthe old page in place, or says "
        "plainly what it could not keep. Then it looks at\nthe page, as "
        "'avow verify' does.",
    .options = options,
    .run = run_publish,
};
