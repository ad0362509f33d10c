/* SPDX-License-Identifier: BSD-2-Clause */
/* What predicates say of the language, and of how plain it is. */
#include "statement/predicate.h"

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
        arena_format(evaluation->arena, "the language is '%.*s'", STR(tag)));
}

/* Whether a sentence ends at this byte: what follows is a space, or nothing. */
static bool ends_sentence(struct str text, size_t at)
{
    char c = text.at[at];
    return (c == '.' || c == '!' || c == '?') &&
           (at + 1 == text.len || text.at[at + 1] == ' ');
}

/* The longest sentence of a passage, and how many words it has. */
static size_t longest_sentence(struct str text, struct str *longest)
{
    size_t most = 0, start = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (!ends_sentence(text, i) && i + 1 < text.len)
            continue;
        struct str sentence = str_slice(text, start, i + 1);
        size_t words = text_words(sentence);
        start = i + 1;
        if (words <= most)
            continue;
        most = words;
        *longest = str_trim(sentence);
    }
    return most;
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

enum truth predicate_sentence_words(const struct call *call,
                                    struct evaluation *evaluation)
{
    const struct document *document = evaluation_document(evaluation);
    if (!document)
        return TRUTH_UNKNOWN;
    size_t most = (size_t)call->arguments[0].count, faults = 0;
    for (const struct passage *p = document->passages; p; p = p->next) {
        if (p->heading || p->cell)
            continue;
        struct str sentence = {0};
        size_t words = longest_sentence(p->text, &sentence);
        if (words > most)
            evaluation_fault(evaluation, &faults, p->at,
                             arena_format(evaluation->arena,
                                          "the sentence '%.*s …' has %zu "
                                          "words, more than %zu",
                                          STR(beginning(sentence)), words,
                                          most));
    }
    if (faults)
        return TRUTH_NO;
    return evaluation_say(evaluation, TRUTH_YES, evaluation_file(evaluation),
                          "no sentence is too long");
}
