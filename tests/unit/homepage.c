/* SPDX-License-Identifier: BSD-2-Clause */
/* The link to a statement on homepages of many kinds. */
#include "publish/homepage.h"

#include "tap.h"

static struct arena *arena;

#define HOME "https://www.example.org/"

#define TEXT(text)                                                             \
    {                                                                          \
        text, sizeof text - 1                                                  \
    }

static const struct str statement[] = {
    TEXT("https://www.example.org/modern-slavery/"),
    TEXT("https://www.example.org/ms"),
};
static const struct str pages[] = {
    TEXT("https://www.example.org/statements"),
    TEXT("https://www.example.org/modern-slavery/2023-24/"),
};
static const struct str phrases[] = {
    TEXT("modern slavery"),
    TEXT("slavery and human trafficking"),
};
static const struct homepage_wanted wanted = {statement, 2,       pages,
                                              2,         phrases, 2};

static struct homepage look(const char *html)
{
    const char *why;
    const struct html_node *page = html_parse(arena, str_of(html), NULL, &why);
    return homepage_look(arena, page, STR_LITERAL(HOME), &wanted);
}

/* A page whose best link is of that kind. */
static void best(const char *html, enum link_goal goal, enum link_place place,
                 bool seen, bool named)
{
    struct homepage homepage = look(html);
    const struct homepage_link *link = homepage_best(&homepage);
    if (!ok(link && link->goal == goal && link->place == place &&
                link->seen == seen && link->named == named,
            "%s", text_one_line(arena, str_of(html)).at) &&
        link)
        note("to '%.*s' by '%.*s' %s, %sseen, %snamed", STR(link->address),
             STR(link->text), homepage_place(link->place),
             link->seen ? "" : "not ", link->named ? "" : "not ");
}

static void nowhere(const char *html)
{
    struct homepage homepage = look(html);
    ok(!homepage_best(&homepage), "no link: %s", html);
}

#define LINK "<a href='/modern-slavery/'>Modern slavery statement</a>"

static void test_places(void)
{
    best("<footer><p>" LINK, GOAL_STATEMENT, PLACE_FOOTER, true, true);
    best("<footer><nav>" LINK, GOAL_STATEMENT, PLACE_FOOTER, true, true);
    best("<header>" LINK, GOAL_STATEMENT, PLACE_HEADER, true, true);
    best("<header><nav><ul><li>" LINK, GOAL_STATEMENT, PLACE_MENU, true, true);
    best("<main><p>" LINK, GOAL_STATEMENT, PLACE_MAIN, true, true);
    best("<main><article><footer>" LINK, GOAL_STATEMENT, PLACE_MAIN, true,
         true);
    best("<aside>" LINK, GOAL_STATEMENT, PLACE_ASIDE, true, true);
    best("<p>" LINK, GOAL_STATEMENT, PLACE_BODY, true, true);
    best("<div id=footer><table><tr><td>" LINK, GOAL_STATEMENT, PLACE_FOOTER,
         true, true);
    best("<div class='site-footer wide'>" LINK, GOAL_STATEMENT, PLACE_FOOTER,
         true, true);
    best("<div role=contentinfo>" LINK, GOAL_STATEMENT, PLACE_FOOTER, true,
         true);
    best("<div class=footage>" LINK, GOAL_STATEMENT, PLACE_BODY, true, true);
    best("<ul class=main-menu><li>" LINK, GOAL_STATEMENT, PLACE_MENU, true,
         true);
}

static void test_hidden(void)
{
    best("<footer hidden>" LINK, GOAL_STATEMENT, PLACE_FOOTER, false, true);
    best("<nav aria-hidden=TRUE>" LINK, GOAL_STATEMENT, PLACE_MENU, false,
         true);
    best("<nav style='display : none'>" LINK, GOAL_STATEMENT, PLACE_MENU, false,
         true);
    best("<p style=visibility:hidden>" LINK, GOAL_STATEMENT, PLACE_BODY, false,
         true);
    best("<div inert>" LINK, GOAL_STATEMENT, PLACE_BODY, false, true);
    nowhere("<noscript>" LINK "</noscript>");
    nowhere("<body><p>x<noscript><p>" LINK "</noscript>");
    best("<head><NoScript >x</NOSCRIPT><title>T</title></head>" LINK,
         GOAL_STATEMENT, PLACE_BODY, true, true);
    best("<a hidden href=/ms>Modern slavery</a><p>x", GOAL_STATEMENT,
         PLACE_BODY, false, true);
    best("<nav aria-hidden=true>" LINK "</nav><footer>" LINK, GOAL_STATEMENT,
         PLACE_FOOTER, true, true);
    best("<footer>" LINK "</footer><nav aria-hidden=true>" LINK, GOAL_STATEMENT,
         PLACE_FOOTER, true, true);
    best("<nav><button aria-controls=m>About</button><ul id=m hidden><li>" LINK,
         GOAL_STATEMENT, PLACE_MENU, true, true);
    best("<nav><details><summary>About</summary>" LINK, GOAL_STATEMENT,
         PLACE_MENU, true, true);
    nowhere("<!-- " LINK " -->");
    nowhere("<template>" LINK "</template>");
    nowhere("<script>document.write(\"" LINK "\")</script>");
    nowhere("<textarea>" LINK "</textarea>");
    nowhere("<a name=x>Modern slavery statement</a>");
}

static void test_names(void)
{
    best("<a href=/ms><img src=a alt='Modern Slavery'></a>", GOAL_STATEMENT,
         PLACE_BODY, true, true);
    best("<a href=/ms>Our statement on <b>modern</b>\n slavery</a>",
         GOAL_STATEMENT, PLACE_BODY, true, true);
    best("<a href=/ms>Slavery and Human&nbsp;Trafficking</a>", GOAL_STATEMENT,
         PLACE_BODY, true, true);
    best("<a href=/ms aria-label='Modern slavery'>Policies</a>", GOAL_STATEMENT,
         PLACE_BODY, true, false);
    best("<a href=/ms>Modern <span hidden>slavery</span></a>", GOAL_STATEMENT,
         PLACE_BODY, true, false);
    best("<a href=/ms></a>", GOAL_STATEMENT, PLACE_BODY, true, false);
    best("<a href=/ms>Policies</a><footer><a href=/ms>Modern slavery",
         GOAL_STATEMENT, PLACE_FOOTER, true, true);
}

static void test_goals(void)
{
    best("<a href=/statements>Modern slavery</a>", GOAL_INDEX, PLACE_BODY, true,
         true);
    best("<a href=modern-slavery/2023-24>Modern slavery</a>", GOAL_INDEX,
         PLACE_BODY, true, true);
    best("<a href=/statements>Modern slavery</a><main><a href=/ms>Modern "
         "slavery",
         GOAL_STATEMENT, PLACE_MAIN, true, true);
    best("<a href=/statements>Modern slavery</a><a href=/ms>Policies",
         GOAL_INDEX, PLACE_BODY, true, true);
    best("<a href=/news>Modern slavery conference</a>", GOAL_ELSEWHERE,
         PLACE_BODY, true, true);
    best("<a href=/news>Modern slavery</a><footer><a href=/ms>Policies",
         GOAL_STATEMENT, PLACE_FOOTER, true, false);
    nowhere("<a href=/news>News</a><a href=/policies>Policies</a>");
    nowhere("");
    best("<base href=https://www.example.org/modern-slavery/x><a href=.>Modern "
         "slavery",
         GOAL_STATEMENT, PLACE_BODY, true, true);
    best("<a href='HTTP://WWW.example.org:80/%6ds/#top'>Modern slavery",
         GOAL_STATEMENT, PLACE_BODY, true, true);
    best("<a href=//www.example.org/ms>Modern slavery", GOAL_STATEMENT,
         PLACE_BODY, true, true);
}

int main(void)
{
    arena = arena_new();
    test_places();
    test_hidden();
    test_names();
    test_goals();
    struct homepage_wanted any = wanted;
    any.phrase_count = 0;
    const char *why;
    const struct html_node *page = html_parse(
        arena, STR_LITERAL("<a href=/x>Modern slavery</a><a href=/ms>Notes"),
        NULL, &why);
    struct homepage homepage = homepage_look(arena, page, STR_LITERAL(HOME),
                                             &any);
    ok(homepage.count == 1 && homepage.links == 2 && homepage.first->named,
       "without phrases any text names it, and only links to it count");
    struct homepage empty = look("<div id=app></div><script src=/a.js>");
    ok(!empty.links && empty.scripts, "what a script may show is told");
    arena_free(arena);
    return done();
}
