#include "export/formats_internal.h"

#include "export/json.h"
#include "report/field_words.h"
#include "words/words.h"

#include <string.h>

static const akt_export_room *room_of(akt_table table, const akt_export_room *room, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (room[i].table == table)
            return &room[i];
    return NULL;
}

static bool carries(const akt_export_room *room, const char *field)
{
    for (const char *const *f = room->fields; f && *f; f++)
        if (strcmp(*f, field) == 0)
            return true;
    return !room->fields;
}

/* How many records of the table state the field. */
static size_t count_stated(const akt_dataset *dataset, akt_table table, const akt_field *field)
{
    size_t stated = 0;
    for (size_t i = 0; i < akt_dataset_count(dataset, table); i++)
        stated += akt_export_json_has(field, akt_dataset_record(dataset, table, i));
    return stated;
}

#define FIELDS(...) ((const char *const[]){__VA_ARGS__, NULL})

const akt_export_room akt_graph_room[AKT_GRAPH_ROOM_COUNT] = {
    {AKT_TABLE_ACTORS, NULL}, {AKT_TABLE_PROGRAMMES, NULL},
    {AKT_TABLE_FORUMS, NULL}, {AKT_TABLE_TIES, NULL},
    {AKT_TABLE_FLOWS, NULL},  {AKT_TABLE_ROLES, FIELDS("holder", "role", "area", "strength")},
};

static void keep_line(const akt_export_job *job, akt_buffer *line)
{
    const char **kept = akt_list_add(&job->out->losses);
    const char *text = akt_buffer_settle(line, job->out->pool);
    if (kept)
        *kept = text;
    else
        akt_pool_fail(job->out->pool);
}

void akt_export__tell(const akt_export_job *job, akt_word id, const char *first, const char *second)
{
    akt_buffer line = AKT_BUFFER_INIT;
    akt_words_fill(&line, id, job->options->lang, first, second, NULL, NULL);
    keep_line(job, &line);
}

static void tell_table(const akt_export_job *job, akt_table table)
{
    akt_buffer number = AKT_BUFFER_INIT;
    akt_buffer_format(&number, "%zu", akt_dataset_count(job->dataset, table));
    akt_export__tell(job, AKT_W_EXPORT_NO_TABLE, akt_table_words(table, job->options->lang),
                     akt_buffer_text(&number));
    akt_buffer_dispose(&number);
}

void akt_export__tell_fields(const akt_export_job *job, const akt_export_room *room)
{
    akt_table table = room->table;
    const akt_field_choice all = akt_field_choose_all(akt_schema_of_table(table));
    akt_buffer fields = AKT_BUFFER_INIT;
    for (size_t f = 0; f < all.count; f++) {
        size_t stated =
            carries(room, all.items[f]->name) ? 0 : count_stated(job->dataset, table, all.items[f]);
        if (stated)
            akt_buffer_format(&fields, "%s%s (%zu)", fields.size ? ", " : "", all.items[f]->name,
                              stated);
    }
    if (fields.size || fields.failed)
        akt_export__tell(job, AKT_W_EXPORT_NO_FIELDS, akt_table_words(table, job->options->lang),
                         akt_buffer_text(&fields));
    akt_buffer_dispose(&fields);
}

void akt_export__tell_losses(const akt_export_job *job, const akt_export_room *room, size_t count)
{
    for (int t = 0; t < AKT_TABLE_COUNT; t++) {
        const akt_export_room *carried = room_of((akt_table)t, room, count);
        if (carried)
            akt_export__tell_fields(job, carried);
        else if (akt_dataset_count(job->dataset, (akt_table)t))
            tell_table(job, (akt_table)t);
    }
}
