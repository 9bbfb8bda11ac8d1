#include "diagram/roles.h"

#include "diagram/roles_internal.h"
#include "model/schema.h"
#include "words/words.h"

static const char *word(const akt_roles_sheet *sheet, akt_word id)
{
    return akt_words(id, sheet->lang);
}

static const char *term_id(const akt_roles_sheet *sheet, akt_vocabulary vocabulary, int32_t code)
{
    const akt_term *term = akt_dataset_term(sheet->dataset, vocabulary, code);
    return term != NULL ? term->record.id : "any";
}

static void describe_columns(akt_document *out, const akt_roles_sheet *sheet)
{
    const akt_column columns[] = {
        {"role", word(sheet, AKT_W_DIAGRAM_TWIN_ROLE), AKT_COLUMN_TEXT, NULL},
        {"area", word(sheet, AKT_W_DIAGRAM_TWIN_AREA), AKT_COLUMN_TEXT, NULL},
        {"state", word(sheet, AKT_W_DIAGRAM_TWIN_STATE), AKT_COLUMN_TEXT, NULL},
        {"clear", word(sheet, AKT_W_DIAGRAM_ROLE_CLEAR), AKT_COLUMN_WHOLE, NULL},
        {"possible", word(sheet, AKT_W_DIAGRAM_ROLE_POSSIBLE), AKT_COLUMN_WHOLE, NULL},
        {"minimum", word(sheet, AKT_W_DIAGRAM_TWIN_MINIMUM), AKT_COLUMN_WHOLE, NULL},
    };
    akt_document_table(out, "columns", word(sheet, AKT_W_DIAGRAM_TWIN_COLUMNS), columns, 6);
    for (size_t i = 0; i < sheet->column_count; i++) {
        const akt_roles_column *c = &sheet->columns[i];
        akt_document_row(out);
        akt_document_shown(out, term_id(sheet, AKT_VOCABULARY_ROLES, c->role),
                           akt_roles__role(sheet, c->role));
        akt_document_shown(out, term_id(sheet, AKT_VOCABULARY_AREAS, c->area), c->name);
        akt_document_shown(out, akt_cell_state_name(c->cell->state),
                           akt_roles__state(sheet, c->cell->state));
        akt_document_whole(out, (int64_t)c->cell->holders[AKT_STRENGTH_CLEAR]);
        akt_document_whole(out, (int64_t)c->cell->holders[AKT_STRENGTH_POSSIBLE]);
        if (c->cell->minimum > 0) {
            akt_document_whole(out, c->cell->minimum);
        } else {
            akt_document_nothing(out);
        }
    }
}

static void describe_mark(akt_document *out, const akt_roles_sheet *sheet,
                          const akt_roles_row *row, size_t column, int32_t strength)
{
    const akt_roles_column *c = &sheet->columns[column];
    akt_document_row(out);
    if (akt_ref_is_set(row->holder)) {
        akt_document_text(out, row->id);
    } else {
        akt_document_nothing(out);
    }
    akt_document_text(out, row->name);
    akt_document_shown(out, term_id(sheet, AKT_VOCABULARY_ROLES, c->role),
                       akt_roles__role(sheet, c->role));
    akt_document_shown(out, term_id(sheet, AKT_VOCABULARY_AREAS, c->area), c->name);
    akt_document_shown(out, akt_strength_name((akt_strength)strength),
                       akt_roles__strength(sheet, strength));
}

static void describe_rows(akt_document *out, const akt_roles_sheet *sheet)
{
    const akt_column columns[] = {
        {"id", word(sheet, AKT_W_DIAGRAM_TWIN_ID), AKT_COLUMN_CODE, NULL},
        {"holder", word(sheet, AKT_W_DIAGRAM_TWIN_HOLDER), AKT_COLUMN_TEXT, NULL},
        {"role", word(sheet, AKT_W_DIAGRAM_TWIN_ROLE), AKT_COLUMN_TEXT, NULL},
        {"area", word(sheet, AKT_W_DIAGRAM_TWIN_AREA), AKT_COLUMN_TEXT, NULL},
        {"strength", word(sheet, AKT_W_DIAGRAM_TWIN_STRENGTH), AKT_COLUMN_TEXT, NULL},
    };
    akt_document_table(out, "roles", word(sheet, AKT_W_DIAGRAM_TWIN_ROLES), columns, 5);
    for (size_t i = 0; i < sheet->row_count; i++) {
        const akt_roles_row *row = &sheet->rows[i];
        for (size_t c = 0; c < sheet->column_count; c++) {
            for (int32_t s = 0; s < AKT_STRENGTH_COUNT; s++) {
                bool best = s == row->marks[c];
                bool all = !akt_ref_is_set(row->holder) && (row->seen[c] >> s & 1) != 0;
                if (best || all) {
                    describe_mark(out, sheet, row, c, s);
                }
            }
        }
    }
}

/* The columns of a state, one item each. */
static void describe_state(akt_document *out, const akt_roles_sheet *sheet,
                           akt_cell_state state)
{
    for (size_t i = 0; i < sheet->column_count; i++) {
        const akt_roles_column *c = &sheet->columns[i];
        if (c->cell->state == state) {
            akt_document_item(out, "%s: %s – %s", akt_roles__state(sheet, state),
                              akt_roles__role(sheet, c->role), c->name);
        }
    }
}

static void describe(akt_document *out, akt_roles_sheet *sheet)
{
    const char *sources = akt_roles__sources(sheet);
    akt_document_heading(out, 1, akt_roles__title(sheet));
    if (sheet->row_count == 0) {
        akt_document_paragraph(out, "%s", word(sheet, AKT_W_DIAGRAM_ROLES_EMPTY));
        return;
    }
    akt_document_paragraph(out, "%s", akt_roles__subtitle(sheet));
    describe_state(out, sheet, AKT_CELL_GAP);
    describe_state(out, sheet, AKT_CELL_THIN);
    describe_columns(out, sheet);
    describe_rows(out, sheet);
    akt_document_note(out, "%s", word(sheet, AKT_W_DIAGRAM_ROLES_RULE));
    if (*sources != '\0') {
        akt_document_note(out, "%s", sources);
    }
}

akt_status akt_roles_describe(akt_document **out, const akt_dataset *dataset,
                              const akt_coverage *coverage, const akt_page *page, akt_error *err)
{
    akt_roles_sheet sheet;
    akt_pool *pool = akt_pool_new();
    akt_document *made = NULL;
    akt_status status = AKT_ENOMEM;
    *out = NULL;
    if (pool != NULL && akt_roles__build(&sheet, dataset, coverage, page, pool) == AKT_OK) {
        made = akt_document_new(page->lang);
    }
    if (made != NULL) {
        describe(made, &sheet);
        status = sheet.failed ? AKT_ENOMEM : akt_document_status(made, err);
    }
    akt_pool_free(pool);
    if (status != AKT_OK) {
        akt_document_free(made);
        return akt_error_memory(err);
    }
    *out = made;
    return AKT_OK;
}
