#include "analysis/coverage_internal.h"

#include "model/ended.h"
#include "model/flow_choice.h"

#include <stdlib.h>
#include <string.h>

/* What a party does in the area at hand, as a mask. */
enum { DELIVERS = 1, FUNDS = 2, CONVENES = 4, IS_THERE = 8 };

typedef struct survey {
    const akt_dataset *dataset;
    akt_flow_choice choice;
    uint8_t *marks;                         /* actors, then programmes, then forums */
    size_t first[3];                        /* where each table begins */
    size_t count;                           /* parties */
    int32_t grants, prizes, meeting_places; /* instruments */
    int32_t networks[3];                    /* kinds: of actors; two of programmes */
    akt_pool *pool;
} survey;

static uint8_t *mark_of(const survey *s, akt_ref ref)
{
    return &s->marks[s->first[ref.table - AKT_TABLE_ACTORS] + (size_t)ref.index];
}

static bool meets(const akt_indices *stated, const akt_indices *asked)
{
    for (size_t i = 0; i < asked->count; i++)
        if (akt_indices_contain(stated, asked->items[i]))
            return true;
    return asked->count == 0;
}

static bool is_in_area(const akt_programme *programme, const akt_term *area)
{
    if (area->audiences.count + area->instruments.count == 0)
        return false;
    return meets(&programme->audiences, &area->audiences) &&
           meets(&programme->instruments, &area->instruments);
}

static bool does_more_than_pay(const survey *s, const akt_programme *programme)
{
    for (size_t i = 0; i < programme->instruments.count; i++) {
        int32_t code = programme->instruments.items[i];
        if (code != s->grants && code != s->prizes && code != s->meeting_places)
            return true;
    }
    return false;
}

static void mark_programmes(const survey *s, const akt_term *area)
{
    const akt_programme *programmes = akt_dataset_programmes(s->dataset);
    for (size_t i = 0; i < akt_dataset_count(s->dataset, AKT_TABLE_PROGRAMMES); i++) {
        const akt_programme *programme = &programmes[i];
        const akt_ref ref = {AKT_TABLE_PROGRAMMES, (int32_t)i};
        bool under_way =
            programme->status != AKT_PROGRAMME_PLANNED && !akt_party_has_ended(s->dataset, ref);
        if (under_way && is_in_area(programme, area))
            *mark_of(s, ref) |= does_more_than_pay(s, programme) ? IS_THERE | DELIVERS : IS_THERE;
    }
}

static void mark_holders(const survey *s, int32_t area)
{
    const akt_role *roles = akt_dataset_roles(s->dataset);
    for (size_t i = 0; i < akt_dataset_count(s->dataset, AKT_TABLE_ROLES); i++) {
        const akt_role *role = &roles[i];
        bool here = role->area == area || role->area == AKT_AREA_ALL;
        if (here && role->strength <= AKT_STRENGTH_POSSIBLE && akt_ref_is_set(role->holder) &&
            !akt_role_has_ended(s->dataset, role))
            *mark_of(s, role->holder) |= IS_THERE | DELIVERS;
    }
}

static bool is_there(const survey *s, akt_ref ref)
{
    return akt_ref_is_set(ref) && *mark_of(s, ref) & IS_THERE;
}

static bool funds(const survey *s, size_t flow)
{
    const akt_flow *flows = akt_dataset_flows(s->dataset), *f = &flows[flow];
    return akt_flow_choice_counts(&s->choice, flows, flow) && akt_ref_is_set(f->from) &&
           !akt_ref_is_same(f->from, f->to) && (is_there(s, f->to) || is_there(s, f->via));
}

static bool mark_funders(const survey *s, akt_provision *out)
{
    const akt_flow *flows = akt_dataset_flows(s->dataset);
    size_t count = 0;
    akt_ref *behind = akt_pool_get(s->pool, (s->choice.count + 1) * sizeof *behind);
    if (!behind)
        return false;
    for (size_t i = 0; i < s->choice.count; i++) {
        if (!funds(s, i))
            continue;
        behind[count++] = (akt_ref){AKT_TABLE_FLOWS, (int32_t)i};
        out->unknown += !flows[i].amount.known;
    }
    out->flows = (akt_refs){behind, count};
    for (size_t i = 0; i < count; i++)
        *mark_of(s, flows[behind[i].index].from) |= FUNDS;
    return true;
}

static bool is_network(const survey *s, akt_ref ref)
{
    const akt_party *party = akt_dataset_party(s->dataset, ref);
    if (ref.table == AKT_TABLE_ACTORS) {
        const akt_actor *actor = (const akt_actor *)party;
        return actor->kind == s->networks[0] ||
               akt_indices_contain(&actor->instruments, s->meeting_places);
    }
    const akt_programme *programme = (const akt_programme *)party;
    return programme->kind == s->networks[1] || programme->kind == s->networks[2] ||
           akt_indices_contain(&programme->instruments, s->meeting_places);
}

static bool gathers(const survey *s, const akt_forum *forum)
{
    size_t members = 0;
    for (size_t i = 0; i < forum->members.count; i++)
        members += (*mark_of(s, forum->members.items[i]) & (DELIVERS | FUNDS)) != 0;
    return members >= 2;
}

static akt_ref party_at(const survey *s, size_t place)
{
    int table = place >= s->first[2] ? 2 : place >= s->first[1] ? 1 : 0;
    return (akt_ref){(akt_table)(AKT_TABLE_ACTORS + table), (int32_t)(place - s->first[table])};
}

static void mark_convenors(const survey *s)
{
    const akt_forum *forums = akt_dataset_forums(s->dataset);
    for (size_t i = 0; i < s->count; i++) {
        const akt_ref ref = party_at(s, i);
        bool there = s->marks[i] & IS_THERE;
        bool ended = akt_party_has_ended(s->dataset, ref);
        if (ref.table == AKT_TABLE_FORUMS ? !ended && (there || gathers(s, &forums[ref.index]))
                                          : there && is_network(s, ref))
            s->marks[i] |= CONVENES;
    }
}

static bool gather(const survey *s, uint8_t what, akt_refs *out)
{
    size_t count = 0;
    for (size_t i = 0; i < s->count; i++)
        count += (s->marks[i] & what) != 0;
    akt_ref *found = akt_pool_get(s->pool, (count + 1) * sizeof *found);
    if (!found)
        return false;
    *out = (akt_refs){found, count};
    for (size_t i = 0, at = 0; i < s->count; i++)
        if (s->marks[i] & what)
            found[at++] = party_at(s, i);
    return true;
}

static bool survey_area(const survey *s, akt_provision *out)
{
    const akt_need *needs = akt_dataset_needs(s->dataset);
    for (size_t i = 0; i < akt_dataset_count(s->dataset, AKT_TABLE_NEEDS); i++)
        out->needs += needs[i].area == out->area;
    memset(s->marks, 0, s->count);
    mark_holders(s, out->area);
    mark_programmes(s, akt_dataset_term(s->dataset, AKT_VOCABULARY_AREAS, out->area));
    if (!mark_funders(s, out))
        return false;
    mark_convenors(s);
    return gather(s, DELIVERS, &out->deliver) && gather(s, FUNDS, &out->fund) &&
           gather(s, CONVENES, &out->convene);
}

static bool prepare(survey *s)
{
    const akt_dataset *d = s->dataset;
    for (int t = 0; t < 3; t++) {
        s->first[t] = s->count;
        s->count += akt_dataset_count(d, (akt_table)(AKT_TABLE_ACTORS + t));
    }
    s->grants = akt_dataset_find_term(d, AKT_VOCABULARY_INSTRUMENTS, "grants");
    s->prizes = akt_dataset_find_term(d, AKT_VOCABULARY_INSTRUMENTS, "prizes");
    s->meeting_places = akt_dataset_find_term(d, AKT_VOCABULARY_INSTRUMENTS, "meeting_places");
    s->networks[0] = akt_dataset_find_term(d, AKT_VOCABULARY_ACTOR_KINDS, "network");
    s->networks[1] = akt_dataset_find_term(d, AKT_VOCABULARY_PROGRAMME_KINDS, "network");
    s->networks[2] = akt_dataset_find_term(d, AKT_VOCABULARY_PROGRAMME_KINDS, "conference");
    s->marks = malloc(s->count + 1);
    return s->marks && akt_flow_choice_make(&s->choice, d, 0, 0, NULL) == AKT_OK;
}

bool akt_coverage__find_provision(akt_coverage *out, const akt_dataset *dataset)
{
    survey s = {.dataset = dataset, .pool = out->pool};
    out->provision = akt_pool_get(out->pool, (out->area_count + 1) * sizeof *out->provision);
    bool ok = out->provision && prepare(&s);
    for (size_t i = 0; ok && i < out->area_count; i++) {
        out->provision[i].area = (int32_t)i;
        ok = survey_area(&s, &out->provision[i]);
    }
    free(s.marks);
    akt_flow_choice_dispose(&s.choice);
    return ok;
}
