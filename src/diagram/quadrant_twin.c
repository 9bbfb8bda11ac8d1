#include "diagram/quadrant.h"

#include "diagram/quadrant_twin_internal.h"
#include "report/field_cells.h"
#include "report/field_words.h"
#include "words/words.h"

void akt_quadrant__tell_stand(akt_document *out, akt_roles_sheet *sheet, const akt_stand *stand,
                              const char *name)
{
    akt_buffer text = AKT_BUFFER_INIT;
    for (size_t i = 0; i < stand->count; i++) {
        const akt_stand_holder *holder = &stand->holders[i];
        bool first = i == 0 || stand->holders[i - 1].strength != holder->strength;
        if (first) {
            akt_buffer_format(&text, "%s%s: ", i == 0 ? "" : ". ",
                              akt_roles__strength(sheet, holder->strength));
        }
        akt_buffer_format(&text, "%s%s", first ? "" : ", ", holder->row->name);
    }
    akt_buffer_add(&text, stand->count > 0 ? "" : akt_words(AKT_W_QUADRANT_EMPTY, sheet->lang));
    for (size_t i = 0; i < stand->whole_count; i++) {
        akt_buffer_add(&text, ". ");
        akt_words_fill(&text, AKT_W_QUADRANT_WHOLE, sheet->lang,
                       akt_roles__strength(sheet, stand->whole[i].strength), NULL, NULL, NULL);
    }
    const char *told = akt_roles__keep(sheet, &text);
    if (stand->area == AKT_STAND_UNPLACED) {
        akt_document_item(out, "%s: %s.", name, told);
    } else {
        akt_document_item(out, "%s (%s): %s.", name, akt_stand__state(sheet, stand), told);
    }
}

void akt_quadrant__add_term(akt_document *out, const akt_roles_sheet *sheet,
                            akt_vocabulary vocabulary, int32_t code)
{
    akt_document_shown(out, akt_dataset_term(sheet->dataset, vocabulary, code)->record.id,
                       akt_stand__term(sheet, vocabulary, code));
}

void akt_quadrant__add_holder(akt_document *out, const akt_stand_holder *holder)
{
    akt_document_text(out, akt_ref_is_set(holder->row->holder) ? holder->row->id : NULL);
    akt_document_text(out, holder->row->name);
    akt_document_shown(out, akt_strength_name((akt_strength)holder->strength),
                       akt_choice_words("strength",
                                        akt_strength_name((akt_strength)holder->strength),
                                        akt_document_lang(out)));
}

void akt_quadrant__add_evidence(akt_document *out, akt_roles_sheet *sheet, const akt_stand *stand,
                                const akt_stand_holder *holder)
{
    akt_record record = akt_stand__evidence(sheet, stand, holder);
    akt_field_basis_cells(out, &record);
    akt_field_sources_cell(out, sheet->dataset, &record);
}

void akt_quadrant__add_minimum(akt_document *out, const akt_coverage_cell *cell)
{
    if (cell->minimum > 0) {
        akt_document_whole(out, cell->minimum);
    } else {
        akt_document_nothing(out);
    }
}

void akt_quadrant__add_notes(akt_document *out, akt_roles_sheet *sheet, akt_word ours)
{
    const char *sources = akt_roles__sources(sheet);
    akt_document_note(out, "%s", akt_words(AKT_W_COVERAGE_RULE, sheet->lang));
    akt_document_note(out, "%s", akt_words(ours, sheet->lang));
    if (*sources != '\0') {
        akt_document_note(out, "%s", sources);
    }
}

static void tell_fields(akt_document *out, const akt_quadrant *q)
{
    akt_lang lang = q->sheet->lang;
    const akt_column columns[] = {
        {"role", akt_words(AKT_W_COLUMN_ROLE, lang), AKT_COLUMN_CODE, NULL},
        {"about", akt_words(AKT_W_DIAGRAM_TWIN_WHAT, lang), AKT_COLUMN_TEXT, NULL},
        {"state", akt_words(AKT_W_COVERAGE_STATE, lang), AKT_COLUMN_CODE, NULL},
        {"weakest_area", akt_words(AKT_W_QUADRANT_WEAKEST_AREA, lang), AKT_COLUMN_CODE, NULL},
        {"needed", akt_words(AKT_W_COLUMN_MINIMUM, lang), AKT_COLUMN_WHOLE, NULL},
        {"clear", akt_words(AKT_W_COVERAGE_CLEAR, lang), AKT_COLUMN_WHOLE, NULL},
        {"possible", akt_words(AKT_W_COVERAGE_POSSIBLES, lang), AKT_COLUMN_WHOLE, NULL},
        {"potential", akt_words(AKT_W_COVERAGE_POTENTIALS, lang), AKT_COLUMN_WHOLE, NULL},
    };
    akt_document_table(out, "fields", akt_words(AKT_W_QUADRANT_FIELDS, lang), columns,
                       sizeof columns / sizeof *columns);
    for (size_t i = 0; i < q->count; i++) {
        const akt_stand *stand = &q->fields[i].stand;
        const char *about = akt_stand__about(q->sheet, AKT_VOCABULARY_ROLES, stand->role);
        akt_document_row(out);
        akt_quadrant__add_term(out, q->sheet, AKT_VOCABULARY_ROLES, stand->role);
        akt_document_text(out, *about != '\0' ? about : NULL);
        akt_document_shown(out, akt_cell_state_name(stand->cell->state),
                           akt_roles__state(q->sheet, stand->cell->state));
        akt_document_shown(out, akt_cell_state_name(stand->weakest),
                           akt_roles__state(q->sheet, stand->weakest));
        akt_quadrant__add_minimum(out, stand->cell);
        for (int s = AKT_STRENGTH_CLEAR; s <= AKT_STRENGTH_POTENTIAL; s++) {
            akt_document_whole(out, (int64_t)stand->of_strength[s]);
        }
    }
}

static void tell_holders(akt_document *out, akt_roles_sheet *sheet, const akt_stand *stand,
                         const akt_stand_holder *holders, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *ids = NULL;
        const char *areas = akt_stand__areas(sheet, stand, &holders[i], &ids);
        akt_document_row(out);
        akt_quadrant__add_term(out, sheet, AKT_VOCABULARY_ROLES, stand->role);
        akt_quadrant__add_holder(out, &holders[i]);
        akt_document_shown(out, ids, areas);
        akt_quadrant__add_evidence(out, sheet, stand, &holders[i]);
    }
}

static void tell_who(akt_document *out, const akt_quadrant *q)
{
    akt_lang lang = q->sheet->lang;
    const akt_column columns[] = {
        {"role", akt_words(AKT_W_COLUMN_ROLE, lang), AKT_COLUMN_CODE, NULL},
        {"id", akt_words(AKT_W_COLUMN_ID, lang), AKT_COLUMN_CODE, NULL},
        {"name", akt_words(AKT_W_COLUMN_NAME, lang), AKT_COLUMN_TEXT, NULL},
        {"strength", akt_words(AKT_W_COLUMN_STRENGTH, lang), AKT_COLUMN_CODE, NULL},
        {"areas", akt_words(AKT_W_COVERAGE_AREAS, lang), AKT_COLUMN_TEXT, NULL},
        {"basis", akt_words(AKT_W_COLUMN_BASIS, lang), AKT_COLUMN_CODE, NULL},
        {"note", akt_words(AKT_W_COLUMN_NOTE, lang), AKT_COLUMN_TEXT, NULL},
        {"sources", akt_words(AKT_W_COLUMN_SOURCES, lang), AKT_COLUMN_TEXT, NULL},
    };
    akt_document_table(out, "who", akt_words(AKT_W_QUADRANT_WHO, lang), columns,
                       sizeof columns / sizeof *columns);
    for (size_t i = 0; i < q->count; i++) {
        const akt_stand *stand = &q->fields[i].stand;
        tell_holders(out, q->sheet, stand, stand->holders, stand->count);
        tell_holders(out, q->sheet, stand, stand->whole, stand->whole_count);
    }
}

static void tell(akt_document *out, akt_roles_sheet *sheet)
{
    akt_quadrant q = akt_quadrant__make(sheet);
    akt_document_heading(out, 1, akt_quadrant__title(sheet));
    akt_document_paragraph(out, "%s", akt_quadrant__subtitle(&q));
    for (size_t i = 0; i < q.count; i++) {
        const akt_stand *stand = &q.fields[i].stand;
        akt_quadrant__tell_stand(out, sheet, stand,
                                 akt_stand__term(sheet, AKT_VOCABULARY_ROLES, stand->role));
    }
    tell_fields(out, &q);
    tell_who(out, &q);
    akt_quadrant__add_notes(out, sheet, AKT_W_QUADRANT_OURS);
}

akt_status akt_quadrant_describe(akt_document **out, const akt_dataset *dataset,
                                 const akt_coverage *coverage, const akt_page *page, akt_error *err)
{
    const akt_board_input input = {dataset, coverage, page};
    return akt_board__describe(out, &input, tell, err);
}
