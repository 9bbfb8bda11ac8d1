#include "network/network_internal.h"

#include "base/near.h"
#include "parse/json.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Numbers that ties and flows carry beside their fields, in `extra`: graph files have them. */

bool akt_network__attribute(const akt_record *record, const char *name, double *value)
{
    akt_json *extra = record->extra ? akt_json_parse(record->extra, strlen(record->extra)) : NULL;
    const akt_json *found = extra ? akt_json_get(extra, name) : NULL;
    bool is_number = akt_json_kind_of(found) == AKT_JSON_NUMBER;
    if (is_number)
        *value = akt_json_number(found);
    akt_json_free(extra);
    return is_number && isfinite(*value);
}

/* How a search for the attribute goes. */
typedef struct search {
    const char *name;
    size_t found;
    akt_near near;
    char nearest[64]; /* of those that there are */
    akt_error *err;
} search;

static void try_names(search *s, const akt_record *record)
{
    akt_json *extra = record->extra ? akt_json_parse(record->extra, strlen(record->extra)) : NULL;
    for (const akt_json *m = extra ? akt_json_first(extra) : NULL; m; m = akt_json_sibling(m)) {
        if (akt_json_kind_of(m) != AKT_JSON_NUMBER)
            continue;
        akt_near_try(&s->near, akt_json_key(m));
        if (s->near.best == akt_json_key(m)) {
            snprintf(s->nearest, sizeof s->nearest, "%s", s->near.best);
            s->near.best = s->nearest;
        }
    }
    akt_json_free(extra);
}

static akt_status look_at(search *s, const akt_record *record, const akt_dataset *dataset,
                          akt_ref from, akt_ref to)
{
    double value;
    if (!akt_network__attribute(record, s->name, &value)) {
        try_names(s, record);
        return AKT_OK;
    }
    s->found++;
    if (value >= 0)
        return AKT_OK;
    return akt_error_set(
        s->err, AKT_EINVAL,
        "weight \"%s\" is below zero between \"%s\" and \"%s\"; measures need weights "
        "above it",
        s->name, akt_dataset_party(dataset, from)->record.id,
        akt_dataset_party(dataset, to)->record.id);
}

akt_status akt_network__check_attribute(const akt_dataset *dataset, const char *name,
                                        akt_error *err)
{
    const akt_tie *ties = akt_dataset_ties(dataset);
    const akt_flow *flows = akt_dataset_flows(dataset);
    search s = {.name = name, .near = akt_near_start(name), .err = err};
    akt_status status = AKT_OK;
    for (size_t i = 0; status == AKT_OK && i < akt_dataset_count(dataset, AKT_TABLE_TIES); i++)
        status = look_at(&s, &ties[i].record, dataset, ties[i].from, ties[i].to);
    for (size_t i = 0; status == AKT_OK && i < akt_dataset_count(dataset, AKT_TABLE_FLOWS); i++)
        status = look_at(&s, &flows[i].record, dataset, flows[i].from, flows[i].to);
    if (status != AKT_OK || s.found)
        return status;
    static const char *const known[] = {"none", "count", "amount"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        akt_near_try(&s.near, known[i]);
    return akt_error_set(
        err, AKT_EINVAL,
        "no tie has a number \"%s\" to weigh by; known weights: none, count, amount, or an "
        "attribute of the ties%s%s%s",
        name, s.near.best ? "; did you mean '" : "", s.near.best ? s.near.best : "",
        s.near.best ? "'?" : "");
}
