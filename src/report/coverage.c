#include "report/coverage_internal.h"
#include "report/describe.h"
#include "report/field_words.h"

const char *akt_coverage__role_words(const akt_coverage_view *v, int32_t role)
{
    return akt_term_words(v->dataset, AKT_VOCABULARY_ROLES, role, v->lang);
}

const char *akt_coverage__area_words(const akt_coverage_view *v, int32_t area)
{
    akt_coverage_by by = v->coverage->by;
    if (area == AKT_NONE)
        return akt_words(by == AKT_COVERAGE_BY_AREA ? AKT_W_ANY_AREA : AKT_W_COVERAGE_ALL, v->lang);
    return akt_term_words(v->dataset, akt_coverage_by_vocabulary(by), area, v->lang);
}

const char *akt_coverage__state_words(akt_cell_state state, akt_lang lang)
{
    static const akt_word words[] = {AKT_W_STATE_NOT_NEEDED, AKT_W_STATE_GAP, AKT_W_STATE_THIN,
                                     AKT_W_STATE_COVERED, AKT_W_STATE_CROWDED};
    return akt_words(words[state], lang);
}

const char *akt_coverage__name_parties(const akt_coverage_view *v, akt_refs parties, size_t most)
{
    const char **names = akt_pool_get(v->pool, (parties.count + 1) * sizeof *names);
    if (!names)
        return "";
    for (size_t i = 0; i < parties.count; i++)
        names[i] = akt_dataset_label(v->dataset, parties.items[i], v->lang, true);
    return akt_join_first_words(v->pool, names, parties.count, most, v->lang);
}

void akt_coverage__add_parties(const akt_coverage_view *v, akt_refs parties)
{
    akt_buffer ids = AKT_BUFFER_INIT;
    for (size_t i = 0; i < parties.count; i++)
        akt_buffer_format(&ids, "%s%s", i > 0 ? "|" : "",
                          akt_dataset_party(v->dataset, parties.items[i])->record.id);
    const char *joined = akt_buffer_settle(&ids, v->pool);
    if (parties.count)
        akt_document_shown(v->document, joined,
                           akt_coverage__name_parties(v, parties, parties.count));
    else
        akt_document_nothing(v->document);
}

akt_column akt_coverage__area_column(const akt_coverage_view *v)
{
    static const akt_word titles[AKT_COVERAGE_BY_COUNT] = {
        AKT_W_COLUMN_AREA, AKT_W_COVERAGE_AUDIENCE, AKT_W_COLUMN_LEVEL, AKT_W_SHOW_SECTOR};
    akt_coverage_by by = v->coverage->by;
    return (akt_column){akt_coverage_by_name(by), akt_words(titles[by], v->lang), AKT_COLUMN_CODE,
                        NULL};
}

void akt_coverage__add_role(const akt_coverage_view *v, int32_t role)
{
    akt_document_shown(v->document,
                       akt_dataset_term(v->dataset, AKT_VOCABULARY_ROLES, role)->record.id,
                       akt_coverage__role_words(v, role));
}

void akt_coverage__add_area(const akt_coverage_view *v, int32_t area)
{
    const akt_term *term =
        akt_dataset_term(v->dataset, akt_coverage_by_vocabulary(v->coverage->by), area);
    akt_document_shown(v->document, term ? term->record.id : "any",
                       akt_coverage__area_words(v, area));
}

static const char *by_words(const akt_coverage_view *v)
{
    static const akt_word words[AKT_COVERAGE_BY_COUNT] = {
        AKT_W_COVERAGE_BY_AREA, AKT_W_COVERAGE_BY_AUDIENCE, AKT_W_FACET_LEVEL, AKT_W_FACET_SECTOR};
    return akt_words(words[v->coverage->by], v->lang);
}

static void add_cell(const akt_coverage_view *v, const akt_coverage_cell *cell)
{
    akt_document_row(v->document);
    akt_coverage__add_role(v, cell->role);
    akt_coverage__add_area(v, cell->area);
    akt_document_whole(v->document, cell->minimum);
    akt_document_whole(v->document, (int64_t)cell->holders[AKT_STRENGTH_CLEAR]);
    akt_document_whole(v->document, (int64_t)cell->holders[AKT_STRENGTH_POSSIBLE]);
    akt_document_whole(v->document, (int64_t)cell->holders[AKT_STRENGTH_POTENTIAL]);
    akt_coverage__add_parties(v, cell->named);
    akt_document_shown(v->document, akt_cell_state_name(cell->state),
                       akt_coverage__state_words(cell->state, v->lang));
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

static const char *caption(const akt_coverage_view *v)
{
    if (v->coverage->by == AKT_COVERAGE_BY_AREA)
        return akt_words(AKT_W_COVERAGE_CELLS, v->lang);
    return akt_words_filled(v->pool, AKT_W_COVERAGE_CELLS_BY, v->lang, by_words(v), NULL, NULL,
                            NULL);
}

/* Rows «any» of all roles first, then the cells, role by role. */
static void add_cells(const akt_coverage_view *v, akt_readers readers)
{
    const akt_column columns[] = {
        {"role", akt_words(AKT_W_COLUMN_ROLE, v->lang), AKT_COLUMN_CODE, NULL},
        akt_coverage__area_column(v),
        {"needed", akt_words(AKT_W_COLUMN_MINIMUM, v->lang), AKT_COLUMN_WHOLE, NULL},
        {"clear", akt_words(AKT_W_COVERAGE_CLEAR, v->lang), AKT_COLUMN_WHOLE, NULL},
        {"possible", akt_words(AKT_W_COVERAGE_POSSIBLES, v->lang), AKT_COLUMN_WHOLE, NULL},
        {"potential", akt_words(AKT_W_COVERAGE_POTENTIALS, v->lang), AKT_COLUMN_WHOLE, NULL},
        {"holders", akt_words(AKT_W_COLUMN_WHO, v->lang), AKT_COLUMN_TEXT, NULL},
        {"state", akt_words(AKT_W_COVERAGE_STATE, v->lang), AKT_COLUMN_CODE, NULL},
        {"sole_holder", akt_words(AKT_W_COVERAGE_SOLE_HOLDER, v->lang), AKT_COLUMN_TEXT, NULL},
    };
    akt_document_table(v->document, "coverage", caption(v), columns,
                       sizeof columns / sizeof *columns);
    akt_document_table_for(v->document, readers);
    for (size_t i = 0; i < v->coverage->cell_count; i++)
        if (is_taken(&v->coverage->cells[i], readers))
            add_cell(v, &v->coverage->cells[i]);
}

/* Notes how many there are, and of what facet, where there are any. */
static void note_count(const akt_coverage_view *v, akt_word word, size_t count, akt_word one,
                       akt_word many)
{
    if (count)
        akt_document_note(v->document, "%s",
                          akt_words_filled(v->pool, word, v->lang,
                                           akt_counted_words(v->pool, count, one, many, v->lang),
                                           by_words(v), NULL, NULL));
}

static void add_notes(const akt_coverage_view *v)
{
    const akt_coverage *c = v->coverage;
    if (akt_dataset_about(v->dataset)->selection)
        akt_document_note(v->document, "%s", akt_words(AKT_W_COVERAGE_SELECTED, v->lang));
    if (c->by != AKT_COVERAGE_BY_AREA)
        akt_document_note(v->document, "%s",
                          akt_words_filled(v->pool, AKT_W_COVERAGE_BY_NOTE, v->lang, by_words(v),
                                           NULL, NULL, NULL));
    note_count(v, AKT_W_COVERAGE_ENDED, c->ended, AKT_W_COUNT_ROLE, AKT_W_COUNT_ROLES);
    note_count(v, AKT_W_COVERAGE_OPEN_ENDS, c->open_ends, AKT_W_COUNT_ROLE, AKT_W_COUNT_ROLES);
    note_count(v, AKT_W_COVERAGE_UNPLACED, c->unplaced, AKT_W_COUNT_ROLE, AKT_W_COUNT_ROLES);
    note_count(v, AKT_W_COVERAGE_ROLELESS, c->roleless, AKT_W_COUNT_NEED, AKT_W_COUNT_NEEDS);
    akt_document_note(v->document, "%s", akt_words(AKT_W_COVERAGE_RULE, v->lang));
    if (c->holder_count)
        akt_document_note(v->document, "%s", akt_words(AKT_W_COVERAGE_EXCLUSIVITY_RULE, v->lang));
    if (c->provision)
        akt_document_note(v->document, "%s", akt_words(AKT_W_COVERAGE_PROVISION_RULE, v->lang));
    akt_document_note(v->document, "%s", akt_source_line(v->pool, v->dataset, v->lang));
}

akt_status akt_describe_coverage(akt_document **out, const akt_dataset *dataset,
                                 const akt_coverage *coverage, akt_lang lang, akt_error *err)
{
    *out = NULL;
    akt_document *document = akt_document_new(lang);
    if (!document)
        return akt_error_memory(err);
    const akt_coverage_view v = {document, akt_document_pool(document), dataset, coverage, lang};
    akt_document_heading(document, 1, akt_words(AKT_W_COVERAGE_TITLE, lang));
    akt_coverage__add_findings(&v);
    add_cells(&v, AKT_READERS_PEOPLE);
    add_cells(&v, AKT_READERS_MACHINES);
    akt_coverage__add_tables(&v);
    add_notes(&v);
    return akt_document_finish(out, document, err);
}
