#include "scenario/roll_up.h"

#include "scenario/fold_internal.h"

/* Validation has seen to it that no actor is above itself. */
static void find_bodies(akt_fold *f)
{
    const akt_actor *actors = akt_dataset_actors(f->dataset);
    size_t count = akt_dataset_count(f->dataset, AKT_TABLE_ACTORS);
    for (size_t i = 0; i < count; i++) {
        int32_t top = (int32_t)i;
        while (akt_ref_is_set(actors[top].parent))
            top = actors[top].parent.index;
        f->body[i] = top;
    }
}

static void fold_units(akt_fold *f)
{
    for (size_t i = 0; i < akt_dataset_count(f->dataset, AKT_TABLE_ACTORS); i++) {
        if (f->body[i] == (int32_t)i)
            continue;
        const akt_actor *unit = &akt_dataset_actors(f->dataset)[i];
        akt_actor *body =
            (akt_actor *)akt_dataset_edit(f->dataset, AKT_TABLE_ACTORS, (size_t)f->body[i]);
        akt_fold__add_codes(f, &body->audiences, &unit->audiences);
        akt_fold__add_codes(f, &body->instruments, &unit->instruments);
    }
}

akt_status akt_roll_up(akt_dataset **out, const akt_dataset *dataset, akt_error *err)
{
    akt_fold f;
    *out = NULL;
    akt_status status = akt_fold__start(&f, dataset, err);
    if (status == AKT_OK) {
        find_bodies(&f);
        fold_units(&f);
        akt_fold__apply(&f, dataset);
        status = akt_fold__finish(&f, out, err);
    }
    if (*out)
        akt_dataset_edit_about(*out)->rolled_up = true;
    akt_fold__dispose(&f);
    return status;
}
