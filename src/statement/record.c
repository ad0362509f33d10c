/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/record.h"

#include <string.h>

#include "base/file.h"
#include "statement/frozen.h"
#include "statement/record_files.h"

char *record_folder(struct arena *arena, const char *folder)
{
    return path_join(arena, folder, "record");
}

bool record_exists(struct arena *arena, const char *folder, bool *exists,
                   struct diagnostics *all)
{
    static const char *const files[] = {RECORD_APPROVAL, RECORD_TEXT,
                                        RECORD_WITHDRAWAL};
    char *record = record_folder(arena, folder);
    bool looked = file_look(record, exists, all);
    if (!looked || !*exists)
        return looked;
    *exists = false;
    for (size_t i = 0; i < sizeof files / sizeof *files && !*exists; i++)
        if (!file_look(path_join(arena, record, files[i]), exists, all))
            return false;
    return true;
}

/* A value that the record cannot do without. */
static struct str needed(const struct ini *ini, const char *section,
                         const char *key, struct diagnostics *all)
{
    const struct ini_section *s = ini_section(ini, section);
    const struct ini_entry *entry = s ? ini_entry(s, key) : NULL;
    if (entry && entry->value.len)
        return entry->value;
    diagnostic_error(all, s ? s->at : place_line(ini->source, 0),
                     "the record has no '%s' in [%s]", key, section);
    diagnostic_remedy(all, RECORD_TAKE_BACK);
    return str_of("");
}

static struct date needed_date(const struct ini *ini, const char *section,
                               const char *key, struct diagnostics *all)
{
    struct date date = {0};
    struct str text = needed(ini, section, key, all);
    if (text.len && !date_read(text, &date)) {
        const struct ini_entry *entry = ini_entry(ini_section(ini, section),
                                                  key);
        diagnostic_error(all, entry->at, "'%.*s' is not a date", STR(text));
        diagnostic_remedy(all, RECORD_TAKE_BACK);
    }
    return date;
}

static struct str optional(const struct ini_section *section, const char *key)
{
    const struct ini_entry *entry = section ? ini_entry(section, key) : NULL;
    return entry ? entry->value : str_of("");
}

static const struct printed *
read_printed(struct arena *arena, const struct ini *ini, const char *name)
{
    const struct ini_section *section = ini_section(ini, name);
    struct printed *first = NULL, **link = &first;
    for (const struct ini_entry *e = section ? section->first : NULL; e;
         e = e->next) {
        struct printed *printed = arena_alloc(arena, sizeof *printed);
        printed->name = e->key;
        printed->text = e->value;
        *link = printed;
        link = &printed->next;
    }
    return first;
}

/* The values of the fields, with the hash that says that they are those. */
static void read_values(struct arena *arena, struct record *record,
                        struct diagnostics *all)
{
    const struct ini_section *section = ini_section(record->ini, "values");
    struct str hash = optional(ini_section(record->ini, "record"),
                               "values_sha256");
    record->keeps_values = section || hash.len;
    record->values = read_printed(arena, record->ini, "values");
    if (!record->keeps_values ||
        str_is(hash, frozen_hash(arena, record->values)))
        return;
    diagnostic_error(all,
                     section ? section->at : place_line(record->ini->source, 0),
                     "[values] is not what was approved");
    diagnostic_remedy(all, RECORD_TAKE_BACK);
}

static const struct record_source *read_sources(struct arena *arena,
                                                const struct ini *ini)
{
    struct record_source *first = NULL, **link = &first;
    for (const struct ini_section *s = ini->first; s; s = s->next) {
        if (!s->id || strcmp(s->kind, "source") != 0)
            continue;
        struct record_source *source = arena_alloc(arena, sizeof *source);
        source->path = str_copy(arena, optional(s, "path")).at;
        source->sha256 = str_copy(arena, optional(s, "sha256")).at;
        *link = source;
        link = &source->next;
    }
    return first;
}

static const struct revision *read_revisions(struct arena *arena,
                                             const struct ini *ini,
                                             struct diagnostics *all)
{
    struct revision *first = NULL, **link = &first;
    for (const struct ini_section *s = ini->first; s; s = s->next) {
        if (!s->id || strcmp(s->kind, "revision") != 0)
            continue;
        struct revision *revision = arena_alloc(arena, sizeof *revision);
        revision->id = s->id;
        revision->date = needed_date(ini, s->name, "date", all);
        revision->note = needed(ini, s->name, "note", all);
        *link = revision;
        link = &revision->next;
    }
    return first;
}

static const char **read_earlier(struct arena *arena, const struct ini *ini)
{
    struct str names = optional(ini_section(ini, "record"), "earlier");
    size_t count = 2;
    for (size_t i = 0; i < names.len; i++)
        count += names.at[i] == ',';
    const char **earlier = arena_array(arena, count, sizeof *earlier);
    count = 0;
    while (names.at && names.len) {
        struct str name = str_trim(str_split(&names, ','));
        if (name.len)
            earlier[count++] = str_copy(arena, name).at;
    }
    return earlier;
}

static void read_withdrawal(struct arena *arena, struct record *record,
                            struct diagnostics *all)
{
    char *path = path_join(arena, record->folder, RECORD_WITHDRAWAL);
    bool is_there;
    struct ini *ini = ini_read_inside(arena, record->folder, path, &is_there,
                                      all);
    if (!ini)
        return;
    record->withdrawal_ini = ini;
    record->withdrawn = needed_date(ini, "withdrawal", "date", all);
    record->withdrawal = needed(ini, "withdrawal", "note", all);
}

/* On which day it was approved first: in a record that does not say, what the
 * first revision replaced does. */
static struct date read_first(struct arena *arena, const struct record *record)
{
    struct diagnostics unsaid = diagnostics_make(arena);
    struct date date;
    bool read = false;
    if (date_read(
            optional(ini_section(record->ini, "record"), "first_approved"),
            &date))
        return date;
    if (!record->revisions)
        return record->approved;
    char *path = path_join(
        arena, record_revision_folder(arena, record, record->revisions->id),
        RECORD_APPROVAL);
    struct ini *ini = ini_read_inside(arena, record->folder, path, NULL,
                                      &unsaid);
    if (ini)
        read = date_read(optional(ini_section(ini, "approval"), "date"), &date);
    return read ? date : record->approved;
}

/* What stands in for a record that has vanished, or cannot be used. */
static void read_lost(struct record *record, const char *folder)
{
    static const char *nothing_earlier[] = {NULL};
    *record = (struct record){
        .folder = record->folder,
        .ini = record->withdrawal_ini,
        .withdrawal_ini = record->withdrawal_ini,
        .withdrawn = record->withdrawn,
        .withdrawal = record->withdrawal,
        .approved = record->withdrawn,
        .first = record->withdrawn,
        .title = str_of(path_name(folder)),
        .language = "",
        .theme = "",
        .translation_of = "",
        .earlier = nothing_earlier,
        .lost = true,
    };
}

/* What approval.ini says. False: errors were added. */
static bool read_approval(struct arena *arena, struct record *record,
                          const char *path, struct diagnostics *all)
{
    struct ini *ini = ini_read_inside(arena, record->folder, path, NULL, all);
    if (!ini)
        return false;
    record->ini = ini;
    record->approved = needed_date(ini, "approval", "date", all);
    record->sha256 = str_copy(arena, needed(ini, "record", "sha256", all)).at;
    record->id = optional(ini_section(ini, "record"), "id");
    record->title = optional(ini_section(ini, "record"), "title");
    record->description = optional(ini_section(ini, "record"), "description");
    record->organisation = needed(ini, "record", "organisation", all);
    record->language =
        str_copy(arena, needed(ini, "record", "language", all)).at;
    record->theme = str_copy(arena, needed(ini, "record", "theme", all)).at;
    record->translation_of =
        str_copy(arena, optional(ini_section(ini, "record"), "translation_of"))
            .at;
    record->period_start = needed_date(ini, "record", "period_start", all);
    record->period_end = needed_date(ini, "record", "period_end", all);
    record->printed = read_printed(arena, ini, "printed");
    read_values(arena, record, all);
    record->sources = read_sources(arena, ini);
    record->revisions = read_revisions(arena, ini, all);
    record->earlier = read_earlier(arena, ini);
    record->first = read_first(arena, record);
    return true;
}

/* A text that nothing says of that it was approved. */
static void say_no_approval(struct arena *arena, const char *path,
                            struct diagnostics *all)
{
    diagnostic_error(all, place_line(source_new(arena, path, str_of("")), 0),
                     "is not there, though '%s' is", RECORD_TEXT);
    diagnostic_remedy(all, "take it back from a copy; where the statement was "
                           "never approved, remove the folder 'record'");
}

/* All but a withdrawal. False: errors were added. */
static bool read_whole(struct arena *arena, struct record *record,
                       struct diagnostics *all)
{
    size_t before = all->counts[DIAGNOSTIC_ERROR];
    char *path = path_join(arena, record->folder, RECORD_APPROVAL);
    char *text = path_join(arena, record->folder, RECORD_TEXT);
    if (!file_is_there(path) && file_is_there(text)) {
        say_no_approval(arena, path, all);
        return false;
    }
    if (!read_approval(arena, record, path, all))
        return false;
    record->text = record_text(arena, record, all);
    return record_files(arena, record, &record->files, all) &&
           all->counts[DIAGNOSTIC_ERROR] == before;
}

struct record *record_read(struct arena *arena, const char *folder,
                           struct diagnostics *all)
{
    size_t before = all->counts[DIAGNOSTIC_ERROR];
    struct diagnostics unsaid = diagnostics_make(arena);
    struct record *record = arena_alloc(arena, sizeof *record);
    record->folder = record_folder(arena, folder);
    if (!file_stays_inside(folder, record->folder, all))
        return NULL;
    read_withdrawal(arena, record, all);
    if (all->counts[DIAGNOSTIC_ERROR] != before)
        return NULL;
    /* Nothing is printed of a statement that was withdrawn: it does not matter
     * what became of its record. */
    bool withdrawn = record->withdrawn.year;
    if (read_whole(arena, record, withdrawn ? &unsaid : all))
        return record;
    if (!withdrawn)
        return NULL;
    read_lost(record, folder);
    return record;
}
