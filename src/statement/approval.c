/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/approval.h"

#include "base/file.h"
#include "data/json.h"
#include "statement/check.h"
#include "statement/facts.h"
#include "statement/page.h"
#include "statement/reprint.h"
#include "statement/sources.h"

static size_t count_laws(const struct law **laws)
{
    size_t count = 0;
    while (laws[count])
        count++;
    return count;
}

/* Adds as findings what stands in the way of an approval. */
static bool stands_up(struct arena *arena, const struct statement *statement,
                      struct date today, struct diagnostics *findings)
{
    struct diagnostics every = diagnostics_make(findings->arena);
    check_report(check_statement(arena, statement,
                                 (const struct law *const *)statement->laws,
                                 count_laws(statement->laws), today,
                                 CHECK_IN_FORCE),
                 &every);
    if (!every.counts[DIAGNOSTIC_ERROR])
        return true;
    *findings = every;
    return false;
}

/* Whether there is a record just where there should be one. */
static bool record_fits(const struct member *member,
                        const struct approval *approval,
                        struct diagnostics *all)
{
    bool revision = approval->note.len > 0;
    if (member->approved == revision)
        return true;
    struct source *source = source_new(
        all->arena, path_folder(all->arena, member->file), str_of(""));
    if (revision) {
        diagnostic_error(all, place_line(source, 0),
                         "has not been approved, so it cannot be revised");
        diagnostic_remedy(all, "leave --revision out");
    } else {
        diagnostic_error(all, place_line(source, 0), "is approved already");
        diagnostic_remedy(all, "a correction is a revision: say what changed "
                               "with --revision \"…\"");
    }
    return false;
}

/* The periods of the project that are approved already, but for `own`. */
static const char **earlier_periods(struct arena *arena,
                                    const struct project *project,
                                    const struct member *own)
{
    const char **names = arena_array(arena, project->count + 1, sizeof *names);
    size_t count = 0;
    for (size_t i = 0; i < project->count; i++)
        if (project->members[i].approved && &project->members[i] != own)
            names[count++] = project->members[i].period;
    return names;
}

/* The revisions there are, and the one that is made now. */
static const struct revision *add_revision(struct arena *arena,
                                           const struct record *former,
                                           const struct approval *approval)
{
    if (!former)
        return NULL;
    struct revision *first = NULL, **link = &first;
    size_t number = 1;
    for (const struct revision *r = former->revisions; r; r = r->next) {
        *link = arena_alloc(arena, sizeof **link);
        **link = *r;
        (*link)->next = NULL;
        link = &(*link)->next;
        number++;
    }
    *link = arena_alloc(arena, sizeof **link);
    (*link)->id = arena_format(arena, "%zu", number);
    (*link)->date = approval->date;
    (*link)->note = approval->note;
    return first;
}

/* What a record says of itself beside the text. */
static void describe(struct arena *arena, const struct statement *statement,
                     struct record *record)
{
    const struct value *name = statement_value(
        statement, STR_LITERAL("organisation.name"));
    record->title = statement->document->title;
    record->description = page_description(arena, statement->document);
    record->organisation = name->text;
    record->language = locale_tag(statement->locale);
    record->theme = statement->theme->name;
    record->translation_of = statement->original
                                 ? path_name(statement->original->folder)
                                 : "";
    record->period_start = statement->period_start;
    record->period_end = statement->period_end;
}

static struct record_file *add_file(struct arena *arena,
                                    struct record_file *next, const char *name,
                                    struct buffer *bytes)
{
    struct record_file *file = arena_alloc(arena, sizeof *file);
    file->next = next;
    file->name = name;
    file->bytes = str_copy(arena, buffer_str(bytes));
    buffer_release(bytes);
    return file;
}

/* What is published beside the page: what it prints, as data. */
static struct record_file *files_beside(struct arena *arena,
                                        const struct statement *statement,
                                        const struct record *record)
{
    struct record_file *files = NULL;
    for (const struct printed_table *t = statement->document->tables; t;
         t = t->next) {
        struct buffer csv = buffer_make(PAGE_MAX);
        facts_table(&csv, t);
        files = add_file(arena, files, arena_format(arena, "%s.csv", t->id),
                         &csv);
    }
    struct buffer json = buffer_make(PAGE_MAX);
    json_write(&json, facts_of(arena, statement, record));
    return add_file(arena, files, "statement.json", &json);
}

/* The hash of the text, which the files beside it name. */
static const char *hash_of(struct arena *arena, struct str text)
{
    char *hash = arena_alloc(arena, HASH_LENGTH + 1);
    hash_sha256(text, hash);
    return hash;
}

static enum approval_result
freeze(struct arena *arena, const struct project *project,
       const struct member *member, const struct approval *approval,
       struct statement *statement, struct diagnostics *all)
{
    struct record record = {
        .folder = path_join(arena, statement->folder, "record"),
        .earlier = earlier_periods(arena, project, member),
        .revisions = add_revision(arena, member->record, approval),
    };
    describe(arena, statement, &record);
    record.approved = approval->date;
    struct statement marked = *statement;
    struct str text;
    if (!sources_list(arena, statement, &record.sources, all) ||
        !resolve(arena, &marked, &text, &record.printed, all))
        return APPROVAL_UNUSABLE;
    record.sha256 = hash_of(arena, text);
    if (!record_write(arena, &record, text,
                      ini_section(approval->ini, "approval"),
                      files_beside(arena, statement, &record), all))
        return APPROVAL_UNUSABLE;
    return APPROVAL_RECORDED;
}

enum approval_result approve(struct arena *arena, struct shelf *shelf,
                             const struct project *project,
                             const struct member *member,
                             const struct approval *approval, struct date today,
                             struct diagnostics *findings,
                             struct diagnostics *all)
{
    if (!record_fits(member, approval, all))
        return APPROVAL_UNUSABLE;
    size_t before = all->counts[DIAGNOSTIC_ERROR];
    struct statement *statement = statement_load(
        arena, shelf, project->folder, project->organisation, member->file,
        approval->ini, all);
    if (statement)
        statement_read_laws(arena, shelf, statement, all);
    if (!statement || all->counts[DIAGNOSTIC_ERROR] != before)
        return APPROVAL_UNUSABLE;
    if (member->statement)
        statement->previous = member->statement->previous;
    if (!statement_make(arena, statement, all))
        return APPROVAL_UNUSABLE;
    if (!stands_up(arena, statement, today, findings))
        return APPROVAL_REFUSED;
    return freeze(arena, project, member, approval, statement, all);
}
