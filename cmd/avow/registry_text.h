/* SPDX-License-Identifier: BSD-2-Clause */
/* How far a registry's form is filled in, as text for people. */
#ifndef AVOW_CMD_REGISTRY_TEXT_H
#define AVOW_CMD_REGISTRY_TEXT_H

#include "statement/filing.h"
#include "statement/project.h"

/*
 * Prints each section with its state, and under it what is still missing with
 * the place to write it.
 */
void registry_print(const struct project *project, const struct filing *filing);

#endif
