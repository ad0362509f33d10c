/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Runs a fuzz target over the files of its corpus, in
 * tests/fuzz/corpus/NAME for the program NAME, or over the files that are
 * given. Prints TAP; what a target finds ends the program.
 */
#include "base/file.h"

#include "fuzz.h"

static void replay(struct arena *arena, const char *path)
{
    struct diagnostics all = diagnostics_make(arena);
    struct str bytes = {"", 0};
    if (!file_read(arena, path, FILE_MAX, &bytes, &all)) {
        fprintf(stderr, "%s: %s\n", path, all.first->text);
        exit(1);
    }
    /* Allocated to its length, so that a sanitizer sees a step beyond it. */
    uint8_t *copy = memory_alloc(bytes.len ? bytes.len : 1);
    if (bytes.len)
        memcpy(copy, bytes.at, bytes.len);
    LLVMFuzzerTestOneInput(copy, bytes.len);
    free(copy);
}

static int replay_corpus(struct arena *arena, const char *name)
{
    const char *srcdir = getenv("srcdir");
    char *folder = arena_format(arena, "%s/tests/fuzz/corpus/%s",
                                srcdir ? srcdir : ".", name);
    struct diagnostics all = diagnostics_make(arena);
    char **names;
    size_t count;
    if (!folder_list(arena, folder, &names, &count, &all) || !count) {
        printf("1..1\nnot ok 1 - %s holds files\n", folder);
        return 1;
    }
    printf("1..%zu\n", count);
    for (size_t i = 0; i < count; i++) {
        replay(arena, path_join(arena, folder, names[i]));
        printf("ok %zu - %s/%s\n", i + 1, name, names[i]);
        fflush(stdout);
    }
    return 0;
}

int main(int argc, char **argv)
{
    struct arena *arena = arena_new();
    int status = 0;
    for (int i = 1; i < argc; i++)
        replay(arena, argv[i]);
    if (argc == 1)
        status = replay_corpus(arena, path_name(argv[0]));
    arena_free(arena);
    return status;
}
