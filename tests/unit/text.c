/* SPDX-License-Identifier: BSD-2-Clause */
/* Text: UTF-8 and what no input may hold, words, slugs, nearest names. */
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/latin.h"

#include "random.h"
#include "tap.h"

static void test_faults(void)
{
    static const struct {
        const char *bytes;
        size_t len;
        enum text_fault fault;
        size_t at;
        const char *name;
    } cases[] = {
        {"plain", 5, TEXT_OK, 0, "plain text"},
        {"", 0, TEXT_OK, 0, "no text"},
        {"tab\tand\r\nline", 13, TEXT_OK, 0, "tabs and ends of line"},
        {"\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80", 9, TEXT_OK, 0, "all lengths"},
        {"a\0b", 3, TEXT_NUL, 1, "a NUL"},
        {"a\x1b[0m", 5, TEXT_CONTROL, 1, "an escape"},
        {"a\x7f", 2, TEXT_CONTROL, 1, "a delete"},
        {"a\xc2\x85", 3, TEXT_CONTROL, 1, "a C1 control"},
        {"\xe2\x80\xa8", 3, TEXT_CONTROL, 0, "a line separator"},
        {"\xef\xb7\x90", 3, TEXT_NONCHARACTER, 0, "U+FDD0"},
        {"\xef\xbf\xbf", 3, TEXT_NONCHARACTER, 0, "U+FFFF"},
        {"\xf0\x9f\xbf\xbe", 4, TEXT_NONCHARACTER, 0, "U+1FFFE"},
        {"\xef\xbf\xbd", 3, TEXT_OK, 0, "the replacement character"},
        {"ab\x80", 3, TEXT_NOT_UTF8, 2, "a lone continuation"},
        {"\xc3", 1, TEXT_NOT_UTF8, 0, "a sequence cut short"},
        {"\xc0\xaf", 2, TEXT_NOT_UTF8, 0, "an overlong form of two"},
        {"\xe0\x80\xaf", 3, TEXT_NOT_UTF8, 0, "an overlong form of three"},
        {"\xf0\x80\x80\xaf", 4, TEXT_NOT_UTF8, 0, "an overlong form of four"},
        {"\xed\xa0\x80", 3, TEXT_NOT_UTF8, 0, "a surrogate"},
        {"\xf4\x90\x80\x80", 4, TEXT_NOT_UTF8, 0, "beyond U+10FFFF"},
        {"\xff", 1, TEXT_NOT_UTF8, 0, "a byte that UTF-8 never has"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str text = {cases[i].bytes, cases[i].len};
        size_t at = 0;
        ok(text_fault(text, &at) == cases[i].fault && at == cases[i].at,
           "%s: %s", cases[i].name, text_fault_name(cases[i].fault));
    }
}

/* Many bytes are looked at at once: each is what it is by itself, wherever it
 * stands, also beside an end of line. */
static void test_faults_among_others(void)
{
    int wrong = 0;
    for (int byte = 0; byte < 256; byte++) {
        char alone = (char)byte;
        size_t at = 0;
        enum text_fault fault = text_fault((struct str){&alone, 1}, &at);
        for (size_t i = 0; i < 2 * 70; i++) {
            char text[] = "some lines\n~\n of text, long enough\r\n"
                          "\tto be looked at by many bytes at once, and more";
            size_t place = i / 2, found = 0;
            text[place] = alone;
            text[place + 1] = i % 2 ? '\n' : ' ';
            struct str whole = {text, sizeof text - 1};
            wrong += text_fault(whole, &found) != fault ||
                     (fault != TEXT_OK && found != place);
        }
    }
    ok(!wrong, "each byte is what it is, wherever it stands");
}

static void test_every_codepoint(void)
{
    int wrong = 0;
    for (uint32_t c = 0; c <= 0x110000; c++) {
        char bytes[4];
        uint32_t back = 0;
        size_t len = utf8_write(c, bytes);
        bool exists = c <= 0x10ffff && (c < 0xd800 || c > 0xdfff);
        size_t got = utf8_decode((struct str){bytes, len}, &back);
        wrong += exists ? got != len || back != c : got != 0;
    }
    ok(!wrong, "each code point is encoded and decoded again");
    ok(utf8_count(str_of("a\xc3\xa9\xe2\x82\xac")) == 3, "three are counted");
}

static void test_pieces(struct arena *arena)
{
    struct str rest = str_of("a,,b"), piece = str_split(&rest, ',');
    ok(str_is(piece, "a"), "the first piece");
    ok(!str_split(&rest, ',').len && rest.at, "an empty one");
    ok(str_is(str_split(&rest, ','), "b") && !rest.at, "the last one");
    ok(str_is(str_trim(str_of(" \t\n x y \r")), "x y"), "trimmed");
    ok(str_is(str_slice(str_of("abc"), 2, 9), "c"), "ends are clamped");
    ok(str_is(text_one_line(arena, str_of("  a\n   b\t\tc \n")), "a b c"),
       "one line");
    ok(!text_one_line(arena, str_of(" \n ")).len, "an empty line");
    ok(text_words(str_of("One, two -- 3 & \xc3\xa9")) == 4,
       "punctuation alone is no word");
}

/* Random texts, looked at byte by byte and word by word. */
static void test_counts(struct arena *arena)
{
    bool same = true;
    for (int i = 0; i < 20000 && same; i++) {
        struct str text = random_value(arena), rest = text;
        size_t bars = 0, words = 0;
        for (size_t at = 0; at < text.len; at++)
            bars += text.at[at] == '|';
        for (struct str word = str_word(&rest); word.len;
             word = str_word(&rest)) {
            size_t signs = 0;
            while (signs < word.len &&
                   is_ascii_punct((unsigned char)word.at[signs]))
                signs++;
            words += signs < word.len;
        }
        same = str_count(text, '|') == bars && text_words(text) == words;
    }
    ok(same, "characters and words are counted as one by one");
}

/* What no text may hold is found wherever it stands, by who looks at many bytes
 * at once: in a block of its own size, so that none beyond it is looked at. */
static void test_faults_anywhere(void)
{
    static const struct {
        const char *bytes;
        enum text_fault fault;
    } kinds[] = {{"\x01", TEXT_CONTROL},
                 {"\x7f", TEXT_CONTROL},
                 {"\xff", TEXT_NOT_UTF8},
                 {"\xc3", TEXT_NOT_UTF8},
                 {"\xef\xb7\x90", TEXT_NONCHARACTER},
                 {"\n\t\r", TEXT_OK},
                 {"\xe2\x82\xac", TEXT_OK},
                 {"~ ", TEXT_OK}};
    size_t wrong = 0, at = 0;
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        size_t len = strlen(kinds[k].bytes);
        for (size_t size = len; size < 70; size++) {
            for (size_t from = 0; from + len <= size; from++) {
                char *bytes = memory_alloc(size);
                memset(bytes, 'a', size);
                memcpy(bytes + from, kinds[k].bytes, len);
                enum text_fault fault = text_fault((struct str){bytes, size},
                                                   &at);
                wrong += fault != kinds[k].fault;
                wrong += fault != TEXT_OK && at != from;
                free(bytes);
            }
        }
    }
    ok(!wrong, "what no text may hold is found wherever it stands");
}

/* Texts of all kinds of white space, some long enough to be looked at sixteen
 * bytes at once. */
static void test_one_line(struct arena *arena)
{
    static const char *const bits[] = {"a", "b",  "cd",      " ",
                                       " ", "\n", "\xc3\xa9"};
    unsigned state = 1, wrong = 0, one_line = 0;
    for (int i = 0; i < 20000; i++) {
        struct buffer text = buffer_within(arena, 100);
        buffer_add_text(&text, "");
        for (int k = 0; k < i % 30; k++) {
            state = state * 1103515245 + 12345;
            buffer_add_text(&text, bits[(state >> 16) % (i % 3 ? 4 : 7)]);
        }
        struct str rest = buffer_str(&text), word;
        struct buffer joined = buffer_within(arena, 100);
        buffer_add_text(&joined, "");
        while ((word = str_word(&rest)).len) {
            buffer_add_text(&joined, joined.len ? " " : "");
            buffer_add_str(&joined, word);
        }
        bool same = str_equal(buffer_str(&joined), buffer_str(&text));
        wrong += same != text_is_one_line(buffer_str(&text));
        wrong += !str_equal(text_one_line(arena, buffer_str(&text)),
                            buffer_str(&joined));
        one_line += same && text.len > 16;
    }
    ok(!wrong && one_line > 10, "white space is found wherever it stands");
}

static void test_holds(void)
{
    struct str text = STR_LITERAL("abab\0abc");
    ok(str_holds(text, STR_LITERAL("abc")), "a piece at the end is held");
    ok(str_holds(text, STR_LITERAL("b\0a")), "so is one round a NUL");
    ok(str_holds(text, STR_LITERAL("")), "so is an empty one");
    ok(!str_holds(text, STR_LITERAL("ABC")), "case matters");
    ok(str_holds_nocase(text, STR_LITERAL("ABC")), "but where it does not");
    ok(!str_holds_nocase(text, STR_LITERAL("bb")), "what is not there is not");
    ok(!str_holds(STR_LITERAL("a"), STR_LITERAL("ab")), "nor what is longer");
}

static void test_slugs(struct arena *arena)
{
    static const char *const cases[][2] = {
        {"Our Supply Chain", "our-supply-chain"},
        {"  What we did -- and why?", "what-we-did-and-why"},
        {"2024/25", "2024-25"},
        {"Caf\xc3\xa9", "caf\xc3\xa9"},
        {"!!!", "section"},
        {"", "section"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ok(!strcmp(text_slug(arena, str_of(cases[i][0])), cases[i][1]),
           "'%s' gets the id '%s'", cases[i][0], cases[i][1]);
}

static void test_plain_letters(void)
{
    static const struct {
        uint32_t codepoint;
        const char *plain;
    } cases[] = {
        {0xc0, "a"},   {0xe9, "e"},  {0xc9, "e"},  {0xe7, "c"},
        {0x153, "oe"}, {0xdf, "ss"}, {0x175, "w"}, {0x177, "y"},
        {0x101, "a"},  {0x17f, "s"}, {0x131, "i"}, {0xd7, ""},
        {0xbf, ""},    {0x180, ""},  {0x2019, ""}, {'e', ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ok(str_is(latin_plain(cases[i].codepoint), cases[i].plain),
           "U+%04X is '%s' in ASCII", (unsigned)cases[i].codepoint,
           cases[i].plain);
    ok(latin_is_mark(0x301) && !latin_is_mark(0x2ff) && !latin_is_mark(0x370),
       "an accent may stand apart");
}

static void test_nearest(void)
{
    static const char *const known[] = {"organisation", "signatory", "period",
                                        "site", "id"};
    static const char *const cases[][2] = {
        {"organization", "organisation"},
        {"signatry", "signatory"},
        {"peroid", "period"},
        {"SITE", "site"},
        {"turnover", NULL},
        {"x", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct nearest nearest = nearest_make(str_of(cases[i][0]));
        for (size_t k = 0; k < sizeof known / sizeof *known; k++)
            nearest_offer(&nearest, known[k]);
        const char *wanted = cases[i][1];
        bool same = wanted ? nearest.best && !strcmp(nearest.best, wanted)
                           : !nearest.best;
        if (!ok(same, "nearest to '%s' is %s", cases[i][0],
                wanted ? wanted : "none"))
            note("offered %s", nearest.best ? nearest.best : "none");
    }
    char long_name[200];
    memset(long_name, 'a', sizeof long_name);
    struct nearest nearest = nearest_make(
        (struct str){long_name, sizeof long_name});
    nearest_offer(&nearest, "aaaa");
    ok(!nearest.best, "a name that is too long is near to none");
}

int main(void)
{
    struct arena *arena = arena_new();
    test_faults();
    test_faults_among_others();
    test_every_codepoint();
    test_pieces(arena);
    test_counts(arena);
    test_faults_anywhere();
    test_one_line(arena);
    test_holds();
    test_slugs(arena);
    test_plain_letters();
    test_nearest();
    arena_free(arena);
    return done();
}
