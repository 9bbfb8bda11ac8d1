#include "export/review_answers_internal.h"

#include "export/json.h"
#include "input/edit_record.h"
#include "input/sheet_value.h"

#include <string.h>

/* A cell's names on their way to ids. */
typedef struct naming {
    const akt_dataset *dataset;
    uint32_t tables; /* 1 << akt_table of those that a name may be of */
    akt_pool *pool;
    akt_buffer ids;
} naming;

static bool is_named(const naming *n, akt_ref ref, const char *name)
{
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++)
        for (int brief = 0; brief < 2; brief++)
            if (akt_sheet_word_is_same(
                    name, akt_dataset_label(n->dataset, ref, (akt_lang)lang, brief)))
                return true;
    return false;
}

/* The party that an id or a name is of, where it is one only; unset. */
static akt_ref find_named(const naming *n, const char *name)
{
    const akt_ref none = {AKT_TABLE_ACTORS, AKT_NONE};
    akt_ref found = akt_dataset_find_party(n->dataset, name);
    size_t count = 0;
    if (akt_ref_is_set(found))
        return found;
    for (int t = AKT_TABLE_ACTORS; t <= AKT_TABLE_FORUMS; t++)
        for (size_t i = 0; n->tables & 1U << t && i < akt_dataset_count(n->dataset, (akt_table)t);
             i++) {
            const akt_ref ref = {(akt_table)t, (int32_t)i};
            if (is_named(n, ref, name)) {
                found = ref;
                count++;
            }
        }
    return count == 1 ? found : none;
}

/* Without white space at its ends; "" without memory, which the pool then tells. */
static const char *trim(const naming *n, const char *text, size_t size)
{
    size_t kept;
    const char *copy = akt_pool_text(n->pool, text, size);
    const char *start = copy ? akt_grid_trim(copy, &kept) : NULL;
    const char *name = start ? akt_pool_text(n->pool, start, kept) : NULL;
    return name ? name : "";
}

static void add_id(naming *n, const char *name, akt_ref party)
{
    akt_buffer_add(&n->ids, *name && n->ids.size ? "; " : "");
    akt_buffer_add(&n->ids, akt_ref_is_set(party)
                                ? akt_dataset_party(n->dataset, party)->record.id
                                : name);
}

/* Commas divide names, and stand in names: the longest name counts. */
enum { COMMAS_MOST = 8 };

/* Adds what the text begins with, up to a comma or its end; how much of the text that is. */
static size_t take_name(naming *n, const char *text, size_t size)
{
    size_t ends[COMMAS_MOST + 1], count = 0;
    const char *name;
    akt_ref party;
    for (size_t at = 0; at <= size && count <= COMMAS_MOST; at++)
        if (at == size || text[at] == ',')
            ends[count++] = at;
    do {
        name = trim(n, text, ends[--count]);
        party = find_named(n, name);
    } while (!akt_ref_is_set(party) && count > 0);
    add_id(n, name, party);
    return ends[count];
}

static void take_names(naming *n, const char *text)
{
    while (*text) {
        size_t size = strcspn(text, ";|\n");
        text += take_name(n, text, size);
        text += *text != '\0';
    }
}

/* Names among ids, divided by semicolons, bars, commas or line breaks, become ids. */
static const char *name_ids(const akt_review_work *w, const akt_field *field, const char *text)
{
    naming n = {w->dataset, (uint32_t)field->arg, w->out->pool, AKT_BUFFER_INIT};
    const char *whole = trim(&n, text, strlen(text));
    akt_ref party = find_named(&n, whole);
    if (field->type == AKT_FIELD_REF || akt_ref_is_set(party))
        add_id(&n, whole, party);
    else
        take_names(&n, text);
    return akt_buffer_settle(&n.ids, n.pool);
}

/* The text in the language of the sheet, and in the others what it was. What was the same in all
 * languages stays so; a short name is, where there was none. */
static void add_text(akt_sheet_writer *writer, const akt_field *field, const akt_text *was,
                     const akt_grid_cell *cell, akt_lang lang)
{
    akt_text made = *was;
    const char *nb = was->in[AKT_LANG_NB], *text = akt_sheet_writer_text(writer, cell);
    bool is_same = nb == was->in[AKT_LANG_NN] && nb == was->in[AKT_LANG_EN] &&
                   (nb || strcmp(field->name, "short") == 0);
    for (int l = 0; l < AKT_LANG_COUNT; l++)
        if (is_same || (akt_lang)l == lang)
            made.in[l] = text;
    akt_export_json_words(&writer->made.json, &made);
}

static void add_value(akt_review_work *w, akt_sheet_writer *writer, const akt_review_fact *fact,
                      const akt_field *field, const akt_grid_cell *cell)
{
    const akt_record *record = akt_dataset_record(w->dataset, fact->table, fact->index);
    akt_grid_cell named = *cell;
    if (field->type == AKT_FIELD_TEXT) {
        add_text(writer, field, akt_field_of(field, record), cell, w->answers->lang);
        return;
    }
    if (field->type == AKT_FIELD_REF || field->type == AKT_FIELD_REFS)
        named.text = name_ids(w, field, cell->text);
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
    const akt_object_text text = {&file, 0, "", no_other};
    return akt_input_set_field(w->scratch, (akt_ref){fact->table, (int32_t)fact->index}, field,
                               &text, w->faults);
}
