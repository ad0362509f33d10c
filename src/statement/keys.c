/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/keys.h"

#include <string.h>

static void offer(const struct keys *keys, struct str wanted,
                  const char *const *known)
{
    struct nearest nearest = nearest_make(wanted);
    for (const char *const *name = known; *name; name++)
        nearest_offer(&nearest, *name);
    if (nearest.best)
        diagnostic_remedy(keys->all, "did you mean '%s'?", nearest.best);
    else
        diagnostic_remedy(keys->all,
                          "avow(5) lists what may stand here under "
                          "%s",
                          keys->chapter);
}

void keys_check(const struct keys *keys, const struct ini_section *section,
                const char *const *known)
{
    for (const struct ini_entry *e = section->first; e; e = e->next) {
        const char *const *key = known;
        while (*key && strcmp(*key, e->key) != 0)
            key++;
        if (*key)
            continue;
        diagnostic_error(keys->all, e->key_at, "unknown key '%s' in [%s]",
                         e->key, section->name);
        offer(keys, str_of(e->key), known);
    }
}

const char *keys_text(const struct keys *keys,
                      const struct ini_section *section, const char *key)
{
    const struct ini_entry *entry = ini_entry(section, key);
    return entry && entry->value.len
               ? text_one_line(keys->arena, entry->value).at
               : NULL;
}

const char *keys_needed(const struct keys *keys,
                        const struct ini_section *section, const char *key,
                        const char *remedy)
{
    const char *text = keys_text(keys, section, key);
    if (text)
        return text;
    diagnostic_error(keys->all, section->at, "[%s] has no '%s'", section->name,
                     key);
    diagnostic_remedy(keys->all, "%s", remedy);
    return NULL;
}

size_t keys_word(const struct keys *keys, const struct ini_section *section,
                 const char *key, const char *const *words)
{
    const struct ini_entry *entry = ini_entry(section, key);
    if (!entry || !entry->value.len)
        return 0;
    for (size_t i = 0; words[i]; i++)
        if (str_is(entry->value, words[i]))
            return i;
    diagnostic_error(keys->all, entry->at, "'%.*s' is no '%s'",
                     STR(text_one_line(keys->arena, entry->value)), key);
    offer(keys, entry->value, words);
    return 0;
}

bool keys_yes(const struct keys *keys, const struct ini_section *section,
              const char *key)
{
    static const char *const words[] = {"no", "yes", NULL};
    return keys_word(keys, section, key, words) == 1;
}

size_t keys_count(const struct keys *keys, const struct ini_section *section,
                  const char *key, size_t most)
{
    const struct ini_entry *entry = ini_entry(section, key);
    if (!entry || !entry->value.len)
        return 0;
    size_t count = 0;
    bool digits = true;
    for (size_t i = 0; i < entry->value.len && digits && count <= most; i++) {
        digits = is_ascii_digit((unsigned char)entry->value.at[i]);
        count = count * 10 + (size_t)(entry->value.at[i] - '0');
    }
    if (digits && count && count <= most)
        return count;
    diagnostic_error(keys->all, entry->at, "'%.*s' is no number from 1 to %zu",
                     STR(text_one_line(keys->arena, entry->value)), most);
    diagnostic_remedy(keys->all, "write one of those, in digits");
    return 0;
}

const char *const *keys_names(const struct keys *keys,
                              const struct ini_section *section,
                              const char *key)
{
    const struct ini_entry *entry = ini_entry(section, key);
    struct str rest = entry ? entry->value : str_of("");
    size_t count = 1;
    for (size_t i = 0; i < rest.len; i++)
        count += rest.at[i] == ',';
    const char **names = arena_array(keys->arena, count + 1, sizeof *names);
    for (size_t used = 0; rest.at;) {
        struct str name = str_trim(str_split(&rest, ','));
        if (name.len)
            names[used++] = str_copy(keys->arena, name).at;
    }
    return names;
}

void keys_refuse_section(const struct keys *keys,
                         const struct ini_section *section,
                         const char *const *known)
{
    diagnostic_error(keys->all, section->at, "unknown section [%s]",
                     section->name);
    offer(keys, str_of(section->kind), known);
}
