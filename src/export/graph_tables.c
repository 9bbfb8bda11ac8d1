#include "export/graph_files.h"

#include <ctype.h>
#include <string.h>

/* Nodes and edges as two tables of csv, for programs that load them in bulk: RFC 4180, no text
 * over several lines. A text is not changed to keep a spreadsheet from taking it for a formula:
 * these files are for machines. */

typedef struct dialect {
    const char *const *types; /* behind a column's name, by akt_graph_type; NULL = none */
    const char *lists; /* columns that hold lists, as "|a|b|"; their values are divided by it */
    const char *list_type;
    char divider;                       /* between their values */
    const char *node_head, *edge_head;  /* what stands for the ids and ends in the first row */
    const char *node_label, *edge_type; /* columns at the end for these; NULL = none */
} dialect;

static bool is_list(const dialect *d, const char *column)
{
    const char *at = d->lists;
    size_t size = strlen(column);
    for (; at && (at = strstr(at, column)); at++)
        if (at[-1] == '|' && at[size] == '|')
            return true;
    return false;
}

/* In a list the divider itself becomes a comma. */
static void add_text(akt_buffer *out, const dialect *d, const char *text, bool list)
{
    akt_buffer_add_char(out, '"');
    for (; *text; text++) {
        char c = (unsigned char)*text < ' ' || *text == 0x7F ? ' ' : *text;
        if (list)
            c = c == '|' ? d->divider : c == d->divider ? ',' : c;
        akt_buffer_add(out, c == '"' ? "\"" : "");
        akt_buffer_add_char(out, c);
    }
    akt_buffer_add_char(out, '"');
}

static void add_heading(akt_buffer *out, const dialect *d, const akt_graph_column *column)
{
    akt_buffer_format(out, ",%s", column->name);
    if (is_list(d, column->name))
        akt_buffer_add(out, d->list_type);
    else if (d->types)
        akt_buffer_add(out, d->types[column->type]);
}

static void add_cell(akt_buffer *out, const dialect *d, const akt_graph_column *column,
                     const char *value)
{
    akt_buffer_add_char(out, ',');
    if (value && column->type == AKT_GRAPH_STRING)
        add_text(out, d, value, is_list(d, column->name));
    else if (value)
        akt_buffer_add(out, value);
}

static void add_headings(akt_buffer *out, const dialect *d, const akt_graph_column *columns,
                         int first, int count)
{
    for (int c = first; c < count; c++)
        add_heading(out, d, &columns[c]);
}

static void add_cells(akt_buffer *out, const dialect *d, const akt_graph_column *columns, int first,
                      int count, const char *const *values)
{
    for (int c = first; c < count; c++)
        add_cell(out, d, &columns[c], values[c]);
}

/* The label of a node: what it is, with a capital. */
static void add_label(akt_buffer *out, const char *type)
{
    akt_buffer_format(out, ",%c%s", toupper((unsigned char)*type), type + 1);
}

/* A type of relationship: a kind in capitals, such as OPERATES; letters, digits and underscores. */
static void add_type(akt_buffer *out, const char *kind)
{
    akt_buffer_add_char(out, ',');
    for (; *kind; kind++) {
        int c = (unsigned char)*kind;
        akt_buffer_add_char(out, c < 0x80 && !isalnum(c) ? '_' : (char)(c < 0x80 ? toupper(c) : c));
    }
}

static void write_nodes(akt_buffer *out, const akt_graph *graph, const dialect *d)
{
    akt_graph_walk walk = akt_graph_walk_start(graph);
    akt_buffer_add(out, d->node_head);
    add_headings(out, d, akt_graph_node_columns, AKT_NODE_LABEL, AKT_NODE_COLUMNS);
    akt_buffer_format(out, "%s\n", d->node_label ? d->node_label : "");
    for (const akt_graph_node *node; (node = akt_graph_next_node(&walk));) {
        const char *const *values = node->values;
        add_text(out, d, values[AKT_NODE_ID], false);
        add_cells(out, d, akt_graph_node_columns, AKT_NODE_LABEL, AKT_NODE_COLUMNS, values);
        if (d->node_label)
            add_label(out, values[AKT_NODE_TYPE]);
        akt_buffer_add_char(out, '\n');
    }
    akt_graph_walk_end(&walk, out);
}

static void write_edges(akt_buffer *out, const akt_graph *graph, const dialect *d)
{
    akt_graph_walk walk = akt_graph_walk_start(graph);
    akt_buffer_add(out, d->edge_head);
    add_headings(out, d, akt_graph_edge_columns, AKT_EDGE_LABEL, AKT_EDGE_COLUMNS);
    akt_buffer_format(out, "%s\n", d->edge_type ? d->edge_type : "");
    for (const akt_graph_edge *edge; (edge = akt_graph_next_edge(&walk));) {
        const char *const *values = edge->values;
        add_text(out, d, values[AKT_EDGE_FROM], false);
        add_cell(out, d, &akt_graph_edge_columns[AKT_EDGE_TO], values[AKT_EDGE_TO]);
        add_cell(out, d, &akt_graph_edge_columns[AKT_EDGE_ID], values[AKT_EDGE_ID]);
        add_cells(out, d, akt_graph_edge_columns, AKT_EDGE_LABEL, AKT_EDGE_COLUMNS, values);
        if (d->edge_type)
            add_type(out, values[AKT_EDGE_KIND] ? values[AKT_EDGE_KIND] : values[AKT_EDGE_LAYER]);
        akt_buffer_add_char(out, '\n');
    }
    akt_graph_walk_end(&walk, out);
}

static const char neo4j_words[] =
    "The dataset for Neo4j: nodes.csv and relationships.csv, UTF-8, lists divided by semicolons.\n"
    "\n"
    "    neo4j-admin database import full --id-type=string --array-delimiter=\";\" \\\n"
    "        --nodes=nodes.csv --relationships=relationships.csv neo4j\n"
    "\n"
    "An empty cell is a value that is not stated, never zero. Undirected ties have "
    "directed=false:\n"
    "leave the direction out when you ask for them, as in (a)-[r]-(b).\n";

void akt_export_neo4j(akt_buffer *nodes, akt_buffer *edges, akt_buffer *readme,
                      const akt_graph *graph)
{
    static const char *const types[] = {"", ":long", ":double", ":boolean"};
    static const dialect neo4j = {
        types,        "|aliases|former_ids|audiences|instruments|roles|sources|continues|",
        ":string[]",  ';',
        "actorId:ID", ":START_ID,:END_ID,id",
        ",:LABEL",    ",:TYPE"};
    write_nodes(nodes, graph, &neo4j);
    write_edges(edges, graph, &neo4j);
    akt_buffer_add(readme, neo4j_words);
}

void akt_export_graphframes(akt_buffer *vertices, akt_buffer *edges, const akt_graph *graph)
{
    static const dialect graphframes = {NULL, NULL, "", '|', "id", "src,dst,id", NULL, NULL};
    write_nodes(vertices, graph, &graphframes);
    write_edges(edges, graph, &graphframes);
}
