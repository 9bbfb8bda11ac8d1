#ifndef AKT_INPUT_GRAPH_XML_INTERNAL_H
#define AKT_INPUT_GRAPH_XML_INTERNAL_H

#include "input/graph_found.h"
#include "parse/xml.h"

/* Graphs in XML. */

/* Takes what begins, ends or stands in the file, at `at`; false ends the reading, after a fault. */
typedef bool akt_graph_xml_taker(void *user, akt_xml *xml, akt_xml_event event, akt_text_mark at);

/* Reads the file, whose root must have that local name, from front to end. Faults go to graph, with
 * `format` for what the file is not: AKT_EDATA. AKT_ENOMEM; AKT_EINTERNAL without libxml2. */
akt_status akt_graph__walk_xml(akt_found_graph *graph, const akt_text_file *file, const char *root,
                               const char *format, akt_graph_xml_taker *take, void *user,
                               akt_error *err);

/* Whether the first element of a file, as far as one can see it, has that local name. */
bool akt_graph__has_root(const akt_text_file *file, const char *root);

#endif
