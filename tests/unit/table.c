/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Tables: the same rows from sections and from a CSV file, faults named by row
 * and column, and a million rows in the memory of one.
 */
#include "data/table.h"

#include <stdint.h>

#include "scratch.h"
#include "tap.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

static struct arena *arena;
static const struct locale *english;
static struct diagnostics all;

static struct choice levels[] = {{"high", "High"}, {"low", "Low"}};

enum { CATEGORY, COUNTRY, SPENT, LEVEL, DUE, COLUMNS };

static struct column columns[COLUMNS] = {
    [CATEGORY] = {.name = "category",
                  .label = "Goods or services",
                  .required = true},
    [COUNTRY] = {.name = "country",
                 .label = "Country",
                 .type = {.kind = TYPE_COUNTRY}},
    [SPENT] = {.name = "spent",
               .label = "Amount spent",
               .required = true,
               .type = {.kind = TYPE_MONEY, .currency = "GBP"}},
    [LEVEL] = {.name = "level",
               .label = "Level of risk",
               .type = {.kind = TYPE_CHOICE,
                        .choices = levels,
                        .choice_count = 2}},
    [DUE] = {.name = "due", .label = "Due", .type = {.kind = TYPE_DATE}},
};

static const struct table_schema schema = {.name = "spend",
                                           .label = "Spend",
                                           .columns = columns,
                                           .column_count = COLUMNS};

static struct table csv_table(const char *path)
{
    return (struct table){
        .schema = &schema, .locale = english, .csv_path = path};
}

static struct table section_table(const struct ini *ini)
{
    struct table table = {.schema = &schema, .locale = english};
    size_t count = 0;
    for (const struct ini_section *s = ini->first; s; s = s->next)
        count++;
    table.sections = arena_array(arena, count, sizeof *table.sections);
    for (const struct ini_section *s = ini->first; s; s = s->next)
        table.sections[table.section_count++] = s;
    return table;
}

/* All rows as text, "id:category|country|spent|level|due" a line. */
static const char *dump(struct table *table, bool *failed)
{
    struct buffer out = buffer_make(65536);
    struct rows *rows = rows_open(arena, table, &all);
    struct row row;
    *failed = !rows;
    while (rows && rows_next(rows, &row)) {
        buffer_add_format(&out, "%s:", row.id);
        for (size_t i = 0; i < COLUMNS; i++) {
            if (i)
                buffer_add_char(&out, '|');
            if (row.cells[i].given)
                type_show(&out, &columns[i].type, english, &row.cells[i].typed);
        }
        buffer_add_char(&out, '\n');
    }
    if (rows)
        *failed = rows_failed(rows);
    rows_close(rows);
    const char *text = str_copy(arena, buffer_str(&out)).at;
    buffer_release(&out);
    return text;
}

static void start(void)
{
    all = diagnostics_make(arena);
}

/* Prints what has been said, for whoever has to mend a test. */
static void note_all(void)
{
    for (const struct diagnostic *one = all.first; one; one = one->next)
        note("%zu:%zu: %s; %s [%s]", one->at.line, one->at.column, one->text,
             one->remedy ? one->remedy : "", one->excerpt ? one->excerpt : "");
}

static void same(const char *got, const char *wanted, const char *name)
{
    if (ok(!strcmp(got, wanted), "%s", name))
        return;
    note("got:");
    for (struct str rest = str_of(got); rest.at;) {
        struct str line = str_split(&rest, '\n');
        note("%.*s", STR(line));
    }
    note_all();
}

static const struct diagnostic *message(size_t number)
{
    const struct diagnostic *one = all.first;
    while (one && --number)
        one = one->next;
    return one;
}

/* One message: where it points, what it says, what it advises and shows. */
static void says(size_t number, size_t line, size_t column, const char *text,
                 const char *remedy, const char *excerpt)
{
    const struct diagnostic *one = message(number);
    bool good = one && one->at.line == line && one->at.column == column &&
                !strcmp(one->text, text) &&
                (!remedy || (one->remedy && strstr(one->remedy, remedy))) &&
                (!excerpt || (one->excerpt && !strcmp(one->excerpt, excerpt)));
    if (!ok(good, "%s", text))
        note_all();
}

/* What both ways to give three rows have to come out as. */
static const char *three_rows(const char *a, const char *b, const char *c)
{
    return arena_format(arena,
                        "%s:Laptops|Vietnam|£1,234,567.50|High|31 July 2025\n"
                        "%s:Gloves, \"nitrile\"||£12||\n"
                        "%s:Two lines|Malaysia|−£5|Low|\n",
                        a, b, c);
}

static void test_same_rows(void)
{
    bool failed;
    start();
    struct table sections = section_table(ini_read(
        arena,
        scratch_file("rows.ini",
                     "[spend:it]\ncategory = Laptops\ncountry = VN\n"
                     "spent = £1,234,567.50\nlevel = high\ndue = 2025-07-31\n"
                     "[spend:lab]\ncategory = Gloves, \"nitrile\"\nspent = 12\n"
                     "level =\n"
                     "[spend:2]\ncategory = Two\n   lines\n"
                     "country = malaysia\nspent = -5\nlevel = LOW\n"),
        &all));
    same(dump(&sections, &failed), three_rows("it", "lab", "2"),
         "rows from sections");
    ok(!failed && !all.first, "nothing is said of them");
    struct table csv = csv_table(scratch_file(
        "rows.csv", "Level of risk,SPENT,country,Goods or Services,due\r\n"
                    "high,\"£1,234,567.50\",VN,Laptops,2025-07-31\r\n"
                    ",12,,\"Gloves, \"\"nitrile\"\"\",\r\n,,,,\r\n"
                    "LOW,-5,malaysia,\"Two\nlines\",\r\n"));
    same(dump(&csv, &failed), three_rows("2", "3", "5"),
         "the same from a file, with Excel's row numbers");
    ok(!failed && !all.first, "nothing is said of it");
    same(dump(&csv, &failed), dump(&csv, &failed), "it can be read again");
}

static void test_headers(void)
{
    bool failed;
    start();
    struct table table = csv_table(scratch_file(
        "header.csv", "Country,Ammount spent,,country\nVN,5,x,VN\n"));
    ok(!rows_open(arena, &table, &all) && all.kept == 4,
       "a faulty header is refused, all faults at once");
    const char *line = "Country,Ammount spent,,country";
    says(1, 1, 9, "unknown column 'Ammount spent'",
         "did you mean 'Amount spent'?", line);
    says(2, 1, 23, "column 3 has no name", "name it in the first row", line);
    says(3, 1, 24, "the column 'country' stands twice", "take one", line);
    ok(message(3) && message(3)->also.column == 1, "both of them are shown");
    says(4, 1, 0, "the column 'category' is missing", "names the columns",
         line);
    ok(!message(5), "a column that is misspelt is not missing as well");
    (void)dump(&table, &failed);
    ok(failed && all.kept == 4, "a second reading does not say it again");
    start();
    table = csv_table(
        scratch_file("unknown.csv", "category,spent,zzzzzzzz\na,1,2\n"));
    (void)dump(&table, &failed);
    says(1, 1, 16, "unknown column 'zzzzzzzz'",
         "spend has: category, country, spent, level, due", NULL);
    start();
    table = csv_table("/nowhere/at/all.csv");
    ok(!rows_open(arena, &table, &all) && all.kept == 1,
       "a file that is not there is refused");
}

static void test_faults_of_csv(void)
{
    bool failed;
    start();
    struct table table = csv_table(
        scratch_file("faults.csv", "category,country,spent,level,due\n"
                                   "Good,VN,1,high,2025-07-31\n"
                                   "Bad,Vietnm,£x,high,31/07/2025\n"
                                   ",,2,,\n"
                                   "Short,VN\n"
                                   "\"Two\nlines\",VN,three,,\n"
                                   "Good,VN,4,,\n"));
    same(dump(&table, &failed),
         "2:Good|Vietnam|£1|High|31 July 2025\n7:Good|Vietnam|£4||\n",
         "faulty rows are left out, good ones come through");
    ok(failed, "the reading has failed");
    const char *third = "Bad,Vietnm,£x,high,31/07/2025";
    says(1, 3, 5,
         "'Vietnm' is not a country that is known (row 3, column "
         "'country')",
         "did you mean 'Vietnam'?", third);
    says(2, 3, 12, "'£x' is not an amount of money (row 3, column 'spent')",
         "1234", third);
    says(3, 3, 21,
         "'31/07/2025' is not in a form that is taken (row 3, column 'due')",
         "date_order", third);
    says(4, 4, 1, "row 4 has no 'category', which is required", "fill it in",
         ",,2,,");
    ok(message(5) && message(5)->at.line == 5, "a row too short is named");
    says(6, 7, 11, "'three' is not an amount of money (row 6, column 'spent')",
         NULL, NULL);
    ok(all.kept == 6, "that is all that is said");
    (void)dump(&table, &failed);
    ok(failed && all.kept == 6, "a second reading fails, and is silent");
}

static void test_faults_of_sections(void)
{
    bool failed;
    start();
    struct table table = section_table(ini_read(
        arena,
        scratch_file("faults.ini", "[spend:a]\ncategry = Laptops\nspent = x\n"
                                   "[spend:b]\ncategory = Good\nspent = 1\n"),
        &all));
    same(dump(&table, &failed), "b:Good||£1||\n", "a good section");
    says(1, 2, 1, "unknown key 'categry' in [spend:a]",
         "did you mean 'category'?", NULL);
    says(2, 1, 1, "[spend:a] has no 'category', which is required",
         "add a line 'category = …'", NULL);
    says(3, 3, 9, "'x' is not an amount of money ('spent' of [spend:a])",
         "1234", NULL);
    ok(failed && all.kept == 3, "that is all that is said");
}

static void test_date_order(void)
{
    bool failed;
    start();
    struct table table = csv_table(
        scratch_file("dates.csv", "category,spent,due\na,1,3/4/2025\n"));
    table.date_order = DATE_DAY_FIRST;
    same(dump(&table, &failed), "2:a||£1||3 April 2025\n",
         "the table's order of dates");
    columns[DUE].type.date_order = DATE_MONTH_FIRST;
    same(dump(&table, &failed), "2:a||£1||4 March 2025\n",
         "a column's own wins");
    columns[DUE].type.date_order = DATE_ISO_ONLY;
}

/* A reading that stops early has told the faults of what it read. */
static void test_stopping(void)
{
    bool failed;
    start();
    struct table table = csv_table(
        scratch_file("early.csv", "category,spent\na,x\nb,1\nc,y\nd,1\n"));
    struct row row;
    struct rows *rows = rows_open(arena, &table, &all);
    ok(rows && rows_next(rows, &row) && !strcmp(row.id, "3"),
       "the first good row");
    rows_close(rows);
    (void)dump(&table, &failed);
    ok(all.kept == 2 && message(2)->at.line == 4,
       "the next reading tells only the rest");
}

static void test_nothing(void)
{
    bool failed;
    start();
    struct table table = {.schema = &schema, .locale = english};
    same(dump(&table, &failed), "", "a table without rows");
    ok(!failed, "is no fault");
    table = csv_table(scratch_file("empty.csv", "category,spent\n"));
    same(dump(&table, &failed), "", "a file with a header alone");
    ok(!failed && !all.first, "is none either");
    rows_close(NULL);
    ok(table_column(&schema, str_of("spent")) == SPENT &&
           table_column(&schema, str_of("Spent")) == SIZE_MAX,
       "columns are found by name");
}

/* What the C library has given out, in bytes; 0 where it does not say. */
static size_t memory_used(void)
{
#if defined(__GLIBC__) && defined(__GLIBC_MINOR__) && __GLIBC_MINOR__ >= 33
    struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
#else
    return 0;
#endif
}

#define GROUPS 12

/* Writes a file of so many rows, one of which may be faulty. */
static const char *large_file(const char *name, size_t count, size_t faulty)
{
    const char *path = scratch_path(name);
    FILE *file = fopen(path, "wb");
    if (!file)
        abort();
    fputs("category,spent\n", file);
    for (size_t row = 2; row < count + 2; row++) {
        unsigned pence = (unsigned)(row % 1000 * 7919 % 100000);
        if (row == faulty)
            fputs("group 3,oops\n", file);
        else
            fprintf(file, "group %zu,%u.%02u\n", row % GROUPS, pence / 100,
                    pence % 100);
    }
    if (fclose(file))
        abort();
    return path;
}

/*
 * Sums a file by group; returns the most memory that was in use while it was
 * read, above what was in use before.
 */
static size_t sum_file(const char *path, struct decimal sums[GROUPS],
                       size_t *rows_read)
{
    size_t before = memory_used(), most = before;
    struct table table = csv_table(path);
    struct rows *rows = rows_open(arena, &table, &all);
    struct row row;
    bool exact = true;
    *rows_read = 0;
    for (size_t i = 0; i < GROUPS; i++)
        sums[i] = (struct decimal){0, 0};
    while (rows && rows_next(rows, &row)) {
        struct str name = row.cells[CATEGORY].typed.text;
        size_t group = (size_t)(name.at[6] - '0');
        if (name.len == 8)
            group = 10 + (size_t)(name.at[7] - '0');
        exact &= decimal_add(sums[group], row.cells[SPENT].typed.number,
                             &sums[group]);
        if (++*rows_read % 1000 == 0 && memory_used() > most)
            most = memory_used();
    }
    rows_close(rows);
    ok(rows && exact, "%zu rows are summed", *rows_read);
    return most - before;
}

static void test_a_million(void)
{
    start();
    struct decimal sums[GROUPS];
    size_t count;
    size_t few = sum_file(large_file("few.csv", 10000, 0), sums, &count);
    size_t many = sum_file(large_file("many.csv", 1000000, 0), sums, &count);
    uint64_t wanted[GROUPS] = {0}, wrong = 0;
    for (size_t row = 2; row < 1000002; row++)
        wanted[row % GROUPS] += row % 1000 * 7919 % 100000;
    for (size_t i = 0; i < GROUPS; i++)
        wrong += decimal_compare(sums[i],
                                 (struct decimal){(int64_t)wanted[i], 2}) != 0;
    ok(count == 1000000 && !wrong && !all.first,
       "the total of a million rows is exact to the penny");
    if (!ok(many < few + 1024 * 1024,
            "a million rows take the memory of ten thousand"))
        note("%zu and %zu bytes", few, many);
    (void)sum_file(large_file("fault.csv", 1000000, 999999), sums, &count);
    ok(count == 999999 && all.kept == 1, "one fault in a million is found");
    says(1, 999999, 9,
         "'oops' is not an amount of money (row 999999, column 'spent')", NULL,
         "group 3,oops");
}

int main(void)
{
    arena = arena_new();
    start();
    const char *root = getenv("srcdir");
    english = locale_read(arena,
                          arena_format(arena, "%s/statements/locales/en-GB.ini",
                                       root ? root : "."),
                          &all);
    if (ok(english, "the locale is read")) {
        test_same_rows();
        test_headers();
        test_faults_of_csv();
        test_faults_of_sections();
        test_date_order();
        test_stopping();
        test_nothing();
        test_a_million();
    }
    scratch_remove();
    arena_free(arena);
    return done();
}
