/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/wording.h"

#include "base/eight.h"

#define SIGN '['

static size_t word_end(struct str text, size_t at)
{
    while (at < text.len && (is_ascii_letter((unsigned char)text.at[at]) ||
                             is_ascii_digit((unsigned char)text.at[at])))
        at++;
    return at;
}

size_t word_length(struct str text, size_t at)
{
    return text.at[at] == SIGN ? 1 : word_end(text, at) - at;
}

/* Of a long one its beginning and its length tell it from most others. */
static inline uint32_t hash_of(struct str text, size_t at, size_t len)
{
    uint64_t bytes = eight_at(text, at);
    if (len < 8)
        bytes &= (UINT64_C(1) << len * 8) - 1;
    /* It makes capitals small and leaves digits as they are. */
    bytes |= EIGHT_ONES * 0x20;
    return (uint32_t)((bytes + len) * UINT64_C(0x9e3779b97f4a7c15) >> 32);
}

uint32_t word_hash(struct str text, size_t at, size_t len)
{
    return hash_of(text, at, len);
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

size_t wording_room(struct str text)
{
    bool signs = str_find(text, SIGN) < text.len;
    return signs ? text.len : text.len / 2 + 1;
}

size_t wording_words(struct str text, struct word *words)
{
    size_t count = 0;
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
            words[count].hash = hash_of(text, at, len);
            words[count++].at = (uint32_t)at;
        }
    }
    for (size_t at = str_find(text, SIGN); at < text.len;
         at += 1 + str_find(str_slice(text, at + 1, text.len), SIGN)) {
        words[count].hash = hash_of(text, at, 1);
        words[count++].at = (uint32_t)at;
    }
    return count;
}

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
        if (sentence.len < 2 * wording->longest ||
            str_count(sentence, ' ') < wording->longest)
            continue;
        size_t words = text_words(sentence);
        if (words <= wording->longest)
            continue;
        wording->longest = words;
        wording->sentence = start;
        wording->sentence_len = end - start;
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

static struct wording look_at(struct str text, struct word *room)
{
    struct wording wording = {
        .words = room,
        .word_count = wording_words(text, room),
        .capitals = has_capitals(text),
    };
    find_longest(text, &wording);
    return wording;
}

/* One that is kept; its words and its text are behind it. */
struct kept {
    struct str text;
    struct wording wording;
};

#define SLOTS    2048 /* at most three quarters of them are taken */
#define SEEN     8192
#define ROOM     ((size_t)512 * 1024)
#define TEXT_MAX 8192 /* a longer one is not kept */

struct table {
    struct kept *slots[SLOTS];
    uint32_t seen[SEEN]; /* of texts that were met, by their hash */
};

struct wordings {
    struct arena *arena;
    struct table *table; /* NULL until it is wanted, as is the room */
    char *room;
    size_t count, used;
};

struct wordings *wordings_new(struct arena *arena)
{
    struct wordings *kept = arena_alloc(arena, sizeof *kept);
    kept->arena = arena;
    return kept;
}

static uint64_t hash_text(struct str text)
{
    uint64_t hash = text.len;
    for (size_t at = 0; at < text.len; at += 8) {
        hash = (hash ^ eight_at(text, at)) * UINT64_C(0x9e3779b97f4a7c15);
        hash ^= hash >> 29;
    }
    return hash;
}

static size_t aligned(size_t size)
{
    return (size + 7) / 8 * 8;
}

static void forget_all(struct wordings *all)
{
    memset(all->table->slots, 0, sizeof all->table->slots);
    all->count = all->used = 0;
}

/* The slot that the text has, or that is free for it. */
static struct kept **slot_of(struct wordings *all, uint64_t hash,
                             struct str text)
{
    struct kept **slots = all->table->slots;
    size_t slot = hash % SLOTS;
    while (slots[slot] && !str_equal(slots[slot]->text, text))
        slot = (slot + 1) % SLOTS;
    return &slots[slot];
}

static void keep(struct wordings *all, uint64_t hash, struct str text,
                 const struct wording *wording)
{
    size_t words = wording->word_count * sizeof(struct word);
    size_t size = aligned(sizeof(struct kept)) + words + aligned(text.len);
    if (!all->room)
        all->room = arena_room(all->arena, ROOM);
    if (all->count == SLOTS / 4 * 3 || ROOM - all->used < size)
        forget_all(all);
    struct kept *kept = (void *)(all->room + all->used);
    struct word *to = (void *)((char *)kept + aligned(sizeof *kept));
    all->used += size;
    all->count++;
    memcpy(to, wording->words, words);
    memcpy((char *)to + words, text.at, text.len);
    kept->text = (struct str){(char *)to + words, text.len};
    kept->wording = *wording;
    kept->wording.words = to;
    *slot_of(all, hash, text) = kept;
}

struct wording wording_of(struct wordings *kept, struct str text,
                          struct word *room)
{
    if (!kept || text.len > TEXT_MAX)
        return look_at(text, room);
    if (!kept->table)
        kept->table = arena_alloc(kept->arena, sizeof *kept->table);
    uint64_t hash = hash_text(text);
    const struct kept *one = *slot_of(kept, hash, text);
    if (one)
        return one->wording;
    struct wording wording = look_at(text, room);
    uint32_t *seen = &kept->table->seen[hash % SEEN];
    if (*seen == (uint32_t)(hash >> 32))
        keep(kept, hash, text, &wording);
    *seen = (uint32_t)(hash >> 32);
    return wording;
}
