#include "diagram/map_internal.h"
#include "words/quantity.h"
#include "words/words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A record between two cards, before those of one kind become one edge. */
typedef struct strand {
    size_t from, to;
    akt_layer layer;
    bool directed;
    const char *what;
    const char *amount; /* in words */
    bool has_amount;
    double value;
    int year, status;
} strand;

typedef struct gathering {
    akt_map_scene *scene;
    akt_list strands;
    bool failed;
} gathering;

/* The card of a party, or of the nearest body above it that has one. */
static size_t card_of(const akt_map_scene *scene, akt_ref ref)
{
    size_t steps = akt_dataset_count(scene->dataset, AKT_TABLE_ACTORS);
    while (akt_ref_is_set(ref)) {
        size_t card = scene->card_of[ref.table][ref.index];
        if (card != AKT_MAP_NOWHERE || ref.table != AKT_TABLE_ACTORS || steps-- == 0) {
            return card;
        }
        ref = akt_dataset_actors(scene->dataset)[ref.index].parent;
    }
    return AKT_MAP_NOWHERE;
}

static bool is_party(akt_ref ref)
{
    return akt_ref_is_set(ref) && (ref.table == AKT_TABLE_ACTORS ||
                                   ref.table == AKT_TABLE_PROGRAMMES ||
                                   ref.table == AKT_TABLE_FORUMS);
}

static void add(gathering *g, akt_ref from, akt_ref to, strand made)
{
    if (!is_party(from) || !is_party(to)) {
        return;
    }
    made.from = card_of(g->scene, from);
    made.to = card_of(g->scene, to);
    if (made.from == AKT_MAP_NOWHERE || made.to == AKT_MAP_NOWHERE) {
        g->scene->outside++;
        return;
    }
    if (made.from == made.to) {
        g->scene->inside++;
        return;
    }
    strand *kept = akt_list_add(&g->strands);
    if (kept == NULL) {
        g->failed = true;
        return;
    }
    *kept = made;
}

/* "kind: text", or either alone. */
static const char *joined(gathering *g, const char *kind, const char *text)
{
    if (text == NULL || kind == NULL) {
        return kind != NULL ? kind : text != NULL ? text : "";
    }
    akt_buffer buffer = AKT_BUFFER_INIT;
    akt_buffer_format(&buffer, "%s: %s", kind, text);
    const char *made = akt_pool_text(g->scene->pool, akt_buffer_text(&buffer), buffer.size);
    g->failed = g->failed || buffer.failed || made == NULL;
    akt_buffer_dispose(&buffer);
    return made != NULL ? made : "";
}

static const char *term_name(const akt_map_scene *scene, akt_vocabulary vocabulary, int32_t code)
{
    const akt_term *term = akt_dataset_term(scene->dataset, vocabulary, code);
    const char *name = term != NULL ? akt_text_in(&term->name, scene->lang) : NULL;
    return name != NULL ? name : term != NULL ? term->record.id : NULL;
}

static bool points_upwards(const akt_map_scene *scene, int32_t kind)
{
    const akt_term *term = akt_dataset_term(scene->dataset, AKT_VOCABULARY_TIE_KINDS, kind);
    return term != NULL && strcmp(term->record.id, "part_of") == 0;
}

static void add_ties(gathering *g)
{
    const akt_dataset *dataset = g->scene->dataset;
    const akt_tie *ties = akt_dataset_ties(dataset);
    size_t count = akt_dataset_count(dataset, AKT_TABLE_TIES);
    for (size_t i = 0; i < count; i++) {
        const akt_tie *tie = &ties[i];
        if (tie->status != AKT_TIE_EXISTING) {
            g->scene->planned++;
            continue;
        }
        strand made = {.layer = akt_dataset_tie_layer(dataset, tie),
                       .directed = akt_dataset_tie_is_directed(dataset, tie)};
        bool flip = points_upwards(g->scene, tie->kind);
        const char *kind = flip ? akt_words(AKT_W_EGO_TIE_WHOLE, g->scene->lang)
                                : term_name(g->scene, AKT_VOCABULARY_TIE_KINDS, tie->kind);
        made.what = joined(g, kind, akt_text_in(&tie->what, g->scene->lang));
        add(g, flip ? tie->to : tie->from, flip ? tie->from : tie->to, made);
    }
}

static void add_range(akt_buffer *out, const akt_flow *flow, akt_lang lang)
{
    akt_quantity_money(out, flow->amount_min.value, flow->currency, lang);
    akt_buffer_add(out, " – ");
    akt_quantity_money(out, flow->amount_max.value, flow->currency, lang);
}

static const char *missing_word(const akt_flow *flow, akt_lang lang)
{
    static const akt_word words[] = {
        [AKT_MISSING_NOT_STATED] = AKT_W_DIAGRAM_AMOUNT_NOT_STATED,
        [AKT_MISSING_NOT_APPLICABLE] = AKT_W_DIAGRAM_AMOUNT_NOT_APPLICABLE,
        [AKT_MISSING_CONFIDENTIAL] = AKT_W_DIAGRAM_AMOUNT_CONFIDENTIAL,
        [AKT_MISSING_UNKNOWN] = AKT_W_DIAGRAM_AMOUNT_UNKNOWN,
    };
    return akt_words(words[flow->missing], lang);
}

static const char *amount_text(gathering *g, const akt_flow *flow)
{
    akt_buffer buffer = AKT_BUFFER_INIT;
    akt_lang lang = g->scene->lang;
    if (flow->amount.known) {
        akt_quantity_money(&buffer, flow->amount.value, flow->currency, lang);
    } else if (flow->amount_min.known && flow->amount_max.known) {
        add_range(&buffer, flow, lang);
    } else {
        akt_buffer_add(&buffer, missing_word(flow, lang));
    }
    if (flow->year.year != 0) {
        akt_buffer_format(&buffer, " (%d)", flow->year.year);
    }
    const char *text = akt_pool_text(g->scene->pool, akt_buffer_text(&buffer), buffer.size);
    g->failed = g->failed || buffer.failed || text == NULL;
    akt_buffer_dispose(&buffer);
    return text != NULL ? text : "";
}

static strand strand_of_flow(gathering *g, const akt_flow *flow)
{
    bool kroner = flow->currency == NULL || strcmp(flow->currency, "NOK") == 0;
    return (strand){
        .layer = AKT_LAYER_FUNDING,
        .directed = true,
        .what = joined(g, term_name(g->scene, AKT_VOCABULARY_FLOW_KINDS, flow->kind),
                       akt_text_in(&flow->purpose, g->scene->lang)),
        .amount = amount_text(g, flow),
        .has_amount = flow->amount.known,
        .value = flow->amount.known && kroner ? (double)flow->amount.value : 0,
        .year = flow->year.year,
        .status = flow->status,
    };
}

static void add_flows(gathering *g)
{
    const akt_flow *flows = akt_dataset_flows(g->scene->dataset);
    size_t count = akt_dataset_count(g->scene->dataset, AKT_TABLE_FLOWS);
    for (size_t i = 0; i < count; i++) {
        if (flows[i].status == AKT_FLOW_PROPOSED) {
            g->scene->planned++;
            continue;
        }
        strand made = strand_of_flow(g, &flows[i]);
        if (is_party(flows[i].via) && card_of(g->scene, flows[i].via) != AKT_MAP_NOWHERE) {
            add(g, flows[i].from, flows[i].via, made);
            add(g, flows[i].via, flows[i].to, made);
        } else {
            add(g, flows[i].from, flows[i].to, made);
        }
    }
}

static void add_all(gathering *g, akt_refs from, akt_ref to, strand made)
{
    for (size_t i = 0; i < from.count; i++) {
        add(g, from.items[i], to, made);
    }
}

static strand plain(gathering *g, akt_layer layer, akt_word what)
{
    bool directed = layer == AKT_LAYER_OWNERSHIP || layer == AKT_LAYER_GOVERNANCE;
    return (strand){
        .layer = layer, .directed = directed, .what = akt_words(what, g->scene->lang)};
}

static void add_programmes(gathering *g)
{
    const akt_programme *programmes = akt_dataset_programmes(g->scene->dataset);
    size_t count = akt_dataset_count(g->scene->dataset, AKT_TABLE_PROGRAMMES);
    for (size_t i = 0; i < count; i++) {
        akt_ref to = {AKT_TABLE_PROGRAMMES, (int32_t)i};
        add_all(g, programmes[i].owners, to,
                plain(g, AKT_LAYER_OWNERSHIP, AKT_W_DIAGRAM_TIE_OWNER));
        add_all(g, programmes[i].operators, to,
                plain(g, AKT_LAYER_GOVERNANCE, AKT_W_DIAGRAM_TIE_OPERATOR));
        add_all(g, programmes[i].partners, to,
                plain(g, AKT_LAYER_COOPERATION, AKT_W_DIAGRAM_TIE_PARTNER));
    }
}

/* Only where both bodies are cards: else the unit is its parent's card. */
static void add_parents(gathering *g)
{
    const akt_actor *actors = akt_dataset_actors(g->scene->dataset);
    size_t count = akt_dataset_count(g->scene->dataset, AKT_TABLE_ACTORS);
    strand made = plain(g, AKT_LAYER_GOVERNANCE, AKT_W_DIAGRAM_TIE_PARENT);
    for (size_t i = 0; i < count; i++) {
        akt_ref unit = {AKT_TABLE_ACTORS, (int32_t)i};
        bool cards = akt_ref_is_set(actors[i].parent) &&
                     g->scene->card_of[AKT_TABLE_ACTORS][i] != AKT_MAP_NOWHERE &&
                     g->scene->card_of[AKT_TABLE_ACTORS][actors[i].parent.index] !=
                         AKT_MAP_NOWHERE;
        if (cards) {
            add(g, actors[i].parent, unit, made);
        }
    }
}

static void add_forums(gathering *g)
{
    const akt_forum *forums = akt_dataset_forums(g->scene->dataset);
    size_t count = akt_dataset_count(g->scene->dataset, AKT_TABLE_FORUMS);
    for (size_t i = 0; i < count; i++) {
        akt_ref forum = {AKT_TABLE_FORUMS, (int32_t)i};
        add_all(g, forums[i].members, forum,
                plain(g, AKT_LAYER_MEMBERSHIP, AKT_W_DIAGRAM_TIE_MEMBER));
    }
}

static size_t least(const strand *s)
{
    return s->from < s->to ? s->from : s->to;
}

static size_t most(const strand *s)
{
    return s->from < s->to ? s->to : s->from;
}

static int compare_sizes(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

/* Whether two strands are of one edge: 0. */
static int compare_edges(const strand *a, const strand *b)
{
    int order = compare_sizes(least(a), least(b));
    order = order != 0 ? order : compare_sizes(most(a), most(b));
    return order != 0 ? order : (int)a->layer - (int)b->layer;
}

static int compare_strands(const void *left, const void *right)
{
    const strand *a = left;
    const strand *b = right;
    int order = compare_edges(a, b);
    order = order != 0 ? order : (int)b->directed - (int)a->directed;
    order = order != 0 ? order : compare_sizes(a->from, b->from);
    order = order != 0 ? order : b->year - a->year;
    order = order != 0 ? order : b->status - a->status;
    order = order != 0 ? order : strcmp(a->what, b->what);
    if (order != 0 || a->amount == NULL || b->amount == NULL) {
        return order;
    }
    return strcmp(a->amount, b->amount);
}

/* The edge's amount is that of the last year for which one is known, in its most final status. */
static void merge(akt_map_edge *edge, const strand *made, int *year, int *status)
{
    bool same = made->from == edge->from;
    edge->arrow_to = edge->arrow_to || (made->directed && same);
    edge->arrow_from = edge->arrow_from || (made->directed && !same);
    edge->records++;
    if (!made->has_amount) {
        return;
    }
    if (!edge->has_amount || made->year > *year ||
        (made->year == *year && made->status > *status)) {
        edge->amount = 0;
        *year = made->year;
        *status = made->status;
    }
    edge->has_amount = true;
    if (made->year == *year && made->status == *status) {
        edge->amount += made->value;
    }
}

static bool make_edges(akt_map_scene *scene, const strand *strands, size_t count)
{
    int year = 0;
    int status = 0;
    scene->all = akt_map__get(scene, count, sizeof *scene->all);
    scene->facts = akt_map__get(scene, count, sizeof *scene->facts);
    if (scene->all == NULL || scene->facts == NULL) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || compare_edges(&strands[i - 1], &strands[i]) != 0) {
            scene->all[scene->all_count++] = (akt_map_edge){.from = strands[i].from,
                                                            .to = strands[i].to,
                                                            .layer = strands[i].layer,
                                                            .first_fact = i};
        }
        akt_map_edge *edge = &scene->all[scene->all_count - 1];
        merge(edge, &strands[i], &year, &status);
        scene->present |= 1u << strands[i].layer;
        scene->facts[scene->fact_count++] = (akt_map_fact){
            strands[i].what, strands[i].amount, strands[i].from != edge->from};
    }
    return true;
}

akt_status akt_map__find_edges(akt_map_scene *scene, akt_error *err)
{
    gathering g = {.scene = scene, .strands = AKT_LIST_OF(strand)};
    add_ties(&g);
    add_flows(&g);
    add_programmes(&g);
    add_parents(&g);
    add_forums(&g);
    if (g.strands.count > 1) {
        qsort(g.strands.items, g.strands.count, sizeof(strand), compare_strands);
    }
    bool done = !g.failed && make_edges(scene, g.strands.items, g.strands.count);
    akt_list_dispose(&g.strands);
    return done ? AKT_OK : akt_error_memory(err);
}
