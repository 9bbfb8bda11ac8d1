#include "base/near.h"
#include "base/number.h"
#include "input/reader_internal.h"

#include <math.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>

/* One JSON value → one field, by the type of its row. */

/* What is being read, for faults. */
typedef struct spot {
    akt_reader *reader;
    const akt_place *place;
    const akt_field *field;
    char pointer[160];
} spot;

static void fault(const spot *s, akt_fault kind, const char *b, const char *c, const char *d)
{
    const char *args[4] = {s->field->name, b, c, d};
    akt_reader__fault(s->reader, s->place, kind, s->pointer, args);
}

/* As fault, where the sentence speaks of a value and not of the field. */
static void fault_value(const spot *s, akt_fault kind, const char *a, const char *b, const char *c)
{
    const char *args[4] = {a, b, c, NULL};
    akt_reader__fault(s->reader, s->place, kind, s->pointer, args);
}

static spot item_spot(const spot *s, size_t index)
{
    spot item = *s;
    snprintf(item.pointer, sizeof item.pointer, "%.100s/%zu", s->pointer, index);
    return item;
}

static const char *keep(const spot *s, const char *text)
{
    const char *kept = akt_pool_text(akt_dataset_pool(s->reader->dataset), text, strlen(text));
    s->reader->no_memory = s->reader->no_memory || !kept;
    return kept;
}

static void *get_items(const spot *s, size_t count, size_t size)
{
    void *items = akt_pool_get(akt_dataset_pool(s->reader->dataset), count * size);
    s->reader->no_memory = s->reader->no_memory || !items;
    return items;
}

static size_t count_items(const akt_json *value)
{
    size_t count = 0;
    for (const akt_json *i = akt_json_first(value); i; i = akt_json_sibling(i))
        count++;
    return count;
}

static const char *read_string(const spot *s, const akt_json *value, akt_fault wanted)
{
    if (akt_json_kind_of(value) != AKT_JSON_STRING) {
        fault(s, wanted, NULL, NULL, NULL);
        return NULL;
    }
    const char *text = akt_json_string(value);
    if (!*text) {
        fault(s, AKT_FAULT_EMPTY_TEXT, NULL, NULL, NULL);
        return NULL;
    }
    return keep(s, text);
}

static void read_text(const spot *s, const akt_json *value, akt_text *out)
{
    if (akt_json_kind_of(value) != AKT_JSON_OBJECT) {
        out->in[AKT_LANG_NB] = read_string(s, value, AKT_FAULT_WANTS_TEXT);
        return;
    }
    if (!akt_json_first(value))
        fault(s, AKT_FAULT_EMPTY_TEXT, NULL, NULL, NULL);
    for (const akt_json *i = akt_json_first(value); i; i = akt_json_sibling(i)) {
        int32_t lang = akt_lang_from_name(akt_json_key(i));
        spot part = *s;
        snprintf(part.pointer, sizeof part.pointer, "%.100s/%.40s", s->pointer, akt_json_key(i));
        if (lang < 0)
            fault(&part, AKT_FAULT_WANTS_TEXT, NULL, NULL, NULL);
        else
            out->in[lang] = read_string(&part, i, AKT_FAULT_WANTS_TEXT);
    }
}

/* A name given as a plain string is a proper name: the same in all languages. */
static void read_name(const spot *s, const akt_json *value, akt_text *out)
{
    read_text(s, value, out);
    bool is_name = strcmp(s->field->name, "name") == 0 || strcmp(s->field->name, "short") == 0;
    if (is_name && akt_json_kind_of(value) == AKT_JSON_STRING)
        out->in[AKT_LANG_NN] = out->in[AKT_LANG_EN] = out->in[AKT_LANG_NB];
}

static void read_strings(const spot *s, const akt_json *value, akt_strings *out)
{
    if (akt_json_kind_of(value) != AKT_JSON_ARRAY) {
        fault(s, AKT_FAULT_WANTS_STRINGS, NULL, NULL, NULL);
        return;
    }
    size_t index = 0, kept = 0;
    const char **items = get_items(s, count_items(value), sizeof *items);
    for (const akt_json *i = akt_json_first(value); i && items; i = akt_json_sibling(i)) {
        spot item = item_spot(s, index++);
        const char *text = read_string(&item, i, AKT_FAULT_WANTS_STRING);
        if (text)
            items[kept++] = text;
    }
    *out = (akt_strings){items, kept};
}

static void add_known(akt_buffer *out, const char *word)
{
    if (out->size)
        akt_buffer_add(out, ", ");
    akt_buffer_add(out, word);
}

static void fault_unknown(const spot *s, const char *found, const char *nearest, akt_buffer *known)
{
    fault(s, AKT_FAULT_UNKNOWN_CODE, found, nearest, akt_buffer_text(known));
    akt_buffer_dispose(known);
}

static int32_t read_code(const spot *s, const akt_json *value)
{
    akt_vocabulary vocabulary = (akt_vocabulary)s->field->arg;
    if (akt_json_kind_of(value) != AKT_JSON_STRING) {
        fault(s, AKT_FAULT_WANTS_ID, NULL, NULL, NULL);
        return AKT_NONE;
    }
    const char *id = akt_json_string(value);
    int32_t code = akt_dataset_find_term(s->reader->dataset, vocabulary, id);
    if (code != AKT_NONE)
        return code;
    size_t count;
    const akt_term *terms = akt_dataset_terms(s->reader->dataset, vocabulary, &count);
    akt_near near = akt_near_start(id);
    akt_buffer known = AKT_BUFFER_INIT;
    for (size_t i = 0; i < count; i++) {
        akt_near_try(&near, terms[i].record.id);
        add_known(&known, terms[i].record.id);
    }
    fault_unknown(s, id, near.best, &known);
    return AKT_NONE;
}

static void read_codes(const spot *s, const akt_json *value, akt_indices *out)
{
    if (akt_json_kind_of(value) != AKT_JSON_ARRAY) {
        fault(s, AKT_FAULT_WANTS_IDS, NULL, NULL, NULL);
        return;
    }
    size_t index = 0, kept = 0;
    int32_t *items = get_items(s, count_items(value), sizeof *items);
    for (const akt_json *i = akt_json_first(value); i && items; i = akt_json_sibling(i)) {
        spot item = item_spot(s, index++);
        int32_t code = read_code(&item, i);
        if (code != AKT_NONE)
            items[kept++] = code;
    }
    *out = (akt_indices){items, kept};
}

static int32_t read_word(const spot *s, const akt_json *value, const char *const *words)
{
    const char *found =
        akt_json_kind_of(value) == AKT_JSON_STRING ? akt_json_string(value) : NULL;
    if (!found) {
        fault(s, AKT_FAULT_WANTS_STRING, NULL, NULL, NULL);
        return AKT_NONE;
    }
    akt_near near = akt_near_start(found);
    akt_buffer known = AKT_BUFFER_INIT;
    for (int32_t i = 0; words[i]; i++) {
        if (*words[i] && strcmp(words[i], found) == 0) {
            akt_buffer_dispose(&known);
            return i;
        }
        if (*words[i]) {
            akt_near_try(&near, words[i]);
            add_known(&known, words[i]);
        }
    }
    fault_unknown(s, found, near.best, &known);
    return AKT_NONE;
}

static void set_word(const spot *s, const akt_json *value, int32_t *out)
{
    int32_t word = read_word(s, value, s->field->words);
    if (word != AKT_NONE)
        *out = word;
}

static int32_t read_layer(const spot *s, const akt_json *value)
{
    const char *names[AKT_LAYER_COUNT + 1] = {NULL};
    for (int i = 0; i < AKT_LAYER_COUNT; i++)
        names[i] = akt_layer_name((akt_layer)i);
    return read_word(s, value, names);
}

static int32_t read_area(const spot *s, const akt_json *value)
{
    if (akt_json_kind_of(value) == AKT_JSON_STRING && strcmp(akt_json_string(value), "all") == 0)
        return AKT_AREA_ALL;
    return read_code(s, value);
}

static const char *nearest_id(const spot *s, const char *id, uint32_t mask)
{
    const akt_dataset *dataset = s->reader->dataset;
    akt_near near = akt_near_start(id);
    for (int t = 0; t < AKT_TABLE_COUNT; t++) {
        size_t count = mask & 1U << t ? akt_dataset_count(dataset, (akt_table)t) : 0;
        for (size_t i = 0; i < count; i++) {
            const char *known = akt_dataset_record(dataset, (akt_table)t, i)->id;
            if (known)
                akt_near_try(&near, known);
        }
    }
    return near.best;
}

static void fault_table(const spot *s, const char *id, akt_table is, uint32_t mask)
{
    akt_buffer wanted = AKT_BUFFER_INIT;
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        if (mask & 1U << t)
            add_known(&wanted, akt_table_name((akt_table)t));
    fault_value(s, AKT_FAULT_WRONG_TABLE, id, akt_table_name(is), akt_buffer_text(&wanted));
    akt_buffer_dispose(&wanted);
}

static akt_ref read_ref(const spot *s, const akt_json *value)
{
    akt_ref none = {AKT_TABLE_ACTORS, AKT_NONE};
    uint32_t mask = (uint32_t)s->field->arg;
    if (akt_json_kind_of(value) != AKT_JSON_STRING) {
        fault(s, AKT_FAULT_WANTS_ID, NULL, NULL, NULL);
        return none;
    }
    const char *id = akt_json_string(value);
    akt_ref ref = akt_dataset_find_party(s->reader->dataset, id);
    if (!akt_ref_is_set(ref)) {
        fault_value(s, AKT_FAULT_UNKNOWN_ID, id, nearest_id(s, id, mask), NULL);
        return none;
    }
    if (mask & 1U << ref.table)
        return ref;
    fault_table(s, id, ref.table, mask);
    return none;
}

static void read_refs(const spot *s, const akt_json *value, akt_refs *out)
{
    if (akt_json_kind_of(value) != AKT_JSON_ARRAY) {
        fault(s, AKT_FAULT_WANTS_IDS, NULL, NULL, NULL);
        return;
    }
    size_t index = 0, kept = 0;
    akt_ref *items = get_items(s, count_items(value), sizeof *items);
    for (const akt_json *i = akt_json_first(value); i && items; i = akt_json_sibling(i)) {
        spot item = item_spot(s, index++);
        akt_ref ref = read_ref(&item, i);
        if (akt_ref_is_set(ref))
            items[kept++] = ref;
    }
    *out = (akt_refs){items, kept};
}

static int32_t read_index(const spot *s, const akt_json *value, akt_table table)
{
    if (akt_json_kind_of(value) != AKT_JSON_STRING) {
        fault(s, AKT_FAULT_WANTS_ID, NULL, NULL, NULL);
        return AKT_NONE;
    }
    const char *id = akt_json_string(value);
    int32_t index = akt_dataset_find(s->reader->dataset, table, id);
    if (index == AKT_NONE)
        fault_value(s, AKT_FAULT_UNKNOWN_ID, id, nearest_id(s, id, 1U << table), NULL);
    return index;
}

static void read_indices(const spot *s, const akt_json *value, akt_indices *out)
{
    if (akt_json_kind_of(value) != AKT_JSON_ARRAY) {
        fault(s, AKT_FAULT_WANTS_IDS, NULL, NULL, NULL);
        return;
    }
    size_t index = 0, kept = 0;
    int32_t *items = get_items(s, count_items(value), sizeof *items);
    for (const akt_json *i = akt_json_first(value); i && items; i = akt_json_sibling(i)) {
        spot item = item_spot(s, index++);
        int32_t found = read_index(&item, i, (akt_table)s->field->arg);
        if (found != AKT_NONE)
            items[kept++] = found;
    }
    *out = (akt_indices){items, kept};
}

static bool read_number(const spot *s, const akt_json *value, double *out)
{
    if (akt_json_kind_of(value) != AKT_JSON_NUMBER || !isfinite(akt_json_number(value))) {
        fault(s, AKT_FAULT_WANTS_NUMBER, NULL, NULL, NULL);
        return false;
    }
    *out = akt_json_number(value);
    return true;
}

static void read_share(const spot *s, const akt_json *value, double *out)
{
    double share;
    if (!read_number(s, value, &share))
        return;
    if (share >= 0 && share <= 1)
        *out = share;
    else
        fault(s, AKT_FAULT_SHARE_RANGE, NULL, NULL, NULL);
}

static void read_whole(const spot *s, const akt_json *value, int64_t *out)
{
    double number;
    if (!read_number(s, value, &number))
        return;
    if (number >= 1 && number <= (double)AKT_NUMBER_WHOLE_MAX && floor(number) == number)
        *out = (int64_t)number;
    else
        fault(s, AKT_FAULT_NOT_WHOLE, NULL, NULL, NULL);
}

static void read_amount(const spot *s, const akt_json *value, akt_amount *out)
{
    if (akt_json_kind_of(value) != AKT_JSON_NUMBER) {
        fault(s, AKT_FAULT_WANTS_NUMBER, NULL, NULL, NULL);
        return;
    }
    double number = akt_json_number(value);
    if (number < 0)
        fault(s, AKT_FAULT_NEGATIVE_AMOUNT, NULL, NULL, NULL);
    else if (number > (double)AKT_NUMBER_WHOLE_MAX)
        fault(s, AKT_FAULT_AMOUNT_TOO_LARGE, NULL, NULL, NULL);
    else if (floor(number) != number)
        fault(s, AKT_FAULT_AMOUNT_FRACTION, NULL, NULL, NULL);
    else
        *out = (akt_amount){true, (int64_t)number};
}

/* count digits as a number; -1 where they are not all digits. */
static int read_digits(const char *text, size_t count)
{
    int number = 0;
    for (size_t i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        number = number * 10 + (text[i] - '0');
    }
    return number;
}

static bool is_date(akt_date date, size_t length)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (date.year < 1000 || date.year > 2999)
        return false;
    if (length >= 7 && (date.month < 1 || date.month > 12))
        return false;
    bool leap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);
    int last = length < 10 ? 31 : days[date.month - 1] + (date.month == 2 && leap);
    return length < 10 || (date.day >= 1 && date.day <= last);
}

static bool parse_date(const char *text, akt_date *out)
{
    size_t length = strlen(text);
    if (length != 4 && length != 7 && length != 10)
        return false;
    if ((length >= 7 && text[4] != '-') || (length == 10 && text[7] != '-'))
        return false;
    int year = read_digits(text, 4);
    int month = length >= 7 ? read_digits(text + 5, 2) : 0;
    int day = length == 10 ? read_digits(text + 8, 2) : 0;
    *out = (akt_date){(int16_t)year, (int8_t)month, (int8_t)day};
    return is_date(*out, length);
}

static void read_date(const spot *s, const akt_json *value, akt_date *out)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_json_kind kind = akt_json_kind_of(value);
    if (kind == AKT_JSON_NUMBER)
        akt_buffer_add_number(&text, akt_json_number(value));
    else if (kind == AKT_JSON_STRING)
        akt_buffer_add(&text, akt_json_string(value));
    akt_date date = {0, 0, 0};
    if (kind != AKT_JSON_NUMBER && kind != AKT_JSON_STRING)
        fault(s, AKT_FAULT_WANTS_DATE, NULL, NULL, NULL);
    else if (!parse_date(akt_buffer_text(&text), &date) ||
             (s->field->type == AKT_FIELD_YEAR && date.month))
        fault(s, AKT_FAULT_BAD_DATE, akt_buffer_text(&text), NULL, NULL);
    else
        *out = date;
    akt_buffer_dispose(&text);
}

static bool read_cite(const spot *s, const akt_json *value, akt_cite *out)
{
    const akt_json *ref =
        akt_json_kind_of(value) == AKT_JSON_OBJECT ? akt_json_get(value, "ref") : NULL;
    const akt_json *at = ref ? akt_json_get(value, "at") : NULL;
    size_t known = at ? 2 : 1;
    if (!ref || count_items(value) != known ||
        (at && akt_json_kind_of(at) != AKT_JSON_STRING)) {
        fault(s, AKT_FAULT_WANTS_CITES, NULL, NULL, NULL);
        return false;
    }
    out->source = read_index(s, ref, AKT_TABLE_SOURCES);
    out->at = at ? keep(s, akt_json_string(at)) : NULL;
    return out->source != AKT_NONE;
}

static void read_cites(const spot *s, const akt_json *value, akt_cites *out)
{
    if (akt_json_kind_of(value) != AKT_JSON_ARRAY) {
        fault(s, AKT_FAULT_WANTS_CITES, NULL, NULL, NULL);
        return;
    }
    size_t index = 0, kept = 0;
    akt_cite *items = get_items(s, count_items(value), sizeof *items);
    for (const akt_json *i = akt_json_first(value); i && items; i = akt_json_sibling(i)) {
        spot item = item_spot(s, index++);
        kept += read_cite(&item, i, &items[kept]);
    }
    *out = (akt_cites){items, kept};
}

static bool read_part(const spot *s, const akt_json *value, akt_part *out)
{
    *out = (akt_part){AKT_NONE, {false, 0}};
    if (akt_json_kind_of(value) == AKT_JSON_STRING) {
        out->flow = read_index(s, value, AKT_TABLE_FLOWS);
        return out->flow != AKT_NONE;
    }
    const akt_json *flow =
        akt_json_kind_of(value) == AKT_JSON_OBJECT ? akt_json_get(value, "flow") : NULL;
    const akt_json *amount = flow ? akt_json_get(value, "amount") : NULL;
    if (!flow || !amount || count_items(value) != 2) {
        fault(s, AKT_FAULT_WANTS_PARTS, NULL, NULL, NULL);
        return false;
    }
    out->flow = read_index(s, flow, AKT_TABLE_FLOWS);
    read_amount(s, amount, &out->amount);
    return out->flow != AKT_NONE;
}

static void read_parts(const spot *s, const akt_json *value, akt_parts *out)
{
    bool one = akt_json_kind_of(value) == AKT_JSON_STRING;
    if (!one && akt_json_kind_of(value) != AKT_JSON_ARRAY) {
        fault(s, AKT_FAULT_WANTS_PARTS, NULL, NULL, NULL);
        return;
    }
    size_t index = 0, kept = 0;
    akt_part *items = get_items(s, one ? 1 : count_items(value), sizeof *items);
    const akt_json *i = one ? value : akt_json_first(value);
    for (; i && items; i = one ? NULL : akt_json_sibling(i)) {
        spot item = one ? *s : item_spot(s, index++);
        kept += read_part(&item, i, &items[kept]);
    }
    *out = (akt_parts){items, kept};
}

static void read_object(const spot *s, const akt_json *value, const char **out)
{
    if (akt_json_kind_of(value) != AKT_JSON_OBJECT) {
        fault(s, AKT_FAULT_WANTS_OBJECT, NULL, NULL, NULL);
        return;
    }
    const char *text = s->place->file->text;
    size_t start = akt_json_locate(text, s->place->offset, s->pointer);
    akt_json_cursor inside = akt_json_enter(text, start);
    size_t end = inside.at;
    while (akt_json_next(&inside))
        end = inside.end;
    end = akt_json_skip_space(text, end) + 1;
    *out = akt_pool_text(akt_dataset_pool(s->reader->dataset), text + start, end - start);
    s->reader->no_memory = s->reader->no_memory || !*out;
}

static void read_bool(const spot *s, const akt_json *value, bool *out)
{
    if (akt_json_kind_of(value) == AKT_JSON_BOOL)
        *out = akt_json_is_true(value);
    else
        fault(s, AKT_FAULT_WANTS_BOOL, NULL, NULL, NULL);
}

static bool is_orgnr(const char *text)
{
    static const int weights[] = {3, 2, 7, 6, 5, 4, 3, 2};
    if (strlen(text) != 9 || strspn(text, "0123456789") != 9)
        return false;
    int sum = 0;
    for (int i = 0; i < 8; i++)
        sum += weights[i] * (text[i] - '0');
    int check = (11 - sum % 11) % 11;
    return check == text[8] - '0';
}

static void read_plain(const spot *s, const akt_json *value, const char **out)
{
    *out = read_string(s, value, AKT_FAULT_WANTS_STRING);
    if (*out && strcmp(s->field->name, "orgnr") == 0 && !is_orgnr(*out))
        fault_value(s, AKT_FAULT_BAD_ORGNR, *out, NULL, NULL);
}

void akt_reader__field(akt_reader *reader, const akt_place *place, const akt_field *field,
                       const akt_json *value, void *record)
{
    spot s = {.reader = reader, .place = place, .field = field};
    snprintf(s.pointer, sizeof s.pointer, "/%s", field->name);
    void *at = (char *)record + field->offset;
    switch (field->type) {
    case AKT_FIELD_ID: /* set when the record was entered */
        break;
    case AKT_FIELD_STRING:
        read_plain(&s, value, at);
        break;
    case AKT_FIELD_TEXT:
        read_name(&s, value, at);
        break;
    case AKT_FIELD_STRINGS:
        read_strings(&s, value, at);
        break;
    case AKT_FIELD_CODE:
        *(int32_t *)at = read_code(&s, value);
        break;
    case AKT_FIELD_CODES:
        read_codes(&s, value, at);
        break;
    case AKT_FIELD_AREA:
        *(int32_t *)at = read_area(&s, value);
        break;
    case AKT_FIELD_LAYER:
        *(int32_t *)at = read_layer(&s, value);
        break;
    case AKT_FIELD_WORD:
        set_word(&s, value, at);
        break;
    case AKT_FIELD_REF:
        *(akt_ref *)at = read_ref(&s, value);
        break;
    case AKT_FIELD_REFS:
        read_refs(&s, value, at);
        break;
    case AKT_FIELD_INDICES:
        read_indices(&s, value, at);
        break;
    case AKT_FIELD_DATE:
    case AKT_FIELD_YEAR:
        read_date(&s, value, at);
        break;
    case AKT_FIELD_AMOUNT:
        read_amount(&s, value, at);
        break;
    case AKT_FIELD_WHOLE:
        read_whole(&s, value, at);
        break;
    case AKT_FIELD_NUMBER:
        read_number(&s, value, at);
        break;
    case AKT_FIELD_SHARE:
        read_share(&s, value, at);
        break;
    case AKT_FIELD_BOOL:
        read_bool(&s, value, at);
        break;
    case AKT_FIELD_CITES:
        read_cites(&s, value, at);
        break;
    case AKT_FIELD_PARTS:
        read_parts(&s, value, at);
        break;
    case AKT_FIELD_OBJECT:
        read_object(&s, value, at);
        break;
    }
}
