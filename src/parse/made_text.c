#include "parse/made_text.h"

#include <string.h>

void akt_made_text_place(akt_made_text *made, akt_text_mark at, const char *cell)
{
    akt_text_place *place = akt_list_add(&made->places);
    if (place)
        *place = (akt_text_place){made->json.size, at, cell};
    else
        akt_pool_fail(made->pool);
}

akt_status akt_made_text_settle(akt_made_text *made, akt_text_file *file, akt_error *err)
{
    size_t count = made->places.count, size = count * sizeof(akt_text_place);
    akt_text_place *places = akt_pool_get(made->pool, size);
    if (places && size)
        memcpy(places, made->places.items, size);
    file->size = made->json.size;
    file->text = akt_buffer_settle(&made->json, made->pool);
    file->marks = NULL;
    file->places = places;
    file->place_count = places ? count : 0;
    akt_made_text_dispose(made);
    return akt_pool_has_failed(made->pool) ? akt_error_memory(err) : AKT_OK;
}

void akt_made_text_dispose(akt_made_text *made)
{
    akt_buffer_dispose(&made->json);
    akt_list_dispose(&made->places);
}
