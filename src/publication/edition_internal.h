#ifndef AKT_PUBLICATION_EDITION_INTERNAL_H
#define AKT_PUBLICATION_EDITION_INTERNAL_H

#include "base/buffer.h"
#include "diagram/drawing.h"
#include "output/xlsx.h"
#include "publication/publish.h"
#include "report/document.h"

/* The pieces that a publication is made of, each worked out once. */
typedef struct akt_edition {
    const akt_dataset *dataset;
    akt_lang lang;
    akt_drawing *map;
    akt_drawing *roles;
    akt_document *map_twin;
    akt_document *roles_twin;
    akt_document *coverage;
    akt_document *funding;
    akt_document *centrality;
    akt_document *most_central; /* the first of it */
    akt_document *brokerage;    /* NULL where nobody has a kind */
    akt_document *communities;
    akt_document *robustness;
    akt_document *overlap;
    akt_document *recommended;  /* the statements that are; NULL where none is */
    akt_document *lists[AKT_TABLE_COUNT]; /* NULL where the table is empty */
} akt_edition;

akt_status akt_edition__make(akt_edition *out, const akt_dataset *dataset, akt_lang lang,
                             akt_error *err);
/* Its parts on the network of all ties: centrality, brokerage, communities, robustness. */
akt_status akt_edition__make_network(akt_edition *edition, akt_error *err);

void akt_edition__dispose(akt_edition *edition);

/* index.html: one file that needs no other. */
akt_status akt_edition__write_page(akt_buffer *out, const akt_edition *edition, akt_error *err);

/* The part of it that has a page for each actor and programme. */
akt_status akt_edition__write_sheets(akt_buffer *out, const akt_edition *edition, akt_error *err);

/* tabeller.xlsx: the tables of rapport.md and of tabeller/, one sheet each. Made beside the other
 * pieces; the job must be finished. */
akt_status akt_edition__start_workbook(akt_xlsx_job *out, const akt_edition *edition,
                                       akt_error *err);

/* rapport.md. */
akt_status akt_edition__write_report(akt_buffer *out, const akt_edition *edition, akt_error *err);

#endif
