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

/* Whether the words are those that the text has, each with its own hash. */
static bool has_words(const struct wording *wording, struct str text)
{
    size_t count = 0;
    for (size_t at = 0; at < text.len; at++) {
        bool begins = in_word(text.at[at]) && !(at && in_word(text.at[at - 1]));
        if (!begins && text.at[at] != '[')
            continue;
        size_t i = 0;
        while (i < wording->word_count && wording->words[i].at != at)
            i++;
        if (i == wording->word_count ||
            wording->words[i].hash !=
                word_hash(text, at, word_length(text, at)))
            return false;
        count++;
    }
    return count == wording->word_count;
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

/* Whether both know the same, a word of both for a word. */
static bool is_same(const struct wording *a, const struct wording *b)
{
    return a->word_count == b->word_count && a->longest == b->longest &&
           a->sentence == b->sentence && a->sentence_len == b->sentence_len &&
           a->capitals == b->capitals &&
           (!a->word_count ||
            !memcmp(a->words, b->words, a->word_count * sizeof *a->words));
}

int main(void)
{
    static struct str texts[TEXTS];
    struct arena *arena = arena_new(), *shelf = arena_new();
    struct wordings *kept = wordings_new(shelf);
    size_t most = 1;
    bool roomy = true, words = true, longest = true, capitals = true;
    for (size_t i = 0; i < TEXTS; i++) {
        texts[i] = make_text(arena);
        size_t room = wording_room(texts[i]);
        most = room > most ? room : most;
    }
    struct word *room = arena_array(arena, most, sizeof *room);
    struct word *other = arena_array(arena, most, sizeof *other);
    for (size_t i = 0; i < TEXTS; i++) {
        struct wording wording = wording_of(NULL, texts[i], room);
        roomy = roomy && wording.word_count <= wording_room(texts[i]);
        words = words && has_words(&wording, texts[i]);
        longest = longest && has_longest(&wording, texts[i]);
        capitals = capitals && wording.capitals == has_capitals(texts[i]);
    }
    ok(roomy, "no text has more words than there is room for");
    ok(words, "each word and bracket is taken down with its hash");
    ok(longest, "the longest sentence is found");
    ok(capitals, "two capitals side by side are seen");

    /* Some are asked for often, and all together are too much to be kept. */
    bool same = true;
    size_t had = 0;
    for (size_t i = 0; i < 20000; i++) {
        struct str text = texts[random_below(i % 2 ? 50 : TEXTS)];
        struct wording fresh = wording_of(NULL, text, room);
        struct wording one = wording_of(kept, text, other);
        had += one.words != other;
        same = same && is_same(&fresh, &one);
    }
    ok(same, "what was kept is what a fresh look tells");
    ok(had > 5000 && had < 20000, "some were kept, and some forgotten");

    /* One that differs in its last byte is another text. */
    char bytes[200];
    memset(bytes, 'a', sizeof bytes);
    struct str text = {bytes, sizeof bytes};
    for (int i = 0; i < 3; i++)
        wording_of(kept, text, room);
    bytes[sizeof bytes - 1] = '.';
    for (int i = 0; i < 3; i++)
        same = same && wording_of(kept, text, room).sentence_len == 200;
    bytes[100] = ' ';
    ok(same && wording_of(kept, text, room).word_count == 2,
       "a text that was changed where it stands is looked at anew");
    arena_free(shelf);
    arena_free(arena);
    return done();
}
