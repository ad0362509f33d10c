/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/http_template.h"

#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "publish/http_multipart.h"
#include "template/fill.h"

#define TEMPLATE_MAX ((size_t)256 * 1024)
#define FILLED_MAX   ((size_t)64 * 1024 * 1024)
#define HEADERS_MAX  64

/* In a query or a form, all but unreserved characters. */
static void escape_percent(struct buffer *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        if (is_ascii_letter(c) || is_ascii_digit(c) || (c && strchr("-._~", c)))
            buffer_add_char(out, (char)c);
        else
            buffer_add_format(out, "%%%02X", c);
    }
}

static escaper *escaper_of(enum body_type type)
{
    return type == BODY_JSON   ? escape_json
           : type == BODY_FORM ? escape_percent
                               : escape_nothing;
}

/* The first of what was complained of, with its place. */
static struct result faulty(struct target *target, const char *what,
                            const struct diagnostics *all)
{
    const struct diagnostic *first = all->first;
    struct result result = result_make(
        target->arena, RESULT_LASTING, "%s, line %zu: %s", what,
        first->at.line ? first->at.line : 1, first->text);
    result.remedy = first->remedy ? first->remedy
                                  : "avow(5), \"PUBLISHING\", lists the names";
    return result;
}

/* A template in a value of avow.ini, with the lines that it has there. */
static struct result parse(struct target *target, const char *key,
                           struct str text, struct place at,
                           const struct template **template)
{
    struct diagnostics all = diagnostics_make(target->arena);
    struct buffer padded = buffer_within(target->arena, TEMPLATE_MAX * 2);
    if (!text.len)
        return RESULT_OK;
    for (size_t line = 1; line < at.line; line++)
        buffer_add_char(&padded, '\n');
    buffer_add_str(&padded, text);
    struct str whole = str_copy(target->arena, buffer_str(&padded));
    struct source *source = source_new(target->arena, at.source->path, whole);
    *template = template_parse(target->arena, source, &all);
    return *template ? RESULT_OK : faulty(target, key, &all);
}

static struct result parse_file(struct target *target, const char *path,
                                const struct template **template)
{
    struct diagnostics all = diagnostics_make(target->arena);
    struct str text;
    if (!file_read(target->arena, path, TEMPLATE_MAX, &text, &all)) {
        struct result result = result_make(target->arena, RESULT_LASTING,
                                           "'%s' %s", path, all.first->text);
        result.remedy = all.first->remedy;
        return result;
    }
    *template = template_parse(target->arena,
                               source_new(target->arena, path, text), &all);
    return *template ? RESULT_OK : faulty(target, path, &all);
}

static void add(struct arena *arena, struct value *map, const char *name,
                struct str text)
{
    value_add(map, name, value_text(arena, text));
}

/* All that a template can name. */
static struct value *values_for(struct target *target,
                                const struct upload *upload)
{
    struct arena *arena = target->arena;
    struct value *map = value_map(arena);
    for (const struct value *f = target->facts ? value_members(target->facts)
                                               : NULL;
         f; f = f->next)
        add(arena, map, f->name, f->text);
    add(arena, map, "text", upload->bytes);
    add(arena, map, "path", str_of(upload->path));
    add(arena, map, "type", str_of(upload->type));
    add(arena, map, "sha256", str_of(upload->sha256));
    add(arena, map, "public", str_of(upload->public_url));
    add(arena, map, "user", str_of(target->login.user));
    add(arena, map, "password", str_of(target->login.password));
    return map;
}

/* Lines that stand before a template only so that its lines have the numbers
 * that they have in avow.ini. */
static struct str without_padding(const struct template *template,
                                  struct str text)
{
    struct str source = template_source(template)->text;
    size_t i = 0;
    while (i < text.len && i < source.len && text.at[i] == '\n' &&
           source.at[i] == '\n')
        i++;
    return str_slice(text, i, text.len);
}

static struct result fill(struct target *target, const char *what,
                          const struct template *template,
                          const struct value *values, escaper *escape,
                          struct str *text)
{
    struct diagnostics all = diagnostics_make(target->arena);
    struct buffer out = buffer_make(FILLED_MAX);
    struct result result = RESULT_OK;
    *text = str_of("");
    if (template &&
        !template_fill(&out, template, values, NULL, escape, true, &all))
        result = faulty(target, what, &all);
    else if (out.full)
        result = result_make(target->arena, RESULT_LASTING,
                             "%s is longer than %zu bytes", what, out.ceiling);
    else if (out.len)
        *text = str_copy(target->arena,
                         without_padding(template, buffer_str(&out)));
    buffer_release(&out);
    return result;
}

static const char *default_type(enum body_type type, const char *boundary,
                                struct arena *arena,
                                const struct upload *upload)
{
    switch (type) {
    case BODY_JSON:
        return "Content-Type: application/json";
    case BODY_FORM:
        return "Content-Type: application/x-www-form-urlencoded";
    case BODY_MULTIPART:
        return arena_format(
            arena, "Content-Type: multipart/form-data; boundary=%s", boundary);
    case BODY_RAW:
        break;
    }
    return arena_format(arena, "Content-Type: %s", upload->type);
}

/* A line of its own could be another header. */
static bool is_header(struct str line)
{
    size_t colon = str_find(line, ':');
    for (size_t i = 0; i < line.len; i++)
        if ((unsigned char)line.at[i] < ' ')
            return false;
    return colon > 0 && colon < line.len;
}

static struct result split_headers(struct target *target, struct str text,
                                   const char *type, struct http_filled *filled)
{
    struct arena *arena = target->arena;
    const char **headers = arena_array(arena, HEADERS_MAX + 2, sizeof *headers);
    size_t count = 0;
    bool typed = false;
    for (struct str rest = text; rest.at && text.len;) {
        struct str line = str_trim(str_split(&rest, '\n'));
        if (!line.len)
            continue;
        if (!is_header(line) || count == HEADERS_MAX) {
            struct result result = result_make(arena, RESULT_LASTING,
                                               "a header is not as they are");
            result.remedy = "write one a line, such as Accept: text/html";
            return result;
        }
        typed = typed || str_equal_nocase(str_slice(line, 0, 13),
                                          STR_LITERAL("content-type:"));
        headers[count++] = str_copy(arena, line).at;
    }
    if (!typed)
        headers[count++] = type;
    filled->headers = headers;
    return RESULT_OK;
}

struct result http_template_fill(struct target *target,
                                 const struct http_template *template,
                                 const struct upload *upload,
                                 struct http_filled *filled)
{
    const struct value *values = values_for(target, upload);
    const char *boundary = "";
    struct str query, headers;
    struct result result = fill(target, "url", template->query, values,
                                escape_percent, &query);
    if (result_is_done(result))
        result = fill(target, "headers", template->headers, values,
                      escape_nothing, &headers);
    if (result_is_done(result))
        result = fill(target, "body", template->body, values,
                      escaper_of(template->type), &filled->body);
    if (!result_is_done(result))
        return result;
    if (!template->body)
        filled->body = upload->bytes;
    else if (template->type == BODY_MULTIPART)
        result = http_multipart(target, template->body, values, &filled->body,
                                &boundary);
    filled->query = query.at;
    if (!result_is_done(result))
        return result;
    return split_headers(
        target, headers,
        default_type(template->body ? template->type : BODY_RAW, boundary,
                     target->arena, upload),
        filled);
}

/* With values that are empty, so that only names can be wrong. */
static struct result try_out(struct target *target,
                             const struct http_template *template)
{
    const struct upload upload = {.path = "",
                                  .bytes = str_of(""),
                                  .sha256 = "",
                                  .type = "text/html; charset=utf-8",
                                  .public_url = ""};
    struct http_filled filled;
    return http_template_fill(target, template, &upload, &filled);
}

/* Whether a secret stands in the source of a template itself. */
static bool holds_secret(const struct target *target,
                         const struct template *template)
{
    if (!template)
        return false;
    struct str text = template_source(template)->text;
    return !str_is(text, secrets_blank(target->secrets, target->arena, text));
}

/* Who has avow.ini, or the file, would have the password. */
static struct result refuse_secrets(struct target *target,
                                    const struct http_template *template)
{
    const struct template *const sources[] = {
        template->query, template->headers, template->body};
    static const char *const keys[] = {"url", "headers", "body"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (!holds_secret(target, sources[i]))
            continue;
        struct result result = result_make(
            target->arena, RESULT_LASTING,
            "the password itself stands in what '%s' sends", keys[i]);
        result.remedy = "write {{password}} in its place; and change the "
                        "password, since who has the file has it";
        return result;
    }
    return RESULT_OK;
}

struct result http_template_read(struct target *target,
                                 struct http_template *template)
{
    static const char *const types[] = {"raw", "json", "form", "multipart"};
    const struct settings *settings = target->settings;
    const char *path = settings_file(target->arena, settings, "body_file");
    struct str body = settings_text(settings, "body");
    struct str type = settings_text(settings, "body_type");
    *template = (struct http_template){.type = BODY_RAW};
    for (int i = BODY_RAW; i <= BODY_MULTIPART; i++)
        if (str_is(type, types[i]))
            template->type = (enum body_type)i;
    if (path && body.len)
        return result_make(target->arena, RESULT_LASTING,
                           "both body and body_file are given");
    struct result result = parse(target, "url", str_of(settings->query),
                                 settings_place(settings, "url"),
                                 &template->query);
    if (result_is_done(result))
        result = parse(target, "headers", settings_text(settings, "headers"),
                       settings_place(settings, "headers"), &template->headers);
    if (result_is_done(result))
        result = path
                     ? parse_file(target, path, &template->body)
                     : parse(target, "body", body,
                             settings_place(settings, "body"), &template->body);
    if (result_is_done(result))
        result = refuse_secrets(target, template);
    return result_is_done(result) ? try_out(target, template) : result;
}
