#include "input/graph_found.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { KINDS_MAX = 100 };

akt_found_graph akt_found_graph_of(akt_pool *pool, akt_diagnostics *faults,
                                   const akt_text_file *file)
{
    return (akt_found_graph){.pool = pool,
                             .faults = faults,
                             .file = file->name,
                             .nodes = AKT_LIST_OF(akt_found_node *),
                             .edges = AKT_LIST_OF(akt_found_edge *),
                             .left_out = AKT_LIST_OF(akt_found_left_out)};
}

void akt_found_graph_dispose(akt_found_graph *graph)
{
    akt_list_dispose(&graph->nodes);
    akt_list_dispose(&graph->edges);
    akt_list_dispose(&graph->left_out);
}

const char *akt_found_keep(akt_found_graph *graph, const char *text, size_t size)
{
    const char *kept = akt_pool_text(graph->pool, text, size);
    return kept ? kept : "";
}

/* An item of its own, of which the list holds the address; NULL without memory. */
static void *add_item(akt_found_graph *graph, akt_list *list, size_t size)
{
    void *item = akt_pool_get(graph->pool, size);
    void **slot = item ? akt_list_add(list) : NULL;
    if (!slot) {
        akt_pool_fail(graph->pool);
        return NULL;
    }
    return *slot = item;
}

akt_found_node *akt_found_add_node(akt_found_graph *graph, const char *key, akt_text_mark at)
{
    akt_found_node *node = add_item(graph, &graph->nodes, sizeof *node);
    if (!node)
        node = &graph->lost_node;
    *node = (akt_found_node){.key = akt_found_keep(graph, key, strlen(key)), .at = at};
    node->id = node->key;
    return node;
}

akt_found_edge *akt_found_add_edge(akt_found_graph *graph, const char *from, const char *to,
                                   akt_text_mark at)
{
    akt_found_edge *edge = add_item(graph, &graph->edges, sizeof *edge);
    if (!edge)
        edge = &graph->lost_edge;
    *edge = (akt_found_edge){.from = akt_found_keep(graph, from, strlen(from)),
                             .to = akt_found_keep(graph, to, strlen(to)),
                             .at = at};
    return edge;
}

/* Whether a text says more than the first attribute of that name, which is still unused, does. */
static bool says_more(const akt_found_values *values, const char *name, const char *text)
{
    const akt_found_value *before = text && *text ? akt_found_get(values, name) : NULL;
    return text && *text && !(before && !before->is_used && strcmp(before->text, text) == 0);
}

static void add_value(akt_found_graph *graph, akt_found_values *values, akt_found_value added)
{
    akt_found_value *value = akt_pool_get(graph->pool, sizeof *value);
    if (!value)
        return;
    *value = added;
    value->name = akt_found_keep(graph, added.name, strlen(added.name));
    value->text = akt_found_keep(graph, added.text, strlen(added.text));
    if (values->last)
        values->last->next = value;
    else
        values->first = value;
    values->last = value;
}

void akt_found_set(akt_found_graph *graph, akt_found_values *values, const char *name,
                   const char *text, akt_found_type type)
{
    if (values->count > AKT_FOUND_VALUES_MAX || !says_more(values, name, text))
        return;
    if (values->count++ < AKT_FOUND_VALUES_MAX)
        add_value(graph, values, (akt_found_value){.name = name, .text = text, .type = type});
}

void akt_found_note(akt_found_graph *graph, akt_found_values *values, const char *name,
                    const char *text, akt_found_type type)
{
    if (says_more(values, name, text))
        add_value(graph, values, (akt_found_value){.name = name, .text = text, .type = type});
}

void akt_found_set_default(akt_found_graph *graph, akt_found_values *values, const char *name,
                           const char *text, akt_found_type type)
{
    if (values && values->count <= AKT_FOUND_VALUES_MAX && !akt_found_get(values, name))
        akt_found_set(graph, values, name, text, type);
}

void akt_found_leave_out(akt_found_graph *graph, const char *what)
{
    akt_found_left_out *all = graph->left_out.items;
    size_t i = 0;
    while (i < graph->left_out.count && i + 1 < KINDS_MAX && strcmp(all[i].what, what) != 0)
        i++;
    if (i == graph->left_out.count) {
        akt_found_left_out *added = akt_list_add(&graph->left_out);
        if (!added) {
            akt_pool_fail(graph->pool);
            return;
        }
        const char *name = i + 1 < KINDS_MAX ? what : "…";
        *added = (akt_found_left_out){akt_found_keep(graph, name, strlen(name)), 0};
        all = graph->left_out.items;
    }
    all[i].count++;
}

void akt_found_tell_left_out(akt_found_graph *graph)
{
    const akt_found_left_out *all = graph->left_out.items;
    for (size_t i = 0; i < graph->left_out.count; i++) {
        char count[24];
        snprintf(count, sizeof count, "%zu", all[i].count);
        akt_found_fault(graph, AKT_FAULT_GRAPH_LEFT_OUT, (akt_text_mark){0, 0}, count, all[i].what);
    }
}

akt_found_value *akt_found_get(const akt_found_values *values, const char *name)
{
    for (akt_found_value *v = values->first; v; v = v->next)
        if (strcmp(v->name, name) == 0)
            return v;
    return NULL;
}

const char *akt_found_take(const akt_found_values *values, const char *name)
{
    akt_found_value *value = akt_found_get(values, name);
    if (!value || value->is_used)
        return NULL;
    value->is_used = true;
    return value->text;
}

void akt_found_fault(akt_found_graph *graph, akt_fault fault, akt_text_mark at, const char *first,
                     const char *second)
{
    const akt_diagnostic told = {.fault = fault,
                                 .file = graph->file,
                                 .line = at.line,
                                 .column = at.column,
                                 .args = {first, second}};
    akt_diagnostics_add(graph->faults, &told);
}

akt_found_type akt_found_type_of(const char *declared)
{
    static const char *const numbers[] = {"int",        "integer",    "long",  "float", "double",
                                          "bigdecimal", "biginteger", "short", "byte"};
    char folded[16] = "";
    for (size_t i = 0; declared && declared[i] && i + 1 < sizeof folded; i++)
        folded[i] = (char)tolower((unsigned char)declared[i]);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (strcmp(folded, numbers[i]) == 0)
            return AKT_FOUND_NUMBER;
    return strncmp(folded, "bool", 4) == 0 ? AKT_FOUND_BOOL : AKT_FOUND_TEXT;
}

bool akt_found_is_true(const char *text)
{
    return *text == 't' || *text == 'T' || *text == '1';
}

static size_t digits(const char *text)
{
    return strspn(text, "0123456789");
}

/* Whether JSON has the number just so: no plus, no zero in front, digits round the point. */
static bool is_json(const char *text)
{
    text += *text == '-';
    size_t whole = digits(text);
    if (whole == 0 || (*text == '0' && whole > 1))
        return false;
    text += whole;
    if (*text == '.') {
        if (digits(text + 1) == 0)
            return false;
        text += 1 + digits(text + 1);
    }
    if (*text == 'e' || *text == 'E') {
        text += 1 + (text[1] == '-' || text[1] == '+');
        return digits(text) > 0 && text[digits(text)] == '\0';
    }
    return *text == '\0';
}

bool akt_found_number(const char *text, akt_buffer *out)
{
    char *end;
    if (!*text || text[strspn(text, "+-.0123456789eE")])
        return false;
    double value = strtod(text, &end);
    if (*end || !isfinite(value))
        return false;
    if (out && is_json(text))
        akt_buffer_add(out, text);
    else if (out)
        akt_buffer_add_number(out, value);
    return true;
}
