/* SPDX-License-Identifier: BSD-2-Clause */
/* What is said of a published page, and what it comes to. */
#include "publish/verification.h"

#include "tap.h"

static struct arena *arena;
static struct verification v;

#define PAGE "https://www.example.org/ms/"

static void begin(void)
{
    verification_begin(&v, arena);
    v.url = PAGE;
}

static const struct look *find(const char *what)
{
    const struct look *look = v.first;
    while (look && strcmp(look->what, what) != 0)
        look = look->next;
    return look;
}

static void says(const char *what, enum look_outcome outcome,
                 const char *expected)
{
    const struct look *look = find(what);
    if (!ok(look && look->outcome == outcome && !strcmp(look->says, expected) &&
                !strcmp(look->url, PAGE),
            "%s: %s", what, expected) &&
        look)
        note("%s: %s", look_word(look->outcome), look->says);
}

static void comes_to(enum look_outcome outcome, const char *name)
{
    ok(verification_outcome(&v) == outcome, "%s: it comes to '%s'", name,
       look_word(outcome));
}

static void reply(long status, const char *fault, bool untrusted,
                  enum look_outcome outcome, const char *expected)
{
    begin();
    struct reply reply = {.address = PAGE,
                          .from = PAGE,
                          .status = status,
                          .fault = fault,
                          .untrusted = untrusted};
    bool there = verify_reply(&v, "page", "the page", &reply);
    ok(there == (status == 200), "only a page is looked into (%ld)", status);
    says("page", outcome, expected);
}

static void test_replies(void)
{
    reply(200, NULL, false, LOOK_MET, "the page answers at " PAGE);
    comes_to(LOOK_MET, "an answer");
    reply(404, NULL, false, LOOK_DIFFERS,
          "the page is not at " PAGE " (status 404)");
    comes_to(LOOK_DIFFERS, "a page that is not there");
    reply(410, NULL, false, LOOK_DIFFERS,
          "the page is not at " PAGE " (status 410)");
    reply(401, NULL, false, LOOK_DIFFERS,
          "the page asks for a login at " PAGE " (status 401)");
    reply(403, NULL, false, LOOK_UNKNOWN,
          "the page could not be checked at " PAGE
          ": it refuses programs, or everybody (status 403)");
    comes_to(LOOK_UNKNOWN, "a page that refuses robots");
    reply(429, NULL, false, LOOK_UNKNOWN,
          "the page could not be checked at " PAGE
          ": it was asked too often (status 429)");
    reply(503, NULL, false, LOOK_UNKNOWN,
          "the page could not be checked at " PAGE
          ": the server has a fault (status 503)");
    reply(204, NULL, false, LOOK_UNKNOWN,
          "the page could not be checked at " PAGE
          ": it gives no page (status 204)");
    reply(0, "it took too long", false, LOOK_UNKNOWN,
          "the page could not be checked at " PAGE ": it took too long");
    reply(0, "certificate has expired", true, LOOK_DIFFERS,
          "the page cannot be trusted at " PAGE ": certificate has expired");

    begin();
    struct reply moved = {
        .address = PAGE, .from = "https://www.example.org/x/", .status = 200};
    (void)verify_reply(&v, "page", "the page", &moved);
    ok(v.first->details &&
           !strcmp(v.first->details->text, "it was sent on to "
                                           "https://www.example.org/x/"),
       "a redirect is said");
}

static void look_at(const char *address, const char *type, const char *robots,
                    const char *html)
{
    begin();
    struct reply reply = {.address = address,
                          .from = address,
                          .status = 200,
                          .content_type = str_of(type),
                          .robots = str_of(robots)};
    struct fetched fetched = {str_of(html), str_of(address), str_of(type)};
    verify_page(&v, &reply, inspect(arena, &fetched, NULL));
}

static void test_pages(void)
{
    look_at(PAGE, "text/html; charset=utf-8", "", "<title>x</title>");
    comes_to(LOOK_MET, "a page as it should be");
    says("https", LOOK_MET, "it is sent by HTTPS");
    says("type", LOOK_MET, "it is HTML");
    says("charset", LOOK_MET, "its charset is 'utf-8'");
    says("robots", LOOK_MET, "search engines may list it");
    ok(!find("canonical"), "without a canonical address nothing is said of it");
    look_at("http://www.example.org/ms/", "Application/XHTML+xml", "", "x");
    says("https", LOOK_DIFFERS,
         "http://www.example.org/ms/ is not HTTPS: anybody on the way can "
         "change what is read");
    says("type", LOOK_MET, "it is HTML");
    ok(find("charset")->warned, "a page that does not say its charset is told");
    look_at(PAGE, "", "all, noindex", "<meta charset=utf-8>");
    says("type", LOOK_DIFFERS,
         "the server says that its type is '', and not 'text/html'");
    says("robots", LOOK_DIFFERS,
         "the header X-Robots-Tag keeps it out of search: 'all, noindex'");
    look_at(PAGE, "text/html", "", "<meta name=robots content=none>");
    says("robots", LOOK_DIFFERS,
         "a meta element keeps it out of search: 'none'");
    look_at(PAGE, "text/html;charset=latin1", "", "<meta charset=utf-8>");
    says("charset", LOOK_DIFFERS,
         "its header says 'latin1' and the page itself 'utf-8'");
    look_at(PAGE, "text/html;charset=koi8-r", "", "x");
    says("charset", LOOK_UNKNOWN,
         "its charset could not be checked: the page is written in 'koi8-r', "
         "which is not known here");
    ok(!find("robots"), "of a page that cannot be read no more is said");
    look_at(PAGE, "text/html", "", "<link rel=canonical href=/ms/index.html>");
    ok(!find("canonical"), "its own address is canonical");
    look_at(PAGE, "text/html", "", "<link rel=canonical href=/other>");
    says("canonical", LOOK_MET,
         "it gives another address as its own: "
         "'https://www.example.org/other'");
    ok(find("canonical")->warned, "which is a warning");
}

static void hold(const char *approved, const char *page)
{
    begin();
    struct fetched fetched = {str_of(page), str_of(PAGE), str_of("text/html")};
    struct comparison c;
    const char *why;
    if (inspect_text(arena, inspect(arena, &fetched, NULL), str_of(approved),
                     NULL, &c, &why))
        (void)verify_text(&v, "text", "the statement", &c);
}

static void test_texts(void)
{
    const char *text = "<h1>A b</h1><p>c d e f</p><p>It's g h i j k l</p>";
    hold(text, text);
    says("text", LOOK_MET,
         "the statement is there as it was approved, word for word (13 words)");
    comes_to(LOOK_MET, "the approved text");
    hold(text, "<h1>A b</h1><p>c d x f</p><p>It's g h i j k l</p>");
    says("text", LOOK_DIFFERS,
         "the statement is not as it was approved: 1 difference");
    ok(find("text")->details && !strcmp(find("text")->details->text,
                                        "under 'A b', 'c d e f' was approved, "
                                        "and 'c d x f' stands there"),
       "which is shown");
    comes_to(LOOK_DIFFERS, "another text");
    hold(text, "<h1>A b</h1><p>c d e f</p><p>It\xe2\x80\x99s g h i j k l</p>");
    says("text", LOOK_DIFFERS,
         "the statement differs from what was approved in typography alone: "
         "quotation marks, dashes or the like were changed");
    hold(text, "<p>Nothing of it");
    says("text", LOOK_DIFFERS, "the statement is not on the page");
    hold(text, "<p>c d e f</p><p>and all that you never wanted to read");
    says("text", LOOK_DIFFERS,
         "another text is on the page: of 2 passages of the statement 1 are "
         "there");
    hold(text, "<div id=app></div><script src=x></script>");
    says("text", LOOK_UNKNOWN,
         "the statement could not be checked: the page shows next to nothing "
         "without its scripts");
    (void)verification_add(&v, "page", LOOK_MET, NULL, "x");
    comes_to(LOOK_UNKNOWN, "a text that could not be checked, and a page");
    (void)verification_add(&v, "robots", LOOK_DIFFERS, NULL, "x");
    comes_to(LOOK_DIFFERS, "and something that differs");
}

static void home(const char *html)
{
    static const char *const goal = PAGE, *const list = PAGE "all/";
    struct str statement = str_of(goal), index = str_of(list);
    struct str phrase = str_of("modern slavery");
    struct homepage_wanted wanted = {&statement, 1, &index, 1, &phrase, 1};
    const char *why;
    begin();
    struct homepage homepage = homepage_look(
        arena, html_parse(arena, str_of(html), NULL, &why), str_of(PAGE),
        &wanted);
    verify_homepage(&v, "https://www.example.org/", &homepage);
}

static void test_homepages(void)
{
    home("<footer><a href=/ms/>Modern slavery</a>");
    says("homepage-link", LOOK_MET,
         "the homepage links to the statement in the footer, by 'Modern "
         "slavery'");
    home("<nav><a href=/ms/all/>Modern slavery</a>");
    says("homepage-link", LOOK_MET,
         "the homepage's link 'Modern slavery' in the menu leads to '" PAGE
         "all/', from where it is one more step to the statement");
    ok(find("homepage-link")->warned, "which is a warning");
    home("<nav><a href=/ms/>Policies</a>");
    says("homepage-link", LOOK_DIFFERS,
         "the homepage's link to the statement is called 'Policies', which "
         "does not say what it is about");
    home("<nav><a href=/ms/></a>");
    says("homepage-link", LOOK_DIFFERS,
         "the homepage's link to the statement in the menu has no text");
    home("<nav hidden><a href=/ms/>Modern slavery</a>");
    says("homepage-link", LOOK_DIFFERS,
         "the homepage's link 'Modern slavery' in the menu stands in a part "
         "that is hidden");
    home("<main><a href=/news>Modern slavery</a>");
    says("homepage-link", LOOK_DIFFERS,
         "the homepage's link 'Modern slavery' in the main text leads to "
         "'https://www.example.org/news', and not to the statement");
    home("<p>Nothing");
    says("homepage-link", LOOK_DIFFERS,
         "the homepage https://www.example.org/ has no link to the statement");
    home("<script src=x></script>");
    says("homepage-link", LOOK_UNKNOWN,
         "the homepage could not be checked: https://www.example.org/ shows "
         "next to nothing without its scripts");
    home("<script src=x></script><a href=/a>a</a><a href=/b>b</a><a href=/c>c");
    says("homepage-link", LOOK_DIFFERS,
         "the homepage https://www.example.org/ has no link to the statement");
}

int main(void)
{
    arena = arena_new();
    begin();
    comes_to(LOOK_UNKNOWN, "nothing that was looked at");
    test_replies();
    test_pages();
    test_texts();
    test_homepages();
    arena_free(arena);
    return done();
}
