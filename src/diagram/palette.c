#include "diagram/palette.h"

#include <string.h>

static const akt_palette_slot slots[] = {
    {"ministries", "#e3ecf7", "#2b5c9e", "#2b5c9e"},
    {"state_innovation", "#e4f1ea", "#2f7d5b", "#276b4e"},
    {"sector", "#eaf3da", "#5f8a1f", "#4d7218"},
    {"support", "#fdf0d9", "#b5770d", "#8a5a08"},
    {"partnership", "#f3e6f5", "#83408f", "#83408f"},
    {"networks", "#e6e8f7", "#4c55ad", "#4c55ad"},
    {"education", "#def1f3", "#1d7f8a", "#186d77"},
    {"companies", "#f7e7de", "#a9562a", "#a04f26"},
    {"municipal", "#eeeeea", "#66665c", "#5d5d54"},
    {"state_own", "#e8edf2", "#566779", "#48586a"},
    {"business", "#fff8d6", "#9a8500", "#776900"},
    {"", "#eef0f2", "#66707a", "#4d5660"},
};

#define SLOT_COUNT (sizeof slots / sizeof slots[0])

static const akt_palette_layer layers[AKT_LAYER_COUNT] = {
    [AKT_LAYER_FUNDING] = {"#2f7d5b", NULL, 2.4},
    [AKT_LAYER_GOVERNANCE] = {"#2b5c9e", NULL, 1.6},
    [AKT_LAYER_COOPERATION] = {"#5f6872", "5 4", 1.4},
    [AKT_LAYER_OWNERSHIP] = {"#9a6200", "1.6 2.8", 2},
    [AKT_LAYER_MEMBERSHIP] = {"#83408f", "9 3 2 3", 1.4},
};

const akt_palette_slot *akt_palette_find(const char *name)
{
    for (size_t i = 0; name != NULL && i + 1 < SLOT_COUNT; i++) {
        if (strcmp(slots[i].name, name) == 0) {
            return &slots[i];
        }
    }
    return &slots[SLOT_COUNT - 1];
}

const akt_palette_slot *akt_palette_slots(size_t *count)
{
    *count = SLOT_COUNT;
    return slots;
}

const akt_palette_layer *akt_palette_of_layer(akt_layer layer)
{
    return &layers[layer];
}
