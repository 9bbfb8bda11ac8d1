#ifndef AKT_TESTS_SUPPORT_ROLE_PICTURE_H
#define AKT_TESTS_SUPPORT_ROLE_PICTURE_H

/* After cmocka.h. */

#include "analysis/coverage.h"
#include "diagram/drawing.h"
#include "diagram/page.h"
#include "model/dataset.h"
#include "report/document.h"

/* What the tests of the quadrant and of the areas have in common: random fields of roles, and the
 * laws that hold for every picture of them. */

typedef akt_status (*akt_role_drawer)(akt_drawing **out, const akt_dataset *dataset,
                                      const akt_coverage *coverage, const akt_page *page, akt_error *err);
typedef akt_status (*akt_role_describer)(akt_document **out, const akt_dataset *dataset,
                                         const akt_coverage *coverage, const akt_page *page,
                                         akt_error *err);

/* 3 to 120 actors with names of 1 to 80 characters (no word longer than 14), a third of them
 * drivers or units of others; roles with an area, all areas and none, in every strength, some of
 * nobody; needs. turned: the same, its role records the other way round. */
akt_dataset *akt_role_field(uint64_t seed, bool turned);

akt_drawing *akt_role_draw(akt_role_drawer how, const akt_dataset *dataset, const akt_page *page);
char *akt_role_svg(akt_role_drawer how, const akt_dataset *dataset, akt_lang lang);
akt_document *akt_role_describe(akt_role_describer how, const akt_dataset *dataset, akt_lang lang);

/* The rows of a table; the test fails where there is none of that name. */
size_t akt_role_rows(const akt_document *document, const char *table);

/* How often part stands in text. */
size_t akt_role_count(const char *text, const char *part);

/* The laws of sheets, boxes apart or one within the other, and in every group n-… of one holder the
 * name of its title, no word of it broken: over the shipped data, the example and 200 random fields of
 * two kinds, in three languages. */
void akt_role_assert_pictures(akt_role_drawer how);

/* The laws on pages of other sizes, which have the title and the subtitle that are asked for. */
void akt_role_assert_pages(akt_role_drawer how);

/* Role records the other way round make the same picture. */
void akt_role_assert_order_is_nothing(akt_role_drawer how);

/* Drawn and told whole or not at all, whichever allocation is refused. */
void akt_role_assert_memory(akt_role_drawer draw, akt_role_describer describe);

/* How many groups n-… of one holder there are. */
size_t akt_role_nodes(const akt_drawing *drawing);

#endif
