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

struct concordance {
    const struct str *texts;
    const struct passage **passages; /* that they are of, or NULL */
    size_t count;
    struct occurrence *occurrences; /* from 1 on */
    size_t used, room;
    uint32_t *buckets;
    uint32_t mask;
};

/*
 * A word is a run of ASCII letters and digits, whatever stands beside it: where
 * a phrase stands, each of its words is a whole one of the text, too. So is
 * each sign, but for those that may be printed in other ways, and the
 * commonest.
 */
struct word {
    size_t at, len;
    uint32_t hash;
};

static bool in_ascii_word(unsigned char c)
{
    return is_ascii_letter(c) || is_ascii_digit(c);
}

static bool is_sign(unsigned char c)
{
    return is_ascii_punct(c) && c != '\'' && c != '-' && c != '.' && c != ',';
}

/* How many of the eight bytes, from the first on, are part of a word. */
static size_t leading_word(uint64_t bytes)
{
    uint64_t in = eight_within(bytes | EIGHT_ONES * 0x20, 'a', 'z') |
                  eight_within(bytes, '0', '9');
    uint64_t out = ~in & EIGHT_TOPS;
    return out ? (size_t)__builtin_ctzll(out) / 8 : 8;
}

static uint32_t hash_of(uint64_t bytes, size_t len)
{
    return (uint32_t)((bytes + len) * UINT64_C(0x9e3779b97f4a7c15) >> 32);
}

/* The word at `at`, its case left out of the hash; of a long one its beginning
 * and its length tell it from most others. */
static struct word word_at(struct str text, size_t at)
{
    uint64_t bytes = eight_at(text, at);
    size_t len = leading_word(bytes);
    if (len < 8)
        bytes &= (UINT64_C(1) << len * 8) - 1;
    else
        while (at + len < text.len &&
               in_ascii_word((unsigned char)text.at[at + len]))
            len++;
    /* It makes capitals small and leaves digits as they are. */
    return (struct word){at, len, hash_of(bytes | EIGHT_ONES * 0x20, len)};
}

/* Takes the next one from `from` on; false: there is none. */
static bool next_word(struct str text, size_t from, struct word *word)
{
    for (size_t at = from; at < text.len; at++) {
        unsigned char c = (unsigned char)text.at[at];
        if (in_ascii_word(c)) {
            *word = word_at(text, at);
            return true;
        }
        if (is_sign(c)) {
            *word = (struct word){at, 1, hash_of(c, 1)};
            return true;
        }
    }
    return false;
}

static void put(struct arena *arena, struct concordance *concordance,
                size_t text, const struct word *word)
{
    if (concordance->used == concordance->room) {
        size_t room = 2 * concordance->room;
        struct occurrence *more = arena_room(arena, room * sizeof *more);
        memcpy(more, concordance->occurrences,
               concordance->used * sizeof *more);
        concordance->occurrences = more;
        concordance->room = room;
    }
    uint32_t *bucket = &concordance->buckets[word->hash & concordance->mask];
    uint32_t number = (uint32_t)concordance->used++;
    concordance->occurrences[number] = (struct occurrence){
        *bucket, word->hash, (uint32_t)text, (uint32_t)word->at};
    *bucket = number;
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
    concordance->room = bytes / 5 + 64;
    concordance->occurrences = arena_room(
        arena, concordance->room * sizeof *concordance->occurrences);
    /* From the last one on, since each is put before those of its bucket. */
    while (count--) {
        struct word word = {0};
        while (next_word(texts[count], word.at + word.len, &word))
            put(arena, concordance, count, &word);
    }
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
    struct word word = {0};
    /* The longest is most likely the rarest. */
    while (next_word(phrase, word.at + word.len, &word)) {
        if (word.len <= sought.key_len)
            continue;
        sought.key = word.at;
        sought.key_len = word.len;
        sought.hash = word.hash;
    }
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
