#ifndef AKT_INPUT_GRAPH_TERMS_H
#define AKT_INPUT_GRAPH_TERMS_H

#include "base/intern.h"
#include "model/taxonomy.h"
#include "parse/made_text.h"

/* The words that a graph of another kind uses, as terms of our vocabularies: those that we have, by
 * id or by name in any language, and new ones for the rest, so that nothing said is lost. */
typedef struct akt_graph_terms {
    akt_pool *pool;
    akt_intern *known; /* what was asked before -> its place in `asked` */
    akt_intern *taken; /* ids of each vocabulary */
    akt_list asked;    /* of asked_term */
    /* By vocabulary, layer (the last: none) and direction: the place, from 1, of what stands where
     * nothing is stated; 0 = not asked yet. */
    uint32_t unstated[AKT_VOCABULARY_COUNT][AKT_LAYER_COUNT + 1][2];
} akt_graph_terms;

/* Whether there was memory; to be disposed of, also without. */
bool akt_graph_terms_init(akt_graph_terms *terms, akt_pool *pool);
void akt_graph_terms_dispose(akt_graph_terms *terms);

/* The id of the term that text names; at is where a new one is first used. text NULL: a term of its own,
 * «not stated». */
const char *akt_graph_terms_code(akt_graph_terms *terms, akt_vocabulary vocabulary,
                                 const char *text, akt_text_mark at);

/* The same for the kind of a tie, which says its layer (AKT_NONE = as the kind has it, else
 * cooperation) and whether it points: of one kind with several of these each becomes a term. text
 * NULL: a term of its own, a link of no stated kind. */
const char *akt_graph_terms_tie(akt_graph_terms *terms, const char *text, int32_t layer,
                                bool is_directed, akt_text_mark at);

/* Whether one of ours has that id, or that name in any language. */
bool akt_graph_terms_has(akt_vocabulary vocabulary, const char *text);

/* Whether text is a name, in any language, of the term of that id, or the id. */
bool akt_graph_terms_names(const akt_graph_terms *terms, akt_vocabulary vocabulary, const char *id,
                           const char *text);

/* The taxonomy of the new terms, and of ours that mean something else here, as an object. */
void akt_graph_terms_write(const akt_graph_terms *terms, akt_made_text *made);

#endif
