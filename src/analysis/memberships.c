#include "analysis/memberships_internal.h"

#include "base/list.h"

#include <stdlib.h>

typedef struct seat {
    uint32_t forum;
    uint32_t member;
} seat;

static int compare_seats(const void *left, const void *right)
{
    const seat *a = left, *b = right;
    if (a->forum != b->forum)
        return a->forum < b->forum ? -1 : 1;
    return (a->member > b->member) - (a->member < b->member);
}

static bool list_seats(akt_list *seats, const akt_dataset *dataset, const akt_draw *draw, size_t f)
{
    const akt_forum *forum = &akt_dataset_forums(dataset)[f];
    size_t actors = akt_dataset_count(dataset, AKT_TABLE_ACTORS);
    for (size_t i = 0; i < forum->members.count; i++) {
        akt_ref ref = forum->members.items[i];
        const akt_entry entry = {AKT_TABLE_FORUMS, &forum->party.record, 0, ref};
        if (!akt_ref_is_set(ref) || ref.table == AKT_TABLE_FORUMS ||
            !akt_draw_keeps_entry(draw, dataset, &entry))
            continue;
        seat *s = akt_list_add(seats);
        if (!s)
            return false;
        size_t offset = ref.table == AKT_TABLE_PROGRAMMES ? actors : 0;
        *s = (seat){(uint32_t)f, (uint32_t)(offset + (size_t)ref.index)};
    }
    return true;
}

/* Sorted, each once. */
static void unite_seats(akt_list *seats)
{
    seat *items = seats->items;
    size_t kept = 0;
    if (seats->count > 0)
        qsort(items, seats->count, sizeof *items, compare_seats);
    for (size_t i = 0; i < seats->count; i++) {
        if (kept == 0 || compare_seats(&items[kept - 1], &items[i]) != 0)
            items[kept++] = items[i];
    }
    seats->count = kept;
}

static akt_status fill(akt_memberships *out, const akt_list *seats, size_t n, akt_error *err)
{
    const seat *items = seats->items;
    out->count = seats->count;
    out->member_start = calloc(out->forums + 1, sizeof *out->member_start);
    out->member = malloc((seats->count + 1) * sizeof *out->member);
    out->forum_start = calloc(n + 2, sizeof *out->forum_start);
    out->forum = malloc((seats->count + 1) * sizeof *out->forum);
    if (!out->member_start || !out->member || !out->forum_start || !out->forum)
        return akt_error_memory(err);
    for (size_t i = 0; i < seats->count; i++) {
        out->member[i] = items[i].member;
        out->member_start[items[i].forum + 1]++;
        out->forum_start[items[i].member + 2]++;
    }
    for (size_t f = 0; f < out->forums; f++)
        out->member_start[f + 1] += out->member_start[f];
    for (size_t v = 0; v < n; v++)
        out->forum_start[v + 2] += out->forum_start[v + 1];
    for (size_t i = 0; i < seats->count; i++)
        out->forum[out->forum_start[items[i].member + 1]++] = items[i].forum;
    return AKT_OK;
}

akt_status akt_memberships__make(akt_memberships *out, const akt_dataset *dataset,
                                 const akt_draw *draw, akt_error *err)
{
    size_t n = akt_dataset_count(dataset, AKT_TABLE_ACTORS) +
               akt_dataset_count(dataset, AKT_TABLE_PROGRAMMES);
    akt_list seats = AKT_LIST_OF(seat);
    *out = (akt_memberships){.forums = akt_dataset_count(dataset, AKT_TABLE_FORUMS)};
    bool ok = true;
    for (size_t f = 0; ok && f < out->forums; f++)
        ok = list_seats(&seats, dataset, draw, f);
    akt_status status = AKT_ENOMEM;
    if (ok) {
        unite_seats(&seats);
        status = fill(out, &seats, n, err);
    } else {
        akt_error_memory(err);
    }
    akt_list_dispose(&seats);
    if (status != AKT_OK)
        akt_memberships__dispose(out);
    return status;
}

void akt_memberships__dispose(akt_memberships *memberships)
{
    free(memberships->member_start);
    free(memberships->member);
    free(memberships->forum_start);
    free(memberships->forum);
    *memberships = (akt_memberships){0};
}
