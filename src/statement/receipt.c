/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/receipt.h"

#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "data/json.h"

#define RECEIPT_MAX ((size_t)16 * 1024 * 1024)

const char *look_word(enum look_outcome outcome)
{
    static const char *const words[] = {
        [LOOK_MET] = "met",
        [LOOK_DIFFERS] = "differs",
        [LOOK_UNKNOWN] = "could not check",
    };
    return words[outcome];
}

static char *receipts_folder(struct arena *arena, const char *folder)
{
    return path_join(arena, folder, "record/receipts");
}

struct str receipt_text(const struct receipt *receipt, const char *path)
{
    const struct value *value = value_at(receipt->json, str_of(path));
    return value && value->kind == VALUE_TEXT ? value->text : str_of("");
}

bool receipt_look(const struct receipt *receipt, const char *what,
                  enum look_outcome *outcome, struct str *says)
{
    const struct value *looks = value_member(receipt->json,
                                             STR_LITERAL("looks"));
    for (const struct value *l = looks ? value_items(looks) : NULL; l;
         l = l->next) {
        const struct value *name = value_member(l, STR_LITERAL("what"));
        const struct value *word = value_member(l, STR_LITERAL("outcome"));
        const struct value *text = value_member(l, STR_LITERAL("says"));
        if (!name || !word || !str_is(name->text, what))
            continue;
        *outcome = LOOK_UNKNOWN;
        for (int i = LOOK_MET; i <= LOOK_UNKNOWN; i++)
            if (str_is(word->text, look_word((enum look_outcome)i)))
                *outcome = (enum look_outcome)i;
        if (says)
            *says = text ? text->text : str_of("");
        return true;
    }
    return false;
}

/* What every receipt has; one that says nothing is no proof of anything. */
static bool is_receipt(const struct receipt *receipt, struct diagnostics *all)
{
    if (*receipt->time && *receipt->target)
        return true;
    diagnostic_error(all, place_line(receipt->source, 0),
                     "is no receipt: it has no '%s'",
                     *receipt->time ? "target" : "time");
    diagnostic_remedy(all, "take it back from a copy; where there is none, "
                           "move it out of the folder and publish again");
    return false;
}

static struct receipt *read_one(struct arena *arena, const char *folder,
                                const char *path, struct diagnostics *all)
{
    struct str text;
    if (!file_stays_inside(folder, path, all) ||
        !file_read(arena, path, RECEIPT_MAX, &text, all))
        return NULL;
    struct receipt *receipt = arena_alloc(arena, sizeof *receipt);
    receipt->source = source_new(arena, path, text);
    receipt->json = json_read(arena, receipt->source, all);
    if (!receipt->json)
        return NULL;
    receipt->time = str_copy(arena, receipt_text(receipt, "time")).at;
    receipt->target = str_copy(arena, receipt_text(receipt, "target")).at;
    return is_receipt(receipt, all) ? receipt : NULL;
}

bool receipts_read(struct arena *arena, const char *folder,
                   struct receipt **list, struct diagnostics *all)
{
    const char *receipts = receipts_folder(arena, folder);
    char **names;
    size_t count;
    bool there, done = true;
    *list = NULL;
    if (!file_look(receipts, &there, all))
        return false;
    if (!there)
        return true;
    if (!folder_list(arena, receipts, &names, &count, all))
        return false;
    /* Their names begin with their times, so that the list is in order. */
    for (size_t i = 0; i < count; i++) {
        const char *dot = strrchr(names[i], '.');
        if (!dot || strcmp(dot, ".json") != 0)
            continue;
        struct receipt *receipt = read_one(
            arena, folder, path_join(arena, receipts, names[i]), all);
        done = done && receipt;
        if (!receipt)
            continue;
        receipt->next = *list;
        *list = receipt;
    }
    return done;
}

/* A name of a file that is not there yet; the time without its marks. */
static const char *free_name(struct arena *arena, const char *receipts,
                             const char *time, const char *target)
{
    char stamp[32] = "";
    size_t len = 0;
    for (const char *c = time; *c && len + 1 < sizeof stamp; c++)
        if (*c != ':' && *c != '-')
            stamp[len++] = *c;
    const char *path = path_join(
        arena, receipts, arena_format(arena, "%s-%s.json", stamp, target));
    for (int i = 2; file_is_there(path) && i < 1000; i++)
        path = path_join(
            arena, receipts,
            arena_format(arena, "%s-%s-%d.json", stamp, target, i));
    return path;
}

bool receipt_write(struct arena *arena, const char *folder, const char *time,
                   const char *target, const struct value *json,
                   const char **path, struct diagnostics *all)
{
    const char *receipts = receipts_folder(arena, folder);
    struct buffer out = buffer_make(RECEIPT_MAX);
    bool wrote;
    *path = free_name(arena, receipts, time, target);
    json_write(&out, json);
    bool done = file_replace_inside(folder, *path, buffer_str(&out), &wrote,
                                    all);
    buffer_release(&out);
    return done;
}
