/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/facts.h"

#include "data/csv_write.h"

/* Grows with what is put in: the tags of one statement. */
struct tags {
    const struct slot **slots;
    size_t count, room;
};

static void collect(struct arena *arena, struct tags *tags,
                    const struct filled *filled)
{
    for (size_t i = 0; i < filled->slot_count; i++) {
        const struct slot *slot = &filled->slots[i];
        if (slot->kind == SLOT_PART) {
            collect(arena, tags, slot->part);
            continue;
        }
        if (tags->count == tags->room) {
            size_t room = tags->room ? tags->room * 2 : 64;
            const struct slot **more = arena_array(arena, room, sizeof *more);
            for (size_t j = 0; j < tags->count; j++)
                more[j] = tags->slots[j];
            tags->slots = more;
            tags->room = room;
        }
        tags->slots[tags->count++] = slot;
    }
}

/* Whether `printed` is the value, or one of its forms such as .year. */
static bool is_of(const struct value *value, const struct value *printed)
{
    if (value == printed)
        return true;
    for (const struct value *m = value->member; m; m = m->next)
        if (is_of(m, printed))
            return true;
    return false;
}

/* Whether a form of a value says as much as the value itself: of a date its
 * year does not, nor does a rounded amount. */
static bool is_whole(const struct value *value, const struct value *printed)
{
    static const char *const forms[] = {"iso", "long", "short", "exact",
                                        "code"};
    if (value == printed)
        return true;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (value_member(value, str_of(forms[i])) == printed)
            return true;
    return false;
}

/* The tag that prints the most of a value; NULL: none prints it. */
static const struct slot *find_tag(const struct tags *tags,
                                   const struct value *value)
{
    const struct slot *part = NULL;
    for (size_t i = 0; i < tags->count; i++) {
        const struct slot *slot = tags->slots[i];
        if (!is_of(value, slot->value))
            continue;
        if (is_whole(value, slot->value))
            return slot;
        part = part ? part : slot;
    }
    return part;
}

/* The section that a place in a part stands in: that of the text before it. */
static const struct section *section_at(const struct document *document,
                                        struct place at)
{
    const struct section *section = NULL;
    size_t best = 0;
    for (const struct passage *p = document->passages; p; p = p->next)
        if (p->at.source == at.source && p->at.line <= at.line &&
            p->at.line >= best) {
            best = p->at.line;
            section = p->section;
        }
    return section;
}

static struct value *texts(struct arena *arena, const char **list, size_t count)
{
    struct value *value = value_list(arena);
    for (size_t i = 0; i < count; i++)
        value_append(value, value_text(arena, str_of(list[i])));
    return value;
}

/* The areas that a section discloses, or those that hold it. */
static struct value *areas_of(struct arena *arena,
                              const struct section *section)
{
    while (section && !section->area_count)
        section = section->parent;
    return section ? texts(arena, section->areas, section->area_count)
                   : value_list(arena);
}

static void add_text(struct arena *arena, struct value *map, const char *name,
                     struct str text)
{
    value_add(map, name, value_text(arena, text));
}

/* The number that is printed: digits, and a point. False: none can be read. */
static bool printed_number(struct arena *arena, const struct type *type,
                           const struct locale *locale, struct str shown,
                           struct str *number)
{
    struct type plain = {.kind = type->kind, .currency = type->currency};
    struct refusal why = {.arena = arena};
    struct typed typed;
    if (!type_is_number(type->kind) ||
        !type_take(arena, &plain, locale, shown, &typed, &why))
        return false;
    struct buffer digits = buffer_within(arena, 64);
    decimal_write(&digits, typed.number);
    *number = buffer_str(&digits);
    return true;
}

/*
 * What is printed of a value, as a machine wants it: 2025-07-31, 1234.50, GB,
 * yes. No more than what is printed: of an amount in millions, that.
 */
static struct str plain(struct arena *arena, const struct type *type,
                        const struct locale *locale, const struct value *value,
                        const struct value *printed)
{
    static const char *const names[] = {"iso", "code"};
    struct str number;
    if (printed_number(arena, type, locale, printed->text, &number))
        return number;
    if (!is_whole(value, printed))
        return printed->text;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct value *form = value_member(value, str_of(names[i]));
        if (form)
            return form->text;
    }
    return value->typed ? value->typed->text : value->text;
}

static struct value *fields(struct arena *arena,
                            const struct statement *statement)
{
    struct tags tags = {NULL, 0, 0};
    collect(arena, &tags, statement->filled);
    struct value *list = value_list(arena);
    for (const struct group *g = statement->schema->first_group; g; g = g->next)
        for (const struct field *f = g->first; f; f = f->next) {
            const struct value *value = statement_value(statement,
                                                        str_of(f->name));
            const struct slot *tag = find_tag(&tags, value);
            if (!tag || value->state != VALUE_GIVEN)
                continue;
            struct value *item = value_map(arena);
            add_text(arena, item, "name", str_of(f->name));
            add_text(arena, item, "label", str_of(f->label));
            add_text(arena, item, "type", str_of(type_name(f->type.kind)));
            if (f->type.currency)
                add_text(arena, item, "currency", str_of(f->type.currency));
            add_text(
                arena, item, "value",
                plain(arena, &f->type, statement->locale, value, tag->value));
            add_text(arena, item, "shown", tag->value->text);
            value_add(
                item, "areas",
                areas_of(arena, section_at(statement->document, tag->at)));
            value_append(list, item);
        }
    return list;
}

static struct value *sections(struct arena *arena,
                              const struct document *document)
{
    struct value *list = value_list(arena);
    for (const struct section *s = document->sections; s; s = s->next) {
        struct value *item = value_map(arena);
        add_text(arena, item, "id", str_of(s->heading->id));
        add_text(arena, item, "title", s->heading->text);
        value_add(item, "areas", texts(arena, s->areas, s->area_count));
        value_append(list, item);
    }
    return list;
}

static struct value *cells(struct arena *arena, const struct str *list,
                           size_t count)
{
    struct value *row = value_list(arena);
    for (size_t i = 0; i < count; i++)
        value_append(row, value_text(arena, list[i]));
    return row;
}

static struct value *tables(struct arena *arena,
                            const struct document *document,
                            const struct record_file *file)
{
    struct value *list = value_list(arena);
    for (const struct printed_table *t = document->tables; t;
         t = t->next, file = file->next) {
        struct value *item = value_map(arena), *rows = value_list(arena);
        add_text(arena, item, "id", str_of(t->id));
        add_text(arena, item, "file", str_of(file->name));
        add_text(arena, item, "sha256", str_of(file->sha256));
        add_text(arena, item, "caption", t->caption);
        value_add(item, "columns", cells(arena, t->head, t->column_count));
        for (size_t r = 0; r < t->row_count; r++)
            value_append(rows, cells(arena, t->cells + r * t->column_count,
                                     t->column_count));
        value_add(item, "rows", rows);
        value_append(list, item);
    }
    return list;
}

static void add_date(struct arena *arena, struct value *map, const char *name,
                     struct date date)
{
    char iso[11];
    date_iso(date, iso);
    add_text(arena, map, name, str_copy(arena, str_of(iso)));
}

static struct value *revisions(struct arena *arena, const struct record *record)
{
    struct value *list = value_list(arena);
    for (const struct revision *r = record->revisions; r; r = r->next) {
        struct value *item = value_map(arena);
        add_date(arena, item, "date", r->date);
        add_text(arena, item, "note", r->note);
        value_append(list, item);
    }
    return list;
}

struct value *facts_of(struct arena *arena, const struct statement *statement,
                       const struct record *record,
                       const struct record_file *files)
{
    struct value *map = value_map(arena);
    add_text(arena, map, "format", STR_LITERAL("avow-statement-1"));
    add_text(arena, map, "title", record->title);
    add_text(arena, map, "organisation", record->organisation);
    add_text(arena, map, "language", str_of(record->language));
    add_date(arena, map, "period_start", record->period_start);
    add_date(arena, map, "period_end", record->period_end);
    add_date(arena, map, "approved", record->approved);
    add_text(arena, map, "sha256", str_of(record->sha256));
    value_add(map, "revisions", revisions(arena, record));
    value_add(map, "fields", fields(arena, statement));
    value_add(map, "sections", sections(arena, statement->document));
    value_add(map, "tables", tables(arena, statement->document, files));
    return map;
}

void facts_table(struct buffer *out, const struct printed_table *table)
{
    csv_write_begin(out);
    csv_write_row(out, table->head, table->column_count);
    for (size_t r = 0; r < table->row_count; r++)
        csv_write_row(out, table->cells + r * table->column_count,
                      table->column_count);
}
