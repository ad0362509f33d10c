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

/* The year before the one that is put in place of it; NULL: there is none. */
static const struct year *year_before(const struct opened *opened)
{
    const struct years *years = opened->years;
    const struct year *before = NULL;
    if (settings_text(opened->settings, "period").len)
        return NULL;
    for (size_t i = years->count; i-- > 0;) {
        if (years->list[i].member == opened->current)
            return opened->current ? before : NULL;
        before = &years->list[i];
    }
    return NULL;
}

/* What stands on the page now must not be lost when it is written over. */
static void print_earlier(const struct opened *opened,
                          const struct year *before)
{
    struct str list = project_text(opened->project, "site", "archive");
    fputs("If last year's statement stands there, put it on a page of its own "
          "first,\n     with a link to that page from ",
          stdout);
    report_text(stdout, list.len ? list : str_of("the one that you edit"));
    if (before->member) {
        fputs(";\n     ", stdout);
        report_text(stdout,
                    str_of(path_join(opened->arena, opened->folder,
                                     opened_fragment(opened, before->name))));
        fputs(" is its text", stdout);
    }
    puts(". Every earlier statement stays\n     online.");
}

static void print_steps(const struct opened *opened, const char *path)
{
    const char *site = *opened->site ? opened->site : "the statement's page";
    const struct year *before = year_before(opened);
    int step = 0;
    printf("To publish the statement by hand:\n\n  %d. Copy the whole of ",
           ++step);
    report_text(stdout, str_of(path));
    printf(", which is HTML without a page around it.\n"
           "     'avow publish --print' writes it to standard output, for the "
           "clipboard.\n"
           "  %d. Open ",
           ++step);
    report_text(stdout, str_of(site));
    fputs(" in your content management system.\n", stdout);
    if (before) {
        printf("  %d. ", ++step);
        print_earlier(opened, before);
    }
    printf("  %d. Switch to the view of the page's source, which is often "
           "called HTML or\n     Code.\n",
           ++step);
    printf("  %d. Replace all of the statement's former text by what you "
           "copied, and publish\n"
           "     the page. Do not retype or tidy the text: it is what was "
           "approved.\n",
           ++step);
    printf("  %d. See that the homepage has a link to it, with a text such as "
           "\"Modern\n"
           "     slavery statement\".\n",
           ++step);
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
        fputs("\nWhen that is done, 'avow verify ", stdout);
        report_text(stdout, str_of(opened->project->folder));
        fputs(" --to ", stdout);
        report_text(stdout, str_of(opened->settings->name));
        puts("' looks whether it is in\nplace, and writes the receipt.");
    }
    return true;
}
