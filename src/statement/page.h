/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The page around a statement: its theme's template filled with the document,
 * the contents list and metadata (avow.5, "THEMES"). It knows no more of a
 * statement than what stands in struct page, so that one that is printed from
 * its record looks like a draft.
 */
#ifndef AVOW_STATEMENT_PAGE_H
#define AVOW_STATEMENT_PAGE_H

#include "base/buffer.h"
#include "base/date.h"
#include "base/diagnostic.h"
#include "data/locale.h"
#include "document/document.h"
#include "statement/appearance.h"
#include "statement/shelf.h"

/* Another statement of the organisation, for the list of years. */
struct page_year {
    const char *title;
    const char *url; /* relative to the page, or absolute */
    bool current;    /* it is the page's own */
};

/* A language that the statement is in. */
struct page_language {
    const char *tag;
    const char *name;   /* in the language itself */
    const char *url;    /* relative to the page */
    struct str address; /* as public as it is known: absolute, else the same */
    bool current;       /* it is the page's own */
};

/* A table of the statement as a file. */
struct page_table {
    struct str caption;
    const char *url; /* relative to the page */
};

/* A page; texts may be empty where it says so. */
struct page {
    const struct theme *theme;
    const struct appearance *appearance;
    const struct locale *locale;
    const struct document *document;
    struct str title;                     /* of the statement */
    struct str description;               /* may be empty */
    struct str organisation;              /* may be empty */
    struct str homepage;                  /* an address; may be empty */
    struct str canonical;                 /* the page's address; may be empty */
    struct date period_start, period_end; /* zeroed: not known */
    struct date approved;                 /* zeroed on a draft */
    struct date revised;                  /* zeroed: never */
    bool draft;
    size_t gaps;
    const struct page_year *years; /* the latest first */
    size_t year_count;
    const struct page_language *languages; /* the page's own first */
    size_t language_count;                 /* 0: it is in no other language */
    const char *previous; /* addresses of the periods beside it, or NULL */
    const char *next;
    const char *files; /* the folder of statement.md and others, relative to
                          the page, ending in a slash; NULL: there are none */
    const struct page_table *tables; /* as files, there */
    size_t table_count;
    const char *feed; /* the address of the feed, or NULL */
};

/* No page is larger (8 MiB). */
#define PAGE_MAX ((size_t)8 * 1024 * 1024)

/* Appends the whole page to `out`. False: errors were added. */
MUST_USE bool page_make(struct arena *arena, struct buffer *out,
                        const struct page *page, struct diagnostics *all);

/* What the document's first paragraph says, cut to what is shown of it. */
struct str page_description(struct arena *arena,
                            const struct document *document);

#endif
