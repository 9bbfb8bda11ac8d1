#include "scenario/selection_internal.h"

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
