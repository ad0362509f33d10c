/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/code.h"

#include "document/slot.h"
#include "document/table.h"

static size_t count_lines(struct str text)
{
    size_t lines = 0;
    for (size_t i = 0; i < text.len; i++)
        lines += text.at[i] == '\n';
    return lines;
}

/* How many of the fence's characters stand at the front; 0: it is none. */
static size_t fence_length(struct str line)
{
    size_t n = 0;
    while (n < line.len && line.at[n] == line.at[0])
        n++;
    return n >= 3 && (line.at[0] == '`' || line.at[0] == '~') ? n : 0;
}

/* The line that the block begins on, from where it begins. */
static struct str opening(struct piece *piece, struct cmark_node *block)
{
    struct str line = piece_line(piece, node_line(block));
    return str_slice(line, node_column(block) - 1, line.len);
}

/* Code that is indented has no fence, though its text may look like one. */
static bool is_fenced(struct piece *piece, struct cmark_node *block)
{
    struct str line = opening(piece, block);
    struct str code = node_literal(block);
    if (!fence_length(line))
        return false;
    if (node_info(block).len)
        return true;
    return !str_equal(line, str_slice(code, 0, str_find(code, '\n')));
}

/*
 * cmark does not tell whether it saw the closing fence. Where it did, that
 * line is the block's last and not part of its text. A block that ends because
 * its list or quote does has such a last line too, but then it is blank, or
 * the next block begins on it.
 */
static bool is_closed(struct piece *piece, struct cmark_node *block,
                      struct cmark_node *next)
{
    size_t first = node_line(block), last = node_last_line(block);
    if (first + 1 + count_lines(node_literal(block)) != last)
        return false;
    if (next && node_line(next) == last)
        return false;
    struct str fence = opening(piece, block);
    struct str line = piece_line(piece, last);
    while (line.len &&
           (is_ascii_space((unsigned char)line.at[0]) || line.at[0] == '>'))
        line = str_slice(line, 1, line.len);
    size_t length = fence_length(line);
    return length >= fence_length(fence) && line.at[0] == fence.at[0] &&
           str_is_blank(str_slice(line, length, line.len));
}

/* The language that a fence names is one word, and no value makes a table. */
static void fill_info(struct make *make, struct piece *piece,
                      struct cmark_node *block)
{
    struct str info = node_info(block);
    if (!info.len)
        return;
    const char *filled = slot_filled(make, piece, info, "the line of a fence");
    struct str rest = filled ? str_of(filled) : info;
    struct str word = str_copy(make->scratch, str_word(&rest));
    bool data = str_is(word, "table") || str_is(word, "chart");
    node_set_info(block, data ? "" : word.at);
}

static void fill(struct make *make, struct piece *piece,
                 struct cmark_node *block)
{
    fill_info(make, piece, block);
    const char *code = slot_filled(make, piece, node_literal(block), "code");
    if (code)
        node_set_literal(block, code);
    if (make->input->markdown && slot_has_tag(node_literal(block)))
        slot_refuse_tag(make, piece_place(piece, node_line(block)));
    passage_add(make->arena, &make->passages, PASSAGE_PROSE,
                node_literal(block), piece_place(piece, node_line(block)),
                outline_section(&make->outline));
}

bool code_is_whole(struct piece *piece, struct cmark_node *block,
                   struct cmark_node *next)
{
    return !is_fenced(piece, block) || is_closed(piece, block, next);
}

void code_walk(struct make *make, struct piece *piece, struct cmark_node *block,
               struct cmark_node *next)
{
    struct str info = node_info(block);
    struct str word = str_word(&info);
    if (!piece->code_is_whole && !code_is_whole(piece, block, next)) {
        struct str fence = opening(piece, block);
        diagnostic_error(make->all, piece_place(piece, node_line(block)),
                         "this fence is not closed");
        diagnostic_remedy(make->all,
                          "put a line '%.*s' after the last line of what it "
                          "holds",
                          (int)fence_length(fence), fence.at);
    } else if (str_is(word, "table")) {
        table_fence(make, piece, block, false, str_trim(info));
    } else if (str_is(word, "chart")) {
        table_fence(make, piece, block, true, str_trim(info));
    } else {
        fill(make, piece, block);
    }
}
