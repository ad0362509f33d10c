/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Running an errand over projects on several threads, each with memory and a
 * shelf of its own. What is printed is the same, in the same order, as when one
 * project follows the other.
 */
#ifndef AVOW_CMD_JOBS_H
#define AVOW_CMD_JOBS_H

#include "cmd/avow/each.h"

/*
 * Runs the errand over `count` paths on at most `threads` threads. `visit` is
 * how the command itself visits projects. Returns the worst status.
 */
enum status jobs_run(struct visit *visit, const struct errand *errand,
                     char **paths, size_t count, size_t threads);

#endif
