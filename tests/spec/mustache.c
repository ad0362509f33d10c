/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Runs test files in the form of the Mustache specification's through the
 * engine, with the HTML escaper: `mustache FILE.json …`. Prints TAP; a case
 * whose data is code (a lambda) is skipped.
 */
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "../unit/tap.h"
#include "template/fill.h"

/* The partials of a case, parsed. */
struct partials {
    struct arena *arena;
    json_t *sources;
    struct diagnostics *all;
};

static const struct template *parse(struct partials *partials, const char *name,
                                    struct str text)
{
    struct source *source = source_new(partials->arena, name, text);
    return template_parse(partials->arena, source, partials->all);
}

static const struct template *find(void *context, struct str name, bool *faulty)
{
    struct partials *partials = context;
    struct str key = str_copy(partials->arena, name);
    json_t *text = json_object_get(partials->sources, key.at);
    if (!text)
        return NULL;
    const struct template *template = parse(
        partials, key.at,
        (struct str){json_string_value(text), json_string_length(text)});
    *faulty = !template;
    return template;
}

static struct value *value_of(struct arena *arena, json_t *json);

static struct value *map_of(struct arena *arena, json_t *json)
{
    struct value *map = value_map(arena);
    const char *name;
    json_t *member;
    json_object_foreach(json, name, member)
    {
        struct str copy = str_copy(arena, str_of(name));
        value_add(map, copy.at, value_of(arena, member));
    }
    return map;
}

static struct value *list_of(struct arena *arena, json_t *json)
{
    struct value *list = value_list(arena);
    size_t i;
    json_t *item;
    json_array_foreach(json, i, item)
    {
        value_append(list, value_of(arena, item));
    }
    return list;
}

/*
 * A number as the file has it. Its text is lost in jansson; the shortest one
 * that reads as the same number is what was written.
 */
static struct value *number_of(struct arena *arena, json_t *json)
{
    char text[40];
    if (json_is_integer(json)) {
        snprintf(text, sizeof text, "%lld",
                 (long long)json_integer_value(json));
    } else {
        for (int digits = 1; digits <= 17; digits++) {
            double read = 0;
            snprintf(text, sizeof text, "%.*g", digits, json_real_value(json));
            if (sscanf(text, "%lf", &read) == 1 &&
                !(read < json_real_value(json)) &&
                !(read > json_real_value(json)))
                break;
        }
    }
    struct value *value = value_text(arena, str_copy(arena, str_of(text)));
    value->truth = true;
    return value;
}

static struct value *value_of(struct arena *arena, json_t *json)
{
    struct str text = {0};
    switch (json_typeof(json)) {
    case JSON_OBJECT:
        return map_of(arena, json);
    case JSON_ARRAY:
        return list_of(arena, json);
    case JSON_STRING:
        text.at = json_string_value(json);
        text.len = json_string_length(json);
        return value_text(arena, str_copy(arena, text));
    case JSON_INTEGER:
    case JSON_REAL:
        return number_of(arena, json);
    case JSON_TRUE:
        return value_truth(arena, true);
    case JSON_FALSE:
        return value_truth(arena, false);
    case JSON_NULL:
        break;
    }
    return value_text(arena, STR_LITERAL(""));
}

static bool has_lambda(json_t *json)
{
    const char *name;
    json_t *member;
    size_t i;
    if (json_is_array(json)) {
        json_array_foreach(json, i, member) if (has_lambda(member)) return true;
        return false;
    }
    if (!json_is_object(json))
        return false;
    if (json_object_get(json, "__tag__"))
        return true;
    json_object_foreach(json, name, member) if (has_lambda(member)) return true;
    return false;
}

static void show(const char *what, struct str text)
{
    json_t *json = json_stringn_nocheck(text.at, text.len);
    char *shown = json_dumps(json, JSON_ENCODE_ANY);
    note("%s: %s", what, shown ? shown : "(no text)");
    free(shown);
    json_decref(json);
}

/* A TAP description holds no '#'. */
static const char *plain(struct arena *arena, const char *text)
{
    char *copy = arena_copy(arena, text, strlen(text));
    for (char *c = copy; *c; c++)
        if (*c == '#')
            *c = '=';
    return copy;
}

static void run_case(struct arena *arena, const char *file, json_t *test)
{
    const char *name = "", *template_text = "", *expected = NULL;
    size_t template_len = 0, expected_len = 0;
    json_t *data = NULL, *sources = NULL;
    json_error_t error;
    if (json_unpack_ex(test, &error, 0, "{s:s, s:o, s:s%, s:s%, s?o}", "name",
                       &name, "data", &data, "template", &template_text,
                       &template_len, "expected", &expected, &expected_len,
                       "partials", &sources)) {
        ok(false, "%s: a case: %s", file, error.text);
        return;
    }
    name = plain(arena, name);
    if (has_lambda(data)) {
        /* tap.h has no way to skip, and needs none elsewhere. */
        printf("ok %d - %s: %s # SKIP lambdas are not part of the language\n",
               ++tap_count, file, name);
        return;
    }
    struct diagnostics all = diagnostics_make(arena);
    struct partials partials = {arena, sources, &all};
    struct parts parts = {.find = find, .context = &partials};
    struct buffer out = buffer_make(FILL_OUTPUT_MAX);
    const struct template *template = parse(
        &partials, "template", (struct str){template_text, template_len});
    bool filled = template &&
                  template_fill(&out, template, value_of(arena, data), &parts,
                                escape_html, false, &all);
    struct str got = buffer_str(&out);
    struct str wanted = {expected, expected_len};
    if (!ok(filled && str_equal(got, wanted), "%s: %s", file, name)) {
        for (const struct diagnostic *d = all.first; d; d = d->next)
            note("%zu:%zu: %s", d->at.line, d->at.column, d->text);
        show("template", (struct str){template_text, template_len});
        show("expected", wanted);
        show("got     ", got);
    }
    buffer_release(&out);
}

static void run_file(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *file = slash ? slash + 1 : path;
    json_error_t error;
    json_t *root = json_load_file(path, 0, &error);
    json_t *tests = json_object_get(root, "tests");
    struct arena *arena = arena_new();
    size_t i;
    json_t *test;
    if (!json_array_size(tests))
        ok(false, "%s: holds no tests: %s", file, root ? "" : error.text);
    json_array_foreach(tests, i, test)
    {
        run_case(arena, file, test);
        arena_reset(arena);
    }
    arena_free(arena);
    json_decref(root);
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fputs("usage: mustache FILE.json ...\n", stderr);
        return 2;
    }
    for (int i = 1; i < argc; i++)
        run_file(argv[i]);
    return done();
}
