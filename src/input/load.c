#include "input/load.h"

#include "base/file.h"
#include "input/reader_internal.h"

#include <stdlib.h>
#include <string.h>

/* Text is read twice: first the taxonomy and every id, then the records, whose references can then
 * be resolved at once. */

typedef struct pending {
    const akt_text_file *file;
    akt_table table;
    size_t index;  /* in its array in the file, for the pointer */
    size_t offset; /* of the record */
    size_t size;
    size_t record; /* in the dataset's table */
} pending;

typedef struct loader {
    akt_reader reader;
    akt_pool *pool;  /* texts, until the load is over */
    akt_list files;  /* of akt_text_file: those without a fault of syntax */
    akt_list places; /* of pending */
    const akt_text_file *about_file;
    bool faulty_syntax;
} loader;

static void add_file_fault(loader *l, const char *name, akt_fault fault, const char *arg)
{
    akt_diagnostic diagnostic = {.fault = fault, .file = name, .args = {arg}};
    akt_diagnostics_add(l->reader.faults, &diagnostic);
}

/* A pointer such as "/actors/3", in the loader's pool. */
static const char *make_pointer(loader *l, const char *table, size_t index)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_buffer_format(&text, "/%s/%zu", table, index);
    const char *pointer = akt_pool_text(l->pool, akt_buffer_text(&text), text.size);
    akt_buffer_dispose(&text);
    l->reader.no_memory = l->reader.no_memory || !pointer;
    return pointer ? pointer : "";
}

/* Reading */

static akt_status note_file(akt_input *input, const akt_text_file *file, const char *name,
                            akt_error *err)
{
    if (!input)
        return AKT_OK;
    akt_input_file *noted = akt_list_add(&input->files);
    const char *kept = noted ? akt_pool_text(input->pool, name, strlen(name)) : NULL;
    if (!kept)
        return akt_error_memory(err);
    noted->name = kept;
    noted->size = file->size;
    akt_digest(file->text, file->size, noted->digest);
    return AKT_OK;
}

static akt_status read_file(loader *l, const char *path, const char *name, akt_input *input,
                            akt_error *err)
{
    akt_text_file file;
    akt_status status = akt_text_file_read(&file, path, l->pool, err);
    if (status == AKT_OK)
        status = note_file(input, &file, name, err);
    if (status != AKT_OK)
        return status;
    status = akt_json_check(&file, l->reader.faults);
    if (status == AKT_ENOMEM)
        return akt_error_memory(err);
    if (status == AKT_OK && file.text[akt_json_skip_space(file.text, 0)] != '{') {
        akt_text_file_fault(&file, l->reader.faults, AKT_FAULT_NOT_OBJECT,
                            akt_json_skip_space(file.text, 0), NULL, NULL);
        status = AKT_EDATA;
    }
    if (status == AKT_EDATA) {
        l->faulty_syntax = true;
        return AKT_OK;
    }
    akt_text_file *kept = akt_list_add(&l->files);
    if (!kept)
        return akt_error_memory(err);
    *kept = file;
    return AKT_OK;
}

static bool is_passed_over(const char *name)
{
    return strcmp(akt_file_extension(name), "json") != 0 || strcmp(name, "datapackage.json") == 0 ||
           strcmp(name, "manifest.json") == 0;
}

static akt_status read_folder(loader *l, const char *folder, akt_input *input, akt_error *err)
{
    akt_list names = AKT_LIST_OF(const char *);
    akt_status status = akt_file_list(folder, false, l->pool, &names, err);
    size_t found = 0;
    for (size_t i = 0; status == AKT_OK && i < names.count; i++) {
        const char *name = ((const char **)names.items)[i];
        if (is_passed_over(name))
            continue;
        const char *path = akt_file_join(l->pool, folder, name);
        status = path ? read_file(l, path, name, input, err) : akt_error_memory(err);
        found++;
    }
    if (status == AKT_OK && found == 0)
        add_file_fault(l, folder, AKT_FAULT_NO_TABLES, NULL);
    akt_list_dispose(&names);
    return status;
}

static akt_status read_path(loader *l, const char *path, akt_input *input, akt_error *err)
{
    if (strcmp(path, "-") == 0)
        return read_file(l, path, "-", input, err);
    if (akt_file_is_folder(path))
        return read_folder(l, path, input, err);
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *extension = akt_file_extension(name);
    if (akt_file_exists(path) && strcmp(extension, "json") != 0) {
        add_file_fault(l, path, AKT_FAULT_UNKNOWN_FORMAT, *extension ? extension : name);
        return AKT_OK;
    }
    return read_file(l, path, name, input, err);
}

/* Taxonomy */

static const char *read_id(loader *l, const akt_place *place)
{
    const char *text = place->file->text;
    if (text[place->offset] != '{')
        return NULL; /* told when the record is read */
    size_t at = akt_json_locate(text, place->offset, "/id");
    if (text[at] != '"') {
        const char *args[4] = {"id", NULL, NULL, NULL};
        if (at != place->offset)
            akt_reader__fault(&l->reader, place, AKT_FAULT_WANTS_STRING, "/id", args);
        return NULL;
    }
    akt_json_cursor object = akt_json_enter(text, place->offset);
    while (akt_json_next(&object) && object.value != at)
        ;
    akt_json *value = akt_json_parse(text + at, object.end - at);
    const char *found = value ? akt_json_string(value) : NULL;
    const char *id =
        found ? akt_pool_text(akt_dataset_pool(l->reader.dataset), found, strlen(found)) : NULL;
    l->reader.no_memory = l->reader.no_memory || !id;
    akt_json_free(value);
    if (id && !akt_reader__is_id(id)) {
        const char *args[4] = {id, NULL, NULL, NULL};
        akt_reader__fault(&l->reader, place, AKT_FAULT_BAD_ID, "/id", args);
        return NULL;
    }
    return id;
}

bool akt_reader__is_id(const char *text)
{
    static const char first[] = "abcdefghijklmnopqrstuvwxyz0123456789";
    static const char rest[] = "abcdefghijklmnopqrstuvwxyz0123456789._-";
    return *text && strchr(first, *text) && text[strspn(text, rest)] == '\0';
}

static void read_terms(loader *l, const akt_text_file *file, size_t offset, const char *path,
                       akt_vocabulary vocabulary, bool fill)
{
    akt_json_cursor items = akt_json_enter(file->text, offset);
    while (akt_json_next(&items)) {
        akt_place place = {file, items.value, make_pointer(l, path, items.index)};
        const char *id = fill ? NULL : read_id(l, &place);
        if (id && !akt_dataset_add_term(l->reader.dataset, vocabulary, id))
            l->reader.no_memory = true;
        akt_json *value =
            fill ? akt_json_parse(file->text + items.value, items.end - items.value) : NULL;
        if (!fill || l->reader.no_memory)
            continue;
        const akt_json *key = value ? akt_json_get(value, "id") : NULL;
        const char *name = key ? akt_json_string(key) : NULL;
        int32_t at = name ? akt_dataset_find_term(l->reader.dataset, vocabulary, name) : AKT_NONE;
        akt_term scratch;
        akt_schema_clear(akt_schema_of_terms(), &scratch);
        akt_term *term =
            at == AKT_NONE ? &scratch
                           : akt_dataset_add_term(l->reader.dataset, vocabulary,
                                                  akt_dataset_term(l->reader.dataset, vocabulary, at)
                                                      ->record.id);
        if (value)
            akt_reader__record(&l->reader, &place, akt_schema_of_terms(), value, term);
        akt_json_free(value);
    }
}

static int32_t find_vocabulary(const akt_json_cursor *cursor)
{
    for (int32_t v = 0; v < AKT_VOCABULARY_COUNT; v++)
        if (akt_json_key_is(cursor, akt_vocabulary_name((akt_vocabulary)v)))
            return v;
    return AKT_NONE;
}

static void fault_name(loader *l, const akt_text_file *file, const akt_json_cursor *cursor,
                       const char *known)
{
    const char *name = akt_pool_text(l->pool, cursor->key, cursor->key_size);
    const char *args[4] = {name, NULL, known, NULL};
    size_t at = (size_t)(cursor->key - file->text) - 1;
    akt_text_file_fault(file, l->reader.faults, AKT_FAULT_UNKNOWN_TABLE, at, NULL, args);
}

static bool wants(loader *l, const akt_text_file *file, const akt_json_cursor *cursor, char opening)
{
    if (file->text[cursor->value] == opening)
        return true;
    const char *name = akt_pool_text(l->pool, cursor->key, cursor->key_size);
    const char *args[4] = {name, NULL, NULL, NULL};
    akt_text_file_fault(file, l->reader.faults,
                        opening == '{' ? AKT_FAULT_WANTS_OBJECT : AKT_FAULT_WANTS_LIST,
                        cursor->value, NULL, args);
    return false;
}

static void read_taxonomy(loader *l, const akt_text_file *file, size_t offset, bool fill)
{
    akt_json_cursor lists = akt_json_enter(file->text, offset);
    while (akt_json_next(&lists)) {
        int32_t vocabulary = find_vocabulary(&lists);
        akt_buffer path = AKT_BUFFER_INIT;
        akt_buffer_add(&path, "taxonomy/");
        akt_buffer_add_bytes(&path, lists.key, lists.key_size);
        if (vocabulary == AKT_NONE && !fill)
            fault_name(l, file, &lists, "roles, areas, actor_kinds, programme_kinds, flow_kinds, "
                                        "bands, categories, levels, sectors, audiences, "
                                        "instruments, tie_kinds, concepts");
        else if (vocabulary != AKT_NONE && (fill ? file->text[lists.value] == '['
                                                 : wants(l, file, &lists, '[')))
            read_terms(l, file, lists.value, akt_buffer_text(&path), (akt_vocabulary)vocabulary,
                       fill);
        akt_buffer_dispose(&path);
    }
}

/* Tables */

/* Where an id was given first, for the one who gives it again. */
static const char *first_place(loader *l, akt_ref taken)
{
    const pending *places = l->places.items;
    for (size_t i = 0; i < l->places.count; i++) {
        if (places[i].table != taken.table || places[i].record != (size_t)taken.index)
            continue;
        size_t line, column;
        akt_text_file_place(places[i].file, places[i].offset, &line, &column);
        akt_buffer text = AKT_BUFFER_INIT;
        akt_buffer_format(&text, "%s:%zu:%zu", places[i].file->name, line, column);
        const char *kept = akt_pool_text(l->pool, akt_buffer_text(&text), text.size);
        akt_buffer_dispose(&text);
        return kept;
    }
    return "";
}

static void enter_record(loader *l, akt_table table, const akt_json_cursor *item,
                         const akt_text_file *file)
{
    akt_record *record = akt_dataset_add(l->reader.dataset, table);
    pending *noted = akt_list_add(&l->places);
    if (!record || !noted) {
        l->reader.no_memory = true;
        return;
    }
    size_t index = akt_dataset_count(l->reader.dataset, table) - 1;
    *noted = (pending){file, table, item->index, item->value, item->end - item->value, index};
    record->origin = (akt_origin){(int32_t)(file - (akt_text_file *)l->files.items),
                                  (int32_t)item->index, item->value};
    if (!akt_schema_field(akt_schema_of_table(table), "id"))
        return;
    akt_place place = {file, item->value, make_pointer(l, akt_table_name(table), item->index)};
    record->id = read_id(l, &place);
    if (!record->id)
        return;
    akt_ref now = akt_dataset_index(l->reader.dataset, table, index, record->id);
    if (now.table == table && now.index == (int32_t)index)
        return;
    const char *args[4] = {record->id, first_place(l, now), NULL, NULL};
    akt_reader__fault(&l->reader, &place, AKT_FAULT_DUPLICATE_ID, "/id", args);
}

static void enter_about(loader *l, const akt_text_file *file, size_t offset)
{
    akt_place place = {file, offset, "/dataset"};
    if (l->about_file) {
        const char *args[4] = {l->about_file->name, NULL, NULL, NULL};
        akt_reader__fault(&l->reader, &place, AKT_FAULT_SECOND_DATASET, "", args);
        return;
    }
    l->about_file = file;
    akt_json_cursor object = akt_json_enter(file->text, offset);
    size_t end = object.at;
    while (akt_json_next(&object))
        end = object.end;
    end = akt_json_skip_space(file->text, end) + 1;
    akt_json *value = akt_json_parse(file->text + offset, end - offset);
    if (value)
        akt_reader__record(&l->reader, &place, akt_schema_of_about(), value,
                           akt_dataset_edit_about(l->reader.dataset));
    l->reader.no_memory = l->reader.no_memory || !value;
    akt_json_free(value);
}

static int32_t find_table(const akt_json_cursor *cursor)
{
    for (int32_t t = 0; t < AKT_TABLE_COUNT; t++)
        if (akt_json_key_is(cursor, akt_table_name((akt_table)t)))
            return t;
    return AKT_NONE;
}

static void enter_member(loader *l, const akt_text_file *file, const akt_json_cursor *member)
{
    int32_t table = find_table(member);
    if (table != AKT_NONE) {
        if (!wants(l, file, member, '['))
            return;
        akt_json_cursor items = akt_json_enter(file->text, member->value);
        while (!l->reader.no_memory && akt_json_next(&items))
            enter_record(l, (akt_table)table, &items, file);
    } else if (akt_json_key_is(member, "dataset")) {
        if (wants(l, file, member, '{'))
            enter_about(l, file, member->value);
    } else if (akt_json_key_is(member, "taxonomy")) {
        if (wants(l, file, member, '{'))
            read_taxonomy(l, file, member->value, false);
    } else if (!akt_json_key_is(member, "$schema")) {
        fault_name(l, file, member,
                   "dataset, sources, taxonomy, actors, programmes, forums, ties, flows, roles, "
                   "needs, statements, indicators");
    }
}

static void enter_all(loader *l)
{
    const akt_text_file *files = l->files.items;
    for (size_t i = 0; i < l->files.count; i++) {
        akt_json_cursor members = akt_json_enter(files[i].text, 0);
        while (!l->reader.no_memory && akt_json_next(&members))
            enter_member(l, &files[i], &members);
    }
    for (size_t i = 0; i < l->files.count; i++) {
        akt_json_cursor members = akt_json_enter(files[i].text, 0);
        while (!l->reader.no_memory && akt_json_next(&members))
            if (akt_json_key_is(&members, "taxonomy") && files[i].text[members.value] == '{')
                read_taxonomy(l, &files[i], members.value, true);
    }
}

/* Records */

static void fill_record(loader *l, const pending *p)
{
    akt_json *value = akt_json_parse(p->file->text + p->offset, p->size);
    akt_place place = {p->file, p->offset, make_pointer(l, akt_table_name(p->table), p->index)};
    if (value)
        akt_reader__record(&l->reader, &place, akt_schema_of_table(p->table), value,
                           akt_dataset_edit(l->reader.dataset, p->table, p->record));
    l->reader.no_memory = l->reader.no_memory || !value;
    akt_json_free(value);
}

static void fill_all(loader *l)
{
    const pending *places = l->places.items;
    for (size_t i = 0; !l->reader.no_memory && i < l->places.count; i++)
        fill_record(l, &places[i]);
}

static void read_dataset(loader *l, const char *path)
{
    l->reader.files = l->files.items;
    l->reader.file_count = l->files.count;
    enter_all(l);
    /* With a file left out, half the references would look unknown. */
    if (l->faulty_syntax || l->reader.no_memory)
        return;
    fill_all(l);
    if (l->files.count > 0 && !l->about_file)
        add_file_fault(l, path, AKT_FAULT_NO_DATASET, NULL);
    if (!l->reader.no_memory)
        akt_reader__validate(&l->reader);
}

static akt_status finish(loader *l, akt_dataset **out, akt_error *err)
{
    akt_diagnostics *faults = l->reader.faults;
    akt_diagnostics_sort(faults);
    if (l->reader.no_memory || faults->failed)
        return akt_error_memory(err);
    if (akt_diagnostics_has_errors(faults))
        return akt_error_set(err, AKT_EDATA, "%zu faults in the data",
                             faults->counts[AKT_LEVEL_ERROR]);
    *out = l->reader.dataset;
    l->reader.dataset = NULL;
    return AKT_OK;
}

akt_status akt_load(akt_dataset **out, const char *path, akt_input *input, akt_diagnostics *faults,
                    akt_error *err)
{
    *out = NULL;
    if (input)
        *input = (akt_input){AKT_LIST_OF(akt_input_file), akt_pool_new()};
    loader l = {.reader = {.dataset = akt_dataset_new(), .faults = faults},
                .pool = akt_pool_new(),
                .files = AKT_LIST_OF(akt_text_file),
                .places = AKT_LIST_OF(pending)};
    akt_status status = AKT_OK;
    if (!l.reader.dataset || !l.pool || (input && !input->pool) || faults->failed)
        status = akt_error_memory(err);
    if (status == AKT_OK)
        status = read_path(&l, path, input, err);
    if (status == AKT_OK) {
        read_dataset(&l, path);
        status = finish(&l, out, err);
    }
    akt_list_dispose(&l.files);
    akt_list_dispose(&l.places);
    akt_pool_free(l.pool);
    akt_dataset_free(l.reader.dataset);
    return status;
}

void akt_input_dispose(akt_input *input)
{
    akt_list_dispose(&input->files);
    akt_pool_free(input->pool);
    input->pool = NULL;
}
