#ifndef AKT_NETWORK_NETWORK_H
#define AKT_NETWORK_NETWORK_H

#include "base/status.h"
#include "model/draw.h"

/* A dataset as a graph. Vertices are the actors and then the programmes of the dataset, in its
 * order. Edges come from the chosen layers: existing ties (not planned or proposed ones) by their
 * kind's layer; `owners` (ownership, owner to programme), `operators` and `parent` (governance,
 * operator to programme, parent to unit), `partners` (cooperation), forums (membership: every pair
 * of the k members that are vertices, weight 1/(k-1)), flows (funding; those taken by
 * model/flow_choice.h that are more than a proposal; one via a programme is from-programme and
 * programme-to). A forum is no vertex: ties and flows that end in one are left out. With forums as
 * nodes they are vertices after the programmes, and a forum is tied to each of its members instead
 * (membership). Parallel edges are merged (weights summed), loops dropped. In a directed graph
 * undirected ties go both ways; in an undirected graph A-B and B-A add up. What weighs 0 then (flows
 * of 0 kroner) is no edge. */

typedef struct akt_network akt_network;

/* On fewer vertices measures say little: answers warn, or stay out. */
enum { AKT_NETWORK_FEW = 10 };

typedef enum akt_weight {
    AKT_WEIGHT_NONE,
    AKT_WEIGHT_COUNT,
    AKT_WEIGHT_AMOUNT,
    AKT_WEIGHT_ATTRIBUTE /* a number in `extra` of ties and flows, as graph files have them */
} akt_weight;

/* The default is directed for one layer alone among funding, governance and ownership, and else
 * undirected. */
typedef enum akt_direction {
    AKT_DIRECTION_DEFAULT,
    AKT_DIRECTION_UNDIRECTED,
    AKT_DIRECTION_DIRECTED
} akt_direction;

typedef struct akt_network_options {
    uint32_t layers; /* mask of 1 << akt_layer; 0 = all */
    akt_direction direction;
    akt_weight weight; /* amount: flows of unknown amount, and of 0 in all, make no edge */
    const char *attribute; /* for AKT_WEIGHT_ATTRIBUTE: what lacks it, or has 0 in all, makes no edge */
    int first_year; /* flows of these years only, both included; 0 = no bound */
    int last_year;
    bool forum_nodes;     /* forums are vertices of their own */
    const akt_draw *draw; /* ties and amounts as in this draw; NULL = as they are */
} akt_network_options;

typedef struct akt_edge {
    int32_t from; /* undirected: from < to */
    int32_t to;
    double weight; /* > 0: the count, kroner or attribute, as the options say; 1 with NONE */
    double count;  /* how many ties it stands for; a pair in a forum of k counts 1/(k-1) */
} akt_edge;

/* Builds the graph. AKT_EINVAL, with a sentence, where the options do not apply: weight amount
 * without the funding layer alone, with flows of several currencies or with none of known amount, an
 * attribute that no tie has or that is below zero, or the first year after the last. The dataset is borrowed for the call only. O(records),
 * forums of k members counting k^2. */
akt_status akt_network_new(akt_network **out, const akt_dataset *dataset,
                           const akt_network_options *options, akt_error *err);
void akt_network_free(akt_network *network);

size_t akt_network_order(const akt_network *network); /* vertices */
size_t akt_network_size(const akt_network *network);  /* edges */
size_t akt_network_forums(const akt_network *network); /* of the vertices, those that are forums */
bool akt_network_is_directed(const akt_network *network);
akt_weight akt_network_weight(const akt_network *network);

/* Edges sorted by from, then to; at most one a pair (directed: one each way). With weight amount an
 * edge of zero kroner has no strength and is left out. May be NULL where there is none. */
const akt_edge *akt_network_edges(const akt_network *network);

/* How many flows had no known amount, or ties and flows not the attribute, and are therefore not in a
 * graph so weighted; 0 in any other. */
size_t akt_network_unknown(const akt_network *network);

/* The actor, programme or forum that vertex v is, and the vertex of one; SIZE_MAX for anything that
 * is none. O(1). */
akt_ref akt_network_ref(const akt_network *network, size_t v);
size_t akt_network_vertex(const akt_network *network, akt_ref ref);

#endif
