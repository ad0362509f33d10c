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
#include "publish/host_probe.h"
#include "publish/sftp.h"
#include "publish/sftp_batch.h"
#include "publish/sftp_place.h"
#include "publish/sftp_ssh.h"

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
    /* As path_folder() has it. */
    sftp->root = path_folder(sftp->arena, host_path(sftp, "x"));
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
    if (sftp_ssh_fits(sftp))
        sftp->way = &sftp_batch;
    return sftp->way->open(sftp);
}

static struct result sftp_look(struct target *target, const char *path,
                               bool content, struct held *held)
{
    struct sftp *sftp = target->own;
    struct sftp_place place;
    struct str bytes;
    bool cut;
    *held = (struct held){.known = true, .size = -1};
    struct result result = sftp_find_place(sftp, host_path(sftp, path), &place);
    if (!result_is_done(result) || !place.is_there)
        return result;
    held->there = true;
    held->unfinished = place.has_fresh || place.has_old;
    if (!content)
        return sftp_size_of(sftp, place.path, &held->size);
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
    struct result result = sftp_look_into(sftp, path, &listing);
    if (!result_is_done(result) || listing->there)
        return result;
    if (!strcmp(path, ".") || !strcmp(path, "/"))
        return RESULT_OK;
    result = make_folder(sftp, path_folder(sftp->arena, path));
    if (!result_is_done(result))
        return result;
    result = sftp->way->make(sftp, path);
    if (result_is_done(result)) {
        sftp_made(sftp, path);
        return result;
    }
    sftp_forget(sftp);
    if (result.state == RESULT_PASSING)
        return result;
    /* Somebody else may have made it meanwhile. */
    struct result looked = sftp_look_into(sftp, path, &listing);
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
static struct result settle(struct sftp *sftp, struct sftp_place *place)
{
    struct result result = sftp_find_place(sftp, place->path, place);
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
                                    const struct sftp_place *place)
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
    result = way->rename(sftp, place->fresh, place->path);
    sftp->away = result.state == RESULT_LASTING;
    result.unsure = result.state == RESULT_PASSING;
    if (!result_is_done(result))
        return result;
    sftp->moved = NULL;
    return way->remove(sftp, place->old);
}

static struct result replace(struct sftp *sftp, const struct sftp_place *place)
{
    const struct sftp_way *way = sftp->way;
    if (place->is_there && !way->replaces)
        return replace_in_two(sftp, place);
    struct result result = way->rename(sftp, place->fresh, place->path);
    /* Not every host can do what the way can. */
    if (result.state == RESULT_LASTING && place->is_there)
        return replace_in_two(sftp, place);
    if (result_is_done(result) && place->has_old)
        return way->remove(sftp, place->old);
    result.unsure = result.state == RESULT_PASSING;
    return result;
}

static struct result put_once(struct sftp *sftp, const struct upload *upload,
                              struct sftp_place *place)
{
    struct result result = make_folder(sftp,
                                       path_folder(sftp->arena, place->path));
    if (result_is_done(result))
        result = settle(sftp, place);
    /* One that is left over may be somebody else's, and have other rights. */
    if (result_is_done(result) && place->has_fresh)
        result = sftp->way->remove(sftp, place->fresh);
    if (result_is_done(result))
        result = sftp->way->send(sftp, place->fresh, upload->bytes);
    if (result_is_done(result))
        result = confirm(sftp, place->fresh, upload);
    if (!result_is_done(result))
        return result;
    watch_hold(sftp->target->watch, true);
    result = replace(sftp, place);
    watch_hold(sftp->target->watch, false);
    return result;
}

/* Leaves things as well as it can, and says how. */
static struct result give_up(struct sftp *sftp, struct result result,
                             struct sftp_place *place)
{
    bool lasting = result.state == RESULT_LASTING;
    bool seen = (lasting || sftp->moved) && result_is_done(settle(sftp, place));
    if (lasting && seen && place->has_fresh)
        (void)!result_is_done(sftp->way->remove(sftp, place->fresh));
    sftp_forget(sftp);
    result.restored = !sftp->moved;
    result.absent = sftp->moved && sftp->away;
    if (sftp->moved && !sftp->away)
        result.text = arena_format(
            sftp->arena,
            "%s, while the old one made way for the new one: it may be absent "
            "from the host now",
            result.text);
    if (sftp->moved)
        result.remedy = "publish again at once";
    return result;
}

static struct result sftp_put(struct target *target,
                              const struct upload *upload)
{
    struct sftp *sftp = target->own;
    struct sftp_place place = {.path = host_path(sftp, upload->path)};
    struct result result = put_once(sftp, upload, &place);
    if (result_is_done(result)) {
        sftp_touch(sftp, place.path);
        return result;
    }
    /* What was seen before may be out of date: a second look, and a second go
     * where it is. */
    bool was_there = place.is_there, had_old = place.has_old;
    sftp_forget(sftp);
    if (result.state == RESULT_LASTING &&
        result_is_done(settle(sftp, &place)) &&
        (place.is_there != was_there || place.has_old != had_old)) {
        result = put_once(sftp, upload, &place);
        sftp_forget(sftp);
    }
    if (result_is_done(result))
        return result;
    watch_hold(target->watch, true);
    result = give_up(sftp, result, &place);
    watch_hold(target->watch, false);
    return result;
}

static struct result sftp_remove(struct target *target, const char *path)
{
    struct sftp *sftp = target->own;
    const struct sftp_way *way = sftp->way;
    struct sftp_place place;
    struct result result = sftp_find_place(sftp, host_path(sftp, path), &place);
    if (result_is_done(result) && place.has_fresh)
        result = way->remove(sftp, place.fresh);
    if (result_is_done(result) && place.has_old)
        result = way->remove(sftp, place.old);
    if (result_is_done(result) && place.is_there)
        result = way->remove(sftp, place.path);
    if (result_is_done(result))
        sftp_touch(sftp, place.path);
    else
        sftp_forget(sftp);
    return result;
}

/* Notes who the host is, which has been found to be the right one. */
static void see_host(struct target *target)
{
    struct sftp *sftp = target->own;
    struct host_check check = host_check_make(target->arena, target->settings);
    if (!result_is_done(host_probe(&check, target->secrets, target->watch)))
        return;
    target->seen.address = *check.address ? check.address : NULL;
    if (check.known.state == KNOWN_SAME)
        target->seen.key = arena_format(
            target->arena, "%s, which line %zu of '%s' has",
            check.key.fingerprint, check.known.line, check.file);
    else if (sftp->way->replaces)
        target->seen.key = arena_format(
            target->arena, "%s, which OpenSSH knows", check.key.fingerprint);
}

/* Which way is taken, and whether the folder is there. */
static struct result sftp_examine(struct target *target)
{
    struct sftp *sftp = target->own;
    const struct sftp_listing *listing;
    struct result result = sftp_look_into(sftp, sftp->root, &listing);
    see_host(target);
    if (sftp->way->replaces)
        target_remark(target, NULL,
                      "%s does it: a page is replaced in one step, where the "
                      "host can do that",
                      sftp_ssh_version(sftp));
    else
        target_remark(target,
                      "with OpenSSH's sftp installed, and a key without a "
                      "passphrase or an agent, it takes one step",
                      "libcurl does it: a page is replaced in two steps, "
                      "between which there is none for a moment");
    target->missing = result_is_done(result) && !listing->there;
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
    .examine = sftp_examine,
    .close = sftp_close,
};
