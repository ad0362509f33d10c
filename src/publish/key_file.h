/* SPDX-License-Identifier: BSD-2-Clause */
/* What the text of a file with a private key for SSH tells without opening
 * it. */
#ifndef AVOW_PUBLISH_KEY_FILE_H
#define AVOW_PUBLISH_KEY_FILE_H

#include <stdbool.h>

#include "base/memory.h"
#include "base/text.h"

enum key_form {
    KEY_PRIVATE, /* or it looks like one */
    KEY_PUBLIC,  /* the half that the host has */
    KEY_PUTTY,   /* in the form of PuTTY, which nothing else reads */
    KEY_NONE,
};

struct key_facts {
    enum key_form form;
    bool locked; /* with a passphrase */
    bool rsa;
};

struct key_facts key_file_facts(struct arena *arena, struct str text);

#endif
