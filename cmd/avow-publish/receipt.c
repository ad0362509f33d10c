/* SPDX-License-Identifier: BSD-2-Clause */
#include "cmd/avow-publish/receipt.h"

#include <time.h>

#include "publish/target.h"

const char *receipt_time(struct arena *arena)
{
    char day[11];
    time_t now = time(NULL);
    long seconds = (long)(now % 86400);
    date_iso(date_from_days((long)(now / 86400)), day);
    return arena_format(arena, "%sT%02ld:%02ld:%02ldZ", day, seconds / 3600,
                        seconds / 60 % 60, seconds % 60);
}

static void add_text(struct arena *arena, struct value *map, const char *name,
                     const char *text)
{
    value_add(map, name, value_text(arena, str_of(text)));
}

static struct value *files_of(struct arena *arena, const struct plan *plan)
{
    struct value *files = value_list(arena);
    for (size_t i = 0; plan && i < plan->count; i++) {
        const struct step *step = &plan->steps[i];
        struct value *file = value_map(arena);
        add_text(arena, file, "path", step->path);
        add_text(arena, file, "action", plan_word(step->action));
        if (step->file) {
            value_add(file, "size", value_count(arena, step->file->size));
            add_text(arena, file, "sha256", step->file->sha256);
        }
        value_append(files, file);
    }
    return files;
}

/* What was open when it was published, by requirement. */
static struct value *findings_of(struct arena *arena,
                                 const struct diagnostics *findings)
{
    static const char *const levels[] = {"may", "should", "must"};
    struct value *list = value_list(arena);
    const struct diagnostic *d = findings ? findings->first : NULL;
    for (; d; d = d->next) {
        struct value *finding = value_map(arena);
        if (!d->id)
            continue;
        add_text(arena, finding, "id", d->id);
        add_text(arena, finding, "level", levels[d->level]);
        add_text(arena, finding, "text", d->text);
        value_add(finding, "accepted", value_flag(arena, d->accepted != NULL));
        value_append(list, finding);
    }
    return list;
}

struct value *receipt_of(const struct opened *opened, const char *time,
                         const struct plan *plan, const char *page_url,
                         const struct diagnostics *findings)
{
    struct arena *arena = opened->arena;
    const struct settings *settings = opened->settings;
    const struct member *current = opened->current;
    struct value *receipt = value_map(arena);
    add_text(arena, receipt, "time", time);
    add_text(arena, receipt, "target", settings->name);
    add_text(arena, receipt, "how", target_kind_of(settings)->name);
    add_text(arena, receipt, "place", settings->shown);
    add_text(arena, receipt, "public", page_url ? page_url : opened->site);
    add_text(arena, receipt, "period", current->period);
    add_text(arena, receipt, "text_sha256",
             current->record->sha256 ? current->record->sha256 : "");
    value_add(receipt, "bytes_sent",
              value_count(arena, plan ? plan->bytes : 0));
    value_add(receipt, "files", files_of(arena, plan));
    value_add(receipt, "findings", findings_of(arena, findings));
    return receipt;
}
