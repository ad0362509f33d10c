/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/written.h"

#include "statement/phrase.h"

/* Whether a value's own text brings the phrase into the passage. */
static bool brings(const struct value *value, const struct passage *passage,
                   struct str phrase)
{
    return value->kind == VALUE_TEXT && value->state == VALUE_GIVEN &&
           !value->markdown &&
           phrase_in(value->text, phrase, PHRASE_ANY_CASE) &&
           phrase_in(passage->text, value->text, PHRASE_SAME_CASE);
}

static const struct value *
find(const struct value *map, const struct passage *passage, struct str phrase)
{
    const struct value *value = value_members(map);
    while (value && !brings(value, passage, phrase))
        value = value->next;
    return value;
}

/* Whether the passage is a Markdown value, whose place it has already. */
static bool is_value(const struct statement *statement,
                     const struct passage *passage)
{
    const struct source *source = passage->at.source;
    return source == statement->source ||
           (statement->organisation &&
            source == statement->organisation->source);
}

struct place written_at(const struct statement *statement,
                        const struct passage *passage, struct str phrase)
{
    if (is_value(statement, passage))
        return passage->at;
    const struct value *group = value_members(statement->values), *found = NULL;
    for (; group && !found; group = group->next) {
        /* An optional map is `previous`, which is not this statement's. */
        if (group->kind == VALUE_MAP && !group->optional)
            found = find(group, passage, phrase);
        if (group->kind != VALUE_LIST || group->withheld)
            continue;
        for (const struct value *row = value_items(group); row && !found;
             row = row->next)
            found = find(row, passage, phrase);
    }
    return found && found->at.source ? found->at : passage->at;
}
