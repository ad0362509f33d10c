/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/table_lines.h"

#include "document/slot.h"

static const char *const key_names[KEY_COUNT] = {
    [KEY_CAPTION] = "caption", [KEY_COLUMNS] = "columns", [KEY_GROUP] = "group",
    [KEY_SORT] = "sort",       [KEY_LIMIT] = "limit",     [KEY_TOTAL] = "total",
};

static enum table_key_name find_key(struct str name)
{
    enum table_key_name key = 0;
    while (key < KEY_COUNT && !str_is(name, key_names[key]))
        key++;
    return key;
}

static void refuse_key(struct diagnostics *all, struct str name,
                       struct place at)
{
    struct nearest nearest = nearest_make(name);
    for (size_t i = 0; i < KEY_COUNT; i++)
        nearest_offer(&nearest, key_names[i]);
    diagnostic_error(all, at, "a table has no key '%.*s'", STR(name));
    if (nearest.best)
        diagnostic_remedy(all, "did you mean '%s'?", nearest.best);
    else
        diagnostic_remedy(all, "its keys are caption, columns, group, sort, "
                               "limit and total");
}

static void read_line(struct make *make, struct piece *piece, struct str line,
                      struct place at, struct table_lines *lines)
{
    size_t colon = str_find(line, ':');
    struct str name = str_trim(str_slice(line, 0, colon));
    struct slot_mark mark;
    if (!name.len && colon == line.len)
        return; /* a blank line */
    if (slot_find(piece, name, 0, &mark)) {
        slot_refuse(make, mark.slot, "the name of a table's key");
        return;
    }
    if (colon == line.len) {
        diagnostic_error(make->all, at, "'%.*s' has no ':' behind a key",
                         STR(name));
        diagnostic_remedy(make->all, "write a line such as 'caption: Spend by "
                                     "category'");
        return;
    }
    enum table_key_name key = find_key(name);
    if (key == KEY_COUNT) {
        refuse_key(make->all, name, at);
        return;
    }
    if (lines->key[key].given) {
        diagnostic_error(make->all, at, "'%s' stands twice in this table",
                         key_names[key]);
        diagnostic_remedy(make->all, "delete one of the two");
        diagnostic_also(make->all, lines->key[key].at, "it stands here");
        return;
    }
    lines->key[key].given = true;
    lines->key[key].at = at;
    lines->key[key].value = str_trim(str_slice(line, colon + 1, line.len));
    if (key != KEY_CAPTION &&
        slot_find(piece, lines->key[key].value, 0, &mark)) {
        slot_refuse(make, mark.slot, "a table's keys, but for its caption");
        lines->key[key].given = false;
    }
}

void table_lines_read(struct make *make, struct piece *piece,
                      struct cmark_node *fence, struct table_lines *lines)
{
    struct str rest = node_literal(fence);
    for (size_t n = node_line(fence) + 1; rest.at; n++) {
        struct str line = str_split(&rest, '\n');
        read_line(make, piece, line, piece_place(piece, n), lines);
    }
}
