#include "diagram/ego_internal.h"

#include "report/field_words.h"

#include <stdlib.h>
#include <string.h>

#define MOST_BESIDE 9 /* parties left or right */
#define MOST_ROWS 5   /* of cards above or below, */
#define MOST_COLUMNS 7

static const char *const side_names[AKT_EGO_SIDES] = {"left", "right", "above", "below"};

static int compare_flags(bool a, bool b)
{
    return (int)a - (int)b;
}

/* Of one card: 0. */
static int compare_places(const akt_ego_fact *a, const akt_ego_fact *b)
{
    int order = (int)a->side - (int)b->side;
    order = order != 0 ? order : (int)a->group - (int)b->group;
    order = order != 0 ? order : compare_flags(a->in_bucket, b->in_bucket);
    return order != 0 ? order : strcmp(a->bucket, b->bucket);
}

static int compare_texts(const char *a, const char *b)
{
    return strcmp(a != NULL ? a : "", b != NULL ? b : "");
}

static int compare_flows(const akt_flow *a, const akt_flow *b)
{
    if (a == NULL || b == NULL) {
        return compare_flags(a == NULL, b == NULL);
    }
    int order = a->status - b->status;
    order = order != 0 ? order : (a->amount.value > b->amount.value) -
                                     (a->amount.value < b->amount.value);
    return order != 0 ? order : compare_texts(a->record.id, b->record.id);
}

static int compare_facts(const void *left, const void *right)
{
    const akt_ego_fact *a = left;
    const akt_ego_fact *b = right;
    int order = compare_places(a, b);
    order = order != 0 ? order : (int)a->mark - (int)b->mark;
    order = order != 0 ? order : strcmp(a->other_id, b->other_id);
    order = order != 0 ? order : b->from.year - a->from.year;
    order = order != 0 ? order : (int)a->state - (int)b->state;
    order = order != 0 ? order : compare_texts(a->kind, b->kind);
    order = order != 0 ? order : compare_texts(a->what, b->what);
    return order != 0 ? order : compare_flows(a->flow, b->flow);
}

static void sort_facts(akt_ego_scene *scene)
{
    if (scene->fact_count > 1) {
        qsort(scene->facts, scene->fact_count, sizeof *scene->facts, compare_facts);
    }
}

static const akt_term *term_of(const akt_ego_scene *scene, akt_ref ref)
{
    const akt_party *party = akt_dataset_party(scene->dataset, ref);
    const akt_term *term =
        akt_dataset_term(scene->dataset, AKT_VOCABULARY_CATEGORIES, party->category);
    if (term == NULL && ref.table == AKT_TABLE_PROGRAMMES) {
        int32_t kind = akt_dataset_programmes(scene->dataset)[ref.index].kind;
        term = akt_dataset_term(scene->dataset, AKT_VOCABULARY_PROGRAMME_KINDS, kind);
    } else if (term == NULL && ref.table == AKT_TABLE_ACTORS) {
        int32_t kind = akt_dataset_actors(scene->dataset)[ref.index].kind;
        term = akt_dataset_term(scene->dataset, AKT_VOCABULARY_ACTOR_KINDS, kind);
    }
    return term;
}

static bool shares_bucket(const akt_ego_scene *scene, size_t fact)
{
    const akt_ego_fact *a = &scene->facts[fact];
    for (size_t i = 0; i < scene->fact_count; i++) {
        const akt_ego_fact *b = &scene->facts[i];
        bool same = a->side == b->side && a->group == b->group &&
                    term_of(scene, a->other) == term_of(scene, b->other);
        if (same && !akt_ref_is_same(a->other, b->other)) {
            return true;
        }
    }
    return false;
}

/* A category with one party in it is that party. */
static void put_together(akt_ego_scene *scene)
{
    for (size_t i = 0; i < scene->fact_count; i++) {
        akt_ego_fact *fact = &scene->facts[i];
        const akt_term *term = term_of(scene, fact->other);
        fact->in_bucket = scene->together[fact->side] && shares_bucket(scene, i);
        if (fact->in_bucket) {
            fact->bucket = term != NULL ? term->record.id : "";
        }
    }
    sort_facts(scene);
}

/* The parties of each side, and whether the side holds them; the facts lie by party. */
static void weigh_sides(akt_ego_scene *scene)
{
    size_t columns[AKT_EGO_SIDES] = {0};
    size_t in_group = 0;
    for (size_t i = 0; i < scene->fact_count; i++) {
        const akt_ego_fact *fact = &scene->facts[i];
        const akt_ego_fact *before = i > 0 ? &scene->facts[i - 1] : NULL;
        if (before != NULL && compare_places(before, fact) == 0) {
            continue;
        }
        bool same = before != NULL && before->side == fact->side && before->group == fact->group;
        in_group = same ? in_group + 1 : 1;
        columns[fact->side] += in_group % MOST_ROWS == 1 ? 1 : 0;
        scene->parties[fact->side]++;
    }
    for (int side = 0; side < AKT_EGO_SIDES; side++) {
        bool beside = side == AKT_EGO_LEFT || side == AKT_EGO_RIGHT;
        scene->together[side] =
            beside ? scene->parties[side] > MOST_BESIDE : columns[side] > MOST_COLUMNS;
    }
}

static bool is_driver(const akt_ego_scene *scene, akt_ref ref)
{
    return ref.table == AKT_TABLE_ACTORS &&
           akt_dataset_actors(scene->dataset)[ref.index].driver == AKT_DRIVER_CENTRAL;
}

/* The state that all facts of a card share, else in force. */
static akt_ego_state common_state(const akt_ego_scene *scene, const akt_ego_card *card)
{
    akt_ego_state state = scene->facts[card->first_fact].state;
    for (size_t i = 1; i < card->fact_count; i++) {
        state = scene->facts[card->first_fact + i].state == state ? state : AKT_EGO_IN_FORCE;
    }
    return state;
}

static void name_party(akt_ego_scene *scene, akt_ego_card *card)
{
    bool beside = card->group == AKT_EGO_NO_GROUP; /* lines there say their own state */
    akt_ego_state state = beside ? AKT_EGO_IN_FORCE : common_state(scene, card);
    card->name = akt_ego__marked(scene, state, akt_ego__name(scene, card->ref, false));
    card->brief = akt_ego__marked(scene, state, akt_ego__name(scene, card->ref, true));
    card->driver = is_driver(scene, card->ref);
}

/* Kinds are words within a sentence; here they are a title. */
static const char *capital(const akt_ego_scene *scene, const char *text)
{
    char *copy = akt_pool_text(scene->pool, text, strlen(text));
    if (copy != NULL && *copy >= 'a' && *copy <= 'z') {
        *copy = (char)(*copy - 'a' + 'A');
    }
    return copy != NULL ? copy : "";
}

/* "Statlige virksomheter (4)", and under it some of the names. */
static void name_category(akt_ego_scene *scene, akt_ego_card *card)
{
    const akt_term *term = term_of(scene, card->ref);
    const char *title = term != NULL ? akt_text_in(&term->name, scene->lang)
                                     : akt_words(AKT_W_EGO_OTHER, scene->lang);
    const char **names =
        akt_pool_get(scene->pool, card->fact_count * sizeof *names);
    size_t count = 0;
    for (size_t i = 0; names != NULL && i < card->fact_count; i++) {
        const akt_ego_fact *fact = &scene->facts[card->first_fact + i];
        const char *name = akt_dataset_label(scene->dataset, fact->other, scene->lang, true);
        bool seen = false;
        for (size_t k = 0; k < count; k++) {
            seen = seen || strcmp(names[k], name) == 0;
        }
        if (!seen) {
            names[count++] = name;
        }
    }
    title = capital(scene, title != NULL ? title : term->record.id);
    card->name = akt_words_filled(scene->pool, AKT_W_EGO_GROUP, scene->lang, title,
                                  akt_count_words(scene->pool, card->parties, scene->lang), NULL,
                                  NULL);
    card->brief = card->name;
    card->names = names;
    card->name_count = count;
}

static size_t count_parties(const akt_ego_scene *scene, const akt_ego_card *card)
{
    size_t count = 0;
    for (size_t i = 0; i < card->fact_count; i++) {
        bool seen = false;
        for (size_t k = 0; k < i && !seen; k++) {
            seen = akt_ref_is_same(scene->facts[card->first_fact + i].other,
                                   scene->facts[card->first_fact + k].other);
        }
        count += seen ? 0 : 1;
    }
    return count;
}

static void fill_card(akt_ego_scene *scene, akt_ego_card *card)
{
    const akt_ego_fact *fact = &scene->facts[card->first_fact];
    const akt_term *term = term_of(scene, fact->other);
    const akt_party *party = akt_dataset_party(scene->dataset, fact->other);
    card->side = fact->side;
    card->group = fact->group;
    card->ref = fact->other;
    card->parties = count_parties(scene, card);
    card->category = term != NULL ? term->record.id : "other";
    card->colours = akt_palette_find(term != NULL ? term->slot : NULL);
    card->order = party->category == AKT_NONE ? INT32_MAX : party->category;
    if (fact->in_bucket) {
        name_category(scene, card);
    } else {
        name_party(scene, card);
    }
}

static bool collect(akt_ego_scene *scene)
{
    scene->cards = akt_pool_get(scene->pool, (scene->fact_count + 1) * sizeof *scene->cards);
    if (scene->cards == NULL) {
        return false;
    }
    for (size_t i = 0; i < scene->fact_count; i++) {
        if (i == 0 || compare_places(&scene->facts[i - 1], &scene->facts[i]) != 0) {
            scene->cards[scene->card_count++].first_fact = i;
        }
        scene->cards[scene->card_count - 1].fact_count++;
    }
    for (size_t i = 0; i < scene->card_count; i++) {
        fill_card(scene, &scene->cards[i]);
    }
    return true;
}

/* Side by side, group by group; those that pay or get most first, then category by category. */
static int compare_cards(const void *left, const void *right)
{
    const akt_ego_card *a = left;
    const akt_ego_card *b = right;
    int order = (int)a->side - (int)b->side;
    order = order != 0 ? order : (int)a->group - (int)b->group;
    if (order == 0 && (a->weight > b->weight || a->weight < b->weight)) {
        return a->weight > b->weight ? -1 : 1;
    }
    order = order != 0 ? order : (a->order > b->order) - (a->order < b->order);
    return order != 0 ? order : strcmp(a->id, b->id);
}

static const char *own_id(const akt_ego_scene *scene, const akt_ego_card *card)
{
    akt_buffer text = AKT_BUFFER_INIT;
    if (scene->facts[card->first_fact].in_bucket) {
        akt_buffer_format(&text, "c-%s", card->category);
    } else {
        akt_buffer_format(&text, "n-%s", scene->facts[card->first_fact].other_id);
    }
    return akt_buffer_settle(&text, scene->pool);
}

/* The first of several cards of one party has its plain id. */
static void settle_ids(akt_ego_scene *scene)
{
    for (size_t i = scene->card_count; i-- > 0;) {
        akt_ego_card *card = &scene->cards[i];
        bool seen = strcmp(card->id + 2, scene->focus.id) == 0 && card->id[0] == 'n';
        for (size_t k = 0; k < i && !seen; k++) {
            seen = strcmp(scene->cards[k].id, card->id) == 0;
        }
        if (seen) {
            akt_buffer text = AKT_BUFFER_INIT;
            akt_buffer_format(&text, "%s-%s-%d", card->id, side_names[card->side],
                              (int)card->group);
            card->id = akt_buffer_settle(&text, scene->pool);
        }
    }
}

static void find_panels(akt_ego_scene *scene)
{
    for (size_t i = scene->first_of[AKT_EGO_ABOVE]; i < scene->card_count; i++) {
        const akt_ego_card *card = &scene->cards[i];
        akt_ego_panel *last =
            scene->panel_count > 0 ? &scene->panels[scene->panel_count - 1] : NULL;
        if (last == NULL || last->group != card->group) {
            last = &scene->panels[scene->panel_count++];
            *last = (akt_ego_panel){.side = card->side, .group = card->group, .first_card = i};
        }
        last->card_count++;
        last->parties += card->parties;
    }
}

bool akt_ego__make_cards(akt_ego_scene *scene)
{
    for (size_t i = 0; i < scene->fact_count; i++) {
        scene->facts[i].bucket = scene->facts[i].other_id;
    }
    sort_facts(scene);
    weigh_sides(scene);
    put_together(scene);
    if (!collect(scene) || !akt_ego__make_lines(scene)) {
        return false;
    }
    for (size_t i = 0; i < scene->card_count; i++) {
        scene->cards[i].id = own_id(scene, &scene->cards[i]);
    }
    if (scene->card_count > 1) {
        qsort(scene->cards, scene->card_count, sizeof *scene->cards, compare_cards);
    }
    settle_ids(scene);
    for (int side = 0; side <= AKT_EGO_SIDES; side++) {
        size_t first = 0;
        while (first < scene->card_count && (int)scene->cards[first].side < side) {
            first++;
        }
        scene->first_of[side] = first;
    }
    find_panels(scene);
    return !akt_pool_has_failed(scene->pool);
}
