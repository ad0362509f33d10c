/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Passwords and the like: where they come from, and how they are kept out of
 * everything that is printed or written.
 *
 * A secret is known to this process alone: it is taken from an environment
 * variable, a file, a command or ~/.netrc, and is never handed to another
 * program's command line.
 */
#ifndef AVOW_PUBLISH_SECRET_H
#define AVOW_PUBLISH_SECRET_H

#include <stdbool.h>

#include "base/diagnostic.h"
#include "publish/settings.h"

/* Fewer bytes are no secret: they would stand in much of what is printed, and
 * blanking them there would tell what they are. */
#define SECRET_LEAST 4
#define SECRET_TOO_SHORT                                                       \
    "so short a one cannot be kept out of messages: give the account a "       \
    "longer one"

struct secrets;

/*
 * An empty collection. Ended by secrets_forget(), which overwrites what was in
 * it. From here on the process leaves no core dump.
 */
struct secrets *secrets_new(void);
void secrets_forget(struct secrets *secrets);

/*
 * The user and the password of a target, from password_env, password_file,
 * password_command or, with netrc = yes, ~/.netrc. Both live as long as the
 * secrets; an empty password means that the section names none. False: errors
 * were added.
 */
struct login {
    const char *user;     /* "" where none is known */
    const char *password; /* ended by a NUL; "" where none is given */
};
MUST_USE bool secrets_login(struct secrets *secrets,
                            const struct settings *settings,
                            struct login *login, struct diagnostics *all);

/* The value of an environment variable, as a secret; NULL: it is not set. */
const char *secrets_from_environment(struct secrets *secrets, const char *name);

/*
 * Keeps a secret that came from elsewhere (a credentials file), with the user
 * that it belongs to or NULL. Returns the copy that is kept.
 */
const char *secrets_add(struct secrets *secrets, const char *user,
                        struct str secret);

/*
 * The text with every secret in it blanked, in whatever form it stands there:
 * as it is, percent-encoded, in JSON, in hexadecimal, in base64 alone or with
 * its user. Those that are shorter than SECRET_LEAST, which are used for
 * nothing, are left. Lives in the arena.
 */
const char *secrets_blank(const struct secrets *secrets, struct arena *arena,
                          struct str text);

#endif
