#include "export/sheets_internal.h"

#include "export/dataset.h"
#include "words/words.h"

#include <string.h>

/* Which rows and columns a sheet has. */

static bool add_row(akt_list *out, const void *record, int32_t vocabulary)
{
    akt_export_row *row = akt_list_add(out);
    if (row)
        *row = (akt_export_row){record, vocabulary};
    return row != NULL;
}

static bool add_terms(akt_list *out, const akt_dataset *dataset, akt_vocabulary vocabulary)
{
    size_t count;
    bool good = true;
    const akt_term *terms = akt_dataset_terms(dataset, vocabulary, &count);
    for (size_t i = 0; i < count && good; i++)
        if (akt_export_is_own_term(&terms[i], vocabulary))
            good = add_row(out, &terms[i], (int32_t)vocabulary);
    return good;
}

bool akt_export__rows(akt_list *out, const akt_dataset *dataset, int32_t kind)
{
    bool good = true;
    if (kind == AKT_SHEET_DATASET)
        return add_row(out, akt_dataset_about(dataset), AKT_NONE);
    for (int v = 0; kind == AKT_SHEET_TAXONOMY && v < AKT_VOCABULARY_COUNT && good; v++)
        good = add_terms(out, dataset, (akt_vocabulary)v);
    for (size_t i = 0;
         kind < AKT_TABLE_COUNT && good && i < akt_dataset_count(dataset, (akt_table)kind); i++)
        good = add_row(out, akt_dataset_record(dataset, (akt_table)kind, i), AKT_NONE);
    return good;
}

static void add_column(akt_export_columns *out, const akt_field *field, int32_t lang)
{
    if (out->count < AKT_EXPORT_COLUMNS_MAX)
        out->items[out->count++] = (akt_export_column){field, lang};
}

/* A proper name stands for all languages where none is said. */
static bool is_name(const akt_field *field)
{
    return strcmp(field->name, "name") == 0 || strcmp(field->name, "short") == 0;
}

static bool is_same(const akt_text *text)
{
    const char *nb = text->in[AKT_LANG_NB];
    return nb == text->in[AKT_LANG_NN] && nb == text->in[AKT_LANG_EN];
}

/* What stands below a heading of a text; NULL where nothing does. */
static const char *text_below(const akt_text *text, const akt_export_column *column)
{
    const char *nb = text->in[AKT_LANG_NB];
    bool is_alone = nb && !text->in[AKT_LANG_NN] && !text->in[AKT_LANG_EN];
    if (is_name(column->field) && is_same(text))
        return column->lang == AKT_NONE ? nb : NULL;
    if (is_name(column->field) && is_alone)
        return column->lang == AKT_LANG_NB ? nb : NULL;
    if (column->lang == AKT_LANG_NB)
        return NULL;
    return column->lang == AKT_NONE ? nb : text->in[column->lang];
}

const char *akt_export__text_below(const akt_export_row *row, const akt_export_column *column)
{
    return text_below(akt_field_of(column->field, row->record), column);
}

static bool is_used(const akt_list *rows, const akt_export_column *column)
{
    const akt_export_row *items = rows->items;
    for (size_t i = 0; i < rows->count; i++)
        if (akt_export__text_below(&items[i], column))
            return true;
    return false;
}

static void add_text_columns(akt_export_columns *out, const akt_field *field, const akt_list *rows,
                             bool is_lean)
{
    add_column(out, field, AKT_NONE);
    for (int32_t lang = 0; lang < AKT_LANG_COUNT; lang++) {
        const akt_export_column column = {field, lang};
        bool is_common = lang != AKT_LANG_NB && (!is_lean || field->required);
        if (is_common || is_used(rows, &column))
            add_column(out, field, lang);
    }
}

static void add_field(akt_export_columns *out, const akt_field *field, const akt_list *rows,
                      bool is_lean)
{
    if (field->type == AKT_FIELD_TEXT)
        add_text_columns(out, field, rows, is_lean);
    else
        add_column(out, field, AKT_NONE);
}

/* What a record must have stands first, as far as the id and the name; the rest as in the schema. */
void akt_export__columns(akt_export_columns *out, int32_t kind, const akt_list *rows, bool is_lean)
{
    const akt_field_choice all = akt_field_choose_all(akt_sheet_schema(kind));
    out->count = 0;
    if (kind == AKT_SHEET_TAXONOMY)
        add_column(out, NULL, AKT_NONE);
    for (size_t i = 0; i < all.count; i++)
        if (all.items[i]->required)
            add_field(out, all.items[i], rows, is_lean);
    for (size_t i = 0; i < all.count; i++)
        if (!all.items[i]->required)
            add_field(out, all.items[i], rows, is_lean);
}

void akt_export__add_key(akt_buffer *out, const akt_export_column *column)
{
    akt_buffer_add(out, column->field ? column->field->name : "vocabulary");
    if (column->lang != AKT_NONE)
        akt_buffer_format(out, "_%s", akt_lang_name((akt_lang)column->lang));
}

void akt_export__add_heading(akt_buffer *out, const akt_export_column *column, akt_lang lang)
{
    akt_buffer_add(out,
                   akt_sheet_field_words(column->field ? column->field->name : "vocabulary", lang));
    if (column->lang != AKT_NONE)
        akt_buffer_format(out, " (%s)", akt_lang_name((akt_lang)column->lang));
}
