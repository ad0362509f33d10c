/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The laws that come with avow, a requirement at a time: a statement that
 * meets them all is spoilt in one way, and exactly that outcome changes.
 */
#include "uk.h"

static struct section *area(struct made *made, const char *name)
{
    struct section *section = made->document.sections;
    while (!section->area_count || strcmp(section->areas[0], name) != 0)
        section = section->next;
    return section;
}

static void say(struct made *made, const char *start, const char *instead)
{
    made_find(made, start)->text = str_of(instead);
}

/* What a law's requirement is met by is taken away, or spoilt. */

static void no_turnover(struct made *made)
{
    made_missing(made, "organisation.turnover", false);
}

static void backwards(struct made *made)
{
    made_date(made, "statement.period_start", "2025-07-31");
    made->statement.period_start = made_day("2024-08-01");
}

static void overlap(struct made *made)
{
    struct made *before = made_new(arena);
    made_date(before, "statement.period_end", "2024-08-01");
    made->statement.previous = &before->statement;
}

static void gap(struct made *made)
{
    struct made *before = made_new(arena);
    made_date(before, "statement.period_end", "2023-07-31");
    made->statement.previous = &before->statement;
}

static void year_not_shown(struct made *made)
{
    say(made, "This is for", "This is for the year 2025.");
}

static void short_year(struct made *made)
{
    made_date(made, "statement.period_start", "2024-09-01");
    made->statement.period_start = made_day("2024-08-01");
}

static void no_steps_told(struct made *made)
{
    static const char *const steps[] = {"policies",      "due-diligence",
                                        "risk",          "training",
                                        "effectiveness", "remediation"};
    for (size_t i = 0; i < 6; i++)
        area(made, steps[i])->area_count = 0;
}

static void no_supply_chain(struct made *made)
{
    say(made, "Each supplier", "Each maker is asked for a list.");
}

static void no_own_business(struct made *made)
{
    say(made, "Of the staff", "Of 900, 450 took part.");
}

static void no_steps(struct made *made)
{
    made_choice(made, "statement.kind", "no-steps");
}

static void area_a(struct made *made)
{
    area(made, "structure")->words = 19;
}

static void area_b(struct made *made)
{
    area(made, "policies")->words = 19;
}

static void area_c(struct made *made)
{
    area(made, "due-diligence")->words = 19;
}

static void area_d(struct made *made)
{
    area(made, "risk")->words = 19;
}

static void area_e(struct made *made)
{
    area(made, "effectiveness")->words = 19;
}

static void area_f(struct made *made)
{
    area(made, "training")->words = 19;
}

static void unnamed_risk(struct made *made)
{
    say(made, "Most is known", "There is some risk.");
}

static void no_indicator(struct made *made)
{
    area(made, "effectiveness")->figures = 0;
}

static void no_goal(struct made *made)
{
    say(made, "Of 12 goals", "Of 12 things, 9 were done.");
}

static void training_without_number(struct made *made)
{
    area(made, "training")->figures = 0;
}

static void no_remedy(struct made *made)
{
    area(made, "remediation")->words = 9;
}

static void not_approved(struct made *made)
{
    made_missing(made, "approval.body", false);
}

static void committee(struct made *made)
{
    made_text(made, "approval.body", "Council Committee");
    say(made, "Council approved",
        "Council Committee approved this on 2025-11-20.");
}

static void board_of_an_llp(struct made *made)
{
    made_text(made, "approval.body", "Board");
    say(made, "Members approved", "The Board approved this on 2025-11-20.");
}

static void approval_not_said(struct made *made)
{
    say(made, "Council approved", "Council saw this on 2025-11-20.");
}

static void approval_date_not_shown(struct made *made)
{
    say(made, "Council approved", "Council approved this.");
}

static void approved_early(struct made *made)
{
    made_date(made, "approval.date", "2025-07-31");
}

static void approved_tomorrow(struct made *made)
{
    made_date(made, "approval.date", "2025-12-02");
    say(made, "Council approved", "Council approved this on 2025-12-02.");
}

static void not_signed(struct made *made)
{
    made_missing(made, "signatory.last_name", true);
}

static void procurement(struct made *made)
{
    made_text(made, "signatory.role", "Director of Procurement");
    say(made, "Signed", "Signed: Alex Example, Director of Procurement");
}

static void strange_role(struct made *made)
{
    made_text(made, "signatory.role", "Secretary");
    say(made, "Signed", "Signed: Alex Example, Secretary");
}

static void role_not_shown(struct made *made)
{
    say(made, "Signed", "Signed: Alex Example");
}

static void signed_early(struct made *made)
{
    made_date(made, "signatory.date", "2025-11-19");
}

static void not_on_board(struct made *made)
{
    made_boolean(made, "signatory.on_board", false);
}

static void no_date(struct made *made)
{
    made_missing(made, "approval.date", false);
}

static void approved_late(struct made *made)
{
    made_date(made, "statement.period_end", "2025-05-19");
    say(made, "This is for", "This is for the year that ended on 2025-05-19.");
}

static void no_homepage(struct made *made)
{
    made_missing(made, "site.homepage", false);
}

static void claim(struct made *made)
{
    say(made, "There are five", "Our supply chain is slavery-free.");
}

static void missing_value(struct made *made)
{
    made_missing(made, "organisation.name", true);
}

static void placeholder(struct made *made)
{
    say(made, "There are five", "There are [insert number] policies.");
}

static void doubtful(struct made *made)
{
    say(made, "There are five", "There are XX policies.");
}

static void empty_section(struct made *made)
{
    made_section(made, NULL, "Annex", NULL);
}

static void partnership(struct made *made, const char *type, const char *role)
{
    made_choice(made, "organisation.type", type);
    made_text(made, "approval.body", "Members");
    made_text(made, "signatory.role", role);
    say(made, "Council approved", "Members approved this on 2025-11-20.");
    say(made, "Signed", arena_format(arena, "Signed: Alex Example, %s", role));
}

static void llp(struct made *made)
{
    partnership(made, "llp", "Designated Member");
}

static void limited_partnership(struct made *made)
{
    partnership(made, "limited-partnership", "General Partner");
}

static void other_partnership(struct made *made)
{
    partnership(made, "partnership", "Partner");
}

static void says_none(struct made *made)
{
    no_steps(made);
    say(made, "There are five", "The university took no steps.");
}

static void draft(struct made *made)
{
    not_approved(made);
    no_date(made);
    say(made, "Council approved", "For approval.");
}

static void late_draft(struct made *made)
{
    made_date(made, "statement.period_end", "2025-05-31");
    say(made, "This is for", "This is for the year that ended on 2025-05-31.");
}

/* A statement, what is done to it, and the outcomes that then change. */
struct spoil {
    void (*base)(struct made *made); /* NULL: the good statement */
    void (*spoil)(struct made *made);
    const char *changes; /* "uk-e unmet, uk-f unmet" */
};

static const struct spoil spoils[] = {
    {NULL, no_turnover, "uk-scope unmet, uk-duty not-applicable"},
    {NULL, backwards, "uk-fy unmet, uk-fy-months not-applicable"},
    {NULL, overlap, "uk-fy-overlap unmet, uk-fy-gap unmet"},
    {NULL, gap, "uk-fy-gap unmet"},
    {NULL, year_not_shown, "uk-fy-shown unmet"},
    {NULL, short_year, "uk-fy-months unmet"},
    {NULL, no_steps_told,
     "uk-steps unmet, uk-b unmet, uk-c unmet, uk-d unmet, uk-e unmet, "
     "uk-f unmet, uk-risk unmet, uk-kpi unmet, uk-goal unmet, "
     "uk-train unmet, uk-remedy unmet"},
    {NULL, no_supply_chain, "uk-steps-supply-chains unmet"},
    {NULL, no_own_business, "uk-steps-own-business unmet"},
    {NULL, area_a, "uk-a unmet"},
    {NULL, area_b, "uk-b unmet"},
    {NULL, area_c, "uk-c unmet"},
    {NULL, area_d, "uk-d unmet"},
    {NULL, area_e, "uk-e unmet"},
    {NULL, area_f, "uk-f unmet"},
    {NULL, unnamed_risk, "uk-risk unmet"},
    {NULL, no_indicator, "uk-kpi unmet"},
    {NULL, no_goal, "uk-goal unmet"},
    {NULL, training_without_number, "uk-train unmet"},
    {NULL, no_remedy, "uk-remedy unmet"},
    {NULL, not_approved,
     "uk-approval-corporate unmet, uk-approval-corporate-body not-applicable, "
     "uk-approval-said not-applicable"},
    {NULL, committee, "uk-approval-corporate-body unmet"},
    {NULL, approval_not_said, "uk-approval-said unmet"},
    {NULL, approval_date_not_shown,
     "uk-approval-date unmet, uk-sign-dated unmet"},
    {NULL, approved_early, "uk-approval-after-year unmet"},
    {NULL, approved_tomorrow,
     "uk-approval-not-future unmet, uk-sign-date unmet, "
     "uk-sign-dated unmet"},
    {NULL, not_signed,
     "uk-sign-corporate unmet, uk-sign-details unknown, every-gap unmet"},
    {NULL, procurement, "uk-sign-corporate-role unmet"},
    {NULL, strange_role, "uk-sign-corporate-role unmet"},
    {NULL, role_not_shown, "uk-sign-details unmet"},
    {NULL, signed_early, "uk-sign-date unmet, uk-sign-dated unmet"},
    {NULL, not_on_board, "uk-sign-board unmet"},
    {NULL, approved_late, "uk-6m-approved unmet, uk-fy-months unmet"},
    {draft, late_draft, "uk-6m unmet, uk-fy-months unmet"},
    {NULL, no_homepage,
     "uk-home not-applicable, uk-web not-applicable, uk-copy30 unknown, "
     "uk-copy30-sent unknown"},
    {NULL, claim, "uk-noclaim unmet"},
    {NULL, missing_value, "every-gap unmet"},
    {NULL, placeholder, "every-placeholder unmet"},
    {NULL, doubtful, "every-doubtful-placeholder unmet"},
    {NULL, empty_section, "every-section unmet"},
    /* The other types of organisation, and a statement of no steps. */
    {NULL, llp,
     "uk-approval-corporate not-applicable, "
     "uk-approval-corporate-body not-applicable, uk-approval-llp met, "
     "uk-approval-llp-body met, uk-sign-corporate not-applicable, "
     "uk-sign-corporate-role not-applicable, uk-sign-llp met, "
     "uk-sign-llp-role met, uk-sign-board not-applicable"},
    {llp, not_approved,
     "uk-approval-llp unmet, uk-approval-llp-body not-applicable, "
     "uk-approval-said not-applicable"},
    {llp, board_of_an_llp, "uk-approval-llp-body unmet"},
    {llp, not_signed,
     "uk-sign-llp unmet, uk-sign-details unknown, every-gap unmet"},
    {llp, strange_role, "uk-sign-llp-role unmet"},
    {NULL, limited_partnership,
     "uk-approval-corporate not-applicable, "
     "uk-approval-corporate-body not-applicable, "
     "uk-sign-corporate not-applicable, "
     "uk-sign-corporate-role not-applicable, uk-sign-lp met, "
     "uk-sign-lp-role met, uk-sign-board not-applicable"},
    {limited_partnership, not_approved, "uk-approval-said not-applicable"},
    {limited_partnership, not_signed,
     "uk-sign-lp unmet, uk-sign-details unknown, every-gap unmet"},
    {limited_partnership, strange_role, "uk-sign-lp-role unmet"},
    {NULL, other_partnership,
     "uk-approval-corporate not-applicable, "
     "uk-approval-corporate-body not-applicable, "
     "uk-sign-corporate not-applicable, "
     "uk-sign-corporate-role not-applicable, uk-sign-partnership met, "
     "uk-sign-partnership-role met, uk-sign-board not-applicable"},
    {other_partnership, not_approved, "uk-approval-said not-applicable"},
    {other_partnership, not_signed,
     "uk-sign-partnership unmet, uk-sign-details unknown, every-gap unmet"},
    {other_partnership, strange_role, "uk-sign-partnership-role unmet"},
    {NULL, says_none,
     "uk-steps not-applicable, uk-steps-supply-chains not-applicable, "
     "uk-steps-own-business not-applicable, uk-nosteps met, "
     "uk-a not-applicable, uk-b not-applicable, uk-c not-applicable, "
     "uk-d not-applicable, uk-e not-applicable, uk-f not-applicable, "
     "uk-risk not-applicable, uk-kpi not-applicable, "
     "uk-goal not-applicable, uk-train not-applicable, "
     "uk-remedy not-applicable, "
     "uk-case not-applicable"},
    {NULL, no_steps,
     "uk-steps not-applicable, uk-steps-supply-chains not-applicable, "
     "uk-steps-own-business not-applicable, uk-nosteps unmet, "
     "uk-a not-applicable, uk-b not-applicable, uk-c not-applicable, "
     "uk-d not-applicable, uk-e not-applicable, uk-f not-applicable, "
     "uk-risk not-applicable, uk-kpi not-applicable, "
     "uk-goal not-applicable, uk-train not-applicable, "
     "uk-remedy not-applicable, "
     "uk-case not-applicable"},
    {NULL, draft,
     "uk-approval-corporate unmet, uk-approval-corporate-body not-applicable, "
     "uk-approval-said not-applicable, uk-approval-date unmet, "
     "uk-sign-date not-applicable, uk-sign-dated not-applicable, "
     "uk-approval-after-year not-applicable, "
     "uk-approval-not-future not-applicable, uk-6m met, "
     "uk-6m-approved not-applicable, uk-reg not-applicable"},
};

/* How `changes` says that the requirement's outcome becomes, or NULL. */
static const char *change_of(const char *changes, const char *id)
{
    struct str rest = str_of(changes);
    while (rest.at) {
        struct str one = str_trim(str_split(&rest, ','));
        if (str_is(str_word(&one), id))
            return str_copy(arena, str_trim(one)).at;
    }
    return NULL;
}

/* Each outcome is as before, but for those that are to change. */
static void test_spoil(const struct spoil *spoil)
{
    struct made *before = good(), *after = good();
    if (spoil->base) {
        spoil->base(before);
        spoil->base(after);
    }
    spoil->spoil(after);
    const struct verdict *old = hold(before), *new = hold(after);
    const struct outcome *was = first_of(&old), *is = first_of(&new);
    bool right = true;
    while (is && was) {
        const char *id = is->requirement->id;
        const char *expected = change_of(spoil->changes, id);
        if (!expected)
            expected = kinds[was->kind];
        if (strcmp(expected, kinds[is->kind]) != 0) {
            note("%s is %s, not %s: %s", id, kinds[is->kind], expected,
                 is->why ? is->why : "");
            right = false;
        }
        bool pointed = is->at.source && (is->kind == OUTCOME_MET || is->why);
        if (!pointed)
            note("%s does not say where and why", id);
        right &= pointed;
        was = next_of(&old, was);
        is = next_of(&new, is);
    }
    ok(right && !is && !was, "changes: %s", spoil->changes);
}

static void test_good(void)
{
    const struct verdict *verdict = hold(good());
    size_t unknown = 0, unmet = 0;
    for (const struct outcome *o = first_of(&verdict); o;
         o = next_of(&verdict, o)) {
        unknown += o->kind == OUTCOME_UNKNOWN;
        unmet += o->kind == OUTCOME_UNMET;
        if (o->kind == OUTCOME_UNMET)
            note("%s: %s", o->requirement->id, o->why);
    }
    ok(!unmet && unknown, "a good statement meets all that can be told of it");
}

int main(void)
{
    arena = arena_new();
    if (read_laws()) {
        test_good();
        for (size_t i = 0; i < sizeof spoils / sizeof spoils[0]; i++)
            test_spoil(&spoils[i]);
    }
    arena_free(arena);
    return done();
}
