/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a fuzz target needs. Each is a LLVMFuzzerTestOneInput() that aborts
 * where a promise of a header is broken; replay.c runs it over a corpus, and
 * libFuzzer looks for more, by `make fuzz TARGET=ini SECONDS=60` or the script
 * search.
 */
#ifndef AVOW_TESTS_FUZZ_FUZZ_H
#define AVOW_TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

/* Ends the program when a promise is broken. */
#define must(condition)                                                        \
    do {                                                                       \
        if (!(condition)) {                                                    \
            fprintf(stderr, "%s:%d: broken: %s\n", __FILE__, __LINE__,         \
                    #condition);                                               \
            abort();                                                           \
        }                                                                      \
    } while (0)

#endif
