/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A target that is talked to: it is opened, asked, written to and closed, with
 * what may pass tried again and what has failed told as a diagnostic.
 */
#ifndef AVOW_PUBLISH_SESSION_H
#define AVOW_PUBLISH_SESSION_H

#include <stdbool.h>

#include "base/diagnostic.h"
#include "publish/attempt.h"
#include "publish/target.h"

struct session {
    struct arena *arena;
    struct target *target;
    struct patience patience;
    struct diagnostics *all;
    bool no_login; /* it was not opened, since no password was found */
};

/*
 * Finds the login and opens the target; `facts` are what its templates may
 * name, or NULL. False: errors were added. It is ended
 * by session_close() in either case.
 */
MUST_USE bool session_open(struct session *session, struct arena *arena,
                           const struct settings *settings,
                           struct secrets *secrets, const struct watch *watch,
                           const struct value *facts, struct diagnostics *all);
void session_close(struct session *session);

/* Each does what target.h says, with patience. False: an error was added. */
MUST_USE bool session_look(struct session *session, const char *path,
                           bool content, struct held *held);
MUST_USE bool session_put(struct session *session, const struct upload *upload);
MUST_USE bool session_remove(struct session *session, const char *path);

/* Adds the error that a result means, free of secrets; `doing` is such as
 * "'index.html' was not sent". */
void session_tell(struct session *session, struct result result,
                  const char *doing);

#endif
