#include "base/near.h"
#include "input/field_internal.h"

#include <string.h>

/* A record's fields by its schema: which there are, which must be there. Values: read_field.c. */

void akt_reader__dispose(akt_reader *reader)
{
    akt_buffer_dispose(&reader->scratch);
}

void akt_reader__fault(akt_reader *reader, const akt_place *place, akt_fault fault,
                       const char *pointer, const char *const args[4])
{
    akt_buffer whole = AKT_BUFFER_INIT;
    akt_buffer_add(&whole, place->pointer);
    if (place->list)
        akt_buffer_format(&whole, "/%s/%zu", place->list, place->index);
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
    size_t fact_count;
    const akt_field *fact = akt_schema_fact(&fact_count);
    bool has_extra = akt_schema_field(schema, "extra") != NULL;
    for (size_t i = 0; i < schema->field_count; i++)
        akt_known__add(&known, schema->fields[i].name);
    for (size_t i = 0; schema->has_fact && i < fact_count; i++)
        akt_known__add(&known, fact[i].name);
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

static void require_field(akt_reader *reader, const akt_place *place, const akt_field *field)
{
    const char *args[4] = {field->name, NULL, NULL, NULL};
    akt_reader__fault(reader, place, AKT_FAULT_MISSING_FIELD, "", args);
}

/* A bit for each required field. */
static uint64_t bit_of(const akt_schema *schema, const akt_field *field)
{
    return field->required ? UINT64_C(1) << (field - schema->fields) : 0;
}

static uint64_t required_bits(const akt_schema *schema)
{
    uint64_t bits = 0;
    for (size_t i = 0; i < schema->field_count; i++)
        bits |= bit_of(schema, &schema->fields[i]);
    return bits;
}

/* given has the bits of those that have a value. */
static void require_fields(akt_reader *reader, const akt_place *place, const akt_schema *schema,
                           uint64_t given)
{
    uint64_t required = reader->memory ? reader->memory->required : 0;
    if (!required)
        required = required_bits(schema);
    if (reader->memory)
        reader->memory->required = required;
    for (size_t i = 0; (given & required) != required && i < schema->field_count; i++)
        if (bit_of(schema, &schema->fields[i]) & ~given)
            require_field(reader, place, &schema->fields[i]);
}

/* One record while it is read. */
typedef struct filling {
    akt_reader *reader;
    const akt_place *place;
    const akt_schema *schema;
    void *record;
    uint64_t given; /* see above */
    akt_json_cursor member;
    struct akt_remembered *
        *next; /* where it is kept what comes next; NULL = nothing is remembered */
} filling;

static void tell_unknown(filling *f)
{
    const akt_spot spot = {.reader = f->reader, .place = f->place};
    const char *name = akt_spot__key(&spot, &f->member);
    if (!is_other(f->reader, name))
        fault_unknown(f->reader, f->place, f->schema, name);
}

/* The field that the member is of; NULL where it is of none, which has then been told. */
static const akt_field *find_field(filling *f)
{
    const akt_json_bytes name = akt_json_string_of(f->member.key - 1, 0, &f->reader->scratch);
    const akt_field *field = akt_schema_field_of(f->schema, name.text, name.size);
    if (!field)
        tell_unknown(f);
    return field;
}

/* The member as it is remembered, now or from now on; NULL where it is not. */
static struct akt_remembered *remember(const filling *f)
{
    akt_memory *memory = f->reader->memory;
    for (size_t i = 0; i < memory->count; i++) {
        struct akt_remembered *member = &memory->members[i];
        if (member->key.key_size == f->member.key_size &&
            memcmp(member->key.raw + 1, f->member.key, f->member.key_size) == 0)
            return member;
    }
    if (memory->count == sizeof memory->members / sizeof *memory->members)
        return NULL;
    struct akt_remembered *added = &memory->members[memory->count++];
    *added = (struct akt_remembered){.key = akt_json_spelled(&f->member)};
    return added;
}

static bool is_number_more(char c)
{
    return (c >= '0' && c <= '9') || c == '.' || c == 'e' || c == 'E' || c == '+' || c == '-';
}

/* Gives the record the value that one before it has, whose spelling ends at `end`. A number ends where
 * the one before did only if what comes is none of its characters. */
static bool copy_value(filling *f, struct akt_remembered *before, size_t end)
{
    const char *value = f->member.text + end - before->size;
    if (is_number_more(*value) && is_number_more(f->member.text[end]))
        return false;
    const size_t offset = before->field->offset;
    memcpy((char *)f->record + offset, (const char *)before->record + offset, before->bytes);
    before->value = value;
    before->record = f->record;
    akt_json_leave(&f->member, end);
    return true;
}

/* Whether the member is spelled as one before, and then takes its value. */
static bool recall(filling *f, struct akt_remembered *before)
{
    return before->size > 0 &&
           akt_json_has_bytes(&f->member, f->member.value, before->value, before->size) &&
           copy_value(f, before, f->member.value + before->size);
}

/* Reads the value and, where that told no fault, remembers it. */
static void read_value(filling *f, const akt_field *field, struct akt_remembered *before)
{
    const akt_spot spot = {f->reader, f->place, field, NULL, field->name, 0};
    const char *value = f->member.text + f->member.value;
    const size_t told = f->reader->faults->list.count;
    akt_json_pass(&f->member);
    akt_spot__read(&spot, value, f->record);
    if (!before)
        return;
    before->value = value;
    before->record = f->record;
    before->size = f->member.end - f->member.value;
    if (field->type == AKT_FIELD_ID || f->reader->faults->list.count > told)
        before->size = 0;
}

static void read_field(filling *f, const akt_field *field, struct akt_remembered *before)
{
    const bool is_null = f->member.text[f->member.value] == 'n';
    if (field && !is_null)
        f->given |= bit_of(f->schema, field);
    if (!field || is_null || is_other(f->reader, field->name))
        akt_json_pass(&f->member);
    else if (!before || !recall(f, before))
        read_value(f, field, before);
}

/* Reads the next member where it is the one that is expected, spelled as it was; the quick way, which
 * most members of most records take. */
static bool read_next(filling *f)
{
    struct akt_remembered *before = f->next ? *f->next : NULL;
    if (!before || !before->bytes)
        return false;
    const char *text = f->member.text;
    size_t at = f->member.at;
    at += text[at] == ',';
    at += text[at] == ' ';
    if (!akt_json_has_bytes(&f->member, at, before->key.raw, before->key.size))
        return false;
    at += before->key.size;
    if (text[at] == 'n' || text[at] <= ' ')
        return false;
    f->member.value = at;
    f->member.started = true;
    f->given |= before->bit;
    f->next = &before->next;
    if (!recall(f, before))
        read_value(f, before->field, before);
    return true;
}

/* What says where a record in a line belongs is none of its own. */
static bool is_heading(const filling *f)
{
    return f->place->file->is_lines && strchr("tv\\", *f->member.key) &&
           (akt_json_key_is(&f->member, "table") ||
            (akt_json_key_is(&f->member, "vocabulary") &&
             akt_json_kind_at(f->member.text + f->member.value) == AKT_JSON_STRING));
}

/* What it is from now on, and that it came next. */
static void link(filling *f, const akt_field *field, struct akt_remembered *before)
{
    before->field = field;
    if (field) {
        before->bytes = akt_field_size(field);
        before->bit = bit_of(f->schema, field);
    }
    *f->next = before;
    f->next = &before->next;
}

static void read_member(filling *f)
{
    if (is_heading(f)) {
        akt_json_pass(&f->member);
        return;
    }
    struct akt_remembered *before = f->next ? remember(f) : NULL;
    const akt_field *field = before && before->field ? before->field : find_field(f);
    if (before)
        link(f, field, before);
    read_field(f, field, before);
}

size_t akt_reader__record(akt_reader *reader, const akt_place *place, const akt_schema *schema,
                          void *record)
{
    filling f = {.reader = reader,
                 .place = place,
                 .schema = schema,
                 .record = record,
                 .member = akt_json_enter_file(place->file, place->offset),
                 .next = reader->memory ? &reader->memory->first : NULL};
    if (!f.member.is_object) {
        const char *args[4] = {schema->name, NULL, NULL, NULL};
        akt_reader__fault(reader, place, AKT_FAULT_WANTS_OBJECT, "", args);
        return akt_json_end(place->file->text, place->offset);
    }
    if (place->behind)
        akt_json_leave(&f.member, place->behind);
    for (;;) {
        if (read_next(&f))
            continue;
        if (!akt_json_step(&f.member))
            break;
        read_member(&f);
    }
    require_fields(reader, place, schema, f.given);
    return f.member.end;
}
