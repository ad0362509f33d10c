/* SPDX-License-Identifier: BSD-2-Clause */
/* Writing INI so that data/ini.h reads the same values back. */
#ifndef AVOW_DATA_INI_WRITE_H
#define AVOW_DATA_INI_WRITE_H

#include "base/buffer.h"

/* Appends a blank line and "[kind]", or "[kind:id]" where `id` is not NULL. */
void ini_write_section(struct buffer *out, const char *kind, const char *id);

/*
 * Appends "key = value", where a value of several lines stands below the key.
 * White space at its ends does not come back.
 */
void ini_write_entry(struct buffer *out, const char *key, struct str value);

#endif
