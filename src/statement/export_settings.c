/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/export_settings.h"

#include <string.h>

#include "base/file.h"

#define SECONDS     120
#define SECONDS_MAX 3600

const char *const export_format_names[EXPORT_FORMATS] = {
    [EXPORT_PDF] = "pdf", [EXPORT_DOCX] = "docx"};

#define FILE_STEM "statement."

const char *export_file(struct arena *arena, enum export_format format)
{
    return arena_format(arena, FILE_STEM "%s", export_format_names[format]);
}

bool export_is_file(const char *name)
{
    bool is_one = false;
    for (size_t i = 0; i < EXPORT_FORMATS; i++)
        is_one = is_one ||
                 (!strncmp(name, FILE_STEM, sizeof FILE_STEM - 1) &&
                  !strcmp(name + sizeof FILE_STEM - 1, export_format_names[i]));
    return is_one;
}

static const char *const keys[] = {"docx", "docx_reference", "pdf", "seconds"};

static void check_key(const struct ini_entry *entry, struct diagnostics *all)
{
    struct nearest nearest = nearest_make(str_of(entry->key));
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (!strcmp(entry->key, keys[i]))
            return;
        nearest_offer(&nearest, keys[i]);
    }
    diagnostic_error(all, entry->at, "[export] has no key '%s'", entry->key);
    if (nearest.best)
        diagnostic_remedy(all, "did you mean '%s'?", nearest.best);
    else
        diagnostic_remedy(all, "its keys are docx, docx_reference, pdf and "
                               "seconds");
}

static const struct ini_entry *find(const struct ini_section *section,
                                    const char *key)
{
    const struct ini_entry *entry = ini_entry(section, key);
    return entry && str_trim(entry->value).len ? entry : NULL;
}

static void read_program(struct arena *arena, const struct ini_section *section,
                         enum export_format format,
                         struct export_settings *settings)
{
    const struct ini_entry *entry = find(section, export_format_names[format]);
    if (!entry)
        return;
    settings->program[format] = str_copy(arena, str_trim(entry->value)).at;
    settings->program_at[format] = entry->at;
}

static void read_reference(struct arena *arena,
                           const struct ini_section *section,
                           const char *folder, struct export_settings *settings,
                           struct diagnostics *all)
{
    const struct ini_entry *entry = find(section, "docx_reference");
    if (!entry)
        return;
    struct str name = str_trim(entry->value);
    char *path = path_join(arena, folder, str_copy(arena, name).at);
    if (!path_is_safe(name)) {
        diagnostic_error(all, entry->at, "'%.*s' is no file of the project",
                         STR(name));
        diagnostic_remedy(all, "put it into the folder of the project, and "
                               "write its path from there");
    } else if (file_stays_inside(folder, path, all)) {
        settings->reference = path;
    }
}

static void read_seconds(const struct ini_section *section,
                         struct export_settings *settings,
                         struct diagnostics *all)
{
    const struct ini_entry *entry = find(section, "seconds");
    unsigned seconds = 0;
    if (!entry)
        return;
    struct str text = str_trim(entry->value);
    for (size_t i = 0; i < text.len && seconds <= SECONDS_MAX; i++)
        seconds = is_ascii_digit((unsigned char)text.at[i])
                      ? seconds * 10 + (unsigned)(text.at[i] - '0')
                      : SECONDS_MAX + 1;
    if (seconds && seconds <= SECONDS_MAX) {
        settings->seconds = seconds;
        return;
    }
    diagnostic_error(all, entry->at, "'%.*s' is not a number from 1 to %d",
                     STR(text), SECONDS_MAX);
    diagnostic_remedy(all, "write how many seconds the program may take");
}

bool export_settings_read(struct arena *arena, const struct ini *ini,
                          const char *folder, struct export_settings *settings,
                          struct diagnostics *all)
{
    size_t before = all->counts[DIAGNOSTIC_ERROR];
    const struct ini_section *section = ini ? ini_section(ini, "export") : NULL;
    *settings = (struct export_settings){.seconds = SECONDS};
    if (!section)
        return true;
    for (const struct ini_entry *e = section->first; e; e = e->next)
        check_key(e, all);
    read_program(arena, section, EXPORT_PDF, settings);
    read_program(arena, section, EXPORT_DOCX, settings);
    read_reference(arena, section, folder, settings, all);
    read_seconds(section, settings, all);
    return all->counts[DIAGNOSTIC_ERROR] == before;
}
