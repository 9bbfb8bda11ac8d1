#include "diagram/change_internal.h"

#include "report/field_words.h"
#include "scenario/difference.h"

#include <stdlib.h>
#include <string.h>

static const akt_table party_tables[] = {AKT_TABLE_ACTORS, AKT_TABLE_PROGRAMMES, AKT_TABLE_FORUMS};

static const akt_ref nobody = {AKT_TABLE_ACTORS, AKT_NONE};

static int compare_parties(const void *left, const void *right)
{
    const akt_change_party *a = left;
    const akt_change_party *b = right;
    return strcmp(a->id, b->id);
}

akt_change_party *akt_change__party(const akt_change_sheet *sheet, const char *id)
{
    const akt_change_party key = {.id = id};
    return sheet->party_count == 0 ? NULL
                                   : bsearch(&key, sheet->parties, sheet->party_count,
                                             sizeof *sheet->parties, compare_parties);
}

static size_t count_parties(const akt_dataset *dataset)
{
    size_t count = 0;
    for (size_t t = 0; t < 3; t++) {
        count += akt_dataset_count(dataset, party_tables[t]);
    }
    return count;
}

static void list_side(akt_change_sheet *sheet, int side)
{
    for (size_t t = 0; t < 3; t++) {
        size_t count = akt_dataset_count(sheet->datasets[side], party_tables[t]);
        for (size_t i = 0; i < count; i++) {
            akt_change_party *party = &sheet->parties[sheet->party_count++];
            akt_ref ref = {party_tables[t], (int32_t)i};
            party->id = akt_dataset_party(sheet->datasets[side], ref)->record.id;
            party->refs[side] = ref;
            party->refs[!side] = nobody;
        }
    }
}

/* Two with one id are the one party of both sides. */
static void unite(akt_change_sheet *sheet)
{
    size_t kept = 0;
    for (size_t i = 0; i < sheet->party_count; i++) {
        akt_change_party *party = &sheet->parties[i];
        akt_change_party *last = kept > 0 ? &sheet->parties[kept - 1] : NULL;
        if (last != NULL && strcmp(last->id, party->id) == 0) {
            int side = akt_ref_is_set(party->refs[0]) ? 0 : 1;
            last->refs[side] = party->refs[side];
        } else {
            sheet->parties[kept++] = *party;
        }
    }
    sheet->party_count = kept;
    for (size_t i = 0; i < kept; i++) {
        akt_change_party *party = &sheet->parties[i];
        party->fate = !akt_ref_is_set(party->refs[0])   ? AKT_FATE_ADDED
                      : !akt_ref_is_set(party->refs[1]) ? AKT_FATE_REMOVED
                                                        : AKT_FATE_SAME;
    }
}

static void add_word(akt_change_sheet *sheet, const char *id, const char *words)
{
    akt_change_party *party = id != NULL ? akt_change__party(sheet, id) : NULL;
    if (party == NULL || party->fate == AKT_FATE_ADDED || party->fate == AKT_FATE_REMOVED ||
        (party->what != NULL && strstr(party->what, words) != NULL)) {
        return;
    }
    akt_buffer text = AKT_BUFFER_INIT;
    akt_buffer_format(&text, "%s%s%s", party->what != NULL ? party->what : "",
                      party->what != NULL ? ", " : "", words);
    party->fate = AKT_FATE_CHANGED;
    party->what = akt_change__keep(sheet, &text);
}

/* Whom a party belongs to, is owned or run by shows as ties; where it says so is no change of the
 * field. */
static bool is_own(const akt_field *field)
{
    size_t count = 0;
    const akt_field *facts = akt_schema_fact(&count);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(facts[i].name, field->name) == 0) {
            return false;
        }
    }
    return field->type != AKT_FIELD_REF && field->type != AKT_FIELD_REFS;
}

static akt_status find_fields(akt_change_sheet *sheet, akt_error *err)
{
    size_t count = 0;
    akt_difference *difference = NULL;
    akt_status status =
        akt_difference_find(&difference, sheet->datasets[0], sheet->datasets[1], err);
    if (status != AKT_OK) {
        return status;
    }
    const akt_difference_step *steps = akt_difference_steps(difference, &count);
    for (size_t i = 0; i < count; i++) {
        bool party = steps[i].table == AKT_TABLE_ACTORS || steps[i].table == AKT_TABLE_PROGRAMMES ||
                     steps[i].table == AKT_TABLE_FORUMS;
        if (party && steps[i].change == AKT_DIFFERENCE_SET && is_own(steps[i].field)) {
            add_word(sheet, steps[i].record->id,
                     akt_field_title(steps[i].field->name, sheet->lang));
        }
    }
    akt_difference_free(difference);
    return AKT_OK;
}

/* A category that a body gets or loses is a place on the map, whatever steps can say of it. */
static void find_categories(akt_change_sheet *sheet)
{
    for (size_t i = 0; i < sheet->party_count; i++) {
        const akt_change_party *party = &sheet->parties[i];
        const akt_party *before = akt_dataset_party(sheet->datasets[0], party->refs[0]);
        const akt_party *after = akt_dataset_party(sheet->datasets[1], party->refs[1]);
        if (before != NULL && after != NULL &&
            (before->category == AKT_NONE) != (after->category == AKT_NONE)) {
            add_word(sheet, party->id, akt_field_title("category", sheet->lang));
        }
    }
}

static void find_roles(akt_change_sheet *sheet)
{
    const akt_comparison *comparison = &sheet->comparisons->items[0];
    for (size_t i = 0; i < comparison->count; i++) {
        const akt_comparison_row *row = &comparison->rows[i];
        if (akt_change__is_role(row)) {
            add_word(sheet, row->row->id, akt_words(AKT_W_CHANGE_FIELD_ROLES, sheet->lang));
        }
    }
}

akt_status akt_change__find_parties(akt_change_sheet *sheet, akt_error *err)
{
    size_t most = count_parties(sheet->datasets[0]) + count_parties(sheet->datasets[1]);
    sheet->parties = akt_change__get(sheet, most, sizeof *sheet->parties);
    if (sheet->parties == NULL) {
        return akt_error_memory(err);
    }
    list_side(sheet, 0);
    list_side(sheet, 1);
    if (sheet->party_count > 1) {
        qsort(sheet->parties, sheet->party_count, sizeof *sheet->parties, compare_parties);
    }
    unite(sheet);
    akt_status status = find_fields(sheet, err);
    if (status == AKT_OK) {
        find_categories(sheet);
        find_roles(sheet);
    }
    return status;
}
