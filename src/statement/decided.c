/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/decided.h"

#include "data/type.h"
#include "statement/condition.h"
#include "statement/law.h"

static struct value *group_of(const struct statement *statement,
                              const struct group *group)
{
    return (struct value *)(uintptr_t)statement_value(statement,
                                                      str_of(group->name));
}

static void decide(struct arena *arena, const struct statement *statement,
                   const struct field *field, const char *code, struct place at,
                   struct value *group, const struct value *old)
{
    struct typed typed;
    struct diagnostics unsaid = diagnostics_make(arena);
    if (!type_read(arena, &field->type, statement->locale, field->name,
                   str_of(code), at, &typed, &unsaid))
        return;
    struct value *value = type_value(arena, &field->type, statement->locale,
                                     &typed, at);
    value->label = old->label;
    value->optional = old->optional;
    value_replace(group, old, value);
    group->truth = true;
}

static void make_one(struct arena *arena, struct shelf *shelf,
                     const struct statement *statement,
                     const struct field *field, struct value *group,
                     struct diagnostics *all)
{
    const struct value *value = value_member(group, str_of(field->key));
    if (!value || value->state == VALUE_GIVEN)
        return;
    const struct law *law = shelf_law(shelf, field->decided_by, field->at, all);
    if (!law || !law->required_when)
        return;
    struct evaluation evaluation = {.statement = statement, .arena = arena};
    enum truth truth = condition_holds(law->required_when, &evaluation);
    if (truth == TRUTH_UNKNOWN)
        return;
    decide(arena, statement, field,
           truth == TRUTH_YES ? DECIDED_REQUIRED : DECIDED_VOLUNTARY,
           evaluation.at, group, value);
}

void decided_make(struct arena *arena, struct shelf *shelf,
                  struct statement *statement, struct diagnostics *all)
{
    for (const struct group *g = statement->schema->first_group; g; g = g->next)
        for (const struct field *f = g->first; f; f = f->next)
            if (f->decided_by)
                make_one(arena, shelf, statement, f, group_of(statement, g),
                         all);
}
