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
         AKT_OPTIONS_CENTRALITY | AKT_OPTIONS_TOP | AKT_OPTIONS_YEARS | AKT_OPTIONS_CHANGES,
     "Without --measure: degree, betweenness, harmonic and pagerank. People see the rows ranked\n"
     "by the first measure; csv and json keep the order of the dataset. --table is centrality\n"
     "(default), network, ranks, sensitivity or findings; ties, or --measure edge_betweenness, is how\n"
     "much of the shortest paths each tie carries.\n",
     "aktorkart centrality data/offentlig-innovasjon --top 10", akt_cmd_centrality},
    {"brokerage", NULL, "who stands between groups, and do ties go across them?",
     AKT_OPTIONS_OUTPUT | AKT_OPTIONS_TABLE | AKT_OPTIONS_LAYERS | AKT_OPTIONS_NETWORK |
         AKT_OPTIONS_GROUP | AKT_OPTIONS_BROKERAGE | AKT_OPTIONS_TOP | AKT_OPTIONS_YEARS |
         AKT_OPTIONS_CHANGES,
     "--table is brokerage (default), groups, network, ranks, sensitivity or findings. People see\n"
     "the rows ranked by how many pairs each stands between; csv and json keep the order of the\n"
     "dataset.\n",
     "aktorkart brokerage data/offentlig-innovasjon --top 10", akt_cmd_brokerage},
    {"communities", NULL, "which clusters do the ties form, and do they follow the organisation chart?",
     AKT_OPTIONS_OUTPUT | AKT_OPTIONS_TABLE | AKT_OPTIONS_LAYERS | AKT_OPTIONS_NETWORK |
         AKT_OPTIONS_GROUP | AKT_OPTIONS_YEARS | AKT_OPTIONS_CHANGES,
     "Of 50 divisions from different starts (fewer of more than 50,000 ties), all settled by --seed,\n"
     "the best is shown, and how much they differ. Who has no tie is in no cluster. Ties are taken\n"
     "whichever way they point. --table is communities (default), sizes, quality or findings.\n",
     "aktorkart communities data/offentlig-innovasjon", akt_cmd_communities},
    {"robustness", NULL, "who and what must not fall out?",
     AKT_OPTIONS_OUTPUT | AKT_OPTIONS_TABLE | AKT_OPTIONS_LAYERS | AKT_OPTIONS_NETWORK |
         AKT_OPTIONS_PLAYERS | AKT_OPTIONS_YEARS | AKT_OPTIONS_CHANGES,
     "The value of an articulation point or a bridge is how many it cuts off; of key players, that\n"
     "of the whole set: the fragmentation it leaves (neg), or its reach (pos). Ties are taken\n"
     "whichever way they point; --weight amount only leaves out those of unknown amount. --table is\n"
     "robustness (default), parts, players or findings; in parts the largest part, which the others\n"
     "are cut off from, has its size only.\n",
     "aktorkart robustness data/offentlig-innovasjon", akt_cmd_robustness},
    {"coverage", NULL, "which roles and areas are covered, thin, empty, crowded?",
     AKT_OPTIONS_OUTPUT | AKT_OPTIONS_TABLE | AKT_OPTIONS_COVERAGE | AKT_OPTIONS_CHANGES,
     "--table is coverage (the first), holders (whom the roles rest on), provision (who delivers,\n"
     "funds and convenes in each area), who (who holds which role), goals (goals and roles in each\n"
     "area) or findings; by another facet than area only coverage, holders and findings.\n",
     "aktorkart coverage data/offentlig-innovasjon", akt_cmd_coverage},
    {"suggest", NULL, "the fewest clear holders to add so that nothing is missing; ties that help most",
     AKT_OPTIONS_OUTPUT | AKT_OPTIONS_TABLE | AKT_OPTIONS_SUGGEST | AKT_OPTIONS_SCRIPT |
         AKT_OPTIONS_LAYERS | AKT_OPTIONS_FORUMS | AKT_OPTIONS_CHANGES,
     "Which holders could take which roles so that every role and area has its minimum, at the least\n"
     "cost, with proof that nothing less does, and the next best answers. --table is suggestion (the\n"
     "first), alternatives, proof, cells (what is missing), candidates (who may take what) or findings.\n"
     "With --ties: which new ties between actors better a measure most. --to script writes a scenario\n"
     "for --scenario.\n",
     "aktorkart suggest data/offentlig-innovasjon --to script -o forslag.json", akt_cmd_suggest},
    {"overlap", NULL, "who offers the same to the same?",
     AKT_OPTIONS_OUTPUT | AKT_OPTIONS_TABLE | AKT_OPTIONS_TOP | AKT_OPTIONS_CHANGES,
     "Pairs that state the same audiences, instruments and areas: to look at, no judgement.\n",
     "aktorkart overlap data/offentlig-innovasjon --top 10", akt_cmd_overlap},
    {"funding", NULL, "who pays whom, how much, and what is unknown?",
     AKT_OPTIONS_OUTPUT | AKT_OPTIONS_TABLE | AKT_OPTIONS_YEARS | AKT_OPTIONS_CHANGES |
         AKT_OPTIONS_FUNDING,
     "--table is bodies (default), totals, balance (where money begins and ends), flows or findings;\n"
     "of --trace it is trace, of --between cut. --boundary is of the fields of actors, programmes and\n"
     "forums, such as id=kmd,difi or level=state. What is only proposed is not counted.\n",
     "aktorkart funding data/offentlig-innovasjon --boundary id=kmd,difi --table totals --to csv",
     akt_cmd_funding},
    {"compare", "[DATASET]", "what does a scenario change, or a year, or another dataset?",
     AKT_OPTIONS_OUTPUT | AKT_OPTIONS_TABLE | AKT_OPTIONS_LAYERS | AKT_OPTIONS_FORUMS |
         AKT_OPTIONS_YEARS | AKT_OPTIONS_COMPARE | AKT_OPTIONS_SCRIPT,
     "The facts as they stand against each --scenario (and what --then applies after it); of several\n"
     "--at the first against each of the others; or a dataset against a second. Every change says in\n"
     "which share of the draws it holds. --table is changes (default), overview, measures, cells,\n"
     "conservation, money, parties, ties, roles, ranks, steps, attribution (which step does what) or\n"
     "findings. The state of a cell is 0 for a gap, 1 thin, 2 covered, 3 crowded. --to script writes\n"
     "the scenario that leads from the one to the other.\n",
     "aktorkart compare data/eksempel --scenario data/eksempel/scenarios/samle-stottetilbudet.json",
     akt_cmd_compare},
    {"indicators", "[ID[,ID]]", "survey figures, and how those that compare differ",
     AKT_OPTIONS_OUTPUT | AKT_OPTIONS_TABLE | AKT_OPTIONS_CHANGES,
     "All of them; or one and those that a source sets beside it; or two against each other, which\n"
     "is refused where no source compares them.\n",
     "aktorkart indicators data/eksempel", akt_cmd_indicators},
    {"draw", "VIEW|FILE",
     "a diagram: map, roles, quadrant, areas, axes, funding, ego, change, timeline, indicators or network",
     AKT_OPTIONS_DIAGRAM | AKT_OPTIONS_LAYERS | AKT_OPTIONS_CHANGES | AKT_OPTIONS_INDICATORS |
         AKT_OPTIONS_SANKEY | AKT_OPTIONS_YEARS,
     "map is the aktørkart; roles the role matrix; quadrant who stands in which of the four roles; areas\n"
     "roles by area with goals; axes two axes of a source's own concepts (--left, --right, --above,\n"
     "--below); funding who pays whom; ego --focus ID one actor on a page; change\n"
     "--scenario FILE what a scenario adds, removes and changes on the map (--side before, after);\n"
     "timeline how the field grew; indicators the survey figures; network who hangs together (--measure,\n"
     "default degree, is the size of the nodes, --group their letter). FILE is a definition, a JSON file\n"
     "that names a view and says what these options do; options go before it. A map that one sheet could\n"
     "not show is several, an overview first: --sheet N, or all as pages of a pdf. With --to text,\n"
     "markdown, html, csv, json or xlsx: the text twin, the same facts in words. --to dot: a diagram of\n"
     "ties for Graphviz; neato -n2 draws it as it stands, without -n2 the ties find new ways.\n",
     "aktorkart draw data/offentlig-innovasjon map -o kart.svg", akt_cmd_draw},
    {"export", NULL, "the dataset as other programs read it",
     AKT_OPTIONS_EXPORT | AKT_OPTIONS_CHANGES | AKT_OPTIONS_FORCE,
     "What a format has no room for is told on standard error.\n",
     "aktorkart export data/eksempel --to graphml -o eksempel.graphml", akt_cmd_export},
    {"import", NULL, "a file of another format, as files of our own",
     AKT_OPTIONS_IMPORT | AKT_OPTIONS_FORCE,
     "-o names what is written: a file ending in .json, .ndjson or .xlsx, or a folder, which gets a file\n"
     "dataset.json, or with --to csv a table a file. What was bent to fit is told on standard error.\n"
     "--from is one of json, ndjson, csv, xlsx, 360giving, graphml, gexf, pajek, dl, gml, nodelink,\n"
     "cytoscape, kumu, dot and edgelist. With --map any table is read, a row at a time; --guess proposes\n"
     "such a map, written where -o is none or ends in .map.json (with another -o the register is read by\n"
     "it, if all of it is sure). data/maps/README.md tells of maps. With --corrects DATASET, FILE is what\n"
     "came back of export --to review: -o gets a script of the corrections, for --scenario; the dataset\n"
     "itself stays as it is.\n",
     "aktorkart import data/eksempel -o eksempel.ndjson", akt_cmd_import},
    {"init", NULL, "a dataset to begin with: an example in every table, every heading explained",
     AKT_OPTIONS_INIT | AKT_OPTIONS_FORCE,
     "Writes a new folder (or a workbook, where the name ends in .xlsx) in place of DATASET. --to xlsx is\n"
     "one workbook, with lists to choose from; --to csv a table a file, as Norwegian Excel opens them;\n"
     "--to json a file of our own. The examples say that they are examples: write over or delete them.\n",
     "aktorkart init mitt-kart --to xlsx", akt_cmd_init},
    {"publish", NULL, "everything at once, in a folder: page, diagrams, tables, report",
     AKT_OPTIONS_PUBLISH | AKT_OPTIONS_CHANGES,
     "-o names the folder. index.html there is the explorer: one file that needs no server and asks for\n"
     "nothing, in three languages. A folder that holds anything but an earlier publication is refused\n"
     "without --force. Every diagram comes as svg, pdf and png and in words, and so does one of each\n"
     "script in the folder scenarios of a dataset that is not narrowed. What cannot be made is told,\n"
     "the rest is written, and the exit status is 4.\n"
     "--public leaves out flows whose amount is confidential, the sources that only they cite and the\n"
     "scripts that tell of them, and says how many; a dataset that says that it is a draft is refused.\n",
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
