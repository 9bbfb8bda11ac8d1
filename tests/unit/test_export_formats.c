#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "export/format.h"
#include "parse/csv.h"
#include "parse/json.h"
#include "parse/xml.h"
#include "support/count_of.h"
#include "support/random_dataset.h"
#include "support/sweep.h"
#include "support/what_if.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define INJECTION AKT_FIXTURES "/export/injection.json"
#define EXAMPLE AKT_DATA "/eksempel"

static void make(akt_export *out, const akt_dataset *dataset, akt_export_format format)
{
    const akt_export_options how = {.lang = AKT_LANG_NB};
    akt_error err = {0};
    if (akt_export_make(out, dataset, format, &how, &err) != AKT_OK)
        fail_msg("%s: %s", akt_export_format_name(format), err.message);
}

static const akt_export_file *file_of(const akt_export *made, const char *name)
{
    const akt_export_file *files = made->files.items;
    for (size_t i = 0; i < made->files.count; i++)
        if (strcmp(files[i].name, name) == 0)
            return &files[i];
    fail_msg("no file %s", name);
    return NULL;
}

static const char *first_text(const akt_export *made)
{
    return akt_buffer_text(&((const akt_export_file *)made->files.items)[0].bytes);
}

/* What needs no program beside ours and is no workbook. */
static bool is_plain(akt_export_format format)
{
    return format != AKT_EXPORT_DOT && format != AKT_EXPORT_REVIEW &&
           !akt_export_format_is_binary(format);
}

static void assert_same_files(const akt_export *a, const akt_export *b)
{
    const akt_export_file *x = a->files.items, *y = b->files.items;
    assert_int_equal(a->files.count, b->files.count);
    for (size_t i = 0; i < a->files.count; i++) {
        assert_string_equal(x[i].name, y[i].name);
        assert_int_equal(x[i].bytes.size, y[i].bytes.size);
        assert_memory_equal(akt_buffer_text(&x[i].bytes), akt_buffer_text(&y[i].bytes),
                            x[i].bytes.size);
    }
}

static void test_formats__the_same_dataset_is_the_same_bytes(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_what_if_load(EXAMPLE);
    for (int f = 0; f < AKT_EXPORT_FORMAT_COUNT; f++) {
        akt_export first, again;
        if (!is_plain((akt_export_format)f))
            continue;
        make(&first, dataset, (akt_export_format)f);
        make(&again, dataset, (akt_export_format)f);
        assert_same_files(&first, &again);
        assert_true(((const akt_export_file *)first.files.items)[0].bytes.size > 0);
        akt_export_dispose(&first);
        akt_export_dispose(&again);
    }
    akt_dataset_free(dataset);
}

/* Every file is sound UTF-8 without control characters but those that divide lines. */
static void test_formats__no_control_character_comes_through(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_what_if_load(INJECTION);
    for (int f = 0; f < AKT_EXPORT_FORMAT_COUNT; f++) {
        akt_export made;
        if (!is_plain((akt_export_format)f))
            continue;
        make(&made, dataset, (akt_export_format)f);
        const akt_export_file *files = made.files.items;
        for (size_t i = 0; i < made.files.count; i++)
            for (size_t at = 0; at < files[i].bytes.size;) {
                uint32_t code = akt_utf8_next(files[i].bytes.text, files[i].bytes.size, &at);
                assert_true(code != AKT_UTF8_BAD);
                assert_true(code >= ' ' || code == '\n' || code == '\r' || code == '\t');
            }
        akt_export_dispose(&made);
    }
    akt_dataset_free(dataset);
}

static void assert_json(const akt_export *made)
{
    const akt_export_file *files = made->files.items;
    const akt_text_file file = {.name = files[0].name,
                                .text = akt_buffer_text(&files[0].bytes),
                                .size = files[0].bytes.size};
    akt_diagnostics faults;
    akt_diagnostics_init(&faults);
    assert_int_equal(akt_json_check(&file, &faults), AKT_OK);
    akt_diagnostics_dispose(&faults);
}

static void test_formats__json_is_json(void **state)
{
    static const akt_export_format formats[] = {AKT_EXPORT_KUMU, AKT_EXPORT_CYTOSCAPE,
                                                AKT_EXPORT_NODELINK, AKT_EXPORT_360GIVING,
                                                AKT_EXPORT_JSONLD};
    (void)state;
    akt_dataset *datasets[] = {akt_what_if_load(INJECTION), akt_what_if_load(EXAMPLE)};
    for (size_t d = 0; d < 2; d++) {
        for (size_t f = 0; f < sizeof formats / sizeof *formats; f++) {
            akt_export made;
            make(&made, datasets[d], formats[f]);
            assert_json(&made);
            akt_export_dispose(&made);
        }
        akt_dataset_free(datasets[d]);
    }
}

/* Elements of one name in a document that is read to its end. */
static size_t count_elements(const char *text, const char *name)
{
    bool no_library;
    size_t count = 0;
    akt_xml *xml = akt_xml_new(text, strlen(text), &no_library);
    assert_non_null(xml);
    akt_xml_event event;
    while ((event = akt_xml_next(xml)) != AKT_XML_DONE) {
        assert_true(event != AKT_XML_FAULT && event != AKT_XML_NO_MEMORY);
        count += event == AKT_XML_START && strcmp(akt_xml_name(xml), name) == 0;
    }
    akt_xml_free(xml);
    return count;
}

static size_t count_parties(const akt_dataset *dataset)
{
    return akt_dataset_count(dataset, AKT_TABLE_ACTORS) +
           akt_dataset_count(dataset, AKT_TABLE_PROGRAMMES) +
           akt_dataset_count(dataset, AKT_TABLE_FORUMS);
}

static void test_formats__xml_is_sound_whatever_names_hold(void **state)
{
    static const akt_export_format formats[] = {AKT_EXPORT_GRAPHML, AKT_EXPORT_GEXF};
    (void)state;
    akt_dataset *dataset = akt_what_if_load(INJECTION);
    for (size_t f = 0; f < 2; f++) {
        akt_export made;
        make(&made, dataset, formats[f]);
        assert_int_equal(count_elements(first_text(&made), "node"), count_parties(dataset));
        assert_int_equal(count_elements(first_text(&made), "script"), 0);
        akt_export_dispose(&made);
    }
    akt_dataset_free(dataset);
}

static void test_formats__no_key_of_graphml_is_one_that_gephi_takes_for_a_label(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_what_if_load(EXAMPLE);
    akt_export made;
    make(&made, dataset, AKT_EXPORT_GRAPHML);
    assert_int_equal(count_of(first_text(&made), "\"d3\""), 0);
    assert_int_equal(count_of(first_text(&made), "\"d7\""), 0);
    assert_true(count_of(first_text(&made), "<key id=\"node-label\"") == 1);
    akt_export_dispose(&made);
    akt_dataset_free(dataset);
}

static void test_formats__positions_are_refused_where_there_is_no_room(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_what_if_load(EXAMPLE);
    const akt_export_options how = {.positions = true};
    const akt_export_options old = {.gexf_1_2 = true};
    akt_export made;
    assert_int_equal(akt_export_make(&made, dataset, AKT_EXPORT_KUMU, &how, NULL), AKT_EINVAL);
    akt_export_dispose(&made);
    assert_int_equal(akt_export_make(&made, dataset, AKT_EXPORT_PAJEK, &old, NULL), AKT_EINVAL);
    akt_export_dispose(&made);
    akt_dataset_free(dataset);
}

/* A table of csv: texts by row and column, NULL where a cell is empty. */
typedef struct table {
    akt_pool *pool;
    const char **cells;
    size_t rows, columns;
} table;

static table read_table(const akt_export_file *made)
{
    akt_text_file file = {.name = made->name,
                          .text = made->bytes.text,
                          .size = made->bytes.size,
                          .bytes = made->bytes.text,
                          .byte_count = made->bytes.size};
    akt_diagnostics faults;
    akt_grid grid = AKT_GRID_OF(made->name);
    table out = {akt_pool_new(), NULL, 0, 0};
    akt_diagnostics_init(&faults);
    assert_int_equal(akt_csv_read(&grid, &file, out.pool, &faults, NULL), AKT_OK);
    const akt_grid_cell *cells = grid.cells.items;
    for (size_t i = 0; i < grid.cells.count; i++) {
        out.rows = cells[i].row > out.rows ? cells[i].row : out.rows;
        out.columns = cells[i].row == 1 ? cells[i].column : out.columns;
        assert_true(cells[i].column <= out.columns);
    }
    out.cells = akt_pool_get(out.pool, out.rows * out.columns * sizeof *out.cells);
    for (size_t i = 0; i < grid.cells.count; i++)
        out.cells[(cells[i].row - 1) * out.columns + cells[i].column - 1] = cells[i].text;
    akt_grid_dispose(&grid);
    akt_diagnostics_dispose(&faults);
    return out;
}

static bool is_in_column(const table *t, size_t column, const char *value)
{
    for (size_t r = 1; r < t->rows; r++)
        if (strcmp(t->cells[r * t->columns + column], value) == 0)
            return true;
    return false;
}

/* Ids are there and differ, and every edge is from one to another. */
static void assert_tables(const akt_export *made, const akt_dataset *dataset, const char *nodes,
                          const char *edges)
{
    table n = read_table(file_of(made, nodes)), e = read_table(file_of(made, edges));
    assert_int_equal(n.rows, count_parties(dataset) + 1);
    for (size_t r = 1; r < n.rows; r++) {
        const char *id = n.cells[r * n.columns];
        assert_non_null(id);
        assert_true(akt_ref_is_set(akt_dataset_find_party(dataset, id)));
    }
    for (size_t r = 1; r < e.rows; r++) {
        assert_true(is_in_column(&n, 0, e.cells[r * e.columns]));
        assert_true(is_in_column(&n, 0, e.cells[r * e.columns + 1]));
        for (size_t other = 1; other < r; other++)
            assert_string_not_equal(e.cells[r * e.columns + 2], e.cells[other * e.columns + 2]);
    }
    akt_pool_free(n.pool);
    akt_pool_free(e.pool);
}

static void test_formats__tables_of_graphs_hold_together(void **state)
{
    (void)state;
    akt_dataset *datasets[] = {akt_what_if_load(INJECTION), akt_what_if_load(EXAMPLE),
                               akt_random_dataset(&(akt_random_choice){.seed = 7})};
    for (size_t d = 0; d < 3; d++) {
        akt_export made;
        make(&made, datasets[d], AKT_EXPORT_NEO4J);
        assert_tables(&made, datasets[d], "nodes.csv", "relationships.csv");
        const char *head = akt_buffer_text(&file_of(&made, "nodes.csv")->bytes);
        assert_int_equal(strncmp(head, "actorId:ID,label,", 17), 0);
        assert_non_null(strstr(head, ",aliases:string[],"));
        assert_non_null(strstr(head, ",:LABEL\n"));
        head = akt_buffer_text(&file_of(&made, "relationships.csv")->bytes);
        assert_int_equal(strncmp(head, ":START_ID,:END_ID,", 18), 0);
        assert_non_null(strstr(head, ",amount:long,"));
        assert_non_null(strstr(head, ",:TYPE\n"));
        akt_export_dispose(&made);
        make(&made, datasets[d], AKT_EXPORT_GRAPHFRAMES);
        assert_tables(&made, datasets[d], "vertices.csv", "edges.csv");
        akt_export_dispose(&made);
        akt_dataset_free(datasets[d]);
    }
}

/* BibTeX: entries of a key and fields in braces that balance. Returns how many entries. */
static size_t read_bibtex(const char *text)
{
    size_t entries = 0;
    int depth = 0;
    for (; *text; text++) {
        if (*text == '@') {
            assert_int_equal(depth, 0);
            assert_int_equal(strncmp(text, "@misc{", 6), 0);
            text += 5;
            size_t key = strspn(text + 1, "abcdefghijklmnopqrstuvwxyz0123456789._-");
            assert_true(key > 0 && strchr(",\n", text[key + 1]));
            entries++;
        }
        depth += *text == '{';
        depth -= *text == '}';
        assert_true(depth >= 0);
        if (depth > 1) /* inside a field, @ is none of ours */
            while (text[1] && text[1] != '{' && text[1] != '}')
                text++;
    }
    assert_int_equal(depth, 0);
    return entries;
}

/* RIS: every line a tag and a value, ended by CR LF; from TY to ER. Returns how many references. */
static size_t read_ris(const char *text)
{
    static const char *const tags = "TY ID AU TI PY DA UR LA ER ";
    size_t count = 0;
    bool open = false;
    while (*text) {
        size_t size = strcspn(text, "\r\n");
        assert_int_equal(strncmp(text + size, "\r\n", 2), 0);
        if (size > 0) {
            char tag[4] = {text[0], text[1], ' ', '\0'};
            assert_true(size >= 6 && strncmp(text + 2, "  - ", 4) == 0);
            assert_non_null(strstr(tags, tag));
            assert_true(open != (strcmp(tag, "TY ") == 0));
            open = strcmp(tag, "ER ") != 0;
            count += strcmp(tag, "ER ") == 0;
        }
        text += size + 2;
    }
    assert_false(open);
    return count;
}

static void test_formats__references_are_one_a_source(void **state)
{
    (void)state;
    akt_dataset *datasets[] = {akt_what_if_load(INJECTION), akt_what_if_load(EXAMPLE),
                               akt_random_dataset(&(akt_random_choice){.seed = 3})};
    for (size_t d = 0; d < 3; d++) {
        size_t sources = akt_dataset_count(datasets[d], AKT_TABLE_SOURCES);
        akt_export made;
        make(&made, datasets[d], AKT_EXPORT_BIBTEX);
        assert_int_equal(read_bibtex(first_text(&made)), sources);
        akt_export_dispose(&made);
        make(&made, datasets[d], AKT_EXPORT_RIS);
        assert_int_equal(read_ris(first_text(&made)), sources);
        akt_export_dispose(&made);
        akt_dataset_free(datasets[d]);
    }
}

/* No organisation gets a number that it does not have, and no grant an amount that is not known. */
static void test_formats__360giving_invents_nothing(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_what_if_load(INJECTION);
    akt_export made;
    make(&made, dataset, AKT_EXPORT_360GIVING);
    const char *text = first_text(&made);
    assert_int_equal(count_of(text, "\"id\": \"360G-aktorkart-"),
                     2 + 2); /* grants, and who has no number */
    assert_int_equal(count_of(text, "\"NO-BRC-923609016\""), 2);
    assert_int_equal(count_of(text, "NO-BRC-"), 2);
    assert_int_equal(count_of(text, "\"amountAwarded\": 1000000000000,"), 1);
    assert_int_equal(count_of(text, "\"awardDatePrecision\": \"year\""), 2);
    assert_true(made.losses.count > 0);
    akt_export_dispose(&made);
    akt_dataset_free(dataset);
}

static void test_formats__360giving_without_grants_is_refused(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_what_if_load(AKT_DATA "/offentlig-innovasjon");
    const akt_export_options how = {.lang = AKT_LANG_NB};
    akt_error err = {0};
    akt_export made;
    assert_int_equal(akt_export_make(&made, dataset, AKT_EXPORT_360GIVING, &how, &err), AKT_EINVAL);
    assert_non_null(strstr(err.message, "none of the"));
    akt_export_dispose(&made);
    akt_dataset_free(dataset);
}

/* The place of an element's attribute, as it stands in the text. */
static double number_of(const char *from, const char *name)
{
    char key[32];
    snprintf(key, sizeof key, " %s=\"", name);
    const char *at = strstr(from, key);
    assert_non_null(at);
    return strtod(at + strlen(key), NULL);
}

static bool has_id(const char *text, const char *id, size_t size)
{
    char key[160];
    snprintf(key, sizeof key, "<UserObject id=\"%.*s\"", (int)size, id);
    return strstr(text, key);
}

static void assert_ends(const char *text, const char *cell, const char *which)
{
    char key[16];
    snprintf(key, sizeof key, " %s=\"", which);
    const char *end = strchr(cell, '>'), *at = strstr(cell, key);
    if (at && at < end) {
        at += strlen(key);
        assert_true(has_id(text, at, strcspn(at, "\"")));
    }
}

/* Every tie's ends are there, and every card lies in its box. */
static void test_formats__drawio_ties_what_is_there(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_what_if_load(EXAMPLE);
    akt_export made;
    make(&made, dataset, AKT_EXPORT_DRAWIO);
    const char *text = first_text(&made);
    size_t ties = 0, cards = 0;
    assert_true(count_elements(text, "mxGraphModel") == 1);
    for (const char *cell = text; (cell = strstr(cell, "<mxCell style=")); cell++) {
        assert_ends(text, cell, "source");
        assert_ends(text, cell, "target");
        ties += strstr(cell, " source=\"") && strstr(cell, " source=\"") < strchr(cell, '>');
        const char *parent = strstr(cell, " parent=\"c-");
        if (!parent || parent > strchr(cell, '>'))
            continue;
        char key[160];
        snprintf(key, sizeof key, "<UserObject id=\"%.*s\"", (int)strcspn(parent + 9, "\""),
                 parent + 9);
        const char *box = strstr(strstr(text, key), "<mxGeometry"),
                   *own = strstr(cell, "<mxGeometry");
        assert_true(number_of(own, "x") >= 0 && number_of(own, "y") >= 0);
        assert_true(number_of(own, "x") + number_of(own, "width") <= number_of(box, "width"));
        assert_true(number_of(own, "y") + number_of(own, "height") <= number_of(box, "height"));
        cards++;
    }
    assert_int_equal(cards, count_of(text, "<UserObject id=\"n-"));
    assert_int_equal(ties, count_of(text, "<UserObject id=\"e-"));
    assert_true(ties > 10 && cards > 10);
    akt_export_dispose(&made);
    akt_dataset_free(dataset);
}

typedef struct subject {
    const akt_dataset *dataset;
    akt_export_format format;
} subject;

static akt_status run(const void *with)
{
    const subject *s = with;
    const akt_export_options how = {.lang = AKT_LANG_EN};
    akt_export made;
    akt_status status = akt_export_make(&made, s->dataset, s->format, &how, NULL);
    akt_export_dispose(&made);
    return status;
}

static void test_formats__lack_of_memory_is_told(void **state)
{
    static const akt_export_format formats[] = {
        AKT_EXPORT_GRAPHML, AKT_EXPORT_GEXF,        AKT_EXPORT_PAJEK,     AKT_EXPORT_CYTOSCAPE,
        AKT_EXPORT_NEO4J,   AKT_EXPORT_GRAPHFRAMES, AKT_EXPORT_360GIVING, AKT_EXPORT_JSONLD,
        AKT_EXPORT_BIBTEX,  AKT_EXPORT_RIS,         AKT_EXPORT_JSON,      AKT_EXPORT_NDJSON,
        AKT_EXPORT_CSV,     AKT_EXPORT_DATAPACKAGE, AKT_EXPORT_KUMU,    AKT_EXPORT_NODELINK,
        AKT_EXPORT_DRAWIO};
    (void)state;
    akt_dataset *dataset = akt_what_if_load(INJECTION);
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        const subject s = {dataset, formats[i]};
        akt_sweep(run, &s, 5);
    }
    akt_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_formats__the_same_dataset_is_the_same_bytes),
        cmocka_unit_test(test_formats__no_control_character_comes_through),
        cmocka_unit_test(test_formats__json_is_json),
        cmocka_unit_test(test_formats__xml_is_sound_whatever_names_hold),
        cmocka_unit_test(test_formats__no_key_of_graphml_is_one_that_gephi_takes_for_a_label),
        cmocka_unit_test(test_formats__positions_are_refused_where_there_is_no_room),
        cmocka_unit_test(test_formats__tables_of_graphs_hold_together),
        cmocka_unit_test(test_formats__references_are_one_a_source),
        cmocka_unit_test(test_formats__360giving_invents_nothing),
        cmocka_unit_test(test_formats__360giving_without_grants_is_refused),
        cmocka_unit_test(test_formats__drawio_ties_what_is_there),
        cmocka_unit_test(test_formats__lack_of_memory_is_told),
    };
    return cmocka_run_group_tests_name("export_formats", tests, NULL, NULL);
}
