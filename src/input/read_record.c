#include "base/near.h"
#include "input/field_internal.h"

#include <string.h>

/* A record's fields by its schema: which there are, which must be there. Values: read_field.c. */

void akt_reader__fault(akt_reader *reader, const akt_place *place, akt_fault fault,
                       const char *pointer, const char *const args[4])
{
    akt_buffer whole = AKT_BUFFER_INIT;
    akt_buffer_add(&whole, place->pointer);
    akt_buffer_add(&whole, pointer);
    size_t offset = akt_json_locate(place->file->text, place->offset, pointer);
    akt_text_file_fault(place->file, reader->faults, fault, offset, akt_buffer_text(&whole), args);
    reader->no_memory = reader->no_memory || whole.failed;
    akt_buffer_dispose(&whole);
}

void akt_reader__unknown_member(akt_reader *reader, const akt_text_file *file,
                                const akt_json_cursor *member, const char *const *known,
                                size_t count)
{
    akt_buffer name = AKT_BUFFER_INIT, words = AKT_BUFFER_INIT;
    akt_buffer_add_bytes(&name, member->key, member->key_size);
    akt_near near = akt_near_start(akt_buffer_text(&name));
    for (size_t i = 0; i < count; i++) {
        akt_near_try(&near, known[i]);
        akt_known__add(&words, known[i]);
    }
    const char *args[4] = {akt_buffer_text(&name), near.best, akt_buffer_text(&words), NULL};
    akt_text_file_fault(file, reader->faults, AKT_FAULT_UNKNOWN_TABLE,
                        (size_t)(member->key - file->text) - 1, NULL, args);
    reader->no_memory = reader->no_memory || name.failed || words.failed;
    akt_buffer_dispose(&name);
    akt_buffer_dispose(&words);
}

bool akt_reader__wants(akt_reader *reader, const akt_text_file *file, const akt_json_cursor *member,
                       char opening)
{
    if (file->text[member->value] == opening)
        return true;
    akt_buffer name = AKT_BUFFER_INIT;
    akt_buffer_add_bytes(&name, member->key, member->key_size);
    const char *args[4] = {akt_buffer_text(&name), NULL, NULL, NULL};
    akt_text_file_fault(file, reader->faults,
                        opening == '{' ? AKT_FAULT_WANTS_OBJECT : AKT_FAULT_WANTS_LIST,
                        member->value, NULL, args);
    reader->no_memory = reader->no_memory || name.failed;
    akt_buffer_dispose(&name);
    return false;
}

static const char *nearest_field(const akt_schema *schema, const char *name)
{
    akt_near near = akt_near_start(name);
    size_t count;
    const akt_field *fact = akt_schema_fact(&count);
    for (size_t i = 0; i < schema->field_count; i++)
        akt_near_try(&near, schema->fields[i].name);
    for (size_t i = 0; schema->has_fact && i < count; i++)
        akt_near_try(&near, fact[i].name);
    return near.best;
}

static void fault_in_field(akt_reader *reader, const akt_place *place, akt_fault fault,
                           const char *name, const char *near, const char *known)
{
    akt_buffer pointer = AKT_BUFFER_INIT;
    akt_json_pointer_add(&pointer, name, strlen(name));
    const char *args[4] = {name, near, known, NULL};
    akt_reader__fault(reader, place, fault, akt_buffer_text(&pointer), args);
    reader->no_memory = reader->no_memory || pointer.failed;
    akt_buffer_dispose(&pointer);
}

/* Fields of their own may stand in `extra`, where there is one. */
static void fault_unknown(akt_reader *reader, const akt_place *place, const akt_schema *schema,
                          const char *name)
{
    akt_buffer known = AKT_BUFFER_INIT;
    bool has_extra = akt_schema_field(schema, "extra") != NULL;
    for (size_t i = 0; i < schema->field_count; i++)
        akt_known__add(&known, schema->fields[i].name);
    for (const char *const *other = reader->other; other && *other; other++)
        akt_known__add(&known, *other);
    fault_in_field(reader, place, has_extra ? AKT_FAULT_UNKNOWN_FIELD : AKT_FAULT_UNKNOWN_KEY, name,
                   nearest_field(schema, name), akt_buffer_text(&known));
    reader->no_memory = reader->no_memory || known.failed;
    akt_buffer_dispose(&known);
}

static bool is_other(const akt_reader *reader, const char *name)
{
    for (const char *const *other = reader->other; other && *other; other++)
        if (strcmp(*other, name) == 0)
            return true;
    return false;
}

static void require_fields(akt_reader *reader, const akt_place *place, const akt_schema *schema,
                           const akt_json *value)
{
    for (size_t i = 0; i < schema->field_count; i++) {
        const akt_field *field = &schema->fields[i];
        const akt_json *found = akt_json_get(value, field->name);
        bool missing = !found || akt_json_kind_of(found) == AKT_JSON_NULL;
        const char *args[4] = {field->name, NULL, NULL, NULL};
        if (field->required && missing)
            akt_reader__fault(reader, place, AKT_FAULT_MISSING_FIELD, "", args);
    }
}

void akt_reader__record(akt_reader *reader, const akt_place *place, const akt_schema *schema,
                        const akt_json *value, void *record)
{
    if (akt_json_kind_of(value) != AKT_JSON_OBJECT) {
        const char *args[4] = {schema->name, NULL, NULL, NULL};
        akt_reader__fault(reader, place, AKT_FAULT_WANTS_OBJECT, "", args);
        return;
    }
    const akt_json *member = akt_json_first(value);
    for (; member; member = akt_json_sibling(member)) {
        const char *name = akt_json_key(member);
        const akt_field *field = akt_schema_field(schema, name);
        if (is_other(reader, name))
            continue;
        if (!field)
            fault_unknown(reader, place, schema, name);
        else if (akt_json_kind_of(member) != AKT_JSON_NULL)
            akt_reader__field(reader, place, field, member, record);
    }
    require_fields(reader, place, schema, value);
}
