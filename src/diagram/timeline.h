#ifndef AKT_DIAGRAM_TIMELINE_H
#define AKT_DIAGRAM_TIMELINE_H

#include "diagram/drawing.h"
#include "diagram/page.h"
#include "model/dataset.h"
#include "report/document.h"

/* How the field grew: actors, programmes and forums by when they began and ended, in lanes by
 * category, else by kind. A bar covers what a source says and no more: from the beginning of the
 * stated day, month or year to the end of the stated end; where no end is stated it goes on, with
 * an open point, to the date of the data (or of its own beginning, if that is later). Where no
 * beginning is stated only the period of the end is drawn, with a dashed tail. Reports,
 * strategies, laws and conferences without an end are events: a box as wide as the period that
 * the source states. What is planned is dashed. What has no date at all is counted and named in
 * the text, never drawn. O(n log n + n x rows). AKT_EINVAL, with what to do, where more than
 * AKT_TIMELINE_MOST have a date. */
enum { AKT_TIMELINE_MOST = 5000 };
akt_status akt_timeline_draw(akt_drawing **out, const akt_dataset *dataset, const akt_page *page,
                             akt_error *err);

/* The same facts: tables `timeline`, `growth` (how many began and ended a year) and `undated`. */
akt_status akt_timeline_describe(akt_document **out, const akt_dataset *dataset, const akt_page *page,
                                 akt_error *err);

#endif
