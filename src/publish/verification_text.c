/* SPDX-License-Identifier: BSD-2-Clause */
/* What is said of the text of a statement, and of a homepage. */
#include "publish/verification.h"

static void add_differences(const struct verification *v, struct look *look,
                            const struct comparison *c)
{
    size_t told = 0;
    for (const struct difference *d = c->differences.first; d; d = d->next) {
        look_detail(v, look, "%s", d->text);
        told++;
    }
    if (c->differences.count > told)
        look_detail(v, look, "and %zu more differences",
                    c->differences.count - told);
}

static void add_asides(struct verification *v, struct look *look,
                       const struct comparison *c)
{
    for (const struct aside *a = c->asides.first; a; a = a->next)
        look_detail(v, look, "%s", a->text);
    if (c->copies > 1)
        look_detail(v, look, "it stands on the page %zu times", c->copies);
}

static struct look *text_absent(struct verification *v, const char *what,
                                const char *subject, const struct comparison *c)
{
    const char *remedy =
        "publish it, or empty the caches in front of the host; what a script "
        "or a frame puts into the page is not seen here";
    if (!c->passages_shown)
        return verification_add(v, what, LOOK_DIFFERS, remedy,
                                "%s is not on the page", subject);
    if (c->passages_shown < c->passages / 10)
        return verification_add(v, what, LOOK_DIFFERS, remedy,
                                "%s is not on the page: of its %zu passages "
                                "only %zu are there",
                                subject, c->passages, c->passages_shown);
    return verification_add(v, what, LOOK_DIFFERS, remedy,
                            "another text is on the page: of %zu passages of "
                            "%s %zu are there",
                            c->passages, subject, c->passages_shown);
}

static struct look *text_differs(struct verification *v, const char *what,
                                 const char *subject,
                                 const struct comparison *c)
{
    if (comparison_is_typographic(c))
        return verification_add(
            v, what, LOOK_DIFFERS,
            "switch off what changes typography on that page, or have the "
            "characters that stand there approved",
            "%s differs from what was approved in typography alone: quotation "
            "marks, dashes or the like were changed",
            subject);
    return verification_add(
        v, what, LOOK_DIFFERS,
        "publish the approved text again, or have the change approved as a "
        "revision",
        "%s is not as it was approved: %zu difference%s", subject,
        c->differences.count, c->differences.count == 1 ? "" : "s");
}

struct look *verify_text(struct verification *v, const char *what,
                         const char *subject, const struct comparison *c)
{
    struct look *look = NULL;
    switch (c->state) {
    case COMPARISON_SAME:
        look = verification_add(v, what, LOOK_MET, NULL,
                                "%s is there as it was approved, word for word "
                                "(%zu words)",
                                subject, c->words);
        break;
    case COMPARISON_DIFFERS:
        look = text_differs(v, what, subject, c);
        break;
    case COMPARISON_ABSENT:
        look = text_absent(v, what, subject, c);
        break;
    case COMPARISON_UNSEEN:
        look = verification_add(v, what, LOOK_UNKNOWN,
                                "look at it in a browser",
                                "%s could not be checked: the page shows next "
                                "to nothing without its scripts",
                                subject);
        break;
    }
    add_differences(v, look, c);
    add_asides(v, look, c);
    return look;
}

void verify_surroundings(const struct verification *v, struct look *look,
                         const struct comparison *c)
{
    look->warned = true;
    look->remedy = "see that nothing around the statement contradicts it";
    if (c->state != COMPARISON_DIFFERS)
        look_detail(v, look, "the page around it is not the one that was sent");
    else
        look_detail(v, look,
                    "the page around it is not as it was sent, in %zu places:",
                    c->differences.count);
    add_differences(v, look, c);
}

/* Fewer links on a page with scripts are those of somebody without them. */
#define LINKS_LEAST 3

static void no_link(struct verification *v, const char *address,
                    const struct homepage *homepage)
{
    if (homepage->links < LINKS_LEAST && homepage->scripts)
        (void)verification_add(v, "homepage-link", LOOK_UNKNOWN,
                               "look at it in a browser",
                               "the homepage could not be checked: %s shows "
                               "next to nothing without its scripts",
                               address);
    else
        (void)verification_add(v, "homepage-link", LOOK_DIFFERS,
                               "put a link to it into the footer or the menu",
                               "the homepage %s has no link to the statement",
                               address);
}

/* One that leads elsewhere, or that nobody can see or understand. */
static void bad_link(struct verification *v, const struct homepage_link *link,
                     const char *text, const char *to)
{
    const char *place = homepage_place(link->place);
    if (link->goal == GOAL_ELSEWHERE)
        (void)verification_add(
            v, "homepage-link", LOOK_DIFFERS,
            "let it lead to the statement's own address",
            "the homepage's link %s %s leads to %s, and not to the statement",
            text, place, to);
    else if (!link->seen)
        (void)verification_add(
            v, "homepage-link", LOOK_DIFFERS,
            "put it where everybody can see it",
            "the homepage's link %s %s stands in a part that is hidden", text,
            place);
    else if (link->text.len)
        (void)verification_add(
            v, "homepage-link", LOOK_DIFFERS,
            "call it by what the statement is about",
            "the homepage's link to the statement is called %s, which does not "
            "say what it is about",
            text);
    else
        (void)verification_add(v, "homepage-link", LOOK_DIFFERS,
                               "call it by what the statement is about",
                               "the homepage's link to the statement %s has no "
                               "text",
                               place);
}

void verify_homepage(struct verification *v, const char *address,
                     const struct homepage *homepage)
{
    const struct homepage_link *link = homepage_best(homepage);
    if (!link) {
        no_link(v, address, homepage);
        return;
    }
    const char *text = verification_quote(v, link->text);
    const char *to = verification_quote(v, link->address);
    const char *place = homepage_place(link->place);
    if (link->goal == GOAL_ELSEWHERE || !link->seen || !link->named)
        bad_link(v, link, text, to);
    else if (link->goal == GOAL_INDEX)
        verification_add(v, "homepage-link", LOOK_MET,
                         "let it lead to the statement itself",
                         "the homepage's link %s %s leads to %s, from where "
                         "it is one more step to the statement",
                         text, place, to)
            ->warned = true;
    else
        (void)verification_add(v, "homepage-link", LOOK_MET, NULL,
                               "the homepage links to the statement %s, by %s",
                               place, text);
}
