/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A page of WordPress, by its REST API and an application password: found by
 * the last part of its address, changed by its id, so that what it was before
 * stays among its revisions.
 *
 * A site may take away from a text what it holds to be dangerous, and still
 * answer that all is well. So a private page is made of it first, read and
 * removed again; and what the public page holds then is read too, and put back
 * as it was where that is not the text.
 */
#include "publish/target.h"

#include <curl/curl.h>
#include <string.h>

#include "publish/wordpress_content.h"
#include "publish/wordpress_name.h"
#include "publish/wordpress_rest.h"

/* What the private page is called, so that one that is left over after a cut
 * is known again. */
#define SCRATCH_SLUG  "avow-scratch-"
#define SCRATCH_TITLE "Scratch page of avow, which may be deleted"

/* What failed for a moment is not left at that where a page is to be put back
 * or removed. */
#define RESCUES 3

struct wordpress {
    struct wordpress_rest rest;
    const char *slug;
    const char *scratch;
    const char *tried; /* hash of the text that was tried already, or NULL */
};

static void prepare(void *handle, void *own)
{
    const struct target *target = own;
    if (!*target->login.user)
        return;
    curl_easy_setopt((CURL *)handle, CURLOPT_HTTPAUTH, (long)CURLAUTH_BASIC);
    curl_easy_setopt((CURL *)handle, CURLOPT_USERNAME, target->login.user);
    curl_easy_setopt((CURL *)handle, CURLOPT_PASSWORD, target->login.password);
}

static struct result name_page(struct target *target)
{
    struct wordpress *wordpress = target->own;
    struct str slug = wordpress_slug(target);
    wordpress->slug = str_copy(target->arena, slug).at;
    wordpress->scratch = arena_format(target->arena, SCRATCH_SLUG "%s",
                                      wordpress->slug);
    if (wordpress_is_slug(slug))
        return RESULT_OK;
    struct result result = result_make(target->arena, RESULT_LASTING,
                                       "a page cannot have the slug '%.*s'",
                                       STR(slug));
    result.remedy = "write it as the page's address has it: small letters "
                    "without accents, digits and hyphens";
    return result;
}

static struct result wordpress_open(struct target *target)
{
    struct wordpress *wordpress = arena_alloc(target->arena, sizeof *wordpress);
    const struct settings *settings = target->settings;
    struct transfer_plan plan = transfer_plan_of(
        target->arena, settings, target->secrets, target->watch,
        settings->insecure ? "http" : "https");
    plan.prepare = prepare;
    plan.own = target;
    plan.seen = &target->seen;
    target->own = wordpress;
    wordpress->rest = (struct wordpress_rest){
        .arena = target->arena,
        .transfer = transfer_open(target->arena, &plan),
        .base = transfer_url(target->arena, settings, plan.protocols,
                             target_path(target, "")),
    };
    struct result result = name_page(target);
    return result_is_done(result) ? wordpress_begin(&wordpress->rest) : result;
}

static struct result find_page(struct target *target,
                               struct wordpress_page **page)
{
    struct wordpress *wordpress = target->own;
    struct wordpress_page *pages;
    struct result result = wordpress_find(&wordpress->rest, wordpress->slug,
                                          &pages);
    *page = NULL;
    if (!result_is_done(result) || !pages)
        return result;
    *page = wordpress_choose(target, pages);
    if (*page)
        return result;
    result = result_make(target->arena, RESULT_LASTING,
                         "several pages have the slug '%s': %.*s and %.*s",
                         wordpress->slug, STR(pages->link),
                         STR(pages->next->link));
    result.remedy = "write the address of the one that is meant as 'public'";
    return result;
}

static void note_address(struct target *target,
                         const struct wordpress_page *page)
{
    if (page->link.len)
        target->page_url = str_copy(target->arena, page->link).at;
}

/* A page that the public does not see does not hold what was published. */
static struct result wordpress_look(struct target *target, const char *path,
                                    bool content, struct held *held)
{
    struct wordpress_page *page;
    (void)path;
    (void)content;
    *held = (struct held){.known = true, .size = -1};
    struct result result = find_page(target, &page);
    if (!result_is_done(result) || !page)
        return result;
    held->there = true;
    if (!wordpress_is_public(page)) {
        hash_sha256(str_of(""), held->sha256);
        return result;
    }
    wordpress_recognise(target->arena, page->content, page->rendered,
                        page->link, held->sha256);
    note_address(target, page);
    return result;
}

/* What may have arrived is looked for before it is sent again. */
static struct result look_again(struct result result)
{
    result.unsure = result.state == RESULT_UNCERTAIN;
    if (result.unsure)
        result.state = RESULT_PASSING;
    return result;
}

static void add(struct arena *arena, struct value *fields, const char *name,
                struct str text)
{
    value_add(fields, name, value_text(arena, text));
}

static struct value *fields_of(struct arena *arena, struct str title,
                               struct str content, struct str status)
{
    struct value *fields = value_map(arena);
    add(arena, fields, "title", title);
    add(arena, fields, "content", content);
    add(arena, fields, "status", status);
    return fields;
}

/* Removes private pages that a run left which was cut, and one whose making
 * was cut just now. */
static struct result remove_scratch(struct target *target)
{
    struct wordpress *wordpress = target->own;
    struct wordpress_page *pages;
    const char *slugs = arena_format(target->arena, "%s,%s-2,%s-3",
                                     wordpress->scratch, wordpress->scratch,
                                     wordpress->scratch);
    struct result result = wordpress_find(&wordpress->rest, slugs, &pages);
    for (; result_is_done(result) && pages; pages = pages->next)
        if (str_is(pages->title, SCRATCH_TITLE) && !wordpress_is_public(pages))
            result = wordpress_delete(&wordpress->rest, pages->id);
    return result;
}

/* Makes a private page of the text, reads it and removes it. */
static struct result try_out(struct target *target, const struct upload *upload,
                             struct str content)
{
    struct wordpress *wordpress = target->own;
    struct wordpress_rest *rest = &wordpress->rest;
    struct wordpress_page *page;
    const char *fault = NULL;
    if (wordpress->tried && !strcmp(wordpress->tried, upload->sha256))
        return RESULT_OK;
    struct result result = remove_scratch(target);
    if (!result_is_done(result))
        return result;
    struct value *fields = fields_of(target->arena, str_of(SCRATCH_TITLE),
                                     content, str_of("private"));
    add(target->arena, fields, "slug", str_of(wordpress->scratch));
    result = wordpress_write(rest, NULL, fields, &page);
    if (result.state == RESULT_UNCERTAIN) {
        result.state = RESULT_PASSING;
        (void)!result_is_done(remove_scratch(target));
    }
    if (!result_is_done(result))
        return result;
    const char *id = page->id;
    result = wordpress_get(rest, id, &page);
    if (result_is_done(result))
        fault = page
                    ? wordpress_fault(target->arena, upload->bytes,
                                      page->content, page->rendered, page->link)
                    : "a page that was made was gone at once";
    struct result removed = wordpress_delete(rest, id);
    if (!result_is_done(removed))
        removed.text = arena_format(target->arena,
                                    "%s; the private page '" SCRATCH_TITLE
                                    "' is left, and the next publication "
                                    "removes it",
                                    removed.text);
    if (fault) {
        result = result_make(
            target->arena, RESULT_LASTING,
            "WordPress does not keep the text as it was approved: %s. A "
            "private page showed that; the public one was not touched%s%s",
            fault, result_is_done(removed) ? "" : ". ",
            result_is_done(removed) ? "" : removed.text);
        result.remedy =
            str_is(settings_text(target->settings, "fragment"), "full")
                ? "write fragment = plain, or ask who runs the site to let "
                  "the account use HTML as it is (unfiltered_html)"
                : "ask who runs the site to let the account use HTML as it is "
                  "(unfiltered_html), or which plugin changes texts";
        return result;
    }
    if (result_is_done(result) && result_is_done(removed))
        wordpress->tried = str_copy(target->arena, str_of(upload->sha256)).at;
    return result_is_done(result) ? removed : result;
}

/* Puts a page back as it was. */
static struct result put_back(struct target *target,
                              const struct wordpress_page *before)
{
    struct wordpress *wordpress = target->own;
    struct wordpress_page *now;
    struct result result = RESULT_OK;
    for (int i = 0; i < RESCUES; i++) {
        result = wordpress_write(&wordpress->rest, before->id,
                                 fields_of(target->arena, before->title,
                                           before->content, before->status),
                                 &now);
        if (result_is_done(result))
            result = wordpress_get(&wordpress->rest, before->id, &now);
        if (result_is_done(result) || result.state == RESULT_LASTING)
            break;
    }
    if (result_is_done(result) &&
        (!now || !str_equal(now->content, before->content)))
        result = result_make(target->arena, RESULT_LASTING,
                             "WordPress makes another text of that too");
    return result;
}

static struct result remove_again(struct target *target,
                                  const struct wordpress_page *made)
{
    struct wordpress *wordpress = target->own;
    struct result result = RESULT_OK;
    for (int i = 0; i < RESCUES; i++) {
        result = wordpress_delete(&wordpress->rest, made->id);
        if (result_is_done(result) || result.state == RESULT_LASTING)
            break;
    }
    return result;
}

/* The page is not as it should be: it becomes what it was before, which is
 * none at all where `before` is NULL. */
static struct result undo(struct target *target,
                          const struct wordpress_page *before,
                          const struct wordpress_page *now, const char *fault)
{
    struct result undone = before ? put_back(target, before)
                                  : remove_again(target, now);
    struct result result;
    if (result_is_done(undone)) {
        result = result_make(
            target->arena, RESULT_LASTING,
            "WordPress does not keep the text as it was approved: %s. %s",
            fault,
            before ? "What the page held before is in its place again"
                   : "The page that was made for it is removed again");
        result.remedy = "ask who runs the site what changes the texts of "
                        "pages: a plugin, or a filter";
        return result;
    }
    result = result_make(
        target->arena, RESULT_LASTING,
        "WordPress does not keep the text as it was approved: %s. %s: %s",
        fault,
        before ? "The public sees that now, since what the page held before "
                 "could not be put back"
               : "The public sees that now, since the page could not be "
                 "removed again",
        undone.text);
    result.remedy = before ? "open the page in WordPress at once, and restore "
                             "the last of its revisions"
                           : "remove the page in WordPress at once";
    result.unsure = true;
    return result;
}

/* Reads the page that was written, and sees that it is what was approved. */
static struct result read_back(struct target *target,
                               const struct upload *upload,
                               const struct wordpress_page *before,
                               const struct wordpress_page *written)
{
    struct wordpress *wordpress = target->own;
    struct wordpress_page *now;
    struct result result = wordpress_get(&wordpress->rest, written->id, &now);
    if (!result_is_done(result)) {
        result.unsure = true;
        return result;
    }
    const char *fault =
        !now ? "the page is gone"
        : !wordpress_is_public(now)
            ? arena_format(target->arena,
                           "the public cannot see it, its status is '%.*s'",
                           STR(now->status))
            : wordpress_fault(target->arena, upload->bytes, now->content,
                              now->rendered, now->link);
    if (fault)
        return undo(target, before, written, fault);
    note_address(target, now);
    return result;
}

/*
 * WordPress gives a page that has the name of another a number. Then somebody
 * has made that meanwhile, or a cut request of ours has; or the name is a
 * file's in the library of media.
 */
static struct result name_is_taken(struct target *target,
                                   const struct wordpress_page *made)
{
    struct wordpress *wordpress = target->own;
    struct wordpress_page *other;
    struct result result = remove_again(target, made);
    if (result_is_done(result))
        result = find_page(target, &other);
    if (!result_is_done(result))
        return result;
    if (other)
        return result_make(target->arena, RESULT_PASSING,
                           "the page was made by somebody else meanwhile");
    result = result_make(target->arena, RESULT_LASTING,
                         "WordPress has the slug '%s' for something that is "
                         "no page: a file of its media library, or something "
                         "in its trash",
                         wordpress->slug);
    result.remedy = "write another one as 'slug', or rename that in WordPress";
    return result;
}

/* Changes the page, or makes it, and sees that it is as it should be. */
static struct result put_page(struct target *target,
                              const struct upload *upload, struct str content,
                              const struct wordpress_page *before)
{
    struct wordpress *wordpress = target->own;
    struct arena *arena = target->arena;
    struct str title = settings_text(target->settings, "title");
    struct wordpress_page *now;
    struct value *fields = fields_of(arena,
                                     title.len ? title : str_of(upload->title),
                                     content, str_of("publish"));
    if (!before)
        add(arena, fields, "slug", str_of(wordpress->slug));
    struct result result = wordpress_write(
        &wordpress->rest, before ? before->id : NULL, fields, &now);
    if (!result_is_done(result))
        return look_again(result);
    if (!before && !str_is(now->slug, wordpress->slug))
        return name_is_taken(target, now);
    return read_back(target, upload, before, now);
}

/* A wish to stop has to wait while there is a private page, or a public one
 * that nobody has looked at. */
static struct result try_out_held(struct target *target,
                                  const struct upload *upload,
                                  struct str content)
{
    watch_hold(target->watch, true);
    struct result result = try_out(target, upload, content);
    watch_hold(target->watch, false);
    return result;
}

static struct result wordpress_put(struct target *target,
                                   const struct upload *upload)
{
    struct str content = wordpress_content(target->arena, upload->bytes,
                                           upload->sha256);
    struct wordpress_page *before;
    struct result result = try_out_held(target, upload, content);
    if (result_is_done(result))
        result = find_page(target, &before);
    if (!result_is_done(result))
        return result;
    watch_hold(target->watch, true);
    result = put_page(target, upload, content, before);
    watch_hold(target->watch, false);
    return result;
}

/* Makes a private page of what texts have in them, and removes it. */
static struct result wordpress_examine(struct target *target)
{
    static const char sample[] =
        "<section aria-labelledby=\"avow-doctor\">\n"
        "<h2 id=\"avow-doctor\">What the doctor tries</h2>\n"
        "<p>It's <strong>\"so\"</strong> -- <em>or</em> "
        "<a href=\"https://www.example.org/\">not</a>.</p>\n"
        "<div class=\"table\" role=\"region\">\n"
        "<table><caption>1</caption><thead><tr><th scope=\"col\">2</th></tr>"
        "</thead><tbody><tr><td>3</td></tr></tbody></table>\n</div>\n"
        "<ul><li>4</li></ul><dl><dt>5</dt><dd>6</dd></dl>\n</section>\n";
    char hash[HASH_LENGTH + 1];
    const struct upload upload = {.bytes = str_of(sample), .sha256 = hash};
    hash_sha256(upload.bytes, hash);
    struct result result = try_out_held(
        target, &upload, wordpress_content(target->arena, upload.bytes, hash));
    if (result_is_done(result))
        target->tried = "a private page can be made, is kept as it was sent, "
                        "and can be removed";
    return result;
}

static void wordpress_close(struct target *target)
{
    struct wordpress *wordpress = target->own;
    if (wordpress)
        transfer_close(wordpress->rest.transfer);
    target->own = NULL;
}

const struct target_kind target_wordpress = {
    .name = "WordPress",
    .page = true,
    .open = wordpress_open,
    .look = wordpress_look,
    .put = wordpress_put,
    .examine = wordpress_examine,
    .close = wordpress_close,
};
