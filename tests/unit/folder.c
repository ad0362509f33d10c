/* SPDX-License-Identifier: BSD-2-Clause */
/* Folders that are opened once: what is read in them, and what they are known
 * to lack; and those that are made without a look before. */
#include "base/folder.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "scratch.h"
#include "tap.h"

static struct arena *arena;

/* Whether a file in the folder is opened, and holds `text`. */
static bool opens(const struct folder *folder, const char *name,
                  const char *text)
{
    struct opened_file file;
    char bytes[64];
    if (!folder_open_file(folder, name, &file))
        return false;
    size_t len = strlen(text);
    bool same = file.size == len &&
                read(file.fd, bytes, sizeof bytes) == (ssize_t)len &&
                !memcmp(bytes, text, len);
    close(file.fd);
    return same;
}

static void of_files(const struct folder *folder)
{
    ok(opens(folder, "rows.csv", "a,b\n"), "a file is opened, with its size");
    ok(!opens(folder, "link.csv", "a,b\n"), "a link is not");
    ok(!opens(folder, "pipe.csv", ""), "nor is a pipe");
    ok(!opens(folder, "parts", ""), "nor is a folder");
    ok(!opens(folder, "../beside.csv", "out\n"), "nor is what is beside it");
    ok(!opens(folder, "none.csv", ""), "nor is what is not there");
    ok(folder_lacks(folder, "none.csv"), "which it is known to lack");
    ok(!folder_lacks(folder, "rows.csv") && !folder_lacks(folder, "link.csv") &&
           !folder_lacks(folder, "pipe.csv") && !folder_lacks(folder, "parts"),
       "it lacks nothing that is there");
    ok(!folder_lacks(folder, "ROWS.CSV"),
       "nor what may be the same to the disk: capitals");
    ok(!folder_lacks(folder, "r\xc3\xb6ws.csv"), "letters beyond ASCII");
    ok(!folder_lacks(folder, ".hidden") && !folder_lacks(folder, "parts/a") &&
           !folder_lacks(folder, ".."),
       "nor what is not among its names");
    ok(!folder_lacks(NULL, "rows.csv") && !opens(NULL, "rows.csv", "a,b\n"),
       "of no folder nothing is known");
}

static void of_the_folder(const char *root, const char *inside)
{
    struct folder folder;
    const char *moved = scratch_path("moved"), *out = scratch_path("out");
    folder_open(arena, root, "inside", &folder);
    ok(!rename(inside, moved) && !symlink(out, inside) &&
           opens(&folder, "rows.csv", "a,b\n"),
       "a link that takes its place changes nothing");
    folder_close(&folder);
    ok(folder_lacks(&folder, "none.csv") &&
           !opens(&folder, "rows.csv", "a,b\n"),
       "a closed one tells what it lacked, and opens nothing");
    folder_open(arena, root, "inside", &folder);
    ok(!folder_lacks(&folder, "none.csv") &&
           !opens(&folder, "rows.csv", "out\n"),
       "of a link nothing is known");
    folder_close(&folder);
    unlink(inside);
    ok(!rename(moved, inside), "it is put back");
}

/* Of a folder with many names none is told, and its files are opened. */
static void of_many(const char *root, const char *inside)
{
    char path[700];
    struct folder folder;
    for (int i = 0; i < 200; i++) {
        snprintf(path, sizeof path, "%s/%d", inside, i);
        FILE *file = fopen(path, "w");
        if (file)
            fclose(file);
    }
    folder_open(arena, root, "inside", &folder);
    ok(!folder_lacks(&folder, "none.csv") &&
           opens(&folder, "rows.csv", "a,b\n"),
       "many names are not listed, and files are opened all the same");
    folder_close(&folder);
    for (int i = 0; i < 200; i++) {
        snprintf(path, sizeof path, "%s/%d", inside, i);
        unlink(path);
    }
}

/* Made without a look before, though something is there by now. */
static void of_new_ones(const char *root)
{
    char above[700], path[700], outside[700];
    bool is_new;
    struct diagnostics all = diagnostics_make(arena);
    snprintf(above, sizeof above, "%s/draft", root);
    snprintf(path, sizeof path, "%s/draft/2024", root);
    const char *out = scratch_path("outside");
    snprintf(outside, sizeof outside, "%s/2024", out);
    ok(!mkdir(out, 0777) && !symlink(out, above) &&
           !folder_ready_inside(root, path, true, &is_new, &all) &&
           all.counts[DIAGNOSTIC_ERROR] == 1 && access(outside, F_OK),
       "no folder is made where a link leads out");
    unlink(above);
    rmdir(out);
    ok(folder_ready_inside(root, path, true, &is_new, &all) && is_new &&
           !access(path, F_OK),
       "two are made at once");
    ok(folder_ready_inside(root, path, true, &is_new, &all) && !is_new,
       "one that is there is not new");
    ok(!rmdir(path) && folder_ready_inside(root, path, true, &is_new, &all) &&
           is_new,
       "it is new in one that is there");
    rmdir(path);
    rmdir(above);
}

int main(void)
{
    char path[700];
    struct folder folder;
    arena = arena_new();
    scratch_file("beside.csv", "out\n");
    const char *inside = scratch_path("inside");
    bool made = !mkdir(inside, 0777);
    static const char *const names[] = {"rows.csv", "link.csv", "pipe.csv",
                                        "parts"};
    snprintf(path, sizeof path, "%s/rows.csv", inside);
    FILE *file = fopen(path, "w");
    made = made && file && fputs("a,b\n", file) >= 0 && !fclose(file);
    snprintf(path, sizeof path, "%s/link.csv", inside);
    made = made && !symlink("rows.csv", path);
    snprintf(path, sizeof path, "%s/pipe.csv", inside);
    made = made && !mkfifo(path, 0666);
    snprintf(path, sizeof path, "%s/parts", inside);
    ok(made && !mkdir(path, 0777), "a folder with one of each kind is made");
    folder_open(arena, scratch_folder, "inside", &folder);
    of_files(&folder);
    folder_close(&folder);
    of_the_folder(scratch_folder, inside);
    of_many(scratch_folder, inside);
    of_new_ones(inside);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s", inside, names[i]);
        remove(path);
    }
    rmdir(inside);
    scratch_remove();
    arena_free(arena);
    return done();
}
