/* SPDX-License-Identifier: BSD-2-Clause */
#include "cmd/common/complete.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "cmd/common/options.h"
#include "statement/own.h"
#include "statement/project.h"

struct completion {
    struct arena *arena;
    struct shelf *shelf;
    const char *before; /* what stands in the word already: "--pack=" */
    struct str begun;   /* what a candidate has to begin with */
};

static void offer(const struct completion *c, struct str word)
{
    if (str_starts(word, c->begun.at) && str_find(word, '\n') == word.len)
        printf("%s%.*s\n", c->before, STR(word));
}

static void offer_option(const struct completion *c, const char *name)
{
    offer(c, str_of(arena_format(c->arena, "--%s", name)));
}

static void offer_common_options(const struct completion *c)
{
    for (const struct option *o = options_common; o->name; o++)
        offer_option(c, o->name);
}

static void offer_names(const struct completion *c, const char *folder,
                        const char *ending)
{
    char **names;
    size_t count;
    library_names(c->arena, shelf_library(c->shelf), folder, ending, &names,
                  &count);
    for (size_t i = 0; i < count; i++)
        offer(c, str_of(names[i]));
}

static void complete_pack(const struct completion *c)
{
    offer_names(c, "statements/packs", "");
}

static void complete_registry(const struct completion *c)
{
    offer_names(c, "statements/registries", ".ini");
}

/* Of the pack of the project that one stands in, else of every pack. */
static void complete_part(const struct completion *c)
{
    struct diagnostics unsaid = diagnostics_make(c->arena);
    struct project *here = project_open(c->arena, c->shelf, ".",
                                        PROJECT_SOURCES, &unsaid);
    const char *own = NULL;
    for (size_t i = 0; here && i < here->count; i++)
        if (here->members[i].wanted && here->members[i].statement)
            own = here->members[i].statement->pack->name;
    char **packs;
    size_t count;
    library_names(c->arena, shelf_library(c->shelf), "statements/packs", "",
                  &packs, &count);
    for (size_t i = 0; i < count; i++)
        if (!own || !strcmp(own, packs[i]))
            offer_names(
                c,
                arena_format(c->arena, "statements/packs/%s/parts", packs[i]),
                ".md");
}

static void complete_language(const struct completion *c)
{
    offer_names(c, "statements/locales", ".ini");
}

/* The ids of requirements, of all laws and of avow's own. */
static void complete_id(const struct completion *c)
{
    struct diagnostics unsaid = diagnostics_make(c->arena);
    char **laws;
    size_t count;
    library_names(c->arena, shelf_library(c->shelf), "statements/laws", ".ini",
                  &laws, &count);
    for (size_t i = 0; i < count; i++) {
        const struct law *law = shelf_law(c->shelf, laws[i], (struct place){0},
                                          &unsaid);
        for (const struct requirement *r = law ? law->first : NULL; r;
             r = r->next)
            offer(c, str_of(r->id));
    }
    for (const struct requirement *r = own_requirements(); r->id; r++)
        offer(c, str_of(r->id));
}

/* The places that the project one stands in is published to. */
static void complete_target(const struct completion *c)
{
    struct diagnostics unsaid = diagnostics_make(c->arena);
    struct project *here = project_open(c->arena, c->shelf, ".", PROJECT_PUBLIC,
                                        &unsaid);
    if (!here || !here->organisation)
        return;
    for (const struct ini_section *s = here->organisation->first; s;
         s = s->next)
        if (s->id && !strcmp(s->kind, "publish"))
            offer(c, str_of(s->id));
}

static void complete_file(const struct completion *c)
{
    (void)c;
    puts(COMPLETE_FILES);
}

/* What a word may be, by what the usage calls it. */
static const struct kind_of_word {
    const char *called;
    void (*complete)(const struct completion *c);
} kinds[] = {
    {"DIR", complete_file},     {"FILE", complete_file},
    {"ID", complete_id},        {"PACK", complete_pack},
    {"PART", complete_part},    {"PATH", complete_file},
    {"PERIOD", complete_file},  {"REGISTRY", complete_registry},
    {"TAG", complete_language}, {"TARGET", complete_target},
};

/* `called` is such as "[PATH…]", or lists words: "packs|themes". */
static void complete_called(const struct completion *c, struct str called)
{
    if (str_starts(called, "["))
        called = str_slice(called, 1, called.len);
    size_t end = 0;
    while (end < called.len && called.at[end] != ']' &&
           (unsigned char)called.at[end] < 0x80)
        end++;
    called = str_slice(called, 0, end);
    /* A word that stands alone and is in no table may be anything. */
    bool several = str_find(called, '|') < called.len;
    while (called.at) {
        struct str word = str_split(&called, '|');
        size_t i = 0;
        while (i < sizeof kinds / sizeof *kinds &&
               !str_is(word, kinds[i].called))
            i++;
        if (i < sizeof kinds / sizeof *kinds)
            kinds[i].complete(c);
        else if (several)
            offer(c, word);
    }
}

/* What the usage calls the argument of that number; the last one repeats. */
static struct str called_argument(const struct command *command, size_t number)
{
    struct str rest = str_of(command->arguments), called = {"", 0};
    if (number >= command->most)
        return called;
    for (struct str word; (word = str_word(&rest)).len; number--) {
        called = word;
        if (!number)
            break;
    }
    return called;
}

static const struct option *find_option(const struct command *command,
                                        struct str name)
{
    const struct option *option = command->options;
    while (option->name && !str_is(name, option->name))
        option++;
    return option->name ? option : NULL;
}

/* Whether an option stands among the words before `last`. */
static bool is_used(const struct option *option, char **words, char **last)
{
    for (; words < last; words++) {
        struct str word = str_of(*words);
        if (str_starts(word, "--") &&
            str_is(str_slice(word, 2, str_find(word, '=')), option->name))
            return true;
    }
    return false;
}

static void complete_options(const struct completion *c,
                             const struct command *command, char **words,
                             char **last)
{
    for (const struct option *o = command->options; o->name; o++)
        if (!is_used(o, words, last))
            offer_option(c, o->name);
    offer_common_options(c);
}

/* The option of a word such as "--pack" or "--pack=…" that takes a value. */
static const struct option *wants_value(const struct command *command,
                                        struct str word)
{
    if (!str_starts(word, "--"))
        return NULL;
    const struct option *option = find_option(
        command, str_slice(word, 2, str_find(word, '=')));
    return option && option->value ? option : NULL;
}

/* A word that is an option, or "--option=" and the beginning of its value. */
static void complete_option(const struct completion *c,
                            const struct command *command, char **words,
                            char **last)
{
    struct str word = str_of(*last);
    size_t equals = str_find(word, '=');
    const struct option *option = wants_value(command, word);
    if (equals == word.len) {
        complete_options(c, command, words, last);
    } else if (option) {
        struct completion value = *c;
        value.before = arena_copy(c->arena, word.at, equals + 1);
        value.begun = str_slice(word, equals + 1, word.len);
        complete_called(&value, str_of(option->value));
    }
}

/* `words` are those after the command's name. */
static void complete_command(const struct completion *c,
                             const struct command *command, char **words)
{
    bool options = true;
    size_t arguments = 0;
    char **word = words;
    const struct option *open = NULL;
    for (; word[1]; word++) {
        if (open) {
            open = NULL;
        } else if (options && !strcmp(*word, "--")) {
            options = false;
        } else if (options && **word == '-') {
            open = strchr(*word, '=') ? NULL
                                      : wants_value(command, str_of(*word));
        } else {
            arguments++;
        }
    }
    if (open)
        complete_called(c, str_of(open->value));
    else if (options && **word == '-')
        complete_option(c, command, words, word);
    else
        complete_called(c, called_argument(command, arguments));
}

static void complete_commands(const struct completion *c,
                              const struct command *const *commands)
{
    for (; *commands; commands++)
        offer(c, str_of((*commands)->name));
    offer(c, STR_LITERAL("help"));
}

void complete_print(const struct command *const *commands, struct arena *arena,
                    struct shelf *shelf, char **words)
{
    size_t count = 0;
    while (words[count])
        count++;
    struct completion c = {arena, shelf, "",
                           str_of(count ? words[count - 1] : "")};
    if (count < 2) {
        if (str_starts(c.begun, "-")) {
            offer_common_options(&c);
        } else {
            complete_commands(&c, commands);
        }
        return;
    }
    if (!strcmp(words[0], "help")) {
        if (count == 2)
            complete_commands(&c, commands);
        return;
    }
    while (*commands && strcmp((*commands)->name, words[0]) != 0)
        commands++;
    if (*commands)
        complete_command(&c, *commands, words + 1);
}
