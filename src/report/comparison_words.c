#include "report/comparison_internal.h"

#include "report/field_words.h"
#include "words/quantity.h"

#include <math.h>
#include <string.h>

const akt_comparison_row *akt_comparison__row(const akt_comparison_spot *spot)
{
    return &spot->page->view->comparisons->items[spot->item].rows[spot->row];
}

akt_comparison_spot akt_comparison__start(const akt_comparison_page *page, size_t only)
{
    return (akt_comparison_spot){page, only == SIZE_MAX ? 0 : only, SIZE_MAX};
}

bool akt_comparison__next(akt_comparison_spot *spot, akt_profile_what what, size_t only)
{
    const akt_comparisons *all = spot->page->view->comparisons;
    for (; spot->item < all->count; spot->item++, spot->row = SIZE_MAX) {
        const akt_comparison *comparison = &all->items[spot->item];
        while (++spot->row < comparison->count) {
            const akt_comparison_row *row = &comparison->rows[spot->row];
            if (row->change != AKT_CHANGE_NONE &&
                (what == AKT_PROFILE_WHAT_COUNT || row->row->what == what))
                return true;
        }
        if (only != SIZE_MAX)
            return false;
    }
    return false;
}

int akt_comparison__side_of(const akt_comparison_spot *spot)
{
    const akt_comparison_row *row = akt_comparison__row(spot);
    bool is_gone = row->sides[1] == AKT_NONE ||
                   (row->row->what >= AKT_PROFILE_TIE && row->values[1] < row->values[0]);
    return is_gone && row->sides[0] != AKT_NONE ? 0 : 1;
}

const akt_dataset *akt_comparison__dataset(const akt_comparison_spot *spot, int side)
{
    return spot->page->view->comparisons->sides[side ? spot->item + 1 : 0].dataset;
}

const char *akt_comparison__side_words(const akt_comparison_page *page, size_t side)
{
    const char *name = page->view->names[side];
    return name ? name : akt_words(AKT_W_COMPARE_TODAY, page->lang);
}

typedef struct named {
    const char *measure;
    akt_word word;
} named;

static const named names[] = {
    {"central_density", AKT_W_COMPARE_DENSITY},
    {"central_mean_distance", AKT_W_COMPARE_DISTANCE},
    {"central_reach", AKT_W_COMPARE_REACH},
    {"centralisation", AKT_W_COMPARE_CENTRALISATION},
    {"central_brokers", AKT_W_COMPARE_BROKERS},
    {"standing_ties", AKT_W_COMPARE_STANDING_TIES},
    {"forums_per_actor", AKT_W_COMPARE_FORUMS},
    {"hub_load", AKT_W_COMPARE_HUB_LOAD},
    {"state", AKT_W_COMPARE_STATE},
    {"clear", AKT_W_COMPARE_CLEAR},
    {"possible", AKT_W_COMPARE_POSSIBLE},
    {"gross", AKT_W_COMPARE_GROSS},
    {"consolidated", AKT_W_COMPARE_CONSOLIDATED},
    {"unknown", AKT_W_COMPARE_UNKNOWN},
    {"eliminated", AKT_W_COMPARE_ELIMINATED},
    {"unassigned", AKT_W_COMPARE_UNASSIGNED},
    {"unfunded", AKT_W_COMPARE_UNFUNDED},
    {"in_gross", AKT_W_COMPARE_IN},
    {"out_gross", AKT_W_COMPARE_OUT},
    {"kept", AKT_W_COMPARE_KEPT},
    {"own", AKT_W_COMPARE_OWN},
    {"in_unknown", AKT_W_COMPARE_IN_UNKNOWN},
    {"out_unknown", AKT_W_COMPARE_OUT_UNKNOWN},
    {"through", AKT_W_COMPARE_THROUGH},
    {"present", AKT_W_COMPARE_PRESENT},
    {"degree", AKT_W_MEASURE_DEGREE},
    {"betweenness", AKT_W_MEASURE_BETWEENNESS},
    {"brokerage", AKT_W_COMPARE_BROKERAGE},
    {"parent", AKT_W_COMPARE_TIE_PARENT},
    {"owner", AKT_W_COMPARE_TIE_OWNER},
    {"operator", AKT_W_COMPARE_TIE_OPERATOR},
    {"partner", AKT_W_COMPARE_TIE_PARTNER},
    {"member", AKT_W_COMPARE_TIE_MEMBER},
};

const char *akt_comparison__measure_words(const akt_comparison_page *page,
                                          const akt_profile_row *row)
{
    size_t size =
        row->what == AKT_PROFILE_MONEY ? strcspn(row->measure, ":") : strlen(row->measure);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strlen(names[i].measure) == size && strncmp(names[i].measure, row->measure, size) == 0)
            return akt_words(names[i].word, page->lang);
    }
    return row->measure;
}

const char *akt_comparison__currency(const akt_profile_row *row)
{
    const char *colon = strchr(row->measure, ':');
    return colon ? colon + 1 : "NOK";
}

bool akt_comparison__is_count(const akt_profile_row *row)
{
    return strstr(row->measure, "unknown") != NULL;
}

const char *akt_comparison__place_words(const akt_comparison_spot *spot)
{
    const akt_comparison_page *p = spot->page;
    const akt_profile_row *row = akt_comparison__row(spot)->row;
    const akt_dataset *dataset =
        akt_comparison__dataset(spot, akt_comparison__row(spot)->sides[0] == AKT_NONE);
    const char *role = akt_term_words(dataset, AKT_VOCABULARY_ROLES, row->role, p->lang);
    if (row->area == AKT_NONE)
        return role;
    return akt_words_filled(p->pool, AKT_W_SPECIFIED, p->lang, role,
                            akt_term_words(dataset, AKT_VOCABULARY_AREAS, row->area, p->lang), NULL,
                            NULL);
}

static const char *party_words(const akt_dataset *dataset, akt_ref party, akt_lang lang)
{
    return akt_ref_is_set(party) ? akt_dataset_label(dataset, party, lang, true)
                                 : akt_words(AKT_W_COVERAGE_WHOLE, lang);
}

const char *akt_comparison__subject_words(const akt_comparison_spot *spot)
{
    const akt_comparison_row *row = akt_comparison__row(spot);
    const akt_profile_row *of = row->row;
    int side = row->sides[0] == AKT_NONE;
    const akt_dataset *dataset = akt_comparison__dataset(spot, side);
    if (of->what == AKT_PROFILE_CELL)
        return akt_comparison__place_words(spot);
    if (!of->id[0] && of->what == AKT_PROFILE_MONEY)
        return akt_words(AKT_W_FUNDING_ALL, spot->page->lang);
    if (of->what == AKT_PROFILE_MEASURE)
        return akt_words(AKT_W_COMPARE_MEASURES, spot->page->lang);
    if (of->what == AKT_PROFILE_ROLE)
        return party_words(dataset, akt_dataset_roles(dataset)[of->subject.index].holder,
                           spot->page->lang);
    return of->what == AKT_PROFILE_TIE ? of->id
                                       : party_words(dataset, of->subject, spot->page->lang);
}

static bool is_paid(const akt_profile_row *row)
{
    return row->what == AKT_PROFILE_MONEY && !akt_comparison__is_count(row);
}

/* The size of a value, behind a sign. */
static const char *signed_words(const akt_comparison_page *page, const akt_profile_row *row,
                                const char *sign, double value)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_buffer_add(&text, sign);
    if (is_paid(row))
        akt_quantity_money(&text, llround(value), akt_comparison__currency(row), page->lang);
    else
        akt_quantity_measure(&text, value, page->lang);
    return akt_buffer_settle(&text, page->pool);
}

const char *akt_comparison__value_words(const akt_comparison_page *page, const akt_profile_row *row,
                                        double value)
{
    static const akt_word states[] = {AKT_W_STATE_GAP, AKT_W_STATE_THIN, AKT_W_STATE_COVERED,
                                      AKT_W_STATE_CROWDED};
    if (isnan(value))
        return NULL;
    if (row->what == AKT_PROFILE_CELL && strcmp(row->measure, "state") == 0)
        return akt_words(states[(size_t)value], page->lang);
    return signed_words(page, row, "", value);
}

const char *akt_comparison__delta_words(const akt_comparison_page *page, const akt_profile_row *row,
                                        double delta)
{
    const char *sign = delta > 0 ? "+" : delta < 0 ? "\u2212" : "";
    return isnan(delta) ? NULL : signed_words(page, row, sign, fabs(delta));
}

/* What a step calls by this id, before the steps or after them. */
static const char *id_words(const akt_comparison_page *page, size_t item, const char *id)
{
    static const akt_vocabulary vocabularies[] = {AKT_VOCABULARY_ROLES, AKT_VOCABULARY_AREAS};
    const size_t sides[] = {item + 1, 0};
    for (size_t i = 0; i < 2; i++) {
        const akt_dataset *dataset = page->view->comparisons->sides[sides[i]].dataset;
        akt_ref party = akt_dataset_find_party(dataset, id);
        const akt_party *found = akt_dataset_party(dataset, party);
        if (found && strcmp(found->record.id, id) == 0)
            return akt_dataset_label(dataset, party, page->lang, true);
    }
    const akt_dataset *dataset = page->view->comparisons->sides[0].dataset;
    for (size_t v = 0; v < 2; v++) {
        int32_t index = akt_dataset_find_term(dataset, vocabularies[v], id);
        if (index != AKT_NONE)
            return akt_text_in(&akt_dataset_term(dataset, vocabularies[v], index)->name,
                               page->lang);
    }
    return id;
}

const char *akt_comparison__step_subject_words(const akt_comparison_page *page, size_t item,
                                               size_t step)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_course_step at = akt_course_step_at(&page->view->courses[item], step);
    for (const char *id = akt_script_step_subject(at.script, at.step); *id;) {
        size_t size = strcspn(id, ",");
        const char *one = akt_pool_text(page->pool, id, size);
        akt_buffer_format(&text, "%s%s", text.size ? ", " : "",
                          one ? id_words(page, item, one) : "");
        id += size + strspn(id + size, ", ");
    }
    return akt_buffer_settle(&text, page->pool);
}

const char *akt_comparison__step_words(const akt_comparison_page *page, size_t item, size_t step)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_course_step at = akt_course_step_at(&page->view->courses[item], step);
    akt_buffer_format(&text, "%s: %s", akt_script_step_words(at.script, at.step, page->lang),
                      akt_comparison__step_subject_words(page, item, step));
    return akt_buffer_settle(&text, page->pool);
}
