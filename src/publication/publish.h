#ifndef AKT_PUBLICATION_PUBLISH_H
#define AKT_PUBLICATION_PUBLISH_H

#include "analysis/uncertainty.h"
#include "input/load.h"
#include "scenario/script.h"

/* Everything at once, in one folder: index.html (one file that needs no other), the diagrams as SVG,
 * PDF and PNG with their text twins, the report, the tables, each by itself and all in a workbook, and
 * a manifest of what went in and what came out. */

/* What a publication may hold; its manifest always. */
typedef enum akt_publish_part {
    AKT_PUBLISH_PAGE,
    AKT_PUBLISH_REPORT,
    AKT_PUBLISH_WORKBOOK,
    AKT_PUBLISH_TABLES,    /* in tabeller/ */
    AKT_PUBLISH_PICTURES,  /* but those of scenarios */
    AKT_PUBLISH_SCENARIOS, /* their pictures; page, report and workbook tell of the scripts given */
    AKT_PUBLISH_GRAPHS,    /* for other programs */
    AKT_PUBLISH_PDF,       /* of every picture; SVG and words are always made */
    AKT_PUBLISH_PNG,
    AKT_PUBLISH_PART_COUNT
} akt_publish_part;

/* "page", …: for people to choose by. Static. */
const char *akt_publish_part_name(akt_publish_part part);

typedef struct akt_publish_options {
    akt_lang lang;
    const char *command;              /* for the manifest: how it was made */
    bool force;                       /* also into a folder that holds other things */
    uint32_t parts;                   /* a mask, 1 << akt_publish_part; 0 = all */
    bool is_public;                   /* for the manifest: akt_take_public was called */
    bool zip;                         /* packed as well, in FOLDER.zip beside the folder */
    const akt_script *const *scripts; /* each gets a picture of what it changes */
    size_t script_count;
    akt_uncertainty_options uncertainty; /* of all that is drawn at random; draws 0 = nothing is */
    size_t threads; /* 0 = one a core; what comes out never depends on it */
    /* Told now and then how much is done, 0 to 1 and never falling, by one thread at a time; or NULL. */
    void (*progress)(void *context, double share);
    void *progress_context;
} akt_publish_options;

bool akt_publish_has(const akt_publish_options *options, akt_publish_part part);
bool akt_publish_has_any(const akt_publish_options *options, uint32_t parts);

/* What came of it. */
typedef struct akt_published {
    size_t written;  /* files in the folder */
    const char *zip; /* the packed file, in pool; NULL where none was asked for */
    akt_list
        faults; /* of const char *: a line for each thing that could not be made, as a picture for
                      * want of the program that prints it, or a script that the dataset refuses */
    akt_pool *pool;
} akt_published;

/* Writes the publication. All files are made first, then written, each whole or not at all, the
 * manifest last; what an earlier publication there wrote besides is taken away. What fails by itself
 * is left out and told in out->faults, and the rest is written. AKT_EINVAL where folder holds anything
 * but an earlier publication, or FOLDER.zip is none that was packed so, and force is not set; and, with
 * what to do, before anything is worked out, where there are more actors, programmes and forums, or
 * ties and flows, than these. out is to be disposed of, also on failure. */
enum { AKT_PUBLISH_PARTIES_MOST = 5000, AKT_PUBLISH_EDGES_MOST = 20000 };
akt_status akt_publish(akt_published *out, const akt_dataset *dataset, const akt_input *input,
                       const char *folder, const akt_publish_options *options, akt_error *err);
void akt_published_dispose(akt_published *published);

#endif
