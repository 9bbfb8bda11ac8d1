#include "diagram/roles_internal.h"
#include "diagram/sources_internal.h"
#include "model/ended.h"
#include "words/quantity.h"
#include "words/words.h"

#include <stdlib.h>
#include <string.h>

static const char *term_name(const akt_roles_sheet *sheet, akt_vocabulary vocabulary,
                             int32_t code)
{
    const akt_term *term = akt_dataset_term(sheet->dataset, vocabulary, code);
    const char *name = akt_text_in(&term->name, sheet->lang);
    return name != NULL ? name : term->record.id;
}

const char *akt_roles__role(const akt_roles_sheet *sheet, int32_t role)
{
    return term_name(sheet, AKT_VOCABULARY_ROLES, role);
}

const char *akt_roles__state(const akt_roles_sheet *sheet, akt_cell_state state)
{
    static const akt_word words[] = {
        [AKT_CELL_NOT_NEEDED] = AKT_W_DIAGRAM_CELL_NOT_NEEDED,
        [AKT_CELL_GAP] = AKT_W_DIAGRAM_CELL_GAP,
        [AKT_CELL_THIN] = AKT_W_DIAGRAM_CELL_THIN,
        [AKT_CELL_COVERED] = AKT_W_DIAGRAM_CELL_COVERED,
        [AKT_CELL_CROWDED] = AKT_W_DIAGRAM_CELL_CROWDED,
    };
    return akt_words(words[state], sheet->lang);
}

const char *akt_roles__strength(const akt_roles_sheet *sheet, int32_t strength)
{
    static const akt_word words[AKT_STRENGTH_COUNT] = {
        [AKT_STRENGTH_CLEAR] = AKT_W_DIAGRAM_ROLE_CLEAR,
        [AKT_STRENGTH_POSSIBLE] = AKT_W_DIAGRAM_ROLE_POSSIBLE,
        [AKT_STRENGTH_POTENTIAL] = AKT_W_DIAGRAM_ROLE_POTENTIAL,
        [AKT_STRENGTH_WEAK] = AKT_W_DIAGRAM_ROLE_WEAK,
        [AKT_STRENGTH_ABSENT] = AKT_W_DIAGRAM_ROLE_ABSENT,
    };
    return akt_words(words[strength], sheet->lang);
}

static bool is_touched(const akt_coverage_cell *cell)
{
    size_t holders = 0;
    for (size_t i = 0; i < AKT_STRENGTH_COUNT; i++) {
        holders += cell->holders[i] + cell->collective[i];
    }
    return holders > 0 || cell->minimum > 0;
}

static void add_column(akt_roles_sheet *sheet, int32_t role, int32_t area)
{
    akt_roles_column *column = &sheet->columns[sheet->column_count++];
    column->role = role;
    column->area = area;
    column->cell = akt_coverage_at(sheet->coverage, role, area);
    column->name = area == AKT_NONE ? akt_words(AKT_W_DIAGRAM_AREA_ANY, sheet->lang)
                                    : term_name(sheet, AKT_VOCABULARY_AREAS, area);
}

static bool find_columns(akt_roles_sheet *sheet)
{
    const akt_coverage *coverage = sheet->coverage;
    sheet->columns =
        akt_pool_get(sheet->pool, (coverage->cell_count + 1) * sizeof *sheet->columns);
    if (sheet->columns == NULL) {
        return false;
    }
    for (size_t role = 0; role < coverage->role_count; role++) {
        add_column(sheet, (int32_t)role, AKT_NONE);
        for (size_t area = 0; area < coverage->area_count; area++) {
            if (is_touched(akt_coverage_at(coverage, (int32_t)role, (int32_t)area))) {
                add_column(sheet, (int32_t)role, (int32_t)area);
            }
        }
    }
    return true;
}

/* A unit of a driver is shown as one: the sources place the environments, not the body. */
static bool is_driver(const akt_dataset *dataset, akt_ref ref)
{
    size_t steps = akt_dataset_count(dataset, AKT_TABLE_ACTORS);
    while (akt_ref_is_set(ref) && ref.table == AKT_TABLE_ACTORS && steps-- > 0) {
        const akt_actor *actor = &akt_dataset_actors(dataset)[ref.index];
        if (actor->driver == AKT_DRIVER_CENTRAL) {
            return true;
        }
        ref = actor->parent;
    }
    return false;
}

static akt_roles_row *find_row(akt_roles_sheet *sheet, akt_ref holder)
{
    for (size_t i = 0; i < sheet->row_count; i++) {
        bool both = !akt_ref_is_set(holder) && !akt_ref_is_set(sheet->rows[i].holder);
        bool set = akt_ref_is_set(holder) && akt_ref_is_same(sheet->rows[i].holder, holder);
        if (both || set) {
            return &sheet->rows[i];
        }
    }
    return NULL;
}

static akt_roles_row *add_row(akt_roles_sheet *sheet, akt_ref holder)
{
    akt_roles_row *row = &sheet->rows[sheet->row_count];
    size_t count = sheet->column_count + 1;
    row->marks = akt_pool_get(sheet->pool, count * sizeof *row->marks);
    row->seen = akt_pool_get(sheet->pool, count * sizeof *row->seen);
    if (row->marks == NULL || row->seen == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        row->marks[i] = AKT_ROLES_NO_MARK;
    }
    const akt_party *party = akt_dataset_party(sheet->dataset, holder);
    row->holder = holder;
    row->id = party != NULL ? party->record.id : "";
    row->name = party != NULL ? akt_dataset_label(sheet->dataset, holder, sheet->lang, false)
                              : akt_words(AKT_W_DIAGRAM_ROLES_WHOLE, sheet->lang);
    row->brief = party != NULL ? akt_dataset_label(sheet->dataset, holder, sheet->lang, true)
                               : row->name;
    row->driver = is_driver(sheet->dataset, holder);
    sheet->row_count++;
    return row;
}

static void mark(akt_roles_sheet *sheet, akt_roles_row *row, const akt_role *role)
{
    for (size_t i = 0; i < sheet->column_count; i++) {
        const akt_roles_column *column = &sheet->columns[i];
        bool counts = column->role == role->role &&
                      (column->area == AKT_NONE || column->area == role->area ||
                       role->area == AKT_AREA_ALL);
        if (!counts) {
            continue;
        }
        if (row->marks[i] == AKT_ROLES_NO_MARK || role->strength < row->marks[i]) {
            row->marks[i] = role->strength;
        }
        row->seen[i] |= 1u << role->strength;
    }
    sheet->has_strength[role->strength] = true;
}

static bool find_rows(akt_roles_sheet *sheet)
{
    const akt_role *roles = akt_dataset_roles(sheet->dataset);
    size_t count = akt_dataset_count(sheet->dataset, AKT_TABLE_ROLES);
    sheet->rows = akt_pool_get(sheet->pool, (count + 1) * sizeof *sheet->rows);
    for (size_t i = 0; sheet->rows != NULL && i < count; i++) {
        if (akt_role_has_ended(sheet->dataset, &roles[i])) {
            continue;
        }
        akt_roles_row *row = find_row(sheet, roles[i].holder);
        row = row != NULL ? row : add_row(sheet, roles[i].holder);
        if (row == NULL) {
            return false;
        }
        mark(sheet, row, &roles[i]);
    }
    return sheet->rows != NULL;
}

static void count_mark(akt_roles_row *row, int32_t strength)
{
    row->clear += strength == AKT_STRENGTH_CLEAR ? 1 : 0;
    row->possible += strength == AKT_STRENGTH_POSSIBLE ? 1 : 0;
}

/* A role without any area counts once; one with areas once for each. */
static void count_row(const akt_roles_sheet *sheet, akt_roles_row *row)
{
    for (size_t any = 0; any < sheet->column_count;) {
        bool lone = true;
        size_t i = any + 1;
        for (; i < sheet->column_count && sheet->columns[i].area != AKT_NONE; i++) {
            lone = lone && row->marks[i] == AKT_ROLES_NO_MARK;
            count_mark(row, row->marks[i]);
        }
        count_mark(row, lone ? row->marks[any] : AKT_ROLES_NO_MARK);
        any = i;
    }
}

static int compare_rows(const void *left, const void *right)
{
    const akt_roles_row *a = left;
    const akt_roles_row *b = right;
    if (akt_ref_is_set(a->holder) != akt_ref_is_set(b->holder)) {
        return akt_ref_is_set(a->holder) ? -1 : 1;
    }
    if (a->driver != b->driver) {
        return a->driver ? -1 : 1;
    }
    if (a->clear != b->clear) {
        return a->clear > b->clear ? -1 : 1;
    }
    if (a->possible != b->possible) {
        return a->possible > b->possible ? -1 : 1;
    }
    return strcmp(a->id, b->id);
}

const char *akt_roles__title(const akt_roles_sheet *sheet)
{
    return akt_page_title(sheet->page, akt_words(AKT_W_DIAGRAM_ROLES_TITLE, sheet->lang));
}

const char *akt_roles__keep(akt_roles_sheet *sheet, akt_buffer *buffer)
{
    const char *text = akt_pool_text(sheet->pool, akt_buffer_text(buffer), buffer->size);
    sheet->failed = sheet->failed || buffer->failed || text == NULL;
    akt_buffer_dispose(buffer);
    return text != NULL ? text : "";
}

static const char *number(akt_roles_sheet *sheet, size_t value)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_quantity_whole(&text, (int64_t)value, sheet->lang);
    return akt_roles__keep(sheet, &text);
}

/* As the coverage counts them: by area, and a role as such where no area of it is asked for. */
static size_t count_gaps(const akt_roles_sheet *sheet)
{
    size_t gaps = 0;
    for (size_t any = 0; any < sheet->column_count;) {
        bool by_area = false;
        size_t i = any + 1;
        for (; i < sheet->column_count && sheet->columns[i].area != AKT_NONE; i++) {
            by_area = by_area || sheet->columns[i].cell->state != AKT_CELL_NOT_NEEDED;
            gaps += sheet->columns[i].cell->state == AKT_CELL_GAP ? 1 : 0;
        }
        gaps += !by_area && sheet->columns[any].cell->state == AKT_CELL_GAP ? 1 : 0;
        any = i;
    }
    return gaps;
}

const char *akt_roles__subtitle(akt_roles_sheet *sheet)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_page_add_subtitle(&text, sheet->page);
    size_t holders = sheet->row_count;
    const char *title = akt_text_in(&akt_dataset_about(sheet->dataset)->title, sheet->lang);
    for (size_t i = 0; i < sheet->row_count; i++) {
        holders -= akt_ref_is_set(sheet->rows[i].holder) ? 0 : 1;
    }
    akt_buffer_add(&text, title != NULL ? title : "");
    akt_buffer_add(&text, title != NULL ? ": " : "");
    akt_words_fill(&text, AKT_W_DIAGRAM_ROLES_SUBTITLE, sheet->lang, number(sheet, holders),
                   number(sheet, count_gaps(sheet)), NULL, NULL);
    akt_buffer_add_char(&text, ' ');
    akt_sources__add_date(&text, sheet->dataset, sheet->lang);
    return akt_roles__keep(sheet, &text);
}

const char *akt_roles__sources(akt_roles_sheet *sheet)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_sources__add_line(&text, sheet->dataset, AKT_SOURCES_OF_ROLES, sheet->lang);
    return akt_roles__keep(sheet, &text);
}

akt_status akt_roles__build(akt_roles_sheet *sheet, const akt_dataset *dataset,
                            const akt_coverage *coverage, const akt_page *page, akt_pool *pool)
{
    *sheet = (akt_roles_sheet){
        .dataset = dataset, .coverage = coverage, .page = page, .lang = page->lang, .pool = pool};
    if (!find_columns(sheet) || !find_rows(sheet)) {
        return AKT_ENOMEM;
    }
    for (size_t i = 0; i < sheet->row_count; i++) {
        count_row(sheet, &sheet->rows[i]);
    }
    if (sheet->row_count > 1) {
        qsort(sheet->rows, sheet->row_count, sizeof *sheet->rows, compare_rows);
    }
    return AKT_OK;
}
