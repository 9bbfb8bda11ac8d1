#include "report/communities_internal.h"

#include "report/field_words.h"
#include "report/network_words.h"
#include "words/quantity.h"

#include <math.h>
#include <stdlib.h>

const char *akt_communities_page__number(const akt_communities_page *v, double value)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_quantity_number(&text, value, 2, v->lang);
    return akt_buffer_settle(&text, v->pool);
}

const char *akt_communities_page__percent(const akt_communities_page *v, double share)
{
    return isnan(share) ? NULL : akt_percent_words(v->pool, share, v->lang);
}

akt_vertices akt_communities_page__members(const akt_communities_page *v, int32_t community)
{
    size_t first = community == AKT_NONE ? 0 : v->begin[community];
    size_t end =
        v->begin[community == AKT_NONE ? (int32_t)v->communities->community_count : community + 1];
    return (akt_vertices){v->dataset, v->network, v->sorted + first, end - first};
}

static bool has_communities(const akt_communities_page *v)
{
    return v->communities->community_count > 0;
}

static const char *count_words(const akt_communities_page *v, size_t count)
{
    return akt_count_words(v->pool, count, v->lang);
}

/* While members are put, begin[c + 1] is where the next of c goes, and so ends where c does. */
static void sort_members(const akt_communities_page *v)
{
    const akt_communities *all = v->communities;
    v->begin[0] = 0;
    for (size_t c = 0, sum = 0; c < all->community_count; c++) {
        v->begin[c + 1] = sum;
        sum += all->communities[c].size;
    }
    for (size_t i = 0; i < all->count; i++) {
        if (all->of[i] != AKT_NONE)
            v->sorted[v->begin[all->of[i] + 1]++] = (int32_t)i;
    }
}

static void add_communities(const akt_communities_page *v)
{
    const akt_column columns[] = {
        {"id", akt_words(AKT_W_COLUMN_ID, v->lang), AKT_COLUMN_CODE, NULL},
        {"name", akt_words(AKT_W_COLUMN_NAME, v->lang), AKT_COLUMN_TEXT, NULL},
        {"community", akt_words(AKT_W_COMMUNITIES_COLUMN, v->lang), AKT_COLUMN_WHOLE, NULL},
    };
    akt_document_table(v->document, "communities", akt_words(AKT_W_COMMUNITIES_TABLE, v->lang),
                       columns, sizeof columns / sizeof *columns);
    akt_document_table_for(v->document, AKT_READERS_MACHINES);
    for (size_t i = 0; i < v->communities->count; i++) {
        akt_ref ref = akt_network_ref(v->network, i);
        akt_document_row(v->document);
        akt_document_text(v->document, akt_dataset_party(v->dataset, ref)->record.id);
        akt_document_text(v->document, akt_dataset_label(v->dataset, ref, v->lang, false));
        if (v->communities->of[i] == AKT_NONE)
            akt_document_nothing(v->document);
        else
            akt_document_whole(v->document, v->communities->of[i] + 1);
    }
}

/* The stated group that most of the members belong to, the first of equals; AKT_NONE where nobody
 * has one. counts: room for one a group, zero before and after. */
static int32_t find_commonest(const akt_communities_page *v, const akt_vertices *members,
                              size_t *counts)
{
    const int32_t *group = v->options->grouping->of;
    int32_t most = AKT_NONE;
    for (size_t i = 0; i < members->count; i++) {
        if (group[members->items[i]] != AKT_NONE)
            counts[group[members->items[i]]]++;
    }
    for (size_t g = 0; g < v->options->grouping->group_count; g++) {
        if (counts[g] > (most == AKT_NONE ? 0 : counts[most]))
            most = (int32_t)g;
    }
    return most;
}

static void add_commonest(const akt_communities_page *v, const akt_vertices *members)
{
    const akt_grouping *grouping = v->options->grouping;
    size_t *counts = akt_pool_get(v->pool, (grouping->group_count + 1) * sizeof *counts);
    int32_t g = counts ? find_commonest(v, members, counts) : AKT_NONE;
    if (g == AKT_NONE) {
        akt_document_nothing(v->document);
        akt_document_nothing(v->document);
        return;
    }
    const akt_group *group = &grouping->groups[g];
    akt_document_shown(v->document,
                       akt_dataset_term(v->dataset, group->vocabulary, group->term)->record.id,
                       akt_term_words(v->dataset, group->vocabulary, group->term, v->lang));
    akt_document_whole(v->document, (int64_t)counts[g]);
}

static void add_size(const akt_communities_page *v, int32_t c)
{
    const akt_community *community = &v->communities->communities[c];
    const akt_vertices members = akt_communities_page__members(v, c);
    akt_document_row(v->document);
    akt_document_whole(v->document, c + 1);
    akt_document_whole(v->document, (int64_t)community->size);
    akt_document_number_shown(v->document, community->share_internal,
                              akt_communities_page__percent(v, community->share_internal));
    akt_document_number_shown(v->document, community->together,
                              akt_communities_page__percent(v, community->together));
    add_commonest(v, &members);
    akt_document_shown(v->document, akt_vertices_ids(v->pool, &members),
                       akt_vertices_names(v->pool, &members, 0, v->lang));
}

static void add_sizes(const akt_communities_page *v)
{
    const char *facet = akt_facet_words(v->options->grouping->facet, v->lang);
    const akt_column columns[] = {
        {"community", akt_words(AKT_W_COMMUNITIES_COLUMN, v->lang), AKT_COLUMN_WHOLE, NULL},
        {"size", akt_words(AKT_W_COMMUNITIES_SIZE, v->lang), AKT_COLUMN_WHOLE, NULL},
        {"share_internal", akt_words(AKT_W_COMMUNITIES_INTERNAL, v->lang), AKT_COLUMN_NUMBER, NULL},
        {"together", akt_words(AKT_W_COMMUNITIES_TOGETHER, v->lang), AKT_COLUMN_NUMBER, NULL},
        {"group",
         akt_words_filled(v->pool, AKT_W_COMMUNITIES_COMMONEST, v->lang, facet, NULL, NULL, NULL),
         AKT_COLUMN_CODE, NULL},
        {"group_size", akt_words(AKT_W_COMMUNITIES_COMMONEST_COUNT, v->lang), AKT_COLUMN_WHOLE,
         NULL},
        {"members", akt_words(AKT_W_COLUMN_MEMBERS, v->lang), AKT_COLUMN_TEXT, NULL},
    };
    akt_document_table(v->document, "sizes", akt_words(AKT_W_COMMUNITIES_SIZES, v->lang), columns,
                       sizeof columns / sizeof *columns);
    if (!has_communities(v))
        akt_document_table_for(v->document, AKT_READERS_MACHINES);
    for (size_t c = 0; c < v->communities->community_count; c++)
        add_size(v, (int32_t)c);
}

static void add_agreement(const akt_communities_page *v)
{
    const akt_column columns[] = {
        {"facet", akt_words(AKT_W_COMMUNITIES_FACET, v->lang), AKT_COLUMN_TEXT, NULL},
        {"agreement", akt_words(AKT_W_COMMUNITIES_LIKENESS, v->lang), AKT_COLUMN_NUMBER, NULL},
        {"shared", akt_words(AKT_W_COMMUNITIES_COMPARED, v->lang), AKT_COLUMN_WHOLE, NULL},
    };
    if (!has_communities(v))
        return;
    akt_document_table(v->document, "agreement", akt_words(AKT_W_COMMUNITIES_AGREEMENT, v->lang),
                       columns, sizeof columns / sizeof *columns);
    akt_document_table_for_people(v->document);
    for (int f = 0; f < AKT_FACET_COUNT; f++) {
        if (f > AKT_FACET_SECTOR && f != (int)v->options->grouping->facet)
            continue;
        const akt_rand_index *agreement = &v->options->agreement[f];
        akt_document_row(v->document);
        akt_document_text(v->document, akt_field_title(akt_facet_name((akt_facet)f), v->lang));
        akt_document_number_shown(
            v->document, agreement->value,
            isnan(agreement->value) ? NULL : akt_communities_page__number(v, agreement->value));
        akt_document_whole(v->document, (int64_t)agreement->shared);
    }
}

/* Only machines read it: people have the same in sentences. */
static void add_quality(const akt_communities_page *v)
{
    static const char *const keys[AKT_FACET_COUNT] = {"agreement_kind", "agreement_level",
                                                      "agreement_sector", "agreement_category",
                                                      "agreement_role"};
    akt_column columns[AKT_FACET_COUNT + 5] = {
        {"modularity", "modularity", AKT_COLUMN_NUMBER, NULL},
        {"stability", "stability", AKT_COLUMN_NUMBER, NULL},
        {"seeds", "seeds", AKT_COLUMN_WHOLE, NULL},
        {"communities", "communities", AKT_COLUMN_WHOLE, NULL},
        {"tied", "tied", AKT_COLUMN_WHOLE, NULL},
    };
    for (int f = 0; f < AKT_FACET_COUNT; f++)
        columns[f + 5] = (akt_column){keys[f], keys[f], AKT_COLUMN_NUMBER, NULL};
    akt_document_table(v->document, "quality", akt_words(AKT_W_COMMUNITIES_QUALITY, v->lang),
                       columns, sizeof columns / sizeof *columns);
    akt_document_table_for(v->document, AKT_READERS_MACHINES);
    akt_document_row(v->document);
    akt_document_number(v->document, v->communities->modularity);
    akt_document_number(v->document, v->communities->stability);
    akt_document_whole(v->document, (int64_t)v->communities->starts);
    if (has_communities(v))
        akt_document_whole(v->document, (int64_t)v->communities->community_count);
    else
        akt_document_nothing(v->document);
    akt_document_whole(v->document, (int64_t)v->communities->tied);
    for (int f = 0; f < AKT_FACET_COUNT; f++)
        akt_document_number(v->document, v->options->agreement[f].value);
}

static void add_notes(const akt_communities_page *v)
{
    const akt_communities *c = v->communities;
    size_t isolates = c->count - c->tied;
    if (has_communities(v) && isolates)
        akt_document_note(
            v->document, "%s",
            akt_words_filled(v->pool, AKT_W_COMMUNITIES_ISOLATES, v->lang,
                             akt_vertices_words(v->pool, v->network, isolates, v->lang), NULL, NULL,
                             NULL));
    if (has_communities(v))
        akt_document_note(v->document, "%s",
                          akt_words_filled(v->pool, AKT_W_COMMUNITIES_METHOD, v->lang,
                                           count_words(v, c->starts),
                                           akt_communities_page__number(v, c->modularity), NULL,
                                           NULL));
    if (has_communities(v) && c->tied >= AKT_COMMUNITIES_LARGE)
        akt_document_note(v->document, "%s", akt_words(AKT_W_COMMUNITIES_LARGE, v->lang));
    akt_network_notes(v->document, v->network, NULL);
    akt_document_note(v->document, "%s", akt_source_line(v->pool, v->dataset, v->lang));
}

static void write_page(const akt_communities_page *v)
{
    sort_members(v);
    akt_communities_page__add_findings(v);
    add_communities(v);
    add_sizes(v);
    add_agreement(v);
    add_quality(v);
    add_notes(v);
}

akt_status akt_describe_communities(akt_document **out, const akt_dataset *dataset,
                                    const akt_network *network, const akt_communities *communities,
                                    const akt_communities_view *options, akt_lang lang,
                                    akt_error *err)
{
    *out = NULL;
    akt_document *document = akt_document_new(lang);
    if (!document)
        return akt_error_memory(err);
    akt_communities_page page = {document,
                                 akt_document_pool(document),
                                 dataset,
                                 network,
                                 communities,
                                 options,
                                 lang,
                                 malloc((communities->tied + 1) * sizeof *page.sorted),
                                 malloc((communities->community_count + 1) * sizeof *page.begin)};
    akt_document_heading(document, 1, akt_words(AKT_W_COMMUNITIES_TITLE, lang));
    if (page.sorted && page.begin)
        write_page(&page);
    else
        akt_pool_fail(page.pool);
    free(page.sorted);
    free(page.begin);
    return akt_document_finish(out, document, err);
}
