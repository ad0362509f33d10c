/* SPDX-License-Identifier: BSD-2-Clause */
#include "cmd/avow/check_output.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "cmd/common/report.h"
#include "data/json.h"
#include "statement/report_page.h"

/* No report is larger (64 MiB). */
#define REPORT_MAX ((size_t)64 * 1024 * 1024)

bool check_output_begin(struct check_output *output, struct arena *arena,
                        enum check_format format, const char *path)
{
    char base[4096];
    *output = (struct check_output){
        .format = format, .path = path, .arena = arena};
    if (format == CHECK_TEXT)
        return true;
    if (!getcwd(base, sizeof base)) {
        fprintf(stderr, "avow: the current folder is not known: %s\n",
                strerror(errno));
        return false;
    }
    output->base = arena_copy(arena, base, strlen(base));
    output->page = buffer_within(arena, REPORT_MAX);
    output->checks = value_list(arena);
    output->sarif = sarif_new(arena, output->base, PACKAGE_VERSION);
    return true;
}

static bool add_page(struct check_output *output, struct shelf *shelf,
                     const struct checked *checked, struct diagnostics *all)
{
    if (output->pages++) {
        struct source *source = source_new(all->arena, checked->member->file,
                                           str_of(""));
        if (output->pages == 2) {
            diagnostic_error(all, place_line(source, 0),
                             "this is a second statement, and '--format html' "
                             "is for one");
            diagnostic_remedy(all, "name the folder of one period");
        }
        return false;
    }
    const char *folder = output->path ? path_folder(output->arena, output->path)
                                      : ".";
    return report_page_make(all->arena, &output->page, shelf, checked,
                            output->base, folder, all);
}

bool check_output_add(struct check_output *output, struct shelf *shelf,
                      const struct checked *checked, struct diagnostics *all)
{
    switch (output->format) {
    case CHECK_TEXT:
        check_print(checked);
        break;
    case CHECK_JSON:
        value_append(output->checks, checked_data(output->arena, checked));
        break;
    case CHECK_SARIF:
        sarif_add(output->sarif, checked);
        break;
    case CHECK_HTML:
        return add_page(output, shelf, checked, all);
    }
    return true;
}

static struct value *json_of(struct check_output *output, struct date today)
{
    struct arena *arena = output->arena;
    char day[11];
    date_iso(today, day);
    struct value *map = value_map(arena);
    value_add(map, "format", value_text(arena, STR_LITERAL("avow-check-1")));
    value_add(map, "today", value_text(arena, str_copy(arena, str_of(day))));
    value_add(map, "statements", output->checks);
    return map;
}

static enum status write_report(struct check_output *output,
                                const struct buffer *report, enum status status)
{
    struct diagnostics all = diagnostics_make(output->arena);
    bool wrote;
    if (report->full) {
        diagnostic_error(&all, (struct place){0},
                         "the report is larger than %zu bytes",
                         report->ceiling);
        diagnostic_remedy(&all, "check fewer projects at once");
    } else if (!output->path) {
        fwrite(report->bytes, 1, report->len, stdout);
    } else if (file_replace(output->path, buffer_str(report), &wrote, &all)) {
        return status;
    }
    report_print(stderr, &all);
    return all.counts[DIAGNOSTIC_ERROR] ? STATUS_UNUSABLE : status;
}

enum status check_output_end(struct check_output *output, struct date today,
                             enum status status)
{
    if (output->format == CHECK_TEXT)
        return status;
    if (output->format == CHECK_HTML)
        return output->pages == 1 && status != STATUS_UNUSABLE
                   ? write_report(output, &output->page, status)
                   : status;
    struct buffer report = buffer_make(REPORT_MAX);
    if (output->format == CHECK_JSON)
        json_write(&report, json_of(output, today));
    else
        json_write(&report,
                   sarif_data(output->sarif, status != STATUS_UNUSABLE));
    status = write_report(output, &report, status);
    buffer_release(&report);
    return status;
}
