/* SPDX-License-Identifier: BSD-2-Clause */
#include "template/override.h"

#include "template/fault.h"

/* A block beyond these is not noted as used, but looked for. */
#define USED_MAX 64

static const struct node *find_in(struct overrides *overrides, struct str name,
                                  size_t *index)
{
    size_t i = 0;
    for (const struct node *n = overrides->parent->child; n; n = n->next) {
        if (n->kind != NODE_BLOCK)
            continue;
        if (str_equal(n->text, name)) {
            *index = i;
            return n;
        }
        i++;
    }
    return NULL;
}

const struct node *override_find(struct walk *walk, struct str name,
                                 struct overrides **from)
{
    const struct node *found = NULL;
    size_t index, found_index = 0;
    for (struct overrides *o = walk->overrides; o; o = o->outer) {
        const struct node *block = find_in(o, name, &index);
        if (!block)
            continue;
        found = block;
        found_index = index;
        *from = o;
    }
    if (found && found_index < USED_MAX)
        (*from)->used |= (uint64_t)1 << found_index;
    return found;
}

/* The templates that were looked through for a block. */
struct search {
    struct walk *walk;
    struct str name;
    const struct template *seen[FILL_DEPTH_MAX];
    size_t seen_count;
    bool gave_up; /* on too many of them: it may be anywhere */
};

static bool has_block(struct search *search, const struct template *template);

static bool has_block_in(struct search *search, const struct node *first,
                         bool in_parent)
{
    for (const struct node *n = first; n; n = n->next) {
        search->walk->steps++;
        if (n->kind == NODE_BLOCK && !in_parent &&
            str_equal(n->text, search->name))
            return true;
        if (has_block_in(search, n->child, n->kind == NODE_PARENT))
            return true;
        if (n->kind != NODE_PART && n->kind != NODE_PARENT)
            continue;
        bool faulty = false;
        const struct parts *parts = search->walk->parts;
        const struct template *part = parts->find(parts->context, n->text,
                                                  &faulty);
        if (faulty)
            search->gave_up = true;
        if (part && has_block(search, part))
            return true;
    }
    return false;
}

static bool has_block(struct search *search, const struct template *template)
{
    for (size_t i = 0; i < search->seen_count; i++)
        if (search->seen[i] == template)
            return false;
    if (search->seen_count == FILL_DEPTH_MAX) {
        search->gave_up = true;
        return false;
    }
    search->seen[search->seen_count++] = template;
    return has_block_in(search, template->first, false);
}

void override_check(struct walk *walk, const struct overrides *overrides,
                    const struct template *part)
{
    size_t i = 0;
    const struct node *tag = overrides->parent;
    for (const struct node *n = tag->child; n && !walk->stopped; n = n->next) {
        if (n->kind != NODE_BLOCK) {
            fault_stray(walk, n, tag);
            continue;
        }
        bool used = i < USED_MAX && (overrides->used >> i & 1);
        i++;
        if (used)
            continue;
        /* It may stand in a section that was not taken. */
        struct search search = {.walk = walk, .name = n->text};
        if (!has_block(&search, part) && !search.gave_up)
            fault_no_block(walk, n, tag, part);
    }
}
