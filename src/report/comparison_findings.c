#include "report/comparison_tale_internal.h"

#include "report/field_words.h"
#include "report/finding.h"

#include <string.h>

typedef akt_comparison_tale tale;

static const char *fill(const tale *t, akt_word word, const char *a, const char *b, const char *c)
{
    return akt_words_filled(t->page->pool, word, t->page->lang, a, b, c, NULL);
}

/* Whether the step that did it is worth telling: first of all of a cell, then of the measures. */
static bool is_worth_a_step(const akt_profile_row *row, int round)
{
    return round == 0 ? akt_comparison__is_state(row) : row->what == AKT_PROFILE_MEASURE;
}

/* The step that does most, where there are several. */
static const char *step_sentence(const tale *t)
{
    const akt_comparison_page *p = t->page;
    const akt_attribution *a = p->view->attributions ? &p->view->attributions[t->item] : NULL;
    size_t *steps = akt_pool_get(p->pool, ((a ? a->steps : 0) + 1) * sizeof *steps);
    for (int round = 0; a && a->steps > 1 && steps && round < 2; round++) {
        akt_comparison_spot spot = akt_comparison__start(p, t->item);
        while (akt_comparison__next(&spot, AKT_PROFILE_WHAT_COUNT, t->item)) {
            const akt_profile_row *row = akt_comparison__row(&spot)->row;
            if (!is_worth_a_step(row, round) ||
                akt_comparison__is_slight(akt_comparison__row(&spot)) ||
                akt_comparison__steps(&spot, steps) == 0)
                continue;
            const char *of = round == 0 ? akt_comparison__place_words(&spot)
                                        : akt_comparison__measure_words(p, row);
            return fill(t, AKT_W_COMPARE_STEP_DID, akt_count_words(p->pool, steps[0] + 1, p->lang),
                        akt_comparison__step_words(p, t->item, steps[0]), of);
        }
    }
    return "";
}

/* The records that were gained, or where there are none those that were lost. */
static void add_tale(const tale *t, const char *text)
{
    const akt_comparison_page *p = t->page;
    for (int side = 1; side >= 0; side--) {
        size_t room = p->view->comparisons->items[t->item].count + 1, count = 0;
        akt_ref *refs = akt_pool_get(p->pool, room * sizeof *refs);
        akt_comparison_spot spot = akt_comparison__start(p, t->item);
        while (refs && akt_comparison__next(&spot, AKT_PROFILE_WHAT_COUNT, t->item)) {
            const akt_comparison_row *row = akt_comparison__row(&spot);
            bool is_record =
                row->row->what >= AKT_PROFILE_TIE || strcmp(row->row->measure, "present") == 0;
            bool is_here = row->sides[side] != AKT_NONE && row->values[side] > row->values[!side];
            const akt_profile *profile =
                &p->view->comparisons->sides[side ? t->item + 1 : 0].profile;
            if (is_record && is_here)
                refs[count++] = profile->rows[row->sides[side]].subject;
        }
        if (count == 0 && side == 1)
            continue;
        akt_finding_add(p->document, AKT_BLOCK_ITEM,
                        p->view->comparisons->sides[side ? t->item + 1 : 0].dataset, text,
                        (akt_refs){refs, count});
        return;
    }
}

static void tell(const akt_comparison_page *p, size_t item)
{
    tale t = {.page = p, .item = item};
    const char *name = akt_comparison__side_words(p, item + 1);
    akt_comparison__tell(&t);
    if (t.count == 0) {
        akt_finding_add_absence(p->document, fill(&t, AKT_W_COMPARE_NOTHING, name, NULL, NULL));
        return;
    }
    akt_buffer text = AKT_BUFFER_INIT;
    for (size_t i = 0; i < t.count; i++)
        akt_buffer_format(&text, "%s%s", i > 0 ? "; " : "", t.clauses[i]);
    const char *steps = step_sentence(&t);
    akt_buffer_format(&text, ".%s%s", *steps ? " " : "", steps);
    add_tale(&t, fill(&t, AKT_W_COMPARE_OF, name, akt_buffer_settle(&text, p->pool), NULL));
}

void akt_comparison__add_findings(const akt_comparison_page *page)
{
    for (size_t i = 0; i < page->view->comparisons->count; i++)
        tell(page, i);
}
