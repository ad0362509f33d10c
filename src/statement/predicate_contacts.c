/* SPDX-License-Identifier: BSD-2-Clause */
/* What predicates say of e-mail addresses and telephone numbers in the text. */
#include "base/eight.h"
#include "statement/contact.h"
#include "statement/predicate.h"

/* A number that is dialled has so many digits. */
#define DIGITS_LEAST 8
#define DIGITS_MOST  15

static bool is_address_byte(char c)
{
    unsigned char byte = (unsigned char)c;
    return byte >= 0x80 || is_ascii_letter(byte) || is_ascii_digit(byte) ||
           c == '.' || c == '-' || c == '_' || c == '+' || c == '@';
}

/* Whether a run of such bytes is name@host.tld. */
static bool is_address(struct str run)
{
    size_t at = str_find(run, '@');
    if (at == 0 || at >= run.len)
        return false;
    struct str host = str_slice(run, at + 1, run.len);
    size_t dot = str_find(host, '.');
    return dot > 0 && dot + 1 < host.len;
}

static bool is_dialled_byte(char c)
{
    return is_ascii_digit((unsigned char)c) || c == ' ' || c == '-' ||
           c == '(' || c == ')' || c == '.' || c == '+';
}

/* How many digits stand together, group by group; 0 ends them. */
static size_t groups_of(struct str run, size_t groups[DIGITS_MOST + 1],
                        size_t *digits)
{
    size_t count = 0;
    bool inside = false;
    *digits = 0;
    for (size_t i = 0; i < run.len; i++) {
        bool digit = is_ascii_digit((unsigned char)run.at[i]);
        if (digit && !inside && count < DIGITS_MOST)
            groups[count++] = 0;
        if (digit) {
            groups[count - 1]++;
            (*digits)++;
        }
        inside = digit;
    }
    return count;
}

/* "613-555-0100", with the 1 before it or without. */
static bool is_american(const size_t *groups, size_t count)
{
    if (count == 4 && groups[0] == 1) {
        groups++;
        count--;
    }
    return count == 3 && groups[0] == 3 && groups[1] == 3 && groups[2] == 4;
}

/* A number from abroad, one that begins with 0, or an American one. */
static bool is_telephone(struct str run)
{
    size_t groups[DIGITS_MOST + 1], digits;
    size_t count = groups_of(run, groups, &digits);
    if (digits < DIGITS_LEAST || digits > DIGITS_MOST)
        return false;
    char first = *run.at == '(' ? run.at[1] : *run.at;
    bool leading_zero = first == '0' && digits >= 10 && digits <= 11 &&
                        groups[0] > 2 && str_find(run, '.') == run.len;
    return first == '+' || leading_zero || is_american(groups, count);
}

/* The first in the text, or an empty one. */
static struct str find_run(struct str text, bool (*is_part)(char c),
                           bool (*is_one)(struct str run))
{
    for (size_t i = 0; i < text.len; i++) {
        size_t end = i;
        while (end < text.len && is_part(text.at[end]))
            end++;
        struct str run = str_trim(str_slice(text, i, end));
        while (run.len &&
               (run.at[run.len - 1] == '.' || run.at[run.len - 1] == '('))
            run = str_trim(str_slice(run, 0, run.len - 1));
        if (run.len && is_one(run))
            return run;
        if (end > i)
            i = end - 1;
    }
    return (struct str){0};
}

static size_t count_digits(struct str text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i += 8)
        count += eight_count(eight_within(eight_at(text, i), '0', '9'));
    return count;
}

/* Most texts have too little for either. */
struct str contact_in(struct str text)
{
    struct str found = {0};
    if (str_find(text, '@') < text.len)
        found = find_run(text, is_address_byte, is_address);
    if (!found.len && count_digits(text) >= DIGITS_LEAST)
        found = find_run(text, is_dialled_byte, is_telephone);
    return found;
}

enum truth predicate_no_contacts(const struct call *call,
                                 struct evaluation *evaluation)
{
    (void)call;
    const struct document *document = evaluation_document(evaluation);
    if (!document)
        return TRUTH_UNKNOWN;
    size_t faults = 0;
    for (const struct passage *p = document->passages;
         p && !evaluation_enough(evaluation, faults); p = p->next) {
        struct str found = contact_in(p->text);
        if (found.len)
            evaluation_fault(
                evaluation, &faults, p->at,
                evaluation_text(evaluation, "the text has '%.*s'", STR(found)));
    }
    if (faults)
        return TRUTH_NO;
    return evaluation_say(evaluation, TRUTH_YES, evaluation_file(evaluation),
                          "the text has no address or telephone number");
}
