/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdio.h>

#include "cmd/avow/commands.h"
#include "cmd/avow/each.h"
#include "cmd/common/options.h"
#include "cmd/common/report.h"
#include "data/csv_write.h"
#include "statement/evidence.h"
#include "statement/reprint.h"

/* No list is larger (16 MiB). */
#define LIST_MAX ((size_t)16 * 1024 * 1024)

static void print_one(const struct evidence *one)
{
    char day[11] = "";
    if (one->date.year)
        date_iso(one->date, day);
    printf("  %-12s ", evidence_word(one->state));
    report_text(stdout, str_of(one->what));
    if (!one->known)
        fputs(" (not in the statement)", stdout);
    if (*one->file) {
        fputs("  ", stdout);
        report_text(stdout, str_of(one->file));
    }
    if (*one->owner || *day) {
        fputs("  ", stdout);
        report_text(stdout, str_of(one->owner));
        printf("%s%s", *one->owner && *day ? ", " : "", day);
    }
    putchar('\n');
}

static void print_list(const struct visit *visit, const struct member *member,
                       const struct evidence *list)
{
    report_name(project_path(visit->project, member), member->period);
    puts(list ? ":" : ": no evidence is kept");
    for (const struct evidence *e = list; e; e = e->next)
        print_one(e);
}

static void add_row(struct buffer *out, const struct visit *visit,
                    const struct member *member, const struct evidence *one)
{
    char day[11] = "";
    if (one->date.year)
        date_iso(one->date, day);
    const struct str row[] = {
        str_of(project_path(visit->project, member)),
        str_of(member->period),
        str_of(one->what),
        str_of(evidence_word(one->state)),
        str_of(one->file),
        str_of(one->owner),
        str_of(day),
        str_of(one->sha256),
    };
    csv_write_row(out, row, sizeof row / sizeof row[0]);
}

static enum status look(struct visit *visit, struct member *member)
{
    struct buffer *csv = visit->kept;
    struct evidence *list;
    size_t count;
    bool withdrawn = member->record && member->record->withdrawn.year;
    if (member->statement && !withdrawn &&
        !reprint_or_make(visit->arena, member, &visit->all))
        return STATUS_UNUSABLE;
    const struct document *document = member->statement
                                          ? member->statement->document
                                          : NULL;
    if (!evidence_read(visit->arena, visit->project, member, document, &list,
                       &visit->all))
        return STATUS_UNUSABLE;
    if (list && option_value(visit->invocation, "record")) {
        if (!evidence_record(visit->arena, member, list, &count, &visit->all))
            return STATUS_UNUSABLE;
        report_name(project_path(visit->project, member), member->period);
        printf(": %zu %s recorded\n", count, count == 1 ? "file" : "files");
        return STATUS_DONE;
    }
    if (!option_value(visit->invocation, "csv"))
        print_list(visit, member, list);
    for (const struct evidence *e = list; e; e = e->next)
        add_row(csv, visit, member, e);
    return STATUS_DONE;
}

static enum status run_evidence(const struct invocation *invocation)
{
    const struct str names[] = {STR_LITERAL("project"), STR_LITERAL("period"),
                                STR_LITERAL("for"),     STR_LITERAL("state"),
                                STR_LITERAL("file"),    STR_LITERAL("owner"),
                                STR_LITERAL("date"),    STR_LITERAL("sha256")};
    if (option_value(invocation, "csv") && option_value(invocation, "record"))
        return usage_error(invocation->command,
                           "'--csv' lists, and '--record' does not");
    struct buffer csv = buffer_make(LIST_MAX);
    csv_write_begin(&csv);
    csv_write_row(&csv, names, sizeof names / sizeof names[0]);
    const struct errand errand = {
        .need = PROJECT_SOURCES,
        .act = look,
        .kept = &csv,
    };
    enum status status = each_project(invocation, &errand, 1);
    if (csv.full) {
        fprintf(stderr, "avow: the list is larger than %zu bytes\n",
                csv.ceiling);
        status = STATUS_UNUSABLE;
    } else if (option_value(invocation, "csv")) {
        fwrite(csv.bytes, 1, csv.len, stdout);
    }
    buffer_release(&csv);
    return status;
}

static const struct option options[] = {
    {"csv", NULL, "list it as CSV, for Excel"},
    {"record", NULL, "record the hashes of all files as they are now"},
    {NULL, NULL, NULL},
};

const struct command command_evidence = {
    .name = "evidence",
    .arguments = "[PATH…]",
    .most = (size_t)-1,
    .summary = "say what stands behind each figure, policy and claim",
    .details = "Lists what evidence.ini names, with its file, its owner and "
               "its date, and what\nhas none. Nothing of it is ever "
               "published.",
    .options = options,
    .run = run_evidence,
};
