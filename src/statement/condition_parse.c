/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/condition.h"

#include "statement/predicate.h"

struct parser {
    struct arena *arena;
    struct phrasebook *phrasebook;
    const struct ini_entry *entry;
    struct diagnostics *all;
    bool failed;
};

/* How many bytes of white space a line begins with. */
static size_t blanks(struct str line)
{
    return (size_t)(str_trim(line).at - line.at);
}

/*
 * The place of a byte of the entry's value that is no white space. Indentation
 * of the value's further lines is gone, so it is looked up in the file.
 */
static struct place place_of(const struct ini_entry *entry, const char *at)
{
    struct place place = entry->at;
    const struct str value = entry->value;
    size_t from = 0, offset = (size_t)(at - value.at);
    for (size_t i = 0; i < offset; i++) {
        if (value.at[i] != '\n')
            continue;
        from = i + 1;
        place.line++;
        place.column = 1;
    }
    if (place.line > entry->at.line && place.source) {
        place.column += blanks(source_line(place.source, place.line));
        from += blanks(str_slice(value, from, value.len));
    }
    place.column += offset - from;
    return place;
}

/*
 * Takes a predicate's line off `rest`: a line that ends with a comma goes on
 * in the next one.
 */
static struct str next_line(struct str *rest)
{
    const char *from = rest->at;
    struct str line = str_split(rest, '\n');
    for (;;) {
        struct str trimmed = str_trim(line);
        if (!trimmed.len || trimmed.at[trimmed.len - 1] != ',' || !rest->at)
            return trimmed;
        struct str more = str_split(rest, '\n');
        line = (struct str){from, (size_t)(more.at + more.len - from)};
    }
}

/* Whether it may be a name: of a field, table, column, area, or a code. */
static bool is_name(struct str word)
{
    for (size_t i = 0; i < word.len; i++) {
        unsigned char c = (unsigned char)word.at[i];
        bool inside = is_ascii_digit(c) || c == '_' || c == '-' || c == '.';
        if (!is_ascii_letter(c) && !(inside && i))
            return false;
    }
    return word.len > 0;
}

static bool read_count(struct argument *argument)
{
    struct decimal number;
    if (!decimal_read(argument->text, &number) || number.places ||
        number.units < 0 || number.units > ARGUMENT_COUNT_MAX)
        return false;
    argument->count = (int)number.units;
    return true;
}

/* Any year that has a 29 February will do to tell whether a day exists. */
static bool read_day(struct arena *arena, struct argument *argument)
{
    const char *date = arena_format(arena, "2000-%.*s", STR(argument->text));
    return date_read(str_of(date), &argument->date);
}

/* Reads an argument as its kind; returns what it is not, or NULL. */
static const char *read_argument(struct arena *arena, enum argument_kind kind,
                                 struct argument *argument)
{
    switch (kind) {
    case ARGUMENT_NAME:
        return is_name(argument->text) ? NULL : "a name";
    case ARGUMENT_NUMBER:
        return decimal_read(argument->text, &argument->number) ? NULL
                                                               : "a number";
    case ARGUMENT_COUNT:
        return read_count(argument) ? NULL : "a whole number";
    case ARGUMENT_DAY:
        return read_day(arena, argument) ? NULL : "a day such as 05-31";
    case ARGUMENT_DATE:
        break;
    }
    if (is_name(argument->text) || date_read(argument->text, &argument->date))
        return NULL;
    return "a date, or the name of a field with one";
}

static void wrong_count(struct parser *parser, const struct predicate *row,
                        struct str name, size_t count)
{
    diagnostic_error(parser->all, place_of(parser->entry, name.at),
                     "'%s' takes %s%zu argument%s, not %zu", row->name,
                     row->repeats ? "at least " : "", row->least,
                     row->least == 1 ? "" : "s", count);
    diagnostic_remedy(parser->all, "write it as '%s'", row->usage);
    parser->failed = true;
}

static size_t count_words(struct str text)
{
    size_t count = 0;
    while (str_word(&text).len)
        count++;
    return count;
}

static void parse_arguments(struct parser *parser, struct call *call,
                            struct str name, struct str text)
{
    const struct predicate *row = call->predicate;
    call->argument_count = count_words(text);
    if (call->argument_count < row->least ||
        (call->argument_count > row->least && !row->repeats)) {
        wrong_count(parser, row, name, call->argument_count);
        return;
    }
    struct argument *arguments = arena_array(
        parser->arena, call->argument_count, sizeof *arguments);
    for (size_t i = 0; i < call->argument_count; i++) {
        size_t kind = i < row->least ? i : row->least - 1;
        arguments[i].text = str_word(&text);
        const char *wanted = read_argument(parser->arena, row->kinds[kind],
                                           &arguments[i]);
        if (!wanted)
            continue;
        diagnostic_error(parser->all,
                         place_of(parser->entry, arguments[i].text.at),
                         "'%.*s' is not %s", STR(arguments[i].text), wanted);
        diagnostic_remedy(parser->all, "write it as '%s'", row->usage);
        parser->failed = true;
    }
    call->arguments = arguments;
}

/* Takes a phrase off a list: a comma between digits is part of a number. */
static struct str next_phrase(struct str *list)
{
    const char *from = list->at;
    struct str phrase = str_split(list, ',');
    while (phrase.len && list->at && list->len &&
           is_ascii_digit((unsigned char)phrase.at[phrase.len - 1]) &&
           is_ascii_digit((unsigned char)list->at[0])) {
        struct str more = str_split(list, ',');
        phrase = (struct str){from, (size_t)(more.at + more.len - from)};
    }
    return str_trim(phrase);
}

static void parse_phrases(struct parser *parser, struct call *call,
                          struct str name, struct str list)
{
    size_t count = 1;
    for (size_t i = 0; i < list.len; i++)
        count += list.at[i] == ',';
    struct str *phrases = arena_array(parser->arena, count, sizeof *phrases);
    while (list.at) {
        struct str phrase = next_phrase(&list);
        if (phrase.len)
            phrases[call->phrase_count++] = text_one_line(parser->arena,
                                                          phrase);
    }
    call->phrases = phrases;
    struct sought *sought = arena_array(parser->arena, call->phrase_count,
                                        sizeof *sought);
    for (size_t i = 0; i < call->phrase_count; i++) {
        sought[i] = sought_make(phrases[i]);
        if (parser->phrasebook)
            phrasebook_add(parser->phrasebook, &sought[i]);
    }
    call->sought = sought;
    if (call->phrase_count)
        return;
    diagnostic_error(parser->all, place_of(parser->entry, name.at),
                     "'%s' has no list", call->predicate->name);
    diagnostic_remedy(parser->all, "write it as '%s'", call->predicate->usage);
    parser->failed = true;
}

static void unknown_predicate(struct parser *parser, struct str name)
{
    struct nearest nearest = nearest_make(name);
    predicate_offer(&nearest);
    diagnostic_error(parser->all, place_of(parser->entry, name.at),
                     "there is no predicate '%.*s'", STR(name));
    if (str_is(name, "or") || str_is(name, "not"))
        diagnostic_remedy(parser->all,
                          str_is(name, "or")
                              ? "'or' stands on a line by itself"
                              : "'not' stands once, before a predicate");
    else if (nearest.best)
        diagnostic_remedy(parser->all, "did you mean '%s'?", nearest.best);
    else
        diagnostic_remedy(parser->all, "avow(5) lists them under LAWS");
    parser->failed = true;
}

/* A call, as far as it can be read; NULL where the predicate is not known. */
static struct call *parse_call(struct parser *parser, struct str line)
{
    size_t colon = str_find(line, ':');
    struct str head = str_slice(line, 0, colon);
    struct str list = str_slice(line, colon + 1, line.len);
    struct call *call = arena_alloc(parser->arena, sizeof *call);
    struct str name = str_word(&head);
    call->negated = str_is(name, "not");
    if (call->negated && count_words(head))
        name = str_word(&head);
    call->predicate = predicate_find(name);
    if (!call->predicate) {
        unknown_predicate(parser, name.len ? name : line);
        return NULL;
    }
    parse_arguments(parser, call, name, head);
    if (call->predicate->listed)
        parse_phrases(parser, call, name, list);
    else if (colon < line.len) {
        diagnostic_error(parser->all, place_of(parser->entry, line.at + colon),
                         "'%s' takes no list", call->predicate->name);
        diagnostic_remedy(parser->all, "write it as '%s'",
                          call->predicate->usage);
        parser->failed = true;
    }
    return call;
}

static void nothing_beside(struct parser *parser, struct str or)
{
    diagnostic_error(parser->all, place_of(parser->entry, or.at),
                     "'or' has no predicate on one side");
    diagnostic_remedy(parser->all, "write an alternative there, or leave the "
                                   "'or' out");
    parser->failed = true;
}

static void parse_lines(struct parser *parser, struct condition *alternative)
{
    struct call **end = &alternative->first;
    struct str rest = parser->entry->value, last_or = {NULL, 0};
    bool empty = true;
    while (rest.at) {
        struct str line = next_line(&rest);
        if (!line.len)
            continue;
        if (!str_is(line, "or")) {
            struct call *call = parse_call(parser, line);
            if (call) {
                *end = call;
                end = &call->next;
            }
            empty = false;
            continue;
        }
        if (empty)
            nothing_beside(parser, line);
        alternative->next = arena_alloc(parser->arena, sizeof *alternative);
        alternative = alternative->next;
        end = &alternative->first;
        last_or = line;
        empty = true;
    }
    if (empty && last_or.at)
        nothing_beside(parser, last_or);
}

const struct condition *condition_parse(struct arena *arena,
                                        struct phrasebook *phrasebook,
                                        const struct ini_entry *entry,
                                        struct diagnostics *all)
{
    struct parser parser = {arena, phrasebook, entry, all, false};
    struct condition *condition = arena_alloc(arena, sizeof *condition);
    if (str_is_blank(entry->value)) {
        diagnostic_error(all, entry->at, "'%s' is empty", entry->key);
        diagnostic_remedy(all, "write a predicate on each line of it");
        return NULL;
    }
    parse_lines(&parser, condition);
    return parser.failed ? NULL : condition;
}
