#include "scenario/selection_internal.h"

#include "base/near.h"
#include "model/builder.h"
#include "scenario/undated_internal.h"

akt_status akt_selection__note(akt_dataset *dataset, akt_buffer *words, akt_error *err)
{
    akt_about *about = akt_dataset_edit_about(dataset);
    akt_buffer text = AKT_BUFFER_INIT;
    akt_buffer_format(&text, "%s%s%s", about->selection ? about->selection : "",
                      about->selection ? ", " : "", akt_buffer_text(words));
    about->selection = akt_buffer_settle(&text, akt_dataset_pool(dataset));
    about->undated = about->at.year ? akt_undated__count(dataset) : 0;
    bool failed = words->failed || akt_pool_has_failed(akt_dataset_pool(dataset));
    akt_buffer_dispose(words);
    return failed ? akt_error_memory(err) : AKT_OK;
}

akt_status akt_selection__note_list(akt_dataset *dataset, const char *key, const akt_strings *words,
                                    akt_error *err)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_buffer_add(&text, key);
    for (size_t i = 0; i < words->count; i++)
        akt_buffer_format(&text, "%s%s", i > 0 ? "," : "", words->items[i]);
    return akt_selection__note(dataset, &text, err);
}

akt_status akt_selection__fail_party(const akt_dataset *dataset, const char *prefix, const char *id,
                                     akt_error *err)
{
    static const akt_table tables[] = {AKT_TABLE_ACTORS, AKT_TABLE_PROGRAMMES, AKT_TABLE_FORUMS};
    akt_near near = akt_near_start(id);
    for (size_t t = 0; t < sizeof tables / sizeof *tables; t++)
        for (size_t i = 0; i < akt_dataset_count(dataset, tables[t]); i++)
            akt_near_try(&near, akt_dataset_record(dataset, tables[t], i)->id);
    return akt_error_set(err, AKT_EINVAL, "%sthere is no actor, programme or forum '%s'%s%s%s",
                         prefix, id, near.best ? "; did you mean '" : "",
                         near.best ? near.best : "", near.best ? "'?" : "");
}
