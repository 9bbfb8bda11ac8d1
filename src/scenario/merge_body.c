#include "scenario/merger_internal.h"

#include <string.h>

/* What becomes of the bodies themselves. */

static const akt_actor *member(const akt_merger *m, size_t i)
{
    return &akt_dataset_actors(m->edit->dataset)[m->edit->fields.actors.items[i].index];
}

/* The body above an actor, outside those that merge. */
static akt_ref outer_parent(const akt_merger *m, const akt_actor *actor)
{
    akt_ref parent = actor->parent;
    while (akt_ref_is_set(parent) && akt_refs_contain(&m->edit->fields.actors, parent))
        parent = akt_dataset_actors(m->edit->dataset)[parent.index].parent;
    return parent;
}

static const char *keep_string(const char *a, const char *b)
{
    return a && b && strcmp(a, b) == 0 ? a : NULL;
}

static akt_date keep_date(akt_date a, akt_date b)
{
    return a.year == b.year && a.month == b.month && a.day == b.day ? a : (akt_date){0, 0, 0};
}

/* Leaves of a new body what it has in common with another one. */
static void keep_common(akt_actor *body, const akt_actor *other)
{
    akt_party *party = &body->party;
    party->url = keep_string(party->url, other->party.url);
    party->from = keep_date(party->from, other->party.from);
    party->to = keep_date(party->to, other->party.to);
    party->category = party->category == other->party.category ? party->category : AKT_NONE;
    body->level = body->level == other->level ? body->level : AKT_NONE;
    body->sector = body->sector == other->sector ? body->sector : AKT_NONE;
    body->orgnr = keep_string(body->orgnr, other->orgnr);
}

static void add_strings(akt_fold *f, akt_strings *to, const char *const *items, size_t count)
{
    const char **all =
        akt_pool_get(akt_dataset_pool(f->dataset), (to->count + count + 1) * sizeof *all);
    size_t kept = to->count;
    f->failed = f->failed || !all;
    if (!all)
        return;
    if (to->count)
        memcpy(all, to->items, to->count * sizeof *all);
    for (size_t i = 0; i < count; i++) {
        size_t at = 0;
        while (at < kept && strcmp(all[at], items[i]) != 0)
            at++;
        all[at] = items[i];
        kept += at == kept;
    }
    *to = (akt_strings){all, kept};
}

void akt_merger__add_cites(akt_merger *m, akt_cites *to, const akt_cites *from)
{
    akt_cite *all = akt_pool_get(akt_dataset_pool(m->fold.dataset),
                                 (to->count + from->count + 1) * sizeof *all);
    size_t kept = to->count;
    m->fold.failed = m->fold.failed || !all;
    if (!all)
        return;
    if (to->count)
        memcpy(all, to->items, to->count * sizeof *all);
    for (size_t i = 0; i < from->count; i++) {
        const akt_cite *cite = &from->items[i];
        size_t at = 0;
        while (at < kept && (all[at].source != cite->source ||
                             strcmp(all[at].at ? all[at].at : "", cite->at ? cite->at : "") != 0))
            at++;
        all[at] = *cite;
        kept += at == kept;
    }
    *to = (akt_cites){all, kept};
}

/* Its former ids may be those of others, and the ids of those that it took in. */
static void take_in(akt_merger *m, akt_actor *body, const akt_actor *other)
{
    const akt_party *party = &other->party;
    if (strcmp(party->record.id, body->party.record.id) != 0)
        add_strings(&m->fold, &body->party.former_ids, &party->record.id, 1);
    add_strings(&m->fold, &body->party.former_ids, party->former_ids.items,
                party->former_ids.count);
    add_strings(&m->fold, &body->party.aliases, party->aliases.items, party->aliases.count);
    akt_merger__add_cites(m, &body->party.record.sources, &party->record.sources);
    akt_fold__add_codes(&m->fold, &body->audiences, &other->audiences);
    akt_fold__add_codes(&m->fold, &body->instruments, &other->instruments);
    if (other->driver == AKT_DRIVER_CENTRAL || body->driver == AKT_DRIVER_NONE)
        body->driver = other->driver;
}

static void name_body(akt_merger *m, akt_actor *body)
{
    const akt_step_fields *fields = &m->edit->fields;
    akt_party *party = &body->party;
    if (m->is_new) {
        party->record.id = fields->into;
        party->record.is_assumed = true;
        party->record.note = party->description = (akt_text){{NULL}};
        party->record.extra = NULL;
    }
    if (akt_text_in(&fields->name, AKT_LANG_NB)) {
        party->name = fields->name;
        party->short_name = (akt_text){{NULL}};
    }
}

void akt_merger__make_body(akt_merger *m)
{
    akt_actor *body =
        (akt_actor *)akt_dataset_edit(m->fold.dataset, AKT_TABLE_ACTORS, (size_t)m->target);
    akt_ref parent = outer_parent(m, body);
    name_body(m, body);
    for (size_t i = 0; i < m->edit->fields.actors.count; i++) {
        const akt_actor *other = member(m, i);
        take_in(m, body, other);
        if (!m->is_new)
            continue;
        keep_common(body, other);
        if (!akt_ref_is_same(parent, outer_parent(m, other)))
            parent.index = AKT_NONE;
    }
    body->parent = parent;
}
