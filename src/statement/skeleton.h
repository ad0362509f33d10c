/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The files that a new project begins with: every field of its pack with its
 * help as a comment, to be filled in.
 */
#ifndef AVOW_STATEMENT_SKELETON_H
#define AVOW_STATEMENT_SKELETON_H

#include <stdbool.h>

#include "base/buffer.h"
#include "statement/form.h"
#include "statement/shelf.h"

/* Appends avow.ini (`lasting`) or statement.ini of a project with the pack. */
void skeleton_write(struct buffer *out, const struct pack *pack, bool lasting);

/* The same for the file of a period that answers what only a form asks for. */
void skeleton_write_form(struct buffer *out, const struct form *form);

#endif
