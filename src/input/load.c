#include "input/load.h"

#include "base/file.h"
#include "input/format.h"
#include "input/reader_internal.h"
#include "input/record_source.h"

#include <stdio.h>
#include <string.h>

enum { PROGRESS_BYTES = 1 << 20 };

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

typedef struct taxonomy {
    const akt_text_file *file;
    size_t offset;
} taxonomy;

typedef struct loader {
    akt_reader reader;
    akt_pool *pool;  /* texts, until the load is over */
    akt_list files;  /* of akt_text_file: those without a fault of syntax */
    akt_list places; /* of pending */
    akt_list taxonomies;
    const akt_text_file *about_file;
    bool faulty_syntax;
    int32_t from;    /* akt_input_format, or AKT_NONE: as each file shows */
    bool in_folder;  /* where definitions of diagrams may lie too */
    bool says_title; /* some file is of a format that says what the dataset is called */
    size_t found;    /* files of the dataset */
    const akt_load_progress *progress; /* or NULL */
    size_t bytes_gone, bytes_in_all, bytes_told;
} loader;

/* Every file is gone through twice. */
static void tell_progress(loader *l, size_t more)
{
    l->bytes_gone += more;
    l->bytes_told += more;
    if (!l->progress || (l->bytes_told < PROGRESS_BYTES && l->bytes_gone < l->bytes_in_all))
        return;
    l->bytes_told = 0;
    l->progress->tell(l->progress->context, l->bytes_gone, l->bytes_in_all);
}

static void add_file_fault(loader *l, const char *name, akt_fault fault, const char *arg)
{
    akt_diagnostic diagnostic = {.fault = fault, .file = name, .args = {arg}};
    akt_diagnostics_add(l->reader.faults, &diagnostic);
}

/* Reading */

akt_status akt_input_note(akt_input *input, const akt_text_file *file, const char *name,
                          akt_error *err)
{
    if (!input)
        return AKT_OK;
    akt_input_file *noted = akt_list_add(&input->files);
    const char *kept = noted ? akt_pool_text(input->pool, name, strlen(name)) : NULL;
    if (!kept)
        return akt_error_memory(err);
    noted->name = kept;
    noted->size = file->byte_count;
    akt_digest(file->bytes, noted->size, noted->digest);
    return AKT_OK;
}

/* A definition of a diagram names a view; no file of a dataset does. */
static bool is_definition(const akt_text_file *file)
{
    size_t start = akt_json_skip_space(file->text, 0);
    if (file->text[start] != '{')
        return false;
    for (akt_json_cursor members = akt_json_enter(file->text, start); akt_json_next(&members);)
        if (akt_json_key_is(&members, "view"))
            return true;
    return false;
}

static void fault_format(loader *l, const char *path, const char *what)
{
    akt_buffer known = AKT_BUFFER_INIT;
    for (int f = 0; f < AKT_INPUT_FORMAT_COUNT; f++)
        akt_buffer_format(&known, "%s%s", f ? ", " : "",
                          akt_input_format_name((akt_input_format)f));
    const akt_diagnostic told = {
        .fault = AKT_FAULT_UNKNOWN_FORMAT, .file = path, .args = {what, akt_buffer_text(&known)}};
    akt_diagnostics_add(l->reader.faults, &told);
    l->reader.no_memory = l->reader.no_memory || known.failed;
    akt_buffer_dispose(&known);
}

/* Adds what a file of the dataset says as JSON to what is to be read. */
static akt_status keep_file(loader *l, const akt_text_file *file, akt_error *err)
{
    size_t start = akt_json_skip_space(file->text, 0);
    if (file->text[start] != '{') {
        akt_text_file_fault(file, l->reader.faults, AKT_FAULT_NOT_OBJECT, start, NULL, NULL);
        l->faulty_syntax = true;
        return AKT_OK;
    }
    akt_text_file *kept = akt_list_add(&l->files);
    if (!kept)
        return akt_error_memory(err);
    *kept = *file;
    l->bytes_in_all += 2 * file->size;
    tell_progress(l, file->size);
    kept->records = NULL;
    akt_text_file *rows = file->records ? akt_list_add(&l->files) : NULL;
    if (file->records && !rows)
        return akt_error_memory(err);
    if (rows)
        *rows = file->records->rows;
    return AKT_OK;
}

static akt_status read_as(loader *l, akt_input_format format, akt_text_file *file, akt_error *err)
{
    akt_status status = akt_input_format_read(format, file, l->pool, l->reader.faults, err);
    if (status == AKT_OK)
        status = akt_json_check(file, l->reader.faults);
    return status == AKT_ENOMEM ? akt_error_memory(err) : status;
}

static akt_status read_file(loader *l, const char *path, const char *name, akt_input *input,
                            akt_error *err)
{
    akt_text_file file;
    akt_status status = akt_text_file_read(&file, path, l->pool, err);
    if (status != AKT_OK)
        return status;
    const char *extension = akt_file_extension(name);
    int32_t format = l->from != AKT_NONE ? l->from : akt_input_format_of(&file);
    if (format == AKT_NONE) {
        fault_format(l, path, *extension ? extension : name);
        return AKT_OK;
    }
    status = read_as(l, (akt_input_format)format, &file, err);
    if (l->in_folder && status == AKT_OK && format == AKT_INPUT_JSON && is_definition(&file))
        return AKT_OK;
    l->found++;
    l->says_title = l->says_title || !file.is_sheet;
    if (akt_input_note(input, &file, name, err) != AKT_OK)
        return AKT_ENOMEM;
    l->faulty_syntax = l->faulty_syntax || status == AKT_EDATA;
    if (status == AKT_EDATA)
        return AKT_OK;
    return status == AKT_OK ? keep_file(l, &file, err) : status;
}

static akt_status read_folder(loader *l, const char *folder, akt_input *input, akt_error *err)
{
    akt_list names = AKT_LIST_OF(const char *);
    akt_status status = akt_file_list(folder, false, l->pool, &names, err);
    l->in_folder = true;
    for (size_t i = 0; status == AKT_OK && i < names.count; i++) {
        const char *name = ((const char **)names.items)[i];
        if (!akt_input_format_is_in_folder(name))
            continue;
        const char *path = akt_file_join(l->pool, folder, name);
        status = path ? read_file(l, path, name, input, err) : akt_error_memory(err);
    }
    if (status == AKT_OK && l->found == 0)
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
    return read_file(l, path, slash ? slash + 1 : path, input, err);
}

/* Tables */

static void write_pointer(char out[64], akt_table table, size_t index)
{
    snprintf(out, 64, "/%s/%zu", akt_table_name(table), index);
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
    char pointer[64];
    write_pointer(pointer, table, item->index);
    const akt_place place = {file, item->value, pointer};
    akt_reader__enter_id(&l->reader, &place, table, index);
}

/* It must be there, but may be null: for what was read of a file that does not say it. */
static void check_date(loader *l, const akt_place *place, const akt_json *value)
{
    static const char *const args[4] = {"date", NULL, NULL, NULL};
    const akt_json *date = akt_json_get(value, "date");
    if (value && !date)
        akt_reader__fault(&l->reader, place, AKT_FAULT_MISSING_FIELD, "", args);
    else if (date && akt_json_kind_of(date) == AKT_JSON_NULL)
        akt_reader__fault(&l->reader, place, AKT_FAULT_NO_DATE, "/date", NULL);
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
    akt_json *value =
        akt_json_parse(file->text + offset, akt_json_end(file->text, offset) - offset);
    if (value)
        akt_reader__record(&l->reader, &place, akt_schema_of_about(), value,
                           akt_dataset_edit_about(l->reader.dataset));
    check_date(l, &place, value);
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

static void fault_table(loader *l, const akt_text_file *file, const akt_json_cursor *member)
{
    const char *known[AKT_TABLE_COUNT + 2] = {"dataset", "taxonomy"};
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        known[t + 2] = akt_table_name((akt_table)t);
    akt_reader__unknown_member(&l->reader, file, member, known, AKT_TABLE_COUNT + 2);
}

/* Its ids now; what they mean when all are known. */
static void enter_taxonomy(loader *l, const akt_text_file *file, size_t offset)
{
    taxonomy *noted = akt_list_add(&l->taxonomies);
    if (!noted) {
        l->reader.no_memory = true;
        return;
    }
    *noted = (taxonomy){file, offset};
    akt_reader__enter_taxonomy(&l->reader, file, offset);
}

static void enter_member(loader *l, const akt_text_file *file, const akt_json_cursor *member)
{
    int32_t table = find_table(member);
    if (table != AKT_NONE) {
        if (!akt_reader__wants(&l->reader, file, member, '['))
            return;
        akt_json_cursor items = akt_json_enter(file->text, member->value);
        while (!l->reader.no_memory && akt_json_next(&items))
            enter_record(l, (akt_table)table, &items, file);
    } else if (akt_json_key_is(member, "dataset")) {
        if (akt_reader__wants(&l->reader, file, member, '{'))
            enter_about(l, file, member->value);
    } else if (akt_json_key_is(member, "taxonomy")) {
        if (akt_reader__wants(&l->reader, file, member, '{'))
            enter_taxonomy(l, file, member->value);
    } else if (!akt_json_key_is(member, "$schema")) {
        fault_table(l, file, member);
    }
}

static void enter_all(loader *l)
{
    const akt_text_file *files = l->files.items;
    for (size_t i = 0; i < l->files.count; i++) {
        if (files[i].records)
            continue;
        akt_json_cursor members = akt_json_enter(files[i].text, 0);
        while (!l->reader.no_memory && akt_json_next(&members))
            enter_member(l, &files[i], &members);
    }
    const taxonomy *taxonomies = l->taxonomies.items;
    for (size_t i = 0; !l->reader.no_memory && i < l->taxonomies.count; i++)
        akt_reader__fill_taxonomy(&l->reader, taxonomies[i].file, taxonomies[i].offset);
    for (size_t i = 0; !l->reader.no_memory && i < l->files.count; i++)
        if (files[i].records)
            l->reader.no_memory =
                !files[i].records->fill(files[i].records, l->reader.dataset, (int32_t)i);
}

/* Records */

static void fill_record(loader *l, const pending *p, const akt_place *place)
{
    akt_json *value = akt_json_parse(p->file->text + p->offset, p->size);
    if (value)
        akt_reader__record(&l->reader, place, akt_schema_of_table(p->table), value,
                           akt_dataset_edit(l->reader.dataset, p->table, p->record));
    l->reader.no_memory = l->reader.no_memory || !value;
    akt_json_free(value);
    tell_progress(l, p->size);
}

static void enter_former_ids(loader *l, const pending *p, const akt_place *place)
{
    akt_reader__enter_former_ids(&l->reader, place, p->table, p->record);
}

static void visit_records(loader *l, void (*visit)(loader *, const pending *, const akt_place *))
{
    const pending *places = l->places.items;
    for (size_t i = 0; !l->reader.no_memory && i < l->places.count; i++) {
        char pointer[64];
        write_pointer(pointer, places[i].table, places[i].index);
        const akt_place place = {places[i].file, places[i].offset, pointer};
        visit(l, &places[i], &place);
    }
}

/* A dataset of sheets alone that do not say what it is: it is called as its file or folder is. */
static void name_by_path(loader *l, const char *path)
{
    akt_buffer stem = AKT_BUFFER_INIT;
    akt_file_add_stem(&stem, path);
    akt_about *about = akt_dataset_edit_about(l->reader.dataset);
    const char *title = akt_pool_text(akt_dataset_pool(l->reader.dataset), akt_buffer_text(&stem),
                                      strlen(akt_buffer_text(&stem)));
    l->reader.no_memory = l->reader.no_memory || stem.failed || !title;
    about->title.in[AKT_LANG_NB] = title;
    add_file_fault(l, path, AKT_FAULT_NO_DATASET_SHEET, title);
    akt_buffer_dispose(&stem);
}

static void read_dataset(loader *l, const char *path)
{
    l->reader.files = l->files.items;
    l->reader.file_count = l->files.count;
    enter_all(l);
    visit_records(l, enter_former_ids);
    /* With a file left out, half the references would look unknown. */
    if (l->faulty_syntax || l->reader.no_memory)
        return;
    visit_records(l, fill_record);
    if (l->files.count > 0 && !l->about_file && l->says_title)
        add_file_fault(l, path, AKT_FAULT_NO_DATASET, NULL);
    else if (l->files.count > 0 && !l->about_file)
        name_by_path(l, path);
    if (l->reader.no_memory)
        return;
    akt_reader__validate(&l->reader);
    akt_reader__validate_circles(&l->reader);
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

/* What is read; the same for all loads but where it is read from. */
typedef struct order {
    const char *path; /* or the name of the texts */
    akt_load_options options;
    const akt_text_file *texts; /* NULL: path is read */
    size_t text_count;
} order;

static akt_status read_texts(loader *l, const order *what, akt_error *err)
{
    akt_status status = AKT_OK;
    l->says_title = true;
    for (size_t i = 0; status == AKT_OK && i < what->text_count; i++) {
        status = akt_json_check(&what->texts[i], l->reader.faults);
        if (status == AKT_OK)
            status = keep_file(l, &what->texts[i], err);
        l->faulty_syntax = l->faulty_syntax || status == AKT_EDATA;
        status = status == AKT_EDATA ? AKT_OK : status;
    }
    return status == AKT_ENOMEM ? akt_error_memory(err) : status;
}

static akt_status load(akt_dataset **out, const order *what, akt_diagnostics *faults,
                       akt_error *err)
{
    akt_input *input = what->options.input;
    *out = NULL;
    if (input)
        *input = (akt_input){AKT_LIST_OF(akt_input_file), akt_pool_new()};
    loader l = {.reader = {.dataset = akt_dataset_new(), .faults = faults},
                .pool = akt_pool_new(),
                .files = AKT_LIST_OF(akt_text_file),
                .places = AKT_LIST_OF(pending),
                .taxonomies = AKT_LIST_OF(taxonomy),
                .from = what->options.format,
                .progress = what->options.progress};
    akt_status status = AKT_OK;
    if (!l.reader.dataset || !l.pool || (input && !input->pool) || faults->failed)
        status = akt_error_memory(err);
    if (status == AKT_OK)
        status = what->texts ? read_texts(&l, what, err) : read_path(&l, what->path, input, err);
    if (status == AKT_OK) {
        read_dataset(&l, what->path);
        status = finish(&l, out, err);
    }
    akt_list_dispose(&l.files);
    akt_list_dispose(&l.places);
    akt_list_dispose(&l.taxonomies);
    akt_pool_free(l.pool);
    akt_dataset_free(l.reader.dataset);
    return status;
}

akt_status akt_load_with(akt_dataset **out, const char *path, const akt_load_options *options,
                         akt_diagnostics *faults, akt_error *err)
{
    return load(out, &(order){.path = path, .options = *options}, faults, err);
}

akt_status akt_load_from(akt_dataset **out, const char *path, int32_t format, akt_input *input,
                         akt_diagnostics *faults, akt_error *err)
{
    const akt_load_options options = {.format = format, .input = input};
    return akt_load_with(out, path, &options, faults, err);
}

akt_status akt_load_texts(akt_dataset **out, const akt_text_file *texts, size_t count,
                          const char *name, akt_diagnostics *faults, akt_error *err)
{
    const order what = {
        .path = name, .options = {.format = AKT_NONE}, .texts = texts, .text_count = count};
    return load(out, &what, faults, err);
}

akt_status akt_load_text(akt_dataset **out, const char *name, const char *text,
                         akt_diagnostics *faults, akt_error *err)
{
    const akt_text_file file = {.name = name, .text = text, .size = strlen(text)};
    return akt_load_texts(out, &file, 1, name, faults, err);
}

akt_status akt_load(akt_dataset **out, const char *path, akt_input *input, akt_diagnostics *faults,
                    akt_error *err)
{
    return akt_load_from(out, path, AKT_NONE, input, faults, err);
}

void akt_input_dispose(akt_input *input)
{
    akt_list_dispose(&input->files);
    akt_pool_free(input->pool);
    input->pool = NULL;
}
