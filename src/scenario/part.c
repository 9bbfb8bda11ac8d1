#include "scenario/part.h"

#include "model/builder.h"
#include "scenario/selection_internal.h"

#include <stdlib.h>
#include <string.h>

static const akt_table parties[] = {AKT_TABLE_ACTORS, AKT_TABLE_PROGRAMMES, AKT_TABLE_FORUMS};

enum { PARTY_TABLES = sizeof parties / sizeof *parties };

static akt_status find_left_out(bool *const keep[AKT_TABLE_COUNT], const akt_dataset *dataset,
                                const akt_strings *ids, akt_error *err)
{
    for (size_t i = 0; i < ids->count; i++) {
        akt_ref ref = akt_dataset_find_party(dataset, ids->items[i]);
        if (!akt_ref_is_set(ref))
            return akt_selection__fail_party(dataset, "", ids->items[i], err);
        keep[ref.table][ref.index] = false;
    }
    return AKT_OK;
}

static bool keep_all(bool *keep[AKT_TABLE_COUNT], const akt_dataset *dataset)
{
    for (size_t t = 0; t < PARTY_TABLES; t++) {
        size_t count = akt_dataset_count(dataset, parties[t]);
        keep[parties[t]] = malloc(count + 1);
        if (!keep[parties[t]])
            return false;
        memset(keep[parties[t]], true, count);
    }
    return true;
}

akt_status akt_leave_out(akt_dataset **out, const akt_dataset *dataset, const akt_strings *ids,
                         akt_error *err)
{
    bool *keep[AKT_TABLE_COUNT] = {NULL};
    *out = NULL;
    akt_status status =
        keep_all(keep, dataset) ? find_left_out(keep, dataset, ids, err) : akt_error_memory(err);
    if (status == AKT_OK) {
        *out = akt_dataset_select(dataset, keep);
        status = *out ? akt_selection__note_list(*out, "id≠", ids, err) : akt_error_memory(err);
    }
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        free(keep[t]);
    if (status != AKT_OK) {
        akt_dataset_free(*out);
        *out = NULL;
    }
    return status;
}
