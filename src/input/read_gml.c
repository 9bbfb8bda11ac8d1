#include "input/formats_internal.h"

#include "base/utf8.h"
#include "input/graph_dataset.h"
#include "input/graph_scan.h"
#include "parse/encoding.h"

#include <stdlib.h>
#include <string.h>

/* GML (Himsolt, 1996): keys with a number, a text in quotes or a list in brackets. Nodes are numbered;
 * lists within them are attributes named by their way ("data.size"), but for what `graphics` says
 * of place, size and colour. */

enum { DEEPEST = 50 };

typedef struct gml {
    akt_found_graph graph;
    akt_graph_scan scan;
    size_t depth;
    bool is_directed;
    bool has_graph;
} gml;

typedef enum token_kind { END, KEY, NUMBER, TEXT, OPEN, CLOSE } token_kind;

typedef struct token {
    token_kind kind;
    akt_graph_word word;
} token;

static char here(const gml *g)
{
    return g->scan.at < g->scan.size ? g->scan.text[g->scan.at] : '\0';
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static void pass_space(gml *g)
{
    bool is_comment = false;
    for (char c; akt_graph_scan_more(&g->scan); akt_graph_scan_pass(&g->scan)) {
        c = here(g);
        is_comment = c == '#' || (is_comment && c != '\n' && c != '\r');
        if (!is_comment && !is_space(c))
            return;
    }
}

/* The character that an entity ("&#229;", "&aring;") stands for; 0 where it is none. */
static uint32_t code_of(const char *name, size_t size)
{
    static const struct {
        const char *name;
        uint32_t code;
    } rows[] = {{"amp", '&'},     {"quot", '"'},   {"lt", '<'},     {"gt", '>'},
                {"apos", '\''},   {"aring", 0xE5}, {"Aring", 0xC5}, {"oslash", 0xF8},
                {"Oslash", 0xD8}, {"aelig", 0xE6}, {"AElig", 0xC6}, {"nbsp", 0xA0},
                {"eacute", 0xE9}, {"auml", 0xE4},  {"ouml", 0xF6},  {"uuml", 0xFC}};
    if (size > 1 && *name == '#') {
        bool is_hex = name[1] == 'x';
        char *end;
        unsigned long code = strtoul(name + 1 + is_hex, &end, is_hex ? 16 : 10);
        bool is_good = end == name + size && code >= ' ' && code <= 0x10FFFF &&
                       (code < 0xD800 || code > 0xDFFF);
        return is_good ? (uint32_t)code : 0;
    }
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strlen(rows[i].name) == size && strncmp(rows[i].name, name, size) == 0)
            return rows[i].code;
    return 0;
}

static const char *decode(gml *g, const char *text, size_t size)
{
    akt_buffer out = AKT_BUFFER_INIT;
    for (size_t i = 0; i < size; i++) {
        const char *end = text[i] == '&' ? memchr(text + i, ';', size - i) : NULL;
        uint32_t code = end ? code_of(text + i + 1, (size_t)(end - text) - i - 1) : 0;
        if (code)
            akt_buffer_add_code(&out, code);
        else
            akt_buffer_add_char(&out, text[i]);
        i = code ? (size_t)(end - text) : i;
    }
    return akt_buffer_settle(&out, g->graph.pool);
}

/* False where the closing quote is missing. */
static bool read_text(gml *g, token *out)
{
    akt_graph_scan_pass(&g->scan);
    size_t start = g->scan.at;
    while (akt_graph_scan_more(&g->scan) && here(g) != '"')
        akt_graph_scan_pass(&g->scan);
    if (!akt_graph_scan_more(&g->scan))
        return false;
    out->kind = TEXT;
    out->word.text = decode(g, g->scan.text + start, g->scan.at - start);
    akt_graph_scan_pass(&g->scan);
    return true;
}

static void read_word(gml *g, token *out)
{
    size_t start = g->scan.at;
    while (akt_graph_scan_more(&g->scan) && !is_space(here(g)) && !strchr("[]\"", here(g)))
        akt_graph_scan_pass(&g->scan);
    out->word.text = akt_found_keep(&g->graph, g->scan.text + start, g->scan.at - start);
    bool is_number = strchr("+-.0123456789", *out->word.text) ||
                     akt_graph_scan_is(out->word.text, "nan") ||
                     akt_graph_scan_is(out->word.text, "inf");
    out->kind = is_number ? NUMBER : KEY;
}

static bool read_token(gml *g, token *out)
{
    pass_space(g);
    *out = (token){END, {"", false, g->scan.mark}};
    char c = here(g);
    if (c == '"')
        return read_text(g, out);
    if (c == '[' || c == ']') {
        out->kind = c == '[' ? OPEN : CLOSE;
        out->word.text = c == '[' ? "[" : "]";
        akt_graph_scan_pass(&g->scan);
    } else if (c) {
        read_word(g, out);
    }
    return true;
}

static akt_status fault(gml *g, const token *t)
{
    return t->kind == END ? akt_graph_scan_end(&g->scan) : akt_graph_scan_fault(&g->scan, &t->word);
}

/* The next key of a list; CLOSE or END where there is none. */
static akt_status read_key(gml *g, token *key)
{
    if (!read_token(g, key))
        return akt_graph_scan_end(&g->scan);
    return key->kind == KEY || key->kind == CLOSE || key->kind == END ? AKT_OK : fault(g, key);
}

static akt_status read_value(gml *g, token *value)
{
    if (!read_token(g, value))
        return akt_graph_scan_end(&g->scan);
    return value->kind == END || value->kind == CLOSE ? fault(g, value) : AKT_OK;
}

static const char *name_of(gml *g, const char *way, const char *key)
{
    static const char *const short_names[][2] = {
        {"x", "x"},      {"y", "y"},        {"z", "z"},       {"w", "width"},
        {"h", "height"}, {"fill", "color"}, {"type", "shape"}};
    for (size_t i = 0;
         strcmp(way, "graphics.") == 0 && i < sizeof short_names / sizeof *short_names; i++)
        if (strcmp(short_names[i][0], key) == 0)
            return short_names[i][1];
    if (!*way)
        return key;
    akt_buffer name = AKT_BUFFER_INIT;
    akt_buffer_format(&name, "%s%s", way, key);
    return akt_buffer_settle(&name, g->graph.pool);
}

/* A list whose bracket was read, as attributes; only passed over where values is NULL. */
static akt_status read_list(gml *g, akt_found_values *values, const char *way)
{
    token key, value;
    akt_status status = AKT_OK;
    if (++g->depth > DEEPEST) {
        akt_found_fault(&g->graph, AKT_FAULT_GRAPH_DEPTH, g->scan.mark, "50", NULL);
        return AKT_EDATA;
    }
    while (status == AKT_OK && (status = read_key(g, &key)) == AKT_OK && key.kind == KEY) {
        status = read_value(g, &value);
        if (status == AKT_OK && value.kind == OPEN) {
            akt_buffer deeper = AKT_BUFFER_INIT;
            akt_buffer_format(&deeper, "%s%s.", way, key.word.text);
            status = read_list(g, values, akt_buffer_settle(&deeper, g->graph.pool));
        } else if (status == AKT_OK && values) {
            akt_found_set(&g->graph, values, name_of(g, way, key.word.text), value.word.text,
                          value.kind == NUMBER ? AKT_FOUND_NUMBER : AKT_FOUND_TEXT);
        }
    }
    g->depth--;
    return status == AKT_OK && key.kind != CLOSE ? fault(g, &key) : status;
}

static akt_status read_node(gml *g, akt_text_mark at)
{
    akt_found_values values = {0};
    akt_status status = read_list(g, &values, "");
    if (status != AKT_OK)
        return status;
    const char *id = akt_found_take(&values, "id");
    const akt_found_value *group = akt_found_get(&values, "gid");
    akt_found_node *node = akt_found_add_node(&g->graph, id ? id : "", at);
    node->label = akt_found_take(&values, "label");
    node->id = node->label ? NULL : node->key;
    node->parent = group ? group->text : NULL;
    node->values = values;
    return AKT_OK;
}

static akt_status read_edge(gml *g, akt_text_mark at)
{
    akt_found_values values = {0};
    akt_status status = read_list(g, &values, "");
    if (status != AKT_OK)
        return status;
    const char *from = akt_found_take(&values, "source"), *to = akt_found_take(&values, "target");
    akt_found_edge *edge = akt_found_add_edge(&g->graph, from ? from : "", to ? to : "", at);
    edge->is_directed = g->is_directed;
    edge->values = values;
    return AKT_OK;
}

/* Of what it says of itself there is a place for its title alone. */
static void take_of_graph(gml *g, const char *name, const char *text)
{
    static const char *const of_programs[] = {"multigraph", "hierarchic", "Creator", "Version"};
    bool is_title = strcmp(name, "label") == 0 || strcmp(name, "name") == 0;
    bool is_known = !*text;
    for (size_t i = 0; i < sizeof of_programs / sizeof *of_programs; i++)
        is_known = is_known || strcmp(name, of_programs[i]) == 0;
    if (strcmp(name, "directed") == 0)
        g->is_directed = strcmp(text, "1") == 0;
    else if (is_title && !g->graph.title)
        g->graph.title = text;
    else if (!is_known)
        akt_found_leave_out(&g->graph, name);
}

static akt_status read_member(gml *g, const token *key, const token *value)
{
    const char *name = key->word.text;
    bool is_list = value->kind == OPEN;
    if (is_list && strcmp(name, "node") == 0)
        return read_node(g, key->word.at);
    if (is_list && strcmp(name, "edge") == 0)
        return read_edge(g, key->word.at);
    if (is_list) {
        akt_found_leave_out(&g->graph, name);
        return read_list(g, NULL, "");
    }
    take_of_graph(g, name, value->word.text);
    return AKT_OK;
}

/* Edges may stand before `directed`. */
static void settle_direction(gml *g)
{
    akt_found_edge **edges = g->graph.edges.items;
    for (size_t i = 0; i < g->graph.edges.count; i++)
        edges[i]->is_directed = g->is_directed;
}

static akt_status read_graph(gml *g)
{
    token key, value;
    akt_status status;
    while ((status = read_key(g, &key)) == AKT_OK && key.kind == KEY) {
        status = read_value(g, &value);
        if (status == AKT_OK)
            status = read_member(g, &key, &value);
        if (status != AKT_OK)
            return status;
    }
    g->has_graph = true;
    settle_direction(g);
    return status == AKT_OK && key.kind != CLOSE ? fault(g, &key) : status;
}

/* What stands around the graph is of the program that wrote it. */
static akt_status read_all(gml *g)
{
    token key, value;
    akt_status status;
    while ((status = read_key(g, &key)) == AKT_OK && key.kind == KEY) {
        status = read_value(g, &value);
        bool is_graph = status == AKT_OK && value.kind == OPEN && !g->has_graph &&
                        strcmp(key.word.text, "graph") == 0;
        if (is_graph)
            status = read_graph(g);
        else if (status == AKT_OK && value.kind == OPEN)
            status = read_list(g, NULL, "");
        if (status != AKT_OK)
            return status;
    }
    if (status == AKT_OK && key.kind != END)
        return fault(g, &key);
    return status == AKT_OK && !g->has_graph ? fault(g, &key) : status;
}

static bool begins_as_gml(gml *g)
{
    token first;
    akt_graph_scan start = g->scan;
    bool is_key = read_token(g, &first) && first.kind == KEY && *first.word.text != '<' &&
                  *first.word.text != '{';
    g->scan = start;
    return is_key;
}

akt_status akt_read__gml(akt_text_file *file, akt_pool *pool, akt_diagnostics *faults,
                         akt_error *err)
{
    akt_status status = akt_encoding_settle(file, pool, faults, err);
    gml g = {.graph = akt_found_graph_of(pool, faults, file)};
    g.scan = akt_graph_scan_of(&g.graph, file, "GML");
    if (status == AKT_OK && !begins_as_gml(&g)) {
        akt_found_fault(&g.graph, AKT_FAULT_NOT_GRAPH, (akt_text_mark){1, 1}, "GML", NULL);
        status = AKT_EDATA;
    }
    if (status == AKT_OK)
        status = read_all(&g);
    return akt_graph_dataset_make(&g.graph, file, status, err);
}
