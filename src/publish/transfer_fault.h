/* SPDX-License-Identifier: BSD-2-Clause */
/* What a request's end means: done, may pass, will not, or may have arrived. */
#ifndef AVOW_PUBLISH_TRANSFER_FAULT_H
#define AVOW_PUBLISH_TRANSFER_FAULT_H

#include "publish/transfer.h"

struct transfer_fault {
    struct arena *arena;
    const char *error; /* what libcurl said of it */
    const char *quote; /* what the host said, fit to be shown */
    const struct request *request;
    const struct answer *answer;
    bool sent;    /* something of the request has left */
    bool stopped; /* whoever called wanted it to end */
};

/* `code` is a CURLcode. */
struct result transfer_judge(const struct transfer_fault *fault, int code);

#endif
