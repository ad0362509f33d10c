/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The laws that come with avow: a statement that meets them is spoilt in one
 * way, and just those outcomes change that the case names, at the line that it
 * names (tests/law/proof/cases/LAW.ini). A requirement that no case leaves
 * unmet is a failure; so is a predicate in a law that could hold always, and no
 * case would notice.
 *
 *   [case:NAME]
 *   base     = NAME            the case that this one begins with
 *   today    = DATE            2025-12-01 without it
 *   edit     = FILE: OLD => NEW, a line each (proof.h)
 *   changes  = ID OUTCOME FILE: TEXT, a line each; where to look is needed of
 *              what becomes unmet
 *   required = yes|no|unknown  yes without it
 *   due      = ID DATE STATE, a line each: all its deadlines
 */
#include "statement/check.h"
#include "statement/condition.h"
#include "statement/due.h"
#include "statement/phrase.h"
#include "statement/predicate.h"

#include "proof.h"

/* One predicate as it stands in a law, which may hold always. */
struct mutant {
    struct mutant *next;
    const struct requirement *requirement; /* NULL: required_when */
    struct call *call;
    bool noticed;
};

struct trial {
    struct proof *proof;
    const struct law *law;
    struct proof_case *cases;
    struct mutant *mutants;
    struct ids *spoilt; /* requirements that a case leaves unmet; deadlines */
};

struct ids {
    struct ids *next;
    const char *id;
};

static const char *const kinds[] = {"met", "unmet", "unknown",
                                    "not-applicable"};

/* Whether outcomes are the same, and those that are unmet told alike. */
static bool same_outcomes(const struct outcome *a, const struct outcome *b,
                          bool told)
{
    for (; a && b; a = a->next, b = b->next) {
        if (a->requirement != b->requirement || a->kind != b->kind ||
            a->findings != b->findings)
            return false;
        if (!told || a->kind != OUTCOME_UNMET)
            continue;
        if (strcmp(a->why, b->why) != 0 || a->at.source != b->at.source ||
            a->at.line != b->at.line || a->at.column != b->at.column ||
            !a->more != !b->more)
            return false;
    }
    return !a && !b;
}

static bool telling_matters; /* of some outcome, and it must not */

static const struct verdict *hold(struct arena *arena,
                                  const struct statement *statement,
                                  const struct law *law, struct date today)
{
    const struct verdict *told[3];
    for (enum check_telling t = CHECK_TELL_ALL; t <= CHECK_TELL_NONE; t++)
        told[t] = check_statement(arena, statement, &law, 1, today,
                                  CHECK_PENDING_TOO, t);
    const struct outcome *first = told[CHECK_TELL_ALL]->first;
    if (!same_outcomes(first, told[CHECK_TELL_UNMET]->first, true) ||
        !same_outcomes(first, told[CHECK_TELL_NONE]->first, false))
        telling_matters = true;
    return told[CHECK_TELL_ALL];
}

/* The rest of the line of `changes` that names the requirement; or none. */
static struct str change_of(struct str changes, const char *id)
{
    while (changes.at && changes.len) {
        struct str line = str_trim(str_split(&changes, '\n'));
        struct str rest = line;
        if (str_is(str_word(&rest), id))
            return str_trim(rest);
    }
    return (struct str){0};
}

/* Whether an outcome is what is expected of it. */
static bool is_expected(struct trial *trial, const struct proof_case *one,
                        const struct outcome *was, const struct outcome *is)
{
    const char *id = is->requirement->id;
    struct str change = change_of(one->changes, id), rest = change;
    struct str kind = change.at ? str_word(&rest) : str_of(kinds[was->kind]);
    struct str where = str_trim(rest);
    bool right = str_is(kind, kinds[is->kind]) &&
                 (is->kind == OUTCOME_MET || is->why);
    bool changed = is->kind != was->kind;
    if (right && change.at && !changed)
        right = false;
    if (right && changed && is->kind == OUTCOME_UNMET)
        right = where.len > 0;
    if (right && where.len)
        right = proof_is_at(trial->proof, trial->proof->arena, is->at, where);
    if (right)
        return true;
    note("%s %s %.*s", id, kinds[is->kind],
         STR(proof_line(trial->proof, trial->proof->arena, is->at)));
    note("    expected: %.*s %.*s; %s", STR(kind), STR(where),
         is->why ? is->why : "");
    return false;
}

static bool names_known(const struct trial *trial, struct str changes)
{
    bool known = true;
    while (changes.at && changes.len) {
        struct str line = str_trim(str_split(&changes, '\n'));
        struct str id = str_word(&line);
        const struct requirement *r = trial->law->first;
        while (r && !str_is(id, r->id))
            r = r->next;
        if (id.len && !r) {
            note("there is no requirement %.*s", STR(id));
            known = false;
        }
    }
    return known;
}

static enum truth holds_always(const struct call *call,
                               struct evaluation *evaluation)
{
    (void)evaluation;
    return call->negated ? TRUTH_NO : TRUTH_YES;
}

/* Lets one call hold always, and looks whether this statement shows it. */
static void try_mutant(struct arena *arena, struct mutant *mutant,
                       const struct statement *statement,
                       const struct law *whole, const struct verdict *real,
                       struct date today)
{
    static const struct predicate always = {.name = "always",
                                            .holds = holds_always};
    struct law law = *whole;
    struct requirement requirement = {0};
    const struct outcome *outcome = real->first;
    law.first = NULL;
    if (mutant->requirement) {
        requirement = *mutant->requirement;
        requirement.next = NULL;
        law.first = &requirement;
        law.required_when = NULL;
        while (outcome->requirement != mutant->requirement)
            outcome = outcome->next;
    }
    const struct predicate *own = mutant->call->predicate;
    mutant->call->predicate = &always;
    const struct verdict *verdict = hold(arena, statement, &law, today);
    mutant->call->predicate = own;
    mutant->noticed = mutant->requirement
                          ? verdict->first->kind != outcome->kind
                          : verdict->required != real->required;
}

static void note_id(struct trial *trial, const char *id)
{
    struct ids *one = arena_alloc(trial->proof->arena, sizeof *one);
    one->id = id;
    one->next = trial->spoilt;
    trial->spoilt = one;
}

static bool is_duty(const struct trial *trial, const struct proof_case *one,
                    const struct verdict *verdict)
{
    static const char *const duties[] = {"no", "yes", "unknown"};
    struct str wanted = one->required.len ? one->required : str_of("yes");
    if (!trial->law->required_when || str_is(wanted, duties[verdict->required]))
        return true;
    note("required: %s, not %.*s: %s", duties[verdict->required], STR(wanted),
         verdict->required_why);
    return false;
}

static bool look_at_outcomes(struct trial *trial, const struct proof_case *one,
                             const struct verdict *old,
                             const struct verdict *new)
{
    bool right = is_duty(trial, one, new);
    const struct outcome *was = old->first;
    for (const struct outcome *is = new->first; is;
         is = is->next, was = was->next) {
        right &= is_expected(trial, one, was, is);
        if (is->kind == OUTCOME_UNMET)
            note_id(trial, is->requirement->id);
    }
    return right;
}

/* Whether the deadlines are those that the case names, where it does. */
static bool look_at_deadlines(struct trial *trial, const struct proof_case *one,
                              struct statement *statement, struct arena *arena)
{
    const struct law *laws[] = {trial->law, NULL};
    const char *found = "";
    if (!one->due.len)
        return true;
    statement->laws = laws;
    for (const struct due *d = due_of(arena, statement, one->today); d;
         d = d->next) {
        char day[11];
        date_iso(d->date, day);
        found = arena_format(arena, "%s%s%s %s %s", found, *found ? "\n" : "",
                             d->deadline->id, day, due_word(d->state));
        note_id(trial, d->deadline->id);
    }
    if (str_is(one->due, found))
        return true;
    note("due: %s", text_one_line(arena, str_of(found)).at);
    return false;
}

static void test_case(struct trial *trial, const struct proof_case *one)
{
    struct proof *proof = trial->proof;
    struct arena *arena = arena_new();
    const struct verdict *old = NULL, *new = NULL;
    bool right = !one->base || make_edits(proof, arena, one->base);
    proof_write(proof, arena, false);
    struct statement *before = proof_load(proof, arena);
    if (before)
        old = hold(arena, before, trial->law,
                   one->base ? one->base->today : date_of(TODAY));
    proof_write(proof, arena, true);

    right &= make_edits(proof, arena, one);
    proof_write(proof, arena, false);
    struct statement *after = proof_load(proof, arena);
    if (old && after) {
        new = hold(arena, after, trial->law, one->today);
        right &= look_at_outcomes(trial, one, old, new);
        right &= look_at_deadlines(trial, one, after, arena);
        for (struct mutant *m = trial->mutants; m; m = m->next)
            if (!m->noticed)
                try_mutant(arena, m, after, trial->law, new, one->today);
    }
    proof_write(proof, arena, true);
    ok(right && new &&names_known(trial, one->changes), "%s: %s",
       trial->law->name, one->name);
    arena_free(arena);
}

/* The statement that is spoilt leaves nothing unmet. */
static void test_whole(struct trial *trial)
{
    struct arena *arena = arena_new();
    struct statement *statement = proof_load(trial->proof, arena);
    size_t met = 0, unmet = 0;
    const struct verdict *verdict = NULL;
    if (statement)
        verdict = hold(arena, statement, trial->law, date_of(TODAY));
    for (const struct outcome *o = verdict ? verdict->first : NULL; o;
         o = o->next) {
        met += o->kind == OUTCOME_MET;
        unmet += o->kind == OUTCOME_UNMET;
        if (o->kind == OUTCOME_UNMET)
            note("%s: %s", o->requirement->id, o->why);
    }
    ok(met && !unmet, "%s: a whole statement meets it", trial->law->name);
    arena_free(arena);
}

/* Nothing is held unmet that a program cannot see: of a text that could not be
 * put together, and a pack that has no field. */
static void test_bare(struct trial *trial)
{
    struct arena *arena = arena_new();
    struct schema schema = {0};
    struct statement statement = {
        .source = source_new(arena, "statement.ini", str_of("")),
        .schema = &schema,
        .values = value_map(arena),
    };
    size_t unmet = 0;
    for (const struct outcome *o =
             hold(arena, &statement, trial->law, date_of(TODAY))->first;
         o; o = o->next)
        unmet += o->kind == OUTCOME_UNMET;
    ok(!unmet, "%s: of what is not known nothing is unmet", trial->law->name);
    arena_free(arena);
}

/* Whether a law is held against a period that ends so many days after the day
 * on which it came into force. */
static bool applies(const struct law *law, int days)
{
    struct arena *arena = arena_new();
    struct schema schema = {0};
    struct statement statement = {
        .source = source_new(arena, "statement.ini", str_of("")),
        .schema = &schema,
        .values = value_map(arena),
        .period_end = date_from_days(date_days(law->effective_from) + days),
    };
    bool held = check_statement(arena, &statement, &law, 1, date_of(TODAY),
                                CHECK_IN_FORCE, CHECK_TELL_ALL)
                    ->held;
    arena_free(arena);
    return held;
}

static void test_dates(const struct law *law)
{
    if (law->effective_from.year)
        ok(!applies(law, -1) && applies(law, 0) && !law->pending,
           "%s: it is held against periods that end in its time", law->name);
}

/* Whether an example that is a text says what one of the alternatives looks
 * for, and nothing that is not to be there. */
static bool example_meets(struct arena *arena,
                          const struct requirement *requirement)
{
    bool met = *requirement->example != '"';
    struct str example = str_of(requirement->example);
    for (const struct condition *c = requirement->test; c && !met;
         c = c->next) {
        met = true;
        for (const struct call *call = c->first; call; call = call->next)
            if (strstr(call->predicate->name, "says") &&
                !phrases_first(phrases_prepare(arena, call->phrases,
                                               call->phrase_count, false),
                               example) != call->negated)
                met = false;
    }
    return met;
}

/* What is wrong with the words of a requirement; NULL: nothing. */
static const char *fault_of(struct arena *arena,
                            const struct requirement *requirement)
{
    if (strstr(requirement->source, "recalled") &&
        requirement->level != LEVEL_MAY)
        return "is recalled only, and has a level above may";
    if (!requirement->mend)
        return "does not say how to mend it";
    if (!requirement->example)
        return "has no example";
    return example_meets(arena, requirement)
               ? NULL
               : "has an example that does not meet it";
}

/* What is recalled only fails nothing; what is unmet can be mended, and shown.
 */
static void test_words(struct arena *arena, const struct law *law)
{
    size_t faults = 0;
    for (const struct requirement *r = law->first; r; r = r->next) {
        const char *fault = fault_of(arena, r);
        if (!fault)
            continue;
        note("%s %s", r->id, fault);
        faults++;
    }
    ok(!faults, "%s: each says how to mend it, and what would meet it",
       law->name);
}

static void add_mutants(struct trial *trial, const struct requirement *of,
                        const struct condition *condition)
{
    for (; condition; condition = condition->next)
        for (struct call *c = condition->first; c; c = c->next) {
            struct mutant *one = arena_alloc(trial->proof->arena, sizeof *one);
            *one = (struct mutant){trial->mutants, of, c, false};
            trial->mutants = one;
        }
}

static void test_all_noticed(const struct trial *trial)
{
    size_t silent = 0;
    for (const struct mutant *m = trial->mutants; m; m = m->next) {
        const struct requirement *r = m->requirement;
        if (m->noticed)
            continue;
        note(
            "no case notices when '%s %.*s' of %s always holds",
            m->call->predicate->name,
            (int)(m->call->argument_count ? m->call->arguments[0].text.len : 0),
            m->call->argument_count ? m->call->arguments[0].text.at : "",
            r ? r->id : "required_when");
        silent++;
    }
    ok(!silent, "%s: no predicate could always hold", trial->law->name);
}

static bool is_noted(const struct trial *trial, const char *id)
{
    const struct ids *one = trial->spoilt;
    while (one && strcmp(one->id, id) != 0)
        one = one->next;
    return one;
}

static void test_all_spoilt(const struct trial *trial)
{
    size_t missing = 0;
    for (const struct requirement *r = trial->law->first; r; r = r->next) {
        if (is_noted(trial, r->id))
            continue;
        note("no case leaves %s unmet", r->id);
        missing++;
    }
    for (const struct deadline *d = trial->law->deadlines; d; d = d->next) {
        if (is_noted(trial, d->id))
            continue;
        note("no case has the deadline %s", d->id);
        missing++;
    }
    ok(!missing, "%s: each requirement is spoilt by a case", trial->law->name);
}

static void test_law(struct proof *proof, const char *name)
{
    struct diagnostics all = diagnostics_make(proof->arena);
    struct trial trial = {.proof = proof};
    trial.law = shelf_law(proof->shelf, name, (struct place){0}, &all);
    if (!ok(trial.law != NULL, "%s: it is read", name))
        return;
    trial.cases = read_cases(
        proof,
        arena_format(proof->arena, "%s/cases/%s.ini", proof->data, name));
    add_mutants(&trial, NULL, trial.law->required_when);
    for (const struct requirement *r = trial.law->first; r; r = r->next) {
        add_mutants(&trial, r, r->when);
        add_mutants(&trial, r, r->test);
    }
    test_words(proof->arena, trial.law);
    test_dates(trial.law);
    test_bare(&trial);
    test_whole(&trial);
    for (const struct proof_case *c = trial.cases; c; c = c->next)
        test_case(&trial, c);
    test_all_spoilt(&trial);
    test_all_noticed(&trial);
}

/* One law where it is named, else all that come with avow. */
int main(int count, char **words)
{
    struct arena *arena = arena_new();
    struct proof proof = proof_new(arena);
    struct diagnostics all = diagnostics_make(arena);
    char **names;
    size_t name_count;
    const char *folder = arena_format(arena, "%s/statements/laws",
                                      proof_root());
    if (!folder_list(arena, folder, &names, &name_count, &all))
        abort();
    for (size_t i = 0; i < name_count; i++) {
        struct str name = str_of(names[i]);
        struct str stem = str_slice(name, 0, name.len > 4 ? name.len - 4 : 0);
        if (count < 2 || str_is(stem, words[1]))
            test_law(&proof, str_copy(arena, stem).at);
    }
    ok(!telling_matters, "outcomes are the same, however little is told");
    proof_remove(&proof);
    arena_free(arena);
    return done();
}
