/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What is known of a text is what a plain look at each of its bytes tells,
 * whether it was kept or not, and after all that was kept is forgotten.
 */
#include "statement/wording.h"

#include "base/buffer.h"

#include "random.h"
#include "tap.h"

#define TEXTS 1500

static bool in_word(char c)
{
    return is_ascii_letter((unsigned char)c) ||
           is_ascii_digit((unsigned char)c);
}

/* Words, abbreviations and sentences of any length; white space is single. */
static struct str make_text(struct arena *arena)
{
    static const char *const bits[] = {"a",
                                       "of",
                                       "THE",
                                       "Supplier",
                                       "responsibilities",
                                       "7",
                                       "UN",
                                       "ILOs",
                                       "\xc3\xa9t\xc3\xa9",
                                       "\xe2\x80\x93",
                                       "-",
                                       "[name]",
                                       "x",
                                       "e.g.",
                                       "what?!",
                                       "[",
                                       "\xf0\x9f\x98\x80"};
    static const char *const ends[] = {"", "", "", "", "", ".", "!", "?", ","};
    struct buffer out = buffer_make(1 << 20);
    uint32_t count = random_below(random_below(20) ? 60 : 2500);
    for (uint32_t i = 0; i < count; i++) {
        if (i)
            buffer_add_char(&out, ' ');
        buffer_add_text(&out, bits[random_below(sizeof bits / sizeof *bits)]);
        if (random_below(5) == 0)
            buffer_add_text(&out,
                            bits[random_below(sizeof bits / sizeof *bits)]);
        buffer_add_text(&out, ends[random_below(sizeof ends / sizeof *ends)]);
    }
    struct str text = str_copy(arena, buffer_str(&out));
    buffer_release(&out);
    return text;
}

/* Whether each word may be in the text, as far as that is known. */
static bool has_words(const struct word_set *words, struct str text)
{
    for (size_t at = 0; at < text.len; at++) {
        bool begins = in_word(text.at[at]) && !(at && in_word(text.at[at - 1]));
        if (!begins && text.at[at] != '[')
            continue;
        uint32_t hash = word_hash(text, at, word_length(text, at));
        if (!word_set_has(words, word_bit(hash)))
            return false;
    }
    return true;
}

/* Whether the phrases are those that a plain search finds in it. */
static bool has_phrases(const struct wording *wording,
                        const struct sought *sought, size_t count,
                        struct str text)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        if (!phrase_in(text, sought[i].phrase, PHRASE_ANY_CASE))
            continue;
        const struct mentioned *one = wording->mentioned;
        size_t left = wording->mentioned_count;
        for (; left && one->number != sought[i].number; left--)
            one++;
        if (!left || one->same_case !=
                         phrase_in(text, sought[i].phrase, PHRASE_SAME_CASE))
            return false;
        found++;
    }
    return found == wording->mentioned_count;
}

static bool has_longest(const struct wording *wording, struct str text)
{
    size_t most = 0, from = 0, len = 0, start = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        bool last = i + 1 == text.len;
        bool ends = (c == '.' || c == '!' || c == '?') &&
                    (last || text.at[i + 1] == ' ');
        if (!ends && !last)
            continue;
        size_t words = text_words(str_slice(text, start, i + 1));
        if (words > most) {
            most = words;
            from = start;
            len = i + 1 - start;
        }
        start = i + 1;
    }
    return wording->longest == most && wording->sentence == from &&
           wording->sentence_len == len;
}

static bool has_capitals(struct str text)
{
    for (size_t i = 1; i < text.len; i++)
        if (text.at[i - 1] >= 'A' && text.at[i - 1] <= 'Z' &&
            text.at[i] >= 'A' && text.at[i] <= 'Z')
            return true;
    return false;
}

/* Whether both know the same. */
static bool is_same(const struct wording *a, const struct wording *b)
{
    return a->longest == b->longest && a->sentence == b->sentence &&
           a->sentence_len == b->sentence_len && a->capitals == b->capitals;
}

static const char *const phrases[] = {
    "of",
    "THE supplier",
    "supplier",
    "[name]",
    "responsibilities of",
    "UN",
    "un",
    "ILOs",
    "e.g. x",
    "\xc3\xa9t\xc3\xa9 a",
    "[",
    "[ [",
    "7",
    "a 7",
    "\xf0\x9f\x98\x80",
    "\xe2\x80\x93",
};

#define PHRASES (sizeof phrases / sizeof *phrases)

int main(void)
{
    static struct str texts[TEXTS];
    struct arena *arena = arena_new(), *shelf = arena_new();
    struct phrasebook *phrasebook = phrasebook_new(shelf);
    struct wordings *kept = wordings_new(shelf, phrasebook);
    struct sought sought[PHRASES];
    struct word_set set, other;
    bool words = true, longest = true, capitals = true;
    for (size_t i = 0; i < TEXTS; i++) {
        texts[i] = make_text(arena);
        struct passage passage = {.text = texts[i]};
        struct wording wording;
        wording_of(NULL, &passage, &set, &wording);
        words = words && has_words(&set, texts[i]) && !wording.mentioned_count;
        longest = longest && has_longest(&wording, texts[i]);
        capitals = capitals && wording.capitals == has_capitals(texts[i]);
    }
    ok(words, "each word and bracket is taken down by its hash");
    ok(longest, "the longest sentence is found");
    ok(capitals, "two capitals side by side are seen");

    /* Some are asked for often, and all together are too much to be kept; some
     * have a number; phrases become known one by one. */
    bool same = true, found = true;
    size_t known = 0;
    for (size_t i = 0; i < 20000; i++) {
        if (i % 1250 == 100 && known < PHRASES) {
            sought[known] = sought_make(str_of(phrases[known]));
            phrasebook_add(phrasebook, &sought[known++]);
        }
        size_t number = random_below(i % 2 ? 50 : TEXTS);
        struct passage passage = {.text = texts[number],
                                  .number = number % 5 ? 0 : number + 1};
        struct wording fresh, one;
        wording_of(NULL, &passage, &set, &fresh);
        wording_of(kept, &passage, &other, &one);
        same = same && is_same(&fresh, &one) &&
               !memcmp(&set, &other, sizeof set);
        found = found && has_phrases(&one, sought, known, passage.text);
    }
    ok(same, "what was kept is what a fresh look tells");
    ok(found && known == PHRASES, "each phrase that is known is found");

    /* One that differs in its last byte is another text. */
    char bytes[200];
    struct passage passage = {.text = {bytes, sizeof bytes}};
    struct wording wording;
    memset(bytes, 'a', sizeof bytes);
    for (int i = 0; i < 3; i++)
        wording_of(kept, &passage, &set, &wording);
    bytes[100] = ' ';
    wording_of(kept, &passage, &set, &wording);
    ok(wording.longest == 2,
       "a text that was changed where it stands is looked at anew");
    for (int i = 0; i < 3; i++)
        wording_of(kept, &passage, &set, &wording);
    bytes[sizeof bytes - 2] = '.';
    bytes[sizeof bytes - 1] = ' ';
    wording_of(kept, &passage, &set, &wording);
    ok(wording.sentence_len == 199, "so is one that differs in its end");

    passage.number = TEXTS + 1;
    wording_of(kept, &passage, &set, &wording);
    bytes[50] = ' ';
    wording_of(kept, &passage, &set, &wording);
    ok(wording.longest == 2, "one that has a number is known by it");
    arena_free(shelf);
    arena_free(arena);
    return done();
}
