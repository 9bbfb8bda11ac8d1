#include "report/ranks.h"

#include "report/field_words.h"
#include "report/finding.h"
#include "words/quantity.h"

#include <math.h>

/* Places in akt_sensitivity_shares: a tenth taken away, a tenth added. */
enum { A_TENTH_LESS = 1, A_TENTH_MORE = 4 };

const char *akt_rank_words(akt_pool *pool, const akt_rank *rank)
{
    akt_buffer text = AKT_BUFFER_INIT;
    if (rank->rank == 0)
        return "–";
    akt_buffer_add_integer(&text, rank->low);
    if (rank->high != rank->low) {
        akt_buffer_add(&text, "–");
        akt_buffer_add_integer(&text, rank->high);
    }
    return akt_buffer_settle(&text, pool);
}

void akt_ranks_note(akt_document *document, const akt_rank_view *view)
{
    akt_pool *pool = akt_document_pool(document);
    akt_lang lang = akt_document_lang(document);
    if (!view->ranks) {
        akt_word none = view->is_off ? AKT_W_RANK_OFF : AKT_W_RANK_NONE;
        akt_document_note(document, "%s", akt_words(none, lang));
        return;
    }
    akt_word word = view->confidence < 1 ? AKT_W_RANK_NOTE : AKT_W_RANK_NOTE_CERTAIN;
    akt_document_note(document, "%s",
                      akt_words_filled(pool, word, lang, akt_count_words(pool, view->draws, lang),
                                       akt_percent_words(pool, view->confidence, lang), NULL,
                                       NULL));
}

static const char *hundredths(akt_pool *pool, double share, akt_lang lang)
{
    return akt_count_words(pool, (size_t)llround(100 * share), lang);
}

void akt_ranks_finding(akt_document *document, const akt_dataset *dataset,
                       const akt_rank_view *view, size_t s, const char *name,
                       akt_refs first)
{
    const double *kept = view->kept ? view->kept + s * AKT_SENSITIVITY_SHARES : NULL;
    akt_pool *pool = akt_document_pool(document);
    akt_lang lang = akt_document_lang(document);
    if (!kept || isnan(kept[A_TENTH_LESS]))
        return;
    akt_finding_add(document, AKT_BLOCK_PARAGRAPH, dataset,
                    akt_words_filled(pool, AKT_W_SENSITIVITY_FINDING, lang, name,
                                     hundredths(pool, kept[A_TENTH_LESS], lang),
                                     hundredths(pool, kept[A_TENTH_MORE], lang), NULL),
                    first);
}

static void add_rank(akt_document *document, const char *id, const char *measure,
                     const akt_rank *rank)
{
    akt_document_row(document);
    akt_document_text(document, id);
    akt_document_text(document, measure);
    if (rank->rank == 0) {
        for (int i = 0; i < 4; i++)
            akt_document_nothing(document);
        return;
    }
    akt_document_whole(document, rank->rank);
    akt_document_whole(document, rank->low);
    akt_document_whole(document, rank->high);
    akt_document_number(document, rank->p_top);
}

static void add_ranks(akt_document *document, const akt_dataset *dataset,
                      const akt_network *network, const akt_rank_view *view)
{
    const akt_lang lang = akt_document_lang(document);
    const akt_column columns[] = {
        {"id", akt_words(AKT_W_COLUMN_ID, lang), AKT_COLUMN_CODE, NULL},
        {"measure", akt_words(AKT_W_NETWORK_MEASURE, lang), AKT_COLUMN_CODE, NULL},
        {"rank", akt_words(AKT_W_COLUMN_RANK, lang), AKT_COLUMN_WHOLE, NULL},
        {"low", akt_words(AKT_W_RANK_FROM, lang), AKT_COLUMN_WHOLE, NULL},
        {"high", akt_words(AKT_W_RANK_TO, lang), AKT_COLUMN_WHOLE, NULL},
        {"p_top", akt_words(AKT_W_RANK_TOP, lang), AKT_COLUMN_NUMBER, NULL},
    };
    size_t n = akt_network_order(network);
    akt_document_table(document, "ranks", akt_words(AKT_W_RANKS_TABLE, lang), columns,
                       sizeof columns / sizeof *columns);
    akt_document_table_for(document, AKT_READERS_MACHINES);
    for (size_t s = 0; s < view->series; s++) {
        for (size_t v = 0; v < n; v++)
            add_rank(document, akt_dataset_party(dataset, akt_network_ref(network, v))->record.id,
                     view->names[s], &view->ranks[s * n + v]);
    }
}

static void add_sensitivity(akt_document *document, const akt_rank_view *view)
{
    const akt_lang lang = akt_document_lang(document);
    const akt_column columns[] = {
        {"measure", akt_words(AKT_W_NETWORK_MEASURE, lang), AKT_COLUMN_CODE, NULL},
        {"change", akt_words(AKT_W_SENSITIVITY_CHANGE, lang), AKT_COLUMN_NUMBER, NULL},
        {"kept", akt_words(AKT_W_SENSITIVITY_KEPT, lang), AKT_COLUMN_NUMBER, NULL},
    };
    akt_document_table(document, "sensitivity", akt_words(AKT_W_SENSITIVITY_TABLE, lang), columns,
                       sizeof columns / sizeof *columns);
    akt_document_table_for(document, AKT_READERS_MACHINES);
    for (size_t i = 0; i < view->series * AKT_SENSITIVITY_SHARES; i++) {
        akt_document_row(document);
        akt_document_text(document, view->names[i / AKT_SENSITIVITY_SHARES]);
        akt_document_number(document, akt_sensitivity_shares[i % AKT_SENSITIVITY_SHARES]);
        akt_document_number(document, view->kept[i]);
    }
}

void akt_ranks_tables(akt_document *document, const akt_dataset *dataset,
                      const akt_network *network, const akt_rank_view *view)
{
    if (view->ranks)
        add_ranks(document, dataset, network, view);
    if (view->kept)
        add_sensitivity(document, view);
}
