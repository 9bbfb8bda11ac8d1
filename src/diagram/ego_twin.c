#include "diagram/ego_internal.h"

#include "diagram/sources_internal.h"
#include "model/party_order.h"
#include "report/field_cells.h"
#include "report/field_words.h"

#include <stdlib.h>

static const char *word(const akt_ego_scene *scene, akt_word id)
{
    return akt_words(id, scene->lang);
}

static const char *fact_words(const akt_ego_scene *scene, const akt_ego_fact *fact, bool several)
{
    akt_buffer text = AKT_BUFFER_INIT;
    if (several) {
        akt_buffer_add(&text,
                       akt_dataset_label(scene->dataset, fact->other, scene->lang, true));
    }
    if (fact->kind != NULL) {
        akt_buffer_format(&text, "%s%s", text.size > 0 ? " " : "", fact->kind);
    }
    if (fact->what != NULL) {
        akt_buffer_format(&text, "%s%s", text.size > 0 ? ": " : "", fact->what);
    }
    if (fact->flow != NULL) {
        akt_buffer_format(&text, "%s%s", text.size > 0 ? ", " : "",
                          akt_ego__flow_words(scene, fact->flow));
    }
    return akt_ego__marked(scene, fact->state, akt_buffer_settle(&text, scene->pool));
}

const char *akt_ego__line_title(const akt_ego_scene *scene, const akt_ego_card *card,
                                akt_ego_mark mark)
{
    akt_buffer text = AKT_BUFFER_INIT;
    const char *focus = akt_dataset_label(scene->dataset, scene->ref, scene->lang, true);
    bool left = card->side == AKT_EGO_LEFT;
    bool beside = card->group == AKT_EGO_NO_GROUP;
    akt_buffer_format(&text, "%s %s %s", left ? card->name : focus, beside ? "→" : "–",
                      left ? focus : card->name);
    bool first = true;
    for (size_t i = 0; i < card->fact_count; i++) {
        const akt_ego_fact *fact = &scene->facts[card->first_fact + i];
        if (fact->mark == mark && !fact->superseded) {
            akt_buffer_format(&text, "%s%s", first ? ": " : "; ",
                              fact_words(scene, fact, card->parties > 1));
            first = false;
        }
    }
    return akt_buffer_settle(&text, scene->pool);
}

/* "KMD: styrer: …; gir oppdrag til: …", a card an item. */
static void describe_card(akt_document *out, const akt_ego_scene *scene, const akt_ego_card *card)
{
    akt_buffer text = AKT_BUFFER_INIT;
    bool beside = card->group == AKT_EGO_NO_GROUP;
    for (size_t i = 0; i < card->fact_count; i++) {
        const akt_ego_fact *fact = &scene->facts[card->first_fact + i];
        if (!fact->superseded && (beside || fact->what != NULL || card->parties > 1)) {
            akt_buffer_format(&text, "%s%s", text.size > 0 ? "; " : ": ",
                              fact_words(scene, fact, card->parties > 1));
        }
    }
    akt_document_item(out, "%s%s", card->name, akt_buffer_settle(&text, scene->pool));
}

static const akt_ego_panel *panel_of(const akt_ego_scene *scene, akt_ego_group group)
{
    for (size_t i = 0; i < scene->panel_count; i++) {
        if (scene->panels[i].group == group) {
            return &scene->panels[i];
        }
    }
    return NULL;
}

static void describe_side(akt_document *out, const akt_ego_scene *scene, akt_ego_side side)
{
    akt_ego_group group = AKT_EGO_NO_GROUP;
    akt_document_heading(out, 2, word(scene, akt_ego__heading(side)));
    if (scene->first_of[side] == scene->first_of[side + 1]) {
        akt_document_paragraph(out, "%s", word(scene, akt_ego__nobody(side)));
    }
    for (size_t i = scene->first_of[side]; i < scene->first_of[side + 1]; i++) {
        const akt_ego_card *card = &scene->cards[i];
        if (card->group != group) {
            group = card->group;
            akt_document_heading(out, 3, akt_ego__group_title(scene, panel_of(scene, group)));
        }
        describe_card(out, scene, card);
    }
}

static void describe_focus(akt_document *out, const akt_ego_scene *scene)
{
    const akt_ego_focus *f = &scene->focus;
    const char *lines[] = {f->kind,
                           f->driver ? word(scene, AKT_W_DIAGRAM_LEGEND_DRIVER) : NULL,
                           f->money_in, f->money_out};
    akt_document_heading(out, 2, f->name);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        if (lines[i] != NULL) {
            akt_document_item(out, "%s", lines[i]);
        }
    }
    if (f->role_count == 0) {
        akt_document_item(out, "%s", word(scene, AKT_W_EGO_NO_ROLE));
    }
}

static int compare_roles(const void *left, const void *right)
{
    const akt_role *a = *(const akt_role *const *)left;
    const akt_role *b = *(const akt_role *const *)right;
    int order = a->role != b->role ? a->role - b->role : a->strength - b->strength;
    order = order != 0 ? order : (a->area > b->area) - (a->area < b->area);
    return order != 0 ? order : akt_party_compare(a->holder, b->holder);
}

/* The records behind the roles that stand in the middle. */
static size_t find_roles(const akt_ego_scene *scene, const akt_role **found)
{
    const akt_role *roles = akt_dataset_roles(scene->dataset);
    size_t count = 0;
    for (size_t i = 0; i < akt_dataset_count(scene->dataset, AKT_TABLE_ROLES); i++) {
        bool has = false;
        for (size_t k = 0; k < scene->focus.role_count && !has; k++) {
            has = akt_ego__has_role(scene, &scene->focus.roles[k], &roles[i]);
        }
        if (has) {
            found[count++] = &roles[i];
        }
    }
    if (count > 1) {
        qsort(found, count, sizeof *found, compare_roles);
    }
    return count;
}

static void describe_role(akt_document *out, const akt_ego_scene *scene, const akt_role *role)
{
    const akt_dataset *d = scene->dataset;
    const char *strength = akt_strength_name((akt_strength)role->strength);
    const akt_term *term = akt_dataset_term(d, AKT_VOCABULARY_ROLES, role->role);
    bool all = role->area == AKT_AREA_ALL;
    const akt_term *area =
        all ? NULL : akt_dataset_term(d, AKT_VOCABULARY_AREAS, role->area);
    akt_document_row(out);
    akt_document_shown(out, akt_dataset_party(d, role->holder)->record.id,
                       akt_dataset_label(d, role->holder, scene->lang, true));
    akt_document_shown(out, term->record.id,
                       akt_term_words(d, AKT_VOCABULARY_ROLES, role->role, scene->lang));
    akt_document_shown(out, all ? "all" : area != NULL ? area->record.id : NULL,
                       all            ? word(scene, AKT_W_EGO_AREA_ALL)
                       : area != NULL ? akt_term_words(d, AKT_VOCABULARY_AREAS, role->area,
                                                       scene->lang)
                                      : NULL);
    akt_document_shown(out, strength, akt_choice_words("strength", strength, scene->lang));
    akt_field_basis_cells(out, &role->record);
    akt_field_sources_cell(out, d, &role->record);
}

static void describe_roles(akt_document *out, const akt_ego_scene *scene)
{
    const akt_column columns[] = {
        {"holder", word(scene, AKT_W_DIAGRAM_TWIN_HOLDER), AKT_COLUMN_TEXT, NULL},
        {"role", word(scene, AKT_W_DIAGRAM_TWIN_ROLE), AKT_COLUMN_TEXT, NULL},
        {"area", word(scene, AKT_W_DIAGRAM_TWIN_AREA), AKT_COLUMN_TEXT, NULL},
        {"strength", word(scene, AKT_W_DIAGRAM_TWIN_STRENGTH), AKT_COLUMN_TEXT, NULL},
        {"basis", word(scene, AKT_W_COLUMN_BASIS), AKT_COLUMN_TEXT, NULL},
        {"note", word(scene, AKT_W_COLUMN_NOTE), AKT_COLUMN_TEXT, NULL},
        {"sources", word(scene, AKT_W_COLUMN_SOURCES), AKT_COLUMN_TEXT, NULL},
    };
    size_t most = akt_dataset_count(scene->dataset, AKT_TABLE_ROLES);
    const akt_role **roles = akt_pool_get(scene->pool, (most + 1) * sizeof *roles);
    size_t count = roles != NULL ? find_roles(scene, roles) : 0;
    akt_document_table(out, "roles", word(scene, AKT_W_EGO_ROLES), columns,
                       sizeof columns / sizeof *columns);
    for (size_t i = 0; i < count; i++) {
        describe_role(out, scene, roles[i]);
    }
}

static void describe_state(akt_document *out, const akt_ego_scene *scene,
                           const akt_ego_fact *fact)
{
    static const char *const states[AKT_EGO_STATES] = {NULL, "planned", "proposed", "ended"};
    static const char *const flows[] = {NULL, "proposed", "budget", "committed", "paid"};
    const char *state = fact->flow != NULL ? flows[fact->flow->status] : states[fact->state];
    akt_document_shown(out, state,
                       state != NULL ? akt_choice_words("status", state, scene->lang) : NULL);
}

static void describe_fact(akt_document *out, const akt_ego_scene *scene,
                          const akt_ego_card *card, const akt_ego_fact *fact)
{
    static const char *const sides[AKT_EGO_SIDES] = {"left", "right", "above", "below"};
    const akt_ego_panel *panel = panel_of(scene, card->group);
    akt_layer layer = akt_ego__layer(fact->mark);
    const akt_flow *flow = fact->flow;
    bool via = flow != NULL && akt_ref_is_set(flow->via);
    akt_document_row(out);
    akt_document_shown(out, sides[card->side], word(scene, akt_ego__heading(card->side)));
    akt_document_text(out, panel != NULL ? akt_ego__group_title(scene, panel) : NULL);
    akt_document_shown(out, fact->other_id,
                       akt_dataset_label(scene->dataset, fact->other, scene->lang, false));
    akt_document_shown(out, akt_layer_name(layer), akt_layer_words(layer, scene->lang));
    akt_document_text(out, fact->kind);
    akt_document_text(out, fact->what);
    akt_document_text(out, flow != NULL ? akt_amount_words(scene->pool, flow, scene->lang) : NULL);
    akt_document_shown(out, via ? akt_dataset_party(scene->dataset, flow->via)->record.id : NULL,
                       via ? akt_dataset_label(scene->dataset, flow->via, scene->lang, true)
                           : NULL);
    akt_field_date_cell(out, fact->from);
    akt_field_date_cell(out, fact->to);
    describe_state(out, scene, fact);
    akt_document_shown(out, fact->superseded ? "no" : "yes",
                       word(scene, fact->superseded ? AKT_W_EGO_SUPERSEDED
                                                    : AKT_W_DIAGRAM_TWIN_YES));
    akt_field_basis_cells(out, fact->record);
    akt_field_sources_cell(out, scene->dataset, fact->record);
}

static void describe_ties(akt_document *out, const akt_ego_scene *scene)
{
    const akt_column columns[] = {
        {"side", word(scene, AKT_W_EGO_SIDE), AKT_COLUMN_TEXT, NULL},
        {"group", word(scene, AKT_W_EGO_GROUP_COLUMN), AKT_COLUMN_TEXT, NULL},
        {"id", word(scene, AKT_W_DIAGRAM_TWIN_HOLDER), AKT_COLUMN_TEXT, NULL},
        {"layer", word(scene, AKT_W_DIAGRAM_TWIN_LAYER), AKT_COLUMN_TEXT, NULL},
        {"kind", word(scene, AKT_W_SHOW_PART), AKT_COLUMN_TEXT, NULL},
        {"what", word(scene, AKT_W_DIAGRAM_TWIN_WHAT), AKT_COLUMN_TEXT, NULL},
        {"amount", word(scene, AKT_W_DIAGRAM_TWIN_AMOUNT), AKT_COLUMN_TEXT, NULL},
        {"via", word(scene, AKT_W_COLUMN_VIA), AKT_COLUMN_TEXT, NULL},
        {"from", word(scene, AKT_W_SHOW_SINCE), AKT_COLUMN_DATE, NULL},
        {"to", word(scene, AKT_W_SHOW_UNTIL), AKT_COLUMN_DATE, NULL},
        {"status", word(scene, AKT_W_COLUMN_STATUS), AKT_COLUMN_TEXT, NULL},
        {"drawn", word(scene, AKT_W_DIAGRAM_TWIN_DRAWN), AKT_COLUMN_TEXT, NULL},
        {"basis", word(scene, AKT_W_COLUMN_BASIS), AKT_COLUMN_TEXT, NULL},
        {"note", word(scene, AKT_W_COLUMN_NOTE), AKT_COLUMN_TEXT, NULL},
        {"sources", word(scene, AKT_W_COLUMN_SOURCES), AKT_COLUMN_TEXT, NULL},
    };
    akt_document_table(out, "ties", word(scene, AKT_W_EGO_TIES), columns,
                       sizeof columns / sizeof *columns);
    for (size_t i = 0; i < scene->card_count; i++) {
        const akt_ego_card *card = &scene->cards[i];
        for (size_t k = 0; k < card->fact_count; k++) {
            describe_fact(out, scene, card, &scene->facts[card->first_fact + k]);
        }
    }
}

static void describe(akt_document *out, const akt_ego_scene *scene)
{
    akt_buffer line = AKT_BUFFER_INIT;
    akt_document_heading(out, 1, akt_ego__title(scene));
    akt_document_paragraph(out, "%s", akt_ego__subtitle(scene));
    describe_focus(out, scene);
    describe_roles(out, scene);
    for (int side = 0; side < AKT_EGO_SIDES; side++) {
        describe_side(out, scene, (akt_ego_side)side);
    }
    describe_ties(out, scene);
    akt_document_note(out, "%s", word(scene, AKT_W_EGO_RULE));
    if (scene->within > 0) {
        akt_document_note(out, "%s",
                          akt_words_filled(scene->pool, AKT_W_EGO_WITHIN, scene->lang,
                                           akt_count_words(scene->pool, scene->within,
                                                           scene->lang),
                                           NULL, NULL, NULL));
    }
    akt_sources__add_line(&line, scene->dataset, AKT_SOURCES_OF_TIES | AKT_SOURCES_OF_ROLES, scene->lang);
    const char *sources = akt_buffer_settle(&line, scene->pool);
    if (*sources != '\0') {
        akt_document_note(out, "%s", sources);
    }
}

akt_status akt_ego_describe(akt_document **out, const akt_dataset *dataset, akt_ref focus,
                            const akt_page *page, akt_error *err)
{
    akt_ego_scene scene;
    akt_pool *pool = akt_pool_new();
    akt_document *made = NULL;
    akt_status status = AKT_ENOMEM;
    *out = NULL;
    if (pool != NULL && akt_ego__build(&scene, dataset, focus, page, pool) == AKT_OK) {
        made = akt_document_new(page->lang);
    }
    if (made != NULL) {
        describe(made, &scene);
        status = akt_pool_has_failed(pool) ? AKT_ENOMEM : akt_document_status(made, err);
    }
    akt_pool_free(pool);
    if (status != AKT_OK) {
        akt_document_free(made);
        return akt_error_memory(err);
    }
    *out = made;
    return AKT_OK;
}
