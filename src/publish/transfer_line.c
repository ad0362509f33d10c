/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/transfer_line.h"

#include <curl/curl.h>
#include <errno.h>
#include <sys/socket.h>
#include <unistd.h>

/* What a connection may take beside, in seconds; libcurl sees to it. */
#define CONNECTING 30

static bool is_ended(curl_socket_t socket)
{
    char byte;
    ssize_t got = recv(socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return !got || (got < 0 && errno != EAGAIN && errno != EWOULDBLOCK);
}

static int close_socket(void *own, curl_socket_t socket)
{
    struct line *line = own;
    line->ended = line->ended || is_ended(socket);
    return close(socket);
}

void line_begin(struct line *line, void *handle, long patience)
{
    *line = (struct line){.handle = handle, .patience = patience};
    curl_easy_setopt((CURL *)handle, CURLOPT_CLOSESOCKETFUNCTION, close_socket);
    curl_easy_setopt((CURL *)handle, CURLOPT_CLOSESOCKETDATA, line);
}

bool line_stalls(struct line *line, long long bytes)
{
    CURL *handle = line->handle;
    curl_off_t now = 0, connected = 0;
    long connections = 0;
    curl_easy_getinfo(handle, CURLINFO_TOTAL_TIME_T, &now);
    curl_easy_getinfo(handle, CURLINFO_APPCONNECT_TIME_T, &connected);
    curl_easy_getinfo(handle, CURLINFO_NUM_CONNECTS, &connections);
    if (bytes != line->bytes) {
        line->bytes = bytes;
        line->since = now;
    }
    if (connected > line->since)
        line->since = connected;
    long most = line->patience + (connections && !connected ? CONNECTING : 0);
    line->stalled = now - line->since > most * 1000000LL;
    return line->stalled;
}

bool line_has_ended(const struct line *line)
{
    curl_socket_t socket = CURL_SOCKET_BAD;
    curl_easy_getinfo((CURL *)line->handle, CURLINFO_ACTIVESOCKET, &socket);
    return line->ended || (socket != CURL_SOCKET_BAD && is_ended(socket));
}
