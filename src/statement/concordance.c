/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/concordance.h"

/* A word in a text; those of the same bucket are chained in the document's
 * order. */
struct occurrence {
    uint32_t next; /* 0: none */
    uint32_t hash;
    uint32_t text;
    uint32_t at;
};

struct concordance {
    const struct str *texts;
    const struct passage **passages; /* that they are of, or NULL */
    struct wording *wordings;        /* of each of them, without its words */
    size_t count;
    struct occurrence *occurrences; /* from 1 on */
    size_t used, room;
    uint32_t *buckets;
    uint32_t mask;
};

/* Sees to it that so many more have room. */
static void reserve(struct arena *arena, struct concordance *concordance,
                    size_t more)
{
    if (concordance->room - concordance->used >= more)
        return;
    size_t room = 2 * concordance->room + more;
    struct occurrence *old = concordance->occurrences;
    concordance->occurrences = arena_room(arena, room * sizeof *old);
    memcpy(concordance->occurrences, old, concordance->used * sizeof *old);
    concordance->room = room;
}

/* Puts the words of a text before those of the texts behind. */
static void put_all(struct arena *arena, struct concordance *concordance,
                    size_t number, const struct word *words, size_t count)
{
    reserve(arena, concordance, count);
    uint32_t *buckets = concordance->buckets, mask = concordance->mask;
    uint32_t next = (uint32_t)concordance->used;
    struct occurrence *one = concordance->occurrences + next;
    for (size_t i = 0; i < count; i++, one++) {
        uint32_t hash = words[i].hash;
        one->next = buckets[hash & mask];
        one->hash = hash;
        one->text = (uint32_t)number;
        one->at = words[i].at;
        buckets[hash & mask] = next++;
    }
    concordance->used = next;
}

/* One that has none of its words yet. */
static struct concordance *make(struct arena *arena, const struct str *texts,
                                size_t count, struct word **room)
{
    struct concordance *concordance = arena_alloc(arena, sizeof *concordance);
    size_t bytes = 0, buckets = 64, most = 0;
    for (size_t i = 0; i < count; i++) {
        size_t words = wording_room(texts[i]);
        bytes += texts[i].len;
        most = words > most ? words : most;
    }
    /* A word has five or six bytes, with the space behind it. */
    while (buckets < bytes / 8)
        buckets *= 2;
    concordance->texts = texts;
    concordance->count = count;
    concordance->buckets = arena_array(arena, buckets, sizeof(uint32_t));
    concordance->mask = (uint32_t)buckets - 1;
    concordance->used = 1;
    concordance->room = bytes / 5 + 64;
    concordance->occurrences = arena_room(
        arena, concordance->room * sizeof *concordance->occurrences);
    *room = arena_room(arena, most * sizeof **room);
    return concordance;
}

const struct concordance *
concordance_of_texts(struct arena *arena, const struct str *texts, size_t count)
{
    struct word *room;
    struct concordance *concordance = make(arena, texts, count, &room);
    /* From the last one on, since each is put before those of its bucket. */
    while (count--)
        put_all(arena, concordance, count, room,
                wording_words(texts[count], room));
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
    struct word *room;
    struct concordance *concordance = make(arena, texts, count, &room);
    concordance->passages = passages;
    concordance->wordings = arena_room(arena,
                                       count * sizeof *concordance->wordings);
    while (count--) {
        struct wording wording = wording_of(kept, texts[count], room);
        put_all(arena, concordance, count, wording.words, wording.word_count);
        wording.words = NULL;
        concordance->wordings[count] = wording;
    }
    return concordance;
}

const struct wording *concordance_wording(const struct concordance *concordance,
                                          size_t number)
{
    return &concordance->wordings[number];
}

struct sought concordance_sought(struct str phrase)
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

static bool found(const struct concordance *concordance, size_t number,
                  struct mention *mention)
{
    mention->passage = concordance->passages ? concordance->passages[number]
                                             : NULL;
    mention->number = number;
    mention->from = number + 1;
    return true;
}

bool concordance_next(const struct concordance *concordance,
                      const struct sought *sought, enum phrase_case how,
                      struct mention *mention)
{
    struct str phrase = sought->phrase;
    if (!sought->key_len) {
        for (size_t i = mention->from; i < concordance->count; i++)
            if (phrase_in(concordance->texts[i], phrase, how))
                return found(concordance, i, mention);
        mention->from = concordance->count;
        return false;
    }
    uint32_t at = mention->begun
                      ? mention->next
                      : concordance->buckets[sought->hash & concordance->mask];
    mention->begun = true;
    while (at) {
        const struct occurrence *one = &concordance->occurrences[at];
        at = one->next;
        mention->next = at;
        if (one->hash == sought->hash && one->text >= mention->from &&
            phrase_stands_at(concordance->texts[one->text], one->at, phrase,
                             sought->key, how))
            return found(concordance, one->text, mention);
    }
    return false;
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
