/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdio.h>
#include <string.h>

#include "base/path.h"
#include "cmd/avow/commands.h"
#include "cmd/avow/each.h"
#include "cmd/common/options.h"
#include "cmd/common/report.h"
#include "cmd/avow/today.h"
#include "data/csv_write.h"
#include "statement/check.h"
#include "statement/coverage.h"
#include "statement/moved.h"
#include "statement/reprint.h"
#include "statement/filing.h"

/* The longest value that is shown in a line, in bytes. */
#define SHOWN_MAX 60

/* What can be shown of a statement. */
struct view {
    const char *name;
    enum status (*show)(struct visit *visit, struct member *member);
    bool faulty_too; /* it helps who mends the faults */
};

/* What is kept over all projects. */
struct shown {
    const struct view *view;
    bool refused; /* so much was said */
};

static void print_place(struct place at)
{
    if (!at.source) {
        fputs("-", stdout);
        return;
    }
    report_text(stdout, str_of(at.source->path));
    if (at.line)
        printf(":%zu", at.line);
}

static void print_short(struct arena *arena, struct str text)
{
    text = text_one_line(arena, text);
    size_t end = text.len;
    if (end > SHOWN_MAX) {
        end = SHOWN_MAX;
        while (end && ((unsigned char)text.at[end] & 0xc0) == 0x80)
            end--;
    }
    report_text(stdout, str_slice(text, 0, end));
    if (end < text.len)
        fputs("…", stdout);
}

static const char *state_of(const struct field *field,
                            const struct value *value)
{
    if (value->state == VALUE_GIVEN)
        return "given";
    return field->recorded   ? "recorded on approval"
           : field->required ? "missing"
                             : "optional";
}

static void show_field(struct arena *arena, const struct statement *statement,
                       const struct field *field)
{
    const struct value *value = statement_value(statement, str_of(field->name));
    printf("%-32s %-10s %-20s ", field->name, type_name(field->type.kind),
           state_of(field, value));
    if (value->state == VALUE_GIVEN) {
        print_short(arena, value->text);
        fputs("  ", stdout);
        print_place(value->at);
    } else {
        report_text(stdout, str_of(field->label));
    }
    fputc('\n', stdout);
}

/*
 * Whether a value is written in the statement's language: what a translation
 * takes from what it translates is not.
 */
static bool is_own(struct arena *arena, const struct statement *statement,
                   const struct value *value)
{
    return !statement->original ||
           (value->at.source &&
            !strcmp(path_folder(arena, value->at.source->path),
                    statement->folder));
}

static void put_row(struct buffer *row, const struct str cells[4])
{
    csv_write_row(row, cells, 4);
    fwrite(row->bytes, 1, row->len, stdout);
    buffer_clear(row);
}

/* A row of answers.csv, to be filled in with Excel. */
static void put_answer(struct arena *arena, struct buffer *row,
                       const struct statement *statement,
                       const struct field *field)
{
    const struct value *value = statement_value(statement, str_of(field->name));
    struct str given = value->typed && is_own(arena, statement, value)
                           ? value->typed->text
                           : str_of("");
    put_row(row, (const struct str[]){str_of(field->name), str_of(field->label),
                                      str_of(field->help), given});
}

static void show_answers(struct arena *arena, const struct statement *statement,
                         const struct schema *schema)
{
    static const struct str header[] = {
        {"field", 5}, {"label", 5}, {"help", 4}, {"value", 5}};
    struct buffer row = buffer_make((size_t)4 * 1024 * 1024);
    csv_write_begin(&row);
    put_row(&row, header);
    for (const struct group *g = schema->first_group; g; g = g->next)
        for (const struct field *f = g->first; f; f = f->next)
            if (!f->recorded)
                put_answer(arena, &row, statement, f);
    buffer_release(&row);
}

static size_t count_wanted(const struct project *project)
{
    size_t count = 0;
    for (size_t i = 0; i < project->count; i++)
        count += project->members[i].wanted;
    return count;
}

/* One file has the answers of one statement. */
static enum status refuse_several(struct visit *visit)
{
    struct shown *shown = visit->kept;
    if (shown->refused)
        return STATUS_UNUSABLE;
    shown->refused = true;
    const struct ini *organisation = visit->project->organisation;
    diagnostic_error(&visit->all, place_line(organisation->source, 0),
                     "the project has several periods, and '--csv' is for one");
    diagnostic_remedy(&visit->all, "name the folder of one of them");
    return STATUS_UNUSABLE;
}

/*
 * The fields to show: the statement's, or those that only the form of a
 * registry asks for, with what is answered. NULL: errors were added.
 */
static const struct schema *fields_of(struct visit *visit,
                                      struct statement *statement)
{
    const char *name = option_value(visit->invocation, "registry");
    if (!name)
        return statement->schema;
    const struct form *form = form_find(
        visit->arena, shelf_library(visit->shelf), name, &visit->all);
    const struct locale *locale = statement->locale;
    if (form && form->language)
        locale = shelf_locale(visit->shelf, form->language, (struct place){0},
                              &visit->all);
    return form && locale &&
                   filing_lay(visit->arena, form, locale, statement,
                              &visit->all)
               ? form->schema
               : NULL;
}

static enum status show_fields(struct visit *visit, struct member *member)
{
    struct statement *statement = member->statement;
    bool csv = option_value(visit->invocation, "csv") != NULL;
    if (csv && count_wanted(visit->project) > 1)
        return refuse_several(visit);
    const struct schema *schema = fields_of(visit, statement);
    if (!schema)
        return STATUS_UNUSABLE;
    if (csv) {
        show_answers(visit->arena, statement, schema);
        return STATUS_DONE;
    }
    for (const struct group *g = schema->first_group; g; g = g->next)
        for (const struct field *f = g->first; f; f = f->next)
            show_field(visit->arena, statement, f);
    return STATUS_DONE;
}

/* The rows of a table that is not kept in memory. */
static size_t count_rows(struct visit *visit, struct table *table)
{
    struct rows *rows = rows_open(visit->arena, table, &visit->all);
    struct row row;
    size_t count = 0;
    while (rows && rows_next(rows, &row))
        count++;
    rows_close(rows);
    return count;
}

static enum status show_data(struct visit *visit, struct member *member)
{
    struct statement *statement = member->statement;
    for (size_t i = 0; i < statement->table_count; i++) {
        struct table *table = &statement->tables[i];
        const struct value *list = statement_value(statement,
                                                   str_of(table->schema->name));
        printf("%-20s ", table->schema->name);
        size_t count = list->withheld ? count_rows(visit, table) : list->count;
        printf("%4zu %-9s  ", count, count == 1 ? "row" : "rows");
        report_text(stdout, str_of(table->csv_path ? table->csv_path : ""));
        if (!table->csv_path && table->section_count)
            print_place(table->at);
        printf("\n    columns:");
        for (size_t c = 0; c < table->schema->column_count; c++)
            printf(" %s", table->schema->columns[c].name);
        fputc('\n', stdout);
    }
    return STATUS_DONE;
}

static enum status show_parts(struct visit *visit, struct member *member)
{
    struct statement *statement = member->statement;
    if (!statement_make(visit->arena, statement, &visit->all))
        return STATUS_UNUSABLE;
    for (const struct section *s = statement->document->sections; s;
         s = s->next) {
        printf("%*s", 2 * (s->heading->level - 1), "");
        report_text(stdout, s->heading->text);
        printf(" (%zu words", s->words);
        for (size_t i = 0; i < s->area_count; i++)
            printf("%s%s", i ? ", " : "; area: ", s->areas[i]);
        fputs(")  ", stdout);
        print_place(s->heading->at);
        fputc('\n', stdout);
    }
    return STATUS_DONE;
}

static void show_outcome(const struct outcome *outcome)
{
    static const char *const kinds[] = {"met", "not met", "cannot be told",
                                        "does not apply"};
    static const char *const levels[] = {"must", "should", "may"};
    const struct requirement *requirement = outcome->requirement;
    printf("  %-15s %-6s %-26s ", kinds[outcome->kind],
           levels[requirement->level], requirement->id);
    report_text(stdout, str_of(requirement->source));
    fputs("  ", stdout);
    print_place(outcome->at);
    fputc('\n', stdout);
}

/* An outcome may rest on files that are not as they were on approval. */
static void show_moved(struct visit *visit, struct member *member)
{
    struct diagnostics findings = diagnostics_make(visit->arena);
    if (!member->record || member->record->withdrawn.year)
        return;
    moved_report(visit->arena, visit->shelf, visit->project, member, &findings);
    report_print(stdout, &findings);
}

static enum status show_outcomes(struct visit *visit, struct member *member)
{
    struct statement *statement = member->statement;
    struct date today;
    if (!reprint_or_make(visit->arena, member, &visit->all) ||
        !find_today(visit->invocation, &today))
        return STATUS_UNUSABLE;
    const struct law *const *laws = (const struct law *const *)statement->laws;
    size_t count = 0;
    while (laws[count])
        count++;
    for (struct verdict *v =
             check_statement(visit->arena, statement, laws, count, today,
                             CHECK_IN_FORCE, CHECK_TELL_ALL);
         v; v = v->next) {
        report_text(stdout, str_of(v->law->title));
        if (v->held) {
            putchar('\n');
        } else {
            fputs(": not held against it: ", stdout);
            report_line(v->why_not);
        }
        for (const struct outcome *o = v->first; o; o = o->next)
            show_outcome(o);
    }
    show_moved(visit, member);
    return STATUS_DONE;
}

static void show_covered(const struct covered *covered)
{
    static const char *const words[] = {
        [TRUTH_NO] = "no",
        [TRUTH_YES] = "yes",
        [TRUTH_UNKNOWN] = "cannot be told",
    };
    const struct point *point = covered->point;
    printf("  %-15s %-9s ", words[covered->truth],
           point->group ? point->group : "");
    report_text(stdout, str_of(point->label));
    fputs("  ", stdout);
    print_place(covered->at);
    fputc('\n', stdout);
}

static enum status show_coverage(struct visit *visit, struct member *member)
{
    struct statement *statement = member->statement;
    struct date today;
    struct scale *scales;
    if (!reprint_or_make(visit->arena, member, &visit->all) ||
        !find_today(visit->invocation, &today) ||
        !scales_read(visit->arena, shelf_library(visit->shelf), &scales,
                     &visit->all))
        return STATUS_UNUSABLE;
    report_name(visit->project->folder, member->period);
    putchar('\n');
    for (const struct coverage *c =
             coverage_of(visit->arena, scales, statement, today);
         c; c = c->next) {
        report_text(stdout, str_of(c->scale->title));
        printf(": %zu of %zu\n", c->disclosed, c->count);
        for (const struct covered *p = c->first; p; p = p->next)
            show_covered(p);
    }
    return STATUS_DONE;
}

static const struct view views[] = {
    {"fields", show_fields, true},      {"parts", show_parts, false},
    {"data", show_data, true},          {"outcomes", show_outcomes, false},
    {"coverage", show_coverage, false},
};

/* An approved statement outlives the files that it was made from. */
static enum status show_one(struct visit *visit, struct member *member)
{
    const struct shown *shown = visit->kept;
    if (member->statement)
        return shown->view->show(visit, member);
    project_tell_faults(visit->arena, visit->shelf, visit->project, member,
                        &visit->all);
    return STATUS_UNUSABLE;
}

static enum status run_show(const struct invocation *invocation)
{
    struct date today;
    if (!find_today(invocation, &today))
        return usage_error(invocation->command,
                           "'--today %s' is not a date such as 2025-07-31",
                           option_value(invocation, "today"));
    if (option_value(invocation, "csv") && invocation->argument_count > 2)
        return usage_error(invocation->command,
                           "'--csv' is for one statement, and '%s' is a second",
                           invocation->arguments[2]);
    for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
        if (strcmp(views[i].name, invocation->arguments[0]) != 0)
            continue;
        struct invocation rest = *invocation;
        rest.arguments++;
        rest.argument_count--;
        struct shown shown = {.view = &views[i]};
        const struct errand errand = {
            .need = PROJECT_SOURCES,
            .kept = &shown,
            .faulty_too = views[i].faulty_too,
            .act = show_one,
        };
        return each_project(&rest, &errand, 1);
    }
    return usage_error(invocation->command,
                       "'%s' cannot be shown; there are fields, parts, data, "
                       "outcomes and coverage",
                       invocation->arguments[0]);
}

static const struct option options[] = {
    {"csv", NULL, "fields: as an answers.csv, to be filled in with Excel"},
    {"registry", "REGISTRY", "fields: those that only its form asks for"},
    {"today", "DATE", "outcomes, coverage: as on that day, such as 2025-07-31"},
    {NULL, NULL, NULL},
};

const struct command command_show = {
    .name = "show",
    .arguments = "fields|parts|data|outcomes|coverage [PATH…]",
    .least = 1,
    .most = (size_t)-1,
    .summary = "show what a statement is made of, and where it comes from",
    .details = "fields: every value with its file and line; parts: the "
               "sections with their\nareas; data: the tables with their files "
               "and columns; outcomes: every\nrequirement and what became of "
               "it; coverage: what is disclosed, on each scale.",
    .options = options,
    .run = run_show,
};
