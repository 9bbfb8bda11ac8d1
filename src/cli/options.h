#ifndef AKT_CLI_OPTIONS_H
#define AKT_CLI_OPTIONS_H

#include "analysis/centrality.h"
#include "analysis/coverage.h"
#include "analysis/key_players.h"
#include "analysis/new_ties.h"
#include "diagram/paper.h"
#include "diagram/theme.h"
#include "network/grouping.h"
#include "output/format.h"
#include "scenario/regroup.h"

/* What the user asked for. Commands and options are rows of tables (commands.c, option_rows.c); parsing
 * and help come from the rows. */

enum { AKT_SCENARIOS_MAX = 32, AKT_CONDITIONS_MAX = 16, AKT_OPTIONS_MAX = 128 };

typedef struct akt_options {
    const char *dataset;
    const char *argument; /* the id, view or second dataset; NULL where there is none */
    int32_t format;       /* akt_format, or -1: follows from output, else text or svg */
    int32_t from;         /* akt_input_format of the dataset's files, or -1: as they show */
    int32_t export_format; /* akt_export_format, or -1: follows from output */
    const char *corrects;  /* --corrects: the dataset that the sheets are of, or NULL */
    bool positions;        /* --positions */
    bool gexf_1_2;         /* --gexf-version 1.2 */
    const char *output;   /* NULL: standard output */
    int32_t lang;         /* akt_lang, or -1: AKTORKART_LANG, else nb */
    const char *table;
    uint32_t layers;   /* mask; 0 = all */
    uint32_t measures; /* mask; 0 = the command's own */
    akt_measure measure_order[AKT_MEASURE_COUNT]; /* the same, as they were named */
    size_t measure_count;
    bool edge_betweenness;
    size_t sample; /* 0 = none */
    bool sample_auto; /* as many as it takes: --sample auto */
    int32_t weight;
    const char *weight_attribute; /* where weight is AKT_WEIGHT_ATTRIBUTE */
    int32_t direction;
    int32_t facet;     /* akt_facet: --group */
    int32_t by;        /* akt_coverage_by: --by */
    bool forum_nodes;  /* --forums nodes */
    uint64_t seed;     /* of all that is random */
    size_t draws;      /* from the uncertainty model; SIZE_MAX: the command's own */
    double confidence; /* in records that state none */
    bool has_confidence; /* it was given */
    size_t threads;    /* 0 = one a core */
    size_t memory;     /* --memory, in bytes; 0 = what is free */
    int first_year;
    int last_year;
    size_t top;
    size_t permutations;
    size_t players; /* key players at the most */
    size_t dpi;     /* of png; 0 = not given */
    akt_theme theme;       /* of pictures: --grey, --dark */
    size_t layout_timeout; /* seconds; 0 = not given */
    bool has_facet;        /* --group was given */
    bool gaps_only;      /* --goal gaps */
    bool has_goal;       /* it was given */
    const char *cost;    /* --cost: a file, or NULL */
    size_t new_ties;     /* --ties: 0 = roles are asked for */
    int32_t tie_measure; /* akt_coordination_measure: --measure of new ties; AKT_NONE: not given */
    bool raw;
    bool excel;
    bool fail_on_gap;
    bool force;
    bool is_public;         /* --public */
    bool zip;               /* --zip */
    bool no_progress;       /* --no-progress */
    uint32_t parts_only;    /* --only: a mask, 1 << akt_publish_part; 0 = not given */
    uint32_t parts_without; /* --without: likewise */
    bool quiet;
    bool help;
    akt_date at;
    bool roll_up;
    const char *scenarios[AKT_SCENARIOS_MAX];
    size_t scenario_count;
    /* Which of the scenarios are by --scenario and begin an alternative (the others, by --then, come
     * after the one before), how many these are; each --at. Only compare takes several. */
    bool begins[AKT_SCENARIOS_MAX];
    size_t alternative_count;
    akt_date times[AKT_SCENARIOS_MAX];
    size_t time_count;
    const char *conditions[AKT_CONDITIONS_MAX]; /* --where */
    size_t condition_count;
    const char *left_out; /* --leave-out: ids with commas between, or NULL */
    const char *sources_only; /* --source: likewise, of sources */
    const char *axis_ends[4]; /* --left, --right, --above, --below: likewise, of concepts */
    const char *labelled; /* --label: likewise */
    const char *boundary[AKT_CONDITIONS_MAX]; /* --boundary */
    size_t boundary_count;
    const char *trace;   /* the id of a body, or NULL */
    const char *between; /* "ID,ID", or NULL */
    const char *focus;   /* --focus: an id of a party, or NULL */
    const char *columns;
    bool sources;
    int32_t side; /* akt_change_side: --side of draw change */
    const char *indicators; /* of the groups whose name holds this, or NULL: --topic */
    int64_t scale;    /* --scale, in kroner a mm; 0 = what fits */
    bool fixed_order; /* --order fixed */
    bool has_order;   /* it was given */
    int32_t paper;    /* akt_paper: --page */
    size_t sheet;     /* --sheet; 0 = not given */
    /* Of import; NULL where not given. */
    const char *map;           /* --map */
    const char *sheet_name;    /* --sheet */
    const char *rejects;       /* --rejects: a file */
    const char *merge;         /* --merge: a file */
    const char *dataset_title; /* --title */
    const char *dataset_date;  /* --date */
    int32_t point;             /* akt_written_point: --decimal */
    bool guess;                /* --guess */
    /* Of a definition; NULL where there is none. */
    const akt_text *title;
    const akt_text *subtitle;
    const akt_regrouping *grouping;
    bool given[AKT_OPTIONS_MAX]; /* which rows of options were */
} akt_options;

/* Which options a command knows; all know --output, --lang, --quiet, --help and those that steer
 * work and chance: --no-progress, --threads, --memory, --seed, --draws, --confidence. */
typedef enum akt_option_group {
    AKT_OPTIONS_OUTPUT = 1,     /* --to, --excel */
    AKT_OPTIONS_LAYERS = 2,     /* --layer */
    AKT_OPTIONS_CENTRALITY = 4, /* --measure, --raw, --sample */
    AKT_OPTIONS_YEARS = 8,      /* --year */
    AKT_OPTIONS_COVERAGE = 16,  /* --by, --fail-on-gap */
    AKT_OPTIONS_PUBLISH = 32,   /* --force, --public, --only, --without, --zip;
                                 * --output is a folder */
    AKT_OPTIONS_EXPORT = 1 << 26, /* --to of export */
    AKT_OPTIONS_IMPORT = 1 << 27, /* --output is a dataset; --map and what goes with it, --excel */
    AKT_OPTIONS_FORCE = 1 << 28,  /* --force */
    AKT_OPTIONS_INIT = 1 << 30,   /* --to of init; the dataset is what is written */
    AKT_OPTIONS_CHANGES = 64,   /* --at, --scenario, --then, --roll-up, --where,
                                 * --source, --leave-out */
    AKT_OPTIONS_DIAGRAM = 128,  /* --to svg, pdf, png, dot and the formats of the text twin, --dpi,
                                 * --grey, --dark, --layout-timeout, --excel, --table */
    AKT_OPTIONS_TABLE = 256,    /* --table */
    AKT_OPTIONS_LIST = 512,     /* --columns */
    AKT_OPTIONS_CHECK = 1024,   /* --sources */
    AKT_OPTIONS_NETWORK = 2048, /* --weight, --direction, --forums */
    AKT_OPTIONS_GROUP = 4096,   /* --group */
    AKT_OPTIONS_TOP = 8192,     /* --top */
    AKT_OPTIONS_BROKERAGE = 16384, /* --permutations */
    AKT_OPTIONS_FUNDING = 32768,   /* --boundary, --trace, --between */
    AKT_OPTIONS_PLAYERS = 65536,   /* --players */
    AKT_OPTIONS_COMPARE = 262144,  /* the same, --at and --scenario several times */
    AKT_OPTIONS_FORUMS = 524288,   /* --forums */
    AKT_OPTIONS_SUGGEST = 1 << 20, /* --goal, --cost, --ties, --measure */
    AKT_OPTIONS_SCRIPT = 1 << 21,  /* --to script */
    AKT_OPTIONS_INDICATORS = 1 << 25, /* --topic */
    AKT_OPTIONS_SANKEY = 1 << 24   /* --scale, --order */
} akt_option_group;

typedef struct akt_command {
    const char *name;
    const char *argument; /* "ID", or NULL; in brackets where it may be left out */
    const char *summary;  /* what it answers */
    uint32_t groups;
    const char *details; /* more of what it does, lines ending in \n */
    const char *example; /* a command line that runs in the source folder */
    int (*run)(const akt_options *options);
} akt_command;

/* The commands, ended by a row without a name. */
extern const akt_command akt_commands[];

/* The row of that name; NULL where there is none. */
const akt_command *akt_command_find(const char *name);

/* Reads the words behind the command. AKT_EINVAL with a sentence. */
akt_status akt_options_parse(akt_options *out, const akt_command *command, int argc, char **argv,
                             akt_error *err);

/* Sets an option by its name, as if it had been given; one that was given stays as it is. AKT_EINVAL
 * with a sentence. value is borrowed. */
akt_status akt_options_preset(akt_options *out, const akt_command *command, const char *name,
                              const char *value, akt_error *err);

/* An option as help tells it. */
typedef struct akt_option_text {
    const char *name;
    char letter;          /* or NUL */
    const char *argument; /* or NULL */
    const char *help;
} akt_option_text;

/* The options of a command (NULL: of all), one a call; *at begins at 0. False after the last. */
bool akt_option_next(const akt_command *command, size_t *at, akt_option_text *out);

/* Help on one command, or on all; the manual page, in roff. */
void akt_help_command(akt_buffer *out, const akt_command *command);
void akt_help_all(akt_buffer *out);
void akt_help_man(akt_buffer *out);

akt_lang akt_options_lang(const akt_options *options);

#endif
