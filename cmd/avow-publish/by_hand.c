/* SPDX-License-Identifier: BSD-2-Clause */
#include "cmd/avow-publish/by_hand.h"

#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "cmd/common/options.h"
#include "cmd/common/report.h"

static bool print_fragment(struct opened *opened, const char *path)
{
    struct str text;
    if (!file_read(opened->arena, path, FILE_MAX, &text, &opened->all))
        return false;
    fwrite(text.at, 1, text.len, stdout);
    return true;
}

static void print_steps(const struct opened *opened, const char *path)
{
    const char *site = *opened->site ? opened->site : "the statement's page";
    fputs("To publish the statement by hand:\n\n"
          "  1. Copy the whole of ",
          stdout);
    report_text(stdout, str_of(path));
    fputs(", which is HTML without a page around it.\n"
          "     'avow publish --print' writes it to standard output, for the "
          "clipboard.\n"
          "  2. Open ",
          stdout);
    report_text(stdout, str_of(site));
    fputs(" in your content management system, and\n"
          "     change to the view of its source, which is often called "
          "HTML or Code.\n"
          "  3. Replace all of the statement's former text by what you "
          "copied, and publish\n"
          "     the page. Do not retype or tidy the text: it is what was "
          "approved.\n"
          "  4. See that the homepage has a link to it, with a text such as "
          "\"Modern\n"
          "     slavery statement\".\n",
          stdout);
    fflush(stdout);
}

/* Waits for Enter; at the end of the input nothing was done. */
static bool wait_for_enter(void)
{
    int c;
    fputs("\nPress Enter when the page is in place, or Ctrl-C to leave it for "
          "later. ",
          stderr);
    fflush(stderr);
    do
        c = getchar();
    while (c != '\n' && c != EOF);
    return c == '\n';
}

bool by_hand(struct opened *opened, const struct local *local, bool *done)
{
    const char *path = path_join(opened->arena, local->folder,
                                 local->files->path);
    *done = false;
    if (option_value(opened->invocation, "print"))
        return print_fragment(opened, path);
    print_steps(opened, path);
    if (isatty(STDIN_FILENO) && isatty(STDERR_FILENO))
        *done = wait_for_enter();
    if (!*done) {
        fputs("  5. When that is done, 'avow verify ", stdout);
        report_text(stdout, str_of(opened->project->folder));
        fputs(" --to ", stdout);
        report_text(stdout, str_of(opened->settings->name));
        puts("' looks whether it is in\n     place, and writes the receipt.");
    }
    return true;
}
