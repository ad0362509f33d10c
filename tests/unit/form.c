/* SPDX-License-Identifier: BSD-2-Clause */
/* How a form counts characters. */
#include "statement/form.h"
#include "tests/unit/tap.h"

static void counts(const char *what, const char *text, size_t characters,
                   size_t utf_16, size_t crlf)
{
    struct str str = str_of(text);
    ok(form_length(FORM_CHARACTERS, str) == characters, "%s as characters",
       what);
    ok(form_length(FORM_UTF_16, str) == utf_16, "%s as UTF-16", what);
    ok(form_length(FORM_UTF_16_CRLF, str) == crlf, "%s as it is posted", what);
}

int main(void)
{
    counts("nothing", "", 0, 0, 0);
    counts("letters", "abc", 3, 3, 3);
    counts("accents", "\xc3\xa9\xe2\x82\xac", 2, 2, 2);
    counts("a combining accent", "e\xcc\x81", 2, 2, 2);
    counts("the last of the first plane", "\xef\xbf\xbd", 1, 1, 1);
    counts("the first beyond it", "\xf0\x90\x80\x80", 1, 2, 2);
    counts("an emoji", "a\xf0\x9f\x98\x80z", 3, 4, 4);
    counts("line breaks", "a\n\nb", 4, 4, 6);
    return done();
}
