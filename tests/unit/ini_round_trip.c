/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What is written to INI files comes back exactly, each value at its place,
 * whatever characters it holds and however long it is.
 */
#include "data/ini.h"

#include "base/buffer.h"
#include "data/ini_write.h"
#include "tap.h"

static struct arena *arena;
static struct diagnostics faults;

static void note_faults(void)
{
    for (struct diagnostic *d = faults.first; d; d = d->next)
        note("%zu:%zu: %s", d->at.line, d->at.column, d->text);
}

static uint64_t state = 0x9e3779b97f4a7c15;

static size_t random_below(size_t bound)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (size_t)(state >> 11) % bound;
}

static const char *const awkward[] = {
    ";",
    "#",
    "=",
    ":",
    "[",
    "]",
    "\"",
    "\\",
    "'",
    "\t",
    " ",
    "  ",
    "%s",
    "k = v",
    ",",
    "{{",
    "}}",
    "a",
    "Z",
    "\xc3\xa9",
    "\xc2\xa0",
    "0",
    "\xe2\x82\xac",
    "\xf0\x9f\x98\x80",
    "\xe2\x80\x99",
    "\xef\xbb\xbf",
    "_",
    "-",
    "word",
    "<",
    "&amp;",
    "`",
};

static void add_awkward(struct buffer *to, size_t pieces)
{
    while (pieces--)
        buffer_add_text(
            to, awkward[random_below(sizeof awkward / sizeof *awkward)]);
}

/* An item that was written. */
struct item {
    const char *section, *key; /* a section alone has no key */
    struct str value;
    size_t line, value_line, value_column;
};

struct writer {
    struct buffer text;
    const char *end; /* of a line */
    size_t line;
    struct item items[64];
    size_t count;
};

static void end_line(struct writer *w)
{
    buffer_add_text(&w->text, w->end);
    w->line++;
}

static void add_blanks(struct buffer *to, size_t least)
{
    for (size_t n = least + random_below(3); n; n--)
        buffer_add_char(to, random_below(2) ? ' ' : '\t');
}

/*
 * Writes a value over some lines; what it is, is in the item. Its further
 * lines have an indentation in common, and all but the first any more.
 */
static void write_value(struct writer *w, struct item *item)
{
    struct buffer value = buffer_make(1 << 20), common = buffer_make(8),
                  more = buffer_make(8);
    bool indented = false;
    add_blanks(&common, 1);
    size_t lines = random_below(4) ? 1 : 1 + random_below(6);
    item->value_line = 0;
    for (size_t i = 0; i < lines; i++) {
        if (i)
            end_line(w);
        size_t pieces = random_below(5) ? random_below(8)
                                        : 180 + random_below(40);
        if (!random_below(60))
            pieces = 20000;
        struct buffer raw = buffer_make(1 << 20);
        add_awkward(&raw, pieces);
        struct str text = str_trim(buffer_str(&raw));
        if (text.len > 60000 / lines)
            text = STR_LITERAL("x");
        if (i && value.len)
            buffer_add_char(&value, '\n');
        buffer_clear(&more);
        if (i && text.len) {
            buffer_add_str(&w->text, buffer_str(&common));
            if (indented)
                add_blanks(&more, 0);
            indented = true;
        }
        buffer_add_str(&w->text, buffer_str(&more));
        buffer_add_str(&value, buffer_str(&more));
        if (text.len && !item->value_line) {
            size_t begin = w->text.len;
            while (begin && w->text.bytes[begin - 1] != '\n')
                begin--;
            item->value_line = w->line;
            item->value_column = w->text.len - begin + 1;
        }
        buffer_add_str(&w->text, text);
        buffer_add_str(&value, text);
        buffer_release(&raw);
    }
    item->value = str_copy(arena, str_trim(buffer_str(&value)));
    buffer_release(&value);
    buffer_release(&common);
    buffer_release(&more);
}

static void write_item(struct writer *w)
{
    struct item *item = &w->items[w->count];
    *item = (struct item){.line = w->line};
    if (!w->count || !random_below(6)) {
        item->section = arena_format(arena, random_below(2) ? "s%zu" : "s:%zu",
                                     w->count);
        buffer_add_format(&w->text, "[%s]", item->section);
        add_blanks(&w->text, 0);
    } else {
        item->section = w->items[w->count - 1].section;
        item->key = arena_format(arena, "K%zu%.*s", w->count,
                                 (int)random_below(45),
                                 "keykeykeykeykeykeykeykeykeykeykeykeykeykeyk"
                                 "eykey");
        buffer_add_text(&w->text, item->key);
        add_blanks(&w->text, 0);
        buffer_add_char(&w->text, '=');
        add_blanks(&w->text, 0);
        write_value(w, item);
    }
    end_line(w);
    for (size_t n = random_below(3); n; n--)
        end_line(w);
    if (!random_below(4)) {
        buffer_add_char(&w->text, random_below(2) ? ';' : '#');
        add_awkward(&w->text, random_below(60));
        end_line(w);
    }
    w->count++;
}

static bool item_came_back(const struct ini *ini, const struct item *item)
{
    const struct ini_section *section = ini_section(ini, item->section);
    if (!section || !item->key)
        return section && section->at.line == item->line;
    const struct ini_entry *entry = ini_entry(section, item->key);
    return entry && str_equal(entry->value, item->value) &&
           entry->key_at.line == item->line &&
           (!item->value.len || (entry->at.line == item->value_line &&
                                 entry->at.column == item->value_column));
}

static bool file_comes_back(struct writer *w)
{
    buffer_clear(&w->text);
    w->end = random_below(2) ? "\n" : "\r\n";
    w->line = 1;
    w->count = 0;
    if (random_below(2))
        buffer_add_text(&w->text, "\xef\xbb\xbf");
    size_t items = 1 + random_below(24);
    while (w->count < items)
        write_item(w);
    faults = diagnostics_make(arena);
    struct ini *ini = ini_read_text(
        arena, source_new(arena, "test.ini", buffer_str(&w->text)), &faults);
    size_t found = 0;
    for (struct ini_section *s = ini->first; s; s = s->next) {
        found++;
        for (struct ini_entry *e = s->first; e; e = e->next)
            found++;
    }
    for (size_t i = 0; i < items; i++)
        if (!item_came_back(ini, &w->items[i]))
            return false;
    return found == items && !faults.first;
}

static void test_round_trip(void)
{
    static struct writer writer;
    writer.text = buffer_make(1 << 24);
    int files = 0;
    while (files < 2000 && file_comes_back(&writer)) {
        files++;
        arena_reset(arena);
    }
    if (!ok(files == 2000, "what is written to 2000 files comes back"))
        note_faults();
    buffer_release(&writer.text);
}

/* A value of some lines, as somebody may have typed it elsewhere. */
static struct str awkward_value(void)
{
    struct buffer value = buffer_make(1 << 16);
    for (size_t lines = 1 + random_below(6); lines; lines--) {
        add_blanks(&value, 0);
        add_awkward(&value, random_below(8));
        if (lines > 1)
            buffer_add_char(&value, '\n');
    }
    struct str text = str_copy(arena, str_trim(buffer_str(&value)));
    buffer_release(&value);
    return text;
}

/* White space alone in a line is nothing: what is read has none. */
static bool same_value(struct str a, struct str b)
{
    bool same = true;
    while (same && a.at && b.at) {
        struct str in_a = str_split(&a, '\n'), in_b = str_split(&b, '\n');
        same = str_equal(in_a, in_b) ||
               (!str_trim(in_a).len && !str_trim(in_b).len);
    }
    return same && !a.at && !b.at;
}

static bool entry_comes_back(struct buffer *file)
{
    struct str value = awkward_value();
    buffer_clear(file);
    ini_write_section(file, "kind", "id");
    ini_write_entry(file, "key", value);
    ini_write_entry(file, "next", STR_LITERAL("one line"));
    faults = diagnostics_make(arena);
    struct ini *ini = ini_read_text(
        arena, source_new(arena, "test.ini", buffer_str(file)), &faults);
    const struct ini_section *section = ini_section(ini, "kind:id");
    const struct ini_entry *entry = section ? ini_entry(section, "key") : NULL;
    return !faults.first && entry && same_value(entry->value, value) &&
           ini_entry(section, "next");
}

static void test_write(void)
{
    struct buffer file = buffer_make(1 << 16);
    int values = 0;
    while (values < 2000 && entry_comes_back(&file)) {
        values++;
        arena_reset(arena);
    }
    if (!ok(values == 2000, "2000 values come back as ini_write wrote them")) {
        note_faults();
        note("%s", file.bytes);
    }
    buffer_release(&file);
}

int main(void)
{
    arena = arena_new();
    test_round_trip();
    test_write();
    arena_free(arena);
    return done();
}
