#include "input/reader_internal.h"

/* The taxonomy of a dataset, in two passes: terms refer to terms. */

static int32_t find_vocabulary(const akt_json_cursor *list)
{
    for (int32_t v = 0; v < AKT_VOCABULARY_COUNT; v++)
        if (akt_json_key_is(list, akt_vocabulary_name((akt_vocabulary)v)))
            return v;
    return AKT_NONE;
}

typedef void visit_term(akt_reader *reader, const akt_place *place, akt_vocabulary vocabulary);

static void visit_terms(akt_reader *reader, const akt_text_file *file, size_t offset,
                        akt_vocabulary vocabulary, visit_term *visit)
{
    akt_json_cursor items = akt_json_enter(file->text, offset);
    while (!reader->no_memory && akt_json_next(&items)) {
        const akt_place place = {.file = file,
                                 .offset = items.value,
                                 .pointer = "/taxonomy",
                                 .list = akt_vocabulary_name(vocabulary),
                                 .index = items.index};
        visit(reader, &place, vocabulary);
    }
}

void akt_reader__enter_term(akt_reader *reader, const akt_place *place, akt_vocabulary vocabulary)
{
    const char *id = akt_reader__id(reader, place);
    if (id && !akt_dataset_add_term(reader->dataset, vocabulary, id))
        reader->no_memory = true;
}

/* The term that the first pass entered, emptied; scratch where its id is at fault. */
static akt_term *find_term(akt_reader *reader, const akt_place *place, akt_vocabulary vocabulary,
                           akt_term *scratch)
{
    const char *text = place->file->text;
    const char *id = text + akt_json_locate(text, place->offset, "/id");
    int32_t at = AKT_NONE;
    if (text[place->offset] == '{' && akt_json_kind_at(id) == AKT_JSON_STRING) {
        const akt_json_bytes bytes = akt_json_string_of(id, 0, &reader->scratch);
        at = akt_dataset_find_term_of(reader->dataset, vocabulary, bytes.text, bytes.size);
    }
    const akt_term *term = akt_dataset_term(reader->dataset, vocabulary, at);
    akt_schema_clear(akt_schema_of_terms(), scratch);
    return term ? akt_dataset_add_term(reader->dataset, vocabulary, term->record.id) : scratch;
}

void akt_reader__fill_term(akt_reader *reader, const akt_place *place, akt_vocabulary vocabulary)
{
    akt_term scratch;
    akt_reader__record(reader, place, akt_schema_of_terms(),
                       find_term(reader, place, vocabulary, &scratch));
}

void akt_reader__enter_taxonomy(akt_reader *reader, const akt_text_file *file, size_t offset)
{
    const char *known[AKT_VOCABULARY_COUNT];
    for (int v = 0; v < AKT_VOCABULARY_COUNT; v++)
        known[v] = akt_vocabulary_name((akt_vocabulary)v);
    akt_json_cursor lists = akt_json_enter(file->text, offset);
    while (akt_json_next(&lists)) {
        int32_t vocabulary = find_vocabulary(&lists);
        if (vocabulary == AKT_NONE)
            akt_reader__unknown_member(reader, file, &lists, known, AKT_VOCABULARY_COUNT);
        else if (akt_reader__wants(reader, file, &lists, '['))
            visit_terms(reader, file, lists.value, (akt_vocabulary)vocabulary,
                        akt_reader__enter_term);
    }
}

void akt_reader__fill_taxonomy(akt_reader *reader, const akt_text_file *file, size_t offset)
{
    akt_json_cursor lists = akt_json_enter(file->text, offset);
    while (akt_json_next(&lists)) {
        int32_t vocabulary = find_vocabulary(&lists);
        if (vocabulary != AKT_NONE && file->text[lists.value] == '[')
            visit_terms(reader, file, lists.value, (akt_vocabulary)vocabulary,
                        akt_reader__fill_term);
    }
}
