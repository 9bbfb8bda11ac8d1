#ifndef AKT_REPORT_PERIOD_WORDS_H
#define AKT_REPORT_PERIOD_WORDS_H

#include "analysis/funding.h"

/* Of which years the flows are that count, as a sentence; NULL where there is nothing to say of it. In
 * pool, or static. */
const char *akt_period_words(akt_pool *pool, const akt_period *period, akt_lang lang);

#endif
