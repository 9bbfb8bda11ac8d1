#include "diagram/funding_internal.h"
#include "diagram/sources_internal.h"
#include "report/field_cells.h"
#include "report/field_words.h"

#include <string.h>

static const char *word(const akt_sankey *scene, akt_word id)
{
    return akt_words(id, scene->lang);
}

/* "Difi (inn 5 mill. kr · ut ukjent beløp)", column by column from above. */
static void describe_columns(akt_document *out, akt_sankey *scene)
{
    for (size_t c = 0; c < scene->column_count; c++) {
        akt_buffer text = AKT_BUFFER_INIT;
        for (size_t i = 0; i < scene->columns[c].count; i++) {
            const akt_sankey_stop *stop = &scene->stops[scene->columns[c].stops[i]];
            if (stop->node == AKT_SANKEY_NOWHERE) {
                continue;
            }
            akt_buffer_add(&text, text.size > 0 ? "; " : "");
            const akt_sankey_node *node = &scene->nodes[stop->node];
            const char *rest = akt_sankey__rest_words(scene, node);
            akt_buffer_format(&text, "%s (%s%s%s)", node->name, akt_sankey__sums(scene, node),
                              rest != NULL ? " · " : "", rest != NULL ? rest : "");
        }
        akt_document_item(out, "%s: %s", akt_sankey__heading(scene, c),
                          akt_sankey__keep(scene, &text));
    }
}

static void add_sum(akt_document *out, int64_t sum, size_t known)
{
    if (known > 0) {
        akt_document_whole(out, sum);
    } else {
        akt_document_nothing(out);
    }
}

static void describe_node(akt_document *out, akt_sankey *scene, const akt_sankey_stop *stop)
{
    const akt_sankey_node *node = &scene->nodes[stop->node];
    akt_document_row(out);
    akt_document_whole(out, (int64_t)stop->column + 1);
    akt_document_text(out, node->id);
    akt_document_text(out, node->name);
    for (int side = 0; side < 2; side++) {
        add_sum(out, node->sides[side].sum, node->sides[side].known);
        akt_document_whole(out, (int64_t)node->sides[side].unknown);
    }
    for (int side = 0; side < 2; side++) {
        const akt_sankey_side *s = &node->sides[side];
        add_sum(out, s->proposed, s->proposals - s->unknown_proposals);
    }
    akt_document_shown(out, node->driver ? "central" : NULL,
                       node->driver ? word(scene, AKT_W_DIAGRAM_TWIN_YES) : NULL);
}

static void describe_nodes(akt_document *out, akt_sankey *scene)
{
    const char *unit = scene->currency;
    const akt_column columns[] = {
        {"step", word(scene, AKT_W_SANKEY_STEP), AKT_COLUMN_WHOLE, NULL},
        {"id", word(scene, AKT_W_DIAGRAM_TWIN_ID), AKT_COLUMN_CODE, NULL},
        {"name", word(scene, AKT_W_DIAGRAM_TWIN_NAME), AKT_COLUMN_TEXT, NULL},
        {"in", word(scene, AKT_W_FUNDING_IN), AKT_COLUMN_MONEY, unit},
        {"in_unknown", word(scene, AKT_W_SANKEY_UNKNOWN_IN), AKT_COLUMN_WHOLE, NULL},
        {"out", word(scene, AKT_W_FUNDING_OUT), AKT_COLUMN_MONEY, unit},
        {"out_unknown", word(scene, AKT_W_SANKEY_UNKNOWN_OUT), AKT_COLUMN_WHOLE, NULL},
        {"in_proposed", word(scene, AKT_W_SANKEY_COLUMN_PROPOSED_IN), AKT_COLUMN_MONEY, unit},
        {"out_proposed", word(scene, AKT_W_SANKEY_COLUMN_PROPOSED_OUT), AKT_COLUMN_MONEY, unit},
        {"driver", word(scene, AKT_W_DIAGRAM_LEGEND_DRIVER), AKT_COLUMN_TEXT, NULL},
    };
    akt_document_table(out, "bodies", word(scene, AKT_W_SANKEY_BODIES), columns,
                       sizeof columns / sizeof *columns);
    for (size_t c = 0; c < scene->column_count; c++) {
        for (size_t i = 0; i < scene->columns[c].count; i++) {
            const akt_sankey_stop *stop = &scene->stops[scene->columns[c].stops[i]];
            if (stop->node != AKT_SANKEY_NOWHERE) {
                describe_node(out, scene, stop);
            }
        }
    }
}

/* What the flows of a ribbon say, each once, in their order. */
typedef const char *flow_words(akt_sankey *scene, const akt_flow *flow);

static const char *purpose_of(akt_sankey *scene, const akt_flow *flow)
{
    return akt_text_in(&flow->purpose, scene->lang);
}

static const char *via_of(akt_sankey *scene, const akt_flow *flow)
{
    return akt_ref_is_set(flow->via)
               ? akt_dataset_label(scene->dataset, flow->via, scene->lang, false)
               : NULL;
}

static const char *year_of(akt_sankey *scene, const akt_flow *flow)
{
    return akt_date_words(scene->pool, flow->year, scene->lang);
}

static const char *sources_of(akt_sankey *scene, const akt_flow *flow)
{
    return akt_sources_words(scene->pool, scene->dataset, &flow->record.sources, scene->lang);
}

static const char *cites_of(akt_sankey *scene, const akt_flow *flow)
{
    return akt_field_cites(scene->pool, scene->dataset, &flow->record.sources);
}

static const char *basis_name(akt_sankey *scene, const akt_flow *flow)
{
    static const char *const names[] = {"stated", "derived", "interpreted"};
    (void)scene;
    return names[flow->record.basis];
}

static const char *basis_of(akt_sankey *scene, const akt_flow *flow)
{
    return akt_choice_words("basis", basis_name(scene, flow), scene->lang);
}

static const char *note_of(akt_sankey *scene, const akt_flow *flow)
{
    return akt_text_in(&flow->record.note, scene->lang);
}

static const char *join(akt_sankey *scene, const akt_sankey_ribbon *ribbon, flow_words *of,
                        const char *between)
{
    akt_buffer text = AKT_BUFFER_INIT;
    for (size_t i = 0; i < ribbon->flow_count; i++) {
        const char *words = of(scene, akt_sankey__flow(scene, ribbon, i));
        bool said = false;
        for (size_t j = 0; words != NULL && j < i; j++) {
            const char *other = of(scene, akt_sankey__flow(scene, ribbon, j));
            said = said || (other != NULL && strcmp(words, other) == 0);
        }
        if (words != NULL && !said) {
            akt_buffer_add(&text, text.size > 0 ? between : "");
            akt_buffer_add(&text, words);
        }
    }
    bool any = text.size > 0;
    const char *joined = akt_sankey__keep(scene, &text);
    return any ? joined : NULL;
}

static void describe_ribbon(akt_document *out, akt_sankey *scene, const akt_sankey_ribbon *r)
{
    const akt_sankey_node *from = &scene->nodes[r->from];
    const akt_sankey_node *to = &scene->nodes[r->to];
    akt_document_row(out);
    akt_document_shown(out, from->id, from->name);
    akt_document_shown(out, to->id, to->name);
    akt_document_amount(out, (akt_amount){r->known, r->amount}, akt_sankey__amount(scene, r));
    akt_document_shown(out, r->proposed ? "proposed" : NULL,
                       r->proposed ? word(scene, AKT_W_SANKEY_PROPOSED) : NULL);
    akt_document_shown(out, r->returns ? "yes" : NULL,
                       r->returns ? word(scene, AKT_W_DIAGRAM_TWIN_YES) : NULL);
    akt_document_text(out, join(scene, r, year_of, "; "));
    akt_document_text(out, join(scene, r, via_of, "; "));
    akt_document_text(out, join(scene, r, purpose_of, "; "));
    akt_document_shown(out, join(scene, r, basis_name, "|"), join(scene, r, basis_of, "; "));
    akt_document_text(out, join(scene, r, note_of, " "));
    akt_document_shown(out, join(scene, r, cites_of, "|"), join(scene, r, sources_of, "; "));
}

/* Payers from left to right and from above. */
static void describe_ribbons(akt_document *out, akt_sankey *scene)
{
    const akt_column columns[] = {
        {"from", word(scene, AKT_W_DIAGRAM_TWIN_FROM), AKT_COLUMN_TEXT, NULL},
        {"to", word(scene, AKT_W_DIAGRAM_TWIN_TO), AKT_COLUMN_TEXT, NULL},
        {"amount", word(scene, AKT_W_DIAGRAM_TWIN_AMOUNT), AKT_COLUMN_MONEY, scene->currency},
        {"status", word(scene, AKT_W_COLUMN_STATUS), AKT_COLUMN_TEXT, NULL},
        {"returns", word(scene, AKT_W_SANKEY_COLUMN_BACK), AKT_COLUMN_TEXT, NULL},
        {"year", word(scene, AKT_W_COLUMN_YEAR), AKT_COLUMN_TEXT, NULL},
        {"via", word(scene, AKT_W_COLUMN_VIA), AKT_COLUMN_TEXT, NULL},
        {"purpose", word(scene, AKT_W_COLUMN_PURPOSE), AKT_COLUMN_TEXT, NULL},
        {"basis", word(scene, AKT_W_COLUMN_BASIS), AKT_COLUMN_TEXT, NULL},
        {"note", word(scene, AKT_W_COLUMN_NOTE), AKT_COLUMN_TEXT, NULL},
        {"sources", word(scene, AKT_W_COLUMN_SOURCES), AKT_COLUMN_TEXT, NULL},
    };
    akt_document_table(out, "ribbons", word(scene, AKT_W_SANKEY_RIBBONS), columns,
                       sizeof columns / sizeof *columns);
    for (size_t c = 0; c < scene->column_count; c++) {
        for (size_t i = 0; i < scene->columns[c].count; i++) {
            size_t node = scene->stops[scene->columns[c].stops[i]].node;
            for (size_t r = 0; node != AKT_SANKEY_NOWHERE && r < scene->ribbon_count; r++) {
                if (scene->ribbons[r].from == node) {
                    describe_ribbon(out, scene, &scene->ribbons[r]);
                }
            }
        }
    }
}

static void describe_notes(akt_document *out, akt_sankey *scene)
{
    akt_buffer line = AKT_BUFFER_INIT;
    if (scene->per_mm > 0) {
        akt_document_note(out, "%s", akt_sankey__scale_words(scene));
    }
    if (scene->funding.superseded > 0) {
        akt_document_note(out, "%s",
                          akt_words_filled(scene->pool, AKT_W_FUNDING_SUPERSEDED, scene->lang,
                                           akt_counted_words(scene->pool,
                                                             scene->funding.superseded,
                                                             AKT_W_COUNT_LEFT_OUT,
                                                             AKT_W_COUNT_LEFT_OUTS, scene->lang),
                                           NULL, NULL, NULL));
    }
    akt_document_note(out, "%s", akt_sankey__rules(scene));
    akt_sources__add_line(&line, scene->dataset, AKT_SOURCES_OF_MONEY, scene->lang);
    const char *sources = akt_sankey__keep(scene, &line);
    if (*sources != '\0') {
        akt_document_note(out, "%s", sources);
    }
}

static void describe(akt_document *out, akt_sankey *scene)
{
    akt_document_heading(out, 1, akt_sankey__title(scene));
    if (scene->node_count == 0) {
        akt_document_paragraph(out, "%s", word(scene, AKT_W_FUNDING_NONE));
        return;
    }
    akt_document_paragraph(out, "%s", akt_sankey__subtitle(scene));
    describe_columns(out, scene);
    describe_nodes(out, scene);
    describe_ribbons(out, scene);
    describe_notes(out, scene);
}

akt_status akt_sankey_describe(akt_document **out, const akt_dataset *dataset,
                               const akt_sankey_options *options, const akt_page *page, akt_error *err)
{
    akt_sankey scene;
    *out = NULL;
    akt_status status = akt_sankey__build(&scene, dataset, options, page, err);
    if (status != AKT_OK) {
        return status;
    }
    akt_document *made = akt_document_new(page->lang);
    if (made != NULL) {
        describe(made, &scene);
    }
    bool failed = made == NULL || scene.failed || akt_pool_has_failed(scene.pool);
    akt_sankey__dispose(&scene);
    if (failed) {
        akt_document_free(made);
        return akt_error_memory(err);
    }
    return akt_document_finish(out, made, err);
}
