#include "input/guess_internal.h"
#include "model/orgnr.h"
#include "model/record.h"
#include "parse/plain.h"
#include "parse/written.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST = 256, SAMPLE = 400, MOST_WORDS = 40 };

typedef enum looks { NAME, ORGNR, AMOUNT, YEAR, DATE, WORD, UNIQUE } looks;

static const struct {
    const char *record, *field;
    looks values;
    const char *headings;
} roles[AKT_GUESS_ROLE_COUNT] = {
#define AKT_GUESS(role, record, field, values, headings) {record, field, values, headings},
#include "input/guess.def"
#undef AKT_GUESS
};

/* Values */

static bool is_written_year(const char *text)
{
    return strlen(text) == 4 && (strncmp(text, "19", 2) == 0 || strncmp(text, "20", 2) == 0) &&
           strspn(text, "0123456789") == 4;
}

/* A column that is looked at, and room for what is read of its cells. */
typedef struct sight {
    const akt_register *table;
    akt_buffer scratch;
} sight;

static bool is_day(sight *s, const akt_grid_cell *cell)
{
    akt_date date;
    akt_buffer_clear(&s->scratch);
    return cell->kind == AKT_GRID_DATE ||
           (akt_written_day(cell->text, AKT_WRITTEN_ORDER_DMY, &s->scratch) == AKT_WRITTEN_GOOD &&
            s->scratch.size > 4 && akt_date_read(akt_buffer_text(&s->scratch), &date));
}

static akt_written amount_of(sight *s, const akt_grid_cell *cell)
{
    akt_written_point point =
        cell->kind == AKT_GRID_NUMBER ? AKT_WRITTEN_POINT_POINT : AKT_WRITTEN_POINT_UNSAID;
    akt_buffer_clear(&s->scratch);
    return akt_written_amount(cell->text, point, &s->scratch);
}

static bool has_letters(const char *text)
{
    size_t letters = 0, digits = 0;
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        letters += c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        digits += c >= '0' && c <= '9';
    }
    return letters > 1 && letters > digits;
}

static bool looks_like(sight *s, looks wanted, const akt_grid_cell *cell, akt_guess_field *field)
{
    akt_written amount;
    switch (wanted) {
    case NAME:
    case WORD: return cell->kind == AKT_GRID_TEXT && has_letters(cell->text);
    case ORGNR: return akt_orgnr_is_written(cell->text);
    case YEAR: return is_written_year(cell->text);
    case DATE: return is_day(s, cell);
    case UNIQUE: return cell->kind != AKT_GRID_ERROR;
    case AMOUNT: break;
    }
    amount = amount_of(s, cell);
    field->ambiguous += amount == AKT_WRITTEN_AMBIGUOUS;
    return (amount == AKT_WRITTEN_GOOD || amount == AKT_WRITTEN_AMBIGUOUS) &&
           !akt_orgnr_is_written(cell->text) && !is_written_year(cell->text);
}

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* How many different texts there are in a sample. */
static size_t count_different(const char **texts, size_t count)
{
    size_t different = 0;
    qsort(texts, count, sizeof *texts, compare_texts);
    for (size_t i = 0; i < count; i++)
        different += i == 0 || strcmp(texts[i], texts[i - 1]) != 0;
    return different;
}

/* Looks at the values of a column; how many there are, and how many are as they should be. */
static void look(sight *s, size_t column, looks wanted, akt_guess_field *field)
{
    const akt_register_row *rows = s->table->rows.items;
    const char *texts[SAMPLE];
    for (size_t i = 0; i < s->table->rows.count && field->values < SAMPLE; i++) {
        const akt_grid_cell *cell = akt_register_cell(&rows[i], column);
        if (!cell)
            continue;
        texts[field->values++] = cell->text;
        field->fits += looks_like(s, wanted, cell, field);
    }
    size_t different = count_different(texts, field->values);
    if (wanted == UNIQUE && different < field->values)
        field->fits = field->fits * different / (2 * field->values);
    if (wanted == WORD && different > MOST_WORDS)
        field->fits = 0;
}

/* Headings */

/* 60 where the heading is known, 35 where a known one begins it and all is words, else 0. */
static int judge_heading(const char *plain, const char *known)
{
    int best = 0;
    while (*known) {
        size_t size = strcspn(known, "|");
        if (strncmp(plain, known, size) == 0)
            best = plain[size] == '\0' ? 60 : size >= 4 && best < 35 ? 35 : best;
        known += size + (known[size] == '|');
    }
    return best;
}

/* What the heading says that one stands for. */
static int64_t unit_of(const char *plain)
{
    if (strstr(plain, "mill") || strstr(plain, "mnok") || strstr(plain, "mkr"))
        return 1000000;
    bool thousands = strstr(plain, "1000kr") || strstr(plain, "i1000") || strstr(plain, "tusen") ||
                     strstr(plain, "tnok");
    return thousands ? 1000 : 1;
}

static int judge(sight *s, const akt_register_column *column, akt_guess_role role,
                 akt_guess_field *out)
{
    looks wanted = roles[role].values;
    *out = (akt_guess_field){.record = roles[role].record,
                             .field = roles[role].field,
                             .column = column->name,
                             .unit = wanted == AMOUNT ? unit_of(column->plain) : 1};
    int heading = judge_heading(column->plain, roles[role].headings);
    look(s, column->column, wanted, out);
    int share = out->values ? (int)(100 * out->fits / out->values) : 0;
    out->by_heading = heading == 60;
    out->sure = heading ? heading + 40 * share / 100 : 0;
    if (share < 50)
        out->sure = out->sure / 2;
    /* Numbers that all pass modulus 11 are no chance: but whose they are, only the heading says. */
    if (wanted == ORGNR && !heading && share >= 90 && out->fits >= 3)
        out->sure = 70;
    if (out->unit > 1 || out->ambiguous)
        out->sure = out->sure < AKT_GUESS_SURE ? out->sure : AKT_GUESS_SURE - 5;
    return out->sure;
}

/* Roles */

typedef struct choice {
    akt_guess_field field;
    akt_guess_role role;
    size_t column;
} choice;

static int compare_choices(const void *left, const void *right)
{
    const choice *a = left, *b = right;
    if (a->field.sure != b->field.sure)
        return b->field.sure - a->field.sure;
    if (a->role != b->role)
        return (a->role > b->role) - (a->role < b->role);
    return (a->column > b->column) - (a->column < b->column);
}

static bool gather(const akt_guess *guess, akt_list *choices)
{
    const akt_register_column *columns = guess->table.columns.items;
    sight s = {&guess->table, AKT_BUFFER_INIT};
    bool failed = false;
    for (size_t c = 0; c < guess->table.columns.count; c++)
        for (int r = 0; r < AKT_GUESS_ROLE_COUNT; r++) {
            choice found = {.role = (akt_guess_role)r, .column = c};
            if (judge(&s, &columns[c], found.role, &found.field) < AKT_GUESS_LEAST)
                continue;
            choice *added = akt_list_add(choices);
            failed = failed || !added;
            if (added)
                *added = found;
        }
    failed = failed || s.scratch.failed;
    akt_buffer_dispose(&s.scratch);
    if (choices->count)
        qsort(choices->items, choices->count, sizeof(choice), compare_choices);
    return !failed;
}

/* The surest first; each column and each role once. */
static void assign(akt_guess *guess, const akt_list *choices, akt_guess_found *found, bool *used)
{
    choice *items = choices->items;
    for (size_t i = 0; i < choices->count; i++)
        if (!found->fields[items[i].role] && !used[items[i].column]) {
            used[items[i].column] = true;
            found->fields[items[i].role] = &items[i].field;
        }
    /* A year of its own says more than a date does. */
    if (found->fields[AKT_GUESS_YEAR] && found->fields[AKT_GUESS_DATE]) {
        const akt_register_column *columns = guess->table.columns.items;
        for (size_t c = 0; c < guess->table.columns.count; c++)
            if (columns[c].name == found->fields[AKT_GUESS_DATE]->column)
                used[c] = false;
        found->fields[AKT_GUESS_DATE] = NULL;
    }
}

/* Whether some amount of the column is kroner and øre. All are looked at: none is to be refused. */
static bool has_fractions(sight *s, size_t column, const akt_guess_field *field)
{
    const akt_register_row *rows = s->table->rows.items;
    for (size_t i = 0; i < s->table->rows.count; i++) {
        const akt_grid_cell *cell = akt_register_cell(&rows[i], column);
        if (!cell || amount_of(s, cell) != AKT_WRITTEN_GOOD)
            continue;
        double value = strtod(akt_buffer_text(&s->scratch), NULL);
        int64_t unit = akt_written_has_scale(cell->text) ? 1 : field->unit;
        if (!akt_written_is_whole(value * (double)unit))
            return true;
    }
    return false;
}

static bool look_for_fractions(const akt_guess *guess, const akt_list *choices,
                               const akt_guess_found *found)
{
    const akt_register_column *columns = guess->table.columns.items;
    choice *items = choices->items;
    sight s = {&guess->table, AKT_BUFFER_INIT};
    for (size_t i = 0; i < choices->count; i++) {
        akt_guess_field *field = &items[i].field;
        if (field == found->fields[AKT_GUESS_AMOUNT])
            field->has_fractions = has_fractions(&s, columns[items[i].column].column, field);
    }
    bool failed = s.scratch.failed;
    akt_buffer_dispose(&s.scratch);
    return !failed;
}

static akt_status keep_found(akt_guess *guess, const akt_guess_found *found, const bool *used,
                             akt_error *err)
{
    const akt_register_column *columns = guess->table.columns.items;
    for (int r = 0; r < AKT_GUESS_ROLE_COUNT; r++) {
        akt_guess_field *added = found->fields[r] ? akt_list_add(&guess->fields) : NULL;
        if (found->fields[r] && !added)
            return akt_error_memory(err);
        if (added)
            *added = *found->fields[r];
    }
    for (size_t c = 0; c < guess->table.columns.count; c++) {
        const char **added = used[c] ? NULL : akt_list_add(&guess->unused);
        if (!used[c] && !added)
            return akt_error_memory(err);
        if (added)
            *added = columns[c].name;
    }
    return AKT_OK;
}

static akt_status propose(akt_guess *guess, akt_lang lang, akt_error *err)
{
    akt_guess_found found = {{NULL}};
    akt_list choices = AKT_LIST_OF(choice);
    bool *used = akt_pool_get(guess->pool, guess->table.columns.count + 1);
    akt_status status = used && gather(guess, &choices) ? AKT_OK : akt_error_memory(err);
    if (status == AKT_OK) {
        assign(guess, &choices, &found, used);
        status = look_for_fractions(guess, &choices, &found) ? keep_found(guess, &found, used, err)
                                                             : akt_error_memory(err);
    }
    if (status == AKT_OK)
        akt_guess__write(guess, &found, lang);
    akt_list_dispose(&choices);
    return status == AKT_OK ? akt_buffer_status(&guess->map, err) : status;
}

/* All headings that we know, NULL-terminated. */
static const char *const *known_headings(akt_pool *pool)
{
    size_t count = 0, next = 0;
    for (int r = 0; r < AKT_GUESS_ROLE_COUNT; r++)
        for (const char *at = roles[r].headings; *at; at++)
            count += *at == '|' || !at[1];
    const char **out = akt_pool_get(pool, (count + 1) * sizeof *out);
    for (int r = 0; out && r < AKT_GUESS_ROLE_COUNT; r++)
        for (const char *at = roles[r].headings; *at;) {
            size_t size = strcspn(at, "|");
            out[next++] = akt_pool_text(pool, at, size);
            at += size + (at[size] == '|');
        }
    return akt_pool_has_failed(pool) ? NULL : out;
}

akt_status akt_guess_make(akt_guess *out, const char *path, const char *sheet, akt_lang lang,
                          akt_diagnostics *faults, akt_error *err)
{
    *out = (akt_guess){.pool = akt_pool_new(),
                       .fields = AKT_LIST_OF(akt_guess_field),
                       .unused = AKT_LIST_OF(const char *),
                       .map = AKT_BUFFER_INIT};
    const char *const *headings = out->pool ? known_headings(out->pool) : NULL;
    if (!headings)
        return akt_error_memory(err);
    const akt_register_wish wish = {.sheet = sheet, .headings = headings, .shown = "Mottaker"};
    akt_status status =
        akt_register_read(&out->table, &out->file, path, &wish, out->pool, faults, err);
    return status == AKT_OK ? propose(out, lang, err) : status;
}

void akt_guess_dispose(akt_guess *guess)
{
    akt_register_dispose(&guess->table);
    akt_list_dispose(&guess->fields);
    akt_list_dispose(&guess->unused);
    akt_buffer_dispose(&guess->map);
    akt_pool_free(guess->pool);
    guess->pool = NULL;
}
