#include "cli/option_rows_internal.h"

#include "base/number.h"
#include "base/parallel.h"
#include "cli/choice.h"
#include "diagram/axes.h"
#include "export/format.h"
#include "input/format.h"
#include "output/picture.h"
#include "publication/publish.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

static akt_status choose(const char *value, const char *const *words, const char *what,
                         int32_t *chosen, akt_error *err)
{
    *chosen = akt_choice_find(words, value);
    return *chosen >= 0 ? AKT_OK : akt_choice_fail(err, what, value, words);
}

static akt_status set_format(akt_options *out, const char *value, akt_error *err)
{
    const char *words[AKT_FORMAT_COUNT + 1] = {NULL};
    for (int f = 0; f < AKT_FORMAT_COUNT; f++)
        words[f] = akt_format_name((akt_format)f);
    return choose(value, words, "format", &out->format, err);
}

static akt_status set_export_format(akt_options *out, const char *value, akt_error *err)
{
    const char *words[AKT_EXPORT_FORMAT_COUNT + 1] = {NULL};
    for (int f = 0; f < AKT_EXPORT_FORMAT_COUNT; f++)
        words[f] = akt_export_format_name((akt_export_format)f);
    return choose(value, words, "format", &out->export_format, err);
}

static akt_status set_from(akt_options *out, const char *value, akt_error *err)
{
    const char *words[AKT_INPUT_FORMAT_COUNT + 1] = {NULL};
    for (int f = 0; f < AKT_INPUT_FORMAT_COUNT; f++)
        words[f] = akt_input_format_name((akt_input_format)f);
    return choose(value, words, "format to read", &out->from, err);
}

static akt_status set_lang(akt_options *out, const char *value, akt_error *err)
{
    static const char *const words[] = {"nb", "nn", "en", NULL};
    return choose(value, words, "language", &out->lang, err);
}

/* Adds the bits of a list with commas, each at the place of its word. */
static akt_status choose_several(const char *list, const char *const *words, const char *what,
                                 uint32_t *mask, akt_error *err)
{
    akt_status status = AKT_OK;
    do {
        char word[64];
        int32_t chosen;
        size_t size = strcspn(list, ",");
        snprintf(word, sizeof word, "%.*s", (int)(size < 63 ? size : 63), list);
        status = choose(word, words, what, &chosen, err);
        if (status == AKT_OK)
            *mask |= 1U << chosen;
        list += size + (list[size] == ',');
    } while (status == AKT_OK && *list);
    return status;
}

static akt_status set_layers(akt_options *out, const char *value, akt_error *err)
{
    const char *words[AKT_LAYER_COUNT + 2] = {[AKT_LAYER_COUNT] = "all"};
    const uint32_t all = (1U << AKT_LAYER_COUNT) - 1;
    for (int l = 0; l < AKT_LAYER_COUNT; l++)
        words[l] = akt_layer_name((akt_layer)l);
    akt_status status = choose_several(value, words, "layer", &out->layers, err);
    out->layers = out->layers > all ? all : out->layers;
    return status;
}

/* The measures of vertices of a list with commas, each where it is named first. */
static void order_measures(akt_options *out, const char *list, const char *const *words)
{
    uint32_t left = out->measures;
    for (const char *word = list; left && *word; word += *word == ',') {
        size_t size = strcspn(word, ",");
        for (int32_t m = 0; m < AKT_MEASURE_COUNT; m++) {
            if (!(left & 1U << m) || strlen(words[m]) != size || strncmp(words[m], word, size) != 0)
                continue;
            out->measure_order[out->measure_count++] = (akt_measure)m;
            left &= ~(1U << m);
        }
        word += size;
    }
}

/* Of vertices, and behind them the one of edges. */
static akt_status set_measures(akt_options *out, const char *value, akt_error *err)
{
    const uint32_t of_edges = 1U << AKT_MEASURE_COUNT;
    const char *words[AKT_MEASURE_COUNT + 2] = {NULL};
    if (out->measures || out->edge_betweenness)
        return akt_error_set(err, AKT_EINVAL,
                             "--measure is given twice; name all in one list, such as degree,katz");
    for (int m = 0; m < AKT_MEASURE_COUNT; m++)
        words[m] = akt_measure_name((akt_measure)m);
    words[AKT_MEASURE_COUNT] = "edge_betweenness";
    akt_status status = choose_several(value, words, "measure", &out->measures, err);
    out->edge_betweenness = out->measures & of_edges;
    out->measures &= ~of_edges;
    order_measures(out, value, words);
    return status;
}

static akt_status set_weight(akt_options *out, const char *value, akt_error *err)
{
    static const char *const words[] = {"none", "count", "amount", NULL};
    if (!*value)
        return akt_choice_fail(err, "weight", value, words);
    out->weight = akt_choice_find(words, value);
    if (out->weight < 0)
        out->weight = AKT_WEIGHT_ATTRIBUTE;
    out->weight_attribute = value;
    return AKT_OK;
}

static akt_status set_direction(akt_options *out, const char *value, akt_error *err)
{
    static const char *const words[] = {"undirected", "directed", NULL};
    int32_t chosen = 0;
    akt_status status = choose(value, words, "direction", &chosen, err);
    out->direction = chosen ? AKT_DIRECTION_DIRECTED : AKT_DIRECTION_UNDIRECTED;
    return status;
}

static akt_status set_forums(akt_options *out, const char *value, akt_error *err)
{
    static const char *const words[] = {"clique", "nodes", NULL};
    int32_t chosen = 0;
    akt_status status = choose(value, words, "way to take forums", &chosen, err);
    out->forum_nodes = chosen == 1;
    return status;
}

static akt_status set_group(akt_options *out, const char *value, akt_error *err)
{
    const char *words[AKT_FACET_COUNT + 1] = {NULL};
    for (int f = 0; f < AKT_FACET_COUNT; f++)
        words[f] = akt_facet_name((akt_facet)f);
    out->has_facet = true;
    return choose(value, words, "grouping", &out->facet, err);
}

static akt_status set_indicators(akt_options *out, const char *value, akt_error *err)
{
    if (!*value)
        return akt_error_set(err, AKT_EINVAL,
                             "--topic is the name of a group of indicators, or a part of it");
    out->indicators = value;
    return AKT_OK;
}

static akt_status set_by(akt_options *out, const char *value, akt_error *err)
{
    const char *words[AKT_COVERAGE_BY_COUNT + 1] = {NULL};
    for (int b = 0; b < AKT_COVERAGE_BY_COUNT; b++)
        words[b] = akt_coverage_by_name((akt_coverage_by)b);
    return choose(value, words, "facet", &out->by, err);
}

/* A whole number from least to most. */
static akt_status read_count(const char *name, const char *value, int64_t least, int64_t most,
                             size_t *count, akt_error *err)
{
    int64_t number;
    if (!akt_number_read_whole(value, &number) || number < least || number > most)
        return akt_error_set(err, AKT_EINVAL, "--%s takes a whole number from %d to %d, not '%s'",
                             name, (int)least, (int)most, value);
    *count = (size_t)number;
    return AKT_OK;
}

static akt_status set_seed(akt_options *out, const char *value, akt_error *err)
{
    size_t seed = 0;
    akt_status status = read_count("seed", value, 0, INT32_MAX, &seed, err);
    out->seed = seed;
    return status;
}

static akt_status set_goal(akt_options *out, const char *value, akt_error *err)
{
    static const char *const words[] = {"minimum", "gaps", NULL};
    int32_t chosen = 0;
    akt_status status = choose(value, words, "goal", &chosen, err);
    out->gaps_only = chosen == 1;
    out->has_goal = true;
    return status;
}

static akt_status set_tie_measure(akt_options *out, const char *value, akt_error *err)
{
    const char *words[AKT_COORDINATION_COUNT + 1] = {NULL};
    size_t count = 0;
    for (int m = 0; m < AKT_COORDINATION_COUNT; m++)
        if (akt_new_ties_can_better((akt_coordination_measure)m))
            words[count++] = akt_coordination_measure_name((akt_coordination_measure)m);
    int32_t known = akt_coordination_measure_from_name(value);
    if (known != AKT_NONE && akt_choice_find(words, value) < 0)
        return akt_error_set(err, AKT_EINVAL,
                             "no new tie makes %s better; take central_density, "
                             "central_mean_distance, central_reach or hub_load",
                             value);
    out->tie_measure = known;
    return known != AKT_NONE ? AKT_OK : akt_choice_fail(err, "measure", value, words);
}

static akt_status set_confidence(akt_options *out, const char *value, akt_error *err)
{
    out->has_confidence = true;
    if (akt_number_read(value, &out->confidence) && out->confidence >= 0 && out->confidence <= 1)
        return AKT_OK;
    return akt_error_set(err, AKT_EINVAL, "--confidence takes a number from 0 to 1, not '%s'",
                         value);
}

static akt_status set_top(akt_options *out, const char *value, akt_error *err)
{
    int64_t top;
    if (!akt_number_read_whole(value, &top) || top < 1)
        return akt_error_set(err, AKT_EINVAL, "--top takes a whole number from 1, not '%s'", value);
    out->top = (size_t)top;
    return AKT_OK;
}

/* Four digits, or 0. */
static int read_year(const char *text, size_t size)
{
    char digits[5] = "";
    int64_t year;
    if (size != 4)
        return 0;
    memcpy(digits, text, 4);
    return akt_number_read_whole(digits, &year) && year >= 1000 && year <= 2999 ? (int)year : 0;
}

static akt_status set_years(akt_options *out, const char *value, akt_error *err)
{
    size_t size = strcspn(value, "-");
    out->first_year = read_year(value, size);
    out->last_year =
        value[size] ? read_year(value + size + 1, strlen(value + size + 1)) : out->first_year;
    if (out->first_year && out->last_year && out->first_year <= out->last_year)
        return AKT_OK;
    return akt_error_set(err, AKT_EINVAL,
                         "--year takes a year or a range such as 2014-2016, not '%s'", value);
}

static akt_status set_at(akt_options *out, const char *value, akt_error *err)
{
    if (out->time_count == AKT_SCENARIOS_MAX)
        return akt_error_set(err, AKT_EINVAL, "at most %d times at once", AKT_SCENARIOS_MAX);
    if (!akt_date_read(value, &out->at))
        return akt_error_set(err, AKT_EINVAL,
                             "--at takes a date such as 2016, 2016-05 or 2016-05-17, not '%s'",
                             value);
    out->times[out->time_count++] = out->at;
    return AKT_OK;
}

static akt_status set_scenario(akt_options *out, const char *value, akt_error *err)
{
    if (out->scenario_count == AKT_SCENARIOS_MAX)
        return akt_error_set(err, AKT_EINVAL, "at most %d scenarios at once", AKT_SCENARIOS_MAX);
    out->begins[out->scenario_count] = true;
    out->scenarios[out->scenario_count++] = value;
    out->alternative_count++;
    return AKT_OK;
}

static akt_status set_then(akt_options *out, const char *value, akt_error *err)
{
    if (out->scenario_count == 0)
        return akt_error_set(err, AKT_EINVAL, "--then comes after --scenario");
    if (out->scenario_count == AKT_SCENARIOS_MAX)
        return akt_error_set(err, AKT_EINVAL, "at most %d scenarios in a row", AKT_SCENARIOS_MAX);
    out->scenarios[out->scenario_count++] = value;
    return AKT_OK;
}

static akt_status set_where(akt_options *out, const char *value, akt_error *err)
{
    if (out->condition_count == AKT_CONDITIONS_MAX)
        return akt_error_set(err, AKT_EINVAL, "at most %d conditions", AKT_CONDITIONS_MAX);
    out->conditions[out->condition_count++] = value;
    return AKT_OK;
}

static akt_status set_paper(akt_options *out, const char *value, akt_error *err)
{
    const char *words[AKT_PAPER_COUNT + 1] = {NULL};
    for (int p = 0; p < AKT_PAPER_COUNT; p++)
        words[p] = akt_paper_name((akt_paper)p);
    return choose(value, words, "page", &out->paper, err);
}

static akt_status set_boundary(akt_options *out, const char *value, akt_error *err)
{
    if (out->boundary_count == AKT_CONDITIONS_MAX)
        return akt_error_set(err, AKT_EINVAL, "at most %d conditions", AKT_CONDITIONS_MAX);
    out->boundary[out->boundary_count++] = value;
    return AKT_OK;
}

static akt_status set_between(akt_options *out, const char *value, akt_error *err)
{
    const char *comma = strchr(value, ',');
    if (!comma || comma == value || !comma[1] || strchr(comma + 1, ','))
        return akt_error_set(err, AKT_EINVAL,
                             "--between takes two ids with a comma, payer first, not '%s'", value);
    out->between = value;
    return AKT_OK;
}

static akt_status set_side(akt_options *out, const char *value, akt_error *err)
{
    static const char *const words[] = {"change", "before", "after", NULL};
    return choose(value, words, "side", &out->side, err);
}

static akt_status set_scale(akt_options *out, const char *value, akt_error *err)
{
    if (akt_number_read_whole(value, &out->scale) && out->scale > 0)
        return AKT_OK;
    return akt_error_set(err, AKT_EINVAL,
                         "--scale takes a whole number of kroner a mm, from 1, not '%s'", value);
}

static akt_status set_gexf_version(akt_options *out, const char *value, akt_error *err)
{
    static const char *const words[] = {"1.3", "1.2", NULL};
    int32_t chosen = 0;
    akt_status status = choose(value, words, "version of GEXF", &chosen, err);
    out->gexf_1_2 = chosen == 1;
    return status;
}

static akt_status set_order(akt_options *out, const char *value, akt_error *err)
{
    static const char *const words[] = {"free", "fixed", NULL};
    int32_t chosen = 0;
    akt_status status = choose(value, words, "order", &chosen, err);
    out->fixed_order = chosen == 1;
    out->has_order = true;
    return status;
}

static akt_status choose_parts(const char *list, uint32_t *parts, akt_error *err)
{
    const char *words[AKT_PUBLISH_PART_COUNT + 1] = {NULL};
    for (int part = 0; part < AKT_PUBLISH_PART_COUNT; part++)
        words[part] = akt_publish_part_name((akt_publish_part)part);
    return choose_several(list, words, "part of a publication", parts, err);
}

static akt_status set_only(akt_options *out, const char *value, akt_error *err)
{
    return choose_parts(value, &out->parts_only, err);
}

static akt_status set_without(akt_options *out, const char *value, akt_error *err)
{
    return choose_parts(value, &out->parts_without, err);
}

static akt_status set_theme(akt_options *out, akt_theme theme, akt_error *err)
{
    if (out->theme != AKT_THEME_LIGHT && out->theme != theme)
        return akt_error_set(err, AKT_EINVAL,
                             "--grey and --dark are two pictures; draw one at a time");
    out->theme = theme;
    return AKT_OK;
}

static akt_status set_grey(akt_options *out, const char *value, akt_error *err)
{
    (void)value;
    return set_theme(out, AKT_THEME_GREY, err);
}

static akt_status set_dark(akt_options *out, const char *value, akt_error *err)
{
    (void)value;
    return set_theme(out, AKT_THEME_DARK, err);
}

static akt_status set_point(akt_options *out, const char *value, akt_error *err)
{
    static const char *const words[] = {"point", "comma", NULL};
    akt_status status = choose(value, words, "decimal mark", &out->point, err);
    out->point += status == AKT_OK;
    return status;
}

akt_status akt_option__set(akt_options *out, const akt_option *row, const char *value,
                           akt_error *err)
{
    void *field = (char *)out + row->field;
    if (row->set)
        return row->set(out, value, err);
    if (row->most > 0)
        return read_count(row->name, value, row->least, row->most, field, err);
    if (row->argument)
        *(const char **)field = value;
    else
        *(bool *)field = true;
    return AKT_OK;
}

#define FIELD(name) offsetof(akt_options, name)

const akt_option akt_option__rows[] = {
    {"to", 't', "FORMAT", AKT_OPTIONS_OUTPUT | AKT_OPTIONS_DIAGRAM,
     "text (default), csv, json, markdown, html, xlsx; diagrams: svg (default), pdf, png, dot, or "
     "their text twin",
     .set = set_format},
    {"to", 't', "FORMAT", AKT_OPTIONS_EXPORT | AKT_OPTIONS_IMPORT,
     "json, ndjson, csv, xlsx, datapackage, graphml, gexf, pajek, dot, kumu, cytoscape, nodelink, neo4j, "
     "graphframes, 360giving, jsonld, drawio, bibtex, ris, review; else what the ending of --output says",
     .set = set_export_format},
    {"to", 't', "FORMAT", AKT_OPTIONS_INIT, "json (default), csv (for spreadsheets) or xlsx",
     .set = set_export_format},
    {"corrects", '\0', "DATASET", AKT_OPTIONS_IMPORT,
     "FILE is a sheet, or a folder of them, of export --to review: write the script that corrects "
     "this dataset",
     .field = FIELD(corrects)},
    {"positions", '\0', NULL, AKT_OPTIONS_EXPORT,
     "a place for every node, in the graph formats that have room for it",
     .field = FIELD(positions)},
    {"gexf-version", '\0', "1.3|1.2", AKT_OPTIONS_EXPORT,
     "1.3 (default), or 1.2, which networkx reads",
     .set = set_gexf_version},
    {"from", '\0', "FORMAT", 0,
     "the format of the dataset's files, where name and content do not say it: graphml, xlsx and others; "
     "see import",
     .set = set_from},
    {"output", 'o', "FILE", 0, "write there, whole or not at all; '-' is standard output",
     .field = FIELD(output)},
    {"lang", '\0', "nb|nn|en", 0, "language of words; else AKTORKART_LANG, else nb",
     .set = set_lang},
    {"table", '\0', "NAME", AKT_OPTIONS_TABLE | AKT_OPTIONS_DIAGRAM,
     "csv, json and xlsx: only this table", .field = FIELD(table)},
    {"side", '\0', "SIDE", AKT_OPTIONS_DIAGRAM,
     "draw change: change (default), before or after, everything in the same place",
     .set = set_side},
    {"excel", '\0', NULL,
     AKT_OPTIONS_OUTPUT | AKT_OPTIONS_DIAGRAM | AKT_OPTIONS_EXPORT | AKT_OPTIONS_IMPORT,
     "csv as Norwegian Excel opens it; implies --to csv",
     .field = FIELD(excel)},
    {"at", '\0', "DATE", AKT_OPTIONS_CHANGES | AKT_OPTIONS_COMPARE,
     "the facts in force then: YYYY, YYYY-MM, YYYY-MM-DD", .set = set_at},
    {"scenario", '\0', "FILE", AKT_OPTIONS_CHANGES | AKT_OPTIONS_COMPARE,
     "apply this script first: .json, .csv or .xlsx", .set = set_scenario},
    {"then", '\0', "FILE", AKT_OPTIONS_CHANGES | AKT_OPTIONS_COMPARE,
     "apply another script after it", .set = set_then},
    {"roll-up", '\0', NULL, AKT_OPTIONS_CHANGES | AKT_OPTIONS_COMPARE,
     "units are folded into the body they belong to", .field = FIELD(roll_up)},
    {"where", '\0', "FIELD=VALUE", AKT_OPTIONS_CHANGES | AKT_OPTIONS_COMPARE,
     "only what matches, such as kind=ministry,directorate; may be repeated", .set = set_where},
    {"source", '\0', "ID[,ID]", AKT_OPTIONS_CHANGES | AKT_OPTIONS_COMPARE,
     "only what rests on these sources", .field = FIELD(sources_only)},
    {"leave-out", '\0', "ID[,ID]", AKT_OPTIONS_CHANGES | AKT_OPTIONS_COMPARE,
     "all but these actors, programmes and forums", .field = FIELD(left_out)},
    {"columns", '\0', "LIST", AKT_OPTIONS_LIST, "only these fields, such as id,name,kind",
     .field = FIELD(columns)},
    {"sources", '\0', NULL, AKT_OPTIONS_CHECK, "how many facts rest on each place of each source",
     .field = FIELD(sources)},
    {"layer", '\0', "LIST", AKT_OPTIONS_LAYERS,
     "funding, governance, cooperation, ownership, membership, all (default)", .set = set_layers},
    {"measure", '\0', "LIST", AKT_OPTIONS_CENTRALITY | AKT_OPTIONS_DIAGRAM,
     "degree, in_degree, out_degree, strength, in_strength, out_strength, betweenness, harmonic, "
     "closeness, eccentricity, pagerank, eigenvector, hub, authority, katz, coreness, clustering; "
     "of ties: edge_betweenness",
     .set = set_measures},
    {"goal", '\0', "GOAL", AKT_OPTIONS_SUGGEST,
     "minimum (default): as many clear holders as are asked for; gaps: one where nobody is",
     .set = set_goal},
    {"cost", '\0', "FILE", AKT_OPTIONS_SUGGEST,
     "what roles cost, as JSON: {\"costs\": [{\"holder\": ID, \"role\": ROLE, \"area\": AREA, "
     "\"cost\": N}]}; what a line does not name it holds for all of; else 1 each",
     .field = FIELD(cost)},
    {"ties", '\0', "K", AKT_OPTIONS_SUGGEST, "the K new ties that better --measure most, 1 to 50",
     .field = FIELD(new_ties), .least = 1, .most = AKT_NEW_TIES_MOST},
    {"measure", '\0', "MEASURE", AKT_OPTIONS_SUGGEST,
     "of the central actors: central_density, central_mean_distance, central_reach, hub_load",
     .set = set_tie_measure},
    {"weight", '\0', "WEIGHT", AKT_OPTIONS_NETWORK, "none (default), count, amount, or a number that the ties have in extra, such as weight",
     .set = set_weight},
    {"direction", '\0', "WAY", AKT_OPTIONS_NETWORK, "directed or undirected", .set = set_direction},
    {"forums", '\0', "WAY", AKT_OPTIONS_NETWORK | AKT_OPTIONS_FORUMS,
     "clique (default): a forum ties its members; nodes: it is an actor of its own",
     .set = set_forums},
    {"group", '\0', "FACET", AKT_OPTIONS_GROUP | AKT_OPTIONS_DIAGRAM,
     "groups by kind (default), level, sector, category or role", .set = set_group},
    {"topic", '\0', "WORDS", AKT_OPTIONS_INDICATORS,
     "indicators: only of the groups whose name holds these words", .set = set_indicators},
    {"raw", '\0', NULL, AKT_OPTIONS_CENTRALITY, "sums, not divided by the most possible",
     .field = FIELD(raw)},
    {"sample", '\0', "N", AKT_OPTIONS_CENTRALITY,
     "betweenness estimated from N drawn at random, not all; with N as large as the network, exact",
     .field = FIELD(sample), .least = 1, .most = INT32_MAX},
    {"top", '\0', "N", AKT_OPTIONS_TOP, "only the N first as people see them ranked",
     .set = set_top},
    {"permutations", '\0', "N", AKT_OPTIONS_BROKERAGE,
     "random deals of the groups behind p, 0 = none (default 1000)", .field = FIELD(permutations),
     .most = 1000000},
    {"players", '\0', "K", AKT_OPTIONS_PLAYERS, "at most so many key players (default 3)",
     .field = FIELD(players), .least = 1, .most = AKT_KEY_PLAYERS_MAX},
    {"scale", '\0', "N", AKT_OPTIONS_SANKEY,
     "of the view funding: so many kroner a mm on paper, for years and scenarios to compare; else "
     "what fits",
     .set = set_scale},
    {"order", '\0', "ORDER", AKT_OPTIONS_SANKEY,
     "of the view funding: free (default), as flows cross least; fixed, by category and id",
     .set = set_order},
    {"year", '\0', "A[-B]", AKT_OPTIONS_YEARS, "sums of money over these years", .set = set_years},
    {"by", '\0', "FACET", AKT_OPTIONS_COVERAGE,
     "roles by area (default), audience, level or sector of their holders", .set = set_by},
    {"boundary", '\0', "FIELD=VALUE", AKT_OPTIONS_FUNDING,
     "money that stays among those that match is not counted; may be repeated",
     .set = set_boundary},
    {"focus", '\0', "ID", AKT_OPTIONS_DIAGRAM,
     "ego: the actor, programme or forum in the middle; a former id or a name will do",
     .field = FIELD(focus)},
    {"trace", '\0', "ID", AKT_OPTIONS_FUNDING, "where the money of this one begins",
     .field = FIELD(trace)},
    {"between", '\0', "ID,ID", AKT_OPTIONS_FUNDING,
     "how much money can go from the first to the second, and what holds it down",
     .set = set_between},
    {"label", '\0', "ID[,ID]", AKT_OPTIONS_DIAGRAM,
     "of network: these have their name on the picture, however small they are",
     .field = FIELD(labelled)},
    {"left", '\0', "ID[,ID]", AKT_OPTIONS_DIAGRAM,
     "of axes: the concept at the left end of the axis across, then those that belong there",
     .field = FIELD(axis_ends[AKT_AXES_LEFT])},
    {"right", '\0', "ID[,ID]", AKT_OPTIONS_DIAGRAM, "of axes: the same at its right end",
     .field = FIELD(axis_ends[AKT_AXES_RIGHT])},
    {"above", '\0', "ID[,ID]", AKT_OPTIONS_DIAGRAM, "of axes: at the upper end of the other axis",
     .field = FIELD(axis_ends[AKT_AXES_ABOVE])},
    {"below", '\0', "ID[,ID]", AKT_OPTIONS_DIAGRAM, "of axes: at its lower end",
     .field = FIELD(axis_ends[AKT_AXES_BELOW])},
    {"page", '\0', "PAGE", AKT_OPTIONS_DIAGRAM,
     "a3, a3-portrait, a4, a4-portrait, screen (16:9), no text under 6 pt; any (default): A3 "
     "landscape, "
     "larger where needed",
     .set = set_paper},
    {"sheet", '\0', "N", AKT_OPTIONS_DIAGRAM,
     "svg and png: which sheet of a diagram that needs several (default 1); pdf holds them all",
     .field = FIELD(sheet), .least = 1, .most = 1000},
    {"dpi", '\0', "N", AKT_OPTIONS_DIAGRAM,
     "png: pixels an inch, 24 to 1200 (default 96; 300 for print)", .field = FIELD(dpi),
     .least = AKT_PICTURE_DPI_LEAST, .most = AKT_PICTURE_DPI_MOST},
    {"grey", '\0', NULL, AKT_OPTIONS_DIAGRAM,
     "svg, pdf, png and dot in shades of grey, for a printer without colour", .set = set_grey},
    {"dark", '\0', NULL, AKT_OPTIONS_DIAGRAM,
     "svg, pdf, png and dot on a dark ground, for a screen", .set = set_dark},
    {"layout-timeout", '\0', "SECONDS", AKT_OPTIONS_DIAGRAM,
     "of network: how long laying out may take (default 20)", .field = FIELD(layout_timeout),
     .least = 1, .most = 3600},
    {"fail-on-gap", '\0', NULL, AKT_OPTIONS_COVERAGE, "exit with 1 where there is a gap",
     .field = FIELD(fail_on_gap)},
    {"draws", '\0', "N", 0, "draws behind the interval of each rank, 0 = none (default 200)",
     .field = FIELD(draws), .most = 100000},
    {"confidence", '\0', "P", 0,
     "how sure records are that state no confidence (default 0.9; 1 = certain)",
     .set = set_confidence},
    {"seed", '\0', "N", 0, "of all that is random (default 1)", .set = set_seed},
    {"threads", '\0', "N", 0, "default all cores; the result never depends on it",
     .field = FIELD(threads), .least = 1, .most = AKT_PARALLEL_MOST},
    {"map", '\0', "MAP", AKT_OPTIONS_IMPORT,
     "a register, read row by row as this file says; or the name of a map that comes with the program: "
     "tilskudd, band, forskningsradet, 360giving",
     .field = FIELD(map)},
    {"guess", '\0', NULL, AKT_OPTIONS_IMPORT,
     "proposes a map from the headings and values of a register, and says how sure it is",
     .field = FIELD(guess)},
    {"sheet", '\0', "NAME", AKT_OPTIONS_IMPORT, "with --map or --guess: the sheet of a workbook",
     .field = FIELD(sheet_name)},
    {"rejects", '\0', "FILE", AKT_OPTIONS_IMPORT,
     "with --map: write the rows that do not fit there, and take in the rest",
     .field = FIELD(rejects)},
    {"merge", '\0', "FILE", AKT_OPTIONS_IMPORT,
     "write a script that merges actors that are perhaps one body; look it through, then give it to "
     "--scenario",
     .field = FIELD(merge)},
    {"decimal", '\0', "MARK", AKT_OPTIONS_IMPORT,
     "with --map: point or comma divides whole from fraction in 1.234; else such a number is refused",
     .set = set_point},
    {"title", '\0', "TEXT", AKT_OPTIONS_IMPORT, "with --map: of the dataset",
     .field = FIELD(dataset_title)},
    {"date", '\0', "DATE", AKT_OPTIONS_IMPORT, "with --map: of the facts",
     .field = FIELD(dataset_date)},
    {"public", '\0', NULL, AKT_OPTIONS_PUBLISH,
     "leave out what is confidential, and refuse a draft",
     .field = FIELD(is_public)},
    {"only", '\0', "LIST", AKT_OPTIONS_PUBLISH,
     "only these parts: page, report, workbook, tables, pictures, scenarios (their pictures), graphs",
     .set = set_only},
    {"without", '\0', "LIST", AKT_OPTIONS_PUBLISH,
     "all but these parts; without scenarios, no part tells of them", .set = set_without},
    {"zip", '\0', NULL, AKT_OPTIONS_PUBLISH,
     "pack the folder as well, in one file beside it: DIR.zip", .field = FIELD(zip)},
    {"no-progress", '\0', NULL, AKT_OPTIONS_PUBLISH,
     "no bar on a terminal that tells how far it has come", .field = FIELD(no_progress)},
    {"force", '\0', NULL, AKT_OPTIONS_PUBLISH | AKT_OPTIONS_FORCE,
     "write into a folder that holds other things",
     .field = FIELD(force)},
    {"quiet", 'q', NULL, 0, "do not say what was written", .field = FIELD(quiet)},
    {"help", 'h', NULL, 0, "this text", .field = FIELD(help)},
    {.name = NULL},
};
