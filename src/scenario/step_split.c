#include "scenario/split_internal.h"

#include <stdlib.h>
#include <string.h>

/* One body becomes several. */

/* An object or list within the step; false where it is not there. */
static bool find_value(const akt_edit *edit, const char *pointer, size_t *offset)
{
    *offset = akt_json_locate(edit->text.file->text, edit->text.offset, pointer);
    return *offset != edit->text.offset;
}

/* The ids of the whole are free for its parts to bear. */
static akt_status free_ids(akt_split *s)
{
    akt_actor *whole =
        (akt_actor *)akt_dataset_edit(s->edit->dataset, AKT_TABLE_ACTORS, (size_t)s->whole.index);
    akt_party *party = &whole->party;
    const char **ids = akt_pool_get(akt_dataset_pool(s->edit->dataset),
                                    (party->former_ids.count + 1) * sizeof *ids);
    if (!ids)
        return AKT_ENOMEM;
    if (party->former_ids.count)
        memcpy(ids, party->former_ids.items, party->former_ids.count * sizeof *ids);
    s->former = (akt_strings){ids, party->former_ids.count};
    s->id = party->record.id;
    party->record.id = NULL;
    party->former_ids.count = 0;
    bool *const all[AKT_TABLE_COUNT] = {NULL};
    return akt_edit__select(s->edit, all);
}

/* What later steps are told of the whole names it. AKT_EDATA, or AKT_ENOMEM. */
static akt_status give_back_ids(const akt_split *s)
{
    size_t index = (size_t)s->whole.index;
    akt_dataset *dataset = s->edit->dataset;
    akt_party *party = &((akt_actor *)akt_dataset_edit(dataset, AKT_TABLE_ACTORS, index))->party;
    party->record.id = s->id;
    party->former_ids = s->former;
    bool known = akt_ref_is_set(akt_dataset_index(dataset, AKT_TABLE_ACTORS, index, s->id));
    for (size_t i = 0; known && i < s->former.count; i++)
        known =
            akt_ref_is_set(akt_dataset_index(dataset, AKT_TABLE_ACTORS, index, s->former.items[i]));
    return known ? AKT_EDATA : AKT_ENOMEM;
}

static akt_status add_part(akt_split *s, const akt_json_cursor *item)
{
    static const char *const args[4] = {"into", NULL, NULL, NULL};
    akt_edit *edit = s->edit;
    akt_buffer pointer = AKT_BUFFER_INIT;
    akt_buffer_format(&pointer, "/into/%zu", item->index);
    if (edit->text.file->text[item->value] != '{') {
        akt_status status =
            akt_edit__fault(edit, AKT_FAULT_WANTS_OBJECT, akt_buffer_text(&pointer), args);
        akt_buffer_dispose(&pointer);
        return status;
    }
    akt_buffer whole = AKT_BUFFER_INIT;
    akt_buffer_format(&whole, "%s%s", edit->text.pointer, akt_buffer_text(&pointer));
    const akt_object_text text = {edit->text.file, item->value, akt_buffer_text(&whole), NULL};
    akt_status status = pointer.failed || whole.failed ? AKT_ENOMEM : AKT_OK;
    s->parts[s->count++] = (int32_t)akt_dataset_count(edit->dataset, AKT_TABLE_ACTORS);
    if (status == AKT_OK)
        status =
            akt_input_add_record(edit->dataset, AKT_TABLE_ACTORS, &text, edit->faults, edit->err);
    akt_buffer_dispose(&pointer);
    akt_buffer_dispose(&whole);
    return status;
}

static akt_status worse(akt_status a, akt_status b)
{
    return a == AKT_ENOMEM || b == AKT_OK ? a : b;
}

static akt_status add_parts(akt_split *s)
{
    static const char *const args[4] = {"into", NULL, NULL, NULL};
    static const char *const most[4] = {"into", "64", NULL, NULL};
    size_t offset, count = 0;
    const char *text = s->edit->text.file->text;
    if (!find_value(s->edit, "/into", &offset))
        return akt_edit__fault(s->edit, AKT_FAULT_MISSING_FIELD, "", args);
    if (text[offset] != '[')
        return akt_edit__fault(s->edit, AKT_FAULT_WANTS_LIST, "/into", args);
    akt_json_cursor items = akt_json_enter(text, offset);
    while (akt_json_next(&items))
        count++;
    if (count < 2)
        return akt_edit__fault(s->edit, AKT_FAULT_TOO_FEW, "/into", args);
    if (count > AKT_SPLIT_PARTS_MOST)
        return akt_edit__fault(s->edit, AKT_FAULT_TOO_MANY, "/into", most);
    akt_status status = AKT_OK;
    for (items = akt_json_enter(text, offset); akt_json_next(&items);)
        status = worse(status, add_part(s, &items));
    return status;
}

/* The part whose id is the key of a member; s->count where none is. */
static size_t find_part(akt_split *s, const akt_json_cursor *member)
{
    size_t part = 0;
    while (part < s->count) {
        const char *id = akt_split__edit_part(s, part)->party.record.id;
        if (id && akt_json_key_is(member, id))
            break;
        part++;
    }
    return part;
}

static akt_status fault_part(akt_split *s, const akt_json_cursor *member)
{
    akt_buffer pointer = AKT_BUFFER_INIT;
    const char *key =
        akt_pool_text(akt_dataset_pool(s->edit->dataset), member->key, member->key_size);
    const char *args[4] = {key ? key : "", NULL, NULL, NULL};
    akt_buffer_add(&pointer, "/ties");
    akt_json_pointer_add(&pointer, member->key, member->key_size);
    akt_status status = key && !pointer.failed ? akt_edit__fault(s->edit, AKT_FAULT_NO_SUCH_PART,
                                                                 akt_buffer_text(&pointer), args)
                                               : AKT_ENOMEM;
    akt_buffer_dispose(&pointer);
    return status;
}

/* A row for each part: the list of those that it takes over. */
static akt_status read_takers(akt_split *s, const akt_object_text *text)
{
    static const int32_t parties =
        1 << AKT_TABLE_ACTORS | 1 << AKT_TABLE_PROGRAMMES | 1 << AKT_TABLE_FORUMS;
    akt_field rows[AKT_SPLIT_PARTS_MOST];
    akt_refs lists[AKT_SPLIT_PARTS_MOST];
    for (size_t i = 0; i < s->count; i++)
        rows[i] = (akt_field){akt_split__edit_part(s, i)->party.record.id,
                              AKT_FIELD_REFS,
                              i * sizeof *lists,
                              false,
                              parties,
                              NULL};
    const akt_schema schema = {"ties", s->count * sizeof *lists, rows, s->count, false};
    akt_status status =
        akt_input_read_object(s->edit->dataset, &schema, text, s->edit->faults, lists);
    for (size_t i = 0; status != AKT_ENOMEM && i < s->count; i++)
        for (size_t r = 0; r < lists[i].count; r++)
            s->takers[lists[i].items[r].table][lists[i].items[r].index] |= (uint64_t)1 << i;
    return status;
}

static akt_status read_ties(akt_split *s)
{
    static const char *const args[4] = {"ties", NULL, NULL, NULL};
    size_t offset;
    const char *text = s->edit->text.file->text;
    if (!find_value(s->edit, "/ties", &offset))
        return AKT_OK;
    if (text[offset] != '{')
        return akt_edit__fault(s->edit, AKT_FAULT_WANTS_OBJECT, "/ties", args);
    akt_status status = AKT_OK;
    akt_json_cursor members = akt_json_enter(text, offset);
    while (akt_json_next(&members))
        if (find_part(s, &members) == s->count)
            status = worse(status, fault_part(s, &members));
    if (status != AKT_OK)
        return status;
    akt_buffer pointer = AKT_BUFFER_INIT;
    akt_buffer_format(&pointer, "%s/ties", s->edit->text.pointer);
    const akt_object_text object = {s->edit->text.file, offset, akt_buffer_text(&pointer), NULL};
    status = pointer.failed ? AKT_ENOMEM : read_takers(s, &object);
    akt_buffer_dispose(&pointer);
    return status;
}

static akt_status make_room(akt_split *s)
{
    static const akt_table parties[] = {AKT_TABLE_ACTORS, AKT_TABLE_PROGRAMMES, AKT_TABLE_FORUMS};
    for (size_t i = 0; i < sizeof parties / sizeof *parties; i++) {
        size_t count = akt_dataset_count(s->edit->dataset, parties[i]);
        s->takers[parties[i]] = calloc(count + 1, sizeof(uint64_t));
        if (!s->takers[parties[i]])
            return AKT_ENOMEM;
    }
    return AKT_OK;
}

akt_status akt_step__split(akt_edit *edit)
{
    akt_split s = {.edit = edit, .whole = edit->fields.id};
    akt_status status = free_ids(&s);
    if (status == AKT_OK)
        status = add_parts(&s);
    if (status == AKT_OK)
        status = make_room(&s);
    if (status == AKT_OK)
        status = read_ties(&s);
    if (status == AKT_OK)
        status = akt_split__divide(&s);
    if (status == AKT_EDATA)
        status = give_back_ids(&s);
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        free(s.takers[t]);
    return status;
}
