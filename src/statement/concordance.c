/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/concordance.h"

/* A phrase in a passage; those of the same phrase are chained in the document's
 * order. */
struct occurrence {
    uint32_t next; /* 0: none */
    uint32_t passage;
    bool same_case;
};

struct concordance {
    const struct str *texts;
    const struct passage **passages; /* that they are of, or NULL */
    struct word_set *words;          /* that each of them may have */
    struct wording *wordings;        /* of each passage, without its phrases */
    size_t count;
    size_t longest;                      /* sentence of prose */
    const struct phrasebook *phrasebook; /* or NULL */
    uint32_t phrases;                    /* so many of it are known */
    uint32_t *first;                     /* of each of them; 0: there is none */
    struct occurrence *occurrences;      /* from 1 on */
    uint32_t used, room;
};

/* Sees to it that so many more have room. */
static void reserve(struct arena *arena, struct concordance *concordance,
                    uint32_t more)
{
    if (concordance->room - concordance->used >= more)
        return;
    struct occurrence *old = concordance->occurrences;
    concordance->room = 2 * concordance->room + more;
    concordance->occurrences = arena_room(arena,
                                          concordance->room * sizeof *old);
    memcpy(concordance->occurrences, old, concordance->used * sizeof *old);
}

/* Puts the phrases of a passage before those of the passages behind. */
static void put_phrases(struct arena *arena, struct concordance *concordance,
                        size_t passage, const struct wording *wording)
{
    reserve(arena, concordance, wording->mentioned_count);
    struct occurrence *one = concordance->occurrences + concordance->used;
    for (uint32_t i = 0; i < wording->mentioned_count; i++, one++) {
        uint32_t *first = &concordance->first[wording->mentioned[i].number];
        one->next = *first;
        one->passage = (uint32_t)passage;
        one->same_case = wording->mentioned[i].same_case;
        *first = concordance->used++;
    }
}

static struct concordance *make(struct arena *arena, const struct str *texts,
                                size_t count)
{
    struct concordance *concordance = arena_alloc(arena, sizeof *concordance);
    concordance->texts = texts;
    concordance->count = count;
    concordance->words = arena_room(arena, count * sizeof *concordance->words);
    return concordance;
}

const struct concordance *
concordance_of_texts(struct arena *arena, const struct str *texts, size_t count)
{
    struct concordance *concordance = make(arena, texts, count);
    for (size_t i = 0; i < count; i++)
        phrasebook_look(NULL, texts[i], &concordance->words[i], NULL);
    return concordance;
}

const struct concordance *concordance_make(struct arena *arena,
                                           struct wordings *kept,
                                           const struct passage *first)
{
    size_t count = 0;
    for (const struct passage *p = first; p; p = p->next)
        count++;
    struct str *texts = arena_room(arena, count * sizeof *texts);
    const struct passage **passages = arena_room(arena,
                                                 count * sizeof *passages);
    count = 0;
    for (const struct passage *p = first; p; p = p->next) {
        texts[count] = p->text;
        passages[count++] = p;
    }
    struct concordance *concordance = make(arena, texts, count);
    concordance->passages = passages;
    concordance->wordings = arena_room(arena,
                                       count * sizeof *concordance->wordings);
    if (kept) {
        concordance->phrasebook = wordings_phrasebook(kept);
        concordance->phrases = phrasebook_count(concordance->phrasebook);
        concordance->first = arena_array(arena, concordance->phrases,
                                         sizeof *concordance->first);
        concordance->used = 1;
        concordance->room = (uint32_t)(4 * count + 64);
        concordance->occurrences = arena_room(
            arena, concordance->room * sizeof *concordance->occurrences);
    }
    /* From the last one on, since each is put before those of its phrase. */
    while (count--) {
        struct wording *wording = &concordance->wordings[count];
        wording_of(kept, passages[count], &concordance->words[count], wording);
        put_phrases(arena, concordance, count, wording);
        const struct passage *passage = passages[count];
        if (wording->longest > concordance->longest && !passage->heading &&
            !passage->cell)
            concordance->longest = wording->longest;
    }
    return concordance;
}

const struct wording *
concordance_wordings(const struct concordance *concordance)
{
    return concordance->wordings;
}

size_t concordance_longest(const struct concordance *concordance)
{
    return concordance->longest;
}

static bool found(const struct concordance *concordance, size_t number,
                  size_t next, struct mention *mention)
{
    mention->passage = concordance->passages ? concordance->passages[number]
                                             : NULL;
    mention->number = number;
    mention->next = next;
    mention->begun = true;
    return true;
}

static bool ended(struct mention *mention, size_t next)
{
    mention->next = next;
    mention->begun = true;
    return false;
}

/* Of one that has a number. */
static bool next_known(const struct concordance *concordance,
                       const struct sought *sought, enum phrase_case how,
                       struct mention *mention)
{
    size_t at = mention->begun ? mention->next
                               : concordance->first[sought->number];
    while (at) {
        const struct occurrence *one = &concordance->occurrences[at];
        at = one->next;
        if (one->same_case || how == PHRASE_ANY_CASE)
            return found(concordance, one->passage, at, mention);
    }
    return ended(mention, 0);
}

/* Whether a phrase stands in a text. */
static bool stands_in(struct str text, const struct sought *sought,
                      enum phrase_case how)
{
    if (!sought->key_len)
        return phrase_in(text, sought->phrase, how);
    struct str key = str_slice(sought->phrase, sought->key,
                               sought->key + sought->key_len);
    for (size_t at = word_find(text, 0, key); at < text.len;
         at = word_find(text, at + 1, key))
        if (phrase_stands_at(text, at, sought->phrase, sought->key, how))
            return true;
    return false;
}

/* The first text of those from one number up to another that may have the
 * phrase's word; the latter: none may. */
static size_t find_word(const struct concordance *concordance,
                        const struct sought *sought, size_t from, size_t to)
{
    const struct word_set *words = concordance->words;
    const struct word_bit bit = word_bit(sought->hash);
    if (!sought->key_len)
        return from;
    while (from < to && !word_set_has(&words[from], bit))
        from++;
    return from;
}

/* The first that the phrase stands in. */
static size_t find_phrase(const struct concordance *concordance,
                          const struct sought *sought, enum phrase_case how,
                          size_t from, size_t to)
{
    size_t i = find_word(concordance, sought, from, to);
    while (i < to && !stands_in(concordance->texts[i], sought, how))
        i = find_word(concordance, sought, i + 1, to);
    return i;
}

bool concordance_next(const struct concordance *concordance,
                      const struct sought *sought, enum phrase_case how,
                      struct mention *mention)
{
    if (sought->phrasebook && sought->phrasebook == concordance->phrasebook &&
        sought->number < concordance->phrases)
        return next_known(concordance, sought, how, mention);
    size_t count = concordance->count;
    size_t i = find_phrase(concordance, sought, how, mention->next, count);
    return i < count ? found(concordance, i, i + 1, mention)
                     : ended(mention, count);
}

bool concordance_has(const struct concordance *concordance, struct str phrase,
                     size_t *near)
{
    const struct sought sought = sought_make(phrase);
    size_t count = concordance->count;
    size_t i = find_phrase(concordance, &sought, PHRASE_ANY_CASE, *near, count);
    if (i == count) {
        count = *near;
        i = find_phrase(concordance, &sought, PHRASE_ANY_CASE, 0, count);
    }
    if (i == count)
        return false;
    *near = i;
    return true;
}

static enum phrase_case case_of(const struct sought *sought, bool shouted)
{
    return shouted && sought->shouted ? PHRASE_SAME_CASE : PHRASE_ANY_CASE;
}

const struct saying *concordance_says(struct arena *arena,
                                      const struct concordance *concordance,
                                      const struct sought *list, size_t count,
                                      bool shouted)
{
    const struct str **phrases = NULL; /* one a passage, or NULL */
    for (size_t i = 0; i < count; i++) {
        enum phrase_case how = case_of(&list[i], shouted);
        struct mention mention = {0};
        while (concordance_next(concordance, &list[i], how, &mention)) {
            if (!phrases)
                phrases = arena_array(arena, concordance->count,
                                      sizeof *phrases);
            if (!phrases[mention.number])
                phrases[mention.number] = &list[i].phrase;
        }
    }
    struct saying *first = NULL, **end = &first;
    for (size_t i = 0; phrases && i < concordance->count; i++) {
        if (!phrases[i])
            continue;
        *end = arena_alloc(arena, sizeof **end);
        (*end)->passage = concordance->passages[i];
        (*end)->phrase = phrases[i];
        end = &(*end)->next;
    }
    return first;
}

bool concordance_says_first(const struct concordance *concordance,
                            const struct sought *list, size_t count,
                            bool shouted,
                            bool (*counts)(const void *context,
                                           const struct passage *passage),
                            const void *context, struct saying *saying)
{
    size_t before = concordance->count; /* only those before are of interest */
    *saying = (struct saying){0};
    for (size_t i = 0; i < count; i++) {
        struct mention mention = {0};
        enum phrase_case how = case_of(&list[i], shouted);
        while (concordance_next(concordance, &list[i], how, &mention) &&
               mention.number < before) {
            if (counts && !counts(context, mention.passage))
                continue;
            saying->passage = mention.passage;
            saying->phrase = &list[i].phrase;
            before = mention.number;
        }
    }
    return saying->passage;
}
