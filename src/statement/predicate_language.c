/* SPDX-License-Identifier: BSD-2-Clause */
/* What predicates say of the language, and of how plain it is. */
#include "statement/predicate.h"

#include "statement/written.h"

/* Whether a tag is this language, or it as a country has it: en, en-GB. */
static bool is_language(struct str tag, struct str language)
{
    return str_equal_nocase(tag, language) ||
           (tag.len > language.len && tag.at[language.len] == '-' &&
            str_equal_nocase(str_slice(tag, 0, language.len), language));
}

enum truth predicate_language(const struct call *call,
                              struct evaluation *evaluation)
{
    if (!evaluation->statement->locale)
        return evaluation_say(evaluation, TRUTH_UNKNOWN,
                              evaluation_file(evaluation),
                              "the language is not known");
    struct str tag = str_of(locale_tag(evaluation->statement->locale));
    const struct value *field = statement_value(
        evaluation->statement, STR_LITERAL("statement.language"));
    struct place at = field ? field->at : evaluation_file(evaluation);
    bool holds = false;
    for (size_t i = 0; i < call->argument_count && !holds; i++)
        holds = is_language(tag, call->arguments[i].text);
    return evaluation_say(
        evaluation, holds ? TRUTH_YES : TRUTH_NO, at,
        evaluation_text(evaluation, "the language is '%.*s'", STR(tag)));
}

/* So many bytes of a sentence tell which one is meant. */
#define TOLD 40

static struct str beginning(struct str sentence)
{
    size_t end = sentence.len < TOLD ? sentence.len : TOLD;
    while (end < sentence.len && sentence.at[end] != ' ')
        end++;
    return str_slice(sentence, 0, end);
}

/* Its end, which a value has where a part begins the sentence. */
static struct str last_words(struct str sentence)
{
    size_t from = sentence.len > TOLD ? sentence.len - TOLD : 0;
    while (from && from < sentence.len && sentence.at[from - 1] != ' ')
        from++;
    return str_slice(sentence, from, sentence.len);
}

enum truth predicate_sentence_words(const struct call *call,
                                    struct evaluation *evaluation)
{
    const struct document *document = evaluation_document(evaluation);
    if (!document)
        return TRUTH_UNKNOWN;
    const struct concordance *words = evaluation_words(evaluation);
    const struct wording *wording = concordance_wordings(words);
    size_t most = (size_t)call->arguments[0].count, faults = 0;
    bool any = concordance_longest(words) > most;
    for (const struct passage *p = any ? document->passages : NULL;
         p && !evaluation_enough(evaluation, faults); p = p->next, wording++) {
        if (wording->longest <= most || p->heading || p->cell)
            continue;
        struct str sentence = str_trim(
            str_slice(p->text, wording->sentence,
                      wording->sentence + wording->sentence_len));
        evaluation_fault(evaluation, &faults,
                         written_at(evaluation, p, last_words(sentence)),
                         evaluation_text(evaluation,
                                         "the sentence '%.*s …' has %zu "
                                         "words, more than %zu",
                                         STR(beginning(sentence)),
                                         (size_t)wording->longest, most));
    }
    if (faults)
        return TRUTH_NO;
    return evaluation_say(evaluation, TRUTH_YES, evaluation_file(evaluation),
                          "no sentence is too long");
}

/* So many abbreviations are told of: more would not be read. */
#define ABBREVIATIONS_MAX 20

/* So many that are explained are remembered, and the rest not asked for. */
#define EXPLAINED_MAX 256

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_letter(char c)
{
    return is_ascii_letter((unsigned char)c) || (unsigned char)c >= 0x80 ||
           is_ascii_digit((unsigned char)c);
}

/*
 * Takes the next word of two or more capitals off the front of the text, such
 * as "NGO" of "NGOs". One that a number follows ("ISO 20400") is a name, and
 * one within a word ("COVID-19", "B2B") none.
 */
static bool next_abbreviation(struct str *rest, struct str *word)
{
    struct str text = *rest;
    size_t i = 0;
    while (i < text.len) {
        size_t from = i;
        while (i < text.len && is_capital(text.at[i]))
            i++;
        size_t to = i;
        i += i < text.len && i > from && text.at[i] == 's';
        bool whole = i == text.len ||
                     !(is_letter(text.at[i]) || text.at[i] == '-');
        bool number = i + 1 < text.len && text.at[i] == ' ' &&
                      is_ascii_digit((unsigned char)text.at[i + 1]);
        if (to - from >= 2 && whole && !number) {
            *word = str_slice(text, from, to);
            *rest = str_slice(text, i, text.len);
            return true;
        }
        while (i < text.len && (is_letter(text.at[i]) || text.at[i] == '-'))
            i++;
        while (i < text.len && !is_letter(text.at[i]))
            i++;
    }
    return false;
}

/* Whether a passage says what it stands for: "… (NGO)" or "NGO (…)". */
static bool explains(struct str text, struct str word)
{
    if (str_find(text, '(') == text.len)
        return false;
    for (size_t i = 0; i + word.len <= text.len; i++) {
        if (!str_equal(str_slice(text, i, i + word.len), word))
            continue;
        struct str after = str_slice(text, i + word.len, text.len);
        bool before = i && text.at[i - 1] == '(';
        if ((before && (str_starts(after, ")") || str_starts(after, "s)"))) ||
            (!before && (str_starts(after, " (") || str_starts(after, "s ("))))
            return true;
    }
    return false;
}

static bool is_explained(const struct evaluation *evaluation,
                         const struct document *document,
                         const struct call *call, struct str word)
{
    for (size_t i = 0; i < call->phrase_count; i++)
        if (str_equal(call->phrases[i], word))
            return true;
    /* The organisation's name is its own. */
    const struct value *name = statement_value(
        evaluation->statement, STR_LITERAL("organisation.name"));
    struct str rest = name ? name->text : str_of(""), part;
    while (next_abbreviation(&rest, &part))
        if (str_equal(part, word))
            return true;
    for (const struct passage *p = document->passages; p; p = p->next)
        if (explains(p->text, word))
            return true;
    return false;
}

static bool is_one_of(const struct str *list, size_t count, struct str word)
{
    size_t i = 0;
    while (i < count && !str_equal(list[i], word))
        i++;
    return i < count;
}

enum truth predicate_abbreviations_explained(const struct call *call,
                                             struct evaluation *evaluation)
{
    const struct document *document = evaluation_document(evaluation);
    if (!document)
        return TRUTH_UNKNOWN;
    const struct wording *wording = concordance_wordings(
        evaluation_words(evaluation));
    struct str told[ABBREVIATIONS_MAX], explained[EXPLAINED_MAX];
    size_t faults = 0, count = 0, explained_count = 0;
    for (const struct passage *p = document->passages;
         p && !evaluation_enough(evaluation, faults); p = p->next, wording++) {
        struct str rest = p->text, word;
        while (wording->capitals && !p->heading && !p->cell &&
               count < ABBREVIATIONS_MAX && explained_count < EXPLAINED_MAX &&
               next_abbreviation(&rest, &word)) {
            if (is_one_of(told, count, word) ||
                is_one_of(explained, explained_count, word))
                continue;
            if (is_explained(evaluation, document, call, word)) {
                explained[explained_count++] = word;
                continue;
            }
            told[count++] = word;
            evaluation_fault(
                evaluation, &faults, written_at(evaluation, p, word),
                evaluation_text(evaluation, "'%.*s' is explained nowhere",
                                STR(word)));
        }
    }
    if (faults)
        return TRUTH_NO;
    return evaluation_say(evaluation, TRUTH_YES, evaluation_file(evaluation),
                          "each abbreviation is explained");
}
