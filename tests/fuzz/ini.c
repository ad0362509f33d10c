/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Any bytes as an INI file: whatever is returned is whole, and stands where it
 * says it does.
 */
#include "data/ini.h"

#include "fuzz.h"

static void check_name(const char *name)
{
    size_t len = strlen(name), at;
    struct str text = {name, len};
    must(len > 0 && len <= INI_NAME_MAX);
    must(text_fault(text, &at) == TEXT_OK);
}

static bool stands_at(struct str text, struct place at)
{
    must(at.line > 0 && at.column > 0);
    struct str line = source_line(at.source, at.line);
    line = str_slice(line, at.column - 1, line.len);
    return line.len >= text.len &&
           str_equal(str_slice(line, 0, text.len), text);
}

static void check_entry(const struct ini_entry *entry, bool faulty)
{
    size_t at;
    check_name(entry->key);
    must(stands_at(str_of(entry->key), entry->key_at));
    must(entry->value.len <= INI_VALUE_MAX);
    must(text_fault(entry->value, &at) == TEXT_OK);
    must(str_trim(entry->value).len == entry->value.len);
    struct place place = entry->at;
    for (struct str rest = entry->value; rest.at && !faulty; place.line++) {
        struct str line = str_split(&rest, '\n');
        struct str whole = source_line(place.source, place.line);
        must(place.line == entry->at.line
                 ? stands_at(line, place)
                 : str_equal(str_trim(line), str_trim(whole)));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct arena *arena = arena_new();
    struct diagnostics all = diagnostics_make(arena);
    struct str text = {(const char *)bytes, len};
    struct source *source = source_new(arena, "fuzz.ini", text);
    struct ini *ini = ini_read_text(arena, source, &all);
    bool faulty = all.counts[DIAGNOSTIC_ERROR] > 0;
    must(ini && ini->source == source);
    must(!all.counts[DIAGNOSTIC_NOTE] && !all.counts[DIAGNOSTIC_WARNING]);
    for (struct ini_section *s = ini->first; s; s = s->next) {
        check_name(s->name);
        must(stands_at(STR_LITERAL("["), s->at));
        must(ini_section(ini, s->name) == s);
        for (struct ini_entry *e = s->first; e; e = e->next) {
            must(ini_entry(s, e->key) == e);
            check_entry(e, faulty);
        }
    }
    for (struct diagnostic *d = all.first; d; d = d->next) {
        must(d->at.source && d->remedy && !strchr(d->text, '\n'));
        must(d->at.column <= source_line(source, d->at.line).len + 1);
    }
    arena_free(arena);
    return 0;
}
