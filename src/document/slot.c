/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/slot.h"

#include <string.h>

#define MARK_LEN (sizeof SLOT_OPEN - 1)

/* Reads the slot whose mark begins at `from`; false when it is none. */
static bool read_mark(struct piece *piece, struct str text, size_t from,
                      struct slot_mark *mark)
{
    size_t i = from + MARK_LEN, index = 0;
    for (; i < text.len && is_ascii_digit((unsigned char)text.at[i]); i++) {
        index = index * 10 + (size_t)(text.at[i] - '0');
        if (index >= piece->filled->slot_count)
            return false;
    }
    if (i == from + MARK_LEN || index >= piece->filled->slot_count ||
        !str_starts(str_slice(text, i, text.len), SLOT_CLOSE))
        return false;
    *mark = (struct slot_mark){from, i + MARK_LEN, &piece->filled->slots[index],
                               index};
    piece->slots[index] |= SLOT_SEEN;
    return true;
}

bool slot_find(struct piece *piece, struct str text, size_t from,
               struct slot_mark *mark)
{
    if (!piece->filled || !piece->filled->slot_count)
        return false;
    while (from < text.len) {
        const char *at = memchr(text.at + from, (unsigned char)SLOT_OPEN[0],
                                text.len - from);
        if (!at)
            return false;
        from = (size_t)(at - text.at);
        if (str_starts(str_slice(text, from, text.len), SLOT_OPEN) &&
            read_mark(piece, text, from, mark))
            return true;
        from++;
    }
    return false;
}

bool slot_within_budget(struct make *make, const struct slot *slot)
{
    bool was_within = make->value_bytes <= MAKE_VALUES_MAX;
    if (was_within)
        make->value_bytes += slot->value->text.len;
    if (make->value_bytes <= MAKE_VALUES_MAX)
        return true;
    if (was_within) {
        diagnostic_error(make->all, slot->at,
                         "the values that are printed up to here have more "
                         "than %zu MiB",
                         MAKE_VALUES_MAX / 1024 / 1024);
        diagnostic_remedy(make->all, "print long texts only once");
    }
    return false;
}

void slot_add_again(struct buffer *out, const struct slot *slot)
{
    struct str text = slot->value->text;
    /* An HTML parser would make these '\n' in any case. */
    while (text.len) {
        size_t end = str_find(text, '\r');
        buffer_add_str(out, str_slice(text, 0, end));
        if (end == text.len)
            break;
        buffer_add_char(out, '\n');
        bool pair = end + 1 < text.len && text.at[end + 1] == '\n';
        text = str_slice(text, end + 1 + pair, text.len);
    }
}

void slot_add_value(struct make *make, struct buffer *out,
                    const struct slot *slot)
{
    if (slot_within_budget(make, slot))
        slot_add_again(out, slot);
}

const char *slot_label(struct make *make, const struct slot *slot)
{
    const char *label = NULL;
    if (slot->kind == SLOT_PART)
        label = slot->part ? slot->part->name : NULL;
    else
        label = slot->value->label ? slot->value->label : slot->value->name;
    return label ? text_one_line(make->arena, str_of(label)).at : "?";
}

void slot_gap(struct make *make, struct piece *piece,
              const struct slot_mark *mark)
{
    if (piece->slots[mark->index] & SLOT_LISTED)
        return;
    piece->slots[mark->index] |= SLOT_LISTED;
    make_gap(make, slot_label(make, mark->slot), mark->slot->at,
             mark->slot->value);
}

void slot_refuse(struct make *make, const struct slot *slot, const char *what)
{
    const char *kind = slot->kind == SLOT_PART       ? "the part"
                       : slot->kind == SLOT_MARKDOWN ? "the Markdown text"
                                                     : "the value";
    diagnostic_error(make->all, slot->at, "%s '%s' cannot stand in %s", kind,
                     slot_label(make, slot), what);
    if (slot->kind == SLOT_PART)
        diagnostic_remedy(make->all, "put its tag on a line of its own that "
                                     "is not indented");
    else
        diagnostic_remedy(make->all, "move its tag into the text");
}

const char *slot_filled(struct make *make, struct piece *piece, struct str text,
                        const char *what)
{
    struct slot_mark mark;
    if (!slot_find(piece, text, 0, &mark))
        return NULL;
    struct buffer out = buffer_within(make->scratch, MAKE_VALUES_MAX * 2);
    size_t from = 0;
    do {
        buffer_add_str(&out, str_slice(text, from, mark.from));
        from = mark.to;
        if (mark.slot->kind == SLOT_TEXT) {
            slot_add_value(make, &out, mark.slot);
        } else if (mark.slot->kind == SLOT_GAP) {
            slot_gap(make, piece, &mark);
            buffer_add_char(&out, '[');
            buffer_add_text(&out, slot_label(make, mark.slot));
            buffer_add_char(&out, ']');
        } else {
            slot_refuse(make, mark.slot, what);
        }
    } while (slot_find(piece, text, from, &mark));
    buffer_add_str(&out, str_slice(text, from, text.len));
    return buffer_str(&out).at;
}

bool slot_has_tag(struct str text)
{
    for (size_t i = str_find(text, '{'); i < text.len; i++)
        if (str_starts(str_slice(text, i, text.len), "{{") ||
            str_starts(str_slice(text, i, text.len), "{" TOKEN_OPEN))
            return true;
    return false;
}

void slot_refuse_tag(struct make *make, struct place at)
{
    diagnostic_error(make->all, at,
                     "'{{' cannot stand in code in the text that is recorded");
    diagnostic_remedy(make->all, "put a space between the two signs, or write "
                                 "it as text");
}

void slot_unseen(struct make *make, const struct piece *piece)
{
    for (size_t i = 0; piece->filled && i < piece->filled->slot_count; i++) {
        if (piece->slots[i] & SLOT_SEEN)
            continue;
        const struct slot *slot = &piece->filled->slots[i];
        diagnostic_error(make->all, slot->at,
                         "'%s' would not be shown on the page",
                         slot_label(make, slot));
        diagnostic_remedy(make->all,
                          "a link definition that no link uses shows nothing: "
                          "move the tag into the text, or use the link");
    }
}
