/* SPDX-License-Identifier: BSD-2-Clause */
#include "data/calendar.h"

/* No line has more octets, its end left out (RFC 5545, 3.1). */
#define LINE_MAX_OCTETS 75

/* A line in the making. */
struct line {
    struct buffer *out;
    size_t octets;
};

/* Goes on in a line that begins with a space; no character is taken apart. */
static void put(struct line *line, const char *bytes, size_t len)
{
    if (line->octets + len > LINE_MAX_OCTETS) {
        buffer_add_text(line->out, "\r\n ");
        line->octets = 1;
    }
    buffer_add(line->out, bytes, len);
    line->octets += len;
}

static struct line begin(struct buffer *out, const char *name)
{
    struct line line = {out, 0};
    for (; *name; name++)
        put(&line, name, 1);
    return line;
}

static void end(const struct line *line)
{
    buffer_add_text(line->out, "\r\n");
}

static void put_bytes(struct line *line, struct str text)
{
    while (text.len) {
        uint32_t c = 0;
        size_t len = utf8_decode(text, &c);
        if (c >= 0x20 && c != 0x7f)
            put(line, text.at, len);
        text = str_slice(text, len ? len : 1, text.len);
    }
}

/* A value of the type TEXT, in which some characters are escaped. */
static void put_text(struct line *line, struct str text)
{
    while (text.len) {
        uint32_t c = 0;
        size_t len = utf8_decode(text, &c);
        bool escaped = c == '\\' || c == ';' || c == ',';
        if (c == '\n')
            put(line, "\\n", 2);
        else if (escaped)
            put(line, (const char[]){'\\', (char)c}, 2);
        else if (c >= 0x20 && c != 0x7f)
            put(line, text.at, len);
        text = str_slice(text, len ? len : 1, text.len);
    }
}

static void add_text(struct buffer *out, const char *name, struct str text)
{
    struct line line = begin(out, name);
    put_text(&line, text);
    end(&line);
}

static void add_plain(struct buffer *out, const char *name, struct str text)
{
    struct line line = begin(out, name);
    put_bytes(&line, text);
    end(&line);
}

static void add_day(struct buffer *out, const char *name, struct date date,
                    const char *time)
{
    buffer_add_format(out, "%s%04d%02d%02d%s\r\n", name, date.year, date.month,
                      date.day, time);
}

void calendar_begin(struct buffer *out, const char *version)
{
    buffer_add_text(out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
    struct line line = begin(out, "PRODID:");
    put_text(&line, STR_LITERAL("-//avow//avow "));
    put_text(&line, str_of(version));
    put_text(&line, STR_LITERAL("//EN"));
    end(&line);
    buffer_add_text(out, "CALSCALE:GREGORIAN\r\n");
}

void calendar_end(struct buffer *out)
{
    buffer_add_text(out, "END:VCALENDAR\r\n");
}

static void add_reminder(struct buffer *out, const struct calendar_day *day,
                         long days)
{
    buffer_add_text(out, "BEGIN:VALARM\r\nACTION:DISPLAY\r\n");
    buffer_add_format(out, "TRIGGER:-P%ldD\r\n", days);
    add_text(out, "DESCRIPTION:", day->summary);
    buffer_add_text(out, "END:VALARM\r\n");
}

void calendar_add(struct buffer *out, const struct calendar_day *day,
                  struct date stamp)
{
    buffer_add_text(out, "BEGIN:VEVENT\r\n");
    add_text(out, "UID:", day->uid);
    add_day(out, "DTSTAMP:", stamp, "T000000Z");
    add_day(out, "DTSTART;VALUE=DATE:", day->date, "");
    add_text(out, "SUMMARY:", day->summary);
    if (day->description.len)
        add_text(out, "DESCRIPTION:", day->description);
    if (day->address.len)
        add_plain(out, "URL:", day->address);
    buffer_add_text(out, "TRANSP:TRANSPARENT\r\n");
    for (size_t i = 0; i < day->reminder_count; i++)
        add_reminder(out, day, day->reminders[i]);
    buffer_add_text(out, "END:VEVENT\r\n");
}
