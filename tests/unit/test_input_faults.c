#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/scratch.h"
#include "words/fault_words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Every fault of parse/faults.def, provoked, with its place. A row holds a file's text in which an
 * '@' stands before each place that must be told (and is taken out), and the codes and pointers
 * that must be told there, in order, one a line. */

#define ABOUT "{\"dataset\": {\"title\": \"T\", \"date\": 2016},\n"
#define SOURCE "\"sources\": [{\"id\": \"s\", \"title\": \"S\"}],\n"
#define ACTOR(id) "{\"id\": \"" id "\", \"name\": \"A\", \"kind\": \"agency\"}"
#define ACTORS "\"actors\": [" ACTOR("a") ", " ACTOR("b") "],\n"
#define FLOW(id) "{\"id\": \"" id "\", \"from\": \"a\", \"to\": \"b\""
#define START ABOUT SOURCE ACTORS
#define TEN "[[[[[[[[[["
#define TEN_STEPS "/0/0/0/0/0/0/0/0/0/0"

static const struct {
    const char *text;
    const char *told;
} rows[] = {
    /* the whole file */
    {"@", "empty-file -\n"},
    {"@[]", "not-object -\n"},
    {"\n @7", "not-object -\n"},
    {"{\"a\": \"\xC3\xA6@\xFF\"}", "invalid-utf8 -\n"},
    {"{\"a\": [1, @}", "json-syntax /a/1\n"},
    {"{\"a\": [1, {}@", "json-end /a/1\n"},
    {"{}\n\n@{}", "json-trailing -\n"},
    {"{\"a\": \"x@\ty\"}", "json-control /a\n"},
    {"{\"a\": \"x@\\qy\"}", "json-escape /a\n"},
    {"{\"a\": " TEN TEN TEN TEN TEN TEN TEN TEN TEN "[[[[[[[[[@[",
     "json-depth /a" TEN_STEPS TEN_STEPS TEN_STEPS TEN_STEPS TEN_STEPS TEN_STEPS TEN_STEPS TEN_STEPS
         TEN_STEPS "/0/0/0/0/0/0/0/0/0\n"},
    {"{\"a\": 1,\n  @\"\\u0061\": 2}", "duplicate-key /a\n"},

    /* the outermost members */
    {ABOUT "@\"acters\": []}", "unknown-table -\n"},
    {ABOUT "\"actors\": @{}}", "wrong-type -\n"},
    {"{\"dataset\": @7}", "no-dataset -\nwrong-type -\n"},
    {ABOUT "\"taxonomy\": @[]}", "wrong-type -\n"},
    {ABOUT "\"taxonomy\": {@\"role\": [], \"areas\": @1}}", "unknown-table -\nwrong-type -\n"},
    {ABOUT "\"taxonomy\": {\"areas\": [@{\"id\": \"x\", \"colour\": @1}, @7]}}",
     "missing-field /taxonomy/areas/0\nunknown-field /taxonomy/areas/0/colour\n"
     "wrong-type /taxonomy/areas/1\n"},
    {ABOUT "\"taxonomy\": {\"tie_kinds\": [{\"id\": \"x\", \"name\": \"X\",\n"
           "\"layer\": @\"fundng\", \"directed\": @1}]}}",
     "unknown-code /taxonomy/tie_kinds/0/layer\nwrong-type /taxonomy/tie_kinds/0/directed\n"},
    {"{\"dataset\": @{\"date\": @\"2016-13\", \"draft\": @\"no\"}}",
     "missing-field /dataset\nbad-date /dataset/date\nwrong-type /dataset/draft\n"},

    /* fields */
    {ABOUT "\"actors\": [\n@{\"id\": \"a\", \"nam\": @\"A\"}]}",
     "missing-field /actors/0\nmissing-field /actors/0\nunknown-field /actors/0/nam\n"},
    {ABOUT "\"actors\": [@{}, @[], @\"a\"]}",
     "missing-field /actors/0\nmissing-field /actors/0\nmissing-field /actors/0\n"
     "wrong-type /actors/1\nwrong-type /actors/2\n"},
    {ABOUT "\"actors\": [@{\"id\": null, \"name\": null, \"kind\": null, \"url\": null}]}",
     "missing-field /actors/0\nmissing-field /actors/0\nmissing-field /actors/0\n"},
    {ABOUT "\"actors\": [{\"id\": @7, \"name\": @7, \"kind\": @7, \"url\": @7}]}",
     "wrong-type /actors/0/id\nwrong-type /actors/0/name\nwrong-type /actors/0/kind\n"
     "wrong-type /actors/0/url\n"},
    {ABOUT "\"actors\": [{\"id\": @\"A b\", \"name\": @\"\", \"kind\": @\"agencey\"}]}",
     "bad-id /actors/0/id\nempty-text /actors/0/name\nunknown-code /actors/0/kind\n"},
    {ABOUT "\"actors\": [{\"id\": \"a\", \"kind\": \"agency\",\n"
           "  \"name\": {\"nb\": \"æ\", \"no/\": @\"x\", \"en\": @7, \"nn\": @\"\"}}]}",
     "wrong-type /actors/0/name/no~1\nwrong-type /actors/0/name/en\n"
     "empty-text /actors/0/name/nn\n"},
    {ABOUT "\"actors\": [{\"id\": \"a\", \"kind\": \"agency\", \"name\": @{},\n"
           "\"aliases\": @\"x\", \"former_ids\": [@7, @\"\", @\"Æ\"]}]}",
     "empty-text /actors/0/name\nwrong-type /actors/0/aliases\n"
     "wrong-type /actors/0/former_ids/0\n"
     "empty-text /actors/0/former_ids/1\nbad-id /actors/0/former_ids/2\n"},
    {ABOUT "\"actors\": [{\"id\": \"a\", \"kind\": \"agency\", \"name\": \"A\",\n"
           "\"audiences\": @\"schools\", \"instruments\": [\"tools\", @\"tool\", @1],\n"
           "\"driver\": @\"\", \"orgnr\": @\"923609017\"}]}",
     "wrong-type /actors/0/audiences\nunknown-code /actors/0/instruments/1\n"
     "wrong-type /actors/0/instruments/2\nunknown-code /actors/0/driver\n"
     "bad-orgnr /actors/0/orgnr\n"},
    {ABOUT "\"actors\": [{\"id\": \"a\", \"kind\": \"agency\", \"name\": \"A\",\n"
           "\"a/b\": @1, \"~\": @2, \"extra\": @[]}]}",
     "unknown-field /actors/0/a~1b\nunknown-field /actors/0/~0\nwrong-type /actors/0/extra\n"},
    {ABOUT "\"actors\": [{\"id\": \"a\", \"kind\": \"agency\", \"name\": \"A\",\n"
           "\"from\": \"2016-05\", \"to\": @2015, \"extra\": {\"any\": [1]}}]}",
     "date-order /actors/0/to\n"},

    /* ids and references */
    {ABOUT "\"actors\": [" ACTOR(
         "a") ",\n{\"id\": @\"a\", \"name\": \"A\", \"kind\": \"agency\"}],\n"
              "\"forums\": [{\"id\": @\"a\", \"name\": \"F\"}], \"needs\": [{\"id\": \"a\", "
              "\"name\": \"N\"}]}",
     "duplicate-id /actors/1/id\nduplicate-id /forums/0/id\n"},
    {START "\"programmes\": [{\"id\": \"p\", \"name\": \"P\", \"kind\": \"scheme\",\n"
           "\"owners\": [\"a\", @\"c\", @7], \"partners\": @\"a\"}]}",
     "unknown-id /programmes/0/owners/1\nwrong-type /programmes/0/owners/2\n"
     "wrong-type /programmes/0/partners\n"},
    {START "\"programmes\": [{\"id\": \"p\", \"name\": \"P\", \"kind\": \"scheme\"}],\n"
           "\"flows\": [" FLOW("f") ", \"via\": @\"a\"}, " FLOW("g") ", \"via\": @[]}]}",
     "wrong-table /flows/0/via\nwrong-type /flows/1/via\n"},
    {START "\"ties\": [{\"from\": \"a\", \"to\": @\"x\", \"kind\": \"owns\",\n"
           "\"sources\": [{\"ref\": \"s\"}, @{\"ref\": \"t\"}, @{\"at\": \"1\"}, @\"s\", \n"
           "@{\"ref\": \"s\", \"page\": 1}, @{\"ref\": \"s\", \"at\": 1}]}]}",
     "unknown-id /ties/0/to\nunknown-id /ties/0/sources/1\nwrong-type /ties/0/sources/2\n"
     "wrong-type /ties/0/sources/3\nwrong-type /ties/0/sources/4\nwrong-type /ties/0/sources/5\n"},
    {START "\"ties\": [{\"from\": \"a\", \"to\": \"b\", \"kind\": \"owns\", \"sources\": @{}}]}",
     "wrong-type /ties/0/sources\n"},
    {ABOUT "\"indicators\": [{\"id\": \"i\", \"name\": \"I\", \"value\": @\"7\", \"n\": @0,\n"
           "\"year\": @\"2016-01\", \"comparable_with\": [\"i\", @\"j\"]}]}",
     "wrong-type /indicators/0/value\nnot-whole /indicators/0/n\nbad-date /indicators/0/year\n"
     "unknown-id /indicators/0/comparable_with/1\n"},

    /* numbers and dates */
    {START "\"ties\": [{\"from\": \"a\", \"to\": \"b\", \"kind\": \"owns\", \"share\": @1.01,\n"
           "\"from_year\": @\"16\", \"to_year\": @true, \"confidence\": @-0.1}]}",
     "share-range /ties/0/share\nbad-date /ties/0/from_year\nwrong-type /ties/0/to_year\n"
     "share-range /ties/0/confidence\n"},
    {START "\"flows\": [" FLOW("f") ", \"amount\": @-1, \"amount_min\": @0.5,\n"
                                    "\"amount_max\": @9007199254740992}, " FLOW(
                                        "g") ", \"amount\": @\"1\"}]}",
     "negative-amount /flows/0/amount\namount-fraction /flows/0/amount_min\n"
     "amount-too-large /flows/0/amount_max\nwrong-type /flows/1/amount\n"},
    {START "\"flows\": [" FLOW("f") ", \"amount_min\": @2, \"amount_max\": 1},\n" FLOW(
         "g") ", \"amount\": 0, \"missing\": @\"unknown\"}]}",
     "amount-range /flows/0/amount_min\namount-and-missing /flows/1/missing\n"},

    /* circles and chains */
    {ABOUT "\"actors\": [" ACTOR(
         "a") ",\n"
              "{\"id\": \"b\", \"name\": \"A\", \"kind\": \"unit\", \"parent\": @\"d\"},\n"
              "{\"id\": \"c\", \"name\": \"A\", \"kind\": \"unit\", \"parent\": \"b\"},\n"
              "{\"id\": \"d\", \"name\": \"A\", \"kind\": \"unit\", \"parent\": \"c\"},\n"
              "{\"id\": \"e\", \"name\": \"A\", \"kind\": \"unit\", \"parent\": \"d\"},\n"
              "{\"id\": \"f\", \"name\": \"A\", \"kind\": \"unit\", \"parent\": @\"f\"}]}",
     "parent-cycle /actors/1/parent\nparent-cycle /actors/5/parent\n"},
    {START "\"flows\": [" FLOW(
         "f") ", \"continues\": @\"g\"},\n"
              "{\"id\": \"g\", \"from\": \"b\", \"to\": \"a\", \"continues\": [\"f\"]}]}",
     "continues-cycle /flows/0/continues\n"},
    {START "\"flows\": [" FLOW("f") "}, " FLOW("g") ", \"continues\": @\"f\"},\n" FLOW(
         "h") ", \"continues\": @7}, " FLOW("i") ", \"continues\": @[@{\"flow\": \"f\"}, "
                                                 "{\"flow\": \"f\", \"amount\": 1}, @\"x\"]}]}",
     "continues-ends /flows/1/continues\nwrong-type /flows/2/continues\n"
     "continues-ends /flows/3/continues\nwrong-type /flows/3/continues/0\n"
     "unknown-id /flows/3/continues/2\n"},

    /* warnings */
    {START "\"ties\": [@{\"from\": \"a\", \"to\": \"a\", \"kind\": \"owns\"}]}",
     "self-tie /ties/0\n"},
    {ABOUT "\"actors\": [{\"id\": \"a\", \"kind\": \"agency\", \"name\": @\"x\\u001ay\\n\",\n"
           "\"short\": @\"x\\ny\", \"description\": @\"\\u0007\", \"note\": \"x\\ny\"}]}",
     "control-character /actors/0/name\ncontrol-character /actors/0/short\n"
     "control-character /actors/0/description\n"},
};

static bool provoked[AKT_FAULT_COUNT];

/* Told for very many records; tests of their own. */
static bool is_usual(akt_fault fault)
{
    return fault == AKT_FAULT_NO_SOURCE || fault == AKT_FAULT_LANGUAGES;
}

/* text without its '@', and the places where they stood. */
static size_t take_out(const char *text, char *plain, size_t lines[], size_t columns[])
{
    size_t count = 0, line = 1, column = 1;
    for (; *text; text++) {
        if (*text == '@') {
            lines[count] = line;
            columns[count++] = column;
            continue;
        }
        *plain++ = *text;
        if (*text == '\n') {
            line++;
            column = 1;
        } else if ((*text & 0xC0) != 0x80) {
            column++;
        }
    }
    *plain = '\0';
    return count;
}

/* What these sentences quote may itself be empty, or a colon. */
static bool quotes_anything(akt_fault fault)
{
    return fault == AKT_FAULT_JSON_SYNTAX || fault == AKT_FAULT_UNKNOWN_CODE ||
           fault == AKT_FAULT_BAD_ID;
}

/* A sentence that lacks a word would show empty quotes, or end too early. */
static void assert_sentence(const akt_diagnostic *fault)
{
    for (int lang = 0; lang < AKT_LANG_COUNT && !quotes_anything(fault->fault); lang++) {
        akt_buffer out = AKT_BUFFER_INIT;
        akt_fault_words(&out, fault, (akt_lang)lang);
        const char *text = akt_buffer_text(&out);
        if (strstr(text, "«»") || strstr(text, "\"\"") || strstr(text, ": ;") ||
            strchr(" :", text[out.size - 1]))
            fail_msg("%s: %s", akt_fault_code(fault->fault), text);
        akt_buffer_dispose(&out);
    }
}

static void describe(const akt_diagnostics *faults, akt_buffer *out)
{
    size_t count;
    const akt_diagnostic *items = akt_diagnostics_items(faults, &count);
    for (size_t i = 0; i < count; i++) {
        provoked[items[i].fault] = true;
        if (is_usual(items[i].fault))
            continue;
        assert_sentence(&items[i]);
        akt_buffer_format(out, "%s %s\n", akt_fault_code(items[i].fault),
                          items[i].pointer ? items[i].pointer : "-");
    }
}

/* Every place that is told is marked, and every mark is told. */
static void assert_places(const akt_diagnostics *faults, const char *text, const size_t lines[],
                          const size_t columns[], size_t marks)
{
    size_t count, last = 0, seen = 0;
    const akt_diagnostic *items = akt_diagnostics_items(faults, &count);
    for (size_t i = 0; i < count; i++) {
        if (is_usual(items[i].fault) || items[i].line == 0)
            continue;
        size_t m = 0;
        while (m < marks && (lines[m] != items[i].line || columns[m] != items[i].column))
            m++;
        if (m == marks)
            fail_msg("%s\n%s is told at %zu:%zu", text, akt_fault_code(items[i].fault),
                     items[i].line, items[i].column);
        seen += seen == 0 || m != last;
        last = m;
    }
    if (seen != marks)
        fail_msg("%s\n%zu places are told, not %zu", text, seen, marks);
}

static void test_faults__each_is_told_where_it_stands_with_all_the_others(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char plain[2048];
        size_t lines[16], columns[16];
        akt_dataset *dataset;
        akt_diagnostics faults;
        size_t marks = take_out(rows[i].text, plain, lines, columns);
        akt_status status = akt_scratch_load(plain, &dataset, &faults);
        akt_buffer told = AKT_BUFFER_INIT;
        describe(&faults, &told);
        if (strcmp(akt_buffer_text(&told), rows[i].told) != 0)
            fail_msg("%s\ntold:\n%s", rows[i].text, akt_buffer_text(&told));
        assert_places(&faults, rows[i].text, lines, columns, marks);
        assert_int_equal(status, akt_diagnostics_has_errors(&faults) ? AKT_EDATA : AKT_OK);
        assert_int_equal(dataset == NULL, status != AKT_OK);
        akt_buffer_dispose(&told);
        akt_diagnostics_dispose(&faults);
        akt_dataset_free(dataset);
    }
}

static void test_faults__a_folder_without_datasets_and_unknown_files_are_told(void **state)
{
    (void)state;
    akt_scratch scratch = akt_scratch_new();
    akt_dataset *dataset;
    akt_diagnostics faults;
    akt_scratch_write(&scratch, "manifest.json", "{}", 2);
    akt_scratch_write(&scratch, "data.bin", "a;b", 3);
    for (int i = 0; i < 2; i++) {
        const char *path = i == 0 ? scratch.folder : akt_scratch_path(&scratch, "data.bin");
        akt_buffer told = AKT_BUFFER_INIT;
        akt_diagnostics_init(&faults);
        assert_int_equal(akt_load(&dataset, path, NULL, &faults, NULL), AKT_EDATA);
        assert_null(dataset);
        describe(&faults, &told);
        assert_string_equal(akt_buffer_text(&told),
                            i == 0 ? "no-tables -\n" : "unknown-format -\n");
        akt_buffer_dispose(&told);
        akt_diagnostics_dispose(&faults);
    }
    akt_scratch_remove(&scratch);
}

static void test_faults__a_second_dataset_names_the_file_of_the_first(void **state)
{
    static const char text[] = "{\n \"dataset\": {\"title\": \"T\", \"date\": 2016}}";
    (void)state;
    akt_scratch scratch = akt_scratch_new();
    akt_dataset *dataset;
    akt_diagnostics faults;
    akt_scratch_write(&scratch, "b.json", text, strlen(text));
    akt_scratch_write(&scratch, "a.json", text, strlen(text));
    akt_diagnostics_init(&faults);
    assert_int_equal(akt_load(&dataset, scratch.folder, NULL, &faults, NULL), AKT_EDATA);
    size_t count;
    const akt_diagnostic *fault = akt_diagnostics_items(&faults, &count);
    assert_int_equal(count, 1);
    assert_int_equal(fault->fault, AKT_FAULT_SECOND_DATASET);
    assert_string_equal(fault->file, akt_scratch_path(&scratch, "b.json"));
    assert_string_equal(fault->args[0], akt_scratch_path(&scratch, "a.json"));
    assert_int_equal(fault->line, 2);
    assert_int_equal(fault->column, 13);
    assert_string_equal(fault->pointer, "/dataset");
    provoked[AKT_FAULT_SECOND_DATASET] = true;
    akt_diagnostics_dispose(&faults);
    akt_scratch_remove(&scratch);
}

static void test_faults__an_id_that_is_taken_names_where_it_was_given(void **state)
{
    (void)state;
    akt_dataset *dataset;
    akt_diagnostics faults;
    akt_scratch_load(ABOUT "\"actors\": [" ACTOR("a") ",\n  " ACTOR("a") "]}", &dataset, &faults);
    size_t count;
    const akt_diagnostic *fault = akt_diagnostics_items(&faults, &count);
    while (fault->fault != AKT_FAULT_DUPLICATE_ID)
        fault++;
    assert_string_equal(fault->args[0], "a");
    assert_non_null(strstr(fault->args[1], "/data.json:2:12"));
    akt_diagnostics_dispose(&faults);
}

static void test_faults__names_longer_than_two_hundred_characters_are_warned_of(void **state)
{
    (void)state;
    for (size_t length = 200; length <= 201; length++) {
        char name[410] = "", text[700];
        akt_dataset *dataset;
        akt_diagnostics faults;
        for (size_t i = 0; i < length; i++)
            memcpy(name + 2 * i, "å", 3);
        snprintf(text, sizeof text, ABOUT "\"forums\": [{\"id\": \"f\", \"name\": \"%s\"}]}", name);
        assert_int_equal(akt_scratch_load(text, &dataset, &faults), AKT_OK);
        akt_buffer told = AKT_BUFFER_INIT;
        describe(&faults, &told);
        assert_string_equal(akt_buffer_text(&told),
                            length > 200 ? "long-name /forums/0/name\n" : "");
        akt_buffer_dispose(&told);
        akt_diagnostics_dispose(&faults);
        akt_dataset_free(dataset);
    }
}

static void
test_faults__facts_without_a_source_and_names_without_a_language_are_counted(void **state)
{
    static const char text[] = START "\"forums\": [{\"id\": \"f\", \"name\": {\"nb\": \"F\"}, "
                                     "\"sources\": [{\"ref\": \"s\"}]}]}";
    (void)state;
    akt_dataset *dataset;
    akt_diagnostics faults;
    size_t count, unsourced = 0;
    assert_int_equal(akt_scratch_load(text, &dataset, &faults), AKT_OK);
    const akt_diagnostic *items = akt_diagnostics_items(&faults, &count);
    assert_int_equal(count, 4);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(items[i].fault, AKT_FAULT_LANGUAGES);
        assert_string_equal(items[i].args[0], i == 0 ? "nn" : "en");
        assert_string_equal(items[i].args[1], "1");
        assert_string_equal(items[i].args[2], "3");
    }
    for (size_t i = 2; i < count; i++)
        unsourced += items[i].fault == AKT_FAULT_NO_SOURCE && items[i].line == 3;
    assert_int_equal(unsourced, 2);
    akt_diagnostics_dispose(&faults);
    akt_dataset_free(dataset);
}

static void test_faults__a_file_with_a_fault_of_syntax_does_not_make_its_ids_unknown(void **state)
{
    static const char good[] =
        ABOUT "\"ties\": [{\"from\": \"a\", \"to\": \"b\", \"kind\": \"owns\"}]}";
    (void)state;
    akt_scratch scratch = akt_scratch_new();
    akt_dataset *dataset;
    akt_diagnostics faults;
    akt_buffer told = AKT_BUFFER_INIT;
    akt_scratch_write(&scratch, "actors.json", "{\"actors\": [}", 13);
    akt_scratch_write(&scratch, "broken.json", "{\"flows\" []}", 12);
    akt_scratch_write(&scratch, "ties.json", good, strlen(good));
    akt_diagnostics_init(&faults);
    assert_int_equal(akt_load(&dataset, scratch.folder, NULL, &faults, NULL), AKT_EDATA);
    describe(&faults, &told);
    assert_string_equal(akt_buffer_text(&told), "json-syntax /actors/0\njson-syntax /flows\n");
    akt_buffer_dispose(&told);
    akt_diagnostics_dispose(&faults);
    akt_scratch_remove(&scratch);
}

static void test_faults__a_line_says_which_table_it_is_of(void **state)
{
    static const char text[] = "{\"id\": \"a\"}\n{\"table\": \"actor\"}\n";
    (void)state;
    akt_scratch scratch = akt_scratch_new();
    akt_dataset *dataset;
    akt_diagnostics faults;
    akt_buffer told = AKT_BUFFER_INIT;
    akt_scratch_write(&scratch, "x.ndjson", text, strlen(text));
    akt_diagnostics_init(&faults);
    assert_int_equal(
        akt_load(&dataset, akt_scratch_path(&scratch, "x.ndjson"), NULL, &faults, NULL), AKT_EDATA);
    describe(&faults, &told);
    assert_string_equal(akt_buffer_text(&told), "no-table -\nunknown-table -\n");
    akt_buffer_dispose(&told);
    akt_diagnostics_dispose(&faults);
    akt_scratch_remove(&scratch);
}

/* Twenty thousand faults on one long line. */
static void test_faults__very_many_are_told_quickly(void **state)
{
    enum { COUNT = 20000 };
    (void)state;
    akt_dataset *dataset;
    akt_diagnostics faults;
    char *text = malloc(COUNT * 120 + 200);
    size_t size = (size_t)sprintf(text, ABOUT "\"actors\": [");
    for (int i = 0; i < COUNT; i++)
        size += (size_t)sprintf(text + size,
                                "%s{\"id\":\"actor-%d\",\"name\":\"A\",\"kind\":\"unit\","
                                "\"parent\":\"aktor-%d\"}",
                                i ? "," : "", i, i);
    sprintf(text + size, "]}");
    clock_t start = clock();
    assert_int_equal(akt_scratch_load(text, &dataset, &faults), AKT_EDATA);
    assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 20);
    assert_int_equal(faults.counts[AKT_LEVEL_ERROR], COUNT);
    assert_int_equal(faults.counts[AKT_LEVEL_WARNING], COUNT);
    akt_diagnostics_dispose(&faults);
    free(text);
}

static bool is_told_elsewhere(akt_fault fault)
{
    return (fault >= AKT_FAULT_UNKNOWN_STEP && fault <= AKT_FAULT_NO_SUCH_PART) ||
           (fault >= AKT_FAULT_ENCODING && fault <= AKT_FAULT_SHEET_PASSED_OVER) ||
           (fault >= AKT_FAULT_MAP_WORD && fault <= AKT_FAULT_MAP_OPEN) ||
           (fault >= AKT_FAULT_REVIEW_NO_FACT && fault <= AKT_FAULT_REVIEW_NO_SHEET) ||
           (fault >= AKT_FAULT_NOT_GRAPH && fault <= AKT_FAULT_NO_DATE) ||
           (fault >= AKT_FAULT_NO_COSTS && fault <= AKT_FAULT_COST_RANGE);
}

/* Runs last. Faults of scripts are provoked in test_scenario_step_faults, those of sheets in
 * test_parse_csv, test_parse_xlsx and test_scenario_sheet, those of costs in test_input_role_costs,
 * those of diagrams in test_diagram_definition, those of sheets that came back in
 * test_export_review, those of graphs in test_input_graphs, those of datasets as sheets in
 * test_input_sheets, those of registers and 360Giving in test_input_map, test_input_guess and
 * test_input_360giving. */
static void test_faults__none_is_left_out_here(void **state)
{
    (void)state;
    for (int f = 0; f < AKT_FAULT_COUNT; f++)
        if (!provoked[f] && !is_told_elsewhere((akt_fault)f))
            fail_msg("%s (%d) is never told", akt_fault_code((akt_fault)f), f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_faults__each_is_told_where_it_stands_with_all_the_others),
        cmocka_unit_test(test_faults__a_folder_without_datasets_and_unknown_files_are_told),
        cmocka_unit_test(test_faults__a_second_dataset_names_the_file_of_the_first),
        cmocka_unit_test(test_faults__an_id_that_is_taken_names_where_it_was_given),
        cmocka_unit_test(test_faults__names_longer_than_two_hundred_characters_are_warned_of),
        cmocka_unit_test(
            test_faults__facts_without_a_source_and_names_without_a_language_are_counted),
        cmocka_unit_test(test_faults__a_file_with_a_fault_of_syntax_does_not_make_its_ids_unknown),
        cmocka_unit_test(test_faults__a_line_says_which_table_it_is_of),
        cmocka_unit_test(test_faults__very_many_are_told_quickly),
        cmocka_unit_test(test_faults__none_is_left_out_here),
    };
    return cmocka_run_group_tests_name("input_faults", tests, NULL, NULL);
}
