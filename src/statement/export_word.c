/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/export_word.h"

#include "base/file.h"
#include "base/zip.h"
#include "template/escape.h"
#include "template/fill.h"

#define PACKAGES "http://schemas.openxmlformats.org/package/2006/"
#define OFFICE                                                                 \
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define XML  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

/* What is the same in each: which parts it has, and what they are. */
static const char types[] = XML
    "<Types xmlns=\"" PACKAGES "content-types\">"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    "<Default Extension=\"rels\" ContentType=\"application/"
    "vnd.openxmlformats-package.relationships+xml\"/>"
    "<Override PartName=\"/word/document.xml\" ContentType=\"" TYPE
    "document.main+xml\"/>"
    "<Override PartName=\"/word/styles.xml\" ContentType=\"" TYPE
    "styles+xml\"/>"
    "<Override PartName=\"/word/header1.xml\" ContentType=\"" TYPE
    "header+xml\"/>"
    "<Override PartName=\"/word/footer1.xml\" ContentType=\"" TYPE
    "footer+xml\"/>"
    "</Types>\n";
static const char root_rels[] = XML
    "<Relationships xmlns=\"" PACKAGES "relationships\">"
    "<Relationship Id=\"rId1\" Type=\"" OFFICE "/officeDocument\" "
    "Target=\"word/document.xml\"/></Relationships>\n";
static const char document_rels[] = XML
    "<Relationships xmlns=\"" PACKAGES "relationships\">"
    "<Relationship Id=\"rIdStyles\" Type=\"" OFFICE "/styles\" "
    "Target=\"styles.xml\"/>"
    "<Relationship Id=\"rIdHeader\" Type=\"" OFFICE "/header\" "
    "Target=\"header1.xml\"/>"
    "<Relationship Id=\"rIdFooter\" Type=\"" OFFICE "/footer\" "
    "Target=\"footer1.xml\"/></Relationships>\n";

/* What a theme has, and what it becomes. */
static const struct {
    const char *file, *member;
} parts[] = {
    {"word/document.xml", "word/document.xml"},
    {"word/styles.xml", "word/styles.xml"},
    {"word/header.xml", "word/header1.xml"},
    {"word/footer.xml", "word/footer1.xml"},
};

const char *export_theme_file(struct arena *arena, struct shelf *shelf,
                              const struct page *page, const char *name)
{
    const struct library *library = shelf_library(shelf);
    struct diagnostics unsaid = diagnostics_make(arena);
    const char *path = NULL;
    for (const struct theme *t = page->theme; t && !path; t = t->over)
        path = library_find(arena, library,
                            arena_format(arena, "themes/%s/%s", t->name, name));
    const char *usual = path ? NULL : shelf_usual_theme(shelf, &unsaid);
    return usual
               ? library_find(arena, library,
                              arena_format(arena, "themes/%s/%s", usual, name))
               : path;
}

static struct value *values_of(struct arena *arena, const struct page *page)
{
    struct value *values = value_map(arena), *map = value_map(arena);
    struct value *words = value_map(arena);
    words->member = locale_words(page->locale)->member;
    value_add(map, "title", value_text(arena, page->title));
    value_add(map, "organisation", value_text(arena, page->organisation));
    value_add(map, "language",
              value_text(arena, str_of(locale_tag(page->locale))));
    value_add(map, "draft", value_truth(arena, page->draft));
    value_add(values, "page", map);
    value_add(values, "words", words);
    return values;
}

static bool add_part(struct arena *arena, struct zip *zip, struct shelf *shelf,
                     const struct page *page, const char *file,
                     const char *member, struct diagnostics *all)
{
    const char *path = export_theme_file(arena, shelf, page, file);
    struct buffer text = buffer_make(PAGE_MAX);
    if (!path) {
        diagnostic_error(all, (struct place){0}, "no theme has %s", file);
        diagnostic_remedy(all, "install avow anew: its own themes have it");
        return false;
    }
    const struct template *template = template_read(arena, path, all);
    bool done = template &&
                template_fill(&text, template, values_of(arena, page), NULL,
                              escape_html, true, all);
    if (done)
        zip_add(zip, member, buffer_str(&text));
    buffer_release(&text);
    return done;
}

bool export_word(struct arena *arena, struct buffer *out, struct shelf *shelf,
                 const struct page *page, struct diagnostics *all)
{
    struct zip zip = zip_begin(out);
    bool done = true;
    zip_add(&zip, "[Content_Types].xml", str_of(types));
    zip_add(&zip, "_rels/.rels", str_of(root_rels));
    zip_add(&zip, "word/_rels/document.xml.rels", str_of(document_rels));
    for (size_t i = 0; done && i < sizeof parts / sizeof *parts; i++)
        done = add_part(arena, &zip, shelf, page, parts[i].file,
                        parts[i].member, all);
    zip_end(&zip);
    return done;
}
