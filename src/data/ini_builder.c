/* SPDX-License-Identifier: BSD-2-Clause */
#include "data/ini_builder.h"

#include <string.h>

#define TAB 4
/* So many names are sooner gone through than looked up. */
#define FEW 16

struct ini_open_section {
    struct ini_section section;
    struct ini_entry **tail;
    size_t count; /* of its entries */
};

struct ini_builder ini_builder_make(struct arena *arena,
                                    const struct source *source,
                                    struct diagnostics *all)
{
    struct ini_builder builder = {.arena = arena, .all = all};
    builder.ini = arena_alloc(arena, sizeof *builder.ini);
    builder.ini->source = source;
    builder.tail = &builder.ini->first;
    builder.names.arena = arena;
    /* No value is longer than the file that it stands in. */
    builder.value = buffer_within(arena, source->text.len);
    return builder;
}

struct ini *ini_builder_end(struct ini_builder *builder)
{
    ini_builder_end_value(builder);
    return builder->ini;
}

static void split_name(struct arena *arena, struct ini_section *section)
{
    const char *colon = strchr(section->name, ':');
    section->kind = section->name;
    if (!colon)
        return;
    section->kind = arena_copy(arena, section->name,
                               (size_t)(colon - section->name));
    section->id = colon + 1;
}

/* The section that had this name before, or NULL. */
static struct ini_open_section *claim_section(struct ini_builder *builder,
                                              struct ini_open_section *open)
{
    struct ini_section *s = builder->ini->first;
    /* An open section begins with what is in the list. */
    if (builder->section_count < FEW) {
        while (s && !name_equal(s->name, open->section.name))
            s = s->next;
        return (struct ini_open_section *)s;
    }
    for (; s && builder->section_count == FEW; s = s->next)
        (void)names_claim(&builder->names, NULL, s->name, s);
    return names_claim(&builder->names, NULL, open->section.name, open);
}

/* The entry of a section that had this key before, or NULL. */
static struct ini_entry *claim_key(struct ini_builder *builder,
                                   struct ini_open_section *open,
                                   struct ini_entry *entry)
{
    struct ini_entry *e = open->section.first;
    if (open->count < FEW) {
        while (e && !name_equal(e->key, entry->key))
            e = e->next;
        return e;
    }
    for (; e && open->count == FEW; e = e->next)
        (void)names_claim(&builder->names, open, e->key, e);
    return names_claim(&builder->names, open, entry->key, entry);
}

static void report_repeated(struct ini_builder *builder,
                            const struct ini_section *first, struct place at)
{
    diagnostic_error(builder->all, at, "the section [%s] stands twice",
                     first->name);
    diagnostic_also(builder->all, first->at, "it stands here first");
    if (first->id)
        diagnostic_remedy(builder->all,
                          "give each [%s:…] an id of its own, or delete one",
                          first->kind);
    else
        diagnostic_remedy(builder->all,
                          "write all its keys under one of the two and delete "
                          "the other");
}

void ini_builder_section(struct ini_builder *builder, const char *name,
                         bool faulty, struct place at)
{
    ini_builder_end_value(builder);
    struct ini_open_section *open = arena_alloc(builder->arena, sizeof *open);
    open->tail = &open->section.first;
    builder->section = open;
    builder->repeated = false;
    if (!name)
        return;
    struct ini_section *section = &open->section;
    section->name = name;
    section->at = at;
    split_name(builder->arena, section);
    struct ini_open_section *first = claim_section(builder, open);
    if (!first) {
        *builder->tail = section;
        builder->tail = &section->next;
        builder->section_count++;
        return;
    }
    /* Its keys join the first's, so that none of them seems to be missing. */
    if (!faulty)
        report_repeated(builder, &first->section, at);
    builder->section = first;
    builder->repeated = true;
}

static void report_outside(struct ini_builder *builder, const char *key,
                           struct place at)
{
    if (builder->outside)
        return;
    builder->outside = true;
    diagnostic_error(builder->all, at, "'%s' stands before any section", key);
    diagnostic_remedy(builder->all, "write the [section] that it belongs to on "
                                    "a line above it");
}

/* Adds the entry to the section that it stands in. */
static void keep_entry(struct ini_builder *builder, struct ini_entry *entry)
{
    struct ini_open_section *open = builder->section;
    if (!open) {
        report_outside(builder, entry->key, entry->key_at);
        return;
    }
    struct ini_entry *first = claim_key(builder, open, entry);
    if (!first) {
        *open->tail = entry;
        open->tail = &entry->next;
        open->count++;
    } else if (!builder->repeated) {
        diagnostic_error(builder->all, entry->key_at,
                         "'%s' stands twice in its section", entry->key);
        diagnostic_also(builder->all, first->key_at, "it stands here first");
        diagnostic_remedy(builder->all, "delete one of the two");
    }
}

/* The place of a byte of a line. */
static struct place place_of(const struct ini_builder *builder, size_t number,
                             const char *line, const char *at)
{
    return (struct place){builder->ini->source, number,
                          (size_t)(at - line) + 1};
}

void ini_builder_key(struct ini_builder *builder, struct str key,
                     struct str value, size_t number, const char *line)
{
    ini_builder_end_value(builder);
    struct ini_entry *entry = arena_room(builder->arena,
                                         sizeof *entry + key.len + 1);
    char *name = (char *)(entry + 1);
    memcpy(name, key.at, key.len);
    name[key.len] = '\0';
    struct str text = str_trim(value);
    const char *begin = text.len ? text.at : value.at;
    entry->next = NULL;
    entry->key = name;
    entry->key_at = place_of(builder, number, line, key.at);
    entry->value = text;
    entry->at = place_of(builder, number, line, begin);
    keep_entry(builder, entry);
    builder->entry = entry;
    builder->indentation = SIZE_MAX;
    builder->first = str_slice(value, (size_t)(begin - value.at), value.len);
    builder->value_line = number;
    if (builder->value.len)
        buffer_clear(&builder->value);
}

/*
 * How many columns the line is indented by, a tab ending at every fourth as in
 * Markdown, and in how many `bytes`; none is taken from column `most` on.
 */
static size_t indentation(struct str line, size_t most, size_t *bytes)
{
    size_t columns = 0, i = 0;
    for (; i < line.len && columns < most; i++) {
        if (line.at[i] == '\t')
            columns += TAB - columns % TAB;
        else if (line.at[i] == ' ')
            columns++;
        else
            break;
    }
    *bytes = i;
    return columns;
}

/* Begins a value that did not begin behind its '='. */
static void begin_value(struct ini_builder *builder, struct str value,
                        size_t number, const char *line)
{
    struct ini_entry *entry = builder->entry;
    entry->value = str_trim(value);
    entry->at = place_of(builder, number, line, entry->value.at);
    builder->first = value;
    builder->value_line = number;
}

void ini_builder_line(struct ini_builder *builder, struct str value,
                      size_t number, const char *line)
{
    size_t bytes;
    if (!builder->entry || str_is_blank(value))
        return;
    size_t columns = indentation(value, SIZE_MAX, &bytes);
    if (columns < builder->indentation)
        builder->indentation = columns;
    if (!builder->entry->value.len) {
        begin_value(builder, value, number, line);
        return;
    }
    if (!builder->value.len)
        buffer_add_str(&builder->value, builder->first);
    for (; builder->value_line < number; builder->value_line++)
        buffer_add_char(&builder->value, '\n');
    buffer_add_str(&builder->value, value);
}

/* A value that has further lines, without the indentation that all of these
 * have. */
static struct str value_of(struct ini_builder *builder)
{
    struct str rest = buffer_str(&builder->value);
    struct buffer out = buffer_within(builder->arena, TAB * rest.len);
    buffer_expect(&out, rest.len);
    for (bool first = true; rest.at; first = false) {
        struct str line = str_split(&rest, '\n');
        size_t bytes, columns = indentation(line, builder->indentation, &bytes);
        if (!first)
            buffer_add_char(&out, '\n');
        /* What a tab reached too far. */
        for (; columns > builder->indentation; columns--)
            buffer_add_char(&out, ' ');
        buffer_add_str(&out, str_slice(line, bytes, line.len));
    }
    return str_trim(buffer_str(&out));
}

void ini_builder_end_value(struct ini_builder *builder)
{
    struct ini_entry *entry = builder->entry;
    builder->entry = NULL;
    if (!entry)
        return;
    struct str value = builder->value.len ? value_of(builder) : entry->value;
    if (value.len > INI_VALUE_MAX) {
        diagnostic_error(builder->all, entry->key_at,
                         "the value of '%s' has %zu bytes; at most %zu are "
                         "allowed",
                         entry->key, value.len, INI_VALUE_MAX);
        diagnostic_remedy(builder->all, "put a text of this length into a part "
                                        "of the statement, a Markdown file");
        value.len = INI_VALUE_MAX;
        while (((unsigned char)value.at[value.len] & 0xc0) == 0x80)
            value.len--;
    }
    entry->value = value;
}
