/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/withdrawn.h"

#include "template/escape.h"

/* No note is longer: those of a record are values of an INI file. */
#define WORDS_MAX ((size_t)256 * 1024)

/* The language of the latest record that has one; else what avow.ini says. */
static const char *language_of_project(struct arena *arena,
                                       const struct project *project)
{
    for (size_t i = project->count; i-- > 0;) {
        const struct record *record = project->members[i].record;
        if (record && !record->lost)
            return record->language;
    }
    return str_copy(arena, project_text(project, "statement", "language")).at;
}

const struct locale *withdrawn_locale(struct arena *arena, struct shelf *shelf,
                                      const struct project *project,
                                      const struct record *record,
                                      struct diagnostics *all)
{
    const char *language = record->lost ? language_of_project(arena, project)
                                        : record->language;
    struct place at = place_line(record->ini->source, 0);
    if (*language)
        return shelf_locale(shelf, language, at, all);
    diagnostic_error(all, at, "nothing says in which language its page is");
    diagnostic_remedy(all, "write 'language = TAG' in [statement] of "
                           "avow.ini; 'avow list languages' names them");
    return NULL;
}

struct str withdrawn_words(struct arena *arena, const struct record *record,
                           const struct locale *locale)
{
    const struct value *word = value_member(locale_words(locale),
                                            STR_LITERAL("withdrawn"));
    struct buffer words = buffer_within(arena, WORDS_MAX);
    buffer_add_str(&words, word ? word->text : str_of(""));
    buffer_add_char(&words, ' ');
    locale_date_long(locale, &words, record->withdrawn);
    buffer_add_text(&words, ": ");
    buffer_add_str(&words, record->withdrawal);
    return buffer_str(&words);
}

const struct document *withdrawn_document(struct arena *arena,
                                          const struct record *record,
                                          const struct locale *locale)
{
    struct document *document = arena_alloc(arena, sizeof *document);
    struct buffer html = buffer_make(WORDS_MAX * 8);
    document->title = record->title.len ? record->title : record->organisation;
    buffer_add_text(&html, "<h1>");
    escape_html(&html, document->title);
    buffer_add_text(&html, "</h1>\n<p>");
    escape_html(&html, withdrawn_words(arena, record, locale));
    buffer_add_text(&html, "</p>\n");
    document->html = document->plain = str_copy(arena, buffer_str(&html));
    buffer_release(&html);
    return document;
}
