#include "export/graph.h"

#define COLUMN(name, type)                                                                         \
    {                                                                                              \
        name, AKT_GRAPH_##type, name, AKT_LANG_NB                                                  \
    }
#define CALLED(name, type, field)                                                                  \
    {                                                                                              \
        name, AKT_GRAPH_##type, field, AKT_LANG_NB                                                 \
    }
#define MADE(name, type)                                                                           \
    {                                                                                              \
        name, AKT_GRAPH_##type, NULL, AKT_LANG_NB                                                  \
    }
#define TEXT(name)                                                                                 \
    {name, AKT_GRAPH_STRING, name, AKT_LANG_NB},                                                   \
        {name "_nn", AKT_GRAPH_STRING, name, AKT_LANG_NN},                                         \
    {                                                                                              \
        name "_en", AKT_GRAPH_STRING, name, AKT_LANG_EN                                            \
    }

const akt_graph_column akt_graph_node_columns[AKT_NODE_COLUMNS] = {
    [AKT_NODE_ID] = COLUMN("id", STRING),
    [AKT_NODE_LABEL] = MADE("label", STRING),
    [AKT_NODE_TYPE] = MADE("type", STRING),
    [AKT_NODE_KIND] = COLUMN("kind", STRING),
    [AKT_NODE_FROM] = COLUMN("from", STRING),
    [AKT_NODE_TO] = COLUMN("to", STRING),
    [AKT_NODE_ROLES] = MADE("roles", STRING),
    [AKT_NODE_FIELDS] = TEXT("name"),
    TEXT("short"),
    COLUMN("level", STRING),
    COLUMN("sector", STRING),
    COLUMN("category", STRING),
    COLUMN("driver", STRING),
    COLUMN("parent", STRING),
    COLUMN("status", STRING),
    COLUMN("aliases", STRING),
    COLUMN("former_ids", STRING),
    COLUMN("audiences", STRING),
    COLUMN("instruments", STRING),
    COLUMN("orgnr", STRING),
    COLUMN("url", STRING),
    TEXT("description"),
    COLUMN("sources", STRING),
    COLUMN("basis", STRING),
    COLUMN("confidence", NUMBER),
    TEXT("note"),
    COLUMN("extra", STRING),
};

const akt_graph_column akt_graph_edge_columns[AKT_EDGE_COLUMNS] = {
    [AKT_EDGE_ID] = COLUMN("id", STRING),
    [AKT_EDGE_FROM] = MADE("source", STRING),
    [AKT_EDGE_TO] = MADE("target", STRING),
    [AKT_EDGE_LABEL] = MADE("label", STRING),
    [AKT_EDGE_LAYER] = MADE("layer", STRING),
    [AKT_EDGE_KIND] = COLUMN("kind", STRING),
    [AKT_EDGE_DIRECTED] = MADE("directed", BOOL),
    [AKT_EDGE_SINCE] = CALLED("since", STRING, "from_year"),
    [AKT_EDGE_UNTIL] = CALLED("until", STRING, "to_year"),
    [AKT_EDGE_AMOUNT] = COLUMN("amount", INTEGER),
    [AKT_EDGE_STATUS] = COLUMN("status", STRING),
    [AKT_EDGE_SOURCES] = COLUMN("sources", STRING),
    [AKT_EDGE_FIELDS] = TEXT("what"),
    TEXT("purpose"),
    COLUMN("amount_min", INTEGER),
    COLUMN("amount_max", INTEGER),
    COLUMN("missing", STRING),
    COLUMN("currency", STRING),
    COLUMN("year", INTEGER),
    COLUMN("via", STRING),
    COLUMN("share", NUMBER),
    COLUMN("continues", STRING),
    COLUMN("basis", STRING),
    COLUMN("confidence", NUMBER),
    TEXT("note"),
    COLUMN("extra", STRING),
};
