/* SPDX-License-Identifier: BSD-2-Clause */
#include "data/ini.h"

#include "base/buffer.h"
#include "base/file.h"
#include "tap.h"

static struct arena *arena;
static struct diagnostics faults;

static struct ini *read_bytes(const char *bytes, size_t len)
{
    struct str text = {bytes, len};
    faults = diagnostics_make(arena);
    return ini_read_text(arena, source_new(arena, "test.ini", text), &faults);
}

static struct ini *read_text(const char *text)
{
    return read_bytes(text, strlen(text));
}

static const struct ini_entry *entry_of(const struct ini *ini,
                                        const char *section, const char *key)
{
    const struct ini_section *found = ini_section(ini, section);
    return found ? ini_entry(found, key) : NULL;
}

static bool has_value(const struct ini *ini, const char *section,
                      const char *key, const char *value)
{
    const struct ini_entry *entry = entry_of(ini, section, key);
    if (entry && str_is(entry->value, value))
        return true;
    note("%s.%s is '%.*s'", section, key, entry ? (int)entry->value.len : 4,
         entry ? entry->value.at : "none");
    return false;
}

static bool is_at(struct place place, size_t line, size_t column)
{
    if (place.line == line && place.column == column)
        return true;
    note("at %zu:%zu", place.line, place.column);
    return false;
}

static void note_faults(void)
{
    for (struct diagnostic *d = faults.first; d; d = d->next)
        note("%zu:%zu: %s -> %s", d->at.line, d->at.column, d->text,
             d->remedy ? d->remedy : "");
}

static void test_grammar(void)
{
    struct ini *ini = read_text("; a comment\n"
                                "# another\n"
                                "\n"
                                "[site]\n"
                                "homepage = https://www.example.org/?a=b;c#d\n"
                                "quoted=\"a\" ; not a comment\n"
                                "empty =   \n"
                                "  \n"
                                "[risk:electronics]\n"
                                "GBP = \xc2\xa3\n"
                                "1 = January\n"
                                "[earlier:2019-20]\n"
                                "[field:organisation.students]\n"
                                "a.b-c_D9 = x");
    ok(!faults.first, "a file in order has no fault");
    ok(has_value(ini, "site", "homepage", "https://www.example.org/?a=b;c#d"),
       "a value is all that follows the first '='");
    ok(has_value(ini, "site", "quoted", "\"a\" ; not a comment"),
       "no quotes and no comments behind a value");
    ok(has_value(ini, "site", "empty", ""), "a value may be empty");
    ok(has_value(ini, "risk:electronics", "GBP", "\xc2\xa3") &&
           has_value(ini, "risk:electronics", "1", "January"),
       "a key may be upper case or a number");
    const struct ini_section *empty = ini_section(ini, "earlier:2019-20");
    ok(empty && !empty->first && is_at(empty->at, 12, 1) &&
           !strcmp(empty->kind, "earlier") && !strcmp(empty->id, "2019-20"),
       "a section may be empty; its name has a kind and an id");
    const struct ini_section *site = ini_section(ini, "site");
    ok(!strcmp(site->kind, "site") && !site->id, "or a kind alone");
    ok(has_value(ini, "field:organisation.students", "a.b-c_D9", "x"),
       "the last line needs no end");
    ok(!ini_section(ini, "nowhere") && !ini_entry(site, "nothing"),
       "what is not there is not found");
    ok(ini->first == site && !strcmp(site->next->name, "risk:electronics") &&
           !strcmp(site->first->next->key, "quoted"),
       "the order is as written");
}

static void test_continuation(void)
{
    struct ini *ini = read_text("[a]\n"
                                "one = first\n"
                                "   second  \n"
                                "\n"
                                " \t \n"
                                "\t; no comment\n"
                                "  # nor this\n"
                                "  key = none\n"
                                "  [section] none\n"
                                "\n"
                                "two =\n"
                                "\n"
                                "    below\n"
                                "  it  \n");
    ok(!faults.first, "values go on over lines");
    ok(has_value(ini, "a", "one",
                 "first\n second  \n\n\n  ; no comment\n# nor this\n"
                 "key = none\n[section] none"),
       "line by line, whatever they hold, without the indentation");
    ok(is_at(entry_of(ini, "a", "one")->at, 2, 7) &&
           is_at(entry_of(ini, "a", "one")->key_at, 2, 1),
       "with the places of key and value");
    ok(has_value(ini, "a", "two", "below\nit") &&
           is_at(entry_of(ini, "a", "two")->at, 13, 5),
       "a value may begin on a later line, and says so");
    ini = read_text("[a]\nx =\ny =   \n");
    ok(is_at(entry_of(ini, "a", "x")->at, 2, 4), "an empty one has a place");
}

static void test_indentation(void)
{
    struct ini *ini = read_text("[a]\n"
                                "nested =\n"
                                "   - one\n"
                                "     57. of it\n"
                                "\n"
                                "\t - two\n"
                                "   - three\n"
                                "begun = - one\n"
                                "      - of it\n"
                                "    - two\n"
                                "deep  =\n"
                                "      first\n"
                                "  second\n"
                                "tabs  = one\n"
                                "\t\ttwo\n"
                                "  three\n");
    ok(has_value(ini, "a", "nested", "- one\n  57. of it\n\n  - two\n- three"),
       "indentation beyond that of the others stays; a tab ends at the next "
       "fourth column");
    ok(has_value(ini, "a", "begun", "- one\n  - of it\n- two"),
       "the line of the key does not count");
    ok(has_value(ini, "a", "deep", "first\nsecond") &&
           is_at(entry_of(ini, "a", "deep")->at, 12, 7),
       "a value begins with its first character");
    ok(has_value(ini, "a", "tabs", "one\n  \ttwo\nthree"),
       "a tab that is cut leaves the rest of it as spaces");
}

static void test_ends_of_line(void)
{
    struct ini *ini = read_text("\xef\xbb\xbf[a]\r\nx = 1\r\n\r\n  2\r\n");
    ok(!faults.first && has_value(ini, "a", "x", "1\n\n2"),
       "CRLF and a byte order mark do no harm");
    ok(is_at(ini->first->at, 1, 4) && is_at(ini->first->first->at, 2, 5),
       "places count the bytes of the text that was given");
    ini = read_text("");
    ok(!faults.first && !ini->first, "an empty file is empty");
    ini = read_text("\xef\xbb\xbf");
    ok(!faults.first && !ini->first, "so is a mark alone");
}

/* A value of a length, with `c` at a byte of its physical line. */
static bool long_line_is_whole(size_t len, size_t at, char c)
{
    struct buffer text = buffer_make(1 << 20);
    buffer_add_text(&text, "[a]\nkey = ");
    for (size_t i = 0; i < len; i++)
        buffer_add_char(&text, i + 7 == at ? c : 'x');
    buffer_add_text(&text, "\nnext = 1\n");
    struct ini *ini = read_bytes(text.bytes, text.len);
    const struct ini_entry *entry = entry_of(ini, "a", "key");
    bool whole = !faults.first && entry && entry->value.len == len &&
                 !memcmp(entry->value.at, text.bytes + 10, len) &&
                 has_value(ini, "a", "next", "1") && !entry->next->next;
    buffer_release(&text);
    return whole;
}

static void test_long_lines(void)
{
    bool whole = true;
    for (size_t at = 196; at <= 204; at++)
        for (const char *c = " #;=:[]\"\t\\"; *c; c++)
            whole = long_line_is_whole(1000, at, *c) && whole;
    ok(whole, "nothing is cut where inih would, whatever stands there");
    ok(long_line_is_whole(INI_VALUE_MAX, 300, '='), "65536 bytes fit");
    ok(!long_line_is_whole(INI_VALUE_MAX + 1, 300, '=') &&
           faults.counts[DIAGNOSTIC_ERROR] == 1 &&
           is_at(faults.first->at, 2, 1) &&
           strstr(faults.first->text, "has 65537 bytes"),
       "65537 do not");

    struct buffer text = buffer_make(1 << 20);
    buffer_add_text(&text, "[a]\nkey =");
    for (int i = 0; i < 9000; i++)
        buffer_add_text(&text, "\n  1234567");
    struct ini *ini = read_bytes(text.bytes, text.len);
    ok(faults.counts[DIAGNOSTIC_ERROR] == 1 &&
           entry_of(ini, "a", "key")->value.len == INI_VALUE_MAX,
       "nor does a value that is too long over many lines");
    buffer_release(&text);
}

/* A name of so many bytes, of a key or a section. */
static bool name_is_kept(size_t len, bool section)
{
    char name[101];
    memset(name, 'n', len);
    name[len] = '\0';
    struct ini *ini = read_text(arena_format(
        arena, section ? "[%s]\nk = v\n  w\n" : "[s]\n%s = v\n  w\n", name));
    return !faults.first &&
           has_value(ini, section ? name : "s", section ? "k" : name, "v\nw");
}

static void test_names(void)
{
    ok(name_is_kept(INI_NAME_MAX, false) && name_is_kept(INI_NAME_MAX, true),
       "names of 48 bytes are kept whole");
    bool refused = true;
    for (size_t len = INI_NAME_MAX + 1; len <= 52; len++) {
        refused = !name_is_kept(len, false) && is_at(faults.first->at, 2, 1) &&
                  !faults.first->next && refused;
        refused = !name_is_kept(len, true) && is_at(faults.first->at, 1, 2) &&
                  !faults.first->next && refused;
        refused = strstr(faults.first->text, "at most 48") && refused;
    }
    ok(refused, "longer ones are refused, not cut");
}

/* A file with one fault. */
struct fault {
    const char *text;
    size_t line, column;
    const char *says;   /* part of the message */
    const char *remedy; /* part of it */
};

static const struct fault single[] = {
    {"[a]\nprose without a key\n", 2, 1, "neither a comment", "with ;"},
    {"[a]\nk = v\nmore of it\n", 3, 1, "neither a comment", "with 'k' above"},
    {"[a]\nurl: https://example.org\n", 2, 4, "'url' has a ':'",
     "write url = https://example.org"},
    {"[a]\nurl: https://example.org/?a=b\n", 2, 4, "'url' has a ':'",
     "write url = https://example.org/?a=b"},
    {"[a] b\nk = v\n", 1, 5, "'b' stands after", "after [a]"},
    {"[a] ; comment\nk = v\n  w\n", 1, 5, "'; comment' stands after",
     "a comment is a line of its own"},
    {"[a\nk = v\nl = w\n", 1, 3, "']' is missing", "write [a]"},
    {"[\nk = v\n", 1, 2, "']' is missing", "write [name]"},
    {"[]\nk = v\n  w\n", 1, 2, "without a name", "between '[' and ']'"},
    {"[Site]\nk = v\n", 1, 2, "'Site' is no name of a section", "write [site]"},
    {"[a b]\nk = v\n", 1, 3, "'a b' is no name", "write [a_b]"},
    {"[ a ]\nk = v\n", 1, 2, "' a ' is no name", "write [a]"},
    {"[risk:]\nk = v\n", 1, 7, "'risk:' is no name", "[kind:id]"},
    {"[:x]\nk = v\n", 1, 2, "':x' is no name", "[kind:id]"},
    {"[a:b:c]\nk = v\n", 1, 5, "'a:b:c' is no name", "[kind:id]"},
    {"[9a]\nk = v\n", 1, 2, "'9a' is no name", "[name]"},
    {"[a;x]\nk = v\n", 1, 3, "'a;x' is no name", "[a_x]"},
    {"[a]\n= v\n  w\nk = v\n", 2, 1, "no key stands", "key = value"},
    {"[a]\nfirst name = v\n   w\n", 2, 6, "'first name' is no name of a key",
     "write first_name ="},
    {"[a]\nk\xc2\xa0= v\n", 2, 2, "is no name of a key", "write k ="},
    {"[a]\n-k = v\n", 2, 1, "'-k' is no name", "a letter or digit first"},
    {"k = v\nl = w\n", 1, 1, "'k' stands before any section", "[section]"},
    {"  k = v\n  l = w\n[a]\n", 1, 3, "an indented line", "without the white"},
    {"[a]\n\n  k = v\n\n  l = w\nm = x\n", 3, 3, "an indented line",
     "without the white"},
    {"[a]\nk = v\n; c\n\n  w\n", 5, 3, "an indented line",
     "move the comment that ends the value of 'k'"},
    {"[a]\nk = 1\nl = 2\nk = 3\n", 4, 1, "'k' stands twice", "delete one"},
    {"[a]\nk = 1\n[b]\n[a]\nk = 2\nl = 3\n", 4, 1, "[a] stands twice",
     "under one of the two"},
    {"[a:x]\n[a:x]\n", 2, 1, "[a:x] stands twice", "an id of its own"},
    {"[a]\nk = \xc3\xa9\xff\n", 2, 7, "not UTF-8", "save the file as UTF-8"},
    {"[a]\nk = v\n  \xe9t\xe9\n", 3, 3, "not UTF-8", "save the file as UTF-8"},
    {"[a]\nk = a\x07g\n", 2, 6, "a control character", "delete it"},
    {"[a]\nk = a\xe2\x80\xa8g\n", 2, 6, "a control character", "delete it"},
    {"[a]\nk = abcdefghijklm\x7fnopqrstuvwx\n", 2, 18, "a control character",
     "delete it"},
    {"[a]\nk = abcdefghijklm\x1fnopqrstuvwx\n", 2, 18, "a control character",
     "delete it"},
    {"[a]\nk = \xef\xb7\x90\n", 2, 5, "no character", "delete it"},
    {"[s\x01]\nk = v\n  w\n", 1, 3, "a control character", "delete it"},
    {"\x01\x02\n[a]\nk = v\n", 1, 1, "a control character", "delete it"},
    {"[a]\nk = v\rw\n", 2, 6, "a carriage return within", "a new line"},
    {"[a]\rk = v\r", 1, 4, "a carriage return alone", "CRLF"},
    {"\xff\xfe[\0a\0]\0", 0, 0, "UTF-16", "save it as UTF-8"},
};

static void test_faults(void)
{
    for (size_t i = 0; i < sizeof single / sizeof *single; i++) {
        const struct fault *f = &single[i];
        read_text(f->text);
        const struct diagnostic *d = faults.first;
        if (!ok(d && !d->next && d->level == DIAGNOSTIC_ERROR &&
                    d->at.line == f->line && d->at.column == f->column &&
                    strstr(d->text, f->says) && d->remedy &&
                    strstr(d->remedy, f->remedy),
                "one error: %s", f->says))
            note_faults();
    }
    read_bytes("[a]\nk = a\0b\n", 12);
    ok(faults.kept == 1 && is_at(faults.first->at, 2, 6) &&
           strstr(faults.first->text, "NUL"),
       "a NUL is one");
    read_bytes("[\0a\0]\0\n\0", 8);
    ok(faults.kept == 1 && strstr(faults.first->text, "UTF-16"),
       "UTF-16 is known without its mark");
    read_text("[a]\nk = 1\nk = 2\n[a]\n");
    struct diagnostic *second = faults.first->next;
    ok(is_at(faults.first->also, 2, 1) && is_at(second->also, 1, 1),
       "what stands twice says where it stands first");
}

static void test_recovery(void)
{
    struct ini *ini = read_text("[a]\nk = v\n[b b]\nk = 2\nk = 3\n  x\n[c\n"
                                "l = 4\n[D]\nm = 5\n[e] x\nn = 6\n[a]\n"
                                "k = 7\no = 8\n");
    ok(faults.kept == 6, "each fault is reported once, all in one run");
    if (faults.kept != 6)
        note_faults();
    ok(has_value(ini, "a", "k", "v") && has_value(ini, "a", "o", "8") &&
           !ini_entry(ini_section(ini, "a"), "l"),
       "keys below a faulty header do not join the section above");
    ok(has_value(ini, "c", "l", "4") && has_value(ini, "d", "m", "5") &&
           has_value(ini, "e", "n", "6") && !ini_section(ini, "b_b"),
       "a section whose name can be told is there all the same");
    size_t sections = 0;
    for (struct ini_section *s = ini->first; s; s = s->next)
        sections++;
    ok(sections == 4, "and no other is");

    ini = read_text("[a]\nk = good\x01 bad\n  more\nl = \xff\n");
    ok(faults.kept == 2 && has_value(ini, "a", "k", "good\nmore") &&
           has_value(ini, "a", "l", ""),
       "a value has no byte of what is refused");

    struct buffer text = buffer_make(1 << 16);
    buffer_add_text(&text, "[a]\n");
    for (int i = 0; i < 40; i++)
        buffer_add_format(&text, "k%d = caf\xe9\n", i);
    buffer_add_text(&text, "bad line\n");
    read_bytes(text.bytes, text.len);
    ok(faults.kept == 2 && strstr(faults.first->text, "in 39 more lines"),
       "a file in another encoding is one error, and hides no other");
    buffer_release(&text);
}

static void test_many(void)
{
    struct buffer text = buffer_make(1 << 20);
    for (int i = 0; i < 500; i++)
        buffer_add_format(&text, "[a:%d]\nkey = %d\nother = x\n", i, i);
    struct ini *ini = read_bytes(text.bytes, text.len);
    ok(!faults.first && has_value(ini, "a:499", "key", "499"),
       "many sections may have the same keys");
    buffer_release(&text);
}

/* Whatever the number of names before it, a second one is found, and nothing
 * else is taken for one. */
static void test_second_of_many(void)
{
    int told = 0, mistaken = 0, misplaced = 0;
    for (int count = 1; count < 40; count++) {
        for (int second = 0; second < count; second++) {
            struct buffer text = buffer_make(1 << 16);
            for (int i = 0; i < count; i++)
                buffer_add_format(&text, "[s:%d]\n", i);
            for (int i = 0; i < count; i++)
                buffer_add_format(&text, "k%d = x\n", i);
            buffer_add_format(&text, "k%d = y\n[s:%d]\n", second, second);
            read_bytes(text.bytes, text.len);
            const struct diagnostic *key = faults.first;
            const struct diagnostic *section = key ? key->next : NULL;
            told += section && !section->next;
            mistaken += key && !strstr(key->text, "stands twice");
            misplaced += !section || section->also.line != (size_t)second + 1 ||
                         key->also.line != (size_t)(count + second + 1);
            buffer_release(&text);
        }
    }
    ok(told == 39 * 40 / 2 && !mistaken,
       "a second key and a second section are told, whatever stands before");
    ok(!misplaced, "with the place of the first");
}

static void test_files(void)
{
    faults = diagnostics_make(arena);
    ok(!ini_read(arena, "/nonexistent/avow.ini", &faults) && faults.kept == 1,
       "a file that is not there is an error");
    faults = diagnostics_make(arena);
    ok(!ini_read(arena, "/", &faults) && faults.kept == 1, "so is a folder");
}

int main(void)
{
    arena = arena_new();
    test_grammar();
    test_continuation();
    test_indentation();
    test_ends_of_line();
    test_long_lines();
    test_names();
    test_faults();
    test_recovery();
    test_many();
    test_second_of_many();
    test_files();
    arena_free(arena);
    return done();
}
