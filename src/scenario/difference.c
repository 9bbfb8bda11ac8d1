#include "scenario/difference_internal.h"

#include <stdlib.h>
#include <string.h>

struct akt_difference {
    akt_dataset *dataset;
    akt_list steps;
    akt_list notes;
};

akt_record *akt_differ__copy(akt_differ *d, akt_table table, const akt_record *record)
{
    size_t size = akt_schema_of_table(table)->record_size;
    akt_record *copy = akt_pool_get(d->pool, size);
    if (copy)
        memcpy(copy, record, size);
    d->failed = d->failed || !copy;
    return copy;
}

static akt_difference_step *add_step(akt_differ *d)
{
    akt_difference_step *step = akt_list_add(&d->steps);
    d->failed = d->failed || !step;
    return step;
}

void akt_differ__step(akt_differ *d, akt_difference_change change, akt_table table,
                      const akt_record *record)
{
    akt_difference_step *step = add_step(d);
    if (step)
        *step = (akt_difference_step){.change = change, .table = table, .record = record};
}

void akt_differ__set(akt_differ *d, akt_table table, const akt_record *record,
                     const akt_field *field)
{
    akt_difference_step *step = add_step(d);
    if (step)
        *step = (akt_difference_step){AKT_DIFFERENCE_SET, table, record, field, {table, AKT_NONE}};
}

void akt_differ__member(akt_differ *d, akt_difference_change change, const akt_record *forum,
                        akt_ref member)
{
    akt_difference_step *step = add_step(d);
    if (step)
        *step = (akt_difference_step){change, AKT_TABLE_FORUMS, forum, NULL, member};
}

void akt_differ__note(akt_differ *d, akt_unsaid unsaid, const char *table, const char *id,
                      const char *field)
{
    akt_difference_note *note = akt_list_add(&d->notes);
    d->failed = d->failed || !note;
    if (note)
        *note = (akt_difference_note){unsaid, table, id, field};
}

static void find(akt_differ *d)
{
    static void (*const parts[])(akt_differ *) = {
        akt_differ__match,       akt_differ__clear_ids,      akt_differ__remove_lines,
        akt_differ__add_parties, akt_differ__set_fields,     akt_differ__change_flows,
        akt_differ__add_lines,   akt_differ__remove_parties, akt_differ__note_unsaid,
    };
    for (size_t i = 0; !d->failed && i < sizeof parts / sizeof *parts; i++)
        parts[i](d);
}

akt_status akt_difference_find(akt_difference **out, const akt_dataset *from, const akt_dataset *to,
                               akt_error *err)
{
    akt_differ d = {.state = akt_dataset_copy(from),
                    .to = to,
                    .steps = AKT_LIST_OF(akt_difference_step),
                    .notes = AKT_LIST_OF(akt_difference_note)};
    *out = NULL;
    d.failed = !d.state;
    if (!d.failed) {
        d.pool = akt_dataset_pool(d.state);
        find(&d);
    }
    for (int t = 0; t < AKT_TABLE_COUNT; t++) {
        free(d.state_of[t]);
        free(d.to_of[t]);
    }
    akt_difference *found = d.failed ? NULL : malloc(sizeof *found);
    if (found && !akt_pool_has_failed(d.pool)) {
        *found = (akt_difference){d.state, d.steps, d.notes};
        *out = found;
        return AKT_OK;
    }
    free(found);
    akt_list_dispose(&d.steps);
    akt_list_dispose(&d.notes);
    akt_dataset_free(d.state);
    return akt_error_memory(err);
}

void akt_difference_free(akt_difference *difference)
{
    if (!difference)
        return;
    akt_list_dispose(&difference->steps);
    akt_list_dispose(&difference->notes);
    akt_dataset_free(difference->dataset);
    free(difference);
}

const akt_difference_step *akt_difference_steps(const akt_difference *difference, size_t *count)
{
    *count = difference->steps.count;
    return difference->steps.items;
}

const akt_difference_note *akt_difference_notes(const akt_difference *difference, size_t *count)
{
    *count = difference->notes.count;
    return difference->notes.items;
}

const akt_dataset *akt_difference_dataset(const akt_difference *difference)
{
    return difference->dataset;
}
