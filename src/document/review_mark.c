/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/review_mark.h"

#include "document/comment.h"

/* The words of a reason, which may go over several lines, in one. */
static const char *one_line(struct arena *arena, struct str text)
{
    char *line = arena_alloc(arena, text.len + 1);
    size_t len = 0;
    for (struct str word = str_word(&text); word.len; word = str_word(&text)) {
        if (len)
            line[len++] = ' ';
        for (size_t i = 0; i < word.len; i++)
            line[len++] = word.at[i];
    }
    return line;
}

void review_mark_read(struct make *make, const struct piece *piece,
                      struct str text, struct place at)
{
    struct str why;
    if (!comment_is_mark(text, "review", &why))
        return;
    if (str_is_blank(why)) {
        diagnostic_error(make->all, at, "this mark of a review has no reason");
        diagnostic_remedy(make->all,
                          "say what is to be looked at, such as '<!-- review: "
                          "to be read by a translator -->'");
        return;
    }
    struct review *review = arena_alloc(make->arena, sizeof *review);
    review->why = one_line(make->arena, why);
    review->at = at;
    if (piece->filled && piece->filled->name)
        review->part = str_copy(make->arena, str_of(piece->filled->name)).at;
    if (make->last_review)
        make->last_review->next = review;
    else
        make->first_review = review;
    make->last_review = review;
}

void review_mark_refuse(struct make *make, struct str text, struct place at)
{
    struct str why;
    if (!comment_is_mark(text, "review", &why))
        return;
    diagnostic_error(make->all, at, "the mark of a review stands in a line");
    diagnostic_remedy(make->all, "put it on a line of its own, right before "
                                 "what is to be looked at");
}
