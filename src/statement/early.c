/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/early.h"

#include "base/file.h"

/* A key of [statement] in one file; NULL: it is not given there. */
static const struct ini_entry *entry_of(const struct ini *ini, const char *key)
{
    const struct ini_section *section = ini ? ini_section(ini, "statement")
                                            : NULL;
    const struct ini_entry *entry = section ? ini_entry(section, key) : NULL;
    return entry && entry->value.len ? entry : NULL;
}

struct given_field early_value(const struct early *early, const char *key)
{
    const struct ini *files[] = {early->period, early->original,
                                 early->organisation};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        const struct ini_entry *entry = entry_of(files[i], key);
        if (entry)
            return (struct given_field){.text = entry->value, .at = entry->at};
    }
    return (struct given_field){.at = place_line(early->period->source, 0)};
}

static bool refuse_original(const struct ini_entry *entry, const char *remedy,
                            struct diagnostics *all)
{
    diagnostic_error(all, entry->at,
                     "there is no statement '%.*s' to translate",
                     STR(entry->value));
    diagnostic_remedy(all, "%s", remedy);
    return false;
}

bool early_find_original(struct arena *arena, const char *root,
                         struct early *early, struct diagnostics *all)
{
    const struct ini_entry *entry = entry_of(early->period, "translation_of");
    if (!entry)
        return true;
    if (!early->organisation)
        return refuse_original(entry,
                               "a translation is one of the periods of a "
                               "project, which has an avow.ini",
                               all);
    char *name = arena_copy(arena, entry->value.at, entry->value.len);
    char *file = path_join(arena, path_join(arena, root, name),
                           "statement.ini");
    bool is_folder = path_is_safe(entry->value) &&
                     str_find(entry->value, '/') == entry->value.len;
    if (!is_folder || !file_is_there(file))
        return refuse_original(entry,
                               "name the folder of the period, such as "
                               "2024-25",
                               all);
    struct ini *original = ini_read_inside(arena, root, file, NULL, all);
    if (!original)
        return false;
    if (entry_of(original, "translation_of"))
        return refuse_original(entry, "that one is a translation itself", all);
    if (!entry_of(early->period, "language")) {
        diagnostic_error(all, entry->at, "the translation has no language");
        diagnostic_remedy(all, "write 'language = …' in its [statement]");
        return false;
    }
    early->original = original;
    return true;
}
