#include "publication/explorer_internal.h"

#include "analysis/uncertainty.h"
#include "base/json_text.h"

#include <stdlib.h>

static void add_tied(akt_buffer *out, const akt_edition *edition)
{
    const akt_network *network = edition->network;
    const akt_edge *edges = akt_network_edges(network);
    akt_buffer_add(out, ",\"tied\":{\"ids\":[");
    for (size_t v = 0; v < akt_network_order(network); v++) {
        const akt_party *party = akt_dataset_party(edition->dataset, akt_network_ref(network, v));
        akt_buffer_add(out, v ? "," : "");
        akt_json_text_add(out, party->record.id);
    }
    akt_buffer_add(out, "],\"pairs\":[");
    for (size_t e = 0; e < akt_network_size(network); e++)
        akt_buffer_format(out, "%s%d,%d", e ? "," : "", (int)edges[e].from, (int)edges[e].to);
    akt_buffer_add(out, "]}");
}

static void add_sum(akt_buffer *out, const char *name, int64_t sum)
{
    akt_buffer_format(out, ",\"%s\":", name);
    akt_buffer_add_integer(out, sum);
}

static void add_total(akt_buffer *out, const akt_total_money *total)
{
    akt_buffer_add(out, "{\"currency\":");
    akt_json_text_add(out, total->currency);
    add_sum(out, "gross", total->gross);
    add_sum(out, "consolidated", total->consolidated);
    akt_buffer_format(out, ",\"flows\":%zu,\"unknown\":%zu", total->flows, total->unknown);
    add_sum(out, "proposed", total->proposed.sum);
    akt_buffer_format(out, ",\"proposedFlows\":%zu,\"proposedUnknown\":%zu}", total->proposed.flows,
                      total->proposed.unknown);
}

/* year 0 = all. */
static void add_year(akt_buffer *out, int year, const akt_funding *sums)
{
    akt_buffer_add(out, "{\"year\":");
    if (year)
        akt_buffer_add_integer(out, year);
    else
        akt_buffer_add(out, "null");
    akt_buffer_add(out, ",\"totals\":[");
    for (size_t i = 0; i < sums->total_count; i++) {
        akt_buffer_add(out, i ? "," : "");
        add_total(out, &sums->totals[i]);
    }
    akt_buffer_add(out, "]}");
}

/* The first year after one that a flow has; 0 where none has. */
static int next_year(const akt_dataset *dataset, int after)
{
    const akt_flow *flows = akt_dataset_flows(dataset);
    int next = 0;
    for (size_t i = 0; i < akt_dataset_count(dataset, AKT_TABLE_FLOWS); i++) {
        int year = flows[i].year.year;
        if (year > after && (!next || year < next))
            next = year;
    }
    return next;
}

static akt_status add_money(akt_buffer *out, const akt_edition *edition, akt_error *err)
{
    akt_status status = AKT_OK;
    akt_buffer_add(out, ",\"money\":[");
    add_year(out, 0, &edition->sums);
    for (int year = 0; status == AKT_OK && (year = next_year(edition->dataset, year)) != 0;) {
        const akt_funding_options of_year = {.first_year = year, .last_year = year};
        akt_funding sums;
        status = akt_funding_compute(&sums, edition->dataset, &of_year, err);
        if (status != AKT_OK)
            break;
        akt_buffer_add_char(out, ',');
        add_year(out, year, &sums);
        akt_funding_dispose(&sums);
    }
    akt_buffer_add_char(out, ']');
    return status;
}

akt_status akt_explorer__add_numbers(akt_buffer *out, const akt_edition *edition, akt_error *err)
{
    add_tied(out, edition);
    akt_buffer_format(out, ",\"draws\":%zu,\"confidence\":", edition->uncertainty.draws);
    akt_buffer_add_number(out, edition->uncertainty.confidence);
    return add_money(out, edition, err);
}
