#include "diagram/funding_internal.h"
#include "model/flow_choice.h"

#include <stdlib.h>
#include <string.h>

/* A flow with all that it is sorted by. */
typedef struct taken {
    const char *from;
    const char *to;
    const char *id;
    size_t flow;
    bool repayment;
    bool proposed;
    bool known;
} taken;

static int compare_sort(const taken *a, const taken *b)
{
    int order = strcmp(a->from, b->from);
    order = order != 0 ? order : strcmp(a->to, b->to);
    order = order != 0 ? order : a->repayment - b->repayment;
    order = order != 0 ? order : a->proposed - b->proposed;
    return order != 0 ? order : b->known - a->known;
}

static int compare_taken(const void *left, const void *right)
{
    const taken *a = left;
    const taken *b = right;
    int order = compare_sort(a, b);
    return order != 0 ? order : strcmp(a->id, b->id);
}

static int compare_nodes(const void *left, const void *right)
{
    const akt_sankey_node *a = left;
    const akt_sankey_node *b = right;
    uint32_t first = (uint32_t)a->category; /* none is last */
    uint32_t second = (uint32_t)b->category;
    if (first != second) {
        return first < second ? -1 : 1;
    }
    return strcmp(a->id, b->id);
}

/* The one that most flows are in; of several the first by its code. */
static const char *find_currency(const akt_funding *funding)
{
    const char *best = "NOK";
    size_t most = 0;
    for (size_t i = 0; i < funding->total_count; i++) {
        const akt_total_money *total = &funding->totals[i];
        size_t flows = total->flows + total->proposed.flows;
        best = flows > most ? total->currency : best;
        most = flows > most ? flows : most;
    }
    return best;
}

static const char *party_id(const akt_sankey *scene, akt_ref ref)
{
    return akt_dataset_party(scene->dataset, ref)->record.id;
}

static bool is_drawn(const akt_sankey *scene, size_t flow)
{
    akt_flow_fate fate = scene->funding.flows[flow].fate;
    const akt_flow *record = &akt_dataset_flows(scene->dataset)[flow];
    return (fate == AKT_FATE_COUNTED || fate == AKT_FATE_PROPOSED) &&
           akt_ref_is_set(record->from) && akt_ref_is_set(record->to);
}

static taken take(akt_sankey *scene, size_t index)
{
    const akt_flow *flow = &akt_dataset_flows(scene->dataset)[index];
    bool same = strcmp(akt_flow_currency(flow), scene->currency) == 0;
    int32_t back =
        akt_dataset_find_term(scene->dataset, AKT_VOCABULARY_FLOW_KINDS, "repayment");
    scene->other_currencies = scene->other_currencies || (flow->amount.known && !same);
    return (taken){.from = party_id(scene, flow->from),
                   .to = party_id(scene, flow->to),
                   .id = flow->record.id != NULL ? flow->record.id : "",
                   .flow = index,
                   .repayment = flow->kind != AKT_NONE && flow->kind == back,
                   .proposed = scene->funding.flows[index].fate == AKT_FATE_PROPOSED,
                   .known = flow->amount.known && same};
}

static taken *take_all(akt_sankey *scene)
{
    size_t count = akt_dataset_count(scene->dataset, AKT_TABLE_FLOWS);
    taken *all = akt_sankey__get(scene, count, sizeof *all);
    scene->flows = akt_sankey__get(scene, count, sizeof *scene->flows);
    for (size_t i = 0; !scene->failed && i < count; i++) {
        if (is_drawn(scene, i)) {
            all[scene->flow_count++] = take(scene, i);
        }
    }
    if (!scene->failed && scene->flow_count > 1) {
        qsort(all, scene->flow_count, sizeof *all, compare_taken);
    }
    return all;
}

static const akt_palette_slot *colours_of(const akt_dataset *dataset, int32_t category)
{
    const akt_term *term = akt_dataset_term(dataset, AKT_VOCABULARY_CATEGORIES, category);
    return akt_palette_find(term != NULL ? term->slot : NULL);
}

static void add_node(akt_sankey *scene, akt_ref ref)
{
    const akt_party *party = akt_dataset_party(scene->dataset, ref);
    bool actor = ref.table == AKT_TABLE_ACTORS;
    scene->nodes[scene->node_count++] = (akt_sankey_node){
        .ref = ref,
        .id = party->record.id,
        .name = akt_dataset_label(scene->dataset, ref, scene->lang, false),
        .driver = actor && ((const akt_actor *)party)->driver == AKT_DRIVER_CENTRAL,
        .category = party->category,
        .colours = colours_of(scene->dataset, party->category)};
}

/* Nodes stand by category: the first there is A. */
static void letter_categories(akt_sankey *scene)
{
    size_t place = 0;
    for (size_t i = 0; i < scene->node_count; i++) {
        akt_sankey_node *node = &scene->nodes[i];
        place += i > 0 && node[-1].category != node->category ? 1 : 0;
        char *end = node->letter;
        if (place >= 26) {
            *end++ = (char)('A' + (place / 26 - 1) % 26);
        }
        *end++ = (char)('A' + place % 26);
        *end = '\0';
    }
}

/* Every body once. */
static void find_nodes(akt_sankey *scene, const taken *all)
{
    size_t kept = 0;
    scene->nodes = akt_sankey__get(scene, 2 * scene->flow_count, sizeof *scene->nodes);
    for (size_t i = 0; !scene->failed && i < scene->flow_count; i++) {
        const akt_flow *flow = &akt_dataset_flows(scene->dataset)[all[i].flow];
        add_node(scene, flow->from);
        add_node(scene, flow->to);
    }
    if (scene->failed || scene->node_count == 0) {
        return;
    }
    qsort(scene->nodes, scene->node_count, sizeof *scene->nodes, compare_nodes);
    for (size_t i = 0; i < scene->node_count; i++) {
        if (i == 0 || !akt_ref_is_same(scene->nodes[i].ref, scene->nodes[kept - 1].ref)) {
            scene->nodes[kept++] = scene->nodes[i];
        }
    }
    scene->node_count = kept;
    letter_categories(scene);
}

static size_t find_node(const akt_sankey *scene, akt_ref ref)
{
    akt_sankey_node key = {.id = party_id(scene, ref),
                           .category = akt_dataset_party(scene->dataset, ref)->category};
    const akt_sankey_node *found =
        bsearch(&key, scene->nodes, scene->node_count, sizeof key, compare_nodes);
    return (size_t)(found - scene->nodes);
}

static void count_side(akt_sankey_side *side, const akt_sankey_ribbon *ribbon)
{
    if (ribbon->proposed) {
        side->proposed += ribbon->amount;
        side->proposals += ribbon->flow_count;
        side->unknown_proposals += ribbon->known ? 0 : ribbon->flow_count;
        return;
    }
    side->sum += ribbon->amount;
    side->known += ribbon->known ? ribbon->flow_count : 0;
    side->unknown += ribbon->known ? 0 : ribbon->flow_count;
}

static void find_ribbons(akt_sankey *scene, const taken *all)
{
    scene->ribbons = akt_sankey__get(scene, scene->flow_count, sizeof *scene->ribbons);
    for (size_t i = 0; !scene->failed && i < scene->flow_count; i++) {
        const akt_flow *flow = &akt_dataset_flows(scene->dataset)[all[i].flow];
        scene->flows[i] = all[i].flow;
        if (i == 0 || compare_sort(&all[i - 1], &all[i]) != 0) {
            scene->ribbons[scene->ribbon_count++] =
                (akt_sankey_ribbon){.from = find_node(scene, flow->from),
                                    .to = find_node(scene, flow->to),
                                    .repayment = all[i].repayment,
                                    .proposed = all[i].proposed,
                                    .known = all[i].known,
                                    .first_flow = i};
        }
        akt_sankey_ribbon *ribbon = &scene->ribbons[scene->ribbon_count - 1];
        ribbon->flow_count++;
        ribbon->amount += ribbon->known ? flow->amount.value : 0;
    }
    for (size_t i = 0; !scene->failed && i < scene->ribbon_count; i++) {
        const akt_sankey_ribbon *ribbon = &scene->ribbons[i];
        count_side(&scene->nodes[ribbon->from].sides[AKT_SANKEY_OUT], ribbon);
        count_side(&scene->nodes[ribbon->to].sides[AKT_SANKEY_IN], ribbon);
    }
}

akt_status akt_sankey__find(akt_sankey *scene, akt_error *err)
{
    const akt_funding_options years = {.first_year = scene->options.first_year,
                                       .last_year = scene->options.last_year};
    akt_status status = akt_funding_compute(&scene->funding, scene->dataset, &years, err);
    if (status != AKT_OK) {
        return status;
    }
    scene->currency = find_currency(&scene->funding);
    const taken *all = take_all(scene);
    find_nodes(scene, all);
    find_ribbons(scene, all);
    return scene->failed ? akt_error_memory(err) : AKT_OK;
}

const akt_flow *akt_sankey__flow(const akt_sankey *scene, const akt_sankey_ribbon *ribbon,
                                 size_t index)
{
    return &akt_dataset_flows(scene->dataset)[scene->flows[ribbon->first_flow + index]];
}
