#include "input/loader_internal.h"
#include "input/record_source.h"

#include <string.h>

/* Checked texts → dataset: the members of a document, in two passes. */

enum { AHEAD = 16 }; /* ids whose places are fetched while others are made known */

static akt_place place_of(const akt_text_file *file, akt_table table, const akt_record *record)
{
    return (akt_place){.file = file,
                       .offset = record->origin.offset,
                       .pointer = "",
                       .list = akt_table_name(table),
                       .index = (size_t)record->origin.index};
}

/* Ids and terms */

static void note_former_ids(akt_loader *l, akt_table table, size_t index)
{
    akt_former *noted = akt_list_add(&l->formers);
    if (noted)
        *noted = (akt_former){table, index};
    l->reader.no_memory = l->reader.no_memory || !noted;
}

void akt_loader__enter_record(akt_loader *l, akt_table table, const akt_found_record *found)
{
    const akt_text_file *files = l->files.items;
    akt_record *record = akt_dataset_add(l->reader.dataset, table);
    if (!record) {
        l->reader.no_memory = true;
        return;
    }
    record->origin =
        (akt_origin){(int32_t)(found->file - files), (int32_t)found->index, found->offset};
    const akt_place place = place_of(found->file, table, record);
    if (found->id && l->has_id[table])
        record->id = akt_reader__id_at(&l->reader, &place, found->id);
    if (found->former_ids && l->has_former_ids[table])
        note_former_ids(l, table, akt_dataset_count(l->reader.dataset, table) - 1);
}

static void pass_rest(akt_json_cursor *item, akt_json_cursor *members)
{
    akt_json_pass_rest(members);
    akt_json_leave(item, members->end);
}

/* Passes the item, and reads of it what others may refer to. */
static void enter_item(akt_loader *l, akt_table table, akt_json_cursor *item,
                       const akt_text_file *file)
{
    akt_found_record found = {file, item->value, item->index, 0, 0};
    akt_json_cursor members = akt_json_enter_file(file, item->value);
    bool wants_id = members.is_object && l->has_id[table];
    bool wants_former_ids = members.is_object && l->has_former_ids[table];
    while ((wants_id || wants_former_ids) && akt_json_step(&members)) {
        if (wants_id && akt_json_key_is(&members, "id")) {
            found.id = members.value;
            wants_id = false;
        } else if (wants_former_ids && akt_json_key_is(&members, "former_ids")) {
            found.former_ids = members.value;
            wants_former_ids = false;
        }
        akt_json_pass(&members);
    }
    if (wants_id || wants_former_ids)
        akt_json_leave(item, members.end);
    else if (members.started)
        pass_rest(item, &members);
    else
        akt_json_pass(item);
    akt_loader__enter_record(l, table, &found);
}

void akt_loader__know_ids(akt_loader *l, akt_table table, size_t first, const akt_text_file *file)
{
    const akt_dataset *dataset = l->reader.dataset;
    const size_t count = akt_dataset_count(dataset, table);
    if (!akt_dataset_reserve_ids(l->reader.dataset, table, count - first))
        l->reader.no_memory = true;
    for (size_t i = first; !l->reader.no_memory && i < count; i++) {
        const akt_place place = place_of(file, table, akt_dataset_record(dataset, table, i));
        const akt_record *later =
            akt_dataset_record(dataset, table, i + AHEAD < count ? i + AHEAD : i);
        if (later->id)
            akt_dataset_expect_id(dataset, table, later->id);
        akt_reader__make_known(&l->reader, &place, table, i);
    }
}

static void enter_table(akt_loader *l, const akt_text_file *file, akt_json_cursor *member,
                        akt_table table)
{
    const size_t first = akt_dataset_count(l->reader.dataset, table);
    akt_json_cursor items = akt_json_enter_file(file, member->value);
    while (!l->reader.no_memory && akt_json_step(&items)) {
        enter_item(l, table, &items, file);
        akt_loader__passed(l, file, items.end);
    }
    akt_json_leave(member, items.end);
    akt_loader__know_ids(l, table, first, file);
}

/* It must be there, but may be null: for what was read of a file that does not say it. */
static void check_date(akt_loader *l, const akt_place *place)
{
    static const char *const args[4] = {"date", NULL, NULL, NULL};
    const char *text = place->file->text;
    const size_t date = akt_json_locate(text, place->offset, "/date");
    if (date == place->offset)
        akt_reader__fault(&l->reader, place, AKT_FAULT_MISSING_FIELD, "", args);
    else if (akt_json_kind_at(text + date) == AKT_JSON_NULL)
        akt_reader__fault(&l->reader, place, AKT_FAULT_NO_DATE, "/date", NULL);
}

void akt_loader__enter_about(akt_loader *l, const akt_text_file *file, size_t offset)
{
    const akt_place place = {.file = file, .offset = offset, .pointer = "/dataset"};
    if (l->about_file) {
        const char *args[4] = {l->about_file->name, NULL, NULL, NULL};
        akt_reader__fault(&l->reader, &place, AKT_FAULT_SECOND_DATASET, "", args);
        return;
    }
    l->about_file = file;
    akt_reader__record(&l->reader, &place, akt_schema_of_about(),
                       akt_dataset_edit_about(l->reader.dataset));
    check_date(l, &place);
}

static int32_t find_table(const akt_json_cursor *cursor)
{
    for (int32_t t = 0; t < AKT_TABLE_COUNT; t++)
        if (akt_json_key_is(cursor, akt_table_name((akt_table)t)))
            return t;
    return AKT_NONE;
}

static void fault_table(akt_loader *l, const akt_text_file *file, const akt_json_cursor *member)
{
    const char *known[AKT_TABLE_COUNT + 2] = {"dataset", "taxonomy"};
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        known[t + 2] = akt_table_name((akt_table)t);
    akt_reader__unknown_member(&l->reader, file, member, known, AKT_TABLE_COUNT + 2);
}

/* Its ids now; what they mean when all are known. */
static void enter_taxonomy(akt_loader *l, const akt_text_file *file, size_t offset)
{
    akt_taxonomy_place *noted = akt_list_add(&l->taxonomies);
    if (!noted) {
        l->reader.no_memory = true;
        return;
    }
    *noted = (akt_taxonomy_place){file, offset, AKT_NONE};
    akt_reader__enter_taxonomy(&l->reader, file, offset);
}

static void enter_other(akt_loader *l, const akt_text_file *file, akt_json_cursor *member)
{
    akt_json_pass(member);
    if (akt_json_key_is(member, "dataset")) {
        if (akt_reader__wants(&l->reader, file, member, '{'))
            akt_loader__enter_about(l, file, member->value);
    } else if (akt_json_key_is(member, "taxonomy")) {
        if (akt_reader__wants(&l->reader, file, member, '{'))
            enter_taxonomy(l, file, member->value);
    } else if (!akt_json_key_is(member, "$schema")) {
        fault_table(l, file, member);
    }
}

static void enter_document(akt_loader *l, const akt_text_file *file)
{
    akt_json_cursor members = akt_json_enter_file(file, 0);
    while (!l->reader.no_memory && akt_json_step(&members)) {
        int32_t table = find_table(&members);
        if (table == AKT_NONE)
            enter_other(l, file, &members);
        else if (akt_reader__wants(&l->reader, file, &members, '['))
            enter_table(l, file, &members, (akt_table)table);
        else
            akt_json_pass(&members);
    }
}

static void enter_former_ids(akt_loader *l)
{
    const akt_former *formers = l->formers.items;
    const akt_text_file *files = l->files.items;
    for (size_t i = 0; !l->reader.no_memory && i < l->formers.count; i++) {
        const akt_record *record =
            akt_dataset_record(l->reader.dataset, formers[i].table, formers[i].index);
        const akt_place place = place_of(&files[record->origin.file], formers[i].table, record);
        akt_reader__enter_former_ids(&l->reader, &place, formers[i].table, formers[i].index);
    }
}

static void fill_taxonomies(akt_loader *l)
{
    const akt_taxonomy_place *places = l->taxonomies.items;
    for (size_t i = 0; !l->reader.no_memory && i < l->taxonomies.count; i++) {
        const akt_place place = {.file = places[i].file, .offset = places[i].offset, .pointer = ""};
        if (places[i].vocabulary == AKT_NONE)
            akt_reader__fill_taxonomy(&l->reader, places[i].file, places[i].offset);
        else
            akt_reader__fill_term(&l->reader, &place, (akt_vocabulary)places[i].vocabulary);
    }
}

/* Those that a reader hands over whole, behind all that are of texts. */
static void take_records(akt_loader *l)
{
    const akt_text_file *files = l->files.items;
    for (size_t i = 0; !l->reader.no_memory && i < l->files.count; i++) {
        const akt_record_source *source = files[i].records;
        if (source)
            l->reader.no_memory = !source->fill(source, l->reader.dataset, (int32_t)i);
    }
}

void akt_loader__enter(akt_loader *l)
{
    for (int t = 0; t < AKT_TABLE_COUNT; t++) {
        const akt_schema *schema = akt_schema_of_table((akt_table)t);
        l->has_id[t] = akt_schema_field(schema, "id") != NULL;
        l->has_former_ids[t] = akt_schema_field(schema, "former_ids") != NULL;
    }
    const akt_text_file *files = l->files.items;
    for (size_t i = 0; !l->reader.no_memory && i < l->files.count; i++) {
        if (files[i].records)
            continue;
        if (files[i].is_lines)
            akt_loader__enter_lines(l, &files[i]);
        else
            enter_document(l, &files[i]);
        akt_loader__passed_all(l, &files[i]);
    }
    fill_taxonomies(l);
    enter_former_ids(l);
    take_records(l);
}

/* Records */

size_t akt_loader__fill_record(akt_loader *l, akt_table table, const akt_place *place)
{
    l->reader.memory = &l->memories[table];
    size_t end = akt_reader__record(&l->reader, place, akt_schema_of_table(table),
                                    akt_dataset_edit(l->reader.dataset, table, l->filled[table]++));
    l->reader.memory = NULL;
    return end;
}

static void fill_table(akt_loader *l, const akt_text_file *file, akt_json_cursor *member,
                       akt_table table)
{
    akt_json_cursor items = akt_json_enter_file(file, member->value);
    while (!l->reader.no_memory && akt_json_step(&items)) {
        const akt_place place = {.file = file,
                                 .offset = items.value,
                                 .pointer = "",
                                 .list = akt_table_name(table),
                                 .index = items.index};
        akt_json_leave(&items, akt_loader__fill_record(l, table, &place));
        akt_loader__passed(l, file, items.end);
    }
    akt_json_leave(member, items.end);
}

static void fill_document(akt_loader *l, const akt_text_file *file)
{
    akt_json_cursor members = akt_json_enter_file(file, 0);
    while (!l->reader.no_memory && akt_json_step(&members)) {
        int32_t table = find_table(&members);
        if (table != AKT_NONE && file->text[members.value] == '[')
            fill_table(l, file, &members, (akt_table)table);
        else
            akt_json_pass(&members);
    }
}

void akt_loader__fill(akt_loader *l)
{
    const akt_text_file *files = l->files.items;
    for (size_t i = 0; !l->reader.no_memory && i < l->files.count; i++) {
        if (files[i].records)
            continue;
        memset(l->memories, 0, sizeof l->memories); /* a sheet may say what other files may not */
        if (files[i].is_lines)
            akt_loader__fill_lines(l, &files[i]);
        else
            fill_document(l, &files[i]);
        akt_loader__passed_all(l, &files[i]);
    }
}
