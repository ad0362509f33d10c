/* SPDX-License-Identifier: BSD-2-Clause */
/* Colours: what is read, their contrast, and the nearest that can be read. */
#include "base/colour.h"

#include "tap.h"

static struct colour read(const char *text)
{
    struct colour colour = {1, 2, 3};
    if (!colour_read(str_of(text), &colour))
        note("%s was not read", text);
    return colour;
}

static bool is(struct colour c, int red, int green, int blue)
{
    return c.red == red && c.green == green && c.blue == blue;
}

int main(void)
{
    static const char *const wrong[] = {
        "", "#", "#12", "#1234", "123456", "#12345g", "#1234567", "red"};
    struct colour colour;
    ok(is(read("#0aF9c3"), 10, 249, 195), "six digits");
    ok(is(read("#1aF"), 17, 170, 255), "three digits");
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        ok(!colour_read(str_of(wrong[i]), &colour), "'%s' is none", wrong[i]);
    ok(colour_contrast(read("#000"), read("#fff")) == 2100, "black on white");
    ok(colour_contrast(read("#777"), read("#fff")) == 447, "grey on white");
    ok(colour_contrast(read("#fff"), read("#767676")) == 454, "white on grey");
    ok(is(colour_nearest(read("#777"), read("#fff"), 450), 118, 118, 118),
       "the nearest grey is the one that is known");
    colour = colour_nearest(read("#ff0000"), read("#000"), 450);
    ok(is(colour, 255, 0, 0), "what does is left as it is");
    colour = colour_nearest(read("#000080"), read("#101418"), 450);
    ok(colour.blue > 128 && colour.red > 0 &&
           colour_contrast(colour, read("#101418")) >= 450,
       "on a dark ground it is made lighter");
    return done();
}
