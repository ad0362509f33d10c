/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/verification.h"

#include "publish/address.h"

void verification_begin(struct verification *v, struct arena *arena)
{
    *v = (struct verification){.arena = arena};
    v->link = &v->first;
    v->url = "";
}

struct look *verification_add(struct verification *v, const char *what,
                              enum look_outcome outcome, const char *remedy,
                              const char *format, ...)
{
    struct look *look = arena_alloc(v->arena, sizeof *look);
    va_list values;
    va_start(values, format);
    look->says = arena_format_list(v->arena, format, values);
    va_end(values);
    look->what = what;
    look->url = v->url;
    look->outcome = outcome;
    look->remedy = remedy;
    *v->link = look;
    v->link = &look->next;
    v->counts[outcome]++;
    return look;
}

void look_detail(const struct verification *v, struct look *look,
                 const char *format, ...)
{
    struct look_detail **end = &look->details;
    while (*end)
        end = &(*end)->next;
    *end = arena_alloc(v->arena, sizeof **end);
    va_list values;
    va_start(values, format);
    (*end)->text = arena_format_list(v->arena, format, values);
    va_end(values);
}

enum look_outcome verification_outcome(const struct verification *v)
{
    if (v->counts[LOOK_DIFFERS])
        return LOOK_DIFFERS;
    for (const struct look *s = v->first; s; s = s->next)
        if (s->outcome == LOOK_UNKNOWN && !strcmp(s->what, "text"))
            return LOOK_UNKNOWN;
    return v->counts[LOOK_MET] ? LOOK_MET : LOOK_UNKNOWN;
}

void verify_unknown(struct verification *v, const char *what,
                    const char *subject, const char *why)
{
    (void)verification_add(v, what, LOOK_UNKNOWN, NULL,
                           "%s could not be checked: %s", subject, why);
}

/* What a status that is no page means to somebody who looks. */
static const char *meaning(long status)
{
    switch (status) {
    case 403:
        return "it refuses programs, or everybody";
    case 429:
        return "it was asked too often";
    default:
        return status >= 500 ? "the server has a fault" : "it gives no page";
    }
}

static void add_redirect(struct verification *v, struct look *look,
                         const struct reply *reply)
{
    if (reply->from && strcmp(reply->from, reply->address) != 0)
        look_detail(v, look, "it was sent on to %s", reply->from);
}

bool verify_reply(struct verification *v, const char *what, const char *subject,
                  const struct reply *reply)
{
    struct look *look;
    if (reply->status == 200) {
        look = verification_add(v, what, LOOK_MET, NULL, "%s answers at %s",
                                subject, reply->address);
    } else if (reply->status == 404 || reply->status == 410) {
        look = verification_add(
            v, what, LOOK_DIFFERS,
            "publish it there, or correct the address in avow.ini",
            "%s is not at %s (status %ld)", subject, reply->address,
            reply->status);
    } else if (reply->status == 401) {
        look = verification_add(v, what, LOOK_DIFFERS, "open it to everybody",
                                "%s asks for a login at %s (status 401)",
                                subject, reply->address);
    } else if (!reply->status && reply->untrusted) {
        look = verification_add(
            v, what, LOOK_DIFFERS,
            "have the certificate renewed: browsers warn of it too",
            "%s cannot be trusted at %s: %s", subject, reply->address,
            reply->fault ? reply->fault : "its certificate is not valid");
    } else if (!reply->status) {
        look = verification_add(
            v, what, LOOK_UNKNOWN, NULL, "%s could not be checked at %s: %s",
            subject, reply->address,
            reply->fault ? reply->fault : "there was no answer");
    } else {
        look = verification_add(
            v, what, LOOK_UNKNOWN, "look at it in a browser",
            "%s could not be checked at %s: %s (status "
            "%ld)",
            subject, reply->address, meaning(reply->status), reply->status);
    }
    add_redirect(v, look, reply);
    return reply->status == 200;
}

const char *verification_quote(const struct verification *v, struct str text)
{
    size_t len = text.len < 200 ? text.len : 200;
    return arena_format(v->arena, "'%.*s'", (int)len, text.at ? text.at : "");
}

static void verify_https(struct verification *v, const struct reply *reply,
                         const struct inspected *inspected)
{
    if (address_is_https(inspected->address))
        (void)verification_add(v, "https", LOOK_MET, NULL,
                               "it is sent by HTTPS");
    else
        (void)verification_add(v, "https", LOOK_DIFFERS,
                               "have the server send it by HTTPS",
                               "%s is not HTTPS: anybody on the way can change "
                               "what is read",
                               reply->from ? reply->from : reply->address);
}

static void verify_type(struct verification *v, const struct reply *reply)
{
    struct str type = charset_media_type(reply->content_type);
    if (str_equal_nocase(type, STR_LITERAL("text/html")) ||
        str_equal_nocase(type, STR_LITERAL("application/xhtml+xml")))
        (void)verification_add(v, "type", LOOK_MET, NULL, "it is HTML");
    else
        (void)verification_add(
            v, "type", LOOK_DIFFERS,
            "have the server send text/html; charset=utf-8",
            "the server says that its type is %s, and not 'text/html'",
            verification_quote(v, type));
}

static void verify_charset(struct verification *v,
                           const struct inspected *inspected)
{
    const struct charset *c = &inspected->charset;
    if (c->differ)
        (void)verification_add(v, "charset", LOOK_DIFFERS, "let both say utf-8",
                               "its header says %s and the page itself %s",
                               verification_quote(v, c->header),
                               verification_quote(v, c->meta));
    else if (!inspected->page)
        verify_unknown(v, "charset", "its charset", inspected->why);
    else if (!c->header.len && !c->meta.len)
        verification_add(v, "charset", LOOK_MET,
                         "have the server send text/html; charset=utf-8",
                         "it does not say its charset, and is read as %s",
                         c->utf8 ? "UTF-8" : "windows-1252")
            ->warned = true;
    else
        (void)verification_add(
            v, "charset", LOOK_MET, NULL, "its charset is %s",
            verification_quote(v, c->header.len ? c->header : c->meta));
}

static void verify_robots(struct verification *v, const struct reply *reply,
                          const struct inspected *inspected)
{
    const char *remedy = "take noindex away, so that people find it";
    if (inspect_forbids_robots(reply->robots))
        (void)verification_add(v, "robots", LOOK_DIFFERS, remedy,
                               "the header X-Robots-Tag keeps it out of "
                               "search: %s",
                               verification_quote(v, reply->robots));
    else if (inspected->robots.len)
        (void)verification_add(v, "robots", LOOK_DIFFERS, remedy,
                               "a meta element keeps it out of search: %s",
                               verification_quote(v, inspected->robots));
    else
        (void)verification_add(v, "robots", LOOK_MET, NULL,
                               "search engines may list it");
}

static void verify_canonical(struct verification *v,
                             const struct inspected *inspected)
{
    struct str own = inspected->canonical;
    if (!own.len || address_leads_to(own, inspected->address))
        return;
    struct look *look = verification_add(
        v, "canonical", LOOK_MET, "let its canonical link be its own address",
        "it gives another address as its own: %s", verification_quote(v, own));
    look->warned = true;
}

void verify_page(struct verification *v, const struct reply *reply,
                 const struct inspected *inspected)
{
    verify_https(v, reply, inspected);
    verify_type(v, reply);
    verify_charset(v, inspected);
    if (!inspected->page)
        return;
    verify_robots(v, reply, inspected);
    verify_canonical(v, inspected);
}
