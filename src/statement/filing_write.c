/* SPDX-License-Identifier: BSD-2-Clause */
/* The part of statement/filing_output.h that writes the files. */
#include "statement/filing_output.h"

#include "base/file.h"
#include "data/json.h"
#include "statement/filing_download.h"
#include "statement/theme_page.h"

/* No file of it is larger (16 MiB). */
#define OUTPUT_MAX ((size_t)16 * 1024 * 1024)

static bool write_one(struct arena *arena, const char *folder, const char *name,
                      struct buffer *out, struct diagnostics *all)
{
    bool wrote;
    const char *path = path_join(arena, folder, name);
    bool done = !out->full && file_replace(path, buffer_str(out), &wrote, all);
    if (out->full) {
        diagnostic_error(all, (struct place){0},
                         "'%s' would be larger than %zu bytes", path,
                         out->ceiling);
        diagnostic_remedy(all, "shorten the texts that it is made of");
    }
    buffer_release(out);
    return done;
}

const char *filing_write(struct arena *arena, struct shelf *shelf,
                         const struct project *project,
                         const struct member *member,
                         const struct filing *filing,
                         const struct diagnostics *findings, const char *base,
                         struct diagnostics *all)
{
    const char *folder = path_join(
        arena, filing->statement->folder,
        arena_format(arena, "registry/%s", filing->form->name));
    const char *href = theme_page_href(arena, project, member, base, folder);
    struct buffer page = buffer_make(OUTPUT_MAX), csv = buffer_make(OUTPUT_MAX);
    struct buffer json = buffer_make(OUTPUT_MAX);
    bool done = folder_make_inside(filing->statement->root, folder, all) &&
                filing_page(arena, &page, shelf, filing, findings, href, all);
    if (done && filing->form->first_column)
        filing_csv(arena, &csv, filing);
    if (done)
        json_write(&json, filing_data(arena, filing, findings));
    done = done && write_one(arena, folder, "index.html", &page, all) &&
           write_one(arena, folder, "answers.json", &json, all) &&
           (!filing->form->first_column ||
            write_one(arena, folder, "answers.csv", &csv, all));
    buffer_release(&page);
    buffer_release(&csv);
    buffer_release(&json);
    return done ? folder : NULL;
}
