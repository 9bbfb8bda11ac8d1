#ifndef AKT_INPUT_SHEET_WORDS_H
#define AKT_INPUT_SHEET_WORDS_H

#include "model/schema.h"
#include "words/words.h"

/* The words of sheets: what people call the fields, tables and choices of a dataset. They are compared
 * without regard to case, to accents, to white space at their ends, and to how much white space, or
 * which underscores, stand within them. Answers are static. */

/* Something that a sheet may name: as our files spell it, as people do in three languages, and what
 * else they write, divided by bars. */
typedef struct akt_sheet_word {
    const char *name;
    akt_word word;
    const char *others;
} akt_sheet_word;

/* The row that a text names, NULL where it names none; names of our files come before what people
 * write. */
const akt_sheet_word *akt_sheet_word_find(const akt_sheet_word *rows, size_t count,
                                          const char *text);

/* The nearest word that one of the rows has; NULL where none is near. */
const char *akt_sheet_word_near(const akt_sheet_word *rows, size_t count, const char *text);

/* Whether a text is such a word in any language, or one of others (divided by bars). */
bool akt_sheet_word_is(const char *text, akt_word word, const char *others);

/* Whether two texts are the same word, which is not the empty one. */
bool akt_sheet_word_is_same(const char *text, const char *other);

/* What a heading means. */
typedef struct akt_sheet_heading {
    const char *field; /* as our files spell it; "" = passed over, NULL = unknown */
    int32_t lang;      /* the akt_lang of the texts below it; AKT_NONE = it says none */
} akt_sheet_heading;

/* A heading among the rows, a language behind it or not: "Navn", "Navn (nn)", "name_en". */
akt_sheet_heading akt_sheet_heading_find(const akt_sheet_word *rows, size_t count,
                                         const char *text);

/* AKT_TABLE_COUNT where there is no such table. */
akt_table akt_sheet_word_table(const char *text);

/* What a sheet holds: an akt_table, or one of these. */
enum {
    AKT_SHEET_TAXONOMY = AKT_TABLE_COUNT, /* terms, each with the `vocabulary` that it is of */
    AKT_SHEET_DATASET,                    /* what the dataset is: one row */
    AKT_SHEET_KIND_COUNT
};

/* The fields of what it holds; "actors", …, "taxonomy", "dataset"; the name of its sheet. */
const akt_schema *akt_sheet_schema(int32_t kind);
const char *akt_sheet_kind_name(int32_t kind);
const char *akt_sheet_kind_words(int32_t kind, akt_lang lang);

/* What a sheet of that name holds; AKT_NONE where nothing has that name. *is_aside: it is one that
 * explains the others, or lists their words. */
int32_t akt_sheet_kind_of(const char *name, bool *is_aside);

/* The headings that a sheet of that kind may have, fact and comments among them, in out; how many. */
enum { AKT_SHEET_WORDS_MAX = AKT_SCHEMA_FIELDS_MAX };
size_t akt_sheet_words_of(int32_t kind, akt_sheet_word out[AKT_SHEET_WORDS_MAX]);

/* The heading of a field. */
const char *akt_sheet_field_words(const char *field, akt_lang lang);

/* The term of the dataset that people call so: its id, or its name in any language; AKT_NONE where
 * there is none. */
int32_t akt_sheet_word_term_of(const akt_dataset *dataset, akt_vocabulary vocabulary,
                               const char *text);

/* The id of the term of the built-in taxonomy, and the word of the choice, that people call so; NULL
 * where there is none. */
const char *akt_sheet_word_term(akt_vocabulary vocabulary, const char *text);
const char *akt_sheet_word_choice(const akt_field *field, const char *text);
bool akt_sheet_word_is_all_areas(const char *text);

/* How much of the text is the words that a row of sums begins with, as "Totalt" and a colon behind it;
 * 0 where it begins otherwise. A row of which a text is nothing else is no record. */
size_t akt_sheet_word_total_size(const char *text);
bool akt_sheet_word_is_total(const char *text);

/* An id for what people call so: lower case without accents, a hyphen for each run of what an id may
 * not have. Empty where nothing is left, or where it is longer than that. */
enum { AKT_SHEET_ID_SIZE = 128 };
void akt_sheet_word_id(char out[AKT_SHEET_ID_SIZE], const char *text);

/* How many of the headings are words of that language among the rows. */
size_t akt_sheet_word_count_lang(const akt_sheet_word *rows, size_t row_count,
                                 const char *const *headings, size_t count, akt_lang lang);

#endif
