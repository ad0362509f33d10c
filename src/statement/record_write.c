/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/record_write.h"

#include <string.h>

#include "base/changes.h"
#include "base/file.h"
#include "data/ini_write.h"
#include "statement/frozen.h"
#include "statement/record_files.h"

static void write_date(struct buffer *out, const char *key, struct date date)
{
    char iso[11];
    date_iso(date, iso);
    ini_write_entry(out, key, str_of(iso));
}

static void write_record(struct arena *arena, struct buffer *out,
                         const struct record *record)
{
    ini_write_section(out, "record", NULL);
    ini_write_entry(out, "sha256", str_of(record->sha256));
    if (record->id.len)
        ini_write_entry(out, "id", record->id);
    write_date(out, "first_approved", record->first);
    ini_write_entry(out, "title", record->title);
    ini_write_entry(out, "description", record->description);
    ini_write_entry(out, "organisation", record->organisation);
    ini_write_entry(out, "language", str_of(record->language));
    ini_write_entry(out, "theme", str_of(record->theme));
    if (*record->translation_of)
        ini_write_entry(out, "translation_of", str_of(record->translation_of));
    write_date(out, "period_start", record->period_start);
    write_date(out, "period_end", record->period_end);
    ini_write_entry(out, "values_sha256",
                    str_of(frozen_hash(arena, record->values)));
    struct buffer earlier = buffer_make(FILE_MAX);
    for (const char **name = record->earlier; *name; name++)
        buffer_add_format(&earlier, "%s%s", earlier.len ? ", " : "", *name);
    ini_write_entry(out, "earlier", buffer_str(&earlier));
    buffer_release(&earlier);
}

static void begin_item(struct buffer *out, const char *kind, size_t number)
{
    char id[24];
    snprintf(id, sizeof id, "%zu", number);
    ini_write_section(out, kind, id);
}

static void write_lists(struct buffer *out, const struct record *record)
{
    ini_write_section(out, "printed", NULL);
    for (const struct printed *p = record->printed; p; p = p->next)
        ini_write_entry(out, p->name, p->text);
    ini_write_section(out, "values", NULL);
    for (const struct printed *p = record->values; p; p = p->next)
        ini_write_entry(out, p->name, p->text);
    for (const struct revision *r = record->revisions; r; r = r->next) {
        ini_write_section(out, "revision", r->id);
        write_date(out, "date", r->date);
        ini_write_entry(out, "note", r->note);
    }
    size_t number = 0;
    for (const struct record_file *f = record->files; f; f = f->next) {
        begin_item(out, "file", ++number);
        ini_write_entry(out, "name", str_of(f->name));
        if (f->caption.len)
            ini_write_entry(out, "caption", f->caption);
        ini_write_entry(out, "sha256", str_of(f->sha256));
    }
    number = 0;
    for (const struct record_source *s = record->sources; s; s = s->next) {
        begin_item(out, "source", ++number);
        ini_write_entry(out, "path", str_of(s->path));
        ini_write_entry(out, "sha256", str_of(s->sha256));
    }
}

/* What is written can be read again: all of it fitted, and is sound. */
static bool is_readable(struct arena *arena, const struct buffer *ini,
                        const char *path, struct diagnostics *all)
{
    size_t before = all->counts[DIAGNOSTIC_ERROR];
    struct source *source = source_new(arena, path,
                                       str_copy(arena, buffer_str(ini)));
    if (!ini->full) {
        (void)ini_read_text(arena, source, all);
        return all->counts[DIAGNOSTIC_ERROR] == before;
    }
    diagnostic_error(all, place_line(source, 0),
                     "would be larger than %zu bytes", ini->ceiling);
    diagnostic_remedy(all, "shorten the texts of the approval");
    return false;
}

static bool keep(struct changes *changes, const char *folder, const char *name,
                 struct str bytes, struct diagnostics *all)
{
    return changes_write(changes, path_join(changes->arena, folder, name),
                         bytes, all);
}

/* Keeps what is going to be replaced in the next revision's folder. */
static bool keep_former(struct changes *changes, const struct record *former,
                        struct diagnostics *all)
{
    char *folder = record_next_folder(changes->arena, former);
    if (!changes_folder(changes, former->folder, folder, all))
        return false;
    for (const struct record_file *f = former->files; f; f = f->next)
        if (!keep(changes, folder, f->name, f->bytes, all))
            return false;
    if (former->withdrawn.year) {
        struct str bytes;
        char *from = path_join(changes->arena, former->folder,
                               RECORD_WITHDRAWAL);
        if (!file_read(changes->arena, from, FILE_MAX, &bytes, all) ||
            !keep(changes, folder, RECORD_WITHDRAWAL, bytes, all))
            return false;
    }
    return keep(changes, folder, RECORD_TEXT, former->text->text, all) &&
           keep(changes, folder, RECORD_APPROVAL, former->ini->source->text,
                all);
}

static bool lists(const struct record *record, const char *name)
{
    const struct record_file *file = record->files;
    while (file && strcmp(file->name, name) != 0)
        file = file->next;
    return file;
}

/* Takes away what is not the record's any more, once it is the new one. */
static bool remove_former(struct changes *changes, const struct record *record,
                          const struct record *former, struct diagnostics *all)
{
    struct arena *arena = changes->arena;
    for (const struct record_file *f = former->files; f; f = f->next) {
        char *path = path_join(arena, former->folder, f->name);
        if (!lists(record, f->name) && file_is_there(path) &&
            !changes_remove(changes, path, all))
            return false;
    }
    return !former->withdrawn.year ||
           changes_remove(changes,
                          path_join(arena, former->folder, RECORD_WITHDRAWAL),
                          all);
}

/*
 * Writes the files of a record, whose approval.ini holds `ini`, into `folder`.
 * The approval comes last: it alone says what the record is, and until it is
 * there the files of the former one are found where they are kept.
 */
static bool write_files(struct changes *changes, const char *folder,
                        const struct record *record, struct str ini,
                        struct str text, struct diagnostics *all)
{
    for (const struct record_file *f = record->files; f; f = f->next)
        if (!keep(changes, folder, f->name, f->bytes, all))
            return false;
    return keep(changes, folder, RECORD_TEXT, text, all) &&
           keep(changes, folder, RECORD_APPROVAL, ini, all);
}

/* Prepares the changes that make the record. */
static bool prepare(struct changes *changes, const struct record *record,
                    const struct record *former, struct str ini,
                    struct str text, struct diagnostics *all)
{
    const char *root = path_folder(changes->arena, record->folder);
    const char *folder = record->folder;
    if (!former && !file_is_there(folder))
        return changes_new_folder(changes, folder, &folder, all) &&
               write_files(changes, folder, record, ini, text, all);
    return changes_folder(changes, root, folder, all) &&
           (!former || keep_former(changes, former, all)) &&
           write_files(changes, folder, record, ini, text, all) &&
           (!former || remove_former(changes, record, former, all));
}

bool record_write(struct arena *arena, const struct record *record,
                  const struct record *former, struct str text,
                  const struct ini_section *approval, struct diagnostics *all)
{
    struct buffer ini = buffer_make(FILE_MAX);
    buffer_add_text(&ini, "; Written by avow approve. Keep this folder with "
                          "the statement: it is its record.\n; Nothing in it "
                          "is for editing.\n");
    ini_write_section(&ini, "approval", NULL);
    for (const struct ini_entry *e = approval->first; e; e = e->next)
        ini_write_entry(&ini, e->key, e->value);
    write_record(arena, &ini, record);
    write_lists(&ini, record);
    bool done = is_readable(
        arena, &ini, path_join(arena, record->folder, RECORD_APPROVAL), all);
    if (done) {
        struct changes changes;
        changes_begin(&changes, arena);
        done = prepare(&changes, record, former, buffer_str(&ini), text, all);
        if (done)
            done = changes_commit(&changes, all);
        else
            changes_drop(&changes);
    }
    buffer_release(&ini);
    return done;
}

bool record_withdraw(struct arena *arena, const char *folder, struct date date,
                     struct str note, struct diagnostics *all)
{
    char *record = record_folder(arena, folder);
    char *path = path_join(arena, record, RECORD_WITHDRAWAL);
    struct buffer ini = buffer_make(FILE_MAX);
    buffer_add_text(&ini, "; Written by avow withdraw.\n");
    ini_write_section(&ini, "withdrawal", NULL);
    write_date(&ini, "date", date);
    ini_write_entry(&ini, "note", note);
    bool done = is_readable(arena, &ini, path, all);
    if (done) {
        struct changes changes;
        changes_begin(&changes, arena);
        done = changes_folder(&changes, path_folder(arena, folder), record,
                              all) &&
               changes_write(&changes, path, buffer_str(&ini), all);
        if (done)
            done = changes_commit(&changes, all);
        else
            changes_drop(&changes);
    }
    buffer_release(&ini);
    return done;
}
