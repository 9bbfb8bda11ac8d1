#include "publication/edition_internal.h"

#include "diagram/areas.h"
#include "diagram/map.h"
#include "diagram/quadrant.h"
#include "diagram/roles.h"
#include "report/describe.h"

#include <stdlib.h>

enum { RECOMMENDATION = 0 }; /* of the kinds of statements, in their order */

/* Pictures of who fills which role. */
static const struct {
    const char *name;
    akt_status (*draw)(akt_drawing **out, const akt_dataset *dataset, const akt_coverage *coverage,
                       const akt_page *page, akt_error *err);
    akt_status (*describe)(akt_document **out, const akt_dataset *dataset,
                           const akt_coverage *coverage, const akt_page *page, akt_error *err);
} role_pictures[] = {
    {"roller", akt_roles_draw, akt_roles_describe},
    {"rollefelt", akt_quadrant_draw, akt_quadrant_describe},
    {"omrader", akt_areas_draw, akt_areas_describe},
};

enum { ROLE_PICTURES = sizeof role_pictures / sizeof *role_pictures };

typedef struct role_subject {
    size_t picture;
    const akt_coverage *coverage;
} role_subject;

static akt_status draw_roles(akt_drawing **out, akt_edition *edition, const void *subject,
                             const akt_page *page, akt_error *err)
{
    const role_subject *of = subject;
    return role_pictures[of->picture].draw(out, edition->dataset, of->coverage, page, err);
}

static akt_status describe_roles(akt_document **out, akt_edition *edition, const void *subject,
                                 const akt_page *page, akt_error *err)
{
    const role_subject *of = subject;
    return role_pictures[of->picture].describe(out, edition->dataset, of->coverage, page, err);
}

static akt_status add_role_picture(akt_edition *edition, size_t i, const akt_coverage *coverage,
                                   akt_error *err)
{
    const role_subject of = {i, coverage};
    return akt_edition__add_view(
        edition, &(akt_edition_view){role_pictures[i].name, draw_roles, describe_roles, &of}, err);
}

static akt_status make_coverage(akt_edition *edition, akt_error *err)
{
    akt_coverage coverage;
    akt_status status = akt_coverage_compute(&coverage, edition->dataset, err);
    if (status != AKT_OK)
        return status;
    for (int lang = 0; status == AKT_OK && lang < AKT_LANG_COUNT; lang++)
        status = akt_describe_coverage(&edition->coverage.in[lang], edition->dataset, &coverage,
                                       (akt_lang)lang, err);
    for (size_t i = 0; status == AKT_OK && i < ROLE_PICTURES; i++)
        status = add_role_picture(edition, i, &coverage, err);
    akt_coverage_dispose(&coverage);
    return status;
}

static akt_status describe_funding(akt_edition *edition, const akt_funding *funding, akt_error *err)
{
    akt_funding_ranks ranks = {0};
    bool is_drawn =
        edition->uncertainty.draws > 0 && akt_funding_ranks_are_quick(edition->dataset);
    akt_status status = AKT_OK;
    if (is_drawn)
        status = akt_funding_ranks_draw(&ranks, funding, edition->dataset, NULL,
                                        &edition->uncertainty, err);
    for (int lang = 0; status == AKT_OK && lang < AKT_LANG_COUNT; lang++)
        status = akt_describe_funding(&edition->funding.in[lang], edition->dataset, funding,
                                      is_drawn ? &ranks : NULL, (akt_lang)lang, err);
    akt_funding_ranks_dispose(&ranks);
    return status;
}

static akt_status make_funding(akt_edition *edition, akt_error *err)
{
    akt_status status = akt_funding_compute(&edition->sums, edition->dataset, NULL, err);
    return status == AKT_OK ? describe_funding(edition, &edition->sums, err) : status;
}

static akt_status make_overlap(akt_edition *edition, akt_error *err)
{
    akt_overlap overlap;
    akt_status status = akt_overlap_compute(&overlap, edition->dataset, err);
    if (status != AKT_OK)
        return status;
    for (int lang = 0; status == AKT_OK && lang < AKT_LANG_COUNT; lang++)
        status = akt_describe_overlap(&edition->overlap.in[lang], edition->dataset, &overlap, 0,
                                      (akt_lang)lang, err);
    akt_overlap_dispose(&overlap);
    return status;
}

static const akt_map_options whole_map = {0};

static akt_status draw_map(akt_drawing **out, akt_edition *edition, const void *subject,
                           const akt_page *page, akt_error *err)
{
    (void)subject;
    return akt_map_draw(out, edition->dataset, &whole_map, page, err);
}

static akt_status describe_map(akt_document **out, akt_edition *edition, const void *subject,
                               const akt_page *page, akt_error *err)
{
    (void)subject;
    return akt_map_describe(out, edition->dataset, &whole_map, page, err);
}

static akt_status make_map(akt_edition *edition, akt_error *err)
{
    return akt_edition__add_view(
        edition, &(akt_edition_view){"kart", draw_map, describe_map, NULL}, err);
}

static akt_status make_lists(akt_edition *edition, akt_error *err)
{
    const akt_list_view all = {NULL, NULL};
    akt_status status = AKT_OK;
    for (int t = 0; status == AKT_OK && t < AKT_TABLE_COUNT; t++)
        if (akt_dataset_count(edition->dataset, (akt_table)t))
            status = akt_describe_list(&edition->lists[t], edition->dataset, (akt_table)t, &all,
                                       edition->lang, err);
    return status;
}

static akt_status make_recommended(akt_edition *edition, akt_error *err)
{
    const akt_statement *statements = akt_dataset_statements(edition->dataset);
    size_t count = akt_dataset_count(edition->dataset, AKT_TABLE_STATEMENTS);
    bool *keep = calloc(count + 1, sizeof *keep), any = false;
    const akt_list_view view = {keep, "number,text,verdict,sources"};
    if (!keep)
        return akt_error_memory(err);
    for (size_t i = 0; i < count; i++) {
        keep[i] = statements[i].kind == RECOMMENDATION;
        any = any || keep[i];
    }
    akt_status status = AKT_OK;
    for (int lang = 0; any && status == AKT_OK && lang < AKT_LANG_COUNT; lang++)
        status = akt_describe_list(&edition->recommended.in[lang], edition->dataset,
                                   AKT_TABLE_STATEMENTS, &view, (akt_lang)lang, err);
    free(keep);
    return status;
}

static akt_status make_screen_map(akt_edition *edition, akt_error *err)
{
    return akt_screen_map_make(&edition->map, edition->dataset, AKT_EDITION_SCREEN, err);
}

static akt_status (*const pieces[])(akt_edition *edition, akt_error *err) = {
    make_map,     make_screen_map,  make_coverage,
    make_funding, make_overlap,     akt_edition__make_network,
    make_lists,   make_recommended, akt_edition__add_views,
};

enum { PIECES = sizeof pieces / sizeof *pieces };

/* By how long they take for a field of some hundred actors. */
void akt_edition__tell_progress(const akt_publish_options *options, akt_stage stage, size_t done,
                                size_t count)
{
    static const double ends[] = {0, 0.3, 0.6, 0.95};
    if (options->progress)
        options->progress(options->progress_context, ends[stage] + (ends[stage + 1] - ends[stage]) *
                                                                       (double)done /
                                                                       (double)count);
}

akt_status akt_edition__make(akt_edition *out, const akt_dataset *dataset,
                             const akt_publish_options *options, akt_error *err)
{
    *out = (akt_edition){.dataset = dataset,
                         .lang = options->lang,
                         .parts = options->parts,
                         .uncertainty = options->uncertainty,
                         .pool = akt_pool_new(),
                         .pictures = AKT_LIST_OF(akt_edition_picture),
                         .faults = AKT_LIST_OF(const char *),
                         .scenarios = AKT_LIST_OF(akt_edition_scenario)};
    akt_status status = out->pool ? AKT_OK : akt_error_memory(err);
    for (size_t i = 0; status == AKT_OK && i < PIECES; i++) {
        status = pieces[i](out, err);
        akt_edition__tell_progress(options, AKT_STAGE_PIECES, i + 1, PIECES);
    }
    return status == AKT_OK ? akt_edition__add_scenarios(out, options, err) : status;
}

void akt_edition__dispose_words(akt_edition_words *words)
{
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++)
        akt_document_free(words->in[lang]);
}

void akt_edition__dispose(akt_edition *edition)
{
    akt_edition_scenario *scenarios = edition->scenarios.items;
    for (size_t i = 0; i < edition->scenarios.count; i++) {
        akt_edition__dispose_words(&scenarios[i].effects);
        akt_list_dispose(&scenarios[i].cells);
        akt_screen_map_dispose(&scenarios[i].map);
    }
    akt_list_dispose(&edition->scenarios);
    akt_screen_map_dispose(&edition->map);
    akt_network_free(edition->network);
    akt_funding_dispose(&edition->sums);
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++)
        akt_drawing_free(edition->money[lang]);
    for (size_t i = 0; i < edition->pictures.count; i++) {
        const akt_edition_picture *picture = akt_edition__picture(edition, i);
        akt_drawing_free(picture->drawing);
        akt_document_free(picture->twin);
    }
    akt_list_dispose(&edition->pictures);
    akt_list_dispose(&edition->faults);
    akt_pool_free(edition->pool);
    akt_edition__dispose_words(&edition->coverage);
    akt_edition__dispose_words(&edition->funding);
    akt_edition__dispose_words(&edition->centrality);
    akt_edition__dispose_words(&edition->most_central);
    akt_edition__dispose_words(&edition->overlap);
    akt_edition__dispose_words(&edition->brokerage);
    akt_edition__dispose_words(&edition->most_brokering);
    akt_edition__dispose_words(&edition->communities);
    akt_edition__dispose_words(&edition->robustness);
    akt_edition__dispose_words(&edition->recommended);
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        akt_document_free(edition->lists[t]);
}
