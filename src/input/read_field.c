#include "input/field_internal.h"
#include "model/orgnr.h"

#include <string.h>

/* One JSON value → one field, by the type of its row. */

/* From the record: "/sources/0". */
static void add_pointer(akt_buffer *out, const akt_spot *s)
{
    if (s->in)
        add_pointer(out, s->in);
    if (s->key)
        akt_json_pointer_add(out, s->key, strlen(s->key));
    else
        akt_buffer_format(out, "/%zu", s->index);
}

static void add_fault(const akt_spot *s, akt_fault fault, const char *const args[4])
{
    akt_buffer pointer = AKT_BUFFER_INIT;
    add_pointer(&pointer, s);
    akt_reader__fault(s->reader, s->place, fault, akt_buffer_text(&pointer), args);
    s->reader->no_memory = s->reader->no_memory || pointer.failed;
    akt_buffer_dispose(&pointer);
}

void akt_spot__fault(const akt_spot *s, akt_fault fault, const char *b, const char *c,
                     const char *d)
{
    const char *args[4] = {s->field->name, b, c, d};
    add_fault(s, fault, args);
}

void akt_spot__fault_value(const akt_spot *s, akt_fault fault, const char *a, const char *b,
                           const char *c)
{
    const char *args[4] = {a, b, c, NULL};
    add_fault(s, fault, args);
}

akt_json_bytes akt_spot__bytes(const akt_spot *s, const char *value)
{
    const akt_text_file *file = s->place->file;
    const akt_json_bytes bytes = akt_json_string_of(
        value, file->size - (size_t)(value - file->text), &s->reader->scratch);
    s->reader->no_memory = s->reader->no_memory || s->reader->scratch.failed;
    return bytes;
}

const char *akt_spot__word(const akt_spot *s, const char *value)
{
    akt_buffer *scratch = &s->reader->scratch;
    const akt_json_bytes bytes = akt_spot__bytes(s, value);
    if (bytes.text == scratch->text)
        return bytes.text;
    akt_buffer_clear(scratch);
    akt_buffer_add_bytes(scratch, bytes.text, bytes.size);
    s->reader->no_memory = s->reader->no_memory || scratch->failed;
    return akt_buffer_text(scratch);
}

static const char *keep(const akt_spot *s, akt_json_bytes bytes)
{
    const char *kept = akt_pool_text(akt_dataset_pool(s->reader->dataset), bytes.text, bytes.size);
    s->reader->no_memory = s->reader->no_memory || !kept;
    return kept;
}

const char *akt_spot__keep(const akt_spot *s, const char *value)
{
    return keep(s, akt_spot__bytes(s, value));
}

const char *akt_spot__key(const akt_spot *s, const akt_json_cursor *member)
{
    const char *kept = akt_spot__keep(s, member->key - 1);
    return kept ? kept : "";
}

const char *akt_spot__string(const akt_spot *s, const char *value, akt_fault wanted)
{
    if (akt_json_kind_at(value) != AKT_JSON_STRING) {
        akt_spot__fault(s, wanted, NULL, NULL, NULL);
        return NULL;
    }
    if (value[1] != '"')
        return akt_spot__keep(s, value);
    akt_spot__fault(s, AKT_FAULT_EMPTY_TEXT, NULL, NULL, NULL);
    return NULL;
}

static size_t count_items(const char *value)
{
    size_t count = 0;
    for (akt_json_cursor i = akt_json_enter(value, 0); akt_json_next(&i);)
        count++;
    return count;
}

void *akt_spot__items(const akt_spot *s, const char *value, const akt_item_reader *reader,
                      size_t *count)
{
    *count = 0;
    if (akt_json_kind_at(value) != AKT_JSON_ARRAY) {
        akt_spot__fault(s, reader->wanted, NULL, NULL, NULL);
        return NULL;
    }
    char *items =
        akt_pool_get(akt_dataset_pool(s->reader->dataset), count_items(value) * reader->size);
    s->reader->no_memory = s->reader->no_memory || !items;
    for (akt_json_cursor i = akt_json_enter(value, 0); items && akt_json_next(&i);) {
        const akt_spot item = {s->reader, s->place, s->field, s, NULL, i.index};
        *count += reader->read(&item, value + i.value, items + *count * reader->size);
    }
    return items;
}

static void read_object(const akt_spot *s, const char *value, void *at)
{
    if (akt_json_kind_at(value) != AKT_JSON_OBJECT) {
        akt_spot__fault(s, AKT_FAULT_WANTS_OBJECT, NULL, NULL, NULL);
        return;
    }
    *(const char **)at = keep(s, (akt_json_bytes){value, akt_json_end(value, 0)});
}

static void read_bool(const akt_spot *s, const char *value, void *at)
{
    if (akt_json_kind_at(value) == AKT_JSON_BOOL)
        *(bool *)at = *value == 't';
    else
        akt_spot__fault(s, AKT_FAULT_WANTS_BOOL, NULL, NULL, NULL);
}

static void read_string(const akt_spot *s, const char *value, void *at)
{
    const char *text = akt_spot__string(s, value, AKT_FAULT_WANTS_STRING);
    *(const char **)at = text;
    if (text && strcmp(s->field->name, "orgnr") == 0 && !akt_orgnr_is_valid(text))
        akt_spot__fault_value(s, AKT_FAULT_BAD_ORGNR, text, NULL, NULL);
}

static void (*const readers[])(const akt_spot *s, const char *value, void *at) = {
    [AKT_FIELD_ID] = NULL, /* set when the record was entered */
    [AKT_FIELD_STRING] = read_string,
    [AKT_FIELD_TEXT] = akt_field__text,
    [AKT_FIELD_STRINGS] = akt_field__strings,
    [AKT_FIELD_CODE] = akt_field__code,
    [AKT_FIELD_CODES] = akt_field__codes,
    [AKT_FIELD_AREA] = akt_field__area,
    [AKT_FIELD_LAYER] = akt_field__layer,
    [AKT_FIELD_WORD] = akt_field__word,
    [AKT_FIELD_REF] = akt_field__ref,
    [AKT_FIELD_REFS] = akt_field__refs,
    [AKT_FIELD_INDICES] = akt_field__indices,
    [AKT_FIELD_DATE] = akt_field__date,
    [AKT_FIELD_YEAR] = akt_field__date,
    [AKT_FIELD_AMOUNT] = akt_field__amount,
    [AKT_FIELD_WHOLE] = akt_field__whole,
    [AKT_FIELD_NUMBER] = akt_field__number,
    [AKT_FIELD_SHARE] = akt_field__share,
    [AKT_FIELD_BOOL] = read_bool,
    [AKT_FIELD_CITES] = akt_field__cites,
    [AKT_FIELD_PARTS] = akt_field__parts,
    [AKT_FIELD_OBJECT] = read_object,
};

void akt_spot__read(const akt_spot *s, const char *value, void *record)
{
    if (readers[s->field->type])
        readers[s->field->type](s, value, (char *)record + s->field->offset);
}
