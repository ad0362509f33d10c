/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Whether the line to a host still stands, which libcurl does not always say:
 * it waits for ever for the answer to a command of SFTP, and takes a line that
 * broke meanwhile for a host that refuses.
 */
#ifndef AVOW_PUBLISH_TRANSFER_LINE_H
#define AVOW_PUBLISH_TRANSFER_LINE_H

#include <stdbool.h>

struct line {
    void *handle;    /* a CURL * */
    long patience;   /* seconds without a byte */
    long long bytes; /* that have come through */
    long long since; /* when the last one did, in microseconds */
    bool stalled;
    bool ended; /* a connection was closed that the host had ended */
};

/* Begins to look after a request. */
void line_begin(struct line *line, void *handle, long patience);

/* Is told how many bytes have come through, every second at least. True: none
 * has for too long. */
bool line_stalls(struct line *line, long long bytes);

/* Once the request has failed: whether the host is no longer there. */
bool line_has_ended(const struct line *line);

#endif
