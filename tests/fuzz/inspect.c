/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Fuzzes looking at published pages. The input is an approved text, a page, an
 * address of a link and a header Content-Type, divided by lines "%%%". A page
 * shows itself; what is said of it is there.
 */
#include "base/buffer.h"
#include "publish/address.h"
#include "publish/verification.h"

#include "fuzz.h"

enum { TEXT, PAGE, HREF, TYPE, COUNT };

static const struct str address = {"https://a.example/b/", 20};

/* Takes the next of the input's texts off its front. */
static struct str next_text(struct str *rest)
{
    static const char divider[] = "\n%%%\n";
    size_t i = 0;
    while (i < rest->len &&
           !str_starts(str_slice(*rest, i, rest->len), divider))
        i++;
    struct str text = str_slice(*rest, 0, i);
    *rest = str_slice(*rest, i + strlen(divider), rest->len);
    return text;
}

/* A page made to be slow or large is given up after so many looks. */
static bool go_on(void *own)
{
    return (*(int *)own)++ < 4000;
}

static void look_over_looks(const struct verification *v)
{
    size_t count = 0;
    for (const struct look *s = v->first; s; s = s->next, count++) {
        must(*s->what && *s->says && (!s->remedy || *s->remedy));
        for (const struct look_detail *d = s->details; d; d = d->next)
            must(*d->text);
    }
    must(count == v->counts[LOOK_MET] + v->counts[LOOK_DIFFERS] +
                      v->counts[LOOK_UNKNOWN]);
}

static void look_over_comparison(const struct comparison *c, bool itself)
{
    size_t count = 0, of_kinds = 0;
    for (const struct difference *d = c->differences.first; d; d = d->next)
        must(*d->text && ++count <= DIFFERENCES_KEPT);
    for (size_t i = 0; i <= DIFFERENCE_STRUCK; i++)
        of_kinds += c->differences.of_kind[i];
    must(of_kinds == c->differences.count);
    must(count == c->differences.count || count == DIFFERENCES_KEPT);
    must(c->state != COMPARISON_SAME || !count);
    must(c->state != COMPARISON_DIFFERS || count);
    must(c->passages_shown <= c->passages);
    must(!itself || !c->words || c->state == COMPARISON_SAME);
}

static void compare(struct arena *arena, struct verification *v,
                    const struct inspected *page, struct str approved,
                    bool itself)
{
    struct comparison comparison;
    const char *why = NULL;
    int looks = 0;
    struct html_patience patience = {go_on, &looks};
    if (inspect_text(arena, page, approved, &patience, &comparison, &why)) {
        look_over_comparison(&comparison, itself);
        verify_surroundings(v, verify_text(v, "text", "the text", &comparison),
                            &comparison);
    } else {
        must(why && *why);
        verify_unknown(v, "text", "the text", why);
    }
}

static void look_for_links(struct arena *arena, struct verification *v,
                           const struct inspected *page, struct str href)
{
    struct str goal = address_resolve(arena, address, href);
    struct str again = address_resolve(arena, address, goal);
    must(!goal.len || str_equal(goal, again));
    struct str phrase = {"slavery", 7};
    struct homepage_wanted wanted = {&goal, 1, &address, 1, &phrase, 1};
    struct homepage homepage = homepage_look(arena, page->page, address,
                                             &wanted);
    must(homepage.count <= HOMEPAGE_LINKS_MAX);
    must(!homepage.count == !homepage_best(&homepage));
    verify_homepage(v, "https://a.example/", &homepage);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct arena *arena = arena_new();
    struct str rest = {(const char *)bytes, len}, texts[COUNT];
    for (size_t i = 0; i < COUNT; i++)
        texts[i] = next_text(&rest);
    struct fetched fetched = {texts[PAGE], address, texts[TYPE]};
    int looks = 0;
    struct html_patience patience = {go_on, &looks};
    const struct inspected *page = inspect(arena, &fetched, &patience);
    struct verification v;
    verification_begin(&v, arena);
    struct reply reply = {.address = address.at,
                          .from = address.at,
                          .status = 200,
                          .content_type = texts[TYPE],
                          .robots = texts[HREF]};
    (void)verify_reply(&v, "page", "the page", &reply);
    verify_page(&v, &reply, page);
    compare(arena, &v, page, texts[TEXT], false);
    if (page->page) {
        if (page->charset.utf8 && !str_starts(texts[PAGE], "\xef\xbb\xbf"))
            compare(arena, &v, page, texts[PAGE], true);
        look_for_links(arena, &v, page, texts[HREF]);
    } else {
        must(page->why && *page->why);
    }
    look_over_looks(&v);
    arena_free(arena);
    return 0;
}
