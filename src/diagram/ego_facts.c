#include "diagram/ego_internal.h"

#include "model/flow_choice.h"
#include "report/field_words.h"

#include <string.h>

typedef struct gathering {
    akt_ego_scene *scene;
    akt_list facts;
    bool failed;
} gathering;

static bool is_focus(const gathering *g, akt_ref ref)
{
    return akt_ref_is_set(ref) && akt_ref_is_same(ref, g->scene->ref);
}

static void add(gathering *g, akt_ref other, akt_ego_fact made)
{
    const akt_party *party = akt_ref_is_set(other) && other.table != AKT_TABLE_SOURCES
                                 ? akt_dataset_party(g->scene->dataset, other)
                                 : NULL;
    if (is_focus(g, other)) {
        g->scene->within++;
        return;
    }
    if (party == NULL) {
        return;
    }
    akt_ego_fact *kept = akt_list_add(&g->facts);
    if (kept == NULL) {
        g->failed = true;
        return;
    }
    *kept = made;
    kept->other = other;
    kept->other_id = party->record.id;
}

static akt_ego_mark mark_of(akt_layer layer)
{
    static const akt_ego_mark marks[AKT_LAYER_COUNT] = {
        [AKT_LAYER_FUNDING] = AKT_EGO_MONEY_UNKNOWN,
        [AKT_LAYER_GOVERNANCE] = AKT_EGO_GOVERNANCE,
        [AKT_LAYER_COOPERATION] = AKT_EGO_COOPERATION,
        [AKT_LAYER_OWNERSHIP] = AKT_EGO_OWNERSHIP,
        [AKT_LAYER_MEMBERSHIP] = AKT_EGO_MEMBERSHIP,
    };
    return marks[layer];
}

static akt_ego_state state_of(const akt_dataset *dataset, const akt_tie *tie)
{
    const akt_about *about = akt_dataset_about(dataset);
    akt_date now = about->at.year != 0 ? about->at : about->date;
    if (tie->status != AKT_TIE_EXISTING) {
        return tie->status == AKT_TIE_PLANNED ? AKT_EGO_PLANNED : AKT_EGO_PROPOSED;
    }
    bool over = now.year != 0 && tie->to_year.year != 0 && akt_date_is_over(tie->to_year, now);
    return over ? AKT_EGO_ENDED : AKT_EGO_IN_FORCE;
}

/* A part points at its whole, as data say it; on the page the whole stands over it. */
static bool points_upwards(const akt_dataset *dataset, const akt_tie *tie)
{
    const akt_term *kind = akt_dataset_term(dataset, AKT_VOCABULARY_TIE_KINDS, tie->kind);
    return kind != NULL && strcmp(kind->record.id, "part_of") == 0;
}

static void add_tie(gathering *g, const akt_tie *tie)
{
    const akt_dataset *dataset = g->scene->dataset;
    akt_lang lang = g->scene->lang;
    bool flip = points_upwards(dataset, tie);
    bool out = is_focus(g, flip ? tie->to : tie->from);
    akt_layer layer = akt_dataset_tie_layer(dataset, tie);
    bool sideways = !akt_dataset_tie_is_directed(dataset, tie);
    bool member = layer == AKT_LAYER_MEMBERSHIP;
    akt_ego_fact made = {
        .side = out ? AKT_EGO_RIGHT : AKT_EGO_LEFT,
        .group = AKT_EGO_NO_GROUP,
        .mark = mark_of(layer),
        .state = state_of(dataset, tie),
        .kind = flip ? akt_words(AKT_W_EGO_TIE_WHOLE, lang)
                     : akt_term_words(dataset, AKT_VOCABULARY_TIE_KINDS, tie->kind, lang),
        .what = akt_text_in(&tie->what, lang),
        .record = &tie->record,
        .from = tie->from_year,
        .to = tie->to_year,
    };
    if (sideways) {
        made.side = member && out ? AKT_EGO_ABOVE : AKT_EGO_BELOW;
        made.group = !member ? AKT_EGO_WORKS_WITH : out ? AKT_EGO_MEMBER_OF : AKT_EGO_MEMBERS;
    }
    add(g, is_focus(g, tie->from) ? tie->to : tie->from, made);
}

static void add_ties(gathering *g)
{
    const akt_tie *ties = akt_dataset_ties(g->scene->dataset);
    for (size_t i = 0; i < akt_dataset_count(g->scene->dataset, AKT_TABLE_TIES); i++) {
        if (is_focus(g, ties[i].from) || is_focus(g, ties[i].to)) {
            add_tie(g, &ties[i]);
        }
    }
}

static akt_ego_fact fact_of_flow(const gathering *g, const akt_flow *flow, bool taken)
{
    akt_lang lang = g->scene->lang;
    return (akt_ego_fact){
        .group = AKT_EGO_NO_GROUP,
        .mark = flow->status == AKT_FLOW_PROPOSED ? AKT_EGO_MONEY_PROPOSED
                : flow->amount.known              ? AKT_EGO_MONEY
                                                  : AKT_EGO_MONEY_UNKNOWN,
        .state = flow->status == AKT_FLOW_PROPOSED ? AKT_EGO_PROPOSED : AKT_EGO_IN_FORCE,
        .kind = akt_term_words(g->scene->dataset, AKT_VOCABULARY_FLOW_KINDS, flow->kind, lang),
        .what = akt_text_in(&flow->purpose, lang),
        .record = &flow->record,
        .flow = flow,
        .from = flow->year,
        .superseded = !taken,
    };
}

/* A programme that money goes by gets it from the one and gives it to the other. */
static bool add_flows(gathering *g)
{
    const akt_dataset *dataset = g->scene->dataset;
    const akt_flow *flows = akt_dataset_flows(dataset);
    akt_flow_choice choice;
    if (akt_flow_choice_make(&choice, dataset, 0, 0, NULL) != AKT_OK) {
        return false;
    }
    for (size_t i = 0; i < choice.count; i++) {
        const akt_flow *flow = &flows[i];
        bool via = is_focus(g, flow->via);
        akt_ego_fact made = fact_of_flow(g, flow, akt_flow_choice_takes(&choice, i));
        if (is_focus(g, flow->to) || via) {
            made.side = AKT_EGO_LEFT;
            add(g, flow->from, made);
        }
        if ((is_focus(g, flow->from) || via) && !is_focus(g, flow->to)) {
            made.side = AKT_EGO_RIGHT;
            add(g, flow->to, made);
        }
    }
    akt_flow_choice_dispose(&choice);
    return true;
}

/* What an entry in a list of a programme or forum says, seen from either end. */
typedef struct entry {
    akt_ego_group group; /* seen from the body */
    akt_ego_side side;   /* where the body stands on the programme's own page */
    akt_ego_group own_group;
    akt_word kind;
} entry;

static void add_list(gathering *g, const akt_refs *list, akt_ref holder, const entry *e)
{
    const akt_party *party = akt_dataset_party(g->scene->dataset, holder);
    akt_ego_fact made = {.group = e->group,
                         .side = AKT_EGO_ABOVE,
                         .mark = akt_ego__group_mark(e->group),
                         .kind = akt_words(e->kind, g->scene->lang),
                         .record = &party->record,
                         .from = party->from,
                         .to = party->to};
    if (akt_refs_contain(list, g->scene->ref)) {
        add(g, holder, made);
    }
    if (is_focus(g, holder)) {
        made.side = e->side;
        made.group = e->own_group;
        for (size_t i = 0; i < list->count; i++) {
            add(g, list->items[i], made);
        }
    }
}

static void add_programmes(gathering *g)
{
    static const entry owner = {AKT_EGO_OWNS, AKT_EGO_LEFT, AKT_EGO_NO_GROUP,
                                AKT_W_EGO_TIE_OWNER};
    static const entry runner = {AKT_EGO_RUNS, AKT_EGO_LEFT, AKT_EGO_NO_GROUP,
                                 AKT_W_EGO_TIE_RUNS};
    static const entry partner = {AKT_EGO_PARTNER_IN, AKT_EGO_BELOW, AKT_EGO_PARTNERS,
                                  AKT_W_SHOW_PARTNER};
    const akt_programme *programmes = akt_dataset_programmes(g->scene->dataset);
    for (size_t i = 0; i < akt_dataset_count(g->scene->dataset, AKT_TABLE_PROGRAMMES); i++) {
        akt_ref ref = {AKT_TABLE_PROGRAMMES, (int32_t)i};
        add_list(g, &programmes[i].owners, ref, &owner);
        add_list(g, &programmes[i].operators, ref, &runner);
        add_list(g, &programmes[i].partners, ref, &partner);
    }
}

static void add_forums(gathering *g)
{
    static const entry member = {AKT_EGO_MEMBER_OF, AKT_EGO_BELOW, AKT_EGO_MEMBERS,
                                 AKT_W_SHOW_MEMBER};
    const akt_forum *forums = akt_dataset_forums(g->scene->dataset);
    for (size_t i = 0; i < akt_dataset_count(g->scene->dataset, AKT_TABLE_FORUMS); i++) {
        add_list(g, &forums[i].members, (akt_ref){AKT_TABLE_FORUMS, (int32_t)i}, &member);
    }
}

static void add_units(gathering *g)
{
    const akt_actor *actors = akt_dataset_actors(g->scene->dataset);
    akt_ego_fact made = {.group = AKT_EGO_NO_GROUP, .mark = AKT_EGO_GOVERNANCE};
    for (size_t i = 0; i < akt_dataset_count(g->scene->dataset, AKT_TABLE_ACTORS); i++) {
        akt_ref unit = {AKT_TABLE_ACTORS, (int32_t)i};
        made.record = &actors[i].party.record;
        made.from = actors[i].party.from;
        made.to = actors[i].party.to;
        if (is_focus(g, actors[i].parent)) {
            made.side = AKT_EGO_RIGHT;
            made.kind = akt_words(AKT_W_SHOW_UNIT, g->scene->lang);
            add(g, unit, made);
        }
        if (is_focus(g, unit)) {
            made.side = AKT_EGO_LEFT;
            made.kind = akt_words(AKT_W_EGO_TIE_PARENT, g->scene->lang);
            add(g, actors[i].parent, made);
        }
    }
}

bool akt_ego__find_facts(akt_ego_scene *scene)
{
    gathering g = {.scene = scene, .facts = AKT_LIST_OF(akt_ego_fact)};
    add_ties(&g);
    add_programmes(&g);
    add_forums(&g);
    add_units(&g);
    bool done = add_flows(&g) && !g.failed;
    size_t size = g.facts.count * sizeof(akt_ego_fact);
    scene->facts = akt_pool_get(scene->pool, size + 1);
    if (done && scene->facts != NULL && size > 0) {
        memcpy(scene->facts, g.facts.items, size);
        scene->fact_count = g.facts.count;
    }
    akt_list_dispose(&g.facts);
    return done && scene->facts != NULL;
}
