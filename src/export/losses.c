#include "export/formats_internal.h"

#include "export/dataset.h"
#include "export/json.h"
#include "report/field_words.h"
#include "words/words.h"

#include <string.h>

static const akt_export_room *room_of(akt_table table, const akt_export_carried *carried)
{
    for (size_t i = 0; i < carried->count; i++)
        if (carried->rooms[i].table == table)
            return &carried->rooms[i];
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

static const akt_export_room graph_rooms[] = {
    {AKT_TABLE_ACTORS, NULL}, {AKT_TABLE_PROGRAMMES, NULL},
    {AKT_TABLE_FORUMS, NULL}, {AKT_TABLE_TIES, NULL},
    {AKT_TABLE_FLOWS, NULL},  {AKT_TABLE_ROLES, FIELDS("holder", "role", "area", "strength")},
};

const akt_export_carried akt_graph_carried = {graph_rooms, sizeof graph_rooms / sizeof *graph_rooms,
                                              NULL, 0};

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

/* Of a text that was told: cut short, it is no answer. */
static void end_text(const akt_export_job *job, akt_buffer *text)
{
    if (text->failed)
        akt_pool_fail(job->out->pool);
    akt_buffer_dispose(text);
}

static void tell_table(const akt_export_job *job, akt_table table)
{
    akt_buffer number = AKT_BUFFER_INIT;
    akt_buffer_format(&number, "%zu", akt_dataset_count(job->dataset, table));
    akt_export__tell(job, AKT_W_EXPORT_NO_TABLE, akt_table_words(table, job->options->lang),
                     akt_buffer_text(&number));
    end_text(job, &number);
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
    if (fields.size)
        akt_export__tell(job, AKT_W_EXPORT_NO_FIELDS, akt_table_words(table, job->options->lang),
                         akt_buffer_text(&fields));
    end_text(job, &fields);
}

static void tell_about(const akt_export_job *job, const char *carried)
{
    const akt_about *about = akt_dataset_about(job->dataset);
    const akt_field_choice all = akt_field_choose_all(akt_schema_of_about());
    akt_buffer fields = AKT_BUFFER_INIT;
    for (size_t f = 0; f < all.count; f++)
        if (akt_export_json_has(all.items[f], about) &&
            !(carried && strcmp(all.items[f]->name, carried) == 0))
            akt_buffer_format(&fields, "%s%s", fields.size ? ", " : "", all.items[f]->name);
    if (fields.size)
        akt_export__tell(job, AKT_W_EXPORT_NO_ABOUT, akt_buffer_text(&fields), NULL);
    end_text(job, &fields);
}

static void tell_terms(const akt_export_job *job, uint32_t carried)
{
    size_t own = 0;
    for (int v = 0; v < AKT_VOCABULARY_COUNT; v++)
        if (!(carried & 1U << v))
            own += akt_export_count_own_terms(job->dataset, (akt_vocabulary)v);
    if (own)
        akt_export__tell(job, AKT_W_EXPORT_NO_TERMS,
                         akt_count_words(job->out->pool, own, job->options->lang), NULL);
}

void akt_export__tell_losses(const akt_export_job *job, const akt_export_carried *carried)
{
    for (int t = 0; t < AKT_TABLE_COUNT; t++) {
        const akt_export_room *room = room_of((akt_table)t, carried);
        if (room)
            akt_export__tell_fields(job, room);
        else if (akt_dataset_count(job->dataset, (akt_table)t))
            tell_table(job, (akt_table)t);
    }
    tell_about(job, carried->about);
    tell_terms(job, carried->vocabularies);
}
