/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The least that building statements can cost: reads Markdown that somebody
 * has filled already, has stock cmark render it, writes what comes out. One
 * process, one thread, the usual allocator, no check of anything.
 *
 * floor FOLDER…: FOLDER/statement.md becomes FOLDER/index.html.
 */
#include <cmark.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int fail(const char *path)
{
    perror(path);
    return 1;
}

static int render(const char *folder)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/statement.md", folder);
    int fd = open(path, O_RDONLY);
    struct stat info;
    if (fd < 0 || fstat(fd, &info))
        return fail(path);
    size_t len = (size_t)info.st_size;
    char *text = malloc(len);
    if (!text || read(fd, text, len) != (ssize_t)len)
        return fail(path);
    close(fd);

    char *html = cmark_markdown_to_html(text, len, CMARK_OPT_DEFAULT);
    size_t html_len = strlen(html);

    snprintf(path, sizeof path, "%s/index.html", folder);
    fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (fd < 0 || write(fd, html, html_len) != (ssize_t)html_len || close(fd))
        return fail(path);
    free(html);
    free(text);
    return 0;
}

int main(int count, char **words)
{
    for (int i = 1; i < count; i++)
        if (render(words[i]))
            return 1;
    return 0;
}
