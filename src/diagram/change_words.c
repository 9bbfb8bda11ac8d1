#include "diagram/change_internal.h"
#include "diagram/sources_internal.h"
#include "model/flow_choice.h"
#include "report/field_words.h"
#include "words/quantity.h"

#include <math.h>
#include <string.h>

/* What is counted on the map: by shape, and ties. */
enum { TIES = AKT_MAP_FORUM + 1, COUNTS };

static const char *scenario_words(akt_change_sheet *sheet)
{
    const akt_about *before = akt_dataset_about(sheet->datasets[0]);
    const akt_about *after = akt_dataset_about(sheet->datasets[1]);
    akt_buffer text = AKT_BUFFER_INIT;
    for (size_t i = before->scenario_count; i < after->scenario_count; i++) {
        const char *title = akt_text_in(&after->scenarios[i], sheet->lang);
        akt_buffer_add(&text, text.size > 0 ? " + " : "");
        akt_buffer_add(&text, title != NULL ? title : "");
    }
    return akt_change__keep(sheet, &text);
}

const char *akt_change__title(akt_change_sheet *sheet, akt_change_side side)
{
    static const akt_word words[][2] = {
        [AKT_CHANGE_SIDE_BOTH] = {AKT_W_CHANGE_TITLE, AKT_W_CHANGE_TITLE_PLAIN},
        [AKT_CHANGE_SIDE_BEFORE] = {AKT_W_CHANGE_TITLE_BEFORE, AKT_W_CHANGE_TITLE_BEFORE_PLAIN},
        [AKT_CHANGE_SIDE_AFTER] = {AKT_W_CHANGE_TITLE_AFTER, AKT_W_CHANGE_TITLE_AFTER_PLAIN},
    };
    akt_buffer text = AKT_BUFFER_INIT;
    const char *asked = akt_page_title(sheet->page, NULL);
    if (asked != NULL) {
        return asked;
    }
    const char *scenario = scenario_words(sheet);
    akt_words_fill(&text, words[side][*scenario == '\0'], sheet->lang, scenario, NULL, NULL, NULL);
    return akt_change__keep(sheet, &text);
}

static void count_fate(const akt_change_sheet *sheet, akt_fate fate, size_t counts[COUNTS])
{
    memset(counts, 0, COUNTS * sizeof *counts);
    for (size_t i = 0; i < sheet->map.card_count; i++) {
        counts[sheet->map.cards[i].shape] += sheet->card_parties[i]->fate == fate;
    }
    for (size_t i = 0; i < sheet->edge_count; i++) {
        counts[TIES] += sheet->edges[i].fate == fate;
    }
}

static void count_side(const akt_change_sheet *sheet, int side, size_t counts[COUNTS])
{
    memset(counts, 0, COUNTS * sizeof *counts);
    for (size_t i = 0; i < sheet->map.card_count; i++) {
        counts[sheet->map.cards[i].shape] += akt_ref_is_set(sheet->card_parties[i]->refs[side]);
    }
    counts[TIES] = sheet->shown[side].edge_count;
}

/* "1 aktør, 2 programmer og 7 bånd"; NULL where there is nothing. */
static const char *count_words(akt_change_sheet *sheet, const size_t counts[COUNTS])
{
    static const akt_word words[COUNTS][2] = {
        [AKT_MAP_ACTOR] = {AKT_W_DIAGRAM_ACTOR_ONE, AKT_W_DIAGRAM_ACTOR_MANY},
        [AKT_MAP_PROGRAMME] = {AKT_W_DIAGRAM_PROGRAMME_ONE, AKT_W_DIAGRAM_PROGRAMME_MANY},
        [AKT_MAP_FORUM] = {AKT_W_DIAGRAM_FORUM_ONE, AKT_W_DIAGRAM_FORUM_MANY},
        [TIES] = {AKT_W_DIAGRAM_TIE_ONE, AKT_W_DIAGRAM_TIE_MANY},
    };
    const char *items[COUNTS];
    size_t count = 0;
    for (size_t i = 0; i < COUNTS; i++) {
        if (counts[i] > 0) {
            akt_buffer text = AKT_BUFFER_INIT;
            akt_quantity_whole(&text, (int64_t)counts[i], sheet->lang);
            akt_buffer_add_char(&text, ' ');
            akt_buffer_add(&text, akt_words(words[i][counts[i] != 1], sheet->lang));
            items[count++] = akt_change__keep(sheet, &text);
        }
    }
    return count > 0 ? akt_join_words(sheet->pool, items, count, sheet->lang) : NULL;
}

static void add_sentence(akt_buffer *out, akt_change_sheet *sheet, akt_word word,
                         const char *filled)
{
    akt_buffer_add(out, out->size > 0 ? " " : "");
    akt_words_fill(out, word, sheet->lang, filled, NULL, NULL, NULL);
}

static void add_fates(akt_buffer *out, akt_change_sheet *sheet)
{
    static const akt_word words[AKT_FATE_COUNT] = {
        [AKT_FATE_ADDED] = AKT_W_CHANGE_COUNT_ADDED,
        [AKT_FATE_REMOVED] = AKT_W_CHANGE_COUNT_REMOVED,
        [AKT_FATE_CHANGED] = AKT_W_CHANGE_COUNT_CHANGED,
    };
    for (int fate = AKT_FATE_ADDED; fate < AKT_FATE_COUNT; fate++) {
        size_t counts[COUNTS];
        count_fate(sheet, (akt_fate)fate, counts);
        const char *counted = count_words(sheet, counts);
        if (counted != NULL) {
            add_sentence(out, sheet, words[fate], counted);
        }
    }
    if (out->size == 0) {
        akt_buffer_add(out, akt_words(AKT_W_CHANGE_NOTHING, sheet->lang));
    }
}

static void add_left_out(akt_buffer *out, akt_change_sheet *sheet)
{
    const char *layers[AKT_LAYER_COUNT];
    size_t count = 0;
    for (int layer = 0; layer < AKT_LAYER_COUNT; layer++) {
        if (sheet->left_out >> layer & 1) {
            layers[count++] = akt_words(akt_map__layer_word((akt_layer)layer), sheet->lang);
        }
    }
    if (count > 0) {
        add_sentence(out, sheet, AKT_W_CHANGE_LEFT_OUT,
                     akt_join_words(sheet->pool, layers, count, sheet->lang));
    }
    if (sheet->quiet > 0) {
        add_sentence(out, sheet,
                     sheet->quiet == 1 ? AKT_W_CHANGE_QUIET_ONE : AKT_W_CHANGE_QUIET_MANY,
                     akt_count_words(sheet->pool, sheet->quiet, sheet->lang));
    }
}

const char *akt_change__subtitle(akt_change_sheet *sheet, akt_change_side side)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_page_add_subtitle(&text, sheet->page);
    if (side == AKT_CHANGE_SIDE_BOTH) {
        add_fates(&text, sheet);
    } else {
        size_t counts[COUNTS];
        count_side(sheet, side == AKT_CHANGE_SIDE_AFTER, counts);
        const char *counted = count_words(sheet, counts);
        add_sentence(&text, sheet, AKT_W_CHANGE_COUNT_SIDE,
                     counted != NULL ? counted : akt_words(AKT_W_CHANGE_NONE, sheet->lang));
        add_sentence(&text, sheet, AKT_W_CHANGE_PLACES, NULL);
    }
    add_left_out(&text, sheet);
    akt_buffer_add_char(&text, ' ');
    akt_sources__add_date(&text, sheet->datasets[0], sheet->lang);
    return akt_change__keep(sheet, &text);
}

const char *akt_change__sources(akt_change_sheet *sheet)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_sources__add_line(&text, sheet->datasets[1], AKT_SOURCES_OF_TIES, sheet->lang);
    return akt_change__keep(sheet, &text);
}

const char *akt_change__name(const akt_change_sheet *sheet, const akt_change_party *party)
{
    int side = party->fate == AKT_FATE_REMOVED ? 0 : 1;
    return akt_dataset_label(sheet->datasets[side], party->refs[side], sheet->lang, false);
}

const char *akt_change__card_title(akt_change_sheet *sheet, const akt_map_card *card)
{
    const akt_change_party *party = sheet->card_parties[card - sheet->map.cards];
    akt_buffer text = AKT_BUFFER_INIT;
    if (party->fate == AKT_FATE_SAME) {
        return card->name;
    }
    akt_buffer_format(&text, "%s: %s", akt_words(akt_change__style(party->fate)->word, sheet->lang),
                      card->name);
    if (party->what != NULL) {
        akt_buffer_format(&text, " (%s)", party->what);
    }
    return akt_change__keep(sheet, &text);
}

const char *akt_change__edge_title(akt_change_sheet *sheet, const akt_change_edge *edge)
{
    const char *titles[2] = {NULL, NULL};
    akt_buffer text = AKT_BUFFER_INIT;
    for (int side = 0; side < 2; side++) {
        if (edge->has[side]) {
            titles[side] = akt_map__edge_title(&sheet->shown[side], &edge->sides[side]);
            sheet->map.failed = sheet->map.failed || sheet->shown[side].failed;
        }
    }
    if (edge->fate == AKT_FATE_SAME) {
        return titles[1];
    }
    if (edge->fate == AKT_FATE_CHANGED) {
        akt_words_fill(&text, AKT_W_CHANGE_EDGE_CHANGED, sheet->lang, titles[0], titles[1], NULL,
                       NULL);
    } else {
        akt_buffer_format(&text, "%s. %s",
                          akt_words(akt_change__style(edge->fate)->line_word, sheet->lang),
                          titles[edge->has[0] ? 0 : 1]);
    }
    return akt_change__keep(sheet, &text);
}

const char *akt_change__facts(akt_change_sheet *sheet, const akt_change_edge *edge, int side,
                              bool amounts)
{
    akt_buffer text = AKT_BUFFER_INIT;
    const akt_map_edge *of = &edge->sides[side];
    for (size_t i = 0; edge->has[side] && i < of->records; i++) {
        const akt_map_fact *fact = &sheet->sides[side].facts[of->first_fact + i];
        const char *told = amounts ? fact->amount : fact->what;
        if (told != NULL && *told != '\0') {
            akt_buffer_add(&text, text.size > 0 ? "; " : "");
            akt_buffer_add(&text, fact->backwards ? "← " : "");
            akt_buffer_add(&text, told);
        }
    }
    bool any = text.size > 0;
    const char *kept = akt_change__keep(sheet, &text);
    return any ? kept : NULL;
}

/* How much of two texts is the same at their ends, from a space on and without a digit. */
static size_t common_end(const char *a, const char *b)
{
    size_t sizes[2] = {strlen(a), strlen(b)};
    size_t best = 0;
    for (size_t n = 1; n <= sizes[0] && n <= sizes[1]; n++) {
        char c = a[sizes[0] - n];
        if (c != b[sizes[1] - n] || (c >= '0' && c <= '9')) {
            break;
        }
        best = c == ' ' || c == '\xC2' ? n : best; /* U+00A0 begins so */
    }
    return best;
}

const char *akt_change__amounts(akt_change_sheet *sheet, const akt_change_edge *edge)
{
    const akt_map_edge *sides = edge->sides;
    if (edge->fate != AKT_FATE_CHANGED || !sides[0].has_amount || !sides[1].has_amount ||
        sides[0].amount <= 0 || sides[1].amount <= 0 || sides[0].amount == sides[1].amount) {
        return NULL;
    }
    akt_buffer before = AKT_BUFFER_INIT, after = AKT_BUFFER_INIT, text = AKT_BUFFER_INIT;
    akt_quantity_money(&before, llround(sides[0].amount), NULL, sheet->lang);
    akt_quantity_money(&after, llround(sides[1].amount), NULL, sheet->lang);
    const char *from = akt_change__keep(sheet, &before);
    const char *to = akt_change__keep(sheet, &after);
    akt_buffer_add_bytes(&text, from, strlen(from) - common_end(from, to));
    akt_buffer_format(&text, " → %s", to);
    return akt_change__keep(sheet, &text);
}

static const char *own_amounts(akt_change_sheet *sheet, const akt_change_edge *edge, int side)
{
    akt_buffer text = AKT_BUFFER_INIT;
    const akt_map_edge *of = &edge->sides[side];
    for (size_t i = 0; edge->has[side] && i < of->records; i++) {
        const akt_map_fact *fact = &sheet->sides[side].facts[of->first_fact + i];
        if (fact->amount != NULL && akt_change__is_own_fact(sheet, edge, side, fact)) {
            akt_buffer_add(&text, text.size > 0 ? "; " : "");
            akt_buffer_add(&text, fact->amount);
        }
    }
    bool any = text.size > 0;
    const char *kept = akt_change__keep(sheet, &text);
    return any ? kept : NULL;
}

bool akt_change__paid(akt_change_sheet *sheet, const akt_change_edge *edge, const char *amounts[2])
{
    for (int side = 0; side < 2; side++) {
        amounts[side] = own_amounts(sheet, edge, side);
    }
    return edge->fate == AKT_FATE_CHANGED && amounts[0] != NULL && amounts[1] != NULL &&
           strcmp(amounts[0], amounts[1]) != 0;
}

bool akt_change__is_state(const akt_comparison_row *row)
{
    return row->row->what == AKT_PROFILE_CELL && strcmp(row->row->measure, "state") == 0;
}

/* The state of a gap is 0. */
/* Of a role in an area, as coverage counts them. */
bool akt_change__is_gap(const akt_comparison_row *row, int side)
{
    return akt_change__is_state(row) && row->row->area != AKT_NONE && row->values[side] == 0;
}

const char *akt_change__cell_words(akt_change_sheet *sheet, const akt_comparison_row *row)
{
    const akt_dataset *dataset = sheet->datasets[row->sides[0] == AKT_NONE];
    const char *role = akt_term_words(dataset, AKT_VOCABULARY_ROLES, row->row->role, sheet->lang);
    if (row->row->area == AKT_NONE) {
        return role;
    }
    return akt_words_filled(
        sheet->pool, AKT_W_SPECIFIED, sheet->lang, role,
        akt_term_words(dataset, AKT_VOCABULARY_AREAS, row->row->area, sheet->lang), NULL, NULL);
}

const akt_comparison_row *akt_change__measure(const akt_change_sheet *sheet, int measure)
{
    const akt_comparison *comparison = &sheet->comparisons->items[0];
    const char *name = akt_coordination_measure_name((akt_coordination_measure)measure);
    for (size_t i = 0; i < comparison->count; i++) {
        const akt_profile_row *row = comparison->rows[i].row;
        if (row->what == AKT_PROFILE_MEASURE && strcmp(row->measure, name) == 0) {
            return &comparison->rows[i];
        }
    }
    return NULL;
}

const char *akt_change__measure_words(int measure, akt_lang lang)
{
    static const akt_word words[AKT_COORDINATION_COUNT] = {
        [AKT_COORDINATION_DENSITY] = AKT_W_CHANGE_DENSITY,
        [AKT_COORDINATION_MEAN_DISTANCE] = AKT_W_CHANGE_DISTANCE,
        [AKT_COORDINATION_REACH] = AKT_W_CHANGE_REACH,
        [AKT_COORDINATION_CENTRALISATION] = AKT_W_CHANGE_CENTRALISATION,
        [AKT_COORDINATION_BROKERS] = AKT_W_CHANGE_BROKERS,
        [AKT_COORDINATION_STANDING_TIES] = AKT_W_CHANGE_STANDING_TIES,
        [AKT_COORDINATION_FORUMS_PER_ACTOR] = AKT_W_CHANGE_FORUMS,
        [AKT_COORDINATION_HUB_LOAD] = AKT_W_CHANGE_HUB_LOAD,
    };
    return akt_words(words[measure], lang);
}

static bool is_share(int measure)
{
    return measure == AKT_COORDINATION_DENSITY || measure == AKT_COORDINATION_REACH ||
           measure == AKT_COORDINATION_HUB_LOAD;
}

static const char *value_words(akt_change_sheet *sheet, int measure, double value, int decimals)
{
    akt_buffer text = AKT_BUFFER_INIT;
    if (isnan(value)) {
        return "–";
    }
    if (is_share(measure)) {
        akt_quantity_number(&text, 100 * value, decimals, sheet->lang);
        akt_buffer_add(&text, "\u00a0%");
    } else if (value == round(value)) {
        akt_quantity_whole(&text, llround(value), sheet->lang);
    } else {
        akt_quantity_number(&text, value, decimals + 2, sheet->lang);
    }
    return akt_change__keep(sheet, &text);
}

void akt_change__measure_values(akt_change_sheet *sheet, int measure, const akt_comparison_row *row,
                                const char *told[2])
{
    for (int decimals = 0; decimals < 3; decimals++) {
        told[0] = value_words(sheet, measure, row->values[0], decimals);
        told[1] = value_words(sheet, measure, row->values[1], decimals);
        if (row->change == AKT_CHANGE_NONE || strcmp(told[0], told[1]) != 0) {
            return;
        }
    }
}

bool akt_change__is_role(const akt_comparison_row *row)
{
    return row->row->what == AKT_PROFILE_ROLE && row->change != AKT_CHANGE_NONE;
}

static int side_of_role(const akt_comparison_row *row)
{
    return row->values[1] > row->values[0] ? 1 : 0;
}

const akt_role *akt_change__role(const akt_change_sheet *sheet, const akt_comparison_row *row)
{
    int side = side_of_role(row);
    const akt_profile *profile = &sheet->comparisons->sides[side].profile;
    int32_t record = profile->rows[row->sides[side]].subject.index;
    return &akt_dataset_roles(sheet->datasets[side])[record];
}

const char *akt_change__holder_words(const akt_change_sheet *sheet, const akt_comparison_row *row,
                                     bool brief)
{
    const akt_role *role = akt_change__role(sheet, row);
    const akt_dataset *dataset = sheet->datasets[side_of_role(row)];
    return akt_ref_is_set(role->holder)
               ? akt_dataset_label(dataset, role->holder, sheet->lang, brief)
               : akt_words(AKT_W_COVERAGE_WHOLE, sheet->lang);
}

const char *akt_change__role_words(akt_change_sheet *sheet, const akt_comparison_row *row)
{
    const akt_role *role = akt_change__role(sheet, row);
    const akt_dataset *dataset = sheet->datasets[side_of_role(row)];
    const char *name = akt_term_words(dataset, AKT_VOCABULARY_ROLES, role->role, sheet->lang);
    const char *strength = akt_strength_name((akt_strength)role->strength);
    akt_buffer text = AKT_BUFFER_INIT;
    akt_buffer_format(&text, "%s: %s", akt_change__holder_words(sheet, row, true), name);
    if (role->area >= 0) {
        akt_buffer_format(&text, " (%s)",
                          akt_term_words(dataset, AKT_VOCABULARY_AREAS, role->area, sheet->lang));
    }
    akt_buffer_format(&text, ", %s", akt_choice_words("strength", strength, sheet->lang));
    return akt_change__keep(sheet, &text);
}

const char *akt_change__aside_words(akt_change_sheet *sheet, int reason)
{
    static const akt_word words[] = {
        [AKT_ASIDE_ELIMINATED] = AKT_W_CHANGE_ASIDE_ELIMINATED,
        [AKT_ASIDE_UNASSIGNED] = AKT_W_CHANGE_ASIDE_UNASSIGNED,
        [AKT_ASIDE_UNFUNDED] = AKT_W_CHANGE_ASIDE_UNFUNDED,
    };
    size_t count = 0, unknown = 0;
    int64_t kroner = 0;
    const akt_aside *asides = akt_dataset_asides(sheet->datasets[1], &count);
    akt_buffer sum = AKT_BUFFER_INIT;
    for (size_t i = 0; i < count; i++) {
        const akt_flow *flow = &asides[i].flow;
        if ((int)asides[i].reason != reason || !asides[i].counted) {
            continue;
        }
        unknown += !flow->amount.known;
        if (flow->amount.known && strcmp(akt_flow_currency(flow), "NOK") == 0) {
            kroner += flow->amount.value;
        } else if (flow->amount.known) {
            akt_buffer_add(&sum, sum.size > 0 ? " + " : "");
            akt_quantity_money(&sum, flow->amount.value, flow->currency, sheet->lang);
        }
    }
    if (kroner > 0) {
        akt_buffer_add(&sum, sum.size > 0 ? " + " : "");
        akt_quantity_money(&sum, kroner, NULL, sheet->lang);
    }
    bool known = sum.size > 0;
    const char *told = akt_change__keep(sheet, &sum);
    if (!known && unknown == 0) {
        return NULL;
    }
    if (!known) {
        told = akt_words(AKT_W_CHANGE_ASIDE_UNKNOWN, sheet->lang);
    } else if (unknown > 0) {
        told = akt_words_filled(sheet->pool, AKT_W_CHANGE_ASIDE_MORE, sheet->lang, told, NULL, NULL,
                                NULL);
    }
    return akt_words_filled(sheet->pool, words[reason], sheet->lang, told, NULL, NULL, NULL);
}
