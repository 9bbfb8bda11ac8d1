#include "scenario/regroup.h"

#include "base/buffer.h"
#include "base/near.h"
#include "model/builder.h"
#include "scenario/filter.h"
#include "scenario/selection_internal.h"

#include <stdlib.h>
#include <string.h>

static const akt_table parties[] = {AKT_TABLE_ACTORS, AKT_TABLE_PROGRAMMES, AKT_TABLE_FORUMS};

enum { PARTY_TABLES = sizeof parties / sizeof *parties };

typedef struct regrouping {
    const akt_dataset *from;
    akt_dataset *to;
    const akt_regrouping *how;
    akt_error *err;
} regrouping;

static const char *keep(const regrouping *r, const char *text)
{
    return text ? akt_pool_text(akt_dataset_pool(r->to), text, strlen(text)) : NULL;
}

static akt_text keep_text(const regrouping *r, const akt_text *text)
{
    akt_text kept = {{NULL}};
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++)
        kept.in[lang] = keep(r, text->in[lang]);
    return kept;
}

static const akt_regroup_category *find_category(const akt_regrouping *how, const char *id)
{
    for (size_t i = 0; i < how->category_count; i++)
        if (strcmp(how->categories[i].id, id) == 0)
            return &how->categories[i];
    return NULL;
}

/* "PLACE: " or nothing. */
static const char *at(const regrouping *r, const char *place)
{
    akt_buffer text = AKT_BUFFER_INIT;
    if (!place)
        return "";
    akt_buffer_format(&text, "%s: ", place);
    const char *kept = akt_buffer_settle(&text, akt_dataset_pool(r->to));
    return kept ? kept : "";
}

static akt_status fail_category(const regrouping *r, const akt_regroup_band *band, const char *id)
{
    size_t count;
    const akt_term *terms = akt_dataset_terms(r->from, AKT_VOCABULARY_CATEGORIES, &count);
    akt_near near = akt_near_start(id);
    for (size_t i = 0; i < count; i++)
        akt_near_try(&near, terms[i].record.id);
    const char *place = at(r, band->place);
    return near.best ? akt_error_set(r->err, AKT_EINVAL,
                                     "%sthere is no category '%s'; did you mean '%s'?", place, id,
                                     near.best)
                     : akt_error_set(r->err, AKT_EINVAL,
                                     "%sthere is no category '%s'; say its name and members in "
                                     "\"categories\"",
                                     place, id);
}

static akt_status add_category(const regrouping *r, size_t band, const char *id)
{
    const akt_regroup_category *changed = find_category(r->how, id);
    const akt_term *old =
        akt_dataset_term(r->from, AKT_VOCABULARY_CATEGORIES,
                         akt_dataset_find_term(r->from, AKT_VOCABULARY_CATEGORIES, id));
    if (!changed && !old)
        return fail_category(r, &r->how->bands[band], id);
    if (!old && !akt_text_in(&changed->name, AKT_LANG_NB))
        return akt_error_set(r->err, AKT_EINVAL, "%sthe new category '%s' needs a name",
                             at(r, changed->place), id);
    if (akt_dataset_find_term(r->to, AKT_VOCABULARY_CATEGORIES, id) != AKT_NONE)
        return akt_error_set(r->err, AKT_EINVAL, "%sthe category '%s' stands in two places",
                             at(r, r->how->bands[band].place), id);
    const char *kept = keep(r, id);
    akt_term *term = kept ? akt_dataset_add_term(r->to, AKT_VOCABULARY_CATEGORIES, kept) : NULL;
    if (!term)
        return akt_error_memory(r->err);
    if (old)
        *term = *old;
    term->record.id = kept;
    term->band = (int32_t)band;
    if (changed && akt_text_in(&changed->name, AKT_LANG_NB))
        term->name = keep_text(r, &changed->name);
    if (changed && changed->slot)
        term->slot = keep(r, changed->slot);
    return AKT_OK;
}

static akt_status add_band(const regrouping *r, size_t index)
{
    const akt_regroup_band *band = &r->how->bands[index];
    akt_buffer id = AKT_BUFFER_INIT;
    akt_buffer_format(&id, "band-%zu", index + 1);
    akt_term *term = akt_dataset_add_term(r->to, AKT_VOCABULARY_BANDS,
                                          akt_buffer_settle(&id, akt_dataset_pool(r->to)));
    akt_status status = term ? AKT_OK : akt_error_memory(r->err);
    if (term)
        term->name = keep_text(r, &band->name);
    for (size_t i = 0; status == AKT_OK && i < band->categories.count; i++)
        status = add_category(r, index, band->categories.items[i]);
    return status;
}

static akt_status add_bands(const regrouping *r)
{
    if (!akt_dataset_clear_terms(r->to, AKT_VOCABULARY_BANDS) ||
        !akt_dataset_clear_terms(r->to, AKT_VOCABULARY_CATEGORIES))
        return akt_error_memory(r->err);
    akt_status status = AKT_OK;
    for (size_t i = 0; status == AKT_OK && i < r->how->band_count; i++)
        status = add_band(r, i);
    return status;
}

/* Who was in a category is in that of the same id. */
static void translate(const regrouping *r)
{
    for (size_t t = 0; t < PARTY_TABLES; t++)
        for (size_t i = 0; i < akt_dataset_count(r->to, parties[t]); i++) {
            akt_party *party = (akt_party *)akt_dataset_edit(r->to, parties[t], i);
            const akt_term *old =
                akt_dataset_term(r->from, AKT_VOCABULARY_CATEGORIES, party->category);
            party->category =
                old ? akt_dataset_find_term(r->to, AKT_VOCABULARY_CATEGORIES, old->record.id)
                    : AKT_NONE;
        }
}

static akt_status take_members(const regrouping *r, const akt_regroup_category *category,
                               int32_t code)
{
    for (size_t i = 0; i < category->members.count; i++) {
        akt_ref ref = akt_dataset_find_party(r->to, category->members.items[i]);
        if (!akt_ref_is_set(ref))
            return akt_selection__fail_party(r->from, at(r, category->place),
                                             category->members.items[i], r->err);
        ((akt_party *)akt_dataset_edit(r->to, ref.table, (size_t)ref.index))->category = code;
    }
    return AKT_OK;
}

/* The conditions are asked of the dataset as it was, so that they may name its own categories. */
static akt_status take_matches(const regrouping *r, const akt_regroup_category *category,
                               int32_t code)
{
    const akt_conditions conditions = {category->where.items, category->where.count};
    uint32_t mask = 0;
    if (conditions.count == 0)
        return AKT_OK;
    for (size_t t = 0; t < PARTY_TABLES; t++)
        mask |= 1U << parties[t];
    akt_error fault = {0};
    if (akt_conditions_check(&conditions, r->from, mask, &fault) != AKT_OK)
        return akt_error_set(r->err, fault.status, "%s%s", at(r, category->place), fault.message);
    for (size_t t = 0; t < PARTY_TABLES; t++)
        for (size_t i = 0; i < akt_dataset_count(r->from, parties[t]); i++)
            if (akt_conditions_hold(&conditions, r->from, parties[t],
                                    akt_dataset_record(r->from, parties[t], i)))
                ((akt_party *)akt_dataset_edit(r->to, parties[t], i))->category = code;
    return AKT_OK;
}

/* The last taker keeps: so the first category comes last, and members after matches. */
static akt_status take(const regrouping *r)
{
    akt_status status = AKT_OK;
    for (int members = 0; members < 2; members++)
        for (size_t i = r->how->category_count; status == AKT_OK && i-- > 0;) {
            const akt_regroup_category *category = &r->how->categories[i];
            int32_t code = akt_dataset_find_term(r->to, AKT_VOCABULARY_CATEGORIES, category->id);
            if (code == AKT_NONE)
                return akt_error_set(r->err, AKT_EINVAL,
                                     "%sthe category '%s' stands in none of the bands",
                                     at(r, category->place), category->id);
            status = members ? take_members(r, category, code) : take_matches(r, category, code);
        }
    return status;
}

akt_status akt_regroup(akt_dataset **out, const akt_dataset *dataset, const akt_regrouping *how,
                       akt_error *err)
{
    regrouping r = {dataset, akt_dataset_copy(dataset), how, err};
    akt_status status = r.to ? add_bands(&r) : akt_error_memory(err);
    if (status == AKT_OK) {
        translate(&r);
        status = take(&r);
    }
    if (status == AKT_OK && akt_pool_has_failed(akt_dataset_pool(r.to)))
        status = akt_error_memory(err);
    *out = status == AKT_OK ? r.to : NULL;
    if (status != AKT_OK)
        akt_dataset_free(r.to);
    return status;
}
