#include "diagram/network_view_internal.h"

#include "report/field_words.h"
#include "words/words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define ALL_CARDS 70 /* with so few, all nodes are cards; of more, only */
#define MOST_CARDS 56
#define CARD_FONT 11.0
#define CARD_FONT_MORE 4.5
#define DOT 6.5
#define DOT_MORE 3.5
#define CARD_ROOM 165.0
#define USUAL 228.0 /* nodes that an A3 sheet of the usual letters has room for, about */

static const akt_table tables[] = {AKT_TABLE_ACTORS, AKT_TABLE_PROGRAMMES, AKT_TABLE_FORUMS};

static int by_id(const void *left, const void *right)
{
    const akt_map_card *a = left;
    const akt_map_card *b = right;
    return strcmp(a->id, b->id);
}

/* Everybody is a card of the map scene, so that its edges are ours. */
static bool collect(akt_network_scene *scene)
{
    akt_map_scene *map = &scene->map;
    size_t most = 0;
    for (size_t t = 0; t < 3; t++)
        most += akt_dataset_count(map->dataset, tables[t]);
    map->cards = akt_map__get(map, most, sizeof *map->cards);
    scene->nodes = akt_map__get(map, most, sizeof *scene->nodes);
    scene->ranked = akt_map__get(map, most, sizeof *scene->ranked);
    if (!map->cards || !scene->nodes || !scene->ranked)
        return false;
    for (size_t t = 0; t < 3; t++) {
        size_t count = akt_dataset_count(map->dataset, tables[t]);
        for (size_t i = 0; i < count; i++) {
            akt_ref ref = {tables[t], (int32_t)i};
            map->cards[map->card_count++] =
                (akt_map_card){.ref = ref,
                               .id = akt_dataset_party(map->dataset, ref)->record.id,
                               .name = akt_dataset_label(map->dataset, ref, map->lang, false),
                               .shape = (akt_map_shape)t,
                               .driver = t == 0 && akt_dataset_actors(map->dataset)[i].driver ==
                                                       AKT_DRIVER_CENTRAL};
        }
    }
    if (most > 1)
        qsort(map->cards, most, sizeof *map->cards, by_id);
    return akt_map__index_cards(map);
}

/* Keeps the edges of the layers, and finds which lie between the same two. */
static bool find_pairs(akt_network_scene *scene)
{
    akt_map_scene *map = &scene->map;
    uint32_t layers = scene->options->layers;
    size_t kept = 0;
    scene->pairs = akt_map__get(map, map->all_count, sizeof *scene->pairs);
    if (!scene->pairs)
        return false;
    for (size_t i = 0; i < map->all_count; i++)
        if (layers == 0 || layers >> map->all[i].layer & 1)
            map->all[kept++] = map->all[i];
    map->all_count = map->edge_count = kept;
    map->edges = map->all;
    for (size_t i = 0; i < kept; i++) {
        size_t from = map->all[i].from, to = map->all[i].to;
        size_t least = from < to ? from : to, most = from < to ? to : from;
        akt_network_pair *last = scene->pair_count ? &scene->pairs[scene->pair_count - 1] : NULL;
        if (!last || last->from != least || last->to != most) {
            scene->pairs[scene->pair_count++] =
                (akt_network_pair){.from = least, .to = most, .first = i, .count = 1};
            scene->nodes[least].neighbours++;
            scene->nodes[most].neighbours++;
        } else {
            last->count++;
        }
    }
    return true;
}

static void widen_edges(akt_network_scene *scene)
{
    double largest = 0;
    for (size_t i = 0; i < scene->map.all_count; i++)
        largest = fmax(largest, scene->map.all[i].amount);
    for (size_t i = 0; i < scene->map.all_count; i++)
        scene->map.all[i].width = akt_map__thickness(&scene->map.all[i], largest) * 0.75;
}

/* By falling value, those without ties last, then by id. */
static bool is_before(const akt_network_scene *scene, size_t a, size_t b)
{
    const akt_network_node *x = &scene->nodes[a], *y = &scene->nodes[b];
    if ((x->neighbours > 0) != (y->neighbours > 0))
        return x->neighbours > 0;
    double left = isnan(x->value) ? -1 : x->value, right = isnan(y->value) ? -1 : y->value;
    if (fabs(left - right) > 1e-12 * fmax(fabs(left), fabs(right)))
        return left > right;
    return a < b;
}

/* Merge sort, since qsort hands over no context. */
static void sort_ranked(const akt_network_scene *scene, size_t *items, size_t *room, size_t count)
{
    if (count < 2)
        return;
    size_t half = count / 2, left = 0, right = half;
    sort_ranked(scene, items, room, half);
    sort_ranked(scene, items + half, room, count - half);
    memcpy(room, items, count * sizeof *items);
    for (size_t i = 0; i < count; i++) {
        bool from_left =
            right == count || (left < half && !is_before(scene, room[right], room[left]));
        items[i] = from_left ? room[left++] : room[right++];
    }
}

static bool rank(akt_network_scene *scene)
{
    size_t count = scene->map.card_count;
    size_t *room = akt_map__get(&scene->map, count, sizeof *room);
    if (!room)
        return false;
    for (size_t i = 0; i < count; i++) {
        scene->ranked[i] = i;
        scene->tied += scene->nodes[i].neighbours > 0;
    }
    sort_ranked(scene, scene->ranked, room, count);
    scene->cards = scene->tied <= ALL_CARDS ? scene->tied : MOST_CARDS;
    scene->scale = fmax(1, sqrt((double)scene->tied / USUAL));
    return true;
}

/* The card of the largest of the languages, so that all have the same places. */
static bool size_card(akt_network_scene *scene, size_t index, double share)
{
    akt_network_node *node = &scene->nodes[index];
    const akt_map_card *card = &scene->map.cards[index];
    double scale = scene->scale, room = CARD_ROOM * scale;
    node->size = (CARD_FONT + CARD_FONT_MORE * sqrt(share)) * scale;
    akt_label_rule rule = {node->size, card->driver, 3, room, room / 2, 40 * scale, 30 * scale};
    size_t lines = 1;
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        akt_label label;
        const char *text = akt_dataset_label(scene->map.dataset, card->ref, (akt_lang)lang, true);
        if (!akt_label__make(&label, scene->map.pool, text, &rule))
            return false;
        node->width = fmax(node->width, label.width * 1.06 + 30 * scale);
        lines = label.count > lines ? label.count : lines;
        if ((akt_lang)lang == scene->map.lang)
            node->label = label;
    }
    node->height = (double)lines * node->size * 1.2 + 9 * scale;
    return true;
}

static bool size_nodes(akt_network_scene *scene)
{
    double largest = 0;
    for (size_t i = 0; i < scene->tied; i++)
        largest = fmax(largest, scene->nodes[scene->ranked[i]].value);
    for (size_t i = 0; i < scene->tied; i++) {
        akt_network_node *node = &scene->nodes[scene->ranked[i]];
        double share = largest > 0 && node->value > 0 ? node->value / largest : 0;
        node->is_card = i < scene->cards;
        if (node->is_card && !size_card(scene, scene->ranked[i], share))
            return false;
        if (!node->is_card) {
            node->size = DOT + DOT_MORE * sqrt(share);
            node->width = node->height = 2 * node->size;
        }
    }
    return true;
}

/* The groups with most neighbours in all have a colour and a letter of their own, the others share one. */
static void paint(akt_network_scene *scene, const akt_grouping *grouping, const size_t *counts,
                  int32_t *place)
{
    size_t slot_count = 0, next = 0;
    const akt_palette_slot *slots = akt_palette_slots(&slot_count);
    for (size_t g = 0; g < grouping->group_count; g++) {
        size_t above = 0;
        for (size_t h = 0; h < grouping->group_count; h++)
            above += counts[h] > counts[g] || (counts[h] == counts[g] && h < g);
        bool own = above + 1 < slot_count;
        place[g] = AKT_NONE;
        if (!own)
            continue;
        const akt_group *group = &grouping->groups[g];
        place[g] = (int32_t)next;
        scene->groups[next] = (akt_network_group){
            akt_term_words(scene->map.dataset, group->vocabulary, group->term, scene->map.lang),
            &slots[next],
            {(char)('A' + next), '\0'},
            0};
        next++;
    }
    bool all = next == grouping->group_count;
    akt_word rest = all ? AKT_W_NETWORK_VIEW_NO_GROUP : AKT_W_NETWORK_VIEW_OTHER_GROUPS;
    scene->groups[next] =
        (akt_network_group){akt_words(rest, scene->map.lang), &slots[slot_count - 1], "–", 0};
    scene->group_count = next + 1;
}

static bool group(akt_network_scene *scene, const akt_network *network,
                  const akt_grouping *grouping)
{
    akt_map_scene *map = &scene->map;
    size_t *counts = akt_map__get(map, grouping->group_count, sizeof *counts);
    int32_t *place = akt_map__get(map, grouping->group_count, sizeof *place);
    scene->groups = akt_map__get(map, grouping->group_count + 1, sizeof *scene->groups);
    if (!counts || !place || !scene->groups)
        return false;
    for (size_t i = 0; i < map->card_count; i++) {
        int32_t of = grouping->of[akt_network_vertex(network, map->cards[i].ref)];
        if (of != AKT_NONE)
            counts[of] += scene->nodes[i].neighbours;
    }
    paint(scene, grouping, counts, place);
    for (size_t i = 0; i < map->card_count; i++) {
        int32_t of = grouping->of[akt_network_vertex(network, map->cards[i].ref)];
        int32_t own = of == AKT_NONE ? AKT_NONE : place[of];
        if (of != AKT_NONE)
            scene->nodes[i].group_name =
                akt_term_words(map->dataset, grouping->groups[of].vocabulary,
                               grouping->groups[of].term, map->lang);
        scene->nodes[i].group = own == AKT_NONE ? (int32_t)scene->group_count - 1 : own;
        scene->groups[scene->nodes[i].group].count++;
    }
    return true;
}

static akt_status measure(akt_network_scene *scene, const akt_network *network, akt_error *err)
{
    akt_measure asked = scene->options->measure;
    const akt_centrality_options how = {.measures = 1U << asked};
    akt_centrality centrality;
    akt_status status = akt_centrality_compute(&centrality, network, &how, err);
    if (status != AKT_OK)
        return status;
    for (size_t i = 0; i < scene->map.card_count; i++)
        scene->nodes[i].value =
            centrality.values[asked][akt_network_vertex(network, scene->map.cards[i].ref)];
    akt_centrality_dispose(&centrality);
    return AKT_OK;
}

static akt_status judge(akt_network_scene *scene, akt_error *err)
{
    const akt_network_options how = {.layers = scene->options->layers,
                                     .direction = AKT_DIRECTION_UNDIRECTED,
                                     .forum_nodes = true};
    akt_network *network = NULL;
    akt_grouping grouping = {0};
    akt_status status = akt_network_new(&network, scene->map.dataset, &how, err);
    if (status == AKT_OK)
        status = measure(scene, network, err);
    if (status == AKT_OK)
        status =
            akt_grouping_make(&grouping, scene->map.dataset, network, scene->options->facet, err);
    if (status == AKT_OK && !group(scene, network, &grouping))
        status = akt_error_memory(err);
    akt_grouping_dispose(&grouping);
    akt_network_free(network);
    return status;
}

akt_status akt_network_view__scene(akt_network_scene *scene, const akt_dataset *dataset,
                                   const akt_network_view_options *options, const akt_page *page,
                                   akt_error *err)
{
    scene->options = options;
    scene->map.dataset = dataset;
    scene->map.asked = page;
    scene->map.lang = page->lang;
    if (!collect(scene))
        return akt_error_memory(err);
    akt_status status = akt_map__find_edges(&scene->map, err);
    if (status == AKT_OK && !find_pairs(scene))
        status = akt_error_memory(err);
    if (status == AKT_OK)
        status = judge(scene, err);
    if (status != AKT_OK)
        return status;
    widen_edges(scene);
    return rank(scene) && size_nodes(scene) ? AKT_OK : akt_error_memory(err);
}
