#include "analysis/profile_internal.h"

#include "analysis/coordination.h"
#include "analysis/coverage.h"
#include "base/buffer.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const whats[AKT_PROFILE_WHAT_COUNT] = {"measure",   "cell",  "money", "actor",
                                                          "programme", "forum", "tie",   "role"};

const char *akt_profile_what_name(akt_profile_what what)
{
    return whats[what];
}

int akt_profile_compare(const akt_profile_row *a, const akt_profile_row *b)
{
    if (a->what != b->what)
        return a->what < b->what ? -1 : 1;
    int order = strcmp(a->id, b->id);
    return order ? order : strcmp(a->measure, b->measure);
}

static bool is_position(const akt_profile_row *row)
{
    return row->what >= AKT_PROFILE_ACTOR && row->what <= AKT_PROFILE_FORUM &&
           strcmp(row->measure, "present") != 0;
}

double akt_profile_absent(const akt_profile_row *row)
{
    bool is_undefined =
        row->what == AKT_PROFILE_MEASURE || row->what == AKT_PROFILE_CELL || is_position(row);
    return is_undefined ? NAN : 0;
}

bool akt_profile_is_ranked(const akt_profile_row *row)
{
    bool is_sum = row->what == AKT_PROFILE_MONEY && row->id[0] &&
                  (strncmp(row->measure, "kept", 4) == 0 || strncmp(row->measure, "own", 3) == 0);
    return is_sum || is_position(row);
}

/* The id that one of its former ids has in the other dataset, or its own. */
const char *akt_profile__id(const akt_profile_walk *walk, akt_ref ref)
{
    const akt_party *party = akt_dataset_party(walk->dataset, ref);
    const akt_dataset *names = walk->options->names;
    if (!party)
        return "";
    if (!names)
        return party->record.id;
    akt_ref known = akt_dataset_find_party(names, party->record.id);
    for (size_t i = 0; !akt_ref_is_set(known) && i < party->former_ids.count; i++)
        known = akt_dataset_find_party(names, party->former_ids.items[i]);
    return akt_ref_is_set(known) ? akt_dataset_party(names, known)->record.id : party->record.id;
}

static const char *join(akt_pool *pool, const char *const *words, size_t count, const char *joint)
{
    akt_buffer text = AKT_BUFFER_INIT;
    if (count < 2 || !words[1])
        return words[0] ? words[0] : "";
    for (size_t i = 0; i < count && words[i]; i++)
        akt_buffer_format(&text, "%s%s", i > 0 ? joint : "", words[i]);
    return akt_buffer_settle(&text, pool);
}

static void name(akt_profile_walk *walk, const akt_profile_number *number)
{
    akt_profile_found *found = akt_list_add(&walk->rows);
    if (!found) {
        akt_pool_fail(walk->pool);
        return;
    }
    *found = (akt_profile_found){{number->what, join(walk->pool, number->ids, 2, "|"),
                                  join(walk->pool, number->measure, 3, number->joint),
                                  number->subject, number->role, number->area},
                                 number->value,
                                 walk->at};
}

void akt_profile__put(akt_profile_walk *walk, const akt_profile_number *number)
{
    if (walk->values)
        walk->values[walk->profile->slots[walk->at]] += number->value;
    else
        name(walk, number);
    walk->at++;
}

static akt_status put_measures(akt_profile_walk *walk, akt_error *err)
{
    akt_coordination measured;
    akt_status status =
        akt_coordination_compute(&measured, walk->dataset, &walk->options->network, err);
    for (int m = 0; status == AKT_OK && m < AKT_COORDINATION_COUNT; m++) {
        akt_coordination_measure measure = (akt_coordination_measure)m;
        const akt_profile_number number = {.what = AKT_PROFILE_MEASURE,
                                           .measure = {akt_coordination_measure_name(measure)},
                                           .subject.index = AKT_NONE,
                                           .value = akt_coordination_value(&measured, measure)};
        akt_profile__put(walk, &number);
    }
    return status;
}

static void put_cell(akt_profile_walk *walk, const akt_coverage_cell *cell)
{
    const akt_term *role = akt_dataset_term(walk->dataset, AKT_VOCABULARY_ROLES, cell->role);
    const akt_term *area = akt_dataset_term(walk->dataset, AKT_VOCABULARY_AREAS, cell->area);
    const char *const words[] = {role->record.id, area ? area->record.id : "any"};
    bool is_needed = cell->state != AKT_CELL_NOT_NEEDED;
    const struct {
        const char *measure;
        double value;
    } numbers[] = {
        {"state", is_needed ? (double)cell->state - AKT_CELL_GAP : NAN},
        {"clear", (double)cell->holders[AKT_STRENGTH_CLEAR]},
        {"possible", (double)cell->holders[AKT_STRENGTH_POSSIBLE]},
    };
    const char *id = walk->values ? "" : join(walk->pool, words, 2, "/");
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        const akt_profile_number number = {.what = AKT_PROFILE_CELL,
                                           .ids = {id},
                                           .measure = {numbers[i].measure},
                                           .subject.index = AKT_NONE,
                                           .role = cell->role,
                                           .area = cell->area,
                                           .value = numbers[i].value};
        akt_profile__put(walk, &number);
    }
}

static akt_status put_cells(akt_profile_walk *walk, akt_error *err)
{
    akt_coverage coverage;
    akt_status status =
        akt_coverage_compute_cells(&coverage, walk->dataset, walk->options->network.draw, err);
    for (size_t i = 0; status == AKT_OK && i < coverage.cell_count; i++)
        put_cell(walk, &coverage.cells[i]);
    akt_coverage_dispose(&coverage);
    return status;
}

static akt_status walk_through(akt_profile_walk *walk, akt_error *err)
{
    akt_status status = put_measures(walk, err);
    if (status == AKT_OK)
        status = put_cells(walk, err);
    if (status == AKT_OK)
        status = akt_profile__put_money(walk, err);
    if (status == AKT_OK)
        status = akt_profile__put_positions(walk, err);
    if (status == AKT_OK)
        akt_profile__put_ties(walk);
    return status;
}

static int compare_found(const void *left, const void *right)
{
    const akt_profile_found *a = left, *b = right;
    int order = akt_profile_compare(&a->row, &b->row);
    return order ? order : (a->slot > b->slot) - (a->slot < b->slot);
}

/* Sorted; numbers of the same row are added up in it. */
static akt_status settle(akt_profile *out, akt_profile_walk *walk, akt_error *err)
{
    size_t count = walk->rows.count;
    akt_profile_found *found = walk->rows.items;
    out->rows = malloc((count + 1) * sizeof *out->rows);
    out->values = malloc((count + 1) * sizeof *out->values);
    out->slots = malloc((count + 1) * sizeof *out->slots);
    if (!out->rows || !out->values || !out->slots || akt_pool_has_failed(walk->pool))
        return akt_error_memory(err);
    qsort(found, count, sizeof *found, compare_found);
    for (size_t i = 0; i < count; i++) {
        if (out->count == 0 || akt_profile_compare(&out->rows[out->count - 1], &found[i].row)) {
            out->rows[out->count] = found[i].row;
            out->values[out->count++] = 0;
        }
        out->values[out->count - 1] += found[i].value;
        out->slots[found[i].slot] = (uint32_t)(out->count - 1);
    }
    out->slot_count = count;
    return AKT_OK;
}

akt_status akt_profile_make(akt_profile *out, const akt_dataset *dataset,
                            const akt_profile_options *options, akt_error *err)
{
    *out = (akt_profile){.pool = akt_pool_new()};
    akt_profile_walk walk = {.dataset = dataset,
                             .options = options,
                             .pool = out->pool,
                             .rows = AKT_LIST_OF(akt_profile_found)};
    akt_status status = out->pool ? walk_through(&walk, err) : akt_error_memory(err);
    if (status == AKT_OK)
        status = settle(out, &walk, err);
    akt_list_dispose(&walk.rows);
    if (status != AKT_OK)
        akt_profile_dispose(out);
    return status;
}

void akt_profile_dispose(akt_profile *profile)
{
    free(profile->rows);
    free(profile->values);
    free(profile->slots);
    akt_pool_free(profile->pool);
    *profile = (akt_profile){0};
}

akt_status akt_profile_draw(double *values, const akt_profile *profile, const akt_dataset *dataset,
                            const akt_profile_options *options, akt_error *err)
{
    akt_profile_walk walk = {
        .dataset = dataset, .options = options, .values = values, .profile = profile};
    for (size_t i = 0; i < profile->count; i++)
        values[i] = 0;
    return walk_through(&walk, err);
}
