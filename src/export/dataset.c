#include "export/dataset.h"

#include "base/json_text.h"
#include "export/json.h"

#include <stdio.h>

bool akt_export_is_own_term(const akt_term *term, akt_vocabulary vocabulary)
{
    size_t count;
    const akt_term *built_in = akt_taxonomy_built_in(vocabulary, &count);
    for (size_t i = 0; i < count; i++)
        if (built_in[i].record.id == term->record.id &&
            built_in[i].name.in[AKT_LANG_NB] == term->name.in[AKT_LANG_NB])
            return false;
    return true;
}

size_t akt_export_count_own_terms(const akt_dataset *dataset, akt_vocabulary vocabulary)
{
    size_t count, own = 0;
    const akt_term *terms = akt_dataset_terms(dataset, vocabulary, &count);
    for (size_t i = 0; i < count; i++)
        own += akt_export_is_own_term(&terms[i], vocabulary);
    return own;
}

/* What stands before and behind each record, and at its head. */
typedef struct line {
    const char *before, *behind, *head;
} line;

/* The terms of a vocabulary that are the dataset's own. */
static void add_terms(akt_buffer *out, const akt_dataset *dataset, akt_vocabulary vocabulary,
                      const line *how)
{
    const akt_field_choice all = akt_field_choose_all(akt_schema_of_terms());
    size_t count, told = 0;
    const akt_term *terms = akt_dataset_terms(dataset, vocabulary, &count);
    for (size_t i = 0; i < count; i++)
        if (akt_export_is_own_term(&terms[i], vocabulary)) {
            akt_buffer_format(out, "%s%s", told++ && !how->head ? "," : "", how->before);
            akt_export_json_record(out, dataset, &all, &terms[i], how->head);
            akt_buffer_add(out, how->behind);
        }
}

static void add_taxonomy(akt_buffer *out, const akt_dataset *dataset)
{
    const char *between = ",\n\"taxonomy\": {\n  ";
    for (int v = 0; v < AKT_VOCABULARY_COUNT; v++) {
        if (akt_export_count_own_terms(dataset, (akt_vocabulary)v) == 0)
            continue;
        akt_buffer_format(out, "%s\"%s\": [", between, akt_vocabulary_name((akt_vocabulary)v));
        add_terms(out, dataset, (akt_vocabulary)v, &(line){"\n    ", "", NULL});
        akt_buffer_add(out, "\n  ]");
        between = ",\n  ";
    }
    akt_buffer_add(out, *between == ',' && between[2] == ' ' ? "\n}" : "");
}

/* That the date is not known is said, since it must not be forgotten. */
static void add_about(akt_buffer *out, const akt_dataset *dataset, const char *head)
{
    const akt_field_choice all = akt_field_choose_all(akt_schema_of_about());
    const akt_about *about = akt_dataset_about(dataset);
    akt_buffer begin = AKT_BUFFER_INIT;
    bool is_undated = about->date.year == 0;
    akt_buffer_format(&begin, "%s%s%s", head ? head : "", head && is_undated ? ", " : "",
                      is_undated ? "\"date\": null" : "");
    akt_export_json_record(out, dataset, &all, about, begin.size ? akt_buffer_text(&begin) : NULL);
    out->failed = out->failed || begin.failed;
    akt_buffer_dispose(&begin);
}

void akt_export_dataset_json(akt_buffer *out, const akt_dataset *dataset)
{
    akt_buffer_add(out, "{\n\"dataset\": ");
    add_about(out, dataset, NULL);
    add_taxonomy(out, dataset);
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        if (akt_dataset_count(dataset, (akt_table)t)) {
            akt_buffer_format(out, ",\n\"%s\": ", akt_table_name((akt_table)t));
            akt_export_json_table(out, dataset, (akt_table)t, NULL, NULL);
        }
    akt_buffer_add(out, "\n}\n");
}

void akt_export_dataset_ndjson(akt_buffer *out, const akt_dataset *dataset)
{
    char head[96];
    add_about(out, dataset, "\"table\": \"dataset\"");
    akt_buffer_add_char(out, '\n');
    for (int v = 0; v < AKT_VOCABULARY_COUNT; v++) {
        snprintf(head, sizeof head, "\"table\": \"taxonomy\", \"vocabulary\": \"%s\"",
                 akt_vocabulary_name((akt_vocabulary)v));
        add_terms(out, dataset, (akt_vocabulary)v, &(line){"", "\n", head});
    }
    for (int t = 0; t < AKT_TABLE_COUNT; t++) {
        const akt_field_choice all = akt_field_choose_all(akt_schema_of_table((akt_table)t));
        snprintf(head, sizeof head, "\"table\": \"%s\"", akt_table_name((akt_table)t));
        for (size_t i = 0; i < akt_dataset_count(dataset, (akt_table)t); i++) {
            akt_export_json_record(out, dataset, &all, akt_dataset_record(dataset, (akt_table)t, i),
                                   head);
            akt_buffer_add_char(out, '\n');
        }
    }
}
