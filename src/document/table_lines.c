/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/table_lines.h"

#include "document/slot.h"

static const char *const key_names[KEY_COUNT] = {
    [KEY_CAPTION] = "caption", [KEY_COLUMNS] = "columns",
    [KEY_GROUP] = "group",     [KEY_SORT] = "sort",
    [KEY_LIMIT] = "limit",     [KEY_TOTAL] = "total",
    [KEY_KIND] = "kind",       [KEY_LABEL] = "label",
    [KEY_VALUE] = "value",     [KEY_TARGET] = "target",
    [KEY_UNIT] = "unit",       [KEY_POINTS] = "points",
};

struct reading {
    struct make *make;
    struct piece *piece;
    const char *what; /* "table" or "chart" */
    enum table_key_name count;
    struct table_lines *lines;
};

static enum table_key_name find_key(const struct reading *r, struct str name)
{
    enum table_key_name key = 0;
    while (key < r->count && !str_is(name, key_names[key]))
        key++;
    return key;
}

static void refuse_key(const struct reading *r, struct str name,
                       struct place at)
{
    struct diagnostics *all = r->make->all;
    struct nearest nearest = nearest_make(name);
    for (size_t i = 0; i < r->count; i++)
        nearest_offer(&nearest, key_names[i]);
    diagnostic_error(all, at, "a %s has no key '%.*s'", r->what, STR(name));
    if (nearest.best)
        diagnostic_remedy(all, "did you mean '%s'?", nearest.best);
    else if (r->count == KEY_COUNT)
        diagnostic_remedy(all, "its keys are caption, kind, label, value, "
                               "target, unit, points, columns, group, sort, "
                               "limit and total");
    else
        diagnostic_remedy(all, "its keys are caption, columns, group, sort, "
                               "limit and total");
}

static void take_value(const struct reading *r, enum table_key_name key,
                       struct str value, struct place at)
{
    struct table_lines *lines = r->lines;
    struct slot_mark mark;
    if (lines->key[key].given) {
        diagnostic_error(r->make->all, at, "'%s' stands twice in this %s",
                         key_names[key], r->what);
        diagnostic_remedy(r->make->all, "delete one of the two");
        diagnostic_also(r->make->all, lines->key[key].at, "it stands here");
        return;
    }
    lines->key[key].given = true;
    lines->key[key].at = at;
    lines->key[key].value = value;
    if (key != KEY_CAPTION && slot_find(r->piece, value, 0, &mark)) {
        slot_refuse(r->make, mark.slot,
                    arena_format(r->make->scratch,
                                 "a %s's keys, but for its caption", r->what));
        lines->key[key].given = false;
    }
}

static void read_line(const struct reading *r, struct str line, struct place at)
{
    size_t colon = str_find(line, ':');
    struct str name = str_trim(str_slice(line, 0, colon));
    struct diagnostics *all = r->make->all;
    struct slot_mark mark;
    if (!name.len && colon == line.len)
        return; /* a blank line */
    if (slot_find(r->piece, name, 0, &mark)) {
        slot_refuse(
            r->make, mark.slot,
            arena_format(r->make->scratch, "the name of a %s's key", r->what));
        return;
    }
    if (colon == line.len) {
        diagnostic_error(all, at, "'%.*s' has no ':' behind a key", STR(name));
        diagnostic_remedy(all, "write a line such as 'caption: Spend by "
                               "category'");
        return;
    }
    enum table_key_name key = find_key(r, name);
    if (key == r->count)
        refuse_key(r, name, at);
    else
        take_value(r, key, str_trim(str_slice(line, colon + 1, line.len)), at);
}

void table_lines_read(struct make *make, struct piece *piece,
                      struct cmark_node *fence, bool chart,
                      struct table_lines *lines)
{
    struct reading r = {make, piece, chart ? "chart" : "table",
                        chart ? KEY_COUNT : KEY_KIND, lines};
    struct str rest = node_literal(fence);
    for (size_t n = node_line(fence) + 1; rest.at; n++) {
        struct str line = str_split(&rest, '\n');
        read_line(&r, line, piece_place(piece, n));
    }
}
