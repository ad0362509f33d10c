/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * SFTP: a file is sent under a temporary name, its size is asked for, and then
 * it takes the place of the old one: in one step where the way can do that,
 * else by two renames, after which the old one is removed. What was cut off
 * between the two is put right by whatever comes next: first of all the old
 * file gets its name back.
 *
 * What a folder holds is asked for once a run, and again after a failure.
 */
#include "publish/target.h"

#include <string.h>

#include "base/file.h"
#include "base/hash.h"
#include "publish/sftp.h"
#include "publish/sftp_batch.h"

/* A folder that was looked into. */
struct sftp_folder {
    struct sftp_folder *next;
    const char *path;
    struct sftp_listing listing;
};

/* One file with the names beside it, and what is there of them. */
struct place_of {
    const char *path, *fresh, *old;
    bool is_there, has_fresh, has_old;
};

/* As the host is asked for it: "~" is where a session begins. */
static const char *host_path(const struct sftp *sftp, const char *path)
{
    const char *whole = target_path(sftp->target, path);
    if (!strncmp(whole, "/~/", 3))
        whole += 3;
    else if (!strcmp(whole, "/~"))
        whole = "";
    return *whole ? whole : ".";
}

/* A key that cannot be used is known before anybody is asked. */
static struct result read_key(struct sftp *sftp)
{
    struct diagnostics faults = diagnostics_make(sftp->arena);
    struct arena *arena = arena_new();
    struct result result = RESULT_OK;
    struct str text;
    if (!file_read(arena, sftp->key_file, FILE_MAX, &text, &faults)) {
        result = result_make(sftp->arena, RESULT_LASTING, "the key '%s' %s",
                             sftp->key_file, faults.last->text);
        result.remedy = faults.last->remedy;
        arena_free(arena);
        return result;
    }
    sftp->key = key_file_facts(arena, text);
    arena_free(arena);
    if (sftp->key.form == KEY_PRIVATE)
        return result;
    result = result_make(sftp->arena, RESULT_LASTING,
                         "'%s' is no private key that SSH can use",
                         sftp->key_file);
    if (sftp->key.form == KEY_PUBLIC)
        result.remedy = "it is the public half, which belongs to the host: "
                        "name the other file, which mostly has the same name "
                        "without .pub";
    else if (sftp->key.form == KEY_PUTTY)
        result.remedy = "it is one of PuTTY's: puttygen FILE -O "
                        "private-openssh -o NEW makes one of OpenSSH's of it";
    else
        result.remedy = "ssh-keygen -t ed25519 makes one";
    return result;
}

static struct result sftp_begin(struct target *target)
{
    struct sftp *sftp = arena_alloc(target->arena, sizeof *sftp);
    const struct settings *settings = target->settings;
    struct result result = RESULT_OK;
    *sftp = (struct sftp){
        .target = target,
        .arena = target->arena,
        .way = &sftp_curl,
        .host = host_check_make(target->arena, settings),
        .key_file = settings_file(target->arena, settings, "key_file"),
    };
    target->own = sftp;
    /* An agent is what is left where nothing else is named. */
    sftp->agent = settings_flag(settings, "agent",
                                !sftp->key_file && !*target->login.password);
    if (!*target->login.user) {
        result = result_make(target->arena, RESULT_LASTING,
                             "it is not said who logs in");
        result.remedy = arena_format(target->arena,
                                     "write user = NAME into [%s]",
                                     settings->section->name);
    } else if (sftp->key_file) {
        result = read_key(sftp);
    }
    if (!result_is_done(result))
        return result;
    if (sftp_batch_fits(sftp))
        sftp->way = &sftp_batch;
    return sftp->way->open(sftp);
}

/* What a folder holds. One that may not be looked into is not understood. */
static struct result look_into(struct sftp *sftp, const char *path,
                               const struct sftp_listing **listing)
{
    struct sftp_folder *folder = sftp->folders;
    while (folder && strcmp(folder->path, path) != 0)
        folder = folder->next;
    if (!folder) {
        struct sftp_listing got;
        struct result result = sftp->way->list(sftp, path, &got);
        if (result.state == RESULT_LASTING)
            got = (struct sftp_listing){.there = true};
        else if (!result_is_done(result))
            return result;
        folder = arena_alloc(sftp->arena, sizeof *folder);
        *folder = (struct sftp_folder){
            .next = sftp->folders, .path = path, .listing = got};
        sftp->folders = folder;
    }
    *listing = &folder->listing;
    return RESULT_OK;
}

static void forget(struct sftp *sftp)
{
    sftp->folders = NULL;
}

static struct result is_there(struct sftp *sftp, const char *path, bool *there)
{
    const struct sftp_listing *listing;
    long long size = -1;
    const char *folder = path_folder(sftp->arena, path);
    struct result result = look_into(sftp, folder, &listing);
    if (!result_is_done(result))
        return result;
    *there = sftp_listing_find(listing, str_of(path_name(path)));
    if (*there || listing->whole)
        return RESULT_OK;
    result = sftp->way->size(sftp, path, &size);
    *there = size != -1;
    return result;
}

static struct result find_place(struct sftp *sftp, const char *path,
                                struct place_of *place)
{
    *place = (struct place_of){
        .path = path,
        .fresh = arena_format(sftp->arena, "%s" TARGET_NEW, path),
        .old = arena_format(sftp->arena, "%s" TARGET_OLD, path),
    };
    struct result result = is_there(sftp, path, &place->is_there);
    if (result_is_done(result))
        result = is_there(sftp, place->fresh, &place->has_fresh);
    if (result_is_done(result))
        result = is_there(sftp, place->old, &place->has_old);
    return result;
}

/* The size that a listing has told, or else the host tells now. */
static struct result size_of(struct sftp *sftp, const char *path,
                             long long *size)
{
    const struct sftp_listing *listing;
    struct result result = look_into(sftp, path_folder(sftp->arena, path),
                                     &listing);
    if (!result_is_done(result))
        return result;
    const struct sftp_entry *entry = sftp_listing_find(listing,
                                                       str_of(path_name(path)));
    if (!entry || entry->kind != '-')
        result = sftp->way->size(sftp, path, size);
    else
        *size = entry->size;
    if (*size == SFTP_UNTOLD)
        *size = -1;
    return result;
}

static struct result sftp_look(struct target *target, const char *path,
                               bool content, struct held *held)
{
    struct sftp *sftp = target->own;
    struct place_of place;
    struct str bytes;
    bool cut;
    *held = (struct held){.known = true, .size = -1};
    struct result result = find_place(sftp, host_path(sftp, path), &place);
    if (!result_is_done(result) || !place.is_there)
        return result;
    held->there = true;
    held->unfinished = place.has_fresh || place.has_old;
    if (!content)
        return size_of(sftp, place.path, &held->size);
    result = sftp->way->fetch(sftp, place.path, &bytes, &held->there, &cut);
    if (!result_is_done(result) || !held->there)
        return result;
    held->size = cut ? -1 : (long long)bytes.len;
    if (!cut)
        hash_sha256(bytes, held->sha256);
    return result;
}

/* Makes a folder, and those above it. */
static struct result make_folder(struct sftp *sftp, const char *path)
{
    const struct sftp_listing *listing;
    struct result result = look_into(sftp, path, &listing);
    if (!result_is_done(result) || listing->there)
        return result;
    if (!strcmp(path, ".") || !strcmp(path, "/"))
        return RESULT_OK;
    result = make_folder(sftp, path_folder(sftp->arena, path));
    if (!result_is_done(result))
        return result;
    result = sftp->way->make(sftp, path);
    forget(sftp);
    if (result_is_done(result) || result.state == RESULT_PASSING)
        return result;
    /* Somebody else may have made it meanwhile. */
    struct result looked = look_into(sftp, path, &listing);
    return result_is_done(looked) && listing->there ? RESULT_OK : result;
}

static struct result confirm(struct sftp *sftp, const char *path,
                             const struct upload *upload)
{
    long long size;
    struct result result = sftp->way->size(sftp, path, &size);
    if (!result_is_done(result) || size == (long long)upload->bytes.len)
        return result;
    return result_make(sftp->arena, RESULT_PASSING,
                       "the host holds %lld bytes of %zu", size < 0 ? 0 : size,
                       upload->bytes.len);
}

/* Gives the old file its name back where it was left without, and notes that
 * it has it. */
static struct result settle(struct sftp *sftp, struct place_of *place)
{
    struct result result = find_place(sftp, place->path, place);
    if (result_is_done(result) && !place->is_there && place->has_old) {
        result = sftp->way->rename(sftp, place->old, place->path);
        place->is_there = result_is_done(result);
        place->has_old = !place->is_there;
    }
    if (place->is_there)
        sftp->moved = NULL;
    return result;
}

/* The old file makes way, the new one takes its name: between the two there is
 * none. */
static struct result replace_in_two(struct sftp *sftp,
                                    const struct place_of *place)
{
    const struct sftp_way *way = sftp->way;
    struct result result = RESULT_OK;
    if (place->has_old)
        result = way->remove(sftp, place->old);
    if (!result_is_done(result))
        return result;
    sftp->moved = place->path;
    sftp->away = false;
    result = way->rename(sftp, place->path, place->old);
    if (result.state == RESULT_LASTING)
        sftp->moved = NULL;
    if (!result_is_done(result))
        return result;
    sftp->away = true;
    result = way->rename(sftp, place->fresh, place->path);
    if (!result_is_done(result))
        return result;
    sftp->moved = NULL;
    return way->remove(sftp, place->old);
}

static struct result replace(struct sftp *sftp, const struct place_of *place)
{
    const struct sftp_way *way = sftp->way;
    if (place->is_there && !way->replaces)
        return replace_in_two(sftp, place);
    struct result result = way->rename(sftp, place->fresh, place->path);
    /* Not every host can do what the way can. */
    if (result.state == RESULT_LASTING && place->is_there)
        return replace_in_two(sftp, place);
    if (result_is_done(result) && place->has_old)
        result = way->remove(sftp, place->old);
    return result;
}

static struct result put_once(struct sftp *sftp, const struct upload *upload,
                              struct place_of *place)
{
    struct result result = make_folder(sftp,
                                       path_folder(sftp->arena, place->path));
    if (result_is_done(result))
        result = settle(sftp, place);
    if (result_is_done(result))
        result = sftp->way->send(sftp, place->fresh, upload->bytes);
    if (result_is_done(result))
        result = confirm(sftp, place->fresh, upload);
    return result_is_done(result) ? replace(sftp, place) : result;
}

/* Leaves things as well as it can, and says how. */
static struct result give_up(struct sftp *sftp, struct result result,
                             struct place_of *place)
{
    bool lasting = result.state == RESULT_LASTING;
    bool seen = (lasting || sftp->moved) && result_is_done(settle(sftp, place));
    if (lasting && seen && place->has_fresh)
        (void)!result_is_done(sftp->way->remove(sftp, place->fresh));
    forget(sftp);
    result.restored = !sftp->moved;
    result.absent = sftp->moved && sftp->away;
    if (sftp->moved && !sftp->away)
        result.text = arena_format(
            sftp->arena,
            "%s, while the old one made way for the new one. Look whether it "
            "is there, and publish again at once",
            result.text);
    return result;
}

static struct result sftp_put(struct target *target,
                              const struct upload *upload)
{
    struct sftp *sftp = target->own;
    struct place_of place = {.path = host_path(sftp, upload->path)};
    struct result result = put_once(sftp, upload, &place);
    if (result_is_done(result))
        return result;
    /* What was seen before may be out of date: a second look, and a second go
     * where it is. */
    bool was_there = place.is_there, had_old = place.has_old;
    forget(sftp);
    if (result.state == RESULT_LASTING &&
        result_is_done(settle(sftp, &place)) &&
        (place.is_there != was_there || place.has_old != had_old)) {
        result = put_once(sftp, upload, &place);
        forget(sftp);
    }
    return result_is_done(result) ? result : give_up(sftp, result, &place);
}

static struct result sftp_remove(struct target *target, const char *path)
{
    struct sftp *sftp = target->own;
    const struct sftp_way *way = sftp->way;
    struct place_of place;
    struct result result = find_place(sftp, host_path(sftp, path), &place);
    if (result_is_done(result) && place.has_fresh)
        result = way->remove(sftp, place.fresh);
    if (result_is_done(result) && place.has_old)
        result = way->remove(sftp, place.old);
    if (result_is_done(result) && place.is_there)
        result = way->remove(sftp, place.path);
    if (!result_is_done(result))
        forget(sftp);
    return result;
}

static void sftp_close(struct target *target)
{
    struct sftp *sftp = target->own;
    if (sftp)
        sftp->way->close(sftp);
    target->own = NULL;
}

const struct target_kind target_sftp = {
    .name = "SFTP",
    .open = sftp_begin,
    .look = sftp_look,
    .put = sftp_put,
    .remove = sftp_remove,
    .close = sftp_close,
};
