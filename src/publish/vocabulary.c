/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/vocabulary.h"

#include "base/buffer.h"

/* No number: of a word that has not been folded yet, or of an empty slot. */
#define NOT_YET UINT32_MAX

struct entry {
    uint64_t hash;
    struct str text;
    uint32_t folded;
};

struct vocabulary {
    struct arena *arena;
    struct entry *entries;
    uint32_t count, room;
    uint32_t *slots; /* of a hash table; twice as many as there is room */
};

static struct entry *new_entries(struct arena *arena, uint32_t room)
{
    return arena_array(arena, room, sizeof(struct entry));
}

static uint32_t *new_slots(struct arena *arena, uint32_t room)
{
    uint32_t *slots = arena_array(arena, (size_t)room * 2, sizeof *slots);
    for (uint32_t i = 0; i < room * 2; i++)
        slots[i] = NOT_YET;
    return slots;
}

struct vocabulary *vocabulary_make(struct arena *arena)
{
    struct vocabulary *vocabulary = arena_alloc(arena, sizeof *vocabulary);
    vocabulary->arena = arena;
    vocabulary->room = 2048;
    vocabulary->entries = new_entries(arena, vocabulary->room);
    vocabulary->slots = new_slots(arena, vocabulary->room);
    return vocabulary;
}

static uint64_t hash_of(struct str text)
{
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < text.len; i++) {
        hash ^= (unsigned char)text.at[i];
        hash *= 1099511628211u;
    }
    return hash ^ hash >> 32;
}

/* The slot that the word is in, or would go into. */
static uint32_t *slot_of(const struct vocabulary *vocabulary, uint64_t hash,
                         struct str text)
{
    uint32_t mask = vocabulary->room * 2 - 1;
    for (uint32_t at = (uint32_t)hash & mask;; at = (at + 1) & mask) {
        uint32_t *slot = &vocabulary->slots[at];
        if (*slot == NOT_YET)
            return slot;
        const struct entry *entry = &vocabulary->entries[*slot];
        if (entry->hash == hash && str_equal(entry->text, text))
            return slot;
    }
}

static void grow(struct vocabulary *vocabulary)
{
    struct entry *entries = new_entries(vocabulary->arena,
                                        vocabulary->room * 2);
    memcpy(entries, vocabulary->entries, vocabulary->count * sizeof *entries);
    vocabulary->entries = entries;
    vocabulary->room *= 2;
    vocabulary->slots = new_slots(vocabulary->arena, vocabulary->room);
    for (uint32_t i = 0; i < vocabulary->count; i++)
        *slot_of(vocabulary, entries[i].hash, entries[i].text) = i;
}

uint32_t vocabulary_add(struct vocabulary *vocabulary, struct str word)
{
    uint64_t hash = hash_of(word);
    uint32_t *slot = slot_of(vocabulary, hash, word);
    if (*slot != NOT_YET)
        return *slot;
    if (vocabulary->count == vocabulary->room) {
        grow(vocabulary);
        slot = slot_of(vocabulary, hash, word);
    }
    *slot = vocabulary->count;
    vocabulary->entries[vocabulary->count] = (struct entry){
        hash, str_copy(vocabulary->arena, word), NOT_YET};
    return vocabulary->count++;
}

/* What typography puts in the place of plain characters. */
static const struct {
    uint16_t codepoint;
    const char *plain;
} typographic[] = {
    {0x60, "'"},      {0xab, "\""},   {0xb4, "'"},    {0xbb, "\""},
    {0xd7, "x"},      {0x2010, "-"},  {0x2011, "-"},  {0x2012, "-"},
    {0x2013, "-"},    {0x2014, "-"},  {0x2015, "-"},  {0x2018, "'"},
    {0x2019, "'"},    {0x201a, "'"},  {0x201b, "'"},  {0x201c, "\""},
    {0x201d, "\""},   {0x201e, "\""}, {0x201f, "\""}, {0x2026, "..."},
    {0x2032, "'"},    {0x2033, "\""}, {0x2039, "'"},  {0x203a, "'"},
    {0x2122, "(tm)"}, {0x2212, "-"},
};

static const char *plain_form(uint32_t codepoint)
{
    for (size_t i = 0; i < sizeof typographic / sizeof *typographic; i++)
        if (typographic[i].codepoint == codepoint)
            return typographic[i].plain;
    return NULL;
}

/* Hyphens in a row are one: two or three of them stand for a dash. */
static void add_plain(struct buffer *out, const char *plain, size_t len)
{
    bool hyphen = len == 1 && plain[0] == '-';
    if (!hyphen || !out->len || out->bytes[out->len - 1] != '-')
        buffer_add(out, plain, len);
}

static struct str fold(struct arena *arena, struct str word)
{
    struct buffer out = buffer_within(arena, word.len * 4 + 1);
    while (word.len) {
        uint32_t codepoint = (unsigned char)word.at[0];
        size_t len = utf8_decode(word, &codepoint);
        if (!len)
            len = 1;
        const char *plain = plain_form(codepoint);
        add_plain(&out, plain ? plain : word.at, plain ? strlen(plain) : len);
        word = str_slice(word, len, word.len);
    }
    return buffer_str(&out);
}

/* Nearly every word is only letters and digits of ASCII. */
static bool is_plain(struct str word)
{
    for (size_t i = 0; i < word.len; i++) {
        unsigned char c = (unsigned char)word.at[i];
        if (!is_ascii_letter(c) && !is_ascii_digit(c) && c != ',' && c != '.')
            return false;
    }
    return true;
}

uint32_t vocabulary_folded(struct vocabulary *vocabulary, uint32_t id)
{
    if (vocabulary->entries[id].folded != NOT_YET)
        return vocabulary->entries[id].folded;
    struct str word = vocabulary->entries[id].text;
    uint32_t folded = is_plain(word)
                          ? id
                          : vocabulary_add(vocabulary,
                                           fold(vocabulary->arena, word));
    vocabulary->entries[id].folded = folded;
    return folded;
}

struct str vocabulary_word(const struct vocabulary *vocabulary, uint32_t id)
{
    return vocabulary->entries[id].text;
}
