#include "diagram/ego_internal.h"

#include "model/flow_choice.h"
#include "report/field_words.h"

#include <math.h>
#include <string.h>

#define THINNEST 2.0
#define THICKEST 11.0
#define UNKNOWN 4.0

/* Of one sign: what its facts add up to. */
typedef struct tally {
    double kroner;
    bool any_kroner, foreign;
    int first_year, last_year; /* of the kroner; 0 = none stated */
    size_t flows;
    const akt_flow *one; /* any of them; NULL where a tie says that money goes */
} tally;

static const akt_ego_fact *fact_at(const akt_ego_scene *scene, const akt_ego_card *card, size_t i)
{
    return &scene->facts[card->first_fact + i];
}

static bool is_kroner(const akt_flow *flow)
{
    return strcmp(akt_flow_currency(flow), "NOK") == 0;
}

/* The last year for which the party of a fact has a known amount in kroner. */
static int last_year(const akt_ego_scene *scene, const akt_ego_card *card,
                     const akt_ego_fact *like)
{
    int year = 0;
    for (size_t i = 0; i < card->fact_count; i++) {
        const akt_ego_fact *fact = fact_at(scene, card, i);
        bool counts = fact->mark == like->mark && !fact->superseded && fact->flow != NULL &&
                      fact->flow->amount.known && is_kroner(fact->flow) &&
                      akt_ref_is_same(fact->other, like->other);
        year = counts && fact->flow->year.year > year ? fact->flow->year.year : year;
    }
    return year;
}

static void count_kroner(tally *t, const akt_flow *flow)
{
    int year = flow->year.year;
    t->first_year = !t->any_kroner || year < t->first_year ? year : t->first_year;
    t->last_year = year > t->last_year ? year : t->last_year;
    t->kroner += (double)flow->amount.value;
    t->any_kroner = true;
}

static tally tally_of(const akt_ego_scene *scene, const akt_ego_card *card, akt_ego_mark mark)
{
    tally t = {0};
    for (size_t i = 0; i < card->fact_count; i++) {
        const akt_ego_fact *fact = fact_at(scene, card, i);
        if (fact->mark != mark || fact->superseded) {
            continue;
        }
        t.flows++;
        t.one = fact->flow;
        if (fact->flow == NULL || !fact->flow->amount.known) {
            continue;
        }
        if (!is_kroner(fact->flow)) {
            t.foreign = true;
        } else if (fact->flow->year.year == last_year(scene, card, fact)) {
            count_kroner(&t, fact->flow);
        }
    }
    return t;
}

static const char *with_years(const akt_ego_scene *scene, const char *text, int first, int last)
{
    akt_buffer out = AKT_BUFFER_INIT;
    if (last == 0) {
        return text;
    }
    if (first == last) {
        akt_buffer_format(&out, "%s (%d)", text, last);
    } else if (first == 0) {
        akt_buffer_format(&out, "%s (–%d)", text, last);
    } else {
        akt_buffer_format(&out, "%s (%d–%d)", text, first, last);
    }
    return akt_buffer_settle(&out, scene->pool);
}

const char *akt_ego__flow_words(const akt_ego_scene *scene, const akt_flow *flow)
{
    const char *amount = akt_amount_words(scene->pool, flow, scene->lang);
    return with_years(scene, amount, flow->year.year, flow->year.year);
}

static const char *amount_label(const akt_ego_scene *scene, const tally *t)
{
    if (t->any_kroner && !t->foreign) {
        const char *sum =
            akt_money_words(scene->pool, (int64_t)llround(t->kroner), NULL, scene->lang);
        return with_years(scene, sum, t->first_year, t->last_year);
    }
    if (t->flows == 1 && t->one != NULL) {
        return akt_ego__flow_words(scene, t->one);
    }
    return akt_words(t->foreign ? AKT_W_EGO_SEVERAL_CURRENCIES : AKT_W_EGO_SEVERAL_UNKNOWN,
                     scene->lang);
}

const char *akt_ego__marked(const akt_ego_scene *scene, akt_ego_state state, const char *text)
{
    static const akt_word words[AKT_EGO_STATES] = {
        [AKT_EGO_PLANNED] = AKT_W_EGO_PLANNED,
        [AKT_EGO_PROPOSED] = AKT_W_EGO_PROPOSED,
        [AKT_EGO_ENDED] = AKT_W_EGO_EARLIER,
    };
    return state == AKT_EGO_IN_FORCE
               ? text
               : akt_words_filled(scene->pool, words[state], scene->lang, text, NULL, NULL, NULL);
}

const char *akt_ego__kinds(const akt_ego_scene *scene, const akt_ego_card *card,
                           akt_ego_mark mark)
{
    akt_buffer text = AKT_BUFFER_INIT;
    for (size_t i = 0; i < card->fact_count; i++) {
        const akt_ego_fact *fact = fact_at(scene, card, i);
        bool fresh = fact->mark == mark && fact->kind != NULL;
        for (size_t k = 0; k < i && fresh; k++) {
            const akt_ego_fact *before = fact_at(scene, card, k);
            fresh = before->mark != mark || before->kind == NULL ||
                    strcmp(before->kind, fact->kind) != 0;
        }
        if (fresh) {
            akt_buffer_add(&text, text.size > 0 ? ", " : "");
            akt_buffer_add(&text, fact->kind);
        }
    }
    return akt_buffer_settle(&text, scene->pool);
}

/* What all records of a line share, so that the line says it too: a hedge, or that they are not in
 * force. */
static const char *hedged(const akt_ego_scene *scene, const akt_ego_card *card,
                          akt_ego_mark mark, const char *text)
{
    int32_t basis = AKT_NONE;
    int state = AKT_NONE;
    for (size_t i = 0; i < card->fact_count; i++) {
        const akt_ego_fact *fact = fact_at(scene, card, i);
        if (fact->mark == mark) {
            bool first = state == AKT_NONE;
            basis = first || fact->record->basis == basis ? fact->record->basis
                                                          : (int32_t)AKT_BASIS_STATED;
            state = first || (int)fact->state == state ? (int)fact->state : AKT_EGO_IN_FORCE;
        }
    }
    if (state != AKT_EGO_IN_FORCE) {
        return akt_ego__marked(scene, (akt_ego_state)state, text);
    }
    if (basis == AKT_BASIS_STATED) {
        return text;
    }
    return akt_words_filled(scene->pool,
                            basis == AKT_BASIS_DERIVED ? AKT_W_EGO_DERIVED
                                                       : AKT_W_EGO_INTERPRETED,
                            scene->lang, text, NULL, NULL, NULL);
}

static bool is_money(akt_ego_mark mark)
{
    return mark >= AKT_EGO_MONEY;
}

/* Words beside a card, in the room between it and where its line turns. */
static akt_label beside(const akt_ego_scene *scene, const char *text)
{
    double room = AKT_EGO_LABEL_ROOM - 22;
    akt_label_rule rule = {AKT_EGO_LABEL_SIZE, false, 2, room, room, 1000, 20};
    return akt_ego__label(scene, text, &rule);
}

/* The most telling words that there is room for. */
static akt_label label_of(const akt_ego_scene *scene, const akt_ego_card *card, akt_ego_mark mark,
                          const tally *t)
{
    const char *plain = akt_layer_words(akt_ego__layer(mark), scene->lang);
    const char *full = is_money(mark) ? amount_label(scene, t)
                                      : akt_ego__kinds(scene, card, mark);
    akt_label label = beside(scene, hedged(scene, card, mark, full));
    if (label.cut || *full == '\0') {
        label = beside(scene, hedged(scene, card, mark, plain));
    }
    return label;
}

static bool all_planned(const akt_ego_scene *scene, const akt_ego_card *card, akt_ego_mark mark)
{
    for (size_t i = 0; i < card->fact_count; i++) {
        const akt_ego_fact *fact = fact_at(scene, card, i);
        if (fact->mark == mark && fact->state != AKT_EGO_PLANNED &&
            fact->state != AKT_EGO_PROPOSED) {
            return false;
        }
    }
    return true;
}

static bool has_mark(const akt_ego_scene *scene, const akt_ego_card *card, akt_ego_mark mark)
{
    for (size_t i = 0; i < card->fact_count; i++) {
        const akt_ego_fact *fact = fact_at(scene, card, i);
        if (fact->mark == mark && !fact->superseded) {
            return true;
        }
    }
    return false;
}

static void add_line(akt_ego_scene *scene, akt_ego_card *card, akt_ego_mark mark)
{
    akt_ego_line *line = &card->lines[card->line_count++];
    *line = (akt_ego_line){.mark = mark, .planned = all_planned(scene, card, mark)};
    line->width = akt_palette_of_layer(akt_ego__layer(mark))->width;
    if (is_money(mark)) {
        tally t = tally_of(scene, card, mark);
        line->has_amount = t.any_kroner;
        line->amount = t.kroner;
        line->first_year = t.first_year;
        line->last_year = t.last_year;
        line->label = label_of(scene, card, mark, &t);
        card->weight += t.kroner;
    } else if (card->group == AKT_EGO_NO_GROUP) {
        line->label = label_of(scene, card, mark, NULL);
    }
}

static double widest(const akt_ego_scene *scene)
{
    double most = 0;
    for (size_t i = 0; i < scene->card_count; i++) {
        for (size_t k = 0; k < scene->cards[i].line_count; k++) {
            most = fmax(most, scene->cards[i].lines[k].amount);
        }
    }
    return most;
}

static void widen(akt_ego_scene *scene)
{
    double most = widest(scene);
    for (size_t i = 0; i < scene->card_count; i++) {
        for (size_t k = 0; k < scene->cards[i].line_count; k++) {
            akt_ego_line *line = &scene->cards[i].lines[k];
            double share = most > 0 ? sqrt(line->amount / most) : 0;
            line->width = line->has_amount ? THINNEST + (THICKEST - THINNEST) * share
                          : line->mark == AKT_EGO_MONEY ? THINNEST
                          : is_money(line->mark)        ? UNKNOWN
                                                        : line->width;
        }
    }
}

bool akt_ego__make_lines(akt_ego_scene *scene)
{
    for (size_t i = 0; i < scene->card_count; i++) {
        for (int mark = 0; mark < AKT_EGO_MARKS; mark++) {
            if (has_mark(scene, &scene->cards[i], (akt_ego_mark)mark)) {
                add_line(scene, &scene->cards[i], (akt_ego_mark)mark);
            }
        }
    }
    widen(scene);
    return !akt_pool_has_failed(scene->pool);
}
