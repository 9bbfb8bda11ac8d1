#include "cli/import_register.h"

#include "base/file.h"
#include "export/merge_script.h"
#include "input/guess.h"
#include "input/map.h"
#include "input/same_body.h"
#include "output/format.h"
#include "report/rejects.h"
#include "words/quantity.h"
#include "words/words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Maps */

/* The places where a map of ours may lie: what is installed, or the source folder beside the build. */
static const char *const shipped[] = {"../share/aktorkart/maps", "../data/maps", AKT_MAPS};

/* A map named without folder and ending is one of ours. */
static const char *find_map(const char *name, akt_pool *pool)
{
    if (akt_file_exists(name) || strchr(name, '/') || strchr(name, '.'))
        return name;
    for (size_t i = 0; i < sizeof shipped / sizeof *shipped; i++) {
        akt_buffer path = AKT_BUFFER_INIT;
        if (shipped[i][0] != '/')
            akt_file_add_own_folder(&path);
        akt_buffer_format(&path, "%s/%s.json", shipped[i], name);
        const char *found = akt_buffer_settle(&path, pool);
        if (akt_file_exists(found))
            return found;
    }
    return name;
}

/* Rows aside */

static akt_status write_rejects(const akt_options *options, const akt_map_import *import,
                                akt_error *err)
{
    akt_document *document;
    int32_t format = akt_format_from_extension(akt_file_extension(options->rejects));
    akt_format to = format < 0 || akt_format_is_for_drawings((akt_format)format)
                        ? AKT_FORMAT_CSV
                        : (akt_format)format;
    const akt_document_options how = {.excel = options->excel};
    akt_status status = akt_describe_rejects(&document, import, akt_options_lang(options), err);
    if (status != AKT_OK)
        return status;
    akt_buffer bytes = AKT_BUFFER_INIT;
    status = akt_document_write(&bytes, document, to, &how, err);
    if (status == AKT_OK)
        status = akt_file_write(options->rejects, akt_buffer_text(&bytes), bytes.size, err);
    akt_buffer_dispose(&bytes);
    akt_document_free(document);
    return status;
}

/* What came of it */

static void add_line(akt_buffer *told, akt_word word, akt_lang lang, const char *const args[4])
{
    akt_words_fill(told, word, lang, args[0], args[1], args[2], args[3]);
    akt_buffer_add_char(told, '\n');
}

static const char *whole(akt_pool *pool, size_t value, akt_lang lang)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_quantity_whole(&text, (int64_t)value, lang);
    return akt_buffer_settle(&text, pool);
}

static const char *money(akt_pool *pool, double value, akt_lang lang)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_quantity_number(&text, value, fabs(value - round(value)) < 0.005 ? 0 : 2, lang);
    return akt_buffer_settle(&text, pool);
}

static void tell_sum(akt_buffer *told, const akt_map_sum *sum, akt_pool *pool, akt_lang lang)
{
    add_line(told, AKT_W_IMPORT_SUM, lang,
             (const char *const[]){sum->currency, money(pool, sum->in + sum->aside, lang),
                                   money(pool, sum->in, lang), money(pool, sum->aside, lang)});
    if (fabs(sum->rounded) >= 0.005)
        add_line(told, AKT_W_IMPORT_ROUNDED, lang,
                 (const char *const[]){sum->currency, money(pool, sum->rounded, lang), NULL, NULL});
    if (sum->unread)
        add_line(told, AKT_W_IMPORT_UNREAD, lang,
                 (const char *const[]){sum->currency, whole(pool, sum->unread, lang), NULL, NULL});
}

static void tell_import(akt_buffer *told, const akt_map_import *import, akt_lang lang)
{
    const akt_register *table = &import->table;
    const akt_map_sum *sums = import->sums.items;
    size_t rows = table->rows.count, aside = import->aside.count;
    add_line(told, AKT_W_IMPORT_ROWS, lang,
             (const char *const[]){whole(import->pool, rows, lang),
                                   whole(import->pool, rows - aside, lang),
                                   whole(import->pool, aside, lang), NULL});
    if (table->totals + table->repeated + table->notes + table->blank)
        add_line(told, AKT_W_IMPORT_PASSED, lang,
                 (const char *const[]){whole(import->pool, table->totals, lang),
                                       whole(import->pool, table->repeated, lang),
                                       whole(import->pool, table->notes, lang),
                                       whole(import->pool, table->blank, lang)});
    for (size_t i = 0; i < import->sums.count; i++)
        tell_sum(told, &sums[i], import->pool, lang);
}

static akt_status read_register(akt_dataset **out, akt_map *map, const akt_options *options,
                                akt_diagnostics *faults, akt_buffer *told, akt_error *err)
{
    akt_map_import import;
    const akt_map_options how = {.sheet = options->sheet_name,
                                 .title = options->dataset_title,
                                 .date = options->dataset_date,
                                 .point = (akt_written_point)options->point,
                                 .lang = akt_options_lang(options),
                                 .sets_aside = options->rejects != NULL};
    akt_status status =
        akt_map_import_read(out, &import, map, options->dataset, &how, faults, err);
    if (status == AKT_OK && options->rejects)
        status = write_rejects(options, &import, err);
    if (import.has_read && (status == AKT_OK || status == AKT_EDATA))
        tell_import(told, &import, how.lang);
    if (status == AKT_EDATA && import.aside.count && !options->rejects)
        add_line(told, AKT_W_IMPORT_NOTHING, how.lang, (const char *const[]){NULL, NULL, NULL, NULL});
    if (status != AKT_OK) {
        akt_dataset_free(*out);
        *out = NULL;
    }
    akt_map_import_dispose(&import);
    return status;
}

akt_status akt_import_register(akt_dataset **out, const akt_options *options,
                               akt_diagnostics *faults, akt_buffer *told, akt_error *err)
{
    akt_pool *pool = akt_pool_new();
    akt_map *map = NULL;
    *out = NULL;
    akt_status status = pool ? AKT_OK : akt_error_memory(err);
    if (status == AKT_OK)
        status = akt_map_read(&map, find_map(options->map, pool), faults, err);
    if (status == AKT_OK)
        status = read_register(out, map, options, faults, told, err);
    akt_map_free(map);
    akt_pool_free(pool);
    return status;
}

/* Guesses */

static void tell_field(akt_buffer *told, const akt_guess_field *field, akt_pool *pool, akt_lang lang)
{
    akt_buffer name = AKT_BUFFER_INIT;
    const char *values = akt_words_filled(
        pool, AKT_W_GUESS_VALUES, lang, whole(pool, (size_t)field->sure, lang),
        whole(pool, field->fits, lang), whole(pool, field->values, lang), NULL);
    akt_buffer_format(&name, "%s.%s", field->record, field->field);
    add_line(told, AKT_W_GUESS_FIELD, lang,
             (const char *const[]){akt_buffer_text(&name), field->column,
                                   akt_guess_words(field->sure, lang), values});
    told->failed = told->failed || name.failed;
    akt_buffer_dispose(&name);
}

static void tell_guess(akt_buffer *told, const akt_guess *guess, akt_lang lang)
{
    const akt_guess_field *fields = guess->fields.items;
    const char *const *unused = guess->unused.items;
    akt_buffer rest = AKT_BUFFER_INIT;
    for (size_t i = 0; i < guess->fields.count; i++) {
        tell_field(told, &fields[i], guess->pool, lang);
        if (fields[i].has_fractions)
            add_line(told, AKT_W_GUESS_ROUNDS, lang,
                     (const char *const[]){fields[i].column, NULL, NULL, NULL});
    }
    for (size_t i = 0; i < guess->unused.count; i++) {
        akt_buffer_add(&rest, i ? ", " : "");
        akt_words_fill(&rest, AKT_W_CENTRALITY_QUOTED, lang, unused[i], NULL, NULL, NULL);
    }
    if (rest.size)
        add_line(told, AKT_W_GUESS_UNUSED, lang,
                 (const char *const[]){akt_buffer_text(&rest), NULL, NULL, NULL});
    told->failed = told->failed || rest.failed;
    akt_buffer_dispose(&rest);
}

static bool wants_map(const char *output)
{
    static const char ending[] = ".map.json";
    size_t size = output ? strlen(output) : 0;
    return !output || strcmp(output, "-") == 0 ||
           (size >= sizeof ending && strcmp(output + size - sizeof ending + 1, ending) == 0);
}

/* Reads the register by the map that was guessed, where that is sure. */
static akt_status read_guessed(akt_dataset **out, const akt_options *options, const akt_guess *guess,
                               akt_diagnostics *faults, akt_buffer *told, akt_error *err)
{
    akt_map *map = NULL;
    if (!guess->is_sure) {
        add_line(told, AKT_W_GUESS_REFUSED, akt_options_lang(options),
                 (const char *const[]){options->dataset, NULL, NULL, NULL});
        return AKT_EDATA;
    }
    akt_status status =
        akt_map_read_text(&map, "<guess>", akt_buffer_text(&guess->map), faults, err);
    if (status == AKT_OK)
        status = read_register(out, map, options, faults, told, err);
    akt_map_free(map);
    return status;
}

akt_status akt_import_guess(akt_dataset **out, const akt_options *options, akt_diagnostics *faults,
                            akt_buffer *told, akt_error *err)
{
    akt_guess guess;
    akt_lang lang = akt_options_lang(options);
    bool to_map = wants_map(options->output);
    akt_diagnostics notes; /* the import tells its own */
    *out = NULL;
    akt_diagnostics_init(&notes);
    akt_status status = akt_guess_make(&guess, options->dataset, options->sheet_name, lang,
                                       to_map ? faults : &notes, err);
    if (status == AKT_OK)
        tell_guess(told, &guess, lang);
    size_t count;
    const akt_diagnostic *items = akt_diagnostics_items(&notes, &count);
    for (size_t i = 0; status == AKT_EDATA && i < count; i++)
        akt_diagnostics_add(faults, &items[i]);
    if (status == AKT_OK && guess.map.size == 0) {
        add_line(told, AKT_W_GUESS_NOTHING, lang, (const char *const[]){NULL, NULL, NULL, NULL});
        status = AKT_EDATA;
    }
    if (status == AKT_OK && to_map)
        status = akt_file_write(options->output ? options->output : "-",
                                akt_buffer_text(&guess.map), guess.map.size, err);
    else if (status == AKT_OK)
        status = read_guessed(out, options, &guess, faults, told, err);
    akt_diagnostics_dispose(&notes);
    akt_guess_dispose(&guess);
    return status;
}

/* Perhaps the same */

static void add_actor(akt_buffer *line, const akt_actor *actor, akt_lang lang)
{
    const char *name = akt_text_in(&actor->party.name, lang);
    const akt_record *record = &actor->party.record;
    const char *number = actor->orgnr ? actor->orgnr : akt_words(AKT_W_SAME_NO_NUMBER, lang);
    const char *at = record->sources.count ? record->sources.items[0].at : NULL;
    akt_buffer_add(line, line->size ? "; " : "");
    akt_words_fill(line, AKT_W_CENTRALITY_QUOTED, lang, name ? name : record->id, NULL, NULL, NULL);
    akt_buffer_format(line, " (%s%s%s)", number, at ? ", " : "", at ? at : "");
}

static void tell_body(akt_buffer *told, const akt_dataset *dataset, const akt_same_body *body,
                      akt_lang lang)
{
    const akt_actor *actors = akt_dataset_actors(dataset);
    akt_buffer who = AKT_BUFFER_INIT;
    for (size_t i = 0; i < body->count; i++)
        add_actor(&who, &actors[body->actors[i]], lang);
    akt_word word = body->is_open     ? AKT_W_SAME_OPEN
                    : body->by_number ? AKT_W_SAME_NUMBER
                                      : AKT_W_SAME_NAME;
    add_line(told, word, lang, (const char *const[]){akt_buffer_text(&who), NULL, NULL, NULL});
    told->failed = told->failed || who.failed;
    akt_buffer_dispose(&who);
}

static akt_status write_merges(const akt_options *options, const akt_dataset *dataset,
                               const akt_same_bodies *bodies, akt_error *err)
{
    akt_buffer script = AKT_BUFFER_INIT;
    akt_export_merge_script(&script, dataset, bodies);
    akt_status status = akt_buffer_status(&script, err);
    if (status == AKT_OK)
        status = akt_file_write(options->merge, akt_buffer_text(&script), script.size, err);
    akt_buffer_dispose(&script);
    return status;
}

akt_status akt_import_tell_same(const akt_options *options, const akt_dataset *dataset,
                                akt_buffer *told, akt_error *err)
{
    akt_same_bodies bodies;
    akt_status status = akt_same_bodies_find(&bodies, dataset, err);
    const akt_same_body *items = bodies.items.items;
    for (size_t i = 0; status == AKT_OK && i < bodies.items.count; i++)
        tell_body(told, dataset, &items[i], akt_options_lang(options));
    if (status == AKT_OK && options->merge)
        status = write_merges(options, dataset, &bodies, err);
    akt_same_bodies_dispose(&bodies);
    return status;
}
