/* SPDX-License-Identifier: BSD-2-Clause */
#include "cmd/common/options.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "cmd/common/report.h"

const struct option options_common[] = {
    {"help", NULL, "say how it is used"},
    {"version", NULL, "say which version of avow this is"},
    {NULL, NULL, NULL},
};

enum status usage_error(const struct command *command, const char *format, ...)
{
    va_list values;
    struct arena *arena = arena_new();
    va_start(values, format);
    const char *text = arena_format_list(arena, format, values);
    va_end(values);
    fputs("avow: ", stderr);
    report_text(stderr, str_of(text));
    arena_free(arena);
    fprintf(stderr, "\n'avow %s%s--help' says how it is used\n",
            command ? command->name : "", command ? " " : "");
    return STATUS_USAGE;
}

static size_t option_count(const struct command *command)
{
    size_t count = 0;
    while (command->options[count].name)
        count++;
    return count;
}

/* The position of an option by its name, or the number of options. */
static size_t find_option(const struct command *command, struct str name)
{
    size_t i = 0;
    while (command->options[i].name && !str_is(name, command->options[i].name))
        i++;
    return i;
}

static bool unknown_option(const struct command *command, struct str name)
{
    struct nearest nearest = nearest_make(name);
    for (const struct option *o = options_common; o->name; o++)
        nearest_offer(&nearest, o->name);
    for (const struct option *o = command->options; o->name; o++)
        nearest_offer(&nearest, o->name);
    if (nearest.best)
        usage_error(command, "unknown option '--%.*s'; did you mean '--%s'?",
                    STR(name), nearest.best);
    else
        usage_error(command, "unknown option '--%.*s'", STR(name));
    return false;
}

/* Whether a word begins with one of the marks of punctuation U+2010 to U+201F
 * that lies between two. */
static bool begins_between(const char *word, unsigned char first,
                           unsigned char last)
{
    const unsigned char *at = (const unsigned char *)word;
    return at[0] == 0xe2 && at[1] == 0x80 && at[2] >= first && at[2] <= last;
}

/* A dash that Word or a mail program has made of "--". */
static bool is_dashed(const char *word)
{
    return begins_between(word, 0x90, 0x95);
}

/* Quotation marks that no shell knows: it has cut the text at its spaces. */
static bool is_cut_quotation(const char *word)
{
    return begins_between(word, 0x98, 0x9f) && !strchr(word, ' ');
}

/* False: a word was pasted from where typing is made pretty; a message was
 * printed. */
static bool is_plain(const struct command *command, const char *word)
{
    if (is_dashed(word))
        usage_error(command,
                    "'%s' begins with a dash, as Word makes them; type two "
                    "hyphens, as in --help",
                    word);
    else if (is_cut_quotation(word))
        usage_error(command,
                    "the quotation marks of %s are curly, as Word makes them; "
                    "type straight ones",
                    word);
    else
        return true;
    return false;
}

/* Takes one option off the front of `words`; false: a message was printed. */
static bool take_option(struct invocation *invocation, char ***words)
{
    const struct command *command = invocation->command;
    struct str word = str_of(**words + 2);
    size_t end = str_find(word, '=');
    struct str name = str_slice(word, 0, end);
    size_t i = find_option(command, name);
    const struct option *option = &command->options[i];
    if (!option->name)
        return unknown_option(command, name);
    if (!option->value && end < word.len) {
        usage_error(command, "'--%s' takes no value", option->name);
        return false;
    }
    const char *value = "";
    if (option->value) {
        value = end < word.len ? word.at + end + 1 : *++*words;
        if (!value) {
            usage_error(command, "'--%s' needs a value: --%s %s", option->name,
                        option->name, option->value);
            return false;
        }
    }
    if (!is_plain(command, value))
        return false;
    if (invocation->values[i]) {
        usage_error(command, "'--%s' stands twice", option->name);
        return false;
    }
    invocation->values[i] = value;
    return true;
}

bool options_parse(struct invocation *invocation, char **words)
{
    const struct command *command = invocation->command;
    size_t count = 0;
    while (words[count])
        count++;
    invocation->values = arena_array(invocation->arena,
                                     option_count(command) + 1,
                                     sizeof *invocation->values);
    invocation->arguments = arena_array(invocation->arena, count + 1,
                                        sizeof(char *));
    bool options = true;
    for (; *words; words++) {
        if (options && !strcmp(*words, "--")) {
            options = false;
        } else if (options && !strncmp(*words, "--", 2)) {
            if (!take_option(invocation, &words))
                return false;
        } else if (options && **words == '-' && (*words)[1]) {
            usage_error(command, "unknown option '%s'", *words);
            return false;
        } else if (options && !is_plain(command, *words)) {
            return false;
        } else if (!**words) {
            usage_error(command, "an argument is empty");
            return false;
        } else {
            invocation->arguments[invocation->argument_count++] = *words;
        }
    }
    if (invocation->argument_count < command->least) {
        usage_error(command, "'avow %s' is not enough; write 'avow %s %s'",
                    command->name, command->name, command->arguments);
        return false;
    }
    if (invocation->argument_count > command->most) {
        usage_error(command, "'%s' is one argument too many",
                    invocation->arguments[command->most]);
        return false;
    }
    return true;
}

const char *option_value(const struct invocation *invocation, const char *name)
{
    return invocation->values[find_option(invocation->command, str_of(name))];
}

static size_t width_of(const struct option *option)
{
    size_t value = option->value ? strlen(option->value) + 1 : 0;
    return strlen("--") + strlen(option->name) + value;
}

static void print_options(const struct option *options, size_t width)
{
    for (const struct option *o = options; o->name; o++)
        printf("  --%s%s%s%*s %s\n", o->name, o->value ? " " : "",
               o->value ? o->value : "", (int)(width - width_of(o)), "",
               o->help);
}

void options_help(const struct command *command)
{
    printf("usage: avow %s %s%s\n\n%s\n", command->name,
           command->options[0].name ? "[option…] " : "", command->arguments,
           command->summary);
    if (command->details)
        printf("\n%s\n", command->details);
    size_t width = 20;
    for (const struct option *o = command->options; o->name; o++)
        if (width < width_of(o))
            width = width_of(o);
    puts("\noptions:");
    print_options(command->options, width);
    print_options(options_common, width);
}
