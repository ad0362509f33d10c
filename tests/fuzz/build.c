/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Fuzzes a whole build. The input is the files of a project and of what it is
 * made with, each after a line "=== NAME" where NAME is one of those below.
 * They are written into a folder of their own and built, checked, approved and
 * published as the program does; what is not among them is avow's own.
 */
#include <fcntl.h>
#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "fuzz.h"
#include "statement/approval.h"
#include "statement/build.h"
#include "statement/check.h"
#include "statement/public.h"

static const char *const names[] = {
    "exampleford/avow.ini",
    "exampleford/parts/one.md",
    "exampleford/2024-25/statement.ini",
    "exampleford/2024-25/answers.csv",
    "exampleford/2024-25/rows.csv",
    "exampleford/2024-25/parts/two.md",
    "exampleford/2023-24/statement.ini",
    "exampleford/2023-24/record/approval.ini",
    "exampleford/2023-24/record/statement.md",
    "statements/packs/p/pack.ini",
    "statements/packs/p/statement.md",
    "statements/packs/p/parts/one.md",
    "statements/packs/p/parts/two.md",
    "statements/laws/l.ini",
    "statements/locales/x.ini",
    "themes/t/page.html",
    "themes/t/style.css",
};

#define NAMES (sizeof names / sizeof *names)

/* What is written. */
static const char *const outputs[] = {
    "exampleford/draft",
    "exampleford/public",
    "exampleford/2024-25/record",
    "exampleford/2023-24/record/revisions",
    "exampleford/2023-24/record/statement.json",
};

static char root[512];
static const char *paths[NAMES];

static int remove_one(const char *path, const struct stat *info, int kind,
                      struct FTW *at)
{
    (void)info;
    (void)kind;
    (void)at;
    return remove(path);
}

static void remove_tree(const char *path)
{
    nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static void remove_root(void)
{
    remove_tree(root);
}

/* Makes the folders, which stay for the run. */
static void make_root(void)
{
    static struct arena *arena;
    const char *temporary = getenv("TMPDIR");
    snprintf(root, sizeof root, "%.400s/avow-fuzz.XXXXXX",
             temporary && *temporary ? temporary : "/tmp");
    must(mkdtemp(root));
    atexit(remove_root);
    arena = arena_new();
    struct diagnostics all = diagnostics_make(arena);
    for (size_t i = 0; i < NAMES; i++) {
        paths[i] = path_join(arena, root, names[i]);
        must(folder_make(path_folder(arena, paths[i]), &all));
    }
}

static void write_file(const char *path, struct str text)
{
    FILE *file = fopen(path, "wb");
    must(file && fwrite(text.at, 1, text.len, file) == text.len);
    must(!fclose(file));
}

/* Whether the text begins with a line that names one of the files. */
static size_t file_at(struct str text, struct str *body)
{
    static const char mark[] = "=== ";
    if (!str_starts(text, mark))
        return NAMES;
    *body = str_slice(text, strlen(mark), text.len);
    struct str name = str_split(body, '\n');
    size_t i = 0;
    while (i < NAMES && !str_is(name, names[i]))
        i++;
    return i;
}

static void write_files(struct str text)
{
    struct str body;
    for (size_t i = 0; i < NAMES; i++)
        unlink(paths[i]);
    while (text.at) {
        size_t file = file_at(text, &body);
        if (file == NAMES) {
            (void)str_split(&text, '\n');
            continue;
        }
        text = body;
        struct str next;
        while (text.at && file_at(text, &next) == NAMES)
            (void)str_split(&text, '\n');
        size_t end = text.at ? (size_t)(text.at - body.at) : body.len;
        write_file(paths[file], str_slice(body, 0, end));
    }
}

static void look_over(const struct diagnostics *all)
{
    for (const struct diagnostic *d = all->first; d; d = d->next) {
        must(d->text && *d->text && !strchr(d->text, '\n'));
        must(!d->remedy || !strchr(d->remedy, '\n'));
        must(!d->also_text || !strchr(d->also_text, '\n'));
    }
}

static void check_one(struct arena *arena, struct statement *statement)
{
    const struct law *const *laws = (const struct law *const *)statement->laws;
    struct date today = {2026, 1, 31};
    struct diagnostics findings = diagnostics_make(arena);
    size_t count = 0;
    while (laws[count])
        count++;
    check_report(check_statement(arena, statement, laws, count, today,
                                 CHECK_IN_FORCE, CHECK_TELL_ALL),
                 &findings);
    look_over(&findings);
}

static void build_one(struct arena *arena, struct shelf *shelf,
                      const struct project *project,
                      struct statement *statement, struct diagnostics *all)
{
    struct built built;
    size_t errors = all->counts[DIAGNOSTIC_ERROR];
    static const struct build_wanted wanted = {.markdown = true};
    bool done = build_draft(arena, shelf, project, statement, &wanted, &built,
                            all);
    must(done == (all->counts[DIAGNOSTIC_ERROR] == errors));
    if (!done)
        return;
    must(built.wrote && file_is_regular(built.path));
    check_one(arena, statement);
}

static const struct ini *decision(struct arena *arena)
{
    struct diagnostics all = diagnostics_make(arena);
    struct source *source = source_new(
        arena, "decision",
        str_of("[approval]\nbody = Council\ndate = 2025-11-26\nminute = 7\n"));
    return ini_read_text(arena, source, &all);
}

/* What was approved can be read again, and as it was approved. */
static void approve_all(struct arena *arena, struct shelf *shelf,
                        const char *folder)
{
    struct diagnostics all = diagnostics_make(arena);
    struct diagnostics findings = diagnostics_make(arena);
    struct project *project = project_open(arena, shelf, folder,
                                           PROJECT_SOURCES, &all);
    struct approval approval = {.ini = decision(arena), .date = {2025, 11, 26}};
    for (size_t i = 0; project && i < project->count; i++) {
        const struct member *member = &project->members[i];
        if (!member->usable || member->approved)
            continue;
        size_t errors = all.counts[DIAGNOSTIC_ERROR];
        enum approval_result result = approve(
            arena, shelf, project, member, &approval,
            (struct date){2026, 1, 31}, &findings, &all);
        must((result == APPROVAL_UNUSABLE) ==
             (all.counts[DIAGNOSTIC_ERROR] > errors));
        must(result != APPROVAL_REFUSED || findings.first);
        must(result != APPROVAL_RECORDED ||
             record_read(arena, path_folder(arena, member->file), &all));
    }
    look_over(&findings);
    look_over(&all);
}

static void publish(struct arena *arena, struct shelf *shelf,
                    const char *folder)
{
    struct diagnostics all = diagnostics_make(arena);
    struct project *project = project_open(arena, shelf, folder, PROJECT_PUBLIC,
                                           &all);
    size_t errors = all.counts[DIAGNOSTIC_ERROR];
    struct public_file *files;
    if (project && public_build(arena, shelf, project, &files, &all))
        must(all.counts[DIAGNOSTIC_ERROR] == errors);
    else
        must(all.counts[DIAGNOSTIC_ERROR]);
    look_over(&all);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    if (!*root)
        make_root();
    struct arena *arena = arena_new();
    write_files((struct str){arena_copy(arena, (const char *)bytes, len), len});
    char *data = arena_format(arena, "%s:%s", root, getenv("AVOW_DATA"));
    struct shelf *shelf = shelf_new(arena,
                                    library_new(arena, data, NULL, NULL));
    struct diagnostics all = diagnostics_make(arena);
    char *folder = path_join(arena, root, "exampleford");
    struct project *project = project_open(arena, shelf, folder,
                                           PROJECT_SOURCES, &all);
    must(project || all.counts[DIAGNOSTIC_ERROR]);
    for (size_t i = 0; project && i < project->count; i++)
        if (project->members[i].usable && project->members[i].statement)
            build_one(arena, shelf, project, project->members[i].statement,
                      &all);
    look_over(&all);
    approve_all(arena, shelf, folder);
    publish(arena, shelf, folder);
    arena_free(arena);
    for (size_t i = 0; i < sizeof outputs / sizeof *outputs; i++) {
        char path[600];
        snprintf(path, sizeof path, "%s/%s", root, outputs[i]);
        remove_tree(path);
    }
    return 0;
}
