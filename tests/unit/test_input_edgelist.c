#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/random.h"
#include "export/json.h"
#include "input/format.h"
#include "input/record_source.h"
#include "support/failing_malloc.h"
#include "support/scratch.h"
#include "support/sweep.h"
#include "words/fault_words.h"

#include <stdio.h>
#include <string.h>

/* A list of edges in which nothing is odd is read a way of its own. A quote round its last cell
 * changes nothing that it says, and sends it the other way: both must come to the same. */

enum { LISTS = 1500 };

typedef struct dice {
    uint64_t seed, counter;
} dice;

static size_t roll(dice *d, size_t sides)
{
    return (size_t)akt_random_below(d->seed, 0, d->counter++, sides);
}

static const char *pick(dice *d, const char *const *items, size_t count)
{
    return items[roll(d, count)];
}

#define PICK(d, items) pick(d, items, sizeof(items) / sizeof *(items))

static const char *const separators[] = {",", ";", "\t", " "};
static const char *const ends[] = {"\n", "\r\n"};
static const char *const headings[][3] = {
    {"from", "to", "amount"},
    {"Fra", "Til", "Beløp"},
    {"to", "from", "weight"},
    {"Source", "Target", NULL},
    {"kilde", "mål", "Vekt"},
    {"weight", "source", "target"},
    {"source", "target", "note"},
    {"from", "to", "id"},
    {"Amount", "from", "to"},
    {"from", "to", "Type"},
    {"fra", "til", NULL},
    {"from", "to", "year"},
    {"a", "b", "3"},
    {"from", "b", NULL},
    {"id", "b", NULL},
    {"id", "label", NULL},
};
static const char *const odd[] = {"",
                                  "A",
                                  "æ",
                                  "-1",
                                  "007",
                                  "1.5",
                                  "0.5",
                                  "0",
                                  "1e3",
                                  "1,5",
                                  "x y",
                                  "\"q\"",
                                  "'=1",
                                  "12.",
                                  "n/a",
                                  "9007199254740993",
                                  "123456789012345",
                                  "1234567890123456",
                                  " 7",
                                  "#",
                                  "{",
                                  "a\"b",
                                  "\xC2\xA0",
                                  "\xE5",
                                  "-",
                                  "_a",
                                  ".5",
                                  "a.b-c_d",
                                  "nan",
                                  "1 000",
                                  "a,b",
                                  "a;b",
                                  "a\tb",
                                  "a,b,c",
                                  "\r",
                                  "sep=;"};

/* One cell of so many is odd; 0 = none. */
static bool is_odd(dice *d, size_t odds)
{
    return odds && roll(d, odds) == 0;
}

static void add_id(dice *d, akt_buffer *out, size_t odds)
{
    static const char *const begins[] = {"a", "b", "c7", "0", "42", "long-id.with_all-0123456789"};
    if (is_odd(d, odds))
        akt_buffer_add(out, PICK(d, odd));
    else
        akt_buffer_format(out, "%s%zu", PICK(d, begins), roll(d, 30));
}

static void add_number(dice *d, akt_buffer *out, size_t odds, bool is_whole)
{
    static const char *const fractions[] = {"0.5", "3.25", "10.0", "7"};
    if (is_odd(d, odds))
        akt_buffer_add(out, PICK(d, odd));
    else if (is_whole || roll(d, 2))
        akt_buffer_format(out, "%zu", roll(d, 100000));
    else
        akt_buffer_add(out, PICK(d, fractions));
}

/* How the rows of a list look. */
typedef struct look {
    const char *separator, *end;
    const char *const *names; /* NULL = none */
    size_t columns;
    size_t odds;
    bool is_whole;
} look;

static bool is_number(const look *l, size_t column)
{
    static const char *const names[] = {"amount", "Beløp", "weight", "Vekt", "Amount", "year"};
    if (!l->names)
        return column == 2;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(l->names[column], names[i]) == 0)
            return true;
    return false;
}

static void add_row(dice *d, akt_buffer *out, const look *l)
{
    size_t columns = l->columns + is_odd(d, 4 * l->odds);
    for (size_t column = 0; column < columns; column++) {
        akt_buffer_add(out, column ? l->separator : "");
        if (column < l->columns && is_number(l, column))
            add_number(d, out, l->odds, l->is_whole);
        else
            add_id(d, out, l->odds);
    }
}

static look choose_look(dice *d)
{
    look l = {.separator = PICK(d, separators), .end = PICK(d, ends)};
    l.odds = (size_t[]){0, 0, 10, 50, 200}[roll(d, 5)];
    l.is_whole = roll(d, 2) == 0;
    l.columns = 2 + roll(d, 2);
    if (*l.separator != ' ' && roll(d, 4) > 0) {
        l.names = headings[roll(d, sizeof headings / sizeof *headings)];
        l.columns = l.names[2] ? 3 : 2;
    }
    return l;
}

static void add_list(dice *d, akt_buffer *out)
{
    look l = choose_look(d);
    akt_buffer_add(out, roll(d, 8) ? "" : "\xEF\xBB\xBF");
    for (size_t i = 0; l.names && i < l.columns; i++)
        akt_buffer_format(out, "%s%s", i ? l.separator : "", l.names[i]);
    akt_buffer_add(out, l.names ? l.end : "");
    for (size_t rows = roll(d, 60); rows > 0; rows--) {
        add_row(d, out, &l);
        akt_buffer_add(out, rows > 1 || roll(d, 4) ? l.end : "");
        akt_buffer_add(out, is_odd(d, 4 * l.odds) ? l.end : "");
    }
}

/* The text with quotes round its last cell. */
static void quote_last(const char *text, akt_buffer *out)
{
    size_t end = strlen(text), start;
    while (end > 0 && strchr("\r\n", text[end - 1]))
        end--;
    for (start = end; start > 0 && !strchr(",;\t \n", text[start - 1]);)
        start--;
    akt_buffer_add_bytes(out, text, start);
    akt_buffer_add_char(out, '"');
    akt_buffer_add_bytes(out, text + start, end - start);
    akt_buffer_format(out, "\"%s", text + end);
}

static void describe(const akt_dataset *dataset, const akt_diagnostics *faults, akt_buffer *out)
{
    size_t count;
    const akt_diagnostic *items = akt_diagnostics_items(faults, &count);
    for (size_t i = 0; i < count; i++) {
        akt_fault_line(out, &items[i], AKT_LANG_NB);
        akt_buffer_format(out, " %zu %zu %s\n", items[i].column, items[i].number,
                          items[i].pointer ? items[i].pointer : "");
    }
    for (int t = 0; dataset && t < AKT_TABLE_COUNT; t++) {
        akt_export_json_table(out, dataset, (akt_table)t, NULL, NULL);
        for (size_t i = 0; i < akt_dataset_count(dataset, (akt_table)t); i++)
            akt_buffer_format(out, " %u",
                              (unsigned)akt_dataset_record(dataset, (akt_table)t, i)->serial);
    }
    if (dataset)
        akt_export_json_taxonomy(out, dataset);
}

static void load(const akt_scratch *scratch, const char *text, akt_buffer *out)
{
    akt_dataset *dataset;
    akt_diagnostics faults;
    akt_diagnostics_init(&faults);
    akt_scratch_write(scratch, "x.edges", text, strlen(text));
    akt_load(&dataset, akt_scratch_path(scratch, "x.edges"), NULL, &faults, NULL);
    describe(dataset, &faults, out);
    akt_dataset_free(dataset);
    akt_diagnostics_dispose(&faults);
}

static bool is_read_plainly(const akt_scratch *scratch)
{
    akt_text_file file;
    akt_diagnostics faults;
    akt_pool *pool = akt_pool_new();
    const char *path = akt_scratch_path(scratch, "x.edges");
    akt_diagnostics_init(&faults);
    assert_int_equal(akt_text_file_read(&file, path, pool, NULL), AKT_OK);
    akt_input_format_read(AKT_INPUT_EDGELIST, &file, pool, &faults, NULL);
    bool is_plain = file.records != NULL;
    akt_diagnostics_dispose(&faults);
    akt_pool_free(pool);
    return is_plain;
}

/* Whether the list goes the quick way. What a quote would change goes the other in any case. */
static bool check_both_ways(const akt_scratch *scratch, const char *text)
{
    akt_buffer quoted = AKT_BUFFER_INIT, quick = AKT_BUFFER_INIT, slow = AKT_BUFFER_INIT;
    load(scratch, text, &quick);
    bool is_plain = is_read_plainly(scratch);
    if (is_plain) {
        quote_last(text, &quoted);
        load(scratch, akt_buffer_text(&quoted), &slow);
        assert_false(is_read_plainly(scratch));
        if (strcmp(akt_buffer_text(&quick), akt_buffer_text(&slow)) != 0)
            fail_msg("%s\nis\n%s\nand quoted\n%s", text, quick.text, slow.text);
    }
    akt_buffer_dispose(&quoted);
    akt_buffer_dispose(&quick);
    akt_buffer_dispose(&slow);
    return is_plain;
}

static void test_edgelist__both_ways_come_to_the_same(void **state)
{
    (void)state;
    akt_scratch scratch = akt_scratch_new();
    size_t plain = 0;
    for (uint64_t seed = 0; seed < LISTS; seed++) {
        dice d = {seed, 0};
        akt_buffer text = AKT_BUFFER_INIT;
        add_list(&d, &text);
        plain += check_both_ways(&scratch, akt_buffer_text(&text));
        akt_buffer_dispose(&text);
    }
    assert_true(plain > LISTS / 5 && plain < LISTS / 2);
    akt_scratch_remove(&scratch);
}

static const struct {
    const char *text;
    bool is_plain;
} lists[] = {
    {"from,to,amount\na,b,3\n", true},
    {"from;to;weight\r\na;b;0.5\r\nb;a;7", true},
    {"til\tfra\na\tb\n", true},
    {"a b 3\nb c 0.25\n", true},
    {"a,b\nb,c\n", true},
    {"FRA,TIL,BELØP\na,b,3\n", true},
    {"from,to,amount\na,b,123456789012345\n", true},
    {"from,to,amount\na,b,9007199254740993\n", false},
    {"from,to,weight\na,b,007\n", false},
    {"# of 2016\nfrom,to\na,b\n", false},
    {"\nfrom,to\na,b\n", false},
    {"from,to,amount\n", false},
    {"from,to,amount\na,b,3.5\n", false},
    {"from,to,amount\na,b,\n", false},
    {"from,to,amount\na,b,3\n\nb,c,4\n", false},
    {"from,to,amount\na,b,3\nb,C,4\n", false},
    {"from,to,year\na,b,2016\n", false},
    {"from,to,amount,year\na,b,3,2016\n", false},
    {"# a list\na b\n", false},
    {"a b c\n", false},
    {"a  b\n", false},
};

static void test_edgelist__plain_lists_go_the_quick_way(void **state)
{
    (void)state;
    akt_scratch scratch = akt_scratch_new();
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (check_both_ways(&scratch, lists[i].text) != lists[i].is_plain)
            fail_msg("%s", lists[i].text);
    akt_scratch_remove(&scratch);
}

/* Ids by the thousand: the table of them grows. */
static void test_edgelist__many_ids_stay_apart(void **state)
{
    (void)state;
    akt_scratch scratch = akt_scratch_new();
    akt_buffer text = AKT_BUFFER_INIT;
    akt_buffer_add(&text, "from,to,amount\n");
    for (size_t i = 0; i < 5000; i++)
        akt_buffer_format(&text, "n%zu,n%zu,%zu\n", i, i * 7 % 5003, i);
    assert_true(check_both_ways(&scratch, akt_buffer_text(&text)));
    akt_buffer_dispose(&text);
    akt_scratch_remove(&scratch);
}

static void test_edgelist__a_nul_is_a_fault_of_the_encoding(void **state)
{
    (void)state;
    static const char text[] = "from,to\na,b\na,\0b\n";
    akt_scratch scratch = akt_scratch_new();
    akt_dataset *dataset;
    akt_diagnostics faults;
    size_t count;
    akt_diagnostics_init(&faults);
    akt_scratch_write(&scratch, "x.edges", text, sizeof text - 1);
    assert_int_equal(akt_load(&dataset, akt_scratch_path(&scratch, "x.edges"), NULL, &faults, NULL),
                     AKT_EDATA);
    assert_int_equal(akt_diagnostics_items(&faults, &count)->fault, AKT_FAULT_ENCODING);
    akt_diagnostics_dispose(&faults);
    akt_scratch_remove(&scratch);
}

static void test_edgelist__a_plain_list_survives_the_lack_of_any_allocation(void **state)
{
    (void)state;
    static const char *const texts[] = {"from,to,amount\na,b,3\nb,c,4\n", "a b 3\nb c 4\n"};
    akt_scratch scratch = akt_scratch_new();
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        akt_scratch_write(&scratch, "x.edges", texts[i], strlen(texts[i]));
        assert_true(is_read_plainly(&scratch));
        akt_sweep(akt_scratch_load_only, akt_scratch_path(&scratch, "x.edges"), 20);
    }
    akt_scratch_remove(&scratch);
}

/* Who prints only errors is spared the rest, which for a list without sources is one a record. */
static void test_edgelist__warnings_that_nobody_wants_are_not_kept(void **state)
{
    (void)state;
    akt_scratch scratch = akt_scratch_new();
    akt_dataset *dataset;
    akt_diagnostics faults;
    akt_diagnostics_init(&faults);
    faults.least = AKT_LEVEL_ERROR;
    akt_scratch_write(&scratch, "x.edges", "a b\nb c\n", 8);
    assert_int_equal(akt_load(&dataset, akt_scratch_path(&scratch, "x.edges"), NULL, &faults, NULL),
                     AKT_OK);
    assert_int_equal(faults.list.count, 0);
    akt_dataset_free(dataset);
    akt_diagnostics_dispose(&faults);
    akt_scratch_remove(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_edgelist__both_ways_come_to_the_same),
        cmocka_unit_test(test_edgelist__plain_lists_go_the_quick_way),
        cmocka_unit_test(test_edgelist__many_ids_stay_apart),
        cmocka_unit_test(test_edgelist__a_nul_is_a_fault_of_the_encoding),
        cmocka_unit_test(test_edgelist__a_plain_list_survives_the_lack_of_any_allocation),
        cmocka_unit_test(test_edgelist__warnings_that_nobody_wants_are_not_kept),
    };
    return cmocka_run_group_tests_name("input_edgelist", tests, NULL, NULL);
}
