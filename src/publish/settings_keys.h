/* SPDX-License-Identifier: BSD-2-Clause */
/* The keys that a [publish:NAME] section may have, and what each takes. */
#ifndef AVOW_PUBLISH_SETTINGS_KEYS_H
#define AVOW_PUBLISH_SETTINGS_KEYS_H

#include "base/diagnostic.h"
#include "data/ini.h"
#include "publish/settings.h"

/*
 * Adds an error for each key of the section that is unknown, is for targets of
 * another kind, holds a secret, or has a value of another form.
 */
void settings_check_keys(const struct ini_section *section, enum target_how how,
                         struct diagnostics *all);

/* Whether a value says yes (or no); false: it is neither. */
MUST_USE bool settings_read_flag(struct str text, bool *yes);

#endif
