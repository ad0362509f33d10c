/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/sftp_child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/child.h"

/* Nothing that it says is longer: the listing of a folder. */
#define SAID_MAX ((size_t)64 * 1024 * 1024)
/* How often a wish to stop is looked for, and how long a goodbye may take, in
 * milliseconds. */
#define PIECE_MS   50
#define GOODBYE_MS 2000

extern char **environ;

struct sftp_child {
    struct arena *arena;
    const struct watch *watch;
    pid_t pid;
    int to, from;
    unsigned count; /* of commands */
    struct buffer said;
};

static bool make_pipe(int ends[2])
{
    if (pipe(ends))
        return false;
    (void)fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    (void)fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    return true;
}

static void close_pipe(const int ends[2])
{
    close(ends[0]);
    close(ends[1]);
}

struct sftp_child *sftp_child_start(struct arena *arena, char *const *words,
                                    int file, const struct watch *watch)
{
    int to[2], from[2];
    if (!make_pipe(to))
        return NULL;
    if (!make_pipe(from)) {
        close_pipe(to);
        return NULL;
    }
    static char locale[] = "LC_ALL=C.UTF-8";
    static char *const more[] = {locale, NULL};
    const int files[] = {to[0], from[1], from[1], file};
    pid_t pid = child_start(words, files, 4,
                            child_environment(arena, environ, more));
    close(to[0]);
    close(from[1]);
    if (pid < 0) {
        close(to[1]);
        close(from[0]);
        return NULL;
    }
    struct sftp_child *child = arena_alloc(arena, sizeof *child);
    *child = (struct sftp_child){
        .arena = arena,
        .watch = watch,
        .pid = pid,
        .to = to[1],
        .from = from[0],
        .said = buffer_make(SAID_MAX),
    };
    return child;
}

static void tell(const struct sftp_child *child, char direction,
                 struct str line)
{
    const struct watch *watch = child->watch;
    if (!watch || !watch->says || !line.len)
        return;
    struct arena *arena = arena_new();
    watch->says(watch->own, direction, text_one_line(arena, line).at);
    arena_free(arena);
}

static bool write_all(int fd, struct str bytes)
{
    while (bytes.len) {
        ssize_t put = write(fd, bytes.at, bytes.len);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        bytes = str_slice(bytes, (size_t)put, bytes.len);
    }
    return true;
}

/* Reads what there is, waiting for it a moment. */
static enum sftp_said hear(struct sftp_child *child, double *left)
{
    struct pollfd wait = {.fd = child->from, .events = POLLIN};
    char piece[65536];
    int ready = poll(&wait, 1, PIECE_MS);
    if (watch_stopped(child->watch))
        return SFTP_STOPPED;
    if (ready <= 0) {
        *left -= PIECE_MS / 1000.0;
        return *left > 0 ? SFTP_SAID : SFTP_SILENT;
    }
    ssize_t got = read(child->from, piece, sizeof piece);
    if (got > 0)
        buffer_add(&child->said, piece, (size_t)got);
    return got > 0 || (got < 0 && errno == EINTR) ? SFTP_SAID : SFTP_GONE;
}

/* Takes whole lines from what was heard. True: the mark was among them. */
static bool take_lines(struct sftp_child *child, struct str mark, size_t *taken,
                       struct buffer *said)
{
    struct str rest = str_slice(buffer_str(&child->said), *taken,
                                child->said.len);
    while (str_find(rest, '\n') < rest.len) {
        struct str line = str_split(&rest, '\n');
        *taken += line.len + 1;
        line = str_trim(line);
        if (str_equal(line, mark))
            return true;
        if (str_starts(line, "sftp> "))
            continue;
        tell(child, '<', line);
        buffer_add_str(said, line);
        buffer_add_char(said, '\n');
    }
    return false;
}

enum sftp_said sftp_child_do(struct sftp_child *child, const char *command,
                             double seconds, struct str *said)
{
    struct arena *arena = child->arena;
    const char *mark = arena_format(arena, "sftp> #%u", ++child->count);
    /* With a dash sftp goes on when the command fails. */
    const char *lines = arena_format(arena, "%s%s%s#%u\n", *command ? "-" : "",
                                     command, *command ? "\n" : "",
                                     child->count);
    struct buffer text = buffer_make(SAID_MAX);
    enum sftp_said state = SFTP_SAID;
    size_t taken = 0;
    double left = seconds;
    tell(child, '>', str_of(command));
    buffer_clear(&child->said);
    /* That it is gone is seen where it is listened to, with its last words. */
    (void)write_all(child->to, str_of(lines));
    while (state == SFTP_SAID &&
           !take_lines(child, str_of(mark), &taken, &text))
        state = hear(child, &left);
    if (state == SFTP_GONE) { /* its last line may have no end */
        buffer_add_char(&child->said, '\n');
        (void)take_lines(child, str_of(mark), &taken, &text);
    }
    *said = text.len ? str_copy(arena, buffer_str(&text)) : str_of("");
    buffer_release(&text);
    return state;
}

void sftp_child_end(struct sftp_child *child)
{
    if (!child)
        return;
    close(child->to);
    /* The group is its own, with the ssh that it has started. */
    (void)child_end(child->pid, GOODBYE_MS);
    close(child->from);
    buffer_release(&child->said);
}
