#include "export/review_answers_internal.h"

#include <string.h>

/* What a row of a sheet that came back makes of a script. */

/* The comment, and who says so. */
static void add_why(akt_review_work *w, const akt_grid_cell *comment)
{
    const char *why = comment ? akt_words_filled(w->out->pool, AKT_W_REVIEW_WHY, w->lang, w->who,
                                                 comment->text, NULL, NULL)
                              : akt_words_filled(w->out->pool, AKT_W_REVIEW_WHY_PLAIN, w->lang,
                                                 w->who, NULL, NULL, NULL);
    akt_script_text_string(&w->script, "why", why);
}

static const char *id_of(const akt_review_work *w, akt_ref ref)
{
    return akt_dataset_party(w->dataset, ref)->record.id;
}

static void drop_role(akt_review_work *w, const akt_role *role, const akt_grid_cell *comment)
{
    akt_script_text_step(&w->script, "drop_role");
    akt_script_text_string(&w->script, "holder", id_of(w, role->holder));
    akt_script_text_string(
        &w->script, "role",
        akt_dataset_term(w->dataset, AKT_VOCABULARY_ROLES, role->role)->record.id);
    akt_script_text_string(&w->script, "area", akt_dataset_area_id(w->dataset, role->area));
    add_why(w, comment);
}

static void remove_tie(akt_review_work *w, const akt_tie *tie, const akt_grid_cell *comment)
{
    akt_script_text_step(&w->script, "remove_tie");
    akt_script_text_string(&w->script, "from", id_of(w, tie->from));
    akt_script_text_string(&w->script, "to", id_of(w, tie->to));
    akt_script_text_string(
        &w->script, "kind",
        akt_dataset_term(w->dataset, AKT_VOCABULARY_TIE_KINDS, tie->kind)->record.id);
    add_why(w, comment);
}

void akt_review__add_removal(akt_review_work *w, const akt_review_fact *fact,
                             const akt_grid_cell *comment)
{
    const akt_record *record = akt_dataset_record(w->dataset, fact->table, fact->index);
    if (fact->table == AKT_TABLE_ROLES) {
        drop_role(w, (const akt_role *)record, comment);
    } else if (fact->table == AKT_TABLE_TIES) {
        remove_tie(w, (const akt_tie *)record, comment);
    } else if (fact->table == AKT_TABLE_FLOWS) {
        akt_script_text_step(&w->script, "remove_flow");
        akt_script_text_string(&w->script, "flow", record->id);
        add_why(w, comment);
    } else {
        akt_script_text_step(&w->script, "remove_member");
        akt_script_text_string(&w->script, "forum", record->id);
        akt_script_text_string(&w->script, "member", fact->key + strlen(record->id) + 1);
        add_why(w, comment);
    }
}

void akt_review__add_correction(akt_review_work *w, const akt_review_fact *fact,
                                const akt_field *field, const akt_grid_cell *comment)
{
    const akt_record *record = akt_dataset_record(w->scratch, fact->table, fact->index);
    if (fact->table == AKT_TABLE_ROLES) {
        drop_role(w, &akt_dataset_roles(w->dataset)[fact->index], comment);
        akt_script_text_step(&w->script, "give_role");
        akt_script_text_record(&w->script, w->scratch, AKT_TABLE_ROLES, fact->index, NULL);
    } else {
        akt_script_text_step(&w->script, "set");
        akt_script_text_string(&w->script, "table", akt_table_name(fact->table));
        akt_script_text_string(&w->script, "id", record->id);
        akt_script_text_string(&w->script, "field", field->name);
        akt_script_text_field(&w->script, "value", w->scratch, field, record);
    }
    add_why(w, comment);
}

static bool is_alike(const akt_dataset *dataset, akt_table table, const void *a, const void *b)
{
    return table == AKT_TABLE_TIES ? akt_dataset_tie_is_alike(dataset, a, b)
                                   : akt_dataset_role_is_alike(a, b);
}

size_t akt_review__count_alike(const akt_dataset *dataset, const akt_review_fact *fact)
{
    if (fact->table != AKT_TABLE_TIES && fact->table != AKT_TABLE_ROLES)
        return 1;
    const void *record = akt_dataset_record(dataset, fact->table, fact->index);
    size_t count = 0;
    for (size_t i = 0; i < akt_dataset_count(dataset, fact->table); i++)
        count += is_alike(dataset, fact->table, akt_dataset_record(dataset, fact->table, i), record);
    return count;
}
