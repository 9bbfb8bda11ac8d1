#include "scenario/time_slice.h"

#include "model/builder.h"
#include "scenario/undated_internal.h"

#include <stdlib.h>
#include <string.h>

typedef struct span {
    akt_date from;
    akt_date to;
} span;

static span span_of(akt_table table, const akt_record *record)
{
    switch (table) {
    case AKT_TABLE_ACTORS:
    case AKT_TABLE_PROGRAMMES:
    case AKT_TABLE_FORUMS:
        return (span){((const akt_party *)record)->from, ((const akt_party *)record)->to};
    case AKT_TABLE_TIES:
        return (span){((const akt_tie *)record)->from_year, ((const akt_tie *)record)->to_year};
    case AKT_TABLE_FLOWS:
        return (span){((const akt_flow *)record)->year, ((const akt_flow *)record)->year};
    case AKT_TABLE_ROLES:
        return (span){((const akt_role *)record)->from, ((const akt_role *)record)->to};
    default:
        return (span){{0, 0, 0}, {0, 0, 0}};
    }
}

static bool is_in_force(span s, akt_date at)
{
    bool begun = !s.from.year || !akt_date_is_over(at, s.from);
    bool lasts = !s.to.year || !akt_date_is_over(s.to, at);
    return begun && lasts;
}

/* Money does not pass through a programme that is not there. */
static bool has_way(const akt_dataset *dataset, akt_table table, const akt_record *record,
                    akt_date at)
{
    akt_ref via = table == AKT_TABLE_FLOWS ? ((const akt_flow *)record)->via
                                           : (akt_ref){AKT_TABLE_PROGRAMMES, AKT_NONE};
    const akt_party *programme = akt_dataset_party(dataset, via);
    return !programme || is_in_force(span_of(AKT_TABLE_PROGRAMMES, &programme->record), at);
}

static bool has_dates(akt_table table)
{
    return table <= AKT_TABLE_ROLES && table != AKT_TABLE_SOURCES;
}

size_t akt_undated__count(const akt_dataset *dataset)
{
    size_t undated = 0;
    for (int t = 0; t < AKT_TABLE_COUNT; t++) {
        size_t count = has_dates((akt_table)t) ? akt_dataset_count(dataset, (akt_table)t) : 0;
        for (size_t i = 0; i < count; i++) {
            span s = span_of((akt_table)t, akt_dataset_record(dataset, (akt_table)t, i));
            undated += !s.from.year && !s.to.year;
        }
    }
    return undated;
}

akt_status akt_time_slice(akt_dataset **out, const akt_dataset *dataset, akt_date at,
                          akt_error *err)
{
    bool *keep[AKT_TABLE_COUNT] = {NULL};
    bool failed = false;
    *out = NULL;
    for (int t = 0; !failed && t < AKT_TABLE_COUNT; t++) {
        size_t count = akt_dataset_count(dataset, (akt_table)t);
        keep[t] = malloc(count + 1);
        failed = !keep[t];
        for (size_t i = 0; !failed && i < count; i++) {
            const akt_record *record = akt_dataset_record(dataset, (akt_table)t, i);
            keep[t][i] = is_in_force(span_of((akt_table)t, record), at) &&
                         has_way(dataset, (akt_table)t, record, at);
        }
    }
    if (!failed)
        *out = akt_dataset_select(dataset, keep);
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        free(keep[t]);
    if (!*out)
        return akt_error_memory(err);
    akt_dataset_edit_about(*out)->at = at;
    akt_dataset_edit_about(*out)->undated = akt_undated__count(*out);
    return AKT_OK;
}
