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

const char *akt_spot__keep(const akt_spot *s, const char *text)
{
    const char *kept = akt_pool_text(akt_dataset_pool(s->reader->dataset), text, strlen(text));
    s->reader->no_memory = s->reader->no_memory || !kept;
    return kept;
}

const char *akt_spot__string(const akt_spot *s, const akt_json *value, akt_fault wanted)
{
    if (akt_json_kind_of(value) != AKT_JSON_STRING) {
        akt_spot__fault(s, wanted, NULL, NULL, NULL);
        return NULL;
    }
    const char *text = akt_json_string(value);
    if (!*text) {
        akt_spot__fault(s, AKT_FAULT_EMPTY_TEXT, NULL, NULL, NULL);
        return NULL;
    }
    return akt_spot__keep(s, text);
}

static size_t count_items(const akt_json *value)
{
    size_t count = 0;
    for (const akt_json *i = akt_json_first(value); i; i = akt_json_sibling(i))
        count++;
    return count;
}

void *akt_spot__items(const akt_spot *s, const akt_json *value, const akt_item_reader *reader,
                      size_t *count)
{
    *count = 0;
    if (akt_json_kind_of(value) != AKT_JSON_ARRAY) {
        akt_spot__fault(s, reader->wanted, NULL, NULL, NULL);
        return NULL;
    }
    char *items =
        akt_pool_get(akt_dataset_pool(s->reader->dataset), count_items(value) * reader->size);
    s->reader->no_memory = s->reader->no_memory || !items;
    size_t index = 0;
    for (const akt_json *i = akt_json_first(value); i && items; i = akt_json_sibling(i)) {
        const akt_spot item = {s->reader, s->place, s->field, s, NULL, index++};
        *count += reader->read(&item, i, items + *count * reader->size);
    }
    return items;
}

static void read_object(const akt_spot *s, const akt_json *value, void *at)
{
    if (akt_json_kind_of(value) != AKT_JSON_OBJECT) {
        akt_spot__fault(s, AKT_FAULT_WANTS_OBJECT, NULL, NULL, NULL);
        return;
    }
    const char *text = s->place->file->text;
    akt_buffer pointer = AKT_BUFFER_INIT;
    add_pointer(&pointer, s);
    size_t start = akt_json_locate(text, s->place->offset, akt_buffer_text(&pointer));
    const char *kept = akt_pool_text(akt_dataset_pool(s->reader->dataset), text + start,
                                     akt_json_end(text, start) - start);
    s->reader->no_memory = s->reader->no_memory || !kept || pointer.failed;
    akt_buffer_dispose(&pointer);
    *(const char **)at = kept;
}

static void read_bool(const akt_spot *s, const akt_json *value, void *at)
{
    if (akt_json_kind_of(value) == AKT_JSON_BOOL)
        *(bool *)at = akt_json_is_true(value);
    else
        akt_spot__fault(s, AKT_FAULT_WANTS_BOOL, NULL, NULL, NULL);
}

static void read_string(const akt_spot *s, const akt_json *value, void *at)
{
    const char *text = akt_spot__string(s, value, AKT_FAULT_WANTS_STRING);
    *(const char **)at = text;
    if (text && strcmp(s->field->name, "orgnr") == 0 && !akt_orgnr_is_valid(text))
        akt_spot__fault_value(s, AKT_FAULT_BAD_ORGNR, text, NULL, NULL);
}

static void (*const readers[])(const akt_spot *s, const akt_json *value, void *at) = {
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

void akt_spot__read(const akt_spot *s, const akt_json *value, void *record)
{
    if (readers[s->field->type])
        readers[s->field->type](s, value, (char *)record + s->field->offset);
}

void akt_reader__field(akt_reader *reader, const akt_place *place, const akt_field *field,
                       const akt_json *value, void *record)
{
    const akt_spot s = {reader, place, field, NULL, field->name, 0};
    akt_spot__read(&s, value, record);
}
