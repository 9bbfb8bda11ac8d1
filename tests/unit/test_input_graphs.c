#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/file.h"
#include "export/format.h"
#include "export/json.h"
#include "support/random_dataset.h"
#include "support/scratch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Laws of reading graphs. What each file of fixtures/graphs becomes is in cli/export/read-*. */

enum { DATASETS = 200 };

/* Whether the last load told that something was. */
static bool left_out;

static bool is_told(const akt_diagnostics *faults, akt_fault fault, size_t line)
{
    size_t count;
    const akt_diagnostic *all = akt_diagnostics_items(faults, &count);
    for (size_t i = 0; i < count; i++)
        if (all[i].fault == fault && all[i].line == line)
            return true;
    return false;
}

static akt_dataset *load(const char *path)
{
    akt_dataset *dataset;
    akt_diagnostics faults;
    akt_diagnostics_init(&faults);
    akt_status status = akt_load(&dataset, path, NULL, &faults, NULL);
    left_out = is_told(&faults, AKT_FAULT_GRAPH_LEFT_OUT, 0);
    if (status != AKT_OK) {
        const akt_diagnostic *first = akt_diagnostics_items(&faults, &(size_t){0});
        fail_msg("%s: status %d, %s at line %zu", path, (int)status,
                 faults.list.count ? akt_fault_code(first->fault) : "", first ? first->line : 0);
    }
    akt_diagnostics_dispose(&faults);
    return dataset;
}

static void export(akt_export *out, const akt_dataset *dataset, akt_export_format format)
{
    const akt_export_options how = {.lang = AKT_LANG_NB};
    assert_int_equal(akt_export_make(out, dataset, format, &how, NULL), AKT_OK);
}

static const akt_buffer *bytes_of(const akt_export *made)
{
    return &((const akt_export_file *)made->files.items)[0].bytes;
}

/* The dataset that our export of another says. */
static akt_dataset *read_back(const akt_scratch *scratch, const akt_export *made, const char *name)
{
    akt_scratch_write(scratch, name, akt_buffer_text(bytes_of(made)), bytes_of(made)->size);
    akt_dataset *dataset = load(akt_scratch_path(scratch, name));
    assert_false(left_out);
    return dataset;
}

/* The colour of a category that only the dataset knew goes with its band. */
static bool is_colour(const char *line)
{
    return strstr(line, "<viz:color") != NULL;
}

/* The first line in which two texts differ; NULL where they do not. */
static const char *find_difference(const char *a, const char *b)
{
    while (*a && *b) {
        size_t first = strcspn(a, "\n"), second = strcspn(b, "\n");
        if ((first != second || strncmp(a, b, first) != 0) && !(is_colour(a) && is_colour(b)))
            return b;
        a += first + (a[first] == '\n');
        b += second + (b[second] == '\n');
    }
    return *a || *b ? b : NULL;
}

static const struct {
    akt_export_format format;
    const char *name;
} whole[] = {{AKT_EXPORT_GRAPHML, "x.graphml"},
             {AKT_EXPORT_GEXF, "x.gexf"},
             {AKT_EXPORT_KUMU, "kumu.json"},
             {AKT_EXPORT_CYTOSCAPE, "cytoscape.json"},
             {AKT_EXPORT_NODELINK, "nodelink.json"}};

/* All that the format carries, value by value: what was read is written as it was. */
static void check_whole(const akt_scratch *scratch, const akt_dataset *dataset)
{
    for (size_t f = 0; f < sizeof whole / sizeof *whole; f++) {
        akt_export first, second;
        export(&first, dataset, whole[f].format);
        akt_dataset *read = read_back(scratch, &first, whole[f].name);
        export(&second, read, whole[f].format);
        const char *difference =
            find_difference(akt_buffer_text(bytes_of(&first)), akt_buffer_text(bytes_of(&second)));
        if (difference)
            fail_msg("%s: %.300s", whole[f].name, difference);
        akt_export_dispose(&first);
        akt_export_dispose(&second);
        akt_dataset_free(read);
    }
}

static int compare_lines(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* One kind of ties both with a direction and without is read as two: "member" and "member-2". */
static void join_kinds(char *line)
{
    char *colour =
        strstr(line, " ic RGB"); /* of the category, which is not carried, nor the table */
    if (colour)
        strrchr(line, '"')[1] = '\0';
    size_t size = strlen(line);
    if (size > 3 && strcmp(line + size - 3, "-2\"") == 0)
        strcpy(line + size - 3, "\"");
}

/* The lines of a text in order, in place. */
static char **sort_lines(char *text, size_t *count)
{
    char **lines = calloc(strlen(text) + 1, sizeof *lines);
    assert_non_null(lines);
    *count = 0;
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
        join_kinds(line);
        lines[(*count)++] = line;
    }
    qsort(lines, *count, sizeof *lines, compare_lines);
    return lines;
}

/* Pajek carries names and lines with their kinds, in an order of its own. */
static void check_pajek(const akt_scratch *scratch, const akt_dataset *dataset)
{
    akt_export first, second;
    export(&first, dataset, AKT_EXPORT_PAJEK);
    akt_dataset *read = read_back(scratch, &first, "x.net");
    export(&second, read, AKT_EXPORT_PAJEK);
    size_t before, after;
    char **a = sort_lines(bytes_of(&first)->text, &before);
    char **b = sort_lines(bytes_of(&second)->text, &after);
    assert_int_equal(before, after);
    for (size_t i = 0; i < before; i++)
        assert_string_equal(a[i], b[i]);
    free(a);
    free(b);
    akt_export_dispose(&first);
    akt_export_dispose(&second);
    akt_dataset_free(read);
}

static void test_graphs__what_we_export_of_the_shipped_data_is_read_back(void **state)
{
    (void)state;
    static const char *const names[] = {"/offentlig-innovasjon"};
    akt_scratch scratch = akt_scratch_new();
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[512];
        snprintf(path, sizeof path, "%s%s", AKT_DATA, names[i]);
        akt_dataset *dataset = load(path);
        check_whole(&scratch, dataset);
        check_pajek(&scratch, dataset);
        akt_dataset_free(dataset);
    }
    akt_scratch_remove(&scratch);
}

static void test_graphs__what_we_export_of_random_datasets_is_read_back(void **state)
{
    (void)state;
    akt_scratch scratch = akt_scratch_new();
    for (uint64_t seed = 0; seed < DATASETS; seed++) {
        akt_dataset *dataset = akt_random_dataset(&(akt_random_choice){.seed = seed});
        check_whole(&scratch, dataset);
        check_pajek(&scratch, dataset);
        akt_dataset_free(dataset);
    }
    akt_scratch_remove(&scratch);
}

/* What the graph carries of parties is the same in the tables, too. */
static void test_graphs__parties_ties_and_money_are_as_many_as_before(void **state)
{
    (void)state;
    akt_scratch scratch = akt_scratch_new();
    akt_dataset *dataset = load(AKT_DATA "/offentlig-innovasjon");
    akt_export made;
    export(&made, dataset, AKT_EXPORT_GRAPHML);
    akt_dataset *read = read_back(&scratch, &made, "x.graphml");
    for (int t = AKT_TABLE_ACTORS; t <= AKT_TABLE_FLOWS; t++)
        assert_int_equal(akt_dataset_count(dataset, (akt_table)t),
                         akt_dataset_count(read, (akt_table)t));
    const akt_flow *before = akt_dataset_flows(dataset), *after = akt_dataset_flows(read);
    for (size_t i = 0; i < akt_dataset_count(dataset, AKT_TABLE_FLOWS); i++) {
        assert_string_equal(before[i].record.id, after[i].record.id);
        assert_int_equal(before[i].amount.known, after[i].amount.known);
        assert_int_equal(before[i].amount.value, after[i].amount.value);
        assert_true(akt_ref_is_same(before[i].from, after[i].from));
        assert_true(akt_ref_is_same(before[i].via, after[i].via));
    }
    akt_export_dispose(&made);
    akt_dataset_free(read);
    akt_dataset_free(dataset);
    akt_scratch_remove(&scratch);
}

static bool is_slow(const char *name)
{
    return strstr(name, ".dot") != NULL;
}

/* A cut-off file is a dataset, or a fault that says where; never a crash, never both. */
static void check_prefixes(const akt_scratch *scratch, const char *name, const char *text,
                           size_t size)
{
    for (size_t cut = 0; cut < size; cut += is_slow(name) ? 23 : 1) {
        akt_dataset *dataset;
        akt_diagnostics faults;
        akt_error err = {.status = AKT_OK};
        akt_diagnostics_init(&faults);
        akt_scratch_write(scratch, name, text, cut);
        akt_status status =
            akt_load(&dataset, akt_scratch_path(scratch, name), NULL, &faults, &err);
        if (status != AKT_OK && status != AKT_EDATA)
            fail_msg("%s cut at %zu: %s", name, cut, err.message);
        assert_int_equal(status == AKT_OK, dataset != NULL);
        assert_int_equal(status == AKT_EDATA, akt_diagnostics_has_errors(&faults));
        akt_dataset_free(dataset);
        akt_diagnostics_dispose(&faults);
    }
}

static void test_graphs__every_prefix_of_a_file_is_a_dataset_or_a_fault(void **state)
{
    (void)state;
    akt_scratch scratch = akt_scratch_new();
    akt_pool *pool = akt_pool_new();
    akt_list names = AKT_LIST_OF(const char *);
    assert_int_equal(akt_file_list(AKT_FIXTURES "/graphs", false, pool, &names, NULL), AKT_OK);
    assert_true(names.count > 20);
    for (size_t i = 0; i < names.count; i++) {
        const char *name = ((const char **)names.items)[i], *text;
        size_t size;
        const char *path = akt_file_join(pool, AKT_FIXTURES "/graphs", name);
        assert_int_equal(akt_file_read(path, pool, &text, &size, NULL), AKT_OK);
        check_prefixes(&scratch, name, text, size);
    }
    akt_list_dispose(&names);
    akt_pool_free(pool);
    akt_scratch_remove(&scratch);
}

static const struct {
    const char *name, *text;
    akt_fault fault;
    size_t line;
} faulty[] = {
    {"x.graphml", "{}", AKT_FAULT_NOT_GRAPH, 1},
    {"x.graphml", "<gexf/>", AKT_FAULT_NOT_GRAPH, 1},
    {"x.graphml", "<graphml>\n<graph>", AKT_FAULT_GRAPH_XML, 2},
    {"x.graphml", "<!DOCTYPE graphml [<!ENTITY a 'b'>]><graphml/>", AKT_FAULT_GRAPH_XML, 1},
    {"x.gexf", "<graphml/>", AKT_FAULT_NOT_GRAPH, 1},
    {"x.net", "1 2\n", AKT_FAULT_NOT_GRAPH, 1},
    {"x.net", "*Vertices 1\n*Arcs\n1 2", AKT_FAULT_GRAPH_NUMBER, 3},
    {"x.net", "*Vertices 1\n*Matrix\n", AKT_FAULT_GRAPH_END, 3},
    {"x.net", "*Vertices 1\n*Curves\n", AKT_FAULT_GRAPH_SYNTAX, 2},
    {"x.dl", "n=3", AKT_FAULT_NOT_GRAPH, 1},
    {"x.dl", "dl n=2\ndata:\n0 1 x 0", AKT_FAULT_GRAPH_SYNTAX, 3},
    {"x.gml", "<graph>", AKT_FAULT_NOT_GRAPH, 1},
    {"x.gml", "graph [\nnode 1 2 ]", AKT_FAULT_GRAPH_SYNTAX, 2},
    {"x.dot", "digraph {\na -> ]\n}", AKT_FAULT_GRAPH_SYNTAX, 2},
    {"x.dot", "{}", AKT_FAULT_GRAPH_SYNTAX, 1},
    {"x.json", "{\"nodes\": 1}", AKT_FAULT_NOT_GRAPH, 1},
    {"x.json", "{\"nodes\": [],\n\"links\": [{\"source\": 1}]}", AKT_FAULT_UNKNOWN_ID, 2},
    {"x.csv", "source,target\n,b\n", AKT_FAULT_MISSING_FIELD, 2},
    {"x.ncol", "a\n", AKT_FAULT_GRAPH_SYNTAX, 1},
    {"x.graphml", "<graphml><graph><node id='a'><data key='k'>v</data></node></graph></graphml>",
     AKT_FAULT_GRAPH_KEY, 1},
    {"x.graphml", "<graphml><key id='k' for='node'/>\n<key id='k' for='node'/></graphml>",
     AKT_FAULT_GRAPH_KEY_TWICE, 2},
    {"x.graphml", "<graphml><graph><node id='a'><port name='p'/></node></graph></graphml>",
     AKT_FAULT_GRAPH_LEFT_OUT, 0},
    {"x.net", "*Network a\n*Vertices 1\n*Network b\n*Vertices 1\n", AKT_FAULT_GRAPH_LEFT_OUT, 0},
    {"x.gml", "graph [ ]", AKT_FAULT_NO_DATE, 1},
    {"x.dl", "dl nr=5 nc=2\nformat=lowerhalf\ndata:\n1\n1 1\n", AKT_FAULT_GRAPH_SYNTAX, 2},
    {"x.dl", "dl nr=2 nc=5 format=uh\ndata:\n1 1 1 1 1\n1 1 1 1\n", AKT_FAULT_GRAPH_SYNTAX, 1},
    {"x.json",
     "{\"elements\": [{\"id\": 1, \"label\": \"x\"}, {\"id\": 2, \"label\": \"x\"}],\n"
     "\"connections\": [\n{\"from\": 1, \"to\": \"x\"}]}",
     AKT_FAULT_GRAPH_SAME_LABEL, 3},
    {"x.ncol", "a b 1\nc d 4 more words\n", AKT_FAULT_GRAPH_SYNTAX, 2},
    {"x.ncol", "Kari Nordmann Ola\n", AKT_FAULT_GRAPH_SYNTAX, 1},
    {"x.edgelist", "a b {'tags': {'x': 1}}\n", AKT_FAULT_GRAPH_SYNTAX, 1},
    {"x.edgelist", "a b {'tags': ['x', ['y']]}\n", AKT_FAULT_GRAPH_SYNTAX, 1},
    {"x.edgelist", "a b {'tags': ['x|y']}\n", AKT_FAULT_GRAPH_SYNTAX, 1},
    {"x.edgelist", "a b {'x': 'a\\'b'}\n", AKT_FAULT_GRAPH_SYNTAX, 1},
    {"x.edgelist", "a b {'x' 1}\n", AKT_FAULT_GRAPH_SYNTAX, 1},
    {"x.edgelist", "a b {'x': 1} c\n", AKT_FAULT_GRAPH_SYNTAX, 1},
    {"x.edgelist", "a b {'x': 1\n", AKT_FAULT_GRAPH_SYNTAX, 1},
    {"plain.edgelist", "a,b,3\nc,d,3,rest\n", AKT_FAULT_GRAPH_SYNTAX, 2},
    {"plain.edgelist", "Giver,Receiver,Amount\na,b,1\n", AKT_FAULT_GRAPH_SYNTAX, 1},
    {"x.graphml",
     "<graphml><key id='k' for='graph' attr.name='licence'/><graph>"
     "<data key='k'>CC BY</data></graph></graphml>",
     AKT_FAULT_GRAPH_LEFT_OUT, 0},
    {"x.graphml", "<graphml><graph><desc>About it</desc></graph></graphml>",
     AKT_FAULT_GRAPH_LEFT_OUT, 0},
    {"x.gml", "graph [ licence \"CC BY\" ]", AKT_FAULT_GRAPH_LEFT_OUT, 0},
    {"x.gml", "graph [ about [ by \"Kari\" ] ]", AKT_FAULT_GRAPH_LEFT_OUT, 0},
    {"x.json", "{\"nodes\": [], \"links\": [], \"graph\": {\"licence\": \"CC BY\"}}",
     AKT_FAULT_GRAPH_LEFT_OUT, 0},
    {"x.json", "{\"nodes\": [], \"links\": [], \"comment\": \"by hand\"}", AKT_FAULT_GRAPH_LEFT_OUT,
     0},
    {"x.json", "{\"elements\": {\"nodes\": []}, \"data\": {\"licence\": \"CC BY\"}}",
     AKT_FAULT_GRAPH_LEFT_OUT, 0},
    {"x.gexf", "<gexf><meta><description>About it</description></meta><graph/></gexf>",
     AKT_FAULT_GRAPH_LEFT_OUT, 0},
    {"x.gexf",
     "<gexf><graph><nodes><node id='a'><spells><spell start='2005' end='2010'/>"
     "<spell start='2012'/></spells></node></nodes></graph></gexf>",
     AKT_FAULT_GRAPH_LEFT_OUT, 0},
    {"x.paj", "*Network a\n*Vertices 1\n1 \"A\"\n*Permutation p\n*Vertices 1\n1\n",
     AKT_FAULT_GRAPH_LEFT_OUT, 0},
};

static void test_graphs__faults_are_told_where_they_stand(void **state)
{
    (void)state;
    akt_scratch scratch = akt_scratch_new();
    for (size_t i = 0; i < sizeof faulty / sizeof *faulty; i++) {
        akt_dataset *dataset;
        akt_diagnostics faults;
        akt_diagnostics_init(&faults);
        akt_scratch_write(&scratch, faulty[i].name, faulty[i].text, strlen(faulty[i].text));
        akt_load(&dataset, akt_scratch_path(&scratch, faulty[i].name), NULL, &faults, NULL);
        if (!is_told(&faults, faulty[i].fault, faulty[i].line))
            fail_msg("%s: %s", faulty[i].name, faulty[i].text);
        assert_int_equal(dataset != NULL, akt_fault_level(faulty[i].fault) != AKT_LEVEL_ERROR);
        akt_diagnostics_dispose(&faults);
        akt_dataset_free(dataset);
    }
    akt_scratch_remove(&scratch);
}

#define OF_NODES                                                                                   \
    "<graphml><key id='t' for='node' attr.name='type'/>"                                           \
    "<key id='c' for='node' attr.name='sources'/><key id='k' for='edge' attr.name='kind'/>"        \
    "<key id='s' for='edge' attr.name='sources'/><graph edgedefault='directed'><node id='f'>"      \
    "<data key='t'>forum</data><data key='c'>report</data></node><node id='a'/>"                   \
    "<edge id='x17' source='a' target='f'><data key='k'>member</data>"
#define AFTER_EDGE "</edge></graph></graphml>"
#define SPELLS(spells)                                                                             \
    "<gexf><graph><nodes><node id='a' label='A'><spells>" spells                                   \
    "</spells></node></nodes></graph></gexf>"
#define EXTRA(text)                                                                                \
    "<graphml><key id='e' for='node' attr.name='extra'/><graph><node id='a'><data key='e'>" text   \
    "</data></node></graph></graphml>"

/* What a file's facts become, and what they do not; NULL = nothing to look for. */
static const struct {
    const char *name, *text;
    akt_table table;
    const char *wanted, *unwanted;
} facts[] = {
    {"x.graphml",
     "<graphml><key id='d' for='node' attr.name='x'/><graph><node id='a'><data key='d'>"
     "<key id='1'/><key id='2'/><key id='3'/><key id='4'/><key id='5'/><key id='6'/><key id='7'/>"
     "<key id='8'/><key id='9'/><key id='10'/><key id='11'/><key id='12'/><key id='13'/>"
     "<key id='14'/><key id='15'/><key id='16'/><key id='17'/>text</data></node></graph></graphml>",
     AKT_TABLE_ACTORS, "\"x\": \"text\"", NULL},
    {"x.graphml", EXTRA("{\"a\": 1}, \"description\": \"injected\""), AKT_TABLE_ACTORS,
     "\"extra\": \"{\\\"a\\\": 1}", "\"description\":"},
    {"x.graphml", EXTRA("{\"a\": 1, \"a\": 2}"), AKT_TABLE_ACTORS, "\"extra\": \"{", NULL},
    {"x.graphml", EXTRA("{\"a\": 1}"), AKT_TABLE_ACTORS, "\"a\": 1", "\\\""},
    {"x.graphml",
     "<graphml><key id='d' for='all' attr.name='description'/><graph><node id='a'><port name='p'>"
     "<data key='d'>of the port</data><desc>of it</desc></port></node></graph></graphml>",
     AKT_TABLE_ACTORS, NULL, "description"},
    {"x.graphml",
     "<graphml><graph><node id='a'/><node id='b'/><hyperedge><desc>all</desc><endpoint node='a'>"
     "<desc>of an end</desc></endpoint><endpoint node='b'/></hyperedge></graph></graphml>",
     AKT_TABLE_FORUMS, "\"all\"", "of an end"},
    {"x.graphml", OF_NODES "<data key='s'>Report 2017</data>" AFTER_EDGE, AKT_TABLE_TIES,
     "Report 2017", NULL},
    {"x.graphml", OF_NODES AFTER_EDGE, AKT_TABLE_TIES, "\"x17\"", NULL},
    {"x.gexf", SPELLS("<spell start='2005' end='2010'/><spell start='2012'/>"), AKT_TABLE_ACTORS,
     "\"from\": 2005", "\"to\""},
    {"x.gexf", SPELLS("<spell start='2012'/><spell start='2005' end='2010'/>"), AKT_TABLE_ACTORS,
     "\"from\": 2005", "\"to\""},
    {"x.gexf", SPELLS("<spell end='2010'/><spell start='2012' end='2014'/>"), AKT_TABLE_ACTORS,
     "\"to\": 2014", "\"from\""},
    {"x.gexf", SPELLS("<spell/><spell start='2012' end='2014'/>"), AKT_TABLE_ACTORS, NULL, "201"},
    {"x.gexf", SPELLS("<spell start='9.5' end='10.5'/><spell start='12' end='13'/>"),
     AKT_TABLE_ACTORS, "\"start\": \"9.5\"", NULL},
    {"x.gexf", SPELLS("<spell end='2010-06'/><spell end='2010'/>"), AKT_TABLE_ACTORS,
     "\"to\": 2010", NULL},
    {"x.gexf",
     "<gexf><graph><nodes><node id='a' start='2001'><nodes><node id='b'><spells><spell end='2004'/>"
     "</spells></node></nodes><spells><spell start='2000' end='2003'/></spells></node></nodes>"
     "</graph></gexf>",
     AKT_TABLE_ACTORS, "\"from\": 2000", "2003"},
    {"x.json",
     "{\"elements\": [{\"id\": \"1\", \"label\": \"2\"}, {\"id\": \"2\", \"label\": \"x\"}, "
     "{\"id\": \"3\"}], \"connections\": [{\"from\": \"3\", \"to\": \"2\"}]}",
     AKT_TABLE_TIES, "\"to\": \"2\"", NULL},
    {"x.json",
     "{\"elements\": [{\"id\": 1, \"label\": \"x\"}, {\"id\": 2, \"label\": \"y\"}], "
     "\"connections\": [{\"from\": \"x\", \"to\": \"y\"}]}",
     AKT_TABLE_TIES, "\"to\": \"2\"", NULL},
    {"x.paj",
     "*Permutation p\n*Vertices 2\n2\n1\n*Network n\n*Vertices 2\n1 \"Kari\"\n2 \"Ola\"\n*Arcs\n1 2\n",
     AKT_TABLE_ACTORS, "\"Kari\"", NULL},
    {"x.csv", "Source,Target,,Weight\nx,y,secret,2\n", AKT_TABLE_TIES, "\"C\": \"secret\"", NULL},
    {"x.edgelist", "a b {'tags': ['x', 'y'], 'weight': 3, 'is': True, 'no': None}\n",
     AKT_TABLE_TIES, "\"tags\": \"x|y\"", "None"},
    {"x.edgelist", "a b {}\nc d {'is': True}\n", AKT_TABLE_TIES, "\"is\": true", NULL},
    {"x.ncol", "a b nan\nc d # 4 of them\n", AKT_TABLE_TIES, "\"weight\": \"nan\"", "them"},
};

static bool says_fact(size_t i, const char *said)
{
    return (!facts[i].wanted || strstr(said, facts[i].wanted)) &&
           (!facts[i].unwanted || !strstr(said, facts[i].unwanted));
}

static void test_graphs__facts_are_kept_as_they_are(void **state)
{
    (void)state;
    akt_scratch scratch = akt_scratch_new();
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
        akt_buffer said = AKT_BUFFER_INIT;
        akt_scratch_write(&scratch, facts[i].name, facts[i].text, strlen(facts[i].text));
        akt_dataset *dataset = load(akt_scratch_path(&scratch, facts[i].name));
        akt_export_json_table(&said, dataset, facts[i].table, NULL, NULL);
        if (!says_fact(i, akt_buffer_text(&said)))
            fail_msg("%s\nis\n%s", facts[i].text, akt_buffer_text(&said));
        akt_buffer_dispose(&said);
        akt_dataset_free(dataset);
    }
    akt_scratch_remove(&scratch);
}

/* One node with more attributes than anybody has, in formats that bound them by nothing else; what the
 * reading itself keeps, its own id, does not count. */
static void test_graphs__attributes_of_a_node_are_bounded(void **state)
{
    (void)state;
    akt_scratch scratch = akt_scratch_new();
    for (int most = 1000; most <= 1001; most++) {
        akt_buffer text = AKT_BUFFER_INIT;
        akt_dataset *dataset;
        akt_diagnostics faults;
        akt_diagnostics_init(&faults);
        akt_buffer_add(&text, "<graphml>");
        for (int i = 1; i <= most; i++)
            akt_buffer_format(&text, "<key id='k%d' for='node' attr.name='k%d'/>", i, i);
        akt_buffer_add(&text, "<graph>\n<node id='Å B'>");
        for (int i = 1; i <= most; i++)
            akt_buffer_format(&text, "<data key='k%d'>x</data>", i);
        akt_buffer_add(&text, "</node></graph></graphml>");
        akt_scratch_write(&scratch, "x.graphml", akt_buffer_text(&text), text.size);
        akt_load(&dataset, akt_scratch_path(&scratch, "x.graphml"), NULL, &faults, NULL);
        assert_int_equal(dataset != NULL, most == 1000);
        assert_int_equal(is_told(&faults, AKT_FAULT_GRAPH_VALUES, 2), most == 1001);
        const char *extra = dataset ? akt_dataset_actors(dataset)->party.record.extra : NULL;
        if (dataset)
            assert_true(extra && strstr(extra, "\"id\": \"Å B\"") && strstr(extra, "\"k1000\": "));
        akt_diagnostics_dispose(&faults);
        akt_buffer_dispose(&text);
        akt_dataset_free(dataset);
    }
    akt_scratch_remove(&scratch);
}

/* What of a port or an end of a hyperedge is told, each once: the port as a whole. */
static void test_graphs__parts_without_a_place_are_told_once(void **state)
{
    (void)state;
    static const char text[] =
        "<graphml><key id='d' for='all' attr.name='duty'/><key id='e' for='endpoint' "
        "attr.name='seat'/><graph><node id='a'><port name='p'><data key='d'>of the port</data>"
        "<desc>of it</desc></port></node><node id='b'/><hyperedge><endpoint node='a'>"
        "<data key='d'>leads</data><data key='e'>first</data><desc>of an end</desc></endpoint>"
        "<endpoint node='b'><data key='d'/></endpoint></hyperedge></graph></graphml>";
    static const char *const wanted[] = {"desc", "duty", "port", "seat"};
    akt_scratch scratch = akt_scratch_new();
    akt_dataset *dataset;
    akt_diagnostics faults;
    size_t count, told = 0;
    akt_diagnostics_init(&faults);
    akt_scratch_write(&scratch, "x.graphml", text, strlen(text));
    akt_load(&dataset, akt_scratch_path(&scratch, "x.graphml"), NULL, &faults, NULL);
    const akt_diagnostic *all = akt_diagnostics_items(&faults, &count);
    for (size_t i = 0; i < count; i++) {
        if (all[i].fault != AKT_FAULT_GRAPH_LEFT_OUT)
            continue;
        size_t at = 0;
        while (at < sizeof wanted / sizeof *wanted && strcmp(wanted[at], all[i].args[1]) != 0)
            at++;
        assert_true(at < sizeof wanted / sizeof *wanted);
        assert_string_equal(all[i].args[0], "1");
        told++;
    }
    assert_int_equal(told, sizeof wanted / sizeof *wanted);
    akt_dataset_free(dataset);
    akt_diagnostics_dispose(&faults);
    akt_scratch_remove(&scratch);
}

/* A worker of dot that fails is no fault of the file, whatever it says; one that refuses it is. */
static void test_graphs__a_failing_worker_is_no_fault_of_the_file(void **state)
{
    (void)state;
    static const struct {
        const char *script;
        akt_status status;
    } rows[] = {{"#!/bin/sh\necho the disk cannot be read >&2\nexit 1\n", AKT_EINTERNAL},
                {"#!/bin/sh\necho \"syntax error in line 2 near 'x'\" >&2\nexit 2\n", AKT_EDATA}};
    const char *workers = getenv("AKTORKART_WORKERS");
    char before[1024] = "";
    snprintf(before, sizeof before, "%s", workers ? workers : "");
    akt_scratch scratch = akt_scratch_new();
    akt_scratch_write(&scratch, "x.dot", "graph {}", 8);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        akt_dataset *dataset;
        akt_diagnostics faults;
        akt_diagnostics_init(&faults);
        akt_scratch_write(&scratch, "aktorkart-layout", rows[i].script, strlen(rows[i].script));
        chmod(akt_scratch_path(&scratch, "aktorkart-layout"), 0755);
        setenv("AKTORKART_WORKERS", scratch.folder, 1);
        assert_int_equal(
            akt_load(&dataset, akt_scratch_path(&scratch, "x.dot"), NULL, &faults, NULL),
            rows[i].status);
        assert_int_equal(akt_diagnostics_has_errors(&faults), rows[i].status == AKT_EDATA);
        akt_diagnostics_dispose(&faults);
    }
    if (workers)
        setenv("AKTORKART_WORKERS", before, 1);
    else
        unsetenv("AKTORKART_WORKERS");
    akt_scratch_remove(&scratch);
}

/* Nested deeper than anybody draws, in each format that nests. */
static void test_graphs__depth_is_bounded(void **state)
{
    (void)state;
    static const struct {
        const char *name, *begin, *open;
    } rows[] = {{"x.graphml", "<graphml>", "<graph><node id='a'>"},
                {"x.gexf", "<gexf><graph><nodes>", "<node id='a'><nodes>"},
                {"x.gml", "graph [ node ", "[ a "}};
    akt_scratch scratch = akt_scratch_new();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        akt_buffer text = AKT_BUFFER_INIT;
        akt_dataset *dataset;
        akt_diagnostics faults;
        akt_diagnostics_init(&faults);
        akt_buffer_add(&text, rows[i].begin);
        for (int depth = 0; depth < 200; depth++)
            akt_buffer_add(&text, rows[i].open);
        akt_scratch_write(&scratch, rows[i].name, akt_buffer_text(&text), text.size);
        assert_int_equal(
            akt_load(&dataset, akt_scratch_path(&scratch, rows[i].name), NULL, &faults, NULL),
            AKT_EDATA);
        assert_true(is_told(&faults, AKT_FAULT_GRAPH_DEPTH, 1));
        akt_diagnostics_dispose(&faults);
        akt_buffer_dispose(&text);
    }
    akt_scratch_remove(&scratch);
}

/* Ids that the file does not have are made the same way each time, and never twice. */
static void test_graphs__nodes_of_one_name_get_different_ids(void **state)
{
    (void)state;
    akt_scratch scratch = akt_scratch_new();
    akt_buffer text = AKT_BUFFER_INIT;
    akt_buffer_add(&text, "graph [\n");
    for (int i = 0; i < 5000; i++)
        akt_buffer_format(&text, "node [ id %d label \"Å\" ]\n", i);
    akt_buffer_add(&text, "]\n");
    akt_scratch_write(&scratch, "x.gml", akt_buffer_text(&text), text.size);
    akt_dataset *dataset = load(akt_scratch_path(&scratch, "x.gml"));
    assert_int_equal(akt_dataset_count(dataset, AKT_TABLE_ACTORS), 5000);
    const akt_actor *actors = akt_dataset_actors(dataset);
    assert_string_equal(actors[0].party.record.id, "a");
    assert_string_equal(actors[1].party.record.id, "a-2");
    assert_string_equal(actors[4999].party.name.in[AKT_LANG_NB], "Å");
    akt_dataset_free(dataset);
    akt_buffer_dispose(&text);
    akt_scratch_remove(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_graphs__what_we_export_of_the_shipped_data_is_read_back),
        cmocka_unit_test(test_graphs__what_we_export_of_random_datasets_is_read_back),
        cmocka_unit_test(test_graphs__parties_ties_and_money_are_as_many_as_before),
        cmocka_unit_test(test_graphs__every_prefix_of_a_file_is_a_dataset_or_a_fault),
        cmocka_unit_test(test_graphs__faults_are_told_where_they_stand),
        cmocka_unit_test(test_graphs__facts_are_kept_as_they_are),
        cmocka_unit_test(test_graphs__attributes_of_a_node_are_bounded),
        cmocka_unit_test(test_graphs__parts_without_a_place_are_told_once),
        cmocka_unit_test(test_graphs__a_failing_worker_is_no_fault_of_the_file),
        cmocka_unit_test(test_graphs__depth_is_bounded),
        cmocka_unit_test(test_graphs__nodes_of_one_name_get_different_ids),
    };
    return cmocka_run_group_tests_name("input_graphs", tests, NULL, NULL);
}
