#ifndef AKT_MODEL_RECORD_H
#define AKT_MODEL_RECORD_H

#include "words/lang.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What every record of a dataset is made of. All texts and lists belong to the dataset. */

#define AKT_NONE (-1) /* no index, no code */

/* A text in up to three languages; NULL where one is missing. */
typedef struct akt_text {
    const char *in[AKT_LANG_COUNT];
} akt_text;

/* The tables of a dataset. Actors, programmes and forums share one id space. */
typedef enum akt_table {
    AKT_TABLE_SOURCES,
    AKT_TABLE_ACTORS,
    AKT_TABLE_PROGRAMMES,
    AKT_TABLE_FORUMS,
    AKT_TABLE_TIES,
    AKT_TABLE_FLOWS,
    AKT_TABLE_ROLES,
    AKT_TABLE_NEEDS,
    AKT_TABLE_STATEMENTS,
    AKT_TABLE_INDICATORS,
    AKT_TABLE_COUNT
} akt_table;

/* A record somewhere in the dataset. index is AKT_NONE where the field is empty (in `roles`: nobody,
 * or the actors as a whole). */
typedef struct akt_ref {
    akt_table table;
    int32_t index;
} akt_ref;

typedef struct akt_refs {
    const akt_ref *items;
    size_t count;
} akt_refs;

/* Codes of one vocabulary, or records of one table. */
typedef struct akt_indices {
    const int32_t *items;
    size_t count;
} akt_indices;

typedef struct akt_strings {
    const char *const *items;
    size_t count;
} akt_strings;

/* Where a fact stands: a source (index in the sources) and a place in it, or NULL. */
typedef struct akt_cite {
    int32_t source;
    const char *at;
} akt_cite;

typedef struct akt_cites {
    const akt_cite *items;
    size_t count;
} akt_cites;

/* A day, or only its month and year, or only its year; year 0 = not stated, month or day 0 = not
 * given. */
typedef struct akt_date {
    int16_t year;
    int8_t month;
    int8_t day;
} akt_date;

/* Whole kroner (or another currency). Unknown is never zero. */
typedef struct akt_amount {
    bool known;
    int64_t value;
} akt_amount;

typedef enum akt_basis { AKT_BASIS_STATED, AKT_BASIS_DERIVED, AKT_BASIS_INTERPRETED } akt_basis;

/* Where a record stands in the input, for messages. */
typedef struct akt_origin {
    int32_t file;  /* number of the file; AKT_NONE where it comes from none */
    int32_t index; /* in its table in that file */
    size_t offset; /* of its first byte */
} akt_origin;

/* The head of every record. */
typedef struct akt_record {
    const char *id; /* NULL in tables whose records have none */
    akt_cites sources;
    int32_t basis;     /* akt_basis */
    double confidence; /* 0 to 1; NaN = not stated */
    akt_text note;
    const char *extra; /* a JSON object as text, or NULL */
    akt_origin origin;
    /* The same through all that a dataset becomes: its index in its table as it was loaded or, where
     * a scenario added it, a number that no other has had; what a split doubles, or a move of money
     * divides, shares it. What is drawn at random of a record follows it. */
    uint32_t serial;
    bool is_assumed; /* added by a scenario: taken for certain in every draw */
} akt_record;

/* The text in lang, else nb, en, nn; NULL where there is none. */
const char *akt_text_in(const akt_text *text, akt_lang lang);

const char *akt_table_name(akt_table table);
int32_t akt_table_from_name(const char *name);

/* "actor", "programme" or "forum": what one party of the table is. */
const char *akt_table_party(akt_table table);

enum { AKT_DATE_SIZE = 16 };

/* YYYY, YYYY-MM or YYYY-MM-DD, as much as is given; empty where the date is not stated. Returns the
 * length. */
size_t akt_date_write(char out[AKT_DATE_SIZE], akt_date date);

/* Whether all of text is such a date, in the years 1000 to 2999; *date is set where it is. */
bool akt_date_read(const char *text, akt_date *date);

/* Whether a date lies before another; missing months and days count as the first. */
bool akt_date_is_before(akt_date a, akt_date b);

/* Whether the day, month or year `end` is over when the day, month or year `at` begins. */
bool akt_date_is_over(akt_date end, akt_date at);

static inline bool akt_ref_is_set(akt_ref ref)
{
    return ref.index != AKT_NONE;
}

static inline bool akt_ref_is_same(akt_ref a, akt_ref b)
{
    return a.table == b.table && a.index == b.index;
}

static inline bool akt_refs_contain(const akt_refs *refs, akt_ref ref)
{
    for (size_t i = 0; i < refs->count; i++) {
        if (akt_ref_is_same(refs->items[i], ref))
            return true;
    }
    return false;
}

static inline bool akt_indices_contain(const akt_indices *indices, int32_t index)
{
    for (size_t i = 0; i < indices->count; i++) {
        if (indices->items[i] == index)
            return true;
    }
    return false;
}

#endif
