#include "export/review_answers_internal.h"

#include "base/json_text.h"
#include "input/edit_record.h"
#include "input/sheet_value.h"

#include <string.h>

/* The party that a name is of, where it is one only; unset. */
static akt_ref find_named(const akt_dataset *dataset, const char *name)
{
    akt_ref found = akt_dataset_find_party(dataset, name);
    size_t count = 0;
    for (int t = AKT_TABLE_ACTORS; t <= AKT_TABLE_FORUMS && !akt_ref_is_set(found); t++)
        for (size_t i = 0; i < akt_dataset_count(dataset, (akt_table)t); i++)
            for (int way = 0; way < 2 * AKT_LANG_COUNT; way++) {
                const akt_ref ref = {(akt_table)t, (int32_t)i};
                if (!akt_sheet_word_is_same(
                        name, akt_dataset_label(dataset, ref, (akt_lang)(way / 2), way % 2)))
                    continue;
                found = ref;
                count++;
                break;
            }
    return count > 1 ? (akt_ref){AKT_TABLE_ACTORS, AKT_NONE} : found;
}

/* Names among ids, divided by semicolons, commas or line breaks, become ids. */
static void add_ids(akt_buffer *out, const akt_dataset *dataset, const char *text, akt_pool *pool)
{
    while (*text) {
        size_t size = strcspn(text, ";,|\n"), trimmed;
        const char *piece = akt_pool_text(pool, text, size);
        const char *start = piece ? akt_grid_trim(piece, &trimmed) : NULL;
        const char *name = start ? akt_pool_text(pool, start, trimmed) : "";
        akt_ref party = name ? find_named(dataset, name) : (akt_ref){AKT_TABLE_ACTORS, AKT_NONE};
        akt_buffer_add(out, out->size ? "; " : "");
        akt_buffer_add(out, akt_ref_is_set(party) ? akt_dataset_party(dataset, party)->record.id
                            : name                ? name
                                                  : "");
        text += size + (text[size] != '\0');
    }
}

/* The text in the language of the sheet, and in the others what it was. */
static void add_text(akt_sheet_writer *writer, const akt_text *was, const akt_grid_cell *cell,
                     akt_lang lang)
{
    akt_buffer *json = &writer->made.json;
    const char *nb = was->in[AKT_LANG_NB], *text = akt_sheet_writer_text(writer, cell);
    if (nb == was->in[AKT_LANG_NN] && nb == was->in[AKT_LANG_EN]) {
        akt_json_text_add(json, text);
        return;
    }
    const char *before = "{";
    for (int l = 0; l < AKT_LANG_COUNT; l++) {
        const char *in = (akt_lang)l == lang ? text : was->in[l];
        if (!in)
            continue;
        akt_buffer_format(json, "%s\"%s\": ", before, akt_lang_name((akt_lang)l));
        akt_json_text_add(json, in);
        before = ", ";
    }
    akt_buffer_add_char(json, '}');
}

static void add_value(akt_review_work *w, akt_sheet_writer *writer, const akt_review_fact *fact,
                      const akt_field *field, const akt_grid_cell *cell)
{
    const akt_record *record = akt_dataset_record(w->dataset, fact->table, fact->index);
    akt_grid_cell named = *cell;
    akt_buffer ids = AKT_BUFFER_INIT;
    if (field->type == AKT_FIELD_TEXT) {
        add_text(writer, akt_field_of(field, record), cell, w->answers->lang);
        return;
    }
    if (field->type == AKT_FIELD_REF || field->type == AKT_FIELD_REFS) {
        add_ids(&ids, w->dataset, cell->text, w->out->pool);
        named.text = akt_buffer_settle(&ids, w->out->pool);
    }
    akt_sheet_writer_value(writer, field, &named);
}

akt_status akt_review__try_value(akt_review_work *w, const akt_review_fact *fact,
                                 const akt_field *field, const akt_grid_cell *cell)
{
    akt_sheet_writer writer = {&w->answers->grid, w->faults, AKT_MADE_TEXT_OF(w->out->pool), true};
    akt_text_file file = w->answers->file;
    size_t before = w->faults->counts[AKT_LEVEL_ERROR];
    akt_sheet_writer_place(&writer, cell);
    akt_buffer_add(&writer.made.json, "{\"value\": ");
    add_value(w, &writer, fact, field, cell);
    akt_buffer_add_char(&writer.made.json, '}');
    akt_status status = akt_made_text_settle(&writer.made, &file, NULL);
    if (status != AKT_OK)
        return status;
    if (w->faults->counts[AKT_LEVEL_ERROR] > before)
        return AKT_EDATA;
    file.is_sheet = true;
    static const char *const no_other[] = {NULL};
    const akt_object_text text = {&file, 0, file.size, "", no_other};
    return akt_input_set_field(w->scratch, (akt_ref){fact->table, (int32_t)fact->index}, field,
                               &text, w->faults);
}
