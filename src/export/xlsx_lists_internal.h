#ifndef AKT_EXPORT_XLSX_LISTS_INTERNAL_H
#define AKT_EXPORT_XLSX_LISTS_INTERNAL_H

#include "export/sheets_internal.h"
#include "output/workbook.h"

/* The words to choose from, in a sheet of their own: a list in a cell's own rule is 255 characters at the
 * most. */

typedef struct akt_export_list {
    const char *title;
    const akt_field *field; /* of a closed choice; else NULL */
    int32_t vocabulary;     /* or AKT_NONE */
    bool is_layers, is_yes, is_parties, is_vocabularies;
    const char **words;
    size_t count;
    const char *range; /* "=Lister!$A$2:$A$9" */
} akt_export_list;

enum { AKT_EXPORT_LISTS_MAX = 48 };

typedef struct akt_export_lists {
    const akt_export_style *style;
    akt_lang lang; /* of titles */
    akt_export_list items[AKT_EXPORT_LISTS_MAX];
    size_t count;
} akt_export_lists;

/* All lists that the fields of a dataset need, their words in that style and their titles in lang. Texts
 * are in pool. False without memory. */
bool akt_export_lists__make(akt_export_lists *out, const akt_export_style *style, akt_lang lang,
                            akt_pool *pool);

/* Sets what may be chosen in a column. */
void akt_export_lists__find(const akt_export_lists *lists, const akt_export_column *column,
                            akt_workbook_column *out);

/* The words, where they are few, or where they stand; NULL where there is no list. */
const char *akt_export_lists__words(const akt_export_lists *lists, const akt_export_column *column,
                                    akt_pool *pool, akt_lang lang);

/* Their sheet; without columns where there was no memory, which the pool tells. */
akt_workbook_sheet akt_export_lists__sheet(const akt_export_lists *lists, akt_pool *pool);

#endif
