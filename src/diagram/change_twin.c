#include "diagram/change_internal.h"
#include "report/field_cells.h"
#include "report/field_words.h"

#include <math.h>
#include <string.h>

static const char *word(const akt_change_sheet *sheet, akt_word id)
{
    return akt_words(id, sheet->lang);
}

static akt_column column(const akt_change_sheet *sheet, const char *key, akt_word title)
{
    return (akt_column){key, word(sheet, title), AKT_COLUMN_TEXT, NULL};
}

static void add_fate(akt_document *out, const akt_change_sheet *sheet, akt_fate fate)
{
    const akt_fate_style *style = akt_change__style(fate);
    akt_document_shown(out, style->class_, word(sheet, style->word));
}

/* What comes, then what goes, then what changes: parties, then ties. */
static void tell_fates(akt_document *out, akt_change_sheet *sheet)
{
    for (int fate = AKT_FATE_ADDED; fate < AKT_FATE_COUNT; fate++) {
        for (size_t i = 0; i < sheet->party_count; i++) {
            const akt_change_party *party = &sheet->parties[i];
            if (party->fate == (akt_fate)fate) {
                akt_document_item(out, "%s: %s%s%s%s",
                                  word(sheet, akt_change__style((akt_fate)fate)->word),
                                  akt_change__name(sheet, party), party->what ? " (" : "",
                                  party->what ? party->what : "", party->what ? ")" : "");
            }
        }
        for (size_t i = 0; i < sheet->edge_count; i++) {
            if (sheet->edges[i].fate == (akt_fate)fate) {
                akt_document_item(out, "%s", akt_change__edge_title(sheet, &sheet->edges[i]));
            }
        }
    }
}

static void tell_gaps(akt_document *out, akt_change_sheet *sheet)
{
    static const akt_word words[] = {AKT_W_CHANGE_CLOSED, AKT_W_CHANGE_OPENED, AKT_W_CHANGE_GAPS};
    static const char *const keys[] = {"closed", "opened", "remains"};
    const akt_comparison *comparison = &sheet->comparisons->items[0];
    const akt_column columns[] = {column(sheet, "change", AKT_W_CHANGE_COLUMN_FATE),
                                  column(sheet, "cell", AKT_W_CHANGE_COLUMN_PLACE)};
    akt_document_table(out, "gaps", word(sheet, AKT_W_CHANGE_GAPS), columns, 2);
    for (size_t i = 0; i < comparison->count; i++) {
        const akt_comparison_row *row = &comparison->rows[i];
        bool before = akt_change__is_gap(row, 0);
        bool after = akt_change__is_gap(row, 1);
        if (before || after) {
            size_t kind = before && after ? 2 : before ? 0 : 1;
            akt_document_row(out);
            akt_document_shown(out, keys[kind], word(sheet, words[kind]));
            akt_document_shown(out, row->row->id, akt_change__cell_words(sheet, row));
        }
    }
    akt_document_note(out, "%s", word(sheet, AKT_W_CHANGE_GAP_RULE));
}

static void tell_measures(akt_document *out, akt_change_sheet *sheet)
{
    const akt_column columns[] = {
        column(sheet, "measure", AKT_W_CHANGE_COLUMN_MEASURE),
        {"before", word(sheet, AKT_W_COMPARE_BEFORE), AKT_COLUMN_NUMBER, NULL},
        {"after", word(sheet, AKT_W_COMPARE_AFTER), AKT_COLUMN_NUMBER, NULL},
    };
    akt_document_table(out, "measures", word(sheet, AKT_W_CHANGE_MEASURES), columns, 3);
    for (int measure = 0; measure < AKT_COORDINATION_COUNT; measure++) {
        const akt_comparison_row *row = akt_change__measure(sheet, measure);
        akt_document_row(out);
        akt_document_shown(out, akt_coordination_measure_name((akt_coordination_measure)measure),
                           akt_change__measure_words(measure, sheet->lang));
        const char *told[2] = {NULL, NULL};
        if (row != NULL) {
            akt_change__measure_values(sheet, measure, row, told);
        }
        for (int side = 0; side < 2; side++) {
            akt_document_number_shown(out, row != NULL ? row->values[side] : NAN, told[side]);
        }
    }
}

static void tell_parties(akt_document *out, akt_change_sheet *sheet)
{
    const akt_column columns[] = {
        column(sheet, "change", AKT_W_CHANGE_COLUMN_FATE),
        {"id", word(sheet, AKT_W_DIAGRAM_TWIN_ID), AKT_COLUMN_CODE, NULL},
        column(sheet, "name", AKT_W_DIAGRAM_TWIN_NAME),
        column(sheet, "fields", AKT_W_CHANGE_COLUMN_FIELDS),
        column(sheet, "sources", AKT_W_DIAGRAM_SOURCES),
    };
    akt_document_table(out, "parties", word(sheet, AKT_W_CHANGE_PARTIES), columns, 5);
    for (size_t i = 0; i < sheet->party_count; i++) {
        const akt_change_party *party = &sheet->parties[i];
        int side = party->fate == AKT_FATE_REMOVED ? 0 : 1;
        if (party->fate == AKT_FATE_SAME) {
            continue;
        }
        akt_document_row(out);
        add_fate(out, sheet, party->fate);
        akt_document_text(out, party->id);
        akt_document_text(out, akt_change__name(sheet, party));
        akt_document_text(out, party->what);
        akt_field_sources_cell(
            out, sheet->datasets[side],
            &akt_dataset_party(sheet->datasets[side], party->refs[side])->record);
    }
}

static void tell_role(akt_document *out, akt_change_sheet *sheet, const akt_comparison_row *row)
{
    bool added = row->values[1] > row->values[0];
    const akt_dataset *dataset = sheet->datasets[added ? 1 : 0];
    const akt_role *role = akt_change__role(sheet, row);
    const char *strength = akt_strength_name((akt_strength)role->strength);
    akt_document_row(out);
    add_fate(out, sheet, added ? AKT_FATE_ADDED : AKT_FATE_REMOVED);
    akt_document_text(out, akt_change__holder_words(sheet, row, false));
    akt_document_text(out, akt_term_words(dataset, AKT_VOCABULARY_ROLES, role->role, sheet->lang));
    akt_document_text(out, role->area < 0 ? NULL
                                          : akt_term_words(dataset, AKT_VOCABULARY_AREAS,
                                                           role->area, sheet->lang));
    akt_document_shown(out, strength, akt_choice_words("strength", strength, sheet->lang));
    akt_field_sources_cell(out, dataset, &role->record);
}

static void tell_roles(akt_document *out, akt_change_sheet *sheet)
{
    const akt_comparison *comparison = &sheet->comparisons->items[0];
    const akt_column columns[] = {
        column(sheet, "change", AKT_W_CHANGE_COLUMN_FATE),
        column(sheet, "holder", AKT_W_CHANGE_COLUMN_HOLDER),
        column(sheet, "role", AKT_W_CHANGE_COLUMN_ROLE),
        column(sheet, "area", AKT_W_CHANGE_COLUMN_AREA),
        column(sheet, "strength", AKT_W_CHANGE_COLUMN_STRENGTH),
        column(sheet, "sources", AKT_W_DIAGRAM_SOURCES),
    };
    akt_document_table(out, "roles", word(sheet, AKT_W_CHANGE_ROLES), columns, 6);
    for (size_t i = 0; i < comparison->count; i++) {
        const akt_comparison_row *row = &comparison->rows[i];
        if (akt_change__is_role(row)) {
            tell_role(out, sheet, row);
        }
    }
}

/* What a side says of an edge, its amounts behind. */
static const char *side_words(akt_change_sheet *sheet, const akt_change_edge *edge, int side)
{
    akt_buffer text = AKT_BUFFER_INIT;
    const char *what = akt_change__facts(sheet, edge, side, false);
    const char *amounts = akt_change__facts(sheet, edge, side, true);
    if (what == NULL && amounts == NULL) {
        return NULL;
    }
    akt_buffer_format(&text, "%s%s%s", what != NULL ? what : "",
                      what != NULL && amounts != NULL ? "; " : "", amounts != NULL ? amounts : "");
    return akt_change__keep(sheet, &text);
}

static void tell_edges(akt_document *out, akt_change_sheet *sheet)
{
    const akt_column columns[] = {
        column(sheet, "change", AKT_W_CHANGE_COLUMN_FATE),
        column(sheet, "from", AKT_W_DIAGRAM_TWIN_FROM),
        column(sheet, "to", AKT_W_DIAGRAM_TWIN_TO),
        column(sheet, "layer", AKT_W_DIAGRAM_TWIN_LAYER),
        column(sheet, "before", AKT_W_COMPARE_BEFORE),
        column(sheet, "after", AKT_W_COMPARE_AFTER),
        column(sheet, "drawn", AKT_W_DIAGRAM_TWIN_DRAWN),
    };
    akt_document_table(out, "edges", word(sheet, AKT_W_CHANGE_EDGES), columns, 7);
    for (size_t i = 0; i < sheet->edge_count; i++) {
        const akt_change_edge *edge = &sheet->edges[i];
        const akt_map_edge *own = &edge->sides[edge->has[1] ? 1 : 0];
        akt_document_row(out);
        add_fate(out, sheet, edge->fate);
        akt_document_shown(out, akt_map__end_id(&sheet->map, own->from),
                           akt_map__end_name(&sheet->map, own->from));
        akt_document_shown(out, akt_map__end_id(&sheet->map, own->to),
                           akt_map__end_name(&sheet->map, own->to));
        akt_document_shown(out, akt_layer_name(own->layer),
                           word(sheet, akt_map__layer_word(own->layer)));
        akt_document_text(out, side_words(sheet, edge, 0));
        akt_document_text(out, side_words(sheet, edge, 1));
        akt_document_shown(
            out, edge->drawn ? "yes" : "no",
            word(sheet, edge->drawn ? AKT_W_DIAGRAM_TWIN_YES : AKT_W_DIAGRAM_TWIN_NO));
    }
}

static void tell_notes(akt_document *out, akt_change_sheet *sheet)
{
    size_t before = sheet->sides[0].outside;
    size_t after = sheet->sides[1].outside;
    for (int reason = AKT_ASIDE_ELIMINATED; reason <= AKT_ASIDE_UNFUNDED; reason++) {
        const char *text = akt_change__aside_words(sheet, reason);
        if (text != NULL) {
            akt_document_note(out, "%s. %s", word(sheet, AKT_W_CHANGE_ASIDE), text);
        }
    }
    if (before > 0 || after > 0) {
        akt_document_note(out, "%s",
                          akt_words_filled(sheet->pool, AKT_W_CHANGE_OFF_TIES, sheet->lang,
                                           akt_count_words(sheet->pool, before, sheet->lang),
                                           akt_count_words(sheet->pool, after, sheet->lang), NULL,
                                           NULL));
    }
    const char *sources = akt_change__sources(sheet);
    if (*sources != '\0') {
        akt_document_note(out, "%s", sources);
    }
}

static void describe(akt_document *out, akt_change_sheet *sheet)
{
    akt_document_heading(out, 1, akt_change__title(sheet, AKT_CHANGE_SIDE_BOTH));
    akt_document_paragraph(out, "%s", akt_change__subtitle(sheet, AKT_CHANGE_SIDE_BOTH));
    tell_fates(out, sheet);
    tell_gaps(out, sheet);
    tell_measures(out, sheet);
    tell_parties(out, sheet);
    tell_roles(out, sheet);
    tell_edges(out, sheet);
    tell_notes(out, sheet);
}

akt_status akt_change_describe(akt_document **out, const akt_comparisons *comparisons,
                               const akt_change_options *options, const akt_page *page, akt_error *err)
{
    akt_change_sheet sheet;
    akt_document *made = NULL;
    *out = NULL;
    akt_status status =
        akt_change__build(&sheet, comparisons, options != NULL ? options->layers : 0, page, err);
    if (status == AKT_OK) {
        made = akt_document_new(page->lang);
        status = made != NULL ? AKT_OK : akt_error_memory(err);
    }
    if (status == AKT_OK) {
        describe(made, &sheet);
        status =
            akt_change__has_failed(&sheet) ? akt_error_memory(err) : akt_document_status(made, err);
    }
    akt_change__dispose(&sheet);
    if (status != AKT_OK) {
        akt_document_free(made);
        return status;
    }
    *out = made;
    return AKT_OK;
}
