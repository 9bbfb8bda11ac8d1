#include "diagram/map.h"

#include "diagram/map_internal.h"
#include "diagram/sources_internal.h"
#include "words/quantity.h"

static const char *word(const akt_map_scene *scene, akt_word id)
{
    return akt_words(id, scene->lang);
}

/* "Statlige virksomheter (2): Difi (sentral pådriver), Norges forskningsråd." */
static void describe_box(akt_document *out, akt_map_scene *scene, const akt_map_box *box)
{
    akt_buffer text = AKT_BUFFER_INIT;
    for (size_t i = 0; i < box->count; i++) {
        const akt_map_card *card = &scene->cards[scene->order[box->first + i]];
        akt_buffer_add(&text, i == 0 ? "" : ", ");
        akt_buffer_add(&text, card->name);
        if (card->driver) {
            akt_buffer_add(&text, " (");
            akt_buffer_add(&text, word(scene, AKT_W_DIAGRAM_TWIN_DRIVER));
            akt_buffer_add_char(&text, ')');
        }
    }
    akt_document_item(out, "%s (%zu): %s", box->name, box->count, akt_map__keep(scene, &text));
}

static void describe_bands(akt_document *out, akt_map_scene *scene)
{
    for (size_t i = 0; i < scene->band_count; i++) {
        akt_document_heading(out, 2, scene->bands[i].name);
        for (size_t b = 0; b < scene->box_count; b++) {
            if (scene->boxes[b].band == i) {
                describe_box(out, scene, &scene->boxes[b]);
            }
        }
    }
}

/* The first sheet after the overview that shows a card; 0 = there is but one. */
static size_t sheet_of(const akt_list *sheets, size_t card)
{
    const akt_map_scene *sheet = sheets->items;
    for (size_t i = 1; i < sheets->count; i++)
        if (sheet[i].ends[card] < sheet[i].card_count)
            return i + 1;
    return 0;
}

static void describe_cards(akt_document *out, const akt_map_scene *scene, const akt_list *sheets)
{
    static const akt_word shown[] = {AKT_W_DIAGRAM_LEGEND_ACTOR,
                                     AKT_W_DIAGRAM_LEGEND_PROGRAMME,
                                     AKT_W_DIAGRAM_LEGEND_FORUM};
    const akt_column columns[] = {
        {"band", word(scene, AKT_W_DIAGRAM_TWIN_BAND), AKT_COLUMN_TEXT, NULL},
        {"category", word(scene, AKT_W_DIAGRAM_TWIN_CATEGORY), AKT_COLUMN_TEXT, NULL},
        {"id", word(scene, AKT_W_DIAGRAM_TWIN_ID), AKT_COLUMN_CODE, NULL},
        {"name", word(scene, AKT_W_DIAGRAM_TWIN_NAME), AKT_COLUMN_TEXT, NULL},
        {"shape", word(scene, AKT_W_DIAGRAM_TWIN_SHAPE), AKT_COLUMN_TEXT, NULL},
        {"driver", word(scene, AKT_W_DIAGRAM_LEGEND_DRIVER), AKT_COLUMN_TEXT, NULL},
        {"sheet", word(scene, AKT_W_DIAGRAM_TWIN_SHEET), AKT_COLUMN_WHOLE, NULL},
    };
    bool split = sheets->count > 1;
    akt_document_table(out, "cards", word(scene, AKT_W_DIAGRAM_TWIN_CARDS), columns,
                       split ? 7 : 6);
    for (size_t i = 0; i < scene->card_count; i++) {
        const akt_map_card *card = &scene->cards[scene->order[i]];
        const akt_map_box *box = &scene->boxes[card->box];
        akt_document_row(out);
        akt_document_text(out, scene->bands[box->band].name);
        akt_document_shown(out, box->id, box->name);
        akt_document_text(out, card->id);
        akt_document_text(out, card->name);
        akt_document_shown(out, akt_table_party(card->ref.table),
                           word(scene, shown[card->shape]));
        akt_document_shown(out, card->driver ? "central" : NULL,
                           card->driver ? word(scene, AKT_W_DIAGRAM_TWIN_YES) : NULL);
        if (split)
            akt_document_whole(out, (int64_t)sheet_of(sheets, scene->order[i]));
    }
}

/* What the records behind an edge say, and their amounts. */
static void describe_facts(akt_document *out, akt_map_scene *scene, const akt_map_edge *edge)
{
    akt_buffer what = AKT_BUFFER_INIT;
    akt_buffer amount = AKT_BUFFER_INIT;
    for (size_t i = 0; i < edge->records; i++) {
        const akt_map_fact *fact = &scene->facts[edge->first_fact + i];
        akt_buffer_add(&what, i == 0 ? "" : "; ");
        akt_buffer_add(&what, fact->what);
        if (fact->amount != NULL) {
            akt_buffer_add(&amount, amount.size == 0 ? "" : "; ");
            akt_buffer_add(&amount, fact->amount);
        }
    }
    bool any = amount.size > 0;
    const char *amounts = akt_map__keep(scene, &amount);
    akt_document_text(out, akt_map__keep(scene, &what));
    akt_document_text(out, any ? amounts : NULL);
}

static void describe_edge(akt_document *out, akt_map_scene *scene, const akt_map_edge *edge,
                          bool drawn_too)
{
    const char *sign = edge->arrow_to && edge->arrow_from ? "↔" : edge->arrow_to ? "→" : "–";
    akt_document_row(out);
    akt_document_shown(out, scene->cards[edge->from].id, scene->cards[edge->from].name);
    akt_document_text(out, sign);
    akt_document_shown(out, scene->cards[edge->to].id, scene->cards[edge->to].name);
    akt_document_shown(out, akt_layer_name(edge->layer),
                       word(scene, akt_map__layer_word(edge->layer)));
    describe_facts(out, scene, edge);
    if (!drawn_too) {
        return;
    }
    akt_document_shown(out, edge->drawn ? "yes" : "no",
                       word(scene, edge->drawn ? AKT_W_DIAGRAM_TWIN_YES : AKT_W_DIAGRAM_TWIN_NO));
}

void akt_map__describe_edges(akt_document *out, akt_map_scene *scene, bool drawn_too)
{
    const akt_column columns[] = {
        {"from", word(scene, AKT_W_DIAGRAM_TWIN_FROM), AKT_COLUMN_TEXT, NULL},
        {"direction", word(scene, AKT_W_DIAGRAM_TWIN_DIRECTION), AKT_COLUMN_TEXT, NULL},
        {"to", word(scene, AKT_W_DIAGRAM_TWIN_TO), AKT_COLUMN_TEXT, NULL},
        {"layer", word(scene, AKT_W_DIAGRAM_TWIN_LAYER), AKT_COLUMN_TEXT, NULL},
        {"what", word(scene, AKT_W_DIAGRAM_TWIN_WHAT), AKT_COLUMN_TEXT, NULL},
        {"amount", word(scene, AKT_W_DIAGRAM_TWIN_AMOUNT), AKT_COLUMN_TEXT, NULL},
        {"drawn", word(scene, AKT_W_DIAGRAM_TWIN_DRAWN), AKT_COLUMN_TEXT, NULL},
    };
    akt_document_table(out, "edges", word(scene, AKT_W_DIAGRAM_TWIN_EDGES), columns,
                       drawn_too ? 7 : 6);
    for (size_t i = 0; i < scene->all_count; i++) {
        describe_edge(out, scene, &scene->all[i], drawn_too);
    }
}

/* Those that have no category. */
static void describe_absent(akt_document *out, akt_map_scene *scene)
{
    akt_buffer text = AKT_BUFFER_INIT;
    for (size_t i = 0; i < scene->absent_count; i++) {
        akt_buffer_add(&text, i == 0 ? "" : "; ");
        akt_buffer_add(&text,
                       akt_dataset_label(scene->dataset, scene->absent[i], scene->lang, false));
    }
    if (scene->absent_count > 0) {
        akt_document_note(out, "%s: %s", word(scene, AKT_W_DIAGRAM_TWIN_ABSENT),
                          akt_map__keep(scene, &text));
    }
    akt_buffer_dispose(&text);
}

void akt_map__describe_count(akt_document *out, akt_map_scene *scene, size_t count, akt_word id)
{
    if (count > 0) {
        akt_buffer number = AKT_BUFFER_INIT;
        akt_quantity_whole(&number, (int64_t)count, scene->lang);
        akt_document_note(out, "%s: %s", word(scene, id), akt_map__keep(scene, &number));
    }
}

/* The sheets together show every tie of the layers asked for. */
static void describe_sheets(akt_document *out, akt_map_scene *scene, const akt_list *sheets,
                            uint32_t layers)
{
    if (sheets->count < 2) {
        akt_document_paragraph(out, "%s", akt_map__subtitle(scene));
        return;
    }
    scene->by_category = false;
    scene->layers = layers != 0 ? layers & scene->present : scene->present;
    scene->tie_count = 0;
    for (size_t i = 0; i < scene->all_count; i++) {
        scene->all[i].drawn = scene->layers >> scene->all[i].layer & 1;
        scene->tie_count += scene->all[i].drawn;
    }
    akt_buffer number = AKT_BUFFER_INIT;
    akt_quantity_whole(&number, (int64_t)sheets->count, scene->lang);
    akt_document_paragraph(out, "%s", akt_map__subtitle(scene));
    akt_document_paragraph(out, "%s",
                           akt_words_filled(scene->pool, AKT_W_DIAGRAM_MAP_ON_SHEETS, scene->lang,
                                            akt_map__keep(scene, &number), NULL, NULL, NULL));
}

static void describe(akt_document *out, akt_map_scene *scene, const akt_list *sheets,
                     uint32_t layers)
{
    akt_buffer line = AKT_BUFFER_INIT;
    akt_document_heading(out, 1, akt_map__title(scene));
    if (scene->card_count == 0) {
        akt_document_paragraph(out, "%s", word(scene, AKT_W_DIAGRAM_MAP_EMPTY));
        return;
    }
    describe_sheets(out, scene, sheets, layers);
    describe_bands(out, scene);
    describe_cards(out, scene, sheets);
    akt_map__describe_edges(out, scene, true);
    describe_absent(out, scene);
    akt_map__describe_count(out, scene, scene->outside, AKT_W_DIAGRAM_TWIN_OUTSIDE);
    akt_map__describe_count(out, scene, scene->inside, AKT_W_DIAGRAM_TWIN_INSIDE);
    akt_map__describe_count(out, scene, scene->planned, AKT_W_DIAGRAM_TWIN_PLANNED);
    akt_sources__add_line(&line, scene->dataset, AKT_SOURCES_OF_TIES, scene->lang);
    const char *sources = akt_map__keep(scene, &line);
    if (*sources != '\0') {
        akt_document_note(out, "%s", sources);
    }
}

akt_status akt_map_describe(akt_document **out, const akt_dataset *dataset,
                            const akt_map_options *options, const akt_page *page, akt_error *err)
{
    akt_map_scene scene = {0};
    akt_list sheets = AKT_LIST_OF(akt_map_scene);
    akt_pool *pool = akt_pool_new();
    akt_document *made = NULL;
    uint32_t layers = options != NULL ? options->layers : 0;
    *out = NULL;
    akt_status status = pool != NULL ? akt_map__gather(&scene, dataset, options, page, pool)
                                     : AKT_ENOMEM;
    if (status == AKT_OK) {
        status = akt_map__make_sheets(&sheets, &scene, layers, NULL);
    }
    if (status == AKT_EINVAL) { /* too large to be drawn is not too large for words */
        status = scene.row_count == 0 ? akt_map__lay_out_sheet(&scene) : AKT_OK;
    }
    made = status == AKT_OK ? akt_document_new(page->lang) : NULL;
    if (made != NULL) {
        describe(made, &scene, &sheets, layers);
        bool failed = scene.failed || akt_pool_has_failed(pool);
        status = failed ? AKT_ENOMEM : akt_document_status(made, err);
    } else {
        status = AKT_ENOMEM;
    }
    akt_list_dispose(&sheets);
    akt_pool_free(pool);
    if (status != AKT_OK) {
        akt_document_free(made);
        return akt_error_memory(err);
    }
    *out = made;
    return AKT_OK;
}
