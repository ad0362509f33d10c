/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/phrasebook.h"

#define BUCKETS 2048
#define KEYS    4096
#define NONE    UINT32_MAX

/* A phrase, and what the text that is looked at now has of it. */
struct known {
    struct sought sought;
    uint32_t next; /* of those with keys of the same bucket; or without a key */
    bool found, same_case;
};

struct phrasebook {
    struct arena *arena;
    struct known *known;      /* by their numbers */
    struct mentioned *listed; /* with room for all of them */
    uint32_t count, room;
    uint32_t without_key; /* the first of those */
    uint32_t buckets[BUCKETS];
    /* A bit for each hash of a key, for most words are none: few bytes, which
     * stay at hand. */
    uint64_t keys[KEYS / 64];
};

struct sought sought_make(struct str phrase)
{
    struct sought sought = {.phrase = phrase,
                            .shouted = phrase_is_shouted(phrase)};
    for (size_t at = 0; at < phrase.len;) {
        size_t len = word_length(phrase, at);
        /* The longest is most likely the rarest. */
        if (len > sought.key_len) {
            sought.key = at;
            sought.key_len = len;
        }
        at += len ? len : 1;
    }
    if (sought.key_len)
        sought.hash = word_hash(phrase, sought.key, sought.key_len);
    return sought;
}

struct phrasebook *phrasebook_new(struct arena *arena)
{
    struct phrasebook *phrasebook = arena_room(arena, sizeof *phrasebook);
    *phrasebook = (struct phrasebook){.arena = arena, .without_key = NONE};
    memset(phrasebook->buckets, 0xff, sizeof phrasebook->buckets);
    return phrasebook;
}

uint32_t phrasebook_count(const struct phrasebook *phrasebook)
{
    return phrasebook->count;
}

/* Sees to it that one more has room. */
static void grow(struct phrasebook *phrasebook)
{
    if (phrasebook->count < phrasebook->room)
        return;
    struct known *old = phrasebook->known;
    phrasebook->room = 2 * phrasebook->room + 256;
    phrasebook->known = arena_array(phrasebook->arena, phrasebook->room,
                                    sizeof *phrasebook->known);
    phrasebook->listed = arena_array(phrasebook->arena, phrasebook->room,
                                     sizeof *phrasebook->listed);
    if (old)
        memcpy(phrasebook->known, old, phrasebook->count * sizeof *old);
}

void phrasebook_add(struct phrasebook *phrasebook, struct sought *sought)
{
    uint32_t *first = sought->key_len
                          ? &phrasebook->buckets[sought->hash % BUCKETS]
                          : &phrasebook->without_key;
    uint32_t number = *first;
    while (number != NONE &&
           !str_equal(phrasebook->known[number].sought.phrase, sought->phrase))
        number = phrasebook->known[number].next;
    sought->phrasebook = phrasebook;
    sought->number = number == NONE ? phrasebook->count : number;
    if (number != NONE)
        return;
    grow(phrasebook);
    phrasebook->known[sought->number] = (struct known){.sought = *sought,
                                                       .next = *first};
    *first = sought->number;
    phrasebook->count++;
    uint32_t bit = sought->hash % KEYS;
    phrasebook->keys[bit / 64] |= UINT64_C(1) << bit % 64;
}

static bool may_be_key(const struct phrasebook *phrasebook, uint32_t hash)
{
    uint32_t bit = hash % KEYS;
    return phrasebook->keys[bit / 64] >> bit % 64 & 1;
}

static size_t put(struct phrasebook *phrasebook, uint32_t number,
                  bool same_case, size_t count)
{
    struct known *known = &phrasebook->known[number];
    if (!known->found)
        phrasebook->listed[count++].number = number;
    known->found = true;
    known->same_case |= same_case;
    return count;
}

/* Puts the phrases whose key is a word of the text behind those listed. */
static size_t look_at_word(struct phrasebook *phrasebook, struct str text,
                           struct word word, size_t count)
{
    uint32_t number = phrasebook->buckets[word.hash % BUCKETS];
    for (; number != NONE; number = phrasebook->known[number].next) {
        const struct known *known = &phrasebook->known[number];
        const struct sought *sought = &known->sought;
        if (sought->hash != word.hash || known->same_case)
            continue;
        if (phrase_stands_at(text, word.at, sought->phrase, sought->key,
                             PHRASE_ANY_CASE))
            count = put(phrasebook, number,
                        phrase_stands_at(text, word.at, sought->phrase,
                                         sought->key, PHRASE_SAME_CASE),
                        count);
    }
    return count;
}

static size_t look_without_key(struct phrasebook *phrasebook, struct str text,
                               size_t count)
{
    uint32_t number = phrasebook->without_key;
    for (; number != NONE; number = phrasebook->known[number].next) {
        struct str phrase = phrasebook->known[number].sought.phrase;
        /* It has no letter of ASCII, so no case. */
        if (phrase_in(text, phrase, PHRASE_ANY_CASE))
            count = put(phrasebook, number, true, count);
    }
    return count;
}

size_t phrasebook_look(struct phrasebook *phrasebook, struct str text,
                       struct word_set *set, const struct mentioned **list)
{
    struct words words = {.text = text};
    struct word taken[WORDS_TAKEN];
    size_t count = 0;
    *set = (struct word_set){0};
    while (words.from < text.len) {
        size_t some = words_take(&words, taken);
        for (size_t i = 0; i < some; i++) {
            word_set_add(set, taken[i].hash);
            if (phrasebook && may_be_key(phrasebook, taken[i].hash))
                count = look_at_word(phrasebook, text, taken[i], count);
        }
    }
    if (!phrasebook)
        return 0;
    count = look_without_key(phrasebook, text, count);
    for (size_t i = 0; i < count; i++) {
        struct known *known = &phrasebook->known[phrasebook->listed[i].number];
        phrasebook->listed[i].same_case = known->same_case;
        known->found = known->same_case = false;
    }
    *list = phrasebook->listed;
    return count;
}
