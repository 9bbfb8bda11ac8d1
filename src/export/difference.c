#include "export/difference.h"

#include "export/json.h"

static const char *const adding[AKT_TABLE_COUNT] = {
    [AKT_TABLE_ACTORS] = "add_actor", [AKT_TABLE_PROGRAMMES] = "add_programme",
    [AKT_TABLE_FORUMS] = "add_forum", [AKT_TABLE_TIES] = "add_tie",
    [AKT_TABLE_FLOWS] = "add_flow",   [AKT_TABLE_ROLES] = "give_role",
};
static const char *const removing[AKT_TABLE_COUNT] = {
    [AKT_TABLE_ACTORS] = "remove_actor", [AKT_TABLE_PROGRAMMES] = "remove_programme",
    [AKT_TABLE_FORUMS] = "remove_forum", [AKT_TABLE_TIES] = "remove_tie",
    [AKT_TABLE_FLOWS] = "remove_flow",   [AKT_TABLE_ROLES] = "drop_role",
};

/* What is open is left out, but for the holder of a role: nobody is said. */
static void add_fields(akt_script_text *script, const akt_dataset *dataset,
                       const akt_difference_step *step, const akt_field_choice *fields)
{
    const akt_field *holder = akt_schema_field(akt_schema_of_table(AKT_TABLE_ROLES), "holder");
    for (size_t i = 0; i < fields->count; i++)
        if (akt_export_json_has(fields->items[i], step->record) || fields->items[i] == holder)
            akt_script_text_field(script, fields->items[i]->name, dataset, fields->items[i],
                                  step->record);
}

static void add_record(akt_script_text *script, const akt_dataset *dataset,
                       const akt_difference_step *step)
{
    const akt_field_choice all = akt_field_choose_all(akt_schema_of_table(step->table));
    akt_script_text_step(script, adding[step->table]);
    add_fields(script, dataset, step, &all);
}

static void remove_record(akt_script_text *script, const akt_dataset *dataset,
                          const akt_difference_step *step)
{
    const akt_schema *schema = akt_schema_of_table(step->table);
    akt_field_choice named = {.count = 0};
    static const char *const of_tie[] = {"from", "to", "kind"};
    static const char *const of_role[] = {"holder", "role", "area"};
    const char *const *names = step->table == AKT_TABLE_ROLES ? of_role : of_tie;
    akt_script_text_step(script, removing[step->table]);
    if (step->record->id) {
        akt_script_text_string(script, step->table == AKT_TABLE_FLOWS ? "flow" : "id",
                               step->record->id);
        return;
    }
    for (size_t i = 0; i < 3; i++)
        named.items[named.count++] = akt_schema_field(schema, names[i]);
    add_fields(script, dataset, step, &named);
}

static void set_field(akt_script_text *script, const akt_dataset *dataset,
                      const akt_difference_step *step)
{
    akt_script_text_step(script, "set");
    akt_script_text_string(script, "table", akt_table_name(step->table));
    akt_script_text_string(script, "id", step->record->id);
    akt_script_text_string(script, "field", step->field->name);
    akt_script_text_field(script, "value", dataset, step->field, step->record);
}

static void change_amount(akt_script_text *script, const akt_difference_step *step)
{
    akt_script_text_step(script, "change_amount");
    akt_script_text_string(script, "flow", step->record->id);
    akt_script_text_whole(script, "amount", ((const akt_flow *)step->record)->amount.value);
}

static void change_member(akt_script_text *script, const akt_dataset *dataset,
                          const akt_difference_step *step)
{
    bool joins = step->change == AKT_DIFFERENCE_JOIN;
    akt_script_text_step(script, joins ? "add_member" : "remove_member");
    akt_script_text_string(script, "forum", step->record->id);
    akt_script_text_string(script, "member", akt_dataset_party(dataset, step->member)->record.id);
}

void akt_export_difference(akt_script_text *script, const akt_difference *difference)
{
    const akt_dataset *dataset = akt_difference_dataset(difference);
    size_t count;
    const akt_difference_step *steps = akt_difference_steps(difference, &count);
    for (size_t i = 0; i < count; i++) {
        switch (steps[i].change) {
        case AKT_DIFFERENCE_ADD: add_record(script, dataset, &steps[i]); break;
        case AKT_DIFFERENCE_REMOVE: remove_record(script, dataset, &steps[i]); break;
        case AKT_DIFFERENCE_SET: set_field(script, dataset, &steps[i]); break;
        case AKT_DIFFERENCE_AMOUNT: change_amount(script, &steps[i]); break;
        case AKT_DIFFERENCE_JOIN:
        case AKT_DIFFERENCE_LEAVE: change_member(script, dataset, &steps[i]); break;
        }
    }
}
