/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/law_phrases.h"

#include "statement/condition.h"
#include "statement/predicate.h"

/* Copies the phrases of one law to `list`, unless it is NULL; counts them. */
static size_t take(const struct law *law, const char *predicate,
                   struct str *list)
{
    size_t count = 0;
    for (const struct requirement *r = law->first; r; r = r->next)
        for (const struct condition *c = r->test; c; c = c->next)
            for (const struct call *call = c->first; call; call = call->next) {
                if (strcmp(call->predicate->name, predicate) != 0)
                    continue;
                for (size_t i = 0; list && i < call->phrase_count; i++)
                    list[count + i] = call->phrases[i];
                count += call->phrase_count;
            }
    return count;
}

size_t law_phrases(struct arena *arena, const struct law *const *laws,
                   const char *predicate, const struct str **phrases)
{
    size_t count = 0;
    for (size_t i = 0; laws && laws[i]; i++)
        count += take(laws[i], predicate, NULL);
    struct str *list = arena_array(arena, count, sizeof *list);
    count = 0;
    for (size_t i = 0; laws && laws[i]; i++)
        count += take(laws[i], predicate, list + count);
    *phrases = list;
    return count;
}
