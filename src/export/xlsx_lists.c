#include "export/xlsx_lists_internal.h"

#include "words/words.h"

#include <string.h>

/* Words are collected in a list of pointers. */
typedef struct collection {
    akt_list words; /* of const char * */
    bool failed;
} collection;

static void collect(collection *c, const char *word)
{
    const char **added = akt_list_add(&c->words);
    if (added)
        *added = word;
    else
        c->failed = true;
}

/* A, …, Z, AA. */
static void add_letters(akt_buffer *out, size_t column)
{
    if (column >= 26)
        akt_buffer_add_char(out, (char)('A' + column / 26 - 1));
    akt_buffer_add_char(out, (char)('A' + column % 26));
}

static bool add_list(akt_export_lists *lists, akt_export_list list, collection *c, akt_pool *pool)
{
    akt_buffer range = AKT_BUFFER_INIT;
    size_t size = c->words.count * sizeof(const char *);
    list.words = akt_pool_get(pool, size + sizeof(const char *));
    bool good = list.words && !c->failed && lists->count < AKT_EXPORT_LISTS_MAX;
    if (good && size)
        memcpy(list.words, c->words.items, size);
    list.count = c->words.count;
    akt_list_dispose(&c->words);
    if (!good || list.count == 0)
        return good;
    akt_buffer_format(&range, "=%s!$", akt_words(AKT_W_SHEET_LISTS, lists->lang));
    add_letters(&range, lists->count);
    akt_buffer_add(&range, "$2:$");
    add_letters(&range, lists->count);
    akt_buffer_format(&range, "$%zu", list.count + 1);
    list.range = akt_buffer_settle(&range, pool);
    lists->items[lists->count++] = list;
    return true;
}

static const akt_export_list *find_list(const akt_export_lists *lists,
                                        const akt_export_column *column)
{
    const akt_field *field = column->field;
    for (size_t i = 0; i < lists->count; i++) {
        const akt_export_list *list = &lists->items[i];
        if (!field) {
            if (list->is_vocabularies)
                return list;
            continue;
        }
        bool is_code = field->type == AKT_FIELD_CODE || field->type == AKT_FIELD_CODES ||
                       field->type == AKT_FIELD_AREA;
        if ((is_code && list->vocabulary == field->arg) ||
            (field->type == AKT_FIELD_WORD && list->field == field) ||
            (field->type == AKT_FIELD_LAYER && list->is_layers) ||
            (field->type == AKT_FIELD_BOOL && list->is_yes) ||
            (field->type == AKT_FIELD_REF && list->is_parties))
            return list;
    }
    return NULL;
}

static bool add_vocabulary(akt_export_lists *lists, akt_vocabulary vocabulary, akt_pool *pool)
{
    collection c = {AKT_LIST_OF(const char *), false};
    size_t count;
    akt_dataset_terms(lists->style->dataset, vocabulary, &count);
    for (size_t i = 0; i < count; i++)
        collect(&c, akt_export__term_words(lists->style, vocabulary, (int32_t)i));
    if (vocabulary == AKT_VOCABULARY_AREAS)
        collect(&c, akt_export__term_words(lists->style, vocabulary, AKT_AREA_ALL));
    const akt_export_list list = {.title = akt_vocabulary_name(vocabulary),
                                  .vocabulary = (int32_t)vocabulary};
    return add_list(lists, list, &c, pool);
}

static bool add_choice(akt_export_lists *lists, const akt_field *field, const char *table,
                       akt_pool *pool)
{
    collection c = {AKT_LIST_OF(const char *), false};
    akt_buffer title = AKT_BUFFER_INIT;
    for (const char *const *word = field->words; *word; word++)
        if (**word)
            collect(&c, akt_export__choice_words(lists->style, field, *word));
    akt_buffer_format(&title, "%s.%s", table, field->name);
    const akt_export_list list = {
        .title = akt_buffer_settle(&title, pool), .field = field, .vocabulary = AKT_NONE};
    return add_list(lists, list, &c, pool);
}

/* Closed choices, each field once: those of every fact are the same rows in every table. */
static bool add_choices(akt_export_lists *lists, akt_pool *pool)
{
    bool good = true;
    for (int t = 0; t < AKT_TABLE_COUNT; t++) {
        const akt_field_choice all = akt_field_choose_all(akt_schema_of_table((akt_table)t));
        for (size_t i = 0; i < all.count && good; i++) {
            const akt_export_column column = {all.items[i], AKT_NONE};
            if (all.items[i]->type == AKT_FIELD_WORD && !find_list(lists, &column))
                good = add_choice(lists, all.items[i], akt_table_name((akt_table)t), pool);
        }
    }
    return good;
}

static bool add_others(akt_export_lists *lists, akt_pool *pool)
{
    static const akt_table parties[] = {AKT_TABLE_ACTORS, AKT_TABLE_PROGRAMMES, AKT_TABLE_FORUMS};
    akt_lang lang = lists->lang;
    collection layers = {AKT_LIST_OF(const char *), false}, yes = layers, ids = layers,
               names = layers;
    for (int l = 0; l < AKT_LAYER_COUNT; l++)
        collect(&layers, akt_layer_name((akt_layer)l));
    bool has_words = lists->style->lang != AKT_NONE;
    collect(&yes, has_words ? akt_words(AKT_W_YES, lang) : "true");
    collect(&yes, has_words ? akt_words(AKT_W_NO, lang) : "false");
    for (int v = 0; v < AKT_VOCABULARY_COUNT; v++)
        collect(&names, akt_vocabulary_name((akt_vocabulary)v));
    for (size_t t = 0; t < sizeof parties / sizeof *parties; t++)
        for (size_t i = 0; i < akt_dataset_count(lists->style->dataset, parties[t]); i++)
            collect(&ids, akt_dataset_record(lists->style->dataset, parties[t], i)->id);
    akt_export_list list = {.title = "layer", .vocabulary = AKT_NONE, .is_layers = true};
    bool good = add_list(lists, list, &layers, pool);
    list = (akt_export_list){.title = "draft, directed", .vocabulary = AKT_NONE, .is_yes = true};
    good = add_list(lists, list, &yes, pool) && good;
    list =
        (akt_export_list){.title = "vocabulary", .vocabulary = AKT_NONE, .is_vocabularies = true};
    good = add_list(lists, list, &names, pool) && good;
    list = (akt_export_list){.title = akt_words(AKT_W_EXPLAIN_PARTIES, lang),
                             .vocabulary = AKT_NONE,
                             .is_parties = true};
    return add_list(lists, list, &ids, pool) && good;
}

bool akt_export_lists__make(akt_export_lists *out, const akt_export_style *style, akt_lang lang,
                            akt_pool *pool)
{
    *out = (akt_export_lists){.style = style, .lang = lang};
    bool good = true;
    for (int v = 0; v < AKT_VOCABULARY_COUNT && good; v++)
        good = v == AKT_VOCABULARY_CONCEPTS || add_vocabulary(out, (akt_vocabulary)v, pool);
    return good && add_choices(out, pool) && add_others(out, pool);
}

/* Several values in a cell, which a list cannot give. */
static bool is_several(const akt_field *field)
{
    return field && field->type == AKT_FIELD_CODES;
}

void akt_export_lists__find(const akt_export_lists *lists, const akt_export_column *column,
                            akt_workbook_column *out)
{
    const akt_export_list *list = find_list(lists, column);
    if (!list || is_several(column->field))
        return;
    out->list = list->range;
    out->is_closed = list->field || list->is_layers || list->is_yes || list->is_vocabularies;
}

enum { FEW = 8 };

const char *akt_export_lists__words(const akt_export_lists *lists, const akt_export_column *column,
                                    akt_pool *pool, akt_lang lang)
{
    const akt_export_list *list = find_list(lists, column);
    akt_buffer words = AKT_BUFFER_INIT;
    if (!list || list->is_parties)
        return NULL;
    if (list->count > FEW)
        return akt_words(AKT_W_EXPLAIN_SEE_LISTS, lang);
    for (size_t i = 0; i < list->count; i++)
        akt_buffer_format(&words, "%s%s", i ? "; " : "", list->words[i]);
    return akt_buffer_settle(&words, pool);
}

static size_t count_rows(const akt_export_lists *lists)
{
    size_t rows = 0;
    for (size_t i = 0; i < lists->count; i++)
        rows = lists->items[i].count > rows ? lists->items[i].count : rows;
    return rows;
}

enum { LIST_WIDTH = 28 };

akt_workbook_sheet akt_export_lists__sheet(const akt_export_lists *lists, akt_pool *pool)
{
    const size_t rows = count_rows(lists);
    akt_workbook_column *columns = akt_pool_get(pool, lists->count * sizeof *columns);
    akt_workbook_cell *cells = akt_pool_get(pool, rows * lists->count * sizeof *cells);
    akt_workbook_sheet sheet = {.name = akt_words(AKT_W_SHEET_LISTS, lists->lang),
                                .is_prose = true};
    if (!columns || !cells)
        return sheet;
    memset(cells, 0, rows * lists->count * sizeof *cells);
    for (size_t c = 0; c < lists->count; c++) {
        const akt_export_list *list = &lists->items[c];
        columns[c] = (akt_workbook_column){.title = list->title, .width = LIST_WIDTH};
        for (size_t r = 0; r < list->count; r++)
            cells[r * lists->count + c].text = list->words[r];
    }
    sheet.columns = columns;
    sheet.column_count = lists->count;
    sheet.cells = cells;
    sheet.row_count = rows;
    return sheet;
}
