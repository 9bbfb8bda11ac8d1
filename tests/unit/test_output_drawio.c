#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/list.h"
#include "diagram/map.h"
#include "output/drawio.h"
#include "parse/xml.h"
#include "support/page_in.h"
#include "support/random_dataset.h"
#include "support/sweep.h"
#include "support/tie_drawing.h"

#include <stdio.h>
#include <string.h>

/* A UserObject and the mxCell in it; NULL what is not said. */
typedef struct cell {
    const char *id, *label, *tooltip, *style, *parent, *source, *target;
    bool is_edge;
} cell;

typedef struct file {
    akt_pool *pool;
    akt_list cells; /* of cell */
    const char *name;
} file;

static const char *attribute(const file *f, akt_xml *xml, const char *name)
{
    const char *value = akt_xml_attribute(xml, name);
    return value ? akt_pool_text(f->pool, value, strlen(value)) : NULL;
}

static void read_cell(file *f, akt_xml *xml)
{
    if (f->cells.count == 0) /* the two roots, which are no objects */
        return;
    cell *last = (cell *)f->cells.items + f->cells.count - 1;
    last->style = attribute(f, xml, "style");
    last->parent = attribute(f, xml, "parent");
    last->source = attribute(f, xml, "source");
    last->target = attribute(f, xml, "target");
    last->is_edge = akt_xml_attribute(xml, "edge") != NULL;
}

static void read_start(file *f, akt_xml *xml)
{
    static const char *const known[] = {"mxfile", "mxGraphModel", "root", "mxGeometry",
                                        "Array",  "mxPoint",      NULL};
    const char *name = akt_xml_name(xml);
    if (strcmp(name, "diagram") == 0) {
        f->name = attribute(f, xml, "name");
    } else if (strcmp(name, "UserObject") == 0) {
        cell *added = akt_list_add(&f->cells);
        assert_non_null(added);
        *added = (cell){.id = attribute(f, xml, "id"),
                        .label = attribute(f, xml, "label"),
                        .tooltip = attribute(f, xml, "tooltip")};
    } else if (strcmp(name, "mxCell") == 0) {
        read_cell(f, xml);
    } else {
        size_t i = 0;
        while (known[i] && strcmp(known[i], name) != 0)
            i++;
        assert_non_null(known[i]);
    }
}

/* What is written, read by libxml2 to its end. */
static file write_drawing(const akt_drawing *drawing)
{
    file f = {akt_pool_new(), AKT_LIST_OF(cell), NULL};
    akt_buffer out = AKT_BUFFER_INIT;
    akt_error err = {0};
    if (akt_drawio_write(&out, drawing, &err) != AKT_OK)
        fail_msg("%s", err.message);
    bool no_library;
    akt_xml *xml = akt_xml_new(akt_buffer_text(&out), out.size, &no_library);
    assert_non_null(xml);
    for (akt_xml_event event; (event = akt_xml_next(xml)) != AKT_XML_DONE;) {
        if (event == AKT_XML_FAULT)
            fail_msg("line %zu is not sound", akt_xml_line(xml));
        assert_int_not_equal(event, AKT_XML_NO_MEMORY);
        if (event == AKT_XML_START)
            read_start(&f, xml);
        else if (event == AKT_XML_TEXT)
            assert_int_equal(strspn(akt_xml_text(xml), " \n"), strlen(akt_xml_text(xml)));
    }
    akt_xml_free(xml);
    akt_buffer_dispose(&out);
    return f;
}

static void dispose(file *f)
{
    akt_list_dispose(&f->cells);
    akt_pool_free(f->pool);
}

/* The only cell of that id; NULL where there is none. */
static const cell *find(const file *f, const char *id)
{
    const cell *all = f->cells.items, *found = NULL;
    for (size_t i = 0; i < f->cells.count; i++)
        if (strcmp(all[i].id, id) == 0) {
            assert_null(found);
            found = &all[i];
        }
    return found;
}

/* Drawings by hand */

static void test_drawio__names_with_markup_are_inert(void **state)
{
    static const char *const names[] = {"<b>x</b>",
                                        "\"/><mxCell id=\"9\"/>",
                                        "</UserObject><script>alert(1)</script>",
                                        "<![CDATA[x]]>",
                                        "<!-- x",
                                        "&lt;b&gt; &amp; &#65; &ukjent;",
                                        "R&D 'i' \"dag\"",
                                        "%label% %id%",
                                        "html=1;shape=image;image=http://a/b;",
                                        "two\nlines",
                                        "ÆØÅ – «»",
                                        "javascript:alert(1)"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        akt_drawing *drawing = akt_tie_drawing_new(names[i]);
        akt_tie_drawing_add_node(drawing, "n-a", 10, 10, names[i]);
        file f = write_drawing(drawing);
        const cell *node = find(&f, "n-a");
        assert_int_equal(f.cells.count, 1);
        assert_string_equal(f.name, names[i]);
        assert_string_equal(node->label, names[i]);
        assert_string_equal(node->tooltip, names[i]);
        assert_int_equal(strncmp(node->style, "html=0;", 7), 0);
        assert_null(strstr(node->style, "html=1"));
        assert_null(strstr(node->style, "shape=image"));
        dispose(&f);
        akt_drawing_free(drawing);
    }
}

static void test_drawio__control_characters_are_replaced(void **state)
{
    (void)state;
    akt_drawing *drawing = akt_tie_drawing_new("t");
    akt_tie_drawing_add_node(drawing, "n-a", 10, 10,
                             "a\x1b[b\xC2\x9b"
                             "c");
    file f = write_drawing(drawing);
    assert_string_equal(find(&f, "n-a")->label, "a\xEF\xBF\xBD[b\xEF\xBF\xBD"
                                                "c");
    dispose(&f);
    akt_drawing_free(drawing);
}

/* Drawn from its left end, told from its tail; an end that is not there ties nothing. */
static void test_drawio__a_line_runs_from_tail_to_head(void **state)
{
    (void)state;
    akt_drawing *drawing = akt_tie_drawing_new("t");
    akt_tie_drawing_add_node(drawing, "n-a", 0, 0, "a");
    akt_tie_drawing_add_node(drawing, "n-b", 300, 0, "b");
    akt_tie_drawing_add_edge(drawing, "e-b-a", "edge funding from-b to-a", "b <pays> a",
                             "M110 20L300 20", "M100 20L110 14L110 26Z");
    akt_tie_drawing_add_edge(drawing, "e-b-z", "edge funding from-b to-z", "b pays nobody",
                             "M300 20L100 200", NULL);
    file f = write_drawing(drawing);
    const cell *edge = find(&f, "e-b-a");
    assert_true(edge->is_edge);
    assert_string_equal(edge->source, "n-b");
    assert_string_equal(edge->target, "n-a");
    assert_string_equal(edge->tooltip, "b <pays> a");
    assert_non_null(strstr(edge->style, "endArrow=block"));
    assert_null(find(&f, "e-b-z"));
    dispose(&f);
    akt_drawing_free(drawing);
}

static void test_drawio__a_drawing_without_ties_is_refused(void **state)
{
    (void)state;
    akt_drawing *drawing = akt_drawing_new(AKT_LANG_EN, 800, 600, "t", "t");
    akt_buffer out = AKT_BUFFER_INIT;
    akt_error err;
    akt_tie_drawing_add_node(drawing, "n-a", 10, 10, "a");
    assert_int_equal(akt_drawio_write(&out, drawing, &err), AKT_EINVAL);
    assert_non_null(strstr(err.message, "shows none"));
    akt_buffer_dispose(&out);
    akt_drawing_free(drawing);
}

/* Maps */

static bool begins(const char *text, const char *with)
{
    return text && strncmp(text, with, strlen(with)) == 0;
}

/* The end of an edge is a card or the box of a category, and the one that its group names. */
static void assert_end(const file *f, const char *end, const akt_item *group, const char *which)
{
    char word[200];
    assert_true(begins(end, "n-") || begins(end, "c-"));
    assert_non_null(find(f, end));
    assert_false(find(f, end)->is_edge);
    snprintf(word, sizeof word, " %s-%s", which, end + 2);
    const char *said = strstr(group->class_, word);
    assert_true(said && strchr(" ", said[strlen(word)]));
}

/* Every card and every tie of the drawing is in the file, and nothing hangs on what is not. Returns
 * how many ties there are. */
static size_t assert_holds(const akt_drawing *drawing)
{
    size_t count, nodes = 0, edges = 0, cards = 0, ties = 0;
    const akt_item *items = akt_drawing_items(drawing, &count);
    file f = write_drawing(drawing);
    const cell *cells = f.cells.items;
    for (size_t i = 0; i < count; i++) {
        const akt_item *group = &items[i];
        const cell *is = group->kind == AKT_ITEM_GROUP && group->id ? find(&f, group->id) : NULL;
        if (group->kind != AKT_ITEM_GROUP || !(begins(group->id, "n-") || begins(group->id, "e-")))
            continue;
        assert_non_null(is);
        assert_int_equal(is->is_edge, begins(group->id, "e-"));
        nodes += !is->is_edge;
        edges += is->is_edge;
        if (is->is_edge) {
            assert_end(&f, is->source, group, "from");
            assert_end(&f, is->target, group, "to");
        }
    }
    for (size_t i = 0; i < f.cells.count; i++) {
        assert_non_null(cells[i].parent);
        const cell *parent = find(&f, cells[i].parent);
        assert_true(parent ? parent < &cells[i] : strcmp(cells[i].parent, "1") == 0);
        cards += begins(cells[i].id, "n-");
        ties += begins(cells[i].id, "e-");
    }
    assert_int_equal(cards, nodes);
    assert_int_equal(ties, edges);
    dispose(&f);
    return ties;
}

static void test_drawio__edges_end_at_cards_that_are_there(void **state)
{
    size_t ties = 0;
    (void)state;
    for (uint64_t seed = 1; seed <= 40; seed++) {
        const akt_random_choice choice = {.seed = seed};
        const akt_map_options options = {(1U << AKT_LAYER_COUNT) - 1};
        akt_dataset *dataset = akt_random_dataset(&choice);
        akt_drawing *drawing = NULL;
        assert_int_equal(akt_map_draw(&drawing, dataset, &options, page_in(AKT_LANG_NB), NULL),
                         AKT_OK);
        ties += assert_holds(drawing);
        akt_drawing_free(drawing);
        akt_dataset_free(dataset);
    }
    assert_true(ties > 200);
}

static akt_status write_once(const void *drawing)
{
    akt_buffer out = AKT_BUFFER_INIT;
    akt_status status = akt_drawio_write(&out, drawing, NULL);
    akt_buffer_dispose(&out);
    return status;
}

static void test_drawio__lack_of_memory_is_told(void **state)
{
    (void)state;
    akt_drawing *drawing = akt_tie_drawing_new("t");
    akt_tie_drawing_add_node(drawing, "n-a", 0, 0, "a");
    akt_tie_drawing_add_node(drawing, "n-b", 300, 0, "b");
    akt_tie_drawing_add_edge(drawing, "e-a-b", "edge funding from-a to-b", "a pays b",
                             "M100 20L300 20", NULL);
    akt_sweep(write_once, drawing, 3);
    akt_drawing_free(drawing);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_drawio__names_with_markup_are_inert),
        cmocka_unit_test(test_drawio__control_characters_are_replaced),
        cmocka_unit_test(test_drawio__a_line_runs_from_tail_to_head),
        cmocka_unit_test(test_drawio__a_drawing_without_ties_is_refused),
        cmocka_unit_test(test_drawio__edges_end_at_cards_that_are_there),
        cmocka_unit_test(test_drawio__lack_of_memory_is_told),
    };
    return cmocka_run_group_tests_name("output_drawio", tests, NULL, NULL);
}
