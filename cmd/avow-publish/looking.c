/* SPDX-License-Identifier: BSD-2-Clause */
#include "cmd/avow-publish/looking.h"

#include <time.h>

#include "base/file.h"
#include "publish/address.h"
#include "publish/visit.h"
#include "statement/law_phrases.h"

/* A page may take so many seconds to be understood. */
#define PAGE_SECONDS 20.0

/* Of what only has to be there, such as a PDF of years ago, no more is read. */
#define PEEK_MAX ((size_t)64 * 1024)

/* So many links that are called so are followed by one step. */
#define STEPS_MAX 3

struct looking {
    struct opened *opened;
    struct arena *arena;
    struct visitor visitor;
    struct verification *v;
    const struct member *member; /* whose statement is there */
    const char *page;            /* its address */
    struct str seen_at;          /* the same after redirects; or empty */
    struct str canonical;        /* that the page gives; or empty */
};

static double seconds_now(void)
{
    struct timespec now = {0, 0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static bool go_on(void *own)
{
    return seconds_now() < *(double *)own;
}

/* A page that was fetched, read. */
static const struct inspected *read_page(struct looking *looking,
                                         const struct visit *visit)
{
    double end = seconds_now() + PAGE_SECONDS;
    struct html_patience patience = {go_on, &end};
    return inspect(looking->arena, &visit->fetched, &patience);
}

/* Fetches a page; where it sends a browser on by itself, the one after it. */
static const struct inspected *
fetch_page(struct looking *looking, const char *address, struct visit *found)
{
    visit(&looking->visitor, address, HTML_MAX + 1, found);
    if (found->reply.status != 200)
        return NULL;
    const struct inspected *page = read_page(looking, found);
    struct str next = page->refresh;
    if (!next.len || address_leads_to(next, page->address))
        return page;
    visit(&looking->visitor, str_copy(looking->arena, next).at, HTML_MAX + 1,
          found);
    found->reply.address = address;
    return found->reply.status == 200 ? read_page(looking, found) : NULL;
}

/* The approved text of a statement, as the target has it. */
static bool read_approved(struct looking *looking, const char *period,
                          struct str *text)
{
    struct opened *opened = looking->opened;
    const char *path = path_join(looking->arena, opened->folder,
                                 opened_fragment(opened, period));
    return file_read(looking->arena, path, FILE_MAX, text, &opened->all);
}

static bool compare(struct looking *looking, const struct inspected *page,
                    struct str approved, struct comparison *comparison,
                    const char **why)
{
    double end = seconds_now() + PAGE_SECONDS;
    struct html_patience patience = {go_on, &end};
    return inspect_text(looking->arena, page, approved, &patience, comparison,
                        why);
}

/*
 * Holds what is around the statement against the page that avow made, where
 * that is what was sent: a note put below it, say, is no part of the text.
 */
static void hold_surroundings(struct looking *looking,
                              const struct inspected *page, const char *folder,
                              struct look *look)
{
    struct str made;
    struct comparison comparison;
    const char *why;
    struct diagnostics ignored = diagnostics_make(looking->arena);
    const char *path = path_join(looking->arena, folder, "index.html");
    if (look->outcome != LOOK_MET || opened_takes_page(looking->opened) ||
        !file_read(looking->arena, path, FILE_MAX, &made, &ignored) ||
        !compare(looking, page, made, &comparison, &why) ||
        comparison.state == COMPARISON_SAME)
        return;
    verify_surroundings(looking->v, look, &comparison);
}

/* `folder` holds the page that avow made of it. */
static void hold_text(struct looking *looking, const struct inspected *page,
                      struct str approved, const char *folder, const char *what,
                      const char *subject)
{
    struct comparison comparison;
    const char *why;
    if (compare(looking, page, approved, &comparison, &why))
        hold_surroundings(looking, page, folder,
                          verify_text(looking->v, what, subject, &comparison));
    else
        verify_unknown(looking->v, what, subject, why);
}

/* The statement's own page. */
static bool look_at_page(struct looking *looking)
{
    struct visit found;
    struct str approved;
    if (!read_approved(looking, looking->member->period, &approved))
        return false;
    looking->v->url = looking->page;
    const struct inspected *page = fetch_page(looking, looking->page, &found);
    if (!verify_reply(looking->v, "page", "the page", &found.reply))
        return true;
    looking->seen_at = page->address;
    looking->canonical = page->canonical;
    verify_page(looking->v, &found.reply, page);
    hold_text(looking, page, approved, looking->opened->folder, "text",
              "the statement");
    return true;
}

/* A year's own page shows its text; of what avow did not make, and of what the
 * target does not hold, only the address counts. */
static bool look_at_year(struct looking *looking, const struct year *year)
{
    struct arena *arena = looking->arena;
    const char *what = arena_format(arena, "earlier:%s", year->name);
    const char *subject = arena_format(arena, "the statement of %s",
                                       year->name);
    struct str url = address_resolve(arena, str_of(looking->page),
                                     str_of(year->url));
    struct str approved;
    struct visit found;
    looking->v->url = str_copy(arena, url).at;
    if (!year->member) {
        visit(&looking->visitor, looking->v->url, PEEK_MAX, &found);
        (void)verify_reply(looking->v, what, subject, &found.reply);
        return true;
    }
    if (!read_approved(looking, year->name, &approved))
        return false;
    const struct inspected *page = fetch_page(looking, looking->v->url, &found);
    if (verify_reply(looking->v, what, subject, &found.reply))
        hold_text(looking, page, approved,
                  path_join(arena, looking->opened->folder, year->name),
                  arena_format(arena, "text:%s", year->name), subject);
    return true;
}

static bool look_at_years(struct looking *looking)
{
    const struct opened *opened = looking->opened;
    bool page_alone = opened_takes_page(opened);
    for (size_t i = 0; i < opened->years->count; i++) {
        const struct year *year = &opened->years->list[i];
        bool elsewhere = !year->member && !year->file;
        if ((elsewhere || !page_alone) && !look_at_year(looking, year))
            return false;
    }
    return true;
}

/* The addresses that a link may lead to. */
struct goals {
    struct str *list;
    size_t count;
};

static void add_goal(struct looking *looking, struct goals *goals,
                     const char *reference)
{
    struct str goal = address_resolve(looking->arena, str_of(looking->page),
                                      str_of(reference));
    if (goal.len)
        goals->list[goals->count++] = goal;
}

static struct goals statement_goals(struct looking *looking)
{
    struct goals goals = {arena_array(looking->arena, 4, sizeof(struct str)),
                          0};
    add_goal(looking, &goals, looking->page);
    if (looking->seen_at.len)
        goals.list[goals.count++] = looking->seen_at;
    if (looking->canonical.len)
        goals.list[goals.count++] = looking->canonical;
    if (!opened_takes_page(looking->opened))
        add_goal(looking, &goals,
                 arena_format(looking->arena, "%s/", looking->member->period));
    return goals;
}

/* Earlier years, the list of them that the project has, and its own address
 * where the page has another. */
static struct goals index_goals(struct looking *looking)
{
    static const char *const keys[] = {"url", "archive"};
    const struct years *years = looking->opened->years;
    struct goals goals = {
        arena_array(looking->arena, years->count + 2, sizeof(struct str)), 0};
    for (size_t i = 0; i < years->count; i++)
        add_goal(looking, &goals, years->list[i].url);
    for (size_t i = 0; i < 2; i++) {
        struct str url = project_text(looking->opened->project, "site",
                                      keys[i]);
        if (url.len)
            add_goal(looking, &goals, str_copy(looking->arena, url).at);
    }
    return goals;
}

/* What a page is on the way to the statement. */
static enum link_goal goal_behind(struct looking *looking,
                                  const struct inspected *page,
                                  const struct homepage_wanted *wanted)
{
    for (size_t i = 0; i < wanted->statement_count; i++)
        if (address_leads_to(page->address, wanted->statement[i]))
            return GOAL_STATEMENT; /* the link was redirected */
    if (!page->page)
        return GOAL_ELSEWHERE;
    struct homepage_wanted any = *wanted;
    any.phrase_count = 0;
    struct homepage behind = homepage_look(looking->arena, page->page,
                                           page->address, &any);
    const struct homepage_link *best = homepage_best(&behind);
    bool leads_on = best && best->seen && best->goal == GOAL_STATEMENT;
    return leads_on ? GOAL_INDEX : GOAL_ELSEWHERE;
}

/*
 * Follows links that are only called so: one may be redirected to the
 * statement, or lead to a page that has a link to it.
 */
static void take_a_step(struct looking *looking, struct homepage *homepage,
                        const struct homepage_wanted *wanted)
{
    int steps = 0;
    for (struct homepage_link *l = homepage->first; l && steps < STEPS_MAX;
         l = l->next) {
        if (!l->seen || !l->named || l->goal != GOAL_ELSEWHERE)
            continue;
        struct visit found;
        const struct inspected *page = fetch_page(
            looking, str_copy(looking->arena, l->address).at, &found);
        steps++;
        if (page)
            l->goal = goal_behind(looking, page, wanted);
    }
}

static void look_for_link(struct looking *looking, const char *address,
                          const struct inspected *page)
{
    struct goals statement = statement_goals(looking);
    struct goals index = index_goals(looking);
    struct homepage_wanted wanted = {
        .statement = statement.list,
        .statement_count = statement.count,
        .index = index.list,
        .index_count = index.count,
    };
    if (looking->member->statement)
        wanted.phrase_count = law_phrases(looking->arena,
                                          looking->member->statement->laws,
                                          "homepage-link", &wanted.phrases);
    struct homepage homepage = homepage_look(looking->arena, page->page,
                                             page->address, &wanted);
    const struct homepage_link *best = homepage_best(&homepage);
    if (best && best->goal == GOAL_ELSEWHERE)
        take_a_step(looking, &homepage, &wanted);
    verify_homepage(looking->v, address, &homepage);
}

static void look_at_homepage(struct looking *looking)
{
    struct str home = project_text(looking->opened->project, "site",
                                   "homepage");
    looking->v->url = str_copy(looking->arena, home).at;
    if (!home.len) {
        (void)verification_add(looking->v, "homepage-link", LOOK_UNKNOWN,
                               "give its address as 'homepage' in [site]",
                               "the link on the homepage could not be checked: "
                               "avow.ini does not say where that is");
        return;
    }
    struct visit found;
    const struct inspected *page = fetch_page(looking, looking->v->url, &found);
    if (page && page->page)
        look_for_link(looking, looking->v->url, page);
    else if (page)
        verify_unknown(looking->v, "homepage-link", "the link on the homepage",
                       page->why);
    else
        (void)verify_reply(looking->v, "homepage-link", "the homepage",
                           &found.reply);
}

/* Where the page is: as the target said, now or by its last receipt; else the
 * address that it or the project has. */
static const char *find_page(const struct opened *opened, const char *page_url)
{
    if (page_url || !opened->current)
        return page_url;
    const struct receipt *r = opened->current->receipts;
    for (; r && opened_takes_page(opened); r = r->next) {
        struct str public = receipt_text(r, "public");
        if (!strcmp(r->target, opened->settings->name) && public.len)
            return str_copy(opened->arena, public).at;
    }
    return opened->site;
}

static bool find_what(struct looking *looking, const char *page_url)
{
    struct opened *opened = looking->opened;
    looking->member = opened_member(opened);
    looking->page = find_page(opened, page_url);
    if (!looking->member)
        return false;
    if (looking->page && *looking->page)
        return true;
    diagnostic_error(&opened->all, opened->settings->section->at,
                     "it is not known where the page of [%s] can be seen",
                     opened->settings->section->name);
    diagnostic_remedy(&opened->all,
                      "give its address as 'public' there, or as 'url' in "
                      "[site]");
    return false;
}

bool looking_do(struct opened *opened, const char *page_url,
                const struct watch *watch, struct verification *v)
{
    struct looking looking = {.opened = opened, .arena = opened->arena, .v = v};
    verification_begin(v, opened->arena);
    if (!find_what(&looking, page_url))
        return false;
    visitor_begin(&looking.visitor, opened->arena, opened->settings,
                  opened->secrets, watch);
    bool looked = look_at_page(&looking);
    if (looking.member == opened->current) {
        looked = looked && look_at_years(&looking);
        if (looked)
            look_at_homepage(&looking);
    }
    visitor_end(&looking.visitor);
    return looked;
}
