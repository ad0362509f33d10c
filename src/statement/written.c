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

/* Whether the phrase stands in the passage's own lines, up to a blank one. */
static bool says_itself(const struct passage *passage, struct str phrase)
{
    const struct source *source = passage->at.source;
    if (!source || !passage->at.line)
        return false;
    struct str own = source_line(source, passage->at.line);
    if (!own.len)
        return false;
    size_t from = (size_t)(own.at - source->text.at);
    struct str rest = str_slice(source->text, from, source->text.len);
    while (rest.at) {
        own = str_split(&rest, '\n');
        if (str_is_blank(own))
            return false;
        if (phrase_in(own, phrase, PHRASE_ANY_CASE))
            return true;
    }
    return false;
}

struct place written_at(const struct statement *statement,
                        const struct passage *passage, struct str phrase)
{
    if (is_value(statement, passage) || says_itself(passage, phrase))
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
