#include "cli/option_rows_internal.h"

#include "base/memory.h"
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

/* A setter of one of the `count` values of an enum, by the word that name_of gives each. */
#define SETS_NAMED(setter, field, type, count, name_of, what)                                      \
    static akt_status setter(akt_options *out, const char *value, akt_error *err)                  \
    {                                                                                              \
        const char *words[(count) + 1] = {NULL};                                                   \
        for (int w = 0; w < (count); w++)                                                          \
            words[w] = name_of((type)w);                                                           \
        return choose(value, words, what, &out->field, err);                                       \
    }

SETS_NAMED(set_format, format, akt_format, AKT_FORMAT_COUNT, akt_format_name, "format")
SETS_NAMED(set_export_format, export_format, akt_export_format, AKT_EXPORT_FORMAT_COUNT,
           akt_export_format_name, "format")
SETS_NAMED(set_from, from, akt_input_format, AKT_INPUT_FORMAT_COUNT, akt_input_format_name,
           "format to read")
SETS_NAMED(set_facet, facet, akt_facet, AKT_FACET_COUNT, akt_facet_name, "grouping")
SETS_NAMED(set_by, by, akt_coverage_by, AKT_COVERAGE_BY_COUNT, akt_coverage_by_name, "facet")
SETS_NAMED(set_paper, paper, akt_paper, AKT_PAPER_COUNT, akt_paper_name, "page")

static akt_status set_group(akt_options *out, const char *value, akt_error *err)
{
    out->has_facet = true;
    return set_facet(out, value, err);
}

#define TWO(first, second) ((const char *const[]){first, second, NULL})

/* One of two words: whether it is the second. */
static akt_status choose_second(const char *value, const char *const words[3], const char *what,
                                bool *is_second, akt_error *err)
{
    int32_t chosen = 0;
    akt_status status = choose(value, words, what, &chosen, err);
    *is_second = chosen == 1;
    return status;
}

static akt_status set_direction(akt_options *out, const char *value, akt_error *err)
{
    bool directed;
    akt_status status = choose_second(value, TWO("undirected", "directed"), "direction", &directed,
                                      err);
    out->direction = directed ? AKT_DIRECTION_DIRECTED : AKT_DIRECTION_UNDIRECTED;
    return status;
}

static akt_status set_forums(akt_options *out, const char *value, akt_error *err)
{
    return choose_second(value, TWO("clique", "nodes"), "way to take forums", &out->forum_nodes,
                         err);
}

static akt_status set_goal(akt_options *out, const char *value, akt_error *err)
{
    out->has_goal = true;
    return choose_second(value, TWO("minimum", "gaps"), "goal", &out->gaps_only, err);
}

static akt_status set_gexf_version(akt_options *out, const char *value, akt_error *err)
{
    return choose_second(value, TWO("1.3", "1.2"), "version of GEXF", &out->gexf_1_2, err);
}

static akt_status set_order(akt_options *out, const char *value, akt_error *err)
{
    out->has_order = true;
    return choose_second(value, TWO("free", "fixed"), "order", &out->fixed_order, err);
}

static akt_status set_side(akt_options *out, const char *value, akt_error *err)
{
    static const char *const words[] = {"change", "before", "after", NULL};
    return choose(value, words, "side", &out->side, err);
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

static akt_status set_indicators(akt_options *out, const char *value, akt_error *err)
{
    if (!*value)
        return akt_error_set(err, AKT_EINVAL,
                             "--topic is the name of a group of indicators, or a part of it");
    out->indicators = value;
    return AKT_OK;
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

static akt_status set_memory(akt_options *out, const char *value, akt_error *err)
{
    out->memory = akt_memory_read(value);
    if (out->memory)
        return AKT_OK;
    return akt_error_set(err, AKT_EINVAL,
                         "--memory takes a whole number with k, M or G right behind it, such as 800M "
                         "or 4G, not '%s'",
                         value);
}

static akt_status set_sample(akt_options *out, const char *value, akt_error *err)
{
    int64_t sample = 0;
    out->sample_auto = strcmp(value, "auto") == 0;
    bool is_count = akt_number_read_whole(value, &sample) && sample >= 1 && sample <= INT32_MAX;
    if (!out->sample_auto && !is_count)
        return akt_error_set(err, AKT_EINVAL,
                             "--sample takes auto or a whole number from 1 to %d, not '%s'",
                             INT32_MAX, value);
    out->sample = out->sample_auto ? 0 : (size_t)sample;
    return AKT_OK;
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

static akt_status set_scale(akt_options *out, const char *value, akt_error *err)
{
    if (akt_number_read_whole(value, &out->scale) && out->scale > 0)
        return AKT_OK;
    return akt_error_set(err, AKT_EINVAL,
                         "--scale takes a whole number of kroner a mm, from 1, not '%s'", value);
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
#include "cli/option_rows.def"
    {.name = NULL},
};
