#include "support/random_step.h"

#include "base/random.h"
#include "export/json.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

typedef struct drawing {
    akt_buffer *out;
    const akt_dataset *dataset;
    akt_random_fault fault;
    uint64_t seed;
    uint64_t drawn;
    int fields;
} drawing;

static uint64_t draw(drawing *d, uint64_t bound)
{
    return akt_random_below(d->seed, 7, d->drawn++, bound);
}

static size_t count_of(const drawing *d, akt_table table)
{
    return akt_dataset_count(d->dataset, table);
}

static const char *draw_id(drawing *d, akt_table table)
{
    return akt_dataset_record(d->dataset, table, draw(d, count_of(d, table)))->id;
}

static const char *id_of(const drawing *d, akt_ref ref)
{
    return akt_dataset_party(d->dataset, ref)->record.id;
}

/* Any actor, programme or forum. */
static const char *draw_party(drawing *d)
{
    static const akt_table tables[] = {AKT_TABLE_ACTORS, AKT_TABLE_ACTORS, AKT_TABLE_ACTORS,
                                       AKT_TABLE_PROGRAMMES, AKT_TABLE_FORUMS};
    akt_table table = tables[draw(d, 5)];
    return draw_id(d, count_of(d, table) ? table : AKT_TABLE_ACTORS);
}

static void begin(drawing *d, const char *kind)
{
    bool is_strange = d->fault == AKT_RANDOM_NO_SUCH_KIND;
    akt_buffer_format(d->out, "{\"do\": \"%s%s\"", kind, is_strange ? "_often" : "");
}

static void end(drawing *d)
{
    if (d->fault == AKT_RANDOM_NO_SUCH_FIELD)
        akt_buffer_add(d->out, ", \"no_such_field\": 1");
    akt_buffer_add_char(d->out, '}');
}

__attribute__((format(printf, 3, 4))) static void put(drawing *d, const char *name,
                                                      const char *format, ...)
{
    char value[400];
    va_list args;
    bool is_first = d->fields++ == 0;
    va_start(args, format);
    vsnprintf(value, sizeof value, format, args);
    va_end(args);
    if (is_first && d->fault == AKT_RANDOM_LACKS_FIELD)
        return;
    if (is_first && d->fault == AKT_RANDOM_WRONG_TYPE)
        snprintf(value, sizeof value, "[[null]]");
    if (is_first && d->fault == AKT_RANDOM_NO_SUCH_VALUE)
        snprintf(value, sizeof value, "\"No Such\"");
    akt_buffer_format(d->out, ", \"%s\": %s", name, value);
}

static void put_id(drawing *d, const char *name, const char *id)
{
    put(d, name, "\"%s\"", id);
}

static void put_new_party(drawing *d, const char *kind, const char *prefix)
{
    begin(d, kind);
    put(d, "id", "\"%s%d\"", prefix, (int)draw(d, 1000000));
    put(d, "name", "\"Ny %d\"", (int)draw(d, 100));
}

static bool add_actor(drawing *d)
{
    put_new_party(d, "add_actor", "actor");
    put(d, "kind", "\"agency\"");
    put_id(d, "parent", draw_id(d, AKT_TABLE_ACTORS));
    return true;
}

static bool add_programme(drawing *d)
{
    put_new_party(d, "add_programme", "programme");
    put(d, "kind", "\"scheme\"");
    put(d, "owners", "[\"%s\"]", draw_party(d));
    return true;
}

static bool add_forum(drawing *d)
{
    put_new_party(d, "add_forum", "forum");
    put(d, "members", "[\"%s\"]", draw_party(d));
    return true;
}

static bool add_member(drawing *d)
{
    if (!count_of(d, AKT_TABLE_FORUMS))
        return false;
    begin(d, "add_member");
    put_id(d, "member", draw_party(d));
    put_id(d, "forum", draw_id(d, AKT_TABLE_FORUMS));
    return true;
}

static bool remove_member(drawing *d)
{
    size_t count = count_of(d, AKT_TABLE_FORUMS);
    const akt_forum *forum = count ? &akt_dataset_forums(d->dataset)[draw(d, count)] : NULL;
    if (!forum || !forum->members.count)
        return false;
    begin(d, "remove_member");
    put_id(d, "member", id_of(d, forum->members.items[draw(d, forum->members.count)]));
    put_id(d, "forum", forum->party.record.id);
    return true;
}

static bool add_tie(drawing *d)
{
    begin(d, "add_tie");
    put_id(d, "from", draw_party(d));
    put_id(d, "to", draw_party(d));
    put(d, "kind", draw(d, 2) ? "\"cooperates\"" : "\"governs\"");
    return true;
}

static bool remove_tie(drawing *d)
{
    if (!count_of(d, AKT_TABLE_TIES))
        return false;
    const akt_tie *tie = &akt_dataset_ties(d->dataset)[draw(d, count_of(d, AKT_TABLE_TIES))];
    begin(d, "remove_tie");
    put_id(d, "from", id_of(d, tie->from));
    put_id(d, "to", id_of(d, tie->to));
    put_id(d, "kind", akt_dataset_term(d->dataset, AKT_VOCABULARY_TIE_KINDS, tie->kind)->record.id);
    return true;
}

static bool give_role(drawing *d)
{
    begin(d, "give_role");
    put(d, "role", draw(d, 2) ? "\"architect\"" : "\"enabler\"");
    put_id(d, "holder", draw_party(d));
    put(d, "strength", "\"clear\"");
    return true;
}

static bool drop_role(drawing *d)
{
    if (!count_of(d, AKT_TABLE_ROLES))
        return false;
    const akt_role *role = &akt_dataset_roles(d->dataset)[draw(d, count_of(d, AKT_TABLE_ROLES))];
    const akt_term *area = akt_dataset_term(d->dataset, AKT_VOCABULARY_AREAS, role->area);
    begin(d, "drop_role");
    put_id(d, "role", akt_dataset_term(d->dataset, AKT_VOCABULARY_ROLES, role->role)->record.id);
    if (akt_ref_is_set(role->holder))
        put_id(d, "holder", id_of(d, role->holder));
    if (area)
        put_id(d, "area", area->record.id);
    return true;
}

static bool add_flow(drawing *d)
{
    begin(d, "add_flow");
    put(d, "id", "\"flow%d\"", (int)draw(d, 1000000));
    put_id(d, "from", draw_party(d));
    put_id(d, "to", draw_party(d));
    put(d, "amount", "%d", 1 + (int)draw(d, 5000));
    return true;
}

static bool remove_flow(drawing *d)
{
    if (!count_of(d, AKT_TABLE_FLOWS))
        return false;
    begin(d, "remove_flow");
    put_id(d, "flow", draw_id(d, AKT_TABLE_FLOWS));
    return true;
}

static bool change_amount(drawing *d)
{
    if (!count_of(d, AKT_TABLE_FLOWS))
        return false;
    begin(d, "change_amount");
    put_id(d, "flow", draw_id(d, AKT_TABLE_FLOWS));
    put(d, "amount", "%d", 1 + (int)draw(d, 5000));
    return true;
}

static bool set(drawing *d)
{
    begin(d, "set");
    put(d, "table", "\"actors\"");
    put_id(d, "id", draw_id(d, AKT_TABLE_ACTORS));
    put(d, "field", "\"name\"");
    put(d, "value", "\"Satt %d\"", (int)draw(d, 100));
    return true;
}

static bool remove_party(drawing *d, akt_table table, const char *kind)
{
    if (!count_of(d, table))
        return false;
    begin(d, kind);
    put_id(d, "id", draw_id(d, table));
    return true;
}

static bool remove_actor(drawing *d)
{
    return remove_party(d, AKT_TABLE_ACTORS, "remove_actor");
}

static bool remove_programme(drawing *d)
{
    return remove_party(d, AKT_TABLE_PROGRAMMES, "remove_programme");
}

static bool remove_forum(drawing *d)
{
    return remove_party(d, AKT_TABLE_FORUMS, "remove_forum");
}

static bool merge(drawing *d)
{
    const char *first = draw_id(d, AKT_TABLE_ACTORS), *second = draw_id(d, AKT_TABLE_ACTORS);
    begin(d, "merge");
    put(d, "actors", "[\"%s\", \"%s\", \"%s\"]", first, second,
        draw(d, 2) ? second : draw_id(d, AKT_TABLE_ACTORS));
    if (draw(d, 2))
        put_id(d, "into", second);
    else
        put(d, "into", "\"merged%d\"", (int)draw(d, 1000000));
    put(d, "name", "\"Samlet\"");
    return true;
}

/* Some whom the second part takes over. */
static void put_takers(drawing *d, const char *part)
{
    char list[300] = "";
    for (size_t i = 0, size = 0; i < 5; i++)
        size += (size_t)snprintf(list + size, sizeof list - size, "%s\"%s\"", i ? ", " : "",
                                 draw_party(d));
    put(d, "ties", "{\"%s\": [%s]}", part, list);
}

static bool split(drawing *d)
{
    char part[24];
    snprintf(part, sizeof part, "part%d", (int)draw(d, 1000000));
    begin(d, "split");
    put_id(d, "id", draw_id(d, AKT_TABLE_ACTORS));
    put(d, "into",
        "[{\"id\": \"first-%s\", \"name\": \"En\", \"kind\": \"agency\"}, "
        "{\"id\": \"%s\", \"name\": \"To\", \"kind\": \"agency\"}]",
        part, part);
    put_takers(d, part);
    return true;
}

static bool move_money(drawing *d)
{
    if (!count_of(d, AKT_TABLE_FLOWS))
        return false;
    const akt_flow *flow = &akt_dataset_flows(d->dataset)[draw(d, count_of(d, AKT_TABLE_FLOWS))];
    int64_t amount = flow->amount.known && flow->amount.value > 0 ? flow->amount.value : 1;
    begin(d, "move_money");
    put_id(d, "flow", flow->record.id);
    put_id(d, "to", draw_party(d));
    put(d, "amount", "%" PRId64, draw(d, 2) ? amount : 1 + (int64_t)draw(d, (uint64_t)amount));
    return true;
}

static bool (*const writers[AKT_RANDOM_STEPS])(drawing *) = {
    add_actor,        add_programme, add_forum, add_member,  remove_member, add_tie, remove_tie,
    give_role,        drop_role,     add_flow,  remove_flow, change_amount, set,     remove_actor,
    remove_programme, remove_forum,  merge,     split,       move_money,
};

bool akt_random_step_write(akt_buffer *out, const akt_dataset *dataset,
                           const akt_random_step_choice *choice)
{
    drawing d = {out, dataset, choice->fault, choice->seed, 0, 0};
    if (!akt_dataset_count(dataset, AKT_TABLE_ACTORS) || !writers[choice->kind](&d))
        return false;
    end(&d);
    return true;
}

/* The record of an actor under another id, without former ids. */
static void add_copy(drawing *d, size_t actor, const char *id)
{
    const akt_field_choice all = akt_field_choose_all(akt_schema_of_table(AKT_TABLE_ACTORS));
    const void *record = akt_dataset_record(d->dataset, AKT_TABLE_ACTORS, actor);
    akt_buffer_format(d->out, "{\"id\": \"%s\"", id);
    for (size_t i = 0; i < all.count; i++) {
        const char *name = all.items[i]->name;
        if (strcmp(name, "id") == 0 || strcmp(name, "former_ids") == 0 ||
            !akt_export_json_has(all.items[i], record))
            continue;
        akt_buffer_format(d->out, ", \"%s\": ", name);
        akt_export_json_field(d->out, d->dataset, all.items[i], record);
    }
    akt_buffer_add_char(d->out, '}');
}

bool akt_random_step_write_there(akt_buffer *out, const akt_dataset *dataset, uint64_t seed,
                                 size_t actor)
{
    drawing d = {out, dataset, AKT_RANDOM_SOUND, seed, 0, 0};
    const akt_ref self = {AKT_TABLE_ACTORS, (int32_t)actor};
    const akt_flow *flows = akt_dataset_flows(dataset);
    for (size_t i = 0; i < akt_dataset_count(dataset, AKT_TABLE_FLOWS); i++)
        if (akt_ref_is_same(flows[i].from, self) && akt_ref_is_same(flows[i].to, self))
            return false;
    begin(&d, "split");
    put_id(&d, "id", id_of(&d, self));
    akt_buffer_add(out, ", \"into\": [");
    add_copy(&d, actor, id_of(&d, self));
    akt_buffer_add(out, ", ");
    add_copy(&d, actor, "other-part");
    akt_buffer_add_char(out, ']');
    put_takers(&d, "other-part");
    end(&d);
    return true;
}

void akt_random_step_write_back(akt_buffer *out, const akt_dataset *dataset, size_t actor)
{
    const char *id = akt_dataset_record(dataset, AKT_TABLE_ACTORS, actor)->id;
    akt_buffer_format(out,
                      ",\n{\"do\": \"merge\", \"actors\": [\"%s\", \"other-part\"], "
                      "\"into\": \"%s\"}",
                      id, id);
}
