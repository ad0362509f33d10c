/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/http_multipart.h"

#include <string.h>

#include "base/buffer.h"
#include "template/escape.h"
#include "template/fill.h"

#define BODY_MAX ((size_t)64 * 1024 * 1024)

/* A part as its line declares it. */
struct part_line {
    struct str name, filename, type, template;
};

static struct result bad_line(struct target *target, struct str line)
{
    struct result result = result_make(target->arena, RESULT_LASTING,
                                       "'%.*s' is no part of a body",
                                       STR(line));
    result.remedy = "write one a line, such as title: {{title}}, or "
                    "file; filename=statement.html; type=text/html: {{text}}";
    return result;
}

/* What stands in quotes in a header must not end it. */
static bool is_plain(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.at[i] < ' ' || text.at[i] == '"')
            return false;
    return true;
}

static bool read_line(struct str line, struct part_line *part)
{
    size_t colon = str_find(line, ':');
    struct str head = str_slice(line, 0, colon);
    *part = (struct part_line){
        .template = str_trim(str_slice(line, colon + 1, line.len))};
    part->name = str_trim(str_split(&head, ';'));
    while (head.at) {
        struct str word = str_trim(str_split(&head, ';'));
        if (str_starts(word, "filename="))
            part->filename = str_slice(word, 9, word.len);
        else if (str_starts(word, "type="))
            part->type = str_slice(word, 5, word.len);
        else
            return false;
    }
    return colon < line.len && part->name.len && is_plain(part->name) &&
           is_plain(part->filename) && is_plain(part->type);
}

/* Hexadecimal digits that depend on all values, and stand in none of them. */
static const char *make_boundary(struct target *target, struct str filled)
{
    char hash[HASH_LENGTH + 1];
    for (unsigned i = 0;; i++) {
        char *seed = arena_format(target->arena, "%u:%zu", i, filled.len);
        struct buffer all = buffer_make(BODY_MAX * 2);
        buffer_add_text(&all, seed);
        buffer_add_str(&all, filled);
        hash_sha256(buffer_str(&all), hash);
        buffer_release(&all);
        hash[32] = 0;
        if (!filled.len || !strstr(filled.at, hash))
            return arena_copy(target->arena, hash, 32);
    }
}

static struct result fill_part(struct target *target, struct str text,
                               const struct value *values, struct str *filled)
{
    struct diagnostics all = diagnostics_make(target->arena);
    struct buffer out = buffer_within(target->arena, BODY_MAX);
    const struct template *template = template_parse(
        target->arena, source_new(target->arena, "body", text), &all);
    if (!template || !template_fill(&out, template, values, NULL,
                                    escape_nothing, true, &all)) {
        struct result result = result_make(target->arena, RESULT_LASTING,
                                           "body: %s", all.first->text);
        result.remedy = all.first->remedy;
        return result;
    }
    *filled = buffer_str(&out);
    return RESULT_OK;
}

static void add_part(struct buffer *out, const char *boundary,
                     const struct part_line *part, struct str filled)
{
    buffer_add_format(out,
                      "--%s\r\nContent-Disposition: form-data; name=\"%.*s\"",
                      boundary, STR(part->name));
    if (part->filename.len)
        buffer_add_format(out, "; filename=\"%.*s\"", STR(part->filename));
    if (part->type.len)
        buffer_add_format(out, "\r\nContent-Type: %.*s", STR(part->type));
    buffer_add_text(out, "\r\n\r\n");
    buffer_add_str(out, filled);
    buffer_add_text(out, "\r\n");
}

struct result http_multipart(struct target *target,
                             const struct template *template,
                             const struct value *values, struct str *body,
                             const char **boundary)
{
    struct buffer out = buffer_within(target->arena, BODY_MAX);
    *boundary = make_boundary(target, *body);
    for (struct str rest = template_source(template)->text; rest.at;) {
        struct str line = str_trim(str_split(&rest, '\n')), filled;
        struct part_line part;
        if (!line.len)
            continue;
        if (!read_line(line, &part))
            return bad_line(target, line);
        struct result result = fill_part(target, part.template, values,
                                         &filled);
        if (!result_is_done(result))
            return result;
        add_part(&out, *boundary, &part, filled);
    }
    buffer_add_format(&out, "--%s--\r\n", *boundary);
    *body = buffer_str(&out);
    return RESULT_OK;
}
