/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/record.h"

#include <string.h>

#include "base/changes.h"
#include "base/file.h"
#include "data/ini_write.h"

#define APPROVAL_FILE   "approval.ini"
#define TEXT_FILE       "statement.md"
#define WITHDRAWAL_FILE "withdrawal.ini"

static char *record_folder(struct arena *arena, const char *folder)
{
    return path_join(arena, folder, "record");
}

bool record_exists(struct arena *arena, const char *folder, bool *exists,
                   struct diagnostics *all)
{
    static const char *const files[] = {APPROVAL_FILE, TEXT_FILE,
                                        WITHDRAWAL_FILE};
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
    diagnostic_remedy(all, "take the file back from a copy: a record is never "
                           "edited");
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
        diagnostic_remedy(all, "take the file back from a copy: a record is "
                               "never edited");
    }
    return date;
}

static struct str optional(const struct ini_section *section, const char *key)
{
    const struct ini_entry *entry = section ? ini_entry(section, key) : NULL;
    return entry ? entry->value : str_of("");
}

static const struct printed *read_printed(struct arena *arena,
                                          const struct ini *ini)
{
    const struct ini_section *section = ini_section(ini, "printed");
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
    char *path = path_join(arena, record->folder, WITHDRAWAL_FILE);
    struct ini *ini = file_is_there(path) &&
                              file_stays_inside(record->folder, path, all)
                          ? ini_read(arena, path, all)
                          : NULL;
    if (!ini)
        return;
    record->withdrawn = needed_date(ini, "withdrawal", "date", all);
    record->withdrawal = needed(ini, "withdrawal", "note", all);
}

/* Reads the text and sees that it is the one that was approved. */
static void read_text(struct arena *arena, struct record *record,
                      struct diagnostics *all)
{
    char *path = path_join(arena, record->folder, TEXT_FILE);
    struct str text;
    if (!file_stays_inside(record->folder, path, all) ||
        !file_read(arena, path, FILE_MAX, &text, all))
        return;
    record->text = source_new(arena, path, text);
    char hash[HASH_LENGTH + 1];
    hash_sha256(text, hash);
    if (!strcmp(hash, record->sha256))
        return;
    diagnostic_error(all, place_line(record->text, 0),
                     "is not the text that was approved");
    diagnostic_remedy(all, "take it back from a copy; a correction is a "
                           "revision: 'avow approve --revision'");
}

/* What stands in for a record that has vanished. */
static void read_lost(struct arena *arena, struct record *record,
                      const char *folder, struct diagnostics *all)
{
    static const char *nothing_earlier[] = {NULL};
    char *path = path_join(arena, record->folder, WITHDRAWAL_FILE);
    record->lost = true;
    record->ini = ini_read(arena, path, all);
    record->title = str_of(path_name(folder));
    record->language = record->theme = record->translation_of = "";
    record->earlier = nothing_earlier;
    read_withdrawal(arena, record, all);
    record->approved = record->withdrawn;
}

struct record *record_read(struct arena *arena, const char *folder,
                           struct diagnostics *all)
{
    size_t before = all->counts[DIAGNOSTIC_ERROR];
    struct record *record = arena_alloc(arena, sizeof *record);
    record->folder = record_folder(arena, folder);
    char *path = path_join(arena, record->folder, APPROVAL_FILE);
    char *text = path_join(arena, record->folder, TEXT_FILE);
    if (!file_is_there(path) && !file_is_there(text)) {
        read_lost(arena, record, folder, all);
        return all->counts[DIAGNOSTIC_ERROR] == before ? record : NULL;
    }
    struct ini *ini = file_stays_inside(folder, path, all)
                          ? ini_read(arena, path, all)
                          : NULL;
    if (!ini)
        return NULL;
    record->ini = ini;
    record->approved = needed_date(ini, "approval", "date", all);
    record->sha256 = str_copy(arena, needed(ini, "record", "sha256", all)).at;
    record->title = needed(ini, "record", "title", all);
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
    record->printed = read_printed(arena, ini);
    record->sources = read_sources(arena, ini);
    record->revisions = read_revisions(arena, ini, all);
    record->earlier = read_earlier(arena, ini);
    read_withdrawal(arena, record, all);
    read_text(arena, record, all);
    return all->counts[DIAGNOSTIC_ERROR] == before ? record : NULL;
}

static void write_date(struct buffer *out, const char *key, struct date date)
{
    char iso[11];
    date_iso(date, iso);
    ini_write_entry(out, key, str_of(iso));
}

static void write_record(struct buffer *out, const struct record *record)
{
    ini_write_section(out, "record", NULL);
    ini_write_entry(out, "sha256", str_of(record->sha256));
    ini_write_entry(out, "title", record->title);
    ini_write_entry(out, "description", record->description);
    ini_write_entry(out, "organisation", record->organisation);
    ini_write_entry(out, "language", str_of(record->language));
    ini_write_entry(out, "theme", str_of(record->theme));
    if (*record->translation_of)
        ini_write_entry(out, "translation_of", str_of(record->translation_of));
    write_date(out, "period_start", record->period_start);
    write_date(out, "period_end", record->period_end);
    struct buffer earlier = buffer_make(FILE_MAX);
    for (const char **name = record->earlier; *name; name++)
        buffer_add_format(&earlier, "%s%s", earlier.len ? ", " : "", *name);
    ini_write_entry(out, "earlier", buffer_str(&earlier));
    buffer_release(&earlier);
}

static void write_lists(struct buffer *out, const struct record *record)
{
    ini_write_section(out, "printed", NULL);
    for (const struct printed *p = record->printed; p; p = p->next)
        ini_write_entry(out, p->name, p->text);
    for (const struct revision *r = record->revisions; r; r = r->next) {
        ini_write_section(out, "revision", r->id);
        write_date(out, "date", r->date);
        ini_write_entry(out, "note", r->note);
    }
    size_t number = 0;
    for (const struct record_source *s = record->sources; s; s = s->next) {
        char id[24];
        snprintf(id, sizeof id, "%zu", ++number);
        ini_write_section(out, "source", id);
        ini_write_entry(out, "path", str_of(s->path));
        ini_write_entry(out, "sha256", str_of(s->sha256));
    }
}

bool record_is_public_file(const char *name)
{
    const char *ending = strrchr(name, '.');
    return ending && (!strcmp(ending, ".json") || !strcmp(ending, ".csv"));
}

static bool copy_file(struct changes *changes, const char *from, const char *to,
                      struct diagnostics *all)
{
    struct str bytes;
    return file_read(changes->arena, from, FILE_MAX, &bytes, all) &&
           changes_write(changes, to, bytes, all);
}

/* Keeps what a revision is going to replace, and takes away what is not going
 * to be there any more. False: errors were added. */
static bool keep_former(struct changes *changes, const struct record *record,
                        struct diagnostics *all)
{
    struct arena *arena = changes->arena;
    const struct revision *last = record->revisions;
    while (last && last->next)
        last = last->next;
    if (!last)
        return true;
    char *folder = path_join(
        arena, path_join(arena, record->folder, "revisions"), last->id);
    char **names;
    size_t count;
    if (!changes_folder(changes, record->folder, folder, all) ||
        !folder_list(arena, record->folder, &names, &count, all))
        return false;
    for (size_t i = 0; i < count; i++) {
        char *from = path_join(arena, record->folder, names[i]);
        bool replaced = !strcmp(names[i], APPROVAL_FILE) ||
                        !strcmp(names[i], TEXT_FILE) ||
                        record_is_public_file(names[i]);
        if (replaced &&
            !copy_file(changes, from, path_join(arena, folder, names[i]), all))
            return false;
        if (record_is_public_file(names[i]) &&
            !changes_remove(changes, from, all))
            return false;
    }
    return true;
}

/* Whether all of a file is in its buffer. */
static bool fits(const struct buffer *file, const char *path,
                 struct diagnostics *all)
{
    if (!file->full)
        return true;
    struct source *source = source_new(all->arena, path, str_of(""));
    diagnostic_error(all, place_line(source, 0),
                     "would be larger than %zu bytes", file->ceiling);
    diagnostic_remedy(all, "shorten the texts of the approval");
    return false;
}

/* Makes the files of a record, whose approval.ini holds `ini`. */
static bool write_files(struct changes *changes, const struct record *record,
                        struct str ini, struct str text,
                        const struct record_file *files,
                        struct diagnostics *all)
{
    struct arena *arena = changes->arena;
    const char *folder = record->folder;
    if (!changes_folder(changes, path_folder(arena, folder), folder, all) ||
        !keep_former(changes, record, all))
        return false;
    for (; files; files = files->next)
        if (!changes_write(changes, path_join(arena, folder, files->name),
                           files->bytes, all))
            return false;
    /* The approval comes last: should the power fail, an approval without its
     * text would be worse than a text that nobody has approved. */
    return changes_write(changes, path_join(arena, folder, TEXT_FILE), text,
                         all) &&
           changes_write(changes, path_join(arena, folder, APPROVAL_FILE), ini,
                         all);
}

bool record_write(struct arena *arena, const struct record *record,
                  struct str text, const struct ini_section *approval,
                  const struct record_file *files, struct diagnostics *all)
{
    struct buffer ini = buffer_make(FILE_MAX);
    buffer_add_text(&ini, "; Written by avow approve. Keep this folder with "
                          "the statement: it is its record.\n; Nothing in it "
                          "is for editing.\n");
    ini_write_section(&ini, "approval", NULL);
    for (const struct ini_entry *e = approval->first; e; e = e->next)
        ini_write_entry(&ini, e->key, e->value);
    write_record(&ini, record);
    write_lists(&ini, record);
    struct changes changes;
    changes_begin(&changes, arena);
    bool done =
        fits(&ini, path_join(arena, record->folder, APPROVAL_FILE), all) &&
        write_files(&changes, record, buffer_str(&ini), text, files, all);
    if (done)
        done = changes_commit(&changes, all);
    else
        changes_drop(&changes);
    buffer_release(&ini);
    return done;
}

bool record_withdraw(struct arena *arena, const char *folder, struct date date,
                     struct str note, struct diagnostics *all)
{
    char *record = record_folder(arena, folder);
    struct buffer ini = buffer_make(FILE_MAX);
    buffer_add_text(&ini, "; Written by avow withdraw.\n");
    ini_write_section(&ini, "withdrawal", NULL);
    write_date(&ini, "date", date);
    ini_write_entry(&ini, "note", note);
    struct changes changes;
    changes_begin(&changes, arena);
    bool done =
        fits(&ini, path_join(arena, record, WITHDRAWAL_FILE), all) &&
        changes_folder(&changes, path_folder(arena, folder), record, all) &&
        changes_write(&changes, path_join(arena, record, WITHDRAWAL_FILE),
                      buffer_str(&ini), all);
    if (done)
        done = changes_commit(&changes, all);
    else
        changes_drop(&changes);
    buffer_release(&ini);
    return done;
}
