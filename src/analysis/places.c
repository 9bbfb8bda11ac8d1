#include "analysis/places_internal.h"

static const akt_table tables[] = {AKT_TABLE_ACTORS, AKT_TABLE_PROGRAMMES, AKT_TABLE_FORUMS};

enum { TABLE_COUNT = sizeof tables / sizeof *tables };

akt_places akt_places__number(const akt_dataset *dataset)
{
    akt_places places = {.count = 0};
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        places.before[tables[i]] = places.count;
        places.count += akt_dataset_count(dataset, tables[i]);
    }
    return places;
}

akt_ref akt_places__at(const akt_places *places, size_t place)
{
    size_t last = TABLE_COUNT - 1;
    while (places->before[tables[last]] > place)
        last--;
    return (akt_ref){tables[last], (int32_t)(place - places->before[tables[last]])};
}
