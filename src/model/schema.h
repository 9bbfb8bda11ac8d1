#ifndef AKT_MODEL_SCHEMA_H
#define AKT_MODEL_SCHEMA_H

#include "model/dataset.h"

/* The shape of every table as rows: readers fill records by them, writers and lists walk them, and
 * a script's steps are checked against them. A new field is one new row. */

typedef enum akt_field_type {
    AKT_FIELD_ID,      /* const char * */
    AKT_FIELD_STRING,  /* const char * */
    AKT_FIELD_TEXT,    /* akt_text */
    AKT_FIELD_STRINGS, /* akt_strings */
    AKT_FIELD_CODE,    /* int32_t; arg is an akt_vocabulary */
    AKT_FIELD_CODES,   /* akt_indices; arg is an akt_vocabulary */
    AKT_FIELD_AREA,    /* int32_t; as CODE, or "all" = AKT_AREA_ALL */
    AKT_FIELD_LAYER,   /* int32_t; an akt_layer, or AKT_NONE */
    AKT_FIELD_WORD,    /* int32_t; words lists the choices, first = 0 */
    AKT_FIELD_REF,     /* akt_ref; arg is a mask of 1 << akt_table */
    AKT_FIELD_REFS,    /* akt_refs; likewise */
    AKT_FIELD_INDICES, /* akt_indices; arg is an akt_table */
    AKT_FIELD_DATE,    /* akt_date */
    AKT_FIELD_YEAR,    /* akt_date of which only the year is given */
    AKT_FIELD_AMOUNT,  /* akt_amount */
    AKT_FIELD_WHOLE,   /* int64_t, at least 1 */
    AKT_FIELD_NUMBER,  /* double; NaN = not stated */
    AKT_FIELD_SHARE,   /* double, 0 to 1; NaN = not stated */
    AKT_FIELD_BOOL,    /* bool */
    AKT_FIELD_CITES,   /* akt_cites */
    AKT_FIELD_PARTS,   /* akt_parts */
    AKT_FIELD_OBJECT   /* const char *: a JSON object kept as text */
} akt_field_type;

typedef struct akt_field {
    const char *name; /* as files spell it */
    akt_field_type type;
    size_t offset; /* in the record */
    bool required;
    int32_t arg;
    const char *const *words; /* AKT_FIELD_WORD: NULL-terminated; "" = the field is absent */
} akt_field;

typedef struct akt_schema {
    const char *name;
    size_t record_size;
    const akt_field *fields; /* its own fields; those of every fact come from akt_schema_fact */
    size_t field_count;
    bool has_fact; /* sources, basis, confidence, note, extra */
} akt_schema;

/* "clear", "possible", …: a strength as files spell it. */
const char *akt_strength_name(akt_strength strength);

const akt_schema *akt_schema_of_table(akt_table table);
const akt_schema *akt_schema_of_terms(void);
const akt_schema *akt_schema_of_about(void);

/* The fields that every fact has; offsets into akt_record. */
const akt_field *akt_schema_fact(size_t *count);

enum { AKT_SCHEMA_FIELDS_MAX = 64 };

/* Some fields of a schema, in the order in which they are wanted. */
typedef struct akt_field_choice {
    const akt_field *items[AKT_SCHEMA_FIELDS_MAX];
    size_t count;
} akt_field_choice;

/* All fields of a schema. */
akt_field_choice akt_field_choose_all(const akt_schema *schema);

/* The fields that a list with commas names. AKT_EINVAL where it is empty, or the schema lacks one
 * of them, or one stands there twice. */
akt_status akt_field_choose(akt_field_choice *out, const akt_schema *schema, const char *names,
                            akt_error *err);

/* The row of a field, own or of the fact; NULL where the schema has none of that name. */
const akt_field *akt_schema_field(const akt_schema *schema, const char *name);

/* The same of the first `size` bytes of a name, none of them NUL. */
const akt_field *akt_schema_field_of(const akt_schema *schema, const char *name, size_t size);

/* The bytes that a field takes in a record. */
size_t akt_field_size(const akt_field *field);

/* Fills an empty record with what absent fields mean: no codes, no refs, NaN, not stated. */
void akt_schema_clear(const akt_schema *schema, void *record);

/* The same for one field of a record. */
void akt_field_clear(const akt_field *field, void *record);

static inline const void *akt_field_of(const akt_field *field, const void *record)
{
    return (const char *)record + field->offset;
}

#endif
