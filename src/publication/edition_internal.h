#ifndef AKT_PUBLICATION_EDITION_INTERNAL_H
#define AKT_PUBLICATION_EDITION_INTERNAL_H

#include "base/buffer.h"
#include "diagram/drawing.h"
#include "output/xlsx.h"
#include "publication/publish.h"
#include "report/document.h"

/* A diagram and the same in words. */
typedef struct akt_edition_picture {
    const char *name; /* of its files, without extension */
    akt_drawing *drawing;
    akt_document *twin;
} akt_edition_picture;

/* The pieces that a publication is made of, each worked out once. */
typedef struct akt_edition {
    const akt_dataset *dataset;
    akt_lang lang;
    akt_pool *pool;
    akt_list pictures; /* of akt_edition_picture: kart first, then roller */
    akt_list faults;   /* of const char *: what could not be, the rest being whole */
    akt_document *coverage;
    akt_document *funding;
    akt_document *centrality;
    akt_document *most_central; /* the first of it */
    akt_document *brokerage;    /* NULL where nobody has a kind */
    akt_document *communities;
    akt_document *robustness;
    akt_document *overlap;
    akt_document *recommended;            /* the statements that are; NULL where none is */
    akt_document *lists[AKT_TABLE_COUNT]; /* NULL where the table is empty */
} akt_edition;

akt_status akt_edition__make(akt_edition *out, const akt_dataset *dataset,
                             const akt_publish_options *options, akt_error *err);

/* Takes both over, also on failure. */
akt_status akt_edition__add_picture(akt_edition *edition, const char *name, akt_drawing *drawing,
                                    akt_document *twin, akt_error *err);

/* Those that are of the dataset alone, besides the map and the roles; one a script. */
akt_status akt_edition__add_views(akt_edition *edition, akt_error *err);
akt_status akt_edition__add_scenarios(akt_edition *edition, const akt_publish_options *options,
                                      akt_error *err);

/* One more line of what could not be. */
akt_status akt_edition__tell(akt_edition *edition, const char *line, akt_error *err);
static inline const akt_edition_picture *akt_edition__picture(const akt_edition *edition, size_t i)
{
    return (const akt_edition_picture *)edition->pictures.items + i;
}

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
