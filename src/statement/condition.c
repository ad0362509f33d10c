/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/condition.h"

#include "statement/predicate.h"

static enum truth call_holds(const struct call *call,
                             struct evaluation *evaluation)
{
    enum truth truth = call->predicate->holds(call, evaluation);
    if (!call->negated || truth == TRUTH_UNKNOWN)
        return truth;
    return truth == TRUTH_YES ? TRUTH_NO : TRUTH_YES;
}

/* The first that fails decides, else the first unknown, else the first. */
static enum truth all_hold(const struct call *first,
                           struct evaluation *evaluation)
{
    if (first && !first->next)
        return call_holds(first, evaluation);
    struct evaluation decided = *evaluation;
    enum truth truth = TRUTH_YES;
    for (const struct call *call = first; call; call = call->next) {
        struct evaluation tried = *evaluation;
        enum truth one = call_holds(call, &tried);
        if (one == TRUTH_NO) {
            *evaluation = tried;
            return TRUTH_NO;
        }
        if (truth == TRUTH_YES && one == TRUTH_YES && call != first &&
            evaluation->all_reasons)
            decided.why = evaluation_text(&decided, "%s, and %s", decided.why,
                                          tried.why);
        bool newly_unknown = one == TRUTH_UNKNOWN && truth == TRUTH_YES;
        if (call == first || newly_unknown)
            decided = tried;
        if (newly_unknown)
            truth = TRUTH_UNKNOWN;
    }
    *evaluation = decided;
    return truth;
}

enum truth condition_holds(const struct condition *condition,
                           struct evaluation *evaluation)
{
    if (!condition->next)
        return all_hold(condition->first, evaluation);
    struct evaluation decided = *evaluation;
    enum truth truth = TRUTH_NO;
    for (const struct condition *c = condition; c; c = c->next) {
        struct evaluation tried = *evaluation;
        enum truth one = all_hold(c->first, &tried);
        if (one == TRUTH_YES) {
            *evaluation = tried;
            return TRUTH_YES;
        }
        if (one == TRUTH_UNKNOWN && truth == TRUTH_NO) {
            truth = TRUTH_UNKNOWN;
            decided = tried;
        } else if (one == truth && truth == TRUTH_NO) {
            if (c == condition)
                decided = tried;
            else
                decided.why = evaluation_text(&decided, "%s, and %s",
                                              decided.why, tried.why);
        }
    }
    *evaluation = decided;
    return truth;
}
