#include "input/edgelist_internal.h"
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
 * nothing of direction. What else a table has are attributes; other words than a weight in a line are a
 * fault, as are names of several words. */

typedef struct edgelist {
    akt_found_graph graph;
    const char **names; /* by column: headings, or where there is none, "C"; [0] counts for none */
    akt_edgelist_columns columns;
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

void akt_edgelist__heading(akt_edgelist_columns *columns, size_t column, const char *text)
{
    static const char *const type_names[] = {"type", NULL};
    if (!columns->from && is_one_of(text, from_names))
        columns->from = column;
    else if (!columns->to && is_one_of(text, to_names))
        columns->to = column;
    else if (!columns->type && is_one_of(text, type_names))
        columns->type = column;
    else if (!columns->id && akt_graph_is_alike(text, "id"))
        columns->id = column;
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
        if (column != e->columns.from && column != e->columns.to && column != e->columns.id)
            add_value(e, values, e->names[column], r->cells[i].text);
    }
}

/* Gephi's Type is the direction; any other is what the tie is. */
static bool read_direction(edgelist *e, const akt_found_edge *edge, bool otherwise)
{
    akt_found_value *type = e->columns.type ? akt_found_get(&edge->values, e->names[e->columns.type]) : NULL;
    bool is_directed = type && akt_graph_scan_is(type->text, "directed");
    bool is_undirected = type && akt_graph_scan_is(type->text, "undirected");
    if (is_directed || is_undirected)
        type->is_used = true;
    return is_undirected ? false : is_directed || otherwise;
}

static void take_edge(edgelist *e, const row *r)
{
    const char *from = cell_at(r, e->columns.from), *to = cell_at(r, e->columns.to);
    if (!from || !to) {
        akt_found_fault(&e->graph, AKT_FAULT_MISSING_FIELD, r->cells[0].at,
                        e->names[from ? e->columns.to : e->columns.from], NULL);
        return;
    }
    akt_found_edge *edge = akt_found_add_edge(&e->graph, from, to, r->cells[0].at);
    const char *id = cell_at(r, e->columns.id);
    edge->id = id ? akt_found_keep(&e->graph, id, strlen(id)) : NULL;
    add_values(e, &edge->values, r);
    edge->is_directed = read_direction(e, edge, true);
}

static void take_node(edgelist *e, const row *r)
{
    const char *id = cell_at(r, e->columns.id);
    if (!id) {
        akt_found_fault(&e->graph, AKT_FAULT_MISSING_FIELD, r->cells[0].at, e->names[e->columns.id], NULL);
        return;
    }
    add_values(e, &akt_found_add_node(&e->graph, id, r->cells[0].at)->values, r);
}

static void fault(edgelist *e, akt_text_mark at, const char *text)
{
    akt_found_fault(&e->graph, AKT_FAULT_GRAPH_SYNTAX, at, "edgelist", text);
}

/* What other programs take for a number is a text where ours does not. */
static bool is_weight(const char *text)
{
    static const char *const others[] = {"nan", "inf", "-inf", "infinity", "-infinity"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (akt_graph_scan_is(text, others[i]))
            return true;
    return akt_found_number(text, NULL);
}

/* Two columns, and a third that is a weight: what more there is needs headings to be understood. */
static void take_plain(edgelist *e, const row *r)
{
    const char *from = cell_at(r, 1), *to = cell_at(r, 2), *weight = cell_at(r, 3);
    const akt_grid_cell *last = &r->cells[r->count - 1];
    if (!from || !to) {
        fault(e, r->cells[0].at, r->cells[0].text);
        return;
    }
    akt_found_edge *edge = akt_found_add_edge(&e->graph, from, to, r->cells[0].at);
    if (weight)
        add_value(e, &edge->values, "weight", weight);
    const akt_found_value *read = akt_found_get(&edge->values, "weight");
    if (last->column > 3 || (read && !is_weight(read->text)))
        fault(e, last->at, last->text);
}

static row next_row(const akt_grid *grid, size_t at)
{
    const akt_grid_cell *cells = (const akt_grid_cell *)grid->cells.items + at;
    size_t count = 1;
    while (at + count < grid->cells.count && cells[count].row == cells[0].row)
        count++;
    return (row){cells, count};
}

/* Columns are called by their letters until a heading says otherwise. */
static bool name_columns(edgelist *e, const akt_grid *grid)
{
    const akt_grid_cell *cells = grid->cells.items;
    size_t columns = 0;
    for (size_t i = 0; i < grid->cells.count; i++)
        columns = cells[i].column > columns ? cells[i].column : columns;
    e->names = akt_pool_get(e->graph.pool, (columns + 1) * sizeof *e->names);
    for (size_t i = 0; e->names && i <= columns; i++) {
        char name[AKT_GRID_NAME_SIZE];
        akt_grid_column_name(name, i);
        e->names[i] = akt_found_keep(&e->graph, name, strlen(name));
    }
    return e->names != NULL;
}

static void take_grid(edgelist *e, const akt_grid *grid)
{
    if (!name_columns(e, grid))
        return;
    size_t at = 0;
    row first = grid->cells.count ? next_row(grid, 0) : (row){NULL, 0};
    for (size_t i = 0; i < first.count; i++) {
        e->names[first.cells[i].column] = first.cells[i].text;
        akt_edgelist__heading(&e->columns, first.cells[i].column, first.cells[i].text);
    }
    bool is_edges = e->columns.from && e->columns.to, is_nodes = !is_edges && e->columns.id;
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

/* `{'weight': 3.0, 'tags': ['a', 'b']}`, as networkx writes what it knows of an edge. */

/* Past the mark, where it is next. */
static bool take_mark(akt_graph_scan *scan, char mark)
{
    bool is_next = akt_graph_scan_peek(scan) == mark;
    if (is_next)
        akt_graph_scan_pass(scan);
    return is_next;
}

/* A plain word or number; a fault where it is none, or Python would read it otherwise. */
static akt_status take_item(akt_graph_scan *scan, akt_graph_word *word)
{
    char next = akt_graph_scan_peek(scan);
    *word = (akt_graph_word){.at = scan->mark};
    if (!next || strchr(",:{}[]()", next)) {
        akt_graph_scan ahead = *scan;
        word->text = akt_graph_scan_rest(&ahead).text;
        return akt_graph_scan_fault(scan, word);
    }
    scan->separators = ",:{}[]()";
    akt_graph_scan_word(scan, word);
    scan->separators = "";
    return strchr(word->text, '\\') ? akt_graph_scan_fault(scan, word) : AKT_OK;
}

/* Items joined by bars. */
static akt_status take_list(edgelist *e, akt_graph_scan *scan, const char **out)
{
    akt_buffer joined = AKT_BUFFER_INIT;
    akt_graph_word item;
    akt_status status = AKT_OK;
    bool goes_on = !take_mark(scan, ']');
    while (status == AKT_OK && goes_on) {
        status = take_item(scan, &item);
        if (status == AKT_OK && (!*item.text || strchr(item.text, '|')))
            status = akt_graph_scan_fault(scan, &item);
        akt_buffer_format(&joined, "%s%s", joined.size ? "|" : "", item.text);
        goes_on = status == AKT_OK && take_mark(scan, ',');
        if (status == AKT_OK && !goes_on && !take_mark(scan, ']'))
            status =
                take_item(scan, &item) == AKT_OK ? akt_graph_scan_fault(scan, &item) : AKT_EDATA;
    }
    *out = akt_buffer_settle(&joined, e->graph.pool);
    return status;
}

static akt_status take_attribute(edgelist *e, akt_graph_scan *scan, akt_found_values *values)
{
    akt_graph_word name, value;
    const char *list;
    akt_status status = take_item(scan, &name);
    if (status == AKT_OK && !take_mark(scan, ':'))
        return akt_graph_scan_fault(scan, &name);
    if (status == AKT_OK && take_mark(scan, '[')) {
        status = take_list(e, scan, &list);
        akt_found_set(&e->graph, values, name.text, list, AKT_FOUND_TEXT);
        return status;
    }
    if (status == AKT_OK)
        status = take_item(scan, &value);
    if (status != AKT_OK || (!value.is_quoted && strcmp(value.text, "None") == 0))
        return status;
    bool is_bool =
        !value.is_quoted && (strcmp(value.text, "True") == 0 || strcmp(value.text, "False") == 0);
    akt_found_set(&e->graph, values, name.text, value.text,
                  is_bool           ? AKT_FOUND_BOOL
                  : value.is_quoted ? AKT_FOUND_TEXT
                                    : type_of(value.text));
    return AKT_OK;
}

static akt_status take_attributes(edgelist *e, akt_graph_scan *scan, akt_found_values *values)
{
    akt_status status = AKT_OK;
    scan->quotes = "'\"";
    while (status == AKT_OK && !take_mark(scan, '}')) {
        status = take_attribute(e, scan, values);
        if (status == AKT_OK && !take_mark(scan, ',') && akt_graph_scan_peek(scan) != '}') {
            akt_graph_word rest = akt_graph_scan_rest(scan);
            status = akt_graph_scan_fault(scan, &rest);
        }
    }
    scan->quotes = "\"";
    return status;
}

/* From a # on there is a remark. */
static bool has_word(akt_graph_scan *scan)
{
    char next = akt_graph_scan_peek(scan);
    return next && next != '#';
}

static akt_status take_line(edgelist *e, akt_graph_scan *scan)
{
    akt_graph_word from, to, weight;
    akt_status status = AKT_OK;
    if (!akt_graph_scan_word(scan, &from) || *from.text == '#' || *from.text == '%')
        return AKT_OK;
    if (!akt_graph_scan_word(scan, &to))
        return akt_graph_scan_fault(scan, &from);
    akt_found_edge *edge = akt_found_add_edge(&e->graph, from.text, to.text, from.at);
    if (take_mark(scan, '{')) {
        status = take_attributes(e, scan, &edge->values);
    } else if (has_word(scan)) {
        akt_graph_scan_word(scan, &weight);
        akt_found_set(&e->graph, &edge->values, "weight", weight.text, type_of(weight.text));
        status = is_weight(weight.text) ? AKT_OK : akt_graph_scan_fault(scan, &weight);
    }
    if (status != AKT_OK || !has_word(scan))
        return status;
    akt_graph_word rest = akt_graph_scan_rest(scan);
    return akt_graph_scan_fault(scan, &rest);
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

const char *akt_edgelist__first_line(const akt_text_file *file, size_t *size)
{
    const char *at = file->text;
    for (;; at += *size) {
        at += strspn(at, " \t\r\n");
        *size = strcspn(at, "\r\n");
        if (*at != '#' && *at != '%')
            return at;
    }
}

bool akt_edgelist__is_words(const akt_text_file *file)
{
    size_t size;
    const char *line = akt_edgelist__first_line(file, &size);
    return memchr(line, '{', size) ||
           (!memchr(line, ',', size) && !memchr(line, ';', size) && !memchr(line, '\t', size));
}

static akt_status read_all(edgelist *e, akt_text_file *file, akt_pool *pool,
                           akt_diagnostics *faults, akt_error *err)
{
    size_t before = faults->counts[AKT_LEVEL_ERROR];
    akt_status status = akt_encoding_settle(file, pool, faults, err);
    if (status != AKT_OK || akt_edgelist__is_words(file))
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
    bool is_plain;
    akt_status status = akt_edgelist__plain(file, pool, &is_plain, err);
    if (status != AKT_OK || is_plain)
        return status;
    edgelist *e = akt_pool_get(pool, sizeof *e);
    if (!e)
        return akt_error_memory(err);
    e->graph = akt_found_graph_of(pool, faults, file);
    status = read_all(e, file, pool, faults, err);
    return akt_graph_dataset_make(&e->graph, file, status, err);
}

/* Headings of edges, or of nodes and nothing that only our own tables have. */
bool akt_is__edgelist(const akt_text_file *file)
{
    size_t size;
    const char *line = akt_edgelist__first_line(file, &size), *end = line + size;
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
