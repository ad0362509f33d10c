/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/languages.h"

#include "statement/withdrawn.h"
#include "statement/years.h"

/* Whether a page links to the statement in that language. */
static bool is_linked(const struct member *own, const struct member *other,
                      bool drafts)
{
    bool shown = other->approved ? other->record != NULL
                                 : drafts && other->usable && other->statement;
    return other != own && shown && member_is_same_statement(own, other) &&
           !(other->record && other->record->withdrawn.year);
}

static bool add(struct arena *arena, struct shelf *shelf,
                const struct project *project, const struct member *member,
                const char *url, struct page *page,
                struct page_language *language, struct diagnostics *all)
{
    const struct locale *locale = page->locale;
    if (url && member->record)
        locale = withdrawn_locale(arena, shelf, project, member->record, all);
    else if (url)
        locale = member->statement->locale;
    if (!locale)
        return false;
    struct str address = url ? years_address(arena, project, member->period)
                             : page->canonical;
    *language = (struct page_language){
        .tag = locale_tag(locale),
        .name = locale_name(locale),
        .url = url ? url : "./",
        .address = address.len ? address : str_of(url ? url : "./"),
        .current = !url,
    };
    page->language_count++;
    return true;
}

static bool list(struct arena *arena, struct shelf *shelf,
                 const struct project *project, const struct member *own,
                 bool drafts, const char *to_public, struct page *page,
                 struct diagnostics *all)
{
    size_t count = 0;
    for (size_t i = 0; i < project->count; i++)
        count += is_linked(own, &project->members[i], drafts);
    if (!count)
        return true;
    struct page_language *languages = arena_array(arena, count + 1,
                                                  sizeof *languages);
    page->languages = languages;
    if (!add(arena, shelf, project, own, NULL, page, languages, all))
        return false;
    for (size_t i = 0; i < project->count; i++) {
        const struct member *other = &project->members[i];
        if (is_linked(own, other, drafts) &&
            !add(arena, shelf, project, other,
                 years_link(arena, other, drafts, to_public), page,
                 &languages[page->language_count], all))
            return false;
    }
    return true;
}

bool languages_for_page(struct arena *arena, struct shelf *shelf,
                        const struct project *project, const struct member *own,
                        bool at_root, struct page *page,
                        struct diagnostics *all)
{
    return list(arena, shelf, project, own, false, at_root ? "" : "../", page,
                all);
}

bool languages_for_draft(struct arena *arena, struct shelf *shelf,
                         const struct project *project,
                         const struct statement *own, struct page *page,
                         struct diagnostics *all)
{
    const struct member *member = project->members;
    while (member->statement != own)
        member++;
    return list(arena, shelf, project, member, true, "../../public/", page,
                all);
}
