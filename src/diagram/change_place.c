#include "diagram/change_internal.h"

#include "model/builder.h"

/* Those who change and have no category stand in a box of their own. Side scenes and map are then the
 * map's, of datasets that differ from the given ones in this alone. */

static const char category_id[] = "uncategorised";

static int32_t add_category(akt_dataset *dataset)
{
    int32_t there = akt_dataset_find_term(dataset, AKT_VOCABULARY_CATEGORIES, category_id);
    if (there != AKT_NONE) {
        return there;
    }
    akt_term *term = akt_dataset_add_term(dataset, AKT_VOCABULARY_CATEGORIES, category_id);
    for (int lang = 0; term != NULL && lang < AKT_LANG_COUNT; lang++) {
        term->name.in[lang] = akt_words(AKT_W_CHANGE_UNCATEGORISED, (akt_lang)lang);
    }
    return akt_dataset_find_term(dataset, AKT_VOCABULARY_CATEGORIES, category_id);
}

static bool needs_place(const akt_change_sheet *sheet, const akt_change_party *party)
{
    bool needs = false;
    for (int side = 0; side < 2 && party->fate != AKT_FATE_SAME; side++) {
        const akt_party *record = akt_dataset_party(sheet->datasets[side], party->refs[side]);
        needs = needs || (record != NULL && record->category == AKT_NONE);
    }
    return needs;
}

static bool any_needs_place(const akt_change_sheet *sheet)
{
    for (size_t i = 0; i < sheet->party_count; i++) {
        if (needs_place(sheet, &sheet->parties[i])) {
            return true;
        }
    }
    return false;
}

/* A copy of a side in which all who change have a category. */
static akt_dataset *place_side(const akt_change_sheet *sheet, int side, bool any)
{
    akt_dataset *dataset = akt_dataset_copy(sheet->datasets[side]);
    int32_t category = dataset != NULL && any ? add_category(dataset) : 0;
    if (dataset == NULL || category == AKT_NONE) {
        akt_dataset_free(dataset);
        return NULL;
    }
    for (size_t i = 0; any && i < sheet->party_count; i++) {
        const akt_change_party *party = &sheet->parties[i];
        akt_ref ref = party->refs[side];
        if (!akt_ref_is_set(ref) || !needs_place(sheet, party)) {
            continue;
        }
        akt_party *record = (akt_party *)akt_dataset_edit(dataset, ref.table, (size_t)ref.index);
        record->category = record->category == AKT_NONE ? category : record->category;
    }
    return dataset;
}

static int32_t same_term(const akt_dataset *to, const akt_dataset *from, akt_vocabulary vocabulary,
                         int32_t code)
{
    const akt_term *term = akt_dataset_term(from, vocabulary, code);
    return term != NULL ? akt_dataset_find_term(to, vocabulary, term->record.id) : AKT_NONE;
}

/* Only what a card is made of comes over. */
static bool add_gone(akt_dataset *both, const akt_dataset *before, akt_ref ref)
{
    akt_record *added = akt_dataset_add(both, ref.table);
    if (added == NULL) {
        return false;
    }
    akt_party *party = (akt_party *)added;
    *party = *akt_dataset_party(before, ref);
    if (party->category != AKT_NONE) {
        int32_t same = same_term(both, before, AKT_VOCABULARY_CATEGORIES, party->category);
        party->category = same != AKT_NONE ? same : add_category(both);
    }
    if (ref.table == AKT_TABLE_ACTORS) {
        const akt_actor *was = &akt_dataset_actors(before)[ref.index];
        akt_actor *actor = (akt_actor *)added;
        actor->kind = same_term(both, before, AKT_VOCABULARY_ACTOR_KINDS, was->kind);
        actor->driver = was->driver;
    }
    return true;
}

static akt_dataset *place_both(const akt_change_sheet *sheet)
{
    akt_dataset *both = akt_dataset_copy(sheet->places[1]);
    for (size_t i = 0; both != NULL && i < sheet->party_count; i++) {
        const akt_change_party *party = &sheet->parties[i];
        if (party->fate == AKT_FATE_REMOVED && !add_gone(both, sheet->places[0], party->refs[0])) {
            akt_dataset_free(both);
            both = NULL;
        }
    }
    return both;
}

akt_status akt_change__find_places(akt_change_sheet *sheet, akt_error *err)
{
    bool any = any_needs_place(sheet);
    for (int side = 0; side < 2; side++) {
        sheet->places[side] = place_side(sheet, side, any);
        if (sheet->places[side] == NULL) {
            return akt_error_memory(err);
        }
    }
    sheet->places[2] = place_both(sheet);
    return sheet->places[2] != NULL ? AKT_OK : akt_error_memory(err);
}
