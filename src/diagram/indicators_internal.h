#ifndef AKT_DIAGRAM_INDICATORS_INTERNAL_H
#define AKT_DIAGRAM_INDICATORS_INTERNAL_H

#include "diagram/chart_internal.h"
#include "diagram/indicators.h"
#include "diagram/star_internal.h"

/* Bars and stars before and after they have places. */

typedef struct akt_bar {
    const akt_indicator *item;
    const akt_indicator *host; /* the figure that it stands below, or itself */
    bool other;                /* of another survey than its panel: it says which */
    akt_label name;
    const char *value; /* "15 %", or that no figure is stated */
    const char *base;  /* "N = 1 273, 2018"; "" where neither is stated */
    double height;
} akt_bar;

/* A star, or the bars of one group, survey and unit. */
typedef struct akt_panel {
    akt_star *star;
    const char *title;
    akt_label head;
    akt_label survey;
    akt_bar *bars;
    size_t count;
    double most; /* the greatest value; 100 at least of per cent, 0 of a single figure of others */
    bool counts; /* each is held to its own N; one that has none has no bar */
    int score;   /* how much it says */
    size_t drawn; /* bars, or 1 for a star */
} akt_panel;

/* Bars of a panel below each other in one column. */
typedef struct akt_piece {
    const akt_panel *panel;
    size_t first;
    size_t count;
    double x, y;
} akt_piece;

typedef struct akt_figures {
    akt_chart chart;
    akt_bar *bars; /* all of them, panel by panel */
    size_t bar_count;
    akt_panel *panels; /* what says most first */
    size_t panel_count;
    akt_piece *pieces;
    size_t piece_count;
    size_t columns;
    double column;       /* the width of one */
    double names, track; /* and of its names and bars; beyond these come the numbers */
    double top;          /* of the columns */
    double bottom;
    size_t drawn; /* bars */
    bool has_percent, has_other_unit, has_beside, has_unknown, has_note, has_star;
    const char *asked; /* for groups with this in their name, all of them; or NULL */
    size_t asked_count; /* bars of the panels */
} akt_figures;

#define AKT_FIGURES_COLUMNS 3
#define AKT_FIGURES_COLUMN 481.0 /* the least width of one, unless the page is narrower */
#define AKT_FIGURES_GUTTER 32.0
#define AKT_FIGURES_NAMES 236.0 /* likewise, of its parts */
#define AKT_FIGURES_TRACK 132.0
#define AKT_FIGURES_NUMBERS 100.0
#define AKT_FIGURES_HEAD 15.0 /* lines of a panel's title */

/* What is to be drawn, without places. AKT_EINVAL where no group has the name asked for. */
akt_status akt_figures__build(akt_figures *figures, const akt_dataset *dataset,
                              const akt_indicators_options *options, const akt_page *page,
                              akt_error *err);

/* Leaves the panels of the groups whose name holds those words. AKT_EINVAL where none does. */
akt_status akt_figures__keep_group(akt_figures *figures, const char *group, akt_error *err);

/* As many columns as the page is wide enough for, over all of its width. */
void akt_figures__set_columns(akt_figures *figures);

/* Gives pieces their places on a sheet whose columns begin at top; chooses what has room. */
void akt_figures__place(akt_figures *figures);

/* The value that a whole line stands for: 100 per cent, the N of a count where those of the panel
 * have one, else the greatest of the panel; 0 where there is nothing to hold a figure to. */
double akt_figures__whole(const akt_panel *panel, const akt_indicator *item);

double akt_figures__head_height(const akt_panel *panel);

const char *akt_figures__title(const akt_figures *figures);
const char *akt_figures__subtitle(const akt_figures *figures);

/* The lines of the legend, from y on; with no drawing only how many there are. */
size_t akt_figures__legend(const akt_figures *figures, double y);

#endif
