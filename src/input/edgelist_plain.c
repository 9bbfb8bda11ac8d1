#include "input/edgelist_internal.h"

#include "base/utf8.h"
#include "input/graph_dataset_internal.h"
#include "input/graph_id.h"
#include "input/plain_edges.h"
#include "input/record_source.h"
#include "model/counted_id.h"
#include "parse/grid.h"

#include <stdio.h>
#include <string.h>

/* Lists of edges in which nothing is odd, straight into records. What the words in them come to (kinds
 * that are not stated, what a flow is) is said by graph_plan.c and graph_dataset.c. */

typedef struct plain_list {
    akt_record_source source;
    akt_plain_edges edges;
    const char *text;
    const char *actor_kind, *tie_kind; /* ids */
    bool are_flows;
} plain_list;

/* What the list is, by its first line. */
typedef struct plain_form {
    akt_plain_shape shape;
    size_t start; /* of the first row */
    bool is_directed;
    bool are_flows;
} plain_form;

/* The number of a column of that name is money, or a weight; false where it is anything else. */
static bool take_number(plain_form *form, const char *name, akt_pool *pool)
{
    const akt_field *of_flows = akt_graph__seek_field(pool, AKT_TABLE_FLOWS, name);
    if (akt_graph__seek_field(pool, AKT_TABLE_TIES, name))
        return false;
    form->are_flows = of_flows && strcmp(of_flows->name, "amount") == 0;
    form->shape.is_whole = form->are_flows;
    return form->are_flows || (!of_flows && akt_graph__is_weight(name));
}

/* The headings of a table of edges; false where they are others, or odd. */
static bool take_headings(plain_form *form, const char *const names[], akt_pool *pool)
{
    akt_edgelist_columns columns = {0};
    akt_plain_shape *shape = &form->shape;
    for (size_t i = 0; i < shape->columns; i++)
        akt_edgelist__heading(&columns, i + 1, names[i]);
    if (!columns.from || !columns.to)
        return false;
    shape->from = columns.from - 1;
    shape->to = columns.to - 1;
    shape->number = 3 - shape->from - shape->to;
    form->is_directed = true;
    return shape->columns == 2 || take_number(form, names[shape->number], pool);
}

static bool is_heading(const akt_plain_shape *shape, const char *const names[])
{
    akt_edgelist_columns columns = {0};
    for (size_t i = 0; i < shape->columns; i++)
        akt_edgelist__heading(&columns, i + 1, names[i]);
    return columns.id || (columns.from && columns.to);
}

/* Whether a heading is nothing but words: no quotes, and no marks that mean something to tables. */
static bool is_name(const char *text)
{
    size_t size;
    akt_grid_trim(text, &size);
    for (const char *c = text; *c; c++) {
        bool is_letter = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') ||
                         (*c >= '0' && *c <= '9') || (unsigned char)*c >= 0x80;
        if (!is_letter && !strchr(" _.-", *c))
            return false;
    }
    return size > 0 && akt_utf8_check(text, strlen(text)) == strlen(text);
}

/* The cells of a line, in the pool; false where there are not two or three, or they are odd. */
static bool split(plain_form *form, const char *line, size_t size, const char *names[],
                  akt_pool *pool)
{
    for (const char *end = line + size; form->shape.columns < AKT_PLAIN_COLUMNS; line++) {
        const char *found = memchr(line, form->shape.separator, (size_t)(end - line));
        const char *cell_end = found ? found : end;
        const char *name = akt_pool_text(pool, line, (size_t)(cell_end - line));
        if (!name || !is_name(name))
            return false;
        names[form->shape.columns++] = name;
        line = cell_end;
        if (!found)
            return form->shape.columns > 1;
    }
    return false;
}

static char separator_of(const char *line, size_t size)
{
    static const char known[] = {';', '\t', ','};
    for (size_t i = 0; i < sizeof known; i++)
        if (memchr(line, known[i], size))
            return known[i];
    return ' ';
}

static bool find_form(plain_form *form, const akt_text_file *file, akt_pool *pool)
{
    const char *names[AKT_PLAIN_COLUMNS];
    size_t size;
    const char *line = akt_edgelist__first_line(file, &size), *next = line + size;
    *form = (plain_form){.shape = {.separator = separator_of(line, size), .to = 1, .number = 2}};
    if (line != file->text || !split(form, line, size, names, pool))
        return false;
    if (akt_edgelist__is_words(file) || !is_heading(&form->shape, names))
        return true;
    next += *next == '\r';
    form->start = (size_t)(next - file->text) + 1;
    return *next == '\n' && take_headings(form, names, pool);
}

/* Records */

static akt_origin origin_of(int32_t file, size_t index, uint32_t row)
{
    return (akt_origin){file, (int32_t)index, row};
}

static bool add_actors(const plain_list *list, akt_dataset *dataset, int32_t file)
{
    const akt_plain_node *nodes = list->edges.nodes;
    size_t count = list->edges.node_count;
    int32_t kind = akt_dataset_find_term(dataset, AKT_VOCABULARY_ACTOR_KINDS, list->actor_kind);
    if (!akt_dataset_reserve_ids(dataset, AKT_TABLE_ACTORS, count))
        return false;
    akt_actor *actor = (akt_actor *)akt_dataset_add_all(dataset, AKT_TABLE_ACTORS, count);
    for (size_t i = 0; actor && i < count; i++, actor++) {
        const char *id =
            akt_pool_text(akt_dataset_pool(dataset), list->text + nodes[i].at, nodes[i].size);
        if (!id || !akt_ref_is_set(akt_dataset_index(dataset, AKT_TABLE_ACTORS, i, id)))
            return false;
        actor->party.record.id = id;
        actor->party.record.origin = origin_of(file, i, nodes[i].row);
        for (int lang = 0; lang < AKT_LANG_COUNT; lang++)
            actor->party.name.in[lang] = id;
        actor->kind = kind;
    }
    return actor != NULL;
}

static akt_ref actor_at(uint32_t index)
{
    return (akt_ref){AKT_TABLE_ACTORS, (int32_t)index};
}

/* A weight is no field of ties. */
static bool add_weight(const plain_list *list, akt_dataset *dataset, const akt_plain_edge *edge,
                       akt_record *record)
{
    char extra[40];
    int size = snprintf(extra, sizeof extra, "{\"weight\": %.*s}", (int)edge->number_size,
                        list->text + edge->number_at);
    record->extra = akt_pool_text(akt_dataset_pool(dataset), extra, (size_t)size);
    return record->extra != NULL;
}

static bool add_ties(const plain_list *list, akt_dataset *dataset, int32_t file)
{
    const akt_plain_edge *edge = list->edges.edges;
    size_t count = list->edges.edge_count;
    int32_t kind = akt_dataset_find_term(dataset, AKT_VOCABULARY_TIE_KINDS, list->tie_kind);
    akt_tie *tie = (akt_tie *)akt_dataset_add_all(dataset, AKT_TABLE_TIES, count);
    for (size_t i = 0; tie && i < count; i++, tie++, edge++) {
        tie->record.origin = origin_of(file, i, edge->row);
        tie->from = actor_at(edge->from);
        tie->to = actor_at(edge->to);
        tie->kind = kind;
        if (edge->number_size && !add_weight(list, dataset, edge, &tie->record))
            return false;
    }
    return tie != NULL;
}

/* As akt_graph_take_id counts those that have no id of their own. */
static const char *make_id(akt_pool *pool, size_t index)
{
    char id[AKT_COUNTED_ID_SIZE];
    size_t size = akt_counted_id_write(id, index);
    return akt_pool_text(pool, id, size);
}

static bool add_flows(const plain_list *list, akt_dataset *dataset, int32_t file)
{
    const akt_plain_edge *edge = list->edges.edges;
    size_t count = list->edges.edge_count;
    akt_flow *flow = (akt_flow *)akt_dataset_add_all(dataset, AKT_TABLE_FLOWS, count);
    for (size_t i = 0; flow && i < count; i++, flow++, edge++) {
        const char *id = make_id(akt_dataset_pool(dataset), i);
        if (!id || !akt_ref_is_set(akt_dataset_index(dataset, AKT_TABLE_FLOWS, i, id)))
            return false;
        flow->record.id = id;
        flow->record.origin = origin_of(file, i, edge->row);
        flow->from = actor_at(edge->from);
        flow->to = actor_at(edge->to);
        int64_t amount = akt_plain_whole(list->text + edge->number_at, edge->number_size);
        flow->amount = (akt_amount){true, amount};
    }
    return flow != NULL;
}

static bool fill(const akt_record_source *source, akt_dataset *dataset, int32_t file)
{
    const plain_list *list = (const plain_list *)source;
    return add_actors(list, dataset, file) &&
           (list->are_flows ? add_flows : add_ties)(list, dataset, file);
}

/* The rest */

/* The text of what is no record: what the dataset is called, and the kinds that are not stated. */
static akt_status write_rest(plain_list *list, akt_text_file *file, const plain_form *form,
                             akt_pool *pool, akt_error *err)
{
    const akt_text_mark at = {1 + (form->start > 0), 1};
    akt_made_text made = AKT_MADE_TEXT_OF(pool);
    akt_graph_terms terms;
    bool is_ready = akt_graph_terms_init(&terms, pool);
    if (is_ready) {
        list->actor_kind = akt_graph_terms_code(&terms, AKT_VOCABULARY_ACTOR_KINDS, NULL, at);
        if (!list->are_flows)
            list->tie_kind = akt_graph_terms_tie(&terms, NULL, AKT_NONE, form->is_directed, at);
        akt_graph__write_about(&made, NULL, file->name);
        akt_buffer_add(&made.json, ",\n\"taxonomy\": ");
        akt_graph_terms_write(&terms, &made);
        akt_buffer_add(&made.json, "}\n");
    }
    akt_graph_terms_dispose(&terms);
    akt_status status = is_ready ? akt_made_text_settle(&made, file, err) : akt_error_memory(err);
    akt_made_text_dispose(&made);
    return status;
}

akt_status akt_edgelist__plain(akt_text_file *file, akt_pool *pool, bool *is_plain, akt_error *err)
{
    plain_form form;
    plain_list *list = akt_pool_get(pool, sizeof *list);
    *is_plain =
        list && find_form(&form, file, pool) &&
        akt_plain_edges_read(&list->edges, file->text, form.start, file->size, &form.shape, pool);
    if (akt_pool_has_failed(pool))
        return akt_error_memory(err);
    if (!*is_plain)
        return AKT_OK;
    list->source = (akt_record_source){*file, fill};
    list->source.rows.records = &list->source;
    list->text = file->text;
    list->are_flows = form.are_flows;
    file->records = &list->source;
    return write_rest(list, file, &form, pool, err);
}
