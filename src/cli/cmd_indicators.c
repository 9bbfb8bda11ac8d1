#include "cli/commands.h"
#include "cli/session.h"

#include "base/near.h"
#include "report/describe.h"

#include <stdio.h>
#include <string.h>

static akt_status fail_id(const akt_dataset *dataset, const char *id, akt_error *err)
{
    akt_near near = akt_near_start(id);
    for (size_t i = 0; i < akt_dataset_count(dataset, AKT_TABLE_INDICATORS); i++)
        akt_near_try(&near, akt_dataset_record(dataset, AKT_TABLE_INDICATORS, i)->id);
    return near.best ? akt_error_set(err, AKT_EINVAL,
                                     "no indicator has the id '%s'; did you mean '%s'?", id,
                                     near.best)
                     : akt_error_set(err, AKT_EINVAL,
                                     "no indicator has the id '%s'; 'aktorkart indicators' shows "
                                     "the ids",
                                     id);
}

/* The one or two ids that the argument names. */
static akt_status choose(const akt_dataset *dataset, const char *ids, int32_t chosen[2],
                         size_t *count, akt_error *err)
{
    for (*count = 0; ids && *ids; (*count)++) {
        char id[128];
        size_t size = strcspn(ids, ",");
        snprintf(id, sizeof id, "%.*s", (int)(size < sizeof id ? size : sizeof id - 1), ids);
        if (*count == 2)
            return akt_error_set(err, AKT_EINVAL, "at most two indicators are set side by side");
        chosen[*count] = akt_dataset_find(dataset, AKT_TABLE_INDICATORS, id);
        if (chosen[*count] == AKT_NONE)
            return fail_id(dataset, id, err);
        ids += size + (ids[size] == ',');
    }
    return AKT_OK;
}

static int show(const akt_options *options, const akt_dataset *dataset)
{
    int32_t chosen[2];
    akt_indices indices = {chosen, 0};
    akt_document *document;
    akt_error err = {0};
    akt_status status = choose(dataset, options->argument, chosen, &indices.count, &err);
    if (status == AKT_OK)
        status = akt_describe_indicators(&document, dataset, &indices, akt_options_lang(options),
                                         &err);
    return status == AKT_OK ? akt_session_put_document(options, document) : akt_session_fail(&err);
}

int akt_cmd_indicators(const akt_options *options)
{
    akt_dataset *dataset;
    int exit = akt_session_load(&dataset, options, NULL);
    if (exit == AKT_EXIT_FINE)
        exit = show(options, dataset);
    akt_dataset_free(dataset);
    return exit;
}
