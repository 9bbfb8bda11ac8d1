#include "words/choice_words.h"

#include "words/words.h"

#include <string.h>

static const struct {
    const char *field;
    const char *word;
    akt_word words;
} choices[] = {
    {"strength", "clear", AKT_W_STRENGTH_CLEAR},
    {"strength", "possible", AKT_W_STRENGTH_POSSIBLE},
    {"strength", "potential", AKT_W_STRENGTH_POTENTIAL},
    {"strength", "weak", AKT_W_STRENGTH_WEAK},
    {"strength", "absent", AKT_W_STRENGTH_ABSENT},
    {"basis", "stated", AKT_W_BASIS_STATED},
    {"basis", "derived", AKT_W_BASIS_DERIVED},
    {"basis", "interpreted", AKT_W_BASIS_INTERPRETED},
    {"driver", "central", AKT_W_DRIVER_CENTRAL},
    {"driver", "listed", AKT_W_DRIVER_LISTED},
    {"missing", "not_stated", AKT_W_MISSING_NOT_STATED},
    {"missing", "not_applicable", AKT_W_MISSING_NOT_APPLICABLE},
    {"missing", "confidential", AKT_W_MISSING_CONFIDENTIAL},
    {"missing", "unknown", AKT_W_MISSING_UNKNOWN},
    {"status", "proposed", AKT_W_STATUS_PROPOSED},
    {"status", "budget", AKT_W_FLOW_BUDGET},
    {"status", "committed", AKT_W_FLOW_COMMITTED},
    {"status", "paid", AKT_W_FLOW_PAID},
    {"status", "existing", AKT_W_STATUS_EXISTING},
    {"status", "planned", AKT_W_STATUS_PLANNED},
    {"status", "active", AKT_W_STATUS_ACTIVE},
    {"status", "ended", AKT_W_STATUS_ENDED},
    {"reach", "within", AKT_W_REACH_WITHIN},
    {"reach", "across", AKT_W_REACH_ACROSS},
    {"reach", "framework", AKT_W_REACH_FRAMEWORK},
    {"kind", "recommendation", AKT_W_SAYS_RECOMMENDATION},
    {"kind", "alternative", AKT_W_SAYS_ALTERNATIVE},
    {"kind", "hypothesis", AKT_W_SAYS_HYPOTHESIS},
    {"kind", "driver_role", AKT_W_SAYS_DRIVER_ROLE},
    {"kind", "measure", AKT_W_SAYS_MEASURE},
    {"kind", "question", AKT_W_SAYS_QUESTION},
    {"kind", "finding", AKT_W_SAYS_FINDING},
};

const char *akt_choice_words(const char *field, const char *word, akt_lang lang)
{
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++)
        if (strcmp(choices[i].field, field) == 0 && strcmp(choices[i].word, word) == 0)
            return akt_words(choices[i].words, lang);
    return word;
}
