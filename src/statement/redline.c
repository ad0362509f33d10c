/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/redline.h"

#include <stdint.h>
#include <string.h>

/* Two texts are compared as long as a table of so many fields can be made of
 * them; longer ones are said to be another text as a whole. */
#define FIELDS_MAX ((size_t)16 * 1024 * 1024)

/* Paragraphs that share fewer words in a hundred are not one and the same. */
#define ALIKE 40

struct token {
    struct str text;
    uint32_t hash;
};

struct tokens {
    struct token *list;
    size_t count;
};

static uint32_t hash_of(struct str text)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < text.len; i++)
        hash = (hash ^ (unsigned char)text.at[i]) * 16777619u;
    return hash;
}

static struct tokens split(struct arena *arena, struct str text)
{
    size_t count = 0;
    struct str rest = text;
    while (str_word(&rest).len)
        count++;
    struct tokens tokens = {arena_array(arena, count, sizeof *tokens.list), 0};
    rest = text;
    for (struct str word = str_word(&rest); word.len; word = str_word(&rest))
        tokens.list[tokens.count++] = (struct token){word, hash_of(word)};
    return tokens;
}

static bool same_token(const struct token *a, const struct token *b)
{
    return a->hash == b->hash && str_equal(a->text, b->text);
}

/* How well an item of one list goes with one of another: 0 is not at all. */
typedef uint32_t likeness(const void *context, size_t before, size_t after);

/* A step of the way through both lists. */
struct step {
    enum redline_kind kind; /* REDLINE_CHANGED: they go together */
    size_t before, after;
};

/*
 * The way that puts together what goes together best, in order. Returns the
 * steps, `*count` of them.
 */
static struct step *align(struct arena *arena, const void *context,
                          likeness *alike, size_t before, size_t after,
                          size_t *count)
{
    struct step *steps = arena_array(arena, before + after + 1, sizeof *steps);
    size_t n = 0, i = 0, j = 0, width = after + 1;
    uint32_t *best = NULL;
    if ((before + 1) <= FIELDS_MAX / width)
        best = arena_array(arena, (before + 1) * width, sizeof *best);
    for (size_t a = before; best && a-- > 0;)
        for (size_t b = after; b-- > 0;) {
            uint32_t down = best[(a + 1) * width + b];
            uint32_t most = best[a * width + b + 1];
            uint32_t value = alike(context, a, b);
            most = down > most ? down : most;
            if (value && value + best[(a + 1) * width + b + 1] > most)
                most = value + best[(a + 1) * width + b + 1];
            best[a * width + b] = most;
        }
    while (i < before || j < after) {
        uint32_t value = best && i < before && j < after ? alike(context, i, j)
                                                         : 0;
        if (value &&
            best[i * width + j] == value + best[(i + 1) * width + j + 1])
            steps[n++] = (struct step){REDLINE_CHANGED, i++, j++};
        else if (i < before &&
                 (j == after || !best ||
                  best[(i + 1) * width + j] == best[i * width + j]))
            steps[n++] = (struct step){REDLINE_GONE, i++, j};
        else
            steps[n++] = (struct step){REDLINE_NEW, i, j++};
    }
    *count = n;
    return steps;
}

struct pair {
    const struct tokens *before, *after;
};

static uint32_t word_alike(const void *context, size_t before, size_t after)
{
    const struct pair *pair = context;
    return same_token(&pair->before->list[before], &pair->after->list[after]);
}

struct texts {
    const struct redline_texts *before, *after;
    const struct tokens *tokens_before, *tokens_after;
    uint32_t *seen; /* by the last bits of a hash: how often */
};

#define SEEN 4096

/* The words that both have, in a hundred; as far as their hashes tell. */
static uint32_t percent(const struct texts *texts, const struct tokens *a,
                        const struct tokens *b)
{
    size_t common = 0, most = a->count > b->count ? a->count : b->count;
    size_t least = a->count + b->count - most;
    if (!most || least * 100 < most * ALIKE)
        return 0;
    for (size_t i = 0; i < a->count; i++)
        texts->seen[a->list[i].hash % SEEN]++;
    for (size_t i = 0; i < b->count; i++) {
        uint32_t *left = &texts->seen[b->list[i].hash % SEEN];
        common += *left > 0;
        *left -= *left > 0;
    }
    for (size_t i = 0; i < a->count; i++)
        texts->seen[a->list[i].hash % SEEN] = 0;
    return (uint32_t)(common * 100 / most);
}

static uint32_t text_alike(const void *context, size_t before, size_t after)
{
    const struct texts *texts = context;
    const struct redline_text *a = &texts->before->list[before];
    const struct redline_text *b = &texts->after->list[after];
    const struct tokens *x = &texts->tokens_before[before];
    const struct tokens *y = &texts->tokens_after[after];
    if (str_equal(a->text, b->text))
        return 100 + (uint32_t)x->count;
    uint32_t same = percent(texts, x, y);
    return same < ALIKE ? 0 : same;
}

static void add_piece(struct arena *arena, struct redline_piece ***link,
                      enum redline_kind kind, const struct token *first,
                      size_t count)
{
    struct buffer out = buffer_within(arena, (size_t)1024 * 1024);
    for (size_t i = 0; i < count; i++) {
        if (i)
            buffer_add_char(&out, ' ');
        buffer_add_str(&out, first[i].text);
    }
    struct redline_piece *piece = arena_alloc(arena, sizeof *piece);
    piece->kind = kind;
    piece->text = buffer_str(&out);
    **link = piece;
    *link = &piece->next;
}

/* The words of two paragraphs; whether all are the same. */
static bool compare_words(struct arena *arena, const struct tokens *before,
                          const struct tokens *after,
                          struct redline_piece **first)
{
    const struct pair pair = {before, after};
    size_t count;
    const struct step *steps = align(arena, &pair, word_alike, before->count,
                                     after->count, &count);
    struct redline_piece **link = first;
    bool same = true;
    for (size_t i = 0, end; i < count; i = end) {
        enum redline_kind kind = steps[i].kind;
        for (end = i; end < count && steps[end].kind == kind;)
            end++;
        same = same && kind == REDLINE_CHANGED;
        add_piece(arena, &link, kind == REDLINE_CHANGED ? REDLINE_SAME : kind,
                  kind == REDLINE_NEW ? &after->list[steps[i].after]
                                      : &before->list[steps[i].before],
                  end - i);
    }
    return same;
}

static struct tokens *split_all(struct arena *arena,
                                const struct redline_texts *texts)
{
    struct tokens *all = arena_array(arena, texts->count, sizeof *all);
    for (size_t i = 0; i < texts->count; i++)
        all[i] = split(arena, texts->list[i].text);
    return all;
}

struct redline *redline_make(struct arena *arena, struct redline_texts before,
                             struct redline_texts after)
{
    const struct tokens none = {NULL, 0};
    struct texts texts = {&before, &after, split_all(arena, &before),
                          split_all(arena, &after),
                          arena_array(arena, SEEN, sizeof *texts.seen)};
    struct redline *redline = arena_alloc(arena, sizeof *redline);
    struct redline_block **link = &redline->first;
    size_t count;
    const struct step *steps = align(arena, &texts, text_alike, before.count,
                                     after.count, &count);
    for (size_t i = 0; i < count; i++) {
        const struct step *step = &steps[i];
        bool gone = step->kind == REDLINE_GONE;
        struct redline_block *block = arena_alloc(arena, sizeof *block);
        block->kind = step->kind;
        block->of = gone ? &before.list[step->before]
                         : &after.list[step->after];
        bool same = compare_words(
            arena,
            step->kind == REDLINE_NEW ? &none
                                      : &texts.tokens_before[step->before],
            gone ? &none : &texts.tokens_after[step->after], &block->first);
        if (step->kind == REDLINE_CHANGED && same)
            block->kind = REDLINE_SAME;
        redline->counts[block->kind]++;
        *link = block;
        link = &block->next;
    }
    return redline;
}

struct redline_texts redline_of_document(struct arena *arena,
                                         const struct document *document)
{
    struct redline_texts texts = {NULL, 0};
    size_t count = 0;
    for (const struct passage *p = document->passages; p; p = p->next)
        count++;
    texts.list = arena_array(arena, count, sizeof *texts.list);
    for (const struct passage *p = document->passages; p; p = p->next)
        if (!str_is_blank(p->text))
            texts.list[texts.count++] = (struct redline_text){
                p->text,
                p->section ? str_copy(arena, p->section->heading->text).at : "",
                p->heading, p->cell, p->section ? p->section->heading : NULL};
    return texts;
}

/* What word processors write before the items of a list: bullets in the
 * letters of Unicode, of Windows-1252 and of the fonts for symbols. */
static const char *const bullets[] = {
    "\xe2\x80\xa2", /* a bullet */
    "\xe2\x97\xa6", /* a white one */
    "\xe2\x96\xaa", /* a square */
    "\xc2\xb7",     /* a middle dot */
    "\xc2\xa7",     /* a section sign: a square of Wingdings */
    "\xef\x82\xb7", /* a bullet of Symbol */
    "\xef\x82\xa7", /* a square of Wingdings */
    "\xe2\x80\x93", /* a dash */
    "-",
    "*",
    "o",
};

static size_t bullet_or_number(struct str text)
{
    size_t digits = 0;
    while (digits < text.len && is_ascii_digit((unsigned char)text.at[digits]))
        digits++;
    if (digits)
        return digits < text.len && strchr(".)", text.at[digits]) ? digits + 1
                                                                  : 0;
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (str_starts(text, bullets[i]))
            return strlen(bullets[i]);
    return 0;
}

static size_t blanks(struct str text)
{
    size_t i = 0;
    while (i < text.len && is_ascii_space((unsigned char)text.at[i]))
        i++;
    return i;
}

/*
 * A line without the mark of a list's item. Word writes a tab after it, and
 * LibreOffice moves the line in; any other line that begins with a number or
 * a dash keeps it.
 */
static struct str without_mark(struct str line)
{
    size_t in = blanks(line);
    struct str text = str_slice(line, in, line.len);
    size_t mark = bullet_or_number(text);
    struct str rest = str_slice(text, mark, text.len);
    bool apart = rest.len && (rest.at[0] == '\t' || (in && rest.at[0] == ' '));
    return mark && apart ? str_slice(rest, blanks(rest), rest.len) : line;
}

struct redline_texts redline_of_text(struct arena *arena, struct str text)
{
    struct redline_texts texts = {NULL, 0};
    size_t count = 1;
    for (size_t i = 0; i < text.len; i++)
        count += text.at[i] == '\n' || text.at[i] == '\r' || text.at[i] == '\t';
    texts.list = arena_array(arena, count, sizeof *texts.list);
    for (size_t from = 0, to; from < text.len; from = to + 1) {
        for (to = from;
             to < text.len && text.at[to] != '\n' && text.at[to] != '\r';)
            to++;
        struct str line = without_mark(str_slice(text, from, to));
        while (line.at) {
            struct str one = text_one_line(arena, str_split(&line, '\t'));
            if (one.len)
                texts.list[texts.count++] = (struct redline_text){
                    one, "", false, false, NULL};
        }
    }
    return texts;
}

/* Whether a line of a part is of a paragraph, which may go on. */
static bool is_prose(struct str line)
{
    return line.len && !strchr("{#-*+|`~<>", line.at[0]) &&
           !is_ascii_digit((unsigned char)line.at[0]);
}

struct redline_texts redline_of_part(struct arena *arena, struct str text)
{
    struct redline_texts texts = {NULL, 0};
    size_t count = 1;
    for (size_t i = 0; i < text.len; i++)
        count += text.at[i] == '\n';
    texts.list = arena_array(arena, count, sizeof *texts.list);
    const char *under = "";
    bool goes_on = false, fence = false;
    for (struct str rest = text; rest.at;) {
        struct str raw = str_split(&rest, '\n');
        struct str line = text_one_line(arena, raw);
        bool marks_fence = str_starts(line, "```") || str_starts(line, "~~~");
        bool prose = !fence && !marks_fence && is_prose(line);
        struct redline_text *last = texts.count ? &texts.list[texts.count - 1]
                                                : NULL;
        fence ^= marks_fence;
        /* A paragraph is taken as it stands, and made one line at the end. */
        if (prose && goes_on && last)
            last->text.len = (size_t)(raw.at + raw.len - last->text.at);
        else if (line.len)
            texts.list[texts.count++] = (struct redline_text){
                prose ? raw : line, under, line.at[0] == '#', false, NULL};
        if (line.len && line.at[0] == '#') {
            while (line.len && line.at[0] == '#')
                line = str_slice(line, 1, line.len);
            under = str_copy(arena, str_trim(line)).at;
        }
        goes_on = prose;
    }
    for (size_t i = 0; i < texts.count; i++)
        texts.list[i].text = text_one_line(arena, texts.list[i].text);
    return texts;
}
