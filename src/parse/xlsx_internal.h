#ifndef AKT_PARSE_XLSX_INTERNAL_H
#define AKT_PARSE_XLSX_INTERNAL_H

#include "base/buffer.h"
#include "parse/archive.h"
#include "parse/xlsx.h"
#include "parse/xml.h"

typedef struct akt_xlsx_entry {
    const char *name;
    const char *part; /* of the archive */
    bool hidden;
} akt_xlsx_entry;

struct akt_xlsx_file {
    const akt_text_file *file;
    akt_pool *pool;
    akt_diagnostics *faults;
    akt_archive *archive;
    akt_list sheets;          /* of akt_xlsx_entry */
    const char *strings_part; /* or NULL */
    const char *styles_part;  /* or NULL */
    bool from_1904;           /* days are counted from there */
    bool has_shared;          /* the two below are read */
    akt_list strings;         /* of const char * */
    akt_list styles;          /* of bool: whether the style is of a date */
};

/* Takes one event of a part; false where memory lacks or the workbook is too large. */
typedef bool (*akt_xlsx_taker)(void *user, akt_xml *xml, akt_xml_event event);

/* Shows all events of a part to take. What is wrong with the part is told, AKT_EDATA; a part that is
 * absent has no events where `optional`. */
akt_status akt_xlsx__walk(akt_xlsx_file *workbook, const char *part, bool optional,
                          akt_xlsx_taker take, void *user, akt_error *err);

/* A fault of the workbook as a whole; AKT_EDATA. */
akt_status akt_xlsx__fault(const akt_xlsx_file *workbook, akt_fault fault, const char *a,
                           const char *b, akt_error *err);

/* A text with its runs joined; what is said beside it for reading aloud is left out. */
typedef struct akt_xlsx_run {
    akt_buffer text;
    bool in_text;
    bool is_aside;
} akt_xlsx_run;

void akt_xlsx_run__take(akt_xlsx_run *run, akt_xml *xml, akt_xml_event event);

/* The text in pool, its _x000D_ read; empties the run. */
const char *akt_xlsx_run__settle(akt_xlsx_run *run, akt_pool *pool);

/* Reads the shared strings and the styles, once. */
akt_status akt_xlsx__read_shared(akt_xlsx_file *workbook, akt_error *err);

/* The day that Excel counts, as 2020-05-25; false beyond the years 1900 to 9999. */
bool akt_xlsx__day(char out[16], double number, bool from_1904);

#endif
