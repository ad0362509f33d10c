/* SPDX-License-Identifier: BSD-2-Clause */
#include "base/colour.h"

#include <stdint.h>

/* How bright each value of sRGB is, in millionths: a table, so that every
 * machine reckons the same. */
static const int32_t brightness[256] = {
    0,      304,    607,    911,     1214,   1518,   1821,   2125,   2428,
    2732,   3035,   3347,   3677,    4025,   4391,   4777,   5182,   5605,
    6049,   6512,   6995,   7499,    8023,   8568,   9134,   9721,   10330,
    10960,  11612,  12286,  12983,   13702,  14444,  15209,  15996,  16807,
    17642,  18500,  19382,  20289,   21219,  22174,  23153,  24158,  25187,
    26241,  27321,  28426,  29557,   30713,  31896,  33105,  34340,  35601,
    36889,  38204,  39546,  40915,   42311,  43735,  45186,  46665,  48172,
    49707,  51269,  52861,  54480,   56128,  57805,  59511,  61246,  63010,
    64803,  66626,  68478,  70360,   72272,  74214,  76185,  78187,  80220,
    82283,  84376,  86500,  88656,   90842,  93059,  95307,  97587,  99899,
    102242, 104616, 107023, 109462,  111932, 114435, 116971, 119538, 122139,
    124772, 127438, 130136, 132868,  135633, 138432, 141263, 144128, 147027,
    149960, 152926, 155926, 158961,  162029, 165132, 168269, 171441, 174647,
    177888, 181164, 184475, 187821,  191202, 194618, 198069, 201556, 205079,
    208637, 212231, 215861, 219526,  223228, 226966, 230740, 234551, 238398,
    242281, 246201, 250158, 254152,  258183, 262251, 266356, 270498, 274677,
    278894, 283149, 287441, 291771,  296138, 300544, 304987, 309469, 313989,
    318547, 323143, 327778, 332452,  337164, 341914, 346704, 351533, 356400,
    361307, 366253, 371238, 376262,  381326, 386429, 391572, 396755, 401978,
    407240, 412543, 417885, 423268,  428690, 434154, 439657, 445201, 450786,
    456411, 462077, 467784, 473531,  479320, 485150, 491021, 496933, 502886,
    508881, 514918, 520996, 527115,  533276, 539479, 545724, 552011, 558340,
    564712, 571125, 577580, 584078,  590619, 597202, 603827, 610496, 617207,
    623960, 630757, 637597, 644480,  651406, 658375, 665387, 672443, 679542,
    686685, 693872, 701102, 708376,  715694, 723055, 730461, 737910, 745404,
    752942, 760525, 768151, 775822,  783538, 791298, 799103, 806952, 814847,
    822786, 830770, 838799, 846873,  854993, 863157, 871367, 879622, 887923,
    896269, 904661, 913099, 921582,  930111, 938686, 947307, 955973, 964686,
    973445, 982251, 991102, 1000000,
};

static int hex(char c)
{
    char lower = ascii_lower(c);
    if (is_ascii_digit((unsigned char)c))
        return c - '0';
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool colour_read(struct str text, struct colour *colour)
{
    int parts[3];
    if ((text.len != 4 && text.len != 7) || text.at[0] != '#')
        return false;
    size_t digits = (text.len - 1) / 3;
    for (size_t i = 0; i < 3; i++) {
        int high = hex(text.at[1 + i * digits]);
        int low = hex(text.at[i * digits + digits]);
        if (high < 0 || low < 0)
            return false;
        parts[i] = 16 * high + low;
    }
    *colour = (struct colour){(unsigned char)parts[0], (unsigned char)parts[1],
                              (unsigned char)parts[2]};
    return true;
}

/* Times 10^10, with what WCAG adds for the light of the room. */
static int64_t luminance(struct colour c)
{
    return (int64_t)2126 * brightness[c.red] +
           (int64_t)7152 * brightness[c.green] +
           (int64_t)722 * brightness[c.blue] + 500000000;
}

int colour_contrast(struct colour a, struct colour b)
{
    int64_t light = luminance(a), dark = luminance(b);
    if (light < dark) {
        int64_t swap = light;
        light = dark;
        dark = swap;
    }
    return (int)(light * 100 / dark);
}

static unsigned char mix(unsigned char from, int to, int step)
{
    return (unsigned char)(from + (to - from) * step / 255);
}

struct colour colour_nearest(struct colour colour, struct colour ground,
                             int contrast)
{
    static const struct colour black = {0, 0, 0}, white = {255, 255, 255};
    bool dark = colour_contrast(ground, white) > colour_contrast(ground, black);
    struct colour near = colour;
    for (int step = 1; step <= 255 && colour_contrast(near, ground) < contrast;
         step++) {
        int to = dark ? 255 : 0;
        near = (struct colour){mix(colour.red, to, step),
                               mix(colour.green, to, step),
                               mix(colour.blue, to, step)};
    }
    return near;
}
