/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/new_year.h"

#include <string.h>

#include "base/file.h"
#include "statement/export_settings.h"
#include "statement/form.h"
#include "statement/new_year_parts.h"

/* No period's folder holds more that is carried over. */
#define FILES_MAX 4000

bool new_year_may_be_named(const char *period)
{
    return project_may_be_period(period) && path_is_safe(str_of(period)) &&
           *period != '.' && !strchr(period, '/');
}

void carrying_task(struct carrying *carrying, const char *path, size_t line,
                   const char *text)
{
    struct new_year *made = carrying->made;
    struct year_task *task = arena_alloc(carrying->arena, sizeof *task);
    *task = (struct year_task){NULL, path, line, text};
    if (made->last)
        made->last->next = task;
    else
        made->first = task;
    made->last = task;
}

const char *carrying_path(const struct carrying *carrying, const char *name)
{
    return path_join(carrying->arena, carrying->made->folder, name);
}

bool carrying_write(struct carrying *carrying, const char *name,
                    struct str bytes)
{
    struct new_year *made = carrying->made;
    char *path = path_join(carrying->arena, carrying->stage, name);
    if (made->file_count == FILES_MAX) {
        diagnostic_error(carrying->all, place_line(carrying->from->source, 0),
                         "the period has more than %d files", FILES_MAX);
        diagnostic_remedy(
            carrying->all,
            "put what every year needs into the project's folder instead");
        return false;
    }
    made->files[made->file_count++] = path_join(carrying->arena, made->folder,
                                                name);
    return changes_folder(&carrying->changes, carrying->stage,
                          path_folder(carrying->arena, path), carrying->all) &&
           changes_write(&carrying->changes, path, bytes, carrying->all);
}

struct str carrying_next(const struct carrying *carrying,
                         const struct field *field)
{
    const struct value *value = statement_value(carrying->from,
                                                str_of(field->name));
    const struct typed *typed = value ? value->typed : NULL;
    if (!typed)
        return str_of("");
    if (field->type.kind == TYPE_DATE) {
        /* The last day of a February is followed by the last one. */
        struct date after = date_from_days(date_days(typed->date) + 1);
        struct date next = date_add_months(typed->date, 12);
        if (after.day == 1)
            next = date_from_days(date_days(date_add_months(after, 12)) - 1);
        char iso[11];
        date_iso(next, iso);
        return str_copy(carrying->arena, str_of(iso));
    }
    struct buffer out = buffer_within(carrying->arena, 64);
    const struct decimal one = {.units = 1};
    struct decimal sum;
    if (decimal_add(typed->number, one, &sum))
        decimal_write(&out, sum);
    return buffer_str(&out);
}

/* Copies a file as it is. */
static bool copy_file(struct carrying *carrying, const char *name)
{
    char *path = path_join(carrying->arena, carrying->from->folder, name);
    struct str bytes;
    return file_stays_inside(carrying->from->root, path, carrying->all) &&
           file_read(carrying->arena, path, FILE_MAX, &bytes, carrying->all) &&
           carrying_write(carrying, name, bytes);
}

static bool ends_in(const char *name, const char *end)
{
    size_t len = strlen(name), tail = strlen(end);
    return len > tail && !strcmp(name + len - tail, end);
}

/* Copies the parts of a folder, those of its languages, and what they were
 * copied from. */
static bool copy_parts(struct carrying *carrying, const char *folder, int depth)
{
    char **names;
    size_t count;
    char *path = path_join(carrying->arena, carrying->from->folder, folder);
    if (!file_stays_inside(carrying->from->root, path, carrying->all) ||
        !folder_list(carrying->arena, path, &names, &count, carrying->all))
        return false;
    for (size_t i = 0; i < count; i++) {
        char *name = path_join(carrying->arena, folder, names[i]);
        char *whole = path_join(carrying->arena, path, names[i]);
        bool done = true;
        if (ends_in(name, ".md") && file_is_regular(whole))
            done = copy_file(carrying, name);
        else if (depth < 2 && file_is_folder(whole))
            done = copy_parts(carrying, name, depth + 1);
        if (!done)
            return false;
    }
    return true;
}

/* What only the form of a registry asks for: "registry-uk.ini". */
static bool carry_form(struct carrying *carrying, struct shelf *shelf,
                       const char *file)
{
    static const char before[] = "registry-", after[] = ".ini";
    struct arena *arena = carrying->arena;
    struct diagnostics unsaid = diagnostics_make(arena);
    size_t len = strlen(file) - (sizeof before - 1) - (sizeof after - 1);
    char *name = arena_copy(arena, file + sizeof before - 1, len);
    const struct form *form = form_find(arena, shelf_library(shelf), name,
                                        &unsaid);
    char *path = path_join(arena, carrying->from->folder, file);
    struct str bytes;
    if (!form)
        return copy_file(carrying, file);
    return file_stays_inside(carrying->from->root, path, carrying->all) &&
           file_read(arena, path, FILE_MAX, &bytes, carrying->all) &&
           carrying_ini(carrying, file, source_new(arena, path, bytes),
                        form->schema, true);
}

static bool is_table_file(const struct carrying *carrying, const char *path)
{
    const struct statement *from = carrying->from;
    for (size_t i = 0; i < from->table_count; i++)
        if (from->tables[i].csv_path && !strcmp(from->tables[i].csv_path, path))
            return true;
    return false;
}

/* One name of the period's folder: it is carried over, or left. */
static bool carry_name(struct carrying *carrying, struct shelf *shelf,
                       const char *name)
{
    struct new_year *made = carrying->made;
    char *path = path_join(carrying->arena, carrying->from->folder, name);
    if (!strcmp(name, "statement.ini") || is_table_file(carrying, path) ||
        !strcmp(name, "record") || export_is_file(name))
        return true; /* these have been, or never are */
    if (!strcmp(name, "parts") && file_is_folder(path))
        return copy_parts(carrying, name, 0);
    if (!strcmp(name, "answers.csv"))
        return carrying_answers(carrying, path);
    if (!strncmp(name, "registry-", 9) && ends_in(name, ".ini"))
        return carry_form(carrying, shelf, name);
    if (!strncmp(name, "terms.", 6) && ends_in(name, ".csv"))
        return copy_file(carrying, name);
    made->left[made->left_count++] = name;
    return true;
}

static void look_at(struct carrying *carrying,
                    const struct ini_section *section, const char *key,
                    const char *label, struct yearly yearly)
{
    const struct ini_entry *entry = ini_entry(section, key);
    if (entry && entry->value.len && yearly.kind != YEARLY_KEEP)
        carrying_task(carrying, entry->key_at.source->path, entry->key_at.line,
                      arena_format(carrying->arena,
                                   "see whether '%s' is this year's", label));
}

/* What is kept for all years is not touched, but may have to be new as well. */
static void look_at_organisation(struct carrying *carrying)
{
    const struct ini *ini = carrying->from->organisation;
    const struct schema *schema = carrying->from->schema;
    for (const struct ini_section *s = ini ? ini->first : NULL; s;
         s = s->next) {
        const struct group *group = s->id
                                        ? NULL
                                        : schema_group(schema, str_of(s->name));
        const struct table_schema *table =
            s->id ? schema_table(schema, str_of(s->kind)) : NULL;
        for (const struct field *f = group ? group->first : NULL; f;
             f = f->next)
            look_at(carrying, s, f->key, f->label, f->yearly);
        for (size_t i = 0; table && i < table->column_count; i++)
            look_at(carrying, s, table->columns[i].name,
                    table->columns[i].label, table->columns[i].yearly);
    }
}

static bool carry_all(struct carrying *carrying, struct shelf *shelf,
                      char **names, size_t count)
{
    const struct statement *from = carrying->from;
    bool good = carrying_ini(carrying, "statement.ini", from->source,
                             from->schema, false) &&
                carrying_tables(carrying);
    for (size_t i = 0; good && i < count; i++)
        good = carry_name(carrying, shelf, names[i]);
    look_at_organisation(carrying);
    return good;
}

/* Nothing that somebody wrote is ever written over. */
static bool is_new(struct arena *arena, const char *folder,
                   struct diagnostics *all)
{
    bool is_there;
    if (!file_look(folder, &is_there, all))
        return false;
    if (!is_there)
        return true;
    diagnostic_error(all, place_line(source_new(arena, folder, str_of("")), 0),
                     "is there already");
    diagnostic_remedy(all, "name a period that there is no folder of");
    return false;
}

bool new_year_make(struct arena *arena, struct shelf *shelf,
                   const struct project *project, const struct statement *from,
                   const char *period, struct new_year *made,
                   struct diagnostics *all)
{
    char **names;
    size_t count;
    *made = (struct new_year){
        .folder = path_join(arena, project->folder, period)};
    if (!is_new(arena, made->folder, all) ||
        !folder_list(arena, from->folder, &names, &count, all))
        return false;
    made->files = arena_array(arena, FILES_MAX, sizeof *made->files);
    made->left = arena_array(arena, count, sizeof *made->left);
    struct carrying carrying = {
        .arena = arena, .from = from, .made = made, .all = all};
    changes_begin(&carrying.changes, arena);
    if (!changes_new_folder(&carrying.changes, made->folder, &carrying.stage,
                            all) ||
        !carry_all(&carrying, shelf, names, count)) {
        changes_drop(&carrying.changes);
        return false;
    }
    return changes_commit(&carrying.changes, all);
}
