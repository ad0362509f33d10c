/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Phrases are found in a document's passages where a plain search finds them,
 * character by character: random texts and phrases of few characters, with all
 * that is printed alike, what is part of a word and what is not. Some phrases
 * have numbers, and more get one all the time; some texts have numbers too, and
 * many are met again.
 */
#include "statement/concordance.h"

#include "base/buffer.h"

#include "random.h"
#include "tap.h"

/* A character, what it is looked for as, and whether it is part of a word. */
static const struct letter {
    uint32_t c, as;
    bool word;
} letters[] = {
    {'a', 'a', true},       {'b', 'b', true},       {'A', 'a', true},
    {'B', 'b', true},       {'1', '1', true},       {0xe9, 0xe9, true},
    {0xc9, 0xc9, true},     {0x4e2d, 0x4e2d, true}, {0x1f600, 0x1f600, true},
    {' ', ' ', false},      {' ', ' ', false},      {0xa0, ' ', false},
    {0x202f, ' ', false},   {'-', '-', false},      {0x2011, '-', false},
    {'\'', '\'', false},    {0x2019, '\'', false},  {'.', '.', false},
    {',', ',', false},      {'[', '[', false},      {0xa3, 0xa3, false},
    {0x25cf, 0x25cf, false}};

#define LETTERS  (sizeof letters / sizeof letters[0])
#define LONGEST  150
#define PASSAGES 5
#define PHRASES  4

struct line {
    const struct letter *letters[LONGEST];
    size_t count;
    struct str text;
};

/* What lasts over many rounds: texts that are met again, and phrases that laws
 * look for. */
#define LASTING 40
#define ROUNDS  20000
#define LASTS   100

static struct arena *arena, *lasting;
static struct line texts[LASTING], known[LASTING];
static struct phrasebook *phrasebook;
static struct wordings *kept;

/* Mostly of the first few, so that phrases are found often; words may be long.
 */
static void make_line(struct arena *into, struct line *line, size_t most)
{
    struct buffer out = buffer_make(4096);
    line->count = random_below((uint32_t)most + 1);
    bool few = random_below(2);
    for (size_t i = 0; i < line->count; i++) {
        size_t n = random_below(few ? 4 : LETTERS);
        if (random_below(4) == 0)
            n = 9;
        line->letters[i] = &letters[n];
        buffer_add_codepoint(&out, letters[n].c);
    }
    line->text = str_copy(into, buffer_str(&out));
    buffer_release(&out);
}

static bool is_same(const struct letter *a, const struct letter *b,
                    enum phrase_case how)
{
    bool ascii_letter = a->c < 0x80 && a->word;
    return how == PHRASE_SAME_CASE && ascii_letter ? a->c == b->c
                                                   : a->as == b->as;
}

static bool stands(const struct line *text, size_t at,
                   const struct line *phrase, enum phrase_case how)
{
    size_t end = at + phrase->count;
    for (size_t i = 0; i < phrase->count; i++)
        if (!is_same(text->letters[at + i], phrase->letters[i], how))
            return false;
    bool joined_before = at && text->letters[at - 1]->word &&
                         text->letters[at]->word;
    bool joined_after = end < text->count && text->letters[end - 1]->word &&
                        text->letters[end]->word;
    return !joined_before && !joined_after;
}

static bool plain_in(const struct line *text, const struct line *phrase,
                     enum phrase_case how)
{
    if (!phrase->count)
        return false;
    for (size_t at = 0; at + phrase->count <= text->count; at++)
        if (stands(text, at, phrase, how))
            return true;
    return false;
}

/* Capitals only: no small letter of ASCII, and a capital one. */
static enum phrase_case case_of(const struct line *phrase)
{
    bool capital = false;
    for (size_t i = 0; i < phrase->count; i++) {
        uint32_t c = phrase->letters[i]->c;
        if (c == 'a' || c == 'b')
            return PHRASE_ANY_CASE;
        capital |= c == 'A' || c == 'B';
    }
    return capital ? PHRASE_SAME_CASE : PHRASE_ANY_CASE;
}

struct round {
    struct line lines[PASSAGES], phrases[PHRASES];
    struct passage passages[PASSAGES];
    struct str list[PHRASES];
    struct sought sought[PHRASES];
    const struct concordance *words;
};

static void begin_lasting(void)
{
    arena_reset(lasting);
    phrasebook = phrasebook_new(lasting);
    kept = wordings_new(lasting, phrasebook);
    for (size_t i = 0; i < LASTING; i++) {
        make_line(lasting, &texts[i], random_below(4) ? 20 : LONGEST);
        make_line(lasting, &known[i], random_below(3) ? 4 : 12);
    }
}

static void make_passage(struct round *round, size_t i)
{
    size_t lasts = random_below(LASTING);
    if (random_below(4))
        round->lines[i] = texts[lasts];
    else
        make_line(arena, &round->lines[i], random_below(4) ? 20 : LONGEST);
    bool numbered = round->lines[i].text.at == texts[lasts].text.at &&
                    lasts % 3 == 0;
    round->passages[i] = (struct passage){
        .next = i + 1 < PASSAGES ? &round->passages[i + 1] : NULL,
        .text = round->lines[i].text,
        .heading = random_below(3) == 0,
        .number = numbered ? lasts + 1 : 0};
}

static void make_phrase(struct round *round, size_t i, size_t of)
{
    bool has_number = of && random_below(3);
    if (has_number)
        round->phrases[i] = known[random_below((uint32_t)of)];
    else
        make_line(arena, &round->phrases[i], random_below(3) ? 4 : 12);
    round->list[i] = round->phrases[i].text;
    round->sought[i] = sought_make(round->list[i]);
    if (has_number)
        phrasebook_add(phrasebook, &round->sought[i]);
}

static void begin(struct round *round, size_t number)
{
    arena_reset(arena);
    if (number % LASTS == 0)
        begin_lasting();
    for (size_t i = 0; i < PASSAGES; i++)
        make_passage(round, i);
    for (size_t i = 0; i < PHRASES; i++)
        make_phrase(round, i, number % LASTS * LASTING / LASTS);
    round->words = concordance_make(arena, random_below(8) ? kept : NULL,
                                    round->passages);
    /* One may get its number when the text is known already. */
    if (random_below(8) == 0)
        make_phrase(round, 0, LASTING);
}

/* Each phrase by itself, in both ways; counts those that stand somewhere. */
static bool one_by_one(const struct round *round, size_t *seen)
{
    for (size_t i = 0; i < PHRASES; i++)
        for (enum phrase_case how = PHRASE_ANY_CASE; how <= PHRASE_SAME_CASE;
             how++) {
            struct mention mention = {0};
            for (size_t p = 0; p < PASSAGES; p++) {
                const struct line *line = &round->lines[p];
                bool in = plain_in(line, &round->phrases[i], how);
                if (phrase_in(line->text, round->list[i], how) != in)
                    return false;
                if (!in)
                    continue;
                (*seen)++;
                if (!concordance_next(round->words, &round->sought[i], how,
                                      &mention) ||
                    mention.passage != &round->passages[p])
                    return false;
            }
            if (concordance_next(round->words, &round->sought[i], how,
                                 &mention))
                return false;
        }
    return true;
}

/* Wherever it is looked for first. */
static bool anywhere(const struct round *round)
{
    for (size_t i = 0; i < PHRASES; i++) {
        size_t near = random_below(PASSAGES), some = 0;
        for (size_t p = 0; p < PASSAGES; p++)
            some += plain_in(&round->lines[p], &round->phrases[i],
                             PHRASE_ANY_CASE);
        bool has = concordance_has(round->words, round->list[i], &near);
        if (has != (some > 0) ||
            (has && !plain_in(&round->lines[near], &round->phrases[i],
                              PHRASE_ANY_CASE)))
            return false;
    }
    return true;
}

/* The first phrase of the list that stands in the passage, or NULL. */
static const struct str *plain_first(const struct round *round, size_t passage,
                                     bool shouted)
{
    for (size_t i = 0; i < PHRASES; i++)
        if (plain_in(&round->lines[passage], &round->phrases[i],
                     shouted ? case_of(&round->phrases[i]) : PHRASE_ANY_CASE))
            return &round->sought[i].phrase;
    return NULL;
}

static bool all_together(const struct round *round, bool shouted)
{
    const struct saying *saying = concordance_says(
        arena, round->words, round->sought, PHRASES, shouted);
    const struct phrases *phrases = phrases_prepare(arena, round->list, PHRASES,
                                                    shouted);
    for (size_t p = 0; p < PASSAGES; p++) {
        const struct str *first = plain_first(round, p, shouted);
        const struct str *found = phrases_first(phrases, round->lines[p].text);
        if (!first != !found || (first && !str_equal(*first, *found)))
            return false;
        if (!first)
            continue;
        if (!saying || saying->passage != &round->passages[p] ||
            saying->phrase != first)
            return false;
        saying = saying->next;
    }
    return !saying;
}

static bool is_heading(const void *context, const struct passage *passage)
{
    (void)context;
    return passage->heading;
}

static bool first_of(const struct round *round, bool headings, bool shouted)
{
    struct saying saying;
    bool found = concordance_says_first(round->words, round->sought, PHRASES,
                                        shouted, headings ? is_heading : NULL,
                                        NULL, &saying);
    for (size_t p = 0; p < PASSAGES; p++) {
        const struct str *first = plain_first(round, p, shouted);
        if (first && (!headings || round->passages[p].heading))
            return found && saying.passage == &round->passages[p] &&
                   saying.phrase == first;
    }
    return !found;
}

int main(void)
{
    static struct round round;
    size_t seen = 0, together = 0, shouted = 0, first = 0, alone = 0, near = 0;
    arena = arena_new();
    lasting = arena_new();
    for (size_t i = 0; i < ROUNDS; i++) {
        begin(&round, i);
        alone += one_by_one(&round, &seen);
        near += anywhere(&round);
        together += all_together(&round, false);
        shouted += all_together(&round, true);
        first += first_of(&round, false, false) &&
                 first_of(&round, true, false) && first_of(&round, true, true);
    }
    ok(alone == ROUNDS, "each phrase is found in the passages that have it");
    ok(near == ROUNDS, "also where the search begins at another one");
    ok(together == ROUNDS, "so is the first of a list, in each passage");
    ok(shouted == ROUNDS, "and that of a list with some in capitals");
    ok(first == ROUNDS, "the first passage that counts is found");
    ok(seen > ROUNDS, "many of the phrases stand somewhere");
    arena_free(lasting);
    arena_free(arena);
    return done();
}
