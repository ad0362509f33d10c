/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/concordance.h"

#include "base/eight.h"

/* A word in a text; those of the same bucket are chained in the document's
 * order. */
struct occurrence {
    uint32_t next; /* 0: none */
    uint32_t hash;
    uint32_t text;
    uint32_t at;
};

/* So many lie side by side. */
#define BLOCK 1024

struct concordance {
    const struct str *texts;
    const struct passage **passages; /* that they are of, or NULL */
    size_t count;
    struct occurrence **blocks; /* of occurrences, from 1 on */
    uint32_t used;
    uint32_t *buckets;
    uint32_t mask;
};

/*
 * A word is a run of ASCII letters and digits, whatever stands beside it: where
 * a phrase stands, each of its words is a whole one of the text, too. So is the
 * bracket that a placeholder begins with. Other signs are printed in more ways
 * than one, or are common.
 */
#define SIGN '['

static size_t word_end(struct str text, size_t at)
{
    while (at < text.len && (is_ascii_letter((unsigned char)text.at[at]) ||
                             is_ascii_digit((unsigned char)text.at[at])))
        at++;
    return at;
}

/* Which of 64 bytes are part of a word: a bit each, the first one lowest. */
static uint64_t word_bits(struct str text, size_t from)
{
    uint64_t bits = 0;
    for (size_t i = 0; i < 64 && from + i < text.len; i += 8) {
        uint64_t bytes = eight_at(text, from + i);
        uint64_t in = eight_within(bytes | EIGHT_ONES * 0x20, 'a', 'z') |
                      eight_within(bytes, '0', '9');
        bits |= eight_bits(in) << i;
    }
    return bits;
}

/* Of a word in any case; of a long one its beginning and its length tell it
 * from most others. */
static inline uint32_t hash_of(struct str text, size_t at, size_t len)
{
    uint64_t bytes = eight_at(text, at);
    if (len < 8)
        bytes &= (UINT64_C(1) << len * 8) - 1;
    /* It makes capitals small and leaves digits as they are. */
    bytes |= EIGHT_ONES * 0x20;
    return (uint32_t)((bytes + len) * UINT64_C(0x9e3779b97f4a7c15) >> 32);
}

static struct occurrence *occurrence(const struct concordance *concordance,
                                     uint32_t number)
{
    return &concordance->blocks[number / BLOCK][number % BLOCK];
}

static inline void put(struct arena *arena, struct concordance *concordance,
                       size_t text, size_t at, uint32_t hash)
{
    uint32_t *bucket = &concordance->buckets[hash & concordance->mask];
    uint32_t number = concordance->used++;
    struct occurrence **block = &concordance->blocks[number / BLOCK];
    if (!*block)
        *block = arena_room(arena, BLOCK * sizeof **block);
    struct occurrence *one = &(*block)[number % BLOCK];
    one->next = *bucket;
    one->hash = hash;
    one->text = (uint32_t)text;
    one->at = (uint32_t)at;
    *bucket = number;
}

/* Puts the words of a text, and its signs, before those of the texts behind. */
static void put_all(struct arena *arena, struct concordance *concordance,
                    size_t number)
{
    struct str text = concordance->texts[number];
    uint64_t before = 0; /* whether the last byte was part of a word */
    for (size_t from = 0; from < text.len; from += 64) {
        uint64_t bits = word_bits(text, from);
        uint64_t first = bits & ~(bits << 1 | before);
        before = bits >> 63;
        for (; first; first &= first - 1) {
            size_t offset = (size_t)__builtin_ctzll(first);
            uint64_t others = ~(bits >> offset);
            size_t len = others ? (size_t)__builtin_ctzll(others) : 64;
            size_t at = from + offset;
            if (offset + len == 64) /* it goes on, or may */
                len = word_end(text, at + len) - at;
            put(arena, concordance, number, at, hash_of(text, at, len));
        }
    }
    for (size_t at = str_find(text, SIGN); at < text.len;
         at += 1 + str_find(str_slice(text, at + 1, text.len), SIGN))
        put(arena, concordance, number, at, hash_of(text, at, 1));
}

static struct concordance *make(struct arena *arena, const struct str *texts,
                                size_t count)
{
    struct concordance *concordance = arena_alloc(arena, sizeof *concordance);
    size_t bytes = 0, buckets = 64;
    for (size_t i = 0; i < count; i++)
        bytes += texts[i].len;
    /* A word has some six bytes, with the space behind it. */
    while (buckets < bytes / 8)
        buckets *= 2;
    concordance->texts = texts;
    concordance->count = count;
    concordance->buckets = arena_array(arena, buckets, sizeof(uint32_t));
    concordance->mask = (uint32_t)buckets - 1;
    concordance->used = 1;
    concordance->blocks = arena_array(arena, bytes / BLOCK + 2,
                                      sizeof *concordance->blocks);
    /* From the last one on, since each is put before those of its bucket. */
    while (count--)
        put_all(arena, concordance, count);
    return concordance;
}

const struct concordance *
concordance_of_texts(struct arena *arena, const struct str *texts, size_t count)
{
    return make(arena, texts, count);
}

const struct concordance *concordance_make(struct arena *arena,
                                           const struct passage *first)
{
    size_t count = 0;
    for (const struct passage *p = first; p; p = p->next)
        count++;
    struct str *texts = arena_array(arena, count, sizeof *texts);
    const struct passage **passages = arena_array(arena, count,
                                                  sizeof *passages);
    count = 0;
    for (const struct passage *p = first; p; p = p->next) {
        texts[count] = p->text;
        passages[count++] = p;
    }
    struct concordance *concordance = make(arena, texts, count);
    concordance->passages = passages;
    return concordance;
}

struct sought concordance_sought(struct str phrase)
{
    struct sought sought = {.phrase = phrase,
                            .shouted = phrase_is_shouted(phrase)};
    size_t end;
    for (size_t at = 0; at<phrase.len; at = end> at ? end : at + 1) {
        end = word_end(phrase, at);
        size_t len = end == at && phrase.at[at] == SIGN ? 1 : end - at;
        /* The longest is most likely the rarest. */
        if (len <= sought.key_len)
            continue;
        sought.key = at;
        sought.key_len = len;
    }
    if (sought.key_len)
        sought.hash = hash_of(phrase, sought.key, sought.key_len);
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
        const struct occurrence *one = occurrence(concordance, at);
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
