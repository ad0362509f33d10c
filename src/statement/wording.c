/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/wording.h"

#include "base/eight.h"

/* What may end a sentence, and where the next of each is looked for. */
struct ends {
    struct str text;
    size_t behind[3]; /* the next one: past the text's end where none is left */
};

/* Behind the first of them at `from` or later; the text's end: there is none.
 */
static size_t next_end(struct ends *ends, size_t from)
{
    static const char marks[] = {'.', '!', '?'};
    struct str rest = str_slice(ends->text, from, ends->text.len);
    size_t first = ends->text.len;
    for (size_t i = 0; i < sizeof marks; i++) {
        if (ends->behind[i] <= from)
            ends->behind[i] = from + str_find(rest, marks[i]) + 1;
        if (ends->behind[i] < first)
            first = ends->behind[i];
    }
    return first;
}

/* The longest sentence; it ends where a space follows, or nothing. */
static void find_longest(struct str text, struct wording *wording)
{
    struct ends ends = {.text = text};
    size_t end;
    for (size_t start = 0; start < text.len; start = end) {
        end = start;
        do
            end = next_end(&ends, end);
        while (end < text.len && text.at[end] != ' ');
        struct str sentence = str_slice(text, start, end);
        /* So many words may have no room. */
        if (sentence.len < 2 * (size_t)wording->longest ||
            str_count(sentence, ' ') < wording->longest)
            continue;
        size_t words = text_words(sentence);
        if (words <= wording->longest)
            continue;
        wording->longest = (uint32_t)words;
        wording->sentence = (uint32_t)start;
        wording->sentence_len = (uint32_t)(end - start);
    }
}

static bool has_capitals(struct str text)
{
    /* Seven at a time: the eighth is the first of the next. */
    for (size_t i = 0; i < text.len; i += 7) {
        uint64_t capitals = eight_within(eight_at(text, i), 'A', 'Z');
        if (capitals & capitals >> 8)
            return true;
    }
    return false;
}

#define TEXT_MIN 16 /* what is shorter, or longer than below, is not kept */
#define TEXT_MAX 8192

static void look_at(struct phrasebook *phrasebook,
                    const struct passage *passage, struct word_set *words,
                    struct wording *wording)
{
    struct str text = passage->text;
    *wording = (struct wording){.longest = 0};
    wording->mentioned_count = (uint32_t)phrasebook_look(
        phrasebook, text, words, &wording->mentioned);
    if (text.len < TEXT_MIN && (passage->heading || passage->cell))
        return; /* it is not asked for, and kept for no other */
    wording->capitals = has_capitals(text);
    find_longest(text, wording);
}

/* One that is kept; the phrases and, where it has no number, its text are
 * behind it. */
struct kept {
    struct str text;
    size_t number; /* 0: it has none */
    struct word_set words;
    struct wording wording;
};

#define SLOTS    2048 /* at most three quarters of them are taken */
#define NUMBERED 1024
#define SEEN     8192
#define ROOM     ((size_t)512 * 1024)

struct found_by {
    struct kept *slots[SLOTS];       /* by their texts */
    struct kept *numbered[NUMBERED]; /* the newest of each remainder */
    uint32_t seen[SEEN];             /* of texts that were met, by their hash */
};

struct wordings {
    struct arena *arena;
    struct phrasebook *phrasebook;
    uint32_t phrases;    /* that were known */
    struct found_by *by; /* NULL until it is wanted, as is the room */
    char *room;
    size_t count, used;
};

struct wordings *wordings_new(struct arena *arena,
                              struct phrasebook *phrasebook)
{
    struct wordings *kept = arena_alloc(arena, sizeof *kept);
    kept->arena = arena;
    kept->phrasebook = phrasebook;
    return kept;
}

struct phrasebook *wordings_phrasebook(const struct wordings *kept)
{
    return kept->phrasebook;
}

static uint64_t mix(uint64_t hash, uint64_t bytes)
{
    hash = (hash ^ bytes) * UINT64_C(0x9e3779b97f4a7c15);
    return hash ^ hash >> 29;
}

/* Two by two, which do not wait for one another. */
static uint64_t hash_text(struct str text)
{
    uint64_t a = text.len, b = 0;
    size_t at = 0;
    for (; text.len - at >= 16; at += 16) {
        a = mix(a, eight_in_order(text.at + at));
        b = mix(b, eight_in_order(text.at + at + 8));
    }
    for (; at < text.len; at += 8)
        a = mix(a, eight_at(text, at));
    return mix(a, b);
}

static size_t aligned(size_t size)
{
    return (size + 7) / 8 * 8;
}

static void forget_all(struct wordings *all)
{
    memset(all->by->slots, 0, sizeof all->by->slots);
    memset(all->by->numbered, 0, sizeof all->by->numbered);
    all->count = all->used = 0;
}

/* The slot that the text has, or that is free for it. */
static struct kept **slot_of(struct wordings *all, uint64_t hash,
                             struct str text)
{
    struct kept **slots = all->by->slots;
    size_t slot = hash % SLOTS;
    while (slots[slot] && !str_equal(slots[slot]->text, text))
        slot = (slot + 1) % SLOTS;
    return &slots[slot];
}

/* Keeps what is known, and so many bytes of a text; NULL: that is too much. */
static struct kept *keep(struct wordings *all, const struct word_set *words,
                         const struct wording *wording, struct str text)
{
    size_t list = aligned(wording->mentioned_count *
                          sizeof *wording->mentioned);
    size_t size = sizeof(struct kept) + list + aligned(text.len);
    if (size > ROOM)
        return NULL;
    if (!all->room)
        all->room = arena_room(all->arena, ROOM);
    if (all->count == SLOTS / 4 * 3 || ROOM - all->used < size)
        forget_all(all);
    struct kept *kept = (void *)(all->room + all->used);
    struct mentioned *to = (void *)(kept + 1);
    all->used += size;
    *kept = (struct kept){.text = {(char *)to + list, text.len},
                          .words = *words,
                          .wording = *wording};
    kept->wording.mentioned = to;
    if (list)
        memcpy(to, wording->mentioned, wording->mentioned_count * sizeof *to);
    memcpy((char *)to + list, text.at, text.len);
    return kept;
}

/* Of a passage whose text has a number. */
static void take_numbered(struct wordings *all, const struct passage *passage,
                          struct word_set *words, struct wording *wording)
{
    size_t slot = passage->number % NUMBERED;
    const struct kept *one = all->by->numbered[slot];
    if (one && one->number == passage->number) {
        *words = one->words;
        *wording = one->wording;
        return;
    }
    look_at(all->phrasebook, passage, words, wording);
    struct kept *kept = keep(all, words, wording, (struct str){"", 0});
    if (!kept)
        return;
    kept->number = passage->number;
    all->by->numbered[slot] = kept;
}

static void take_by_text(struct wordings *all, const struct passage *passage,
                         struct word_set *words, struct wording *wording)
{
    uint64_t hash = hash_text(passage->text);
    const struct kept *one = *slot_of(all, hash, passage->text);
    if (one) {
        *words = one->words;
        *wording = one->wording;
        return;
    }
    look_at(all->phrasebook, passage, words, wording);
    uint32_t *seen = &all->by->seen[hash % SEEN];
    struct kept *kept = *seen == (uint32_t)(hash >> 32)
                            ? keep(all, words, wording, passage->text)
                            : NULL;
    if (kept) {
        *slot_of(all, hash, passage->text) = kept;
        all->count++;
    }
    *seen = (uint32_t)(hash >> 32);
}

void wording_of(struct wordings *kept, const struct passage *passage,
                struct word_set *words, struct wording *wording)
{
    size_t len = passage->text.len;
    bool is_kept = kept &&
                   (passage->number || (len >= TEXT_MIN && len <= TEXT_MAX));
    if (!is_kept) {
        look_at(kept ? kept->phrasebook : NULL, passage, words, wording);
        return;
    }
    if (!kept->by)
        kept->by = arena_alloc(kept->arena, sizeof *kept->by);
    uint32_t phrases = phrasebook_count(kept->phrasebook);
    if (kept->phrases != phrases)
        forget_all(kept);
    kept->phrases = phrases;
    if (passage->number)
        take_numbered(kept, passage, words, wording);
    else
        take_by_text(kept, passage, words, wording);
}
