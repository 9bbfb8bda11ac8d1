#include "diagram/network_view_internal.h"

#include "diagram/sources_internal.h"
#include "report/field_words.h"
#include "report/network_words.h"

#define NAMED 5 /* in the first sentence */

static const char *word(const akt_network_scene *scene, akt_word id)
{
    return akt_words(id, scene->map.lang);
}

static void describe_first(akt_document *out, akt_network_scene *scene)
{
    akt_buffer names = AKT_BUFFER_INIT;
    size_t count = scene->tied < NAMED ? scene->tied : NAMED;
    for (size_t i = 0; i < count; i++) {
        akt_buffer_add(&names, i == 0 ? "" : i + 1 < count ? ", " : word(scene, AKT_W_DIAGRAM_AND));
        akt_buffer_add(&names, scene->map.cards[scene->ranked[i]].name);
    }
    const char *listed = akt_map__keep(&scene->map, &names);
    if (count > 0)
        akt_document_paragraph(
            out, "%s",
            akt_words_filled(scene->map.pool, AKT_W_NETWORK_VIEW_FIRST, scene->map.lang,
                             akt_measure_words(scene->options->measure, scene->map.lang), listed,
                             NULL, NULL));
}

static void describe_nodes(akt_document *out, akt_network_scene *scene)
{
    static const akt_word shown[] = {AKT_W_DIAGRAM_LEGEND_ACTOR, AKT_W_DIAGRAM_LEGEND_PROGRAMME,
                                     AKT_W_DIAGRAM_LEGEND_FORUM};
    const akt_column columns[] = {
        {"id", word(scene, AKT_W_DIAGRAM_TWIN_ID), AKT_COLUMN_CODE, NULL},
        {"name", word(scene, AKT_W_DIAGRAM_TWIN_NAME), AKT_COLUMN_TEXT, NULL},
        {"shape", word(scene, AKT_W_DIAGRAM_TWIN_SHAPE), AKT_COLUMN_TEXT, NULL},
        {"driver", word(scene, AKT_W_DIAGRAM_LEGEND_DRIVER), AKT_COLUMN_TEXT, NULL},
        {"group", word(scene, AKT_W_NETWORK_VIEW_GROUP), AKT_COLUMN_TEXT, NULL},
        {"neighbours", word(scene, AKT_W_NETWORK_VIEW_NEIGHBOURS), AKT_COLUMN_WHOLE, NULL},
        {"value", word(scene, AKT_W_NETWORK_VIEW_VALUE), AKT_COLUMN_NUMBER, NULL},
    };
    akt_document_table(out, "nodes", word(scene, AKT_W_NETWORK_VIEW_NODES), columns, 7);
    for (size_t i = 0; i < scene->map.card_count; i++) {
        const akt_map_card *card = &scene->map.cards[scene->ranked[i]];
        const akt_network_node *node = &scene->nodes[scene->ranked[i]];
        akt_document_row(out);
        akt_document_text(out, card->id);
        akt_document_text(out, card->name);
        akt_document_shown(out, akt_table_party(card->ref.table),
                           word(scene, shown[card->shape]));
        akt_document_shown(out, card->driver ? "central" : NULL,
                           card->driver ? word(scene, AKT_W_DIAGRAM_TWIN_YES) : NULL);
        akt_document_text(out, node->group_name);
        akt_document_whole(out, (int64_t)node->neighbours);
        akt_document_number(out, node->value);
    }
}

static void describe(akt_document *out, akt_network_scene *scene)
{
    akt_buffer line = AKT_BUFFER_INIT;
    akt_document_heading(out, 1, akt_network_view__title(scene));
    scene->cards = scene->tied;
    akt_document_paragraph(out, "%s", akt_network_view__subtitle(scene));
    describe_first(out, scene);
    describe_nodes(out, scene);
    akt_map__describe_edges(out, &scene->map, false);
    akt_document_note(out, "%s", word(scene, AKT_W_NETWORK_VIEW_TWIN_METHOD));
    akt_map__describe_count(out, &scene->map, scene->map.planned, AKT_W_DIAGRAM_TWIN_PLANNED);
    akt_sources__add_line(&line, scene->map.dataset, AKT_SOURCES_OF_TIES, scene->map.lang);
    const char *sources = akt_map__keep(&scene->map, &line);
    if (*sources)
        akt_document_note(out, "%s", sources);
}

akt_status akt_network_view_describe(akt_document **out, const akt_dataset *dataset,
                                     const akt_network_view_options *options, const akt_page *page,
                                     akt_error *err)
{
    akt_network_scene scene = {0};
    akt_pool *pool = akt_pool_new();
    akt_document *made = NULL;
    *out = NULL;
    scene.map.pool = pool;
    akt_status status =
        pool ? akt_network_view__scene(&scene, dataset, options, page, err) : akt_error_memory(err);
    if (status == AKT_OK) {
        made = akt_document_new(page->lang);
        status = made ? AKT_OK : akt_error_memory(err);
    }
    if (status == AKT_OK) {
        describe(made, &scene);
        bool failed = scene.map.failed || akt_pool_has_failed(pool);
        status = failed ? akt_error_memory(err) : akt_document_status(made, err);
    }
    akt_pool_free(pool);
    if (status == AKT_OK)
        *out = made;
    else
        akt_document_free(made);
    return status;
}
