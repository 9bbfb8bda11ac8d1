#include "base/near.h"
#include "input/field_internal.h"
#include "input/sheet_words.h"

#include <string.h>

/* Words out of a vocabulary or a closed list. */

void akt_known__add(akt_buffer *known, const char *word)
{
    if (known->size)
        akt_buffer_add(known, ", ");
    akt_buffer_add(known, word);
}

static void fault_unknown(const akt_spot *s, const char *found, const char *nearest,
                          akt_buffer *known)
{
    akt_spot__fault(s, AKT_FAULT_UNKNOWN_CODE, found, nearest, akt_buffer_text(known));
    s->reader->no_memory = s->reader->no_memory || known->failed;
    akt_buffer_dispose(known);
}

static void fault_code(const akt_spot *s, const char *id)
{
    size_t count;
    const akt_term *terms =
        akt_dataset_terms(s->reader->dataset, (akt_vocabulary)s->field->arg, &count);
    akt_near near = akt_near_start(id);
    akt_buffer known = AKT_BUFFER_INIT;
    for (size_t i = 0; i < count; i++) {
        akt_near_try(&near, terms[i].record.id);
        akt_known__add(&known, terms[i].record.id);
    }
    fault_unknown(s, id, near.best, &known);
}

static bool read_code(const akt_spot *s, const char *value, void *item)
{
    int32_t *code = item;
    *code = AKT_NONE;
    if (akt_json_kind_at(value) != AKT_JSON_STRING) {
        akt_spot__fault(s, AKT_FAULT_WANTS_ID, NULL, NULL, NULL);
        return false;
    }
    const akt_vocabulary vocabulary = (akt_vocabulary)s->field->arg;
    const akt_json_bytes id = akt_spot__bytes(s, value);
    *code = akt_dataset_find_term_of(s->reader->dataset, vocabulary, id.text, id.size);
    if (*code == AKT_NONE && s->place->file->is_sheet)
        *code = akt_sheet_word_term_of(s->reader->dataset, vocabulary, akt_spot__word(s, value));
    if (*code == AKT_NONE)
        fault_code(s, akt_spot__word(s, value));
    return *code != AKT_NONE;
}

void akt_field__code(const akt_spot *s, const char *value, void *at)
{
    read_code(s, value, at);
}

void akt_field__codes(const akt_spot *s, const char *value, void *at)
{
    static const akt_item_reader reader = {AKT_FAULT_WANTS_IDS, sizeof(int32_t), read_code};
    akt_indices *out = at;
    out->items = akt_spot__items(s, value, &reader, &out->count);
}

static bool is_word(akt_json_bytes found, const char *word)
{
    return strncmp(word, found.text, found.size) == 0 && word[found.size] == '\0';
}

void akt_field__area(const akt_spot *s, const char *value, void *at)
{
    if (akt_json_kind_at(value) == AKT_JSON_STRING && is_word(akt_spot__bytes(s, value), "all"))
        *(int32_t *)at = AKT_AREA_ALL;
    else
        read_code(s, value, at);
}

static void fault_word(const akt_spot *s, const char *found, const char *const *words)
{
    akt_near near = akt_near_start(found);
    akt_buffer known = AKT_BUFFER_INIT;
    for (; *words; words++) {
        if (!**words)
            continue;
        akt_near_try(&near, *words);
        akt_known__add(&known, *words);
    }
    fault_unknown(s, found, near.best, &known);
}

static void read_word(const akt_spot *s, const char *value, const char *const *words, int32_t *out)
{
    if (akt_json_kind_at(value) != AKT_JSON_STRING) {
        akt_spot__fault(s, AKT_FAULT_WANTS_STRING, NULL, NULL, NULL);
        return;
    }
    const akt_json_bytes found = akt_spot__bytes(s, value);
    for (int32_t i = 0; words[i]; i++) {
        if (*words[i] && is_word(found, words[i])) {
            *out = i;
            return;
        }
    }
    fault_word(s, akt_spot__word(s, value), words);
}

void akt_field__word(const akt_spot *s, const char *value, void *at)
{
    read_word(s, value, s->field->words, at);
}

void akt_field__layer(const akt_spot *s, const char *value, void *at)
{
    const char *names[AKT_LAYER_COUNT + 1] = {NULL};
    for (int i = 0; i < AKT_LAYER_COUNT; i++)
        names[i] = akt_layer_name((akt_layer)i);
    read_word(s, value, names, at);
}
