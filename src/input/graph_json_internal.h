#ifndef AKT_INPUT_GRAPH_JSON_INTERNAL_H
#define AKT_INPUT_GRAPH_JSON_INTERNAL_H

#include "input/graph_found.h"
#include "parse/json.h"

/* Graphs in JSON. */

typedef struct akt_graph_json {
    akt_found_graph graph;
    const akt_text_file *file; /* checked */
} akt_graph_json;

/* The offset of the value of a member of the object at an offset; 0 where it has none. */
size_t akt_graph_json__member(const akt_graph_json *j, size_t object, const char *key);

/* The members of an object as attributes: lists of plain values joined by bars; those of the objects
 * `data`, `attributes` and `position` as if they stood in it. */
akt_found_values akt_graph_json__values(akt_graph_json *j, size_t object);

/* The text of the string at an offset, or of the member; NULL where it is none. */
const char *akt_graph_json__string(akt_graph_json *j, size_t at);

/* Whether the member is the truth value true; otherwise, where it has none. */
bool akt_graph_json__is_true(const akt_graph_json *j, size_t object, const char *key,
                             bool otherwise);

/* Notes what the object at an offset says beyond the known members (NULL-terminated), but for what is
 * empty; of another value that it is called so. */
void akt_graph_json__leave_out(akt_graph_json *j, size_t at, const char *name,
                               const char *const *known);

/* Where something stands. */
akt_text_mark akt_graph_json__mark(const akt_graph_json *j, size_t at);

/* What a format does with checked text. */
typedef akt_status akt_graph_json_taker(akt_graph_json *j);

/* Checks the file, lets take fill the graph and makes the dataset of it. */
akt_status akt_graph_json__read(akt_text_file *file, akt_pool *pool, akt_diagnostics *faults,
                                akt_graph_json_taker *take, akt_error *err);

/* That the file is not of the format: AKT_EDATA. */
akt_status akt_graph_json__refuse(akt_graph_json *j, const char *format);

/* The same of text that was made (dot), whose graph stands for the file; text is JSON of nodes and links. */
akt_status akt_graph_json__take_nodelink(akt_graph_json *j);

#endif
