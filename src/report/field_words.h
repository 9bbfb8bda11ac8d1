#ifndef AKT_REPORT_FIELD_WORDS_H
#define AKT_REPORT_FIELD_WORDS_H

#include "base/buffer.h"
#include "model/schema.h"
#include "report/document.h"
#include "words/choice_words.h"
#include "words/words.h"

/* Fields and codes of the model as people read them. Texts are in pool or static, never NULL unless
 * said. */

/* The heading of a field's column. */
const char *akt_field_title(const char *field, akt_lang lang);

/* The name of a term; NULL where code is AKT_NONE. */
const char *akt_term_words(const akt_dataset *dataset, akt_vocabulary vocabulary, int32_t code,
                           akt_lang lang);

const char *akt_layer_words(akt_layer layer, akt_lang lang);
const char *akt_table_words(akt_table table, akt_lang lang);

/* "Difi 2017:01, 5.1, 6.1.1; Brev": every citation of a record, a source named once for its places
 * in a row; NULL where it has none. */
const char *akt_sources_words(akt_pool *pool, const akt_dataset *dataset, const akt_cites *cites,
                              akt_lang lang);

/* "a, b og c". */
const char *akt_join_words(akt_pool *pool, const char *const *items, size_t count, akt_lang lang);

/* "a, b og 7 til": the first of them where there are more than most, and how many more. */
const char *akt_join_first_words(akt_pool *pool, const char *const *items, size_t count,
                                 size_t most, akt_lang lang);

const char *akt_date_words(akt_pool *pool, akt_date date, akt_lang lang); /* NULL: not stated */

/* The amount of a flow, or why there is none. */
const char *akt_amount_words(akt_pool *pool, const akt_flow *flow, akt_lang lang);

const char *akt_money_words(akt_pool *pool, int64_t amount, const char *currency, akt_lang lang);
const char *akt_count_words(akt_pool *pool, size_t count, akt_lang lang);

/* "48 %" of a share from 0 to 1; "under 1 %" where that is what a whole percent would hide. */
const char *akt_percent_words(akt_pool *pool, double share, akt_lang lang);

/* "1 post", "1 200 poster": one where count is 1, else many, with the number as {0}. */
const char *akt_counted_words(akt_pool *pool, size_t count, akt_word one, akt_word many,
                              akt_lang lang);

/* What was done to the dataset since it was loaded, in sentences each begun with a space: the titles
 * of the scenarios applied, the time that it was cut to. Nothing where nothing was. */
void akt_add_changes(akt_buffer *out, const akt_dataset *dataset, akt_lang lang);

/* "%", "antall", "mill. kr" of an indicator's unit; a unit without words as it stands, NULL for none. */
const char *akt_unit_words(const char *unit, akt_lang lang);

/* The short names of all sources of the dataset and the date of its facts, and, where it was changed
 * since, the titles of the scenarios and the time that it was cut to. */
const char *akt_source_line(akt_pool *pool, const akt_dataset *dataset, akt_lang lang);

#endif
