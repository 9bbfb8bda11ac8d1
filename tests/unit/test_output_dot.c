#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "diagram/ego.h"
#include "diagram/funding.h"
#include "diagram/map.h"
#include "diagram/network_view.h"
#include "input/load.h"
#include "output/dot.h"
#include "support/dot_reader.h"
#include "support/page_in.h"
#include "support/random_dataset.h"
#include "support/sketch.h"
#include "support/sweep.h"
#include "support/tie_drawing.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NEAR 0.02 /* points: what two decimals and their rounding leave */

static const akt_style card = {"#ffffff", "#2b5c9e", 1.2, NULL, 0};

static akt_dot_file *write_drawing(const akt_drawing *drawing)
{
    akt_buffer out = AKT_BUFFER_INIT, again = AKT_BUFFER_INIT;
    akt_error err = {0};
    if (akt_dot_write(&out, drawing, &err) != AKT_OK)
        fail_msg("%s", err.message);
    assert_int_equal(akt_dot_write(&again, drawing, &err), AKT_OK);
    assert_string_equal(akt_buffer_text(&out), akt_buffer_text(&again));
    assert_int_equal(strlen(akt_buffer_text(&out)), out.size);
    akt_dot_file *file = akt_dot_read(akt_buffer_text(&out));
    akt_buffer_dispose(&out);
    akt_buffer_dispose(&again);
    return file;
}

static akt_dot_file *write_and_free(akt_drawing *drawing)
{
    akt_dot_file *file = write_drawing(drawing);
    akt_drawing_free(drawing);
    return file;
}

static void add_edge(akt_drawing *drawing, const char *id, const char *classes, const char *path)
{
    akt_tie_drawing_add_edge(drawing, id, classes, "a tie", path, NULL);
}

/* What Graphviz makes of a label: escapes and entities resolved. */
static void resolve(char *out, const char *label)
{
    for (; *label; label++) {
        if (*label == '\\' && label[1])
            *out++ = *++label == 'n' ? '\n' : *label;
        else if (strncmp(label, "&amp;", 5) == 0) {
            *out++ = '&';
            label += 4;
        } else
            *out++ = *label;
    }
    *out = '\0';
}

static void test_dot__hostile_names_come_out_as_themselves(void **state)
{
    (void)state;
    static const char *const names[] = {
        "<b>x</b>",
        "<<table><tr><td>x</td></tr></table>>",
        "\\N",
        "\\G\\E\\L",
        "a\\\"b",
        "\"",
        "\"]; evil [label=\"",
        "ends in \\",
        "\\\\",
        "&lt;b&gt;",
        "R&D; x",
        "R&D",
        "&#65;",
        "&amp;",
        "}\n{",
        "two\nlines",
        "ÆØÅ æøå – «»",
        "javascript:alert(1)",
        "node",
        "strict digraph",
        "a very long name that goes on and on, far beyond the column where lines are broken, and "
        "on "
        "until nobody reads it any more, æøå and all, \"quoted\" and \\escaped\\"};
    char drawn[500];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        akt_drawing *drawing = akt_tie_drawing_new(names[i]);
        akt_tie_drawing_add_node(drawing, "n-a", 10, 10, names[i]);
        akt_dot_file *file = write_and_free(drawing);
        const akt_dot_object *node = akt_dot_find(&file->nodes, "a");
        assert_int_equal(file->nodes.count, 1);
        bool inside = akt_dot_get(&node->values, "xlabel") == NULL;
        resolve(drawn, akt_dot_get(&node->values, inside ? "label" : "xlabel"));
        assert_string_equal(drawn, names[i]);
        resolve(drawn, akt_dot_get(&node->values, "tooltip"));
        assert_string_equal(drawn, names[i]);
        resolve(drawn, akt_dot_get(&file->values, "label"));
        assert_string_equal(drawn, names[i]);
        akt_dot_free(file);
    }
}

static void test_dot__control_characters_are_replaced(void **state)
{
    (void)state;
    akt_drawing *drawing = akt_tie_drawing_new("t");
    akt_tie_drawing_add_node(drawing, "n-a", 10, 10,
                             "a\x1b[b\x7f\xC2\x9b"
                             "c");
    akt_dot_file *file = write_and_free(drawing);
    assert_string_equal(akt_dot_get(&akt_dot_find(&file->nodes, "a")->values, "label"),
                        "a\xEF\xBF\xBD[b\xEF\xBF\xBD\xEF\xBF\xBD"
                        "c");
    akt_dot_free(file);
}

/* The words that Graphviz reserves are ids like others. */
static void test_dot__any_id_is_a_name(void **state)
{
    (void)state;
    akt_drawing *drawing = akt_tie_drawing_new("t");
    akt_tie_drawing_add_node(drawing, "n-graph", 10, 10, "a");
    akt_tie_drawing_add_node(drawing, "n-0x.y_z-1", 200, 10, "b");
    add_edge(drawing, "e-1", "edge ownership from-graph to-0x.y_z-1", "M110 30L200 30");
    add_edge(drawing, "e-2", "edge governance from-graph to-0x.y_z-1", "M110 40L200 40");
    akt_dot_file *file = write_and_free(drawing);
    assert_non_null(akt_dot_find(&file->nodes, "graph"));
    assert_non_null(akt_dot_find(&file->nodes, "0x.y_z-1"));
    assert_int_equal(file->edges.count, 2);
    akt_dot_free(file);
}

/* Drawn from its left end, told from its tail. */
static void test_dot__a_line_runs_from_tail_to_head(void **state)
{
    (void)state;
    akt_drawing *drawing = akt_tie_drawing_new("t");
    akt_tie_drawing_add_node(drawing, "n-a", 0, 0, "a");
    akt_tie_drawing_add_node(drawing, "n-b", 300, 0, "b");
    akt_tie_drawing_add_edge(drawing, "e-b-a", "edge funding from-b to-a", "b pays a",
                             "M110 20L300 20", "M100 20L110 14L110 26Z");
    akt_dot_file *file = write_and_free(drawing);
    const akt_dot_object *edge = file->edges.items;
    assert_string_equal(edge->name, "b");
    assert_string_equal(edge->head, "a");
    assert_string_equal(akt_dot_get(&edge->values, "dir"), "forward");
    assert_string_equal(akt_dot_get(&edge->values, "pos"),
                        "e,75.00,435.00 225.00,435.00 177.50,435.00 130.00,435.00 82.50,435.00");
    assert_string_equal(akt_dot_get(&edge->values, "tooltip"), "b pays a");
    assert_string_equal(akt_dot_get(&edge->values, "class"), "edge funding from-b to-a");
    assert_string_equal(akt_dot_get(&edge->values, "penwidth"), "1.50");
    akt_dot_free(file);
}

static void add_box(akt_drawing *drawing, const char *id, const char *classes, double x)
{
    akt_drawing_group(drawing, id, classes, "Box");
    akt_drawing_box(drawing, x, 0, 250, 200, 6, &card);
    akt_drawing_end(drawing);
}

/* A tie to a category is to the category, one to a frame to each in it. */
static void test_dot__ties_to_boxes(void **state)
{
    (void)state;
    akt_drawing *drawing = akt_tie_drawing_new("t");
    add_box(drawing, "c-a", "category a", 0);
    add_box(drawing, "f-owns", "frame owns", 400);
    akt_tie_drawing_add_node(drawing, "n-a", 10, 10, "a");
    akt_tie_drawing_add_node(drawing, "n-b", 410, 10, "b");
    akt_tie_drawing_add_node(drawing, "n-c", 410, 100, "c");
    add_edge(drawing, "e-category", "edge ownership from-a to-owns", "M250 150L400 150");
    add_edge(drawing, "e-node", "edge ownership from-a to-b", "M110 30L410 30");
    akt_drawing_group(drawing, "c-b", "category b", "No box");
    akt_drawing_end(drawing);
    akt_dot_file *file = write_and_free(drawing);
    const akt_dot_object *edges = file->edges.items;
    size_t to[2] = {0, 0};
    assert_int_equal(file->edges.count, 3);
    for (size_t i = 0; i < 3; i++) {
        bool whole = strcmp(edges[i].name, "c-a") == 0;
        to[whole]++;
        assert_string_equal(akt_dot_get(&edges[i].values, "id"), whole ? "e-category" : "e-node");
    }
    assert_true(to[0] == 1 && to[1] == 2);
    assert_string_equal(akt_dot_find(&file->nodes, "a")->cluster, "cluster_c-a");
    assert_string_equal(akt_dot_find(&file->nodes, "c")->cluster, "cluster_f-owns");
    assert_string_equal(akt_dot_get(&akt_dot_find(&file->nodes, "c-a")->values, "style"), "invis");
    assert_int_equal(file->nodes.count, 4);
    akt_dot_free(file);
}

static void test_dot__a_drawing_without_ties_is_refused(void **state)
{
    (void)state;
    akt_drawing *drawing = akt_drawing_new(AKT_LANG_EN, 800, 600, "t", "t");
    akt_buffer out = AKT_BUFFER_INIT;
    akt_error err;
    akt_tie_drawing_add_node(drawing, "n-a", 10, 10, "a");
    assert_int_equal(akt_dot_write(&out, drawing, &err), AKT_EINVAL);
    assert_non_null(strstr(err.message, "shows none"));
    assert_int_equal(out.size, 0);
    akt_buffer_dispose(&out);
    akt_drawing_free(drawing);
}

static void assert_place(const akt_dot_object *node, const akt_item *frame, double height)
{
    bool box = frame->kind == AKT_ITEM_BOX;
    double x, y, wide = box ? frame->width : 2 * frame->radius;
    assert_int_equal(sscanf(akt_dot_get(&node->values, "pos"), "%lf,%lf!", &x, &y), 2);
    assert_true(fabs(x - 0.75 * (frame->x + (box ? frame->width / 2 : 0))) < NEAR);
    assert_true(fabs(y - 0.75 * (height - frame->y - (box ? frame->height / 2 : 0))) < NEAR);
    assert_true(fabs(strtod(akt_dot_get(&node->values, "width"), NULL) - wide / 96) < NEAR);
}

static const akt_dot_object *find_id(const akt_list *objects, const char *id)
{
    const akt_dot_object *all = objects->items;
    for (size_t i = 0; i < objects->count; i++)
        if (strcmp(akt_dot_get(&all[i].values, "id"), id) == 0)
            return &all[i];
    return NULL;
}

static void assert_edge(const akt_dot_file *file, const akt_item *group)
{
    const akt_dot_object *edge = find_id(&file->edges, group->id);
    char word[200];
    if (!edge)
        fail_msg("%s is not there", group->id);
    const char *classes = akt_dot_get(&edge->values, "class");
    assert_string_equal(classes, group->class_);
    snprintf(word, sizeof word, " from-%s to-", edge->name + 2 * !strncmp(edge->name, "c-", 2));
    if (!strstr(classes, word))
        fail_msg("%s begins at %s", classes, edge->name);
    assert_non_null(akt_dot_find(&file->nodes, edge->head));
}

/* Every node and edge of a drawing is in its DOT, where it stood. */
static void assert_agrees(akt_drawing *drawing)
{
    size_t count, nodes = 0, edges = 0;
    const akt_item *items = akt_drawing_items(drawing, &count);
    akt_dot_file *file = write_drawing(drawing);
    for (size_t i = 0; i < count; i++) {
        const akt_item *group = &items[i];
        if (group->kind != AKT_ITEM_GROUP || !group->id)
            continue;
        if (strncmp(group->id, "n-", 2) == 0) {
            const akt_dot_object *node = akt_dot_find(&file->nodes, group->id + 2);
            assert_non_null(node);
            if (group[1].kind != AKT_ITEM_TEXT)
                assert_place(node, &group[1], akt_drawing_height(drawing));
            nodes++;
        } else if (strncmp(group->id, "e-", 2) == 0) {
            assert_edge(file, group);
            edges++;
        }
    }
    assert_true(file->nodes.count >= nodes && file->edges.count >= edges);
    akt_dot_free(file);
    akt_drawing_free(drawing);
}

static bool has_ties(const akt_drawing *drawing)
{
    size_t count;
    const akt_item *items = akt_drawing_items(drawing, &count);
    for (size_t i = 0; i < count; i++)
        if (items[i].id && strcmp(items[i].id, "edges") == 0)
            return true;
    return false;
}

static void check_maps(const akt_dataset *dataset)
{
    const akt_map_options rows[] = {{0}, {(1u << AKT_LAYER_COUNT) - 1}};
    for (size_t i = 0; i < 2; i++) {
        akt_drawing *drawing;
        assert_int_equal(akt_map_draw(&drawing, dataset, &rows[i], page_in(AKT_LANG_NB), NULL),
                         AKT_OK);
        assert_agrees(drawing);
    }
}

static void check_views(const akt_dataset *dataset)
{
    static const akt_network_view_options plain = {0};
    const akt_ref first = {AKT_TABLE_ACTORS, 0};
    akt_drawing *drawing;
    akt_error fault;
    check_maps(dataset);
    assert_int_equal(akt_ego_draw(&drawing, dataset, first, page_in(AKT_LANG_EN), NULL), AKT_OK);
    assert_agrees(drawing);
    assert_int_equal(
        akt_network_view_draw(&drawing, dataset, &plain, page_in(AKT_LANG_NB), &fault, NULL),
        AKT_OK);
    assert_agrees(drawing);
    assert_int_equal(akt_sankey_draw(&drawing, dataset, NULL, page_in(AKT_LANG_NN), NULL), AKT_OK);
    if (has_ties(drawing))
        assert_agrees(drawing);
    else
        akt_drawing_free(drawing);
}

static void check_folder(const char *path)
{
    akt_dataset *dataset = NULL;
    akt_diagnostics faults;
    akt_diagnostics_init(&faults);
    if (akt_load(&dataset, path, NULL, &faults, NULL) != AKT_OK)
        fail_msg("%s cannot be loaded", path);
    check_views(dataset);
    akt_diagnostics_dispose(&faults);
    akt_dataset_free(dataset);
}

static void test_dot__holds_what_the_shipped_pictures_show(void **state)
{
    (void)state;
    check_folder(AKT_DATA "/offentlig-innovasjon");
    check_folder(AKT_DATA "/eksempel");
}

static void test_dot__holds_what_any_picture_shows(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 15; seed++) {
        const akt_random_choice choice = {.seed = seed};
        akt_dataset *dataset = akt_random_dataset(&choice);
        check_views(dataset);
        akt_dataset_free(dataset);
    }
}

/* So many ties that the map shows those between categories. */
static void test_dot__holds_ties_between_categories(void **state)
{
    (void)state;
    static const char *const categories[] = {"ministries", "sector", "support"};
    akt_dataset *dataset = akt_sketch_complete(24, "governs");
    for (size_t i = 0; i < 24; i++)
        akt_sketch_edit_actor(dataset, i)->party.category =
            akt_dataset_find_term(dataset, AKT_VOCABULARY_CATEGORIES, categories[i % 3]);
    const akt_map_options plain = {0};
    akt_drawing *drawing;
    assert_int_equal(akt_map_draw(&drawing, dataset, &plain, page_in(AKT_LANG_NB), NULL), AKT_OK);
    akt_dot_file *file = write_drawing(drawing);
    const akt_dot_object *edges = file->edges.items;
    assert_int_equal(file->edges.count, 3);
    assert_int_equal(file->nodes.count, 24 + 3);
    for (size_t i = 0; i < file->edges.count; i++)
        assert_true(!strncmp(edges[i].name, "c-", 2) && !strncmp(edges[i].head, "c-", 2));
    akt_dot_free(file);
    assert_agrees(drawing);
    akt_dataset_free(dataset);
}

static akt_status write_again(const void *subject)
{
    akt_buffer out = AKT_BUFFER_INIT;
    akt_status status = akt_dot_write(&out, subject, NULL);
    akt_buffer_dispose(&out);
    return status;
}

static void test_dot__lack_of_memory_is_told(void **state)
{
    (void)state;
    akt_drawing *drawing = akt_tie_drawing_new("t");
    akt_tie_drawing_add_node(drawing, "n-a", 0, 0, "a");
    akt_tie_drawing_add_node(drawing, "n-b", 300, 0, "b");
    add_edge(drawing, "e-1", "edge ownership from-a to-b", "M100 20C150 20 200 20 300 20");
    akt_sweep(write_again, drawing, 5);
    akt_drawing_free(drawing);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dot__hostile_names_come_out_as_themselves),
        cmocka_unit_test(test_dot__control_characters_are_replaced),
        cmocka_unit_test(test_dot__any_id_is_a_name),
        cmocka_unit_test(test_dot__a_line_runs_from_tail_to_head),
        cmocka_unit_test(test_dot__ties_to_boxes),
        cmocka_unit_test(test_dot__a_drawing_without_ties_is_refused),
        cmocka_unit_test(test_dot__holds_what_the_shipped_pictures_show),
        cmocka_unit_test(test_dot__holds_what_any_picture_shows),
        cmocka_unit_test(test_dot__holds_ties_between_categories),
        cmocka_unit_test(test_dot__lack_of_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
