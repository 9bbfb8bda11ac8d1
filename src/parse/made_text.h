#ifndef AKT_PARSE_MADE_TEXT_H
#define AKT_PARSE_MADE_TEXT_H

#include "base/buffer.h"
#include "parse/text_file.h"

/* JSON text that is made of a file of another kind, and what in that file each part of it stands
 * for. Readers of other formats make such a text; it is then read like any other, and faults in it
 * are told at the place in the file. */
typedef struct akt_made_text {
    akt_pool *pool; /* of the text and the places, once it is settled; who lacks memory fails it */
    akt_buffer json;
    akt_list places; /* of akt_text_place */
} akt_made_text;

#define AKT_MADE_TEXT_OF(pool)                                                                     \
    {                                                                                              \
        pool, AKT_BUFFER_INIT, AKT_LIST_OF(akt_text_place)                                         \
    }

/* What is added to json from here on stands for that place in the file; cell ("C5", kept in the pool
 * or static) may be NULL. Places are added in the order of the text. */
void akt_made_text_place(akt_made_text *made, akt_text_mark at, const char *cell);

/* Makes the text and its places those of file, whose bytes stay; empties made. AKT_ENOMEM. */
akt_status akt_made_text_settle(akt_made_text *made, akt_text_file *file, akt_error *err);

/* Empties made without a trace; safe on an empty one. */
void akt_made_text_dispose(akt_made_text *made);

#endif
