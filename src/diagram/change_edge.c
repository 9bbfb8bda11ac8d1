#include "diagram/change_internal.h"

#include <stdlib.h>
#include <string.h>

/* An edge of a side, its ends cards of the map. */
typedef struct sided {
    akt_map_edge edge;
    int side;
} sided;

typedef struct named {
    const char *id;
    size_t card;
} named;

static int compare_names(const void *left, const void *right)
{
    return strcmp(((const named *)left)->id, ((const named *)right)->id);
}

static named *name_cards(akt_change_sheet *sheet)
{
    named *names = akt_change__get(sheet, sheet->map.card_count, sizeof *names);
    for (size_t i = 0; names != NULL && i < sheet->map.card_count; i++) {
        names[i] = (named){sheet->map.cards[i].id, i};
    }
    if (names != NULL && sheet->map.card_count > 1) {
        qsort(names, sheet->map.card_count, sizeof *names, compare_names);
    }
    return names;
}

/* Every card of a side is one of the map. */
static size_t card_of(const akt_change_sheet *sheet, const named *names, const char *id)
{
    const named key = {id, 0};
    const named *found = bsearch(&key, names, sheet->map.card_count, sizeof *names, compare_names);
    return found->card;
}

static size_t least(const akt_map_edge *edge)
{
    return edge->from < edge->to ? edge->from : edge->to;
}

static size_t most(const akt_map_edge *edge)
{
    return edge->from < edge->to ? edge->to : edge->from;
}

static int compare_sizes(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static int compare_ends(const akt_map_edge *a, const akt_map_edge *b)
{
    int order = compare_sizes(least(a), least(b));
    order = order != 0 ? order : compare_sizes(most(a), most(b));
    return order != 0 ? order : (int)a->layer - (int)b->layer;
}

static int compare_sided(const void *left, const void *right)
{
    const sided *a = left;
    const sided *b = right;
    int order = compare_ends(&a->edge, &b->edge);
    return order != 0 ? order : a->side - b->side;
}

static sided *list_edges(akt_change_sheet *sheet, size_t *count)
{
    named *names = name_cards(sheet);
    size_t all = sheet->sides[0].all_count + sheet->sides[1].all_count;
    sided *listed = akt_change__get(sheet, all, sizeof *listed);
    *count = 0;
    if (names == NULL || listed == NULL) {
        return NULL;
    }
    for (int side = 0; side < 2; side++) {
        const akt_map_scene *scene = &sheet->sides[side];
        for (size_t i = 0; i < scene->all_count; i++) {
            sided *added = &listed[(*count)++];
            *added = (sided){scene->all[i], side};
            added->edge.from = card_of(sheet, names, scene->cards[added->edge.from].id);
            added->edge.to = card_of(sheet, names, scene->cards[added->edge.to].id);
        }
    }
    if (all > 1) {
        qsort(listed, all, sizeof *listed, compare_sided);
    }
    return listed;
}

static bool is_same_text(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* How often a side says of an edge what the fact says, from the same end. */
static size_t count_fact(const akt_change_sheet *sheet, const akt_change_edge *edge, int side,
                         const akt_map_fact *fact, size_t from)
{
    const akt_map_edge *of = &edge->sides[side];
    size_t count = 0;
    for (size_t i = 0; i < of->records; i++) {
        const akt_map_fact *other = &sheet->sides[side].facts[of->first_fact + i];
        size_t begins = other->backwards ? of->to : of->from;
        count += begins == from && is_same_text(other->what, fact->what) &&
                 is_same_text(other->amount, fact->amount);
    }
    return count;
}

bool akt_change__is_own_fact(const akt_change_sheet *sheet, const akt_change_edge *edge, int side,
                             const akt_map_fact *fact)
{
    size_t from = fact->backwards ? edge->sides[side].to : edge->sides[side].from;
    return count_fact(sheet, edge, 0, fact, from) != count_fact(sheet, edge, 1, fact, from);
}

static bool has_same_facts(const akt_change_sheet *sheet, const akt_change_edge *edge)
{
    const akt_map_edge *before = &edge->sides[0];
    for (size_t i = 0; i < before->records; i++) {
        const akt_map_fact *fact = &sheet->sides[0].facts[before->first_fact + i];
        if (akt_change__is_own_fact(sheet, edge, 0, fact)) {
            return false;
        }
    }
    return before->records == edge->sides[1].records;
}

static akt_fate fate_of(const akt_change_sheet *sheet, const akt_change_edge *edge)
{
    if (!edge->has[0] || !edge->has[1]) {
        return edge->has[0] ? AKT_FATE_REMOVED : AKT_FATE_ADDED;
    }
    return has_same_facts(sheet, edge) ? AKT_FATE_SAME : AKT_FATE_CHANGED;
}

/* The edge that the layout makes room for: of both sides. */
static akt_map_edge whole_of(const akt_change_edge *edge)
{
    int first = edge->has[1] ? 1 : 0;
    akt_map_edge whole = edge->sides[first];
    if (edge->has[0] && edge->has[1]) {
        const akt_map_edge *other = &edge->sides[0];
        bool turned = other->from != whole.from;
        whole.arrow_to = whole.arrow_to || (turned ? other->arrow_from : other->arrow_to);
        whole.arrow_from = whole.arrow_from || (turned ? other->arrow_to : other->arrow_from);
        whole.has_amount = whole.has_amount || other->has_amount;
        whole.amount = whole.amount > other->amount ? whole.amount : other->amount;
    }
    whole.first_fact = 0;
    whole.records = 0;
    return whole;
}

static bool find_cards(akt_change_sheet *sheet)
{
    akt_map_scene *map = &sheet->map;
    sheet->card_parties = akt_change__get(sheet, map->card_count, sizeof *sheet->card_parties);
    for (size_t i = 0; sheet->card_parties != NULL && i < map->card_count; i++) {
        sheet->card_parties[i] = akt_change__party(sheet, map->cards[i].id);
    }
    return sheet->card_parties != NULL;
}

akt_status akt_change__find_edges(akt_change_sheet *sheet, akt_error *err)
{
    size_t count = 0;
    const sided *listed = list_edges(sheet, &count);
    sheet->edges = akt_change__get(sheet, count, sizeof *sheet->edges);
    sheet->map.all = akt_change__get(sheet, count, sizeof *sheet->map.all);
    if (listed == NULL || sheet->edges == NULL || sheet->map.all == NULL || !find_cards(sheet)) {
        return akt_error_memory(err);
    }
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || compare_ends(&listed[i - 1].edge, &listed[i].edge) != 0) {
            sheet->edges[sheet->edge_count++] = (akt_change_edge){.fate = AKT_FATE_SAME};
        }
        akt_change_edge *edge = &sheet->edges[sheet->edge_count - 1];
        edge->has[listed[i].side] = true;
        edge->sides[listed[i].side] = listed[i].edge;
    }
    for (size_t i = 0; i < sheet->edge_count; i++) {
        sheet->edges[i].fate = fate_of(sheet, &sheet->edges[i]);
        sheet->map.all[i] = whole_of(&sheet->edges[i]);
        sheet->map.present |= 1u << sheet->map.all[i].layer;
    }
    sheet->map.all_count = sheet->edge_count;
    return AKT_OK;
}
