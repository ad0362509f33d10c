/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A project of text files that is spoilt one edit at a time: tests/law/proof.
 * Its files are kept as text, written into a folder of their own, and loaded
 * from there as avow loads them.
 */
#ifndef AVOW_TESTS_UNIT_PROOF_H
#define AVOW_TESTS_UNIT_PROOF_H

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "data/ini.h"
#include "statement/library.h"
#include "statement/receipt.h"
#include "statement/shelf.h"
#include "statement/statement.h"

#include "tap.h"

struct proof_file {
    struct proof_file *next;
    const char *name; /* "2024-25/statement.ini" */
    struct str text;
    struct str now; /* after the edits of a case; no text: it is not there */
};

struct proof {
    struct arena *arena; /* for as long as the test runs */
    const char *data;    /* tests/law/proof */
    const char *folder;  /* where the files are written */
    struct shelf *shelf; /* with the laws and the pack */
    struct proof_file *files;
};

static inline const char *proof_root(void)
{
    const char *root = getenv("srcdir");
    return root ? root : ".";
}

/* Takes in all files below a folder. */
static inline void proof_take(struct proof *proof, const char *relative)
{
    struct diagnostics all = diagnostics_make(proof->arena);
    const char *folder = path_join(proof->arena, proof->data, "project");
    if (*relative)
        folder = path_join(proof->arena, folder, relative);
    char **names;
    size_t count;
    if (!folder_list(proof->arena, folder, &names, &count, &all))
        abort();
    for (size_t i = 0; i < count; i++) {
        const char *path = path_join(proof->arena, folder, names[i]);
        const char *name = *relative
                               ? path_join(proof->arena, relative, names[i])
                               : names[i];
        if (file_is_folder(path)) {
            proof_take(proof, name);
            continue;
        }
        struct proof_file *file = arena_alloc(proof->arena, sizeof *file);
        file->name = name;
        file->next = proof->files;
        if (!file_read(proof->arena, path, FILE_MAX, &file->text, &all))
            abort();
        proof->files = file;
    }
}

static inline struct proof proof_new(struct arena *arena)
{
    struct proof proof = {.arena = arena};
    const char *temporary = getenv("TMPDIR");
    char *folder = arena_format(arena, "%s/avow-proof.XXXXXX",
                                temporary && *temporary ? temporary : "/tmp");
    if (!mkdtemp(folder))
        abort();
    proof.folder = folder;
    proof.data = arena_format(arena, "%s/tests/law/proof", proof_root());
    const char *data = arena_format(arena, "%s/library:%s", proof.data,
                                    proof_root());
    proof.shelf = shelf_new(arena, library_new(arena, data, NULL, "/none"));
    proof_take(&proof, "");
    for (struct proof_file *f = proof.files; f; f = f->next) {
        struct diagnostics all = diagnostics_make(arena);
        const char *path = path_join(arena, folder, f->name);
        bool wrote;
        if (!folder_make(path_folder(arena, path), &all) ||
            !file_replace(path, f->text, &wrote, &all))
            abort();
        f->now = f->text;
    }
    return proof;
}

static inline void proof_remove(struct proof *proof)
{
    for (struct proof_file *f = proof->files; f; f = f->next)
        unlink(path_join(proof->arena, proof->folder, f->name));
    static const char *const folders[] = {
        "2023-24/parts",  "2023-24", "2024-25/record/receipts",
        "2024-25/record", "2024-25", "parts"};
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++)
        rmdir(path_join(proof->arena, proof->folder, folders[i]));
    rmdir(proof->folder);
}

/* "\n" in an edit is a line's end. */
static inline struct str proof_unescape(struct arena *arena, struct str text)
{
    char *copy = arena_copy(arena, text.at, text.len);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        bool escaped = copy[i] == '\\' && i + 1 < text.len &&
                       copy[i + 1] == 'n';
        copy[len++] = escaped ? '\n' : copy[i];
        i += escaped;
    }
    return (struct str){copy, len};
}

/* Where `wanted` stands in the text; its length where it does not. */
static inline size_t proof_find(struct str text, struct str wanted)
{
    for (size_t i = 0; i + wanted.len <= text.len; i++)
        if (!memcmp(text.at + i, wanted.at, wanted.len))
            return i;
    return text.len;
}

/* Puts `new` in place of every `old`; at the end where that is empty. How
 * often it did. */
static inline size_t proof_replace(struct arena *arena, struct str *text,
                                   struct str old, struct str new)
{
    struct str rest = *text, made = {"", 0};
    size_t count = 0;
    while (old.len) {
        size_t at = proof_find(rest, old);
        if (at == rest.len)
            break;
        made = str_of(arena_format(arena, "%.*s%.*s%.*s", STR(made),
                                   STR(str_slice(rest, 0, at)), STR(new)));
        rest = str_slice(rest, at + old.len, rest.len);
        count++;
    }
    made = str_of(arena_format(arena, "%.*s%.*s%.*s", STR(made), STR(rest),
                               STR(old.len ? str_of("") : new)));
    *text = made;
    return old.len ? count : 1;
}

/*
 * Makes one edit: "FILE: OLD => NEW" for the one OLD that there is, "FILE: =>
 * NEW" for the file's end, "FILE: gone". "FOLDER/" stands for all files in it,
 * and their OLDs may be many. False: it fits no file.
 */
static inline bool proof_edit(struct proof *proof, struct arena *arena,
                              struct str line)
{
    struct str rest = line, name = str_trim(str_split(&rest, ':'));
    bool folder = name.len && name.at[name.len - 1] == '/';
    struct str arrow = STR_LITERAL("=>");
    size_t at = proof_find(rest, arrow), count = 0;
    bool gone = str_is(str_trim(rest), "gone");
    struct str old = str_trim(str_slice(rest, 0, at));
    struct str new = at < rest.len ? str_trim(str_slice(rest, at + 2, rest.len))
                                   : str_of("");
    for (struct proof_file *f = proof->files; f; f = f->next) {
        bool meant = folder
                         ? str_starts(str_of(f->name), str_copy(arena, name).at)
                         : str_is(name, f->name);
        if (!meant)
            continue;
        if (gone)
            f->now = (struct str){0};
        count += gone
                     ? 1
                     : proof_replace(arena, &f->now, proof_unescape(arena, old),
                                     proof_unescape(arena, new));
    }
    return (gone || at < rest.len) && (folder ? count > 0 : count == 1);
}

/* Puts on the disk what the edits have made, or what was there before. */
static inline void proof_write(struct proof *proof, struct arena *arena,
                               bool restore)
{
    struct diagnostics all = diagnostics_make(arena);
    for (struct proof_file *f = proof->files; f; f = f->next) {
        const char *path = path_join(arena, proof->folder, f->name);
        bool wrote, spoilt = f->now.at != f->text.at;
        if (restore)
            f->now = f->text;
        if (spoilt && !f->now.at)
            unlink(path);
        else if (spoilt && !file_replace(path, f->now, &wrote, &all))
            abort();
    }
}

static inline struct ini *proof_ini(struct proof *proof, struct arena *arena,
                                    const char *name, struct diagnostics *all)
{
    const char *path = path_join(arena, proof->folder, name);
    return file_is_there(path) ? ini_read(arena, path, all) : NULL;
}

/* Loads what is on the disk. NULL: it has faults, which are shown. */
static inline struct statement *proof_load(struct proof *proof,
                                           struct arena *arena)
{
    struct diagnostics all = diagnostics_make(arena);
    struct ini *own = proof_ini(proof, arena, "avow.ini", &all);
    struct ini *approval = proof_ini(proof, arena, "2024-25/approval.ini",
                                     &all);
    const char *file = path_join(arena, proof->folder, "2024-25/statement.ini");
    const char *before = path_join(arena, proof->folder,
                                   "2023-24/statement.ini");
    struct statement *statement = statement_load(
        arena, proof->shelf, proof->folder, own, NULL, file, approval, &all);
    if (statement && file_is_there(before))
        statement->previous = statement_load(arena, proof->shelf, proof->folder,
                                             own, NULL, before, NULL, &all);
    struct receipt *receipts = NULL;
    bool sound = receipts_read(arena, path_folder(arena, file), &receipts,
                               &all);
    if (statement)
        statement->receipts = receipts;
    bool made = sound && statement && statement_make(arena, statement, &all);
    for (const struct diagnostic *d = all.first; d; d = d->next)
        note("%s:%zu: %s", d->at.source ? d->at.source->path : "", d->at.line,
             d->text);
    return made && !all.first ? statement : NULL;
}

/* The line that a place is in, as a case names it: "FILE: TEXT", or "FILE"
 * alone where it is the file as a whole; empty: it is none of the project. */
static inline struct str proof_line(struct proof *proof, struct arena *arena,
                                    struct place at)
{
    size_t len = strlen(proof->folder);
    if (!at.source || strncmp(at.source->path, proof->folder, len) != 0)
        return (struct str){"", 0};
    const char *name = at.source->path + len + 1;
    struct str lines = {"", 0}, line = {"", 0};
    for (struct proof_file *f = proof->files; f; f = f->next)
        if (!strcmp(f->name, name))
            lines = f->now;
    for (size_t i = 0; i < at.line && lines.at; i++)
        line = str_split(&lines, '\n');
    return str_of(at.line ? arena_format(arena, "%s: %.*s", name, STR(line))
                          : name);
}

/* Whether a place is "FILE" as a whole, or in "FILE: TEXT", a line that holds
 * this text. */
static inline bool proof_is_at(struct proof *proof, struct arena *arena,
                               struct place at, struct str where)
{
    struct str is = proof_line(proof, arena, at), rest = where;
    struct str name = str_trim(str_split(&rest, ':')), of = str_split(&is, ':');
    if (!str_equal(name, of) || !rest.at != !is.at)
        return false;
    struct str text = str_trim(rest.at ? rest : str_of(""));
    return !rest.at || (text.len && proof_find(is, text) < is.len);
}

/* One way in which it is spoilt; law_proof.c says how it is written. */
struct proof_case {
    struct proof_case *next;
    const char *name;
    const struct proof_case *base;
    struct str edits, changes, required, due;
    struct date today;
};

#define TODAY "2025-12-01"

static inline struct date date_of(const char *iso)
{
    struct date date = {0};
    if (!date_read(str_of(iso), &date))
        abort();
    return date;
}

static inline struct str text_of(const struct ini_section *section,
                                 const char *key)
{
    const struct ini_entry *entry = ini_entry(section, key);
    return entry ? entry->value : (struct str){"", 0};
}

static inline const struct proof_case *find_case(const struct proof_case *cases,
                                                 struct str name)
{
    while (cases && !str_is(name, cases->name))
        cases = cases->next;
    return cases;
}

static inline struct proof_case *read_cases(struct proof *proof,
                                            const char *path)
{
    struct arena *arena = proof->arena;
    struct diagnostics all = diagnostics_make(arena);
    struct ini *ini = ini_read(arena, path, &all);
    struct proof_case *cases = NULL, **end = &cases;
    for (const struct ini_section *s = ini ? ini->first : NULL; s;
         s = s->next) {
        struct proof_case *one = arena_alloc(arena, sizeof *one);
        struct str base = text_of(s, "base"), today = text_of(s, "today");
        one->name = s->id;
        one->edits = text_of(s, "edit");
        one->changes = text_of(s, "changes");
        one->required = text_of(s, "required");
        one->due = text_of(s, "due");
        one->base = find_case(cases, base);
        if (!date_read(today.len ? today : str_of(TODAY), &one->today) ||
            !one->name || (base.len && !one->base))
            diagnostic_error(&all, s->at, "[%s] is no case", s->name);
        *end = one;
        end = &one->next;
    }
    ok(!all.first && cases, "%s: its cases are read", path_name(path));
    for (const struct diagnostic *d = all.first; d; d = d->next)
        note("%s:%zu: %s", path, d->at.line, d->text);
    return cases;
}

static inline bool make_edits(struct proof *proof, struct arena *arena,
                              const struct proof_case *one)
{
    bool fit = !one->base || make_edits(proof, arena, one->base);
    for (struct str rest = one->edits, line; rest.at && rest.len;) {
        line = str_trim(str_split(&rest, '\n'));
        if (line.len && !proof_edit(proof, arena, line)) {
            note("no edit: %.*s", STR(line));
            fit = false;
        }
    }
    return fit;
}

#endif
