#include "diagram/map_internal.h"
#include "diagram/sources_internal.h"
#include "words/quantity.h"

#include <string.h>

akt_word akt_map__layer_word(akt_layer layer)
{
    static const akt_word words[AKT_LAYER_COUNT] = {
        [AKT_LAYER_FUNDING] = AKT_W_DIAGRAM_LAYER_FUNDING,
        [AKT_LAYER_GOVERNANCE] = AKT_W_DIAGRAM_LAYER_GOVERNANCE,
        [AKT_LAYER_COOPERATION] = AKT_W_DIAGRAM_LAYER_COOPERATION,
        [AKT_LAYER_OWNERSHIP] = AKT_W_DIAGRAM_LAYER_OWNERSHIP,
        [AKT_LAYER_MEMBERSHIP] = AKT_W_DIAGRAM_LAYER_MEMBERSHIP,
    };
    return words[layer];
}

const char *akt_map__end_id(const akt_map_scene *scene, size_t end)
{
    return end < scene->card_count ? scene->cards[end].id
                                   : scene->boxes[end - scene->card_count].key;
}

const char *akt_map__end_name(const akt_map_scene *scene, size_t end)
{
    return end < scene->card_count ? scene->cards[end].name
                                   : scene->boxes[end - scene->card_count].name;
}

const char *akt_map__keep(akt_map_scene *scene, akt_buffer *buffer)
{
    const char *text = akt_pool_text(scene->pool, akt_buffer_text(buffer), buffer->size);
    scene->failed = scene->failed || buffer->failed || text == NULL;
    akt_buffer_dispose(buffer);
    return text != NULL ? text : "";
}

static void add_facts(akt_buffer *out, const akt_map_scene *scene, const akt_map_edge *edge)
{
    for (size_t i = 0; i < edge->records; i++) {
        const akt_map_fact *fact = &scene->facts[edge->first_fact + i];
        akt_buffer_add(out, i == 0 ? ": " : "; ");
        akt_buffer_add(out, fact->backwards ? "← " : "");
        akt_buffer_add(out, fact->what);
        if (fact->amount != NULL) {
            akt_buffer_add(out, *fact->what != '\0' ? ", " : "");
            akt_buffer_add(out, fact->amount);
        }
    }
}

static void add_count(akt_buffer *out, size_t count, akt_word one, akt_word many, akt_lang lang)
{
    akt_quantity_whole(out, (int64_t)count, lang);
    akt_buffer_add_char(out, ' ');
    akt_buffer_add(out, akt_words(count == 1 ? one : many, lang));
}

/* The edges of the whole that one of a sheet stands for: who is in the closed box, and what of it. */
static void add_parts(akt_buffer *out, const akt_map_scene *sheet, const akt_map_edge *edge)
{
    size_t box = edge->from < sheet->card_count ? edge->to : edge->from;
    size_t card = edge->from < sheet->card_count ? edge->from : edge->to;
    for (size_t i = 0; i < sheet->whole->all_count; i++) {
        const akt_map_edge *part = &sheet->whole->all[i];
        size_t from = sheet->ends[part->from], to = sheet->ends[part->to];
        bool there = from == card && to == box, back = from == box && to == card;
        if (part->layer != edge->layer || (!there && !back))
            continue;
        akt_buffer_add(out, "; ");
        akt_buffer_add(out, sheet->whole->cards[there ? part->to : part->from].name);
        add_facts(out, sheet, part);
    }
}

const char *akt_map__edge_title(akt_map_scene *scene, const akt_map_edge *edge)
{
    akt_buffer text = AKT_BUFFER_INIT;
    const char *sign = edge->arrow_to && edge->arrow_from ? " ↔ "
                       : edge->arrow_to                   ? " → "
                                                          : " – ";
    akt_buffer_add(&text, akt_words(akt_map__layer_word(edge->layer), scene->lang));
    akt_buffer_add(&text, ": ");
    akt_buffer_add(&text, akt_map__end_name(scene, edge->from));
    akt_buffer_add(&text, sign);
    akt_buffer_add(&text, akt_map__end_name(scene, edge->to));
    bool boxes = edge->from >= scene->card_count || edge->to >= scene->card_count;
    if (boxes) {
        akt_buffer_add(&text, ": ");
        add_count(&text, edge->records, AKT_W_DIAGRAM_TIE_ONE, AKT_W_DIAGRAM_TIE_MANY,
                  scene->lang);
    }
    if (boxes && !scene->by_category) {
        add_parts(&text, scene, edge);
    } else if (!boxes) {
        add_facts(&text, scene, edge);
    }
    return akt_map__keep(scene, &text);
}

static size_t count_shape(const akt_map_scene *scene, akt_map_shape shape)
{
    size_t count = 0;
    scene = scene->by_category && scene->whole != NULL ? scene->whole : scene;
    for (size_t i = 0; i < scene->card_count; i++) {
        count += scene->cards[i].shape == shape ? 1 : 0;
    }
    return count;
}

/* "50 aktører, 7 programmer og 62 bånd" */
static void add_counts(akt_buffer *out, const akt_map_scene *scene)
{
    size_t programmes = count_shape(scene, AKT_MAP_PROGRAMME);
    size_t forums = count_shape(scene, AKT_MAP_FORUM);
    akt_lang lang = scene->lang;
    add_count(out, count_shape(scene, AKT_MAP_ACTOR), AKT_W_DIAGRAM_ACTOR_ONE,
              AKT_W_DIAGRAM_ACTOR_MANY, lang);
    if (programmes > 0) {
        akt_buffer_add(out, ", ");
        add_count(out, programmes, AKT_W_DIAGRAM_PROGRAMME_ONE, AKT_W_DIAGRAM_PROGRAMME_MANY,
                  lang);
    }
    if (forums > 0) {
        akt_buffer_add(out, ", ");
        add_count(out, forums, AKT_W_DIAGRAM_FORUM_ONE, AKT_W_DIAGRAM_FORUM_MANY, lang);
    }
    akt_buffer_add(out, akt_words(AKT_W_DIAGRAM_AND, lang));
    add_count(out, scene->tie_count, AKT_W_DIAGRAM_TIE_ONE, AKT_W_DIAGRAM_TIE_MANY, lang);
}

void akt_map__add_shapes(akt_buffer *out, const size_t counts[AKT_MAP_FORUM + 1], akt_lang lang)
{
    static const akt_word words[][2] = {
        [AKT_MAP_ACTOR] = {AKT_W_DIAGRAM_ACTOR_ONE, AKT_W_DIAGRAM_ACTOR_MANY},
        [AKT_MAP_PROGRAMME] = {AKT_W_DIAGRAM_PROGRAMME_ONE, AKT_W_DIAGRAM_PROGRAMME_MANY},
        [AKT_MAP_FORUM] = {AKT_W_DIAGRAM_FORUM_ONE, AKT_W_DIAGRAM_FORUM_MANY},
    };
    size_t left = 0, written = 0;
    for (size_t shape = 0; shape <= AKT_MAP_FORUM; shape++) {
        left += counts[shape] > 0;
    }
    for (size_t shape = 0; shape <= AKT_MAP_FORUM; shape++) {
        if (counts[shape] > 0) {
            left--;
            akt_buffer_add(out, written++ == 0 ? ""
                                : left == 0    ? akt_words(AKT_W_DIAGRAM_AND, lang)
                                               : ", ");
            add_count(out, counts[shape], words[shape][0], words[shape][1], lang);
        }
    }
}

/* "21 aktører og 38 programmer", of those that have no category. */
static void add_absent(akt_buffer *out, const akt_map_scene *scene)
{
    size_t counts[AKT_MAP_FORUM + 1] = {0};
    for (size_t i = 0; i < scene->absent_count; i++) {
        akt_table table = scene->absent[i].table;
        counts[table == AKT_TABLE_ACTORS       ? AKT_MAP_ACTOR
               : table == AKT_TABLE_PROGRAMMES ? AKT_MAP_PROGRAMME
                                               : AKT_MAP_FORUM]++;
    }
    akt_map__add_shapes(out, counts, scene->lang);
}

/* The names of layers within a sentence; all of them begin with a letter of A to Z. */
static void add_layers(akt_buffer *out, const akt_map_scene *scene, uint32_t layers)
{
    bool first = true;
    for (int layer = 0; layer < AKT_LAYER_COUNT; layer++) {
        if (layers >> layer & 1) {
            const char *name = akt_words(akt_map__layer_word((akt_layer)layer), scene->lang);
            akt_buffer_add(out, first ? "" : ", ");
            akt_buffer_add_char(out, (char)(name[0] - 'A' + 'a'));
            akt_buffer_add(out, name + 1);
            first = false;
        }
    }
}

static const char *layer_list(akt_map_scene *scene, uint32_t layers)
{
    akt_buffer text = AKT_BUFFER_INIT;
    add_layers(&text, scene, layers);
    return akt_map__keep(scene, &text);
}

/* What one sheet could not carry, if anything. */
static void add_choice(akt_buffer *out, akt_map_scene *scene)
{
    uint32_t left_out = scene->present & ~scene->layers;
    if (scene->by_category) {
        akt_buffer_add_char(out, ' ');
        akt_words_fill(out,
                       scene->sheet != NULL ? AKT_W_DIAGRAM_MAP_BY_CATEGORY_HERE
                                            : AKT_W_DIAGRAM_MAP_BY_CATEGORY, scene->lang,
                       layer_list(scene, scene->layers), NULL, NULL, NULL);
    }
    if (left_out != 0) {
        akt_buffer_add_char(out, ' ');
        akt_words_fill(out,
                       scene->sheet != NULL ? AKT_W_DIAGRAM_MAP_LEFT_OUT_HERE
                                            : AKT_W_DIAGRAM_MAP_LEFT_OUT, scene->lang,
                       layer_list(scene, left_out), NULL, NULL, NULL);
    }
}

const char *akt_map__title(const akt_map_scene *scene)
{
    const char *title = akt_text_in(&akt_dataset_about(scene->dataset)->title, scene->lang);
    return akt_page_title(scene->asked, title != NULL
                                            ? title
                                            : akt_words(AKT_W_DIAGRAM_MAP_KIND, scene->lang));
}

const char *akt_map__subtitle(akt_map_scene *scene)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_page_add_subtitle(&text, scene->asked);
    if (scene->sheet != NULL) {
        akt_buffer_format(&text, "%s ", scene->sheet);
    }
    akt_buffer counts = AKT_BUFFER_INIT;
    add_counts(&counts, scene);
    akt_words_fill(&text, AKT_W_DIAGRAM_MAP_SUBTITLE, scene->lang,
                   akt_map__keep(scene, &counts), NULL, NULL, NULL);
    if (scene->absent_count > 0) {
        akt_buffer absent = AKT_BUFFER_INIT;
        akt_buffer_add_char(&text, ' ');
        add_absent(&absent, scene);
        akt_words_fill(&text, AKT_W_DIAGRAM_MAP_ABSENT, scene->lang,
                       akt_map__keep(scene, &absent), NULL, NULL, NULL);
    }
    if (scene->whole != NULL && !scene->by_category) {
        akt_buffer_format(&text, " %s", akt_words(AKT_W_DIAGRAM_MAP_CLOSED, scene->lang));
    }
    add_choice(&text, scene);
    akt_buffer_add_char(&text, ' ');
    akt_sources__add_date(&text, scene->dataset, scene->lang);
    return akt_map__keep(scene, &text);
}
