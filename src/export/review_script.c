#include "export/review_answers_internal.h"

#include "base/file.h"
#include "input/sheet_words.h"
#include "model/builder.h"
#include "report/field_words.h"

#include <string.h>

typedef enum verdict { VERDICT_NONE, VERDICT_YES, VERDICT_NO, VERDICT_OTHER } verdict;

static verdict read_verdict(const akt_grid_cell *cell)
{
    if (!cell)
        return VERDICT_NONE;
    if (akt_sheet_word_is(cell->text, AKT_W_REVIEW_YES, "x|j|y|true|1"))
        return VERDICT_YES;
    return akt_sheet_word_is(cell->text, AKT_W_REVIEW_NO, "n|false|0") ? VERDICT_NO : VERDICT_OTHER;
}

static void fault(const akt_review_work *w, const akt_grid_cell *cell, akt_fault what,
                  const char *first, const char *second)
{
    const char *args[4] = {first, second, NULL, NULL};
    akt_grid_fault(&w->answers->grid, cell, w->faults, what, args);
}

static const char *text_of(const akt_grid_cell *cell)
{
    return cell ? cell->text : "";
}

/* Whether two texts are the same but for white space at their ends. */
static bool is_same(const char *a, const char *b)
{
    size_t size[2];
    a = akt_grid_trim(a, &size[0]);
    b = akt_grid_trim(b, &size[1]);
    return size[0] == size[1] && memcmp(a, b, size[0]) == 0;
}

static bool is_of(const akt_review_fact *fact, const akt_review_answer *answer)
{
    return is_same(akt_table_name(fact->table), text_of(answer->cells[AKT_REVIEW_TABLE])) &&
           is_same(fact->key, text_of(answer->cells[AKT_REVIEW_KEY])) &&
           is_same(fact->field, text_of(answer->cells[AKT_REVIEW_FIELD]));
}

/* Whether it says what the sheet said when it was made. */
static bool is_unchanged(const akt_review_fact *fact, const akt_review_answer *answer)
{
    return is_same(fact->now ? fact->now : "", text_of(answer->cells[AKT_REVIEW_NOW]));
}

/* The first that a row is of, where there are several alike the first that is unchanged. */
static const akt_review_fact *find_fact(const akt_list *facts, const akt_review_answer *answer)
{
    const akt_review_fact *all = facts->items, *found = NULL;
    for (size_t i = 0; i < facts->count; i++)
        if (is_of(&all[i], answer) &&
            (!found || (!is_unchanged(found, answer) && is_unchanged(&all[i], answer))))
            found = &all[i];
    return found;
}

/* Whether it is said for the first time; where another sheet said otherwise, that is told. */
static bool say(akt_review_work *w, const akt_review_fact *fact, const char *value,
                const akt_grid_cell *cell)
{
    const akt_review_said *all = w->said.items;
    for (size_t i = 0; i < w->said.count; i++)
        if (all[i].table == fact->table && strcmp(all[i].key, fact->key) == 0 &&
            strcmp(all[i].field, fact->field) == 0) {
            if (!is_same(all[i].value, value))
                fault(w, cell, AKT_FAULT_REVIEW_DISAGREE, value, all[i].value);
            return false;
        }
    akt_pool *pool = w->out->pool;
    const akt_review_said first = {fact->table, akt_pool_text(pool, fact->key, strlen(fact->key)),
                                   fact->field, akt_pool_text(pool, value, strlen(value))};
    akt_review_said *said = first.key && first.value ? akt_list_add(&w->said) : NULL;
    if (said)
        *said = first;
    else
        akt_pool_fail(pool);
    return said != NULL;
}

static void remove_fact(akt_review_work *w, const akt_review_fact *fact,
                        const akt_review_answer *answer)
{
    const akt_grid_cell *right = answer->cells[AKT_REVIEW_RIGHT];
    if (fact->table == AKT_TABLE_ACTORS || fact->table == AKT_TABLE_PROGRAMMES)
        fault(w, right, AKT_FAULT_REVIEW_WHAT_THEN, NULL, NULL);
    else if (say(w, fact, "", right))
        akt_review__add_removal(w, fact, answer->cells[AKT_REVIEW_COMMENT]);
}

static void correct(akt_review_work *w, const akt_review_fact *fact, const akt_field *field,
                    const akt_review_answer *answer)
{
    const akt_grid_cell *cell = answer->cells[AKT_REVIEW_CORRECTED];
    if (!say(w, fact, cell->text, cell))
        return;
    akt_status status = akt_review__try_value(w, fact, field, cell);
    if (status == AKT_ENOMEM)
        akt_pool_fail(w->out->pool);
    if (status == AKT_OK)
        akt_review__add_correction(w, fact, field, answer->cells[AKT_REVIEW_COMMENT]);
}

static void keep_note(akt_review_work *w, const akt_review_answer *answer)
{
    const char **note = akt_list_add(&w->out->notes);
    if (note)
        *note = akt_words_filled(w->out->pool, AKT_W_REVIEW_NOTE, w->lang, w->who,
                                 text_of(answer->cells[AKT_REVIEW_FACT]),
                                 answer->cells[AKT_REVIEW_COMMENT]->text, NULL);
    else
        akt_pool_fail(w->out->pool);
}

/* A row that says yes, or nothing, or the same again. */
static bool is_confirmed(const akt_review_work *w, const akt_review_fact *fact,
                         const akt_review_answer *answer, verdict said)
{
    const akt_grid_cell *corrected = answer->cells[AKT_REVIEW_CORRECTED];
    bool same = corrected && fact->now && is_same(corrected->text, fact->now);
    if (corrected && !same && said == VERDICT_YES)
        fault(w, corrected, AKT_FAULT_REVIEW_BOTH, corrected->text, NULL);
    return said == VERDICT_YES || (said != VERDICT_NO && (!corrected || same));
}

static void tell_change(const akt_review_work *w, const akt_review_fact *fact,
                        const akt_review_answer *answer)
{
    const akt_grid_cell *now = answer->cells[AKT_REVIEW_NOW];
    const char *not_stated = akt_words(AKT_W_REVIEW_NOT_STATED, w->answers->lang);
    if (!is_unchanged(fact, answer))
        fault(w, now ? now : answer->cells[AKT_REVIEW_KEY], AKT_FAULT_REVIEW_CHANGED,
              now ? now->text : not_stated, fact->now ? fact->now : not_stated);
}

/* A row that says that something is not so. */
static void take_correction(akt_review_work *w, const akt_review_fact *fact,
                            const akt_review_answer *answer)
{
    const akt_grid_cell *corrected = answer->cells[AKT_REVIEW_CORRECTED];
    const akt_field *field = akt_review_field(fact);
    size_t alike = akt_review__count_alike(w->dataset, fact);
    tell_change(w, fact, answer);
    if (corrected && !field)
        fault(w, corrected, AKT_FAULT_REVIEW_ONLY_NO, NULL, NULL);
    else if (alike > 1)
        fault(w, corrected ? corrected : answer->cells[AKT_REVIEW_RIGHT], AKT_FAULT_REVIEW_ALIKE,
              akt_count_words(w->out->pool, alike, w->lang), NULL);
    else if (corrected)
        correct(w, fact, field, answer);
    else
        remove_fact(w, fact, answer);
}

static void take_answer(akt_review_work *w, const akt_list *facts, const akt_review_answer *answer)
{
    const akt_grid_cell *right = answer->cells[AKT_REVIEW_RIGHT];
    const akt_grid_cell *corrected = answer->cells[AKT_REVIEW_CORRECTED];
    verdict said = read_verdict(right);
    const akt_review_fact *fact = find_fact(facts, answer);
    if (said == VERDICT_OTHER)
        fault(w, right, AKT_FAULT_CELL_NOT_YES, right->text, NULL);
    else if (fact && !is_confirmed(w, fact, answer, said))
        take_correction(w, fact, answer);
    else if (!fact && (corrected || said == VERDICT_NO))
        fault(w, corrected ? corrected : right, AKT_FAULT_REVIEW_NO_FACT,
              text_of(answer->cells[AKT_REVIEW_KEY]), NULL);
}

/* No comment is lost: where no step has it, it is a note. */
static void take_row(akt_review_work *w, const akt_list *facts, const akt_review_answer *answer)
{
    size_t before = w->script.steps;
    take_answer(w, facts, answer);
    if (w->script.steps == before && answer->cells[AKT_REVIEW_COMMENT])
        keep_note(w, answer);
}

/* The body that a sheet is of: the first row of the table of actors is of it. */
static akt_ref find_body(const akt_review_work *w)
{
    const akt_review_answer *rows = w->answers->rows.items;
    for (size_t i = 0; i < w->answers->rows.count; i++)
        if (is_same(text_of(rows[i].cells[AKT_REVIEW_TABLE]), "actors"))
            return akt_dataset_find_party(w->dataset, text_of(rows[i].cells[AKT_REVIEW_KEY]));
    return (akt_ref){AKT_TABLE_ACTORS, AKT_NONE};
}

static akt_status take_rows(akt_review_work *w, akt_error *err)
{
    const akt_review_answer *rows = w->answers->rows.items;
    const akt_ref body = find_body(w);
    akt_list facts = AKT_LIST_OF(akt_review_fact);
    akt_document *words = akt_document_new(w->answers->lang);
    if (!words)
        return akt_error_memory(err);
    if (akt_ref_is_set(body) && body.table == AKT_TABLE_ACTORS) {
        w->who = akt_dataset_label(w->dataset, body, w->lang, false);
        akt_review_facts(&facts, words, w->dataset, (size_t)body.index);
    }
    bool failed = akt_pool_has_failed(akt_document_pool(words));
    for (size_t i = 0; i < w->answers->rows.count && !failed; i++) {
        take_row(w, &facts, &rows[i]);
        failed = akt_pool_has_failed(w->out->pool);
    }
    akt_list_dispose(&facts);
    akt_document_free(words);
    return failed ? akt_error_memory(err) : AKT_OK;
}

static akt_status take_book(akt_review_work *w, const char *path, akt_error *err)
{
    akt_review_answers answers;
    akt_status status = akt_review__read_answers(&answers, path, w->out->pool, w->faults, err);
    w->answers = &answers;
    w->who = path;
    if (status == AKT_OK)
        status = take_rows(w, err);
    akt_review__dispose_answers(&answers);
    return status == AKT_EDATA ? AKT_OK : status; /* told, and others follow */
}

/* The workbooks of a folder; what a program that has one open leaves beside it is none. */
static akt_status list_books(akt_list *paths, const char *path, akt_pool *pool, akt_error *err)
{
    akt_list names = AKT_LIST_OF(const char *);
    bool is_folder = akt_file_is_folder(path);
    akt_status status = is_folder ? akt_file_list(path, false, pool, &names, err) : AKT_OK;
    const char *const *all = names.items;
    for (size_t i = 0; status == AKT_OK && i < (is_folder ? names.count : 1); i++) {
        if (is_folder &&
            (!akt_file_is_extension(akt_file_extension(all[i]), "xlsx") || all[i][0] == '~'))
            continue;
        const char **kept = akt_list_add(paths);
        if (!kept)
            status = akt_error_memory(err);
        else
            *kept = is_folder ? akt_file_join(pool, path, all[i]) : path;
    }
    akt_list_dispose(&names);
    if (status == AKT_OK && paths->count == 0)
        status = akt_error_set(err, AKT_EIO, "%s: holds no workbook (.xlsx)", path);
    return status;
}

static void start(akt_review_work *w)
{
    akt_text title;
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++)
        title.in[lang] = akt_words_filled(
            w->out->pool, AKT_W_REVIEW_SCRIPT, (akt_lang)lang,
            akt_count_words(w->out->pool, w->out->sheets, (akt_lang)lang), NULL, NULL, NULL);
    akt_script_text_start(&w->script, "rettelser", &title, NULL);
}

static akt_status take_books(akt_review_work *w, const char *path, akt_error *err)
{
    akt_list paths = AKT_LIST_OF(const char *);
    akt_status status = list_books(&paths, path, w->out->pool, err);
    const char *const *all = paths.items;
    w->out->sheets = paths.count;
    if (status == AKT_OK)
        start(w);
    for (size_t i = 0; status == AKT_OK && i < paths.count; i++)
        status = all[i] ? take_book(w, all[i], err) : akt_error_memory(err);
    akt_list_dispose(&paths);
    return status;
}

static akt_status finish(akt_review_work *w, akt_status status, akt_error *err)
{
    akt_script_text_end(&w->script);
    w->out->script = w->script.text;
    w->out->steps = w->script.steps;
    akt_diagnostics_sort(w->faults);
    if (status != AKT_OK)
        return status;
    if (w->script.text.failed || w->faults->failed || akt_pool_has_failed(w->out->pool))
        return akt_error_memory(err);
    return akt_diagnostics_has_errors(w->faults)
               ? akt_error_set(err, AKT_EDATA, "faults in the sheets")
               : AKT_OK;
}

akt_status akt_review_read(akt_review_corrections *out, const akt_dataset *dataset,
                           const char *path, akt_lang lang, akt_diagnostics *faults, akt_error *err)
{
    *out = (akt_review_corrections){
        .script = AKT_BUFFER_INIT, .pool = akt_pool_new(), .notes = AKT_LIST_OF(const char *)};
    akt_review_work w = {.out = out,
                         .script = AKT_SCRIPT_TEXT_INIT,
                         .dataset = dataset,
                         .scratch = akt_dataset_copy(dataset),
                         .lang = lang,
                         .said = AKT_LIST_OF(akt_review_said),
                         .faults = faults};
    akt_status status = out->pool && w.scratch ? take_books(&w, path, err) : AKT_ENOMEM;
    status = out->pool && w.scratch ? finish(&w, status, err) : akt_error_memory(err);
    akt_list_dispose(&w.said);
    akt_dataset_free(w.scratch);
    return status;
}

void akt_review_corrections_dispose(akt_review_corrections *corrections)
{
    akt_buffer_dispose(&corrections->script);
    akt_list_dispose(&corrections->notes);
    akt_pool_free(corrections->pool);
}
