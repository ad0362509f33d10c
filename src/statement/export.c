/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/export.h"

#include <string.h>

#include "base/child.h"
#include "base/file.h"
#include "base/file_beside.h"
#include "base/run.h"
#include "base/scratch.h"
#include "statement/export_input.h"
#include "statement/export_word.h"

/* No file that is made may be larger. */
#define EXPORT_MAX ((size_t)64 * 1024 * 1024)

/* How many lines of what a program said are shown. */
#define LINES_SHOWN 5

/* The style sheet of a theme that makes up for what WeasyPrint lacks. */
#define WEASYPRINT_STYLE "weasyprint.css"

static const char *words_of(const struct export *export)
{
    return path_name(export->tool->path);
}

static struct place place_of(const struct export *export,
                             struct diagnostics *all)
{
    return place_line(source_new(all->arena, export->path, str_of("")), 0);
}

/* The last lines of what it said. */
static void show_words(struct str said, struct place at,
                       struct diagnostics *all)
{
    size_t from = said.len, lines = 0;
    while (from && lines < LINES_SHOWN + 1)
        lines += said.at[--from] == '\n';
    said = str_slice(said, from, said.len);
    while (said.at) {
        struct str line = str_trim(str_split(&said, '\n'));
        if (line.len)
            diagnostic_note(all, at, "it said: %.*s",
                            (int)(line.len < 300 ? line.len : 300), line.at);
    }
}

static bool refuse_run(const struct export *export, const struct run *run,
                       struct diagnostics *all)
{
    struct place at = place_of(export, all);
    const char *name = words_of(export);
    switch (run->end) {
    case RUN_ENDED:
        if (run->status)
            diagnostic_error(all, at,
                             "cannot be made: %s ended with the status %d",
                             name, run->status);
        else
            diagnostic_error(all, at,
                             "cannot be made: %s left no whole %s file", name,
                             export_format_names[export->format]);
        break;
    case RUN_KILLED:
        diagnostic_error(all, at, "cannot be made: a signal (%d) ended %s",
                         run->status, name);
        break;
    case RUN_ABSENT:
        diagnostic_error(all, at, "cannot be made: %s cannot be started", name);
        break;
    case RUN_SLOW:
        diagnostic_error(all, at,
                         "cannot be made: %s was not done after %u seconds",
                         name, export->settings->seconds);
        diagnostic_remedy(all, "give it more: seconds = NUMBER under [export] "
                               "in avow.ini");
        break;
    case RUN_STOPPED: /* there is nobody to hear of it */
        return false;
    }
    if (run->end != RUN_SLOW)
        diagnostic_remedy(all,
                          "'%s --version' says whether it runs; one that "
                          "may not read %s (a snap) needs TMPDIR set to a "
                          "folder that it may",
                          export->tool->path, export->temporary);
    show_words(run->said, at, all);
    return false;
}

static bool write_input(struct arena *arena, const struct export *export,
                        const char *path, struct diagnostics *all)
{
    struct buffer html = buffer_make(PAGE_MAX);
    bool wrote, done = true;
    if (export->format == EXPORT_DOCX)
        export_input_text(&html, export->page);
    else
        done = page_make(arena, &html, export->page, all);
    done = done && file_replace(path, buffer_str(&html), &wrote, all);
    buffer_release(&html);
    return done;
}

static bool write_reference(struct arena *arena, const struct export *export,
                            const char *folder, struct export_call *call,
                            struct diagnostics *all)
{
    struct buffer file = buffer_make(EXPORT_MAX);
    bool wrote;
    call->reference = path_join(arena, folder, "reference.docx");
    bool done = export_word(arena, &file, export->shelf, export->page, all) &&
                file_replace(call->reference, buffer_str(&file), &wrote, all);
    buffer_release(&file);
    return done;
}

/* Takes the claim of a variant of PDF out of it, byte for byte, so that no
 * offset in the file changes. False: there is none that can be found. */
static bool take_claim(char *bytes, size_t len)
{
    static const char *const claims[] = {
        "pdfuaid:part=\"1\"", "<pdfuaid:part>1</pdfuaid:part>",
        "xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""};
    const size_t count = sizeof claims / sizeof *claims;
    bool found = false;
    for (size_t i = 0; i < count; i++) {
        size_t size = strlen(claims[i]);
        for (size_t at = 0; at + size <= len; at++) {
            if (bytes[at] != *claims[i] || memcmp(bytes + at, claims[i], size))
                continue;
            memset(bytes + at, ' ', size);
            /* That its words are declared is no claim yet. */
            found = found || i < count - 1;
        }
    }
    return found;
}

static bool is_whole(enum export_format format, struct str bytes)
{
    if (format == EXPORT_DOCX)
        return str_starts(bytes, "PK\x03\x04");
    struct str end = str_trim(bytes);
    return str_starts(bytes, "%PDF-") &&
           str_is(str_slice(end, end.len > 5 ? end.len - 5 : 0, end.len),
                  "%%EOF");
}

/* Takes what was made into the place that it is made for. */
static bool take_output(struct arena *arena, const struct export *export,
                        const struct run *run, const char *path,
                        struct diagnostics *all)
{
    struct str bytes;
    bool wrote;
    if (!file_is_regular(path))
        return refuse_run(export, run, all);
    if (!file_read(arena, path, EXPORT_MAX, &bytes, all))
        return false;
    if (!is_whole(export->format, bytes))
        return refuse_run(export, run, all);
    if (export->tool->kind == EXPORT_WEASYPRINT) {
        char *copy = arena_copy(arena, bytes.at, bytes.len);
        if (!take_claim(copy, bytes.len)) {
            diagnostic_error(all, place_of(export, all),
                             "is not written: it says of itself that it keeps "
                             "PDF/UA, which nobody has looked at, and that "
                             "cannot be taken out");
            diagnostic_remedy(all, "have Chromium make it: pdf = chromium "
                                   "under [export] in avow.ini");
            return false;
        }
        bytes.at = copy;
    }
    return file_replace(export->path, bytes, &wrote, all);
}

/* What a program is to know: no way to the network, and the day that a file
 * says it was made on, where that is known. */
static char **environment_of(struct arena *arena, const struct export *export)
{
    static const char *const none[] = {
        "http_proxy=http://127.0.0.1:9",
        "https_proxy=http://127.0.0.1:9",
        "ftp_proxy=http://127.0.0.1:9",
        "all_proxy=http://127.0.0.1:9",
        "HTTP_PROXY=http://127.0.0.1:9",
        "HTTPS_PROXY=http://127.0.0.1:9",
        "no_proxy=",
        "NO_PROXY=",
        "DBUS_SESSION_BUS_ADDRESS=disabled:",
    };
    size_t count = sizeof none / sizeof *none;
    struct date day = export->page->revised.year ? export->page->revised
                                                 : export->page->approved;
    char **more = arena_array(arena, count + 2, sizeof *more);
    for (size_t i = 0; i < count; i++)
        more[i] = arena_format(arena, "%s", none[i]);
    if (day.year >= 1970)
        more[count] = arena_format(arena, "SOURCE_DATE_EPOCH=%ld",
                                   date_days(day) * 86400L);
    return child_environment(arena, export->environment, more);
}

static bool make_in(struct arena *arena, const struct export *export,
                    const char *folder, struct diagnostics *all)
{
    struct export_call call = {
        .folder = folder,
        .input = path_join(arena, folder, "statement.html"),
        .output = arena_format(arena, "%s/statement.%s", folder,
                               export_format_names[export->format]),
        .reference = export->settings->reference,
        .as_root = export->as_root,
    };
    if (export->tool->kind == EXPORT_WEASYPRINT)
        call.style = export_theme_file(arena, export->shelf, export->page,
                                       WEASYPRINT_STYLE);
    if (!write_input(arena, export, call.input, all) ||
        (export->format == EXPORT_DOCX && !call.reference &&
         !write_reference(arena, export, folder, &call, all)))
        return false;
    struct run run = run_program(
        arena, export_tool_words(arena, export->tool, &call),
        environment_of(arena, export), export->settings->seconds);
    if (run.end != RUN_ENDED || run.status)
        return refuse_run(export, &run, all);
    return take_output(arena, export, &run, call.output, all);
}

bool export_make(struct arena *arena, const struct export *export,
                 struct diagnostics *all)
{
    sigset_t before;
    bool done = false;
    file_hold_signals(&before);
    char *folder = scratch_make(arena, export->temporary, all);
    if (folder) {
        done = make_in(arena, export, folder, all);
        scratch_remove(folder);
    }
    file_release_signals(&before);
    return done;
}
