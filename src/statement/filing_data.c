/* SPDX-License-Identifier: BSD-2-Clause */
/* A filing as data, for a file of JSON. */
#include "statement/filing_output.h"

static void add_text(struct arena *arena, struct value *map, const char *name,
                     const char *text)
{
    if (text)
        value_add(map, name, value_text(arena, str_of(text)));
}

static struct value *place_data(struct arena *arena, struct place at)
{
    struct value *place = value_map(arena);
    add_text(arena, place, "file", at.source->path);
    if (at.line)
        value_add(place, "line", value_count(arena, at.line));
    if (at.line && at.column)
        value_add(place, "column", value_count(arena, place_column(at)));
    return place;
}

static void add_lists(struct arena *arena, struct value *map,
                      const struct filed_answer *answer)
{
    struct value *options = value_list(arena), *items = value_list(arena);
    struct value *headings = value_list(arena);
    for (size_t i = 0; i < answer->chosen_count; i++)
        value_append(options,
                     value_text(arena, str_of(answer->chosen[i]->code)));
    for (size_t i = 0; !answer->date.year && i < answer->item_count; i++)
        value_append(items, value_text(arena, answer->items[i]));
    for (size_t i = 0; i < answer->heading_count; i++) {
        struct value *heading = value_map(arena);
        add_text(arena, heading, "id", answer->headings[i]->id);
        value_add(heading, "text",
                  value_text(arena, answer->headings[i]->text));
        value_append(headings, heading);
    }
    if (options->count)
        value_add(map, "options", options);
    if (items->count)
        value_add(map, "items", items);
    if (headings->count)
        value_add(map, "headings", headings);
}

static struct value *answer_data(struct arena *arena,
                                 const struct filed_answer *answer)
{
    struct value *map = value_map(arena);
    char date[11];
    add_text(arena, map, "question", answer->question->id);
    if (answer->row)
        value_add(map, "row", value_count(arena, answer->row));
    add_text(arena, map, "asks", answer->question->asks);
    value_add(map, "needed", value_flag(arena, answer->needed));
    if (answer->given)
        value_add(map, "text", value_text(arena, answer->text));
    if (answer->date.year) {
        date_iso(answer->date, date);
        add_text(arena, map, "date", arena_format(arena, "%s", date));
    }
    add_lists(arena, map, answer);
    if (answer->given)
        value_add(map, "length", value_count(arena, answer->length));
    if (answer->question->max)
        value_add(map, "max", value_count(arena, answer->question->max));
    add_text(arena, map, "reason", answer->reason);
    value_add(map, "refused", value_flag(arena, answer->faults != NULL));
    if (answer->at.source)
        value_add(map, "place", place_data(arena, answer->at));
    return map;
}

static struct value *page_data(struct arena *arena,
                               const struct filed_page *page)
{
    struct value *map = value_map(arena), *answers = value_list(arena);
    for (const struct filed_answer *a = page->first; a; a = a->next)
        if (a->asked)
            value_append(answers, answer_data(arena, a));
    add_text(arena, map, "page", page->page->id);
    add_text(arena, map, "title", page->page->title);
    value_add(map, "answers", answers);
    return map;
}

static struct value *section_data(struct arena *arena,
                                  const struct filed_section *section)
{
    struct value *map = value_map(arena), *pages = value_list(arena);
    for (const struct filed_page *p = section->first; p; p = p->next)
        if (p->asked)
            value_append(pages, page_data(arena, p));
    add_text(arena, map, "section", section->section->id);
    add_text(arena, map, "title", section->section->title);
    value_add(map, "required", value_flag(arena, section->part->required));
    add_text(arena, map, "state", filed_state_word(section->state));
    value_add(map, "pages", pages);
    return map;
}

static struct value *finding_data(struct arena *arena,
                                  const struct diagnostic *finding)
{
    struct value *map = value_map(arena);
    add_text(arena, map, "id", finding->id);
    add_text(arena, map, "level",
             finding->level == DIAGNOSTIC_ERROR ? "must" : "should");
    add_text(arena, map, "text", finding->text);
    add_text(arena, map, "mend", finding->remedy);
    if (finding->at.source)
        value_add(map, "place", place_data(arena, finding->at));
    return map;
}

static struct value *form_data(struct arena *arena, const struct form *form)
{
    struct value *map = value_map(arena);
    add_text(arena, map, "name", form->name);
    add_text(arena, map, "title", form->title);
    add_text(arena, map, "jurisdiction", form->jurisdiction);
    add_text(arena, map, "source", form->source);
    add_text(arena, map, "as_of", form->as_of);
    add_text(arena, map, "counting", form_unit_name(form->unit));
    return map;
}

struct value *filing_data(struct arena *arena, const struct filing *filing,
                          const struct diagnostics *findings)
{
    struct value *map = value_map(arena), *sections = value_list(arena);
    struct value *found = value_list(arena);
    for (const struct filed_section *s = filing->first; s; s = s->next)
        value_append(sections, section_data(arena, s));
    for (const struct diagnostic *d = findings->first; d; d = d->next)
        value_append(found, finding_data(arena, d));
    add_text(arena, map, "format", "avow-registry-1");
    value_add(map, "registry", form_data(arena, filing->form));
    add_text(arena, map, "period", filing->statement->period);
    if (filing->year)
        value_add(map, "year", value_count(arena, (size_t)filing->year));
    value_add(map, "completed", value_count(arena, filing->completed));
    value_add(map, "count", value_count(arena, filing->count));
    value_add(map, "required_completed",
              value_count(arena, filing->required_completed));
    value_add(map, "required_count",
              value_count(arena, filing->required_count));
    value_add(map, "sections", sections);
    value_add(map, "findings", found);
    return map;
}
