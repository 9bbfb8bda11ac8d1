#include "cli/commands.h"
#include "cli/session.h"

#include "base/near.h"
#include "report/describe.h"
#include "words/order.h"

static const akt_table tables[] = {AKT_TABLE_ACTORS, AKT_TABLE_PROGRAMMES, AKT_TABLE_FORUMS};

enum { TABLE_COUNT = sizeof tables / sizeof *tables };

static int fail_id(const akt_dataset *dataset, const char *id)
{
    akt_near near = akt_near_start(id);
    for (size_t t = 0; t < TABLE_COUNT; t++)
        for (size_t i = 0; i < akt_dataset_count(dataset, tables[t]); i++)
            akt_near_try(&near, akt_dataset_record(dataset, tables[t], i)->id);
    akt_error err;
    if (near.best)
        akt_error_set(&err, AKT_EINVAL, "no actor or programme has the id '%s'; did you mean '%s'?",
                      id, near.best);
    else
        akt_error_set(&err, AKT_EINVAL,
                      "no actor or programme has the id '%s'; 'aktorkart list' shows the ids", id);
    return akt_session_fail(&err);
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

/* By its id, else by one of its names, whatever their case; the first in the order of the dataset. */
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

static int show(const akt_options *options, const akt_dataset *dataset)
{
    akt_ref party = find_party(dataset, options->argument);
    if (!akt_ref_is_set(party))
        return fail_id(dataset, options->argument);
    akt_document *document;
    akt_error err = {0};
    akt_status status =
        akt_describe_party(&document, dataset, party, akt_options_lang(options), &err);
    return status == AKT_OK ? akt_session_put_document(options, document) : akt_session_fail(&err);
}

int akt_cmd_show(const akt_options *options)
{
    akt_dataset *dataset;
    int exit = akt_session_load(&dataset, options, NULL);
    if (exit == AKT_EXIT_FINE)
        exit = show(options, dataset);
    akt_dataset_free(dataset);
    return exit;
}
