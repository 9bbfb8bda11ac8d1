#include "input/load.h"

#include "base/file.h"
#include "input/format.h"
#include "input/loader_internal.h"
#include "input/record_source.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static void tell_progress(const akt_loader *l, size_t done)
{
    if (l->progress)
        l->progress->tell(l->progress->context, done,
                          done > l->bytes_in_all ? done : l->bytes_in_all);
}

/* What lies behind is given back, though what is remembered of it may be looked at again. */
void akt_loader__passed(akt_loader *l, const akt_text_file *file, size_t offset)
{
    if (offset < l->passed + AKT_LOADER_STEP)
        return;
    const double part = (double)offset / (double)file->size;
    akt_text_file_release(file, l->passed, offset);
    l->passed = offset;
    tell_progress(l, l->bytes_gone + (size_t)(part * (double)file->byte_count));
}

void akt_loader__passed_all(akt_loader *l, const akt_text_file *file)
{
    akt_text_file_release(file, l->passed, file->size);
    l->passed = 0;
    l->bytes_gone += file->byte_count;
    tell_progress(l, l->bytes_gone);
}

static void add_file_fault(akt_loader *l, const char *name, akt_fault fault, const char *arg)
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

static void fault_format(akt_loader *l, const char *path, const char *what)
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

/* Adds what a file of the dataset says as JSON to what is to be read; the file is the loader's then. */
static akt_status keep_file(akt_loader *l, akt_text_file *file, akt_error *err)
{
    size_t start = akt_json_skip_space(file->text, 0);
    if (file->text[start] != '{' && !file->is_lines) {
        akt_text_file_fault(file, l->reader.faults, AKT_FAULT_NOT_OBJECT, start, NULL, NULL);
        l->faulty_syntax = true;
        return AKT_OK;
    }
    akt_text_file *kept = akt_list_add(&l->files);
    if (!kept)
        return akt_error_memory(err);
    *kept = *file;
    file->mapping = (akt_mapping){NULL, 0};
    kept->records = NULL;
    akt_text_file *rows = file->records ? akt_list_add(&l->files) : NULL;
    if (file->records && !rows)
        return akt_error_memory(err);
    if (rows) {
        *rows = file->records->rows;
        rows->mapping = (akt_mapping){NULL, 0};
    }
    return AKT_OK;
}

typedef struct checking {
    akt_loader *loader;
    const akt_text_file *file;
} checking;

static void pass(void *context, size_t offset)
{
    const checking *c = context;
    akt_loader__passed(c->loader, c->file, offset);
}

static akt_status read_as(akt_loader *l, akt_input_format format, akt_text_file *file,
                          akt_error *err)
{
    checking c = {l, file};
    const akt_json_watch watch = {pass, &c};
    akt_status status = akt_input_format_read(format, file, l->pool, l->reader.faults, err);
    file->is_lines = format == AKT_INPUT_NDJSON;
    if (status == AKT_OK)
        status = file->is_lines ? akt_loader__check_lines(l, file)
                                : akt_json_check_watched(file, l->reader.faults, &watch);
    akt_loader__passed_all(l, file);
    return status == AKT_ENOMEM ? akt_error_memory(err) : status;
}

/* Checks a file and, where it is one of the dataset, takes it in. */
static akt_status take_file(akt_loader *l, akt_text_file *file, const char *path, const char *name,
                            akt_input *input, akt_error *err)
{
    const char *extension = akt_file_extension(name);
    int32_t format = l->from != AKT_NONE ? l->from : akt_input_format_of(file);
    akt_text_file_release(file, 0,
                          file->size); /* telling the format may have looked at all of it */
    if (format == AKT_NONE) {
        fault_format(l, path, *extension ? extension : name);
        return AKT_OK;
    }
    akt_status status = read_as(l, (akt_input_format)format, file, err);
    if (l->in_folder && status == AKT_OK && format == AKT_INPUT_JSON && is_definition(file))
        return AKT_OK;
    l->found++;
    l->says_title = l->says_title || !file->is_sheet;
    if (akt_input_note(input, file, name, err) != AKT_OK)
        return AKT_ENOMEM;
    akt_text_file_release(file, 0, file->size);
    l->faulty_syntax = l->faulty_syntax || status == AKT_EDATA;
    if (status == AKT_EDATA)
        return AKT_OK;
    return status == AKT_OK ? keep_file(l, file, err) : status;
}

static akt_status read_file(akt_loader *l, const char *path, const char *name, akt_input *input,
                            akt_error *err)
{
    akt_text_file file;
    akt_status status = akt_text_file_open(&file, path, l->pool, err);
    if (status != AKT_OK)
        return status;
    status = take_file(l, &file, path, name, input, err);
    akt_text_file_close(&file);
    return status;
}

/* How much there will be to go through, where that can be known beforehand. */
static void count_bytes(akt_loader *l, const char *path)
{
    struct stat info;
    if (l->progress && stat(path, &info) == 0 && S_ISREG(info.st_mode))
        l->bytes_in_all += AKT_LOADER_PASSES * (size_t)info.st_size;
}

static akt_status read_folder(akt_loader *l, const char *folder, akt_input *input, akt_error *err)
{
    akt_list names = AKT_LIST_OF(const char *);
    akt_status status = akt_file_list(folder, false, l->pool, &names, err);
    l->in_folder = true;
    for (size_t i = 0; status == AKT_OK && i < names.count; i++) {
        const char *name = ((const char **)names.items)[i];
        const char *path = akt_file_join(l->pool, folder, name);
        if (path && akt_input_format_is_in_folder(name))
            count_bytes(l, path);
    }
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

static akt_status read_path(akt_loader *l, const char *path, akt_input *input, akt_error *err)
{
    if (strcmp(path, "-") == 0)
        return read_file(l, path, "-", input, err);
    if (akt_file_is_folder(path))
        return read_folder(l, path, input, err);
    const char *slash = strrchr(path, '/');
    count_bytes(l, path);
    return read_file(l, path, slash ? slash + 1 : path, input, err);
}

/* A dataset of sheets alone that do not say what it is: it is called as its file or folder is. */
static void name_by_path(akt_loader *l, const char *path)
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

static void read_dataset(akt_loader *l, const char *path)
{
    l->reader.files = l->files.items;
    l->reader.file_count = l->files.count;
    akt_loader__enter(l);
    /* With a file left out, half the references would look unknown. */
    if (l->faulty_syntax || l->reader.no_memory)
        return;
    akt_loader__fill(l);
    if (l->files.count > 0 && !l->about_file && l->says_title)
        add_file_fault(l, path, AKT_FAULT_NO_DATASET, NULL);
    else if (l->files.count > 0 && !l->about_file)
        name_by_path(l, path);
    if (l->reader.no_memory)
        return;
    akt_reader__validate(&l->reader);
    akt_reader__validate_circles(&l->reader);
}

static akt_status finish(akt_loader *l, akt_dataset **out, akt_error *err)
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

static akt_status check_text(akt_loader *l, akt_text_file file, akt_error *err)
{
    akt_status status = akt_json_check(&file, l->reader.faults);
    l->faulty_syntax = l->faulty_syntax || status == AKT_EDATA;
    if (status == AKT_OK)
        status = keep_file(l, &file, err);
    return status == AKT_EDATA ? AKT_OK : status;
}

static akt_status read_texts(akt_loader *l, const order *what, akt_error *err)
{
    akt_status status = AKT_OK;
    l->says_title = true;
    for (size_t i = 0; status == AKT_OK && i < what->text_count; i++)
        status = check_text(l, what->texts[i], err);
    return status == AKT_ENOMEM ? akt_error_memory(err) : status;
}

static akt_status load(akt_dataset **out, const order *what, akt_diagnostics *faults,
                       akt_error *err)
{
    akt_input *input = what->options.input;
    *out = NULL;
    if (input)
        *input = (akt_input){AKT_LIST_OF(akt_input_file), akt_pool_new()};
    akt_loader l = {.reader = {.dataset = akt_dataset_new(), .faults = faults},
                    .pool = akt_pool_new(),
                    .files = AKT_LIST_OF(akt_text_file),
                    .formers = AKT_LIST_OF(akt_former),
                    .taxonomies = AKT_LIST_OF(akt_taxonomy_place),
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
    for (size_t i = 0; i < l.files.count; i++)
        akt_text_file_close(&((akt_text_file *)l.files.items)[i]);
    akt_list_dispose(&l.files);
    akt_list_dispose(&l.formers);
    akt_list_dispose(&l.taxonomies);
    akt_reader__dispose(&l.reader);
    akt_pool_free(l.pool);
    akt_dataset_free(l.reader.dataset);
    return status;
}

akt_status akt_load_with(akt_dataset **out, const char *path, const akt_load_options *options,
                         akt_diagnostics *faults, akt_error *err)
{
    return load(out, &(order){.path = path, .options = *options}, faults, err);
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
    const akt_load_options options = {.format = AKT_NONE, .input = input};
    return akt_load_with(out, path, &options, faults, err);
}

void akt_input_dispose(akt_input *input)
{
    akt_list_dispose(&input->files);
    akt_pool_free(input->pool);
    input->pool = NULL;
}
