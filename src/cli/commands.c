#include "cli/commands.h"

#include <string.h>

const akt_command akt_commands[] = {
    {"check", NULL, "is the dataset sound, and how well sourced?",
     AKT_OPTIONS_OUTPUT | AKT_OPTIONS_TABLE | AKT_OPTIONS_CHECK,
     "Every fault is one line: file:line:column, what is wrong, what would be right.\n",
     "aktorkart check data/offentlig-innovasjon", akt_cmd_check},
    {"list", NULL, "who and what is here?",
     AKT_OPTIONS_OUTPUT | AKT_OPTIONS_TABLE | AKT_OPTIONS_CHANGES | AKT_OPTIONS_LIST,
     "--table is actors (default), programmes, forums, ties, flows, roles, needs, statements,\n"
     "indicators, sources or taxonomy. --where is of the fields of that table.\n",
     "aktorkart list data/offentlig-innovasjon --table programmes", akt_cmd_list},
    {"show", "ID", "one page on an actor or programme, with its sources",
     AKT_OPTIONS_OUTPUT | AKT_OPTIONS_TABLE | AKT_OPTIONS_CHANGES,
     "ID is its id, or its name or abbreviation in quotes.\n",
     "aktorkart show data/offentlig-innovasjon difi", akt_cmd_show},
    {"centrality", NULL, "who is central?",
     AKT_OPTIONS_OUTPUT | AKT_OPTIONS_TABLE | AKT_OPTIONS_LAYERS | AKT_OPTIONS_NETWORK |
         AKT_OPTIONS_CENTRALITY | AKT_OPTIONS_YEARS | AKT_OPTIONS_CHANGES | AKT_OPTIONS_THREADS |
         AKT_OPTIONS_SEED,
     "Without --measure: degree, betweenness, harmonic and pagerank. People see the rows ranked\n"
     "by the first measure; csv and json keep the order of the dataset. --table ties, or --measure\n"
     "edge_betweenness: how much of the shortest paths each tie carries.\n",
     "aktorkart centrality data/offentlig-innovasjon --top 10", akt_cmd_centrality},
    {"coverage", NULL, "which roles and areas are covered, thin, empty, crowded?",
     AKT_OPTIONS_OUTPUT | AKT_OPTIONS_TABLE | AKT_OPTIONS_COVERAGE | AKT_OPTIONS_CHANGES, NULL,
     "aktorkart coverage data/offentlig-innovasjon", akt_cmd_coverage},
    {"funding", NULL, "who pays whom, how much, and what is unknown?",
     AKT_OPTIONS_OUTPUT | AKT_OPTIONS_TABLE | AKT_OPTIONS_YEARS | AKT_OPTIONS_CHANGES, NULL,
     "aktorkart funding data/offentlig-innovasjon --to csv", akt_cmd_funding},
    {"indicators", "[ID[,ID]]", "survey figures, and how those that compare differ",
     AKT_OPTIONS_OUTPUT | AKT_OPTIONS_TABLE | AKT_OPTIONS_CHANGES,
     "All of them; or one and those that a source sets beside it; or two against each other, which\n"
     "is refused where no source compares them.\n",
     "aktorkart indicators data/eksempel", akt_cmd_indicators},
    {"draw", "VIEW", "a diagram: map (the aktørkart) or roles (the role matrix)",
     AKT_OPTIONS_DIAGRAM | AKT_OPTIONS_LAYERS | AKT_OPTIONS_CHANGES,
     "With --to text, markdown, html, csv or json: the text twin, the same facts in words.\n",
     "aktorkart draw data/offentlig-innovasjon map -o kart.svg", akt_cmd_draw},
    {"publish", NULL, "everything at once, in a folder: page, diagrams, tables, report",
     AKT_OPTIONS_PUBLISH | AKT_OPTIONS_CHANGES,
     "-o names the folder. A folder that holds anything but an earlier publication is refused\n"
     "without --force.\n",
     "aktorkart publish data/offentlig-innovasjon -o out", akt_cmd_publish},
    {NULL, NULL, NULL, 0, NULL, NULL, NULL},
};

const akt_command *akt_command_find(const char *name)
{
    for (const akt_command *c = akt_commands; c->name; c++)
        if (strcmp(c->name, name) == 0)
            return c;
    return NULL;
}
