#ifndef AKT_DIAGRAM_CHART_INTERNAL_H
#define AKT_DIAGRAM_CHART_INTERNAL_H

#include "diagram/drawing.h"
#include "diagram/page.h"
#include "diagram/label_internal.h"
#include "diagram/sources_internal.h"
#include "model/dataset.h"
#include "report/document.h"

/* A sheet of figures: what is the same on all of them. Where memory lacks, the pool says so. */

#define AKT_CHART_MARGIN 40.0
#define AKT_CHART_SIZE 11.5 /* of the smallest text: 6 pt where A3 is printed on A4 */
#define AKT_CHART_LINE 14.0 /* from one line of it to the next */

typedef struct akt_chart {
    const akt_dataset *dataset;
    const akt_page *page;
    akt_lang lang;
    akt_pool *pool;
    akt_drawing *drawing; /* NULL before there is a place for all */
    uint32_t tables;      /* a mask: the facts that it shows */
} akt_chart;

/* Where the room for what is drawn ends at the right. */
double akt_chart__right(const akt_chart *chart);

/* A text broken into lines; one empty line without memory. */
akt_label akt_chart__label(const akt_chart *chart, const char *text, const akt_label_rule *rule);

/* Its lines, the first on the baseline y. */
void akt_chart__lines(const akt_chart *chart, const akt_label *label, double x, double y,
                      double step, const akt_font *font);

/* Where what follows the title and the subtitle may begin. */
double akt_chart__top(const akt_chart *chart, const char *subtitle);

/* Paper, title and subtitle. */
void akt_chart__head(const akt_chart *chart, const char *title, const char *subtitle);

/* How high the foot is: the legend's lines and the sources. */
double akt_chart__foot_height(const akt_chart *chart, size_t legend_lines);

/* The sources, their last line at the bottom of the sheet. */
void akt_chart__foot(const akt_chart *chart);

/* "Tittel på datasettet: " and the rest, and the date of the data; settles rest. */
const char *akt_chart__subtitle(const akt_chart *chart, akt_buffer *rest);

/* Hands the drawing over in *out, or frees it; frees the pool. */
akt_status akt_chart__finish(akt_drawing **out, akt_chart *chart, akt_error *err);

/* The sources as a note, where there are any. */
void akt_chart__describe_sources(akt_document *out, const akt_chart *chart);

/* Hands the text twin over in *out, or frees it (NULL where it was never made); frees the pool. A
 * status other than AKT_OK stays, with its error. */
akt_status akt_chart__describe_finish(akt_document **out, akt_document *made, akt_chart *chart,
                                      akt_status status, akt_error *err);

/* A whole number as people read it. */
const char *akt_chart__number(const akt_chart *chart, size_t value);

/* A straight line. */
void akt_chart__rule(const akt_chart *chart, akt_point from, akt_point to,
                     const akt_style *style);

#endif
