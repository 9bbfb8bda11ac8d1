#include "input/formats_internal.h"

#include "input/graph_dataset.h"
#include "input/graph_scan.h"
#include "parse/encoding.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Pajek (mrvar.fdv.uni-lj.si/pajek): *Network, *Vertices (one kind or two), *Arcs, *Edges, *Arcslist,
 * *Edgeslist, *Matrix, each perhaps of a named relation; *Partition and *Vector of a project are
 * attributes of its vertices. Of several networks the first is read; permutations, clusters and
 * hierarchies are passed over. */

enum { MOST_NODES = 1000000 };

typedef struct pajek {
    akt_found_graph graph;
    akt_graph_scan scan;
    akt_found_node **nodes;
    size_t order, first_mode; /* vertices, and those of the first kind; all where there is one */
    const char *relation;     /* of the present lines, or NULL */
    const char *name;         /* of the present partition or vector, or NULL */
    size_t valued;            /* vertices that have a value of it */
    bool has_network;
    bool is_over;    /* another network has begun */
    bool is_passing; /* over the vertices of what a dataset has no place for */
} pajek;

static akt_status add_vertices(pajek *p)
{
    char number[24];
    p->nodes = akt_pool_get(p->graph.pool, (p->order + 1) * sizeof *p->nodes);
    if (!p->nodes)
        return AKT_ENOMEM;
    for (size_t i = 0; i < p->order; i++) {
        snprintf(number, sizeof number, "%zu", i + 1);
        p->nodes[i] = akt_found_add_node(&p->graph, number, p->scan.mark);
        if (p->first_mode < p->order)
            akt_found_set(&p->graph, &p->nodes[i]->values, "mode", i < p->first_mode ? "1" : "2",
                          AKT_FOUND_NUMBER);
    }
    return AKT_OK;
}

static akt_status begin_vertices(pajek *p)
{
    akt_graph_word word;
    if (!akt_graph_scan_word(&p->scan, &word))
        return akt_graph_scan_end(&p->scan);
    if (!akt_graph_scan_whole(&p->scan, &word, 0, MOST_NODES, &p->order))
        return AKT_EDATA;
    p->first_mode = p->order;
    if (akt_graph_scan_word(&p->scan, &word) &&
        !akt_graph_scan_whole(&p->scan, &word, 0, p->order, &p->first_mode))
        return AKT_EDATA;
    return add_vertices(p);
}

/* NULL after a fault. */
static akt_found_node *read_vertex(pajek *p)
{
    akt_graph_word word = {"", false, p->scan.mark};
    size_t number;
    akt_graph_scan_word(&p->scan, &word);
    return akt_graph_scan_whole(&p->scan, &word, 1, p->order, &number) ? p->nodes[number - 1]
                                                                       : NULL;
}

/* What stands behind the ends or the label: numbers first, then names of what is drawn, each with its
 * value. */
static void read_values(pajek *p, akt_found_values *values, const char *const *numbers)
{
    static const struct {
        const char *code, *name;
    } names[] = {{"l", "label"}, {"c", "color"},   {"ic", "color"},
                 {"w", "width"}, {"p", "pattern"}, {"bc", "border"}};
    akt_graph_word word, value;
    const char *shape = NULL;
    while (akt_graph_scan_word(&p->scan, &word)) {
        if (*numbers && akt_found_number(word.text, NULL)) {
            akt_found_set(&p->graph, values, *numbers++, word.text, AKT_FOUND_NUMBER);
            continue;
        }
        if (*word.text == '[') {
            akt_found_set(&p->graph, values, "time", word.text, AKT_FOUND_TEXT);
            continue;
        }
        const char *name = word.text;
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            name = strcmp(names[i].code, word.text) == 0 ? names[i].name : name;
        if (!akt_graph_scan_word(&p->scan, &value))
            shape = word.text;
        else
            akt_found_set(&p->graph, values, name, value.text,
                          akt_found_number(value.text, NULL) ? AKT_FOUND_NUMBER : AKT_FOUND_TEXT);
    }
    akt_found_set(&p->graph, values, "shape", shape, AKT_FOUND_TEXT);
}

static bool is_shape(const char *text)
{
    static const char *const shapes[] = {"ellipse", "box", "diamond", "triangle", "cross", "empty"};
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (strcmp(text, shapes[i]) == 0)
            return true;
    return false;
}

/* A number, a label, up to three coordinates, a shape, and how it is drawn. */
static akt_status take_vertex(pajek *p)
{
    static const char *const places[] = {"x", "y", "z"};
    akt_graph_word word;
    akt_found_node *node = read_vertex(p);
    if (!node)
        return AKT_EDATA;
    node->at = p->scan.mark;
    if (!akt_graph_scan_word(&p->scan, &word))
        return AKT_OK;
    node->label = word.text;
    node->id = *word.text ? NULL : node->key;
    for (size_t i = 0; akt_graph_scan_peek(&p->scan); i++) {
        akt_graph_scan ahead = p->scan;
        akt_graph_scan_word(&p->scan, &word);
        if (i < 3 && akt_found_number(word.text, NULL)) {
            akt_found_set(&p->graph, &node->values, places[i], word.text, AKT_FOUND_NUMBER);
        } else if (is_shape(word.text)) {
            akt_found_set(&p->graph, &node->values, "shape", word.text, AKT_FOUND_TEXT);
        } else {
            static const char *const none[] = {NULL};
            p->scan = ahead;
            read_values(p, &node->values, none);
        }
    }
    return AKT_OK;
}

static akt_found_edge *add_edge(pajek *p, const akt_found_node *from, const akt_found_node *to,
                                bool is_directed, akt_text_mark at)
{
    akt_found_edge *edge = akt_found_add_edge(&p->graph, from->key, to->key, at);
    edge->is_directed = is_directed;
    akt_found_set(&p->graph, &edge->values, "kind", p->relation, AKT_FOUND_TEXT);
    return edge;
}

static akt_status take_line(pajek *p, bool is_directed)
{
    static const char *const numbers[] = {"weight", NULL};
    akt_text_mark at = p->scan.mark;
    const akt_found_node *from = read_vertex(p), *to = from ? read_vertex(p) : NULL;
    if (!to)
        return AKT_EDATA;
    read_values(p, &add_edge(p, from, to, is_directed, at)->values, numbers);
    return AKT_OK;
}

static akt_status take_list(pajek *p, bool is_directed)
{
    akt_text_mark at = p->scan.mark;
    const akt_found_node *from = read_vertex(p);
    while (from && akt_graph_scan_peek(&p->scan)) {
        const akt_found_node *to = read_vertex(p);
        if (!to)
            return AKT_EDATA;
        add_edge(p, from, to, is_directed, at);
    }
    return from ? AKT_OK : AKT_EDATA;
}

static akt_status take_arc(pajek *p)
{
    return take_line(p, true);
}

static akt_status take_edge(pajek *p)
{
    return take_line(p, false);
}

static akt_status take_arcs(pajek *p)
{
    return take_list(p, true);
}

static akt_status take_edges(pajek *p)
{
    return take_list(p, false);
}

/* Of two kinds of vertices, rows are the first and columns the second; what is 0 is no arc. */
static akt_status read_matrix(pajek *p)
{
    bool is_two = p->first_mode < p->order;
    size_t columns = is_two ? p->order - p->first_mode : p->order,
           shift = is_two ? p->first_mode : 0;
    akt_graph_word word;
    for (size_t i = 0; i < p->first_mode; i++)
        for (size_t j = 0; j < columns; j++) {
            if (!akt_graph_scan_peek(&p->scan) && !akt_graph_scan_line(&p->scan))
                return akt_graph_scan_end(&p->scan);
            if (!akt_graph_scan_word(&p->scan, &word) || !akt_found_number(word.text, NULL))
                return akt_graph_scan_fault(&p->scan, &word);
            if (strtod(word.text, NULL) == 0)
                continue;
            akt_found_edge *edge = add_edge(p, p->nodes[i], p->nodes[j + shift], !is_two, word.at);
            akt_found_set(&p->graph, &edge->values, "weight", word.text, AKT_FOUND_NUMBER);
        }
    return AKT_OK;
}

static akt_status skip_line(pajek *p)
{
    (void)p;
    return AKT_OK;
}

/* The value of the next vertex. */
static akt_status take_value(pajek *p)
{
    akt_graph_word word;
    if (p->valued < p->order && akt_graph_scan_word(&p->scan, &word))
        akt_found_set(&p->graph, &p->nodes[p->valued++]->values, p->name, word.text,
                      AKT_FOUND_NUMBER);
    return AKT_OK;
}

typedef akt_status take_row(pajek *p);

/* `:2 "trade"`: which relation the lines are of. */
static void read_relation(pajek *p, const char *head)
{
    akt_graph_word word;
    const char *colon = strchr(head, ':');
    p->relation = colon && colon[1] ? colon + 1 : NULL;
    while (akt_graph_scan_word(&p->scan, &word))
        if (*word.text != ':' || word.is_quoted)
            p->relation = word.text;
        else if (word.text[1] && !p->relation)
            p->relation = word.text + 1;
}

static akt_status begin_network(pajek *p)
{
    akt_graph_word rest = akt_graph_scan_rest(&p->scan);
    if (p->has_network)
        akt_found_leave_out(&p->graph, "*Network");
    p->is_over = p->has_network;
    p->is_passing = false;
    if (!p->has_network && *rest.text)
        p->graph.title = rest.text;
    p->has_network = true;
    return AKT_OK;
}

/* Those of a partition or vector are the vertices of the network. */
static akt_status begin_rows_of_vertices(pajek *p, take_row **row)
{
    if (p->is_passing)
        return AKT_OK;
    *row = !p->nodes ? take_vertex : p->name ? take_value : skip_line;
    p->valued = 0;
    return p->nodes ? AKT_OK : begin_vertices(p);
}

static akt_status begin_attribute(pajek *p, const akt_graph_word *head)
{
    akt_graph_word rest = akt_graph_scan_rest(&p->scan);
    p->name = *rest.text ? rest.text : head->text + 1;
    return AKT_OK;
}

static akt_status begin_lines(pajek *p, const akt_graph_word *head, const char *known,
                              take_row **row)
{
    static const struct {
        const char *word;
        take_row *row;
    } lines[] = {{"*arcs", take_arc},
                 {"*edges", take_edge},
                 {"*arcslist", take_arcs},
                 {"*edgeslist", take_edges}};
    if (!p->nodes)
        return akt_graph_scan_fault(&p->scan, head);
    read_relation(p, head->text);
    if (akt_graph_scan_is(known, "*matrix"))
        return read_matrix(p);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        if (akt_graph_scan_is(known, lines[i].word)) {
            *row = lines[i].row;
            return AKT_OK;
        }
    return akt_graph_scan_fault(&p->scan, head);
}

static bool is_attribute(const char *known)
{
    return akt_graph_scan_is(known, "*partition") || akt_graph_scan_is(known, "*vector");
}

/* Attributes before there are vertices, and what is of a part of these. */
static bool is_passed_over(const pajek *p, const char *known)
{
    return akt_graph_scan_is(known, "*permutation") || akt_graph_scan_is(known, "*cluster") ||
           akt_graph_scan_is(known, "*hierarchy") || (is_attribute(known) && !p->nodes);
}

static akt_status begin_block(pajek *p, take_row **row)
{
    akt_graph_word head;
    char known[16] = "";
    akt_graph_scan_word(&p->scan, &head);
    for (size_t i = 0; i + 1 < sizeof known && head.text[i] && head.text[i] != ':'; i++)
        known[i] = head.text[i];
    *row = skip_line;
    if (akt_graph_scan_is(known, "*network"))
        return begin_network(p);
    if (p->is_over)
        return AKT_OK;
    if (akt_graph_scan_is(known, "*vertices"))
        return begin_rows_of_vertices(p, row);
    p->is_passing = is_passed_over(p, known);
    if (p->is_passing)
        akt_found_leave_out(&p->graph, head.text);
    else if (is_attribute(known))
        return begin_attribute(p, &head);
    p->name = NULL;
    return p->is_passing ? AKT_OK : begin_lines(p, &head, known, row);
}

static akt_status read_row(pajek *p, take_row **row)
{
    char first = akt_graph_scan_peek(&p->scan);
    if (!first || first == '%' || (first == '/' && p->scan.text[p->scan.at + 1] == '*'))
        return AKT_OK;
    if (first == '*')
        return begin_block(p, row);
    if (*row)
        return (*row)(p);
    akt_found_fault(&p->graph, AKT_FAULT_NOT_GRAPH, p->scan.mark, p->scan.format, NULL);
    return AKT_EDATA;
}

static akt_status read_all(pajek *p)
{
    take_row *row = NULL;
    akt_status status;
    do
        status = read_row(p, &row);
    while (status == AKT_OK && akt_graph_scan_line(&p->scan));
    if (status == AKT_OK && !p->nodes)
        return akt_graph_scan_end(&p->scan);
    return akt_pool_has_failed(p->graph.pool) ? AKT_ENOMEM : status;
}

akt_status akt_read__pajek(akt_text_file *file, akt_pool *pool, akt_diagnostics *faults,
                           akt_error *err)
{
    akt_status status = akt_encoding_settle(file, pool, faults, err);
    pajek p = {.graph = akt_found_graph_of(pool, faults, file)};
    p.scan = akt_graph_scan_of(&p.graph, file, "Pajek");
    if (status == AKT_OK)
        status = read_all(&p);
    return akt_graph_dataset_make(&p.graph, file, status, err);
}
