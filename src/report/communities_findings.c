#include "report/communities_internal.h"

#include "report/field_words.h"
#include "report/finding.h"
#include "report/network_words.h"

#include <math.h>

enum { LARGEST = 3, NAMED = 4 };

/* Verdicts on an adjusted Rand index; 0.65 and 0.8 are moderate and good after Steinley (2004). */
static const double LITTLE = 0.1;
static const double PARTLY = 0.3;
static const double WELL = 0.65;
static const double STABLE = 0.8;

static const char *count_words(const akt_communities_page *v, size_t count)
{
    return akt_count_words(v->pool, count, v->lang);
}

static bool is_unstable(const akt_communities_page *v)
{
    return v->communities->stability < WELL;
}

static void add_finding(const akt_communities_page *v, const char *text, int32_t c)
{
    const akt_vertices behind = akt_communities_page__members(v, c);
    akt_finding_add(v->document, AKT_BLOCK_PARAGRAPH, v->dataset, text,
                    akt_vertices_refs(v->pool, &behind));
}

/* Why nothing was worked out. */
static void add_reason(const akt_communities_page *v)
{
    const akt_communities *c = v->communities;
    akt_word word = c->count == 0  ? AKT_W_COMMUNITIES_EMPTY
                    : c->tied == 0 ? AKT_W_COMMUNITIES_UNTIED
                                   : AKT_W_COMMUNITIES_FEW;
    size_t told = c->tied ? c->tied : c->count;
    akt_finding_add_absence(v->document,
                            akt_words_filled(v->pool, word, v->lang,
                                             akt_vertices_words(v->pool, v->network, told, v->lang),
                                             count_words(v, AKT_COMMUNITIES_LEAST), NULL, NULL));
}

static const char *largest_words(const akt_communities_page *v)
{
    const char *sizes[LARGEST];
    size_t count = 0;
    for (; count < LARGEST && count < v->communities->community_count; count++)
        sizes[count] = count_words(v, v->communities->communities[count].size);
    return akt_join_words(v->pool, sizes, count, v->lang);
}

static void add_division(const akt_communities_page *v)
{
    const akt_communities *c = v->communities;
    akt_word found = c->community_count == 1 ? AKT_W_COMMUNITIES_ONE
                     : is_unstable(v)        ? AKT_W_COMMUNITIES_UNSURE
                                             : AKT_W_COMMUNITIES_FOUND;
    akt_word stable = is_unstable(v)          ? AKT_W_COMMUNITIES_UNSTABLE
                      : c->stability < STABLE ? AKT_W_COMMUNITIES_MIXED
                                              : AKT_W_COMMUNITIES_STABLE;
    akt_buffer text = AKT_BUFFER_INIT;
    akt_words_fill(&text, found, v->lang, akt_vertices_words(v->pool, v->network, c->tied, v->lang),
                   count_words(v, c->community_count), largest_words(v), NULL);
    akt_buffer_add_char(&text, ' ');
    akt_words_fill(&text, stable, v->lang, count_words(v, c->starts),
                   akt_communities_page__number(v, c->stability), NULL, NULL);
    add_finding(v, akt_buffer_settle(&text, v->pool), AKT_NONE);
}

static akt_word chart_word(double likeness)
{
    return likeness >= WELL     ? AKT_W_COMMUNITIES_CHART_WELL
           : likeness >= PARTLY ? AKT_W_COMMUNITIES_CHART_PARTLY
           : likeness >= LITTLE ? AKT_W_COMMUNITIES_CHART_LITTLE
                                : AKT_W_COMMUNITIES_CHART_NOT;
}

/* Kind, level and sector make up the chart; the one that the clusters follow most settles the
 * verdict. */
static void add_chart(const akt_communities_page *v)
{
    const char *parts[AKT_FACET_COUNT];
    size_t count = 0;
    double most = -1;
    for (int f = AKT_FACET_KIND; f <= AKT_FACET_SECTOR; f++) {
        double likeness = v->options->agreement[f].value;
        if (isnan(likeness))
            continue;
        parts[count++] = akt_words_filled(v->pool, AKT_W_COMMUNITIES_WITH, v->lang,
                                          akt_communities_page__number(v, likeness),
                                          akt_facet_words((akt_facet)f, v->lang), NULL, NULL);
        most = fmax(most, likeness);
    }
    akt_word word = is_unstable(v) ? AKT_W_COMMUNITIES_CHART_UNSURE
                    : count == 0   ? AKT_W_COMMUNITIES_CHART_UNKNOWN
                                   : chart_word(most);
    add_finding(v,
                akt_words_filled(v->pool, word, v->lang,
                                 akt_join_words(v->pool, parts, count, v->lang), NULL, NULL, NULL),
                AKT_NONE);
}

/* A grouping that is no part of the chart. */
static void add_group(const akt_communities_page *v)
{
    akt_facet facet = v->options->grouping->facet;
    const akt_rand_index *agreement = &v->options->agreement[facet];
    if (facet <= AKT_FACET_SECTOR || isnan(agreement->value) || is_unstable(v))
        return;
    add_finding(v,
                akt_words_filled(v->pool, AKT_W_COMMUNITIES_GROUP, v->lang,
                                 akt_facet_words(facet, v->lang), count_words(v, agreement->shared),
                                 akt_communities_page__number(v, agreement->value), NULL),
                AKT_NONE);
}

/* Clusters without a tie to any other, and, among those with one, that which has fewest. */
static size_t count_islands(const akt_communities *all, int32_t *most)
{
    size_t islands = 0;
    *most = AKT_NONE;
    for (size_t c = 0; c < all->community_count; c++) {
        double share = all->communities[c].share_internal;
        if (share >= 1)
            islands++;
        else if (*most == AKT_NONE || share > all->communities[*most].share_internal)
            *most = (int32_t)c;
    }
    return islands;
}

static void add_most_closed(const akt_communities_page *v)
{
    int32_t most;
    akt_buffer text = AKT_BUFFER_INIT;
    size_t islands = count_islands(v->communities, &most);
    if (is_unstable(v) || most == AKT_NONE)
        return;
    const akt_vertices members = akt_communities_page__members(v, most);
    double share = v->communities->communities[most].share_internal;
    if (islands) {
        akt_words_fill(&text, AKT_W_COMMUNITIES_ISLANDS, v->lang, count_words(v, islands), NULL,
                       NULL, NULL);
        akt_buffer_add_char(&text, ' ');
    }
    akt_words_fill(&text, AKT_W_COMMUNITIES_CLOSED, v->lang, count_words(v, (size_t)most + 1),
                   akt_vertices_names(v->pool, &members, NAMED, v->lang),
                   akt_communities_page__percent(v, share), NULL);
    add_finding(v, akt_buffer_settle(&text, v->pool), most);
}

void akt_communities_page__add_findings(const akt_communities_page *v)
{
    if (v->communities->community_count == 0) {
        add_reason(v);
        return;
    }
    add_division(v);
    add_chart(v);
    add_group(v);
    add_most_closed(v);
}
