#ifndef AKT_PUBLICATION_EDITION_INTERNAL_H
#define AKT_PUBLICATION_EDITION_INTERNAL_H

#include "analysis/coverage.h"
#include "analysis/funding.h"
#include "base/buffer.h"
#include "diagram/drawing.h"
#include "diagram/page.h"
#include "diagram/screen_map.h"
#include "network/network.h"
#include "output/xlsx.h"
#include "publication/publish.h"
#include "report/document.h"

/* A diagram and the same in words. */
typedef struct akt_edition_picture {
    const char *name; /* of its files, without extension */
    akt_drawing *drawing;
    akt_document *twin;
    akt_publish_part part; /* that it belongs to */
} akt_edition_picture;

/* The same document in every language; NULL where there is none. */
typedef struct akt_edition_words {
    akt_document *in[AKT_LANG_COUNT];
} akt_edition_words;

/* The width of maps on the page, in px. */
#define AKT_EDITION_SCREEN 1040.0

/* A role in an area, before and after. */
typedef struct akt_edition_cell {
    const char *cell; /* "role/area" */
    akt_cell_state states[2];
} akt_edition_cell;

/* What a script does to the dataset. */
typedef struct akt_edition_scenario {
    const akt_script *script;  /* borrowed */
    akt_edition_words effects; /* what it changes */
    const char *picture;       /* its name */
    akt_list cells;            /* of akt_edition_cell: those whose state changes */
    akt_screen_map map;
} akt_edition_scenario;

/* The pieces that a publication is made of, each worked out once. */
typedef struct akt_edition {
    const akt_dataset *dataset;
    akt_lang lang;
    uint32_t parts; /* that are asked for; 0 = all */
    akt_uncertainty_options uncertainty;
    akt_pool *pool;
    akt_list pictures; /* of akt_edition_picture: kart first, then roller */
    akt_list faults;   /* of const char *: what could not be, the rest being whole */
    akt_edition_words coverage;
    akt_edition_words funding;
    akt_edition_words centrality;
    akt_edition_words most_central;   /* the first of it */
    akt_edition_words brokerage;      /* none where nobody has a kind */
    akt_edition_words most_brokering; /* the first of it */
    akt_edition_words communities;
    akt_edition_words robustness;
    akt_edition_words overlap;
    akt_edition_words recommended; /* the statements that are; none where none is */
    akt_list scenarios;            /* of akt_edition_scenario */
    akt_screen_map map;
    akt_network *network;               /* of all ties */
    akt_funding sums;                   /* of the money of all years */
    akt_drawing *money[AKT_LANG_COUNT]; /* who pays whom, for the page; NULL where it is too much */
    akt_document *lists[AKT_TABLE_COUNT]; /* NULL where the table is empty */
} akt_edition;

akt_status akt_edition__make(akt_edition *out, const akt_dataset *dataset,
                             const akt_publish_options *options, akt_error *err);

/* How much of the work is done once the stage is: the pieces, the scenarios, the pictures. done of
 * count things of the stage are. */
typedef enum akt_stage { AKT_STAGE_PIECES, AKT_STAGE_SCENARIOS, AKT_STAGE_PICTURES } akt_stage;
void akt_edition__tell_progress(const akt_publish_options *options, akt_stage stage, size_t done,
                                size_t count);

/* Takes both over, also on failure. */
akt_status akt_edition__add_picture(akt_edition *edition, const char *name, akt_drawing *drawing,
                                    akt_document *twin, akt_error *err);

/* A view by its drawing and its twin, of a subject of their own. */
typedef struct akt_edition_view {
    const char *name;
    akt_status (*draw)(akt_drawing **out, akt_edition *edition, const void *subject,
                       const akt_page *page, akt_error *err);
    akt_status (*describe)(akt_document **out, akt_edition *edition, const void *subject,
                           const akt_page *page, akt_error *err);
    const void *subject;
} akt_edition_view;

/* A picture that the data are too large for is told of and left out; its twin is there. */
akt_status akt_edition__add_view(akt_edition *edition, const akt_edition_view *view, akt_error *err);

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

/* Whether any of these parts (a mask) is asked for. */
static inline bool akt_edition__has(const akt_edition *edition, uint32_t parts)
{
    return edition->parts == 0 || edition->parts & parts;
}

/* Its parts on the network of all ties: centrality, brokerage, communities, robustness. */
akt_status akt_edition__make_network(akt_edition *edition, akt_error *err);

void akt_edition__dispose(akt_edition *edition);
void akt_edition__dispose_words(akt_edition_words *words);

/* index.html: one file that needs no other. */
akt_status akt_edition__write_page(akt_buffer *out, const akt_edition *edition, akt_error *err);

/* tabeller.xlsx: the tables of rapport.md and of tabeller/, one sheet each. Made beside the other
 * pieces; the job must be finished. */
akt_status akt_edition__start_workbook(akt_xlsx_job *out, const akt_edition *edition,
                                       akt_error *err);

/* rapport.md: the findings and their tables one after the other; rapport.html: the same with the
 * pictures, to be read and printed, the longest tables folded and of rankings the first rows. */
akt_status akt_edition__write_report(akt_buffer *out, const akt_edition *edition, akt_error *err);
akt_status akt_edition__write_report_page(akt_buffer *out, const akt_edition *edition,
                                          akt_error *err);

/* What the pages share: how much there is of everything, in pool; the sentences that a
 * document opens with, up to its first table; the findings in short, as a list. */
const char *akt_edition__lead(akt_pool *pool, const akt_edition *edition);
void akt_edition__add_opening(akt_buffer *out, const akt_document *document);
void akt_edition__add_short(akt_buffer *out, const akt_edition *edition);

#endif
