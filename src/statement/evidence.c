/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/evidence.h"

#include <string.h>

#include "base/file.h"
#include "base/folder.h"
#include "base/path.h"
#include "data/ini.h"
#include "statement/phrase.h"

#define EVIDENCE_FILE "evidence.ini"
#define SUMS_FILE     "evidence.sums"

static const char *const evidence_keys[] = {"for", "file", "owner", "date",
                                            NULL};
static const char *const all_keys[] = {"tables", NULL};

/* What is read, and what is known of it. */
struct reader {
    struct arena *arena;
    const struct project *project;
    const struct statement *statement; /* NULL: nothing is known */
    const struct document *document;
    const char *folder; /* of the period */
    struct str sums;    /* evidence.sums; empty: nothing was recorded */
    struct evidence *first, **end;
    struct diagnostics *all;
};

static void check_keys(struct reader *reader, const struct ini_section *section,
                       const char *const *keys)
{
    for (const struct ini_entry *e = section->first; e; e = e->next) {
        const char *const *key = keys;
        while (*key && strcmp(*key, e->key) != 0)
            key++;
        if (*key)
            continue;
        diagnostic_error(reader->all, e->key_at, "unknown key '%s' in [%s]",
                         e->key, section->name);
        diagnostic_remedy(reader->all, keys == all_keys
                                           ? "there is tables"
                                           : "there are for, file, owner and "
                                             "date");
    }
}

static const char *text_of(struct reader *reader,
                           const struct ini_section *section, const char *key)
{
    const struct ini_entry *entry = ini_entry(section, key);
    return entry ? text_one_line(reader->arena, entry->value).at : "";
}

static void read_date(struct reader *reader, const struct ini_section *section,
                      struct date *date)
{
    const struct ini_entry *entry = ini_entry(section, "date");
    if (!entry || !entry->value.len || date_read(entry->value, date))
        return;
    diagnostic_error(reader->all, entry->at, "'%.*s' is not a date",
                     STR(entry->value));
    diagnostic_remedy(reader->all, "write it as 2025-07-31");
}

/* The hash that was recorded of a file, or an empty one. */
static struct str recorded(struct str sums, const char *file)
{
    while (sums.at && sums.len) {
        struct str line = str_split(&sums, '\n');
        if (line.len > HASH_LENGTH + 2 &&
            str_is(str_slice(line, HASH_LENGTH + 2, line.len), file))
            return str_slice(line, 0, HASH_LENGTH);
    }
    return (struct str){"", 0};
}

/* Whether it is kept where everything is published. */
static bool is_published(struct str file)
{
    struct str first = str_split(&file, '/');
    return str_is(first, "public") || str_is(first, "draft");
}

/* Looks for the file in the period's folder, then in the project's. */
static void find_file(struct reader *reader, struct evidence *one)
{
    const char *folders[] = {reader->folder, reader->project->folder};
    if (!path_is_safe(str_of(one->file)) || is_published(str_of(one->file))) {
        diagnostic_error(reader->all, one->file_at,
                         "'%s' is no place for evidence", one->file);
        diagnostic_remedy(reader->all, "name a file in the period's folder or "
                                       "the project's, outside of draft/ and "
                                       "public/");
        return;
    }
    for (size_t i = 0; i < 2 && !one->path; i++) {
        char *path = path_join(reader->arena, folders[i], one->file);
        if (file_is_there(path))
            one->path = path;
    }
    one->state = EVIDENCE_GONE;
    if (!one->path ||
        !file_stays_inside(reader->project->folder, one->path, reader->all) ||
        !hash_file(one->path, one->sha256, reader->all))
        return;
    struct str then = recorded(reader->sums, one->file);
    one->state = !then.len                   ? EVIDENCE_UNRECORDED
                 : str_is(then, one->sha256) ? EVIDENCE_RECORDED
                                             : EVIDENCE_CHANGED;
}

/* What a row is called: its id, or its first cell. */
static bool is_row(const struct value *row, const struct table_schema *table,
                   struct str name)
{
    const struct value *id = value_member(row, STR_LITERAL("id"));
    const struct value *first =
        table->column_count ? value_member(row, str_of(table->columns[0].name))
                            : NULL;
    return (id && str_equal(id->text, name)) ||
           (first && str_equal_nocase(first->text, name));
}

/* The rows of a table; NULL: there is no such table. */
static const struct value *rows_of(const struct reader *reader,
                                   struct str table)
{
    const struct value *list = reader->statement
                                   ? statement_value(reader->statement, table)
                                   : NULL;
    return list && list->kind == VALUE_LIST ? list : NULL;
}

/* "kpis/Buyers trained": the table and the row; false: it is no such. */
static bool split(struct str what, struct str *table, struct str *row)
{
    *row = what;
    *table = str_trim(str_split(row, '/'));
    *row = str_trim(row->at ? *row : str_of(""));
    return row->len > 0 && what.at[0] != '"';
}

static bool is_said(const struct reader *reader, struct str words)
{
    if (!reader->document)
        return true;
    for (const struct passage *p = reader->document->passages; p; p = p->next)
        if (phrase_in(p->text, words, PHRASE_ANY_CASE))
            return true;
    return false;
}

/* Whether the statement has what the evidence is for. */
static bool is_known(const struct reader *reader, struct str what)
{
    struct str table, row;
    if (!reader->statement)
        return true;
    if (what.len > 2 && what.at[0] == '"' && what.at[what.len - 1] == '"')
        return is_said(reader, str_slice(what, 1, what.len - 1));
    if (!split(what, &table, &row))
        return schema_field(reader->statement->schema, what) != NULL;
    const struct value *list = rows_of(reader, table);
    if (!list || list->withheld)
        return list != NULL;
    const struct table_schema *schema = schema_table(reader->statement->schema,
                                                     table);
    for (const struct value *r = value_items(list); r; r = r->next)
        if (is_row(r, schema, row))
            return true;
    return false;
}

static struct evidence *add(struct reader *reader)
{
    struct evidence *one = arena_alloc(reader->arena, sizeof *one);
    one->file = one->owner = "";
    *reader->end = one;
    reader->end = &one->next;
    return one;
}

static void read_one(struct reader *reader, const struct ini_section *section)
{
    struct evidence *one = add(reader);
    const struct ini_entry *file = ini_entry(section, "file");
    check_keys(reader, section, evidence_keys);
    one->at = section->at;
    one->what = text_of(reader, section, "for");
    one->file = text_of(reader, section, "file");
    one->owner = text_of(reader, section, "owner");
    one->file_at = file ? file->at : section->at;
    one->state = EVIDENCE_UNFILED;
    read_date(reader, section, &one->date);
    if (!*one->what) {
        diagnostic_error(reader->all, section->at, "[%s] has no 'for'",
                         section->name);
        diagnostic_remedy(reader->all,
                          "say what it stands behind: 'for = kpis/Buyers "
                          "trained', a field, or words in quotes");
        return;
    }
    one->known = is_known(reader, str_of(one->what));
    if (*one->file)
        find_file(reader, one);
}

/* Whether an entry is for that row. */
static bool is_evidenced(const struct reader *reader, struct str table,
                         const struct table_schema *schema,
                         const struct value *row)
{
    struct str of, name;
    for (const struct evidence *e = reader->first; e; e = e->next)
        if (e->what && split(str_of(e->what), &of, &name) &&
            str_equal(of, table) && is_row(row, schema, name))
            return true;
    return false;
}

/* Adds what has none, of a table that is to have some for every row. */
static void add_missing(struct reader *reader, struct str table)
{
    const struct value *list = rows_of(reader, table);
    const struct table_schema *schema =
        list ? schema_table(reader->statement->schema, table) : NULL;
    if (!schema || !schema->column_count || list->withheld)
        return;
    for (const struct value *row = value_items(list); row; row = row->next) {
        const struct value *first = value_member(
            row, str_of(schema->columns[0].name));
        if (is_evidenced(reader, table, schema, row))
            continue;
        struct evidence *one = add(reader);
        one->what = arena_format(
            reader->arena, "%.*s/%.*s", STR(table),
            STR(text_one_line(reader->arena, first->text)));
        one->state = EVIDENCE_NONE;
        one->known = true;
        one->at = one->file_at = row->at;
    }
}

/* The tables that the file names, and those that an entry is for. */
static void add_all_missing(struct reader *reader, const struct ini *ini)
{
    const struct ini_section *section = ini_section(ini, "evidence");
    const struct ini_entry *tables = section ? ini_entry(section, "tables")
                                             : NULL;
    struct evidence *last = NULL;
    for (struct evidence *e = reader->first; e; e = e->next)
        last = e;
    for (struct str rest = tables ? tables->value : str_of("");
         rest.at && rest.len;) {
        struct str table = str_trim(str_split(&rest, ','));
        if (reader->statement && table.len && !rows_of(reader, table)) {
            diagnostic_error(reader->all, tables->at,
                             "this pack has no table '%.*s'", STR(table));
            diagnostic_remedy(reader->all, "'avow show data' names the tables");
        }
        add_missing(reader, table);
    }
    /* Each is gone through once: what it lacks is behind `last` then. */
    for (struct evidence *e = last ? reader->first : NULL; e; e = e->next) {
        struct str table, row;
        if (e->what && split(str_of(e->what), &table, &row) && e->known)
            add_missing(reader, table);
        if (e == last)
            break;
    }
}

static bool read_sums(struct reader *reader)
{
    char *path = path_join(reader->arena, reader->folder, SUMS_FILE);
    if (!file_is_there(path))
        return true;
    return file_stays_inside(reader->project->folder, path, reader->all) &&
           file_read(reader->arena, path, FILE_MAX, &reader->sums, reader->all);
}

bool evidence_read(struct arena *arena, const struct project *project,
                   const struct member *member, const struct document *document,
                   struct evidence **list, struct diagnostics *all)
{
    struct reader reader = {
        .arena = arena,
        .project = project,
        .statement = member->statement,
        .document = document,
        .folder = path_folder(arena, member->file),
        .all = all,
    };
    reader.end = &reader.first;
    *list = NULL;
    char *path = path_join(arena, reader.folder, EVIDENCE_FILE);
    if (folder_lacks(member->listed, EVIDENCE_FILE) || !file_is_there(path))
        return true;
    size_t before = all->counts[DIAGNOSTIC_ERROR];
    struct ini *ini = file_stays_inside(project->folder, path, all)
                          ? ini_read(arena, path, all)
                          : NULL;
    if (!ini || !read_sums(&reader))
        return false;
    for (const struct ini_section *s = ini->first; s; s = s->next) {
        if (!strcmp(s->name, "evidence")) {
            check_keys(&reader, s, all_keys);
        } else if (!strcmp(s->kind, "evidence") && s->id) {
            read_one(&reader, s);
        } else {
            diagnostic_error(all, s->at, "unknown section [%s]", s->name);
            diagnostic_remedy(all, "write [evidence:ID], with an id of your "
                                   "choosing");
        }
    }
    add_all_missing(&reader, ini);
    *list = reader.first;
    return all->counts[DIAGNOSTIC_ERROR] == before;
}

const char *evidence_word(enum evidence_state state)
{
    static const char *const words[] = {"recorded", "not recorded", "changed",
                                        "gone",     "no file",      "none"};
    return words[state];
}
