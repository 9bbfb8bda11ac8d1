#include "report/network_words.h"

#include "report/field_words.h"

const char *akt_vertex_label(const akt_dataset *dataset, const akt_network *network, size_t vertex,
                             akt_lang lang)
{
    return akt_dataset_label(dataset, akt_network_ref(network, vertex), lang, true);
}

void akt_vertex_columns(akt_column *columns, akt_lang lang)
{
    columns[0] = (akt_column){"id", akt_words(AKT_W_COLUMN_ID, lang), AKT_COLUMN_CODE, NULL};
    columns[1] = (akt_column){"name", akt_words(AKT_W_COLUMN_NAME, lang), AKT_COLUMN_TEXT, NULL};
    columns[2] = (akt_column){"kind", akt_words(AKT_W_COLUMN_KIND, lang), AKT_COLUMN_CODE, NULL};
}

static void add_kind(akt_document *document, const akt_dataset *dataset, akt_ref ref)
{
    const akt_party *party = akt_dataset_party(dataset, ref);
    akt_lang lang = akt_document_lang(document);
    if (ref.table == AKT_TABLE_FORUMS) {
        akt_document_shown(document, "forum", akt_words(AKT_W_KIND_FORUM, lang));
        return;
    }
    bool actor = ref.table == AKT_TABLE_ACTORS;
    int32_t kind = actor ? ((const akt_actor *)party)->kind : ((const akt_programme *)party)->kind;
    akt_vocabulary kinds = actor ? AKT_VOCABULARY_ACTOR_KINDS : AKT_VOCABULARY_PROGRAMME_KINDS;
    akt_document_shown(document, akt_dataset_term(dataset, kinds, kind)->record.id,
                       akt_term_words(dataset, kinds, kind, lang));
}

void akt_vertex_cells(akt_document *document, const akt_dataset *dataset,
                      const akt_network *network, size_t vertex)
{
    akt_ref ref = akt_network_ref(network, vertex);
    akt_document_text(document, akt_dataset_party(dataset, ref)->record.id);
    akt_document_text(document,
                      akt_dataset_label(dataset, ref, akt_document_lang(document), false));
    add_kind(document, dataset, ref);
}

const char *akt_vertices_words(akt_pool *pool, const akt_network *network, size_t count,
                               akt_lang lang)
{
    if (network && akt_network_forums(network))
        return akt_counted_words(pool, count, AKT_W_COUNT_VERTEX_OR_FORUM,
                                 AKT_W_COUNT_VERTICES_AND_FORUMS, lang);
    return akt_counted_words(pool, count, AKT_W_COUNT_VERTEX, AKT_W_COUNT_VERTICES, lang);
}

const char *akt_measure_words(akt_measure measure, akt_lang lang)
{
    static const akt_word words[AKT_MEASURE_COUNT] = {
        [AKT_MEASURE_DEGREE] = AKT_W_MEASURE_DEGREE,
        [AKT_MEASURE_IN_DEGREE] = AKT_W_MEASURE_IN_DEGREE,
        [AKT_MEASURE_OUT_DEGREE] = AKT_W_MEASURE_OUT_DEGREE,
        [AKT_MEASURE_STRENGTH] = AKT_W_MEASURE_STRENGTH,
        [AKT_MEASURE_IN_STRENGTH] = AKT_W_MEASURE_IN_STRENGTH,
        [AKT_MEASURE_OUT_STRENGTH] = AKT_W_MEASURE_OUT_STRENGTH,
        [AKT_MEASURE_BETWEENNESS] = AKT_W_MEASURE_BETWEENNESS,
        [AKT_MEASURE_HARMONIC] = AKT_W_MEASURE_HARMONIC,
        [AKT_MEASURE_CLOSENESS] = AKT_W_MEASURE_CLOSENESS,
        [AKT_MEASURE_ECCENTRICITY] = AKT_W_MEASURE_ECCENTRICITY,
        [AKT_MEASURE_PAGERANK] = AKT_W_MEASURE_PAGERANK,
        [AKT_MEASURE_EIGENVECTOR] = AKT_W_MEASURE_EIGENVECTOR,
        [AKT_MEASURE_HUB] = AKT_W_MEASURE_HUB,
        [AKT_MEASURE_AUTHORITY] = AKT_W_MEASURE_AUTHORITY,
        [AKT_MEASURE_KATZ] = AKT_W_MEASURE_KATZ,
        [AKT_MEASURE_CORENESS] = AKT_W_MEASURE_CORENESS,
        [AKT_MEASURE_CLUSTERING] = AKT_W_MEASURE_CLUSTERING,
    };
    return akt_words(words[measure], lang);
}

const char *akt_facet_words(akt_facet facet, akt_lang lang)
{
    static const akt_word words[AKT_FACET_COUNT] = {
        [AKT_FACET_KIND] = AKT_W_FACET_KIND,     [AKT_FACET_LEVEL] = AKT_W_FACET_LEVEL,
        [AKT_FACET_SECTOR] = AKT_W_FACET_SECTOR, [AKT_FACET_CATEGORY] = AKT_W_FACET_CATEGORY,
        [AKT_FACET_ROLE] = AKT_W_FACET_ROLE,
    };
    return akt_words(words[facet], lang);
}

static void note_method(akt_document *document, const akt_network *network, const char *more)
{
    static const akt_word weights[] = {AKT_W_CENTRALITY_WEIGHT_NONE, AKT_W_CENTRALITY_WEIGHT_COUNT,
                                       AKT_W_CENTRALITY_WEIGHT_AMOUNT,
                                       AKT_W_CENTRALITY_WEIGHT_ATTRIBUTE};
    akt_pool *pool = akt_document_pool(document);
    akt_lang lang = akt_document_lang(document);
    akt_word way =
        akt_network_is_directed(network) ? AKT_W_CENTRALITY_DIRECTED : AKT_W_CENTRALITY_UNDIRECTED;
    akt_buffer weight = AKT_BUFFER_INIT;
    akt_buffer_add(&weight, akt_words(weights[akt_network_weight(network)], lang));
    akt_buffer_format(&weight, "%s%s", more ? ". " : "", more ? more : "");
    akt_document_note(
        document, "%s",
        akt_words_filled(pool, AKT_W_CENTRALITY_METHOD, lang,
                         akt_vertices_words(pool, network, akt_network_order(network), lang),
                         akt_counted_words(pool, akt_network_size(network), AKT_W_COUNT_LINK,
                                           AKT_W_COUNT_LINKS, lang),
                         akt_words(way, lang), akt_buffer_settle(&weight, pool)));
}

void akt_network_notes(akt_document *document, const akt_network *network, const char *more)
{
    akt_pool *pool = akt_document_pool(document);
    akt_lang lang = akt_document_lang(document);
    size_t unknown = akt_network_unknown(network), n = akt_network_order(network);
    note_method(document, network, more);
    bool is_amount = akt_network_weight(network) == AKT_WEIGHT_AMOUNT;
    const char *left_out =
        akt_counted_words(pool, unknown, is_amount ? AKT_W_COUNT_FLOW : AKT_W_COUNT_LINK,
                          is_amount ? AKT_W_COUNT_FLOWS : AKT_W_COUNT_LINKS, lang);
    if (unknown)
        akt_document_note(document, "%s",
                          akt_words_filled(pool,
                                           is_amount ? AKT_W_CENTRALITY_UNKNOWN
                                                     : AKT_W_CENTRALITY_UNWEIGHED,
                                           lang, left_out, NULL, NULL, NULL));
    if (n < AKT_NETWORK_FEW)
        akt_document_note(document, "%s",
                          akt_words_filled(pool, AKT_W_CENTRALITY_SMALL, lang,
                                           akt_vertices_words(pool, network, n, lang), NULL, NULL,
                                           NULL));
}
