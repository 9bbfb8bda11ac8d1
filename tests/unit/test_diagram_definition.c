#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/centrality.h"
#include "base/file.h"
#include "diagram/definition.h"
#include "diagram/palette.h"
#include "diagram/paper.h"
#include "network/grouping.h"
#include "parse/json.h"
#include "support/scratch.h"
#include "support/sweep.h"

#include <stdio.h>
#include <string.h>

#define FULL                                                                                       \
    "{\"$schema\": \"x\", \"then\": \"/t.csv\", \"scenario\": \"s.json\", \"view\": \"map\",\n"    \
    " \"title\": {\"nb\": \"T\", \"en\": \"E\"}, \"subtitle\": \"S\", \"page\": \"a4\",\n"         \
    " \"at\": \"2016\", \"year\": \"2014-2016\", \"layers\": [\"funding\", \"governance\"],\n"     \
    " \"where\": [\"kind=ministry\", \"level=state\"], \"sources\": [\"a\"],\n"                    \
    " \"leave_out\": [\"b\", \"c\"], \"label\": [\"d\"], \"roll_up\": true, \"focus\": \"e\",\n"   \
    " \"side\": \"after\", \"topic\": \"t\", \"scale\": 5000000, \"order\": \"fixed\",\n"          \
    " \"measure\": \"degree\", \"group\": \"role\",\n"                                             \
    " \"bands\": [{\"name\": \"B\", \"categories\": [\"x\", \"y\"]}],\n"                           \
    " \"categories\": [{\"id\": \"x\", \"name\": {\"nn\": \"X\"}, \"slot\": \"support\",\n"        \
    "   \"members\": [\"f\"], \"where\": [\"kind=scheme\"]}]}\n"

/* What is read from a text, in a folder of its own; faults must be disposed of. */
static akt_status read_text(akt_definition **out, const char *text, akt_diagnostics *faults,
                            akt_error *err)
{
    akt_scratch scratch = akt_scratch_new();
    akt_scratch_write(&scratch, "d.json", text, strlen(text));
    akt_diagnostics_init(faults);
    akt_status status =
        akt_definition_read(out, akt_scratch_path(&scratch, "d.json"), NULL, faults, err);
    akt_scratch_remove(&scratch);
    return status;
}

static const char *ends_with(const char *text, const char *end)
{
    size_t n = strlen(text), m = strlen(end);
    return n >= m && strcmp(text + n - m, end) == 0 ? end : text;
}

static void test_definition__every_field_is_read(void **state)
{
    (void)state;
    static const char *const options[][3] = {
        {"page", "page", "a4"},
        {"at", "at", "2016"},
        {"year", "year", "2014-2016"},
        {"layers", "layer", "funding,governance"},
        {"where", "where", "kind=ministry"},
        {"where", "where", "level=state"},
        {"sources", "source", "a"},
        {"leave_out", "leave-out", "b,c"},
        {"label", "label", "d"},
        {"roll_up", "roll-up", ""},
        {"scenario", "scenario", "/s.json"},
        {"then", "then", "/t.csv"},
        {"focus", "focus", "e"},
        {"side", "side", "after"},
        {"topic", "topic", "t"},
        {"scale", "scale", "5000000"},
        {"order", "order", "fixed"},
        {"measure", "measure", "degree"},
        {"group", "group", "role"},
    };
    akt_diagnostics faults;
    akt_definition *read;
    assert_int_equal(read_text(&read, FULL, &faults, NULL), AKT_OK);
    assert_string_equal(read->view, "map");
    assert_string_equal(akt_text_in(&read->title, AKT_LANG_NN), "T");
    assert_string_equal(akt_text_in(&read->title, AKT_LANG_EN), "E");
    assert_string_equal(akt_text_in(&read->subtitle, AKT_LANG_EN), "S");
    assert_int_equal(read->option_count, sizeof options / sizeof *options);
    for (size_t i = 0; i < read->option_count; i++) {
        const akt_definition_option *o = &read->options[i];
        assert_string_equal(o->key, options[i][0]);
        assert_string_equal(o->option, options[i][1]);
        assert_string_equal(ends_with(o->value, options[i][2]), options[i][2]);
        assert_int_not_equal(o->offset, 0);
    }
    /* From the folder that the file lies in, unless it begins at the root. */
    assert_string_not_equal(read->options[10].value, "/s.json");
    assert_string_equal(read->options[11].value, "/t.csv");
    assert_int_equal(read->grouping.band_count, 1);
    assert_int_equal(read->grouping.bands[0].categories.count, 2);
    assert_string_equal(akt_text_in(&read->grouping.bands[0].name, AKT_LANG_NN), "B");
    assert_string_equal(ends_with(read->grouping.bands[0].place, "/d.json:8:12"), "/d.json:8:12");
    assert_int_equal(read->grouping.category_count, 1);
    const akt_regroup_category *mine = &read->grouping.categories[0];
    assert_string_equal(mine->id, "x");
    assert_string_equal(akt_text_in(&mine->name, AKT_LANG_NN), "X");
    assert_string_equal(mine->slot, "support");
    assert_string_equal(mine->members.items[0], "f");
    assert_string_equal(mine->where.items[0], "kind=scheme");
    akt_definition_free(read);
    akt_diagnostics_dispose(&faults);
}

static void test_definition__a_view_is_enough(void **state)
{
    (void)state;
    akt_diagnostics faults;
    akt_definition *read;
    const char *text = "\xEF\xBB\xBF {\"view\": \"roles\", \"roll_up\": false, \"page\": null}";
    assert_int_equal(read_text(&read, text, &faults, NULL), AKT_OK);
    assert_string_equal(read->view, "roles");
    assert_null(akt_text_in(&read->title, AKT_LANG_NB));
    assert_int_equal(read->option_count, 0);
    assert_int_equal(read->grouping.band_count, 0);
    akt_definition_free(read);
    akt_diagnostics_dispose(&faults);
    akt_definition_free(NULL);
}

typedef struct fault_case {
    const char *text;
    const char *code;
    size_t line, column;
} fault_case;

static const fault_case fault_cases[] = {
    {"{\"view\": 1}", "wrong-type", 1, 10},
    {"{\"title\": \"T\"}", "missing-field", 1, 1},
    {"{\"view\": \"map\",\n \"pagee\": \"a4\"}", "unknown-field", 2, 11},
    {"[\"map\"]", "not-diagram", 1, 1},
    {"\n  \"map\"", "not-diagram", 2, 3},
    {"{\"view\": \"map\"", "json-end", 1, 15},
    {"{\"view\": \"map\", \"view\": \"map\"}", "duplicate-key", 1, 17},
    {"{\"view\": \"\"}", "empty-text", 1, 10},
    {"{\"view\": \"map\", \"title\": {\"no\": \"T\"}}", "wrong-type", 1, 33},
    {"{\"view\": \"map\", \"subtitle\": 5}", "wrong-type", 1, 29},
    {"{\"view\": \"map\", \"layers\": \"funding\"}", "wrong-type", 1, 27},
    {"{\"view\": \"map\", \"layers\": [1]}", "wrong-type", 1, 28},
    {"{\"view\": \"map\", \"layers\": []}", "empty-text", 1, 27},
    {"{\"view\": \"map\", \"where\": []}", "empty-text", 1, 26},
    {"{\"view\": \"map\", \"roll_up\": \"yes\"}", "wrong-type", 1, 28},
    {"{\"view\": \"map\", \"scale\": 0}", "not-whole", 1, 26},
    {"{\"view\": \"map\", \"scale\": \"1\"}", "wrong-type", 1, 26},
    {"{\"view\": \"map\", \"bands\": {}}", "wrong-type", 1, 26},
    {"{\"view\": \"map\", \"bands\": []}", "empty-text", 1, 26},
    {"{\"view\": \"map\", \"bands\": [\n\"x\"]}", "wrong-type", 2, 1},
    {"{\"view\": \"map\", \"bands\": [{\"name\": \"B\"}]}", "missing-field", 1, 27},
    {"{\"view\": \"map\", \"bands\": [{\"name\": \"B\", \"categories\": []}]}", "empty-text", 1,
     27},
    {"{\"view\": \"map\", \"bands\": [{\"name\": \"B\", \"categories\": [\"x\"]},\n"
     "{\"name\": \"C\", \"categories\": [\"x\"]}]}",
     "category-twice", 2, 1},
    {"{\"view\": \"map\", \"bands\": [\n{\"name\": \"B\", \"categories\": [\"x\", \"x\"]}]}",
     "category-twice", 2, 1},
    {"{\"view\": \"map\",\n\"categories\": [{\"id\": \"x\"}]}", "no-bands", 2, 15},
    {"{\"view\": \"map\", \"bands\": [{\"name\": \"B\", \"categories\": [\"x\"]}],\n"
     "\"categories\": [{\"id\": \"y\"}]}",
     "category-nowhere", 2, 16},
    {"{\"view\": \"map\", \"bands\": [{\"name\": \"B\", \"categories\": [\"x\"]}],\n"
     "\"categories\": [{\"id\": \"x\"},\n {\"id\": \"x\"}]}",
     "category-twice", 3, 2},
    {"{\"view\": \"map\", \"bands\": [{\"name\": \"B\", \"categories\": [\"x\"]}],\n"
     "\"categories\": [{\"id\": \"x\", \"slot\": \"green\"}]}",
     "unknown-code", 2, 16},
    {"{\"view\": \"map\", \"bands\": [{\"name\": \"B\", \"categories\": [\"x\"]}],\n"
     "\"categories\": [{\"id\": \"x\", \"band\": \"B\"}]}",
     "unknown-field", 2, 36},
    {"{\"view\": \"map\", \"categories\": []}", "empty-text", 1, 31},
};

static void test_definition__every_fault_has_its_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof fault_cases / sizeof *fault_cases; i++) {
        const fault_case *c = &fault_cases[i];
        akt_diagnostics faults;
        akt_error err = {0};
        akt_definition *read;
        size_t count;
        assert_int_equal(read_text(&read, c->text, &faults, &err), AKT_EDATA);
        assert_null(read);
        assert_int_equal(err.status, AKT_EDATA);
        const akt_diagnostic *told = akt_diagnostics_items(&faults, &count);
        if (count != 1 || strcmp(akt_fault_code(told->fault), c->code) != 0 ||
            told->line != c->line || told->column != c->column)
            fail_msg("%s\ntold %zu, the first %s at %zu:%zu", c->text, count,
                     count ? akt_fault_code(told->fault) : "", count ? told->line : 0,
                     count ? told->column : 0);
        akt_diagnostics_dispose(&faults);
    }
}

static void test_definition__all_faults_are_told_at_once(void **state)
{
    (void)state;
    akt_diagnostics faults;
    akt_definition *read;
    const char *text = "{\"view\": \"map\", \"page\": 4,\n \"bands\": [5],\n \"categories\": 6}";
    assert_int_equal(read_text(&read, text, &faults, NULL), AKT_EDATA);
    assert_int_equal(faults.counts[AKT_LEVEL_ERROR], 3);
    akt_diagnostics_dispose(&faults);
}

static void test_definition__a_file_that_is_not_there_is_no_fault_of_data(void **state)
{
    (void)state;
    akt_diagnostics faults;
    akt_definition *read;
    akt_error err = {0};
    akt_diagnostics_init(&faults);
    assert_int_equal(akt_definition_read(&read, "/nowhere/d.json", NULL, &faults, &err), AKT_EIO);
    assert_null(read);
    assert_int_equal(faults.list.count, 0);
    akt_diagnostics_dispose(&faults);
}

static akt_status read_file(const void *path)
{
    akt_diagnostics faults;
    akt_definition *read;
    akt_diagnostics_init(&faults);
    akt_status status = akt_definition_read(&read, path, NULL, &faults, NULL);
    assert_int_equal(read != NULL, status == AKT_OK);
    akt_definition_free(read);
    akt_diagnostics_dispose(&faults);
    /* At fault it is whether or not there was memory to tell all of it. */
    return status == AKT_EDATA && strstr(path, "faulty") ? AKT_OK : status;
}

static void test_definition__lack_of_memory_is_told(void **state)
{
    (void)state;
    akt_scratch scratch = akt_scratch_new();
    const char *faulty = fault_cases[22].text;
    akt_scratch_write(&scratch, "d.json", FULL, strlen(FULL));
    akt_scratch_write(&scratch, "faulty.json", faulty, strlen(faulty));
    akt_sweep(read_file, akt_scratch_path(&scratch, "d.json"), 20);
    akt_sweep(read_file, akt_scratch_path(&scratch, "faulty.json"), 20);
    akt_scratch_remove(&scratch);
}

/* The schema of definitions, data/schema/diagram.schema.json */

typedef struct schema_file {
    akt_pool *pool;
    akt_json *root;
} schema_file;

static int open_schema(void **state)
{
    static schema_file file;
    const char *text;
    size_t size;
    file.pool = akt_pool_new();
    if (akt_file_read(AKT_DATA "/schema/diagram.schema.json", file.pool, &text, &size, NULL) !=
        AKT_OK)
        return -1;
    file.root = akt_json_parse(text, size);
    *state = &file;
    return file.root ? 0 : -1;
}

static int close_schema(void **state)
{
    schema_file *file = *state;
    akt_json_free(file->root);
    akt_pool_free(file->pool);
    return 0;
}

static bool is_said(const akt_json *list, const char *word)
{
    for (const akt_json *i = akt_json_first(list); i; i = akt_json_sibling(i))
        if (strcmp(akt_json_string(i), word) == 0)
            return true;
    return false;
}

static size_t count_of(const akt_json *list)
{
    size_t count = 0;
    for (const akt_json *i = akt_json_first(list); i; i = akt_json_sibling(i))
        count++;
    return count;
}

/* "text", "array", …: what a property wants, through one reference within the file. */
static const char *type_of(const akt_json *root, const akt_json *property)
{
    const akt_json *ref = akt_json_get(property, "$ref");
    const char *to = ref ? akt_json_string(ref) : NULL;
    if (to && strstr(to, "/$defs/text"))
        return "text";
    if (to && to[0] == '#')
        property = akt_json_get(akt_json_get(root, "$defs"), strrchr(to, '/') + 1);
    const akt_json *type = akt_json_get(property, "type");
    return type ? akt_json_string(type) : "string";
}

static const char *wanted_type(akt_field_type type)
{
    switch (type) {
    case AKT_FIELD_TEXT: return "text";
    case AKT_FIELD_STRINGS: return "array";
    case AKT_FIELD_BOOL: return "boolean";
    case AKT_FIELD_WHOLE: return "integer";
    default: return "string";
    }
}

static void assert_same_fields(const akt_json *root, const akt_json *object,
                               const akt_schema *schema, size_t others)
{
    const akt_json *properties = akt_json_get(object, "properties");
    assert_int_equal(count_of(properties), schema->field_count + others);
    for (size_t i = 0; i < schema->field_count; i++) {
        const akt_field *field = &schema->fields[i];
        const akt_json *property = akt_json_get(properties, field->name);
        if (!property)
            fail_msg("the schema lacks %s", field->name);
        assert_string_equal(type_of(root, property), wanted_type(field->type));
        assert_int_equal(is_said(akt_json_get(object, "required"), field->name), field->required);
    }
}

static void test_definition__its_schema_knows_the_same_fields(void **state)
{
    const akt_json *root = ((schema_file *)*state)->root;
    const akt_json *defs = akt_json_get(root, "$defs");
    assert_same_fields(root, root, akt_schema_of_definition(), 3);
    assert_same_fields(root, akt_json_get(defs, "band"), akt_schema_of_definition_band(), 0);
    assert_same_fields(root, akt_json_get(defs, "category"), akt_schema_of_definition_category(),
                       0);
}

typedef const char *namer(int index);

static const char *name_paper(int index)
{
    return akt_paper_name((akt_paper)index);
}

static const char *name_measure(int index)
{
    return akt_measure_name((akt_measure)index);
}

static const char *name_facet(int index)
{
    return akt_facet_name((akt_facet)index);
}

static const char *name_layer(int index)
{
    return index == AKT_LAYER_COUNT ? "all" : akt_layer_name((akt_layer)index);
}

static const char *name_slot(int index)
{
    size_t count;
    return akt_palette_slots(&count)[index].name;
}

static void test_definition__its_schema_knows_the_same_words(void **state)
{
    const akt_json *root = ((schema_file *)*state)->root;
    const akt_json *properties = akt_json_get(root, "properties");
    const akt_json *category = akt_json_get(akt_json_get(root, "$defs"), "category");
    size_t slots;
    akt_palette_slots(&slots);
    const struct {
        const akt_json *property;
        namer *name;
        int count;
    } rows[] = {
        {akt_json_get(properties, "page"), name_paper, AKT_PAPER_COUNT},
        {akt_json_get(properties, "measure"), name_measure, AKT_MEASURE_COUNT},
        {akt_json_get(properties, "group"), name_facet, AKT_FACET_COUNT},
        {akt_json_get(akt_json_get(properties, "layers"), "items"), name_layer,
         AKT_LAYER_COUNT + 1},
        {akt_json_get(akt_json_get(category, "properties"), "slot"), name_slot, (int)slots - 1},
    };
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        const akt_json *words = akt_json_get(rows[r].property, "enum");
        assert_int_equal(count_of(words), rows[r].count);
        for (int i = 0; i < rows[r].count; i++)
            if (!is_said(words, rows[r].name(i)))
                fail_msg("the schema lacks the word %s", rows[r].name(i));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_definition__every_field_is_read),
        cmocka_unit_test(test_definition__a_view_is_enough),
        cmocka_unit_test(test_definition__every_fault_has_its_place),
        cmocka_unit_test(test_definition__all_faults_are_told_at_once),
        cmocka_unit_test(test_definition__a_file_that_is_not_there_is_no_fault_of_data),
        cmocka_unit_test(test_definition__lack_of_memory_is_told),
        cmocka_unit_test_setup_teardown(test_definition__its_schema_knows_the_same_fields,
                                        open_schema, close_schema),
        cmocka_unit_test_setup_teardown(test_definition__its_schema_knows_the_same_words,
                                        open_schema, close_schema),
    };
    return cmocka_run_group_tests_name("diagram_definition", tests, NULL, NULL);
}
