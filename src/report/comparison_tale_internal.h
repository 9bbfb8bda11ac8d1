#ifndef AKT_REPORT_COMPARISON_TALE_INTERNAL_H
#define AKT_REPORT_COMPARISON_TALE_INTERNAL_H

#include "report/comparison_internal.h"

enum { AKT_TALE_CLAUSES = 16 };

/* What is told of one comparison, clause by clause. */
typedef struct akt_comparison_tale {
    const akt_comparison_page *page;
    size_t item;
    const char *clauses[AKT_TALE_CLAUSES];
    size_t count;
    bool with_slight; /* measures that hardly move are told too */
} akt_comparison_tale;

/* Adds every clause that there is something to tell for: cells, the central actors, money, those who
 * come and go, ties, roles. */
void akt_comparison__tell(akt_comparison_tale *tale);

/* A measure that moves by less than 0.005, as it does by one actor more to count. */
bool akt_comparison__is_slight(const akt_comparison_row *row);

/* A row `state` of a cell. */
bool akt_comparison__is_state(const akt_profile_row *row);

#endif
