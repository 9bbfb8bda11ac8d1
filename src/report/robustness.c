#include "report/robustness_internal.h"

#include "report/field_words.h"
#include "report/network_words.h"
#include "words/quantity.h"

/* Of those cut off, so many are named to people; machines find all. */
enum { NAMED = 20 };

akt_vertices akt_robustness_page__vertices(const akt_robustness_page *v, const int32_t *items,
                                           size_t count)
{
    return (akt_vertices){v->dataset, v->network, items, count};
}

akt_cut_parts akt_robustness_page__parts(const akt_robustness_page *v, const akt_cut *cut)
{
    akt_cut_parts parts;
    if (akt_cut_points_parts(&parts, v->cuts, cut, NULL) != AKT_OK)
        akt_pool_fail(v->pool);
    return parts;
}

akt_vertices akt_robustness_page__cut_off(const akt_robustness_page *v, const akt_cut_parts *parts)
{
    return akt_robustness_page__vertices(v, parts->members,
                                         parts->count ? parts->start[parts->count] : 0);
}

static const char *removed_ids(const akt_robustness_page *v, const akt_cut *cut)
{
    const int32_t ends[] = {cut->a, cut->b};
    const akt_vertices removed = akt_robustness_page__vertices(v, ends, cut->b == AKT_NONE ? 1 : 2);
    return akt_vertices_ids(v->pool, &removed);
}

/* "KS", "KS – Difi". */
static const char *removed_names(const akt_robustness_page *v, const akt_cut *cut, bool brief)
{
    akt_ref a = akt_network_ref(v->network, (size_t)cut->a);
    const char *name = akt_dataset_label(v->dataset, a, v->lang, brief);
    if (cut->b == AKT_NONE)
        return name;
    akt_buffer text = AKT_BUFFER_INIT;
    akt_ref b = akt_network_ref(v->network, (size_t)cut->b);
    akt_buffer_format(&text, "%s – %s", name, akt_dataset_label(v->dataset, b, v->lang, brief));
    return akt_buffer_settle(&text, v->pool);
}

static void add_cuts(const akt_robustness_page *v, const char *kind, const akt_cut *cuts,
                     size_t count)
{
    for (size_t i = 0; i < count; i++) {
        akt_document_row(v->document);
        akt_document_text(v->document, kind);
        akt_document_text(v->document, removed_ids(v, &cuts[i]));
        akt_document_text(v->document, removed_names(v, &cuts[i], false));
        akt_document_number(v->document, (double)cuts[i].cut_off);
    }
}

static void add_members(const akt_robustness_page *v, const char *kind, const akt_key_set *set)
{
    for (size_t i = 0; i < set->size; i++) {
        const akt_cut member = {.a = set->members[i], .b = AKT_NONE};
        akt_document_row(v->document);
        akt_document_text(v->document, kind);
        akt_document_text(v->document, removed_ids(v, &member));
        akt_document_text(v->document, removed_names(v, &member, false));
        akt_document_number(v->document, set->value);
    }
}

static void add_robustness(const akt_robustness_page *v)
{
    const akt_column columns[] = {
        {"kind", akt_words(AKT_W_COLUMN_KIND, v->lang), AKT_COLUMN_CODE, NULL},
        {"id", akt_words(AKT_W_COLUMN_ID, v->lang), AKT_COLUMN_CODE, NULL},
        {"name", akt_words(AKT_W_COLUMN_NAME, v->lang), AKT_COLUMN_TEXT, NULL},
        {"value", akt_words(AKT_W_COLUMN_VALUE, v->lang), AKT_COLUMN_NUMBER, NULL},
    };
    size_t last = v->players->sizes;
    akt_document_table(v->document, "robustness", akt_words(AKT_W_ROBUSTNESS_TABLE, v->lang),
                       columns, sizeof columns / sizeof *columns);
    akt_document_table_for(v->document, AKT_READERS_MACHINES);
    add_cuts(v, "articulation_point", v->cuts->points, v->cuts->point_count);
    add_cuts(v, "bridge", v->cuts->bridges, v->cuts->bridge_count);
    if (last) {
        add_members(v, "key_player_neg", &v->players->negative[last - 1]);
        add_members(v, "key_player_pos", &v->players->positive[last - 1]);
    }
}

/* For people: what goes, how many it cuts off, and whom. Cuts that cost fewer than `least` are left
 * out. */
static void add_losses(const akt_robustness_page *v, const akt_cut *cuts, size_t count,
                       size_t least)
{
    bool bridges = count && cuts->b != AKT_NONE;
    const akt_column columns[] = {
        {"removed", akt_words(bridges ? AKT_W_ROBUSTNESS_BETWEEN : AKT_W_COLUMN_WHO, v->lang),
         AKT_COLUMN_TEXT, NULL},
        {"cut_off", akt_words(AKT_W_ROBUSTNESS_CUT_OFF, v->lang), AKT_COLUMN_WHOLE, NULL},
        {"members", akt_words(AKT_W_ROBUSTNESS_WHOM, v->lang), AKT_COLUMN_TEXT, NULL},
    };
    if (count == 0 || cuts->cut_off < least)
        return;
    akt_document_table(
        v->document, bridges ? "bridges" : "points",
        akt_words(bridges ? AKT_W_ROBUSTNESS_BRIDGE_TABLE : AKT_W_ROBUSTNESS_POINT_TABLE, v->lang),
        columns, sizeof columns / sizeof *columns);
    akt_document_table_for_people(v->document);
    for (size_t i = 0; i < count && cuts[i].cut_off >= least; i++) {
        akt_cut_parts parts = akt_robustness_page__parts(v, &cuts[i]);
        const akt_vertices lost = akt_robustness_page__cut_off(v, &parts);
        akt_document_row(v->document);
        akt_document_text(v->document, removed_names(v, &cuts[i], true));
        akt_document_whole(v->document, (int64_t)cuts[i].cut_off);
        akt_document_text(v->document, akt_vertices_names(v->pool, &lost, NAMED, v->lang));
        akt_cut_parts_dispose(&parts);
    }
}

static void add_part(const akt_robustness_page *v, const akt_cut *cut, size_t part, size_t size)
{
    akt_document_row(v->document);
    akt_document_text(v->document, removed_ids(v, cut));
    akt_document_whole(v->document, (int64_t)part + 1);
    akt_document_whole(v->document, (int64_t)size);
}

static void add_parts_of(const akt_robustness_page *v, const akt_cut *cut)
{
    akt_cut_parts parts = akt_robustness_page__parts(v, cut);
    add_part(v, cut, 0, cut->left);
    akt_document_nothing(v->document);
    for (size_t i = 1; i < parts.count; i++) {
        const akt_vertices members = akt_robustness_page__vertices(
            v, parts.members + parts.start[i], parts.start[i + 1] - parts.start[i]);
        add_part(v, cut, i, members.count);
        akt_document_text(v->document, akt_vertices_ids(v->pool, &members));
    }
    akt_cut_parts_dispose(&parts);
}

static void add_parts(const akt_robustness_page *v)
{
    const akt_column columns[] = {
        {"removed", akt_words(AKT_W_ROBUSTNESS_REMOVED, v->lang), AKT_COLUMN_CODE, NULL},
        {"part", akt_words(AKT_W_ROBUSTNESS_PART, v->lang), AKT_COLUMN_WHOLE, NULL},
        {"size", akt_words(AKT_W_ROBUSTNESS_SIZE, v->lang), AKT_COLUMN_WHOLE, NULL},
        {"members", akt_words(AKT_W_COLUMN_MEMBERS, v->lang), AKT_COLUMN_CODE, NULL},
    };
    akt_document_table(v->document, "parts", akt_words(AKT_W_ROBUSTNESS_PARTS, v->lang), columns,
                       sizeof columns / sizeof *columns);
    akt_document_table_for(v->document, AKT_READERS_MACHINES);
    for (size_t i = 0; i < v->cuts->point_count; i++)
        add_parts_of(v, &v->cuts->points[i]);
    for (size_t i = 0; i < v->cuts->bridge_count; i++)
        add_parts_of(v, &v->cuts->bridges[i]);
}

static const char *number_words(const akt_robustness_page *v, double value)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_quantity_measure(&text, value, v->lang);
    return akt_buffer_settle(&text, v->pool);
}

static void add_sets(const akt_robustness_page *v, const char *kind, akt_word shown,
                     const akt_key_set *sets)
{
    for (size_t i = 0; i < v->players->sizes; i++) {
        const akt_key_set *set = &sets[i];
        const akt_vertices members = akt_robustness_page__vertices(v, set->members, set->size);
        akt_document_row(v->document);
        akt_document_shown(v->document, kind, akt_words(shown, v->lang));
        akt_document_whole(v->document, (int64_t)set->size);
        akt_document_shown(v->document, akt_vertices_ids(v->pool, &members),
                           akt_vertices_names(v->pool, &members, 0, v->lang));
        akt_document_number(v->document, set->value);
        akt_document_shown(
            v->document, set->is_exact ? "exact" : "greedy",
            akt_words(set->is_exact ? AKT_W_ROBUSTNESS_EXACT : AKT_W_ROBUSTNESS_GREEDY, v->lang));
    }
}

static void add_players(const akt_robustness_page *v)
{
    const akt_column columns[] = {
        {"kind", akt_words(AKT_W_COLUMN_KIND, v->lang), AKT_COLUMN_CODE, NULL},
        {"size", akt_words(AKT_W_ROBUSTNESS_SIZE, v->lang), AKT_COLUMN_WHOLE, NULL},
        {"members", akt_words(AKT_W_COLUMN_WHO, v->lang), AKT_COLUMN_TEXT, NULL},
        {"value", akt_words(AKT_W_COLUMN_VALUE, v->lang), AKT_COLUMN_NUMBER, NULL},
        {"method", akt_words(AKT_W_ROBUSTNESS_FOUND, v->lang), AKT_COLUMN_CODE, NULL},
    };
    akt_document_table(v->document, "players", akt_words(AKT_W_ROBUSTNESS_PLAYERS, v->lang),
                       columns, sizeof columns / sizeof *columns);
    if (v->players->sizes == 0)
        akt_document_table_for(v->document, AKT_READERS_MACHINES);
    add_sets(v, "key_player_neg", AKT_W_ROBUSTNESS_NEG, v->players->negative);
    add_sets(v, "key_player_pos", AKT_W_ROBUSTNESS_POS, v->players->positive);
}

/* Who is cut off by one bridge from more than one other. */
static size_t count_pendant(const akt_robustness_page *v)
{
    size_t count = 0;
    for (size_t i = 0; i < v->cuts->bridge_count; i++)
        count += v->cuts->bridges[i].cut_off == 1 && v->cuts->bridges[i].left > 1;
    return count;
}

static void add_notes(const akt_robustness_page *v)
{
    const akt_key_players *players = v->players;
    size_t pendant = count_pendant(v);
    if (pendant)
        akt_document_note(
            v->document, "%s",
            akt_words_filled(v->pool, AKT_W_ROBUSTNESS_PENDANT, v->lang,
                             akt_vertices_words(v->pool, v->network, pendant, v->lang), NULL, NULL,
                             NULL));
    if (players->tied) {
        akt_document_note(v->document, "%s", akt_words(AKT_W_ROBUSTNESS_CAUTION, v->lang));
        akt_document_note(v->document, "%s",
                          akt_words_filled(v->pool, AKT_W_ROBUSTNESS_METHOD, v->lang,
                                           number_words(v, players->fragmentation),
                                           akt_count_words(v->pool, players->tied, v->lang),
                                           akt_count_words(v->pool, AKT_KEY_PLAYERS_EXACT, v->lang),
                                           NULL));
    }
    if (players->tried < players->tied)
        akt_document_note(v->document, "%s",
                          akt_words_filled(v->pool, AKT_W_ROBUSTNESS_TRIED, v->lang,
                                           akt_count_words(v->pool, players->tried, v->lang), NULL,
                                           NULL, NULL));
    akt_network_notes(v->document, v->network, NULL);
    akt_document_note(v->document, "%s", akt_source_line(v->pool, v->dataset, v->lang));
}

akt_status akt_describe_robustness(akt_document **out, const akt_dataset *dataset,
                                   const akt_network *network, const akt_cut_points *cuts,
                                   const akt_key_players *players, akt_lang lang, akt_error *err)
{
    *out = NULL;
    akt_document *document = akt_document_new(lang);
    if (!document)
        return akt_error_memory(err);
    const akt_robustness_page page = {
        document, akt_document_pool(document), dataset, network, cuts, players, lang};
    akt_document_heading(document, 1, akt_words(AKT_W_ROBUSTNESS_TITLE, lang));
    akt_robustness_page__add_findings(&page);
    add_robustness(&page);
    add_losses(&page, cuts->points, cuts->point_count, 1);
    add_losses(&page, cuts->bridges, cuts->bridge_count, 2);
    add_parts(&page);
    add_players(&page);
    add_notes(&page);
    return akt_document_finish(out, document, err);
}
