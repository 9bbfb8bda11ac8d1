#include "model/field_same.h"
#include "scenario/difference_internal.h"

#include <stdlib.h>
#include <string.h>

/* What no step can say. */

/* Sources, needs, statements and indicators: no step adds or removes one. */
static bool is_fixed_table(akt_table table)
{
    return table == AKT_TABLE_SOURCES || table == AKT_TABLE_NEEDS ||
           table == AKT_TABLE_STATEMENTS || table == AKT_TABLE_INDICATORS;
}

static bool has_ids(akt_table table)
{
    return akt_schema_field(akt_schema_of_table(table), "id") != NULL;
}

static void note_parts(akt_differ *d, akt_table table, size_t index)
{
    const akt_translation t = akt_differ__translate(d, table, index);
    const char *subject = t.record ? akt_differ__subject(d, table, index) : NULL;
    if (!t.record)
        return;
    if (akt_translation__is_void(&t, table) && !has_ids(table)) {
        akt_differ__note(d, AKT_UNSAID_ADDED, akt_table_name(table), subject, NULL);
        return;
    }
    for (size_t i = 0; i < t.fields.count; i++)
        if (t.lost >> i & 1)
            akt_differ__note(d, AKT_UNSAID_PART, akt_table_name(table), subject,
                             t.fields.items[i]->name);
}

/* Ids and former ids are for good. */
static void note_ids(akt_differ *d, akt_table table, size_t index)
{
    static const char *const names[] = {"id", "former_ids"};
    const akt_record *wanted = akt_dataset_record(d->to, table, index);
    const akt_record *old = akt_dataset_record(d->state, table, (size_t)d->state_of[table][index]);
    for (size_t i = 0; i < 2; i++) {
        const akt_field *field = akt_schema_field(akt_schema_of_table(table), names[i]);
        if (field && !akt_field_is_same(field, old, wanted))
            akt_differ__note(d, AKT_UNSAID_FIELD, akt_table_name(table), wanted->id, names[i]);
    }
}

static void note_table(akt_differ *d, akt_table table)
{
    for (size_t i = 0; i < akt_dataset_count(d->to, table) && !d->failed; i++) {
        bool is_said = !has_ids(table) || d->state_of[table][i] != AKT_NONE;
        if (is_said && has_ids(table))
            note_ids(d, table, i);
        if (is_said)
            note_parts(d, table, i);
        else if (is_fixed_table(table))
            akt_differ__note(d, AKT_UNSAID_ADDED, akt_table_name(table),
                             akt_dataset_record(d->to, table, i)->id, NULL);
    }
    for (size_t i = 0; is_fixed_table(table) && i < akt_dataset_count(d->state, table); i++)
        if (d->to_of[table][i] == AKT_NONE)
            akt_differ__note(d, AKT_UNSAID_REMOVED, akt_table_name(table),
                             akt_dataset_record(d->state, table, i)->id, NULL);
}

/* Fields in which two records differ that no step can reach. */
static void note_fields(akt_differ *d, const akt_schema *schema, const void *old,
                        const void *wanted, const char *table)
{
    const akt_field_choice all = akt_field_choose_all(schema);
    const akt_field *id = akt_schema_field(schema, "id");
    for (size_t i = 0; i < all.count; i++)
        if (!akt_field_is_same(all.items[i], old, wanted))
            akt_differ__note(d, AKT_UNSAID_FIELD, table,
                             id ? ((const akt_record *)wanted)->id : NULL, all.items[i]->name);
}

static void note_term(akt_differ *d, akt_vocabulary vocabulary, const akt_term *wanted)
{
    int32_t at = akt_dataset_find_term(d->state, vocabulary, wanted->record.id);
    const char *name = akt_vocabulary_name(vocabulary);
    akt_term term = *wanted;
    if (at == AKT_NONE) {
        akt_differ__note(d, AKT_UNSAID_ADDED, name, term.record.id, NULL);
        return;
    }
    akt_differ__translate_term(d, &term);
    if (!d->failed)
        note_fields(d, akt_schema_of_terms(), akt_dataset_term(d->state, vocabulary, at), &term,
                    name);
}

static void note_terms(akt_differ *d, akt_vocabulary vocabulary)
{
    size_t wanted, there;
    const akt_term *terms = akt_dataset_terms(d->to, vocabulary, &wanted);
    for (size_t i = 0; i < wanted && !d->failed; i++)
        note_term(d, vocabulary, &terms[i]);
    terms = akt_dataset_terms(d->state, vocabulary, &there);
    for (size_t i = 0; i < there; i++)
        if (akt_dataset_find_term(d->to, vocabulary, terms[i].record.id) == AKT_NONE)
            akt_differ__note(d, AKT_UNSAID_REMOVED, akt_vocabulary_name(vocabulary),
                             terms[i].record.id, NULL);
}

void akt_differ__note_unsaid(akt_differ *d)
{
    note_fields(d, akt_schema_of_about(), akt_dataset_about(d->state), akt_dataset_about(d->to),
                "dataset");
    for (int v = 0; v < AKT_VOCABULARY_COUNT && !d->failed; v++)
        note_terms(d, (akt_vocabulary)v);
    for (int t = 0; t < AKT_TABLE_COUNT && !d->failed; t++)
        note_table(d, (akt_table)t);
}
