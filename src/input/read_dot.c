#include "input/formats_internal.h"

#include "base/worker.h"
#include "input/graph_dataset.h"
#include "input/graph_json_internal.h"
#include "parse/encoding.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* DOT of Graphviz, read by Graphviz itself, in the worker aktorkart-layout, which answers with the
 * graph as node-link JSON. Which line a node came from is lost. */

enum { SECONDS = 60, MOST_TIMES = 40, MOST_EVER = 1 << 30 };

/* "syntax error in line 3 near 'x'": what Graphviz says of the file, behind what we say of the worker. */
static void tell(akt_found_graph *graph, const akt_error *err)
{
    static const char in_line[] = " in line ", near[] = "near '";
    const char *line = strstr(err->message, in_line), *word = strstr(err->message, near);
    akt_text_mark at = {line ? strtoul(line + strlen(in_line), NULL, 10) : 1, 1};
    if (line && !word) {
        akt_found_fault(graph, AKT_FAULT_GRAPH_END, at, "DOT", NULL);
        return;
    }
    if (!word) {
        akt_found_fault(graph, AKT_FAULT_NOT_GRAPH, (akt_text_mark){1, 1}, "DOT", NULL);
        return;
    }
    word += strlen(near);
    const char *found = akt_found_keep(graph, word, strcspn(word, "'"));
    if (*found)
        akt_found_fault(graph, AKT_FAULT_GRAPH_SYNTAX, at, "DOT", found);
    else
        akt_found_fault(graph, AKT_FAULT_GRAPH_END, at, "DOT", NULL);
}

static akt_status ask(akt_buffer *answer, const akt_text_file *file, akt_error *err)
{
    char limit[24];
    const char *const words[] = {"read", limit, NULL};
    size_t most =
        file->size < MOST_EVER / MOST_TIMES ? (file->size + 4096) * MOST_TIMES : (size_t)MOST_EVER;
    snprintf(limit, sizeof limit, "%d", SECONDS);
    return akt_worker_run(answer,
                          &(akt_worker_job){.name = "aktorkart-layout",
                                            .words = words,
                                            .input = file->text,
                                            .size = file->size,
                                            .seconds = SECONDS,
                                            .most = most},
                          err);
}

static akt_status take(akt_found_graph *graph, akt_text_file *file, akt_buffer *answer,
                       akt_error *err)
{
    akt_graph_json j = {*graph, NULL};
    const char *text = akt_buffer_settle(answer, graph->pool);
    const akt_text_place place = {0, {1, 1}, NULL};
    const akt_text_file made = {
        .name = file->name, .text = text, .size = strlen(text), .places = &place, .place_count = 1};
    akt_status status = akt_json_check(&made, graph->faults);
    j.file = &made;
    if (status == AKT_OK)
        status = akt_graph_json__take_nodelink(&j);
    return akt_graph_dataset_make(&j.graph, file, status, err);
}

akt_status akt_read__dot(akt_text_file *file, akt_pool *pool, akt_diagnostics *faults,
                         akt_error *err)
{
    akt_found_graph graph = akt_found_graph_of(pool, faults, file);
    akt_buffer answer = AKT_BUFFER_INIT;
    akt_error said = {0};
    akt_status status = akt_encoding_settle(file, pool, faults, err);
    if (status != AKT_OK)
        return status;
    status = ask(&answer, file, &said);
    if (status == AKT_OK)
        return take(&graph, file, &answer, err);
    akt_buffer_dispose(&answer);
    if (status != AKT_EDATA)
        return akt_error_set(err, status, "%s", said.message);
    tell(&graph, &said);
    return AKT_EDATA;
}
