/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/export_tool.h"

#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/uri.h"

/* No path is longer. */
#define PATH_LONGEST ((size_t)64 * 1024)

#define WORDS_MAX 40

static const struct known {
    enum export_format format;
    enum export_kind kind;
    const char *title; /* what avow.ini calls it */
    const char *name;  /* what it is called where it is installed */
} known[] = {
    {EXPORT_PDF, EXPORT_CHROMIUM, "chromium", "chromium"},
    {EXPORT_PDF, EXPORT_CHROMIUM, "chromium", "chromium-browser"},
    {EXPORT_PDF, EXPORT_CHROMIUM, "chromium", "google-chrome"},
    {EXPORT_PDF, EXPORT_CHROMIUM, "chromium", "google-chrome-stable"},
    {EXPORT_PDF, EXPORT_WEASYPRINT, "weasyprint", "weasyprint"},
    {EXPORT_DOCX, EXPORT_PANDOC, "pandoc", "pandoc"},
};
#define KNOWN (sizeof known / sizeof *known)

static bool can_run(const char *path)
{
    return !access(path, X_OK) && file_is_regular(path);
}

static const char *look_in(struct arena *arena, struct str path,
                           const char *name)
{
    while (path.at && path.len) {
        struct str folder = str_split(&path, ':');
        char *whole = arena_format(arena, "%.*s/%s", STR(folder), name);
        if (folder.len && folder.at[0] == '/' && can_run(whole))
            return whole;
    }
    return NULL;
}

/* How a program is called that only its path is known of. */
static enum export_kind kind_by_path(enum export_format format,
                                     const char *path)
{
    if (format == EXPORT_DOCX)
        return EXPORT_PANDOC;
    return strstr(path_name(path), "weasyprint") ? EXPORT_WEASYPRINT
                                                 : EXPORT_CHROMIUM;
}

static bool take_path(const struct export_settings *settings,
                      enum export_format format, struct export_tool *tool,
                      struct diagnostics *all)
{
    const char *path = settings->program[format];
    *tool = (struct export_tool){kind_by_path(format, path), path};
    if (can_run(path))
        return true;
    diagnostic_error(all, settings->program_at[format],
                     "'%s' is no program that can be run", path);
    diagnostic_remedy(all, "write the path of one that is installed, or leave "
                           "the key out to have one found");
    return false;
}

static void refuse_title(const struct export_settings *settings,
                         enum export_format format, struct diagnostics *all)
{
    diagnostic_error(all, settings->program_at[format],
                     "'%s' is no program that avow knows to make a %s file "
                     "with",
                     settings->program[format], export_format_names[format]);
    diagnostic_remedy(all, format == EXPORT_PDF
                               ? "write chromium or weasyprint, or the whole "
                                 "path of one, such as /usr/bin/chromium"
                               : "write pandoc, or its whole path, such as "
                                 "/usr/bin/pandoc");
}

static void refuse_none(struct place at, enum export_format format,
                        const char *wanted, struct diagnostics *all)
{
    struct buffer names = buffer_make(PATH_LONGEST);
    for (size_t i = 0; i < KNOWN; i++)
        if (known[i].format == format &&
            (!wanted || !strcmp(known[i].title, wanted)))
            buffer_add_format(&names, "%s%s", names.len ? ", " : "",
                              known[i].name);
    diagnostic_error(all, at,
                     "no program is installed that makes a %s file: looked "
                     "for %s",
                     export_format_names[format], buffer_str(&names).at);
    diagnostic_remedy(all, format == EXPORT_PDF
                               ? "install Chromium, which makes the better "
                                 "PDF, or WeasyPrint; or name one where it is: "
                                 "pdf = /PATH under [export] in avow.ini"
                               : "install pandoc, or name it where it is: docx "
                                 "= /PATH under [export] in avow.ini");
    buffer_release(&names);
}

bool export_tool_find(struct arena *arena,
                      const struct export_settings *settings,
                      enum export_format format, const char *path,
                      struct place at, struct export_tool *tool,
                      struct diagnostics *all)
{
    const char *wanted = settings->program[format];
    bool is_known = false;
    if (wanted && *wanted == '/')
        return take_path(settings, format, tool, all);
    for (size_t i = 0; i < KNOWN; i++) {
        if (known[i].format != format ||
            (wanted && strcmp(known[i].title, wanted) != 0))
            continue;
        is_known = true;
        tool->kind = known[i].kind;
        tool->path = look_in(arena, str_of(path), known[i].name);
        if (tool->path)
            return true;
    }
    if (is_known)
        refuse_none(wanted ? settings->program_at[format] : at, format, wanted,
                    all);
    else
        refuse_title(settings, format, all);
    return false;
}

/* Words one after the other; there is always room. */
struct words {
    struct arena *arena;
    char **all;
    size_t count;
};

static void put(struct words *words, const char *name, const char *value)
{
    words->all[words->count++] = arena_format(words->arena, "%s%s", name,
                                              value);
}

static const char *file_address(struct arena *arena, const char *path)
{
    struct buffer address = buffer_within(arena, 4 * PATH_LONGEST);
    buffer_add_text(&address, "file://");
    uri_add_path(&address, str_of(path));
    return str_copy(arena, buffer_str(&address)).at;
}

/*
 * No name is resolved and no proxy answers, so that no request leaves, whatever
 * a theme asks for; and nothing of the user's browser is read or written.
 */
static void chromium(struct words *words, const struct export_call *call)
{
    static const char *const always[] = {
        "--headless",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--no-default-browser-check",
        "--disable-background-networking",
        "--disable-breakpad",
        "--disable-component-update",
        "--disable-default-apps",
        "--disable-extensions",
        "--disable-quic",
        "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--proxy-server=127.0.0.1:9",
        "--proxy-bypass-list=<-loopback>",
        "--export-tagged-pdf",
        "--generate-pdf-document-outline",
        "--no-pdf-header-footer",
    };
    for (size_t i = 0; i < sizeof always / sizeof *always; i++)
        put(words, always[i], "");
    if (call->as_root)
        put(words, "--no-sandbox", "");
    put(words,
        "--user-data-dir=", path_join(words->arena, call->folder, "profile"));
    put(words, "--print-to-pdf=", call->output);
    put(words, file_address(words->arena, call->input), "");
}

/* Tags are made with this variant alone; its claim is taken out again. */
static void weasyprint(struct words *words, const struct export_call *call)
{
    put(words, "--quiet", "");
    put(words, "--pdf-variant=pdf/ua-1", "");
    if (call->style)
        put(words, "--stylesheet=", call->style);
    put(words, call->input, "");
    put(words, call->output, "");
}

/* What is below the title is a heading of the first level to Word. */
static void pandoc(struct words *words, const struct export_call *call)
{
    put(words, "--from=html", "");
    put(words, "--to=docx", "");
    put(words, "--shift-heading-level-by=-1", "");
    if (call->reference)
        put(words, "--reference-doc=", call->reference);
    put(words, "--output=", call->output);
    put(words, call->input, "");
}

char *const *export_tool_words(struct arena *arena,
                               const struct export_tool *tool,
                               const struct export_call *call)
{
    static void (*const add[])(struct words *, const struct export_call *) = {
        [EXPORT_CHROMIUM] = chromium,
        [EXPORT_WEASYPRINT] = weasyprint,
        [EXPORT_PANDOC] = pandoc,
    };
    struct words words = {arena, arena_array(arena, WORDS_MAX, sizeof(char *)),
                          0};
    put(&words, tool->path, "");
    add[tool->kind](&words, call);
    return words.all;
}
