/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/shelf.h"

#include <string.h>

#include "base/file.h"
#include "data/ini.h"
#include "document/trees.h"
#include "statement/schema_words.h"
#include "statement/wording.h"

struct kept {
    struct kept *next;
    const char *name;
    const char *path;
    bool read;
    const void *thing; /* NULL once it was read: it has faults */
};

/* A pack in another language than its own. */
struct edition {
    struct edition *next;
    const struct pack *of;
    const char *tag;
    const struct pack *pack; /* NULL: it has faults */
};

enum kind { PACK, LOCALE, THEME, LAW, KINDS };

struct shelf {
    struct arena *arena;
    const struct library *library;
    struct kept *kept[KINDS];
    struct edition *editions;
    size_t told;                   /* as shelf_told() has it, but for parts */
    const struct schema *core;     /* core.ini alone, once it was wanted */
    const char *theme;             /* that it names; NULL: none, or not yet */
    struct phrasebook *phrasebook; /* of its laws */
};

typedef const void *reader(struct shelf *shelf, const char *name,
                           const char *path, struct diagnostics *all);

/* What a kind of thing is called, where it is kept, and how it is read. */
struct kind_of_thing {
    const char *word;
    const char *folder;
    const char *ending;
    reader *read;
};

static const char *pack_text(struct arena *arena, const struct ini *ini,
                             const char *key)
{
    const struct ini_section *section = ini_section(ini, "pack");
    const struct ini_entry *entry = section ? ini_entry(section, key) : NULL;
    return entry && entry->value.len ? str_copy(arena, entry->value).at : NULL;
}

/* core.ini is declared anew for each pack: its fields become part of the
 * pack's own schema, and a run uses few packs. */
static struct schema *read_core(struct shelf *shelf, struct diagnostics *all)
{
    struct schema *schema = schema_new(shelf->arena);
    char *path = library_find(shelf->arena, shelf->library,
                              "statements/core.ini");
    struct ini *core = path ? ini_read(shelf->arena, path, all) : NULL;
    if (!path) {
        diagnostic_error(all, (struct place){0},
                         "avow's own file statements/core.ini is not found");
        diagnostic_remedy(
            all, "install avow anew; AVOW_DATA names the folder that holds "
                 "statements/ and themes/ where they lie elsewhere");
    }
    if (core) {
        schema_declare(shelf->arena, schema, core, all);
        shelf->theme = pack_text(shelf->arena, core, "theme");
    }
    return schema;
}

/* Of a pack or a theme, which no link may lead out of; or NULL. */
static const struct template *template_in(struct shelf *shelf,
                                          const char *folder, const char *name,
                                          struct diagnostics *all)
{
    return template_read_inside(
        shelf->arena, folder, path_join(shelf->arena, folder, name), NULL, all);
}

/* Reads core.ini once for itself. False: errors were added. */
static bool know_core(struct shelf *shelf, struct diagnostics *all)
{
    size_t before = all->counts[DIAGNOSTIC_ERROR];
    if (!shelf->core) {
        size_t total = diagnostics_total(all);
        shelf->core = read_core(shelf, all);
        shelf->told += diagnostics_total(all) - total;
    }
    return all->counts[DIAGNOSTIC_ERROR] == before;
}

const char *const *shelf_areas(struct shelf *shelf, struct diagnostics *all)
{
    return know_core(shelf, all) ? shelf->core->areas : NULL;
}

const char *shelf_usual_theme(struct shelf *shelf, struct diagnostics *all)
{
    if (!shelf->theme && !know_core(shelf, all))
        return NULL;
    if (!shelf->theme) {
        diagnostic_error(all, (struct place){0},
                         "statements/core.ini names no theme");
        diagnostic_remedy(all, "write theme = plain into its section [pack]");
    }
    return shelf->theme;
}

static const void *read_pack(struct shelf *shelf, const char *name,
                             const char *path, struct diagnostics *all)
{
    struct arena *arena = shelf->arena;
    size_t before = all->counts[DIAGNOSTIC_ERROR];
    struct ini *ini = ini_read_inside(
        arena, path, path_join(arena, path, "pack.ini"), NULL, all);
    struct pack *pack = arena_alloc(arena, sizeof *pack);
    pack->name = name;
    pack->folder = path;
    pack->statement = template_in(shelf, path, "statement.md", all);
    pack->trees = trees_new(arena);
    pack->wordings = wordings_new(arena, shelf->phrasebook);
    pack->parts = part_folder_new(arena, path_join(arena, path, "parts"), path);
    if (!ini)
        return NULL;
    pack->title = pack_text(arena, ini, "title");
    pack->summary = pack_text(arena, ini, "summary");
    pack->language = pack_text(arena, ini, "language");
    pack->theme = pack_text(arena, ini, "theme");
    pack->laws = pack_text(arena, ini, "laws");
    struct schema *schema = read_core(shelf, all);
    schema_declare(arena, schema, ini, all);
    pack->schema = schema;
    return all->counts[DIAGNOSTIC_ERROR] == before ? pack : NULL;
}

static const void *read_locale(struct shelf *shelf, const char *name,
                               const char *path, struct diagnostics *all)
{
    (void)name;
    return locale_read(shelf->arena, path, all);
}

/* Lays a theme over the usual one. False: errors were added. */
static bool lay_over(struct shelf *shelf, struct theme *theme,
                     const char *usual, struct diagnostics *all)
{
    theme->over = shelf_theme(shelf, usual, (struct place){0}, all);
    if (!theme->over)
        return false;
    theme->page = theme->over->page;
    theme->style = str_of(arena_format(shelf->arena, "%.*s\n%.*s",
                                       STR(theme->over->style),
                                       STR(theme->style)));
    return true;
}

static const void *read_theme(struct shelf *shelf, const char *name,
                              const char *path, struct diagnostics *all)
{
    struct arena *arena = shelf->arena;
    struct theme *theme = arena_alloc(arena, sizeof *theme);
    *theme = (struct theme){.name = name};
    if (!file_read_inside(arena, path, path_join(arena, path, "style.css"),
                          FILE_MAX, &theme->style, NULL, all))
        return NULL;
    const char *usual = shelf_usual_theme(shelf, all);
    if (!usual)
        return NULL;
    if (strcmp(name, usual) != 0 &&
        !file_is_there(path_join(arena, path, "page.html")))
        return lay_over(shelf, theme, usual, all) ? theme : NULL;
    theme->page = template_in(shelf, path, "page.html", all);
    return theme->page ? theme : NULL;
}

static const void *read_law(struct shelf *shelf, const char *name,
                            const char *path, struct diagnostics *all)
{
    (void)name;
    return law_read(shelf->arena, shelf->phrasebook, path, all);
}

static const struct kind_of_thing kinds[KINDS] = {
    [PACK] = {"pack", "statements/packs", "", read_pack},
    [LOCALE] = {"language", "statements/locales", ".ini", read_locale},
    [THEME] = {"theme", "themes", "", read_theme},
    [LAW] = {"law", "statements/laws", ".ini", read_law},
};

struct shelf *shelf_new(struct arena *arena, const struct library *library)
{
    struct shelf *shelf = arena_alloc(arena, sizeof *shelf);
    shelf->arena = arena;
    shelf->library = library;
    shelf->phrasebook = phrasebook_new(arena);
    return shelf;
}

const struct library *shelf_library(const struct shelf *shelf)
{
    return shelf->library;
}

size_t shelf_told(const struct shelf *shelf)
{
    size_t told = shelf->told;
    for (const struct kept *kept = shelf->kept[PACK]; kept; kept = kept->next)
        if (kept->thing)
            told += ((const struct pack *)kept->thing)->parts->told;
    for (const struct edition *e = shelf->editions; e; e = e->next)
        if (e->pack && e->pack != e->of && e->pack->language_parts)
            told += e->pack->language_parts->told;
    return told;
}

static void not_found(struct shelf *shelf, const struct kind_of_thing *kind,
                      const char *name, struct place asked_at,
                      struct diagnostics *all)
{
    struct nearest nearest = nearest_make(str_of(name));
    char **names;
    size_t count;
    library_names(all->arena, shelf->library, kind->folder, kind->ending,
                  &names, &count);
    struct buffer known = buffer_make(4096);
    for (size_t i = 0; i < count; i++) {
        nearest_offer(&nearest, names[i]);
        buffer_add_format(&known, "%s%s", i ? ", " : "", names[i]);
    }
    diagnostic_error(all, asked_at, "there is no %s '%s'", kind->word, name);
    if (nearest.best)
        diagnostic_remedy(all, "did you mean '%s'?", nearest.best);
    else if (count)
        diagnostic_remedy(all, "there are: %s", known.bytes);
    else
        diagnostic_remedy(all,
                          "no folder '%s' is found; see AVOW_DATA in "
                          "avow(1)",
                          kind->folder);
    buffer_release(&known);
}

/* Finds where a thing is; NULL: an error was added. */
static struct kept *find(struct shelf *shelf, enum kind which, const char *name,
                         struct place asked_at, struct diagnostics *all)
{
    const struct kind_of_thing *kind = &kinds[which];
    for (struct kept *kept = shelf->kept[which]; kept; kept = kept->next)
        if (!strcmp(kept->name, name))
            return kept;
    char *path = NULL;
    if (*name && !strchr(name, '/') && path_is_safe(str_of(name)))
        path = library_find(shelf->arena, shelf->library,
                            arena_format(shelf->arena, "%s/%s%s", kind->folder,
                                         name, kind->ending));
    if (!path) {
        not_found(shelf, kind, name, asked_at, all);
        return NULL;
    }
    struct kept *kept = arena_alloc(shelf->arena, sizeof *kept);
    kept->name = arena_copy(shelf->arena, name, strlen(name));
    kept->path = path;
    kept->next = shelf->kept[which];
    shelf->kept[which] = kept;
    return kept;
}

static const void *take(struct shelf *shelf, enum kind which, const char *name,
                        struct place asked_at, struct diagnostics *all)
{
    struct kept *kept = find(shelf, which, name, asked_at, all);
    if (!kept)
        return NULL;
    size_t before = diagnostics_total(all);
    if (!kept->read) {
        kept->read = true;
        kept->thing = kinds[which].read(shelf, kept->name, kept->path, all);
    } else if (!kept->thing) {
        diagnostic_error(all, asked_at, "the %s '%s' has faults of its own",
                         kinds[which].word, name);
        diagnostic_remedy(all, "they are told above");
    }
    shelf->told += diagnostics_total(all) - before;
    return kept->thing;
}

const struct pack *shelf_pack(struct shelf *shelf, const char *name,
                              struct place asked_at, struct diagnostics *all)
{
    return take(shelf, PACK, name, asked_at, all);
}

/* The words of core.ini in a language; NULL: there are none, or errors. */
static const struct ini *words_of_core(struct shelf *shelf, const char *tag,
                                       struct diagnostics *all)
{
    char *path = library_find(
        shelf->arena, shelf->library,
        arena_format(shelf->arena, "statements/core.%s.ini", tag));
    return path ? ini_read(shelf->arena, path, all) : NULL;
}

/* The same of a pack. */
static const struct ini *words_of_pack(struct shelf *shelf,
                                       const struct pack *pack, const char *tag,
                                       struct diagnostics *all)
{
    char *name = arena_format(shelf->arena, "pack.%s.ini", tag);
    char *path = path_join(shelf->arena, pack->folder, name);
    bool is_there;
    return ini_read_inside(shelf->arena, pack->folder, path, &is_there, all);
}

/* The schema of a pack, with other words. */
static const struct schema *reworded(struct shelf *shelf,
                                     const struct pack *pack,
                                     const struct ini *of_core,
                                     const struct ini *of_pack,
                                     struct diagnostics *all)
{
    struct arena *arena = shelf->arena;
    struct schema *schema = read_core(shelf, all);
    struct ini *ini = ini_read(arena,
                               path_join(arena, pack->folder, "pack.ini"), all);
    if (ini)
        schema_declare(arena, schema, ini, all);
    if (of_core)
        schema_reword(arena, schema, of_core, all);
    if (of_pack)
        schema_reword(arena, schema, of_pack, all);
    return schema;
}

static const struct pack *make_edition(struct shelf *shelf,
                                       const struct pack *pack, const char *tag,
                                       struct diagnostics *all)
{
    struct arena *arena = shelf->arena;
    size_t before = all->counts[DIAGNOSTIC_ERROR];
    const struct ini *of_core = words_of_core(shelf, tag, all);
    const struct ini *of_pack = words_of_pack(shelf, pack, tag, all);
    struct part_folder *parts = part_folder_new(
        arena, path_join(arena, pack->parts->path, tag), pack->folder);
    if (all->counts[DIAGNOSTIC_ERROR] != before)
        return NULL;
    if (!of_core && !of_pack && parts->missing)
        return pack;
    struct pack *edition = arena_alloc(arena, sizeof *edition);
    *edition = *pack;
    edition->language = tag;
    edition->language_parts = parts->missing ? NULL : parts;
    if (of_core || of_pack)
        edition->schema = reworded(shelf, pack, of_core, of_pack, all);
    return all->counts[DIAGNOSTIC_ERROR] == before ? edition : NULL;
}

const struct pack *shelf_edition(struct shelf *shelf, const struct pack *pack,
                                 const char *tag, struct place asked_at,
                                 struct diagnostics *all)
{
    for (const struct edition *e = shelf->editions; e; e = e->next) {
        if (e->of != pack || strcmp(e->tag, tag) != 0)
            continue;
        if (!e->pack) {
            diagnostic_error(all, asked_at,
                             "the words of the pack '%s' in '%s' have faults "
                             "of their own",
                             pack->name, tag);
            diagnostic_remedy(all, "they are told above");
            shelf->told++;
        }
        return e->pack;
    }
    size_t before = diagnostics_total(all);
    struct edition *edition = arena_alloc(shelf->arena, sizeof *edition);
    edition->of = pack;
    edition->tag = arena_copy(shelf->arena, tag, strlen(tag));
    edition->pack = make_edition(shelf, pack, edition->tag, all);
    edition->next = shelf->editions;
    shelf->editions = edition;
    shelf->told += diagnostics_total(all) - before;
    return edition->pack;
}

const struct locale *shelf_locale(struct shelf *shelf, const char *tag,
                                  struct place asked_at,
                                  struct diagnostics *all)
{
    return take(shelf, LOCALE, tag, asked_at, all);
}

const struct theme *shelf_theme(struct shelf *shelf, const char *name,
                                struct place asked_at, struct diagnostics *all)
{
    return take(shelf, THEME, name, asked_at, all);
}

const struct law *shelf_law(struct shelf *shelf, const char *name,
                            struct place asked_at, struct diagnostics *all)
{
    return take(shelf, LAW, name, asked_at, all);
}

bool shelf_has_law(struct shelf *shelf, const char *name, struct place asked_at,
                   struct diagnostics *all)
{
    return find(shelf, LAW, name, asked_at, all);
}
