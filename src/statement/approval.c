/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/approval.h"

#include "base/file.h"
#include "statement/beside.h"
#include "statement/check.h"
#include "statement/earlier.h"
#include "statement/feed.h"
#include "statement/frozen.h"
#include "statement/page.h"
#include "statement/record_write.h"
#include "statement/reprint.h"
#include "statement/review.h"
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
                                 CHECK_IN_FORCE, CHECK_TELL_UNMET),
                 &every);
    review_report(statement, &every);
    if (!every.counts[DIAGNOSTIC_ERROR])
        return true;
    *findings = every;
    return false;
}

/* Whether the period's name can be that of a public folder, and stand in a
 * list of names. */
static bool has_fit_name(const struct member *member, struct place at,
                         struct diagnostics *all)
{
    static const char *const taken[] = {"feed.xml", "index.html"};
    struct str name = str_of(member->period);
    size_t fault;
    bool fit = text_fault(name, &fault) == TEXT_OK && text_is_one_line(name) &&
               str_find(name, ',') == name.len;
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
        fit = fit && !str_is(name, taken[i]);
    if (fit)
        return true;
    diagnostic_error(all, at, "'%s' cannot name a folder of public/",
                     member->period);
    diagnostic_remedy(all, "give the period's folder a name such as 2024-25");
    return false;
}

/* Whether there is a record to be revised. False: an error was added. */
static bool may_be_revised(const struct member *member, struct place at,
                           const struct approval *approval,
                           struct diagnostics *all)
{
    const struct record *record = member->record;
    if (!member->approved) {
        diagnostic_error(all, at,
                         "has not been approved, so it cannot be revised");
        diagnostic_remedy(all, "leave --revision out");
        return false;
    }
    if (record->lost) {
        diagnostic_error(all, at,
                         "has lost its record, so it cannot be "
                         "revised");
        diagnostic_remedy(all, "bring back '%s' from a copy", record->folder);
        return false;
    }
    struct date last = date_compare(record->withdrawn, record->approved) > 0
                           ? record->withdrawn
                           : record->approved;
    char date[11];
    date_iso(last, date);
    if (date_compare(approval->date, last) >= 0)
        return true;
    diagnostic_error(all, approval->date_at,
                     "is before the day of what it corrects (%s)", date);
    diagnostic_remedy(all, "give the day on which the correction was approved");
    return false;
}

/* Whether there is a record just where there should be one. */
static bool record_fits(const struct project *project,
                        const struct member *member,
                        const struct approval *approval,
                        struct diagnostics *all)
{
    struct place at = place_line(
        source_new(all->arena, path_folder(all->arena, member->file),
                   str_of("")),
        0);
    if (!project->organisation) {
        diagnostic_error(
            all,
            place_line(source_new(all->arena, member->file, str_of("")), 0),
            "is a single file, which has no place for a record");
        diagnostic_remedy(all, "put it as statement.ini into a folder such as "
                               "2024-25, in a folder with an avow.ini");
        return false;
    }
    if (approval->note.len)
        return may_be_revised(member, at, approval, all);
    if (!member->approved)
        return has_fit_name(member, at, all);
    diagnostic_error(all, at, "is approved already");
    diagnostic_remedy(all, "a correction is a revision: say what changed with "
                           "--revision \"…\"");
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

/* The hash of the text, which the files beside it name. */
static const char *hash_of(struct arena *arena, struct str text)
{
    char *hash = arena_alloc(arena, HASH_LENGTH + 1);
    hash_sha256(text, hash);
    return hash;
}

/* Whether the text can be read again once it is recorded. */
static bool fits(struct arena *arena, const struct record *record,
                 struct str text, struct diagnostics *all)
{
    if (text.len <= FILE_MAX)
        return true;
    struct source *source = source_new(
        arena, path_join(arena, record->folder, RECORD_TEXT), str_of(""));
    diagnostic_error(all, place_line(source, 0),
                     "would be larger than %zu bytes", FILE_MAX);
    diagnostic_remedy(all, "shorten the text of the statement");
    return false;
}

static enum approval_result
freeze(struct arena *arena, const struct project *project,
       const struct member *member, const struct approval *approval,
       struct statement *statement, struct diagnostics *all)
{
    const struct record *former = member->record;
    struct record record = {
        .folder = record_folder(arena, statement->folder),
        .earlier = earlier_periods(arena, project, member),
        .revisions = add_revision(arena, former, approval),
        .approved = approval->date,
        .first = former ? former->first : approval->date,
    };
    describe(arena, statement, &record);
    record.id = former && former->id.len
                    ? former->id
                    : feed_id(arena, project, record.first, member->period);
    struct statement marked = *statement;
    struct str text;
    if (!sources_list(arena, statement, &record.sources, all) ||
        !resolve(arena, &marked, &text, &record.printed, all) ||
        !fits(arena, &record, text, all))
        return APPROVAL_UNUSABLE;
    record.sha256 = hash_of(arena, text);
    record.values = frozen_values(arena, statement);
    if (!beside_make(arena, statement, &record, &record.files, all) ||
        !record_write(arena, &record, former, text,
                      ini_section(approval->ini, "approval"), all))
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
    if (!record_fits(project, member, approval, all))
        return APPROVAL_UNUSABLE;
    size_t before = all->counts[DIAGNOSTIC_ERROR];
    struct statement *statement = statement_load(
        arena, shelf, project->folder, project->organisation, NULL,
        member->file, approval->ini, all);
    if (statement)
        statement_read_laws(arena, shelf, statement, all);
    if (!statement || all->counts[DIAGNOSTIC_ERROR] != before)
        return APPROVAL_UNUSABLE;
    if (member->statement)
        statement->previous = member->statement->previous;
    earlier_set(statement,
                member->statement ? member->statement->earlier : NULL);
    if (!statement_make(arena, statement, all))
        return APPROVAL_UNUSABLE;
    if (!stands_up(arena, statement, today, findings))
        return APPROVAL_REFUSED;
    return freeze(arena, project, member, approval, statement, all);
}
