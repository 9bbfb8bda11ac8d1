#ifndef AKT_DIAGRAM_AREAS_H
#define AKT_DIAGRAM_AREAS_H

#include "analysis/coverage.h"
#include "diagram/drawing.h"
#include "diagram/page.h"
#include "model/dataset.h"
#include "report/document.h"

/* Roles times areas, after figures 4 and 6 of Difi report 2017:01: one column an area with its goal,
 * one row a role; in each cell its state, who stands there and how clearly, and what is said of the
 * actors as a whole. A last column holds those whose area is not stated, a last row how many needs
 * the sources name; at the foot the notes where several things are said of the actors as a whole.
 * Where more than 12 stand in a cell, the first are drawn and the rest counted. Columns are at least
 * 166 wide: the page is wider and higher than asked for where it must be.
 * Both calls borrow dataset and coverage (by area); AKT_ENOMEM is all that can fail.
 * O(roles x areas x (holders + columns + role records)). */
akt_status akt_areas_draw(akt_drawing **out, const akt_dataset *dataset,
                          const akt_coverage *coverage, const akt_page *page, akt_error *err);

/* The same facts in words, in the same order, nobody left out: tables `areas`, `cells`, `who` and
 * `needs`. */
akt_status akt_areas_describe(akt_document **out, const akt_dataset *dataset,
                              const akt_coverage *coverage, const akt_page *page, akt_error *err);

#endif
