#ifndef AKT_INPUT_READER_INTERNAL_H
#define AKT_INPUT_READER_INTERNAL_H

#include "base/buffer.h"
#include "model/builder.h"
#include "parse/json.h"

/* One record in a file's text. The pointer to it is put together when there is a fault to tell. */
typedef struct akt_place {
    const akt_text_file *file;
    size_t offset;       /* of the record */
    const char *pointer; /* to the record: "/dataset"; or to the object that a list of it is in */
    const char *list;    /* that list's name, or NULL */
    size_t index;        /* in the list */
    size_t behind; /* between two members, where those before are none of the record's; or 0 */
} akt_place;

/* How the members of a table's records were read last: where a member is spelled as it was then, its
 * value is what it was then. Many are; records of one table are alike. Good as long as no id becomes
 * known or moves, and the table stays where it is. */
typedef struct akt_memory {
    struct akt_remembered {
        const akt_field *field;
        uint64_t bit; /* of the field among those required; 0 = it is none */
        size_t bytes; /* that it takes in a record */
        akt_json_spelling key;
        const char *value;           /* as it is spelled, read without a fault */
        size_t size;                 /* 0 = nothing to be had from it */
        const void *record;          /* that it was read into */
        struct akt_remembered *next; /* that came after it last; or NULL */
    } members[24];
    size_t count;
    struct akt_remembered *first; /* of the last record; or NULL */
    uint64_t required;            /* bits of all required fields; 0 = not worked out */
} akt_memory;

/* What the readers of this room share: the dataset that is being made and where faults go. */
typedef struct akt_reader {
    akt_dataset *dataset;
    const akt_text_file *files; /* those that the records' origins count; NULL = not at hand */
    size_t file_count;
    akt_diagnostics *faults;
    const char *const *other; /* keys of a record that are not its own; NULL = none */
    const akt_place
        *place;         /* where all faults of whole records are told; NULL = where each stands */
    const char *part;   /* the part of that place; NULL = the field in question */
    akt_memory *memory; /* of records like the one that is read; NULL = none */
    akt_buffer scratch; /* of the readers of values */
    bool no_memory;
} akt_reader;

/* Adds a fault in the part of the record that a pointer names ("" = the record itself). */
void akt_reader__fault(akt_reader *reader, const akt_place *place, akt_fault fault,
                       const char *pointer, const char *const args[4]);

/* The id of the record at place, kept with the dataset; NULL where there is none, or after a fault
 * where it is not made as ids are. */
const char *akt_reader__id(akt_reader *reader, const akt_place *place);

/* Sets the id of a record to what stands at place and makes it known; a fault where it is taken. */
void akt_reader__enter_id(akt_reader *reader, const akt_place *place, akt_table table,
                          size_t index);

/* The two apart: the id that stands at an offset of the record, and its becoming known. */
const char *akt_reader__id_at(akt_reader *reader, const akt_place *place, size_t at);
void akt_reader__make_known(akt_reader *reader, const akt_place *place, akt_table table,
                            size_t index);

/* Makes the former ids of a record known; faults where they are taken. After all ids. */
void akt_reader__enter_former_ids(akt_reader *reader, const akt_place *place, akt_table table,
                                  size_t index);

/* The taxonomy object at an offset: first its ids, for others to refer to; then the rest. */
void akt_reader__enter_taxonomy(akt_reader *reader, const akt_text_file *file, size_t offset);
void akt_reader__fill_taxonomy(akt_reader *reader, const akt_text_file *file, size_t offset);

/* The same of one term. */
void akt_reader__enter_term(akt_reader *reader, const akt_place *place, akt_vocabulary vocabulary);
void akt_reader__fill_term(akt_reader *reader, const akt_place *place, akt_vocabulary vocabulary);

/* A fault at a member whose name is not among the known ones. */
void akt_reader__unknown_member(akt_reader *reader, const akt_text_file *file,
                                const akt_json_cursor *member, const char *const *known,
                                size_t count);

/* Whether a member's value begins with '{' or '[', as opening says; a fault where it does not. */
bool akt_reader__wants(akt_reader *reader, const akt_text_file *file, const akt_json_cursor *member,
                       char opening);

/* Frees what a reader holds itself. */
void akt_reader__dispose(akt_reader *reader);

/* Fills record from the JSON object at place by its schema; faults for what is unknown, missing or
 * wrong. Ids and codes must be known already. Returns the offset just past the object. */
size_t akt_reader__record(akt_reader *reader, const akt_place *place, const akt_schema *schema,
                          void *record);

/* What only the whole dataset shows: dates, amounts, sources, languages. */
void akt_reader__validate(akt_reader *reader);

/* The same of one record, but languages. */
void akt_reader__validate_record(akt_reader *reader, akt_table table, size_t index);

/* That a flow ends where those that continue it begin: tells the first that does not. */
void akt_reader__validate_followers(akt_reader *reader, int32_t flow);

/* Circles of `parent` and of `continues`. */
void akt_reader__validate_circles(akt_reader *reader);

/* Adds a fault in the part of a record of the dataset that a pointer names. */
void akt_reader__fault_record(akt_reader *reader, akt_table table, const akt_record *record,
                              akt_fault fault, const char *pointer, const char *const args[4]);

#endif
