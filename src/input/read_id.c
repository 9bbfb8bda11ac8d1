#include "input/edit_record.h"
#include "input/reader_internal.h"

#include <string.h>

/* Ids and former ids: which record bears what. */

static bool is_first(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool akt_input_is_id(const char *text)
{
    if (!is_first(*text))
        return false;
    while (is_first(*text) || *text == '.' || *text == '_' || *text == '-')
        text++;
    return *text == '\0';
}

/* The string at an offset of the record, kept with the dataset. */
static const char *keep_string(akt_reader *reader, const akt_place *place, size_t at)
{
    const akt_json_bytes found = akt_json_string_of(place->file->text + at, place->file->size - at, &reader->scratch);
    const char *kept = akt_pool_text(akt_dataset_pool(reader->dataset), found.text, found.size);
    reader->no_memory = reader->no_memory || !kept || reader->scratch.failed;
    return kept;
}

static const char *read_id(akt_reader *reader, const akt_place *place, size_t at,
                           const char *pointer)
{
    const char *id = keep_string(reader, place, at);
    const char *args[4] = {id, NULL, NULL, NULL};
    if (!id || akt_input_is_id(id))
        return id;
    akt_reader__fault(reader, place, AKT_FAULT_BAD_ID, pointer, args);
    return NULL;
}

const char *akt_reader__id_at(akt_reader *reader, const akt_place *place, size_t at)
{
    static const char *const args[4] = {"id", NULL, NULL, NULL};
    const char *text = place->file->text;
    if (text[at] == 'n')
        return NULL; /* told when the record is read */
    if (text[at] == '"')
        return read_id(reader, place, at, "/id");
    akt_reader__fault(reader, place, AKT_FAULT_WANTS_STRING, "/id", args);
    return NULL;
}

const char *akt_reader__id(akt_reader *reader, const akt_place *place)
{
    const char *text = place->file->text;
    size_t at = akt_json_locate(text, place->offset, "/id");
    if (text[place->offset] != '{' || at == place->offset)
        return NULL;
    return akt_reader__id_at(reader, place, at);
}

/* Where a record stands, for the one who gives its id again. */
static void describe_place(const akt_reader *reader, akt_ref ref, akt_buffer *out)
{
    const akt_origin *origin =
        &akt_dataset_record(reader->dataset, ref.table, (size_t)ref.index)->origin;
    if (origin->file == AKT_NONE || (size_t)origin->file >= reader->file_count) {
        akt_buffer_add(out, akt_table_name(ref.table));
        return;
    }
    const akt_text_file *file = &reader->files[origin->file];
    size_t line, column;
    akt_text_file_place(file, origin->offset, &line, &column);
    akt_buffer_format(out, "%s:%zu:%zu", file->name, line, column);
}

static void make_known(akt_reader *reader, const akt_place *place, akt_ref ref, const char *id,
                       const char *pointer)
{
    akt_ref now = akt_dataset_index(reader->dataset, ref.table, (size_t)ref.index, id);
    reader->no_memory = reader->no_memory || !akt_ref_is_set(now);
    if (!akt_ref_is_set(now) || akt_ref_is_same(now, ref))
        return;
    akt_buffer first = AKT_BUFFER_INIT;
    describe_place(reader, now, &first);
    const char *args[4] = {id, akt_buffer_text(&first), NULL, NULL};
    akt_reader__fault(reader, place, AKT_FAULT_DUPLICATE_ID, pointer, args);
    reader->no_memory = reader->no_memory || first.failed;
    akt_buffer_dispose(&first);
}

void akt_reader__make_known(akt_reader *reader, const akt_place *place, akt_table table,
                            size_t index)
{
    const char *id = akt_dataset_record(reader->dataset, table, index)->id;
    if (id)
        make_known(reader, place, (akt_ref){table, (int32_t)index}, id, "/id");
}

void akt_reader__enter_id(akt_reader *reader, const akt_place *place, akt_table table, size_t index)
{
    if (!akt_schema_field(akt_schema_of_table(table), "id"))
        return;
    akt_dataset_edit(reader->dataset, table, index)->id = akt_reader__id(reader, place);
    akt_reader__make_known(reader, place, table, index);
}

void akt_reader__enter_former_ids(akt_reader *reader, const akt_place *place, akt_table table,
                                  size_t index)
{
    const char *text = place->file->text;
    if (!akt_dataset_record(reader->dataset, table, index)->id ||
        !akt_schema_field(akt_schema_of_table(table), "former_ids"))
        return;
    size_t list = akt_json_locate(text, place->offset, "/former_ids");
    if (text[list] != '[')
        return;
    akt_json_cursor items = akt_json_enter(text, list);
    while (!reader->no_memory && akt_json_next(&items)) { /* no text: told with the record */
        akt_buffer pointer = AKT_BUFFER_INIT;
        akt_buffer_format(&pointer, "/former_ids/%zu", items.index);
        const char *at = akt_buffer_text(&pointer);
        bool is_given = text[items.value] == '"' && text[items.value + 1] != '"';
        const char *id = is_given ? read_id(reader, place, items.value, at) : NULL;
        if (id)
            make_known(reader, place, (akt_ref){table, (int32_t)index}, id, at);
        reader->no_memory = reader->no_memory || pointer.failed;
        akt_buffer_dispose(&pointer);
    }
}
