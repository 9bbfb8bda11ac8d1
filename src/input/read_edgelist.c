#include "input/formats_internal.h"

#include "input/graph_dataset.h"
#include "input/graph_id.h"
#include "input/graph_scan.h"
#include "parse/csv.h"
#include "parse/encoding.h"
#include "parse/written.h"

#include <string.h>

/* Lists of edges: a table with headings (Source, Target, Type, Weight of Gephi; From, To of Kumu), a
 * table of nodes (Id, Label), or lines of two words and perhaps a weight (NCOL, networkx), which say
 * nothing of direction. What else a table has are attributes. */

enum { MOST_COLUMNS = 1000 };

typedef struct edgelist {
    akt_found_graph graph;
    const char *names[MOST_COLUMNS + 1]; /* headings, by column; NULL = none */
    size_t columns;
    size_t from, to, type, id; /* columns; 0 = none */
} edgelist;

static bool is_one_of(const char *text, const char *const *names)
{
    for (; *names; names++)
        if (akt_graph_is_alike(text, *names))
            return true;
    return false;
}

static const char *const from_names[] = {"source", "from", "kilde", "fra", NULL};
static const char *const to_names[] = {"target", "to", "mal", "til", NULL};

static void take_heading(edgelist *e, const akt_grid_cell *cell)
{
    static const char *const type_names[] = {"type", NULL};
    if (cell->column > MOST_COLUMNS)
        return;
    e->names[cell->column] = cell->text;
    e->columns = cell->column > e->columns ? cell->column : e->columns;
    if (!e->from && is_one_of(cell->text, from_names))
        e->from = cell->column;
    else if (!e->to && is_one_of(cell->text, to_names))
        e->to = cell->column;
    else if (!e->type && is_one_of(cell->text, type_names))
        e->type = cell->column;
    else if (!e->id && akt_graph_is_alike(cell->text, "id"))
        e->id = cell->column;
}

/* A number with a zero in front is a code. */
static akt_found_type type_of(const char *text)
{
    bool is_code = *text == '0' && text[1] >= '0' && text[1] <= '9';
    return !is_code && akt_found_number(text, NULL) ? AKT_FOUND_NUMBER : AKT_FOUND_TEXT;
}

typedef struct row {
    const akt_grid_cell *cells;
    size_t count;
} row;

static const char *cell_at(const row *r, size_t column)
{
    for (size_t i = 0; column && i < r->count; i++)
        if (r->cells[i].column == column)
            return r->cells[i].text;
    return NULL;
}

/* Tables saved in Norwegian have a comma for the point. */
static void add_value(edgelist *e, akt_found_values *values, const char *name, const char *text)
{
    akt_buffer number = AKT_BUFFER_INIT;
    akt_found_type type = type_of(text);
    bool may_be =
        type == AKT_FOUND_TEXT && strchr(text, ',') && text[strspn(text, "-0123456789,")] == '\0';
    if (may_be && akt_written_number(text, &number) == AKT_WRITTEN_GOOD)
        akt_found_set(&e->graph, values, name, akt_buffer_text(&number), AKT_FOUND_NUMBER);
    else
        akt_found_set(&e->graph, values, name, text, type);
    if (number.failed)
        akt_pool_fail(e->graph.pool);
    akt_buffer_dispose(&number);
}

static void add_values(edgelist *e, akt_found_values *values, const row *r)
{
    for (size_t i = 0; i < r->count; i++) {
        size_t column = r->cells[i].column;
        const char *name = column <= e->columns ? e->names[column] : NULL;
        bool is_own = column == e->from || column == e->to || column == e->id;
        if (name && !is_own)
            add_value(e, values, name, r->cells[i].text);
    }
}

/* Gephi's Type is the direction; any other is what the tie is. */
static bool read_direction(edgelist *e, const akt_found_edge *edge, bool otherwise)
{
    akt_found_value *type = e->type ? akt_found_get(&edge->values, e->names[e->type]) : NULL;
    bool is_directed = type && akt_graph_scan_is(type->text, "directed");
    bool is_undirected = type && akt_graph_scan_is(type->text, "undirected");
    if (is_directed || is_undirected)
        type->is_used = true;
    return is_undirected ? false : is_directed || otherwise;
}

static void take_edge(edgelist *e, const row *r)
{
    const char *from = cell_at(r, e->from), *to = cell_at(r, e->to);
    if (!from || !to) {
        akt_found_fault(&e->graph, AKT_FAULT_MISSING_FIELD, r->cells[0].at,
                        e->names[from ? e->to : e->from], NULL);
        return;
    }
    akt_found_edge *edge = akt_found_add_edge(&e->graph, from, to, r->cells[0].at);
    const char *id = cell_at(r, e->id);
    edge->id = id ? akt_found_keep(&e->graph, id, strlen(id)) : NULL;
    add_values(e, &edge->values, r);
    edge->is_directed = read_direction(e, edge, true);
}

static void take_node(edgelist *e, const row *r)
{
    const char *id = cell_at(r, e->id);
    if (!id) {
        akt_found_fault(&e->graph, AKT_FAULT_MISSING_FIELD, r->cells[0].at, e->names[e->id], NULL);
        return;
    }
    add_values(e, &akt_found_add_node(&e->graph, id, r->cells[0].at)->values, r);
}

/* Two columns, and a third that is a weight. */
static void take_plain(edgelist *e, const row *r)
{
    const char *from = cell_at(r, 1), *to = cell_at(r, 2), *weight = cell_at(r, 3);
    if (!from || !to) {
        akt_found_fault(&e->graph, AKT_FAULT_GRAPH_SYNTAX, r->cells[0].at, "edgelist",
                        r->cells[0].text);
        return;
    }
    akt_found_edge *edge = akt_found_add_edge(&e->graph, from, to, r->cells[0].at);
    akt_found_set(&e->graph, &edge->values, "weight", weight,
                  weight ? type_of(weight) : AKT_FOUND_TEXT);
}

static row next_row(const akt_grid *grid, size_t at)
{
    const akt_grid_cell *cells = (const akt_grid_cell *)grid->cells.items + at;
    size_t count = 1;
    while (at + count < grid->cells.count && cells[count].row == cells[0].row)
        count++;
    return (row){cells, count};
}

static void take_grid(edgelist *e, const akt_grid *grid)
{
    size_t at = 0;
    row first = grid->cells.count ? next_row(grid, 0) : (row){NULL, 0};
    for (size_t i = 0; i < first.count; i++)
        take_heading(e, &first.cells[i]);
    bool is_edges = e->from && e->to, is_nodes = !is_edges && e->id;
    e->graph.ends_make_nodes = !is_nodes;
    at = is_edges || is_nodes ? first.count : 0;
    while (at < grid->cells.count) {
        row r = next_row(grid, at);
        if (is_edges)
            take_edge(e, &r);
        else if (is_nodes)
            take_node(e, &r);
        else
            take_plain(e, &r);
        at += r.count;
    }
}

/* `{'weight': 3.0, 'since': '2009'}`, as networkx writes what it knows of an edge. */
static void take_attributes(edgelist *e, akt_graph_scan *scan, akt_found_edge *edge)
{
    akt_graph_word name, value;
    scan->separators = "{},:";
    scan->quotes = "'\"";
    while (akt_graph_scan_word(scan, &name) && akt_graph_scan_word(scan, &value))
        akt_found_set(&e->graph, &edge->values, name.text, value.text,
                      value.is_quoted ? AKT_FOUND_TEXT : type_of(value.text));
    scan->separators = "";
    scan->quotes = "\"";
}

static akt_status take_line(edgelist *e, akt_graph_scan *scan)
{
    akt_graph_word from, to, weight;
    if (!akt_graph_scan_word(scan, &from) || *from.text == '#' || *from.text == '%')
        return AKT_OK;
    if (!akt_graph_scan_word(scan, &to))
        return akt_graph_scan_fault(scan, &from);
    akt_found_edge *edge = akt_found_add_edge(&e->graph, from.text, to.text, from.at);
    if (akt_graph_scan_peek(scan) == '{')
        take_attributes(e, scan, edge);
    else if (akt_graph_scan_word(scan, &weight))
        akt_found_set(&e->graph, &edge->values, "weight", weight.text, type_of(weight.text));
    return AKT_OK;
}

static akt_status take_lines(edgelist *e, const akt_text_file *file)
{
    akt_graph_scan scan = akt_graph_scan_of(&e->graph, file, "edgelist");
    akt_status status;
    e->graph.ends_make_nodes = true;
    do
        status = take_line(e, &scan);
    while (status == AKT_OK && akt_graph_scan_line(&scan));
    return status;
}

/* The first line that says anything. */
static const char *first_line(const akt_text_file *file, size_t *size)
{
    const char *at = file->text;
    for (;; at += *size) {
        at += strspn(at, " \t\r\n");
        *size = strcspn(at, "\r\n");
        if (*at != '#' && *at != '%')
            return at;
    }
}

/* Whether lines are words between blanks, not cells. */
static bool is_words(const akt_text_file *file)
{
    size_t size;
    const char *line = first_line(file, &size);
    return memchr(line, '{', size) ||
           (!memchr(line, ',', size) && !memchr(line, ';', size) && !memchr(line, '\t', size));
}

static akt_status read_all(edgelist *e, akt_text_file *file, akt_pool *pool,
                           akt_diagnostics *faults, akt_error *err)
{
    size_t before = faults->counts[AKT_LEVEL_ERROR];
    akt_status status = akt_encoding_settle(file, pool, faults, err);
    if (status != AKT_OK || is_words(file))
        return status == AKT_OK ? take_lines(e, file) : status;
    akt_grid grid = AKT_GRID_OF(file->name);
    status = akt_csv_read(&grid, file, pool, faults, err);
    if (status == AKT_OK)
        take_grid(e, &grid);
    akt_grid_dispose(&grid);
    return status == AKT_OK && faults->counts[AKT_LEVEL_ERROR] > before ? AKT_EDATA : status;
}

akt_status akt_read__edgelist(akt_text_file *file, akt_pool *pool, akt_diagnostics *faults,
                              akt_error *err)
{
    edgelist *e = akt_pool_get(pool, sizeof *e);
    if (!e)
        return akt_error_memory(err);
    e->graph = akt_found_graph_of(pool, faults, file);
    akt_status status = read_all(e, file, pool, faults, err);
    return akt_graph_dataset_make(&e->graph, file, status, err);
}

/* Headings of edges, or of nodes and nothing that only our own tables have. */
bool akt_is__edgelist(const akt_text_file *file)
{
    size_t size;
    const char *line = first_line(file, &size), *end = line + size;
    bool has_from = false, has_to = false, has_id = false, has_label = false;
    while (line < end) {
        char name[32] = "";
        size_t width = 0;
        while (line + width < end && !strchr(",;\t", line[width]))
            width++;
        memcpy(name, line, width < sizeof name ? width : 0);
        has_from = has_from || is_one_of(name, from_names);
        has_to = has_to || is_one_of(name, to_names);
        has_id = has_id || akt_graph_is_alike(name, "id");
        has_label = has_label || akt_graph_is_alike(name, "label");
        line += width + 1;
    }
    return (has_from && has_to) || (has_id && has_label);
}
