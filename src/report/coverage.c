#include "report/describe.h"
#include "report/field_words.h"

#include <string.h>

typedef struct view {
    akt_document *document;
    akt_pool *pool;
    const akt_dataset *dataset;
    const akt_coverage *coverage;
    akt_lang lang;
} view;

static const char *count_words(const view *v, size_t count)
{
    return akt_count_words(v->pool, count, v->lang);
}

static const char *role_words(const view *v, int32_t role)
{
    return akt_term_words(v->dataset, AKT_VOCABULARY_ROLES, role, v->lang);
}

/* The names of a cell's holders of the given strengths (a mask). */
static const char *name_holders(const view *v, const akt_coverage_cell *cell, uint32_t strengths)
{
    const char **names = akt_pool_get(v->pool, (cell->named.count + 1) * sizeof *names);
    size_t count = 0;
    for (size_t i = 0; names && i < cell->named.count; i++)
        if (strengths & 1U << cell->named_strength[i])
            names[count++] = akt_dataset_label(v->dataset, cell->named.items[i], v->lang, true);
    return akt_join_words(v->pool, names, count, v->lang);
}

/* What the sources say of the actors as a whole. */
static void add_collective(const view *v, const akt_coverage_cell *cell, akt_buffer *out)
{
    if (cell->collective[AKT_STRENGTH_WEAK]) {
        akt_buffer_add_char(out, ' ');
        akt_words_fill(out, AKT_W_COVERAGE_STATED, v->lang,
                       akt_words(AKT_W_STRENGTH_WEAK, v->lang), NULL, NULL, NULL);
    }
    if (cell->collective[AKT_STRENGTH_ABSENT])
        akt_buffer_format(out, " %s", akt_words(AKT_W_COVERAGE_ABSENT, v->lang));
}

/* "2 klare (A og B)": how many hold the role with a strength, and who. */
static const char *name_part(const view *v, const akt_coverage_cell *cell, akt_strength strength,
                             akt_word one, akt_word many)
{
    size_t count = cell->holders[strength];
    return akt_words_filled(v->pool, count == 1 ? one : many, v->lang, count_words(v, count),
                            name_holders(v, cell, 1U << strength), NULL, NULL);
}

static void add_holders(const view *v, int32_t role, const akt_coverage_cell *cell, akt_buffer *out)
{
    size_t clear = cell->holders[AKT_STRENGTH_CLEAR];
    size_t possible = cell->holders[AKT_STRENGTH_POSSIBLE];
    akt_word word = clear == 1      ? AKT_W_COVERAGE_ONE_CLEAR
                    : clear         ? AKT_W_COVERAGE_STRONG
                    : possible == 1 ? AKT_W_COVERAGE_ONE_POSSIBLE
                    : possible      ? AKT_W_COVERAGE_POSSIBLE
                                    : AKT_W_COVERAGE_NOBODY;
    if (clear && possible)
        akt_words_fill(out, AKT_W_COVERAGE_MIXED, v->lang, role_words(v, role),
                       name_part(v, cell, AKT_STRENGTH_CLEAR, AKT_W_COVERAGE_CLEAR_ONE,
                                 AKT_W_COVERAGE_CLEAR_MANY),
                       name_part(v, cell, AKT_STRENGTH_POSSIBLE, AKT_W_COVERAGE_POSSIBLE_ONE,
                                 AKT_W_COVERAGE_POSSIBLE_MANY),
                       NULL);
    else
        akt_words_fill(out, word, v->lang, role_words(v, role),
                       count_words(v, clear ? clear : possible),
                       name_holders(v, cell,
                                    1U << AKT_STRENGTH_CLEAR | 1U << AKT_STRENGTH_POSSIBLE),
                       NULL);
}

static void add_role(const view *v, int32_t role)
{
    const akt_coverage_cell *cell = akt_coverage_at(v->coverage, role, AKT_NONE);
    akt_buffer text = AKT_BUFFER_INIT;
    add_holders(v, role, cell, &text);
    add_collective(v, cell, &text);
    if (akt_ref_is_set(cell->sole_holder) && cell->holders[AKT_STRENGTH_CLEAR]) {
        akt_buffer_add_char(&text, ' ');
        akt_words_fill(&text, AKT_W_COVERAGE_SOLE, v->lang,
                       akt_dataset_label(v->dataset, cell->sole_holder, v->lang, true), NULL, NULL,
                       NULL);
    }
    akt_document_item(v->document, "%s", akt_buffer_settle(&text, v->pool));
}

static const char *counted(const view *v, size_t count, akt_word one, akt_word many)
{
    return akt_counted_words(v->pool, count, one, many, v->lang);
}

static void add_summary(const view *v)
{
    size_t states[AKT_CELL_CROWDED + 1] = {0}, needed = 0;
    for (size_t i = 0; i < v->coverage->cell_count; i++) {
        const akt_coverage_cell *cell = &v->coverage->cells[i];
        if (cell->area == AKT_NONE || cell->state == AKT_CELL_NOT_NEEDED)
            continue;
        states[cell->state]++;
        needed++;
    }
    if (needed)
        akt_document_paragraph(
            v->document, "%s",
            akt_words_filled(
                v->pool, AKT_W_COVERAGE_SUMMARY, v->lang,
                counted(v, needed, AKT_W_COUNT_CELL, AKT_W_COUNT_CELLS),
                counted(v, states[AKT_CELL_GAP], AKT_W_COUNT_GAP, AKT_W_COUNT_GAPS),
                counted(v, states[AKT_CELL_THIN], AKT_W_COUNT_THIN, AKT_W_COUNT_THINS),
                counted(v, states[AKT_CELL_COVERED] + states[AKT_CELL_CROWDED],
                        AKT_W_COUNT_COVERED, AKT_W_COUNT_COVEREDS)));
    else
        akt_document_paragraph(v->document, "%s", akt_words(AKT_W_COVERAGE_NO_NEEDS, v->lang));
}

/* Ids joined by |, for machines. */
static const char *holder_ids(const view *v, const akt_coverage_cell *cell)
{
    akt_buffer ids = AKT_BUFFER_INIT;
    for (size_t i = 0; i < cell->named.count; i++)
        akt_buffer_format(&ids, "%s%s", i > 0 ? "|" : "",
                          akt_dataset_party(v->dataset, cell->named.items[i])->record.id);
    return akt_buffer_settle(&ids, v->pool);
}

static const char *state_words(akt_cell_state state, akt_lang lang)
{
    static const akt_word words[] = {AKT_W_STATE_NOT_NEEDED, AKT_W_STATE_GAP, AKT_W_STATE_THIN,
                                     AKT_W_STATE_COVERED, AKT_W_STATE_CROWDED};
    return akt_words(words[state], lang);
}

static void add_area(const view *v, int32_t area)
{
    if (area == AKT_NONE)
        akt_document_shown(v->document, "any", akt_words(AKT_W_ANY_AREA, v->lang));
    else
        akt_document_shown(
            v->document, akt_dataset_term(v->dataset, AKT_VOCABULARY_AREAS, area)->record.id,
            akt_term_words(v->dataset, AKT_VOCABULARY_AREAS, area, v->lang));
}

static void add_cell(const view *v, const akt_coverage_cell *cell)
{
    akt_document_row(v->document);
    akt_document_shown(v->document,
                       akt_dataset_term(v->dataset, AKT_VOCABULARY_ROLES, cell->role)->record.id,
                       role_words(v, cell->role));
    add_area(v, cell->area);
    akt_document_whole(v->document, cell->minimum);
    akt_document_whole(v->document, (int64_t)cell->holders[AKT_STRENGTH_CLEAR]);
    akt_document_whole(v->document, (int64_t)cell->holders[AKT_STRENGTH_POSSIBLE]);
    akt_document_whole(v->document, (int64_t)cell->holders[AKT_STRENGTH_POTENTIAL]);
    if (cell->named.count)
        akt_document_shown(v->document, holder_ids(v, cell), name_holders(v, cell, UINT32_MAX));
    else
        akt_document_nothing(v->document);
    akt_document_shown(v->document, akt_cell_state_name(cell->state),
                       state_words(cell->state, v->lang));
    const akt_party *sole = akt_dataset_party(v->dataset, cell->sole_holder);
    akt_document_shown(v->document, sole ? sole->record.id : NULL,
                       sole ? akt_dataset_label(v->dataset, cell->sole_holder, v->lang, true)
                            : NULL);
}

/* People are spared the cells that nobody asks for and nobody fills. */
static bool is_taken(const akt_coverage_cell *cell, akt_readers readers)
{
    return readers == AKT_READERS_MACHINES || cell->area == AKT_NONE || cell->named.count ||
           cell->state != AKT_CELL_NOT_NEEDED;
}

/* Rows «any» of all roles first, then the cells, role by role. */
static void add_cells(const view *v, akt_readers readers)
{
    const akt_column columns[] = {
        {"role", akt_words(AKT_W_COLUMN_ROLE, v->lang), AKT_COLUMN_CODE, NULL},
        {"area", akt_words(AKT_W_COLUMN_AREA, v->lang), AKT_COLUMN_CODE, NULL},
        {"needed", akt_words(AKT_W_COVERAGE_NEEDED, v->lang), AKT_COLUMN_WHOLE, NULL},
        {"clear", akt_words(AKT_W_COVERAGE_CLEAR, v->lang), AKT_COLUMN_WHOLE, NULL},
        {"possible", akt_words(AKT_W_COVERAGE_POSSIBLES, v->lang), AKT_COLUMN_WHOLE, NULL},
        {"potential", akt_words(AKT_W_COVERAGE_POTENTIALS, v->lang), AKT_COLUMN_WHOLE, NULL},
        {"holders", akt_words(AKT_W_COVERAGE_HOLDERS, v->lang), AKT_COLUMN_TEXT, NULL},
        {"state", akt_words(AKT_W_COVERAGE_STATE, v->lang), AKT_COLUMN_CODE, NULL},
        {"sole_holder", akt_words(AKT_W_COVERAGE_SOLE_HOLDER, v->lang), AKT_COLUMN_TEXT, NULL},
    };
    akt_document_table(v->document, "coverage", akt_words(AKT_W_COVERAGE_CELLS, v->lang), columns,
                       sizeof columns / sizeof *columns);
    akt_document_table_for(v->document, readers);
    for (int any = 1; any >= 0; any--)
        for (size_t i = 0; i < v->coverage->cell_count; i++)
            if ((v->coverage->cells[i].area == AKT_NONE) == any &&
                is_taken(&v->coverage->cells[i], readers))
                add_cell(v, &v->coverage->cells[i]);
}

akt_status akt_describe_coverage(akt_document **out, const akt_dataset *dataset,
                                 const akt_coverage *coverage, akt_lang lang, akt_error *err)
{
    *out = NULL;
    akt_document *document = akt_document_new(lang);
    if (!document)
        return akt_error_memory(err);
    view v = {document, akt_document_pool(document), dataset, coverage, lang};
    akt_document_heading(document, 1, akt_words(AKT_W_COVERAGE_TITLE, lang));
    add_summary(&v);
    for (size_t r = 0; r < coverage->role_count; r++)
        add_role(&v, (int32_t)r);
    add_cells(&v, AKT_READERS_PEOPLE);
    add_cells(&v, AKT_READERS_MACHINES);
    akt_document_note(document, "%s", akt_words(AKT_W_COVERAGE_RULE, lang));
    akt_document_note(document, "%s", akt_source_line(v.pool, dataset, lang));
    return akt_document_finish(out, document, err);
}
