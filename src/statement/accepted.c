/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/accepted.h"

#include <string.h>

#include "base/file.h"
#include "base/folder.h"
#include "data/ini.h"

#define ACCEPTED_FILE "accepted.ini"

static const char *const accepted_keys[] = {"reason", "until", "by", NULL};

static void check_keys(const struct ini_section *section,
                       struct diagnostics *all)
{
    for (const struct ini_entry *e = section->first; e; e = e->next) {
        const char *const *key = accepted_keys;
        while (*key && strcmp(*key, e->key) != 0)
            key++;
        if (*key)
            continue;
        diagnostic_error(all, e->key_at, "unknown key '%s' in [%s]", e->key,
                         section->name);
        diagnostic_remedy(all, "there are reason, until and by");
    }
}

/* None may be left out: whoever reads it later asks just these. */
static const char *text_of(struct arena *arena,
                           const struct ini_section *section, const char *key,
                           const char *remedy, struct diagnostics *all)
{
    const struct ini_entry *entry = ini_entry(section, key);
    if (entry && entry->value.len)
        return text_one_line(arena, entry->value).at;
    diagnostic_error(all, entry ? entry->at : section->at, "[%s] has no '%s'",
                     section->name, key);
    diagnostic_remedy(all, "%s", remedy);
    return "";
}

static struct date date_of(struct arena *arena,
                           const struct ini_section *section,
                           struct diagnostics *all)
{
    static const char remedy[] = "write the last day on which it is accepted "
                                 "as 2026-07-31";
    struct date date = {0};
    const char *text = text_of(arena, section, "until", remedy, all);
    if (!*text || date_read(str_of(text), &date))
        return date;
    diagnostic_error(all, ini_entry(section, "until")->at, "'%s' is not a date",
                     text);
    diagnostic_remedy(all, "%s", remedy);
    return (struct date){0};
}

static struct acceptance *read_one(struct arena *arena,
                                   const struct ini_section *section,
                                   struct diagnostics *all)
{
    struct acceptance *one = arena_alloc(arena, sizeof *one);
    check_keys(section, all);
    one->id = section->id;
    one->at = section->at;
    one->reason = text_of(arena, section, "reason",
                          "say why it is left as it is", all);
    one->by = text_of(arena, section, "by", "say who accepted it", all);
    one->until = date_of(arena, section, all);
    return one;
}

bool accepted_read(struct arena *arena, const struct project *project,
                   const struct member *member, struct acceptance **list,
                   struct diagnostics *all)
{
    struct acceptance **end = list;
    *list = NULL;
    if (folder_lacks(member->listed, ACCEPTED_FILE))
        return true; /* as nearly always */
    char *path = path_join(arena, path_folder(arena, member->file),
                           ACCEPTED_FILE);
    if (!file_is_there(path))
        return true;
    size_t before = all->counts[DIAGNOSTIC_ERROR];
    struct ini *ini = ini_read_inside(arena, project->folder, path, NULL, all);
    if (!ini)
        return false;
    for (const struct ini_section *s = ini->first; s; s = s->next) {
        if (strcmp(s->kind, "accepted") != 0 || !s->id) {
            diagnostic_error(all, s->at, "unknown section [%s]", s->name);
            diagnostic_remedy(all, "write [accepted:uk-kpi], with the id that "
                                   "stands behind the finding");
            continue;
        }
        *end = read_one(arena, s, all);
        end = &(*end)->next;
    }
    return all->counts[DIAGNOSTIC_ERROR] == before;
}

static const char *words_for(struct arena *arena, const struct acceptance *one)
{
    char until[11];
    date_iso(one->until, until);
    return arena_format(arena, "accepted until %s by %s: %s", until, one->by,
                        one->reason);
}

/* Whether there is a finding of that id; those that are accepted say so. */
static bool mark(struct arena *arena, const struct acceptance *one,
                 bool expired, const struct diagnostics *findings)
{
    bool used = false;
    for (struct diagnostic *d = findings->first; d; d = d->next) {
        if (!d->id || strcmp(d->id, one->id) != 0)
            continue;
        used = true;
        if (!expired)
            d->accepted = words_for(arena, one);
    }
    return used;
}

static void say_expired(const struct acceptance *one,
                        struct diagnostics *findings)
{
    char until[11];
    date_iso(one->until, until);
    diagnostic_warning(findings, one->at,
                       "'%s' was accepted until %s, and is not any more",
                       one->id, until);
    diagnostic_id(findings, "accepted-expired");
    diagnostic_remedy(findings, "mend the finding, or have it accepted anew "
                                "with a later 'until'");
}

static void say_unused(const struct acceptance *one,
                       struct diagnostics *findings)
{
    diagnostic_note(findings, one->at,
                    "'%s' is accepted, and is no finding of this statement",
                    one->id);
    diagnostic_id(findings, "accepted-unused");
    diagnostic_remedy(findings, "take the section out of accepted.ini");
}

void accepted_apply(const struct acceptance *list, struct date today,
                    struct diagnostics *findings)
{
    for (const struct acceptance *one = list; one; one = one->next) {
        bool expired = date_compare(one->until, today) < 0;
        if (!mark(findings->arena, one, expired, findings))
            say_unused(one, findings);
        else if (expired)
            say_expired(one, findings);
    }
}

size_t accepted_count(const struct diagnostics *findings,
                      enum diagnostic_level level)
{
    size_t count = 0;
    for (const struct diagnostic *d = findings->first; d; d = d->next)
        count += d->accepted && d->level == level;
    return count;
}

size_t accepted_open(const struct diagnostics *findings,
                     enum diagnostic_level level)
{
    size_t accepted = accepted_count(findings, level);
    /* What was said twice of one place is kept once, and counted twice. */
    bool all = accepted && accepted == findings->kept_by_level[level] &&
               accepted < DIAGNOSTICS_KEPT;
    return all ? 0 : findings->counts[level] - accepted;
}
