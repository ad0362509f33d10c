/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/wordpress_rest.h"

#include <string.h>

#include "data/json.h"

/* A page comes as it was written and as it is shown, with much around it. */
#define ANSWER_MAX ((size_t)64 * 1024 * 1024)
#define BODY_MAX   ((size_t)256 * 1024 * 1024)

#define PAGES  "/wp/v2/pages"
#define FIELDS "context=edit&_fields=id,slug,status,link,title,content"

/* What came back, and as JSON. */
struct reply {
    struct answer answer;
    const struct value *json; /* NULL: it was none */
};

static struct str member(const struct value *map, const char *name)
{
    const struct value *value = map ? value_at(map, str_of(name)) : NULL;
    return value && value->kind == VALUE_TEXT ? value->text : str_of("");
}

/* Who asks is not known to it, or has no right to anything. */
static struct result not_logged_in(const struct wordpress_rest *rest,
                                   struct str code)
{
    struct result result;
    if (!rest->application_ok) {
        result = result_make(rest->arena, RESULT_LASTING,
                             "WordPress takes no application passwords here");
        result.remedy = "they need WordPress 5.6 or newer and https (as "
                        "WordPress itself sees it, behind a proxy too); a "
                        "plugin may have turned them off: look at Users, "
                        "Profile";
        return result;
    }
    result = result_make(rest->arena, RESULT_LASTING,
                         "WordPress does not accept the login (401 %.*s)",
                         STR(code));
    result.remedy =
        "look at user and password: it is an application password, made in "
        "WordPress under Users, Profile, and not the one of its login page. "
        "If they are right, the web server leaves the login out on its way to "
        "PHP: Apache needs 'CGIPassAuth On'";
    return result;
}

/* What a refusal means. */
static struct result explain(const struct wordpress_rest *rest,
                             const struct reply *reply, struct result result)
{
    long status = reply->answer.status;
    struct str code = member(reply->json, "code");
    if (status == 401)
        return not_logged_in(rest, code);
    if (status == 403 && !code.len) {
        result.remedy = "that was not WordPress: a firewall before it refuses "
                        "the request. Ask who runs the site to let this "
                        "account send HTML to WordPress' REST API";
        return result;
    }
    if (!code.len)
        return result;
    const char *remedy = result.remedy;
    unsigned wait = result.wait;
    result = result_make(
        rest->arena, result.state, "WordPress answered %ld %s: '%s'", status,
        transfer_quote(rest->transfer, code),
        transfer_quote(rest->transfer, member(reply->json, "message")));
    result.remedy = status == 403
                        ? "the account may not edit and publish pages: ask who "
                          "runs the site to give it the role Editor"
                        : remedy;
    result.wait = wait;
    return result;
}

static struct result no_json(const struct wordpress_rest *rest,
                             const struct reply *reply)
{
    struct result result = result_make(
        rest->arena, RESULT_LASTING,
        reply->answer.cut ? "the host's answer is too long"
                          : "the host's answer is no JSON: '%s'",
        transfer_quote(rest->transfer, reply->answer.body));
    result.remedy = "WordPress' REST API is off, or something stands before "
                    "it: ask who runs the site";
    return result;
}

/* One request; `fields` is what it sends, or NULL. */
static struct result call(struct wordpress_rest *rest, const char *method,
                          const char *route, const char *query,
                          const struct value *fields, struct reply *reply)
{
    static const char *const headers[] = {"Content-Type: application/json",
                                          NULL};
    struct buffer body = buffer_make(BODY_MAX);
    struct str text = str_of("");
    if (fields) {
        json_write(&body, fields);
        text = buffer_str(&body);
    }
    const struct request request = {
        .url = arena_format(rest->arena, "%s%s%s%s%s", rest->base,
                            rest->plain ? "?rest_route=" : "wp-json", route,
                            rest->plain ? "&" : "?", query),
        .method = method,
        .headers = fields ? headers : NULL,
        .body = fields ? &text : NULL,
        .answer_max = ANSWER_MAX,
        .once = fields,
    };
    struct result result = transfer_run(rest->transfer, &request,
                                        &reply->answer);
    buffer_release(&body);
    reply->json = json_read_quietly(rest->arena, reply->answer.body);
    if (reply->answer.status >= 400 && result.state == RESULT_LASTING)
        return explain(rest, reply, result);
    if (result_is_done(result) && !reply->json) {
        result = no_json(rest, reply);
        /* It may have been done all the same. */
        result.state = fields ? RESULT_UNCERTAIN : RESULT_LASTING;
    }
    return result;
}

static struct wordpress_page *page_of(struct arena *arena,
                                      const struct value *json)
{
    struct wordpress_page *page = arena_alloc(arena, sizeof *page);
    struct str id = member(json, "id");
    /* It becomes a part of addresses. */
    for (size_t i = 0; i < id.len; i++)
        if (!is_ascii_digit((unsigned char)id.at[i]))
            id = str_of("");
    *page = (struct wordpress_page){
        .id = str_copy(arena, id).at,
        .slug = member(json, "slug"),
        .status = member(json, "status"),
        .link = member(json, "link"),
        .title = member(json, "title.raw"),
        .content = member(json, "content.raw"),
        .rendered = member(json, "content.rendered"),
    };
    return page;
}

/* What is no page has none of its members. */
static struct result take_page(struct wordpress_rest *rest,
                               const struct reply *reply,
                               struct wordpress_page **page)
{
    *page = page_of(rest->arena, reply->json);
    return *(*page)->id ? RESULT_OK : no_json(rest, reply);
}

static bool is_gone(long status)
{
    return status == 404 || status == 410;
}

/* Whether it answered, and is WordPress' interface; `result` is how it ended.
 */
static bool is_interface(const struct reply *reply, struct result result)
{
    const struct value *names =
        reply->json ? value_member(reply->json, str_of("namespaces")) : NULL;
    if (!result_is_done(result) || !names)
        return false;
    for (const struct value *n = value_items(names); n; n = n->next)
        if (str_is(n->text, "wp/v2"))
            return true;
    return false;
}

static struct result find_interface(struct wordpress_rest *rest,
                                    struct reply *reply)
{
    struct result result = RESULT_OK;
    for (int i = 0; i < 2; i++) {
        rest->plain = i;
        rest->application_ok = true; /* nothing else is known yet */
        result = call(rest, NULL, "/", "_fields=namespaces,authentication",
                      NULL, reply);
        if (is_interface(reply, result))
            return RESULT_OK;
        bool other = is_gone(reply->answer.status) ||
                     (reply->answer.status && reply->answer.status < 400);
        if (!result_is_done(result) && !other)
            return result;
    }
    if (reply->answer.status >= 300 && reply->answer.status < 400)
        return result;
    result = result_make(rest->arena, RESULT_LASTING,
                         "there is no REST API of WordPress below %s",
                         rest->base);
    result.remedy = "write the address of the site's front page into the url; "
                    "a plugin may also have turned the REST API off: ask who "
                    "runs the site";
    return result;
}

struct result wordpress_begin(struct wordpress_rest *rest)
{
    struct reply reply;
    struct result result = find_interface(rest, &reply);
    if (!result_is_done(result))
        return result;
    rest->application_ok = value_at(
        reply.json, str_of("authentication.application-passwords"));
    return call(rest, NULL, PAGES, "context=edit&per_page=1&_fields=id", NULL,
                &reply);
}

struct result wordpress_find(struct wordpress_rest *rest, const char *slugs,
                             struct wordpress_page **pages)
{
    struct reply reply;
    struct wordpress_page **link = pages;
    const char *query = arena_format(
        rest->arena,
        "slug=%s&status=publish,draft,private,pending,future&orderby=id&"
        "order=asc&" FIELDS,
        slugs);
    struct result result = call(rest, NULL, PAGES, query, NULL, &reply);
    *pages = NULL;
    if (!result_is_done(result))
        return result;
    if (reply.json->kind != VALUE_LIST)
        return no_json(rest, &reply);
    for (const struct value *v = value_items(reply.json); v; v = v->next) {
        *link = page_of(rest->arena, v);
        if (!*(*link)->id)
            return no_json(rest, &reply);
        link = &(*link)->next;
    }
    return result;
}

static const char *route_of(const struct wordpress_rest *rest, const char *id)
{
    return id ? arena_format(rest->arena, PAGES "/%s", id) : PAGES;
}

struct result wordpress_get(struct wordpress_rest *rest, const char *id,
                            struct wordpress_page **page)
{
    struct reply reply;
    struct result result = call(rest, NULL, route_of(rest, id), FIELDS, NULL,
                                &reply);
    *page = NULL;
    if (is_gone(reply.answer.status))
        return RESULT_OK;
    return result_is_done(result) ? take_page(rest, &reply, page) : result;
}

struct result wordpress_write(struct wordpress_rest *rest, const char *id,
                              const struct value *fields,
                              struct wordpress_page **page)
{
    struct reply reply;
    struct result result = call(rest, "POST", route_of(rest, id), FIELDS,
                                fields, &reply);
    *page = NULL;
    return result_is_done(result) ? take_page(rest, &reply, page) : result;
}

struct result wordpress_delete(struct wordpress_rest *rest, const char *id)
{
    struct reply reply;
    struct result result = call(rest, "DELETE", route_of(rest, id),
                                "force=true&_fields=deleted", NULL, &reply);
    return is_gone(reply.answer.status) ? RESULT_OK : result;
}
