/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdio.h>

#include "base/file.h"
#include "cmd/avow/commands.h"
#include "cmd/avow/redline_print.h"
#include "cmd/common/options.h"
#include "cmd/common/report.h"
#include "data/encoding.h"
#include "statement/project.h"
#include "statement/redline_page.h"
#include "statement/reprint.h"
#include "statement/stand_in.h"

/* No page is larger (64 MiB). */
#define PAGE_MAX ((size_t)64 * 1024 * 1024)

/* The two texts, and the statement whose theme and language the page has. */
struct comparison {
    struct redline_texts before, after;
    struct redline_names names;
    const struct statement *statement;
};

/* The latest statement that a path names, and its project; NULL: errors were
 * added. */
static struct member *find_member(const struct invocation *invocation,
                                  const char *path, const struct project **of,
                                  struct diagnostics *all)
{
    struct project *project = project_open(invocation->arena, invocation->shelf,
                                           path, PROJECT_SOURCES, all);
    struct member *latest = NULL, *unreadable = NULL;
    *of = project;
    for (size_t i = 0; project && i < project->count; i++) {
        struct member *member = &project->members[i];
        if (!member->wanted)
            continue;
        if (!member->statement)
            unreadable = member;
        else if (!latest || !*member->translation_of)
            latest = member;
    }
    if (!latest && unreadable && !all->counts[DIAGNOSTIC_ERROR])
        project_tell_faults(invocation->arena, invocation->shelf, project,
                            unreadable, all);
    return latest;
}

/* What the files of a statement make now. */
static bool take_files(const struct invocation *invocation,
                       const struct statement *statement,
                       struct redline_texts *texts, struct diagnostics *all)
{
    struct statement *copy = arena_alloc(invocation->arena, sizeof *copy);
    *copy = *statement;
    copy->document = NULL;
    if (!statement_make(invocation->arena, copy, all))
        return false;
    *texts = redline_of_document(invocation->arena, copy->document);
    return true;
}

/* The text of a statement: what was approved, else what its files make now. */
static bool take_text(const struct invocation *invocation,
                      const struct statement *statement,
                      struct redline_texts *texts, struct diagnostics *all)
{
    const struct record *record = statement->record;
    if (!record || record->lost)
        return take_files(invocation, statement, texts, all);
    const struct document *document = reprint(invocation->arena, record,
                                              statement->locale,
                                              statement->schema->areas, all);
    if (document)
        *texts = redline_of_document(invocation->arena, document);
    return document;
}

/* UTF-8 of the text of a file, whatever program saved it. */
static struct str decode(struct arena *arena, struct str bytes)
{
    struct encoding_mark mark = encoding_mark(bytes);
    struct encoding_weight weight = {0};
    size_t used;
    bytes = str_slice(bytes, mark.bom, bytes.len);
    (void)encoding_weigh(bytes, true, &weight);
    if (mark.encoding == ENCODING_UTF8 && !mark.bom && !weight.good &&
        weight.bad)
        mark.encoding = ENCODING_WINDOWS_1252;
    char *out = arena_room(arena, bytes.len * ENCODING_GROWTH + 1);
    size_t len = encoding_decode(mark.encoding, bytes, true, out, &used);
    return (struct str){out, len};
}

/* What Word saves by itself, of today and of old. */
static bool is_of_word(struct str bytes)
{
    return str_starts(bytes, "PK\x03\x04") ||
           str_starts(bytes, "\xd0\xcf\x11\xe0");
}

static bool take_plain(const struct invocation *invocation, const char *path,
                       struct redline_texts *texts, struct diagnostics *all)
{
    struct str bytes;
    size_t at;
    if (!file_read(invocation->arena, path, FILE_MAX, &bytes, all))
        return false;
    struct str text = decode(invocation->arena, bytes);
    enum text_fault fault = text_fault(text, &at);
    if (is_of_word(bytes)) {
        diagnostic_error(
            all, place_line(source_new(invocation->arena, path, str_of("")), 0),
            "a Word file, or another one that is no plain text");
        diagnostic_remedy(all, "open it in Word; Save As, Plain Text, Unicode "
                               "(UTF-8)");
        return false;
    }
    if (fault == TEXT_OK) {
        *texts = redline_of_text(invocation->arena, text);
        return true;
    }
    struct source *source = source_new(invocation->arena, path, text);
    diagnostic_error(all, source_place(source, at), "%s stands here",
                     text_fault_name(fault));
    diagnostic_remedy(all, "save it as plain text; in Word: Save As, Plain "
                           "Text, Unicode (UTF-8)");
    return false;
}

/* With one statement: a text file, its record, or the year before it. */
static bool compare_one(const struct invocation *invocation,
                        const struct project *project,
                        const struct member *member, struct comparison *c,
                        struct diagnostics *all)
{
    const char *text = option_value(invocation, "text");
    const struct statement *statement = member->statement;
    c->names = (struct redline_names){member->period, text};
    if (text)
        return take_text(invocation, statement, &c->before, all) &&
               take_plain(invocation, text, &c->after, all);
    if (option_value(invocation, "approved")) {
        c->names = (struct redline_names){"what was approved",
                                          "the files as they are"};
        if (member->record)
            return take_text(invocation, statement, &c->before, all) &&
                   take_files(invocation, statement, &c->after, all);
        diagnostic_error(all, place_line(statement->source, 0),
                         "the statement has not been approved");
        diagnostic_remedy(all, "leave '--approved' out to compare it with the "
                               "period before");
        return false;
    }
    stand_in_report_none(project, member, all);
    if (statement->previous) {
        c->names = (struct redline_names){statement->previous->period,
                                          member->period};
        return take_text(invocation, statement->previous, &c->before, all) &&
               take_text(invocation, statement, &c->after, all);
    }
    diagnostic_error(all, place_line(statement->source, 0),
                     "there is no period before this one");
    diagnostic_remedy(all, "name another one to compare it with, or a text: "
                           "--text FILE");
    return false;
}

static bool compare(const struct invocation *invocation, struct comparison *c,
                    struct diagnostics *all)
{
    size_t count = invocation->argument_count;
    const struct project *project, *other;
    const struct member *first = find_member(
        invocation, count ? invocation->arguments[0] : ".", &project, all);
    if (!first)
        return false;
    c->statement = first->statement;
    if (count < 2)
        return compare_one(invocation, project, first, c, all);
    const struct member *second = find_member(
        invocation, invocation->arguments[1], &other, all);
    if (!second)
        return false;
    c->statement = second->statement;
    c->names = (struct redline_names){first->period, second->period};
    return take_text(invocation, first->statement, &c->before, all) &&
           take_text(invocation, second->statement, &c->after, all);
}

static bool write_page(const struct invocation *invocation,
                       const struct redline *redline,
                       const struct comparison *c, const char *path,
                       struct diagnostics *all)
{
    struct buffer page = buffer_make(PAGE_MAX);
    bool wrote;
    bool done = redline_page_make(invocation->arena, &page, invocation->shelf,
                                  c->statement, redline, c->names, all) &&
                file_replace(path, buffer_str(&page), &wrote, all);
    buffer_release(&page);
    if (done) {
        fputs("wrote ", stdout);
        report_line(path);
    }
    return done;
}

static enum status run_diff(const struct invocation *invocation)
{
    const char *page = option_value(invocation, "html");
    bool text = option_value(invocation, "text");
    bool approved = option_value(invocation, "approved");
    if (text + approved + (invocation->argument_count > 1) > 1)
        return usage_error(invocation->command,
                           "two PATHs, '--text' and '--approved' exclude one "
                           "another");
    struct diagnostics all = diagnostics_make(invocation->arena);
    struct comparison c = {.statement = NULL};
    bool done = compare(invocation, &c, &all);
    if (done) {
        const struct redline *redline = redline_make(invocation->arena,
                                                     c.before, c.after);
        if (page)
            done = write_page(invocation, redline, &c, page, &all);
        else
            redline_print(redline, c.names);
    }
    report_print(stderr, &all);
    return done ? STATUS_DONE : STATUS_UNUSABLE;
}

static const struct option options[] = {
    {"approved", NULL, "what was approved, and what the files make now"},
    {"html", "FILE", "write a page with what was put in and taken out"},
    {"text", "FILE", "compare it with a text that somebody edited"},
    {NULL, NULL, NULL},
};

const struct command command_diff = {
    .name = "diff",
    .arguments = "[PATH…]",
    .least = 0,
    .most = 2,
    .summary = "show what changed from one statement to another",
    .details = "Two PATHs name two periods, such as 2023-24 2024-25. With one "
               "it is compared\nwith the period before it. Of an approved "
               "statement the text is taken that was\napproved. Words that "
               "were taken out stand in [-…-], and those that were put in\nin "
               "{+…+}.",
    .options = options,
    .run = run_diff,
};
