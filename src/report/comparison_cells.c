#include "report/comparison_internal.h"

#include "report/field_words.h"

#include <math.h>

akt_column akt_comparison__column(const akt_comparison_page *page, const char *key, akt_word title,
                                  akt_column_type type)
{
    return (akt_column){key, akt_words(title, page->lang), type, NULL};
}

akt_column akt_comparison__side_column(const akt_comparison_page *page)
{
    bool is_scenario = page->view->kind == AKT_COMPARED_SCENARIOS;
    return akt_comparison__column(page, "scenario",
                                  is_scenario ? AKT_W_COMPARE_SCENARIO : AKT_W_COMPARE_SIDE,
                                  AKT_COLUMN_CODE);
}

akt_column akt_comparison__holds_column(const akt_comparison_page *page)
{
    return (akt_column){"holds", akt_words(AKT_W_COMPARE_HOLDS, page->lang), AKT_COLUMN_NUMBER,
                        "%"};
}

void akt_comparison__add_item(const akt_comparison_page *page, size_t item)
{
    akt_document_shown(page->document, page->view->ids[item + 1],
                       akt_comparison__side_words(page, item + 1));
}

/* Of those who are not there no sum is told, though they pay and get nothing. */
static const char *side_words(const akt_comparison_spot *spot, int side)
{
    const akt_comparison_row *row = akt_comparison__row(spot);
    if (row->row->what == AKT_PROFILE_MONEY && !akt_comparison__is_count(row->row) &&
        row->sides[side] == AKT_NONE)
        return "–";
    return akt_comparison__value_words(spot->page, row->row, row->values[side]);
}

void akt_comparison__add_values(const akt_comparison_spot *spot)
{
    const akt_comparison_page *p = spot->page;
    const akt_comparison_row *row = akt_comparison__row(spot);
    for (int side = 0; side < 2; side++)
        akt_document_number_shown(p->document, row->values[side], side_words(spot, side));
    akt_document_number_shown(p->document, row->delta,
                              akt_comparison__delta_words(p, row->row, row->delta));
}

void akt_comparison__add_holds(const akt_comparison_spot *spot)
{
    double holds = akt_comparison__row(spot)->holds;
    akt_document_number_shown(
        spot->page->document, holds,
        isnan(holds) ? NULL : akt_percent_words(spot->page->pool, holds, spot->page->lang));
}

/* The place of a row of the comparison among those that changed; SIZE_MAX where it is none. */
static size_t find(const akt_attribution *a, size_t row)
{
    size_t low = 0, high = a->row_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (a->rows[middle] < row)
            low = middle + 1;
        else
            high = middle;
    }
    return low < a->row_count && a->rows[low] == row ? low : SIZE_MAX;
}

/* Whether one step does more than another; of those that do as much, what it does in the order of the
 * script says. */
static bool does_more(const akt_attribution *a, size_t step, size_t other, size_t place)
{
    double x = fabs(akt_attribution_effect(a, step, place));
    double y = fabs(akt_attribution_effect(a, other, place));
    if (akt_change_of(x, y) != AKT_CHANGE_NONE)
        return x > y;
    return fabs(a->sequential[step * a->row_count + place]) >
           fabs(a->sequential[other * a->row_count + place]);
}

size_t akt_comparison__steps(const akt_comparison_spot *spot, size_t *steps)
{
    const akt_comparison_view *view = spot->page->view;
    const akt_attribution *a = view->attributions ? &view->attributions[spot->item] : NULL;
    size_t place = a ? find(a, spot->row) : SIZE_MAX, count = 0;
    for (size_t step = 0; place != SIZE_MAX && step < a->steps; step++) {
        double effect = akt_attribution_effect(a, step, place);
        if (isnan(effect) || effect == 0)
            continue;
        size_t at = count++;
        for (; at > 0 && does_more(a, step, steps[at - 1], place); at--)
            steps[at] = steps[at - 1];
        steps[at] = step;
    }
    return count;
}

void akt_comparison__add_steps(const akt_comparison_spot *spot)
{
    const akt_comparison_page *p = spot->page;
    const akt_attribution *a = p->view->attributions ? &p->view->attributions[spot->item] : NULL;
    akt_buffer codes = AKT_BUFFER_INIT, words = AKT_BUFFER_INIT;
    size_t *steps = akt_pool_get(p->pool, ((a ? a->steps : 0) + 1) * sizeof *steps);
    size_t count = steps ? akt_comparison__steps(spot, steps) : 0;
    for (size_t i = 0; i < count; i++) {
        akt_buffer_format(&codes, "%s%zu", i > 0 ? "|" : "", steps[i] + 1);
        akt_buffer_format(&words, "%s%zu", i > 0 ? ", " : "", steps[i] + 1);
    }
    const char *joined = akt_buffer_settle(&codes, p->pool);
    const char *shown = akt_buffer_settle(&words, p->pool);
    if (count)
        akt_document_shown(p->document, joined, shown);
    else
        akt_document_nothing(p->document);
}
