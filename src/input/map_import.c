#include "input/load.h"
#include "input/map_run_internal.h"
#include "words/fault_words.h"

#include <math.h>

/* Rows → dataset, in as many rounds as it takes. */

/* Sums */

static akt_map_sum *sum_of(akt_map_run *r, const char *currency)
{
    akt_map_sum *sums = r->import->sums.items;
    for (size_t i = 0; i < r->import->sums.count; i++)
        if (strcmp(sums[i].currency, currency) == 0)
            return &sums[i];
    akt_map_sum *added = akt_list_add(&r->import->sums);
    const char *kept = akt_pool_text(r->import->pool, currency, strlen(currency));
    if (!added || !kept)
        return NULL;
    added->currency = kept;
    return added;
}

static void count_money(akt_map_run *r, bool fits)
{
    const akt_map_money *items = r->money.items;
    for (size_t i = 0; i < r->money.count; i++) {
        const char *currency = akt_map_run__text(r, akt_map_run__value(r, &r->drafts[items[i].record], "currency"));
        akt_map_sum *sum = sum_of(r, currency ? currency : "NOK");
        r->failed = r->failed || !sum;
        if (!sum)
            return;
        if (isnan(items[i].value))
            sum->unread++;
        else if (fits)
            sum->in += items[i].value;
        else
            sum->aside += items[i].value;
        sum->rounded += fits && !isnan(items[i].rounding) ? items[i].rounding : 0;
    }
}

/* Rows aside */

static void add_aside(akt_map_run *r, size_t row, const char *why)
{
    akt_map_aside *added = akt_list_add(&r->import->aside);
    r->failed = r->failed || !added;
    if (added)
        *added = (akt_map_aside){row, why};
}

/* What was told of a row, from the first-th on, in words. */
static const char *why(akt_map_run *r, size_t first)
{
    akt_buffer text = AKT_BUFFER_INIT;
    size_t count;
    const akt_diagnostic *items = akt_diagnostics_items(&r->told, &count);
    for (size_t i = first; i < count; i++)
        if (akt_fault_level(items[i].fault) == AKT_LEVEL_ERROR) {
            akt_buffer_add(&text, text.size ? "; " : "");
            akt_fault_words(&text, &items[i], r->options->lang);
            akt_buffer_format(&text, " [%s]", items[i].pointer);
        }
    return akt_buffer_settle(&text, r->import->pool);
}

static void take_row(akt_map_run *r, size_t index)
{
    const akt_register_row *row = (const akt_register_row *)r->import->table.rows.items + index;
    size_t before = r->told.list.count;
    bool fits = akt_map_run__read(r, row) && !r->refused[index];
    count_money(r, fits);
    if (fits)
        akt_map_run__write(r, row);
    else if (!r->failed)
        add_aside(r, index, r->refused[index] ? r->refused[index] : why(r, before));
}

static void learn(akt_map_run *r)
{
    const akt_register_row *rows = r->import->table.rows.items;
    for (size_t i = 0; !r->failed && i < r->import->table.rows.count; i++) {
        akt_buffer_clear(&r->reader.scratch);
        if (!r->refused[i])
            akt_map_run__learn(r, &rows[i]);
    }
    akt_diagnostics_dispose(&r->told);
    akt_diagnostics_init(&r->told);
}

/* Rounds */

static akt_status start_round(akt_map_run *r, akt_error *err)
{
    akt_diagnostics_init(&r->told);
    r->import->aside.count = 0;
    r->import->sums.count = 0;
    r->values = (akt_list)AKT_LIST_OF(akt_map_value);
    r->money = (akt_list)AKT_LIST_OF(akt_map_money);
    r->ids = akt_intern_new();
    r->reader = (akt_map_reader){.map = r->map,
                                 .table = &r->import->table,
                                 .options = r->options,
                                 .faults = &r->told,
                                 .pool = akt_pool_new(),
                                 .scratch = AKT_BUFFER_INIT};
    r->failed = !r->ids || !r->reader.pool || r->told.failed;
    if (r->failed)
        return akt_error_memory(err);
    return akt_map__bodies_start(&r->bodies, r->reader.pool, err);
}

static void end_round(akt_map_run *r)
{
    akt_map__bodies_dispose(&r->bodies);
    akt_diagnostics_dispose(&r->told);
    akt_list_dispose(&r->values);
    akt_list_dispose(&r->money);
    akt_intern_free(r->ids);
    akt_buffer_dispose(&r->reader.scratch);
    akt_map_text__dispose(&r->text);
    akt_pool_free(r->reader.pool);
    memset(&r->bodies, 0, sizeof r->bodies);
    r->ids = NULL;
    r->reader.pool = NULL;
}

/* The row that a fault of the dataset stands in; the count where it is none. */
static size_t row_of(const akt_map_run *r, const akt_diagnostic *fault)
{
    const akt_register_row *rows = r->import->table.rows.items;
    size_t low = 0, high = r->import->table.rows.count, count = high;
    if (!fault->file || strcmp(fault->file, r->import->file.name) != 0 || fault->line == 0)
        return count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (rows[middle].cells->at.line <= fault->line)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? low - 1 : count;
}

/* Notes the rows that the dataset's own checks found at fault; false where a fault is in none. */
static bool refuse_rows(akt_map_run *r, const akt_diagnostics *loaded)
{
    size_t count;
    const akt_diagnostic *items = akt_diagnostics_items(loaded, &count);
    for (size_t i = 0; i < count; i++) {
        if (akt_fault_level(items[i].fault) != AKT_LEVEL_ERROR)
            continue;
        size_t row = row_of(r, &items[i]);
        if (row == r->import->table.rows.count)
            return false;
        akt_buffer text = AKT_BUFFER_INIT;
        akt_fault_words(&text, &items[i], r->options->lang);
        akt_buffer_format(&text, " [%s]", items[i].pointer ? items[i].pointer : "");
        r->refused[row] = akt_buffer_settle(&text, r->import->pool);
    }
    return true;
}

static void pass_on(akt_diagnostics *to, const akt_diagnostics *from, bool errors)
{
    size_t count;
    const akt_diagnostic *items = akt_diagnostics_items(from, &count);
    for (size_t i = 0; i < count; i++)
        if ((akt_fault_level(items[i].fault) == AKT_LEVEL_ERROR) == errors)
            akt_diagnostics_add(to, &items[i]);
    to->failed = to->failed || from->failed;
}

/* One reading of all rows. *again where rows were found that do not fit after all. */
static akt_status read_rows(akt_map_run *r, akt_dataset **dataset, bool *again, akt_diagnostics *faults,
                            akt_error *err)
{
    akt_diagnostics loaded;
    akt_text_file files[2];
    learn(r);
    for (size_t i = 0; !r->failed && i < r->import->table.rows.count; i++)
        take_row(r, i);
    akt_map_run__write_bodies(r);
    if (r->failed || r->told.failed || akt_pool_has_failed(r->reader.pool))
        return akt_error_memory(err);
    akt_status status = akt_map_text__settle(&r->text, files, err);
    if (status != AKT_OK)
        return status;
    akt_diagnostics_init(&loaded);
    status = akt_load_texts(dataset, files, 2, r->import->file.name, &loaded, err);
    *again = status == AKT_EDATA && refuse_rows(r, &loaded);
    if (!*again || !r->options->sets_aside) {
        pass_on(faults, &r->told, false);
        pass_on(faults, &r->told, true);
        pass_on(faults, &loaded, false);
    }
    if (status == AKT_EDATA)
        pass_on(faults, &loaded, true);
    akt_diagnostics_dispose(&loaded);
    return status;
}

static akt_status run_rounds(akt_map_run *r, akt_dataset **dataset, akt_diagnostics *faults, akt_error *err)
{
    bool again = true;
    akt_status status = AKT_EDATA;
    while (again) {
        again = false;
        status = start_round(r, err);
        if (status == AKT_OK)
            status = akt_map_text__start(&r->text, r->map, r->import, r->options, err);
        if (status == AKT_OK)
            status = read_rows(r, dataset, &again, faults, err);
        end_round(r);
        again = again && r->options->sets_aside;
    }
    if (status == AKT_OK && r->import->aside.count && !r->options->sets_aside) {
        akt_dataset_free(*dataset);
        *dataset = NULL;
        status = akt_error_set(err, AKT_EDATA, "%zu rows do not fit", r->import->aside.count);
    }
    return status;
}

akt_status akt_map_import_read(akt_dataset **dataset, akt_map_import *out, akt_map *map,
                               const char *path, const akt_map_options *options,
                               akt_diagnostics *faults, akt_error *err)
{
    *dataset = NULL;
    *out = (akt_map_import){.pool = akt_pool_new(),
                            .aside = AKT_LIST_OF(akt_map_aside),
                            .sums = AKT_LIST_OF(akt_map_sum),
                            .table = {.columns = AKT_LIST_OF(akt_register_column)}};
    if (!out->pool)
        return akt_error_memory(err);
    akt_status status = akt_map__read_register(out, map, path, options, faults, err);
    if (status != AKT_OK)
        return status;
    out->has_read = true;
    akt_map_run r = {.map = map, .import = out, .options = options};
    r.drafts = akt_pool_get(out->pool, (map->records.count + 1) * sizeof *r.drafts);
    r.refused = akt_pool_get(out->pool, (out->table.rows.count + 1) * sizeof *r.refused);
    if (!r.drafts || !r.refused)
        return akt_error_memory(err);
    return run_rounds(&r, dataset, faults, err);
}

void akt_map_import_dispose(akt_map_import *import)
{
    akt_register_dispose(&import->table);
    akt_list_dispose(&import->aside);
    akt_list_dispose(&import->sums);
    akt_pool_free(import->pool);
    *import = (akt_map_import){.pool = NULL};
}
