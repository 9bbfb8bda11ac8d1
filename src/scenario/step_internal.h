#ifndef AKT_SCENARIO_STEP_INTERNAL_H
#define AKT_SCENARIO_STEP_INTERNAL_H

#include "input/edit_record.h"
#include "model/builder.h"

/* What the steps that are no records carry; each kind fills its own fields. */
typedef struct akt_step_fields {
    akt_ref id;
    akt_refs actors;
    const char *into;
    akt_text name;
    akt_ref forum;
    akt_ref member;
    akt_ref from;
    akt_ref to;
    akt_ref holder;
    int32_t kind;
    int32_t role;
    int32_t area;
    const char *flow;
    akt_amount amount;
    const char *table;
    const char *record;
    const char *field;
} akt_step_fields;

/* One step at work on a dataset that is being edited. */
typedef struct akt_edit {
    akt_dataset *dataset; /* replaced where records go */
    akt_table table;      /* of the record that the step adds */
    akt_object_text text;
    akt_step_fields fields;
    akt_diagnostics *faults;
    akt_error *err;
} akt_edit;

/* A kind of step. */
typedef struct akt_step_kind {
    const char *name;
    akt_table table;          /* of the record that it adds */
    const akt_schema *schema; /* of its fields; NULL: those of the record */
    akt_status (*apply)(akt_edit *edit);
    const char *subject[4];   /* the fields that say what it is about; NULL-terminated */
    const char *const *other; /* keys that apply reads itself */
} akt_step_kind;

enum { AKT_STEP_KINDS = 19 };
extern const akt_step_kind akt_step__kinds[AKT_STEP_KINDS];

/* Reads the step's fields, and does it. AKT_EDATA after faults, or AKT_ENOMEM. */
akt_status akt_step__apply(akt_edit *edit, const akt_step_kind *kind);

/* A fault in the part of the step that a pointer names; returns AKT_EDATA. args: up to three. */
akt_status akt_edit__fault(const akt_edit *edit, akt_fault fault, const char *pointer,
                           const char *const args[4]);

/* That no record of a table has that id. */
akt_status akt_edit__unknown(const akt_edit *edit, akt_table table, const char *id,
                             const char *pointer);

/* The id of a party, "–" where it is unset. */
const char *akt_edit__id(const akt_edit *edit, akt_ref party);

/* Goes on with a dataset that lacks the records whose flag is not set (NULL: all stay). */
akt_status akt_edit__select(akt_edit *edit, bool *const keep[AKT_TABLE_COUNT]);

/* A flag for every record of a table, all set; NULL without memory. free() it. */
bool *akt_edit__flags(const akt_edit *edit, akt_table table);

/* Copies a flow to what is set aside. */
akt_status akt_edit__set_aside(akt_edit *edit, const akt_flow *flow, akt_aside_reason reason,
                               bool counted);

/* The kinds' own functions. */
akt_status akt_step__add(akt_edit *edit);
akt_status akt_step__add_flow(akt_edit *edit);
akt_status akt_step__remove_party(akt_edit *edit);
akt_status akt_step__remove_tie(akt_edit *edit);
akt_status akt_step__drop_role(akt_edit *edit);
akt_status akt_step__add_member(akt_edit *edit);
akt_status akt_step__remove_member(akt_edit *edit);
akt_status akt_step__move_money(akt_edit *edit);
akt_status akt_step__change_amount(akt_edit *edit);
akt_status akt_step__remove_flow(akt_edit *edit);
akt_status akt_step__set(akt_edit *edit);
akt_status akt_step__merge(akt_edit *edit);
akt_status akt_step__split(akt_edit *edit);

#endif
