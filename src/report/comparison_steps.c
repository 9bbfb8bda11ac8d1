#include "report/comparison_internal.h"

#include "report/field_words.h"

#include <math.h>
#include <string.h>

#define COLUMNS(columns) (columns), sizeof(columns) / sizeof *(columns)

static const akt_attribution *attribution_of(const akt_comparison_page *p, size_t item)
{
    return &p->view->attributions[item];
}

/* The steps without which one falls out. */
static void add_needs(const akt_comparison_page *p, const akt_attribution *a, size_t step)
{
    akt_buffer codes = AKT_BUFFER_INIT, words = AKT_BUFFER_INIT;
    size_t count = 0;
    for (size_t other = 0; other < a->steps; other++) {
        if (!a->needs[step * a->steps + other])
            continue;
        akt_buffer_format(&codes, "%s%zu", count ? "|" : "", other + 1);
        akt_buffer_format(&words, "%s%zu", count++ ? ", " : "", other + 1);
    }
    const char *joined = akt_buffer_settle(&codes, p->pool);
    const char *shown = akt_buffer_settle(&words, p->pool);
    akt_document_shown(p->document, count ? joined : NULL, count ? shown : NULL);
}

static void add_step(const akt_comparison_page *p, size_t item, size_t step)
{
    akt_course_step at = akt_course_step_at(&p->view->courses[item], step);
    akt_document_row(p->document);
    akt_comparison__add_item(p, item);
    akt_document_whole(p->document, (int64_t)step + 1);
    akt_document_shown(p->document, akt_script_step_name(at.script, at.step),
                       akt_script_step_words(at.script, at.step, p->lang));
    akt_document_shown(p->document, akt_script_step_subject(at.script, at.step),
                       akt_comparison__step_subject_words(p, item, step));
    akt_document_text(p->document, akt_text_in(akt_script_step_why(at.script, at.step), p->lang));
    add_needs(p, attribution_of(p, item), step);
}

static void add_steps(const akt_comparison_page *p)
{
    const akt_column columns[] = {
        akt_comparison__side_column(p),
        akt_comparison__column(p, "step", AKT_W_COMPARE_STEP, AKT_COLUMN_WHOLE),
        akt_comparison__column(p, "do", AKT_W_COMPARE_DOES, AKT_COLUMN_CODE),
        akt_comparison__column(p, "subject", AKT_W_COLUMN_WHO, AKT_COLUMN_TEXT),
        akt_comparison__column(p, "why", AKT_W_COMPARE_WHY, AKT_COLUMN_TEXT),
        akt_comparison__column(p, "needs", AKT_W_COMPARE_NEEDS, AKT_COLUMN_CODE),
    };
    akt_document_table(p->document, "steps", akt_words(AKT_W_COMPARE_STEPS, p->lang),
                       COLUMNS(columns));
    for (size_t c = 0; c < p->view->comparisons->count; c++) {
        for (size_t step = 0; step < attribution_of(p, c)->steps; step++)
            add_step(p, c, step);
    }
}

/* People see the measures of the whole, the state of cells and the sums. */
static bool is_shown(const akt_profile_row *row, akt_readers readers)
{
    bool is_state = row->what == AKT_PROFILE_CELL && strcmp(row->measure, "state") == 0;
    bool is_sum = row->what == AKT_PROFILE_MONEY && !row->id[0];
    return readers == AKT_READERS_MACHINES || row->what == AKT_PROFILE_MEASURE || is_state ||
           is_sum;
}

static void add_effect(const akt_comparison_page *p, const akt_profile_row *row, double effect)
{
    akt_document_number_shown(p->document, effect, akt_comparison__delta_words(p, row, effect));
}

static bool does_something(const akt_attribution *a, size_t at)
{
    return a->sequential[at] != 0 || a->leave_one_out[at] != 0 ||
           (a->shapley && a->shapley[at] != 0);
}

static void add_effects(const akt_comparison_spot *spot, size_t step, size_t i)
{
    const akt_comparison_page *p = spot->page;
    const akt_attribution *a = attribution_of(p, spot->item);
    const akt_profile_row *row = akt_comparison__row(spot)->row;
    size_t at = step * a->row_count + i;
    if (!does_something(a, at))
        return;
    akt_document_row(p->document);
    akt_comparison__add_item(p, spot->item);
    akt_document_whole(p->document, (int64_t)step + 1);
    akt_document_shown(p->document, akt_profile_what_name(row->what), "");
    akt_document_shown(p->document, row->id[0] ? row->id : NULL,
                       akt_comparison__subject_words(spot));
    akt_document_shown(p->document, row->measure, akt_comparison__measure_words(p, row));
    add_effect(p, row, a->sequential[at]);
    add_effect(p, row, a->leave_one_out[at]);
    add_effect(p, row, a->shapley ? a->shapley[at] : NAN);
}

static void add_rows(const akt_comparison_page *p, size_t item, akt_readers readers)
{
    const akt_attribution *a = attribution_of(p, item);
    for (size_t i = 0; i < a->row_count; i++) {
        const akt_comparison_spot spot = {p, item, a->rows[i]};
        for (size_t step = 0; step < a->steps; step++) {
            if (is_shown(akt_comparison__row(&spot)->row, readers) &&
                (a->steps > 1 || readers == AKT_READERS_MACHINES))
                add_effects(&spot, step, i);
        }
    }
}

static void add_table(const akt_comparison_page *p, akt_readers readers)
{
    const akt_column columns[] = {
        akt_comparison__side_column(p),
        akt_comparison__column(p, "step", AKT_W_COMPARE_STEP, AKT_COLUMN_WHOLE),
        akt_comparison__column(p, "what", AKT_W_COMPARE_WHAT, AKT_COLUMN_CODE),
        akt_comparison__column(p, "id", AKT_W_COLUMN_WHO, AKT_COLUMN_CODE),
        akt_comparison__column(p, "measure", AKT_W_NETWORK_MEASURE, AKT_COLUMN_CODE),
        akt_comparison__column(p, "sequential", AKT_W_COMPARE_SEQUENTIAL, AKT_COLUMN_NUMBER),
        akt_comparison__column(p, "leave_one_out", AKT_W_COMPARE_LEAVE_ONE_OUT, AKT_COLUMN_NUMBER),
        akt_comparison__column(p, "shapley", AKT_W_COMPARE_SHAPLEY, AKT_COLUMN_NUMBER),
    };
    akt_document_table(p->document, "attribution", akt_words(AKT_W_COMPARE_ATTRIBUTION, p->lang),
                       COLUMNS(columns));
    akt_document_table_for(p->document, readers);
    for (size_t c = 0; c < p->view->comparisons->count; c++)
        add_rows(p, c, readers);
}

void akt_comparison__add_attribution(const akt_comparison_page *page)
{
    if (!page->view->attributions)
        return;
    add_steps(page);
    add_table(page, AKT_READERS_PEOPLE);
    if (!page->view->is_brief)
        add_table(page, AKT_READERS_MACHINES);
}
