#include "support/money_field.h"

#include "base/buffer.h"
#include "model/builder.h"
#include "support/sketch.h"

#include <stdio.h>

static const char *const syllables[] = {"fylkes",     "kommune", " og ",        "innovasjon",
                                        "WWWW",       "i",       "departement", "-",
                                        "samordning", " ",       "åøæ",         "for "};

/* From 1 to 80 characters that the number settles. */
static const char *make_name(akt_dataset *dataset, uint64_t number)
{
    uint64_t seed = number * 7919 + 17;
    size_t most = 1 + akt_sketch_draw(&seed, 80);
    akt_buffer name = AKT_BUFFER_INIT;
    akt_buffer_add_char(&name, 'N');
    while (name.size < most)
        akt_buffer_add(&name, syllables[akt_sketch_draw(&seed, 12)]);
    return akt_buffer_settle(&name, akt_dataset_pool(dataset));
}

static const char *numbered(akt_dataset *dataset, char letter, size_t number)
{
    char id[24];
    int length = snprintf(id, sizeof id, "%c%zu", letter, number);
    return akt_pool_text(akt_dataset_pool(dataset), id, (size_t)length);
}

static void add_actor(akt_dataset *dataset, size_t index, size_t number)
{
    static const char *const categories[] = {"ministries", "support", "municipal", "business"};
    uint64_t seed = number + 5;
    akt_sketch_add_party(dataset, AKT_TABLE_ACTORS, numbered(dataset, 'a', number));
    akt_actor *actor = akt_sketch_edit_actor(dataset, index);
    actor->party.name.in[AKT_LANG_NB] = make_name(dataset, number);
    actor->driver = akt_sketch_draw(&seed, 5) == 0 ? AKT_DRIVER_CENTRAL : AKT_DRIVER_NONE;
    actor->party.category = number % 6 == 5
                                ? AKT_NONE
                                : akt_dataset_find_term(dataset, AKT_VOCABULARY_CATEGORIES,
                                                        categories[akt_sketch_draw(&seed, 4)]);
}

/* A third without an amount, a sixth proposed, some paid back, some in another currency. */
static void dress_flow(akt_flow *flow, uint64_t seed)
{
    flow->status = akt_sketch_draw(&seed, 6) == 0 ? AKT_FLOW_PROPOSED : AKT_FLOW_PAID;
    flow->currency = akt_sketch_draw(&seed, 12) == 0 ? "EUR" : NULL;
    flow->year.year = (int16_t)(2010 + akt_sketch_draw(&seed, 6));
}

akt_dataset *akt_money_field(size_t actors, size_t flows, uint64_t seed, bool turned)
{
    akt_dataset *dataset = akt_sketch_new(0);
    for (size_t i = 0; i < actors; i++)
        add_actor(dataset, i, turned ? actors - 1 - i : i);
    for (size_t k = 0; k < flows; k++) {
        size_t number = turned ? flows - 1 - k : k;
        uint64_t own = seed * 1000003 + number;
        size_t from = akt_sketch_draw(&own, actors);
        size_t to = akt_sketch_draw(&own, actors);
        bool known = akt_sketch_draw(&own, 3) > 0;
        int64_t amount = known ? (int64_t)akt_sketch_draw(&own, 900) * 100000 : -1;
        akt_flow *flow = akt_sketch_add_flow(dataset, numbered(dataset, 'f', number),
                                             turned ? actors - 1 - from : from,
                                             turned ? actors - 1 - to : to, amount);
        dress_flow(flow, own);
    }
    return dataset;
}
