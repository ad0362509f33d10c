/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/sarif.h"

#include <string.h>

#include "base/uri.h"

/* A path is no longer than what a system takes. */
#define URI_MAX ((size_t)16 * 1024)

struct sarif {
    struct arena *arena;
    const char *base;
    const char *version;
    struct value *rules, *results;
};

struct sarif *sarif_new(struct arena *arena, const char *base,
                        const char *version)
{
    struct sarif *sarif = arena_alloc(arena, sizeof *sarif);
    *sarif = (struct sarif){arena, base, version, value_list(arena),
                            value_list(arena)};
    return sarif;
}

/* Without what leads nowhere: "./", "//". */
static struct str tidy(struct str path)
{
    while (str_starts(path, "./") || str_starts(path, "/"))
        path = str_slice(path, path.at[0] == '.' ? 2 : 1, path.len);
    return path;
}

static bool leads_up(struct str path)
{
    for (struct str rest = path; rest.at;)
        if (str_is(str_split(&rest, '/'), ".."))
            return true;
    return false;
}

bool sarif_uri(struct buffer *out, const char *base, const char *path)
{
    struct str rest = str_of(path);
    if (*path == '/') {
        size_t len = strlen(base);
        bool below = str_starts(rest, base) &&
                     (path[len] == '/' || (len && base[len - 1] == '/'));
        if (!below)
            return false;
        rest = str_slice(rest, len, rest.len);
    }
    rest = tidy(rest);
    if (!rest.len || leads_up(rest))
        return false;
    uri_add_path(out, rest);
    return true;
}

static struct value *text_of(struct arena *arena, const char *text)
{
    return value_text(arena, str_copy(arena, str_of(text)));
}

static void add_text(struct arena *arena, struct value *map, const char *name,
                     const char *text)
{
    value_add(map, name, text_of(arena, text));
}

/* { "text": … } */
static void add_message(struct arena *arena, struct value *map,
                        const char *name, const char *text)
{
    struct value *message = value_map(arena);
    add_text(arena, message, "text", text);
    value_add(map, name, message);
}

static const char *level_of(enum requirement_level level)
{
    static const char *const levels[] = {"error", "warning", "note"};
    return levels[level];
}

static const char *help_of(struct arena *arena,
                           const struct requirement *requirement)
{
    const char *mend = requirement->mend ? requirement->mend : "";
    const char *example = requirement->example;
    return arena_format(arena, "%s (%s)%s%s%s%s", requirement->asks,
                        requirement->source, *mend ? "\n\n" : "", mend,
                        example ? "\n\n" : "", example ? example : "");
}

static struct value *rule_of(struct arena *arena, const char *id,
                             const struct requirement *requirement)
{
    struct value *rule = value_map(arena);
    add_text(arena, rule, "id", id);
    add_message(arena, rule, "shortDescription", requirement->asks);
    add_message(arena, rule, "fullDescription", requirement->asks);
    add_message(arena, rule, "help", help_of(arena, requirement));
    struct value *configuration = value_map(arena);
    add_text(arena, configuration, "level", level_of(requirement->level));
    value_add(rule, "defaultConfiguration", configuration);
    return rule;
}

/* The rule's position; the rule is added where it is met first. */
static size_t rule_index(struct sarif *sarif, const struct checked *checked,
                         const char *id)
{
    size_t index = 0;
    for (const struct value *r = sarif->rules->item; r; r = r->next, index++)
        if (str_is(r->member->text, id))
            return index;
    const struct requirement *requirement = checked_requirement(checked, id);
    value_append(sarif->rules, rule_of(sarif->arena, id, requirement));
    return index;
}

/* NULL: it lies elsewhere. */
static struct value *location_of(struct sarif *sarif, struct place at)
{
    struct arena *arena = sarif->arena;
    struct buffer uri = buffer_within(arena, URI_MAX);
    if (!at.source || !sarif_uri(&uri, sarif->base, at.source->path) ||
        uri.full)
        return NULL;
    struct value *artifact = value_map(arena);
    value_add(artifact, "uri", value_text(arena, buffer_str(&uri)));
    struct value *physical = value_map(arena);
    value_add(physical, "artifactLocation", artifact);
    struct value *region = value_map(arena);
    value_add(region, "startLine", value_count(arena, at.line ? at.line : 1));
    if (at.line && at.column)
        value_add(region, "startColumn", value_count(arena, place_column(at)));
    value_add(physical, "region", region);
    struct value *location = value_map(arena);
    value_add(location, "physicalLocation", physical);
    return location;
}

/*
 * What stands in a file that no code host has, such as a part of a pack, is
 * shown at the statement's own file, and the message names the place.
 */
static void add_location(struct sarif *sarif, const struct checked *checked,
                         const struct diagnostic *finding, const char **text,
                         struct value *result)
{
    struct value *location = location_of(sarif, finding->at);
    if (!location && finding->at.source) {
        *text = arena_format(sarif->arena, "%s:%zu: %s",
                             finding->at.source->path, finding->at.line, *text);
        struct source own = {.path = checked->member->file};
        location = location_of(sarif, place_line(&own, 0));
    }
    struct value *locations = value_list(sarif->arena);
    if (location)
        value_append(locations, location);
    value_add(result, "locations", locations);
}

static void add_suppression(struct arena *arena, const char *accepted,
                            struct value *result)
{
    struct value *suppression = value_map(arena);
    add_text(arena, suppression, "kind", "external");
    add_text(arena, suppression, "status", "accepted");
    add_text(arena, suppression, "justification", accepted);
    struct value *suppressions = value_list(arena);
    value_append(suppressions, suppression);
    value_add(result, "suppressions", suppressions);
}

/* What a pending law would find fails nothing. */
static void add_level(struct arena *arena, const struct diagnostic *finding,
                      bool pending, struct value *result)
{
    static const char *const levels[] = {"note", "warning", "error"};
    add_text(arena, result, "kind", pending ? "informational" : "fail");
    add_text(arena, result, "level", pending ? "none" : levels[finding->level]);
}

static void add_result(struct sarif *sarif, const struct checked *checked,
                       const struct diagnostic *finding, bool pending)
{
    struct arena *arena = sarif->arena;
    size_t index = rule_index(sarif, checked, finding->id);
    struct value *result = value_map(arena);
    add_text(arena, result, "ruleId", finding->id);
    value_add(result, "ruleIndex", value_count(arena, index));
    add_level(arena, finding, pending, result);
    const char *text = finding->text;
    if (finding->remedy)
        text = arena_format(arena, "%s; %s", text, finding->remedy);
    add_location(sarif, checked, finding, &text, result);
    add_message(arena, result, "message", text);
    if (finding->accepted)
        add_suppression(arena, finding->accepted, result);
    value_append(sarif->results, result);
}

static void add_results(struct sarif *sarif, const struct checked *checked,
                        const struct diagnostics *findings, bool pending)
{
    for (const struct diagnostic *d = findings->first; d; d = d->next)
        if (d->id && checked_requirement(checked, d->id))
            add_result(sarif, checked, d, pending);
}

void sarif_add(struct sarif *sarif, const struct checked *checked)
{
    add_results(sarif, checked, checked->findings, false);
    add_results(sarif, checked, checked->pending, true);
}

struct value *sarif_data(struct sarif *sarif, bool sound)
{
    struct arena *arena = sarif->arena;
    struct value *driver = value_map(arena);
    add_text(arena, driver, "name", "avow");
    add_text(arena, driver, "version", sarif->version);
    value_add(driver, "rules", sarif->rules);
    struct value *tool = value_map(arena);
    value_add(tool, "driver", driver);
    struct value *invocation = value_map(arena);
    value_add(invocation, "executionSuccessful", value_flag(arena, sound));
    struct value *invocations = value_list(arena);
    value_append(invocations, invocation);
    struct value *run = value_map(arena);
    value_add(run, "tool", tool);
    value_add(run, "invocations", invocations);
    add_text(arena, run, "columnKind", "unicodeCodePoints");
    value_add(run, "results", sarif->results);
    struct value *runs = value_list(arena);
    value_append(runs, run);
    struct value *log = value_map(arena);
    add_text(arena, log, "$schema",
             "https://json.schemastore.org/sarif-2.1.0.json");
    add_text(arena, log, "version", "2.1.0");
    value_add(log, "runs", runs);
    return log;
}
