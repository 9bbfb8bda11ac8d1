#include "cli/party_choice.h"

#include "base/near.h"
#include "words/order.h"

static const akt_table tables[] = {AKT_TABLE_ACTORS, AKT_TABLE_PROGRAMMES, AKT_TABLE_FORUMS};

enum { TABLE_COUNT = sizeof tables / sizeof *tables };

static akt_status fail_id(const akt_dataset *dataset, const char *id, akt_error *err)
{
    akt_near near = akt_near_start(id);
    for (size_t t = 0; t < TABLE_COUNT; t++)
        for (size_t i = 0; i < akt_dataset_count(dataset, tables[t]); i++)
            akt_near_try(&near, akt_dataset_record(dataset, tables[t], i)->id);
    if (near.best)
        return akt_error_set(err, AKT_EINVAL,
                             "no actor or programme has the id '%s'; did you mean '%s'?", id,
                             near.best);
    return akt_error_set(err, AKT_EINVAL,
                         "no actor or programme has the id '%s'; 'aktorkart list' shows the ids",
                         id);
}

static bool is_called(const akt_party *party, const char *name)
{
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        const char *full = party->name.in[lang], *brief = party->short_name.in[lang];
        if ((full && akt_order_is_alike(full, name)) || (brief && akt_order_is_alike(brief, name)))
            return true;
    }
    for (size_t i = 0; i < party->aliases.count; i++)
        if (akt_order_is_alike(party->aliases.items[i], name))
            return true;
    return false;
}

static akt_ref find_party(const akt_dataset *dataset, const char *name)
{
    akt_ref found = akt_dataset_find_party(dataset, name);
    for (size_t t = 0; !akt_ref_is_set(found) && t < TABLE_COUNT; t++)
        for (size_t i = 0; i < akt_dataset_count(dataset, tables[t]); i++) {
            akt_ref ref = {tables[t], (int32_t)i};
            if (!akt_ref_is_set(found) && is_called(akt_dataset_party(dataset, ref), name))
                found = ref;
        }
    return found;
}

akt_status akt_party_choose(akt_ref *out, const akt_dataset *dataset, const char *name,
                            akt_error *err)
{
    *out = find_party(dataset, name);
    return akt_ref_is_set(*out) ? AKT_OK : fail_id(dataset, name, err);
}
