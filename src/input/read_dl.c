#include "input/formats_internal.h"

#include "base/intern.h"
#include "input/graph_dataset.h"
#include "input/graph_scan.h"
#include "parse/encoding.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* DL, the language of UCINET (sites.google.com/site/ucinetsoftware): full and half matrices, edge lists
 * and node lists, of one kind of nodes or two, of one relation or several, labels listed or embedded. */

enum { MOST_NODES = 1000000, MOST_RELATIONS = 1000 };

typedef enum axis { ROWS, COLUMNS, RELATIONS, AXES } axis;

typedef struct dl {
    akt_found_graph graph;
    akt_graph_scan scan;
    size_t count[AXES]; /* nr, nc and nm; one kind of nodes: both are n */
    bool is_two;        /* kinds of nodes */
    bool has_nodes;
    bool no_diagonal;
    bool is_embedded[AXES];
    akt_graph_word format;
    akt_list labels[AXES];  /* of const char *, as listed */
    akt_found_node **nodes; /* rows, then columns where these are others */
    akt_intern *known[2];   /* labels -> place among rows, columns */
    size_t used[2];         /* nodes that have an embedded label */
    const char *relation;
} dl;

/* The next word, on whatever line; false at the end. */
static bool next_word(dl *d, akt_graph_word *word)
{
    while (!akt_graph_scan_word(&d->scan, word))
        if (!akt_graph_scan_line(&d->scan))
            return false;
    return true;
}

static akt_status need_word(dl *d, akt_graph_word *word)
{
    return next_word(d, word) ? AKT_OK : akt_graph_scan_end(&d->scan);
}

static akt_status read_count(dl *d, size_t most, size_t *out)
{
    akt_graph_word word;
    akt_status status = need_word(d, &word);
    if (status == AKT_OK && !akt_graph_scan_whole(&d->scan, &word, 1, most, out))
        status = AKT_EDATA;
    return status;
}

static bool is_word(const akt_graph_word *word, const char *known)
{
    size_t size = strlen(word->text);
    char plain[32] = "";
    if (size >= sizeof plain)
        return false;
    memcpy(plain, word->text, size);
    if (size && plain[size - 1] == ':')
        plain[size - 1] = '\0';
    return !word->is_quoted && akt_graph_scan_is(plain, known);
}

/* As many labels as there are rows, columns or relations, or fewer where the data begin. */
static akt_status read_labels(dl *d, axis of)
{
    akt_graph_scan ahead = d->scan;
    akt_graph_word word;
    for (; next_word(d, &word); ahead = d->scan) {
        if (is_word(&word, "embedded")) {
            d->is_embedded[of] = true;
            return AKT_OK;
        }
        if (is_word(&word, "data") || d->labels[of].count == d->count[of])
            break;
        const char **label = akt_list_add(&d->labels[of]);
        if (!label)
            return AKT_ENOMEM;
        *label = word.text;
    }
    d->scan = ahead;
    return AKT_OK;
}

static akt_status read_setting(dl *d, const akt_graph_word *word, axis *labels)
{
    akt_graph_word value;
    akt_status status = AKT_OK;
    if (is_word(word, "n")) {
        status = read_count(d, MOST_NODES, &d->count[ROWS]);
        d->count[COLUMNS] = d->count[ROWS];
    } else if (is_word(word, "nr") || is_word(word, "nc")) {
        status = read_count(d, MOST_NODES, &d->count[is_word(word, "nr") ? ROWS : COLUMNS]);
        d->is_two = true;
    } else if (is_word(word, "nm")) {
        status = read_count(d, MOST_RELATIONS, &d->count[RELATIONS]);
    } else if (is_word(word, "format") || is_word(word, "diagonal") || is_word(word, "title")) {
        status = need_word(d, &value);
        if (status == AKT_OK && is_word(word, "format"))
            d->format = value;
        if (status == AKT_OK && is_word(word, "title"))
            d->graph.title = value.text;
        if (status == AKT_OK && is_word(word, "diagonal"))
            d->no_diagonal = akt_graph_scan_is(value.text, "absent");
    } else if (is_word(word, "row") || is_word(word, "column") || is_word(word, "col") ||
               is_word(word, "matrix")) {
        *labels = is_word(word, "row") ? ROWS : is_word(word, "matrix") ? RELATIONS : COLUMNS;
    } else if (is_word(word, "labels")) {
        status = read_labels(d, *labels == AXES ? ROWS : *labels);
        d->is_embedded[COLUMNS] =
            d->is_embedded[COLUMNS] || (*labels == AXES && d->is_embedded[ROWS]);
        *labels = AXES;
    } else {
        status = akt_graph_scan_fault(&d->scan, word);
    }
    return status;
}

static akt_status read_head(dl *d)
{
    akt_graph_word word;
    axis labels = AXES;
    if (!next_word(d, &word) || !is_word(&word, "dl")) {
        akt_found_fault(&d->graph, AKT_FAULT_NOT_GRAPH, (akt_text_mark){1, 1}, d->scan.format,
                        NULL);
        return AKT_EDATA;
    }
    akt_status status;
    while ((status = need_word(d, &word)) == AKT_OK && !is_word(&word, "data"))
        if ((status = read_setting(d, &word, &labels)) != AKT_OK)
            return status;
    if (status == AKT_OK && (!d->count[ROWS] || !d->count[COLUMNS]))
        status = akt_graph_scan_fault(&d->scan, &word);
    return status;
}

/* Nodes */

/* Labels are the same in large and small letters. */
static const char *fold(dl *d, const char *label)
{
    char *folded = akt_pool_text(d->graph.pool, label, strlen(label));
    for (char *c = folded; c && *c; c++)
        *c = (char)(*c >= 'A' && *c <= 'Z' ? *c + ('a' - 'A') : *c);
    return folded ? folded : "";
}

static void give_label(akt_found_node *node, const char *label)
{
    node->label = label;
    node->id = NULL;
}

static akt_status add_nodes(dl *d)
{
    size_t count = d->count[ROWS] + (d->is_two ? d->count[COLUMNS] : 0);
    d->nodes = akt_pool_get(d->graph.pool, count * sizeof *d->nodes);
    if (!d->nodes)
        return AKT_ENOMEM;
    d->used[0] = d->labels[ROWS].count;
    d->used[1] = d->labels[COLUMNS].count;
    for (size_t i = 0; i < count; i++) {
        char key[24];
        bool is_column = i >= d->count[ROWS];
        size_t at = is_column ? i - d->count[ROWS] : i;
        const akt_list *labels = &d->labels[is_column ? COLUMNS : ROWS];
        snprintf(key, sizeof key, "%zu", i + 1);
        d->nodes[i] = akt_found_add_node(&d->graph, key, d->scan.mark);
        if (at < labels->count)
            give_label(d->nodes[i], ((const char **)labels->items)[at]);
        if (d->is_two)
            akt_found_set(&d->graph, &d->nodes[i]->values, "mode", is_column ? "2" : "1",
                          AKT_FOUND_NUMBER);
        if (at < labels->count && akt_intern_add(d->known[is_column], fold(d, d->nodes[i]->label),
                                                 (uint32_t)at) == AKT_INTERN_NONE)
            return AKT_ENOMEM;
    }
    return AKT_OK;
}

static akt_found_node *node_at(const dl *d, axis of, size_t at)
{
    return d->nodes[d->is_two && of == COLUMNS ? d->count[ROWS] + at : at];
}

/* The node that a word names, by its label or its number; a new label is the next node's. */
static akt_status find_node(dl *d, axis of, const akt_graph_word *word, akt_found_node **out)
{
    int table = d->is_two && of == COLUMNS;
    const char *label = fold(d, word->text);
    uint32_t at = akt_intern_find(d->known[table], label);
    size_t number;
    if (at == AKT_INTERN_NONE && d->is_embedded[of]) {
        if (d->used[table] == d->count[of])
            return akt_graph_scan_fault(&d->scan, word);
        at = (uint32_t)d->used[table]++;
        if (akt_intern_add(d->known[table], label, at) == AKT_INTERN_NONE)
            return AKT_ENOMEM;
        give_label(node_at(d, of, at), word->text);
    } else if (at == AKT_INTERN_NONE) {
        if (!akt_graph_scan_whole(&d->scan, word, 1, d->count[of], &number))
            return AKT_EDATA;
        at = (uint32_t)number - 1;
    }
    *out = node_at(d, of, at);
    return AKT_OK;
}

/* Data */

static void add_edge(dl *d, const akt_found_node *from, const akt_found_node *to, bool is_directed,
                     const akt_graph_word *weight, akt_text_mark at)
{
    akt_found_edge *edge = akt_found_add_edge(&d->graph, from->key, to->key, at);
    edge->is_directed = is_directed;
    akt_found_set(&d->graph, &edge->values, "kind", d->relation, AKT_FOUND_TEXT);
    if (weight)
        akt_found_set(&d->graph, &edge->values, "weight", weight->text, AKT_FOUND_NUMBER);
}

static akt_status read_cell(dl *d, const akt_found_node *from, const akt_found_node *to,
                            bool is_directed)
{
    akt_graph_word word;
    akt_status status = need_word(d, &word);
    if (status != AKT_OK)
        return status;
    if (!akt_found_number(word.text, NULL))
        return akt_graph_scan_fault(&d->scan, &word);
    if (strtod(word.text, NULL) != 0)
        add_edge(d, from, to, is_directed, &word, word.at);
    return AKT_OK;
}

/* Labels in front of the columns stand once, in front of a row each time. */
static akt_status read_embedded(dl *d, axis of, size_t count, akt_found_node **out)
{
    akt_graph_word word;
    akt_status status = AKT_OK;
    for (size_t i = 0; status == AKT_OK && i < count; i++) {
        status = need_word(d, &word);
        if (status == AKT_OK)
            status = find_node(d, of, &word, out);
    }
    return status;
}

/* Half of a matrix is of edges that do not point. */
static akt_status read_matrix(dl *d, bool is_lower, bool is_upper)
{
    akt_found_node *row, *column = NULL;
    akt_status status = AKT_OK;
    if (d->is_embedded[COLUMNS])
        status = read_embedded(d, COLUMNS, d->count[COLUMNS], &column);
    for (size_t i = 0; status == AKT_OK && i < d->count[ROWS]; i++) {
        row = node_at(d, ROWS, i);
        if (d->is_embedded[ROWS])
            status = read_embedded(d, ROWS, 1, &row);
        size_t first = is_upper ? i : 0, last = is_lower ? i + 1 : d->count[COLUMNS];
        for (size_t j = first; status == AKT_OK && j < last; j++)
            if (!d->no_diagonal || i != j)
                status =
                    read_cell(d, row, node_at(d, COLUMNS, j), !d->is_two && !is_lower && !is_upper);
    }
    return status;
}

/* `from to weight`, or `from to to to`, each on a line; an exclamation mark ends a relation. */
static akt_status read_lists(dl *d, bool is_of_nodes)
{
    akt_graph_word word;
    while (akt_graph_scan_peek(&d->scan) || akt_graph_scan_line(&d->scan)) {
        akt_found_node *from, *to = NULL;
        if (!akt_graph_scan_word(&d->scan, &word))
            continue;
        if (strcmp(word.text, "!") == 0)
            return AKT_OK;
        akt_text_mark at = word.at;
        akt_status status = find_node(d, ROWS, &word, &from);
        bool has_end = false;
        while (status == AKT_OK && akt_graph_scan_word(&d->scan, &word)) {
            has_end = true;
            status = find_node(d, COLUMNS, &word, &to);
            bool has_weight =
                status == AKT_OK && !is_of_nodes && akt_graph_scan_word(&d->scan, &word);
            if (has_weight && !akt_found_number(word.text, NULL))
                status = akt_graph_scan_fault(&d->scan, &word);
            if (status == AKT_OK)
                add_edge(d, from, to, !d->is_two, has_weight ? &word : NULL, at);
        }
        if (status == AKT_OK && !has_end && !is_of_nodes)
            status = akt_graph_scan_end(&d->scan);
        if (status != AKT_OK)
            return status;
    }
    return AKT_OK;
}

/* Half a matrix has the same nodes in rows and columns. */
static akt_status read_relation(dl *d)
{
    static const struct {
        const char *format;
        bool is_list, is_of_nodes, is_lower, is_upper;
    } rows[] = {
        {"fullmatrix", false, false, false, false}, {"fm", false, false, false, false},
        {"lowerhalf", false, false, true, false},   {"upperhalf", false, false, false, true},
        {"lh", false, false, true, false},          {"uh", false, false, false, true},
        {"edgelist1", true, false, false, false},   {"edgelist2", true, false, false, false},
        {"el1", true, false, false, false},         {"el2", true, false, false, false},
        {"nodelist1", true, true, false, false},    {"nodelist2", true, true, false, false},
        {"nl1", true, true, false, false},          {"nl2", true, true, false, false},
        {"linkedlist1", true, true, false, false}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (akt_graph_scan_is(d->format.text, rows[i].format)) {
            bool is_half = rows[i].is_lower || rows[i].is_upper;
            if (is_half && d->is_two)
                break;
            return rows[i].is_list ? read_lists(d, rows[i].is_of_nodes)
                                   : read_matrix(d, rows[i].is_lower, rows[i].is_upper);
        }
    return akt_graph_scan_fault(&d->scan, &d->format);
}

static akt_status read_all(dl *d)
{
    akt_status status = read_head(d);
    if (status == AKT_OK)
        status = add_nodes(d);
    for (size_t i = 0; status == AKT_OK && i < d->count[RELATIONS]; i++) {
        char number[24];
        snprintf(number, sizeof number, "%zu", i + 1);
        if (i < d->labels[RELATIONS].count)
            d->relation = ((const char **)d->labels[RELATIONS].items)[i];
        else if (d->count[RELATIONS] > 1)
            d->relation = akt_found_keep(&d->graph, number, strlen(number));
        status = read_relation(d);
    }
    return akt_pool_has_failed(d->graph.pool) ? AKT_ENOMEM : status;
}

akt_status akt_read__dl(akt_text_file *file, akt_pool *pool, akt_diagnostics *faults,
                        akt_error *err)
{
    akt_status status = akt_encoding_settle(file, pool, faults, err);
    dl d = {.graph = akt_found_graph_of(pool, faults, file),
            .format = {.text = "fullmatrix"},
            .count[RELATIONS] = 1,
            .known = {akt_intern_new(), akt_intern_new()}};
    for (int a = 0; a < AXES; a++)
        d.labels[a] = (akt_list)AKT_LIST_OF(const char *);
    d.scan = akt_graph_scan_of(&d.graph, file, "DL");
    d.scan.separators = ",=";
    d.scan.quotes = "\"'";
    if (status == AKT_OK)
        status = d.known[0] && d.known[1] ? read_all(&d) : AKT_ENOMEM;
    status = akt_graph_dataset_make(&d.graph, file, status, err);
    akt_intern_free(d.known[0]);
    akt_intern_free(d.known[1]);
    for (int a = 0; a < AXES; a++)
        akt_list_dispose(&d.labels[a]);
    return status;
}
